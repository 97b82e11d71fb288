"""Repeated columns share the width that the template gives to the columns of the repetition.

In the template these are three: `{%tc for … %}`, the repeated cell, `{%tc endfor %}`. Word, WPS and
LibreOffice need the width of each column in figures, in the table's grid and in each cell.
"""

import re

from campaign.documents.marks import REPEATED_CELL

_GRID = re.compile(r"<w:tblGrid>(.*?)</w:tblGrid>", re.DOTALL)
_GRID_WIDTH = re.compile(r'w:w="(\d+)"')
_ROW = re.compile(r"<w:tr[ >].*?</w:tr>", re.DOTALL)
_CELL = re.compile(rf'({REPEATED_CELL}?)<w:tc[ >].*?<w:tcW [^>]*w:w="(\d+)".*?</w:tc>', re.DOTALL)
_CELL_WIDTH = re.compile(r'(<w:tcW [^>]*w:w=")\d+')


def spread(table: str) -> str:
    """A printed table with the widths of its repeated columns settled."""
    grid = _GRID.search(table)
    if grid is None:
        return table.replace(REPEATED_CELL, "")
    total = sum(map(int, _GRID_WIDTH.findall(grid[1])))
    widths: list[int] = []

    def row(match: re.Match[str]) -> str:
        nonlocal widths
        cells = _CELL.findall(match[0])
        own = _settled([(bool(repeated), int(width)) for repeated, width in cells], total)
        widths = max(widths, own, key=len)
        return _with_widths(match[0], own)

    printed = _ROW.sub(row, table).replace(REPEATED_CELL, "")
    columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    return _GRID.sub(f"<w:tblGrid>{columns}</w:tblGrid>", printed, count=1)


def _settled(cells: list[tuple[bool, int]], total: int) -> list[int]:
    """Widths of a row's cells: the repeated ones share what the others leave."""
    count = sum(repeated for repeated, _ in cells)
    room = total - sum(width for repeated, width in cells if not repeated)
    return [room // count if repeated else width for repeated, width in cells]


def _with_widths(row: str, widths: list[int]) -> str:
    rest = iter(widths)
    return _CELL_WIDTH.sub(lambda match: f"{match[1]}{next(rest)}", row)
