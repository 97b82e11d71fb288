"""Scores worked out once more, in fractions, from the contract's words alone."""

import dataclasses
from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction
from itertools import groupby
from math import floor

from acceptance.town import Component, Grade, Town

ABSENT = "缺考"


def rounded(value: Fraction, places: int, mode: str) -> Fraction:
    """Round half up, or cut off; no score is negative."""
    scaled = value * 10**places
    return Fraction(
        floor(scaled + Fraction(1, 2)) if mode == "四舍五入" else floor(scaled), 10**places
    )


def trimmed_mean(marks: Sequence[Fraction], component: Component) -> Fraction:
    """Mean of the marks, without the highest and lowest when there are more than enough."""
    kept = sorted(marks)
    if len(kept) > component.drop_over:
        kept = kept[component.drop_low : len(kept) - component.drop_high]
    return sum(kept, Fraction(0)) / len(kept)


def ballot_mean(counts: Sequence[int], grades: Sequence[Grade]) -> Fraction:
    """Mean worth of the votes that count."""
    votes = [(count, grade) for count, grade in zip(counts, grades, strict=True) if grade.counted]
    total = sum(count for count, _ in votes)
    return Fraction(sum(count * grade.worth for count, grade in votes), total)


@dataclass(frozen=True)
class Score:
    """What one candidate has at one post."""

    number: str
    post: str
    parts: tuple[Fraction, ...]
    total: Fraction
    absent: bool
    """缺考 in the speech, the one component candidates miss here."""
    speech_left_out: bool
    missed_all: bool = False
    """缺考 in everything that counts at the post, or in everything there is: no result."""
    rank: int | None = 0
    """None for who has no result."""


def score(
    town: Town, number: str, post: str, first: bool, aggregates: Sequence[Fraction | None]
) -> Score:
    """Convert, leave the speech out at a later choice if so ruled, add up; absence is 0."""
    spoken = first or town.later_speech == "沿用"
    parts = []
    for component, aggregate in zip(town.components, aggregates, strict=True):
        mean = _at(town, aggregate or Fraction(0), {"逐步舍入"})
        part = _at(town, mean * component.points / component.full, {"逐步舍入", "各项舍入"})
        parts.append(part if spoken or component.name != "竞职演说" else Fraction(0))
    total = _at(town, sum(parts, Fraction(0)), {"逐步舍入", "总分舍入"})
    counted = [
        aggregate
        for component, aggregate in zip(town.components, aggregates, strict=True)
        if spoken or component.name != "竞职演说"
    ]
    missed_all = all(aggregate is None for aggregate in counted or aggregates)
    return Score(number, post, tuple(parts), total, None in aggregates, not spoken, missed_all)


def _at(town: Town, value: Fraction, stages: set[str]) -> Fraction:
    return rounded(value, town.places, town.rounding) if town.stage in stages else value


def ranked(town: Town, scores: Sequence[Score]) -> list[Score]:
    """Rank one post's candidates: equal totals share a place unless the chain parts them."""
    names = [component.name for component in town.components]

    def key(entry: Score) -> tuple[Fraction, ...]:
        return (-entry.total, *(-entry.parts[names.index(name)] for name in town.ties))

    found: list[Score] = []
    for _, group in groupby(sorted((e for e in scores if not e.missed_all), key=key), key):
        place = len(found) + 1
        found += [dataclasses.replace(entry, rank=place) for entry in group]
    return [*found, *(dataclasses.replace(e, rank=None) for e in scores if e.missed_all)]
