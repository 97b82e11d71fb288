"""A byte scan of a sheet's own XML, before the fast reader is trusted with it.

calamine shows an error cell, a formula that nobody calculated and a formatted blank all as blank,
says nothing of hidden rows and struck-out words, and takes memory for the whole rectangle round the
used cells. Searching the bytes costs a fraction of reading them; only a sheet that it flags needs
the careful reader.
"""

import re

from campaign.workbook.package import Suspicious, TooLarge

LARGEST_AREA = 4_000_000
"""Cells of the rectangle round everything used: the fast reader holds all of it in memory."""

_CACHED_FORMULA = re.compile(rb"<f\b[^>]*(?:/>|>[^<]*</f>)<v>[^<]")
_STRUCK = re.compile(rb"<(?:\w+:)?strike(?!\w)(?![^>]*val=\"(?:0|false)\")")
_FAR = re.compile(rb' r="(?:[A-Za-z]{3}|[A-Za-z]*\d{5})')
"""A reference beyond column ZZ or row 9999."""
_CELL = re.compile(rb'<(?:\w+:)?c\b[^>]*?\sr="([A-Za-z]+)(\d+)"')
_PLAIN_CELL = re.compile(rb'<c [^>]*?\br="([A-Z]+)(\d+)"')
_ROW = re.compile(rb'<(?:\w+:)?row\b[^>]*?\sr="(\d+)"')
_NEAR_ROWS, _NEAR_COLUMNS = 5_000, 702
_LAST_ROW, _LAST_COLUMN = 1_048_576, 16_384
_SMALL = 200_000
"""Bytes of a sheet up to which looking at its first and last cells is enough."""


def needs_second_look(part: bytes) -> bool:
    """Whether the sheet may hold errors, uncalculated formulas or hidden rows or columns."""
    if b"<worksheet" not in part[:2000] or b't="e"' in part or b"hidden=" in part:
        return True
    # Formulas of drop-down lists and colours come after the cells.
    if part.find(b"<f", 0, part.rfind(b"</sheetData>")) < 0:
        return False
    formulas = part.count(b"<f>") + part.count(b"<f ") + part.count(b"<f/")
    return formulas != len(_CACHED_FORMULA.findall(part))


def has_struck_words(part: bytes) -> bool:
    """Whether a styles or shared strings part strikes anything out."""
    return b"strike" in part and bool(_STRUCK.search(part))


def check_area(part: bytes) -> None:
    """Refuse a sheet whose used rectangle would not fit into memory. Raises `Suspicious`."""
    head = part[:4000]
    if b"<!DOCTYPE" in head or b"<!ENTITY" in head:
        raise Suspicious("含有实体定义")
    if len(part) <= _SMALL and not _FAR.search(part):
        _check_ends(part)
    else:
        _check_all(part)


def _check_ends(part: bytes) -> None:
    """All cells are near: it is enough that the last one does not stand above the first."""
    first = _PLAIN_CELL.search(part, part.find(b"<sheetData"))
    last = _PLAIN_CELL.match(part, part.rfind(b"<c ")) if first else None
    if not first or not last:
        _check_all(part)
        return
    rows = int(last.group(2))
    if rows < int(first.group(2)):
        raise Suspicious("行的次序不对")
    if rows > _NEAR_ROWS:
        _check_all(part)


def _check_all(part: bytes) -> None:
    rows = [int(row) for row in _ROW.findall(part)]
    last_row, last_column, above = max(rows, default=0), 0, 0
    for letters, digits in _CELL.findall(part):
        row = int(digits)
        if row < above:
            raise Suspicious("行的次序不对")
        above = row
        if len(letters) > 1:
            last_column = max(last_column, column_number(letters))
    last_row = max(last_row, above)
    if last_row > _LAST_ROW or last_column > _LAST_COLUMN:
        raise Suspicious("单元格的位置超出了表格的范围")
    columns = max(last_column, 26)
    if last_row * columns > LARGEST_AREA or part.count(b"<c") > LARGEST_AREA:
        raise TooLarge(f"用到{last_row}行、{columns}列")


def column_number(letters: bytes) -> int:
    """b"A" → 1, b"AA" → 27."""
    number = 0
    for letter in letters.upper():
        number = number * 26 + letter - 64
    return number
