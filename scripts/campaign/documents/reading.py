"""08公文/用印登记表.xlsx → its rows."""

from collections.abc import Sequence

from campaign.documents.sheets import SEALS, SealRow
from campaign.issues import Issue
from campaign.run import Book
from campaign.workbook.read.reader import Row, read
from campaign.workbook.read.tabs import pick_only


def read_register(book: Book) -> tuple[Sequence[Row[SealRow]] | None, list[Issue]]:
    """Read a register for the seal, and what is wrong with it; None without a sheet."""
    label, grids, opening = book
    grid, missing = pick_only(grids, SEALS, label)
    if grid is None:
        return None, [*opening, *missing]
    reading = read(grid, SEALS)
    return reading.rows, [*opening, *missing, *reading.issues]
