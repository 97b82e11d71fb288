"""One component of one candidate: from the judges' marks or the ballots to the points."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from fractions import Fraction

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


@dataclass(frozen=True)
class Part:
    """What a candidate has in a component; each way of marking adds what it worked it out from."""

    component: Component
    exact_mean: Fraction = Fraction(0)
    mean: Number = Fraction(0)
    """As the next step uses it: rounded or exact, by the scheme's stage."""
    points: Number = Fraction(0)
    absent: bool = False
    """The candidate was not there (缺考): no points."""
    marks: tuple[Mark, ...] = ()
    """What people gave by name, those without points included, in the order of the panel."""

    @property
    def approval(self) -> Fraction | None:
        """The approval in percent that 最低得票率 is about; None where this is no vote."""
        return None

    def without(self, judge: str) -> "Part | None":
        """The same as if a judge had not marked; None if nobody's mark were left."""
        return self


Parts = Mapping[tuple[str, str], Part]
"""By component name and 编号."""


@dataclass(frozen=True, kw_only=True)
class JudgedPart(Part):
    """What the marks of a panel come to."""

    rounding: Rounding

    def without(self, judge: str) -> Part | None:
        left = [mark for mark in self.marks if mark.judge != judge]
        if len(left) == len(self.marks):
            return self
        if not self.absent and all(mark.points is None for mark in left):
            return None
        return judged_part(self.rounding, self.component, left)


@dataclass(frozen=True)
class BallotedPart(Part):
    """What the ballots for a candidate come to."""

    counts: tuple[Count, ...] = ()
    """Ballots by voter class."""
    rates: tuple[Fraction, ...] = ()
    """The exact mean of each voter class."""

    @property
    def approval(self) -> Fraction:
        return self.exact_mean


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


def judged_part(rounding: Rounding, component: Component, marks: Sequence[Mark]) -> JudgedPart:
    """A component that the panel marks."""
    values = [mark.points for mark in marks if mark.points is not None]
    if not values:
        absent = any(mark.word == ABSENT_CANDIDATE for mark in marks)
        return JudgedPart(component, absent=absent, marks=tuple(marks), rounding=rounding)
    exact = trimmed_mean(values, trimming_of(component))
    mean = round_mean(exact, rounding)
    points = convert(mean, component.points, component.full, rounding)
    return JudgedPart(
        component,
        exact_mean=exact,
        mean=mean,
        points=points,
        marks=tuple(marks),
        rounding=rounding,
    )


def balloted_part(
    scheme: Scheme, component: Component, counts: Sequence[Count]
) -> tuple[BallotedPart, list[Count]]:
    """The democratic evaluation, and the counts of classes without a ballot that counts."""
    rules = grade_rules(scheme)
    rates = [ballot_mean(count.grades, rules) for count in counts]
    known = [rate for rate in rates if rate is not None]
    if not counts or len(known) < len(rates):
        uncounted = [count for count, rate in zip(counts, rates, strict=True) if rate is None]
        return BallotedPart(component, counts=tuple(counts)), uncounted
    weights = [count.group.weight for count in counts]
    exact = weighted_mean(list(zip(known, weights, strict=True)))
    rounding = rounding_of(scheme)
    mean = round_mean(exact, rounding)
    points = convert(mean, component.points, component.full, rounding)
    part = BallotedPart(
        component,
        exact_mean=exact,
        mean=mean,
        points=points,
        counts=tuple(counts),
        rates=tuple(known),
    )
    return part, []
