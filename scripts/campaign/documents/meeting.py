"""The notice of the mobilisation meeting, with the attendance list from the roster."""

from datetime import date

from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series
from campaign.office.office import NOT_RECORDED, Letterhead, Office
from campaign.word.official_wording import meeting_time
from campaign.word.placeholders import filling, name, rows, text, words


@filling
class Attendant:
    """A line of the attendance list."""

    person: str = name("姓名")
    department: str = name("部门")
    position: str = text("职务", default="")


@filling
class MobilizationNotice:
    """The notice of the mobilisation meeting, with the attendance list attached."""

    head: Letterhead
    campaign: str = text("活动名称")
    plan: str = words("方案名称")
    office: str = name("主办部门")
    when: str = words("会议时间", default="", room=12)
    place: str = text("会议地点", default="", room=12)
    participants: str = words("参会人员")
    contact: str = text("联系人", default="")
    telephone: str = text("联系电话", default="")
    attendants: tuple[Attendant, ...] = rows("签到人员")


# -- papers ----------------------------------------------------------------------------------------


def meeting_paper(office: Office) -> Paper:
    """Return 动员会通知 with 签到表."""
    basics = office.scheme.basics
    data = MobilizationNotice(
        head=MOBILIZATION_NOTICE.head(office, office.plan_issued_on),
        campaign=basics.name,
        plan=office.plan,
        office=office.office,
        when=meeting_time(basics.meeting_time) if basics.meeting_time else "",
        place=basics.meeting_place,
        participants=office.staff_in_scope,
        contact=basics.contact,
        telephone=basics.contact_phone,
        attendants=tuple(
            Attendant(
                person=office.name(member),
                department=member.person.department or NOT_RECORDED,
                position=member.person.position,
            )
            for member in office.roster.members
            if not member.outside or member.direct_to
        ),
    )
    return MOBILIZATION_NOTICE.paper(office, data)


# -- kinds -----------------------------------------------------------------------------------------


def make_meeting_papers(desk: Desk) -> None:
    """Take the notice: all it says is in the scheme and the roster."""
    desk.take(MOBILIZATION_NOTICE, papers=[meeting_paper(desk.office)])


def _held_on(office: Office, _: MobilizationNotice) -> date | None:
    held = office.scheme.basics.meeting_time
    return held.date() if held else None


MOBILIZATION_NOTICE = DocumentKind(
    "动员会通知",
    MobilizationNotice,
    Audience.OFFICES,
    Series.NOTICES,
    Phase.PLAN,
    made_by=make_meeting_papers,
    over_on=_held_on,
)
