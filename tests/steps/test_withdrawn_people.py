"""Somebody who moved away after sheets were filled in costs one reminder a chapter, and no swap."""

from collections import Counter
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook

from campaigns import Ran, fill, run
from documents.finished import ROSTER, TODAY, copied

COMPETED, CHOSE, APPOINTED = "012", "018", "031"
"""Who spoke for a post, who chose departments only, and who was appointed."""
STEPS = ("prepare_scoring", "consolidate_scores", "allocate_departments")


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copied(tmp_path_factory.mktemp("played"))
    for step in STEPS:
        assert run(step, root, TODAY).errors == []
    return root


@pytest.fixture
def root(played: Path, tmp_path: Path) -> Path:
    return copytree(played, tmp_path / "活动")


def move_away(root: Path, staff_id: str) -> None:
    columns = {"在岗状态": "调出", "参加范围": "不参加", "不参加原因": "调出本镇"}
    for column, value in columns.items():
        fill(root / ROSTER, "花名册", column, {staff_id: value})


def told(ran: Ran) -> Counter[tuple[str, str]]:
    """Code and folder of what is said because somebody is gone."""
    codes = ("D60", "M05", "C05", "D10", "D22", "T13")
    found = [each for each in ran.issues if each.kind.code in codes]
    return Counter((each.kind.code, each.where.file.split("/")[0]) for each in found)


def renewed(root: Path, folder: str) -> list[Path]:
    return list((root / folder).rglob("*（新）*"))


def test_a_filled_score_sheet_stays_and_the_row_is_passed_over(root: Path) -> None:
    move_away(root, COMPETED)
    run("prepare_scoring", root, TODAY)
    assert renewed(root, "04评分表") == []
    ran = run("consolidate_scores", root, TODAY)
    assert ran.errors == []
    assert told(ran)["D60", "04评分表"] == 1
    assert told(ran)["D60", "05任用决定"] == 1
    assert "M05" not in {code for code, _ in told(ran)}


def test_whatever_is_wrong_in_the_row_of_who_is_gone_is_not_told(root: Path) -> None:
    move_away(root, COMPETED)
    for path in sorted((root / "04评分表").glob("竞职演说评分表-*.xlsx"))[:3]:
        fill(path, "评分表", "得分", {COMPETED: "没来"})
    ran = run("consolidate_scores", root, TODAY)
    assert ran.errors == []


def test_a_stranger_under_the_number_of_who_is_gone_stays_a_fault(root: Path) -> None:
    move_away(root, COMPETED)
    path = sorted((root / "04评分表").glob("竞职演说评分表-*.xlsx"))[0]
    fill(path, "评分表", "姓名", {COMPETED: "路过人"})
    (fault,) = run("consolidate_scores", root, TODAY).errors
    assert fault.kind.code == "M05"
    assert fault.where.file.endswith(path.name)


def test_departments_need_not_strike_anybody_off(root: Path) -> None:
    move_away(root, CHOSE)
    ran = run("allocate_departments", root, TODAY)
    assert ran.errors == []
    assert told(ran)["D60", "07定岗决定"] == 1
    assert renewed(root, "06部门初选") == []


def test_somebody_new_is_still_offered_a_place_on_the_sheet(root: Path) -> None:
    move_away(root, COMPETED)
    path = sorted((root / "04评分表").glob("竞职演说评分表-*.xlsx"))[0]
    book = load_workbook(path)
    sheet = book["评分表"]
    row = next(cell.row for cell in sheet["B"] if cell.value == "027")
    sheet.delete_rows(row)
    book.save(path)
    run("prepare_scoring", root, TODAY)
    assert [each.name for each in renewed(root, "04评分表")] == [f"{path.stem}（新）.xlsx"]


def test_after_the_decision_only_the_post_that_is_free_again_is_asked_about(root: Path) -> None:
    move_away(root, APPOINTED)
    assert run("consolidate_scores", root, TODAY).errors == []
    ran = run("allocate_departments", root, TODAY)
    table = "05任用决定/任用决定表.xlsx"
    found = {(each.where.cell, each.kind.code) for each in ran.issues if each.where.file == table}
    assert {("J18", "D60"), ("H19", "D06")} <= found
    assert {(each.where.file, each.kind.code) for each in ran.errors} == {(table, "D06")}
