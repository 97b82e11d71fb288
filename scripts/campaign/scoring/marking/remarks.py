"""What people write beside a mark instead of into it: 备注 does not count, and is told."""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from typing import Any

from campaign.issues import Issue, Kind
from campaign.workbook.declare.cells import Raw, as_text, plain
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.read.header import find_table
from campaign.workbook.read.reader import Row

_SAYS_OTHERWISE = re.compile(
    r"回避|缺席|缺考|作废|无效|撤回|撤销|没有?到|未到|未参加|没有?参加|应为|应是|应该"
    r"|改为|改成|更正|更改|误打|打错|写错|填错|重新?打分?"
)
"""That the mark is not the one to count: a reason why there should be none, or a correction."""
_NOT_SO = re.compile(r"[不无免非未没](?:存在|需要?|须|用|必|应|有)?(?:回避|缺席|缺考|作废|无效)")


def contradicted(rows: Iterable[Row[Any]]) -> Iterator[Issue]:
    """Yield each mark whose remark says that it does not count, or counts otherwise."""
    for row in rows:
        mark, remark = row.value.mark, row.value.remark
        if isinstance(mark, Decimal) and _SAYS_OTHERWISE.search(_NOT_SO.sub("", remark)):
            where = row.where("remark")
            yield Kind.MARK_CONTRADICTED.at(where, remark, remark=remark, mark=plain(mark))


def marks_elsewhere(grid: Grid, sheet: Sheet[Any]) -> Iterator[Issue]:
    """Yield what there is to say where the marks stand in a column that is not read for marks."""
    table, _ = find_table(grid, sheet)
    if table is None:
        return
    known = {place.at for place in table.places if place.column.field != "remark"}
    kind = sheet.column("mark").kind
    for row in range(table.first_row, len(grid.rows)):
        for at, raw in enumerate(grid.rows[row]):
            if at not in known and _is_mark(kind.parse(raw), raw):
                column = as_text(grid.at(table.first_row - 1, at)).strip()
                where = grid.where(row, at)
                yield Kind.MARKS_IN_REMARKS.at(where, as_text(raw), column=column)
                return


def _is_mark(parsed: object, raw: Raw) -> bool:
    return not is_blank(raw) and isinstance(parsed, Decimal)
