"""Each fault of ballots gives its reaction at its cell; both ways of counting give the same."""

from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import codes, places, run, write_plain
from scoring.score_folder import VOTE, ScoreFolder, count_path, result, results, town, write_votes

COUNTS = f"04评分表/{VOTE}计票表.xlsx"
VOTES = f"04评分表/{VOTE}选票.xlsx"
HEAD = "党政办主任"


def with_counts(tmp_path: Path, *counts: Any, **turnout: Any) -> Any:
    folder = ScoreFolder()
    folder.counts[""] = {"01": counts} if counts else {}
    folder.turnouts[""] = turnout
    return folder.consolidate(tmp_path)


@pytest.mark.parametrize(
    ("turnout", "cell"),
    [
        ({"收回": 12, "有效": 12}, "B5"),  # 收回 ≤ 发出
        ({"发出": 12}, "B4"),  # 发出 ≤ 实到
        ({"实到": 13}, "B3"),  # 实到 ≤ 应到
        ({"无效": 1}, "B5"),  # 收回 = 有效 + 无效
    ],
)
def test_papers_that_do_not_balance(tmp_path: Path, turnout: dict[str, int], cell: str) -> None:
    ran = with_counts(tmp_path, **turnout)
    assert (COUNTS, "票数", cell, "B01") in places(ran.errors)
    assert ran.outcome is None


def test_the_failing_equation_is_shown_with_its_numbers(tmp_path: Path) -> None:
    ran = with_counts(tmp_path, 5, 3, 1, 0)
    issue = next(each for each in ran.errors if each.kind.code == "B02")
    assert (issue.where.sheet, issue.where.cell) == ("计票表", "D2")
    assert "5+3+1+0=9，与有效票10不符" in issue.problem


@pytest.mark.parametrize(
    ("counts", "expected"),
    [
        ((9.5, 0.5, 0, 0), {("D2", "V04"), ("E2", "V04")}),
        ((-1, 11, 0, 0), {("D2", "V03")}),
        (("", 10, 0, 0), {("D2", "V01")}),
        (("十", 0, 0, 0), {("D2", "V02")}),
        (("1,0", 0, 0, 0), {("D2", "V02")}),
    ],
)
def test_counts_that_are_no_counts(
    tmp_path: Path, counts: tuple[Any, ...], expected: set[tuple[str, str]]
) -> None:
    assert codes(with_counts(tmp_path, *counts).errors) == expected


def test_hidden_rows_of_counts_have_to_be_confirmed(tmp_path: Path) -> None:
    root = ScoreFolder().write(tmp_path)
    book = load_workbook(root / COUNTS)
    book["计票表"].row_dimensions[3].hidden = True
    book.save(root / COUNTS)
    assert codes(run("consolidate_scores", root).errors) == {("A3", "M14")}


def test_a_turnout_not_filled_in(tmp_path: Path) -> None:
    assert codes(with_counts(tmp_path, 实到="").errors) == {("B3", "V01")}


def test_no_turnout_at_all(tmp_path: Path) -> None:
    root = ScoreFolder().write(tmp_path)
    rows = [{"编号": "01", "优秀": 10, "称职": 0, "基本称职": 0, "不称职": 0}]
    write_plain(count_path(root), {"计票表": rows})
    found = places(run("consolidate_scores", root).errors)
    assert (COUNTS, "", "", "T01") in found
    assert (COUNTS, "计票表", "", "M04") in found  # 02 and 03 are missing


def test_who_does_not_compete_and_who_is_there_twice(tmp_path: Path) -> None:
    folder = ScoreFolder()
    root = folder.write(tmp_path)
    row = dict(zip(("优秀", "称职", "基本称职", "不称职"), (10, 0, 0, 0), strict=True))
    rows = [{"编号": key, "姓名": ""} | row for key in ("01", "02", "03", "03", "04")]
    papers = {"应到": 12, "实到": 11, "发出": 11, "收回": 10, "有效": 10, "无效": 0}
    items = [{"项目": name, "票数": number} for name, number in papers.items()]
    write_plain(count_path(root), {"计票表": rows, "票数": items})
    assert codes(run("consolidate_scores", root).errors) == {("A5", "M06"), ("A6", "M05")}


def test_a_number_that_lost_its_zeros(tmp_path: Path) -> None:
    root = ScoreFolder().write(tmp_path)
    book = load_workbook(root / COUNTS)
    book["计票表"]["A2"] = 1
    book.save(root / COUNTS)
    ran = run("consolidate_scores", root)
    assert ran.outcome
    assert places(ran.issues) == {(COUNTS, "计票表", "A2", "P07")}


def test_nobody_in_the_denominator(tmp_path: Path) -> None:
    own = town()
    own.grades = [
        {"等次": "赞成", "折算分": 100, "计入分母": "是"},
        {"等次": "不赞成", "折算分": 0, "计入分母": "是"},
        {"等次": "弃权", "折算分": 0, "计入分母": "否"},
    ]
    folder = ScoreFolder(own, usual_count=(10, 0, 0))
    folder.counts[""] = {"02": (0, 0, 10)}
    assert codes(folder.consolidate(tmp_path).errors) == {("D3", "B03")}


def test_a_counting_sheet_of_no_class(tmp_path: Path) -> None:
    folder = ScoreFolder()
    root = folder.write(tmp_path)
    count_path(root).rename(count_path(root, group="机关"))
    ran = run("consolidate_scores", root)
    assert places(ran.errors) == {(f"04评分表/{VOTE}计票表-机关.xlsx", "", "", "B10")}


@pytest.mark.parametrize(("same", "code"), [(True, "R12"), (False, "B11")])
def test_two_counting_sheets_of_one_class(tmp_path: Path, same: bool, code: str) -> None:
    folder = ScoreFolder()
    root = folder.write(tmp_path)
    copy = count_path(root).with_stem(f"{VOTE}计票表(1)")
    count_path(root).rename(copy)
    if not same:
        folder.counts[""] = {"01": (9, 1, 0, 0)}
    folder.write_counts(root, VOTE)
    ran = run("consolidate_scores", root)
    assert {each.kind.code for each in ran.issues} == {code}
    assert bool(ran.outcome) is same


def test_classes_are_waited_for_one_by_one(tmp_path: Path) -> None:
    own = town()
    own.more["测评分组"] = [{"组别": "班子", "权重": 40}, {"组别": "干部", "权重": 60}]
    root = ScoreFolder(own).write(tmp_path)
    count_path(root, group="干部").unlink()
    assert run("consolidate_scores", root).waits_for == ("民主测评计票表-干部还没有交",)


# -- ballots one by one ---------------------------------------------------------------------------

BALLOTS = [
    {"01": "优秀", "02": "称职", "03": "优秀"},
    {"01": "优秀", "02": "优秀", "03": "不称职"},
    {"01": "称职", "02": "基本称职", "03": "优秀"},
]
"""01: 2+1+0+0, 02: 1+1+1+0, 03: 2+0+0+1."""
PAPERS: dict[str, Any] = {"收回": 3, "有效": 3}


def by_votes(tmp_path: Path, votes: Iterable[dict[str, str]] = BALLOTS, **turnout: Any) -> Any:
    folder = ScoreFolder()
    root = folder.write(tmp_path)
    count_path(root).unlink()
    write_votes(root, folder.people, votes, **turnout)
    return run("consolidate_scores", root)


def test_vote_by_vote_gives_what_the_counting_sheet_gives(tmp_path: Path) -> None:
    assert by_votes(tmp_path / "votes", **PAPERS).outcome
    folder = ScoreFolder()
    folder.counts[""] = {"01": (2, 1, 0, 0), "02": (1, 1, 1, 0), "03": (2, 0, 0, 1)}
    folder.turnouts[""] = PAPERS
    folder.consolidate(tmp_path / "counts")
    assert results(tmp_path / "votes") == results(tmp_path / "counts")
    assert result(tmp_path / "votes", "01", HEAD)[VOTE] == 28  # (200+80)÷3 = 93.33, ×0.3


def test_a_blank_vote(tmp_path: Path) -> None:
    votes = [BALLOTS[0] | {"02": ""}, *BALLOTS[1:]]
    assert places(by_votes(tmp_path, votes).errors) == {(VOTES, "选票", "C2", "B07")}


def test_a_vote_that_is_no_grade(tmp_path: Path) -> None:
    votes = [*BALLOTS[:2], BALLOTS[2] | {"03": "良好"}]
    assert places(by_votes(tmp_path, votes).errors) == {(VOTES, "选票", "D4", "B06")}


def test_more_papers_than_valid_ones(tmp_path: Path) -> None:
    ran = by_votes(tmp_path, 收回=2, 有效=2)
    assert places(ran.errors) == {(VOTES, "票数", "B6", "B09")}


def test_a_number_twice(tmp_path: Path) -> None:
    folder = ScoreFolder()
    root = folder.write(tmp_path)
    count_path(root).unlink()
    headers = {key: f"{name}({key})" for key, name in folder.people.items()}
    rows = [
        {"票号": "7"} | {headers[key]: grade for key, grade in vote.items()} for vote in BALLOTS
    ]
    write_plain(root / VOTES, {"选票": rows})
    assert codes(run("consolidate_scores", root).errors) == {("A3", "B08"), ("A4", "B08")}


def test_a_candidate_without_a_column(tmp_path: Path) -> None:
    votes = [{key: grade for key, grade in vote.items() if key != "02"} for vote in BALLOTS]
    assert codes(by_votes(tmp_path, votes, **PAPERS).errors) == {("A1", "T04")}


def test_counted_both_ways_must_agree(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.counts[""] = {"01": (2, 1, 0, 0), "02": (1, 1, 1, 0), "03": (1, 1, 0, 1)}
    folder.turnouts[""] = PAPERS
    root = folder.write(tmp_path)
    write_votes(root, folder.people, BALLOTS, **PAPERS)
    assert places(run("consolidate_scores", root).errors) == {(COUNTS, "计票表", "D4", "B04")}
