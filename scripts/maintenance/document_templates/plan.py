"""The wording of the notice that issues the plan, and of the plan itself."""

from maintenance.document_templates.frame import imprint, issued, joint_sign_off, red_head
from maintenance.document_templates.paper import Paper


def plan_notice(paper: Paper) -> None:
    """Lay out 实施方案通知; what is for posts or departments only falls out without them."""
    red_head(paper, "关于印发《{{ 方案名称 }}》的通知")
    paper.body("《{{ 方案名称 }}》已经{{ 决定会议 }}研究同意，现印发给你们。")
    paper.last("请认真组织学习，做好宣传动员，按照时间安排抓好落实。")
    joint_sign_off(paper)
    issued(paper, "{{ 方案名称 }}")
    _principles(paper)
    _organisation(paper)
    _who(paper)
    _places(paper)
    _procedure(paper)
    _schedule(paper)
    _discipline(paper)
    _standby(paper)
    paper.body("本方案由{{ 主办部门 }}负责解释。")
    imprint(paper)


def _principles(paper: Paper) -> None:
    paper.body(
        "为完善公开公平、能上能下的用人机制，优化干部队伍结构，激发干事创业活力，经研究决定，"
        "开展{{ 活动名称 }}。现制定如下实施方案。"
    )
    paper.heading("一、指导思想")
    paper.body(
        "坚持党的全面领导，树立正确的选人用人导向，通过公开选择把合适的人安排到合适的岗位，"
        "锻造政治过硬、作风扎实、业务精通、担当有为的干部队伍，为推动各项工作提供有力的组织"
        "保证。"
    )
    paper.heading("二、基本原则")
    paper.body(
        "1.坚持党管干部；",
        "2.坚持德才兼备、以德为先，任人唯贤；",
        "3.坚持公开、公平、竞争、择优；",
        "4.坚持民主集中制；",
        "5.坚持人岗相适，兼顾个人意愿和组织需要。",
    )


def _organisation(paper: Paper) -> None:
    widths = (1900, 2200, 4745)
    member = ("{{ 人.组内职务 }}", "{{ 人.姓名 }}", "{{ 人.党政职务 }}")
    paper.heading("三、组织领导")
    paper.lead_in(
        "成立{{ 活动名称 }}领导小组，负责组织实施工作，研究解决有关问题。领导小组"
        "{% if 办公室设在 %}办公室设在{{ 办公室设在 }}{% else %}下设办公室{% endif %}，"
        "承担日常工作。领导小组成员如下："
    )
    paper.list(widths, ("组内职务", "姓名", "党政职务"), "for 人 in 领导小组", member)


def _who(paper: Paper) -> None:
    paper.heading("四、参加范围{% if 竞争职位 %}和条件{% endif %}")
    with paper.repeated("if 竞争职位"):
        paper.subheading("（一）参加范围")
    paper.body("{{ 参加范围 }}")
    with paper.repeated("if 竞争职位"):
        paper.subheading("（二）竞争中层职位的基本条件")
        paper.body(
            "1.政治立场坚定，贯彻执行党的路线方针政策态度坚决，作风务实，敢于创新，实绩突出；",
            "2.具备履行岗位职责所需的理论政策水平、文化程度和业务知识；",
            "3.事业心和责任感强，有实际工作经验，组织领导能力能够胜任所竞争的职务；",
            "4.依规依法用权，廉洁自律，密切联系群众，自觉接受党组织和群众的监督；",
            "5.执行民主集中制，发扬民主，顾全大局，能够团结同志共事；",
            "6.符合所竞争职位规定的其他资格条件。",
        )


def _places(paper: Paper) -> None:
    posts = (700, 2300, 1800, 800, 3245)
    departments = (700, 3000, 900, 4245)
    post = ("{{ 岗.序号 }}", "{{ 岗.部门 }}", "{{ 岗.职务 }}", "{{ 岗.职数 }}", "{{ 岗.资格条件 }}")
    department = ("{{ 岗.序号 }}", "{{ 岗.部门 }}", "{{ 岗.职数 }}", "{{ 岗.包含岗位 }}")
    paper.heading(
        "五、{% if 竞争职位 %}职位{% if 双选部门 %}、{% endif %}{% endif %}"
        "{% if 双选部门 %}部门{% endif %}和职数"
    )
    with paper.repeated("if 竞争职位"):
        with paper.repeated("if 双选部门"):
            paper.subheading("（一）竞争上岗的中层职位")
        paper.lead_in("{{ 竞争职位说明 }}")
        post_heads = ("序号", "部门", "职务", "职数", "资格条件")
        styles = ["Cell"] * 4 + ["CellText"]
        paper.list(posts, post_heads, "for 岗 in 竞争职位", post, style=styles)
    with paper.repeated("if 双选部门"):
        with paper.repeated("if 竞争职位"):
            paper.subheading("（二）双向选择的部门")
        paper.lead_in("{{ 双选部门说明 }}")
        heads = ("序号", "部门", "职数", "包含岗位")
        styles = ["Cell"] * 3 + ["CellText"]
        paper.list(departments, heads, "for 岗 in 双选部门", department, style=styles)


def _procedure(paper: Paper) -> None:
    paper.heading("六、程序和方法")
    with paper.repeated("if 竞争职位"):
        paper.subheading("（一）中层职位竞争上岗")
        paper.body(
            "1.动员部署。召开动员会，学习本方案，广泛宣传发动。",
            "2.公开报名。符合条件的人员填写《竞争上岗报名表》，到{{ 主办部门 }}报名，每人最多"
            "可报{{ 最多志愿数 }}个职位。报名时间为{{ 报名开始 }}至{{ 报名截止 }}。",
            "3.资格审查。{{ 主办部门 }}对照职位条件逐人审查，公布审查结果。",
            "4.综合评分。组织{{ 评分项目名称 }}，按照计分办法计算成绩。{% if 演说时限 %}"
            "{{ 演说名称 }}{% if 按第一志愿演说 %}按第一志愿进行，{% endif %}介绍本人基本情况和"
            "工作实绩，"
            "说明对所竞争职位的认识、自身优势和履职打算，每人{{ 演说时限 }}分钟左右，顺序由抽签"
            "确定。{% endif %}",
        )
        with paper.repeated("if 组织考察"):
            paper.body("5.组织考察。{{ 组织考察 }}")
        paper.body(
            "{% if 组织考察 %}6{% else %}5{% endif %}.研究决定。党委根据评分情况，结合"
            "{% if 分管领导 %}分管领导意见、{% endif %}本人特长和工作需要，集体研究确定"
            "拟任人选。得分是重要参考，不简单以分数确定人选。",
            "{% if 组织考察 %}7{% else %}6{% endif %}.公示任职。"
            "对拟任人选进行公示，公示期不少于{{ 公示工作日数 }}个工作日；公示无影响"
            "任职问题的，办理任职手续。{% if 任期规定 %}{{ 任期规定 }}{% endif %}",
        )
        _scoring(paper)
    with paper.repeated("if 双选部门"):
        with paper.repeated("if 竞争职位"):
            paper.subheading("（三）一般干部双向选择")
        paper.body(
            "1.{% if 竞争职位 %}公开报名。{% else %}动员报名。召开动员会，学习本方案，广泛宣传"
            "发动。{% endif %}参加双向选择的人员填写《选部门报名表》，到{{ 主办部门 }}报名，"
            "每人最多可报{{ 最多志愿数 }}个部门。报名时间为{{ 报名开始 }}至{{ 报名截止 }}。"
            "{% if 竞争职位 %}没有被任用到中层职位的竞争人员，可以参加双向选择。{% endif %}",
            "2.部门初选。部门负责人和分管领导对选择本部门的人员提出初选意见并排序。",
            "3.双向匹配。{{ 双选规则 }}",
            "4.补选和调剂。部门仍有空缺的，可以组织没有落实岗位的人员进行第二轮选择"
            "{% if 第二轮报名截止 %}，报名截止时间为{{ 第二轮报名截止 }}{% endif %}；"
            "第二轮之后按照工作需要和本人意愿进行调剂。",
            "5.定人定岗。经党委研究，确定人员岗位，公布结果。",
        )


def _scoring(paper: Paper) -> None:
    widths = (1900, 1500, 800, 4645)
    component = ("{{ 项.项目 }}", "{{ 项.方式 }}", "{{ 项.分值 }}", "{{ 项.计分办法 }}")
    paper.subheading("（二）计分办法")
    paper.lead_in("竞争中层职位的评分满分为{{ 总分值 }}分，各项计分办法如下：")
    heads = ("项目", "方式", "分值", "计分办法")
    styles = ["Cell"] * 3 + ["CellText"]
    paper.list(widths, heads, "for 项 in 评分项目", component, style=styles)
    with paper.repeated("for 说明 in 评委说明"):
        paper.body("{{ 说明 }}")
    with paper.repeated("for 规则 in 计分规则"):
        paper.body("{{ 规则 }}")


def _schedule(paper: Paper) -> None:
    widths = (1500, 3300, 4045)
    stage = ("{{ 项.阶段 }}", "{{ 项.时间 }}", "{{ 项.内容 }}")
    paper.heading("七、时间安排")
    paper.lead_in("报名截止时间为{{ 报名截止 }}，逾期不再受理。各阶段时间安排如下：")
    styles = ["Cell"] * 2 + ["CellText"]
    paper.list(widths, ("阶段", "时间", "内容"), "for 项 in 日程安排", stage, style=styles)


def _discipline(paper: Paper) -> None:
    paper.heading("八、工作要求")
    paper.body(
        "1.活动期间各岗位现任人员不得擅离职守；接任人员到岗并办清移交前，原岗位工作仍由本人负责。",
        "2.任用和调整的人员应当服从组织决定，在接到通知后{{ 移交期限 }}个工作日内办清移交手续、"
        "按时到岗。",
        "3.{% if 竞争职位 %}{{ 评分工作人员 }}{% else %}参与初选和监督的人员{% endif %}应当公正"
        "履职，与参加人员有亲属等利害关系的应当回避。",
        "4.严禁拉票、打招呼、弄虚作假、泄露{% if 竞争职位 %}评分和{% endif %}研究情况，违者取消资格"
        "并依规依纪处理。",
    )


def _standby(paper: Paper) -> None:
    with paper.repeated("if 双选部门"):
        paper.heading("九、待岗管理")
        paper.body(
            "1.没有被选中、没有报名或者不服从组织安排的，作待岗跟班学习处理，待岗期限为"
            "{{ 待岗期限 }}。",
            "2.待岗期间{{ 待岗待遇 }}，由组织安排跟班学习，遵守考勤和各项工作纪律。",
            "3.待岗期满，由党委组织考评。考评合格的，恢复工作，按原职级享受工资待遇；考评不合格的，"
            "{{ 不合格处理 }}。具体处理由党委按照管理权限和规定程序研究决定。",
        )


WORDINGS = {
    "实施方案通知": plan_notice,
}
"""By the names of the kinds."""
