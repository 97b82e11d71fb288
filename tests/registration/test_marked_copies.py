"""结果/标注副本 and the links of 问题清单: for whoever has to mend a sheet."""

import hashlib
from datetime import date
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaign.run import Run
from campaign.steps.conduct import conduct
from campaign.storage.folder import Folder
from campaign.workbook.declare.cells import Raw
from campaign.workbook.grid import Grid
from campaign.workbook.write.marking import CellNote, marked_copy
from campaigns import Quiet, Town, write_plain

REGISTER = Path("03报名表") / "选部门报名.xlsx"
COPY = Path("结果") / "标注副本" / "03报名表" / "选部门报名（标注）.xlsx"


def check(root: Path) -> list[tuple[str, str]]:
    """Check registrations as the shell does; (cell, code) of the errors."""
    run = Run(Folder(root), Quiet(), date(2026, 3, 10))
    conduct("check_registrations", run)
    return [(each.where.cell, each.kind.code) for each in run.issues if each.is_error]


def town(department: str) -> Town:
    return Town(posts=[], department_choices={"01": ("党政办",), "02": (department, "综治办")})


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """A campaign with a department that is not in the scheme."""
    return town("水利站").write(tmp_path)


def digests(root: Path) -> dict[Path, str]:
    return {
        path: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*.xlsx")
        if "结果" not in path.parts
    }


def test_the_faulty_cell_is_marked_in_a_copy(root: Path) -> None:
    before = digests(root)
    assert check(root) == [("C3", "R01")]
    sheet = load_workbook(root / COPY)["选部门报名"]
    marked = {cell.coordinate for row in sheet.iter_rows() for cell in row if cell.comment}
    assert marked == {"C3"}
    assert "R01" in sheet["C3"].comment.text
    assert sheet["C3"].fill.fgColor.rgb != sheet["C2"].fill.fgColor.rgb
    assert {path: digest for path, digest in digests(root).items() if path in before} == before


def test_the_list_leads_to_the_cell_and_to_the_copy(root: Path) -> None:
    check(root)
    sheet = load_workbook(root / "结果" / "问题清单.xlsx")["问题清单"]
    links: dict[Any, Any] = {
        cell.value: cell.hyperlink for row in sheet.iter_rows() for cell in row
    }
    here = root / "结果"
    for text, label in (("C3", REGISTER), ("打开", COPY)):
        link = links[text]
        assert link.location == "'选部门报名'!C3"
        target = link.target.replace("\\", "/").removeprefix("file:///")
        assert (here / target).resolve() == (root / label).resolve()


def test_the_copy_is_the_same_each_time_and_gone_once_the_fault_is_mended(root: Path) -> None:
    check(root)
    first = (root / COPY).read_bytes()
    check(root)
    assert (root / COPY).read_bytes() == first
    town("党政办").write(root)
    assert check(root) == []
    assert not (root / "结果" / "标注副本").exists(), "nor is an empty folder left"
    sheet = load_workbook(root / "结果" / "问题清单.xlsx")["问题清单"]
    assert not [cell for row in sheet.iter_rows() for cell in row if cell.value == "标注副本"]


def test_a_register_in_text_has_a_copy_too(tmp_path: Path) -> None:
    town("党政办").write(tmp_path)
    (tmp_path / REGISTER).unlink()
    text = "编号,姓名,第一志愿,第二志愿,服从调剂,报名时间\n02,白帆,水利站,,是,2026-3-6 10:00\n"
    (tmp_path / "03报名表" / "选部门报名.csv").write_text(text, encoding="gb18030")
    assert check(tmp_path) == [("C2", "R01")]
    copy = tmp_path / "结果" / "标注副本" / "03报名表" / "选部门报名-csv（标注）.xlsx"
    (sheet,) = load_workbook(copy).worksheets
    assert sheet["C2"].value == "水利站"
    assert "R01" in sheet["C2"].comment.text


def test_all_faults_of_a_row_in_one_run(root: Path) -> None:
    row = Town().application("02", ("水利站", "综治办")) | {"出生年月": "1985.13", "性别": "男"}
    write_plain(root / REGISTER, {"选部门报名": [row]})
    assert {code for _, code in check(root)} == {"R01", "V07"}


# -- odd workbooks --------------------------------------------------------------------------------


def copied(data: bytes, rows: list[list[Any]], *marks: CellNote, tmp_path: Path) -> Any:
    path = tmp_path / "副本.xlsx"
    path.write_bytes(marked_copy(data, [Grid("a.xls", "表", rows)], marks, {}))
    return load_workbook(path)


def test_what_openpyxl_cannot_open_is_copied_plainly_and_never_as_a_formula(
    tmp_path: Path,
) -> None:
    mark = CellNote("表", "B1", "说明", grave=True)
    sheet = copied(b"no package", [["甲", "=1+1", 3.5]], mark, tmp_path=tmp_path)["表"]
    assert [(cell.value, cell.data_type) for cell in sheet[1]] == [
        ("甲", "s"), ("=1+1", "s"), ("3.5", "s"),
    ]  # fmt: skip


def test_of_very_many_faults_of_a_file_the_first_are_listed(
    root: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("campaign.steps.issue_list.MOST_OF_A_FILE", 3)
    monkeypatch.setattr("campaign.steps.marked_copies.MOST_OF_A_FILE", 2)
    rows = [{"编号": f"9{number}", "姓名": "某人", "第一志愿": "党政办"} for number in range(5)]
    write_plain(root / "03报名表" / "另一份.xlsx", {"选部门报名": rows})
    check(root)
    sheet = load_workbook(root / "结果" / "问题清单.xlsx")["问题清单"]
    files = [row[3].value for row in sheet.iter_rows()]
    assert files.count("03报名表/另一份.xlsx") == 3
    assert REGISTER.as_posix() in files
    notes = "".join(str(row[0].value) for row in sheet.iter_rows(max_row=5))
    assert "最多列3处，还有3处没有列出" in notes
    copy = load_workbook(root / "结果/标注副本/03报名表/另一份（标注）.xlsx").worksheets[0]
    assert sum(bool(cell.comment) for row in copy.iter_rows() for cell in row) == 2


def test_a_part_that_cannot_be_read_is_no_reason_to_make_no_copy(root: Path) -> None:
    damaged = (root / REGISTER).read_bytes().replace(b"docProps/core", b"docPro0s/core", 1)
    (root / REGISTER).write_bytes(damaged)
    assert check(root) == [("C3", "R01")]
    assert load_workbook(root / COPY)


def test_formulas_become_their_values(tmp_path: Path) -> None:
    import xlsxwriter

    path = tmp_path / "原表.xlsx"
    book = xlsxwriter.Workbook(str(path))
    sheet = book.add_worksheet("表")
    sheet.write_formula("A1", '=HYPERLINK("http://example.invalid","点")', None, "点")
    sheet.merge_range("B1:C2", "合并")
    book.close()
    marks = [CellNote("表", "C2", "一", grave=False), CellNote("", "", "二", grave=True)]
    made = copied(path.read_bytes(), [], *marks, tmp_path=tmp_path)["表"]
    assert (made["A1"].value, made["A1"].data_type) == ("点", "s")
    assert made["B1"].comment.text == "一"
    assert made["A1"].comment.text == "二"


def test_a_sheet_of_a_name_that_excel_refuses_is_copied_with_its_notes() -> None:
    rows: dict[str, list[list[Raw]]]
    rows = {"报名表": [["编号"]], "选部门:\x0b报名": [["编号"], ["01"]]}
    grids = [Grid("选部门报名.xls", name, cells) for name, cells in rows.items()]
    notes = [CellNote("选部门:\x0b报名", "A2", "看这里", grave=True)]
    book = load_workbook(BytesIO(marked_copy(b"", grids, notes, {})))
    assert book["选部门_报名"]["A2"].comment.text == "看这里"
