"""05任用决定/任用决定表 and 07定岗决定/定岗决定表: the decision rows and the meeting."""

from collections.abc import Iterator
from typing import TypeVar

from campaign.intake.picking import pick_sheet
from campaign.issues import Issue, Kind
from campaign.run import Book
from campaign.sheets.decisions import MEETING, Meeting
from campaign.workbook.reader import Row, read
from campaign.workbook.sheet import Sheet

R = TypeVar("R")


def read_decisions(
    book: Book, sheet: Sheet[R]
) -> tuple[list[Row[R]], Row[Meeting] | None, list[Issue]]:
    """The rows of a decision table, the meeting if it is filled in, and what is wrong."""
    label, grids, opening = book
    issues = list(opening)
    grid, missing = pick_sheet(grids, sheet, label)
    if grid is None:
        return [], None, [*issues, *missing]
    reading = read(grid, sheet)
    issues += reading.issues
    meeting, found = _meeting(book)
    return reading.rows, meeting, [*issues, *found]


def _meeting(book: Book) -> tuple[Row[Meeting] | None, list[Issue]]:
    label, grids, _ = book
    grid, missing = pick_sheet(grids, MEETING, label)
    if grid is None:
        return None, missing
    reading = read(grid, MEETING)
    meeting = reading.rows[0] if reading.rows else None
    return meeting, [*reading.issues, *_dates_in_order(meeting)]


def _dates_in_order(meeting: Row[Meeting] | None) -> Iterator[Issue]:
    """Nobody takes office before it is decided."""
    if meeting is None:
        return
    decided_on, effective_on = meeting.value.decided_on, meeting.value.effective_on
    if decided_on and effective_on and effective_on < decided_on:
        yield Kind.DECISION_DATES_REVERSED.at(
            meeting.where("effective_on"), effective_on, day=effective_on, decided=decided_on
        )
