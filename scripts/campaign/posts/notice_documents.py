"""Posts: the public notice before an appointment, and that of whoever moves up later."""

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from campaign.chinese import chinese_date
from campaign.issues import Issue, Kind
from campaign.office.history import APPOINTED
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series
from campaign.office.meetings import Sitting, notice_faults
from campaign.office.names import distinct_names
from campaign.office.office import NOT_RECORDED, Letterhead, Office
from campaign.posts.own_notices import note_announced, notice_of, notice_order_faults
from campaign.posts.proposal import Appointments
from campaign.posts.stages import the_appointments
from campaign.roster.roster import Member
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Post
from campaign.word.placeholders import filling, name, rows, text, words


@filling
class Nominee:
    """A person proposed for a post, as the public notice describes them."""

    person: str = name("姓名")
    sex: str = text("性别")
    nation: str = text("民族")
    born: str = text("出生年月")
    party: str = text("政治面貌")
    education: str = text("学历")
    present_post: str = text("现任职务")
    proposed_post: str = text("拟任职务")


@filling
class PublicNotice:
    """任前公示: at least five working days before the appointment is made formal."""

    head: Letterhead
    plan: str = words("方案名称")
    meeting: str = words("决定会议")
    count: int = text("人数")
    nominees: tuple[Nominee, ...] = rows("拟任人员")
    succession: str = words("递补说明", default="")
    """Who gave a post up, why, and who moves up."""
    begins: date = text("公示开始")
    ends: date = text("公示结束")
    days: int = text("公示工作日数")
    receiver: str = name("受理部门")
    telephone: str = text("受理电话", default="", room=8)
    address: str = text("受理地址", default="", room=12)


# -- papers ----------------------------------------------------------------------------------------


Holder = tuple[Post, Member]


def holders(office: Office, appointments: Appointments) -> list[Holder]:
    """Return posts with those appointed to them, in the order of the scheme.

    Behind those at first, who took over from somebody since.
    """
    return [
        (appointments.seat(staff_id), office.roster[staff_id])
        for post in office.scheme.posts
        for staff_id in appointments.ever_holding(post.name)
    ]


def public_notices(office: Office, appointments: Appointments, sitting: Sitting) -> list[Paper]:
    """Return 任前公示, each dated on its first day. The scheme must say which that is.

    One is for all; who moved up once that had begun (递补) is announced in one of its own. Nobody
    is put on one that is up already.
    """
    together: dict[str, list[Holder]] = {}
    for post, member in holders(office, appointments):
        if member.staff_id in appointments.unannounced:
            continue
        own = appointments.own_notices.get(member.staff_id)
        together.setdefault(part_of(own.starts) if own else "", []).append((post, member))
    return [
        _notice(office, appointments, sitting, ordered, part)
        for part, ordered in sorted(together.items())
    ]


def part_of(day: date) -> str:
    """Name the papers of those who moved up, by their day."""
    return f"递补{day:%m%d}"


def _notice(
    office: Office,
    appointments: Appointments,
    sitting: Sitting,
    ordered: Sequence[Holder],
    part: str,
) -> Paper:
    basics, succession = office.scheme.basics, appointments.succession
    begins, ends = notice_of(office.scheme, appointments, ordered[0][1].staff_id)
    names = distinct_names(member for _, member in ordered)
    data = PublicNotice(
        head=PUBLIC_NOTICE.head(office, begins),
        plan=office.plan,
        meeting=office.meeting(appointments.decided_on(ordered[0][1].staff_id, sitting.decided_on)),
        count=len(ordered),
        nominees=tuple(_nominee(member, names[member.staff_id], post) for post, member in ordered),
        succession="".join(
            f"{office.name(member)}拟任{post.name}：{succession[member.staff_id]}"
            for post, member in ordered
            if member.staff_id in succession
        ),
        begins=begins,
        ends=ends,
        days=basics.notice_days,
        receiver=office.receiver,
        telephone=basics.objections_phone,
        address=basics.objections_address,
    )
    return PUBLIC_NOTICE.paper(office, data, part=part)


def _nominee(member: Member, name: str, post: Post) -> Nominee:
    person = member.person
    return Nominee(
        person=name,
        sex=person.sex or NOT_RECORDED,
        nation=person.nation or NOT_RECORDED,
        born=str(person.born or NOT_RECORDED),
        party=person.party or NOT_RECORDED,
        education=person.education or NOT_RECORDED,
        present_post=(person.department + person.position) or NOT_RECORDED,
        proposed_post=post.name,
    )


# -- kinds -----------------------------------------------------------------------------------------


def make_public_notices(desk: Desk) -> None:
    """Take the public notice once the committee has decided."""
    appointments = decided_posts(desk)
    if appointments is None:
        return
    if appointments.undecided:
        desk.waits_for.append(f"{len(appointments.undecided)}人的任用还没有决定")
    if not appointments.holder_of:
        desk.take(PUBLIC_NOTICE)
        return
    office, scheme = desk.office, desk.office.scheme
    sitting = desk.sitting(appointments.meeting)
    if sitting is None or not desk.may(notice_faults(scheme, sitting)):
        return
    if not desk.may(list(notice_order_faults(scheme, appointments, sitting.decided_on))):
        return
    folder, today = desk.run.folder, desk.run.today
    folder.ahead.append(partial(note_announced, folder, scheme, appointments, today))
    desk.run.note(list(_not_announced(scheme, appointments)))
    desk.take(PUBLIC_NOTICE, papers=public_notices(office, appointments, sitting))


def _not_announced(scheme: Scheme, appointments: Appointments) -> Iterator[Issue]:
    """Tell who was decided on too late for the notice of all: it says nothing of them."""
    assert scheme.basics.notice_starts
    starts = chinese_date(scheme.basics.notice_starts)
    for staff_id in sorted(appointments.unannounced):
        post = appointments.won[staff_id]
        row = appointments.rows[post, staff_id]
        where, name = row.where("decision"), row.value.name
        yield Kind.DECISION_NOT_ANNOUNCED.at(where, name=name, post=post, starts=starts)


def decided_posts(desk: Desk) -> Appointments | None:
    """Give the committee's decisions on posts, once there are any."""
    return desk.ready(the_appointments)


PUBLIC_NOTICE = DocumentKind(
    "任前公示",
    PublicNotice,
    Audience.BOARD,
    Series.NONE,
    Phase.POSTS,
    made_by=make_public_notices,
    spoiled_by=(APPOINTED,),
    over_on=lambda office, data: data.ends,
)
