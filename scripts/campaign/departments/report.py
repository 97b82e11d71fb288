"""分配结果 and 过程记录: the rule's result, and how it came about."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, NamedTuple

from campaign.departments.direct import counted
from campaign.departments.placements import Placements
from campaign.departments.result_sheets import (
    DEPARTMENTS_CHART,
    DEPARTMENTS_STATE,
    NOT_CHOSEN,
    PLACEMENT_RESULTS,
    PROCEEDINGS,
    DepartmentRow,
    PlacementResultRow,
    ProceedingRow,
)
from campaign.departments.selection import Allocation, Selection
from campaign.matching.proceedings import WORDS, proceedings
from campaign.matching.reasons import ChoiceResult
from campaign.office.history import (
    APPOINTED,
    CAUSE,
    DECIDED,
    LATER_RULE,
    RULE,
    STANDBY,
    TRAINING,
    Content,
)
from campaign.roster.roster import Roster
from campaign.scheme.scheme import Scheme
from campaign.workbook.declare.page import BarChart, Page
from campaign.workbook.declare.sheet import numeral

if TYPE_CHECKING:
    from campaign.departments.placements import Destination, Placements
    from campaign.posts.proposal import Appointments


def placement_results(
    scheme: Scheme, roster: Roster, allocation: Allocation
) -> Page[PlacementResultRow]:
    """Return 分配结果: everybody who took part, with the reason."""
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


_OF_CHOICES: Mapping[ChoiceResult, str] = {
    ChoiceResult.NOT_NEEDED: "前面的志愿已入选，没有用到",
    ChoiceResult.NO_PLACES: "没有名额",
    ChoiceResult.REFUSED: "部门不同意",
    ChoiceResult.NOT_RANKED: "部门没有列入排序",
    ChoiceResult.OUTRANKED: "名额由排序靠前的占满",
}
"""What became of a choice that was refused, or never put to the other side."""


def proceedings_page(roster: Roster, allocation: Allocation) -> Page[ProceedingRow]:
    """Lay out 过程记录: every step of every round, and applications that never came into play."""
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


def place_content(
    appointments: "Appointments",
    destinations: "Sequence[Destination]",
    placements: "Placements | None",
) -> Content:
    """Return decisions on posts, the rule's places, and the committee's, for `History.follow`."""
    content: dict[str, dict[str, str]] = {}
    for post, staff_id in appointments.rows:
        if decision := appointments.decision(post, staff_id):
            content.setdefault(staff_id, {})[f"{post}{APPOINTED}"] = decision
    for each in destinations:
        own = content.setdefault(each.member.staff_id, {})
        own[RULE] = STANDBY if each.later else each.place
        if each.later:
            own[LATER_RULE] = each.place
    for direct in placements.direct.values() if placements else ():
        content.setdefault(direct.member.staff_id, {})[DECIDED] = direct.department
    for placement in placements.of.values() if placements else ():
        own = content.setdefault(placement.member.staff_id, {})
        own[DECIDED] = placement.place
        if placement.place == STANDBY:
            own |= {CAUSE: placement.cause, TRAINING: placement.training_in}
    return content


_UPRIGHT = 10
"""Most departments whose names stand side by side under upright bars."""
_ON_A_PAGE = 25
"""Most departments in one chart with bars that lie, so that it goes on one printed page."""


def departments_page(
    roster: Roster, allocation: Allocation, placements: Placements
) -> Page[DepartmentRow]:
    """Return 部门情况: how full each department is and why."""
    decided = Counter(each.place for each in placements.of.values())
    given = counted(placements.direct.values())
    rows = [
        _department(department, roster, allocation, decided, given)
        for department in allocation.quotas
    ]
    filled, places = sum(row.filled for row in rows), sum(row.quota for row in rows)
    direct = f"直接定岗{sum(given.values())}人，" if given else ""
    notes = [
        f"职数合计{places}个，{direct}选中{filled}人，空缺{sum(row.vacant for row in rows)}个。"
        "“结果稳定”是说：愿意来、部门也更愿意要的人，没有一个被漏掉；不是说名额都满。"
    ]
    if len(allocation.rounds) > 1:
        notes.append("填报和同意的人数，第一轮、第二轮一并计算，同一个人不重复计算。")
    if decided:
        notes.append("“党委定岗人数”是党委决定以后的人数，其余各栏是双向选择的结果。")
    omit = [] if decided else ["decided"]
    omit += [] if given else ["direct"]
    return Page(DEPARTMENTS_STATE, rows, notes=notes, omit=omit)


def departments_chart(table: Page[DepartmentRow]) -> Page[DepartmentRow]:
    """Return 职数与选中图: places and fills of the departments on 部门情况."""
    notes = ["深色是职数，浅色是选中人数；两条一样长的，名额已满。"]
    return Page(
        DEPARTMENTS_CHART, notes=notes, charts=list(_charts(len(table.rows))), charted=table
    )


def _charts(departments: int) -> Iterator[BarChart]:
    """Yield a chart for each page of departments."""
    for first in range(0, departments, _ON_A_PAGE):
        last = min(first + _ON_A_PAGE, departments) - 1
        yield BarChart(
            title="各部门职数与选中人数",
            category_fields=("department",),
            series=("职数", "选中人数"),
            horizontal=departments > _UPRIGHT,
            rows=(first, last),
            axis="人数",
            labels="0",
        )


def _department(
    department: str,
    roster: Roster,
    allocation: Allocation,
    decided: Mapping[str, int],
    given: Mapping[str, int],
) -> DepartmentRow:
    members, direct = allocation.members(department), given.get(department, 0)
    quota = allocation.quotas[department] + direct
    choosers = [
        (each.pool.choices[staff_id], staff_id)
        for each in allocation.rounds
        for staff_id in each.pool.choosers.get(department, ())
    ]
    accepted = {
        staff_id
        for each in allocation.rounds
        for staff_id in each.selection.market.rankings.get(department, ())
        if department in each.pool.choices.get(staff_id, ())
    }
    return DepartmentRow(
        department=department,
        quota=quota,
        direct=direct,
        filled=len(members),
        vacant=quota - direct - len(members),
        occupancy=f"{len(members)}/{quota}",
        first=len({staff_id for wanted, staff_id in choosers if wanted[0] == department}),
        chosen=len({staff_id for _, staff_id in choosers}),
        accepted=len(accepted),
        decided=decided.get(department, 0) if decided else None,
        members="、".join(map(roster.told_apart, members)),
        explanation=allocation.department_basis(department, roster.told_apart),
    )
