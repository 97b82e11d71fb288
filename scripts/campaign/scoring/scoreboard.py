"""Points in each component → every candidate's total and rank for each post."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from functools import cached_property
from typing import NamedTuple

from campaign.issues import Where
from campaign.scheme.basics import HALF_UP, NO_SPEECH
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.scoring.arithmetic import (
    GradeRule,
    Number,
    OneLess,
    Rank,
    Rounding,
    RoundingStage,
    Standing,
    Trimming,
    ballot_mean,
    convert,
    rank,
    round_mean,
    total_of,
    trimmed_mean,
    weighted_mean,
)
from campaign.scoring.candidates import Candidate
from campaign.scoring.cuts import (
    Out,
    below_pass_mark,
    cut_out,
    is_below_floor,
    is_out_by_absence,
    stages_of,
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

    @property
    def approval(self) -> Fraction | None:
        """The approval in percent that 最低得票率 is about; None where this is no vote."""
        return None

    def at(self, post: str) -> "ComponentScore":
        """Return the same as it counts for one of the candidate's posts."""
        return self

    def without(self, judge: str) -> "ComponentScore | None":
        """Return what it comes to without a judge; None if nobody's mark were left."""
        return self


Parts = Mapping[tuple[str, str], ComponentScore]
"""By component name and 编号."""


@dataclass(frozen=True, kw_only=True)
class JudgedPart(ComponentScore):
    """What the marks of a panel come to."""

    rounding: Rounding

    def without(self, judge: str) -> ComponentScore | None:
        if self.absent or judge not in self._given:
            return self
        own = self._given[judge]
        if own is None:
            return self if any(points is not None for points in self._given.values()) else None
        exact = self._one_less.mean(own)
        return None if exact is None else _marked(self.rounding, self.component, exact)

    @cached_property
    def _given(self) -> dict[str, Decimal | None]:
        return {mark.judge: mark.points for mark in self.marks}

    @cached_property
    def _one_less(self) -> OneLess:
        given = (points for points in self._given.values() if points is not None)
        return OneLess(given, trimming_of(self.component))


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
    return Rounding(basics.places, basics.rounding == HALF_UP, RoundingStage(basics.rounding_stage))


def trimming_of(component: Component) -> Trimming:
    """Return the dropping rule of a component."""
    return Trimming(component.drop_high, component.drop_low, component.trims_above)


def grade_rules(scheme: Scheme) -> dict[str, GradeRule]:
    """Return what each grade is worth."""
    return {grade.name: GradeRule(grade.points, grade.counted) for grade in scheme.grades}


def judged_part(rounding: Rounding, component: Component, marks: Sequence[Mark]) -> JudgedPart:
    """Return a component that the panel marks."""
    values = [mark.points for mark in marks if mark.points is not None]
    if not values:
        absent = any(mark.word == ABSENT_CANDIDATE for mark in marks)
        return JudgedPart(component, absent=absent, marks=tuple(marks), rounding=rounding)
    score = _marked(rounding, component, trimmed_mean(values, trimming_of(component)))
    return JudgedPart(**vars(score) | {"marks": tuple(marks)}, rounding=rounding)


def _marked(rounding: Rounding, component: Component, exact: Fraction) -> ComponentScore:
    """Return what an exact mean comes to."""
    mean = round_mean(exact, rounding)
    points = convert(mean, component.points, component.full, rounding)
    return ComponentScore(component, exact_mean=exact, mean=mean, points=points)


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
    rules = grade_rules(scheme)
    rates = [ballot_mean(count.grades, rules) for count in counts]
    known = [rate for rate in rates if rate is not None]
    if not counts or len(known) < len(rates):
        uncounted = [count for count, rate in zip(counts, rates, strict=True) if rate is None]
        return BallotedPart(component, counts=tuple(counts)), uncounted
    weights = [count.group.weight for count in counts]
    exact = weighted_mean(list(zip(known, weights, strict=True)))
    score = _marked(rounding_of(scheme), component, exact)
    return BallotedPart(**vars(score), counts=tuple(counts), rates=tuple(known)), []


class Entry(NamedTuple):
    """One candidate for one post."""

    candidate: Candidate
    post: str
    choice: int
    """1 for the first choice on the registration, whether or not that was allowed."""
    points: Mapping[str, Number]
    """Points by component, as they enter the total."""
    uncounted: frozenset[str]
    """Components that do not count for this choice (the speech, where the scheme says so)."""
    absent: frozenset[str]
    """Components for which the candidate was not there (缺考)."""
    total: Decimal
    rank: Rank
    """0 for who is out of the competition."""
    approval: Fraction
    """The lowest approval in any component (percent); 100 where none is voted on."""
    below_floor: bool
    """Below the least approval: out of the competition."""
    out: tuple[str, ...]
    """Why else the candidate is out: 未进入 after a stage, or below a pass mark."""
    absent_out: bool
    """Absent from all that counts, or from some of it where the scheme allows no gap: out."""

    @property
    def staff_id(self) -> str:
        """编号."""
        return self.candidate.staff_id

    @property
    def is_ranked(self) -> bool:
        """Whether the candidate is in the competition for the post."""
        return not (self.below_floor or self.absent_out or self.out)


class Scoreboard(NamedTuple):
    """All results of the competition for posts."""

    parts: Parts
    entries: Mapping[str, tuple[Entry, ...]]
    """By post, best first; one entry per candidate who chose it."""

    def runners(self, post: str) -> list[Entry]:
        """Return who is ranked for a post, best first."""
        return [entry for entry in self.entries[post] if entry.is_ranked]


def score(scheme: Scheme, candidates: Sequence[Candidate], parts: Parts) -> Scoreboard:
    """Return totals and ranks of everybody for each post that they chose."""
    out = cut_out(scheme, candidates, parts, stages_of(scheme) if scheme.cuts else ())
    running: dict[str, list[Candidate]] = {post.name: [] for post in scheme.posts}
    for candidate in candidates:
        for post in candidate.posts:
            running[post].append(candidate)
    entries = {
        post: _entries(scheme, post, runners, parts, out) for post, runners in running.items()
    }
    return Scoreboard(parts, entries)


# -- posts ----------------------------------------------------------------------------------------


def _entries(
    scheme: Scheme, post: str, candidates: Sequence[Candidate], parts: Parts, cut: Out
) -> tuple[Entry, ...]:
    entries = {
        candidate.staff_id: _unranked(scheme, candidate, post, parts, cut)
        for candidate in candidates
    }
    standings = [
        Standing(key, each.total, tuple(Fraction(each.points[name]) for name in scheme.tie_break))
        for key, each in entries.items()
        if each.is_ranked
    ]
    ranked = [entries[place.key]._replace(rank=place) for place in rank(standings)]
    return (*ranked, *(each for each in entries.values() if not each.is_ranked))


def _unranked(scheme: Scheme, candidate: Candidate, post: str, parts: Parts, cut: Out) -> Entry:
    own = {
        each.name: part.at(post)
        for each in scheme.components
        if (part := parts.get((each.name, candidate.staff_id)))
    }
    uncounted = _uncounted(scheme, candidate, post)
    points: dict[str, Number] = {
        name: Fraction(0) if name in uncounted else part.points for name, part in own.items()
    }
    approvals = (part.approval for part in own.values())
    approval = min((each for each in approvals if each is not None), default=Fraction(100))
    absent = frozenset(name for name, part in own.items() if part.absent)
    failed = (below_pass_mark(part.component, part) for part in own.values())
    return Entry(
        candidate=candidate,
        post=post,
        choice=candidate.choice(post),
        points=points,
        uncounted=uncounted,
        absent=absent,
        total=total_of(list(points.values()), rounding_of(scheme)),
        rank=Rank(candidate.staff_id, 0, (), 0),
        approval=approval,
        below_floor=is_below_floor(scheme, approval),
        out=tuple(filter(None, [cut.get((post, candidate.staff_id)), *failed])),
        absent_out=is_out_by_absence(scheme, absent, uncounted),
    )


def _uncounted(scheme: Scheme, candidate: Candidate, post: str) -> frozenset[str]:
    """Components that count only for the post that is spoken for, where the scheme says so."""
    if candidate.speaks_for(post) or scheme.basics.second_choice_speech != NO_SPEECH:
        return frozenset()
    return frozenset(each.name for each in scheme.components if scheme.is_speech(each))
