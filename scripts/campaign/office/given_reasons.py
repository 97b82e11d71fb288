"""Whether what stands under 决定理由 is a reason: it says why, not only that it was decided."""

import re
from typing import Any

from campaign.issues import Issue, Kind
from campaign.workbook.declare.text import fold
from campaign.workbook.read.reader import Row

_FEWEST = 2
"""Chinese characters of the shortest reason; marks, digits and letters say nothing."""
_NOT_HAN = re.compile(r"[^\u3400-\u9fff]+")
_EMPTY = re.compile(
    r"(?:详见|见|参见|附).{0,8}(?:附件?|记录|纪要|材料|文件|会议?|决议|说明|[上下前后表])"
    r"|(?:不?同意)?(?:不?任用|待岗)?"
    r"|没有|未填|暂无|不知道|不详|不明|理由|原因"
    r"|待[补定填写]|另行说明|同[上前]"
)
"""What points elsewhere, repeats the decision, or is to come: 见会议记录, 同意任用, 待补."""


def gives_reason(text: str) -> bool:
    """Tell whether a text says why something was decided."""
    words = _NOT_HAN.sub("", fold(text))
    return len(words) >= _FEWEST and _EMPTY.fullmatch(words) is None


def no_reason(row: Row[Any], *, name: str, decision: str, proposal: str) -> Issue:
    """Ask for the reason of a decision other than the proposal, in whose row none is given."""
    text = row.value.reason
    return Kind.DECISION_NO_REASON.at(
        row.where("reason"),
        text,
        name=name,
        decision=decision,
        proposal=proposal,
        finding=f"“{text}”没有说明理由" if text else "没有写理由",
    )
