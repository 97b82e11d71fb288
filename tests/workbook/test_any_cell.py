"""Random contents in every kind of cell of every sheet: never a crash, never a forbidden row.

What a declaration forbids is stated here once more, kind by kind, apart from the reader's code.
"""

from collections.abc import Callable, Iterator
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from campaign.issues import Issue
from campaign.workbook.declare.cells import ErrorCell, Raw, Struck, Uncalculated
from campaign.workbook.declare.dates import Day, Moment, Month, Since, YearMonth
from campaign.workbook.declare.kinds import Choice, Name, Number, StaffNumber, Text, Whole, YesNo
from campaign.workbook.declare.sheet import Column, Many, Sheet, SheetLayout, numbered_header
from campaign.workbook.grid import Grid
from campaign.workbook.read.reader import read
from declared_sheets import declared_sheets

NAMES = ("竞职演说", "优秀", "王芳(01)")
ROWS = 3


def filled_in() -> Iterator[Sheet[Any]]:
    """Every sheet that somebody may fill in."""
    for sheet in declared_sheets():
        if sheet.layout is not SheetLayout.CHARTS and not sheet.result:
            yield sheet


SHEETS = list({id(sheet): sheet for sheet in filled_in()}.values())


# -- what may stand there -------------------------------------------------------------------------


def lawful(column: Column, value: object) -> bool:
    """Whether a column's declaration allows a value."""
    if value == column.default and not column.required:
        return True
    return next(
        allows(column.kind, value) for kind, allows in _LAW if isinstance(column.kind, kind)
    )


def _number(kind: Any, value: Any) -> bool:
    if value in kind.words:
        return True
    exact = Decimal(value) if isinstance(kind, Whole) else value
    if not isinstance(exact, Decimal) or (isinstance(kind, Whole) and type(value) is not int):
        return False
    low = kind.low is None or exact >= kind.low
    high = kind.high is None or exact <= kind.high
    return bool(low and high and -int(exact.normalize().as_tuple().exponent) <= kind.finest)


def _text(kind: Any, value: Any) -> bool:
    lines = value.split("\n") if kind.lines else [value]
    plain = all(line == line.strip() and line.isprintable() for line in lines)
    return isinstance(value, str) and 0 < len(value) <= kind.limit and (plain or _odd(value))


def _odd(value: str) -> bool:
    """Characters that print as nothing known to this Python, yet are no control characters."""
    return not any(ord(each) < 32 and each != "\n" for each in value)


def _moment(kind: Any, value: Any) -> bool:
    return isinstance(value, datetime if kind.clock else date)


_LAW: tuple[tuple[type, Callable[[Any, Any], bool]], ...] = (
    (YesNo, lambda kind, value: isinstance(value, bool)),
    (Choice, lambda kind, value: value in kind.words),
    (Number, _number),
    (Moment, _moment),
    (Day, lambda kind, value: type(value) is date),
    (Since, lambda kind, value: isinstance(value, date | YearMonth)),
    (Month, lambda kind, value: isinstance(value, YearMonth) and 1 <= value.month <= 12),
    (StaffNumber, lambda kind, value: 0 < len(value) <= 30 and not any(map(str.isspace, value))),
    (Name, lambda kind, value: 0 < len(value) <= 40 and value == value.strip()),
    (Text, _text),
)
"""By kind, the narrower first."""


def values_of(row: Any, column: Column) -> list[object]:
    """The value of a column in a row, each by itself if there are several."""
    value = getattr(row, column.field)
    if column.many is Many.NUMBERED:
        return list(value)
    return list(value.values()) if column.many is Many.NAMED else [value]


# -- what may be typed ----------------------------------------------------------------------------

_TYPED = (
    "0123456789.-/:：，、年月日时点%分同上无√是否（）①○零十二 　\u200b\u00a0=+@'\"\n一党政办王芳"
)
_NEAR = st.text(alphabet=_TYPED, max_size=14)
_WORDS = st.sampled_from([
    "无", "/", "—", "同上", "〃", "是", "否", "合计", "注：", "2026-3-6 10:00", "1985.06", "男",
    "85.6", "评委打分", "民主测评", "竞争和双选", "同意", "不同意", "任用", "待岗", "合格", "简体",
    "四舍五入", "干部", "在岗", "行政编制", "中共党员", "85．5", "85,5", "回避", "缺席", "001",
])  # fmt: skip
_DATES = st.datetimes(min_value=datetime(1900, 1, 1), max_value=datetime(2200, 1, 1))
_CELLS: st.SearchStrategy[Raw] = st.one_of(
    st.just(""),
    _WORDS,
    _NEAR,
    st.text(max_size=12),
    st.integers(20, 2100).map("长".__mul__),
    st.floats(allow_nan=False, allow_infinity=False),
    st.integers(-10, 200).map(float),
    st.decimals(0, 200, places=2).map(float),
    st.sampled_from([1985.1, 46087.4167, 5.30102e17, 1e300, -0.0, 85.5000001, 0.6]),
    st.booleans(),
    _DATES,
    _DATES.map(datetime.date),
    _DATES.map(datetime.time),
    st.timedeltas(),
    st.just(ErrorCell("#N/A")),
    st.just(Uncalculated("=A1")),
    st.just(Struck("划掉")),
)


def _likely(column: Column) -> st.SearchStrategy[Raw]:
    """What would be right in a column."""
    kind = column.kind
    if isinstance(kind, Choice):
        return st.sampled_from(kind.words)
    if isinstance(kind, Number):
        low, high = int(kind.low or 0) + 1, int(kind.high or 100)
        return st.integers(min(low, high), high).map(float)
    if isinstance(kind, Day):
        return st.just(datetime(2026, 3, 6, 10, 0))
    offered = kind.rule() or {}
    if isinstance(kind, Text) and offered.get("validate") == "list":
        return st.sampled_from(offered["source"])
    return st.sampled_from(["1985.06"] if isinstance(kind, Month) else ["001", "02", "王芳"])


def headings(sheet: Sheet[Any]) -> list[tuple[str, Column]]:
    """The headings of a sheet with what they head."""
    found: list[tuple[str, Column]] = []
    for column in sheet.columns:
        if column.many is Many.NUMBERED:
            found += [(numbered_header(column.header, number), column) for number in (1, 2, 3)]
        elif column.many is Many.NAMED:
            found += [(name, column) for name in NAMES]
        else:
            found.append((column.header, column))
    return found


@st.composite
def grids(draw: st.DrawFn, sheet: Sheet[Any], *, likely: bool = False) -> Grid:
    """A sheet with its headings, at times not all, and anything in all or a few of its cells.

    `likely`: with all headings, and in each cell what may stand there.
    """
    heads = headings(sheet)
    if not likely and draw(st.integers(0, 9)) == 0:
        heads = draw(st.permutations(heads))[: draw(st.integers(0, len(heads)))]
    odd = set() if likely else set(draw(st.lists(st.integers(0, len(heads)), max_size=3)))
    everywhere = not likely and draw(st.integers(0, 2)) == 0

    def cell(at: int, column: Column) -> Raw:
        return draw(_CELLS if everywhere or at in odd else _likely(column))

    names: list[Raw] = [name for name, _ in heads]
    if sheet.layout is SheetLayout.TABLE:
        body = [[cell(at, column) for at, (_, column) in enumerate(heads)] for _ in range(ROWS)]
        rows = [names, *body]
    else:
        lines = [[name, cell(at, column)] for at, (name, column) in enumerate(heads)]
        rows = [["项目", sheet.value_header], *lines]
    area = (1, draw(st.integers(0, 3)), 2, draw(st.integers(0, 5)))
    merged = [area] if everywhere and area[1] <= area[3] else []
    hidden = draw(st.lists(st.integers(0, 4), max_size=2))
    shown = draw(st.sampled_from(("", "", "1985.10", "95%", "001", "1")))
    return Grid(
        "表.xlsx", sheet.name, rows, hidden_rows=hidden, find_merged=lambda: merged,
        shown=lambda row, at: shown, counts_from_1904=lambda: bool(hidden),
    )  # fmt: skip


def told_well(issue: Issue) -> bool:
    """An issue has both its sentences, and a cell of the sheet or none."""
    return bool(issue.problem and issue.remedy and issue.where.file)


@pytest.mark.parametrize("sheet", SHEETS, ids=lambda sheet: f"{sheet.name}-{sheet.layout.value}")
def test_no_crash_and_no_forbidden_row(sheet: Sheet[Any]) -> None:
    understood = []

    @settings(
        max_examples=25,
        deadline=None,
        derandomize=True,
        database=None,
        suppress_health_check=list(HealthCheck),
    )
    @given(grids(sheet) | grids(sheet, likely=True))
    def check(grid: Grid) -> None:
        reading = read(grid, sheet, NAMES)
        understood.extend(reading.values)
        assert all(told_well(issue) for issue in reading.issues)
        for row in reading.values:
            for column in sheet.columns:
                for value in values_of(row, column):
                    assert lawful(column, value), (column.header, value)

    check()
    assert understood  # the law was tried on something


def test_every_workbook_that_people_fill_in_is_among_them() -> None:
    names = {sheet.name for sheet in SHEETS}
    assert {
        "基本信息",
        "竞争职位",
        "花名册",
        "竞争上岗报名表",
        "选部门报名",
        "评分表",
        "计票表",
    } <= names
    assert {"初选", "任用决定", "定岗决定", "会议信息", "待岗台账", "人工审核", "考察意见"} <= names
