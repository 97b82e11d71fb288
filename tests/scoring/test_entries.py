"""直接录入: figures from outside, entered once or twice, with nobody who marks."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import codes, run, table
from scoring.score_folder import ScoreFolder, results, town

WRITTEN = "笔试"


def folder(**figures: Any) -> ScoreFolder:
    """A written test of 100 that counts 40, and nothing else."""
    made = town()
    made.components = [{"项目": WRITTEN, "方式": "直接录入", "分值": 40, "单张满分": 100}]
    return ScoreFolder(made, entries={WRITTEN: {"01": 85.5, "02": 90, "03": 60} | figures})


def points(root: Path) -> dict[tuple[str, str], Any]:
    return {(row["编号"], row["竞争职位"]): row["总分"] for row in results(root)}


def test_figures_are_converted_without_any_judge(tmp_path: Path) -> None:
    """K3: case performance of three years is 40 of 100 [20]."""
    ran = folder().consolidate(tmp_path)
    assert ran.errors == []
    assert points(tmp_path)["01", "党政办主任"] == 34.2
    assert points(tmp_path)["02", "党政办主任"] == 36
    book = load_workbook(tmp_path / "结果" / "成绩汇总.xlsx")
    said = [str(cell.value) for sheet in book for row in sheet for cell in row if cell.value]
    assert not [text for text in said if "评委" in text]


def test_the_sheet_is_made_and_awaited(tmp_path: Path) -> None:
    made = folder().town.write(tmp_path)
    ran = run("prepare_scoring", made)
    assert ran.errors == []
    assert [path.name for path in (made / "04评分表").iterdir()] == ["笔试成绩表.xlsx"]
    rows = table(made / "04评分表" / "笔试成绩表.xlsx", "成绩")
    assert sorted(row["编号"] for row in rows) == ["01", "02", "03"]
    assert "笔试成绩表还没有交" in " ".join(map(str, run("consolidate_scores", made).waits_for))


def test_somebody_who_missed_the_test_has_no_points(tmp_path: Path) -> None:
    assert folder(**{"01": "缺考"}).consolidate(tmp_path).errors == []
    row = next(row for row in results(tmp_path) if row["编号"] == "01")
    assert (row["总分"], row["备注"]) == (0, "笔试缺考，不参加排名")


@pytest.mark.parametrize(
    ("figure", "code"), [(None, "V01"), (101, "V03"), ("回避", "V02"), ("八十", "V02")]
)
def test_what_is_no_figure_is_a_fault(figure: Any, code: str, tmp_path: Path) -> None:
    assert codes(folder(**{"02": figure}).consolidate(tmp_path).errors) == {("D3", code)}


def test_a_list_without_its_header_is_not_taken_for_an_empty_one(tmp_path: Path) -> None:
    root = folder().write(tmp_path)
    path = root / "04评分表" / "笔试成绩表.xlsx"
    book = load_workbook(path)
    book["成绩"].delete_rows(1)
    book.save(path)
    assert codes(run("consolidate_scores", root).errors) == {("", "T03")}


def test_a_second_entry_that_agrees_changes_nothing(tmp_path: Path) -> None:
    made = folder()
    made.write(tmp_path)
    made.write_entries(tmp_path, WRITTEN, "-复录")
    assert run("consolidate_scores", tmp_path).errors == []


def test_a_second_entry_that_differs_is_a_fault(tmp_path: Path) -> None:
    made = folder()
    made.write(tmp_path)
    made.write_entries(tmp_path, WRITTEN, "-复录", _03=66)
    found = run("consolidate_scores", tmp_path).errors
    assert codes(found) == {("D4", "M52")}
    assert found[0].where.file == "04评分表/笔试成绩表-复录.xlsx"


def test_two_lists_of_one_test(tmp_path: Path) -> None:
    made = folder()
    made.write(tmp_path)
    made.write_entries(tmp_path, WRITTEN, "(1)")
    assert codes(run("consolidate_scores", tmp_path).errors) == {("", "M51")}


def test_a_list_of_no_component(tmp_path: Path) -> None:
    made = folder()
    made.write(tmp_path)
    made.write_entries(tmp_path, "面试")
    assert codes(run("consolidate_scores", tmp_path).errors) == {("", "M50")}


def test_what_only_panels_need_is_pointed_out(tmp_path: Path) -> None:
    made = folder()
    made.town.components[0]["去最高分个数"] = 1
    made.town.components[0]["去高低分起算人数"] = 1
    assert ("E2", "S70") in codes(made.consolidate(tmp_path).issues)
