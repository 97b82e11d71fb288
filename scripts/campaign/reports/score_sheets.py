"""04评分表/: the speaking order, and the sheets that judges and tellers fill in."""

from collections.abc import Sequence
from typing import Any

from campaign.intake.candidates import Candidate, must_recuse
from campaign.intake.marks import criteria_of, score_sheet
from campaign.intake.scheme import Scheme
from campaign.intake.tallies import vote_header
from campaign.lots import hashed_text
from campaign.reports.rules import scoring_rule, trimming_rule
from campaign.sheets.scheme import Component, Judge
from campaign.sheets.scoring import (
    BALLOT,
    BALLOT_COUNTS,
    LOTS,
    RECUSED,
    TURNOUT,
    VOTES,
    BallotCount,
    BallotLine,
    LotRow,
    ScoreRow,
)
from campaign.workbook.cells import Formula, column_letters, plain
from campaign.workbook.page import Page

_CRITERIA_FROM = 4
"""Column index of the first sub-criterion on a score sheet."""


def lot_page(candidates: Sequence[Candidate], seed: str) -> Page[LotRow]:
    """The drawn order, with everything needed to draw it again."""
    rows = [
        LotRow(
            order=candidate.order,
            staff_id=candidate.staff_id,
            name=candidate.name,
            post=candidate.posts[0],
            hashed=hashed_text(seed, candidate.staff_id),
            ticket=candidate.ticket,
        )
        for candidate in candidates
    ]
    notes = [
        f"抽签种子：{seed}",
        "抽签号是“种子,编号”这行文字的SHA-256值，从小到大排列就是演说顺序；"
        "用任何能算SHA-256的工具都可以复算。",
    ]
    return Page(LOTS, rows, notes=notes)


def judge_page(
    scheme: Scheme, component: Component, judge: Judge, candidates: Sequence[Candidate]
) -> Page[Any]:
    """One judge's score sheet for one component, in speaking order, 回避 already entered."""
    names = criteria_of(scheme, component)
    full = plain(component.full)
    step = f"，打分间隔{plain(component.step)}分" if component.step else ""
    fulls = {each.name: plain(each.full) for each in scheme.criteria}
    parts = "；".join(f"{name}满分{fulls[name]}" for name in names)
    notes = [
        f"评委：{judge.name}　　满分{full}分{step}。{trimming_rule(component)}"
        + (f"　{parts}。" if parts else ""),
        "应当回避的填“回避”；评委没有到场的填“缺席”；竞职人员没有到场的填“缺考”。不要留空。",
    ]
    page: Page[Any] = Page(
        score_sheet(scheme, component),
        title=f"{component.name}评分表",
        notes=notes,
        names={"criteria": names},
    )
    rows = [
        _score_row(scheme, judge, candidate, names, page.first_row + number)
        for number, candidate in enumerate(candidates)
    ]
    return Page(page.sheet, rows, title=page.title, notes=notes, names={"criteria": names})


def _score_row(
    scheme: Scheme, judge: Judge, candidate: Candidate, names: Sequence[str], row: int
) -> Any:
    mark: Any = None
    if must_recuse(judge.name, candidate, scheme):
        mark = RECUSED
    elif names:
        last = _CRITERIA_FROM + len(names) - 1
        area = f"{column_letters(_CRITERIA_FROM)}{row + 1}:{column_letters(last)}{row + 1}"
        mark = Formula(f'=IF(COUNT({area})=0,"",SUM({area}))', "")
    return ScoreRow(
        order=candidate.order,
        staff_id=candidate.staff_id,
        name=candidate.name,
        post=candidate.posts[0],
        criteria={},
        mark=mark,
    )


def count_pages(
    scheme: Scheme, component: Component, group: str, candidates: Sequence[Candidate]
) -> list[Page[Any]]:
    """The counting sheet of a voter class, and the turnout."""
    names = [grade.name for grade in scheme.grades]
    rows = [
        BallotCount(staff_id=each.staff_id, name=each.name, post=each.posts[0], grades={})
        for each in candidates
    ]
    title = f"{component.name}计票表" + (f"（{group}）" if group else "")
    notes = ["每人各等次票数之和应等于有效票数。先填“票数”工作表，再填本表。"]
    return [
        Page(BALLOT_COUNTS, rows, title=title, notes=notes, names={"grades": names}),
        _turnout_page(component, group),
    ]


def _turnout_page(component: Component, group: str) -> Page[Any]:
    title = f"{component.name}票数" + (f"（{group}）" if group else "")
    notes = ["收回≤发出≤实到≤应到；收回=有效+无效。"]
    return Page(TURNOUT, title=title, notes=notes)


def vote_pages(
    scheme: Scheme, component: Component, group: str, candidates: Sequence[Candidate], spare: int
) -> list[Page[Any]]:
    """The workbook for entering ballots one by one, for those who count that way."""
    headers = [vote_header(each) for each in candidates]
    grades = "、".join(grade.name for grade in scheme.grades)
    notes = [
        f"逐张录入时用本表，一行一张有效票，每人填一个等次（{grades}）；用了本表就不填计票表。"
    ]
    title = f"{component.name}选票录入表" + (f"（{group}）" if group else "")
    page: Page[Any] = Page(
        VOTES,
        title=title,
        notes=notes,
        names={"grades": headers},
        spare=spare,
        choices={"grades": [grade.name for grade in scheme.grades]},
    )
    return [page, _turnout_page(component, group)]


def ballot_page(
    scheme: Scheme, component: Component, candidates: Sequence[Candidate]
) -> Page[BallotLine]:
    """The ballot to be printed."""
    names = [grade.name for grade in scheme.grades]
    rows = [
        BallotLine(
            order=each.order, name=each.name, post=each.posts[0], grades=dict.fromkeys(names, "□")
        )
        for each in candidates
    ]
    notes = [f"每人只能在一个等次内打“√”，多打或不打的，该人的评价无效。{scoring_rule(scheme)}"]
    title = f"{component.name}票"
    return Page(BALLOT, rows, title=title, notes=notes[:1], names={"grades": names}, signatures=())
