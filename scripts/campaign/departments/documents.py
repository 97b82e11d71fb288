"""Departments: the result for the notice board, the notice of placement, the letters."""

from collections.abc import Collection, Iterable, Sequence
from datetime import date

from campaign.departments.direct import Direct
from campaign.departments.later_totals import published_totals
from campaign.departments.placements import Placement, Placements
from campaign.departments.stages import the_placements
from campaign.office.history import DECIDED, DEPARTMENT, STANDBY
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series
from campaign.office.meetings import Sitting
from campaign.office.moves import move_of
from campaign.office.office import Letterhead, Office
from campaign.office.sheets import Meeting
from campaign.scoring.documents import papers_of
from campaign.word.placeholders import filling, flag, name, rows, text, words
from campaign.workbook.read.reader import Row


@filling
class DepartmentStaff:
    """A department and those placed there."""

    department: str = name("部门")
    places: int = text("职数")
    count: int = text("人数")
    people: str = text("名单", default="")
    """Names separated by 、; blank if nobody was placed there."""
    names: tuple[str, ...]
    """The same one by one: a mark behind a name may hold a 、 itself."""


@filling
class PlacementNotice:
    """岗位安排通知: the collective decision by department, red head."""

    head: Letterhead
    campaign: str = text("活动名称")
    meeting: str = words("决定会议")
    count: int = text("人数")
    departments: tuple[DepartmentStaff, ...] = rows("部门安排")
    report_by: date = text("到岗期限")
    handover_days: int = text("移交期限")
    decided_on: date | str = text("决定日期", default="", needed_if_printed=True)
    effective_on: date | str = text("任职日期", default="", needed_if_printed=True)


@filling
class PlacementLetter:
    """岗位安排通知书: the decision as the person receives it, with a receipt."""

    head: Letterhead
    person: str = name("姓名")
    campaign: str = text("活动名称")
    meeting: str = words("决定会议")
    department: str = name("部门")
    post: str = text("岗位说明", default="")
    """What the place is, if the plan says so, such as 人大秘书."""
    report_by: date = text("到岗期限")
    moves: bool = flag("岗位有变动", default=True)
    """Whether there is a former post to hand over."""
    handover_days: int = text("移交期限")
    decided_on: date | str = text("决定日期", default="", needed_if_printed=True)
    effective_on: date | str = text("任职日期", default="", needed_if_printed=True)


@filling
class SelectionResult:
    """双向选择结果公布, for the notice board."""

    head: Letterhead
    campaign: str = text("活动名称")
    meeting: str = words("决定会议")
    departments: tuple[DepartmentStaff, ...] = rows("部门安排")
    remark: str = words("结果说明", default="")
    """Sentences on places left empty and what comes next."""
    objection_days: int = text("异议期限")
    receiver: str = name("受理部门")
    telephone: str = text("受理电话", default="", room=8)


# -- papers ----------------------------------------------------------------------------------------


def in_departments(placements: Placements, others: Collection[str]) -> list[Placement]:
    """Return everybody placed in a department, in the order of the decisions; not in 其他去向."""
    return [each for each in placements.of.values() if each.place not in (STANDBY, *others)]


def selection_result(office: Office, placements: Placements, sitting: Sitting) -> Paper:
    """Return 双向选择结果公布: the committee's decisions, as of the day of its meeting."""
    basics = office.scheme.basics
    placed = in_departments(placements, office.scheme.elsewhere)
    departments = _departments(office, placed, placements.direct.values())
    data = SelectionResult(
        head=SELECTION_RESULT.head(office, sitting.decided_on),
        campaign=basics.name,
        meeting=office.meeting(sitting.decided_on),
        departments=departments,
        remark=_remark(departments, placements),
        objection_days=basics.objection_days,
        receiver=office.receiver,
        telephone=basics.objections_phone,
    )
    return SELECTION_RESULT.paper(office, data)


def _remark(departments: Iterable[DepartmentStaff], placements: Placements) -> str:
    remarks = []
    if empty := sum(max(0, each.places - each.count) for each in departments):
        remarks.append(f"各部门还空缺{empty}个职数。")
    if placements.undecided:
        remarks.append(f"另有{len(placements.undecided)}人的岗位待党委研究后另行公布。")
    return "".join(remarks)


def _departments(
    office: Office, placed: Sequence[Placement], direct: Iterable[Direct]
) -> tuple[DepartmentStaff, ...]:
    """Give everybody who is placed, by department; whose place was given is marked so."""
    staff: dict[str, list[str]] = {each.name: [] for each in office.scheme.departments}
    for each in placed:
        staff[each.place].append(office.name(each.member))
    for given in direct:
        staff[given.department].append(f"{office.name(given.member)}（直接定岗）")
    return tuple(
        DepartmentStaff(
            department=department.name,
            places=department.quota,
            count=len(staff[department.name]),
            people="、".join(staff[department.name]),
            names=tuple(staff[department.name]),
        )
        for department in office.scheme.departments
    )


def placement_notice(
    office: Office, placed: Sequence[Placement], direct: Sequence[Direct], sitting: Sitting
) -> Paper:
    """Return 岗位安排通知 for all, by department."""
    assert sitting.effective_on
    basics = office.scheme.basics
    departments = _departments(office, placed, direct)
    data = PlacementNotice(
        head=PLACEMENT_NOTICE.head(office, sitting.effective_on, given=sitting.number),
        campaign=basics.name,
        meeting=office.meeting(sitting.decided_on),
        count=len(placed) + len(direct),
        departments=tuple(each for each in departments if each.count),
        report_by=office.report_by(sitting.effective_on),
        decided_on=sitting.decided_on,
        effective_on=sitting.effective_on,
        handover_days=basics.handover_days,
    )
    return PLACEMENT_NOTICE.paper(office, data)


def placement_letters(
    office: Office, placed: Iterable[Placement], sitting: Sitting
) -> Iterable[Paper]:
    """Yield 岗位安排通知书 for each."""
    assert sitting.effective_on
    for each in placed:
        member = each.member
        data = PlacementLetter(
            head=PLACEMENT_LETTER.head(office, sitting.effective_on, member.staff_id),
            person=office.name(member),
            campaign=office.scheme.basics.name,
            meeting=office.meeting(sitting.decided_on),
            department=each.place,
            report_by=office.report_by(sitting.effective_on),
            decided_on=sitting.decided_on,
            effective_on=sitting.effective_on,
            moves=move_of(office, member, each.place, by_post=False) is not None,
            handover_days=office.scheme.basics.handover_days,
        )
        yield PLACEMENT_LETTER.paper(office, data, member)


# -- kinds -----------------------------------------------------------------------------------------


def make_placement_papers(desk: Desk) -> None:
    """Take the result once the committee has met, the rest once the day is known (任职日期)."""
    placements = decided_places(desk)
    if placements is None:
        return
    if placements.undecided:
        desk.waits_for.append(f"{len(placements.undecided)}人的定岗还没有决定")
    if not placements.of:
        desk.take(SELECTION_RESULT, PLACEMENT_NOTICE, PLACEMENT_LETTER)
        return
    sitting = desk.sitting(placements.meeting)
    if sitting is None:
        return
    office = desk.office
    placed = in_departments(placements, office.scheme.elsewhere)
    result = [selection_result(office, placements, sitting)] if placed else []
    desk.take(SELECTION_RESULT, papers=result)
    for totals in published_totals(desk.run, sitting.decided_on):
        desk.papers += papers_of(office, totals)
    if sitting.effective_on is None:
        return
    desk.formal[Phase.DEPARTMENTS] = sitting.effective_on
    if placed:
        direct = list(placements.direct.values())
        desk.take_notice(
            PLACEMENT_NOTICE, lambda: placement_notice(office, placed, direct, sitting)
        )
    else:
        desk.take(PLACEMENT_NOTICE)
    desk.take(PLACEMENT_LETTER, papers=placement_letters(office, placed, sitting))


def decided_places(desk: Desk) -> Placements | None:
    """Give the committee's decisions on departments, once there are any or none to be made."""
    if not desk.office.scheme.departments:
        return Placements()
    return desk.ready(the_placements)


def _meeting(desk: Desk) -> Row[Meeting] | None:
    placements = decided_places(desk)
    return placements.meeting if placements else None


SELECTION_RESULT = DocumentKind(
    "双向选择结果公布",
    SelectionResult,
    Audience.BOARD,
    Series.NONE,
    Phase.DEPARTMENTS,
    made_by=make_placement_papers,
    spoiled_by=(DECIDED,),
)
PLACEMENT_NOTICE = DocumentKind(
    "岗位安排通知",
    PlacementNotice,
    Audience.OFFICES,
    Series.NOTICES,
    Phase.DEPARTMENTS,
    made_by=make_placement_papers,
    spoiled_by=(DEPARTMENT,),
    meeting=_meeting,
)
PLACEMENT_LETTER = DocumentKind(
    "岗位安排通知书",
    PlacementLetter,
    Audience.PERSON,
    Series.LETTERS,
    Phase.DEPARTMENTS,
    made_by=make_placement_papers,
    spoiled_by=(DEPARTMENT,),
    copies=2,
)
