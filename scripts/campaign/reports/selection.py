"""分配结果 and 过程记录: the rule's result, and how it came about."""

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from campaign.explanation import Verdict
from campaign.intake.roster import Roster
from campaign.intake.scheme import Scheme
from campaign.outcome.allocation import Allocation
from campaign.outcome.selection import Selection
from campaign.proceedings import WORDS, proceedings
from campaign.sheets.selection_results import (
    NOT_CHOSEN,
    PLACEMENT_RESULTS,
    PROCEEDINGS,
    PlacementResultRow,
    ProceedingRow,
)
from campaign.workbook.page import Page
from campaign.workbook.sheet import numeral


def placement_results(
    scheme: Scheme, roster: Roster, allocation: Allocation
) -> Page[PlacementResultRow]:
    """分配结果: everybody who took part, with the reason."""
    rows = [
        PlacementResultRow(
            staff_id=member.staff_id,
            name=member.name,
            choices=allocation.rounds[0].pool.choices.get(member.staff_id, ()),
            later_choices="、".join(_later_choices(allocation, member.staff_id)),
            destination=allocation.place_of.get(member.staff_id, NOT_CHOSEN),
            basis=allocation.basis(member.staff_id),
        )
        for member in roster.members
        if member.staff_id in allocation.took_part
    ]
    placed = len(allocation.place_of)
    places, empty = sum(allocation.quotas.values()), sum(allocation.vacancies.values())
    notes = [
        f"参加双向选择{len(rows)}人，选中{placed}人，未选中{len(rows) - placed}人；"
        f"职数{places}个，空缺{empty}个。本表是按志愿和初选排序得出的结果，由党委决定。"
    ]
    counts = {"choices": scheme.basics.max_choices}
    omit = () if len(allocation.rounds) > 1 else ("later_choices",)
    return Page(PLACEMENT_RESULTS, rows, notes=notes, counts=counts, omit=omit)


def _later_choices(allocation: Allocation, staff_id: str) -> Iterator[str]:
    for each in allocation.rounds[1:]:
        yield from each.pool.choices.get(staff_id, ())


class _Step(NamedTuple):
    """One line of the record."""

    step: int | None
    staff_id: str
    department: str
    outcome: str


_OF_CHOICES: Mapping[Verdict, str] = {
    Verdict.NOT_NEEDED: "前面的志愿已入选，没有用到",
    Verdict.NO_PLACES: "没有名额",
    Verdict.REFUSED: "部门不同意",
    Verdict.NOT_RANKED: "部门没有列入排序",
    Verdict.OUTRANKED: "名额由排序靠前的占满",
}
"""What became of a choice that was refused, or never put to the other side."""


def proceedings_page(roster: Roster, allocation: Allocation) -> Page[ProceedingRow]:
    """过程记录: every step of every round, and the applications that never came into play."""
    rows: list[ProceedingRow] = []
    for number, (_, selection) in enumerate(allocation.rounds, 1):
        for step in _steps(selection):
            row = ProceedingRow(
                number=len(rows) + 1,
                choosing=f"第{numeral(number)}轮",
                step=step.step,
                staff_id=step.staff_id,
                name=roster[step.staff_id].name,
                choice=_choice(selection, step.staff_id, step.department),
                department=step.department,
                outcome=step.outcome,
            )
            rows.append(row)
    side = allocation.rounds[0].selection.matching.proposing.value
    notes = [
        f"由{side}一方先提出，一步一步进行：每一步各方保留排序靠前的，超出名额的让出；"
        "让出的再向下一个提出，直到没有人再提出为止（延迟接受算法）。",
        "“暂时”的后面必有让出的一步；“第几步”空白的，是不必提出的志愿。",
    ]
    omit = () if len(allocation.rounds) > 1 else ("choosing",)
    return Page(PROCEEDINGS, rows, notes=notes, omit=omit)


def _steps(selection: Selection) -> Iterator[_Step]:
    words = WORDS[selection.matching.proposing]
    verdicts = {
        (staff_id, step.unit): step.verdict
        for staff_id, reason in selection.reasons.items()
        for step in reason.steps
    }
    told = set()
    for event in proceedings(selection.market, selection.matching):
        number, staff_id, department, outcome = event
        told.add((staff_id, department))
        text = words.get(outcome) or _OF_CHOICES[verdicts[staff_id, department]]
        yield _Step(number, staff_id, department, text)
    for (staff_id, department), verdict in verdicts.items():
        if (staff_id, department) not in told:
            yield _Step(None, staff_id, department, _OF_CHOICES[verdict])


def _choice(selection: Selection, staff_id: str, unit: str) -> str:
    choices = selection.market.choices.get(staff_id, ())
    return f"第{numeral(list(choices).index(unit) + 1)}志愿" if unit in choices else "未报"
