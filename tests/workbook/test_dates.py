"""Months, days and moments as people write them; what may mean two things is told."""

from datetime import date, datetime
from functools import partial
from typing import Any

import pytest

from campaign.workbook.declare.cells import Fault, Noted
from campaign.workbook.declare.dates import Day, Moment, Month, Since, YearMonth
from campaign.workbook.declare.kinds import headcount
from campaign.workbook.grid import Grid
from campaign.workbook.read.reader import read
from workbook.sheets import THINGS, reading, told

JUNE = YearMonth(1985, 6)


@pytest.mark.parametrize(
    "typed",
    [
        "1985.6", "1985.06", "1985-6", "1985-06", "1985/6", "1985年6月", "1985年06月", "198506",
        "19850601", "1985.6.1", "1985年6月1日", "一九八五年六月", "１９８５．０６", "1985。6",
        " 1985.06 ",
        "1985年6月份", 1985.06, 198506.0, 19850601.0, 31199.0, date(1985, 6, 1),
        datetime(1985, 6, 1), "1985．６",
    ],
)  # fmt: skip
def test_june_1985(typed: Any) -> None:
    assert Month().parse(typed) == JUNE


@pytest.mark.parametrize(
    ("typed", "code"),
    [
        ("85.6", "V08"),
        ("85年6月", "V08"),
        ("1985.13", "V07"),
        ("1985-02-30", "V07"),
        ("1985.0", "V07"),
        ("属牛", "V06"),
        ("1985", "V06"),
        ("6月", "V06"),
        ("不详", "V06"),
        (True, "V06"),
        (0.5, "V06"),
    ],
)
def test_doubtful_and_impossible_months(typed: Any, code: str) -> None:
    found = Month().parse(typed)
    assert isinstance(found, Fault | Noted)
    assert found.kind.code == code
    if isinstance(found, Noted):
        assert found.value == JUNE


def test_january_or_october() -> None:
    """The number 1985.1 may be 1985.10 with its zero lost; the text cannot."""
    found = Month().parse(1985.1)
    assert isinstance(found, Noted)
    assert (found.value, found.kind.code) == (YearMonth(1985, 1), "V08")
    assert Month().parse("1985.10") == YearMonth(1985, 10)
    assert Month().parse("1985.1") == YearMonth(1985, 1)


def born(raw: float, **more: Any) -> Grid:
    """Somebody's 出生年月 as a number."""
    rows: list[list[Any]] = [["编号", "姓名", "出生年月"], ["01", "安宁", raw]]
    return Grid("表.xlsx", "名单", rows, **more)


def shows(text: str, row: int, at: int) -> str:
    return text


def test_the_format_of_the_cell_decides() -> None:
    for shown, month, issues in (("1985.10", 10, set()), ("", 1, {("C2", "V08")})):
        found = read(born(1985.1, shown=partial(shows, shown)), THINGS)
        assert [row.born for row in found.values] == [YearMonth(1985, month)]
        assert told(found) == issues


def test_a_bare_day_number_in_a_workbook_that_counts_from_1904() -> None:
    """Either of two days, four years apart: refused."""
    grid = born(31199.0, counts_from_1904=lambda: True)
    assert told(read(grid, THINGS)) == {("C2", "V06")}


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2026-3-7 16:30", datetime(2026, 3, 7, 16, 30)),
        ("2026年3月7日下午4:30", datetime(2026, 3, 7, 16, 30)),
        ("2026.3.7 下午4点30分", datetime(2026, 3, 7, 16, 30)),
        ("2026-3-7 4:30 PM", datetime(2026, 3, 7, 16, 30)),
        ("2026-3-7 16时", datetime(2026, 3, 7, 16, 0)),
        ("2026-3-7 中午12:00", datetime(2026, 3, 7, 12, 0)),
        ("2026/3/7  16:30:59", datetime(2026, 3, 7, 16, 30, 59)),
        ("2026-3-7", date(2026, 3, 7)),
        (46088.6875, datetime(2026, 3, 7, 16, 30)),
        (datetime(2026, 3, 7, 16, 29, 59, 999_999), datetime(2026, 3, 7, 16, 30)),
    ],
)
def test_moments(typed: Any, value: date) -> None:
    assert Moment().parse(typed) == value


@pytest.mark.parametrize(
    "typed", ["2026-3-7 25:00", "2026-2-30 9:00", "3月7日 9:00", "明天", "16:30"]
)
def test_moments_that_are_none(typed: str) -> None:
    assert isinstance(Moment().parse(typed), Fault)


@pytest.mark.parametrize(
    ("typed", "value"),
    [
        ("2026-3-7 中午1:00", datetime(2026, 3, 7, 13, 0)),
        ("2026-3-7 中午12:30", datetime(2026, 3, 7, 12, 30)),
        ("2026-3-7 中午11:30", datetime(2026, 3, 7, 11, 30)),
        ("2026-3-7 下午1点半", datetime(2026, 3, 7, 13, 30)),
        ("2026-3-7 12:30 AM", datetime(2026, 3, 7, 0, 30)),
        ("2026-3-7 12:30 PM", datetime(2026, 3, 7, 12, 30)),
        ("2026-3-7 凌晨12:30", datetime(2026, 3, 7, 0, 30)),
        ("2026-3-7 凌晨4:30", datetime(2026, 3, 7, 4, 30)),
        ("2026-3-7 上午6时", datetime(2026, 3, 7, 6, 0)),
        ("2026-3-7 早上6点", datetime(2026, 3, 7, 6, 0)),
        ("2026-3-7 晚8点", datetime(2026, 3, 7, 20, 0)),
        ("2026年3月7日晚上11時30分", datetime(2026, 3, 7, 23, 30)),
        ("2026年3月7號下午4點30分", datetime(2026, 3, 7, 16, 30)),
        ("2026-3-7 傍晚6:00", datetime(2026, 3, 7, 18, 0)),
        ("2026-3-7 上午12:00", datetime(2026, 3, 7, 12, 0)),
        ("2026-3-7 十六点半", datetime(2026, 3, 7, 16, 30)),
        ("二 〇 二 六 年 三 月 七 日 下午四点", datetime(2026, 3, 7, 16, 0)),
    ],
)
def test_parts_of_the_day(typed: str, value: datetime) -> None:
    assert Moment(clock=True).parse(typed) == value


@pytest.mark.parametrize(
    ("typed", "value", "understood"),
    [
        ("2026-3-7 4:30", datetime(2026, 3, 7, 4, 30), "2026年3月7日凌晨4时30分"),
        ("2026-3-7 0:00", datetime(2026, 3, 7), "2026年3月7日凌晨0时00分"),
        ("2026-3-7 零点", datetime(2026, 3, 7), "2026年3月7日凌晨0时00分"),
        ("2026-3-7 6时", datetime(2026, 3, 7, 6), "2026年3月7日上午6时00分"),
        (datetime(2026, 3, 7, 4, 30), datetime(2026, 3, 7, 4, 30), "2026年3月7日凌晨4时30分"),
        (46088.1875, datetime(2026, 3, 7, 4, 30), "2026年3月7日凌晨4时30分"),
        ("2026-3-7 晚12:00", datetime(2026, 3, 8), "2026年3月8日凌晨0时00分"),
        ("26.3.7 4:30", datetime(2026, 3, 7, 4, 30), "2026年3月7日凌晨4时30分"),
    ],
)
def test_hours_that_are_asked_about(typed: Any, value: datetime, understood: str) -> None:
    found = Moment(clock=True).parse(typed)
    assert isinstance(found, Noted)
    assert (found.value, found.kind.code) == (value, "V08")
    assert found.data["understood"] == understood


def test_a_whole_day_in_a_cell_with_a_time_is_not_asked_about_where_no_time_is_needed() -> None:
    assert Moment().parse(datetime(2026, 3, 7)) == datetime(2026, 3, 7)
    assert isinstance(Moment(clock=True).parse(datetime(2026, 3, 7)), Noted)
    assert isinstance(Moment().parse("2026-3-7 晚上1点"), Fault)
    assert isinstance(Moment().parse("2026-3-7 上午13:30"), Fault)  # one of the two is wrong
    assert isinstance(Moment().parse("2026-3-7 凌晨16:30"), Fault)
    assert isinstance(Moment().parse("2026-3-7 中午4点"), Fault)
    assert isinstance(Moment().parse("2026-3-7 中午18:00"), Fault)
    assert isinstance(Day().parse("2026-3-1 五"), Fault)
    assert isinstance(Moment().parse("9999-12-31 晚12:00"), Fault)


def test_days_and_starts_of_work() -> None:
    assert Day().parse("2026.3.7") == date(2026, 3, 7)
    assert isinstance(Day().parse("2026.3"), Fault)
    assert Since().parse("2019-7-15") == date(2019, 7, 15)
    assert Since().parse("2019.07") == YearMonth(2019, 7)


@pytest.mark.parametrize(
    ("typed", "places"),
    [("8", 8), ("8名", 8), ("8名（含督查室）", 8), ("８", 8), (8.0, 8), ("3人", 3), ("2个", 2)],
)
def test_numbers_of_places(typed: Any, places: int) -> None:
    assert headcount().parse(typed) == places


@pytest.mark.parametrize("typed", ["若干", "0", 0.0, "八", 2.5, "2-3名"])
def test_numbers_of_places_that_are_none(typed: Any) -> None:
    assert isinstance(headcount().parse(typed), Fault)


def test_blank_and_placeholder_dates_are_blank() -> None:
    found = reading("编号|姓名|出生年月\n01|安宁|\n02|白帆|无\n03|池清|/\n04|戴月|—")
    assert told(found) == set()
    assert [row.born for row in found.values] == [None] * 4
