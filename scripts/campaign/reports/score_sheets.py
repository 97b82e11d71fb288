"""04评分表/: the speaking order, and the sheets that judges fill in."""

import dataclasses
from collections.abc import Sequence
from typing import Any

from campaign.intake.candidates import Candidate, must_recuse
from campaign.intake.scheme import Scheme
from campaign.intake.score_rows import criteria_of, score_sheet
from campaign.lots import hashed_text
from campaign.reports.rules import trimming_rule
from campaign.sheets.scheme import Component, Criterion, Judge
from campaign.sheets.scoring import LOTS, RECUSED, LotRow, ScoreRow, part_kind
from campaign.workbook.cells import Formula, plain
from campaign.workbook.page import Page


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
        "抽签号是“计算用的文字”（种子,编号）按UTF-8编码的SHA-256值，从小到大排列就是演说顺序。"
        "任何人用任何能算SHA-256的工具都可以复算，例如：printf '%s' '种子,编号' | sha256sum",
    ]
    return Page(LOTS, rows, notes=notes)


def judge_page(
    scheme: Scheme, component: Component, judge: Judge, candidates: Sequence[Candidate]
) -> Page[Any]:
    """One judge's score sheet for one component, in speaking order, 回避 already entered."""
    criteria = criteria_of(scheme, component)
    headers = [_header(each) for each in criteria]
    page: Page[Any] = Page(
        score_sheet(scheme, component),
        title=f"{component.name}评分表",
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
    """A sub-criterion's header tells its full marks; it is read by the name alone."""
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
