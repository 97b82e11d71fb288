"""The wording of the red-headed notices. Facts are placeholders; offices may change the words."""

from maintenance.document_templates.frame import (
    attached,
    attachment,
    imprint,
    joint_sign_off,
    red_head,
    sign_off,
)
from maintenance.document_templates.paper import Paper


def mobilization_notice(paper: Paper) -> None:
    """Lay out 动员会通知, with the attendance list."""
    widths = (900, 1700, 2500, 2045, 1700)
    person = ("{{ 人.序号 }}", "{{ 人.姓名 }}", "{{ 人.部门 }}", "{{ 人.职务 }}", "")
    red_head(paper, "关于召开{{ 活动名称 }}动员会的通知")
    paper.body(
        "为做好{{ 活动名称 }}的动员部署，决定召开动员会。现将有关事项通知如下：",
    )
    _item(paper, "一、会议时间", "{{ 会议时间 }}。")
    _item(paper, "二、会议地点", "{{ 会议地点 }}。")
    _item(paper, "三、参会人员", "{{ 参会人员 }}。")
    paper.heading("四、会议内容")
    paper.body("学习《{{ 方案名称 }}》，说明参加范围、条件、程序和时间安排，部署报名等各项工作。")
    paper.heading("五、有关要求")
    paper.body("1.参会人员应当提前安排好工作，准时到会并签到，会议期间遵守会场纪律。")
    paper.last(
        "2.因故不能参会的，应当事先向{{ 主办部门 }}请假"
        "{% if 联系人 %}（联系人：{{ 联系人 }}{% if 联系电话 %}，电话："
        "{{ 联系电话 }}{% endif %}）{% endif %}，会后及时了解会议内容，以免错过报名时间。"
    )
    attached(paper, "动员会签到表")
    joint_sign_off(paper)
    attachment(paper, "动员会签到表")
    heads = ("序号", "姓名", "部门", "职务", "签到")
    paper.list(widths, heads, "for 人 in 签到人员", person, height=620)
    imprint(paper)


def _item(paper: Paper, heading: str, sentence: str) -> None:
    paper.heading(heading)
    paper.body(sentence)


def appointment_notice(paper: Paper) -> None:
    """Lay out 任职通知."""
    event = "{% if 免职人员 %}职务任免{% else %}任职{% endif %}"
    red_head(paper, f"关于{{{{ 人员概称 }}}}{event}的通知")
    paper.body("经{{ 决定会议 }}研究决定：")
    with paper.repeated("for 人 in 任职人员"):
        paper.body("{{ 人.姓名 }}同志任{{ 人.职务 }}{{ 人.任职说明 }}{{ 人.句末 }}")
    with paper.repeated("if 免职人员"), paper.repeated("for 人 in 免职人员"):
        paper.body("免去{{ 人.姓名 }}同志的{{ 人.职务 }}职务{{ 人.句末 }}")
    whose = "{% if 免职人员 %}任职人员{% else %}以上同志{% endif %}"
    paper.last(f"{whose}的任职时间自{{{{ 任职起算日期 }}}}起计算。")
    sign_off(paper)
    imprint(paper, below_seal=True)


def placement_notice(paper: Paper) -> None:
    """Lay out 岗位安排通知."""
    red_head(paper, "关于一般干部岗位安排的通知")
    paper.body(
        "按照{{ 活动名称 }}的安排，在个人选择部门、部门选择人员的基础上，经{{ 决定会议 }}"
        "研究决定，对{{ 人数 }}名同志的工作岗位安排如下："
    )
    with paper.repeated("for 单位 in 部门安排"):
        paper.heading("{{ 单位.序数 }}、{{ 单位.部门 }}（{{ 单位.人数 }}名）")
        paper.body("{{ 单位.名单 }}")
    paper.last(
        "请以上同志于{{ 到岗期限 }}前到所在部门报到。岗位有变动的，应当在接到通知后"
        "{{ 移交期限 }}个工作日内办清工作移交手续；接交人员到岗前，原岗位工作仍由移交人负责。"
    )
    joint_sign_off(paper)
    imprint(paper, below_seal=True)


def handover_notice(paper: Paper) -> None:
    """Lay out 工作移交通知, with the list of those concerned."""
    widths = (640, 1155, 2250, 2250, 1275, 1275)
    cells = ("序号", "姓名", "原岗位", "新岗位", "接交人", "监交人")
    line = tuple(f"{{{{ 人.{cell} }}}}" for cell in cells)
    red_head(paper, "关于做好岗位调整人员工作移交的通知")
    paper.body(
        "{{ 活动名称 }}的人员岗位已经确定。为保证各项工作衔接有序、不断不乱，现就工作移交"
        "有关事项通知如下："
    )
    paper.heading("一、移交人员和期限")
    paper.body(
        "岗位有变动的人员（名单附后）应当在接到任职或者岗位安排通知后{{ 移交期限 }}个工作日内"
        "办清移交手续，最迟不超过{{ 移交截止 }}。因特殊情况需要延期的，须经分管领导同意。"
    )
    paper.heading("二、移交内容")
    paper.body(
        "1.工作事项。岗位职责、正在办理和尚未办结的事项、需要继续跟进的问题以及有关联系人。",
        "2.文件资料。纸质和电子的文件、档案、台账、合同、报表及业务系统账号。",
        "3.财物印章。经管的资金账目、票据、印章、钥匙、办公设备和其他公物。",
        "4.涉密载体。按照保密规定单独清点、登记和移交。",
    )
    paper.heading("三、移交程序")
    paper.body(
        "1.移交人如实填写移交清单。",
        "2.移交人、接交人、监交人三方到场，逐项核对后签字。中层正职的移交由分管领导监交，"
        "其他人员的移交由所在部门负责人或者分管领导监交；名单中没有列明接交人的，由所在部门指定。",
        "3.移交清单一式三份，移交人、接交人各执一份，另一份交{{ 主办部门 }}存档。",
    )
    paper.heading("四、有关要求")
    paper.body("1.接交人员到岗接手前，移交人应当坚守岗位，继续履行原岗位职责。")
    paper.last(
        "2.移交应当清楚完整。移交不清、影响工作的，追究有关人员责任。各部门应当加强督促，移交办结后"
        "及时将移交清单报{{ 主办部门 }}。"
    )
    attached(paper, "工作移交人员名单")
    joint_sign_off(paper)
    attachment(paper, "工作移交人员名单")
    paper.list(widths, cells, "for 人 in 移交人员", line)
    imprint(paper)


WORDINGS = {
    "动员会通知": mobilization_notice,
    "任职通知": appointment_notice,
    "岗位安排通知": placement_notice,
    "工作移交通知": handover_notice,
}
"""By the names of the kinds."""
