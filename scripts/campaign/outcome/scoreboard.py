"""Marks and counts → every candidate's points, total and rank, each traceable to its cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from campaign.ballots import GradeRule, ballot_mean, weighted_mean
from campaign.intake.candidates import Candidate
from campaign.intake.marks import Mark, Marks
from campaign.intake.scheme import Scheme
from campaign.intake.tallies import Count, Tallies
from campaign.issues import Issue, Kind
from campaign.ranking import Rank, Standing, rank
from campaign.scoring import (
    Number,
    Rounding,
    Stage,
    Trimming,
    convert,
    dropped_marks,
    settle_mean,
    total_of,
    trimmed_mean,
)
from campaign.sheets.scheme import BY_BALLOT, HALF_UP, NO_SPEECH, Component
from campaign.sheets.scoring import ABSENT_CANDIDATE


@dataclass(frozen=True)
class Part:
    """One component of one candidate: from the marks or counts to the points."""

    component: Component
    marks: tuple[Mark, ...] = ()
    """All judges' marks, those without points included, in the order of the panel."""
    dropped: frozenset[int] = frozenset()
    """Positions in `marks` that the trimmed mean leaves out."""
    counts: tuple[Count, ...] = ()
    mean: Number = Fraction(0)
    """As the next step uses it: rounded or exact, by the scheme's stage."""
    points: Number = Fraction(0)
    absent: bool = False
    """The candidate was not there (缺考): no points."""


@dataclass(frozen=True)
class Entry:
    """One candidate for one post."""

    candidate: Candidate
    post: str
    choice: int
    """1 for the first choice."""
    points: Mapping[str, Number]
    """Points by component, as they enter the total."""
    uncounted: frozenset[str]
    """Components that do not count for this choice (the speech, where the scheme says so)."""
    total: Decimal
    rank: Rank
    """0 for who is out of the competition."""
    below_floor: bool
    """Below the least approval: out of the competition."""

    @property
    def staff_id(self) -> str:
        """编号."""
        return self.candidate.staff_id


@dataclass(frozen=True)
class Scoreboard:
    """All results of the competition for posts."""

    parts: Mapping[tuple[str, str], Part]
    """By component name and 编号."""
    entries: Mapping[str, tuple[Entry, ...]]
    """By post, best first; one entry per candidate who chose it."""


def rounding_of(scheme: Scheme) -> Rounding:
    """The rounding rule in force."""
    basics = scheme.basics
    stage = Stage(basics.rounding_stage)
    return Rounding(basics.places, basics.rounding == HALF_UP, stage)


def trimming_of(component: Component) -> Trimming:
    """The dropping rule of a component."""
    return Trimming(component.drop_high, component.drop_low, component.drop_above)


def score(
    scheme: Scheme, candidates: Sequence[Candidate], marks: Marks, tallies: Tallies
) -> tuple[Scoreboard, list[Issue]]:
    """Points, totals and ranks of all candidates for all their posts."""
    issues: list[Issue] = []
    parts: dict[tuple[str, str], Part] = {}
    for component in scheme.components:
        for candidate in candidates:
            key = (component.name, candidate.staff_id)
            if component.method == BY_BALLOT:
                counts = tallies.of.get(key, [])
                parts[key] = _balloted(scheme, component, candidate, counts, issues)
            else:
                parts[key] = _judged(scheme, component, marks.of.get(key, []))
    entries = {post.name: _entries(scheme, post.name, candidates, parts) for post in scheme.posts}
    return Scoreboard(parts, entries), issues


def _judged(scheme: Scheme, component: Component, marks: Sequence[Mark]) -> Part:
    given = [n for n, mark in enumerate(marks) if mark.points is not None]
    values = [mark.points for mark in marks if mark.points is not None]
    if not values:
        absent = any(mark.word == ABSENT_CANDIDATE for mark in marks)
        return Part(component, tuple(marks), absent=absent)
    trimming = trimming_of(component)
    rounding = rounding_of(scheme)
    mean = settle_mean(trimmed_mean(values, trimming), rounding)
    points = convert(mean, component.points, component.full, rounding)
    dropped = frozenset(given[position] for position in dropped_marks(values, trimming))
    return Part(component, tuple(marks), dropped, (), mean, points)


def _balloted(
    scheme: Scheme,
    component: Component,
    candidate: Candidate,
    counts: Sequence[Count],
    issues: list[Issue],
) -> Part:
    rules = {grade.name: GradeRule(grade.points, grade.counted) for grade in scheme.grades}
    means = []
    for count in counts:
        mean = ballot_mean(count.grades, rules)
        if mean is None:
            where = next(iter(count.places.values()))
            issues.append(Kind.BALLOT_NONE_COUNTED.at(where, name=candidate.name))
        else:
            means.append((mean, count.group.weight))
    if not means:
        return Part(component, counts=tuple(counts))
    rounding = rounding_of(scheme)
    settled = settle_mean(weighted_mean(means), rounding)
    points = convert(settled, component.points, component.full, rounding)
    return Part(component, counts=tuple(counts), mean=settled, points=points)


# -- posts ----------------------------------------------------------------------------------------


@dataclass(frozen=True)
class _Contender:
    """One candidate for one post before ranking."""

    candidate: Candidate
    choice: int
    points: dict[str, Number]
    uncounted: frozenset[str]
    total: Decimal
    below_floor: bool


def _entries(
    scheme: Scheme,
    post: str,
    candidates: Sequence[Candidate],
    parts: Mapping[tuple[str, str], Part],
) -> tuple[Entry, ...]:
    contenders = {
        candidate.staff_id: _contender(scheme, candidate, candidate.posts.index(post) + 1, parts)
        for candidate in candidates
        if post in candidate.posts
    }
    standings = [
        Standing(
            staff_id, each.total, tuple(Fraction(each.points[name]) for name in scheme.tie_break)
        )
        for staff_id, each in contenders.items()
        if not each.below_floor
    ]
    ranks = rank(standings)
    ranks += [Rank(key, 0, (), 0) for key, each in contenders.items() if each.below_floor]
    return tuple(_entry(post, contenders[place.key], place) for place in ranks)


def _contender(
    scheme: Scheme, candidate: Candidate, choice: int, parts: Mapping[tuple[str, str], Part]
) -> _Contender:
    no_speech = choice > 1 and scheme.basics.second_choice_speech == NO_SPEECH
    uncounted = frozenset(
        component.name
        for component in scheme.components
        if no_speech and scheme.is_speech(component)
    )
    points = {
        component.name: Fraction(0)
        if component.name in uncounted
        else parts[component.name, candidate.staff_id].points
        for component in scheme.components
    }
    total = total_of(list(points.values()), rounding_of(scheme))
    floor = scheme.basics.least_approval
    below = floor is not None and any(
        Fraction(parts[component.name, candidate.staff_id].mean) < floor
        for component in scheme.balloted
    )
    return _Contender(candidate, choice, points, uncounted, total, below)


def _entry(post: str, contender: _Contender, place: Rank) -> Entry:
    return Entry(
        contender.candidate,
        post,
        contender.choice,
        contender.points,
        contender.uncounted,
        contender.total,
        place,
        contender.below_floor,
    )
