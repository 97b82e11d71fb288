"""定岗决定表 and 会议信息: proposal and reason beside the committee's empty columns."""

from collections.abc import Sequence
from typing import Any

from campaign.intake.scheme import Scheme
from campaign.outcome.placements import Destination
from campaign.sentences import assignment_sentence
from campaign.sheets.decisions import (
    MEETING,
    PLACEMENTS,
    STANDBY,
    Meeting,
    PlacementRow,
)
from campaign.workbook.page import Page


def meeting_page() -> Page[Meeting]:
    """会议信息, to be filled in."""
    return Page(MEETING)


def placement_page(scheme: Scheme, destinations: Sequence[Destination]) -> Page[Any]:
    """定岗决定: one row for everybody who is to be placed."""
    rows = [
        PlacementRow(
            staff_id=each.member.staff_id,
            name=each.member.name,
            from_department=each.member.person.department,
            proposal=each.place,
            basis=each.basis + _cause(each) + _assignment(each),
            assignment=(each.assignment.unit or "") if each.assignment else "",
        )
        for each in destinations
    ]
    departments = [department.name for department in scheme.departments]
    notes = [
        "建议只供党委研究时参考；决定与“建议去向”不一致的，写明理由。"
        "“调剂建议”不是双向选择的结果：同意调剂的，决定去向填调剂的部门，理由写服从调剂。"
    ]
    choices = {"destinations": [*departments, STANDBY], "departments": departments}
    return Page(PLACEMENTS, rows, notes=notes, choices=choices)


def _cause(destination: Destination) -> str:
    """The ground of standby that follows from the rule, in the plan's terms."""
    return f"待岗原因：{destination.cause}。" if destination.cause else ""


def _assignment(destination: Destination) -> str:
    """Why a place is proposed by way of 调剂, or why not."""
    if destination.assignment is None:
        return ""
    return f"调剂：{assignment_sentence(destination.assignment)}"
