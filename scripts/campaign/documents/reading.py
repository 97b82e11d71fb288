"""08公文/用印登记表.xlsx → the rows of papers that are sealed."""

from collections.abc import Sequence
from pathlib import Path

from campaign import places
from campaign.documents.sheets import SEALS, SealRow
from campaign.issues import Issue
from campaign.run import Book, Run
from campaign.workbook.read.reader import read
from campaign.workbook.read.tabs import pick_only


def read_sealed(book: Book) -> tuple[Sequence[SealRow] | None, list[Issue]]:
    """Read the rows with a 用印日期, and what is wrong with the register; None without a sheet."""
    rows, issues = read_register(book)
    return [row for row in rows if row.sealed_on] if rows is not None else None, issues


def read_register(book: Book) -> tuple[Sequence[SealRow] | None, list[Issue]]:
    """Read a register for the seal, and what is wrong with it; None without a sheet."""
    label, grids, opening = book
    grid, missing = pick_only(grids, SEALS, label)
    if grid is None:
        return None, [*opening, *missing]
    reading = read(grid, SEALS)
    return reading.values, [*opening, *missing, *reading.issues]


def register_paths(run: Run, name: str) -> list[Path]:
    """Return where a register lies, and those of its further sheets that there are."""
    paths = [run.folder.path(places.DOCUMENTS, name)]
    while run.folder.has(further := continued(paths[0], len(paths))):
        paths.append(further)
    return paths


def continued(first: Path, number: int) -> Path:
    """Return where the sheet lies that continues a register, from 1 on."""
    return first.with_name(f"{first.stem}（续{number}）{first.suffix}")
