"""Forms and 项目|内容 sheets: the value stands at its label, wherever the label stands."""

from typing import Any

import pytest

from campaign.workbook.read.reader import read
from workbook.sheets import THING_FORM, THING_ITEMS, Thing, grid, told


def form(table: str, *merged: tuple[int, int, int, int], **more: Any) -> Any:
    return read(grid(table, *merged, sheet="表", **more), THING_FORM)


@pytest.mark.parametrize(
    "table",
    [
        "编号|01|姓名|安宁\n第一志愿|甲|第二志愿|乙",
        "报名表\n\n姓名|安宁\n编号|01\n志愿一|甲\n志愿（二）|乙",
        "姓名：安宁|编号：01\n第一志愿：甲\n第二志愿：乙",
        "姓　名|安宁||编号：|01\n第1志愿|甲||第2志愿|乙",
        "姓名|安宁|性别\n编号|01\n称谓|姓名|年龄\n父亲|安大|70\n第一志愿|甲\n第二志愿|乙",
    ],
)
def test_forms_that_are_understood(table: str) -> None:
    found = form(table)
    assert told(found) == set()
    assert [(row.number, row.name, row.wishes) for row in found.values] == [
        ("01", "安宁", ("甲", "乙"))
    ]


def test_a_label_over_a_merge() -> None:
    found = form("姓名||安宁\n编号||01", (0, 0, 0, 1), (1, 0, 1, 1))
    assert [(row.number, row.name) for row in found.values] == [("01", "安宁")]


def test_an_empty_value_is_not_the_next_label() -> None:
    found = form("编号|01|姓名|安宁\n部门|时间|2026-3-6 9:00")
    assert [row.department for row in found.values] == [""]
    assert str(found.values[0].at) == "2026-03-06 09:00:00"


@pytest.mark.parametrize(
    ("table", "places"),
    [
        ("编号|01\n姓名|安宁\n姓名|白帆", {("B3", "T12")}),
        ("编号|01\n第一志愿|甲", {("", "T17")}),
        ("编号|01|姓名|安宁\n\n编号|02|姓名|白帆", {("A3", "T16")}),
        ("编号|01|姓名|\n时间|31号", {("D1", "V01"), ("B2", "V06")}),
    ],
)
def test_forms_that_are_refused(table: str, places: set[tuple[str, str]]) -> None:
    found = form(table)
    assert told(found) == places
    assert found.values == []


def test_hidden_lines_of_a_form() -> None:
    found = form("编号|01\n姓名|安宁\n部门|党政办", hidden_rows=[1], hidden_columns=[1])
    assert told(found) == {("A2", "T10"), ("B1", "T15")}


def items(table: str) -> Any:
    return read(grid(table, sheet="项目表"), THING_ITEMS)


def test_items_in_any_order() -> None:
    found = items("说明|项目|内容\n|姓名|安宁\n|编号|01\n|得分|85.5")
    assert told(found) == set()
    assert isinstance(found.values[0], Thing)
    assert str(found.values[0].points) == "85.5"


def test_items_that_are_refused() -> None:
    found = items("项目|内容\n编号|01\n编号|02\n得分|八十\n生日|三月\n空的|")
    assert told(found) == {("B3", "T08"), ("B4", "V02"), ("A5", "T09"), ("", "T07")}
    assert found.values == []


def test_items_without_a_header() -> None:
    assert told(items("编号|01\n姓名|安宁")) == {("", "T03")}
