"""部门情况 and its chart: how full each department is, and why."""

from collections import Counter
from collections.abc import Iterator, Mapping

from campaign.intake.roster import Roster
from campaign.outcome.allocation import Allocation
from campaign.outcome.placements import Placements
from campaign.sheets.selection_results import (
    DEPARTMENTS_CHART,
    DEPARTMENTS_STATE,
    DepartmentRow,
)
from campaign.workbook.charts import BarChart
from campaign.workbook.page import Page

_UPRIGHT = 10
"""Most departments whose names stand side by side under upright bars."""
_ON_A_PAGE = 25
"""Most departments in one chart with bars that lie, so that it goes on one printed page."""


def departments_page(
    roster: Roster, allocation: Allocation, placements: Placements
) -> Page[DepartmentRow]:
    """部门情况: how full each department is and why."""
    decided = Counter(each.place for each in placements.of.values())
    rows = [
        _department(department, roster, allocation, decided) for department in allocation.quotas
    ]
    filled, places = sum(row.filled for row in rows), sum(row.quota for row in rows)
    notes = [
        f"职数合计{places}个，选中{filled}人，空缺{places - filled}个。"
        "“结果稳定”是说：愿意来、部门也更愿意要的人，没有一个被漏掉；不是说名额都满。"
    ]
    if len(allocation.rounds) > 1:
        notes.append("填报和同意的人数，第一轮、第二轮一并计算，同一个人不重复计算。")
    if decided:
        notes.append("“党委定岗人数”是党委决定以后的人数，其余各栏是双向选择的结果。")
    omit = () if decided else ("decided",)
    return Page(DEPARTMENTS_STATE, rows, notes=notes, omit=omit)


def departments_chart(table: Page[DepartmentRow]) -> Page[DepartmentRow]:
    """职数与选中图: places and fills of the departments on 部门情况."""
    notes = ["深色是职数，浅色是选中人数；两条一样长的，名额已满。"]
    return Page(
        DEPARTMENTS_CHART, notes=notes, charts=list(_charts(len(table.rows))), charted=table
    )


def _charts(departments: int) -> Iterator[BarChart]:
    """A chart for each page of departments."""
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
    department: str, roster: Roster, allocation: Allocation, decided: Mapping[str, int]
) -> DepartmentRow:
    quota, members = allocation.quotas[department], allocation.members(department)
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
        filled=len(members),
        vacant=quota - len(members),
        occupancy=f"{len(members)}/{quota}",
        first=len({staff_id for wanted, staff_id in choosers if wanted[0] == department}),
        chosen=len({staff_id for _, staff_id in choosers}),
        accepted=len(accepted),
        decided=decided.get(department, 0) if decided else None,
        members="、".join(map(roster.told_apart, members)),
        explanation=allocation.department_basis(department, roster.told_apart),
    )
