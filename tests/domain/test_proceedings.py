"""The rounds as lines."""

import pytest
from hypothesis import given

from campaign.matching import Market, Side, deferred_acceptance
from campaign.proceedings import WORDS, Event, Outcome, proceedings
from domain.markets import markets

both_sides = pytest.mark.parametrize("side", Side)

TOWN = Market(
    {"甲": ["党政办", "镇建办"], "乙": ["新村办", "党政办"], "丙": ["党政办"]},
    {"党政办": ["乙", "甲", "丙"], "镇建办": ["甲"]},
    {"党政办": 1, "新村办": 1, "镇建办": 1},
)


def test_applicants_apply() -> None:
    assert list(proceedings(TOWN, deferred_acceptance(TOWN, Side.APPLICANTS))) == [
        Event(1, "甲", "党政办", Outcome.HELD),
        Event(1, "乙", "新村办", Outcome.NOT_LISTED),
        Event(1, "丙", "党政办", Outcome.OUTRANKED),
        Event(2, "乙", "党政办", Outcome.HELD),
        Event(2, "甲", "党政办", Outcome.DISPLACED),
        Event(3, "甲", "镇建办", Outcome.HELD),
    ]


def test_units_offer() -> None:
    market = Market(
        {"甲": ["党政办", "镇建办"], "乙": ["党政办"]},
        {"党政办": ["丙", "甲", "乙"], "镇建办": ["甲"]},
        {"党政办": 1, "镇建办": 1},
    )
    assert list(proceedings(market, deferred_acceptance(market, Side.UNITS))) == [
        Event(1, "丙", "党政办", Outcome.NOT_LISTED),
        Event(1, "甲", "镇建办", Outcome.HELD),
        Event(2, "甲", "党政办", Outcome.HELD),
        Event(2, "甲", "镇建办", Outcome.DISPLACED),
    ]


@both_sides
@given(market=markets())
def test_last_lines_are_the_result(market: Market, side: Side) -> None:
    matching = deferred_acceptance(market, side)
    last = {(each.applicant, each.unit): each.outcome for each in proceedings(market, matching)}
    held = {pair for pair, outcome in last.items() if outcome is Outcome.HELD}
    assert held == {(name, unit) for name, unit in matching.unit_of.items() if unit is not None}


@both_sides
@given(market=markets())
def test_unlisted_means_unlisted(market: Market, side: Side) -> None:
    for _, applicant, unit, outcome in proceedings(market, deferred_acceptance(market, side)):
        chose = unit in market.choices.get(applicant, ())
        mutual = chose and applicant in market.rankings[unit]
        assert mutual == (outcome is not Outcome.NOT_LISTED)


@both_sides
def test_every_outcome_has_words(side: Side) -> None:
    assert set(WORDS[side]) == set(Outcome)
