"""Party membership: what a post asks (政治面貌要求), and what a roster says (seed, item 4.7)."""

import re
from enum import Enum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    pass


# -- party ----------------------------------------------------------------------------------------


class Party(Enum):
    """Political status (政治面貌), as far as posts ask for it."""

    MEMBER = "中共党员"
    PROBATIONARY = "中共预备党员"
    LEAGUE = "共青团员"
    OTHER_PARTY = "民主党派成员"
    NO_PARTY = "无党派人士"
    MASSES = "群众"


_NOTHING_ASKED = ("", "不限", "无", "无要求", "不限制", "没有要求", "/", "—", "-")
_OTHER_PARTIES = (
    "民主党派", "民革", "民盟", "民建", "民进", "农工", "致公", "九三", "台盟",
)  # fmt: skip
_MEMBER_WORDS = (
    "中共党员", "党员", "共产党员", "中国共产党党员", "正式党员", "中共正式党员", "中共党员正式",
)  # fmt: skip
_PUNCTUATION = re.compile(r"[\s()（）\[\]【】]+")
_NOT_PROBATIONARY = re.compile(r"不(?:含|包含|包括|算)(?:中共)?预备(?:党员)?|预备(?:党员)?除外")


def party_of(status: str) -> Party | None:
    """Return what somebody's 政治面貌 says; None if that cannot be known."""
    key = _PUNCTUATION.sub("", status)
    if any(word in key for word in _OTHER_PARTIES):
        return Party.OTHER_PARTY
    if "预备" in key:
        return Party.PROBATIONARY
    if key in _MEMBER_WORDS:
        return Party.MEMBER
    for word, party in (("团员", Party.LEAGUE), ("无党派", Party.NO_PARTY), ("群众", Party.MASSES)):
        if word in key:
            return party
    return None


class PartyRequirement(NamedTuple):
    """What a post asks of 政治面貌."""

    text: str
    accepted: frozenset[Party]
    names_probationary: bool
    """Whether it says if probationary members count; if it does not, they do not (seed, 4.7)."""


def party_requirement(folded: str, text: str) -> PartyRequirement | None:
    """Return what 政治面貌要求 asks for: nothing accepted is nothing asked; None if unclear.

    `text` is how it is written, `folded` the same in Simplified script and half width.
    """
    key = _PUNCTUATION.sub("", folded)
    if key in _NOTHING_ASKED:
        return PartyRequirement(text, frozenset(), names_probationary=True)
    rest = _NOT_PROBATIONARY.sub("", key)
    accepted = {Party.PROBATIONARY} if "预备" in rest else set()
    rest = rest.replace("预备党员", "")
    for word in _OTHER_PARTIES:
        if word in rest:
            accepted.add(Party.OTHER_PARTY)
            rest = rest.replace(word + "党员", "").replace(word, "")
    for word, party in (
        ("党员", Party.MEMBER),
        ("团员", Party.LEAGUE),
        ("无党派", Party.NO_PARTY),
        ("群众", Party.MASSES),
    ):
        if word in rest:
            accepted.add(party)
    if not accepted or "非" in key:
        return None
    return PartyRequirement(text, frozenset(accepted), names_probationary="预备" in key)


USUAL_PARTIES = "：中共党员、中共预备党员、共青团员或群众"
"""How a remedy lists what to write."""
PARTY_STATUS = ("中共党员", "中共预备党员", "共青团员", "民主党派", "群众")
