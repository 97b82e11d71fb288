"""Totals of a later round at departments that go by them (排序依据), as those of the competition.

They stand in 结果/第二轮成绩汇总.xlsx with the same sheets and formulas, and in a 成绩公布 of the
round: whoever got no place there finds the totals of all who wanted it.
"""

import dataclasses
from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from campaign.departments.by_total import in_round
from campaign.departments.later_scores import scores_so_far
from campaign.departments.rounds import LaterRound, held_rounds
from campaign.run import Run
from campaign.scheme.scheme import Scheme
from campaign.scoring.candidates import Candidate
from campaign.scoring.documents import Totals
from campaign.scoring.methods import HandedIn
from campaign.scoring.report import score_pages
from campaign.scoring.scoreboard import Scoreboard, score
from campaign.workbook.declare.page import Page


class RoundTotals(NamedTuple):
    """What one round comes to by total."""

    scheme: Scheme
    """The rules of the scoring, narrowed to the departments of the round."""
    candidates: Sequence[Candidate]
    board: Scoreboard
    handed_in: HandedIn


def totals_of(run: Run, this: LaterRound) -> RoundTotals | None:
    """Rank all who chose departments by total in a round; None where nobody did or sheets lack."""
    pool = run.get(this.pool)
    if pool is None or not any(each.by_total for each in run.get(this.scheme).departments):
        return None
    so_far = scores_so_far(run, this.all_scores(run))
    people = in_round(run.get(this.scheme), pool, so_far.candidates)
    if so_far.awaited or not people:
        return None
    chosen = {name for each in people for name in each.posts}
    posts = tuple(each for each in so_far.scheme.posts if each.name in chosen)
    scheme = dataclasses.replace(so_far.scheme, posts=posts)
    used = tuple(each for each in scheme.components if scheme.posts_of(each))
    scheme = dataclasses.replace(scheme, components=used)
    board = score(scheme, people, so_far.parts)
    return RoundTotals(scheme, people, board, so_far.handed_in)


def totals_pages(totals: RoundTotals, title: str) -> list[Page[Any]]:
    """Lay out 成绩汇总 of a round."""
    summary, *others = score_pages(*totals)
    return [dataclasses.replace(summary, title=f"{summary.heading}（{title}）"), *others]


def published_totals(run: Run, day: date) -> Iterator[Totals]:
    """Yield what is published of each later round, on the day of its result."""
    for each in run.get(held_rounds):
        if totals := totals_of(run, each):
            yield Totals(each.title, totals.scheme, totals.board, day)
