"""Departments: the result for the notice board, the placements, and standby from its start."""

from collections.abc import Container, Iterable, Sequence

from campaign.documents import placements as documents
from campaign.documents import standby as standby_documents
from campaign.months import in_words
from campaign.notices.papers import NOTICE_BOARD, Office, Paper
from campaign.notices.sittings import Sitting
from campaign.outcome.placements import (
    NOT_CHOSEN,
    NOT_OBEYING,
    NOT_REGISTERED,
    Placement,
    Placements,
)
from campaign.outcome.standby import Standby
from campaign.sheets.decisions import STANDBY

_CAUSES = {
    NOT_CHOSEN: "在双向选择中没有被选中",
    NOT_REGISTERED: "没有报名参加双向选择",
    NOT_OBEYING: "不服从组织安排",
}
"""The plan's causes of standby as a letter puts them."""


def in_departments(placements: Placements) -> list[Placement]:
    """Everybody placed in a department, in the order of the decisions."""
    return [each for each in placements.of.values() if each.place != STANDBY]


def selection_result(office: Office, placements: Placements, sitting: Sitting) -> Paper:
    """双向选择结果公布: the committee's decisions, as of the day of its meeting."""
    basics = office.scheme.basics
    departments = _departments(office, in_departments(placements))
    data = documents.SelectionResult(
        head=office.head(sitting.decided_on),
        campaign=basics.name,
        meeting=office.meeting(sitting.decided_on),
        departments=departments,
        remark=_remark(departments, placements),
        objection_days=basics.objection_days,
        receiver=office.receiver,
        telephone=basics.objections_phone,
    )
    return Paper(documents.SELECTION_RESULT, data, NOTICE_BOARD)


def _remark(departments: Iterable[documents.DepartmentStaff], placements: Placements) -> str:
    remarks = []
    if empty := sum(each.places - each.count for each in departments):
        remarks.append(f"各部门还空缺{empty}个职数。")
    if placements.undecided:
        remarks.append(f"另有{len(placements.undecided)}人的岗位待党委研究后另行公布。")
    return "".join(remarks)


def _departments(
    office: Office, placed: Sequence[Placement]
) -> tuple[documents.DepartmentStaff, ...]:
    staff: dict[str, list[str]] = {each.name: [] for each in office.scheme.departments}
    for each in placed:
        staff[each.place].append(office.name(each.member))
    return tuple(
        documents.DepartmentStaff(
            department=department.name,
            places=department.quota,
            count=len(staff[department.name]),
            people="、".join(staff[department.name]),
        )
        for department in office.scheme.departments
    )


def placement_notice(office: Office, placed: Sequence[Placement], sitting: Sitting) -> Paper:
    """岗位安排通知 for all, by department."""
    assert sitting.effective_on
    basics, kind = office.scheme.basics, documents.PLACEMENT_NOTICE
    departments = _departments(office, placed)
    data = documents.PlacementNotice(
        head=office.red_head(sitting.effective_on, kind.name, sitting.number),
        campaign=basics.name,
        meeting=office.meeting(sitting.decided_on),
        count=len(placed),
        departments=tuple(each for each in departments if each.count),
        report_by=office.report_by(sitting.effective_on),
        handover_days=basics.handover_days,
    )
    return Paper(kind, data, office.recipients)


def placement_letters(
    office: Office, placed: Iterable[Placement], sitting: Sitting, moving: Container[str]
) -> Iterable[Paper]:
    """岗位安排通知书 for each. moving: 编号 of those who have a former post to hand over."""
    assert sitting.effective_on
    kind = documents.PLACEMENT_LETTER
    for each in placed:
        member = each.member
        data = documents.PlacementLetter(
            head=office.head(sitting.effective_on, f"{kind.name}/{member.staff_id}"),
            person=office.name(member),
            campaign=office.scheme.basics.name,
            meeting=office.meeting(sitting.decided_on),
            department=each.place,
            report_by=office.report_by(sitting.effective_on),
            moves=member.staff_id in moving,
            handover_days=office.scheme.basics.handover_days,
        )
        yield office.letter(kind, data, member)


def standby_letters(
    office: Office, standby: Iterable[Standby], sitting: Sitting
) -> Iterable[Paper]:
    """待岗通知书 for each who is put on standby."""
    assert sitting.effective_on
    basics = office.scheme.basics
    kind = standby_documents.STANDBY_LETTER
    for each in standby:
        if each.starts is None or each.ends is None:
            continue
        data = standby_documents.StandbyLetter(
            head=office.head(sitting.effective_on, f"{kind.name}/{each.staff_id}"),
            person=office.name(each.member),
            plan=office.plan,
            meeting=office.meeting(sitting.decided_on),
            cause=cause_of(each),
            begins=each.starts,
            ends=each.ends,
            term=in_words(basics.standby_months),
            pay=basics.standby_pay,
            training_in=each.training_in or "组织安排的部门",
            managed_by=office.office,
            objection_days=basics.objection_days,
            receiver=office.receiver,
            telephone=basics.objections_phone,
        )
        yield office.letter(kind, data, each.member)


def cause_of(standby: Standby) -> str:
    """Why somebody is on standby, to follow 因 in a letter."""
    cause = standby.cause.strip("。；， ")
    return _CAUSES.get(cause, cause) or "组织安排"
