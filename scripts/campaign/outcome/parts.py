"""One component of one candidate: from the judges' marks or the ballots to the points."""

from collections.abc import Sequence
from fractions import Fraction
from typing import NamedTuple

from campaign.ballots import GradeRule, ballot_mean, weighted_mean
from campaign.intake.marks import Mark
from campaign.intake.scheme import Scheme
from campaign.intake.tallies import Count
from campaign.scoring import (
    Number,
    Rounding,
    Stage,
    Trimming,
    convert,
    round_mean,
    trimmed_mean,
)
from campaign.sheets.basics import HALF_UP
from campaign.sheets.scheme import Component
from campaign.sheets.scoring import ABSENT_CANDIDATE


class Part(NamedTuple):
    """What a candidate has in a component, with everything it was worked out from."""

    component: Component
    marks: tuple[Mark, ...] = ()
    """All judges' marks, those without points included, in the order of the panel."""
    counts: tuple[Count, ...] = ()
    """Ballots by voter class."""
    rates: tuple[Fraction, ...] = ()
    """The exact mean of each voter class."""
    exact_mean: Fraction = Fraction(0)
    mean: Number = Fraction(0)
    """As the next step uses it: rounded or exact, by the scheme's stage."""
    points: Number = Fraction(0)
    absent: bool = False
    """The candidate was not there (缺考): no points."""


def rounding_of(scheme: Scheme) -> Rounding:
    """The rounding rule in force."""
    basics = scheme.basics
    return Rounding(basics.places, basics.rounding == HALF_UP, Stage(basics.rounding_stage))


def trimming_of(component: Component) -> Trimming:
    """The dropping rule of a component."""
    return Trimming(component.drop_high, component.drop_low, component.trims_above)


def grade_rules(scheme: Scheme) -> dict[str, GradeRule]:
    """What each grade is worth."""
    return {grade.name: GradeRule(grade.points, grade.counted) for grade in scheme.grades}


def judged_part(rounding: Rounding, component: Component, marks: Sequence[Mark]) -> Part:
    """A component that the panel marks."""
    values = [mark.points for mark in marks if mark.points is not None]
    if not values:
        absent = any(mark.word == ABSENT_CANDIDATE for mark in marks)
        return Part(component, tuple(marks), absent=absent)
    exact = trimmed_mean(values, trimming_of(component))
    mean = round_mean(exact, rounding)
    points = convert(mean, component.points, component.full, rounding)
    return Part(component, tuple(marks), exact_mean=exact, mean=mean, points=points)


def balloted_part(scheme: Scheme, component: Component, counts: Sequence[Count]) -> Part | None:
    """The democratic evaluation; None if a voter class has no ballot that counts."""
    rules = grade_rules(scheme)
    rates = [ballot_mean(count.grades, rules) for count in counts]
    known = [rate for rate in rates if rate is not None]
    if not counts or len(known) < len(rates):
        return None
    weights = [count.group.weight for count in counts]
    exact = weighted_mean(list(zip(known, weights, strict=True)))
    rounding = rounding_of(scheme)
    mean = round_mean(exact, rounding)
    points = convert(mean, component.points, component.full, rounding)
    return Part(
        component,
        counts=tuple(counts),
        rates=tuple(known),
        exact_mean=exact,
        mean=mean,
        points=points,
    )
