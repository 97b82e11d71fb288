"""A second tab of any workbook that people hand in: never passed over without a word."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import Ran, places, run
from departments.towns import town as departments_town
from posts.test_decisions import DECISIONS, decided
from scoring.score_folder import MEETING, SPEECH, ScoreFolder, count_path, score_path, town

REGISTER = "03报名表/竞争上岗报名.xlsx"
PICKS = "06部门初选/部门初选表-党政办.xlsx"
Rows = list[list[Any]]


def with_tab(path: Path, title: str, rows: Rows, *, hidden: bool = False) -> None:
    book = load_workbook(path)
    sheet = book.create_sheet(title)
    for row in rows:
        sheet.append(row)
    sheet.sheet_state = "hidden" if hidden else "visible"
    book.save(path)


def registering(root: Path) -> str:
    town().write(root)
    return REGISTER


def picking(root: Path) -> str:
    departments_town({"党政办": 1, "综治办": 2}, {"01": ["党政办"]}).write(root)
    run("allocate_departments", root)
    return PICKS


def deciding(root: Path) -> str:
    decided(root, {("党政办主任", "01"): "任用"})
    return DECISIONS


def marking(root: Path) -> str:
    ScoreFolder().write(root)
    return str(score_path(root, SPEECH, "顾平").relative_to(root))


def counting(root: Path) -> str:
    ScoreFolder().write(root)
    return str(count_path(root).relative_to(root))


STEPS: list[tuple[Callable[[Path], str], str]] = [
    (registering, "check_registrations"),
    (marking, "consolidate_scores"),
    (counting, "consolidate_scores"),
    (deciding, "generate_notices"),
    (picking, "allocate_departments"),
]


@pytest.mark.parametrize(("begin", "step"), STEPS, ids=lambda each: getattr(each, "__name__", each))
@pytest.mark.parametrize("text", ["安宁", "03", "池清同志", "此表作废", "本人撤回报名"])
def test_somebody_or_a_withdrawal_on_another_tab(
    tmp_path: Path, begin: Callable[[Path], str], step: str, text: str
) -> None:
    label = begin(tmp_path)
    with_tab(tmp_path / label, "Sheet2", [["另附"], ["", text]])
    assert (label, "Sheet2", "B2", "T18") in places(run(step, tmp_path).issues)


@pytest.mark.parametrize(("begin", "step"), STEPS, ids=lambda each: getattr(each, "__name__", each))
def test_an_empty_tab_and_a_legend_need_no_word(
    tmp_path: Path, begin: Callable[[Path], str], step: str
) -> None:
    label = begin(tmp_path)
    before = places(run(step, tmp_path).issues)
    with_tab(tmp_path / label, "Sheet2", [["", " "]])
    with_tab(tmp_path / label, "填写说明", [["安宁"]])
    with_tab(tmp_path / label, "Sheet3", [["报名热线"]])
    assert places(run(step, tmp_path).issues) == before


def copied(path: Path, sheet: str) -> Ran | None:
    book = load_workbook(path)
    book.copy_worksheet(book[sheet]).title = f"{sheet} (2)"
    book.save(path)
    return None


@pytest.mark.parametrize(
    ("begin", "step", "sheet"),
    [
        (counting, "consolidate_scores", "计票表"),
        (deciding, "generate_notices", "任用决定"),
        (picking, "allocate_departments", "初选"),
    ],
)
def test_two_tabs_of_one_kind_are_asked_about(
    tmp_path: Path, begin: Callable[[Path], str], step: str, sheet: str
) -> None:
    label = begin(tmp_path)
    copied(tmp_path / label, sheet)
    assert places(run(step, tmp_path).errors) == {(label, f"{sheet} (2)", "", "T02")}


def test_the_roster_s_other_tabs(tmp_path: Path) -> None:
    town().write(tmp_path)
    with_tab(tmp_path / "02干部花名册.xlsx", "退休人员", [["编号", "姓名"], ["91", "老秦"]])
    issues = places(run("check_registrations", tmp_path).issues)
    assert ("02干部花名册.xlsx", "退休人员", "A1", "T18") in issues


CONDITION = [
    ["适用", "依据", "要求", "值", "限于", "不符合时"],
    ["全部", "学历", "属于", "本科", "", "不通过"],
]


@pytest.mark.parametrize("title", ["资格条件表", "资格条件（中层）", "资格 条 件2", "Sheet1"])
def test_a_rule_under_a_wrong_name_does_not_go_unheard(tmp_path: Path, title: str) -> None:
    town().write(tmp_path)
    with_tab(tmp_path / "01活动方案.xlsx", title, CONDITION)
    errors = places(run("check_registrations", tmp_path).errors)
    assert errors == {("01活动方案.xlsx", title, "", "T19")}


def test_other_tabs_of_the_scheme(tmp_path: Path) -> None:
    town().write(tmp_path)
    with_tab(tmp_path / "01活动方案.xlsx", "职位说明书", [["党政办主任负责文秘"]])
    with_tab(tmp_path / "01活动方案.xlsx", "评委名单（旧）", [["姓名"], [MEETING]])
    ran = run("check_registrations", tmp_path)
    assert ran.errors == []
    assert {(each[1], each[3]) for each in places(ran.issues)} == {
        ("职位说明书", "T18"),
        ("评委名单（旧）", "T18"),
    }
