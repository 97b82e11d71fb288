"""What the scheme may say wrongly about marks and ballots, found before anything is added up."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaign.roster.sheets import ROSTER
from campaign.scheme.rules.draw_rules import POOL
from campaign.scheme.sheets import JUDGES
from campaign.workbook.declare.cells import Raw
from campaign.workbook.grid import Grid
from campaign.workbook.read.reader import read
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


# -- 折算分 is from 0 to 100 ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("points", "found"),
    [
        ((30, 24, 18, 0), ("B2", "S31")),  # of the total: the component has 30 points
        (("30", 24.0, 18, 0), ("B2", "S31")),
        ((0, 18, 24, 30), ("B5", "S31")),  # the best one is not always first
        ((20, 16, 12, 0), ("B2", "S32")),
        ((95, 85, 70, 50), ("B2", "S32")),
        ((100, 24, 18, 0), ("B3", "S54")),  # only the best one was put right
        ((100, 0.8, 0.6, 0), ("B3", "S54")),
    ],
)
def test_grades_that_are_points_of_the_total(
    tmp_path: Path, points: tuple[object, ...], found: tuple[str, str]
) -> None:
    folder = ScoreFolder()
    for grade, worth in zip(folder.town.grades, points, strict=True):
        grade["折算分"] = worth
    ran = folder.consolidate(tmp_path)
    assert codes(ran.issues) == {found}
    assert (ran.outcome is None) == (found[1] == "S31")


@pytest.mark.parametrize("typed", ["秦山、顾平", "秦山和顾平", "秦山\n顾平", "秦山同志/顾平"])
@pytest.mark.parametrize("sheet", ["评委名单", "评委库", "花名册"])
def test_several_people_in_one_cell_are_not_one(sheet: str, typed: str) -> None:
    declared: Any = {"评委名单": JUDGES, "评委库": POOL, "花名册": ROSTER}[sheet]
    rows: list[list[Raw]] = [["姓名", "现职务", "职务"]]
    rows += [[name, "主任", "主任"] for name in (typed, "欧阳和平", "买买提·艾力")]
    found = places(read(Grid("表.xlsx", sheet, rows), declared).issues)
    assert {(cell, code) for _, _, cell, code in found if code == "T25"} == {("A2", "T25")}


@pytest.mark.parametrize("points", [(100, 50, 20, 0), (100, 80, 40, 10)])
def test_grades_that_fall_fast_but_may_be_meant(tmp_path: Path, points: tuple[int, ...]) -> None:
    folder = ScoreFolder()
    for grade, worth in zip(folder.town.grades, points, strict=True):
        grade["折算分"] = worth
    assert codes(folder.consolidate(tmp_path).issues) == set()


@pytest.mark.parametrize(
    ("points", "found"),
    [
        ((0, 60, 80, 100), {("B5", "S25")}),
        ((100, 80, 60, 60), {("B5", "S25")}),
        ((100, 80, 60, 0), set()),
    ],
)
def test_a_grade_of_disapproval_that_is_worth_as_much(
    tmp_path: Path, points: tuple[int, ...], found: set[tuple[str, str]]
) -> None:
    folder = ScoreFolder()
    for grade, worth in zip(folder.town.grades, points, strict=True):
        grade["折算分"] = worth
    assert codes(folder.consolidate(tmp_path).issues) == found


# -- years ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("item", "value", "code"),
    [
        ("报名开始", date(2025, 3, 3), "S23"),
        ("年限计算日", date(2025, 3, 7), "S23"),
        ("年限计算日", date(2027, 3, 7), "S23"),
        ("年限计算日", date(2025, 12, 31), ""),
        ("公示开始", date(2027, 3, 12), "S23"),
        ("待岗开始", date(2027, 3, 20), "S23"),
        ("发文年度", 2025, "S24"),
        ("发文年度", 2027, "S24"),
    ],
)
def test_a_year_typed_wrong_breaks_no_order_and_is_asked_about(
    tmp_path: Path, item: str, value: object, code: str
) -> None:
    root = town(**{item: value}).write(tmp_path)
    found = {
        (each.read[:4], each.kind.code) for each in run("check_registrations", root).issues
    } & {(str(value)[:4], each) for each in ("S23", "S24")}
    assert {each[1] for each in found} == ({code} - {""})


# -- 并列处理 -------------------------------------------------------------------------------------


@pytest.mark.parametrize("chain", [VOTE, f"竞职演说、{VOTE}", f"{VOTE}，党委决定"])
@pytest.mark.parametrize("points", [0, "0.00"])
def test_a_component_without_points_breaks_no_tie(
    tmp_path: Path, chain: str, points: object
) -> None:
    folder = ScoreFolder(town(并列处理=chain))
    folder.town.components[1]["分值"] = points
    root = folder.write(tmp_path)
    ran = run("consolidate_scores", root)
    assert ("基本信息", "S30") in {(each.where.sheet, each.kind.code) for each in ran.errors}
    assert ran.outcome is None


def test_a_component_without_points_harms_nobody_outside_the_chain(tmp_path: Path) -> None:
    folder = ScoreFolder(town(并列处理="竞职演说"))
    folder.town.components[1]["分值"] = 0
    assert folder.consolidate(tmp_path).errors == []


# -- 部门别名 of another town ---------------------------------------------------------------------


def with_aliases(tmp_path: Path, *aliases: tuple[str, str]) -> Any:
    folder = ScoreFolder()
    folder.town.more["部门别名"] = [{"别名": one, "部门": other} for one, other in aliases]
    return folder.consolidate(tmp_path)


def test_aliases_of_departments_that_are_not_there_are_in_nobodys_way(tmp_path: Path) -> None:
    ran = with_aliases(
        tmp_path, ("经发办", "经济发展办"), ("社事办", "社會事務辦"), ("综治中心", "综冶办")
    )
    assert codes(ran.issues) == {("B2", "S33"), ("B3", "S33"), ("B4", "S33")}
    assert ran.outcome
    assert [each.problem for each in ran.issues if "是不是“综治办”" in each.problem]
    assert all("删除这一行" in each.remedy for each in ran.issues)


def test_an_alias_that_is_a_departments_own_name_is_not_used(tmp_path: Path) -> None:
    ran = with_aliases(tmp_path, ("综治办", "党政办"), ("經發辦", "经济发展办"))
    assert codes(ran.issues) == {("A2", "S33"), ("B3", "S33")}
    guard = "综治办专职副主任"
    assert result(ran.run.folder.root, "03", guard)["竞争职位"] == guard


def test_one_alias_of_two_departments_that_are_there_stays_a_fault(tmp_path: Path) -> None:
    ran = with_aliases(tmp_path, ("镇办", "党政办"), ("镇办", "水利站"), ("镇办", "综治办"))
    assert codes(ran.errors) == {("A4", "S16")}


# -- 超过几个分才去高低分 -------------------------------------------------------------------------


def trimmed(tmp_path: Path, header: str, above: int | None) -> Any:
    """Three judges mark; the first component drops the highest and the lowest."""
    folder = ScoreFolder()
    for component in folder.town.components:
        component[header] = component.pop("去高低分起算人数")
    folder.town.components[0] |= {"去最高分个数": 1, "去最低分个数": 1, header: above}
    return folder.consolidate(tmp_path)


@pytest.mark.parametrize("header", ["超过几个分才去高低分", "去高低分起算人数"])
def test_the_header_says_more_than_and_the_old_one_is_still_read(
    tmp_path: Path, header: str
) -> None:
    ran = trimmed(tmp_path, header, 2)
    assert ran.issues == []
    notes = load_workbook(tmp_path / "结果" / "成绩汇总.xlsx")["成绩汇总"]["A2"].value
    assert "有效分超过2个（3个起）才去掉1个最高分和1个最低分，取平均分。" in notes


@pytest.mark.parametrize(("above", "advice"), [(3, "改为2"), (5, "改为2")])
def test_a_panel_that_is_never_trimmed_is_told(tmp_path: Path, above: int, advice: str) -> None:
    ran = trimmed(tmp_path, "超过几个分才去高低分", above)
    assert places(ran.issues) == {(SCHEME, "评分项目", "G2", "S34")}
    assert advice in ran.issues[0].remedy
    assert ran.outcome
