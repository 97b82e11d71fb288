"""Vacancies and people left over, and the places proposed to those who accept any."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.matching.deferred_acceptance import Market, Side, deferred_acceptance
from campaign.matching.leftovers import Assignment, Ground, reallocate, remainder
from campaign.matching.reasons_in_words import assignment_sentence
from markets import markets

NOBODY: dict[str, str | None] = {"甲": None, "乙": None, "丙": None}


def left_over(market: Market, accepting: str = "甲乙丙") -> list[Assignment]:
    places = dict(deferred_acceptance(market, Side.APPLICANTS).unit_of)
    assert places == NOBODY
    return reallocate(market, places, set(accepting))


def test_a_department_gets_first_whom_it_asked_for() -> None:
    market = Market(
        {"甲": ["党政办"], "乙": ["党政办"], "丙": ["党政办"]},
        {"镇建办": ["丙", "乙"]},
        {"党政办": 0, "镇建办": 1, "新村办": 2},
    )
    assert left_over(market) == [
        Assignment("甲", "新村办", Ground.VACANCY, None, 2),
        Assignment("乙", "新村办", Ground.VACANCY, None, 2),
        Assignment("丙", "镇建办", Ground.ASKED_FOR, 1, 1),
    ]


def test_whoever_has_fewest_departments_left_goes_first() -> None:
    market = Market(
        {"甲": ["党政办"], "乙": ["党政办", "镇建办"], "丙": ["党政办", "镇建办"]},
        {},
        {"党政办": 0, "新村办": 2, "镇建办": 1},
    )
    assert [(each.applicant, each.unit) for each in left_over(market)] == [
        ("甲", "镇建办"),
        ("乙", "新村办"),
        ("丙", "新村办"),
    ]


def test_nobody_is_sent_back_to_where_they_were_turned_down() -> None:
    market = Market({name: ["镇建办"] for name in NOBODY}, {}, {"镇建办": 9})
    assert {(each.unit, each.ground) for each in left_over(market)} == {(None, Ground.CLOSED)}


def test_why_there_is_no_proposal() -> None:
    full = Market({name: ["党政办"] for name in NOBODY}, {}, {"党政办": 0})
    assert {each.ground for each in left_over(full)} == {Ground.NO_VACANCY}
    scarce = Market(
        {"甲": ["党政办"], "乙": ["党政办"], "丙": ["党政办", "镇建办"]},
        {"镇建办": ["乙"]},
        {"党政办": 0, "镇建办": 1},
    )
    assert left_over(scarce) == [
        Assignment("甲", None, Ground.GIVEN, None, 0, ("镇建办",)),
        Assignment("乙", "镇建办", Ground.ASKED_FOR, 1, 1),
        Assignment("丙", None, Ground.CLOSED, None, 0),
    ]


def test_only_those_who_accept_it() -> None:
    market = Market({name: [] for name in NOBODY}, {}, {"镇建办": 9})
    assert [each.ground for each in left_over(market, "乙")] == [
        Ground.NOT_ACCEPTED,
        Ground.VACANCY,
        Ground.NOT_ACCEPTED,
    ]


def test_both_sides_of_what_is_left() -> None:
    market = Market(
        {"甲": ["党政办"], "乙": ["党政办"]}, {"党政办": ["甲"]}, {"党政办": 3, "镇建办": 0}
    )
    left = remainder(market, {"甲": "党政办", "乙": None})
    assert left.vacancies == {"党政办": 2}
    assert left.unplaced == ("乙",)


@given(st.data())
def test_proposals_keep_every_promise(data: st.DataObject) -> None:
    market = data.draw(markets())
    places = deferred_acceptance(market, Side.APPLICANTS).unit_of
    accepting = {name for name in market.choices if data.draw(st.booleans())}
    left = remainder(market, places)
    proposals = reallocate(market, places, accepting)
    assert tuple(each.applicant for each in proposals) == left.unplaced
    free = dict(left.vacancies)
    for name, unit, ground, rank, vacancies, _ in proposals:
        assert (ground is Ground.NOT_ACCEPTED) == (name not in accepting)
        if unit is not None:
            free[unit] -= 1
            assert unit not in market.choices[name]
            assert vacancies == left.vacancies[unit]
            assert (rank is None) == (name not in market.rankings[unit])
    assert all(places >= 0 for places in free.values())
    for name, unit, ground, _, _, to_others in proposals:
        if unit is None and name in accepting:
            closed = set(market.choices[name])
            assert set(to_others) == set(free) - closed
            assert not any(free[each] for each in to_others)
            expected = Ground.GIVEN if to_others else Ground.CLOSED if free else Ground.NO_VACANCY
            assert ground is expected


@given(st.data())
def test_a_department_is_passed_over_only_for_one_that_wants_the_person_more(
    data: st.DataObject,
) -> None:
    market = data.draw(markets())
    places = deferred_acceptance(market, Side.APPLICANTS).unit_of
    proposals = reallocate(market, places, set(market.choices))
    got = {each.applicant: each for each in proposals}
    vacancies = remainder(market, places).vacancies
    for name, each in got.items():
        for unit in vacancies:
            ranking = list(market.rankings[unit])
            if unit in market.choices[name] or name not in ranking or unit == each.unit:
                continue
            rank = ranking.index(name) + 1
            others = [other for other in got if got[other].unit == unit]
            full_of_better = len(others) == vacancies[unit] and all(
                other in ranking[: rank - 1] for other in others
            )
            wanted_more_elsewhere = each.rank is not None and each.rank <= rank
            assert full_of_better or wanted_more_elsewhere


@pytest.mark.parametrize("ground", Ground)
def test_every_ground_has_a_sentence(ground: Ground) -> None:
    units = tuple(f"{n}站" for n in range(12))
    sentence = assignment_sentence(Assignment("甲", "镇建办", ground, 2, 3, units))
    assert sentence.endswith("。")
    assert (ground is Ground.GIVEN) == ("9站等12个部门" in sentence)
    assert (ground is Ground.ASKED_FOR) == ("第2" in sentence)
