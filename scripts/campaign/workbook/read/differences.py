"""Where two workbooks that should show the same do not: in values, formulas, formats, or hidden."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple

from campaign.issues import errors_in
from campaign.workbook.declare.cells import Raw, address, as_text
from campaign.workbook.grid import Grid
from campaign.workbook.read.container import Package, Suspicious
from campaign.workbook.read.files import open_book
from campaign.workbook.read.looks import BookLooks


class CellDifference(NamedTuple):
    """One place where they differ."""

    sheet: str
    cell: str
    left: str
    right: str


def same_parts(left: bytes, right: bytes) -> bool:
    """Tell whether two Office files have the same parts, however these were packed.

    Another version of zlib, on another computer, packs the same content into other bytes.
    """
    try:
        mine, theirs = Package(left), Package(right)
        return {*mine.names} == {*theirs.names} and all(
            mine.part(name) == theirs.part(name) for name in mine.names
        )
    except Suspicious:
        return False


def differences(left: bytes, right: bytes, label: str) -> list[CellDifference]:
    """Return where the left workbook does not show what the right one does.

    Colours, lines and widths are no matter, as long as nothing is hidden by them.
    """
    grids = [open_book(data, label) for data in (left, right)]
    for side, (_, issues) in zip(("left", "right"), grids, strict=True):
        if errors_in(issues):
            return [CellDifference("", "", **{"left": "", "right": "", side: issues[0].problem})]
    mine, theirs = ({grid.sheet: grid for grid in each} for each, _ in grids)
    found = list(_sheets(mine, theirs))
    common = [sheet for sheet in mine if sheet in theirs]
    for sheet in common:
        found += _cells(mine[sheet].rows, theirs[sheet].rows, sheet)
    try:
        found += _looks(BookLooks(left), BookLooks(right), common)
    except Suspicious as reason:
        found.append(CellDifference("", "", f"打不开：{reason}", ""))
    return sorted(found)


def _sheets(mine: dict[str, Grid], theirs: dict[str, Grid]) -> Iterator[CellDifference]:
    for sheet in mine.keys() | theirs.keys():
        sides = [
            "没有这张表" if sheet not in each else "被隐藏" if each[sheet].hidden else ""
            for each in (mine, theirs)
        ]
        if sides[0] != sides[1]:
            yield CellDifference(sheet, "", *sides)


def _cells(
    mine: Sequence[Sequence[Raw]], theirs: Sequence[Sequence[Raw]], sheet: str
) -> Iterator[CellDifference]:
    for row, pair in enumerate(zip_longest(mine, theirs, fillvalue=())):
        for column, (left, right) in enumerate(zip_longest(*pair, fillvalue="")):
            if left != right and as_text(left) != as_text(right):
                yield CellDifference(sheet, address(row, column), as_text(left), as_text(right))


def _looks(left: BookLooks, right: BookLooks, sheets: Sequence[str]) -> Iterator[CellDifference]:
    mine, theirs = left.sheets(sheets), right.sheets(sheets)
    if left.strange != right.strange:
        yield CellDifference("", "", f"有{left.strange}处不常见的内容", f"有{right.strange}处")
    for sheet in sheets:
        one, other = mine[sheet], theirs[sheet]
        yield from _by_cell(one.formulas, other.formulas, sheet, "没有公式")
        both = one.formats.keys() & other.formats.keys()  # else the values differ
        left_shown, right_shown = (
            {cell: looks.formats[cell] for cell in both} for looks in (one, other)
        )
        yield from _by_cell(left_shown, right_shown, sheet, "")
        for what in sorted(one.hidden ^ other.hidden):
            is_mine = what in one.hidden
            yield CellDifference(sheet, "", what if is_mine else "", "" if is_mine else what)
        for what in sorted(one.others.keys() | other.others.keys()):
            if one.others[what] != other.others[what]:
                yield CellDifference(
                    sheet, "", f"有{one.others[what]}处{what}", f"有{other.others[what]}处"
                )


def _by_cell(
    mine: dict[str, str], theirs: dict[str, str], sheet: str, nothing: str
) -> Iterator[CellDifference]:
    for cell in mine.keys() | theirs.keys():
        left, right = mine.get(cell, ""), theirs.get(cell, "")
        if left != right:
            yield CellDifference(sheet, cell, left or nothing, right or nothing)
