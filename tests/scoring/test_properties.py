"""What must hold for any marks: order is no matter, more is never less, parts make the total."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from fractions import Fraction
from random import Random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from campaign.issues import Where
from campaign.run import Run
from campaign.scheme.answers import ROUNDING_STAGES, ROUNDINGS, TRUNCATE
from campaign.scheme.stages import the_scheme
from campaign.scoring.arithmetic import (
    OneLess,
    Rounding,
    Standing,
    Trimming,
    quantized,
    rank,
    trimmed_mean,
)
from campaign.scoring.marking.by_ballot import ByBallot
from campaign.scoring.marking.by_judges import ByJudges
from campaign.scoring.marking.marks import Mark, Marks, read_marks
from campaign.scoring.methods import work_out
from campaign.scoring.scoreboard import Scoreboard, score
from campaign.scoring.stages import the_candidates, the_scores
from campaign.storage.folder import Folder
from campaign.workbook.grid import Grid
from campaigns import Quiet
from scoring.score_folder import MEETING, SPEECH, ScoreFolder, town

points = st.decimals(0, 100, places=2)
trimmings = st.builds(
    Trimming, high=st.integers(0, 3), low=st.integers(0, 3), above=st.integers(0, 9)
)
roundings = st.builds(
    Rounding,
    places=st.integers(0, 6),
    way=st.sampled_from(ROUNDINGS),
    at=st.sampled_from(list(ROUNDING_STAGES)),
)


# -- pure rules -----------------------------------------------------------------------------------


@given(st.lists(points, min_size=1, max_size=12), trimmings, st.randoms())
def test_the_order_of_the_marks_does_not_matter(
    marks: list[Decimal], trimming: Trimming, dice: Random
) -> None:
    mixed = list(marks)
    dice.shuffle(mixed)
    assert trimmed_mean(mixed, trimming) == trimmed_mean(marks, trimming)


@given(st.lists(points, min_size=2, max_size=12), trimmings, st.data())
def test_one_less_is_the_mean_of_the_others(
    marks: list[Decimal], trimming: Trimming, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(marks) - 1))
    others = [*marks[:at], *marks[at + 1 :]]
    assert OneLess(marks, trimming).mean(marks[at]) == trimmed_mean(others, trimming)
    assert OneLess(marks[:1], trimming).mean(marks[0]) is None


@given(st.lists(points, min_size=1, max_size=12), trimmings, st.data())
def test_raising_a_mark_never_lowers_the_mean(
    marks: list[Decimal], trimming: Trimming, data: st.DataObject
) -> None:
    at = data.draw(st.integers(0, len(marks) - 1))
    more = data.draw(st.decimals(marks[at], 100, places=2))
    raised = [*marks[:at], more, *marks[at + 1 :]]
    assert trimmed_mean(raised, trimming) >= trimmed_mean(marks, trimming)


@given(st.lists(points, min_size=1, max_size=12), trimmings)
def test_the_mean_lies_between_lowest_and_highest(marks: list[Decimal], trimming: Trimming) -> None:
    assert min(marks) <= trimmed_mean(marks, trimming) <= max(marks)


@given(st.fractions(0, 1000), st.integers(0, 6))
def test_rounding_goes_to_the_nearest_and_cutting_below(number: Fraction, places: int) -> None:
    unit = Fraction(1, 10**places)
    nearest, cut = quantized(number, places), quantized(number, places, TRUNCATE)
    assert abs(Fraction(nearest) - number) <= unit / 2
    assert Fraction(nearest) - number != -unit / 2  # halves go up
    assert 0 <= number - Fraction(cut) < unit


@given(st.fractions(0, 1000), st.fractions(0, 1000), roundings)
def test_rounding_keeps_order(one: Fraction, other: Fraction, rounding: Rounding) -> None:
    low, high = sorted((one, other))
    assert rounding.quantize(low) <= rounding.quantize(high)


@given(st.lists(st.tuples(points, points), min_size=1, max_size=8), st.randoms())
def test_ranks_do_not_depend_on_the_order_of_entry(
    values: list[tuple[Decimal, Decimal]], dice: Random
) -> None:
    standings = [Standing(str(n), total, (link,)) for n, (total, link) in enumerate(values)]
    mixed = list(standings)
    dice.shuffle(mixed)
    assert rank(mixed) == rank(standings)
    for each in rank(standings):
        ahead = [other for other in values if other > values[int(each.key)]]
        assert each.rank == 1 + len(ahead)


# -- whole score boards ---------------------------------------------------------------------------


@pytest.fixture(scope="module", params=["逐步舍入", "各项舍入", "总分舍入"])
def run(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Three candidates, two of them with a second choice; of three marks two are dropped."""
    own = town(舍入环节=request.param)
    for component in (0, 2):
        own.components[component] |= {
            "去最高分个数": 1,
            "去最低分个数": 1,
            "去高低分起算人数": 2,
        }
    root = ScoreFolder(own).write(tmp_path_factory.mktemp("scores"))
    return Run(Folder(root), Quiet(), date(2026, 3, 10))


Sheet = dict[tuple[str, str, str], Decimal]
"""Marks by component, judge and 编号."""


@st.composite
def sheets(draw: st.DrawFn) -> Sheet:
    judges = draw(st.lists(st.sampled_from(("秦山", "顾平", "雷声")), min_size=1, unique=True))
    return {
        (component, judge, staff_id): draw(points)
        for component in (SPEECH, MEETING)
        for judge in judges
        for staff_id in ("01", "02", "03")
    }


def board_of(run: Run, sheet: Sheet) -> Scoreboard:
    marks = Marks()
    for (component, judge, staff_id), mark in sheet.items():
        where = Where("", "", "E2")
        marks.of.setdefault((component, staff_id), []).append(Mark(judge, mark, "", where))
    handed_in = {**run.get(the_scores), ByJudges.word: marks}
    parts, issues = work_out(run.get(the_scheme), run.get(the_candidates), handed_in)
    assert issues == []
    return score(run.get(the_scheme), run.get(the_candidates), parts)


@settings(max_examples=60)
@given(sheet=sheets(), data=st.data())
def test_raising_a_mark_never_lowers_a_total(run: Run, sheet: Sheet, data: st.DataObject) -> None:
    key = data.draw(st.sampled_from(sorted(sheet)))
    raised = sheet | {key: data.draw(st.decimals(sheet[key], 100, places=2))}
    before, after = board_of(run, sheet), board_of(run, raised)
    for post, entries in before.entries.items():
        totals = {entry.staff_id: entry.total for entry in after.entries[post]}
        ranks = {entry.staff_id: entry.rank.rank for entry in after.entries[post]}
        for entry in entries:
            assert totals[entry.staff_id] >= entry.total
            if entry.staff_id == key[2]:
                assert ranks[entry.staff_id] <= entry.rank.rank


@settings(max_examples=60)
@given(sheet=sheets())
def test_parts_make_the_total(run: Run, sheet: Sheet) -> None:
    board = board_of(run, sheet)
    stage = run.get(the_scheme).basics.rounding_stage
    for entries in board.entries.values():
        for entry in entries:
            total = sum((Fraction(part) for part in entry.points.values()), Fraction(0))
            if stage == "总分舍入":
                assert abs(total - Fraction(entry.total)) <= Fraction(1, 200)
            else:
                assert total == entry.total


@settings(max_examples=40)
@given(sheet=sheets(), dice=st.randoms())
def test_the_order_of_rows_and_files_does_not_matter(run: Run, sheet: Sheet, dice: Random) -> None:
    assert read_mixed(run, sheet, dice) == read_mixed(run, sheet, None)


def read_mixed(run: Run, sheet: Sheet, dice: Random | None) -> dict[Any, Any]:
    """Points and ranks of a score folder whose files and rows come in some order."""
    scheme = run.get(the_scheme)
    files: list[Any] = []
    components = ByJudges().components(scheme)
    for component in components:
        for judge in scheme.judges:
            rows: list[list[Any]] = [["编号", "姓名", "得分"]]
            own = [
                [staff_id, "", float(mark)]
                for (name, who, staff_id), mark in sheet.items()
                if (name, who) == (component.name, judge.name)
            ]
            body: list[Any] = own or [[staff_id, "", "缺席"] for staff_id in ("01", "02", "03")]
            if dice:
                dice.shuffle(body)
            grid = Grid(f"{component.name}-{judge.name}", "评分表", [*rows, *body])
            files.append(((component, judge), (grid.file, [grid], [])))
    if dice:
        dice.shuffle(files)
    marks, issues = read_marks(files, components, scheme, run.get(the_candidates))
    assert [each for each in issues if each.is_error] == []
    tallies = run.get(the_scores)[ByBallot.word]
    candidates = list(run.get(the_candidates))
    if dice:
        dice.shuffle(candidates)
        tallies = replace(tallies, of=dict(reversed(tallies.of.items())))
    handed_in = {ByJudges.word: marks, ByBallot.word: tallies}
    parts, _ = work_out(scheme, candidates, handed_in)
    board = score(scheme, candidates, parts)
    return {
        (post, entry.staff_id): (dict(entry.points), entry.total, entry.rank)
        for post, entries in board.entries.items()
        for entry in entries
    }
