"""The wording of the letters at the end of a probation, and to those who leave their post."""

from maintenance.document_templates.frame import letter_head, sign_off
from maintenance.document_templates.letters import ACCEPTED, CLOSING, HANDOVER, receipt_of
from maintenance.document_templates.paper import Paper

_TRIAL = "你任{{ 职务 }}的试用期自{{ 试用开始 }}起至{{ 试用期满 }}止"
_REMARK = "{% if 情况说明 %}{{ 情况说明 }}。{% endif %}"


def confirmation_letter(paper: Paper) -> None:
    """Lay out 试用期满任职通知书."""
    letter_head(paper, "试用期满任职通知书")
    paper.body(
        f"{_TRIAL}，已经期满。经考核合格，经{{{{ 决定会议 }}}}研究决定，你正式任{{{{ 职务 }}}}"
        f"{{% if 任期至 %}}，任期至{{{{ 任期至 }}}}{{% endif %}}。{_REMARK}",
    )
    paper.last(CLOSING)
    sign_off(paper)
    receipt_of(paper, "试用期满任职通知书", ACCEPTED)


def extension_letter(paper: Paper) -> None:
    """Lay out 延长试用期通知书."""
    letter_head(paper, "延长试用期通知书")
    paper.body(
        f"{_TRIAL}。经考核，经{{{{ 决定会议 }}}}研究决定，你的试用期延长至{{{{ 延期至 }}}}"
        f"{{% if 新职务 %}}，其间任{{{{ 新职务 }}}}{{% endif %}}。{_REMARK}",
        "延长的试用期满后再次考核，由党委按照考核结果研究决定。",
    )
    paper.last(CLOSING)
    sign_off(paper)
    receipt_of(paper, "延长试用期通知书", ACCEPTED)


def removal_letter(paper: Paper) -> None:
    """Lay out 免职通知书."""
    letter_head(paper, "免职通知书")
    _after_trial(paper, "免去你的{{ 职务 }}职务{% if 新职务 %}，安排任{{ 新职务 }}{% endif %}。")
    receipt_of(paper, "免职通知书", ACCEPTED)


def lowering_letter(paper: Paper) -> None:
    """Lay out 降职通知书."""
    letter_head(paper, "降职通知书")
    _after_trial(paper, "免去你的{{ 职务 }}职务，改任{{ 新职务 }}。")
    receipt_of(paper, "降职通知书", ACCEPTED)


def acting_letter(paper: Paper) -> None:
    """Lay out 主持工作通知书."""
    letter_head(paper, "主持工作通知书")
    paper.body(
        "{{ 原任职人员 }}不再担任{{ 职务 }}。经{{ 决定会议 }}研究决定，{{ 职务 }}空缺期间"
        "由你主持工作，自{{ 开始日期 }}起"
        "{% if 主持至 %}至{{ 主持至 }}止{% else %}，到有人任职为止{% endif %}。",
        "请在接到本通知后{{ 移交期限 }}个工作日内与{{ 原任职人员 }}办清工作交接。",
    )
    paper.last(CLOSING)
    sign_off(paper)
    receipt_of(paper, "主持工作通知书", ACCEPTED)


def _after_trial(paper: Paper, decision: str) -> None:
    """Add the decision, with the probation it is about, and what is to be handed over."""
    decided = f"经{{{{ 决定会议 }}}}研究决定，{decision}{_REMARK}"
    with paper.repeated("if 在试用期"):
        paper.body(f"{_TRIAL}。经考核，不宜继续担任现职。{decided}")
    with paper.repeated("if not 在试用期"):
        paper.body(decided)
    paper.body(HANDOVER)
    paper.last(CLOSING)
    sign_off(paper)


WORDINGS = {
    "试用期满任职通知书": confirmation_letter,
    "延长试用期通知书": extension_letter,
    "免职通知书": removal_letter,
    "降职通知书": lowering_letter,
    "主持工作通知书": acting_letter,
}
"""By the names of the kinds."""
