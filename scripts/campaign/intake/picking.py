"""Which of a workbook's sheets is the one that is wanted."""

from collections.abc import Sequence
from typing import Any

from campaign.issues import Issue, Kind, Where, perhaps_written
from campaign.workbook.grid import Grid
from campaign.workbook.layout import HEADER_WITHIN
from campaign.workbook.sheet import Layout, Sheet
from campaign.workbook.text import fold, nearest
from campaign.workbook.vocabulary import vocabulary_of


def pick_sheet(
    grids: Sequence[Grid], sheet: Sheet[Any], file: str, names: Sequence[str] = ()
) -> tuple[Grid | None, list[Issue]]:
    """The grid of a declared sheet: by its tab name, else the one whose header fits.

    `names` are the headers of its `Many.NAMED` columns.
    """
    wanted = {fold(name) for name in (sheet.name, *sheet.other_names)}
    named = [grid for grid in grids if fold(grid.sheet) in wanted]
    found = named or [grid for grid in grids if not grid.hidden and fits(grid, sheet, names)]
    if len(found) == 1:
        return found[0], []
    if found:
        tabs = "、".join(grid.sheet for grid in found)
        where = Where(file, found[1].sheet)
        return None, [Kind.SHEET_AMBIGUOUS.at(where, sheet=sheet.name, found=tabs)]
    suggestion = perhaps_written(nearest(sheet.name, [grid.sheet for grid in grids]))
    return None, [Kind.SHEET_MISSING.at(Where(file), sheet=sheet.name, suggestion=suggestion)]


def fits(grid: Grid, sheet: Sheet[Any], names: Sequence[str] = ()) -> bool:
    """Whether one of the first rows holds every required header of a table."""
    if sheet.layout is not Layout.TABLE:
        return False
    vocabulary = vocabulary_of(sheet, tuple(names))
    wanted = {(field, member) for _, field, member in vocabulary.wanted}
    for row in grid.rows[:HEADER_WITHIN]:
        found = (vocabulary.find_raw(raw) for raw in row)
        if wanted <= {(column.field, member) for column, member in filter(None, found)}:
            return True
    return False
