"""What a candidate has in one component: means and points, rounded as the scheme says."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from fractions import Fraction
from functools import cached_property

from campaign.issues import Where
from campaign.scheme.rules.panel_rules import MarkGroup
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.scoring.arithmetic import (
    GradeRule,
    Number,
    OneLess,
    Rounding,
    Trimming,
    ballot_mean,
    convert,
    round_mean,
    trimmed_mean,
    weighted_mean,
)
from campaign.scoring.marking.ballots import Count
from campaign.scoring.marking.marks import Mark
from campaign.scoring.sheets import ABSENT_CANDIDATE


@dataclass(frozen=True)
class ComponentScore:
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
    of_post: Mapping[str, "ComponentScore"] = field(default_factory=dict)
    """The same for every post by itself, where it is not one for all; this is the first then."""

    @property
    def shows_attendance(self) -> bool:
        """Whether points in it say that the candidate took part."""
        return True

    @property
    def approval(self) -> Fraction | None:
        """The approval in percent that 最低得票率 is about; None where this is no vote."""
        return None

    def at(self, post: str) -> "ComponentScore":
        """Return the same as it counts for one of the candidate's posts."""
        return self.of_post.get(post, self)

    @property
    def variants(self) -> tuple["ComponentScore", ...]:
        """Each that was marked by itself: one, or one a post."""
        return tuple(self.of_post.values()) or (self,)

    def without(self, judge: str) -> "ComponentScore | None":
        """Return what it comes to without a judge; None if nobody's mark were left."""
        return self


Parts = Mapping[tuple[str, str], ComponentScore]
"""By component name and 编号."""


@dataclass(frozen=True, kw_only=True)
class JudgedPart(ComponentScore):
    """What the marks of a panel come to."""

    rounding: Rounding
    groups: tuple[MarkGroup, ...]

    def without(self, judge: str) -> ComponentScore | None:
        if self.of_post:
            posts = {post: part.without(judge) for post, part in self.of_post.items()}
            known = {post: part for post, part in posts.items() if part}
            if len(known) < len(posts):
                return None
            return replace(next(iter(known.values())), of_post=known)
        if self.absent or judge not in self._given:
            return self
        if self._given[judge] is None:
            return self if any(points is not None for points in self._given.values()) else None
        exact = Fraction(0)
        for group, means in zip(self.groups, self._one_less, strict=True):
            mean = means.without(judge)
            if mean is None:
                return None
            exact += group.share * mean
        return _marked(self.rounding, self.component, exact)

    @cached_property
    def _given(self) -> dict[str, Decimal | None]:
        return {mark.judge: mark.points for mark in self.marks}

    @cached_property
    def _one_less(self) -> "list[_GroupMeans]":
        return [
            _GroupMeans(group, self.marks, trimming_of(self.component)) for group in self.groups
        ]


class _GroupMeans:
    """The trimmed mean of a group, and the same without one of its judges."""

    def __init__(self, group: MarkGroup, marks: Sequence[Mark], trimming: Trimming) -> None:
        self._own = {
            mark.judge: mark.criteria[group.criterion].points if group.criterion else mark.points
            for mark in marks
            if mark.judge in group.judges and mark.points is not None
        }
        values = [points for points in self._own.values() if points is not None]
        self._all = trimmed_mean(values, trimming) if values else None
        self._one_less = OneLess(values, trimming) if values else None

    def without(self, judge: str) -> Fraction | None:
        """Return the mean without a judge, who may be of another group; None if nothing is left."""
        own = self._own.get(judge)
        if own is None or self._one_less is None:
            return self._all
        return self._one_less.mean(own)


@dataclass(frozen=True, kw_only=True)
class EnteredPart(ComponentScore):
    """A figure that comes from outside, and where it was entered."""

    where: Where
    mark: Decimal | None = None


@dataclass(frozen=True)
class BallotedPart(ComponentScore):
    """What the ballots for a candidate come to."""

    counts: tuple[Count, ...] = ()
    """Ballots by voter class."""
    rates: tuple[Fraction, ...] = ()
    """The exact mean of each voter class."""

    @property
    def approval(self) -> Fraction:
        return self.exact_mean


def rounding_of(scheme: Scheme) -> Rounding:
    """Return the rounding rule in force."""
    basics = scheme.basics
    return Rounding(basics.places, basics.rounding, basics.rounding_stage)


def trimming_of(component: Component) -> Trimming:
    """Return the dropping rule of a component."""
    return Trimming(component.drop_high, component.drop_low, component.trims_above)


def grade_rules(scheme: Scheme, component: Component) -> dict[str, GradeRule]:
    """Return what each grade on a component's ballot is worth."""
    return {
        grade.name: GradeRule(grade.points, grade.counted) for grade in scheme.grades_of(component)
    }


def judged_part(
    rounding: Rounding,
    component: Component,
    marks: Sequence[Mark],
    groups: Sequence[MarkGroup],
) -> JudgedPart:
    """Return a component that the panel marks: the sum of its groups' trimmed means by share."""
    if all(mark.points is None for mark in marks):
        absent = any(mark.word == ABSENT_CANDIDATE for mark in marks)
        return JudgedPart(
            component, absent=absent, marks=tuple(marks), rounding=rounding, groups=tuple(groups)
        )
    trimming = trimming_of(component)
    exact = sum(
        (each.share * trimmed_mean(values_of(each, marks), trimming) for each in groups),
        Fraction(0),
    )
    score = vars(_marked(rounding, component, exact)) | {"marks": tuple(marks)}
    return JudgedPart(**score, rounding=rounding, groups=tuple(groups))


def _marked(rounding: Rounding, component: Component, exact: Fraction) -> ComponentScore:
    """Return what an exact mean comes to."""
    mean = round_mean(exact, rounding)
    points = convert(mean, component.points, component.full, rounding)
    return ComponentScore(component, exact_mean=exact, mean=mean, points=points)


def values_of(group: MarkGroup, marks: Sequence[Mark]) -> list[Decimal]:
    """Return the marks of a group: of its judges, and of its sub-criterion if it has one."""
    own = [mark for mark in marks if mark.judge in group.judges and mark.points is not None]
    if group.criterion:
        return [mark.criteria[group.criterion].points for mark in own]
    return [mark.points for mark in own if mark.points is not None]


def entered_part(
    rounding: Rounding, component: Component, mark: Decimal | None, where: Where
) -> EnteredPart:
    """Return a component whose figures come from outside; None for who was not there."""
    if mark is None:
        return EnteredPart(component=component, absent=True, where=where)
    points = convert(mark, component.points, component.full, rounding)
    return EnteredPart(
        component=component,
        exact_mean=Fraction(mark),
        mean=mark,
        points=points,
        mark=mark,
        where=where,
    )


def balloted_part(
    scheme: Scheme, component: Component, counts: Sequence[Count]
) -> tuple[BallotedPart, list[Count]]:
    """Return the democratic evaluation, and the counts of classes without a ballot that counts."""
    rules = grade_rules(scheme, component)
    rates = [ballot_mean(count.grades, rules) for count in counts]
    known = [rate for rate in rates if rate is not None]
    if not counts or len(known) < len(rates):
        uncounted = [count for count, rate in zip(counts, rates, strict=True) if rate is None]
        return BallotedPart(component, counts=tuple(counts)), uncounted
    weights = [count.group.weight for count in counts]
    exact = weighted_mean(list(zip(known, weights, strict=True)))
    score = _marked(rounding_of(scheme), component, exact)
    return BallotedPart(**vars(score) | {"counts": tuple(counts), "rates": tuple(known)}), []
