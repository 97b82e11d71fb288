"""The formulas in plain binary arithmetic, with a ROUND that corrects nothing: still exact.

LibreOffice and Excel make up for binary noise in functions of their own; older programs may not.
"""

import math
from decimal import Decimal
from fractions import Fraction
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.scheme.answers import (
    EVERY_STEP,
    HALF_UP,
    ROUNDING_STAGES,
    ROUNDINGS,
    TRUNCATE,
)
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.scoring.arithmetic import (
    GradeRule,
    Rounding,
    ballot_mean,
    convert,
    round_mean,
    total_of,
    trimmed_mean,
    weighted_mean,
)
from campaign.scoring.formulas import ScoreFormulas, ballot_rate, weighted
from campaign.scoring.marking.by_judges import ByJudges
from campaign.scoring.parts import trimming_of
from maintenance import seed_town

marks = st.lists(st.decimals(0, 100, places=2), min_size=1, max_size=15)
rules = st.tuples(
    st.integers(0, 6), st.sampled_from(ROUNDINGS), st.sampled_from(list(ROUNDING_STAGES))
)


def formulas(places: int, way: str, stage: str) -> ScoreFormulas:
    made = ScoreFormulas(Scheme(seed_town.BASICS))
    made.rounding = Rounding(places, way, stage)
    return made


def naive_round(number: float, places: int) -> float:
    scale = 10.0**places
    return math.floor(number * scale + 0.5) / scale


def worked_out(text: str, **cells: Any) -> float:
    """A formula as a program without any correction would work it out."""
    names = {
        "ROUND": naive_round,
        "INT": math.floor,
        "SUM": lambda *values: sum(float(x) for each in values for x in _flat(each)),
        "IF": lambda condition, yes, no: yes if condition else no,
    }
    result = eval(text.replace("=0,", "==0,"), {"__builtins__": {}}, names | cells)
    return float(result)


def _flat(value: Any) -> list[Any]:
    return list(value) if isinstance(value, list) else [value]


def component(points: Decimal, full: Decimal, **dropped: Any) -> Component:
    return Component(name="演说", method=ByJudges.word, points=points, full=full, **dropped)


@given(
    values=marks,
    rule=rules,
    points=st.sampled_from(["30", "40", "33.3", "27.55", "100"]),
    full=st.sampled_from(["100", "30", "10", "7"]),
    high=st.integers(0, 2),
    low=st.integers(0, 2),
)
def test_mean_points_and_total_are_exact(
    values: list[Decimal], rule: Any, points: str, full: str, high: int, low: int
) -> None:
    made = formulas(*rule)
    rounding = made.rounding
    own = component(
        Decimal(points), Decimal(full), drop_high=high, drop_low=low, drop_above=high + low
    )
    exact_mean = round_mean(trimmed_mean(values, trimming_of(own)), rounding)
    exact_points = convert(exact_mean, own.points, own.full, rounding)
    ascending = sorted(values)
    trims = len(values) > high + low
    cells = {
        "marks": [float(each) for each in values],
        "n": len(values),
        "highest": [float(each) for each in ascending[len(values) - high :]] if trims else [],
        "lowest": [float(each) for each in ascending[:low]] if trims else [],
    }
    mean = worked_out(made.trimmed_mean("marks", "n", ["highest", "lowest"], own), **cells)
    assert mean == pytest.approx(float(exact_mean), rel=1e-13, abs=1e-13)
    converted = worked_out(made.converted("mean", own), mean=mean)
    assert converted == pytest.approx(float(exact_points), rel=1e-13, abs=1e-13)
    if rounding.stage.points:
        assert converted == float(exact_points)  # to the last bit, so that equals are equal
    total = worked_out(made.rounded("SUM(parts)"), parts=[converted, converted, 0.1])
    exact_total = total_of([exact_points, exact_points, Decimal("0.1")], rounding)
    assert total == float(exact_total)


@given(st.fractions(0, 100, max_denominator=5000), st.integers(0, 6), st.sampled_from(ROUNDINGS))
def test_a_quotient_is_rounded_as_if_it_were_exact(number: Fraction, places: int, way: str) -> None:
    made = formulas(places, way, EVERY_STEP)
    text = made.rounded("a/b")
    result = worked_out(text, a=float(number.numerator), b=float(number.denominator))
    assert result == float(made.rounding.quantize(number))


GRADES = {"a": Decimal(100), "b": Decimal("66.67"), "c": Decimal("33.3"), "d": Decimal(0)}
counts = st.tuples(st.integers(1, 500), *[st.integers(0, 500)] * 3)


@given(
    classes=st.lists(counts, min_size=1, max_size=3),
    weights=st.permutations(["0.35", "0.3", "33.4"]),
    rule=rules,
    points=st.sampled_from(["30", "12.34"]),
)
def test_weighted_ballots_are_exact(
    classes: list[tuple[int, ...]], weights: list[str], rule: Any, points: str
) -> None:
    made = formulas(*rule)
    rounding, own = made.rounding, component(Decimal(points), Decimal(100))
    grades = {name: GradeRule(worth, True) for name, worth in GRADES.items()}
    given_ = [dict(zip(GRADES, each, strict=True)) for each in classes]
    shares = [Decimal(weight) for weight in weights[: len(classes)]]
    means = [ballot_mean(each, grades) or Fraction(0) for each in given_]
    exact_mean = round_mean(weighted_mean(list(zip(means, shares, strict=True))), rounding)
    exact_points = convert(exact_mean, own.points, own.full, rounding)
    rates = {
        f"rate{number}": worked_out(ballot_rate(GRADES.items()), **each)
        for number, each in enumerate(given_)
    }
    mean = worked_out(made.rounded_mean(weighted(list(zip(rates, shares, strict=True)))), **rates)
    converted = worked_out(made.converted("mean", own), mean=mean)
    assert mean == pytest.approx(float(exact_mean), rel=1e-13, abs=1e-13)
    if rounding.stage.points:
        assert converted == float(exact_points)
    total = worked_out(made.rounded("SUM(parts)"), parts=[converted, 12.34, 0.1])
    parts = [exact_points, Decimal("12.34"), Decimal("0.1")]
    assert total == float(total_of(parts, rounding))


@pytest.mark.parametrize(
    ("number", "places", "way", "expected"),
    [
        ("2.01/2", 2, HALF_UP, 1.01),  # 1.00499999999999989 in binary
        ("5.35/2", 2, HALF_UP, 2.68),
        ("0.29", 2, TRUNCATE, 0.29),  # 28.999999999999996 hundredths
        ("1.1+2.2", 1, TRUNCATE, 3.3),  # 3.3000000000000003
        ("57/8", 2, HALF_UP, 7.13),
        ("73/2", 0, HALF_UP, 37.0),
        ("73/2", 0, TRUNCATE, 36.0),
    ],
)
def test_known_traps(number: str, places: int, way: str, expected: float) -> None:
    made = formulas(places, way, EVERY_STEP)
    assert worked_out(made.rounded(number)) == expected


def test_ballots() -> None:
    rate = ballot_rate([("a", Decimal(100)), ("b", Decimal(80)), ("c", Decimal("59.5"))])
    assert worked_out(rate, a=1, b=1, c=2) == pytest.approx(299 / 4)
    assert weighted([("x", Decimal(1))]) == "x"
    mean = weighted([("x", Decimal("0.4")), ("y", Decimal("0.6"))])
    assert worked_out(mean, x=90, y=75) == pytest.approx(81)
