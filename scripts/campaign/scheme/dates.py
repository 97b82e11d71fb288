"""The scheme's part of the campaign's one chain of dates.

`office.meetings` goes on from here with the days of the committee's decisions.
"""

from collections.abc import Iterator, Sequence
from datetime import date, datetime

from campaign.calendar import WorkCalendar, day_of
from campaign.chinese import chinese_date
from campaign.issues import Issue, Kind, Where
from campaign.scheme.basics import BASICS, Basics
from campaign.scheme.choosing import RoundRow, round_name
from campaign.scheme.plan_sheets import ScheduleEntry
from campaign.scheme.sheets import CALENDAR
from campaign.workbook.read.reader import Row

_CHAIN = {
    "ends": ("starts", "registration_closes"),
    "registration_opens": ("plan_decided_on",),
    "registration_closes": ("registration_opens", "plan_decided_on", "meeting_time"),
    "second_round_closes": ("registration_closes",),
    "meeting_time": ("plan_decided_on",),
    "scores_published_on": ("registration_closes", "candidates_from"),
    "candidates_from": ("registration_closes",),
    "notice_starts": ("registration_closes", "candidates_from", "scores_published_on"),
    "standby_starts": ("registration_closes",),
}
"""By date: those that cannot come after it; the first that does is told."""
_BEFORE_THE_END = ("second_round_closes", "scores_published_on", "notice_starts")
"""Dates of the campaign that its last day should not come before."""

FAR_APART = 330
"""Days between two dates of one campaign from which on a wrong year is likely."""
_NEAR_THE_CLOSING = (
    "registration_opens", "starts", "ends", "service_counted_on", "second_round_closes",
    "meeting_time", "plan_decided_on", "scores_published_on", "notice_starts", "standby_starts",
    "candidates_from",
)  # fmt: skip


def dates_in_order(basics: Row[Basics], schedule: Sequence[Row[ScheduleEntry]]) -> Iterator[Issue]:
    """Find each date before what it follows from, and each stage that ends before it begins."""
    for later, befores in _CHAIN.items():
        day = _day_of(basics, later)
        earlier = next((each for each in befores if _is_after(_day_of(basics, each), day)), "")
        if earlier:
            names = {"later": BASICS.column(later).header, "earlier": BASICS.column(earlier).header}
            yield Kind.SCHEME_DATES_REVERSED.at(basics.where(later), day, **names)
    yield from _ends_early(basics)
    yield from _far_off(basics)
    for row in schedule:
        starts, ends = row.value.starts, row.value.ends
        if starts and ends and _is_before(ends, starts):
            names = {"later": "结束", "earlier": "开始"}
            yield Kind.SCHEME_DATES_REVERSED.at(row.where("ends"), day_of(ends), **names)


def rounds_in_order(basics: Basics, rounds: Sequence[Row[RoundRow]]) -> Iterator[Issue]:
    """Find rounds that close before the one before, the first one before registration opens."""
    before: date | None = basics.registration_opens
    earlier = BASICS.column("registration_opens").header
    for row in sorted(rounds, key=lambda each: each.value.number):
        first = basics.registration_closes if row.value.number == 1 else None
        closes = row.value.closes or first
        if closes is None:
            continue
        where, named = row.where("closes"), f"{round_name(row.value.number)}报名截止"
        if before and _is_before(closes, before):
            yield Kind.SCHEME_DATES_REVERSED.at(where, closes, later=named, earlier=earlier)
        elif row.value.closes:
            yield from _odd_closing(basics, where, day_of(closes), named)
        before, earlier = closes, named


def _odd_closing(basics: Basics, where: Where, day: date, named: str) -> Iterator[Issue]:
    """Ask about a round that closes most of a year after the first, or after the campaign."""
    if far := far_from_closing(basics, where, day, named):
        yield far
    elif basics.ends < day:
        yield _ends_before(basics, where, day, named)


def _ends_early(basics: Row[Basics]) -> Iterator[Issue]:
    """Ask about a campaign that ends before something that it leads to; the first is told."""
    ends, closes = basics.value.ends, day_of(basics.value.registration_closes)
    for field in _BEFORE_THE_END if ends >= closes else ():
        day = _day_of(basics, field)
        if day and _is_before(ends, day):
            named = BASICS.column(field).header
            yield _ends_before(basics.value, basics.where("ends"), day, named)
            return


def _ends_before(basics: Basics, where: Where, day: date, named: str) -> Issue:
    return Kind.SCHEME_ENDS_EARLY.at(
        where,
        basics.ends,
        day=chinese_date(basics.ends),
        what=named,
        other=chinese_date(day),
    )


def _far_off(basics: Row[Basics]) -> Iterator[Issue]:
    """Ask about dates most of a year from the closing of registration, and another year's papers.

    A year typed wrong decides over length of service, ages, notices and numbers, and breaks no
    order of dates.
    """
    closes = day_of(basics.value.registration_closes)
    for field in _NEAR_THE_CLOSING:
        day, named = _day_of(basics, field), BASICS.column(field).header
        if day and (far := far_from_closing(basics.value, basics.where(field), day, named)):
            yield far
    year, years = basics.value.number_year, sorted({closes.year, basics.value.ends.year})
    if year and year not in years:
        others = "、".join(map(str, years))
        yield Kind.SCHEME_YEAR_ODD.at(basics.where("number_year"), year, year=year, others=others)


def far_from_closing(basics: Basics, where: Where, day: date, named: str) -> Issue | None:
    """Ask about a date most of a year from the closing of registration."""
    closes = day_of(basics.registration_closes)
    days = abs((day - closes).days)
    if days <= FAR_APART:
        return None
    return Kind.SCHEME_DATE_FAR.at(
        where,
        day,
        what=named,
        day=chinese_date(day),
        closes=chinese_date(closes),
        days=days,
    )


def calendar_lacks(basics: Row[Basics], calendar: WorkCalendar) -> Iterator[Issue]:
    """Ask early for the arrangement of a year in which working days will have to be counted."""
    value = basics.value
    days = (value.starts, value.ends, value.notice_starts, value.standby_starts)
    for year in sorted({day.year for day in days if day} - calendar.years):
        where = Where(basics.where("name").file, CALENDAR.name)
        yield Kind.CALENDAR_YEAR_MISSING.at(where, year=year)


def _day_of(basics: Row[Basics], field: str) -> date | None:
    value: date | None = getattr(basics.value, field)
    return day_of(value) if value else None


def _is_after(one: date | None, other: date | None) -> bool:
    return bool(one and other and one > other)


def _is_before(one: date, other: date) -> bool:
    """Tell whether one comes before the other: by the time of day where both have it."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return day_of(one) < day_of(other)
