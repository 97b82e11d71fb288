"""The wording of the letters to those who go neither to a department nor on standby."""

from maintenance.document_templates.frame import letter_head, sign_off
from maintenance.document_templates.letters import (
    ACCEPTED,
    CLOSING,
    HANDOVER,
    OBJECTION,
    receipt_of,
)
from maintenance.document_templates.paper import Paper


def other_letter(paper: Paper) -> None:
    """Lay out 去向通知书."""
    letter_head(paper, "去向通知书")
    paper.body(
        "按照{{ 活动名称 }}的安排，经{{ 决定会议 }}研究决定，你的去向为{{ 去向 }}"
        "{% if 去向说明 %}（{{ 去向说明 }}）{% endif %}，自{{ 生效日期 }}起执行。",
    )
    _closing(paper)
    receipt_of(paper, "去向通知书", ACCEPTED)


def retirement_letter(paper: Paper) -> None:
    """Lay out 离岗待退通知书."""
    letter_head(paper, "离岗待退通知书")
    paper.body(
        "根据你本人申请，经审核符合{{ 去向 }}条件。按照{{ 活动名称 }}的安排，经{{ 决定会议 }}研究"
        "决定，同意你自{{ 生效日期 }}起{{ 去向 }}"
        "{% if 去向说明 %}（{{ 去向说明 }}）{% endif %}，到达法定退休年龄时办理退休手续。",
    )
    _closing(paper)
    receipt_of(paper, "离岗待退通知书", ACCEPTED)


def _closing(paper: Paper) -> None:
    with paper.repeated("if 岗位有变动"):
        paper.body(HANDOVER)
    paper.body(OBJECTION)
    paper.last(CLOSING)
    sign_off(paper)


WORDINGS = {
    "去向通知书": other_letter,
    "离岗待退通知书": retirement_letter,
}
"""By the names of the kinds."""
