"""回避关系 as people fill it in: 同上, one judge merged over several rows."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import codes, run
from scoring.score_folder import ScoreFolder

SAME = ("同上", "〃", "″", '"', "同  上", "同上。", "—〃—", "如上", "同前")


def recused(tmp_path: Path, *rows: dict[str, Any], merge: str = "") -> set[tuple[str, str]]:
    """What is told where every judge has given everybody a mark: M07 for each relation."""
    made = ScoreFolder()
    usual = {"评委": "顾平", "编号": "", "姓名": "", "原因": "夫妻"}
    made.town.more["回避关系"] = [usual | row for row in rows]
    root = made.write(tmp_path)
    if merge:
        book = load_workbook(root / "01活动方案.xlsx")
        book["回避关系"].merge_cells(merge)
        book.save(root / "01活动方案.xlsx")
    return codes(run("consolidate_scores", root).issues)


BOTH = {("E2", "M07"), ("E3", "M07")}
"""顾平's marks for 01 and 02."""


@pytest.mark.parametrize("same", SAME)
def test_the_judge_above(tmp_path: Path, same: str) -> None:
    rows = {"编号": "01", "姓名": "安宁"}, {"评委": same, "编号": "02", "姓名": "白帆"}
    assert recused(tmp_path, *rows) == BOTH | {("A3", "V13")}


@pytest.mark.parametrize("column", ["编号", "姓名"])
def test_the_person_above(tmp_path: Path, column: str) -> None:
    first = {"编号": {"编号": "01"}, "姓名": {"姓名": "安宁"}}[column]
    found = recused(tmp_path, first, {"评委": "雷声", column: "同上", "原因": "同上"})
    cell = {"编号": "B3", "姓名": "C3"}[column]
    assert found == {("E2", "M07"), (cell, "V13"), ("D3", "V13")}


def test_a_judge_merged_over_several_people(tmp_path: Path) -> None:
    assert recused(tmp_path, {"编号": "01"}, {"评委": "", "编号": "02"}, merge="A2:A3") == BOTH


def test_nothing_is_above(tmp_path: Path) -> None:
    assert recused(tmp_path, {"评委": "同上", "编号": "01"}) == {("A2", "V15")}
