"""评委抽取: judges drawn by lot from a list, by tickets as the speaking order is.

A ticket is the SHA-256 of the seed, the components and the name; the lowest ones are drawn. Who
competes, and where the draw asks for it whose department has somebody who competes, has none.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from campaign.issues import Issue, Kind, Where
from campaign.roster.roster import Member
from campaign.scheme.rules.draw_rules import DRAWS, JudgeDraw, PoolJudge
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import FILE, Judge
from campaign.scoring.lots import draw, hashed_text
from campaign.workbook.declare.kinds import Choice, Name, Text, Whole
from campaign.workbook.declare.names import same_person
from campaign.workbook.declare.page import Page
from campaign.workbook.declare.sheet import Emphasis, Sheet, column, row_class
from campaign.workbook.declare.text import fold

PANEL_FILE = "评委抽签.xlsx"
CHOSEN, NOT_CHOSEN, LEFT_OUT = "抽中", "未抽中", "不参加抽取"


class Lot(NamedTuple):
    """Somebody of the list in one draw."""

    rule: JudgeDraw
    judge: PoolJudge
    ticket: str
    """Empty for who takes no part."""
    chosen: bool
    reason: str = ""
    """Why somebody takes no part."""


def panel_lots(scheme: Scheme, competitors: Sequence[Member]) -> list[Lot]:
    """Draw for every row of 评委抽取, those drawn first."""
    return [lot for rule in scheme.judge_draws for lot in _lots(scheme, rule, competitors)]


def _lots(scheme: Scheme, rule: JudgeDraw, competitors: Sequence[Member]) -> Iterator[Lot]:
    seed = f"{scheme.basics.panel_seed},{rule.components}"
    people = [each for each in scheme.judge_pool if rule.may_draw(each)]
    reasons = {each.name: _kept_out(rule, each, competitors) for each in people}
    by_name = {each.name: each for each in people}
    tickets = draw(seed, [name for name, reason in reasons.items() if not reason])
    for number, ticket in enumerate(tickets):
        yield Lot(rule, by_name[ticket.staff_id], ticket.digest, number < rule.number)
    for name, reason in reasons.items():
        if reason:
            yield Lot(rule, by_name[name], "", chosen=False, reason=reason)


def _kept_out(rule: JudgeDraw, judge: PoolJudge, competitors: Sequence[Member]) -> str:
    if any(same_person(judge.name, each.name) for each in competitors):
        return "本人参加竞职"
    department = fold(judge.department)
    rivals = [each.name for each in competitors if fold(each.person.department) == department]
    if rule.apart and rivals:
        return f"本部门有竞职人员（{'、'.join(rivals)}）"
    return ""


def with_drawn_judges(scheme: Scheme, lots: Iterable[Lot]) -> Scheme:
    """Give the scheme with the judges who were drawn, behind those who are named."""
    judges = {each.name: each for each in scheme.judges}
    for lot in lots:
        if lot.chosen:
            pool = lot.judge
            own = judges.get(pool.name) or Judge(
                name=pool.name, position=pool.position, group=pool.group, duties={}
            )
            named = {fold(each): True for each in lot.rule.names()}
            duties = {each.name: True for each in scheme.components if fold(each.name) in named}
            judges[pool.name] = replace(own, duties={**own.duties, **duties})
    return replace(scheme, judges=tuple(judges.values()))


def too_few_to_draw(lots: Sequence[Lot]) -> Iterator[Issue]:
    """Find draws for which not enough people are left."""
    rules = dict.fromkeys(lot.rule for lot in lots)
    for rule in rules:
        chosen = sum(lot.chosen for lot in lots if lot.rule == rule)
        if chosen < rule.number:
            where = Where(FILE, DRAWS.name)
            yield Kind.POOL_TOO_SMALL.at(
                where, rule.number, group=rule.group, there=chosen, number=rule.number
            )


# -- record ---------------------------------------------------------------------------------------


@row_class
class PanelLotRow:
    """One person's lot."""

    components: str = column("项目", Text(), key=True, width=20)
    group: str = column("类别", Text(), width=14)
    order: int | None = column("抽签次序", Whole(1), width=9)
    name: str = column("姓名", Name(), key=True)
    position: str = column("职务", Text(), width=22)
    result: str = column(
        "结果",
        Choice(CHOSEN, NOT_CHOSEN, LEFT_OUT),
        width=11,
        emphasis={CHOSEN: Emphasis.GOOD},
    )
    reason: str = column("说明", Text(), width=26)
    hashed: str = column("计算用的文字", Text(), width=30)
    ticket: str = column("抽签号（SHA-256）", Text(), width=68)


PANEL_LOTS = Sheet(
    "评委抽签",
    PanelLotRow,
    "从评委库抽签产生评委的记录。",
    title="评委抽签结果",
    landscape=True,
    protected=True,
    result=True,
    signatures=("主持人", "监督人", "记录人"),
)


def panel_page(scheme: Scheme, lots: Sequence[Lot]) -> Page[PanelLotRow]:
    """Lay out who was drawn, with everything needed to draw again."""
    rows = []
    for rule in dict.fromkeys(lot.rule for lot in lots):
        own = [lot for lot in lots if lot.rule == rule]
        rows += [_row(scheme, lot, number) for number, lot in enumerate(own, 1)]
    notes = [
        f"评委抽签种子：{scheme.basics.panel_seed}",
        "抽签号是“计算用的文字”（种子,项目,姓名）按UTF-8编码的SHA-256值，从小到大抽取。"
        "任何人用任何能算SHA-256的工具都可以复算。",
    ]
    return Page(PANEL_LOTS, rows, notes=notes)


def _row(scheme: Scheme, lot: Lot, number: int) -> PanelLotRow:
    seed = f"{scheme.basics.panel_seed},{lot.rule.components}"
    return PanelLotRow(
        components=lot.rule.components,
        group=lot.judge.group,
        order=number if lot.ticket else None,
        name=lot.judge.name,
        position=lot.judge.position,
        result=CHOSEN if lot.chosen else NOT_CHOSEN if lot.ticket else LEFT_OUT,
        reason=lot.reason,
        hashed=hashed_text(seed, lot.judge.name) if lot.ticket else "",
        ticket=lot.ticket,
    )
