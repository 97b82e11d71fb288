"""Whether two workbooks say the same, however they were saved: 花名册.xlsx, 花名册-最终版.xlsx."""

from pathlib import Path

from campaign.workbook.read.files import open_book


def differ(path: Path, other: Path) -> bool:
    """Tell whether the cells of two workbooks differ. Raises OSError if one cannot be read."""
    one, two = path.read_bytes(), other.read_bytes()
    if one == two:
        return False
    books = (open_book(data, each.name)[0] for data, each in ((one, path), (two, other)))
    mine, theirs = ([(grid.sheet, grid.rows) for grid in book] for book in books)
    return mine != theirs
