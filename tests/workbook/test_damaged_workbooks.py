"""Damaged workbooks give rows or issues, whatever is in them; the development command does more."""

import re
import zipfile
from datetime import date, datetime, time, timedelta
from math import inf, nan
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.workbook.declare.cells import ErrorCell, Raw, Struck, Uncalculated
from campaign.workbook.declare.sheet import Sheet, SheetLayout
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.read.reader import read
from campaigns import codes, run
from declared_sheets import declared_sheets
from maintenance.fuzz_readers import MEMORY, SECONDS, series
from maintenance.fuzzing.trial import Trials
from scoring.score_folder import SPEECH, ScoreFolder, town

_CASES = 40


def test_a_series_of_damaged_files() -> None:
    tally = series(_CASES, seed=20261125)
    assert tally.failures == []
    assert tally.cases == _CASES
    assert tally.slowest < SECONDS
    assert tally.peak < MEMORY
    assert tally.marked


def test_every_file_has_a_faulty_row_before_it_is_damaged(tmp_path: Path) -> None:
    trials = Trials(tmp_path, seed=1)
    for label, data in trials.faulty[::6]:
        assert trials.read(label, data), label


SHEETS = {sheet.name: sheet for sheet in declared_sheets()}
RAW: st.SearchStrategy[Raw] = st.one_of(
    st.text(max_size=30),
    st.sampled_from(
        ["", "同上", "=1+1", "{{ x }}", "85。5", "２０２６年２月３０日", "1e400", "\x00", "\ud800"]
    ),
    st.floats(),
    st.integers(),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
    st.timedeltas(),
    st.builds(ErrorCell, st.text(max_size=8)),
    st.builds(Uncalculated, st.text(max_size=8)),
    st.builds(Struck, st.text(max_size=8)),
)
ODD: list[Raw] = [
    inf, -inf, nan, 0, 0.0, False, -0.0, 5e-324, 1.7e308, 10**400, date(1, 1, 1), time.min,
    datetime(9999, 12, 31, 23, 59, 59, 999_999), timedelta.min, True, "\u202e\u200b", "9" * 5_000,
]  # fmt: skip


def headers(sheet: Sheet[Any]) -> list[str]:
    return [column.header.replace("{n}", "一") for column in sheet.columns]


def grid(sheet: Sheet[Any], values: list[Raw]) -> Grid:
    """The sheet with these values under its header, or beside its labels."""
    names: list[Raw] = [*headers(sheet)]
    filled = (values * (len(names) // max(1, len(values)) + 1))[: len(names)]
    if sheet.layout is SheetLayout.TABLE:
        return Grid("表.xlsx", sheet.name, [names, filled, filled[::-1]])
    pairs = [[name, value] for name, value in zip(names, filled, strict=True)]
    return Grid("表.xlsx", sheet.name, pairs)


def understood(sheet: Sheet[Any], values: list[Raw]) -> None:
    """Every row is given, or there is an issue that says why not, in words."""
    table = grid(sheet, values)
    reading = read(table, sheet, ["甲", "乙"])
    data = [raw for row in table.rows for raw in row if raw not in headers(sheet)]
    if not all(map(is_nothing_or_a_remark, data)):
        assert reading.rows or reading.issues, "nothing is passed over"
    for issue in reading.issues:
        assert issue.problem
        assert issue.remedy
    assert not reading.broken or any(issue.is_error for issue in reading.issues)


def is_nothing_or_a_remark(raw: Raw) -> bool:
    if type(raw) is date:  # alone in a row it is the day of a signature
        return True
    return is_blank(raw) or (isinstance(raw, str) and fold(raw).startswith(("*", "※")))


@pytest.mark.parametrize("value", ODD, ids=range(len(ODD)))
def test_odd_values_on_every_sheet(value: Raw) -> None:
    for sheet in SHEETS.values():
        understood(sheet, [value])


@given(name=st.sampled_from(sorted(SHEETS)), values=st.lists(RAW, min_size=1, max_size=12))
def test_any_values_on_any_sheet(name: str, values: list[Raw]) -> None:
    understood(SHEETS[name], values)


@pytest.mark.parametrize("number", ["INF", "NaN"])
def test_a_mark_that_is_no_number(tmp_path: Path, number: str) -> None:
    ScoreFolder(town()).consolidate(tmp_path)
    path = tmp_path / "04评分表" / f"{SPEECH}评分表-顾平.xlsx"
    with_value(path, "E2", number)
    ran = run("consolidate_scores", tmp_path)
    assert ran.outcome is None
    assert codes(ran.errors) == {("E2", "V09")}


def with_value(path: Path, cell: str, value: str) -> None:
    """The number in a cell exchanged in the file itself, where no office program has a say."""
    with zipfile.ZipFile(path) as book:
        parts = {name: book.read(name).decode() for name in book.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet], count = re.subn(rf'(r="{cell}"[^>]*><v>)[^<]*', rf"\g<1>{value}", parts[sheet])
    assert count == 1
    with zipfile.ZipFile(path, "w") as book:
        for name, part in parts.items():
            book.writestr(name, part)
