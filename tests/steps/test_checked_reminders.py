"""提醒核对表: what somebody looked at is told of no more, until it is something else."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import fill, table, write_plain
from overview.playing import do, town

LIST, CHECKED = Path("结果/问题清单.xlsx"), "结果/提醒核对表.xlsx"


def listed(root: Path) -> list[dict[str, Any]]:
    return table(root / LIST, "问题清单", "序号")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A campaign with reminders and no error."""
    plain = town()
    plain.department_choices["04"] = ("党政办", "党政办")
    made = plain.write(tmp_path)
    do(made, date(2026, 3, 9))
    assert {row["级别"] for row in listed(made)} == {"提醒"}
    return made


def check(root: Path, rows: list[dict[str, Any]]) -> None:
    """Copy lines of the list into the sheet, as they stand."""
    book = load_workbook(root / CHECKED)
    sheet = book["已核对"]
    cells = list(sheet.iter_rows(values_only=True))
    header = next(number for number, row in enumerate(cells) if "代码" in row)
    for number, row in enumerate(rows, header + 2):
        for at, column in enumerate(cells[header], 1):
            sheet.cell(number, at).value = row.get(str(column))
    book.save(root / CHECKED)


def test_the_sheet_comes_with_the_first_reminder_and_is_empty(root: Path) -> None:
    assert table(root / CHECKED, "已核对", "代码") == []


def test_what_was_checked_is_told_of_no_more_and_stands_last(root: Path) -> None:
    first, *others = listed(root)
    check(root, [first])
    conducted = do(root, date(2026, 3, 9))
    rows = listed(root)
    assert [row.get("核对") for row in rows] == [None] * len(others) + ["已核对"]
    assert (rows[-1]["代码"], rows[-1]["单元格"]) == (first["代码"], first["单元格"])
    assert conducted.code == 0
    page = (root / "总览.html").read_text("utf-8")
    assert first["问题"] not in page
    before = (root / CHECKED).read_bytes()
    do(root, date(2026, 3, 9))
    assert (root / CHECKED).read_bytes() == before


def test_a_line_with_a_code_alone_checks_all_of_its_kind(root: Path) -> None:
    codes = {row["代码"] for row in listed(root)}
    check(root, [{"代码": code} for code in codes])
    do(root, date(2026, 3, 9))
    assert {row["核对"] for row in listed(root)} == {"已核对"}


def test_where_earlier_versions_had_it_it_is_read_and_stays(root: Path) -> None:
    codes = {row["代码"] for row in listed(root)}
    check(root, [{"代码": code} for code in codes])
    before = (root / CHECKED).read_bytes()
    (root / CHECKED).rename(root / "提醒核对表.xlsx")
    do(root, date(2026, 3, 9))
    assert {row["核对"] for row in listed(root)} == {"已核对"}
    assert not (root / CHECKED).exists()
    assert (root / "提醒核对表.xlsx").read_bytes() == before


def test_an_error_is_never_quiet(root: Path) -> None:
    path = root / "03报名表/选部门报名.xlsx"
    fill(path, "选部门报名", "第一志愿", {"05": "没有的部门"})
    do(root, date(2026, 3, 9))
    error = next(row for row in listed(root) if row["级别"] == "错误")
    check(root, [error])
    assert do(root, date(2026, 3, 9)).code == 1
    assert listed(root)[0]["代码"] == error["代码"]


def test_without_reminders_there_is_no_sheet(tmp_path: Path) -> None:
    write_plain(tmp_path / "02干部花名册.xlsx", {"花名册": []}, {"花名册": ["编号", "姓名"]})
    do(tmp_path)
    assert not (tmp_path / CHECKED).exists()


def test_it_is_told_again_once_the_cell_holds_something_else(root: Path) -> None:
    twice = next(row for row in listed(root) if row["内容"] == "党政办")
    check(root, [twice])
    do(root, date(2026, 3, 9))
    assert listed(root)[-1]["核对"] == "已核对"
    path = root / "03报名表/选部门报名.xlsx"
    for column in ("第一志愿", "第二志愿"):
        fill(path, "选部门报名", column, {"04": "综治办"})
    do(root, date(2026, 3, 9))
    told = next(row for row in listed(root) if row["代码"] == twice["代码"])
    assert told.get("核对") is None


@pytest.mark.parametrize("code", ["V05", "X99"])
def test_a_line_that_can_quiet_nothing_is_told(root: Path, code: str) -> None:
    """The code of an error, or of nothing."""
    check(root, [{"代码": code}])
    do(root, date(2026, 3, 9))
    told = {(row["单元格"], row["代码"]) for row in listed(root) if row["文件"] == CHECKED}
    sheet = load_workbook(root / CHECKED)["已核对"]
    cells = [cell for row in sheet.iter_rows() for cell in row if cell.value == code]
    assert told == {(cells[0].coordinate, "F15")}
