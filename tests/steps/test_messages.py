"""Every message that misled a clerk, from a workbook as an office has it."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.styles import Font

from campaign.issues import Issue
from campaigns import Ran, codes, person, places, run, write_plain
from departments.towns import town as departments_town
from departments.towns import write_picks
from scoring.score_folder import MEETING, SPEECH, ScoreFolder, count_path, score_path, town

JUDGE = "顾平"
SCHEME, ROSTER = "01活动方案.xlsx", "02干部花名册.xlsx"


def change(path: Path, sheet: str, cell: str, value: Any, number_format: str = "") -> None:
    book = load_workbook(path)
    book[sheet][cell] = value
    if number_format:
        book[sheet][cell].number_format = number_format
    book.save(path)


def said(issues: list[Issue], code: str) -> str:
    """Problem and remedy of the only issue of a code."""
    (issue,) = [each for each in issues if each.kind.code == code]
    return f"{issue.problem}{issue.remedy}"


def marked(root: Path, value: Any, number_format: str = "") -> Ran:
    """One judge's first mark is this."""
    ScoreFolder().write(root)
    change(score_path(root, SPEECH, JUDGE), "评分表", "E2", value, number_format)
    return run("consolidate_scores", root)


def registered(root: Path, **cells: Any) -> Ran:
    """01's row in the register for posts has these cells."""
    made = town()
    made.write(root)
    row = made.application("01", made.post_choices["01"]) | cells
    write_plain(root / "03报名表" / "竞争上岗报名.xlsx", {"竞争上岗报名": [row]})
    return run("check_registrations", root)


# -- people ---------------------------------------------------------------------------------------


@pytest.mark.parametrize("judge", ["顾平同志", "顾平(副镇长)", "顾 平"])
def test_a_title_does_not_switch_recusal_off(tmp_path: Path, judge: str) -> None:
    folder = ScoreFolder()
    folder.town.more["回避关系"] = [{"评委": judge, "编号": "01", "姓名": "安宁", "原因": "夫妻"}]
    ran = folder.consolidate(tmp_path)
    assert ("E2", "M07") in codes(ran.errors)


def test_a_wrong_character_in_a_relation_is_an_error_with_a_guess(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.town.more["回避关系"] = [{"评委": "顾萍", "编号": "01", "姓名": "安宁", "原因": "夫妻"}]
    ran = folder.consolidate(tmp_path)
    assert places(ran.errors) == {(SCHEME, "回避关系", "A2", "S17")}
    assert "顾平" in said(ran.errors, "S17")


def test_a_title_behind_a_name_is_understood(tmp_path: Path) -> None:
    assert codes(registered(tmp_path, 姓名="安宁同志").issues) == {("B2", "P40")}


def test_two_of_a_name_and_a_mark_that_tells_nothing(tmp_path: Path) -> None:
    made = town()
    made.people += [person("07", "周敏"), person("08", "周敏")]
    made.write(tmp_path)
    row = made.application("", ["党政办主任"]) | {"编号": "", "姓名": "周敏(大)"}
    write_plain(tmp_path / "03报名表" / "另一份.xlsx", {"竞争上岗报名": [row]})
    ran = run("check_registrations", tmp_path)
    assert codes(ran.errors) == {("B2", "P04")}
    assert "(大)" in said(ran.errors, "P04")


def test_a_party_status_nobody_knows(tmp_path: Path) -> None:
    made = town()
    made.people[0]["政治面貌"] = "同志"
    ran = run("check_registrations", made.write(tmp_path))
    assert places(ran.errors) == {(ROSTER, "花名册", "F2", "P12")}
    assert "基本信息" not in said(ran.errors, "P12")


# -- numbers, dates, formulas ---------------------------------------------------------------------


def test_ballots_in_words(tmp_path: Path) -> None:
    ScoreFolder().write(tmp_path)
    change(count_path(tmp_path), "计票表", "D2", "十票左右")
    ran = run("consolidate_scores", tmp_path)
    assert ("D2", "V02") in codes(ran.errors)
    assert "100000" not in said(ran.errors, "V02")


@pytest.mark.parametrize("rank", ["甲", "一二", "1.5", "-1", "优先"])
def test_a_rank_that_is_none_and_no_gap_besides(tmp_path: Path, rank: str) -> None:
    departments_town({"党政办": 2}, {"01": ["党政办"], "02": ["党政办"]}).write(tmp_path)
    rows = [("01", "安宁", "同意", rank), ("02", "白帆", "同意", 2)]
    write_picks(tmp_path, "党政办", rows)
    (found,) = codes(run("allocate_departments", tmp_path).errors)
    assert found in {("F2", code) for code in ("V02", "V03", "V04")}


def test_places_in_words(tmp_path: Path) -> None:
    made = town()
    made.posts[0]["职数"] = "若干"
    ran = run("check_registrations", made.write(tmp_path))
    assert codes(ran.errors) == {("C2", "V02")}
    assert "100000" not in said(ran.errors, "V02")


@pytest.mark.parametrize("formula", ['=DISPIMG("ID_0F3A",1)', '=_xlfn.DISPIMG("ID_0F3A",1)'])
def test_a_picture_for_a_mark(tmp_path: Path, formula: str) -> None:
    assert codes(marked(tmp_path, formula).errors) == {("E2", "V40")}


@pytest.mark.parametrize("error", ["#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?"])
def test_a_formula_that_finds_nothing(tmp_path: Path, error: str) -> None:
    assert codes(marked(tmp_path, error).errors) == {("E2", "V09")}


def test_a_formula_into_another_file(tmp_path: Path) -> None:
    ran = marked(tmp_path, "=[1]表!A1")
    assert codes(ran.errors) == {("E2", "V10")}
    assert "另一个文件" in said(ran.errors, "V10")


@pytest.mark.parametrize("typed", ["2026-3-6 24:00", "2026-3-6 16:60", "2026年3月6日25时"])
def test_a_time_that_there_is_not(tmp_path: Path, typed: str) -> None:
    assert codes(registered(tmp_path, 报名时间=typed).errors) == {("F2", "V07")}


def test_january_or_october(tmp_path: Path) -> None:
    made = town()
    made.people[0]["参加工作时间"] = 2010.1
    ran = run("check_registrations", made.write(tmp_path))
    assert codes(ran.issues) == {("H2", "V08")}
    assert all("10月" in each.problem for each in ran.issues)


# -- marks ----------------------------------------------------------------------------------------


def test_a_sheet_out_of_thirty(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.marks[SPEECH, JUDGE] = {"01": 27.6, "02": 25, "03": 26}
    ran = folder.consolidate(tmp_path)
    assert ("E2", "M10") in codes(ran.issues)
    assert "27.6" in said(ran.issues, "M10")


@pytest.mark.parametrize(
    ("value", "number_format"),
    [(0.92, "0%"), (0.92, "0.00%"), ("92%", ""), ("９２％", ""), (0.92, "0.0%;-0.0%")],
)
def test_a_mark_that_shows_a_percentage(tmp_path: Path, value: Any, number_format: str) -> None:
    ran = marked(tmp_path, value, number_format)
    assert codes(ran.errors) == {("E2", "V02")}
    assert "改为92，" in said(ran.errors, "V02")


def test_somebody_who_is_no_candidate_any_more(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.write(tmp_path)
    folder.town.people[2]["参加工作时间"] = "2025.07"
    folder.town.write(tmp_path)
    ran = run("consolidate_scores", tmp_path)
    assert ran.errors == [], "the row is passed over"
    assert "不通过" in said(ran.issues, "D60"), "once, and with the reason"


@pytest.mark.parametrize(("column", "found"), [(2, set()), (3, set()), (5, {("A1", "T04")})])
def test_a_missing_column_is_all_that_is_missing(
    tmp_path: Path, column: int, found: set[tuple[str, str]]
) -> None:
    ScoreFolder().write(tmp_path)
    book = load_workbook(score_path(tmp_path, SPEECH, JUDGE))
    book["评分表"].delete_cols(column)
    book.save(score_path(tmp_path, SPEECH, JUDGE))
    assert codes(run("consolidate_scores", tmp_path).issues) == found


def test_a_row_struck_out_is_told_once(tmp_path: Path) -> None:
    town().write(tmp_path)
    path = tmp_path / "03报名表" / "竞争上岗报名.xlsx"
    book = load_workbook(path)
    for cell in book["竞争上岗报名"][3]:
        cell.font = Font(strike=True)
    book.save(path)
    assert codes(run("check_registrations", tmp_path).errors) == {("A3", "T40")}


@pytest.mark.parametrize("name", ["顾平", "顾平打的分", "评分-顾平"])
def test_a_good_score_sheet_under_the_judge_s_name(tmp_path: Path, name: str) -> None:
    ScoreFolder().write(tmp_path)
    path = score_path(tmp_path, SPEECH, JUDGE)
    path.rename(path.with_stem(name))
    ran = run("consolidate_scores", tmp_path)
    assert (f"04评分表/{name}.xlsx", "", "", "M02") in places(ran.errors)
    assert f"“{path.stem}”" in said(ran.errors, "M02")


def test_a_score_sheet_that_names_nobody(tmp_path: Path) -> None:
    ScoreFolder().write(tmp_path)
    path = score_path(tmp_path, SPEECH, JUDGE)
    path.rename(path.with_stem("评分表（收回）"))
    ran = run("consolidate_scores", tmp_path)
    assert ("04评分表/评分表（收回）.xlsx", "", "", "M02") in places(ran.errors)
    for component in (SPEECH, MEETING):
        assert component in said(ran.errors, "M02")


def test_a_judge_who_competes(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.town.judges = ("秦山", "顾平", "白帆")
    ran = folder.consolidate(tmp_path)
    assert "不能给自己打分" in next(each.problem for each in ran.errors if each.kind.code == "M07")


@pytest.mark.parametrize(("typed", "meant"), [("顾萍", "顾平"), ("雷生", "雷声"), ("秦仙", "秦山")])
def test_a_judge_s_name_of_two_characters_with_one_wrong(
    tmp_path: Path, typed: str, meant: str
) -> None:
    folder = ScoreFolder()
    folder.write_scores(folder.write(tmp_path), SPEECH, typed)
    ran = run("consolidate_scores", tmp_path)
    assert meant in said(ran.errors, "M01")


# -- rows and files -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "code"),
    [("*白帆", "P40"), ("※白帆", "P40"), ("白帆*", "P40"), ("白帆（群众）", "P08")],
)
def test_a_row_with_a_mark_at_its_name(tmp_path: Path, name: str, code: str) -> None:
    made = town()
    made.posts[0]["政治面貌要求"] = ""
    made.people[1]["政治面貌"] = "群众"
    made.write(tmp_path)
    rows = [made.application("01", ["党政办主任"]), made.application("02", ["党政办主任"])]
    rows[1] |= {"编号": "", "姓名": name}
    write_plain(tmp_path / "03报名表" / "竞争上岗报名.xlsx", {"竞争上岗报名": rows})
    ran = run("check_registrations", tmp_path)
    assert codes(ran.issues) == {("B3", code)}


def empty(folder: Path) -> Path:
    (folder / "报名.xlsx").write_bytes(b"")
    return folder / "报名.xlsx"


def downloading(folder: Path) -> Path:
    (folder / "报名.xlsx.downloading").write_bytes(b"PK")
    return folder / "报名.xlsx.downloading"


def in_the_cloud(folder: Path) -> Path:
    (folder / "报名.xlsx.icloud").write_bytes(b"bplist00")
    return folder / "报名.xlsx.icloud"


@pytest.mark.parametrize(
    ("make", "code"), [(empty, "F01"), (downloading, "F41"), (in_the_cloud, "F41")]
)
def test_files_that_have_not_come(tmp_path: Path, make: Callable[[Path], Path], code: str) -> None:
    town().write(tmp_path)
    path = make(tmp_path / "03报名表")
    ran = run("check_registrations", tmp_path)
    assert (f"03报名表/{path.name}", "", "", code) in places(ran.issues)
    assert "网盘" in said(ran.issues, code)


def test_the_register_of_these_tests_has_no_fault(tmp_path: Path) -> None:
    assert registered(tmp_path).issues == []
