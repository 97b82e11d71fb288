"""Where two workbooks that should say the same do not: cell by cell, values and formulas."""

from collections.abc import Iterator, Sequence
from itertools import zip_longest
from typing import NamedTuple
from xml.parsers import expat

from campaign.issues import errors_in
from campaign.workbook.declare.cells import Raw, address, as_text
from campaign.workbook.grid import Grid
from campaign.workbook.read.container import Package, Suspicious
from campaign.workbook.read.files import open_book
from campaign.workbook.read.second_look import CarefulReader


class CellDifference(NamedTuple):
    """One place where they differ."""

    sheet: str
    cell: str
    left: str
    right: str


def differences(left: bytes, right: bytes, label: str) -> list[CellDifference]:
    """Where the left workbook differs from the right one; formatting is no matter."""
    grids = [open_book(data, label) for data in (left, right)]
    for side, (_, issues) in zip(("left", "right"), grids, strict=True):
        if errors_in(issues):
            return [CellDifference("", "", **{"left": "", "right": "", side: issues[0].problem})]
    mine, theirs = ({grid.sheet: grid for grid in each} for each, _ in grids)
    found = list(_sheets(mine, theirs))
    formulas = [_Formulas(data) for data in (left, right)]
    for sheet in mine.keys() & theirs.keys():
        found += _cells(mine[sheet].rows, theirs[sheet].rows, sheet)
        found += _formulas(formulas[0].of(sheet), formulas[1].of(sheet), sheet)
    return sorted(found)


def _sheets(mine: dict[str, Grid], theirs: dict[str, Grid]) -> Iterator[CellDifference]:
    for sheet in mine.keys() | theirs.keys():
        sides = [
            "没有这张表"
            if sheet not in each
            else "被隐藏"
            if each[sheet].hidden
            else f"隐藏了第{each[sheet].hidden_rows[0] + 1}行"
            if each[sheet].hidden_rows
            else ""
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


def _formulas(mine: dict[str, str], theirs: dict[str, str], sheet: str) -> Iterator[CellDifference]:
    for cell in mine.keys() | theirs.keys():
        left, right = mine.get(cell, ""), theirs.get(cell, "")
        if left != right:
            yield CellDifference(sheet, cell, left or "没有公式", right or "没有公式")


class _Formulas:
    """The formulas of a workbook, by sheet and cell."""

    def __init__(self, data: bytes) -> None:
        self._package = Package(data) if data.startswith(b"PK") else None

    def of(self, sheet: str) -> dict[str, str]:
        """The formulas of a sheet."""
        if self._package is None:
            return {}
        part = CarefulReader(self._package).parts([sheet])[0]
        return _formulas_in(self._package.part(part)) if part else {}


def _formulas_in(part: bytes) -> dict[str, str]:
    """Formulas by cell, without blanks and quotes, which programs set as they like."""
    found: dict[str, str] = {}
    cell, inside = "", False

    def start(tag: str, attributes: dict[str, str]) -> None:
        nonlocal cell, inside
        if tag == "c":
            cell = attributes.get("r", "")
        elif tag == "f":
            inside = True
            found[cell] = "="

    def end(tag: str) -> None:
        nonlocal inside
        inside = inside and tag != "f"

    def text(content: str) -> None:
        if inside:
            found[cell] += content.replace(" ", "").replace("'", "")

    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = start, end
    parser.CharacterDataHandler = text
    try:
        parser.Parse(part, True)
    except (expat.ExpatError, ValueError, LookupError) as reason:
        raise Suspicious("内部结构不规范") from reason
    return found
