"""A sheet declared for the tests, and grids written as tables in their text."""

from datetime import date
from decimal import Decimal
from typing import Any

from campaign.workbook.declare.dates import Moment, Month, YearMonth
from campaign.workbook.declare.kinds import Choice, Name, Number, StaffNumber, Text, Whole, YesNo
from campaign.workbook.declare.sheet import Many, Sheet, SheetLayout, column, row_class
from campaign.workbook.grid import Area, Grid
from campaign.workbook.read.reader import Reading, read


@row_class
class Thing:
    """A column of each kind, required or not."""

    number: str = column("编号", StaffNumber(), key=True)
    name: str = column("姓名", Name(), key=True)
    department: str = column("部门", Text(), default="", fill_down=True)
    scope: str = column("范围", Choice("全部", "部分"), default="全部")
    points: Decimal | None = column("得分", Number("0", "100"), default=None)
    count: int = column("人数", Whole(1, 50), default=1)
    agrees: bool = column("同意", YesNo(), default=False)
    born: YearMonth | None = column("出生年月", Month(), default=None)
    at: date | None = column("时间", Moment(), default=None)
    wishes: tuple[str, ...] = column("第{n}志愿", Text(limit=20), default="", many=Many.NUMBERED)


THINGS = Sheet("名单", Thing, "测试用。")
THING_FORM = Sheet("表", Thing, "测试用。", layout=SheetLayout.FORM)
THING_ITEMS = Sheet("项目表", Thing, "测试用。", layout=SheetLayout.ITEMS)


def grid(table: str, *merged: Area, sheet: str = "名单", **more: Any) -> Grid:
    """Cells from lines of text, separated by |; the first line is row 1."""
    lines = [line.strip() for line in table.strip("\n").split("\n")]
    rows: list[Any] = [[cell.strip(" ") for cell in line.split("|")] for line in lines]
    return Grid("表.xlsx", sheet, rows, find_merged=lambda: merged, **more)


def reading(table: str, *merged: Area, **more: Any) -> Reading[Thing]:
    """The table read."""
    return read(grid(table, *merged, **more), THINGS)


def told(of: Reading[Any]) -> set[tuple[str, str]]:
    """(cell, code) of what was said."""
    return {(issue.where.cell, issue.kind.code) for issue in of.issues}
