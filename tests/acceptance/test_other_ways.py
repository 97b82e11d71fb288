"""Contests with classes, stages, cuts, typed marks and points tables, inspected from outside."""

import dataclasses
from fractions import Fraction
from pathlib import Path

import pytest

from acceptance.contest import (
    DEPUTIES,
    HEADS,
    INTERVIEW,
    JUDGES,
    REPORT,
    VOTE,
    WRITTEN,
    Contest,
    going_on,
    random_contest,
    results,
    write_inputs,
)
from acceptance.office import COUNTS, run
from acceptance.workbooks import Row, Sheets, read_table, write_plain

SCORES = ["编号", "姓名", "竞争职位", "得分"]


def step(script: str, folder: Path) -> None:
    done = run(script, folder)
    assert done.returncode == 0, done.stdout + done.stderr


def listed(folder: Path, file: str, sheet: str) -> set[str]:
    return {str(row["编号"]) for row in read_table(folder / "04评分表" / file, sheet, ["编号"])}


def type_marks(contest: Contest, folder: Path, name: str, people: set[str]) -> None:
    rows = [[n, f"人{n}", None, contest.typed[name, n]] for n in sorted(people)]
    write_plain(folder / "04评分表" / f"{name}成绩表.xlsx", {"成绩": [SCORES, *rows]})


def interview(contest: Contest, folder: Path) -> None:
    """Panel, tellers and clerk fill in the second stage."""
    staying = going_on(contest)
    groups = {post.label: post.group for post in contest.posts}

    def people(*of: str) -> set[str]:
        return {n for label, numbers in staying.items() if groups[label] in of for n in numbers}

    everybody = people(HEADS, DEPUTIES)
    for judge in JUDGES:
        file = f"{INTERVIEW}评分表-{judge}.xlsx"
        assert listed(folder, file, "评分表") == everybody
        rows = [[n, f"人{n}", None, contest.marks[judge, n]] for n in sorted(everybody)]
        write_plain(folder / "04评分表" / file, {"评分表": [SCORES, *rows]})
    assert listed(folder, f"{REPORT}成绩表.xlsx", "成绩") == people(HEADS)
    type_marks(contest, folder, REPORT, people(HEADS))
    assert listed(folder, f"{VOTE}计票表.xlsx", "计票表") == people(DEPUTIES)
    counts = [[n, f"人{n}", None, *contest.votes[n]] for n in sorted(people(DEPUTIES))]
    header = ["编号", "姓名", "竞争职位", "赞成", "不赞成", "弃权"]
    tally = dict(zip(COUNTS, (22, 21, 21, 20, 20, 0), strict=True))
    sheets: Sheets = {
        "计票表": [header, *counts],
        "票数": [["项目", "票数"], *map(list, tally.items())],
    }
    write_plain(folder / "04评分表" / f"{VOTE}计票表.xlsx", sheets)


def check(contest: Contest, rows: list[Row]) -> None:
    """Every figure of 成绩汇总 is the one worked out here."""
    expected = results(contest)
    shown = {(str(row["竞争职位"]), str(row["编号"])): row for row in rows}
    assert shown.keys() == expected.keys()
    for key, own in expected.items():
        row = shown[key]
        assert row["名次"] == own.rank, key
        assert Fraction(str(row["总分"])) == own.total, key
        for name in (WRITTEN, REPORT, "资历分", VOTE, INTERVIEW):
            value = own.parts.get(name)
            if value is None:
                assert row[name] is None, (key, name)
            else:
                assert float(row[name]) == pytest.approx(float(value), abs=1e-9), (key, name)
        said = str(row["备注"] or "")
        assert ("未进入" in said) is own.out, key


@pytest.mark.parametrize("seed", [3, 17, 26])
def test_classes_stages_cuts_and_points(seed: int, tmp_path: Path) -> None:
    contest = random_contest(seed)
    write_inputs(contest, tmp_path)
    step("prepare_scoring", tmp_path)
    assert listed(tmp_path, f"{WRITTEN}成绩表.xlsx", "成绩") == set(contest.choices)
    assert not list((tmp_path / "04评分表").glob(f"{INTERVIEW}*"))  # not before the cut
    type_marks(contest, tmp_path, WRITTEN, set(contest.choices))
    step("prepare_scoring", tmp_path)
    interview(contest, tmp_path)
    step("consolidate_scores", tmp_path)
    path = tmp_path / "结果" / "成绩汇总.xlsx"
    check(contest, read_table(path, "成绩汇总", ["竞争职位", "名次", "编号"]))
    step("generate_notices", tmp_path)
    assert (tmp_path / "08公文" / f"入围人员名单-{INTERVIEW}.docx").exists()


def _beyond_the_bound(contest: Contest) -> bool:
    """Whether equals at the cut are kept out by the bound, and would have gone on without."""
    free = dataclasses.replace(
        contest, rules=[dataclasses.replace(rule, bound=None) for rule in contest.rules]
    )
    return going_on(free) != going_on(contest)


def test_the_seeds_hold_what_they_are_chosen_for() -> None:
    """Somebody is absent; in for one post and out of another; kept out by the bound."""
    drawn = [random_contest(seed) for seed in (3, 17, 26)]
    assert any("缺考" in each.typed.values() for each in drawn)
    found = [results(each) for each in drawn]
    assert any(_beyond_the_bound(each) for each in drawn)
    both = [
        {own.out for (_, n), own in each.items() if n == number}
        for each in found
        for _, number in each
    ]
    assert {True, False} in both
