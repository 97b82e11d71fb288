"""04评分表/: the sheets that judges and tellers fill in."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component, Criterion, Judge
from campaign.scoring.candidates import Candidate, must_recuse
from campaign.scoring.marking.score_rows import criteria_of, score_sheet
from campaign.scoring.marking.vote_headers import vote_header
from campaign.scoring.reading import score_title
from campaign.scoring.rules_in_words import grade_rule, trimming_rule
from campaign.scoring.sheets import (
    BALLOT,
    BALLOT_COUNTS,
    RECUSED,
    TURNOUT,
    VOTES,
    BallotCount,
    BallotLine,
    ScoreRow,
    Turnout,
    part_kind,
)
from campaign.workbook.declare.cells import Formula, address, plain
from campaign.workbook.declare.page import Page


def judge_page(
    scheme: Scheme, component: Component, judge: Judge, candidates: Sequence[Candidate]
) -> Page[Any]:
    """Return one judge's score sheet for one component, in speaking order, 回避 already entered."""
    criteria = criteria_of(scheme, component)
    headers = [_header(each) for each in criteria]
    page: Page[Any] = Page(
        score_sheet(scheme, component),
        title=score_title(component.name, scheme.component_names),
        notes=_instructions(component, judge, criteria),
        names={"criteria": headers},
        member_kinds={_header(each): part_kind(each.full) for each in criteria},
    )
    rows = [
        _score_row(scheme, judge, candidate, page, number)
        for number, candidate in enumerate(candidates)
    ]
    return dataclasses.replace(page, rows=rows)


def _header(criterion: Criterion) -> str:
    """Write a sub-criterion's header with its full marks; it is read by the name alone."""
    return f"{criterion.name}（{plain(criterion.full)}分）"


def _instructions(component: Component, judge: Judge, criteria: Sequence[Criterion]) -> list[str]:
    step = f"，打分间隔{plain(component.step)}分" if component.step else ""
    parts = "得分是各细则之和，自动算出；" if criteria else ""
    return [
        f"评委：{judge.name}　　满分{plain(component.full)}分{step}。{trimming_rule(component)}",
        f"{parts}应当回避的，得分填“回避”；评委没有到场的填“缺席”；竞职人员没有到场的填“缺考”。"
        "不要留空。",
    ]


def _score_row(
    scheme: Scheme, judge: Judge, candidate: Candidate, page: Page[Any], number: int
) -> ScoreRow:
    mark: Any = None
    if must_recuse(judge.name, candidate, scheme):
        mark = RECUSED
    elif page.names["criteria"]:
        area = page.span(number, "criteria")
        mark = Formula(f'=IF(COUNT({area})=0,"",SUM({area}))', "")
    return ScoreRow(
        order=candidate.order,
        staff_id=candidate.staff_id,
        name=candidate.name,
        post=candidate.posts[0],
        criteria={},
        mark=mark,
    )


_ABSTAINED = "弃权"


def count_pages(
    scheme: Scheme, component: Component, group: str, candidates: Sequence[Candidate]
) -> list[Page[Any]]:
    """Return the counting sheet of a voter class, and the turnout."""
    rows = [
        BallotCount(staff_id=each.staff_id, name=each.name, post=each.posts[0], grades={})
        for each in candidates
    ]
    notes = [
        "先填“票数”工作表，再填本表。每人各等次票数之和应等于有效票数；没有得票的填0。",
        grade_rule(scheme, component),
    ]
    page: Page[Any] = Page(
        BALLOT_COUNTS,
        rows,
        title=f"{component.name}计票表{_of(group)}",
        notes=notes,
        names={"grades": [grade.name for grade in scheme.grades_of(component)]},
    )
    turnout = _turnout_page(component, group)
    note = f"{turnout.notes[0]}填好的数自动印在“计票表”下方，打印“计票表”那一页签字。"
    turnout = dataclasses.replace(turnout, notes=[note], signatures=())
    return [dataclasses.replace(page, foot=turnout_line(turnout)), turnout]


_TURNOUT_LINE = "应到{}人，实到{}人；发出{}张，收回{}、有效{}、无效{}"


def turnout_line(turnout: Page[Turnout]) -> tuple[str, Formula[str]]:
    """Repeat 票数 for the counting sheet, on which it is signed together with the counts."""
    cells = [turnout.abroad(address(turnout.first_row + n, 1)) for n in range(len(turnout.written))]
    text, *rest = _TURNOUT_LINE.split("{}")
    formula = f'="{text}"' + "".join(
        f'&IF({cell}="","{_TO_WRITE}",{cell})&"{words}"'
        for cell, words in zip(cells, rest, strict=True)
    )
    written = [value for row in turnout.rows for value in vars(row).values()]
    line = _TURNOUT_LINE.format(*(written or [_TO_WRITE] * len(cells)))
    return "计票情况：", Formula(formula, line)


_TO_WRITE = "＿＿"
"""Where 票数 is still blank, for who counts on paper."""


def vote_pages(
    scheme: Scheme, component: Component, group: str, candidates: Sequence[Candidate], spare: int
) -> list[Page[Any]]:
    """Return the workbook for entering ballots one by one, for those who count that way."""
    grades = [grade.name for grade in scheme.grades_of(component)]
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
    """Return the ballot to be printed, one for every voter of a class."""
    names = [grade.name for grade in scheme.grades_of(component)]
    rows = [
        BallotLine(
            order=each.order,
            name=each.printed,
            post=each.posts[0],
            grades=dict.fromkeys(names, "□"),
        )
        for each in candidates
    ]
    title = f"{component.name}票{_of(group)}"
    return Page(BALLOT, rows, title=title, notes=[_ballot_rule(names)], names={"grades": names})


def _ballot_rule(grades: Sequence[str]) -> str:
    """Say how to fill in a ballot: ticks sum to the valid ballots, so it is valid as a whole."""
    rule = "本票不记名。请给每一位在一个等次内打“√”，只能打一个。"
    if _ABSTAINED in grades:
        return rule + "一个也不打的按弃权计；对同一人打了两个以上的，整张票无效。"
    return rule + "漏打或对同一人打了两个以上的，整张票无效。"


def _of(group: str) -> str:
    return f"（{group}）" if group else ""
