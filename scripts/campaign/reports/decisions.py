"""The decision tables: proposal and reason beside the committee's empty columns."""

from collections.abc import Mapping, Sequence
from typing import Any

from campaign.intake.inspections import Inspections
from campaign.intake.scheme import Scheme
from campaign.outcome.appointments import PostProposal
from campaign.outcome.placements import Destination
from campaign.outcome.scoreboard import Entry, Scoreboard
from campaign.reports.rules import scoring_rule
from campaign.sentences import assignment_sentence
from campaign.sheets.decisions import (
    APPOINTMENTS,
    INSPECTIONS,
    MEETING,
    PLACEMENTS,
    STANDBY,
    AppointmentRow,
    Inspection,
    Meeting,
    PlacementRow,
)
from campaign.workbook.page import Page


def appointment_page(
    scheme: Scheme, scoreboard: Scoreboard, proposal: PostProposal, inspections: Inspections
) -> Page[AppointmentRow]:
    """任用决定: one row per candidate and post, best first."""
    reasons = proposal.reasons()
    rows = []
    for post in scheme.posts:
        for entry in scoreboard.entries[post.name]:
            found = inspections.of.get((post.name, entry.staff_id))
            rows.append(
                AppointmentRow(
                    department=post.department,
                    title=post.title,
                    staff_id=entry.staff_id,
                    name=entry.candidate.name,
                    total=entry.total,
                    rank=entry.rank.rank or None,
                    opinion=_opinion(found),
                    proposal=proposal.advice(entry),
                    basis=_basis(entry, reasons),
                )
            )
    notes = [
        "总分和建议只供党委研究时参考；党委综合演说、测评、特长、工作需要和分管领导意见作出决定。",
        scoring_rule(scheme),
    ]
    return Page(APPOINTMENTS, rows, notes=notes)


def _opinion(found: Inspection | None) -> str:
    if found is None:
        return ""
    remarks = "；".join(part for part in (found.strengths, found.needs) if part)
    return f"{found.opinion}（{remarks}）" if remarks else found.opinion


def _basis(entry: Entry, reasons: Mapping[str, str]) -> str:
    if entry.below_floor:
        return "民主测评得分率低于最低要求，不列入任用人选。"
    return reasons[entry.staff_id]


def meeting_page() -> Page[Meeting]:
    """会议信息, to be filled in."""
    return Page(MEETING)


def inspection_pages(scheme: Scheme, scoreboard: Scoreboard) -> dict[str, Page[Inspection]]:
    """考察意见 by leader in charge, for the posts in their charge."""
    by_leader: dict[str, list[Inspection]] = {}
    for post in scheme.posts:
        if not post.leader:
            continue
        for entry in scoreboard.entries[post.name]:
            by_leader.setdefault(post.leader, []).append(
                Inspection(staff_id=entry.staff_id, name=entry.candidate.name, post=post.name)
            )
    notes = ["请对所分管职位的竞职人员全面考察后填写，供党委研究时参考。"]
    return {
        leader: Page(INSPECTIONS, rows, title=f"竞职人员考察意见表（{leader}）", notes=notes)
        for leader, rows in by_leader.items()
    }


def placement_page(scheme: Scheme, destinations: Sequence[Destination]) -> Page[Any]:
    """定岗决定: one row for everybody who is to be placed."""
    rows = [
        PlacementRow(
            staff_id=each.member.staff_id,
            name=each.member.name,
            from_department=each.member.person.department,
            proposal=each.place,
            basis=each.basis + _assignment(each),
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


def _assignment(destination: Destination) -> str:
    """Why a place is proposed by way of 调剂, or why not."""
    if destination.assignment is None:
        return ""
    return f"调剂：{assignment_sentence(destination.assignment)}"
