"""Departments: the result for the notice board, the placements, and standby from its start."""

from collections.abc import Iterable

from campaign.documents import placements as documents
from campaign.documents import standby as standby_documents
from campaign.intake.roster import Member
from campaign.months import in_words
from campaign.notices.papers import Office, Paper, Sitting
from campaign.outcome.placements import Placements
from campaign.outcome.standby import Standby
from campaign.sheets.decisions import STANDBY


def placement_papers(office: Office, placements: Placements, sitting: Sitting) -> Iterable[Paper]:
    """双向选择结果公布, 岗位安排通知 for all, 岗位安排通知书 for each."""
    placed = [each for each in placements.of.values() if each.place != STANDBY]
    if not placed:
        return
    basics = office.scheme.basics
    departments = _departments(office, placements)
    yield Paper(
        documents.SELECTION_RESULT, _result(office, departments, placements, sitting), "公示栏"
    )
    notice = documents.PlacementNotice(
        head=office.red_head(sitting.effective_on, documents.PLACEMENT_NOTICE.name, sitting.number),
        campaign=basics.name,
        meeting=sitting.phrase,
        count=len(placed),
        departments=tuple(each for each in departments if each.count),
        report_by=sitting.effective_on,
        handover_days=basics.handover_days,
    )
    yield Paper(documents.PLACEMENT_NOTICE, notice, "各办公室、全体机关干部")
    for each in placed:
        yield _letter(office, each.member, each.place, sitting)


def _departments(office: Office, placements: Placements) -> tuple[documents.DepartmentStaff, ...]:
    staff = []
    for department in office.scheme.departments:
        names = [
            each.member.name for each in placements.of.values() if each.place == department.name
        ]
        staff.append(
            documents.DepartmentStaff(
                department=department.name,
                places=department.quota,
                count=len(names),
                people="、".join(names),
            )
        )
    return tuple(staff)


def _result(
    office: Office,
    departments: tuple[documents.DepartmentStaff, ...],
    placements: Placements,
    sitting: Sitting,
) -> documents.SelectionResult:
    basics = office.scheme.basics
    empty = sum(each.places - each.count for each in departments)
    remarks = []
    if empty:
        remarks.append(f"各部门还空缺{empty}个职数。")
    if placements.undecided:
        remarks.append(f"另有{len(placements.undecided)}人的岗位待党委研究后另行公布。")
    return documents.SelectionResult(
        head=office.head(sitting.decided_on),
        campaign=basics.name,
        meeting=sitting.phrase,
        departments=departments,
        remark="".join(remarks),
        objection_days=basics.objection_days,
        receiver=office.receiver,
        telephone=basics.objections_phone,
    )


def _letter(office: Office, member: Member, place: str, sitting: Sitting) -> Paper:
    kind = documents.PLACEMENT_LETTER
    data = documents.PlacementLetter(
        head=office.head(sitting.effective_on, f"{kind.name}/{member.staff_id}"),
        person=member.name,
        campaign=office.scheme.basics.name,
        meeting=sitting.phrase,
        department=place,
        report_by=sitting.effective_on,
        handover_days=office.scheme.basics.handover_days,
    )
    return Paper(kind, data, member.name, member.staff_id, member.name)


def standby_papers(office: Office, standby: Iterable[Standby], sitting: Sitting) -> Iterable[Paper]:
    """待岗通知书 for each who is put on standby."""
    basics = office.scheme.basics
    kind = standby_documents.STANDBY_LETTER
    for each in standby:
        if each.starts is None or each.ends is None:
            continue
        data = standby_documents.StandbyLetter(
            head=office.head(sitting.effective_on, f"{kind.name}/{each.staff_id}"),
            person=each.member.name,
            plan=office.plan,
            meeting=sitting.phrase,
            cause=each.cause or "组织安排",
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
        yield Paper(kind, data, each.member.name, each.staff_id, each.member.name)
