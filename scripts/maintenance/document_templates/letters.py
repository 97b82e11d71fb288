"""The wording of the letters to persons, each with a receipt."""

from maintenance.document_templates.frame import (
    last_sign_off_of_sheet,
    letter_head,
    plain_head,
    receipt,
    sign_off,
)
from maintenance.document_templates.paper import Paper

_CLOSING = "特此通知。"
_ACCEPTED = "本人意见：□ 服从组织安排　　□ 有不同意见（另附书面说明）"


_RECEIVED = "{{ 文号 }}通知书已于　　　　年　　月　　日收到。"


def appointment_letter(paper: Paper) -> None:
    """Lay out 任职通知书."""
    letter_head(paper, "任职通知书")
    paper.body(
        "经{{ 决定会议 }}研究决定，任命你为{{ 职务 }}{{ 任职说明 }}，任职时间自{{ 任职日期 }}起"
        "计算。",
    )
    _taking_up(paper, "请于{{ 报到期限 }}前到{{ 报到部门 }}报到")
    paper.last(_CLOSING)
    sign_off(paper)
    receipt(paper, "任职通知书回执", _RECEIVED, _ACCEPTED)


def _taking_up(paper: Paper, report: str) -> None:
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


def placement_letter(paper: Paper) -> None:
    """Lay out 岗位安排通知书."""
    letter_head(paper, "岗位安排通知书")
    paper.body(
        "按照{{ 活动名称 }}的安排，经{{ 决定会议 }}研究决定，安排你到{{ 部门 }}工作"
        "{% if 岗位说明 %}（{{ 岗位说明 }}）{% endif %}。",
    )
    _taking_up(paper, "请于{{ 到岗期限 }}前报到")
    paper.last(_CLOSING)
    sign_off(paper)
    receipt(paper, "岗位安排通知书回执", _RECEIVED, _ACCEPTED)


def recheck_letter(paper: Paper) -> None:
    """Lay out 复核结果通知书."""
    letter_head(paper, "复核结果通知书")
    paper.body(
        "你于{{ 提出日期 }}对{{ 复核事项 }}提出复核：{{ 复核内容 }}。",
        "经复核，{{ 复核结论 }}。{% if 处理说明 %}{{ 处理说明 }}。{% endif %}",
        "对复核结果仍有疑问的，可以向{{ 受理部门 }}反映（联系电话：{{ 受理电话 }}）。",
    )
    paper.last(_CLOSING)
    sign_off(paper)
    receipt(
        paper,
        "复核结果通知书回执",
        _RECEIVED,
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
    paper.last(
        "4.对本通知有异议的，可以自收到之日起{{ 异议期限 }}个工作日内向{{ 受理部门 }}书面提出"
        "（联系电话：{{ 受理电话 }}）。"
    )
    last_sign_off_of_sheet(paper)
    _delivery_sheet(paper, "待岗通知书")


def _delivery_sheet(paper: Paper, title: str) -> None:
    widths = (2200, 6645)
    signed = "\n\n　　　　　　　签名：　　　　　　　　年　　月　　日"
    lines = (
        ("文书名称和文号", f"《{title}》（{{{{ 文号 }}}}）", 800),
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
        "你自{{ 待岗开始 }}起待岗跟班学习（待岗通知书文号：{{ 待岗通知书文号 }}），"
        "{% if 提前结束 %}原定于{{ 待岗期满 }}期满，经党委研究提前结束"
        "{% else %}于{{ 待岗期满 }}期满{% endif %}。"
        "经党委{{ 考评日期 }}考评，结果为合格。现决定恢复你的工作，"
        "安排到{{ 部门 }}，自报到之日起按原职级享受工资待遇。",
        "请于{{ 到岗期限 }}前报到。",
    )
    paper.last(_CLOSING)
    sign_off(paper)
    receipt(paper, "恢复工作通知书回执", _RECEIVED, _ACCEPTED)


_TRIAL = "你任{{ 职务 }}的试用期自{{ 试用开始 }}起至{{ 试用期满 }}止"
_REMARK = "{% if 情况说明 %}{{ 情况说明 }}。{% endif %}"


def confirmation_letter(paper: Paper) -> None:
    """试用期满任职通知书."""
    letter_head(paper, "试用期满任职通知书")
    paper.body(
        f"{_TRIAL}，已经期满。经考核合格，经{{{{ 决定会议 }}}}研究决定，你正式任{{{{ 职务 }}}}"
        f"{{% if 任期至 %}}，任期至{{{{ 任期至 }}}}{{% endif %}}。{_REMARK}",
    )
    paper.last(_CLOSING)
    sign_off(paper)
    receipt(paper, "试用期满任职通知书回执", _RECEIVED, _ACCEPTED)


def extension_letter(paper: Paper) -> None:
    """延长试用期通知书."""
    letter_head(paper, "延长试用期通知书")
    paper.body(
        f"{_TRIAL}。经考核，经{{{{ 决定会议 }}}}研究决定，你的试用期延长至{{{{ 延期至 }}}}"
        f"{{% if 新职务 %}}，其间任{{{{ 新职务 }}}}{{% endif %}}。{_REMARK}",
        "延长的试用期满后再次考核，由党委按照考核结果研究决定。",
    )
    paper.last(_CLOSING)
    sign_off(paper)
    receipt(paper, "延长试用期通知书回执", _RECEIVED, _ACCEPTED)


def removal_letter(paper: Paper) -> None:
    """免职通知书."""
    letter_head(paper, "免职通知书")
    _after_trial(paper, "免去你的{{ 职务 }}职务{% if 新职务 %}，安排任{{ 新职务 }}{% endif %}。")
    receipt(paper, "免职通知书回执", _RECEIVED, _ACCEPTED)


def lowering_letter(paper: Paper) -> None:
    """降职通知书."""
    letter_head(paper, "降职通知书")
    _after_trial(paper, "免去你的{{ 职务 }}职务，改任{{ 新职务 }}。")
    receipt(paper, "降职通知书回执", _RECEIVED, _ACCEPTED)


def _after_trial(paper: Paper, decision: str) -> None:
    """Add the decision, with the probation it is about, and what is to be handed over."""
    decided = f"经{{{{ 决定会议 }}}}研究决定，{decision}{_REMARK}"
    with paper.repeated("if 在试用期"):
        paper.body(f"{_TRIAL}。经考核，不宜继续担任现职。{decided}")
    with paper.repeated("if not 在试用期"):
        paper.body(decided)
    paper.body("请在接到本通知后{{ 移交期限 }}个工作日内办清工作移交手续。")
    paper.last(_CLOSING)
    sign_off(paper)
