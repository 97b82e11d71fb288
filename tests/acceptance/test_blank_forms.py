"""The seed's own campaign with the blank forms filled in by another spreadsheet program."""

import datetime as dt
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from acceptance.inputs import ROSTER, ROSTER_COLUMNS
from acceptance.inspector import check_no_errors
from acceptance.office import run
from acceptance.workbooks import read_table, write_plain

SAME = ["行政编制", "在岗", "党政办", "干事", "竞争和双选", None, None]
PEOPLE = [
    ["001", "严懿", "女", "1980.05", "汉族", "中共党员", "本科", "2003.07", *SAME],
    ["002", "陶蕴", "男", "1985.11", "汉族", "群众", "本科", "2008.09", *SAME],
]


def by_labels(path: Path, values: dict[str, Any]) -> None:
    """Write each value into the cell right of its label, past the cells merged with the label."""
    book = load_workbook(path)
    sheet = book.worksheets[0]
    spans = {area.coord.split(":")[0]: area.max_col for area in sheet.merged_cells.ranges}
    labels = {str(cell.value): cell for row in sheet.iter_rows() for cell in row}
    for label, value in values.items():
        cell = labels[label]
        right = spans.get(cell.coordinate, cell.column or 0) + 1
        sheet.cell(cell.row or 0, right).value = value
    book.save(path)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    run("new_campaign", tmp_path)
    write_plain(tmp_path / ROSTER, {"花名册": [ROSTER_COLUMNS, *PEOPLE]})
    return tmp_path


def hand_in(folder: Path, form: str, name: str, **values: Any) -> None:
    target = folder / "03报名表" / name
    target.write_bytes((folder / "空白表" / form).read_bytes())
    by_labels(target, {**values, "报名时间": dt.datetime(2026, 3, 7, 16, 30)})


def test_forms_as_they_are_handed_out(folder: Path) -> None:
    posts, departments = "竞争上岗报名表.xlsx", "选部门报名表.xlsx"
    first = {
        "编号": "001",
        "姓名": "严懿",
        "第一志愿": "党政办主任",
        "第二志愿": "综治办专职副主任",
    }
    second = {"编号": "002", "姓名": "陶蕴", "第一志愿": "党政办副主任", "服从调剂": "是"}
    hand_in(folder, posts, "a.xlsx", **first)
    hand_in(folder, posts, "（最终版）b 副本.xlsx", **second)
    hand_in(folder, departments, "c.xlsx", **{**first, "第一志愿": "党政办", "第二志愿": "镇建办"})
    assert run("check_registrations", folder).returncode == 0
    check_no_errors(folder)
    columns = ["编号", "第一志愿", "第二志愿", "审核结果", "原因"]
    found = read_table(folder / "结果" / "报名审核结果.xlsx", "竞争上岗", columns)
    assert [tuple(row[name] for name in columns[:4]) for row in found] == [
        ("001", "党政办主任", "综治办专职副主任", "通过"),
        ("002", "党政办副主任", None, "不通过"),
    ]
    assert "中共党员" in found[1]["原因"]
    found = read_table(folder / "结果" / "报名审核结果.xlsx", "选部门", columns)
    assert [tuple(row[name] for name in columns[:4]) for row in found] == [
        ("001", "党政办", "镇建办", "通过")
    ]


def test_registers_as_they_are_handed_out(folder: Path) -> None:
    for part, choice in (("竞争上岗", "镇建办主任"), ("选部门", "镇建办")):
        target = folder / "03报名表" / f"{part}.xlsx"
        target.write_bytes((folder / "空白表" / f"{part}报名登记表.xlsx").read_bytes())
        book = load_workbook(target)
        sheet = book[f"{part}报名"]
        head = next(cell for row in sheet.iter_rows() for cell in row if cell.value == "编号")
        names = {cell.value: cell.column or 0 for cell in sheet[head.row or 0]}
        typed = {"编号": "002", "姓名": "陶蕴", "第一志愿": choice, "服从调剂": "否"}
        for name, value in {**typed, "报名时间": "2026-3-6 9:00"}.items():
            sheet.cell((head.row or 0) + 1, names[name]).value = value
        book.save(target)
    assert run("check_registrations", folder).returncode == 0
    check_no_errors(folder)
    for part in ("竞争上岗", "选部门"):
        columns = ["编号", "第一志愿", "审核结果"]
        (row,) = read_table(folder / "结果" / "报名审核结果.xlsx", part, columns)
        assert (row["编号"], row["审核结果"]) == ("002", "通过")
