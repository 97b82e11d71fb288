"""04评分表/: what the tellers fill in, and the ballot to be printed."""

from collections.abc import Sequence
from typing import Any

from campaign.intake.candidates import Candidate
from campaign.intake.scheme import Scheme
from campaign.intake.voting import vote_header
from campaign.reports.rules import grade_rule
from campaign.sheets.scheme import Component
from campaign.sheets.scoring import (
    BALLOT,
    BALLOT_COUNTS,
    TURNOUT,
    VOTES,
    BallotCount,
    BallotLine,
    Turnout,
)
from campaign.workbook.page import Page

_ABSTAINED = "弃权"


def count_pages(
    scheme: Scheme, component: Component, group: str, candidates: Sequence[Candidate]
) -> list[Page[Any]]:
    """The counting sheet of a voter class, and the turnout."""
    rows = [
        BallotCount(staff_id=each.staff_id, name=each.name, post=each.posts[0], grades={})
        for each in candidates
    ]
    notes = [
        "先填“票数”工作表，再填本表。每人各等次票数之和应等于有效票数；没有得票的填0。",
        grade_rule(scheme),
    ]
    page: Page[Any] = Page(
        BALLOT_COUNTS,
        rows,
        title=f"{component.name}计票表{_of(group)}",
        notes=notes,
        names={"grades": [grade.name for grade in scheme.grades]},
    )
    return [page, _turnout_page(component, group)]


def vote_pages(
    scheme: Scheme, component: Component, group: str, candidates: Sequence[Candidate], spare: int
) -> list[Page[Any]]:
    """The workbook for entering ballots one by one, for those who count that way."""
    grades = [grade.name for grade in scheme.grades]
    notes = [
        f"逐张录入时用本表，一行一张有效票，每人填一个等次（{'、'.join(grades)}）；"
        "用了本表就不填计票表。"
    ]
    page: Page[Any] = Page(
        VOTES,
        title=f"{component.name}选票录入表{_of(group)}",
        notes=notes,
        names={"grades": [vote_header(each) for each in candidates]},
        spare=spare,
        choices={"grades": grades},
    )
    return [page, _turnout_page(component, group)]


def _turnout_page(component: Component, group: str) -> Page[Turnout]:
    notes = ["收回≤发出≤实到≤应到；收回=有效+无效。"]
    return Page(TURNOUT, title=f"{component.name}票数{_of(group)}", notes=notes)


def ballot_page(
    scheme: Scheme, component: Component, group: str, candidates: Sequence[Candidate]
) -> Page[BallotLine]:
    """The ballot to be printed, one for every voter of a class."""
    names = [grade.name for grade in scheme.grades]
    rows = [
        BallotLine(
            order=each.order, name=each.name, post=each.posts[0], grades=dict.fromkeys(names, "□")
        )
        for each in candidates
    ]
    title = f"{component.name}票{_of(group)}"
    return Page(BALLOT, rows, title=title, notes=[_ballot_rule(names)], names={"grades": names})


def _ballot_rule(grades: Sequence[str]) -> str:
    """Every candidate's ticks sum to the valid ballots, so a ballot is valid as a whole."""
    rule = "本票不记名。请给每一位在一个等次内打“√”，只能打一个。"
    if _ABSTAINED in grades:
        return rule + "一个也不打的按弃权计；对同一人打了两个以上的，整张票无效。"
    return rule + "漏打或对同一人打了两个以上的，整张票无效。"


def _of(group: str) -> str:
    return f"（{group}）" if group else ""
