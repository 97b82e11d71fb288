"""Repeated columns share the width that the template gives to the columns of the repetition.

In the template these are three: `{%tc for … %}`, the repeated cell, `{%tc endfor %}`. Word, WPS and
LibreOffice need the width of each column in figures, in the table's grid and in each cell.
"""

import re
from itertools import pairwise

from campaign.documents.marks import REPEATED_CELL

_GRID = re.compile(r"<w:tblGrid>(.*?)</w:tblGrid>", re.DOTALL)
_GRID_WIDTH = re.compile(r'w:w="(\d+)"')
_ROW = re.compile(r"<w:tr[ >]")
_CELL = re.compile(r'<w:tc(?: [^>]*)?><w:tcPr><w:tcW w:w="(\d+)"')


def spread(table: str) -> str:
    """A printed table with the widths of its repeated columns worked out."""
    grid = _GRID.search(table)
    if grid is None:
        return table.replace(REPEATED_CELL, "")
    total = sum(map(int, _GRID_WIDTH.findall(grid[1])))
    starts = [match.start() for match in _ROW.finditer(table)]
    widest: list[int] = []
    rows = []
    for start, end in pairwise([*starts, len(table)]):
        row, widths = _shared_out(table[start:end], total)
        rows.append(row)
        widest = max(widest, widths, key=len)
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widest)
    head = _GRID.sub(f"<w:tblGrid>{columns}</w:tblGrid>", table[: starts[0]])
    return head + "".join(rows)


def _shared_out(row: str, total: int) -> tuple[str, list[int]]:
    """A row whose repeated cells share what the others leave of the width, and all its widths."""
    cells = list(_CELL.finditer(row))
    widths = [int(cell[1]) for cell in cells]
    repeated = [row[cell.start() - 1] == REPEATED_CELL for cell in cells]
    if any(repeated):
        others = sum(width for width, again in zip(widths, repeated, strict=True) if not again)
        share = (total - others) // sum(repeated)
        widths = [share if again else w for w, again in zip(widths, repeated, strict=True)]
    pieces, position = [], 0
    for cell, width in zip(cells, widths, strict=True):
        pieces += [row[position : cell.start(1)], str(width)]
        position = cell.end(1)
    return "".join([*pieces, row[position:]]).replace(REPEATED_CELL, ""), widths
