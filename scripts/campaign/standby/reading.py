"""09待岗管理/待岗台账.xlsx and 待岗经过.xlsx → their rows."""

from campaign.issues import Issue
from campaign.run import Book
from campaign.standby.sheets import LEDGER, StandbyRow
from campaign.standby.trail_sheets import TRAIL, TrailRow
from campaign.workbook.read.reader import Row, read
from campaign.workbook.read.tabs import pick_only


def read_ledger(book: Book) -> tuple[list[Row[StandbyRow]], list[Issue]]:
    """Return the ledger's rows, and what is wrong with them as such."""
    label, grids, opening = book
    grid, missing = pick_only(grids, LEDGER, label)
    if grid is None:
        return [], [*opening, *missing]
    reading = read(grid, LEDGER)
    return reading.rows, [*opening, *missing, *reading.issues]


def read_trail(book: Book) -> tuple[list[Row[TrailRow]], list[Issue]]:
    """Return what happened on standby, and what is wrong with the rows as such."""
    label, grids, opening = book
    grid, missing = pick_only(grids, TRAIL, label)
    if grid is None:
        return [], [*opening, *missing]
    reading = read(grid, TRAIL)
    return reading.rows, [*opening, *missing, *reading.issues]
