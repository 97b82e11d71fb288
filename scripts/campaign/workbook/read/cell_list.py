"""Every cell of a workbook as it was read, for the record: figures, but no words of anybody's.

Marks, counts, ranks, short codes and words of the caller's choice stand as they were read. Other
words tell only how long they were, long numbers and days only that they were there: names, numbers
of identity cards and birthdays are in the workbook itself and nowhere else.
"""

import re
from collections.abc import Iterable, Iterator
from datetime import date, time, timedelta

from campaign.workbook.declare.cells import (
    ErrorCell,
    Merged,
    Raw,
    Struck,
    Uncalculated,
    as_text,
    column_letters,
)
from campaign.workbook.grid import Grid, Unlisted

_CODE = re.compile(r"[\w.-]{1,5}", re.ASCII)
_LONGEST_FIGURE = 7
_LARGEST_FIGURE = 1_000
"""Points, counts and ranks are below; days, years and numbers of persons are above or longer."""


def cell_list(grids: Iterable[Grid], words: frozenset[str], unlisted: Unlisted) -> str:
    """Return a line for each row that holds something, under a line for each sheet."""
    return "".join(
        f"{line}\n" for grid in grids for line in _lines(grid, words, unlisted.get(grid.sheet))
    )


def _lines(
    grid: Grid, words: frozenset[str], unlisted: tuple[int, frozenset[int]] | None
) -> Iterator[str]:
    yield f"工作表“{grid.sheet}”"
    first, without = unlisted or (0, frozenset())
    letters = [column_letters(at) for at in range(max(map(len, grid.rows), default=0))]
    for number, row in enumerate(grid.rows, 1):
        cells = [
            f"{letter}{number}={raw if raw in words else _shown(raw)}"
            for at, (letter, raw) in enumerate(zip(letters, row, strict=False))
            if raw != "" and (at not in without or number <= first)
        ]
        if cells:
            yield " ".join(cells)


def _shown(raw: Raw) -> str:
    if isinstance(raw, str):
        return raw if _CODE.fullmatch(raw) else f"〔{len(raw)}字〕"
    if isinstance(raw, bool):
        return as_text(raw)
    if isinstance(raw, int | float):
        text = as_text(raw)
        is_figure = abs(raw) < _LARGEST_FIGURE and len(text) <= _LONGEST_FIGURE
        return text if is_figure else "〔数字〕"
    if isinstance(raw, date | time | timedelta):
        return "〔日期〕"
    return _OTHERS[type(raw)]


_OTHERS: dict[type, str] = {
    ErrorCell: "〔出错〕",
    Uncalculated: "〔没有算出的公式〕",
    Merged: "〔合并〕",
    Struck: "〔划去〕",
}
