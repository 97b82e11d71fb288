"""Whether a person may compete, with the reason in words and figures (seed, items 4 to 6 and 8).

Only what can be read off the roster is judged here; what only people can judge goes to the manual
review. Each rule gives a sentence for its outcome either way, for the notice board.
"""

import re
from datetime import date, datetime
from decimal import Decimal
from enum import Enum
from typing import NamedTuple

from campaign.months import in_words, whole_months


class Finding(NamedTuple):
    """The outcome of one condition."""

    passed: bool
    reason: str


# -- service --------------------------------------------------------------------------------------


def service_months(since: date, by: date, *, whole_month: bool) -> int:
    """Complete months of service on the day `by`.

    Where only the month of the start is known (`whole_month`), the start counts as the first of
    that month, and the month of `by` is complete: months are subtracted from months.
    """
    if whole_month:
        return (by.year - since.year) * 12 + by.month - since.month
    return whole_months(since, by)


def judge_service(since: date, by: date, least: Decimal, *, whole_month: bool) -> Finding:
    """At least `least` years of service; exactly so many is enough (seed, item 4.6: 以上)."""
    months = service_months(since, by, whole_month=whole_month)
    start = f"{since.year}年{since.month}月" + ("" if whole_month else f"{since.day}日")
    counted = f"{start}参加工作，算到{by.year}年{by.month}月{by.day}日"
    begun = months >= 0 and (whole_month or since <= by)
    length = f"满{in_words(months)}" if begun else "还没有开始"
    wanted = _years(least)
    if months >= least * 12:
        return Finding(True, f"{counted}{length}，符合{wanted}以上的要求")
    return Finding(False, f"{counted}{length}，不足{wanted}")


def _years(years: Decimal) -> str:
    return in_words(int(years * 12)) if years * 12 == int(years * 12) else f"{years}年"


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
    """What somebody's 政治面貌 says; None if that cannot be known."""
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
    """What 政治面貌要求 asks for; nothing accepted means nothing asked; None if it is unclear.

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


def judge_party(status: str, party: Party, wanted: PartyRequirement) -> Finding:
    """The political status that a post asks for (seed, item 4.7), e.g. 中共党员."""
    if party in wanted.accepted:
        if party is Party.PROBATIONARY:
            return Finding(True, f"政治面貌为{status}，方案规定预备党员也可以报")
        return Finding(True, f"政治面貌为{status}，符合要求")
    if party is Party.PROBATIONARY and Party.MEMBER in wanted.accepted:
        return Finding(False, f"要求{wanted.text}，本人为{status}，预备党员不算在内")
    return Finding(False, f"要求{wanted.text}，本人为{status}")


# -- deadline -------------------------------------------------------------------------------------


def judge_deadline(submitted: datetime | date, closes: datetime) -> Finding | None:
    """Handed in no later than the minute of the deadline; None if the day alone cannot tell."""
    until = f"{closes.month}月{closes.day}日{closes:%H:%M}"
    if not isinstance(submitted, datetime):
        if submitted == closes.date():
            return None
        written = f"{submitted.month}月{submitted.day}日"
        in_time = submitted < closes.date()
    else:
        written = f"{submitted.month}月{submitted.day}日{submitted:%H:%M}"
        in_time = submitted.replace(second=0, microsecond=0) <= closes.replace(
            second=0, microsecond=0
        )
    outcome = "没有超过" if in_time else "晚于"
    return Finding(in_time, f"报名时间{written}，{outcome}截止时间{until}")
