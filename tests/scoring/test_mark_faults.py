"""Each fault of marks that practice knows gives its reaction, at its cell."""

from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from shutil import copyfile
from typing import Any

import pytest
from openpyxl import load_workbook

from campaign.scoring.sheets import mark_kind
from campaign.scoring.stages import the_scores
from campaign.workbook.declare.cells import Noted
from campaigns import codes, places, run, write_plain
from scoring.score_folder import MEETING, SPEECH, ScoreFolder, result, score_path, town

HEAD = "党政办主任"
JUDGE = "顾平"
FILE = f"04评分表/{SPEECH}评分表-{JUDGE}.xlsx"
# Rows 2, 3 and 4 are 01, 02 and 03; column E is 得分.


def with_mark(tmp_path: Path, mark: Any, **basics: Any) -> Any:
    folder = ScoreFolder(town(**basics))
    folder.marks[SPEECH, JUDGE] = {"01": mark}
    return folder.consolidate(tmp_path)


@pytest.mark.parametrize(
    ("mark", "code"),
    [
        ("", "V01"),  # a blank is a fault, never a zero
        (" ", "V01"),
        ("-", "V01"),  # so is a dash
        ("弃权", "V02"),
        ("八十", "V02"),
        (101, "V03"),
        (300, "V03"),
        (-1, "V03"),
        (85 + 1 / 3, "V04"),  # a quotient without end is no mark
        (True, "V02"),
        ("85%", "V02"),
        ("3月", "V02"),  # a unit that is none of marks
        ("8 5", "V02"),  # 8.5 or 85
        ("1,000", "V02"),  # 1 to one, 1000 to another
        ("1e2", "V02"),
    ],
)
def test_marks_that_are_refused(tmp_path: Path, mark: Any, code: str) -> None:
    ran = with_mark(tmp_path, mark)
    assert ran.outcome is None
    assert places(ran.errors) == {(FILE, "评分表", "E2", code)}
    assert not (tmp_path / "结果" / "成绩汇总.xlsx").exists()


@pytest.mark.parametrize(
    ("mark", "read", "noted"),
    [
        ("８５．５", 85.5, set()),  # full-width
        ("85。5", 85.5, set()),
        ("85.5分", 85.5, set()),
        (" 85.5 ", 85.5, set()),
        ("「85.5」", 85.5, set()),
        ("85,5", 85.5, {("E2", "V13")}),  # a comma is understood, and shown
        (0, 0, {("E2", "M13")}),  # a zero is asked about
        (-0.0, 0, {("E2", "M13")}),
        (0.85, 0.85, {("E2", "M13")}),  # what 85% is to a program
        (85.555, 85.555, {("E2", "V18")}),  # more decimals than usual: taken as they are
        ("85.555", 85.555, {("E2", "V18")}),
        (85.5000001, 85.5000001, {("E2", "V18")}),
        (1 / 3 * 3 * 85.1, 85.1, set()),  # noise of a calculation beyond what Excel shows
    ],
)
def test_marks_that_are_understood(
    tmp_path: Path, mark: Any, read: float, noted: set[tuple[str, str]]
) -> None:
    ran = with_mark(tmp_path, mark)
    assert ran.errors == []
    assert codes(ran.issues) == noted
    mean = round((80 + 80 + read) / 3, 2)
    assert result(tmp_path, "01", HEAD)[SPEECH] == pytest.approx(mean * 0.3, abs=0.0051)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("缺席（出差）", "缺席"),
        ("缺 考(病假)", "缺考"),
        ("迴避【夫妻關係】", "回避"),
        ("缺席（待补）", None),
        ("缺席（85）", None),
        ("缺席（？）", None),
        ("回避（不需要）", None),
        ("缺席（缺考）", None),
        ("请假（出差）", None),
        ("请假", None),
        ("½", None),
        ("八十五", None),
    ],
)
def test_words_with_their_reason(typed: str, meant: str | None) -> None:
    parsed = mark_kind(Decimal(100)).parse(typed)
    told = (parsed.value, parsed.kind.code) if isinstance(parsed, Noted) else parsed.kind.code
    assert told == ((meant, "V13") if meant else "V02")


def test_decimals_beyond_what_the_cell_shows(tmp_path: Path) -> None:
    """What is printed and signed counts: 85.125 in the format 0.00 is 85.13, and it is said."""
    root = ScoreFolder().write(tmp_path)
    book = load_workbook(root / FILE)
    book["评分表"]["E2"] = 85.125
    book["评分表"]["E2"].number_format = "0.00"
    book.save(root / FILE)
    ran = run("consolidate_scores", root)
    assert codes(ran.issues) == {("E2", "V18")}
    marks = ran.run.get(the_scores)["评委打分"]
    given = {mark.judge: mark.points for mark in marks.of[SPEECH, "01"]}
    assert given[JUDGE] == Decimal("85.13")


def test_a_date_in_a_mark_cell(tmp_path: Path) -> None:
    from datetime import date

    ran = with_mark(tmp_path, date(2026, 3, 5))  # what Excel makes of 3-5
    assert codes(ran.errors) == {("E2", "V02")}


def test_formulas(tmp_path: Path) -> None:
    root = ScoreFolder().write(tmp_path)
    path = score_path(root, SPEECH, JUDGE)
    book = load_workbook(path)
    book["评分表"]["E2"] = "=40+45"  # nobody has calculated it
    book["评分表"]["E3"] = "=1/0"
    book.save(path)
    assert ("E2", "V10") in codes(run("consolidate_scores", root).errors)


# -- words that explain a gap ---------------------------------------------------------------------


def test_who_is_recused_or_absent_is_left_out_of_the_mean(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.marks = {
        (SPEECH, "秦山"): {"01": "回避"},
        (SPEECH, "顾平"): {"01": "缺席"},
        (SPEECH, "雷声"): {"01": 90},
    }
    ran = folder.consolidate(tmp_path)
    assert ran.issues == []
    assert result(tmp_path, "01", HEAD)[SPEECH] == 27


def test_a_candidate_absent_for_all_has_no_points_and_it_says_so(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.marks = {(SPEECH, judge): {"01": "缺考"} for judge in folder.town.judges}
    folder.consolidate(tmp_path)
    row = result(tmp_path, "01", HEAD)
    assert row[SPEECH] == 0
    assert "竞职演说缺考" in row["备注"]


def test_absent_for_some_only(tmp_path: Path) -> None:
    ran = with_mark(tmp_path, "缺考")
    assert places(ran.errors) == {(FILE, "评分表", "E2", "M08")}


def test_a_mark_for_who_was_absent_is_shown_where_it_stands(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.marks = {(SPEECH, judge): {"01": "缺考"} for judge in ("秦山", "雷声")}
    ran = folder.consolidate(tmp_path)
    assert places(ran.errors) == {(FILE, "评分表", "E2", "M08")}


def test_nobody_left_to_mark(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.marks = {(SPEECH, judge): {"01": "回避"} for judge in folder.town.judges}
    ran = folder.consolidate(tmp_path)
    assert codes(ran.errors) == {("E2", "M09")}


# -- 回避 -----------------------------------------------------------------------------------------


@pytest.mark.parametrize("by", ["编号", "姓名"])
def test_a_listed_relation_makes_a_mark_a_fault(tmp_path: Path, by: str) -> None:
    folder = ScoreFolder()
    relation = {"评委": JUDGE, "编号": "", "姓名": "", "原因": "夫妻"}
    relation[by] = {"编号": "01", "姓名": "安宁"}[by]
    folder.town.more["回避关系"] = [relation]
    ran = folder.consolidate(tmp_path)
    meeting = str(score_path(Path(), MEETING, JUDGE))
    assert places(ran.errors) == {
        (FILE, "评分表", "E2", "M07"),
        (meeting, "评分表", "E2", "M07"),
    }


def test_a_judge_who_competes_marks_everybody_but_themselves(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.town.judges = ("秦山", "顾平", "白帆")  # 白帆 is 02
    ran = folder.consolidate(tmp_path)
    own = FILE.replace(JUDGE, "白帆")
    assert (own, "评分表", "E3", "M07") in places(ran.errors)
    for component in (SPEECH, MEETING):
        folder.marks[component, "白帆"] = {"02": "回避"}
    assert folder.consolidate(tmp_path / "again").outcome


# -- the matrix -----------------------------------------------------------------------------------


def change(root: Path, edit: Callable[[Path], object]) -> Any:
    edit(root / "04评分表")
    return run("consolidate_scores", root)


def test_a_judge_s_sheet_is_missing(tmp_path: Path) -> None:
    root = ScoreFolder().write(tmp_path)
    ran = change(root, lambda folder: (folder / Path(FILE).name).unlink())
    assert places(ran.errors) == {(FILE, "", "", "M15")}


def test_a_sheet_still_empty_is_waited_for(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.marks[SPEECH, JUDGE] = dict.fromkeys(folder.people, "")
    ran = folder.consolidate(tmp_path)
    assert ran.errors == []
    assert len(ran.waits_for) == 1
    assert JUDGE in ran.waits_for[0]
    assert SPEECH in ran.waits_for[0]


def test_a_judge_who_marked_only_the_first_ones(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.marks[SPEECH, JUDGE] = {"02": "", "03": ""}
    ran = folder.consolidate(tmp_path)
    assert codes(ran.errors) == {("E3", "V01"), ("E4", "V01")}


@pytest.mark.parametrize("name", ["顾平 - 副本", "顾平(1)", "顾平（2）", "顾平-最终版2", "顾平-新"])
def test_two_different_sheets_of_one_judge(tmp_path: Path, name: str) -> None:
    folder = ScoreFolder()
    root = folder.write(tmp_path)
    folder.marks[SPEECH, name] = {"01": 95}
    folder.write_scores(root, SPEECH, name)
    ran = run("consolidate_scores", root)
    assert {each.kind.code for each in ran.errors} == {"M03"}


def test_the_same_sheet_twice_counts_once(tmp_path: Path) -> None:
    root = ScoreFolder().write(tmp_path)
    path = root / FILE
    ran = change(root, lambda _: copyfile(path, path.with_stem(f"{path.stem} - 副本")))
    assert ran.outcome
    assert {each.kind.code for each in ran.issues} == {"R12"}


def test_a_judge_not_on_the_panel(tmp_path: Path) -> None:
    folder = ScoreFolder()
    root = folder.write(tmp_path)
    folder.write_scores(root, SPEECH, "钱多")
    ran = run("consolidate_scores", root)
    assert places(ran.errors) == {(FILE.replace(JUDGE, "钱多"), "", "", "M01")}


def test_a_sheet_of_no_component(tmp_path: Path) -> None:
    folder = ScoreFolder()
    root = folder.write(tmp_path)
    folder.write_scores(root, "面试", JUDGE)
    assert {each.kind.code for each in run("consolidate_scores", root).errors} == {"M02"}


def test_a_stray_file_is_named_and_left_alone(tmp_path: Path) -> None:
    root = ScoreFolder().write(tmp_path)
    write_plain(root / "04评分表" / "座位安排.xlsx", {"座位": [{"排": 1}]})
    ran = run("consolidate_scores", root)
    assert ran.outcome
    assert places(ran.issues) == {("04评分表/座位安排.xlsx", "", "", "F08")}


def test_a_sheet_printed_for_somebody_else(tmp_path: Path) -> None:
    root = ScoreFolder().write(tmp_path)
    for judge in ("秦山", "顾平", "雷声"):
        for component in (SPEECH, MEETING):
            score_path(root, component, judge).unlink()
    run("prepare_scoring", root)
    from campaigns import fill

    for path in (root / "04评分表").glob("*评分表-*.xlsx"):
        fill(path, "评分表", "得分", dict.fromkeys(("01", "02", "03"), 80))
    copyfile(score_path(root, SPEECH, "秦山"), score_path(root, SPEECH, JUDGE))
    copyfile(score_path(root, MEETING, "雷声"), score_path(root, SPEECH, "雷声"))
    ran = run("consolidate_scores", root)
    assert places(ran.errors) == {
        (FILE, "评分表", "A2", "M16"),
        (FILE.replace(JUDGE, "雷声"), "评分表", "A1", "M16"),
    }


def edited(folder: ScoreFolder, root: Path, edit: Callable[[list[dict[str, Any]]], object]) -> Any:
    """The judge's sheet with other rows."""
    folder.write(root)
    rows = folder.score_rows(SPEECH, JUDGE)
    edit(rows)
    write_plain(root / FILE, {"评分表": rows})
    return run("consolidate_scores", root)


def test_a_candidate_left_out(tmp_path: Path) -> None:
    ran = edited(ScoreFolder(), tmp_path, lambda rows: rows.pop(1))
    assert places(ran.errors) == {(FILE, "评分表", "", "M04")}


def test_somebody_who_does_not_compete(tmp_path: Path) -> None:
    ran = edited(
        ScoreFolder(), tmp_path, lambda rows: rows.append(rows[0] | {"编号": "04", "姓名": "戴月"})
    )
    assert places(ran.errors) == {(FILE, "评分表", "B5", "M05")}


@pytest.mark.parametrize(
    "whose", [{"编号": 1}, {"编号": "安宁", "姓名": ""}, {"编号": "01安宁", "姓名": ""}]
)
def test_a_number_without_zeros_or_a_name_in_its_cell(
    tmp_path: Path, whose: dict[str, Any]
) -> None:
    folder = ScoreFolder()
    folder.marks[SPEECH, JUDGE] = {"01": 90}
    ran = edited(folder, tmp_path, lambda rows: rows[0].update(whose))
    assert ran.outcome
    assert places(ran.issues) == {(FILE, "评分表", "B2", "P07")}
    assert result(tmp_path, "01", HEAD)[SPEECH] == 25  # 250÷3 = 83.33, ×0.3


def test_a_number_that_lost_its_zeros_beside_a_fault(tmp_path: Path) -> None:
    ran = edited(ScoreFolder(), tmp_path, lambda rows: rows[0].update({"编号": 1, "得分": ""}))
    assert places(ran.errors) == {(FILE, "评分表", "E2", "V01")}


@pytest.mark.parametrize(
    "name", ["競職演說評分表-顧平", "竞职演说评分表_顾 平", "竞职演说 评分表—顾平(1)"]
)
def test_file_names_that_are_understood(tmp_path: Path, name: str) -> None:
    root = ScoreFolder().write(tmp_path)
    ran = change(root, lambda _: (root / FILE).rename((root / FILE).with_stem(name)))
    assert ran.outcome
    assert ran.issues == []


def test_a_candidate_twice(tmp_path: Path) -> None:
    ran = edited(ScoreFolder(), tmp_path, lambda rows: rows.append(dict(rows[0])))
    assert places(ran.errors) == {(FILE, "评分表", "B5", "M06")}


def test_number_and_name_of_two_people(tmp_path: Path) -> None:
    ran = edited(ScoreFolder(), tmp_path, lambda rows: rows[0].update({"姓名": "白帆"}))
    assert places(ran.errors) == {(FILE, "评分表", "B2", "P05")}


def test_hidden_rows_have_to_be_confirmed(tmp_path: Path) -> None:
    root = ScoreFolder().write(tmp_path)
    book = load_workbook(root / FILE)
    book["评分表"].row_dimensions[3].hidden = True
    book.save(root / FILE)
    assert {each.kind.code for each in run("consolidate_scores", root).errors} == {"M14"}


def test_a_hidden_column_of_marks_has_to_be_confirmed(tmp_path: Path) -> None:
    root = ScoreFolder().write(tmp_path)
    book = load_workbook(root / FILE)
    book["评分表"].column_dimensions["E"].hidden = True
    book.save(root / FILE)
    assert codes(run("consolidate_scores", root).errors) == {("E1", "M14")}


@pytest.mark.parametrize("header", ["折算分", "分数"])
def test_a_sheet_without_the_column_of_marks(tmp_path: Path, header: str) -> None:
    root = ScoreFolder().write(tmp_path)
    book = load_workbook(root / FILE)
    book["评分表"]["E1"] = header
    book.save(root / FILE)
    ran = run("consolidate_scores", root)
    assert ("A1", "T04") in codes(ran.errors)


def test_a_sheet_on_its_side_misses_nobody(tmp_path: Path) -> None:
    """They stand there; only how they do is a fault."""
    root = ScoreFolder().write(tmp_path)
    book = load_workbook(root / FILE)
    sheet = book["评分表"]
    columns = list(zip(*sheet.iter_rows(values_only=True), strict=True))
    sheet.delete_rows(1, sheet.max_row)
    for column in columns:
        sheet.append(column)
    book.save(root / FILE)
    assert codes(run("consolidate_scores", root).errors) == {("", "T03")}


def copied_tab(root: Path, *, hidden: bool) -> Any:
    book = load_workbook(root / FILE)
    copy = book.copy_worksheet(book["评分表"])
    copy.title = "Sheet2"
    copy.sheet_state = "hidden" if hidden else "visible"
    book.save(root / FILE)
    return run("consolidate_scores", root)


def test_two_tabs_that_look_like_the_sheet(tmp_path: Path) -> None:
    ran = copied_tab(ScoreFolder().write(tmp_path), hidden=False)
    assert places(ran.errors) == {(FILE, "Sheet2", "", "T02")}


def test_a_hidden_tab_is_left_alone_and_named(tmp_path: Path) -> None:
    ran = copied_tab(ScoreFolder().write(tmp_path), hidden=True)
    assert ran.outcome
    assert places(ran.issues) == {(FILE, "Sheet2", "", "T14")}


def test_a_hidden_sheet_of_marks_is_read_and_named(tmp_path: Path) -> None:
    root = ScoreFolder().write(tmp_path)
    book = load_workbook(root / FILE)
    book.create_sheet("说明")
    book["评分表"].sheet_state = "hidden"
    book.active = 1
    book.save(root / FILE)
    ran = run("consolidate_scores", root)
    assert ran.outcome
    assert places(ran.issues) == {(FILE, "评分表", "", "T14")}


def test_marks_typed_in_merged_cells(tmp_path: Path) -> None:
    root = ScoreFolder().write(tmp_path)
    book = load_workbook(root / FILE)
    book["评分表"].merge_cells("E2:E3")
    book.save(root / FILE)
    assert codes(run("consolidate_scores", root).errors) == {("E3", "V12")}


# -- scale and step -------------------------------------------------------------------------------


@pytest.mark.parametrize("marks", [(27, 30, 24.5), (0.9, 0.92, 0.88)])
def test_a_sheet_that_looks_like_another_scale(
    tmp_path: Path, marks: tuple[float, float, float]
) -> None:
    """Said once of the sheet, and not of each mark as well."""
    folder = ScoreFolder()
    folder.marks[SPEECH, JUDGE] = dict(zip(("01", "02", "03"), marks, strict=True))
    ran = folder.consolidate(tmp_path)
    assert ran.outcome  # a notice, no fault
    assert places(ran.issues) == {(FILE, "评分表", "E3", "M10")}


def test_off_the_step(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.town.components[0]["打分间隔"] = 0.5
    folder.marks[SPEECH, JUDGE] = {"01": 85.3, "02": 85.5}
    assert codes(folder.consolidate(tmp_path).errors) == {("E2", "M12")}


def test_faults_of_marks_and_ballots_are_listed_together(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.marks[SPEECH, JUDGE] = {"01": 101}
    folder.marks[MEETING, "雷声"] = {"03": ""}
    folder.counts[""] = {"02": (9, 0, 0, 0)}
    ran = folder.consolidate(tmp_path)
    assert {(each.where.cell, each.kind.code) for each in ran.errors} == {
        ("E2", "V03"),
        ("E4", "V01"),
        ("D3", "B02"),
    }
