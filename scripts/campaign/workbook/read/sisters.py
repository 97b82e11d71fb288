"""Files beside a workbook that look like it and say something else: 花名册-最终版.xlsx."""

from collections.abc import Iterator
from pathlib import Path

from campaign.storage.names import is_workbook
from campaign.workbook.declare.text import fold
from campaign.workbook.read.files import open_book


def sisters(path: Path, word: str) -> Iterator[Path]:
    """Find the workbooks beside a file whose names hold a word and whose contents differ.

    Without a word every workbook is one, those in folders below as well. How they were saved is no
    matter. Raises OSError if one cannot be read.
    """
    for other in sorted(path.parent.iterdir() if word else path.parent.rglob("*")):
        is_other = other != path and is_workbook(other) and other.is_file()
        hidden = other.name.startswith(("~$", "."))
        if is_other and not hidden and word in fold(other.stem) and _differ(path, other):
            yield other


def _differ(path: Path, other: Path) -> bool:
    one, two = path.read_bytes(), other.read_bytes()
    if one == two:
        return False
    books = (open_book(data, each.name)[0] for data, each in ((one, path), (two, other)))
    mine, theirs = ([(grid.sheet, grid.rows) for grid in book] for book in books)
    return mine != theirs
