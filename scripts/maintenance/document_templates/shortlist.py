"""The wording of 入围人员名单: who goes on after a stage."""

from maintenance.document_templates.frame import plain_head, sign_off
from maintenance.document_templates.paper import Paper


def shortlist(paper: Paper) -> None:
    """Lay out 进入…人员名单, or 考察对象名单."""
    widths = (600, 3745, 2000, 2500)
    heads = ("序号", "竞争职位", "姓名", "{{ 依据 }}")
    person = tuple(f"{{{{ 人.{name} }}}}" for name in ("序号", "竞争职位", "姓名", "得分"))
    plain_head(paper, "{{ 活动名称 }}{{ 名单名称 }}")
    paper.lead_in(
        "根据《{{ 方案名称 }}》，按照{{ 依据 }}，下列{{ 人数 }}名同志"
        "{% if 考察 %}列为考察对象{% else %}进入{{ 进入环节 }}{% endif %}，现予公布："
    )
    paper.list(widths, heads, "for 人 in 人员", person)
    paper.note()
    with paper.repeated("for 规则 in 晋级规则"):
        paper.body("{{ 规则 }}")
    with paper.repeated("if 时间说明"):
        paper.body("{{ 时间说明 }}")
    paper.last(
        "对以上结果有疑问的，可以自公布之日起{{ 异议期限 }}个工作日内向{{ 受理部门 }}提出"
        "（联系电话：{{ 受理电话 }}）。"
    )
    sign_off(paper)


WORDINGS = {
    "入围人员名单": shortlist,
}
"""By the names of the kinds."""
