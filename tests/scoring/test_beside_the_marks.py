"""What judges write beside their marks: remarks that contradict, signatures, days, withdrawals."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import Ran, codes, run
from scoring.score_folder import SPEECH, ScoreFolder, score_path, town

JUDGE = "顾平"


def with_cells(root: Path, **cells: Any) -> Ran:
    """The sheet of one judge with something more on it; its table ends in row 4."""
    ScoreFolder().write(root)
    path = score_path(root, SPEECH, JUDGE)
    book = load_workbook(path)
    for cell, value in cells.items():
        book["评分表"][cell] = value
    book.save(path)
    return run("consolidate_scores", root)


@pytest.mark.parametrize(
    "remark",
    ["回避", "应回避（夫妻）", "现场缺考", "未到场", "应为90", "改为85", "更正", "打错了", "作废"],
)
def test_a_remark_that_says_the_mark_does_not_count(tmp_path: Path, remark: str) -> None:
    assert codes(with_cells(tmp_path, F2=remark).errors) == {("F2", "M45")}


@pytest.mark.parametrize("remark", ["声音洪亮", "超时1分钟", "不需要回避", "无应回避情形", "迟到"])
def test_other_remarks_are_nobody_s_business(tmp_path: Path, remark: str) -> None:
    assert with_cells(tmp_path, F2=remark).issues == []


def test_a_word_and_its_reason_agree(tmp_path: Path) -> None:
    assert with_cells(tmp_path, E2="回避", F2="回避：夫妻").errors == []


def test_the_same_on_a_list_of_figures_from_outside(tmp_path: Path) -> None:
    made = town()
    made.components[0]["方式"] = "直接录入"
    folder = ScoreFolder(made)
    folder.write(tmp_path)
    path = folder.write_entries(tmp_path, SPEECH)
    book = load_workbook(path)
    book["成绩"]["E3"] = "更正为82"
    book.save(path)
    assert codes(run("consolidate_scores", tmp_path).errors) == {("E3", "M45")}


def test_figures_typed_into_the_remarks_of_such_a_list(tmp_path: Path) -> None:
    made = town()
    made.components[0]["方式"] = "直接录入"
    folder = ScoreFolder(made)
    folder.write(tmp_path)
    path = folder.write_entries(tmp_path, SPEECH)
    book = load_workbook(path)
    for row in range(2, 5):
        book["成绩"].cell(row, 4).value, book["成绩"].cell(row, 5).value = None, 80 + row
    book.save(path)
    assert codes(run("consolidate_scores", tmp_path).errors) == {("E2", "M44")}


@pytest.mark.parametrize(
    "line",
    [
        "评委（签字）：雷声", "评委签名    雷声", "考官：雷声", "本人签字：雷声", "评委 雷声",
        "评审专家（签名）：张三丰", "打分评委：雷声同志 2026年3月9日",
    ],
)  # fmt: skip
def test_somebody_else_s_signature_however_it_is_asked_for(tmp_path: Path, line: str) -> None:
    assert codes(with_cells(tmp_path, A6=line).errors) == {("A6", "M16")}


def test_a_signature_two_cells_from_its_label(tmp_path: Path) -> None:
    assert codes(with_cells(tmp_path, A6="签名：", C6="雷声").errors) == {("C6", "M16")}


@pytest.mark.parametrize(
    "cells",
    [
        {"A6": "评委：顾平　日期：2026年3月9日"},
        {"A6": "评委（签字）：顾平"},
        {"A6": "签名：", "C6": "年　月　日"},
        {"A6": "评委：", "C6": "顾平", "E6": "2026.3.9"},
        {"A6": "监督员签字：雷声"},
        {"E7": "2026年3月9日"},
        {"A6": "评委：＿＿＿＿"},
    ],
)
def test_the_judge_s_own_signature_is_no_row(tmp_path: Path, cells: dict[str, str]) -> None:
    assert with_cells(tmp_path, **cells).issues == []


def test_a_withdrawal_noted_below_the_table_is_told(tmp_path: Path) -> None:
    assert codes(with_cells(tmp_path, A6="注：安宁本人已撤回报名").issues) == {("A6", "T11")}
