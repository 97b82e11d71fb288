"""工作日历 → which days are worked: rows of days, and the official notice pasted as published."""

import dataclasses
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from campaign.calendar import WorkCalendar
from campaign.issues import Issue, Kind
from campaign.scheme.official_days import (
    PUBLISHED,
    arrangement_of,
    only_year,
    speaks_of_days,
    understand,
    year_of,
)
from campaign.scheme.sheets import HOLIDAY, SpecialDay
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
    """Return the calendar of the days that the sheet lists.

    A year is known by a holiday of it; one at its very end may belong to the next year's New Year,
    and says nothing of it. A year of which the sheet says nothing is known if the program knows
    what was published for it.
    """
    known = {each.day.year for each in listed if each.kind == HOLIDAY and not _ends_year(each.day)}
    more = [day for year in PUBLISHED if year not in known for day in arrangement_of(year)]
    days = [*listed, *more]
    holidays = frozenset(each.day for each in days if each.kind == HOLIDAY)
    worked = frozenset(each.day for each in days) - holidays
    return WorkCalendar(holidays, worked, frozenset({*known, *PUBLISHED}))


def conflicting(rows: Iterable[Row[SpecialDay]], pasted: Iterable[SpecialDay]) -> Iterable[Issue]:
    """Yield days that a row of the sheet and a notice pasted into it say different things of."""
    kinds = {each.day: each.kind for each in pasted}
    for row in rows:
        kind = kinds.get(row.value.day, row.value.kind)
        if kind != row.value.kind:
            why = f"与贴进来的通知不一致：通知里{row.value.day}是{kind}"
            where = row.where("kind")
            yield Kind.CALENDAR_MISREAD.at(where, row.value.kind, text=row.value.kind, why=why)


def _ends_year(day: date) -> bool:
    return day.month == 12 and day.day >= 30


def _is_notice(cells: Sequence[Raw]) -> bool:
    return any(isinstance(cell, str) and speaks_of_days(cell) for cell in cells)


def _is_lone_text(cells: Sequence[Raw]) -> bool:
    """Return the one text of a row: a line of the notice, and no day of the table."""
    filled = [cell for cell in cells if not is_blank(cell)]
    return len(filled) == 1 and isinstance(filled[0], str)


def _stretches(grid: Grid, rows: Sequence[int]) -> list[_Pasted]:
    """Return the notices, each from the line that names its year on."""
    found: list[_Pasted] = []
    for number in rows:
        texts = [(at, str(raw)) for at, raw in enumerate(grid.rows[number]) if not is_blank(raw)]
        text = "\n".join(text for _, text in texts)
        if not found or (year_of(text) and speaks_of_days(found[-1].text)):
            found.append(_Pasted(text, number, texts[0][0]))
        elif speaks_of_days(text) and not speaks_of_days(found[-1].text):
            found[-1] = _Pasted(f"{found[-1].text}\n{text}", number, texts[0][0])
        else:
            found[-1] = found[-1]._replace(text=f"{found[-1].text}\n{text}")
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
