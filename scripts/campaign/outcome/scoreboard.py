"""Points in each component → every candidate's total and rank for each post."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from campaign.intake.candidates import Candidate
from campaign.intake.scheme import Scheme
from campaign.outcome.parts import Parts, rounding_of
from campaign.ranking import Rank, Standing, rank
from campaign.scoring import Number, total_of
from campaign.sheets.basics import NO_SPEECH


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


def score(scheme: Scheme, candidates: Sequence[Candidate], parts: Parts) -> Scoreboard:
    """Totals and ranks of everybody for each post that they chose."""
    entries = {post.name: _entries(scheme, post.name, candidates, parts) for post in scheme.posts}
    return Scoreboard(parts, entries)


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
    approvals = (part.approval for part in own.values())
    approval = min((each for each in approvals if each is not None), default=Fraction(100))
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
