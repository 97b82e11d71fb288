"""The tabs of a workbook of which one is read: another one like it, and what the others hold."""

from collections.abc import Callable, Iterator, Sequence
from typing import Any

from campaign.issues import Issue, Kind
from campaign.workbook.declare.cells import Raw, as_text
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.read.beside import LONGEST
from campaign.workbook.read.data_rows import takes_back
from campaign.workbook.read.header import fits, hidden_tab, pick_sheet

_OUR_OWN = frozenset(("填写说明", "说明", "选项"))
"""Tabs that the program adds for those who fill in."""


def pick_only(
    grids: Sequence[Grid],
    sheet: Sheet[Any],
    file: str,
    names: Sequence[str] = (),
    *,
    beside: Sequence[Sheet[Any]] = (),
) -> tuple[Grid | None, list[Issue]]:
    """Return the one tab that holds a declared sheet.

    A fault if another one might hold it as well; what the others say of people is told. `beside`
    are the sheets that stand in the same workbook and are read on their own.
    """
    grid, issues = pick_sheet(grids, sheet, file, names)
    if grid is None:
        return None, issues
    others = [each for each in grids if each is not grid and not _belongs(each, beside)]
    same = [each for each in others if fits(each, sheet, names)]
    rivals = [each for each in same if not each.hidden]
    if rivals:
        tabs = "、".join(each.sheet for each in (grid, *rivals))
        return None, [Kind.SHEET_AMBIGUOUS.at(rivals[0].where(), sheet=sheet.name, found=tabs)]
    issues += [hidden_tab(each, "没有使用") for each in same]
    left = [each for each in others if not any(each is one for one in same)]
    return grid, [*issues, *unread_tabs(left, grid.sheet)]


def unread_tabs(
    left: Sequence[Grid], read: str, matters: Callable[[Grid, Raw], bool] | None = None
) -> Iterator[Issue]:
    """Yield a reminder of each tab that nobody reads and that says something that matters.

    What matters is, unless told otherwise, that it names somebody or takes something back. `read`
    is the tab where such things belong.
    """
    for grid in left:
        found = None if is_our_own(grid) else _first(grid, matters or _tells)
        if found:
            row, at, text = found
            yield Kind.TAB_UNREAD.at(
                grid.where(row, at), text, sheet=grid.sheet, text=text, read_sheet=read
            )


def is_our_own(grid: Grid) -> bool:
    """Tell whether a tab is one that the program adds itself."""
    return fold(grid.sheet) in _OUR_OWN


def anything(grid: Grid, raw: Raw) -> bool:
    """Say that whatever is filled in matters."""
    return True


def _belongs(grid: Grid, beside: Sequence[Sheet[Any]]) -> bool:
    return any(fold(grid.sheet) == fold(each.name) for each in beside)


def _first(grid: Grid, matters: Callable[[Grid, Raw], bool]) -> tuple[int, int, str] | None:
    for row, cells in enumerate(grid.rows):
        for at, raw in enumerate(cells):
            if not is_blank(raw) and matters(grid, raw):
                return row, at, as_text(raw)[:LONGEST]
    return None


def _tells(grid: Grid, raw: Raw) -> bool:
    if grid.knows.person(raw):
        return True
    return isinstance(raw, str) and len(raw) <= LONGEST and takes_back(raw)
