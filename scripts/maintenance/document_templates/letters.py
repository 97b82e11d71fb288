"""The wording of the letters to persons, each with a receipt."""

from maintenance.document_templates.frame import (
    last_sign_off_of_sheet,
    letter_head,
    plain_head,
    receipt,
    sign_off,
)
from maintenance.document_templates.paper import Paper

CLOSING = "特此通知。"
_NUMBER = "{% if 文号 %}（{{ 文号 }}）{% endif %}"
HANDOVER = "请在接到本通知后{{ 移交期限 }}个工作日内办清工作移交手续。"
OBJECTION = (
    "对本通知有异议的，可以自收到之日起{{ 异议期限 }}个工作日内向{{ 受理部门 }}书面提出"
    "（联系电话：{{ 受理电话 }}）。"
)
ACCEPTED = "本人意见：□ 服从组织安排　　□ 有不同意见（另附书面说明）"


def appointment_letter(paper: Paper) -> None:
    """Lay out 任职通知书."""
    letter_head(paper, "任职通知书")
    paper.body(
        "经{{ 决定会议 }}研究决定，任命你为{{ 职务 }}{{ 任职说明 }}，任职时间自{{ 任职起算日期 }}起"
        "计算。",
    )
    taking_up(paper, "请于{{ 报到期限 }}前到{{ 报到部门 }}报到")
    paper.last(CLOSING)
    sign_off(paper)
    receipt_of(paper, "任职通知书", ACCEPTED)


def taking_up(paper: Paper, report: str) -> None:
    """Write when to report, and to hand over first; who stays does neither."""
    moving = (
        f"{report}，并在接到本通知后{{{{ 移交期限 }}}}个工作日内办清原岗位工作移交手续。"
        "接交人员到岗前，请继续履行原岗位职责。"
    )
    staying = "请继续做好本岗位工作，认真履行岗位职责。"
    with paper.repeated("if 岗位有变动"):
        paper.body(moving)
    with paper.repeated("if not 岗位有变动"):
        paper.body(staying)


def receipt_of(paper: Paper, letter: str, answer: str) -> None:
    """Say whose letter has come, and its number: receipts are filed without their letters."""
    sentence = f"{{{{ 姓名 }}}}的{letter}{_NUMBER}已收到。"
    receipt(paper, f"{letter}回执", sentence, answer)


def placement_letter(paper: Paper) -> None:
    """Lay out 岗位安排通知书."""
    letter_head(paper, "岗位安排通知书")
    paper.body(
        "按照{{ 活动名称 }}的安排，经{{ 决定会议 }}研究决定，安排你到{{ 部门 }}工作"
        "{% if 岗位说明 %}（{{ 岗位说明 }}）{% endif %}。",
    )
    taking_up(paper, "请于{{ 到岗期限 }}前报到")
    paper.last(CLOSING)
    sign_off(paper)
    receipt_of(paper, "岗位安排通知书", ACCEPTED)


def recheck_letter(paper: Paper) -> None:
    """Lay out 复核结果通知书."""
    letter_head(paper, "复核结果通知书")
    paper.body(
        "你于{{ 提出日期 }}对{{ 复核事项 }}提出复核：{{ 复核内容 }}。",
        "经复核，{{ 复核结论 }}。{% if 处理说明 %}{{ 处理说明 }}。{% endif %}",
        "对复核结果仍有疑问的，可以向{{ 受理部门 }}反映（联系电话：{{ 受理电话 }}）。",
    )
    paper.last(CLOSING)
    sign_off(paper)
    receipt_of(
        paper,
        "复核结果通知书",
        "本人意见：□ 没有不同意见　　□ 有不同意见（另附书面说明）",
    )


def standby_letter(paper: Paper) -> None:
    """Lay out 待岗通知书; its receipt is a sheet of its own, for the letter fills the page."""
    letter_head(paper, "待岗通知书")
    paper.body(
        "根据《{{ 方案名称 }}》，因{{ 待岗原因 }}，经{{ 决定会议 }}研究决定，对你作待岗跟班学习"
        "处理。现将有关事项通知如下：",
        "1.待岗期限{{ 待岗期限 }}，自{{ 待岗开始 }}起至{{ 待岗期满 }}止，待岗期间{{ 待岗待遇 }}。",
        "2.待岗期间到{{ 跟班学习部门 }}跟班学习，由{{ 管理部门 }}负责日常管理，应当遵守考勤和"
        "工作纪律，参加学习培训，完成交办的工作任务。",
        "3.待岗期满由党委组织考评。考评合格的，恢复工作，按原职级享受工资待遇；考评不合格的，"
        "由党委按照方案和有关规定研究处理。",
    )
    paper.last(f"4.{OBJECTION}")
    last_sign_off_of_sheet(paper)
    _delivery_sheet(paper, "待岗通知书")


def _delivery_sheet(paper: Paper, title: str) -> None:
    widths = (2200, 6645)
    signed = "\n\n　　　　　　　签名：　　　　　　　　年　　月　　日"
    lines = (
        ("文书名称和文号", f"《{title}》{_NUMBER}", 800),
        ("受送达人", "{{ 姓名 }}", 800),
        ("送达时间", "　　　　年　　月　　日　　时", 800),
        ("送达地点", "", 800),
        ("受送达人意见", f"□ 服从组织安排　　□ 有不同意见（另附书面说明）{signed}", 1900),
        ("送达人", signed, 1500),
        ("备　　注", "", 1500),
    )
    plain_head(paper, f"{title}送达回执")
    table = paper.table(widths)
    for label, text, height in lines:
        table.add(label, text, style=("Head", "CellText"), height=height)
    paper.note("本人拒收的，由送达人在备注栏写明情况和时间，请见证人签名。本回执由送达人交回存档。")


def return_letter(paper: Paper) -> None:
    """Lay out 恢复工作通知书."""
    letter_head(paper, "恢复工作通知书")
    paper.body(
        "你自{{ 待岗开始 }}起待岗跟班学习"
        "{% if 待岗通知书文号 %}（待岗通知书文号：{{ 待岗通知书文号 }}）{% endif %}，"
        "{% if 提前结束 %}原定于{{ 待岗期满 }}期满，经党委研究提前结束"
        "{% else %}于{{ 待岗期满 }}期满{% endif %}。"
        "经党委{{ 考评日期 }}考评，结果为合格。现决定恢复你的工作，"
        "安排到{{ 部门 }}，自报到之日起按原职级享受工资待遇。",
        "请于{{ 到岗期限 }}前报到。",
    )
    on_trial(paper)
    paper.last(CLOSING)
    sign_off(paper)
    receipt_of(paper, "恢复工作通知书", ACCEPTED)


def on_trial(paper: Paper) -> None:
    """Say how long somebody is on trial in a post after standby, where that is so."""
    with paper.repeated("if 试岗期限"):
        paper.body(
            "到岗后先试岗，试岗期{{ 试岗期限 }}，自{{ 试岗开始 }}起至{{ 试岗期满 }}止"
            "{% if 试岗待遇 %}，试岗期间{{ 试岗待遇 }}{% endif %}。试岗期满由党委组织考核，"
            "合格的正式上岗。",
        )


WORDINGS = {
    "复核结果通知书": recheck_letter,
    "任职通知书": appointment_letter,
    "岗位安排通知书": placement_letter,
    "待岗通知书": standby_letter,
    "恢复工作通知书": return_letter,
}
"""By the names of the kinds."""
