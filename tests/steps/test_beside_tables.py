"""Text that stands in no column of a table, above it or below: told, whatever sheet it is."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment

from campaigns import codes, places, run, write_plain
from steps.test_unread_tabs import STEPS, deciding, marking, picking, registering

Begin = Callable[[Path], str]


def table_in(book: Workbook) -> tuple[Any, int]:
    """The sheet with the people of a workbook, and the row of its header."""
    found = ((sheet, row) for sheet in book for row in sheet.iter_rows())
    sheet, header = next((s, row) for s, row in found if any(c.value == "姓名" for c in row))
    return sheet, int(header[0].row or 0)


def written(path: Path, text: str, *, below: int | None = None, at: int = 30) -> str:
    """Write a text into a free column, so many rows below the header; above it by None."""
    book = load_workbook(path)
    sheet, header = table_in(book)
    if below is None:
        sheet.insert_rows(1)
    cell = sheet.cell(1 if below is None else header + below, 1 if below is None else at)
    cell.value = text
    book.save(path)
    return str(cell.coordinate)


READ = [each for each in STEPS if each[0].__name__ != "picking"]
"""Sheets that are filled in; of an unfilled one only the tabs are looked at."""


@pytest.mark.parametrize(("begin", "step"), READ, ids=lambda each: getattr(each, "__name__", each))
@pytest.mark.parametrize(
    ("text", "below", "code"),
    [
        ("葛洪", 1, "F52"),
        ("党政办副主任", 6, "F52"),  # beside no row at all
        ("80分改为85分", 2, "F52"),
        ("白帆撤回", None, "F52"),
        ("此行无效", 1, "F53"),
        ("此表作废。", None, "F53"),
    ],
)
def test_text_outside_the_columns(
    tmp_path: Path, begin: Begin, step: str, text: str, below: int | None, code: str
) -> None:
    label = begin(tmp_path)
    cell = written(tmp_path / label, text, below=below)
    found = places(run(step, tmp_path).issues)
    assert (label, cell, code) in {(each[0], each[2], each[3]) for each in found}


@pytest.mark.parametrize(("begin", "step"), READ, ids=lambda each: getattr(each, "__name__", each))
def test_a_note_that_takes_something_back_is_told_at_its_cell(
    tmp_path: Path, begin: Begin, step: str
) -> None:
    """Excel begins a note with its author, and threaded ones with what they are."""
    label = begin(tmp_path)
    book = load_workbook(tmp_path / label)
    sheet, header = table_in(book)
    for at, text in enumerate(("作废", "王某:\n本人已撤回", "请核对编号"), 1):
        sheet.cell(header + 1, at).comment = Comment(text, "王某")
    book.save(tmp_path / label)
    found = {(each[2], each[3]) for each in places(run(step, tmp_path).issues) if each[0] == label}
    told = {(f"{column}{header + 1}", code) for column, code in (("A", "F58"), ("B", "F58"))}
    assert told | {("", "F10")} <= found
    assert (f"C{header + 1}", "F58") not in found


@pytest.mark.parametrize("text", ["监督人：葛洪", "复核", "第1页", "2019年退出现役", "见附件" * 20])
def test_lines_to_sign_and_instructions_need_no_word(tmp_path: Path, text: str) -> None:
    label = marking(tmp_path)
    before = places(run("consolidate_scores", tmp_path).issues)
    written(tmp_path / label, text, below=6)
    assert places(run("consolidate_scores", tmp_path).issues) == before


@pytest.mark.parametrize(("begin", "step"), [(marking, "consolidate_scores")])
@pytest.mark.parametrize("text", ["注：白帆的分数以会议记录为准", "※党政办主任的分数待核"])
def test_a_remark_below_that_names_somebody(
    tmp_path: Path, begin: Begin, step: str, text: str
) -> None:
    label = begin(tmp_path)
    written(tmp_path / label, text, below=6, at=1)
    found = places(run(step, tmp_path).issues)
    assert (label, "T11") in {(each[0], each[3]) for each in found}


def remarked(path: Path, text: str, *, is_alone: bool = False) -> str:
    """Put a text in place of the first name and its number; the cell with the name."""
    book = load_workbook(path)
    sheet, header = table_in(book)
    row = {str(head.value): sheet.cell(header + 1, head.column) for head in sheet[header]}
    name, others = row["姓名"], [each for each in row if is_alone or each == "编号"]
    said = text.format(name.value)
    for each in others:
        row[each].value = None
    name.value = said
    if "初选意见" in row and not is_alone:
        row["初选意见"].value = "同意"
    book.save(path)
    return str(name.coordinate)


@pytest.mark.parametrize(("begin", "step"), STEPS, ids=lambda each: getattr(each, "__name__", each))
def test_somebody_s_row_that_begins_like_a_remark(tmp_path: Path, begin: Begin, step: str) -> None:
    label = begin(tmp_path)
    cell = remarked(tmp_path / label, "说明：{}")
    found = {each[2:] for each in places(run(step, tmp_path).issues) if each[0] == label}
    assert (cell, "P40") in found
    assert "T11" not in {code for _, code in found}


@pytest.mark.parametrize(
    ("text", "is_alone"), [("注：{}", True), ("备注: {}的报名情况待核实", False)]
)
def test_remarks_that_only_mention_somebody(tmp_path: Path, text: str, is_alone: bool) -> None:
    label = registering(tmp_path)
    remarked(tmp_path / label, text, is_alone=is_alone)
    found = places(run("check_registrations", tmp_path).issues)
    assert {each[3] for each in found if each[0] == label} == {"T11"}


def test_a_void_sheet_is_not_counted(tmp_path: Path) -> None:
    for begin, step in ((marking, "consolidate_scores"), (deciding, "generate_notices")):
        root = tmp_path / step
        written(root / begin(root), "作废")
        assert "F53" in {issue.kind.code for issue in run(step, root).errors}


def test_a_row_of_a_register_that_is_taken_back_is_told_once(tmp_path: Path) -> None:
    label = registering(tmp_path)
    cell = written(tmp_path / label, "因病退出", below=1)
    found = places(run("check_registrations", tmp_path).issues)
    assert {each[3] for each in found if each[2] == cell} == {"R43"}


@pytest.mark.parametrize(
    "lines",
    [
        ["本人白帆（02）自愿报名竞争党政办副主任职位，服从组织安排。"],
        ["申请人：池清", "申请职位：综治办专职副主任"],
        ["申请人", "池清同志", "申请职位", "综治办专职副主任（优先）"],
    ],
)
def test_an_application_in_free_words_is_not_just_skipped(tmp_path: Path, lines: list[str]) -> None:
    registering(tmp_path)
    book = Workbook()
    for number, line in enumerate(lines, 1):
        book.worksheets[0].cell(number, 1).value = line
    book.save(tmp_path / "03报名表" / "申请.xlsx")
    assert ("", "R81") in codes(run("check_registrations", tmp_path).errors)


@pytest.mark.parametrize(
    ("place", "told"),
    [
        ("02干部名册.xlsx", ("02干部名册.xlsx", "F54")),
        ("干部信息表（最新）.xlsx", ("干部信息表（最新）.xlsx", "F54")),
        ("02幹部花名冊.xlsx", ("02幹部花名冊.xlsx", "F40")),
        ("提醒核对表(1).xlsx", ("提醒核对表(1).xlsx", "F54")),
        ("报名表.xlsx", ("报名表.xlsx", "F54")),
        ("03报名/补报.xlsx", ("03报名", "F54")),
        ("04评分表(1)/补.xlsx", ("04评分表(1)", "F54")),
        ("会议照片/签到.xlsx", None),
        ("自检结果.xlsx", None),  # the program's own
        ("備份/01活动方案.xlsx", ("備份", "F54")),
        ("旧/02花名册.xlsx", ("旧", "F54")),
        ("提醒核对表.xlsx", None),  # where earlier versions had it
        ("结果/提醒核对表(1).xlsx", ("结果/提醒核对表(1).xlsx", "F54")),
        ("08公文/提醒核对表.xlsx", ("08公文/提醒核对表.xlsx", "F55")),
        ("结果/报名审核结果-打印.xlsx", None),
        ("08公文/待岗台账.xlsx", ("08公文/待岗台账.xlsx", "F55")),
        ("结果/竞争上岗报名登记表.xlsx", ("结果/竞争上岗报名登记表.xlsx", "F55")),
        ("空白表/白帆报名表.xlsx", ("空白表/白帆报名表.xlsx", "F55")),
        ("运行记录/提醒核对表.xlsx", ("运行记录/提醒核对表.xlsx", "F55")),
        ("結果/提醒核对表.xlsx", ("結果", "F54")),
        ("考察意见/考察意见表-顾平.xlsx", ("考察意见", "F54")),
    ],
)
def test_workbooks_where_nobody_reads(
    tmp_path: Path, place: str, told: tuple[str, str] | None
) -> None:
    label = registering(tmp_path)
    before = places(run("check_registrations", tmp_path).issues)
    (tmp_path / place).parent.mkdir(exist_ok=True)
    (tmp_path / place).write_bytes((tmp_path / label).read_bytes())
    found = places(run("check_registrations", tmp_path).issues) - before
    assert {(each[0], each[3]) for each in found} == ({told} if told else set())


def test_a_folder_with_what_is_read_anyway_needs_no_word(tmp_path: Path) -> None:
    registering(tmp_path)
    before = places(run("check_registrations", tmp_path).issues)
    (tmp_path / "备份").mkdir()
    scheme = "01活动方案.xlsx"
    (tmp_path / "备份" / scheme).write_bytes((tmp_path / scheme).read_bytes())
    assert places(run("check_registrations", tmp_path).issues) == before


@pytest.mark.parametrize(
    ("begin", "step", "place"),
    [
        (registering, "check_registrations", "03报名表/部门初选表-党政办.xlsx"),
        (registering, "check_registrations", "03报名表/提醒核对表.xlsx"),
        (marking, "consolidate_scores", "04评分表/02干部花名册.xlsx"),
        (marking, "consolidate_scores", "04评分表/考察意见表-顾平.xlsx"),
        (deciding, "generate_notices", "05任用决定/定岗决定表.xlsx"),
        (deciding, "generate_notices", "05任用决定/竞争上岗报名登记表.xlsx"),
        (picking, "allocate_departments", "06部门初选/任用决定表.xlsx"),
        (picking, "allocate_departments", "06部门初选/待岗台账.xlsx"),
    ],
)
def test_a_sheet_in_the_folder_of_another_kind_is_told_where_it_belongs(
    tmp_path: Path, begin: Begin, step: str, place: str
) -> None:
    """Nobody is told to give it the name of what is read there."""
    begin(tmp_path)
    write_plain(tmp_path / place, {"初选": [{"编号": "03", "姓名": "池清"}]})
    found = places(run(step, tmp_path).issues)
    assert {each[3] for each in found if each[0] == place} == {"F55"}


def test_an_older_decision_in_a_folder_below_is_told(tmp_path: Path) -> None:
    label = deciding(tmp_path)
    book = load_workbook(tmp_path / label)
    book.worksheets[0]["A1"].value = "原来的"
    (tmp_path / "05任用决定" / "旧").mkdir()
    book.save(tmp_path / "05任用决定" / "旧" / "任用决定表.xlsx")
    found = places(run("generate_notices", tmp_path).issues)
    assert ("05任用决定/旧/任用决定表.xlsx", "F40") in {(each[0], each[3]) for each in found}
