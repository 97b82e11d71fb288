"""The wording of the letters about what follows on standby, each with a receipt."""

from maintenance.document_templates.frame import letter_head, sign_off
from maintenance.document_templates.letters import (
    ACCEPTED,
    CLOSING,
    OBJECTION,
    on_trial,
    receipt_of,
)
from maintenance.document_templates.paper import Paper

_NUMBERED = "{% if 待岗通知书文号 %}（待岗通知书文号：{{ 待岗通知书文号 }}）{% endif %}"
_STANDBY = f"你自{{{{ 待岗开始 }}}}起待岗{_NUMBERED}"
_REMARK = "{% if 情况说明 %}{{ 情况说明 }}。{% endif %}"


def extension_letter(paper: Paper) -> None:
    """Lay out 延长待岗通知书."""
    letter_head(paper, "延长待岗通知书")
    paper.body(
        f"{_STANDBY}{{% if 原期满日期 %}}，原定于{{{{ 原期满日期 }}}}期满{{% endif %}}。{_REMARK}"
        "经{{ 决定会议 }}研究决定，你的待岗期限延长至{{ 延期至 }}，延长期间{{ 待岗待遇 }}。",
        "延长的期限届满由党委组织考评，按照考评结果研究决定。",
        OBJECTION,
    )
    _close(paper, "延长待岗通知书")


def placing_letter(paper: Paper) -> None:
    """Lay out 待岗人员上岗通知书."""
    letter_head(paper, "待岗人员上岗通知书")
    paper.body(
        f"{_STANDBY}。{_REMARK}经{{{{ 决定会议 }}}}研究决定，安排你到{{{{ 部门 }}}}工作，"
        "请于{{ 到岗期限 }}前报到。",
    )
    on_trial(paper)
    _close(paper, "待岗人员上岗通知书")


def trial_letter(paper: Paper) -> None:
    """Lay out 试岗结果通知书."""
    letter_head(paper, "试岗结果通知书")
    tried = "你到{{ 部门 }}试岗，试岗期自{{ 试岗开始 }}起至{{ 试岗期满 }}止。"
    outcome = "{% if 试岗后果 %}{{ 试岗后果 }}。{% endif %}"
    with paper.repeated("if 试岗合格"):
        paper.body(
            f"{tried}经考核合格，经{{{{ 决定会议 }}}}研究决定，你在{{{{ 部门 }}}}正式上岗。"
            f"{outcome}{_REMARK}",
        )
    with paper.repeated("if not 试岗合格"):
        paper.body(
            f"{tried}经考核不合格，经{{{{ 决定会议 }}}}研究决定，你不再在{{{{ 部门 }}}}上岗"
            f"{{% if 延期至 %}}，待岗至{{{{ 延期至 }}}}{{% endif %}}。{outcome}{_REMARK}",
            OBJECTION,
        )
    _close(paper, "试岗结果通知书")


def handling_letter(paper: Paper) -> None:
    """Lay out 待岗处理通知书."""
    letter_head(paper, "待岗处理通知书")
    _handled(paper)
    _close(paper, "待岗处理通知书")


def dismissal_letter(paper: Paper) -> None:
    """Lay out 解除合同通知书."""
    letter_head(paper, "解除合同通知书")
    _handled(paper)
    _close(paper, "解除合同通知书")


def _handled(paper: Paper) -> None:
    """Add what happened, how often, what follows from it, and until when to object."""
    paper.body(
        "你自{{ 待岗开始 }}起待岗。{{ 发生日期 }}，你有{{ 情形 }}的情形（{{ 次数 }}）。"
        f"{_REMARK}按照《{{{{ 方案名称 }}}}》，经{{{{ 决定会议 }}}}研究决定，对你作以下处理："
        "{{ 处理 }}。",
    )
    with paper.repeated("if 结束日期"):
        paper.body(
            "你的待岗自{{ 结束日期 }}结束，请在接到本通知后{{ 移交期限 }}个工作日内办清有关手续。",
        )
    paper.body(OBJECTION)


def _close(paper: Paper, title: str) -> None:
    paper.last(CLOSING)
    sign_off(paper)
    receipt_of(paper, title, ACCEPTED)


WORDINGS = {
    "延长待岗通知书": extension_letter,
    "待岗人员上岗通知书": placing_letter,
    "试岗结果通知书": trial_letter,
    "待岗处理通知书": handling_letter,
    "解除合同通知书": dismissal_letter,
}
"""By the names of the kinds."""
