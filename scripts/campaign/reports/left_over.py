"""空缺与未选中, 调剂建议: what the choice leaves over, and what is proposed for it."""

from collections.abc import Sequence
from itertools import zip_longest

from campaign.outcome.allocation import Allocation
from campaign.outcome.assignments import answer_of
from campaign.outcome.placements import Destination
from campaign.sentences import assignment_sentence
from campaign.sheets.decisions import STANDBY
from campaign.sheets.selection_results import (
    ASSIGNMENTS,
    LEFT_OVER,
    AssignmentRow,
    LeftOverRow,
)
from campaign.workbook.page import Page


def left_over_page(
    allocation: Allocation, destinations: Sequence[Destination]
) -> Page[LeftOverRow]:
    """Vacancies and people without a place, side by side."""
    placeless = [each for each in destinations if each.place == STANDBY]
    rows = []
    for vacancy, person in zip_longest(allocation.vacancies.items(), placeless):
        row = LeftOverRow()
        if vacancy:
            row = LeftOverRow(department=vacancy[0], vacant=vacancy[1])
        if person:
            row = LeftOverRow(
                department=row.department,
                vacant=row.vacant,
                staff_id=person.member.staff_id,
                name=person.member.name,
                from_department=person.member.person.department,
                adjustable=answer_of(allocation, person.member.staff_id),
                basis=person.basis,
            )
        rows.append(row)
    empty = sum(allocation.vacancies.values())
    notes = [
        f"左边：{len(allocation.vacancies)}个部门空缺{empty}个；右边：{len(placeless)}人还没有去向。"
        "左右两边各自成列，同一行的部门和人没有对应关系。"
    ]
    if allocation.later is not None:
        notes.append("第二轮报名已收到，部门初选还没有完成；这里是第一轮之后的情况。")
    return Page(LEFT_OVER, rows, notes=notes)


def assignments_page(
    allocation: Allocation, destinations: Sequence[Destination]
) -> Page[AssignmentRow]:
    """调剂建议: for everybody without a place, or why there is none."""
    rows = [
        AssignmentRow(
            staff_id=each.member.staff_id,
            name=each.member.name,
            from_department=each.member.person.department,
            adjustable=answer_of(allocation, each.member.staff_id),
            proposal=each.assignment.unit or "",
            basis=assignment_sentence(each.assignment),
        )
        for each in destinations
        if each.assignment
    ]
    proposed = sum(bool(row.proposal) for row in rows)
    notes = [
        f"没有去向的{len(rows)}人中，可以建议调剂的{proposed}人。建议按这样的次序得出："
        "部门在初选表里列了本人的优先；可去的部门少的人优先；空缺多的部门优先；"
        "不建议到拒绝过本人或应当回避的部门。建议不是结果，由党委决定。"
    ]
    return Page(ASSIGNMENTS, rows, notes=notes)
