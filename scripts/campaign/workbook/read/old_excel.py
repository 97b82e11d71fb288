"""The careful look at an old workbook (.xls, .et): the records that the fast reader passes over.

It comes before the fast reader, and refuses what that would make too much room for; so it must see
the records as that does, from the same places up to the same end. xlrd would tell of hidden rows,
errors and fonts as well, but makes a cell of every record first, and room for the rows between.
"""

import struct
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from campaign.workbook.declare.cells import ErrorCell, Raw, Struck
from campaign.workbook.read.budget import Spent
from campaign.workbook.read.container import Encrypted, Suspicious, TooLarge
from campaign.workbook.read.doubts import LARGEST_AREA, MOST_MERGED
from campaign.workbook.read.old_slips import Slips
from campaign.workbook.read.old_styles import SpecialStyles, StyleRecords
from campaign.workbook.read.second_look import Look
from campaign.workbook.read.sheet_xml import LOW, MOST_COLUMNS, NARROW

_EOF, _SHEET, _PASSWORD, _DATES = 0x000A, 0x0085, 0x002F, 0x0022
_ROW, _COLUMNS, _ERROR, _FORMULA = 0x0208, 0x007D, 0x0205, 0x0006
_WORDS = (0x00FD, 0x0204, 0x0203, 0x027E, 0x00D6)
"""Records of one cell with words or a number."""
_FILLED = (*_WORDS, _FORMULA)
_NUMBERS_IN_A_ROW = 0x00BD
_CELLS_IN_A_ROW = (_NUMBERS_IN_A_ROW, 0x00BE)
"""Records that end with the column of their last cell."""
_CELLS = (*_WORDS, _ERROR, _FORMULA, 0x0201, *_CELLS_IN_A_ROW)
"""Records that begin with the row and the column of their first cell."""
_MERGED, _AREA = 0x00E5, 8
"""The record of merged ranges, and the bytes of each range in it."""
_STRINGS, _CONTINUED, _SHARED_WORDS, _DIMENSIONS = 0x00FC, 0x003C, 0x00FD, 0x0200
_WIDE, _WITH_EXTRA, _WITH_RUNS = 0x01, 0x04, 0x08
"""Marks of a string: two bytes a character; data behind it; formats within it."""
_SHORTEST_STRING = 3
_MOST_FORMATTED = 250_000
"""Cells of a sheet that show otherwise than they hold; each takes some hundred bytes."""
_LARGEST_STREAM = 20_000_000
"""Bytes: 100,000 rows of ten columns take 15 million, and the reader several times as much."""
_MOST_SHEETS = 300
"""Far more than any office's workbook has."""
_LOW, _NARROW = int(LOW * 20), int(NARROW * 256)
"""The same in the units of this format; a row with the usual height has a mark above these."""
_HIDDEN_ROW = 0x20
_ERRORS = {
    0x00: "#NULL!", 0x07: "#DIV/0!", 0x0F: "#VALUE!", 0x17: "#REF!", 0x1D: "#NAME?",
    0x24: "#NUM!", 0x2A: "#N/A",
}  # fmt: skip


@dataclass(slots=True)
class OldBook:
    """What the records of an old workbook tell."""

    sheets: list[Look] = field(default_factory=list)
    """By the order of the sheets' tabs."""
    counts_from_1904: bool = False


def look_at_records(stream: bytes) -> OldBook:
    """Look through the workbook stream. Raises `Encrypted`, `Suspicious`, `TooLarge`."""
    if len(stream) > _LARGEST_STREAM:
        raise TooLarge(f"展开后有{len(stream) // 1_000_000}兆")
    book = OldBook()
    starts: list[int] = []
    styles = StyleRecords()
    for _, kind, content in _records(stream, 0):
        if kind == _PASSWORD:
            raise Encrypted
        if kind == _SHEET and len(content) >= 4:
            starts.append(int.from_bytes(content[:4], "little"))
        elif kind == _DATES:
            book.counts_from_1904 = content[:1] == b"\x01"
        else:
            styles.take(kind, content)
    if len(starts) > _MOST_SHEETS:
        raise TooLarge(f"有{len(starts)}张工作表")
    looks = _looks(stream, starts, styles.special(), Spent(_sizes(_strings(stream))))
    book.sheets = [looks[start] for start in starts]
    return book


def _looks(
    stream: bytes, starts: list[int], styles: SpecialStyles, spent: Spent
) -> dict[int, Look]:
    """Return the sheets by their beginnings.

    None begins within another: hundreds of them in the same records would take as many times the
    time to read. All together have one bound, as the fast reader holds all at once.
    """
    looks: dict[int, Look] = {}
    end = area = 0
    for start in sorted(starts):
        if start < end:
            raise Suspicious("工作表的位置重叠")
        end, own_area = _measured(stream, start, spent)
        area += own_area
        if area > LARGEST_AREA:
            raise TooLarge("单元格太多")
        looks[start] = _look(stream, start, styles)
    return looks


def _announced(strings: bytes) -> int:
    """Return how many strings a list says that it has: the fast reader makes room for so many."""
    return int.from_bytes(strings[4:8], "little")


def _strings(stream: bytes) -> list[bytes]:
    """Return the records that hold the list of shared strings."""
    found: list[bytes] = []
    for _, kind, content in _records(stream, 0):
        if kind == _STRINGS:
            if _announced(content) > len(stream) // _SHORTEST_STRING:
                raise Suspicious("文字的个数与实际不符")
            found = [content]
        elif kind == _CONTINUED and found:
            found.append(content)
    return found


def _sizes(pieces: list[bytes]) -> list[int]:
    """Yield the number of characters of each shared string.

    One may run on in the next record, where its characters begin with a mark of their own.
    """
    sizes: list[int] = []
    number, at = 0, 8
    while number < len(pieces):
        piece = pieces[number]
        if at + 3 > len(piece):
            number, at = number + 1, 0
            continue
        left, marks = struct.unpack_from("<HB", piece, at)
        sizes.append(left)
        at += 3
        behind = 0
        if marks & _WITH_RUNS:
            behind += 4 * int.from_bytes(piece[at : at + 2], "little")
            at += 2
        if marks & _WITH_EXTRA:
            behind += int.from_bytes(piece[at : at + 4], "little")
            at += 4
        while left and number < len(pieces):
            width = 2 if marks & _WIDE else 1
            taken = min(left, max(len(pieces[number]) - at, 0) // width)
            left, at = left - taken, at + taken * width
            if left:
                number, at = number + 1, 1
                marks = pieces[number][0] if number < len(pieces) and pieces[number] else 0
        while behind and number < len(pieces):
            taken = min(behind, max(len(pieces[number]) - at, 0))
            behind, at = behind - taken, at + taken
            if behind:
                number, at = number + 1, 0
    return sizes


def _records(stream: bytes, at: int) -> Iterator[tuple[int, int, bytes]]:
    """Yield records from a beginning to the first end mark, where the fast reader stops, too."""
    while at + 4 <= len(stream):
        kind, length = struct.unpack_from("<2H", stream, at)
        yield at, kind, stream[at + 4 : at + 4 + length]
        if kind == _EOF:
            return
        at += 4 + length


def _look(stream: bytes, start: int, styles: SpecialStyles) -> Look:
    special: dict[tuple[int, int], Raw] = {}
    formats: dict[tuple[int, int], str] = {}
    rows: list[int] = []
    columns: list[int] = []
    slips = Slips()
    for _, kind, content in _records(stream, start):
        slips.take(kind, content)
        if len(content) < 6:
            continue
        row, column, style = struct.unpack_from("<3H", content)
        if kind == _ROW and len(content) >= 14 and _hides_row(content):
            rows.append(row)
        elif kind == _COLUMNS and len(content) >= 10 and (content[8] & 1 or style <= _NARROW):
            columns += range(row, column + 1)
            if len(columns) > MOST_COLUMNS:
                raise TooLarge("隐藏的列太多")
        elif error := _error(kind, content):
            special[row, column] = ErrorCell(error)
        elif kind in _WORDS and style in styles.struck:
            special[row, column] = Struck()
        if styles.patterns:
            formats |= _formats(kind, content, styles.patterns)
            if len(formats) > _MOST_FORMATTED:
                raise TooLarge("设了格式的单元格太多")
    return Look(special, rows, columns, formats, slips.found())


def _hides_row(content: bytes) -> bool:
    """Tell whether a row is hidden, or has a height of its own next to nothing, in twips."""
    height = int.from_bytes(content[6:8], "little")
    return bool(content[12] & _HIDDEN_ROW) or 0 < height <= _LOW


def _formats(kind: int, content: bytes, shown: Mapping[int, str]) -> dict[tuple[int, int], str]:
    """Return the patterns of the cells that a record holds, by their places."""
    row, column, style = struct.unpack_from("<3H", content)
    if kind in _FILLED:
        return {(row, column): shown[style]} if style in shown else {}
    if kind != _NUMBERS_IN_A_ROW:
        return {}
    styles = (
        int.from_bytes(content[at : at + 2], "little") for at in range(4, len(content) - 2, 6)
    )
    return {(row, column + n): shown[each] for n, each in enumerate(styles) if each in shown}


def _measured(stream: bytes, start: int, spent: Spent) -> tuple[int, int]:
    """Return where a sheet ends, and the area of all its cells.

    Refuses one with too many cells, or that announces them: room would be made for all.
    """
    end, rows, columns, merged = start + 1, 0, 0, 0
    for at, kind, content in _records(stream, start):
        end = at + 1
        if kind == _DIMENSIONS and len(content) >= 8:
            _check_announced(content)
        elif kind == _MERGED:
            merged += len(content) // _AREA
            if merged > MOST_MERGED:
                raise TooLarge(f"合并了{merged}处单元格")
        elif kind in _CELLS and len(content) >= 6:
            row, column = struct.unpack_from("<2H", content)
            if kind == _SHARED_WORDS:
                spent.take(int.from_bytes(content[6:10], "little"))
            elif kind in _CELLS_IN_A_ROW:
                column = int.from_bytes(content[-2:], "little")
            rows, columns = max(rows, row + 1), max(columns, column + 1)
    _refuse_large(rows, columns)
    return end, rows * columns


def _check_announced(content: bytes) -> None:
    """Refuse an area that is too large, or whose end comes before its beginning."""
    layout = "<2L2H" if len(content) >= 12 else "<4H"
    first_row, rows, first_column, columns = struct.unpack_from(layout, content)
    _refuse_large(rows, columns)
    if rows and columns and (first_row > rows or first_column > columns):
        raise Suspicious("单元格的范围前后颠倒")


def _refuse_large(rows: int, columns: int) -> None:
    if rows * columns > LARGEST_AREA:
        raise TooLarge(f"用到{rows}行、{columns}列")


def _error(kind: int, content: bytes) -> str:
    """Return the error that a cell shows, if it shows one."""
    if kind == _ERROR and len(content) >= 8 and content[7]:
        return _ERRORS.get(content[6], "#错误")
    if kind == _FORMULA and len(content) >= 14 and content[12:14] == b"\xff\xff":
        return _ERRORS.get(content[8], "#错误") if content[6] == 2 else ""
    return ""
