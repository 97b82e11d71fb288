"""Marks and counts → every candidate's points, total and rank, each traceable to its cells."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from campaign.ballots import ballot_mean
from campaign.intake.candidates import Candidate
from campaign.intake.marks import Marks
from campaign.intake.scheme import Scheme
from campaign.intake.tallies import Count, Tallies
from campaign.issues import Issue, Kind
from campaign.outcome.parts import Part, balloted_part, grade_rules, judged_part, rounding_of
from campaign.ranking import Rank, Standing, rank
from campaign.scoring import Number, total_of
from campaign.sheets.basics import NO_SPEECH
from campaign.sheets.scheme import BY_BALLOT

Parts = Mapping[tuple[str, str], Part]
"""By component name and 编号."""


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
    """The lowest exact mean of the democratic evaluations (percent); 100 where there is none."""
    below_floor: bool
    """Below the least approval: out of the competition."""

    @property
    def staff_id(self) -> str:
        """编号."""
        return self.candidate.staff_id


class Scoreboard(NamedTuple):
    """All results of the competition for posts."""

    parts: Parts
    entries: Mapping[str, tuple[Entry, ...]]
    """By post, best first; one entry per candidate who chose it."""

    def runners(self, post: str) -> list[Entry]:
        """Who is ranked for a post, best first."""
        return [entry for entry in self.entries[post] if not entry.below_floor]


def score(
    scheme: Scheme, candidates: Sequence[Candidate], marks: Marks, tallies: Tallies
) -> tuple[Scoreboard, list[Issue]]:
    """Points, totals and ranks of all candidates for all their posts."""
    issues: list[Issue] = []
    parts: dict[tuple[str, str], Part] = {}
    rounding = rounding_of(scheme)
    for component in scheme.components:
        for candidate in candidates:
            key = (component.name, candidate.staff_id)
            if component.method == BY_BALLOT:
                counts = tallies.of.get(key, [])
                part = balloted_part(scheme, component, counts)
                issues += [] if part else _nothing_counted(scheme, candidate, counts)
            else:
                part = judged_part(rounding, component, marks.of.get(key, []))
            parts[key] = part or Part(component, counts=tuple(tallies.of.get(key, [])))
    return Scoreboard(parts, ranked_entries(scheme, candidates, parts)), issues


def _nothing_counted(
    scheme: Scheme, candidate: Candidate, counts: Sequence[Count]
) -> Sequence[Issue]:
    """A fault at the first count of every class that has no ballot in the denominator."""
    rules = grade_rules(scheme)
    return [
        Kind.BALLOT_NONE_COUNTED.at(next(iter(count.places.values())), name=candidate.name)
        for count in counts
        if ballot_mean(count.grades, rules) is None
    ]


def ranked_entries(
    scheme: Scheme, candidates: Sequence[Candidate], parts: Parts
) -> dict[str, tuple[Entry, ...]]:
    """By post everybody who chose it, ranked."""
    return {post.name: _entries(scheme, post.name, candidates, parts) for post in scheme.posts}


# -- posts ----------------------------------------------------------------------------------------


def _entries(
    scheme: Scheme, post: str, candidates: Sequence[Candidate], parts: Parts
) -> tuple[Entry, ...]:
    entries = {
        candidate.staff_id: _unranked(scheme, candidate, post, parts)
        for candidate in candidates
        if post in candidate.posts
    }
    standings = [
        Standing(key, each.total, tuple(Fraction(each.points[name]) for name in scheme.tie_break))
        for key, each in entries.items()
        if not each.below_floor
    ]
    ranked = [entries[place.key]._replace(rank=place) for place in rank(standings)]
    return (*ranked, *(each for each in entries.values() if each.below_floor))


def _unranked(scheme: Scheme, candidate: Candidate, post: str, parts: Parts) -> Entry:
    own = {each.name: parts[each.name, candidate.staff_id] for each in scheme.components}
    uncounted = _uncounted(scheme, candidate, post)
    points: dict[str, Number] = {
        name: Fraction(0) if name in uncounted else part.points for name, part in own.items()
    }
    approval = min((own[each.name].exact_mean for each in scheme.balloted), default=Fraction(100))
    floor = scheme.basics.least_approval
    return Entry(
        candidate=candidate,
        post=post,
        choice=candidate.choice(post),
        points=points,
        uncounted=uncounted,
        absent=frozenset(name for name, part in own.items() if part.absent),
        total=total_of(list(points.values()), rounding_of(scheme)),
        rank=Rank(candidate.staff_id, 0, (), 0),
        approval=approval,
        below_floor=floor is not None and approval < floor,
    )


def _uncounted(scheme: Scheme, candidate: Candidate, post: str) -> frozenset[str]:
    """Components that count only for the post that is spoken for, where the scheme says so."""
    if post == candidate.posts[0] or scheme.basics.second_choice_speech != NO_SPEECH:
        return frozenset()
    return frozenset(each.name for each in scheme.components if scheme.is_speech(each))
