"""Deferred acceptance against published answers, an exhaustive oracle and the theorems."""

from collections.abc import Iterable, Sequence
from itertools import permutations
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.matching.deferred_acceptance import Market, Matching, Side, deferred_acceptance
from markets import (
    PUBLISHED,
    Published,
    applicant_rank,
    markets,
    members_of,
    stable_matchings,
    unit_ranks,
)

both_sides = pytest.mark.parametrize("side", Side)
published = pytest.mark.parametrize("case", PUBLISHED, ids=lambda case: case.source[:28])


@published
def test_published_answers(case: Published) -> None:
    assert deferred_acceptance(case.market, Side.APPLICANTS).unit_of == case.best_for_applicants
    assert deferred_acceptance(case.market, Side.UNITS).unit_of == case.best_for_units


@published
def test_oracle_finds_the_published_number_of_stable_matchings(case: Published) -> None:
    assert len(stable_matchings(case.market)) == case.stable


@both_sides
@given(market=markets())
def test_result_is_one_of_the_stable_matchings(market: Market, side: Side) -> None:
    assert deferred_acceptance(market, side).unit_of in stable_matchings(market)


@given(markets())
def test_applicants_optimum_is_best_for_applicants_and_worst_for_units(market: Market) -> None:
    best = deferred_acceptance(market, Side.APPLICANTS).unit_of
    for other in stable_matchings(market):
        for name in market.choices:
            mine, theirs = best[name], other[name]
            assert applicant_rank(market, name, mine) <= applicant_rank(market, name, theirs)
        for unit in market.quotas:
            assert _at_least_as_good(
                unit_ranks(market, unit, other), unit_ranks(market, unit, best)
            )


@given(markets())
def test_units_optimum_is_best_for_units_and_worst_for_applicants(market: Market) -> None:
    best = deferred_acceptance(market, Side.UNITS).unit_of
    for other in stable_matchings(market):
        for name in market.choices:
            mine, theirs = best[name], other[name]
            assert applicant_rank(market, name, mine) >= applicant_rank(market, name, theirs)
        for unit in market.quotas:
            assert _at_least_as_good(
                unit_ranks(market, unit, best), unit_ranks(market, unit, other)
            )


def _at_least_as_good(mine: Sequence[int], theirs: Sequence[int]) -> bool:
    return all(own <= other for own, other in zip(mine, theirs, strict=True))


@given(markets())
def test_rural_hospitals(market: Market) -> None:
    first, *others = stable_matchings(market)
    for other in others:
        assert {n for n, u in first.items() if u is None} == {
            n for n, u in other.items() if u is None
        }
        for unit, quota in market.quotas.items():
            one, two = unit_ranks(market, unit, first), unit_ranks(market, unit, other)
            assert len(one) == len(two)
            assert one == two or len(one) == quota


@given(markets(4, 3))
def test_no_applicant_gains_by_another_list_when_applicants_propose(market: Market) -> None:
    honest = deferred_acceptance(market, Side.APPLICANTS).unit_of
    for name, truth in market.choices.items():
        for length in range(len(market.quotas) + 1):
            for lie in permutations(market.quotas, length):
                told = Market({**market.choices, name: lie}, market.rankings, market.quotas)
                got = deferred_acceptance(told, Side.APPLICANTS).unit_of[name]
                assert got not in truth or applicant_rank(
                    market, name, honest[name]
                ) <= applicant_rank(market, name, got)


@both_sides
@given(market=markets(), data=st.data())
def test_rising_in_a_ranking_never_harms(market: Market, side: Side, data: st.DataObject) -> None:
    # "respecting improvements": Balinski and Sönmez 1999, for the applicants' optimum; by the
    # rural hospitals theorem being placed at all then never depends on the side either
    ranked = [(u, at) for u, own in market.rankings.items() for at in range(1, len(own))]
    if not ranked:
        return
    unit, at = data.draw(st.sampled_from(ranked))
    own = list(market.rankings[unit])
    name = own[at]
    own[at - 1], own[at] = own[at], own[at - 1]
    risen = Market(market.choices, {**market.rankings, unit: own}, market.quotas)
    if name not in market.choices:
        return
    before = deferred_acceptance(market, side).unit_of[name]
    after = deferred_acceptance(risen, side).unit_of[name]
    if side is Side.APPLICANTS:
        assert applicant_rank(market, name, after) <= applicant_rank(market, name, before)
    assert before is None or after is not None


@both_sides
@given(market=markets(), data=st.data())
def test_order_of_rows_changes_nothing(market: Market, side: Side, data: st.DataObject) -> None:
    shuffled = Market(
        {name: market.choices[name] for name in data.draw(_in_any_order(market.choices))},
        {unit: market.rankings[unit] for unit in data.draw(_in_any_order(market.rankings))},
        {unit: market.quotas[unit] for unit in data.draw(_in_any_order(market.quotas))},
    )
    one, two = deferred_acceptance(market, side), deferred_acceptance(shuffled, side)
    assert one.unit_of == two.unit_of
    assert _unordered(one) == _unordered(two)


def _in_any_order(names: Iterable[str]) -> st.SearchStrategy[list[str]]:
    return st.permutations(list(names))


def _unordered(matching: Matching) -> list[tuple[set[Any], set[Any]]]:
    return [(set(each.proposals), set(each.refusals)) for each in matching.rounds]


@both_sides
@given(market=markets())
def test_everybody_is_accounted_for_in_order(market: Market, side: Side) -> None:
    assert list(deferred_acceptance(market, side).unit_of) == list(market.choices)


@both_sides
@given(market=markets())
def test_rounds_add_up_to_the_result(market: Market, side: Side) -> None:
    matching = deferred_acceptance(market, side)
    held: set[tuple[str, str]] = set()
    made: list[tuple[str, str]] = []
    for proposals, refusals in matching.rounds:
        held |= set(proposals)
        held -= set(refusals)
        made += proposals
    if side is Side.UNITS:
        held = {(applicant, unit) for unit, applicant in held}
    assert held == {(name, unit) for name, unit in matching.unit_of.items() if unit is not None}
    assert len(made) == len(set(made)), "nobody proposes twice to the same"


def test_a_displaced_applicant_goes_on_to_the_next_choice() -> None:
    market = Market(
        {"甲": ["党政办", "镇建办"], "乙": ["新村办", "党政办"]},
        {"党政办": ["乙", "甲"], "新村办": [], "镇建办": ["甲"]},
        {"党政办": 1, "新村办": 1, "镇建办": 1},
    )
    matching = deferred_acceptance(market, Side.APPLICANTS)
    assert matching.unit_of == {"甲": "镇建办", "乙": "党政办"}
    assert [(list(each.proposals), list(each.refusals)) for each in matching.rounds] == [
        ([("甲", "党政办"), ("乙", "新村办")], [("乙", "新村办")]),
        ([("乙", "党政办")], [("甲", "党政办")]),
        ([("甲", "镇建办")], []),
    ]


@both_sides
@pytest.mark.parametrize(
    ("market", "expected"),
    [
        (Market({}, {}, {}), {}),
        (Market({"甲": []}, {}, {}), {"甲": None}),
        (Market({"甲": ["X"]}, {"X": ["甲"]}, {"X": 0}), {"甲": None}),
        (Market({"甲": ["X"]}, {"X": []}, {"X": 1}), {"甲": None}),
        (Market({"甲": ["X"]}, {}, {"X": 1}), {"甲": None}),
        (Market({"甲": []}, {"X": ["甲"]}, {"X": 1}), {"甲": None}),
        (Market({"甲": ["X"]}, {"X": ["乙", "甲"]}, {"X": 1}), {"甲": "X"}),
        (
            Market({"甲": ["X"], "乙": ["X"]}, {"X": ["乙", "甲"]}, {"X": 1}),
            {"甲": None, "乙": "X"},
        ),
        (Market({"甲": ["X"], "乙": ["X"]}, {"X": ["乙", "甲"]}, {"X": 9}), {"甲": "X", "乙": "X"}),
    ],
)
def test_ordinary_cases(market: Market, expected: dict[str, str | None], side: Side) -> None:
    assert deferred_acceptance(market, side).unit_of == expected


@pytest.mark.parametrize(
    ("choices", "rankings", "quotas"),
    [
        ({"甲": ["X", "X"]}, {}, {"X": 1}),
        ({"甲": ["Y"]}, {}, {"X": 1}),
        ({}, {"X": ["甲", "甲"]}, {"X": 1}),
        ({}, {"Y": []}, {"X": 1}),
        ({}, {}, {"X": -1}),
    ],
)
def test_malformed_markets_are_refused(
    choices: dict[str, list[str]], rankings: dict[str, list[str]], quotas: dict[str, int]
) -> None:
    with pytest.raises(ValueError, match=r"[XY]"):
        Market(choices, rankings, quotas)


@both_sides
def test_one_long_chain_of_displacements(side: Side) -> None:
    # each arrival displaces the one before: as many rounds as people, in a moment
    size = 20_000
    units = [str(n) for n in range(size + 1)]
    market = Market(
        {"0": ["0", "1"]} | {str(n): [str(n), str(n + 1)] for n in range(1, size)} | {"x": ["0"]},
        {unit: [*(["x"] if n == 0 else [str(n - 1)]), str(n)] for n, unit in enumerate(units)},
        dict.fromkeys(units, 1),
    )
    matching = deferred_acceptance(market, side)
    assert matching.unit_of == {"x": "0"} | {str(n): str(n + 1) for n in range(size)}


@given(markets(8, 4))
def test_agrees_with_the_matching_package(market: Market) -> None:
    games = pytest.importorskip("matching.games", reason="PyPI's matching is not installed")
    # it can run only on mutual lists without empty ones, and on quotas above zero
    choices, rankings = _core(market)
    if not choices:
        return
    quotas = {unit: max(1, market.quotas[unit]) for unit in rankings}
    core = Market(choices, rankings, quotas)
    for side, optimal in ((Side.APPLICANTS, "resident"), (Side.UNITS, "hospital")):
        game = games.HospitalResident.create_from_dictionaries(choices, rankings, quotas)
        theirs = {
            hospital.name: {resident.name for resident in residents}
            for hospital, residents in game.solve(optimal=optimal).items()
        }
        ours = deferred_acceptance(core, side).unit_of
        assert {unit: set(members_of(core, unit, ours)) for unit in core.quotas} == theirs


def _core(market: Market) -> tuple[dict[str, list[str]], dict[str, list[str]]]:
    choices = {
        name: [unit for unit in wanted if name in market.rankings[unit]]
        for name, wanted in market.choices.items()
    }
    rankings = {
        unit: [name for name in own if unit in market.choices.get(name, ())]
        for unit, own in market.rankings.items()
    }
    return (
        {name: wanted for name, wanted in choices.items() if wanted},
        {unit: own for unit, own in rankings.items() if own},
    )
