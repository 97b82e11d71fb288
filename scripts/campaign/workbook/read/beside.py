"""What stands on a sheet beside its table, above it and on lines below: nothing of it is lost.

People write in a free cell that a row does not count any more, or who else is meant. Nobody reads
such cells; what names somebody or something known, or takes something back, is told.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import islice

from campaign.issues import Issue, Kind
from campaign.workbook.declare.cells import Raw
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Grid, filled_before, is_blank
from campaign.workbook.read.data_rows import TAKEN_BACK, takes_back
from campaign.workbook.read.header import Table

LONGEST = 40
"""Characters of a remark; longer texts are instructions."""
_LONGEST_ABOVE = 16
"""The same above the table, where titles and instructions stand."""
_CHANGED = re.compile(
    f"{TAKEN_BACK}|作废|不报|不参加|改为|改成|改报|更正|补报|补填|补交|调走|调离|不算|无效"
)
_VOID = re.compile(
    r"(?:(?:此|本|该|这)(?:表|页|行|份|张)|本人)?"
    r"[已应现]?(?:作废|撤回|无效|废)[了。!]?"
)
_SIGNED = re.compile(r".{0,12}(?:签名|签字|签章|日期|人|长|委|官|单位|部门|领导|组)[:：].{0,30}")
"""A line to sign, with whoever signed: 监督人：某某."""
_MOST_TOLD = 5


def text_beside(grid: Grid, table: Table) -> Iterator[Issue]:
    """Tell of cells of a table's rows that stand in no column of it, and of what is above it.

    A row or a sheet that somebody calls void is a fault: whether it counts has to be known.
    """
    for row, at, text in islice(_texts(grid, table), _MOST_TOLD):
        kind = Kind.TABLE_VOIDED if is_void(text) else Kind.TEXT_BESIDE
        yield kind.at(grid.where(row, at), text, text=text)


def _texts(grid: Grid, table: Table) -> Iterator[tuple[int, int, str]]:
    columns = {place.at for place in table.places}
    for number, cells in enumerate(grid.rows):
        if number == table.first_row - 1:
            continue
        for at, raw in enumerate(cells):
            if raw.__class__ is not str or raw == "" or is_blank(raw):
                continue
            above = number < table.first_row
            text = str(raw)
            if _is_told_above(text) if above else at not in columns and _matters(grid, cells, at):
                yield number, at, text


def changes(text: str) -> bool:
    """Tell whether words say that something counts no more, or otherwise."""
    return _CHANGED.search(fold(text)) is not None


def is_void(text: str) -> bool:
    """Tell whether words say of a row or a sheet that it is void, and nothing else."""
    return _VOID.fullmatch(fold(text)) is not None


def _is_told_above(text: str) -> bool:
    return is_void(text) or (len(text) <= _LONGEST_ABOVE and takes_back(text))


def _matters(grid: Grid, cells: Sequence[Raw], at: int) -> bool:
    text = str(cells[at])
    if len(text) > LONGEST or _SIGNED.fullmatch(fold(text)):
        return False
    before = filled_before(cells, at)
    if isinstance(before, str) and before.rstrip().endswith((":", "：")):
        return False
    return is_void(text) or changes(text) or grid.knows.named_in(text)
