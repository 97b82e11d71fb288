"""Whose picks a sheet holds by what stands on it, and the same sheet handed in twice."""

from pathlib import Path
from shutil import copyfile

import pytest
from openpyxl import load_workbook

from campaigns import places, run
from departments.towns import allocate, answer, town, write_picks

CHOICES = {"01": ("党政办",), "02": ("党政办", "综治办"), "03": ("综治办", "党政办")}
PICKS = "06部门初选/部门初选表-{}.xlsx"


@pytest.fixture
def root(tmp_path: Path) -> Path:
    made = town({"党政办": 2, "综治办": 1}, CHOICES).write(tmp_path)
    allocate(made)
    answer(made, {"党政办": {"01": 1, "02": 2}, "综治办": {"03": 1}})
    return made


def test_swapped_file_names(root: Path) -> None:
    one, other = (root / PICKS.format(name) for name in ("党政办", "综治办"))
    aside = root / "旁.xlsx"
    one.rename(aside)
    other.rename(one)
    aside.rename(other)
    found = places(run("allocate_departments", root).errors)
    assert {(PICKS.format(name), "初选", "A1", "C40") for name in ("党政办", "综治办")} <= found


def test_swapped_sheets_without_a_head(root: Path) -> None:
    """The people and their 志愿序 tell: nothing else stands on a plain sheet."""
    rows = [("01", "安宁", "同意", 1), ("02", "白帆", "同意", 2)]
    path = write_picks(root, "综治办", rows)
    book = load_workbook(path)
    book["初选"].append(["03", "池清", 2, "", "不同意", None])
    book.save(path)
    assert (PICKS.format("综治办"), "初选", "A2", "C41") in places(
        run("allocate_departments", root).errors
    )


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("部门：党政办公室", {("A30", "C40")}),
        ("部门名称　党政办", {("A30", "C40")}),
        ("部门（盖章）：党政办", {("A30", "C40")}),
        ("分管领导：党领导", {("A30", "C40")}),  # who is in charge of 党政办
        ("部门负责人：张三　分管领导：党领导　　2026年3月9日", {("A30", "C40")}),
        ("部门负责人：＿＿＿　分管领导（签字）：党领导", {("A30", "C40")}),
        ("部门负责人：张三　分管领导：综领导　　2026年3月9日", set()),
        ("部门负责人：＿＿＿　分管领导：＿＿＿　　年　月　日", set()),
        ("部门负责人：＿＿＿　分管领导：＿党领导＿", {("A30", "C40")}),
        ("部门：综治办、党政办", {("A30", "C40")}),
        ("党政办（盖章）", {("A30", "C40")}),
        ("党政办公室负责人：张三", {("A30", "C40")}),
        ("部门负责人：党政办主任", {("A30", "C40")}),
        ("部门负责人：综治办主任", set()),
        ("部门：综治办", set()),
        ("综治办（盖章）", set()),
        ("分管领导：综领导", set()),
        ("部门负责人：安宁", set()),
    ],
)
def test_who_signed(root: Path, text: str, told: set[tuple[str, str]]) -> None:
    path = root / PICKS.format("综治办")
    book = load_workbook(path)
    book["初选"]["A30"].value = text
    book.save(path)
    found = places(run("allocate_departments", root).issues)
    assert {(cell, code) for file, _, cell, code in found if code[:2] == "C4"} == told


@pytest.mark.parametrize(
    ("below", "title", "told"),
    [
        ("", "综治办初选表（第二轮）", True),  # would send all of the first round on standby
        ("", "综治办初选表（第一轮）", False),
        ("", "第一轮没有选中的，第二轮再选", False),
    ],
)
def test_a_sheet_of_another_round(root: Path, below: str, title: str, told: bool) -> None:
    path = root / PICKS.format("综治办")
    book = load_workbook(path)
    book["初选"]["A1"].value = title
    book.save(path)
    found = places(run("allocate_departments", root).errors)
    assert ((PICKS.format("综治办"), "初选", "A1", "C40") in found) == told


@pytest.mark.parametrize(("below", "told"), [("党政办交来", True), ("综治办", False)])
def test_a_sheet_in_the_folder_of_another_department(root: Path, below: str, told: bool) -> None:
    path = root / PICKS.format("综治办")
    path.parent.joinpath(below).mkdir()
    path.rename(path.parent / below / path.name)
    found = {issue.kind.code for issue in run("allocate_departments", root).errors}
    assert ("C40" in found) == told


def test_a_copy_counts_once(root: Path) -> None:
    copy = root / PICKS.format("综治办公室")
    copyfile(root / PICKS.format("综治办"), copy)
    ran = allocate(root)
    assert ran.errors == []
    assert "R12" in {issue.kind.code for issue in ran.issues}
