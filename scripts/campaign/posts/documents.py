"""Posts: the public notice, the notice of appointment, the letters."""

from collections.abc import Iterable
from datetime import date

from campaign.calendar import add_months, in_words
from campaign.chinese import chinese_date
from campaign.office.history import APPOINTED
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series
from campaign.office.meetings import Sitting, appointment_faults, notice_faults
from campaign.office.moves import move_of
from campaign.office.names import distinct_names
from campaign.office.office import NOT_RECORDED, Letterhead, Office
from campaign.office.sheets import Meeting
from campaign.posts.proposal import Appointments
from campaign.posts.removals import removals
from campaign.posts.stages import the_appointments
from campaign.roster.roster import Member
from campaign.scheme.sheets import Post
from campaign.word.official_wording import people_phrase
from campaign.word.placeholders import filling, flag, name, rows, text, words
from campaign.workbook.read.reader import Row


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


@filling
class Appointee:
    """A line of the notice of appointment."""

    person: str = name("姓名")
    post: str = name("职务")
    remark: str = words("任职说明", default="")
    """Such as （试用期1年）."""


@filling
class Leaver:
    """Fill in a line of the notice for who leaves a post."""

    person: str = name("姓名")
    post: str = name("职务")


@filling
class AppointmentNotice:
    """任职通知: the collective decision, red head."""

    head: Letterhead
    people: str = words("人员概称")
    """From `wording.people_phrase`."""
    meeting: str = words("决定会议")
    appointees: tuple[Appointee, ...] = rows("任职人员")
    leavers: tuple[Leaver, ...] = rows("免职人员", default=())
    appointed_from: date = text("任职起算日期")
    """From when the time in office counts: the decision."""
    decided_on: date | str = text("决定日期", default="", needed_if_printed=True)
    effective_on: date | str = text("任职日期", default="", needed_if_printed=True)
    """The day of 会议信息, on which the notices are dated."""


@filling
class AppointmentLetter:
    """任职通知书: the decision as the person receives it, with a receipt."""

    head: Letterhead
    person: str = name("姓名")
    post: str = name("职务")
    remark: str = words("任职说明", default="")
    meeting: str = words("决定会议")
    appointed_from: date = text("任职起算日期")
    """From when the time in office counts: the decision."""
    decided_on: date | str = text("决定日期", default="", needed_if_printed=True)
    effective_on: date | str = text("任职日期", default="", needed_if_printed=True)
    """The day of 会议信息, on which the notices are dated."""
    report_by: date = text("报到期限")
    report_to: str = name("报到部门")
    moves: bool = flag("岗位有变动", default=True)
    """Whether there is a former post to hand over."""
    handover_days: int = text("移交期限")


# -- papers ----------------------------------------------------------------------------------------


Holder = tuple[Post, Member]


def holders(office: Office, appointments: Appointments) -> list[Holder]:
    """Return posts with those appointed to them, in the order of the scheme."""
    return [
        (appointments.seats[staff_id], office.roster[staff_id])
        for post in office.scheme.posts
        for staff_id in appointments.holders(post.name)
    ]


def public_notice(office: Office, appointments: Appointments, sitting: Sitting) -> Paper:
    """Return 任前公示, dated on its first day. The scheme must say which that is."""
    basics, ends = office.scheme.basics, office.scheme.notice_ends
    assert basics.notice_starts
    assert ends
    ordered, succession = holders(office, appointments), appointments.succession
    names = distinct_names(member for _, member in ordered)
    data = PublicNotice(
        head=PUBLIC_NOTICE.head(office, basics.notice_starts),
        plan=office.plan,
        meeting=office.meeting(sitting.decided_on),
        count=len(ordered),
        nominees=tuple(_nominee(member, names[member.staff_id], post) for post, member in ordered),
        succession="".join(
            f"{office.name(member)}拟任{post.name}：{succession[member.staff_id]}"
            for post, member in ordered
            if member.staff_id in succession
        ),
        begins=basics.notice_starts,
        ends=ends,
        days=basics.notice_days,
        receiver=office.receiver,
        telephone=basics.objections_phone,
        address=basics.objections_address,
    )
    return PUBLIC_NOTICE.paper(office, data)


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


def appointment_notice(
    office: Office, ordered: list[Holder], leaving: list[Holder], sitting: Sitting
) -> Paper:
    """Return 任职通知 for all. Its office time runs from the committee's decision."""
    assert sitting.effective_on
    data = AppointmentNotice(
        head=APPOINTMENT_NOTICE.head(office, sitting.effective_on, given=sitting.number),
        people=_all_of(ordered, leaving),
        meeting=office.meeting(sitting.decided_on),
        appointees=tuple(
            Appointee(person=office.name(member), post=post.name, remark=_terms(office, sitting))
            for post, member in ordered
        ),
        leavers=tuple(
            Leaver(person=office.name(member), post=post.name) for post, member in leaving
        ),
        appointed_from=sitting.decided_on,
        decided_on=sitting.decided_on,
        effective_on=sitting.effective_on,
    )
    return APPOINTMENT_NOTICE.paper(office, data)


def _all_of(ordered: list[Holder], leaving: list[Holder]) -> str:
    """Name everybody of whom the notice speaks, each once."""
    members = {member.staff_id: member for _, member in [*ordered, *leaving]}
    return people_phrase(list(distinct_names(members.values()).values()))


def _terms(office: Office, sitting: Sitting) -> str:
    """Return what stands behind a post: its term with the last day, and the probation in it."""
    basics, said = office.scheme.basics, []
    if years := basics.term_years:
        ends = add_months(sitting.decided_on, 12 * years)
        said.append(f"任期{in_words(12 * years)}，至{chinese_date(ends)}")
    if months := basics.probation_months:
        said.append(f"试用期{in_words(months)}")
    return f"（{'，'.join(said)}）" if said else ""


def appointment_letters(office: Office, ordered: list[Holder], sitting: Sitting) -> Iterable[Paper]:
    """Yield 任职通知书 for each."""
    assert sitting.effective_on
    for post, member in ordered:
        data = AppointmentLetter(
            head=APPOINTMENT_LETTER.head(office, sitting.effective_on, member.staff_id),
            person=office.name(member),
            post=post.name,
            remark=_terms(office, sitting),
            meeting=office.meeting(sitting.decided_on),
            appointed_from=sitting.decided_on,
            decided_on=sitting.decided_on,
            effective_on=sitting.effective_on,
            report_by=office.report_by(sitting.effective_on),
            report_to=post.department,
            moves=move_of(office, member, post.name, by_post=True) is not None,
            handover_days=office.scheme.basics.handover_days,
        )
        yield APPOINTMENT_LETTER.paper(office, data, member)


# -- kinds -----------------------------------------------------------------------------------------


def make_appointment_papers(desk: Desk) -> None:
    """Take the public notice once the committee has decided, the rest once that has ended."""
    appointments = decided_posts(desk)
    if appointments is None:
        return
    if appointments.undecided:
        desk.waits_for.append(f"{len(appointments.undecided)}人的任用还没有决定")
    if not appointments.holder_of:
        desk.take(PUBLIC_NOTICE, APPOINTMENT_NOTICE, APPOINTMENT_LETTER)
        return
    office, scheme = desk.office, desk.office.scheme
    sitting = desk.sitting(appointments.meeting)
    if sitting is None or not desk.may(notice_faults(scheme, sitting)):
        return
    ordered = holders(office, appointments)
    desk.take(PUBLIC_NOTICE, papers=[public_notice(office, appointments, sitting)])
    if sitting.effective_on is None or not desk.may(appointment_faults(scheme, sitting)):
        return
    _tell_of_holds(desk, appointments)
    ready = [each for each in ordered if each[1].staff_id in appointments.in_office]
    if not ready:
        desk.take(APPOINTMENT_NOTICE, APPOINTMENT_LETTER)
        return
    desk.formal[Phase.POSTS] = sitting.effective_on
    leaving = removals(office, appointments)
    desk.take_notice(
        APPOINTMENT_NOTICE, lambda: appointment_notice(office, ready, leaving, sitting)
    )
    desk.take(APPOINTMENT_LETTER, papers=appointment_letters(office, ready, sitting))


def _tell_of_holds(desk: Desk, appointments: Appointments) -> None:
    """Say whose letter of appointment waits, and for what."""
    waiting: dict[str, list[str]] = {}
    for staff_id, why in appointments.on_hold.items():
        waiting.setdefault(why, []).append(staff_id)
    for why, numbers in waiting.items():
        more = f"等{len(numbers)}人" if len(numbers) > _MOST_NAMED else ""
        who = f"编号{'、'.join(numbers[:_MOST_NAMED])}{more}"
        desk.waits_for.append(f"{who}的{why}，任职通知书暂时不做")


_MOST_NAMED = 8


def decided_posts(desk: Desk) -> Appointments | None:
    """Give the committee's decisions on posts, once there are any."""
    return desk.ready(the_appointments)


def _meeting(desk: Desk) -> Row[Meeting] | None:
    appointments = decided_posts(desk)
    return appointments.meeting if appointments else None


PUBLIC_NOTICE = DocumentKind(
    "任前公示",
    PublicNotice,
    Audience.BOARD,
    Series.NONE,
    Phase.POSTS,
    made_by=make_appointment_papers,
    spoiled_by=(APPOINTED,),
    over_on=lambda office: office.scheme.notice_ends,
)
APPOINTMENT_NOTICE = DocumentKind(
    "任职通知",
    AppointmentNotice,
    Audience.OFFICES,
    Series.NOTICES,
    Phase.POSTS,
    made_by=make_appointment_papers,
    spoiled_by=(APPOINTED,),
    jointly=False,
    meeting=_meeting,
)
APPOINTMENT_LETTER = DocumentKind(
    "任职通知书",
    AppointmentLetter,
    Audience.PERSON,
    Series.LETTERS,
    Phase.POSTS,
    made_by=make_appointment_papers,
    spoiled_by=(APPOINTED,),
    copies=2,
)
