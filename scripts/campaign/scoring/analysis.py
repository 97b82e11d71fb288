"""How firm the order is, and how the judges marked: for the supervisor, without any judgement.

Everything is worked out again without one judge at a time; the distance of a judge is measured
from the mean of all the others' marks for the same candidate.
"""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component, Post
from campaign.scoring.candidates import Candidate
from campaign.scoring.parts import ComponentScore
from campaign.scoring.scoreboard import Entry, Scoreboard, score

Names = tuple[str, ...]
"""编号 of several candidates, best first."""


class Furthest(NamedTuple):
    """The candidate for whom a judge lies furthest from the others."""

    staff_id: str
    own: Decimal
    others: Fraction
    """Mean of the other judges' marks."""


class JudgeSpread(NamedTuple):
    """One judge in one component."""

    judge: str
    component: str
    marked: int
    """Candidates for whom there is a mark of this judge and of somebody else."""
    difference: Fraction
    """Mean of own mark − the others' mean: above 0 for who marks higher."""
    distance: Fraction
    """Mean of the same without the sign."""
    furthest: Furthest | None


class WithoutJudge(NamedTuple):
    """What would be different at a post without one judge."""

    judge: str
    first: Names
    """Who would be first."""
    within: Names
    """Who would be within the quota."""


class PostMargins(NamedTuple):
    """How clear the order at a post is (points)."""

    post: Post
    runners: int
    first: Names
    within: Names
    lead: Decimal | None
    """Total of the first − total of the next; None with fewer than two."""
    cut: Decimal | None
    """Total of the last within the quota − total of the next; None if nobody is beyond it."""
    changes: tuple[WithoutJudge, ...]
    """Judges without whom the first or those within the quota would be others."""
    unknown: Names
    """Judges without whom somebody would have no mark left, so that nothing can be compared."""


# -- judges ---------------------------------------------------------------------------------------


def judge_spreads(scheme: Scheme, board: Scoreboard) -> list[JudgeSpread]:
    """Return every judge in every component, in the order of the scheme."""
    return [
        _spread(judge, component.name, compared)
        for component in scheme.components
        for judge, compared in _compared(board, component).items()
    ]


def _judges(board: Scoreboard, component: Component) -> list[str]:
    """Return the names of those who gave marks in a component, in the order of the panel."""
    parts = (part for (name, _), part in board.parts.items() if name == component.name)
    marks = (mark for part in parts for each in part.variants for mark in each.marks)
    return list(dict.fromkeys(mark.judge for mark in marks))


def _compared(board: Scoreboard, component: Component) -> dict[str, list[Furthest]]:
    """Return, by judge of a component, each mark that there is something to compare with."""
    compared: dict[str, list[Furthest]] = {judge: [] for judge in _judges(board, component)}
    for (name, staff_id), part in board.parts.items():
        for each in part.variants if name == component.name else ():
            given = [(mark.judge, mark.points) for mark in each.marks if mark.points is not None]
            if len(given) > 1:
                total = sum((points for _, points in given), Decimal(0))
                for judge, own in given:
                    others = Fraction(total - own) / (len(given) - 1)
                    compared[judge].append(Furthest(staff_id, own, others))
    return compared


def _spread(judge: str, component: str, compared: Sequence[Furthest]) -> JudgeSpread:
    if not compared:
        return JudgeSpread(judge, component, 0, Fraction(0), Fraction(0), None)
    gaps = [Fraction(each.own) - each.others for each in compared]
    furthest = max(compared, key=lambda each: abs(Fraction(each.own) - each.others))
    return JudgeSpread(
        judge=judge,
        component=component,
        marked=len(compared),
        difference=sum(gaps, Fraction(0)) / len(gaps),
        distance=sum(map(abs, gaps), Fraction(0)) / len(gaps),
        furthest=furthest,
    )


# -- posts ----------------------------------------------------------------------------------------


def post_margins(
    scheme: Scheme, candidates: Sequence[Candidate], board: Scoreboard
) -> list[PostMargins]:
    """Return every post, with what would be different without one judge."""
    judges = dict.fromkeys(judge for each in scheme.components for judge in _judges(board, each))
    without = {judge: _board_without(scheme, candidates, board, judge) for judge in judges}
    return [_margins(post, board, without) for post in scheme.posts]


def _board_without(
    scheme: Scheme, candidates: Sequence[Candidate], board: Scoreboard, judge: str
) -> Scoreboard | None:
    """Return the results as if a judge had not marked.

    None if that leaves somebody without a mark.
    """
    parts: dict[tuple[str, str], ComponentScore] = {}
    for key, part in board.parts.items():
        left = part.without(judge)
        if left is None:
            return None
        parts[key] = left
    return score(scheme, candidates, parts)


def _margins(
    post: Post, board: Scoreboard, without: Mapping[str, Scoreboard | None]
) -> PostMargins:
    runners = board.passing(post.name)
    first, within = _first(runners), _within(runners, post.quota)
    return PostMargins(
        post=post,
        runners=len(board.runners(post.name)),
        first=first,
        within=within,
        lead=_gap(runners, 1),
        cut=_gap(runners, post.quota),
        changes=tuple(_changes(post, first, within, without)),
        unknown=tuple(judge for judge, other in without.items() if other is None),
    )


def _changes(
    post: Post, first: Names, within: Names, without: Mapping[str, Scoreboard | None]
) -> Iterable[WithoutJudge]:
    for judge, other in without.items():
        if other is not None:
            runners = other.passing(post.name)
            change = WithoutJudge(judge, _first(runners), _within(runners, post.quota))
            if set(change.first) != set(first) or set(change.within) != set(within):
                yield change


def _first(runners: Sequence[Entry]) -> Names:
    return tuple(entry.staff_id for entry in runners if entry.rank.rank == runners[0].rank.rank)


def _within(runners: Sequence[Entry], quota: int) -> Names:
    """Return everybody whose rank is within the quota; shared ranks may exceed it."""
    last = runners[:quota][-1].rank.rank if runners else 0
    return tuple(entry.staff_id for entry in runners if entry.rank.rank <= last)


def _gap(runners: Sequence[Entry], place: int) -> Decimal | None:
    """Total at a place − total at the next one."""
    if len(runners) <= place:
        return None
    return runners[place - 1].total - runners[place].total
