"""09待岗管理/任职台账.xlsx → its rows."""

from campaign.issues import Issue
from campaign.run import Book
from campaign.tenure.sheets import LEDGER, TenureRow
from campaign.workbook.read.reader import Row, read
from campaign.workbook.read.tabs import pick_only


def read_tenures(book: Book) -> tuple[list[Row[TenureRow]], list[Issue]]:
    """Read the ledger's rows, and what is wrong with them as such."""
    label, grids, opening = book
    grid, missing = pick_only(grids, LEDGER, label)
    if grid is None:
        return [], [*opening, *missing]
    reading = read(grid, LEDGER)
    return reading.rows, [*opening, *missing, *reading.issues]
