"""Panels in classes, criteria trimmed, ties by facts and pass marks, inspected from outside."""

from fractions import Fraction
from pathlib import Path

import pytest

from acceptance.office import DECISIONS, run
from acceptance.panel import (
    INTERVIEW,
    WRITTEN,
    advice,
    hand_in,
    random_panel,
    results,
    write_inputs,
)
from acceptance.workbooks import read_table

SEEDS = (1, 17, 28, 38)


def step(script: str, folder: Path) -> None:
    done = run(script, folder)
    assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize("seed", SEEDS)
def test_every_figure_and_the_proposal(seed: int, tmp_path: Path) -> None:
    panel = random_panel(seed)
    write_inputs(panel, tmp_path)
    step("prepare_scoring", tmp_path)
    hand_in(panel, tmp_path)
    step("consolidate_scores", tmp_path)
    path = tmp_path / "结果" / "成绩汇总.xlsx"
    shown = {
        str(row["编号"]): row for row in read_table(path, "成绩汇总", ["竞争职位", "名次", "编号"])
    }
    expected = results(panel)
    assert shown.keys() == expected.keys()
    for number, own in expected.items():
        row = shown[number]
        assert Fraction(str(row["总分"])) == own.total, number
        assert float(row[WRITTEN]) == pytest.approx(float(own.written), abs=1e-9), number
        assert float(row[INTERVIEW]) == pytest.approx(float(own.interview), abs=1e-9), number
        assert row["名次"] == own.rank, number
        assert ("低于及格线" in str(row["备注"] or "")) is own.below, number
    decisions = tmp_path / "05任用决定" / "任用决定表.xlsx"
    rows = read_table(decisions, "任用决定", DECISIONS)
    assert {str(row["编号"]): row["建议"] for row in rows} == advice(panel)


def test_the_seeds_hold_what_they_are_chosen_for() -> None:
    """Somebody is below, somebody is left to the committee, a fact parts equals, and not all."""
    drawn = [random_panel(seed) for seed in SEEDS]
    found = [results(each) for each in drawn]
    assert any(own.below for each in found for own in each.values())
    assert any("提请党委研究" in advice(each).values() for each in drawn)
    alike = [
        (one.rank, other.rank)
        for panel, each in zip(drawn, found, strict=True)
        for a, one in each.items()
        for b, other in each.items()
        if a < b and panel.choices[a] == panel.choices[b]
        and (one.total, one.written) == (other.total, other.written)
    ]  # fmt: skip
    assert any(one != other for one, other in alike)
    assert any(one == other for one, other in alike)
    assert any(None in each.marks.values() for each in drawn)
