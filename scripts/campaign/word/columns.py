"""Widths of a table's columns once its rows are known.

Repeated columns share the width that the others leave. Where a cell would take three lines or more,
such as a name of thirteen characters in a column for three, the columns are parted anew, so that no
cell takes more lines than must be; what stands on one line of a few characters stays on one.
"""

import math
import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from html import unescape
from itertools import chain, pairwise
from typing import NamedTuple

from campaign.word.official_wording import text_width
from campaign.word.styles import Styles
from campaign.word.titles import REPEATED_CELL

_GRID = re.compile(r"<w:tblGrid>(.*?)</w:tblGrid>", re.DOTALL)
_GRID_WIDTH = re.compile(r'w:w="(\d+)"')
_ROW = re.compile(r"<w:tr[ >]")
_CELL = re.compile(r'<w:tc(?: [^>]*)?><w:tcPr><w:tcW (?:w:type="dxa" )?w:w="(\d+)"')
_ANY_CELL = re.compile(r"<w:tc[ >]")
_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"')
_PIECE = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|<w:br/>|</w:p>")
_WORD = re.compile(r"[!-~]+")
_FEW_LINES = 2
_SHORT = 4.0
"""Characters that are never broken over two lines."""
_EDGES = 90
"""Twips that margins and lines take of a cell's width in our templates."""


class _Line(NamedTuple):
    """A paragraph in a cell: its width and that of its longest word, in characters."""

    width: float
    word: float


class _Row(NamedTuple):
    """A row of the table: its widths as they are written or shared, and what its cells hold."""

    widths: Sequence[int]
    repeated: Sequence[bool]
    cells: Sequence[Sequence[_Line]]


def spread(xml: str, start: int, end: int, styles: Styles) -> Iterator[str]:
    """Yield a printed table with the widths of its columns worked out.

    It stands in the XML from `start` to `end`, and comes in pieces: ten thousand names are long.
    """
    grid = _GRID.search(xml, start, end)
    if grid is None or _count(_CELL, xml, start, end) != _count(_ANY_CELL, xml, start, end):
        yield xml[start:end].replace(REPEATED_CELL, "")
        return
    total = sum(map(int, _GRID_WIDTH.findall(grid[1])))
    starts = [match.start() for match in _ROW.finditer(xml, start, end)]
    rows = [_row(xml, *bounds, total) for bounds in pairwise([*starts, end])]
    widths, in_rows = _parted_anew(rows, total, _character(xml, start, end, styles))
    grid_columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    yield _GRID.sub(f"<w:tblGrid>{grid_columns}</w:tblGrid>", xml[start : starts[0]])
    done = starts[0]
    cells = _CELL.finditer(xml, done, end)
    for cell, width in zip(cells, chain.from_iterable(in_rows), strict=True):
        yield xml[done : cell.start(1)].replace(REPEATED_CELL, "")
        yield str(width)
        done = cell.end(1)
    yield xml[done:end].replace(REPEATED_CELL, "")


def _count(pattern: re.Pattern[str], xml: str, start: int, end: int) -> int:
    return sum(1 for _ in pattern.finditer(xml, start, end))


def _parted_anew(
    rows: Sequence[_Row], total: int, character: int
) -> tuple[Sequence[int], list[Sequence[int]]]:
    """Return the widths of the columns, and those of the cells by row."""
    widest = max(rows, key=lambda row: len(row.widths))
    before = widths = widest.widths
    if {len(row.widths) for row in rows} <= {1, len(widths)}:  # no cells that span some columns
        columns = list(zip(*(row.cells for row in rows if len(row.widths) > 1), strict=True))
        widths = _parted(widest, columns, total, character)
    return widths, [widths if row.widths == before else row.widths for row in rows]


def _row(table: str, start: int, end: int, total: int) -> _Row:
    """Take a row apart; its repeated cells share what the others leave of the width."""
    cells = list(_CELL.finditer(table, start, end))
    widths = [int(cell[1]) for cell in cells]
    repeated = [table[cell.start() - 1] == REPEATED_CELL for cell in cells]
    if any(repeated):
        others = sum(width for width, again in zip(widths, repeated, strict=True) if not again)
        share = (total - others) // sum(repeated)
        widths = [share if again else w for w, again in zip(widths, repeated, strict=True)]
    ends = [*(cell.start() for cell in cells[1:]), end]
    texts = (table[cell.end() : until] for cell, until in zip(cells, ends, strict=True))
    return _Row(widths, repeated, [tuple(_lines(each)) for each in texts])


def _lines(cell: str) -> Iterator[_Line]:
    text = ""
    for piece in _PIECE.finditer(cell):
        if piece[1] is not None:
            text += unescape(piece[1])
        else:
            words = map(text_width, _WORD.findall(text))
            yield _line(text_width(text), max(words, default=0.0))
            text = ""


_line = lru_cache(maxsize=1024)(_Line)
"""One for all lines that are as long: ten thousand names are of few lengths."""


def _character(xml: str, start: int, end: int, styles: Styles) -> int:
    """Find the width of a character in a table's last row, in twips."""
    style = _STYLE.search(xml, xml.rfind("<w:tr", start, end), end)
    return styles.half_points(style[1] if style else "", "") * 10


# -- parting the width anew -----------------------------------------------------------------------


def _parted(
    row: _Row, columns: Sequence[Sequence[Sequence[_Line]]], total: int, character: int
) -> Sequence[int]:
    """Part the width so that no cell takes more lines than must be; as it was if few are taken."""
    rooms = [(width - _EDGES) / character for width in row.widths]
    most = max(
        _height(cell, room) for column, room in zip(columns, rooms, strict=True) for cell in column
    )
    for lines in range(_FEW_LINES, most):
        needed = [
            math.ceil(max(_needed(cell, lines, room) for cell in column) * character) + _EDGES
            for column, room in zip(columns, rooms, strict=True)
        ]
        alike = max((n for n, again in zip(needed, row.repeated, strict=True) if again), default=0)
        needed = [alike if again else n for n, again in zip(needed, row.repeated, strict=True)]
        if sum(needed) <= total:
            return _filled(needed, row.widths, total)
    return row.widths


def _height(cell: Sequence[_Line], room: float) -> int:
    """Count the lines that a cell takes in a room, in characters."""
    return sum(max(1, math.ceil(line.width / max(room, 1))) for line in cell)


def _needed(cell: Sequence[_Line], lines: int, room: float) -> float:
    """Return the room in which a cell takes so many lines at most; its words stay whole."""
    widest = max((line.width for line in cell), default=0.0)
    if widest <= min(room, _SHORT):
        return widest
    found = max((line.word for line in cell), default=0.0)
    while found < widest and _height(cell, found) > lines:
        found += 0.5
    return found


def _filled(needed: Sequence[int], widths: Sequence[int], total: int) -> list[int]:
    """Give what is left over to those columns that were wider than they need to be."""
    spare = [max(width - need, 0) for width, need in zip(widths, needed, strict=True)]
    left = total - sum(needed)
    shares = [left * each // max(sum(spare), 1) for each in spare]
    shares[spare.index(max(spare))] += left - sum(shares)
    return [need + share for need, share in zip(needed, shares, strict=True)]
