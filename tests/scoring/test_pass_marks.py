"""及格线: below it people stand in order, marked, and are not proposed (K10)."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from campaigns import codes, person, run, table
from overview.playing import OVERVIEW, do
from recalculation import differences, needs_soffice, recalculate
from scoring.score_folder import ScoreFolder, results, town

POST = "党政办主任"
WRITTEN, INTERVIEW = "笔试", "面试"


def folder(
    marks: list[tuple[Any, Any]], *rules: dict[str, Any], places: int = 1, line: Any = ""
) -> ScoreFolder:
    """Written test 40 and interview 60 by each candidate's marks; `line` is the interview's."""
    made = town()
    made.people = [person(f"{n:02d}", f"人{'甲乙丙丁戊己'[n]}") for n in range(len(marks))]
    made.posts[0]["职数"] = places
    made.post_choices = {f"{n:02d}": (POST,) for n in range(len(marks))}
    parts = {"方式": "直接录入", "单张满分": 100}
    made.components = [
        {"项目": WRITTEN, "分值": 40, "及格线": ""} | parts,
        {"项目": INTERVIEW, "分值": 60, "及格线": line} | parts,
    ]
    if rules:
        made.more["及格规则"] = rules
    own = [{f"{n:02d}": pair[k] for n, pair in enumerate(marks)} for k in (0, 1)]
    return ScoreFolder(made, entries={WRITTEN: own[0], INTERVIEW: own[1]})


def total(least: Any = "", share: Any = "", only: str = "", **more: Any) -> dict[str, Any]:
    row = {"项目": "总分", "适用": "", "不低于": least, "占满分": share, "限于": only}
    return row | more


def outcome(made: ScoreFolder, root: Path) -> list[tuple[str, int, str]]:
    """编号, rank and advice in the order of the decision sheet."""
    ran = made.consolidate(root)
    assert ran.errors == []
    rows = table(root / "05任用决定" / "任用决定表.xlsx", "任用决定")
    return [(row["编号"], row["名次"], row["建议"]) for row in rows]


def test_who_is_below_keeps_the_rank_and_the_next_is_proposed(tmp_path: Path) -> None:
    """Published: interview 60."""
    made = folder([(100, 59.9), (60, 60), (59, 60)], line=60)
    assert outcome(made, tmp_path) == [
        ("00", 1, "不任用"),
        ("01", 2, "任用"),
        ("02", 3, "不任用"),
    ]
    first = results(tmp_path)[0]
    assert (first["名次"], first["备注"]) == (1, "面试59.9分，低于及格线60分，不列入任用人选")


@pytest.mark.parametrize(
    ("rule", "marks", "places", "proposed"),
    [
        (total(60), [(60, 60), (59, 60)], 2, ["00"]),
        (total(60), [(59, 60), (58, 60)], 1, []),  # the whole post below 60: the post is void
        # a post with one or two left: total 60
        (total(60, only="不多于2人"), [(59, 60), (58, 60)], 1, []),
        (total(60, only="不多于2人"), [(59, 60), (58, 60), (57, 60)], 1, ["00"]),
        # not competitive: 70 points, or 70 % of the full marks
        (total(70, only="没有竞争"), [(69, 70)], 1, []),
        (total(70, only="没有竞争"), [(70, 70)], 1, ["00"]),
        (total(70, only="没有竞争"), [(69, 70), (60, 60)], 1, ["00"]),
        (total(share=70, only="没有竞争"), [(69, 70), (70, 70)], 2, ["01"]),
        (total(share="70%", 项目=INTERVIEW), [(90, 69.99), (50, 70)], 1, ["01"]),
        (total(60, 适用="副主任"), [(59, 60)], 1, ["00"]),
        (total(60, 适用=POST), [(59, 60)], 1, []),
        (total(0.1, 项目=INTERVIEW), [(90, "缺考"), (50, 70)], 1, ["01"]),
    ],
)
def test_published_pass_marks(
    rule: dict[str, Any],
    marks: list[tuple[Any, Any]],
    places: int,
    proposed: list[str],
    tmp_path: Path,
) -> None:
    made = folder(marks, rule, places=places)
    made.town.posts[1]["类别"] = "副主任"
    found = outcome(made, tmp_path)
    assert [staff_id for staff_id, _, advice in found if advice == "任用"] == proposed
    assert all(rank for _, rank, _ in found)


def test_a_post_that_nobody_passes_is_void_and_it_is_said_everywhere(tmp_path: Path) -> None:
    """Published: a post whose people are all below 60 is void."""
    made = folder([(59, 60), (58, 60)], total(60))
    ran = made.consolidate(tmp_path)
    assert ran.errors == []
    void = f"没有人达到及格线、空缺的职位：{POST}。"
    assert ran.outcome
    assert void in ran.outcome.lines
    for file, sheet in (
        ("结果/成绩汇总.xlsx", "成绩汇总"),
        ("05任用决定/任用决定表.xlsx", "任用决定"),
    ):
        assert void in said(tmp_path / file, sheet)
    assert run("generate_notices", tmp_path).errors == []
    paper = next((tmp_path / "08公文").rglob("*成绩公布*.docx"))
    assert void in "".join(each.text for each in Document(str(paper)).paragraphs)
    do(tmp_path)
    assert "没有人达到及格线，职位空缺" in (tmp_path / OVERVIEW).read_text(encoding="utf-8")


def test_nothing_is_void_where_somebody_passes(tmp_path: Path) -> None:
    folder([(60, 60), (58, 60)], total(60)).consolidate(tmp_path)
    assert "空缺的职位" not in said(tmp_path / "结果/成绩汇总.xlsx", "成绩汇总")


def said(file: Path, sheet: str) -> str:
    return "".join(str(cell.value) for row in load_workbook(file)[sheet] for cell in row)


@needs_soffice
def test_ranks_are_formulas_also_of_those_below(tmp_path: Path) -> None:
    folder([(100, 59.9), (60, 60), (59, 60)], line=60).consolidate(tmp_path / "one")
    file = tmp_path / "one" / "结果" / "成绩汇总.xlsx"
    assert list(differences(file, recalculate([file], tmp_path / "again")[0])) == []


@pytest.mark.parametrize(
    ("changes", "cell", "code"),
    [
        ({"项目": "口试"}, "A2", "S11"),
        ({"适用": "书记"}, "B2", "S40"),
        ({"不低于": ""}, "C2", "S76"),
        ({"占满分": 0.7}, "C2", "S76"),
        ({"限于": "人少时"}, "E2", "S77"),
    ],
)
def test_rules_that_mean_nothing(
    changes: dict[str, Any], cell: str, code: str, tmp_path: Path
) -> None:
    root = folder([(60, 60)], total(60, **changes)).town.write(tmp_path)
    assert codes(run("check_registrations", root).errors) == {(cell, code)}
