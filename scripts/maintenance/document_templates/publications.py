"""The wording of what goes on the notice board, without a red head."""

from maintenance.document_templates.frame import plain_head, sign_off
from maintenance.document_templates.paper import Paper, repeated_cells


def public_notice(paper: Paper) -> None:
    """Lay out 任前公示."""
    names = ("序号", "姓名", "性别", "民族", "出生年月", "政治面貌", "学历", "现任职务", "拟任职务")
    heads = ("序\n号", "姓名", "性\n别", "民族", "出生\n年月", "政治\n面貌", "学历", *names[7:])
    widths = (480, 820, 425, 580, 900, 1060, 580, 2000, 2000)  # eight characters for a post
    nominee = tuple(f"{{{{ 人.{name} }}}}" for name in names)
    plain_head(paper, "{{ 发文机关 }}中层干部任前公示")
    paper.lead_in(
        "根据《{{ 方案名称 }}》，在公开报名、资格审查、综合评分和考察的基础上，经{{ 决定会议 }}"
        "研究，拟任用下列{{ 人数 }}名同志。为充分听取意见、接受监督，现将有关情况公示如下："
    )
    paper.list(widths, heads, "for 人 in 拟任人员", nominee)
    paper.note()
    with paper.repeated("if 递补说明"):
        paper.body("{{ 递补说明 }}")
    paper.body(
        "公示时间：{{ 公示开始 }}至{{ 公示结束 }}，共{{ 公示工作日数 }}个工作日。",
        "公示期间，对公示对象有意见的，可以来信、来电、来访反映。以单位名义反映的应当加盖公章，"
        "以个人名义反映的应当署真实姓名，并提供联系方式。反映情况应当实事求是，受理部门对反映人"
        "和反映内容严格保密。",
    )
    paper.body("受理部门：{{ 受理部门 }}", "联系电话：{{ 受理电话 }}")
    paper.last("联系地址：{{ 受理地址 }}")
    sign_off(paper)


def candidate_notice(paper: Paper) -> None:
    """Lay out 报名人选公示."""
    names = ("序号", "姓名", "性别", "出生年月", "学历", "现任职务", "竞争职位")
    heads = ("序\n号", "姓名", "性\n别", "出生\n年月", *names[4:])
    widths = (480, 900, 425, 960, 880, 2300, 2900)
    applicant = tuple(f"{{{{ 人.{name} }}}}" for name in names)
    plain_head(paper, "{{ 活动名称 }}报名人选公示")
    paper.lead_in(
        "根据《{{ 方案名称 }}》，经公开报名、资格审查，下列{{ 人数 }}名同志符合竞争条件。为听取"
        "意见、接受监督，现予公示："
    )
    paper.list(widths, heads, "for 人 in 报名人选", applicant)
    paper.note()
    paper.body(
        "公示时间：{{ 公示开始 }}至{{ 公示结束 }}，共{{ 公示工作日数 }}个工作日。",
        "对公示人选的资格条件有异议的，请在公示期间向受理部门反映，并署真实姓名、提供联系方式。",
    )
    paper.body("受理部门：{{ 受理部门 }}", "联系电话：{{ 受理电话 }}")
    paper.last("联系地址：{{ 受理地址 }}")
    sign_off(paper)


def selection_result(paper: Paper) -> None:
    """Lay out 双向选择结果公布."""
    heads = ("部门", "职数", "人数", "名单")
    widths = (2300, 850, 850, 4845)
    department = tuple(f"{{{{ 单位.{head} }}}}" for head in heads)
    plain_head(paper, "一般干部双向选择结果公布")
    paper.lead_in(
        "按照{{ 活动名称 }}的安排，一般干部双向选择已经结束，经{{ 决定会议 }}研究，现将结果公布"
        "如下："
    )
    styles = ["Cell"] * 3 + ["CellText"]
    paper.list(widths, heads, "for 单位 in 部门安排", department, style=styles)
    paper.note()
    with paper.repeated("if 结果说明"):
        paper.body("{{ 结果说明 }}")
    _objections(paper)
    sign_off(paper)


def score_publication(paper: Paper) -> None:
    """Lay out 成绩公布; as many columns of marks as the plan has components."""
    widths = (2025, 580, 820, 1305, 1305, 1305, 805, 700)
    part = repeated_cells("for 项 in 评分项目", "{{ 项.项目 }}\n（{{ 项.分值 }}分）")
    mark = repeated_cells("for 分 in 人.各项得分", "{{ 分 }}")
    heads = ("竞争职位", "名次", "姓名", *part, "总分", "备注")
    person = tuple(f"{{{{ 人.{name} }}}}" for name in ("竞争职位", "名次", "姓名", "总分", "备注"))
    plain_head(paper, "{{ 活动名称 }}成绩公布")
    paper.lead_in("根据《{{ 方案名称 }}》，竞争中层职位人员的评分工作已经结束，现将成绩公布如下：")
    texts = (*person[:3], *mark, *person[3:])
    paper.list(widths, heads, "for 人 in 成绩", texts, height=520)
    paper.note("成绩编码：{{ 成绩编码 }}")
    with paper.repeated("for 规则 in 计分规则"):
        paper.body("{{ 规则 }}")
    paper.body("以上成绩是党委研究任用的重要参考，任用人选由党委综合各方面情况集体研究决定。")
    _objections(paper)
    sign_off(paper)


def _objections(paper: Paper) -> None:
    paper.last(
        "对以上结果有疑问的，可以自公布之日起{{ 异议期限 }}个工作日内向{{ 受理部门 }}提出"
        "（联系电话：{{ 受理电话 }}）。"
    )


WORDINGS = {
    "报名人选公示": candidate_notice,
    "成绩公布": score_publication,
    "任前公示": public_notice,
    "双向选择结果公布": selection_result,
}
"""By the names of the kinds."""
