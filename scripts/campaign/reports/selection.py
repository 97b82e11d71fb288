"""06部门初选/ sheets, and 双向选择结果.xlsx."""

from collections.abc import Mapping, Sequence
from typing import Any

from campaign.intake.roster import Roster
from campaign.intake.scheme import Scheme
from campaign.intake.verdicts import Verdict
from campaign.outcome.balance import Line
from campaign.outcome.placements import Destination
from campaign.outcome.selection import Pool, Selection
from campaign.proceedings import WORDS, proceedings
from campaign.sheets.decisions import STANDBY
from campaign.sheets.results import (
    BALANCE,
    DEPARTMENTS_STATE,
    NOT_CHOSEN,
    PLACEMENT_RESULTS,
    PROCEEDINGS,
    PROOF,
    BalanceRow,
    DepartmentRow,
    PlacementResultRow,
    ProceedingRow,
    ProofRow,
)
from campaign.sheets.selection import PICKS, Pick
from campaign.stability import Heading
from campaign.workbook.charts import BarChart
from campaign.workbook.page import Page
from campaign.workbook.sheet import numeral


def pick_page(
    department: str, quota: int, pool: Pool, roster: Roster, verdicts: Mapping[str, Verdict]
) -> Page[Pick]:
    """A department's sheet: everybody who chose it and may still be placed."""
    rows = [
        _pick(department, staff_id, choices, roster, verdicts[staff_id])
        for staff_id, choices in pool.choices.items()
        if department in choices
    ]
    rows.sort(key=lambda row: row.choice or 0)
    notes = [
        f"职数{quota}名，报名{len(rows)}人。每人填“同意”或“不同意”；同意的按先后排1、2、3……，不能并列。"
    ]
    return Page(PICKS, rows, title=f"{department}初选表", notes=notes)


def _pick(
    department: str, staff_id: str, choices: Sequence[str], roster: Roster, verdict: Verdict
) -> Pick:
    member = roster[staff_id]
    form: Any = verdict.registration.form
    return Pick(
        staff_id=staff_id,
        name=member.name,
        choice=choices.index(department) + 1,
        from_department=member.person.department,
        skills=form.skills,
        reasons=form.reasons,
    )


# -- 双向选择结果 ----------------------------------------------------------------------------------


def selection_pages(
    scheme: Scheme,
    roster: Roster,
    pool: Pool,
    selection: Selection,
    lines: Sequence[Line],
) -> list[Page[Any]]:
    """All pages of the result."""
    return [
        _placements(scheme, roster, pool, selection),
        balance_page(lines),
        _departments(roster, selection),
        _proceedings(roster, selection),
        _proof(selection),
    ]


def _placements(
    scheme: Scheme, roster: Roster, pool: Pool, selection: Selection
) -> Page[PlacementResultRow]:
    reasons = selection.reasons()
    rows = [
        PlacementResultRow(
            staff_id=staff_id,
            name=roster[staff_id].name,
            choices=choices,
            destination=selection.matching.unit_of[staff_id] or NOT_CHOSEN,
            basis=reasons[staff_id],
        )
        for staff_id, choices in pool.choices.items()
    ]
    proof = selection.proof
    notes = [
        f"参加双向选择{proof.applicants}人，选中{proof.placed}人，未选中{proof.unplaced}人；"
        f"职数{proof.places}个，空缺{proof.vacancies}个。本表是按志愿和初选排序得出的结果，由党委决定。"
    ]
    counts = {"choices": scheme.basics.max_choices}
    return Page(PLACEMENT_RESULTS, rows, notes=notes, counts=counts)


def balance_page(lines: Sequence[Line]) -> Page[BalanceRow]:
    """人员去向: everybody on the roster exactly once, with the totals."""
    rows = [
        BalanceRow(
            staff_id=line.member.staff_id,
            name=line.member.name,
            category=line.category,
            destination=line.place,
            basis=line.basis,
        )
        for line in lines
    ]
    totals: dict[str, int] = {}
    for line in lines:
        totals[line.category] = totals.get(line.category, 0) + 1
    parts = "＋".join(f"{category}{number}人" for category, number in totals.items())
    notes = [f"{parts}＝{len(lines)}人，与花名册人数一致。"]
    pending = sum(not line.decided for line in lines)
    if pending:
        notes.append(f"其中{pending}人尚待党委决定，按建议列示。")
    return Page(BALANCE, rows, notes=notes)


def _departments(roster: Roster, selection: Selection) -> Page[DepartmentRow]:
    sentences = selection.department_reasons(lambda staff_id: roster[staff_id].name)
    market, matching = selection.market, selection.matching
    rows = []
    for unit, quota in market.quotas.items():
        members = matching.members[unit]
        chosen = [wanted for wanted in market.choices.values() if unit in wanted]
        rows.append(
            DepartmentRow(
                department=unit,
                quota=quota,
                filled=len(members),
                vacant=quota - len(members),
                first=sum(wanted[0] == unit for wanted in chosen),
                chosen=len(chosen),
                ranked=len(market.rankings.get(unit, ())),
                members="、".join(roster[each].name for each in members),
                explanation=sentences[unit],
            )
        )
    chart = BarChart("各部门职数与选中人数", ("department",), ("职数", "选中人数"), axis="人数")
    return Page(DEPARTMENTS_STATE, rows, charts=(chart,))


def _proceedings(roster: Roster, selection: Selection) -> Page[ProceedingRow]:
    words = WORDS[selection.matching.proposing]
    rows = [
        ProceedingRow(
            number=number,
            round=event.round,
            staff_id=event.applicant,
            name=roster[event.applicant].name,
            choice=_choice(selection, event.applicant, event.unit),
            department=event.unit,
            outcome=words[event.outcome],
        )
        for number, event in enumerate(proceedings(selection.market, selection.matching), 1)
    ]
    side = selection.matching.proposing.value
    notes = [
        f"由{side}一方先提出，逐轮进行：每轮各方保留排序靠前的，超出名额的让出；"
        "让出的再向下一个提出，直到没有人再提出为止（延迟接受算法）。"
    ]
    return Page(PROCEEDINGS, rows, notes=notes)


def _choice(selection: Selection, staff_id: str, unit: str) -> str:
    choices = selection.market.choices.get(staff_id, ())
    return f"第{numeral(list(choices).index(unit) + 1)}志愿" if unit in choices else "未报"


_HEADINGS = {
    Heading.TOGETHER: "本人在该部门",
    Heading.LESS_WANTED: "本人已在志愿更靠前的部门",
    Heading.NOT_ACCEPTED: "部门不同意或没有列入排序",
    Heading.OUTRANKED: "部门名额已满，且都是排序更靠前的人",
    Heading.BLOCKING: "本人和部门都更愿意在一起，却没有在一起",
}


def _proof(selection: Selection) -> Page[ProofRow]:
    proof = selection.proof
    rows = [
        ProofRow(item="参加双向选择的人数", number=proof.applicants),
        ProofRow(item="其中选中", number=proof.placed),
        ProofRow(item="其中未选中", number=proof.unplaced),
        ProofRow(item="部门职数合计", number=proof.places),
        ProofRow(item="其中空缺", number=proof.vacancies),
        ProofRow(item="检验的“人—志愿部门”组合", number=proof.examined),
        *(ProofRow(item=f"　{text}", number=proof.pairs[key]) for key, text in _HEADINGS.items()),
        ProofRow(item="超过职数的部门", number=0),
        ProofRow(item="检验没有通过的地方", number=len(proof.failures)),
    ]
    notes = [
        "用另一套程序独立检验：没有超职数，没有把人分到没报的部门或不同意的部门；"
        "没有任何一对“人和部门”都更愿意在一起却被拆开，所以结果稳定。"
    ]
    return Page(PROOF, rows, notes=notes)


def standby_count(destinations: Sequence[Destination]) -> int:
    """How many are proposed for standby."""
    return sum(each.place == STANDBY for each in destinations)
