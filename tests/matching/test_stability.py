"""The stability check: its figures, every flaw, and the definition by exhaustion."""

import ast
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.matching import stability
from campaign.matching.deferred_acceptance import Market, Side, deferred_acceptance
from campaign.matching.stability import Failure, Flaw, Heading, Proof, check
from markets import is_stable, markets, places_in

TOWN = Market(
    choices={
        "甲": ["党政办", "镇建办"],
        "乙": ["党政办", "新村办"],
        "丙": ["新村办", "党政办"],
        "丁": ["镇建办"],
    },
    rankings={"党政办": ["乙", "甲", "丙"], "镇建办": ["甲"], "新村办": ["丙"]},
    quotas={"党政办": 1, "镇建办": 2, "新村办": 1},
)


def prove(market: Market, places: dict[str, str | None]) -> Proof:
    return check(market.choices, market.rankings, market.quotas, places)


def test_figures_of_a_small_town() -> None:
    proof = prove(TOWN, {"甲": "镇建办", "乙": "党政办", "丙": "新村办", "丁": None})
    assert proof.holds
    assert (proof.applicants, proof.placed, proof.unplaced) == (4, 3, 1)
    assert (proof.units, proof.places, proof.vacancies) == (3, 4, 1)
    assert proof.examined == 7
    assert proof.pairs == {
        Heading.TOGETHER: 3,
        Heading.LESS_WANTED: 2,  # 乙 at 新村办, 丙 at 党政办
        Heading.NOT_ACCEPTED: 1,  # 丁 at 镇建办
        Heading.OUTRANKED: 1,  # 甲 at 党政办
        Heading.BLOCKING: 0,
    }


@pytest.mark.parametrize(
    ("places", "failures"),
    [
        (
            {"甲": "党政办", "乙": None, "丙": "新村办", "丁": None},
            [Failure(Flaw.BLOCKING, "乙", "党政办")],
        ),
        (
            {"甲": None, "乙": "党政办", "丙": "新村办", "丁": None},
            [Failure(Flaw.BLOCKING, "甲", "镇建办")],
        ),
        (
            {"甲": "镇建办", "乙": "党政办", "丙": "新村办"},
            [Failure(Flaw.MISSING, "丁", "")],
        ),
        (
            {"甲": "镇建办", "乙": "党政办", "丙": "新村办", "丁": None, "戊": None},
            [Failure(Flaw.STRANGER, "戊", "")],
        ),
        (
            {"甲": "镇建办", "乙": "党政办", "丙": "新村办", "丁": "财政所"},
            [Failure(Flaw.UNKNOWN_UNIT, "丁", "财政所")],
        ),
        (
            {"甲": "镇建办", "乙": "党政办", "丙": "新村办", "丁": "镇建办"},
            [Failure(Flaw.NOT_ACCEPTED, "丁", "镇建办")],
        ),
        (
            {"甲": "党政办", "乙": "党政办", "丙": "新村办", "丁": None},
            [Failure(Flaw.OVER_QUOTA, "", "党政办")],
        ),
        (
            {"甲": "新村办", "乙": "党政办", "丙": None, "丁": None},
            [
                Failure(Flaw.NOT_CHOSEN, "甲", "新村办"),
                Failure(Flaw.NOT_ACCEPTED, "甲", "新村办"),
                Failure(Flaw.BLOCKING, "甲", "镇建办"),
                Failure(Flaw.BLOCKING, "丙", "新村办"),
            ],
        ),
    ],
    ids=lambda value: value[0].flaw.name if isinstance(value, list) else "",
)
def test_each_flaw_is_named(places: dict[str, str | None], failures: list[Failure]) -> None:
    proof = prove(TOWN, places)
    assert proof.failures == failures
    assert not proof.holds


@pytest.mark.parametrize("side", Side)
@given(market=markets(most_applicants=8, most_units=5))
def test_deferred_acceptance_is_always_proved(market: Market, side: Side) -> None:
    assert prove(market, dict(deferred_acceptance(market, side).unit_of)).holds


@given(st.data())
def test_agrees_with_the_definition_on_any_places(data: st.DataObject) -> None:
    market = data.draw(markets())
    places = data.draw(places_in(market))
    for name, unit in places.items():
        if unit not in market.choices[name]:
            places[name] = None  # the definition by exhaustion knows only chosen units
    assert prove(market, places).holds == is_stable(market, places)


@given(st.data())
def test_every_choice_falls_under_one_heading(data: st.DataObject) -> None:
    market = data.draw(markets())
    proof = prove(market, data.draw(places_in(market)))
    assert proof.examined == sum(map(len, market.choices.values()))
    assert proof.placed + proof.unplaced == len(market.choices)
    assert proof.placed + proof.vacancies == sum(market.quotas.values())
    blocking = [each for each in proof.failures if each.flaw is Flaw.BLOCKING]
    assert proof.pairs[Heading.BLOCKING] == len(blocking)


def test_shares_no_code_with_the_procedure() -> None:
    tree = ast.parse(Path(stability.__file__).read_text(encoding="utf-8"))
    imported = {
        name
        for node in ast.walk(tree)
        for name in (
            [node.module or ""]
            if isinstance(node, ast.ImportFrom)
            else [alias.name for alias in node.names]
            if isinstance(node, ast.Import)
            else []
        )
    }
    assert imported
    assert not [name for name in imported if name.startswith(("campaign", "."))]
