"""评分细则: a column for each, their sum a formula, and all of it checked."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import Ran, codes, fill, run
from recalculation import differences, needs_soffice, recalculate
from scoring.score_folder import SPEECH, ScoreFolder, result, score_path

CRITERIA = [("内容", 40), ("表达", 30), ("形象", 30)]
JUDGES = ("秦山", "顾平", "雷声")
HEAD = "党政办主任"


@pytest.fixture
def folder(tmp_path: Path) -> ScoreFolder:
    made = ScoreFolder()
    made.town.more["评分细则"] = [
        {"项目": SPEECH, "细则": name, "满分": full} for name, full in CRITERIA
    ]
    made.write(tmp_path)
    for judge in JUDGES:
        score_path(tmp_path, SPEECH, judge).unlink()
    run("prepare_scoring", tmp_path)
    return made


def mark(root: Path, judge: str, column: str, value: Any) -> None:
    fill(
        score_path(root, SPEECH, judge), "评分表", column, dict.fromkeys(("01", "02", "03"), value)
    )


def mark_all(root: Path) -> None:
    for judge in JUDGES:
        for column, value in (("内容（40分）", 36), ("表达（30分）", 26.5), ("形象（30分）", 25)):
            mark(root, judge, column, value)


def cell(root: Path, judge: str, staff_id: str, column: str) -> str:
    sheet = load_workbook(score_path(root, SPEECH, judge))["评分表"]
    rows = list(sheet.iter_rows(values_only=True))
    header = next(row for row in rows if "得分" in row)
    number = next(n for n, row in enumerate(rows, 1) if row[header.index("编号")] == staff_id)
    address: str = sheet.cell(number, header.index(column) + 1).coordinate
    return address


def codes_of(ran: Ran) -> set[str]:
    return {each.kind.code for each in ran.errors}


def test_the_sheet_has_full_marks_a_sum_formula_and_limits(
    folder: ScoreFolder, tmp_path: Path
) -> None:
    sheet = load_workbook(score_path(tmp_path, SPEECH, "秦山"))["评分表"]
    header = [value for row in sheet.iter_rows(values_only=True) for value in row if value]
    assert {"内容（40分）", "表达（30分）", "形象（30分）", "得分"} <= set(header)
    place = cell(tmp_path, "秦山", "01", "得分")
    parts = f"E{place[1:]}:G{place[1:]}"
    assert sheet[place].value == f'=IF(COUNT({parts})=0,"",SUM({parts}))'
    rules = sheet.data_validations.dataValidation
    assert {float(rule.formula2) for rule in rules if rule.type == "decimal"} == {40, 30}


def test_an_uncalculated_sum_is_taken_from_the_sub_criteria(
    folder: ScoreFolder, tmp_path: Path
) -> None:
    mark_all(tmp_path)  # as a program that does not calculate leaves the file
    ran = run("consolidate_scores", tmp_path)
    assert ran.errors == []
    assert result(tmp_path, "01", HEAD)[SPEECH] == 26.25  # 87.5 × 0.3


@needs_soffice
def test_a_calculated_sum_gives_the_same(folder: ScoreFolder, tmp_path: Path) -> None:
    mark_all(tmp_path)
    files = [score_path(tmp_path, SPEECH, judge) for judge in JUDGES]
    for file, new in zip(files, recalculate(files, tmp_path / "again"), strict=True):
        assert list(differences(file, new))  # the sums are there now
        file.write_bytes(new.read_bytes())
    assert run("consolidate_scores", tmp_path).errors == []
    assert result(tmp_path, "01", HEAD)[SPEECH] == 26.25


def test_a_total_typed_over_the_formula_must_agree(folder: ScoreFolder, tmp_path: Path) -> None:
    mark_all(tmp_path)
    fill(score_path(tmp_path, SPEECH, "顾平"), "评分表", "得分", {"01": 87})
    ran = run("consolidate_scores", tmp_path)
    assert codes(ran.errors) == {(cell(tmp_path, "顾平", "01", "得分"), "M11")}


def test_a_blank_beside_others_is_no_zero(folder: ScoreFolder, tmp_path: Path) -> None:
    mark_all(tmp_path)
    fill(score_path(tmp_path, SPEECH, "顾平"), "评分表", "表达（30分）", {"01": ""})
    ran = run("consolidate_scores", tmp_path)
    assert codes(ran.errors) == {(cell(tmp_path, "顾平", "01", "表达（30分）"), "V01")}


def test_above_the_full_marks_of_a_sub_criterion(folder: ScoreFolder, tmp_path: Path) -> None:
    mark_all(tmp_path)
    fill(score_path(tmp_path, SPEECH, "顾平"), "评分表", "表达（30分）", {"01": 31})
    ran = run("consolidate_scores", tmp_path)
    assert codes(ran.errors) == {(cell(tmp_path, "顾平", "01", "表达（30分）"), "V03")}


def test_a_word_instead_of_marks(folder: ScoreFolder, tmp_path: Path) -> None:
    mark_all(tmp_path)
    path = score_path(tmp_path, SPEECH, "顾平")
    for column in ("内容（40分）", "表达（30分）", "形象（30分）"):
        fill(path, "评分表", column, {"01": ""})
    fill(path, "评分表", "得分", {"01": "回避"})
    assert run("consolidate_scores", tmp_path).errors == []


def test_nothing_at_all_is_a_fault_at_the_mark(folder: ScoreFolder, tmp_path: Path) -> None:
    mark_all(tmp_path)
    path = score_path(tmp_path, SPEECH, "顾平")
    for column in ("内容（40分）", "表达（30分）", "形象（30分）"):
        fill(path, "评分表", column, {"01": ""})
    ran = run("consolidate_scores", tmp_path)
    assert codes(ran.errors) == {(cell(tmp_path, "顾平", "01", "得分"), "V01")}


def test_sheets_with_the_contract_s_columns_only(folder: ScoreFolder, tmp_path: Path) -> None:
    for judge in JUDGES:
        folder.write_scores(tmp_path, SPEECH, judge)
    assert run("consolidate_scores", tmp_path).outcome
    assert result(tmp_path, "01", HEAD)[SPEECH] == 24


def test_a_column_of_a_sub_criterion_that_is_gone(folder: ScoreFolder, tmp_path: Path) -> None:
    mark_all(tmp_path)
    path = score_path(tmp_path, SPEECH, "秦山")
    book = load_workbook(path)
    place = cell(tmp_path, "秦山", "01", "表达（30分）")
    book["评分表"][f"{place[0]}{int(place[1:]) - 1}"] = "印象"
    book.save(path)
    ran = run("consolidate_scores", tmp_path)
    assert ran.outcome is None
    assert "T04" in codes_of(ran)


def test_a_sub_criterion_with_brackets_in_its_name(tmp_path: Path) -> None:
    made = ScoreFolder()
    made.town.more["评分细则"] = [
        {"项目": SPEECH, "细则": name, "满分": full}
        for name, full in (("表达", 40), ("表达(仪表)", 60))
    ]
    made.write(tmp_path)
    for judge in JUDGES:
        score_path(tmp_path, SPEECH, judge).unlink()
    run("prepare_scoring", tmp_path)
    for judge in JUDGES:
        mark(tmp_path, judge, "表达（40分）", 36)
        mark(tmp_path, judge, "表达(仪表)（60分）", 51.5)
    ran = run("consolidate_scores", tmp_path)
    assert ran.errors == []
    assert result(tmp_path, "01", HEAD)[SPEECH] == 26.25  # 87.5 × 0.3
