"""A byte scan of a sheet's own XML, before the fast reader is trusted with it.

calamine shows an error cell, a formula that nobody calculated and a formatted blank all as blank,
says nothing of hidden rows and struck-out words, and takes memory for the whole rectangle round the
used cells. Searching the bytes costs a fraction of reading them; only a sheet that it flags needs
the careful reader.
"""

import re
from html import unescape
from typing import NamedTuple
from xml.parsers import expat

from campaign.workbook.read.budget import longest_string, shared_cells
from campaign.workbook.read.container import Package, Suspicious, TooLarge
from campaign.workbook.read.displayed import BUILT_IN, BUILT_IN_DAYS
from campaign.workbook.read.unseen import may_hide

LARGEST_AREA = 1_500_000
"""Cells of the rectangle round everything used: the fast reader holds all of it in memory."""

_CACHED_FORMULA = re.compile(rb"<f\b[^>]*(?:/>|>[^<]*</f>)<v>[^<]")
"""A formula with a value right behind it, as all programs write one that was calculated."""
_NEXT_TO_NOTHING = rb"""\s*=\s*["'](?:[0-2]?(?!\d)|[^"']*[eE])"""
_SMALL_SIZES = tuple(re.compile(name + _NEXT_TO_NOTHING) for name in (b" ht", b" width"))
"""A row's height or a column's width that may be next to nothing; the careful reader decides."""
_STRUCK = re.compile(rb"<(?:\w+:)?strike(?!\w)(?![^>]*val=\"(?:0|false)\")")
"""Not `strikethrough`, and not one that says it is off; the careful reader decides."""
_CELL = re.compile(rb'<c r="([A-Z]+)(\d+)"')
_ROW = re.compile(rb'<row r="(\d+)"')
_FILLED = re.compile(rb'<c r="([A-Z]+)(\d+)"[^>]*(?<!/)>(?!</c>)')
"""A cell that holds something."""
_UNUSUAL = rb'<(?:c(?=[\s/>])(?! r="[A-Z]{1,%d}\d{1,%d}")|row(?=[\s/>])(?! r="\d{1,%d}"))'
_NOT_NEAR = _UNUSUAL % (2, 4, 4)
"""A cell or row beyond column ZZ or row 9999, or written otherwise than all office programs do."""
_NOT_PLAIN = _UNUSUAL % (3, 7, 7)
"""A cell or row whose place only a reader of XML can tell. Both are compiled when needed."""
_PREFIXED = re.compile(rb":(?:c|row)[\s/>]")
_FORMAT_NUMBERS = re.compile(rb"""numFmtId\s*=\s*["'](\d{1,9})["']""")
_FORMAT_CODES = re.compile(rb"""formatCode\s*=\s*["']([^"']*)""")
_MATTERS = re.compile('[0#mM";]')
"""What is in every format that shows digits, a month, or words."""
_END_OF_CELLS = b"</sheetData>"
_STRINGS = re.compile(rb"""uniqueCount\s*=\s*["']\s*\+?(\d+)""")
"""With all that XML and the fast reader allow round the number: blanks, either quote, a plus."""
_HEAD = 2000
"""Bytes within which a sheet begins."""
_SHORTEST_STRING = len("<si/>")
_NEAR_ROWS = 2_000
"""With all columns up to ZZ they are within the largest area."""
MOST_MERGED = 5_000
"""On one sheet; printed forms have dozens."""
_MOST_NAMES = 100_000
"""Old workbooks of an office drag along tens of thousands that nobody made."""
_AREA = re.compile(rb"""ref\s*=\s*["']\s*([A-Za-z]{1,9})\d+:([A-Za-z]{1,9})\d+""")
"""A merged range, as far as columns go: each is kept by every column that it covers."""
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_LEADS_ANYWHERE = re.compile(rb"media|[&%\0]", re.IGNORECASE)
"""In the directory of sheets: a picture, or what may be one in another spelling."""
_SMALL = 200_000
"""Bytes of a sheet up to which looking at its first and last cells is enough."""


class Suspicion(NamedTuple):
    """What the bytes of a part say of it."""

    is_sheet: bool
    is_doubtful: bool
    """A sheet that the careful reader has to look at."""
    is_struck: bool
    """Styles or strings of which some are struck out."""
    may_hide: bool = False
    """Styles of which some may leave unseen what a cell holds."""
    formats: frozenset[str] = frozenset()
    """Formats of styles by which some numbers may be displayed otherwise than they are."""
    longest_string: int = 0
    """Bytes of the longest of the strings that cells share."""
    shared_cells: int = 0
    """Cells that may hold one of them."""


def pictures_in(package: Package) -> set[str]:
    """Return parts that no reader opens, so that they need not even be unfolded.

    A sheet may have any name: where the directory of sheets may lead to a picture, none is trusted.
    """
    pictures = {name for name in package.names if name.startswith("xl/media/")}
    if pictures:
        lists = [name for name in package.names if name.lower().endswith("workbook.xml.rels")]
        if any(_LEADS_ANYWHERE.search(package.part(name)) for name in lists):
            return set()
    return pictures


def examine(part: bytes) -> Suspicion:
    """Look through a part. Raises `Suspicious` where no reader may be trusted with it."""
    check_part(part)
    if b"sheetData" in part:
        return Suspicion(
            is_sheet=True,
            is_doubtful=needs_second_look(part),
            is_struck=False,
            shared_cells=shared_cells(part),
        )
    return Suspicion(
        is_sheet=False,
        is_doubtful=False,
        is_struck=has_struck_words(part),
        may_hide=b"cellXfs" in part and may_hide(part),
        formats=number_formats(part) if b"cellXfs" in part else frozenset(),
        longest_string=longest_string(part) if b"sst" in part else 0,
    )


def number_formats(part: bytes) -> frozenset[str]:
    """Return the formats that may round, pad or make percentages of numbers, or shorten dates."""
    numbers = {int(number) for number in _FORMAT_NUMBERS.findall(part)}
    own = (code.decode(errors="replace") for code in _FORMAT_CODES.findall(part))
    codes = {code for each in own if _MATTERS.search(code := unescape(each))}
    known = {**BUILT_IN, **BUILT_IN_DAYS}
    return frozenset(codes | {known[each] for each in numbers & known.keys()})


def needs_second_look(part: bytes) -> bool:
    """Tell whether the sheet may hold errors, uncalculated formulas or hidden rows or columns."""
    if b"<worksheet" not in part[:_HEAD] or b't="e"' in part or _may_hide(part):
        return True
    # Formulas of drop-down lists and colours come after the cells.
    if part.find(b"<f", 0, part.rfind(_END_OF_CELLS)) < 0:
        return False
    formulas = part.count(b"<f>") + part.count(b"<f ") + part.count(b"<f/")
    return formulas != len(_CACHED_FORMULA.findall(part))


def _may_hide(part: bytes) -> bool:
    """Tell whether anything may be hidden: LibreOffice and WPS say of each row that it is not."""
    asked = part.count(b"hidden=")
    if asked and asked != part.count(b'hidden="false"') + part.count(b'hidden="0"'):
        return True
    return any(size.search(part) for size in _SMALL_SIZES)


def has_struck_words(part: bytes) -> bool:
    """Tell whether a styles or shared strings part strikes anything out."""
    return b"strike" in part and bool(_STRUCK.search(part))


def check_part(part: bytes) -> None:
    """Refuse a part that would not fit into memory once it is read, whatever it is called.

    Raises `Suspicious`. The fast reader believes what parts say of their size, and a sheet or a
    list of strings may have any name.
    """
    if b"<!DOCTYPE" in part:
        raise Suspicious("含有实体定义")
    if b"sst" in part:
        _check_strings(part)
    if b"sheetData" in part:
        _check_area(part)
    if (names := part.count(b"definedName ")) > _MOST_NAMES:
        raise TooLarge(f"有{names}个名称")


def _check_strings(part: bytes) -> None:
    """Check the list of strings: the fast reader makes room for as many as are announced."""
    announced = max(map(int, _STRINGS.findall(part)), default=0)
    if announced > len(part) // _SHORTEST_STRING:
        raise Suspicious("文字的个数与实际不符")
    if part.count(b"si/>") + part.count(b"si>") // 2 > LARGEST_AREA:
        raise TooLarge("文字太多")


def _check_area(part: bytes) -> None:
    merged = part.count(b"mergeCell ")
    if merged > MOST_MERGED:
        raise TooLarge(f"合并了{merged}处单元格")
    if merged:
        areas = (each.groups() for each in _AREA.finditer(part))
        if sum(column_number(right) - column_number(left) for left, right in areas) > LARGEST_AREA:
            raise TooLarge("合并的单元格太多")
    is_prefixed = _PREFIXED.search(part)
    if len(part) <= _SMALL and not is_prefixed and not re.search(_NOT_NEAR, part):
        _check_ends(part)
    elif not is_prefixed and not re.search(_NOT_PLAIN, part):
        _check_all(part)
    else:
        _refuse_large(*_Extent().of(part))


def _check_ends(part: bytes) -> None:
    """Check the ends: all cells are near if the last one does not stand above the first."""
    first = _CELL.search(part, part.find(b"<sheetData"))
    last = _CELL.match(part, part.rfind(b"<c ")) if first else None
    if not first or not last:
        _check_all(part)
        return
    rows = int(last.group(2))
    if rows < int(first.group(2)):
        raise Suspicious("行的次序不对")
    if rows > _NEAR_ROWS:
        _check_all(part)


def _check_all(part: bytes) -> None:
    if part.count(b"<c") > LARGEST_AREA:
        raise TooLarge("单元格太多")
    last_row = max((int(row[1]) for row in _ROW.finditer(part)), default=0)
    widest, above = b"A", 0
    for cell in _CELL.finditer(part):
        letters, row = cell[1], int(cell[2])
        if row < above:
            raise Suspicious("行的次序不对")
        above = row
        if len(letters) > len(widest) or (letters > widest and len(letters) == len(widest)):
            widest = letters
    rows, columns = max(last_row, above), column_number(widest)
    if rows * columns > LARGEST_AREA and rows <= _LAST_ROW and columns <= _LAST_COLUMN:
        # The height of a row and the format of a blank take no room.
        filled = [(int(cell[2]), column_number(cell[1])) for cell in _FILLED.finditer(part)]
        rows = max((row for row, _ in filled), default=0)
        columns = max((column for _, column in filled), default=0)
    _refuse_large(rows, columns)


def _refuse_large(rows: int, columns: int) -> None:
    if rows > _LAST_ROW or columns > _LAST_COLUMN:
        raise Suspicious("单元格的位置超出了表格的范围")
    if rows * columns > LARGEST_AREA:
        raise TooLarge(f"用到{rows}行、{columns}列")


class _Extent:
    """How far the cells of a sheet reach that is written in an unusual way."""

    def __init__(self) -> None:
        self._row, self._column = 1, 0
        """The row being read, and the column of its last cell, from 1."""
        self._rows = self._columns = 0

    def of(self, part: bytes) -> tuple[int, int]:
        """Return the last row and the last column. Raises `Suspicious`."""
        parser = expat.ParserCreate()
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        try:
            parser.Parse(part, True)
        except (expat.ExpatError, ValueError, LookupError) as reason:
            raise Suspicious("内部结构不规范") from reason
        return self._rows, self._columns

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "row":
            row = int(attributes.get("r", self._row))
            self._down(row)
            self._column = 0
        elif tag == "c":
            letters = (place := attributes.get("r", "")).rstrip("0123456789")
            if place:
                self._down(int(place[len(letters) :]))
            own = column_number(letters.encode("ascii")) if place else self._column + 1
            self._column = own
            self._columns = max(self._columns, own)

    def _down(self, row: int) -> None:
        if row < self._row:
            raise Suspicious("行的次序不对")
        self._row = row
        self._rows = max(self._rows, row)

    def _end(self, tag: str) -> None:
        if tag.rpartition(":")[2] == "row":
            self._row += 1
            self._rows = max(self._rows, self._row - 1)


def column_number(letters: bytes) -> int:
    """Return a column's number: b"A" → 1, b"AA" → 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
