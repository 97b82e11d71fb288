"""The rounds as lines."""

import pytest
from hypothesis import given

from campaign.matching.deferred_acceptance import Market, Side, deferred_acceptance
from campaign.matching.proceedings import WORDS, Event, ProposalOutcome, proceedings
from markets import markets

both_sides = pytest.mark.parametrize("side", Side)

TOWN = Market(
    {"甲": ["党政办", "镇建办"], "乙": ["新村办", "党政办"], "丙": ["党政办"]},
    {"党政办": ["乙", "甲", "丙"], "镇建办": ["甲"]},
    {"党政办": 1, "新村办": 1, "镇建办": 1},
)


def test_applicants_apply() -> None:
    assert list(proceedings(TOWN, deferred_acceptance(TOWN, Side.APPLICANTS))) == [
        Event(1, "甲", "党政办", ProposalOutcome.HELD),
        Event(1, "乙", "新村办", ProposalOutcome.NOT_LISTED),
        Event(1, "丙", "党政办", ProposalOutcome.OUTRANKED),
        Event(2, "乙", "党政办", ProposalOutcome.KEPT),
        Event(2, "甲", "党政办", ProposalOutcome.DISPLACED),
        Event(3, "甲", "镇建办", ProposalOutcome.KEPT),
    ]


def test_units_offer() -> None:
    market = Market(
        {"甲": ["党政办", "镇建办"], "乙": ["党政办"]},
        {"党政办": ["丙", "甲", "乙"], "镇建办": ["甲"]},
        {"党政办": 1, "镇建办": 1},
    )
    assert list(proceedings(market, deferred_acceptance(market, Side.UNITS))) == [
        Event(1, "丙", "党政办", ProposalOutcome.NOT_LISTED),
        Event(1, "甲", "镇建办", ProposalOutcome.HELD),
        Event(2, "甲", "党政办", ProposalOutcome.KEPT),
        Event(2, "甲", "镇建办", ProposalOutcome.DISPLACED),
    ]


@both_sides
@given(market=markets())
def test_what_is_kept_is_the_result(market: Market, side: Side) -> None:
    matching = deferred_acceptance(market, side)
    lines = list(proceedings(market, matching))
    kept = {(each.applicant, each.unit) for each in lines if each.outcome is ProposalOutcome.KEPT}
    assert kept == {(name, unit) for name, unit in matching.unit_of.items() if unit is not None}
    last = {(each.applicant, each.unit): each.outcome for each in lines}
    assert kept == {pair for pair, outcome in last.items() if outcome is ProposalOutcome.KEPT}


@both_sides
@given(market=markets())
def test_whoever_is_held_for_a_time_is_let_go_later(market: Market, side: Side) -> None:
    waiting = set()
    for _, applicant, unit, outcome in proceedings(market, deferred_acceptance(market, side)):
        if outcome is ProposalOutcome.HELD:
            waiting.add((applicant, unit))
        elif outcome is ProposalOutcome.DISPLACED:
            waiting.remove((applicant, unit))
    assert waiting == set()


@both_sides
@given(market=markets())
def test_unlisted_means_unlisted(market: Market, side: Side) -> None:
    for _, applicant, unit, outcome in proceedings(market, deferred_acceptance(market, side)):
        chose = unit in market.choices.get(applicant, ())
        mutual = chose and applicant in market.rankings[unit]
        assert mutual == (outcome is not ProposalOutcome.NOT_LISTED)


def test_every_outcome_has_words() -> None:
    refusals = {
        ProposalOutcome.NOT_LISTED,
        ProposalOutcome.OUTRANKED,
    }  # a department's: the reasons tell why
    assert set(WORDS[Side.UNITS]) == set(ProposalOutcome)
    assert set(WORDS[Side.APPLICANTS]) == set(ProposalOutcome) - refusals
