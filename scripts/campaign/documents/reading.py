"""08公文/用印登记表.xlsx → the rows of papers that are sealed."""

from collections.abc import Sequence

from campaign.documents.sheets import SEALS, SealRow
from campaign.issues import Issue
from campaign.run import Book
from campaign.workbook.read.reader import read
from campaign.workbook.read.tabs import pick_only


def read_sealed(book: Book) -> tuple[Sequence[SealRow] | None, list[Issue]]:
    """Read the rows with a 用印日期, and what is wrong with the register; None without a sheet."""
    label, grids, opening = book
    grid, missing = pick_only(grids, SEALS, label)
    if grid is None:
        return None, [*opening, *missing]
    reading = read(grid, SEALS)
    return [row for row in reading.values if row.sealed_on], [*opening, *missing, *reading.issues]
