"""The scheme's part of the campaign's one chain of dates.

`office.meetings` goes on from here with the days of the committee's decisions.
"""

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime

from campaign.calendar import WorkCalendar
from campaign.issues import Issue, Kind, Where
from campaign.scheme.basics import BASICS, Basics
from campaign.scheme.plan_sheets import ScheduleEntry
from campaign.scheme.sheets import CALENDAR
from campaign.workbook.read.reader import Row

_CHAIN = {
    "ends": ("starts", "registration_closes"),
    "registration_opens": ("plan_decided_on",),
    "registration_closes": ("registration_opens", "plan_decided_on"),
    "second_round_closes": ("registration_closes",),
    "meeting_time": ("plan_decided_on",),
    "scores_published_on": ("registration_closes",),
    "notice_starts": ("registration_closes", "scores_published_on"),
    "standby_starts": ("registration_closes",),
}
"""By date: those that cannot come after it; the first that does is told."""


def dates_in_order(basics: Row[Basics], schedule: Sequence[Row[ScheduleEntry]]) -> Iterator[Issue]:
    """Find each date before what it follows from, and each stage that ends before it begins."""
    for later, befores in _CHAIN.items():
        day = _day_of(basics, later)
        earlier = next((each for each in befores if _is_after(_day_of(basics, each), day)), "")
        if earlier:
            names = {"later": BASICS.column(later).header, "earlier": BASICS.column(earlier).header}
            yield Kind.SCHEME_DATES_REVERSED.at(basics.where(later), day, **names)
    for row in schedule:
        starts, ends = row.value.starts, row.value.ends
        if starts and ends and _is_before(ends, starts):
            names = {"later": "结束", "earlier": "开始"}
            yield Kind.SCHEME_DATES_REVERSED.at(row.where("ends"), _day(ends), **names)


def calendar_lacks(basics: Row[Basics], calendar: WorkCalendar) -> Iterator[Issue]:
    """Ask early for the arrangement of a year in which working days will have to be counted."""
    value = basics.value
    days = (value.starts, value.ends, value.notice_starts, value.standby_starts)
    for year in sorted({day.year for day in days if day} - calendar.years):
        where = Where(basics.where("name").file, CALENDAR.name)
        yield Kind.CALENDAR_YEAR_MISSING.at(where, year=year)


def _day_of(basics: Row[Basics], field: str) -> date | None:
    value: date | None = getattr(basics.value, field)
    return _day(value) if value else None


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


def _is_after(one: date | None, other: date | None) -> bool:
    return bool(one and other and one > other)


def _is_before(one: date, other: date) -> bool:
    """Tell whether one comes before the other: by the time of day where both have it."""
    if isinstance(one, datetime) and isinstance(other, datetime):
        return one < other
    return _day(one) < _day(other)


_AGE = re.compile(r"(男|女)?性?[:：为]?(\d{2})(?:周岁|岁)?")


def top_ages(text: str) -> dict[str, int]:
    """Return the top age by sex (男53、女51), or for both under ""; empty where it says neither."""
    parts = [part for part in re.split(r"[、，,；;\s]+", text) if part]
    found = [_AGE.fullmatch(part) for part in parts]
    ages = {each[1] or "": int(each[2]) for each in found if each}
    return ages if len(ages) == len(parts) else {}
