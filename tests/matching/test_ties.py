"""Proposals under ties against every settling, and the bound."""

from collections.abc import Iterator
from itertools import permutations, product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.matching.deferred_acceptance import Market, Side, deferred_acceptance
from campaign.matching.ties import Proposal, Tie, Tiers, propose
from markets import markets, open_units, tied

both_sides = pytest.mark.parametrize("side", Side)
small = st.one_of(markets(4, 2), markets(3, 3))


def settlings(tiers: Tiers) -> Iterator[dict[str, list[str]]]:
    """Every strict order of every group."""
    per_unit = [
        [
            [name for group in groups for name in group]
            for groups in product(*(permutations(tier) for tier in own))
        ]
        for own in tiers.values()
    ]
    for orders in product(*per_unit):
        yield dict(zip(tiers, orders, strict=True))


def outcomes(market: Market, tiers: Tiers, side: Side) -> dict[str, set[str | None]]:
    """What everybody gets, over all settlings."""
    got: dict[str, set[str | None]] = {name: set() for name in market.choices}
    for rankings in settlings(tiers):
        settled = Market(market.choices, rankings, market.quotas)
        for name, unit in deferred_acceptance(settled, side).unit_of.items():
            got[name].add(unit)
    return got


def everything(proposal: Proposal) -> dict[str, set[str | None]]:
    firm: dict[str, set[str | None]] = {name: {unit} for name, unit in proposal.firm.items()}
    return firm | {name: set(units) for name, units in proposal.possible.items()}


@both_sides
@given(data=st.data())
def test_agrees_with_every_settling(data: st.DataObject, side: Side) -> None:
    market = data.draw(small)
    tiers = data.draw(tied(market))
    proposal = propose(market.choices, tiers, market.quotas, side)
    assert proposal.complete
    assert everything(proposal) == outcomes(market, tiers, side)
    assert bool(proposal.ties) == bool(proposal.possible)


@both_sides
@given(data=st.data(), limit=st.integers(0, 3))
def test_beyond_the_limit_never_too_firm(data: st.DataObject, limit: int, side: Side) -> None:
    market = data.draw(small)
    tiers = data.draw(tied(market))
    proposal = propose(market.choices, tiers, market.quotas, side, limit)
    true = outcomes(market, tiers, side)
    for name, units in everything(proposal).items():
        assert units >= true[name]


@both_sides
@given(data=st.data())
def test_without_ties_it_is_the_matching(data: st.DataObject, side: Side) -> None:
    market = data.draw(markets())
    tiers = {unit: [(name,) for name in own] for unit, own in market.rankings.items()}
    proposal = propose(market.choices, tiers, market.quotas, side, limit=1)
    assert proposal.firm == deferred_acceptance(market, side).unit_of
    assert proposal.complete


@both_sides
def test_a_tie_at_the_cut_is_left_open(side: Side) -> None:
    proposal = propose(
        {"甲": ["主任"], "乙": ["主任"], "丙": ["主任"]},
        {"主任": [("甲", "乙"), ("丙",)]},
        {"主任": 1},
        side,
    )
    assert proposal.firm == {"丙": None}
    assert proposal.possible == {"甲": {"主任", None}, "乙": {"主任", None}}
    assert open_units(proposal) == {"主任"}
    assert proposal.ties == [Tie("主任", ("甲", "乙"))]


@both_sides
def test_a_tie_above_or_below_the_cut_does_not_matter(side: Side) -> None:
    proposal = propose(
        {name: ["副主任"] for name in "甲乙丙丁"},
        {"副主任": [("甲", "乙"), ("丙", "丁")]},
        {"副主任": 2},
        side,
    )
    assert proposal.firm == {"甲": "副主任", "乙": "副主任", "丙": None, "丁": None}
    assert not proposal.ties
    assert not open_units(proposal)


@both_sides
def test_only_the_group_at_the_cut_is_a_tie_to_settle(side: Side) -> None:
    proposal = propose(
        {name: ["副主任"] for name in "甲乙丙丁"},
        {"副主任": [("甲", "乙"), ("丙", "丁")]},
        {"副主任": 3},
        side,
    )
    assert proposal.firm == {"甲": "副主任", "乙": "副主任"}
    assert proposal.ties == [Tie("副主任", ("丙", "丁"))]


@both_sides
def test_a_tie_with_somebody_better_placed_does_not_matter(side: Side) -> None:
    proposal = propose(
        {"甲": ["主任", "副主任"], "乙": ["副主任"]},
        {"主任": [("甲",)], "副主任": [("甲", "乙")]},
        {"主任": 1, "副主任": 1},
        side,
    )
    assert proposal.firm == {"甲": "主任", "乙": "副主任"}
    assert not proposal.ties


@both_sides
def test_a_tie_opens_what_hangs_on_it_and_nothing_else(side: Side) -> None:
    proposal = propose(
        {"甲": ["A", "B"], "乙": ["A"], "丙": ["B", "C"], "丁": ["C"], "戊": ["D"]},
        {"A": [("甲", "乙")], "B": [("甲",), ("丙",)], "C": [("丙",), ("丁",)], "D": [("戊",)]},
        dict.fromkeys("ABCD", 1),
        side,
    )
    assert proposal.firm == {"戊": "D"}
    assert open_units(proposal) == {"A", "B", "C"}
    assert proposal.possible["丁"] == {"C", None}


@both_sides
def test_independent_ties_do_not_multiply(side: Side) -> None:
    posts = [f"post{n}" for n in range(100)]
    names = {post: (f"{post}a", f"{post}b") for post in posts}
    proposal = propose(
        {name: [post] for post in posts for name in names[post]},
        {post: [names[post]] for post in posts},
        dict.fromkeys(posts, 1),
        side,
        limit=3,
    )
    assert proposal.complete
    assert len(proposal.ties) == 100
    assert len(proposal.possible) == 200


@both_sides
def test_a_large_group_costs_its_size_not_its_factorial(side: Side) -> None:
    names = tuple(f"{n:02}" for n in range(30))
    proposal = propose({n: ["主任"] for n in names}, {"主任": [names]}, {"主任": 1}, side, limit=31)
    assert proposal.complete
    assert set(proposal.possible) == set(names)


@both_sides
def test_beyond_the_limit_the_linked_part_is_open_as_a_whole(side: Side) -> None:
    names = tuple(f"{n:02}" for n in range(30))
    proposal = propose(
        {**{n: ["主任"] for n in names}, "甲": ["副主任"]},
        {"主任": [names], "副主任": [("甲",)]},
        {"主任": 15, "副主任": 1},
        side,
    )
    assert not proposal.complete
    assert proposal.firm == {"甲": "副主任"}
    assert proposal.ties == [Tie("主任", names)]


@both_sides
def test_those_ranked_without_choosing_do_not_count_as_tied(side: Side) -> None:
    proposal = propose(
        {"甲": ["主任"], "乙": []}, {"主任": [("甲", "乙", "外人")]}, {"主任": 1}, side
    )
    assert proposal.firm == {"甲": "主任", "乙": None}


def test_malformed_markets_are_refused() -> None:
    with pytest.raises(ValueError, match="甲"):
        propose({}, {"主任": [("甲",), ("甲",)]}, {"主任": 1}, Side.APPLICANTS)
