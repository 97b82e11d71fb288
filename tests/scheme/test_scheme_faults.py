"""What the scheme may say wrongly about marks and ballots, found before anything is added up."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import codes, places, run
from scoring.score_folder import VOTE, ScoreFolder, result, town

SCHEME = "01活动方案.xlsx"
HEAD = "党政办主任"


def test_a_ballot_whose_full_marks_are_not_100(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.town.components[1]["单张满分"] = 30
    assert places(folder.consolidate(tmp_path).errors) == {(SCHEME, "评分项目", "D3", "S20")}


def test_nothing_is_dropped_from_ballots_and_it_says_so(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.town.components[1] |= {"去最高分个数": 1, "去高低分起算人数": 1}
    ran = folder.consolidate(tmp_path)
    assert ran.outcome
    assert places(ran.issues) == {(SCHEME, "评分项目", "E3", "S21")}


@pytest.mark.parametrize("scale", [1, 10])
def test_grades_on_another_scale(tmp_path: Path, scale: int) -> None:
    folder = ScoreFolder()
    for grade in folder.town.grades:
        grade["折算分"] = grade["折算分"] * scale / 100
    assert places(folder.consolidate(tmp_path).errors) == {(SCHEME, "测评等次", "B2", "S22")}


def floor_cell(root: Path) -> Any:
    book = load_workbook(root / SCHEME)
    found = next(row[1] for row in book["基本信息"].iter_rows() if row[0].value == "最低得票率")
    return book, found


def test_a_percentage_means_what_its_cell_shows(tmp_path: Path) -> None:
    folder = ScoreFolder(town(最低得票率=0.6))  # Excel keeps 60% as 0.6
    folder.counts[""] = {"01": (5, 0, 0, 5)}
    root = folder.write(tmp_path)
    book, cell = floor_cell(root)
    cell.number_format = "0%"
    book.save(root / SCHEME)
    ran = run("consolidate_scores", root)
    assert ran.issues == []
    assert "60%" in result(root, "01", HEAD)["备注"]
    assert result(root, "01", HEAD)["名次"] is None


def test_a_percentage_below_1_is_asked_about(tmp_path: Path) -> None:
    folder = ScoreFolder(town(最低得票率=0.6))
    folder.counts[""] = {"01": (5, 0, 0, 5)}
    root = folder.write(tmp_path)
    _, cell = floor_cell(root)
    ran = run("consolidate_scores", root)
    assert codes(ran.issues) == {(cell.coordinate, "V13")}
    assert result(root, "01", HEAD)["名次"] == 2
    assert result(root, "01", HEAD)[VOTE] == 15


# -- 回避关系: a relation that nobody heeds would let a mark count that must not ------------------


def with_relation(tmp_path: Path, staff_id: Any, name: str) -> Any:
    folder = ScoreFolder()
    relation = {"评委": "顾平", "编号": staff_id, "姓名": name, "原因": "夫妻"}
    folder.town.more["回避关系"] = [relation]
    return folder.consolidate(tmp_path)


@pytest.mark.parametrize(
    ("staff_id", "name", "cell", "code"),
    [
        ("99", "", "B2", "P02"),
        ("", "安柠", "C2", "P03"),
        ("01", "白帆", "B2", "P05"),
        ("", "", "B2", "P06"),
    ],
)
def test_a_relation_with_nobody(
    tmp_path: Path, staff_id: str, name: str, cell: str, code: str
) -> None:
    ran = with_relation(tmp_path, staff_id, name)
    assert places(ran.errors) == {(SCHEME, "回避关系", cell, code)}


def test_a_relation_by_a_number_that_lost_its_zeros(tmp_path: Path) -> None:
    ran = with_relation(tmp_path, 1, "")
    assert (SCHEME, "回避关系", "B2", "P07") in places(ran.issues)
    assert {(each.where.cell, each.kind.code) for each in ran.errors} == {("E2", "M07")}
