"""部门初选表: what departments are asked, and each slip of theirs at its cell."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from campaign.departments.stages import the_picks
from campaigns import Town, fill, person, places, run, table, write_plain
from departments.towns import allocate, answer, found, pick_rows, result, town, write_picks

CHOICES = {"01": ("党政办",), "02": ("党政办", "综治办"), "03": ("综治办",)}
GOOD = [("01", "安宁", "同意", 1), ("02", "白帆", "不同意", None)]


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """Both departments have been asked, and 综治办 has answered."""
    made = town({"党政办": 2, "综治办": 1, "档案馆": 1}, CHOICES).write(tmp_path)
    allocate(made)
    answer(made, {"综治办": {"03": 1, "02": 2}})
    return made


def sheet(root: Path, department: str) -> Path:
    return root / "06部门初选" / f"部门初选表-{department}.xlsx"


# -- what is asked --------------------------------------------------------------------------------


def test_everybody_who_chose_it_first_choices_first(root: Path) -> None:
    rows = table(sheet(root, "综治办"), "初选")
    assert [(row["编号"], row["姓名"], row["志愿序"]) for row in rows] == [
        ("03", "池清", 1),
        ("02", "白帆", 2),
    ]


def test_strengths_and_reasons_from_the_form(tmp_path: Path) -> None:
    plain = town({"党政办": 1}, {})
    made = plain.write(tmp_path)
    row = plain.application("01", ("党政办",)) | {"特长": "公文写作", "选择理由": "愿意留下"}
    write_plain(made / "03报名表" / "登记表.xlsx", {"选部门报名": [row]})
    allocate(made)
    asked = table(sheet(made, "党政办"), "初选")[0]
    assert (asked["特长"], asked["理由"], asked["现部门"]) == ("公文写作", "愿意留下", "党政办")


def test_a_department_that_nobody_chose_is_told_and_not_waited_for(root: Path) -> None:
    assert table(sheet(root, "档案馆"), "初选") == []
    answer(root, {"党政办": {"01": 1}})
    allocate(root)
    assert result(root, "部门情况", "部门")["档案馆"]["选中/职数"] == "0/1"


def header_and(page: Worksheet, further: int) -> dict[str, Any]:
    """The cells of a row below the header, by the names of the columns."""
    at = next(n for n, row in enumerate(page.iter_rows(), 1) if row[0].value == "编号")
    return {str(a.value): b for a, b in zip(page[at], page[at + further], strict=True)}


def test_what_is_filled_in_beforehand_is_locked(root: Path) -> None:
    page = load_workbook(sheet(root, "党政办"))["初选"]
    locked = {name for name, cell in header_and(page, 1).items() if cell.protection.locked}
    assert locked == {"编号", "姓名", "志愿序", "现部门", "特长", "理由"}


def test_a_department_may_ask_for_somebody_in_an_empty_row(root: Path) -> None:
    answer(root, {"党政办": {"01": 1}})
    book = load_workbook(sheet(root, "档案馆"))
    page = book["初选"]
    empty = header_and(page, 1)
    assert page.protection.sheet
    assert not any(cell.protection.locked for cell in empty.values())
    typed = {"编号": "02", "姓名": "白帆", "初选意见": "同意", "排序": 1}
    for name, value in typed.items():
        empty[name].value = value
    book.save(sheet(root, "档案馆"))
    assert {code for _, code in found(allocate(root))} == {"C06"}
    assert "排序中的白帆没有填报本部门" in result(root, "部门情况", "部门")["档案馆"]["说明"]
    assert result(root, "分配结果")["02"]["去向"] == "未选中"
    proposed = result(root, "调剂建议")["02"]
    assert proposed["调剂建议"] == "档案馆"
    assert "档案馆空1名，并在排序中把本人列为第1" in proposed["理由"]


def test_a_department_without_places_is_not_waited_for(tmp_path: Path) -> None:
    made = town({"党政办": 0, "综治办": 1}, {"01": ("党政办", "综治办")}).write(tmp_path)
    assert allocate(made).outcome.waits_for == ["综治办的初选表还没有交"]  # type: ignore[union-attr]
    answer(made, {"综治办": {"01": 1}})
    allocate(made)
    assert result(made, "分配结果")["01"]["依据"] == (
        "第一志愿党政办：职数为0，未入选。"
        "第二志愿综治办：部门同意，排第1；职数1名，选中1人（取到排序第1），入选。"
    )


def test_signature_lines_of_head_and_leader(root: Path) -> None:
    cells = [cell.value for row in load_workbook(sheet(root, "党政办"))["初选"] for cell in row]
    line = next(text for text in map(str, cells) if "部门负责人" in text)
    assert "分管领导" in line


def test_who_may_not_serve_there_is_pointed_out(tmp_path: Path) -> None:
    plain = town({"党政办": 2}, {"01": ("党政办",), "02": ("党政办",)})
    plain.more["回避关系"] = [{"评委": "党领导", "编号": "02", "姓名": "白帆", "原因": "夫妻"}]
    made = plain.write(tmp_path)
    allocate(made)
    rows = {row["编号"]: row["提示"] for row in table(sheet(made, "党政办"), "初选")}
    assert rows == {"01": None, "02": "与党领导是夫妻，应当回避"}
    answer(made, {"党政办": {"01": 1, "02": 2}})
    assert found(allocate(made)) == {("H6", "C12")}


def test_who_has_not_handed_in_is_listed(root: Path) -> None:
    outcome = allocate(root).outcome
    assert outcome
    assert outcome.waits_for == ["党政办的初选表还没有交"]
    assert not (root / "结果" / "双向选择结果.xlsx").exists()


# -- slips ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([("01", "安宁", "同意", 1), ("02", "白帆", "", None)], ("E3", "C01")),
        ([("01", "安宁", "同意", 1), ("02", "白帆", "同意", None)], ("F3", "C02")),
        ([("01", "安宁", "同意", 1), ("02", "白帆", "同意", 1)], ("F3", "C03")),
        ([("01", "安宁", "同意", 1), ("02", "白帆", "同意", 3)], ("F3", "C04")),
        ([*GOOD, ("04", "戴月", "同意", 2)], ("A4", "C05")),
        ([*GOOD, ("03", "池清", "同意", 2)], ("A4", "C06")),
        ([("01", "安宁", "同意", 1)], ("", "C07")),
        ([("01", "安宁", "同意", 1), ("02", "白帆", "不同意", 2)], ("F3", "C08")),
        ([*GOOD, ("01", "安宁", "同意", 2)], ("A4", "C09")),
        ([("01", "白帆", "同意", 1), ("02", "白帆", "不同意", None)], ("A2", "P05")),
        ([("99", "安宁", "同意", 1), *GOOD], ("A2", "P02")),
        ([("01", "安宁", "同意", 1), ("01", "白帆", "同意", 2)], ("A3", "P05")),
        ([("01", "安宁", "可以", 1), ("02", "白帆", "不同意", None)], ("E2", "V05")),
        ([("01", "安宁", "√", 1), ("02", "白帆", "不同意", None)], ("E2", "V05")),  # which word?
        ([("01", "安宁", "同意", 1.5), ("02", "白帆", "不同意", None)], ("F2", "V04")),
    ],
)
def test_each_slip_its_own_message_at_its_cell(
    root: Path, rows: list[tuple[str, str, str, object]], expected: tuple[str, str]
) -> None:
    write_picks(root, "党政办", rows)
    assert found(run("allocate_departments", root)) == {expected}


def test_a_rank_that_a_fault_keeps_out_is_no_gap_besides(root: Path) -> None:
    rows = [("04", "戴月", "同意", 1), ("01", "安宁", "同意", 2), ("02", "白帆", "同意", 3)]
    write_picks(root, "党政办", [*rows])
    assert found(run("allocate_departments", root)) == {("A2", "C05")}


@pytest.mark.parametrize(
    ("first", "second"), [("第1名", "第2名"), ("一", "二"), ("第一", "第二名"), ("1", "2名")]
)
def test_places_in_words(root: Path, first: str, second: str) -> None:
    rows = [("01", "安宁", "同意", second), ("02", "白帆", "同意", first)]
    write_picks(root, "党政办", [*rows])
    ran = run("allocate_departments", root)
    assert found(ran) == set()
    assert ran.run.get(the_picks).rankings["党政办"] == ["02", "01"]


def test_a_rank_that_cannot_be_read_is_no_gap_besides(root: Path) -> None:
    rows = [("01", "安宁", "同意", "优先"), ("02", "白帆", "同意", 2)]
    write_picks(root, "党政办", [*rows])
    assert found(run("allocate_departments", root)) == {("F2", "V02")}


def test_every_tied_row_is_named(root: Path) -> None:
    write_picks(root, "党政办", [("01", "安宁", "同意", 1), ("02", "白帆", "同意", 1)])
    tied = run("allocate_departments", root).errors
    assert [(each.where.cell, each.data["names"]) for each in tied] == [("F3", "安宁、白帆")]


def test_namesakes_are_told_apart(tmp_path: Path) -> None:
    plain = town(
        {"党政办": 1, "综治办": 1}, dict.fromkeys(("01", "02", "03"), ("党政办",)), people=3
    )
    plain.people[1]["姓名"] = "安宁"
    made = plain.write(tmp_path)
    allocate(made)
    rows = [("01", "安宁", "同意", 1), ("02", "安宁", "同意", 1), ("03", "池清", "同意", 1)]
    write_picks(made, "党政办", rows)
    tied = run("allocate_departments", made).errors
    assert {each.data["names"] for each in tied} == {"安宁（01）、安宁（02）、池清"}
    answer(made, {"党政办": {"01": 1}})
    allocate(made)
    told = result(made, "部门情况", "部门")["党政办"]
    assert told["选中人员"] == "安宁（01）"


def test_all_slips_at_once(root: Path) -> None:
    write_picks(root, "党政办", [("01", "安宁", "同意", None), ("02", "白帆", "不同意", 1)])
    write_picks(root, "综治办", [("02", "白帆", "同意", 2), ("03", "池清", "同意", 2)])
    assert places(run("allocate_departments", root).errors) == {
        ("06部门初选/部门初选表-党政办.xlsx", "初选", "F2", "C02"),
        ("06部门初选/部门初选表-党政办.xlsx", "初选", "F3", "C08"),
        ("06部门初选/部门初选表-综治办.xlsx", "初选", "F3", "C03"),
    }


def test_a_file_of_no_department(root: Path) -> None:
    write_plain(root / "06部门初选" / "部门初选表-党政办事处.xlsx", {"初选": pick_rows(GOOD)})
    answer(root, {"党政办": {"01": 1}})
    assert [each.kind.code for each in run("allocate_departments", root).errors] == ["C10"]


def test_two_sheets_of_one_department(root: Path) -> None:
    write_plain(root / "06部门初选" / "党政办公室.xlsx", {"初选": pick_rows(GOOD)})
    answer(root, {"党政办": {"01": 1}})
    assert [each.kind.code for each in run("allocate_departments", root).errors] == ["C11"]


def test_an_empty_second_copy_does_not_count(root: Path) -> None:
    copy = root / "06部门初选" / "党政办公室.xlsx"
    copy.write_bytes(sheet(root, "党政办").read_bytes())
    answer(root, {"党政办": {"01": 1}})
    assert allocate(root).errors == []


def test_a_sheet_without_its_header_leaves_nobody_out(root: Path) -> None:
    """It would be untrue that they do not stand on it."""
    write_picks(root, "党政办", [("01", "安宁", "同意", 1), ("02", "白帆", "不同意", None)])
    path = root / "06部门初选" / "部门初选表-党政办.xlsx"
    book = load_workbook(path)
    book["初选"].delete_rows(1)
    book.save(path)
    assert found(run("allocate_departments", root)) == {("", "T03")}


def test_a_number_without_its_zeros_is_understood(root: Path) -> None:
    write_picks(root, "党政办", [("1", "安宁", "同意", 1), ("02", "白帆", "不同意", None)])
    assert found(allocate(root)) == {("A2", "P07")}
    assert result(root, "分配结果")["01"]["去向"] == "党政办"


def test_numbers_that_lost_their_zeros_are_no_reason_for_a_new_sheet(root: Path) -> None:
    """The new one would not have had what the department said of them."""
    answer(root, {"党政办": {"01": 1}})
    fill(sheet(root, "党政办"), "初选", "编号", {"01": 1})
    ran = allocate(root)
    assert {each.kind.code for each in ran.issues} & {"P07", "T13"} == {"P07"}


@pytest.mark.parametrize("number", ["01号", "№01"])
def test_whoever_stands_beside_a_wrong_number_is_not_left_out(root: Path, number: str) -> None:
    """It would be untrue that they were not listed, and that a rank is missing."""
    write_picks(root, "党政办", [(number, "安宁", "同意", 1), ("02", "白帆", "同意", 2)])
    codes = {each.kind.code for each in run("allocate_departments", root).issues}
    assert codes.isdisjoint({"C04", "C07"})
    assert "P02" in codes


@pytest.mark.parametrize("name", ["安宁", "安宁同志", "01安宁"])
def test_a_name_alone_is_enough(root: Path, name: str) -> None:
    write_picks(root, "党政办", [("", name, "同意", 1), ("02", "白帆", "同意", 2)])
    ran = allocate(root)
    assert ran.errors == []
    assert result(root, "分配结果")["01"]["去向"] == "党政办"


# -- the ranks that sentences speak of ------------------------------------------------------------


def test_sentences_give_the_rank_as_written(root: Path) -> None:
    # 03 did not choose 党政办, and rank 3 is missing: neither may change what is told of others
    rows = [("03", "池清", "同意", 1), ("01", "安宁", "同意", 2), ("02", "白帆", "同意", 4)]
    write_picks(root, "党政办", rows)
    write_picks(root, "综治办", [("02", "白帆", "不同意", None), ("03", "池清", "同意", 1)])
    allocate(root)
    told = result(root, "分配结果")
    assert told["01"]["依据"] == (
        "第一志愿党政办：部门同意，排第2；职数2名，选中2人（取到排序第4），入选。"
    )
    assert told["02"]["依据"].startswith("第一志愿党政办：部门同意，排第4；")
    assert "排序中的池清没有填报本部门" not in result(root, "部门情况", "部门")["综治办"]["说明"]


def test_departments_named_otherwise_in_the_file_name(tmp_path: Path) -> None:
    plain = Town(
        posts=[],
        departments=[{"部门": "综治/武装办", "职数": 1}],
        people=[person("01", "安宁")],
        department_choices={"01": ("综治/武装办",)},
    )
    made = plain.write(tmp_path)
    allocate(made)
    path = next((made / "06部门初选").glob("*.xlsx"))
    write_plain(path, {"初选": pick_rows([("01", "安宁", "同意", 1)])})
    assert allocate(made).outcome
    assert result(made, "分配结果")["01"]["去向"] == "综治/武装办"
