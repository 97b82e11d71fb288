"""06部门初选/: what each department is asked."""

from collections.abc import Sequence
from typing import Any

from campaign.departments.placements import Destination
from campaign.departments.reading import Picks
from campaign.departments.relations import Relations
from campaign.departments.selection import Pool
from campaign.departments.sheets import NAMES, PICKS, PLACEMENTS, NamedPerson, Pick, PlacementRow
from campaign.matching.reasons_in_words import assignment_sentence
from campaign.office.history import STANDBY
from campaign.registration.ranges import Ranges
from campaign.roster.roster import Member, Roster
from campaign.scheme.choosing import Span
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Department
from campaign.workbook.declare.page import Page

_SPARE = 3
"""Empty rows for people who did not choose the department."""


def pick_page(
    department: Department,
    pool: Pool,
    roster: Roster,
    relations: Relations,
    ranges: Ranges,
    *,
    title: str = "",
) -> Page[Pick]:
    """Return a department's sheet: everybody who chose it and may still be placed.

    `title` names a later round, in which the quota is what the rounds before left empty.
    """
    rows = [
        _pick(department.name, pool, roster[staff_id], relations, ranges)
        for staff_id in pool.choosers.get(department.name, ())
    ]
    rows.sort(key=lambda row: row.choice or 0)
    places = _places(department, title)
    omit = () if any(row.remark for row in rows) else ("remark",)
    notes = _notes(places, department, len(rows))
    spare = _SPARE if department.quota else 0
    heading = _heading(department, title)
    return Page(PICKS, rows, title=heading, notes=notes, omit=omit, spare=spare)


def naming_page(department: Department, wanted: Span | None, title: str = "") -> Page[NamedPerson]:
    """Lay out a department's sheet where both sides name first: nobody knows who chose whom."""
    many = f"填{wanted}人" if wanted else "人数不限"
    notes = [
        f"{_places(department, title)}，{many}：写编号、姓名，按愿意的先后排1、2、3……，不能并列。"
        "个人另行填报部门，双方互相填了的才算。"
    ]
    spare = wanted.most if wanted else department.quota + _SPARE
    heading = _heading(department, title)
    return Page(NAMES, [], title=heading, notes=notes, spare=spare)


def ties_page(department: str, picks: Picks, roster: Roster) -> Page[NamedPerson]:
    """List those of equal total whose order makes a difference, where the total decides."""
    tied = [tie.members for tie in picks.ties if tie.unit == department]
    rows = [
        NamedPerson(staff_id=staff_id, name=roster[staff_id].name)
        for members in tied
        for staff_id in members
    ]
    groups = "；".join(
        "、".join(map(roster.told_apart, members)) + f"同为{picks.totals[department][members[0]]}"
        for members in tied
    )
    notes = [
        f"{department}按总分从高到低取。{groups}，并列处理的规则分不出先后，谁入选取决于先后。"
        "请党委排定：在“排序”里填1、2、3……，每人一个数，不能并列。"
    ]
    return Page(NAMES, rows, title=f"{department}同分人员先后表", notes=notes)


def _heading(department: Department, title: str) -> str:
    return f"{department.name}初选表" + (f"（{title}）" if title else "")


def _places(department: Department, title: str) -> str:
    return f"{'空缺' if title else '职数'}{department.quota}名"


def _notes(places: str, department: Department, applicants: int) -> list[str]:
    if not department.quota:
        return [f"{places}，本轮不接收人员，本表不用填写。"]
    further = (
        "没有填报本部门、部门也愿意接收的，可以写在后面的空行（编号、姓名、同意、排序），"
        "不参加双向分配，只作为调剂时的意向。"
    )
    if not applicants:
        return [f"{places}，没有人填报本部门，本表可以不填。", further]
    return [
        f"{places}，填报{applicants}人。每人都要填“同意”或“不同意”；"
        "同意的按先后排1、2、3……，不能并列，可以多于名额。",
        further,
    ]


def _pick(
    department: str, pool: Pool, member: Member, relations: Relations, ranges: Ranges
) -> Pick:
    told = pool.verdicts[member.staff_id].told
    relation = relations.bar(member, department)
    remarks = [f"与{relation.superior.name}是{relation.reason}，应当回避"] if relation else []
    if rule := ranges.must_move(member):
        remarks.append(f"应当轮岗：{rule}")
    remarks += ["按方案优先安排，同意的排在前面"] if ranges.is_first(member) else []
    return Pick(
        staff_id=member.staff_id,
        name=member.name,
        choice=pool.choices[member.staff_id].index(department) + 1,
        from_department=member.person.department,
        skills=told.skills,
        reasons=told.reasons,
        remark="；".join(remarks),
    )


def placement_page(scheme: Scheme, destinations: Sequence[Destination]) -> Page[Any]:
    """Return 定岗决定: one row for everybody who is to be placed."""
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
    choices = {
        "destinations": [*departments, *scheme.other_names, STANDBY],
        "departments": departments,
    }
    return Page(PLACEMENTS, rows, notes=notes, choices=choices)


def _cause(destination: Destination) -> str:
    """Return the ground of standby that follows from the rule, in the plan's terms."""
    return f"待岗原因：{destination.cause}。" if destination.cause else ""


def _assignment(destination: Destination) -> str:
    """Return why a place is proposed by way of 调剂, or why not."""
    if destination.assignment is None:
        return ""
    return f"调剂：{assignment_sentence(destination.assignment)}"
