"""Whether a person may compete, with the reason in words and figures (seed, items 4 to 6 and 8).

Only what can be read off the roster is judged here; what only people can judge goes to the manual
review. Each rule gives a sentence for its outcome either way, for the notice board.
"""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from campaign.calendar import in_words
from campaign.roster.facts import Day, spoken_day
from campaign.scheme.party import Party, PartyRequirement
from campaign.workbook.declare.dates import YearMonth


class Finding(NamedTuple):
    """The outcome of one condition."""

    passed: bool
    reason: str
    open: bool = False
    """Whether people have yet to judge it; nothing has failed until they do."""
    late: bool = False
    """Whether it failed because it was handed in after the deadline."""


# -- service --------------------------------------------------------------------------------------


def judge_years(
    start: str, since: Day, months: int, by: date, least: Decimal | Fraction, *, most: bool = False
) -> Finding:
    """Require at least so many years since a day, or at most.

    `start` says since what, `months` how long.

    Exactly so many are enough, either way.
    """
    counted = f"{start}，算到{spoken_day(by)}"
    begun = months >= 0 and (isinstance(since, YearMonth) or since <= by)
    length = f"满{in_words(months)}" if begun else "还没有开始"
    wanted = in_years(least)
    if most:
        passed = months <= least * 12
        return Finding(passed, f"{counted}{length}，{'没有超过' if passed else '超过'}{wanted}")
    if months >= least * 12:
        return Finding(True, f"{counted}{length}，符合{wanted}以上的要求")
    return Finding(False, f"{counted}{length}，不足{wanted}")


def in_years(years: Decimal | Fraction) -> str:
    """Return 2.5 → 2年6个月."""
    months = years * 12
    return in_words(int(months)) if months == int(months) else f"{float(years):g}年"


def judge_party(status: str, party: Party, wanted: PartyRequirement) -> Finding:
    """Return the political status that a post asks for (seed, item 4.7), e.g. 中共党员."""
    if party in wanted.accepted:
        if party is Party.PROBATIONARY:
            return Finding(True, f"政治面貌为{status}，方案规定预备党员也可以报")
        return Finding(True, f"政治面貌为{status}，符合要求")
    if party is Party.PROBATIONARY and Party.MEMBER in wanted.accepted:
        return Finding(False, f"要求{wanted.text}，本人为{status}，预备党员不算在内")
    return Finding(False, f"要求{wanted.text}，本人为{status}")


# -- deadline -------------------------------------------------------------------------------------


def judge_deadline(submitted: datetime | date, closes: datetime) -> Finding | None:
    """Return handed in no later than the minute of the deadline.

    None if the day alone cannot tell.
    """
    same_year = submitted.year == closes.year
    year, due = ("", "") if same_year else (f"{submitted.year}年", f"{closes.year}年")
    until = f"{due}{closes.month}月{closes.day}日{closes:%H:%M}"
    if not isinstance(submitted, datetime):
        if submitted == closes.date():
            return None
        written = f"{year}{submitted.month}月{submitted.day}日"
        in_time = submitted < closes.date()
    else:
        written = f"{year}{submitted.month}月{submitted.day}日{submitted:%H:%M}"
        in_time = submitted.replace(second=0, microsecond=0) <= closes.replace(
            second=0, microsecond=0
        )
    outcome = "没有超过" if in_time else "晚于"
    said = f"报名时间{written}，{outcome}截止时间{until}"
    return Finding(in_time, said, late=not in_time)
