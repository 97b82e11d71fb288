"""Whether a person may compete, with the reason in words and figures (seed, items 4 to 6 and 8).

Only what can be read off the roster is judged here; what only people can judge goes to the manual
review. Each rule gives a sentence for its outcome either way, for the notice board.
"""

from datetime import date, datetime
from decimal import Decimal
from typing import NamedTuple

from campaign.calendar import in_words, whole_months
from campaign.scheme.party import Party, PartyRequirement


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
