"""Scores of those who come to a department by total (排序依据) in a later round, and have none yet.

They are scored in all components like the others, on sheets of their own in 04评分表/第N轮; what
follows from the roster (赋分) needs no sheet.
"""

from collections.abc import Collection, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from campaign import places
from campaign.departments.selection import Pool
from campaign.office.names import distinct_names
from campaign.roster.stages import the_roster
from campaign.run import Run
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.scheme.stages import the_scheme
from campaign.scoring.candidates import Candidate, draw_candidates
from campaign.scoring.lots import recorded_seed
from campaign.scoring.marking.panel_draw import with_drawn_judges
from campaign.scoring.methods import (
    METHODS,
    HandedIn,
    awaited,
    lists,
    read_handed_in,
    work_out,
)
from campaign.scoring.parts import Parts
from campaign.scoring.stages import (
    the_candidates,
    the_panel_lots,
    the_scoreboard,
    the_scores,
    why_no_contest,
)


class LaterScores(NamedTuple):
    """What one later round adds to the scores."""

    scheme: Scheme
    """The rules as the scoring sees them."""
    candidates: Sequence[Candidate] = ()
    listed: Sequence[tuple[Component, Sequence[Candidate]]] = ()
    """Whom the sheets of each component list."""
    parts: Parts = MappingProxyType({})
    awaited: Sequence[str] = ()
    """The sheets that are not in."""
    handed_in: HandedIn = MappingProxyType({})
    """What was handed in for them."""


def later_scores(
    run: Run, scheme: Scheme, pool: Pool, title: str, known: Collection[str]
) -> LaterScores:
    """Read the scores of a round's newcomers; `known` are the 编号 of those who have some."""
    contest = scheme.scored
    if scheme.judge_draws:
        contest = with_drawn_judges(contest, run.get(the_panel_lots))
    candidates = _newcomers(run, contest, pool, known)
    if not candidates:
        return LaterScores(contest)
    books = list(run.books(run.filled(places.SCORES, title), f"读取{title}评分表"))
    handed_in, issues = read_handed_in(books, contest, candidates)
    run.require((), issues)
    listed, _, _ = lists(books, contest, candidates)
    if missing := tuple(awaited(handed_in)):
        return LaterScores(contest, candidates, listed, awaited=missing)
    parts = run.require(*work_out(contest, candidates, handed_in))
    return LaterScores(contest, candidates, listed, parts, handed_in=handed_in)


def scores_so_far(run: Run, later_ones: Sequence[LaterScores]) -> LaterScores:
    """Put together the scores of the competition and of the later rounds up to one."""
    scheme = later_ones[-1].scheme
    found = LaterScores(scheme)
    if not run.get(why_no_contest):
        parts = run.get(the_scoreboard).parts
        known = run.get(the_candidates)
        found = LaterScores(scheme, known, parts=parts, handed_in=run.get(the_scores))
    for each in later_ones:
        found = LaterScores(
            scheme,
            [*found.candidates, *each.candidates],
            parts={**found.parts, **each.parts},
            awaited=[*found.awaited, *each.awaited],
            handed_in=_joined(found.handed_in, each.handed_in),
        )
    return found


def _joined(one: HandedIn, other: HandedIn) -> HandedIn:
    """Put together what was handed in, way of marking by way of marking."""
    both = {
        word: METHODS[word].joined(one[word], own) for word, own in other.items() if word in one
    }
    return {**one, **other, **both}


def _newcomers(run: Run, contest: Scheme, pool: Pool, known: Collection[str]) -> list[Candidate]:
    """List who chose a department by total, has a chance there and no score, in drawn order."""
    scored = {post.name for post in contest.posts if post.quota}
    new: Mapping[str, Sequence[str]] = {
        name: wanted
        for name, wanted in pool.choices.items()
        if name not in known and not scored.isdisjoint(wanted)
    }
    recorded = recorded_seed(run.folder)
    seed = run.get(the_scheme).basics.lot_seed or (recorded.digits if recorded else "")
    names = distinct_names(run.get(the_roster).members)
    return draw_candidates([pool.verdicts[name] for name in new], seed, names, scored)
