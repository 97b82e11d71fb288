"""The wording of 直接定岗通知书, with a receipt."""

from maintenance.document_templates.frame import letter_head, sign_off
from maintenance.document_templates.letters import ACCEPTED, CLOSING, receipt_of, taking_up
from maintenance.document_templates.paper import Paper


def direct_letter(paper: Paper) -> None:
    """Lay out 直接定岗通知书."""
    letter_head(paper, "直接定岗通知书")
    paper.body(
        "按照{{ 活动名称 }}的安排，你不参加竞争上岗和双向选择"
        "{% if 直接定岗原因 %}（{{ 直接定岗原因 }}）{% endif %}。"
        "经{{ 决定会议 }}研究决定，直接安排你到{{ 部门 }}工作。",
    )
    taking_up(paper, "请于{{ 到岗期限 }}前报到")
    paper.last(CLOSING)
    sign_off(paper)
    receipt_of(paper, "直接定岗通知书", ACCEPTED)


WORDINGS = {
    "直接定岗通知书": direct_letter,
}
"""By the names of the kinds."""
