"""08公文/用印登记表.xlsx → its rows."""

import re
from collections.abc import Sequence
from hashlib import sha256
from pathlib import Path, PurePosixPath

from campaign import places
from campaign.documents.sheets import SEALS, SealRow
from campaign.issues import Issue
from campaign.run import Book, Run
from campaign.workbook.declare.text import fold
from campaign.workbook.read.reader import Row, read
from campaign.workbook.read.tabs import pick_only

_NOT_YET = re.compile("[未没待否尚暂不]")
"""How a word begins that says of a paper that it is not sealed."""
_ENDING = ".docx"


def read_register(book: Book) -> tuple[Sequence[Row[SealRow]] | None, list[Issue]]:
    """Read a register for the seal, and what is wrong with it; None without a sheet."""
    label, grids, opening = book
    grid, missing = pick_only(grids, SEALS, label)
    if grid is None:
        return None, [*opening, *missing]
    reading = read(grid, SEALS)
    return reading.rows, [*opening, *missing, *reading.issues]


def peek(run: Run, path: Path) -> tuple[Sequence[Row[SealRow]] | None, list[Issue]]:
    """Read what may be a register without making it an input of this run."""
    label, data = run.folder.label(path), run.folder.content(path)
    return read_register((label, *run.kept.books.open(data, label, sha256(data).hexdigest())))


def register_paths(run: Run, name: str) -> list[Path]:
    """Return where a register lies, and those of its further sheets that there are."""
    paths = [run.folder.path(places.DOCUMENTS, name)]
    while run.folder.has(further := continued(paths[0], len(paths))):
        paths.append(further)
    return paths


def continued(first: Path, number: int) -> Path:
    """Return where the sheet lies that continues a register, from 1 on."""
    return first.with_name(f"{first.stem}（续{number}）{first.suffix}")


# -- what a row says ------------------------------------------------------------------------------


def is_sealed(row: SealRow) -> bool:
    """Tell whether a row says that its paper is sealed, whatever stands for the day."""
    return bool(row.sealed_on) and not says_not_yet(row)


def says_not_yet(row: SealRow) -> bool:
    """Tell whether somebody wrote that a paper is not sealed: 未用印."""
    return _NOT_YET.match(fold(row.sealed_on)) is not None


def file_of(row: SealRow) -> str:
    """Return the name of a row's file, however it was written down."""
    name = PurePosixPath(row.file.strip().replace("\\", "/")).name
    return name if name.lower().endswith(_ENDING) else f"{name}{_ENDING}"
