"""09待岗管理/待岗台账.xlsx and 待岗经过.xlsx → their rows."""

from typing import TypeVar

from campaign.issues import Issue
from campaign.run import Book
from campaign.standby.sheets import LEDGER, StandbyRow
from campaign.standby.trail_sheets import TRAIL, TrailRow
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.read.reader import Row, read
from campaign.workbook.read.tabs import pick_only

R = TypeVar("R")


def read_ledger(book: Book) -> tuple[list[Row[StandbyRow]], list[Issue]]:
    """Return the ledger's rows, and what is wrong with them as such."""
    return _rows(book, LEDGER)


def read_trail(book: Book) -> tuple[list[Row[TrailRow]], list[Issue]]:
    """Return what happened on standby, and what is wrong with the rows as such."""
    return _rows(book, TRAIL)


def _rows(book: Book, sheet: Sheet[R]) -> tuple[list[Row[R]], list[Issue]]:
    label, grids, opening = book
    grid, missing = pick_only(grids, sheet, label)
    if grid is None:
        return [], [*opening, *missing]
    reading = read(grid, sheet)
    return reading.rows, [*opening, *missing, *reading.issues]
