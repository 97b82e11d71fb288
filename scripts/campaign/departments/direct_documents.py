"""直接定岗通知书: the letter to somebody with a place that was given, not chosen."""

from collections.abc import Iterable
from datetime import date

from campaign.departments.direct import Direct
from campaign.departments.documents import decided_places
from campaign.office.history import DEPARTMENT
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series
from campaign.office.meetings import Sitting
from campaign.office.moves import move_of
from campaign.office.office import Letterhead, Office
from campaign.word.placeholders import filling, flag, name, text, words


@filling
class DirectLetter:
    """Lay out 直接定岗通知书: the decision as the person receives it, with a receipt."""

    head: Letterhead
    person: str = name("姓名")
    campaign: str = text("活动名称")
    meeting: str = words("决定会议")
    department: str = name("部门")
    ground: str = words("直接定岗原因", default="")
    report_by: date = text("到岗期限")
    moves: bool = flag("岗位有变动", default=True)
    """Whether there is a former post to hand over."""
    handover_days: int = text("移交期限")


def direct_letters(office: Office, direct: Iterable[Direct], sitting: Sitting) -> Iterable[Paper]:
    """Yield 直接定岗通知书 for each."""
    assert sitting.effective_on
    for each in direct:
        member = each.member
        data = DirectLetter(
            head=DIRECT_LETTER.head(office, sitting.effective_on, member.staff_id),
            person=office.name(member),
            campaign=office.scheme.basics.name,
            meeting=office.meeting(sitting.decided_on),
            department=each.department,
            ground=each.why,
            report_by=office.report_by(sitting.effective_on),
            moves=move_of(office, member, each.department, by_post=False) is not None,
            handover_days=office.scheme.basics.handover_days,
        )
        yield DIRECT_LETTER.paper(office, data, member)


def make_direct_letters(desk: Desk) -> None:
    """Take the letters with those of the choice: the same meeting decides on both."""
    placements = decided_places(desk)
    if placements is None:
        return
    if not placements.direct:
        desk.take(DIRECT_LETTER)
        return
    sitting = desk.sitting(placements.meeting)
    if sitting is None or sitting.effective_on is None:
        return
    desk.formal[Phase.DEPARTMENTS] = sitting.effective_on
    papers = direct_letters(desk.office, placements.direct.values(), sitting)
    desk.take(DIRECT_LETTER, papers=papers)


DIRECT_LETTER = DocumentKind(
    "直接定岗通知书",
    DirectLetter,
    Audience.PERSON,
    Series.LETTERS,
    Phase.DEPARTMENTS,
    made_by=make_direct_letters,
    spoiled_by=(DEPARTMENT,),
    copies=2,
    on_demand=True,
)
