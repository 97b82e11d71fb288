"""工作日历 → which days are worked: rows of days, and the official notice pasted as published."""

import dataclasses
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from campaign.calendar import WorkCalendar
from campaign.issues import Issue, Kind, Where
from campaign.scheme.answers import HOLIDAY
from campaign.scheme.basics import Basics
from campaign.scheme.official_days import (
    PUBLISHED,
    arrangement_of,
    only_year,
    pieces_of,
    speaks_of_days,
    understand,
    year_of,
)
from campaign.scheme.sheets import CALENDAR, SpecialDay
from campaign.workbook.declare.cells import Raw
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.read.reader import Row


class _Pasted(NamedTuple):
    """A stretch of a notice: its text, and the cell in which it begins."""

    text: str
    row: int
    column: int


def take_notices(grid: Grid, about: int) -> tuple[Grid, list[SpecialDay], list[Issue]]:
    """Take the notices pasted into a sheet out of it: the other rows, the days, what to say.

    `about` is the year of the campaign: a notice that does not name its year, but weekdays, is
    looked for around it.
    """
    rows = [number for number, cells in enumerate(grid.rows) if _is_notice(cells)]
    if not rows:
        return grid, [], []
    taken = [n for n, cells in enumerate(grid.rows) if n in rows or _is_lone_text(cells)]
    left = [[] if number in taken else cells for number, cells in enumerate(grid.rows)]
    days: list[SpecialDay] = []
    issues: list[Issue] = []
    for pasted in _stretches(grid, taken):
        found, told = _understood(grid, pasted, about)
        days += found
        issues += told
    return dataclasses.replace(grid, rows=left, reading=None, _scanned=None), days, issues


def work_calendar(listed: Sequence[SpecialDay]) -> WorkCalendar:
    """Return the calendar of the days that the sheet lists, and of those that were published.

    A year is known by a holiday of it; one at its very end may belong to the next year's New Year,
    and says nothing of it. Of a day that both know of, the sheet decides.
    """
    known = {each.day.year for each in listed if _tells_of_its_year(each)}
    days = [*listed, *_unlisted(listed, PUBLISHED)]
    holidays = frozenset(each.day for each in days if each.kind == HOLIDAY)
    worked = frozenset(each.day for each in days) - holidays
    return WorkCalendar(holidays, worked, frozenset({*known, *PUBLISHED}))


def left_out(basics: Row[Basics], listed: Sequence[SpecialDay]) -> Iterable[Issue]:
    """Yield years of the campaign of which the sheet lists some published days and not others."""
    for year in sorted({basics.value.starts.year, basics.value.ends.year}):
        if any(each.day.year == year and _tells_of_its_year(each) for each in listed) and (
            missing := _unlisted(listed, [year])
        ):
            yield Kind.CALENDAR_DAYS_LEFT_OUT.at(
                Where(basics.where("name").file, CALENDAR.name),
                year=year,
                count=len(missing),
                days="、".join(
                    f"{each.day.month}月{each.day.day}日{each.kind}" for each in missing
                ),
            )


def _unlisted(listed: Iterable[SpecialDay], years: Iterable[int]) -> list[SpecialDay]:
    """Return the published days of some years that the sheet says nothing of."""
    own = {each.day for each in listed}
    return [each for year in years for each in arrangement_of(year) if each.day not in own]


def conflicting(rows: Iterable[Row[SpecialDay]], pasted: Iterable[SpecialDay]) -> Iterable[Issue]:
    """Yield days that a row of the sheet and a notice pasted into it say different things of."""
    kinds = {each.day: each.kind for each in pasted}
    for row in rows:
        kind = kinds.get(row.value.day, row.value.kind)
        if kind != row.value.kind:
            why = f"与贴进来的通知不一致：通知里{row.value.day}是{kind}"
            where = row.where("kind")
            yield Kind.CALENDAR_MISREAD.at(where, row.value.kind, text=row.value.kind, why=why)


def _tells_of_its_year(each: SpecialDay) -> bool:
    return each.kind == HOLIDAY and (each.day.month, each.day.day) < (12, 30)


def _is_notice(cells: Sequence[Raw]) -> bool:
    return any(isinstance(cell, str) and speaks_of_days(cell) for cell in cells)


def _is_lone_text(cells: Sequence[Raw]) -> bool:
    """Tell whether a text is the only one of its row: a line of the notice, no day of the table."""
    filled = [cell for cell in cells if not is_blank(cell)]
    return len(filled) == 1 and isinstance(filled[0], str)


def _stretches(grid: Grid, rows: Sequence[int]) -> list[_Pasted]:
    """Return the notices, each from the sentence that names its year on."""
    found: list[_Pasted] = []
    for number in rows:
        texts = [(at, str(raw)) for at, raw in enumerate(grid.rows[number]) if not is_blank(raw)]
        row = "\n".join(text for _, text in texts) + "\n"
        for text in pieces_of(row):
            if not found or (year_of(text) and speaks_of_days(found[-1].text)):
                found.append(_Pasted(text, number, texts[0][0]))
            elif speaks_of_days(text) and not speaks_of_days(found[-1].text):
                found[-1] = _Pasted(found[-1].text + text, number, texts[0][0])
            else:
                found[-1] = found[-1]._replace(text=found[-1].text + text)
    return found


def _understood(grid: Grid, pasted: _Pasted, about: int) -> tuple[list[SpecialDay], list[Issue]]:
    where = grid.where(pasted.row, pasted.column)
    around = range(about - 1, about + 3)
    year = year_of(pasted.text) or only_year(pasted.text, around)
    if year is None:
        return [], [Kind.CALENDAR_YEAR_UNCLEAR.at(where, pasted.text[:_SHOWN])]
    days, misread = understand(pasted.text, year)
    if misread:
        return [], [
            Kind.CALENDAR_MISREAD.at(
                where, each.sentence[:_SHOWN], text=each.sentence, why=each.why
            )
            for each in misread
        ]
    off = sum(each.kind == HOLIDAY for each in days)
    return days, [
        Kind.CALENDAR_UNDERSTOOD.at(
            where, pasted.text[:_SHOWN], year=year, off=off, worked=len(days) - off
        )
    ]


_SHOWN = 40
"""Characters of a notice that an issue repeats."""
