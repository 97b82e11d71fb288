"""Posts: the notice of appointment, the letters."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date

from campaign.calendar import add_months, in_words
from campaign.chinese import chinese_date
from campaign.office.history import APPOINTED
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series
from campaign.office.meetings import Sitting, appointment_faults, sitting_of
from campaign.office.moves import move_of
from campaign.office.office import Letterhead, Office
from campaign.office.sheets import Meeting
from campaign.posts.notice_documents import PUBLIC_NOTICE, Holder, decided_posts, holders, part_of
from campaign.posts.own_notices import takes_office_on
from campaign.posts.proposal import Appointments
from campaign.posts.removals import removals
from campaign.word.official_wording import people_phrase
from campaign.word.placeholders import filling, flag, name, rows, text, words
from campaign.workbook.read.reader import Row


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


def appointment_notice(
    office: Office,
    ordered: list[Holder],
    leaving: list[Holder],
    sitting: Sitting,
    effective_on: date,
) -> Paper:
    """Return 任职通知 for all of a day. Its office time runs from the committee's decision."""
    part = "" if effective_on == sitting.effective_on else part_of(effective_on)
    given = "" if part else sitting.number
    data = AppointmentNotice(
        head=APPOINTMENT_NOTICE.head(office, effective_on, part, given=given),
        people=_all_of(office, ordered, leaving),
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
        effective_on=effective_on,
    )
    return APPOINTMENT_NOTICE.paper(office, data, part=part)


def _all_of(office: Office, ordered: list[Holder], leaving: list[Holder]) -> str:
    """Name everybody of whom the notice speaks, each once."""
    members = {member.staff_id: member for _, member in [*ordered, *leaving]}
    return people_phrase([office.name(each) for each in members.values()])


def _terms(office: Office, sitting: Sitting) -> str:
    """Return what stands behind a post: its term with the last day, and the probation in it."""
    basics, said = office.scheme.basics, []
    if years := basics.term_years:
        ends = add_months(sitting.decided_on, 12 * years)
        said.append(f"任期{in_words(12 * years)}，至{chinese_date(ends)}")
    if months := basics.probation_months:
        said.append(f"试用期{in_words(months)}")
    return f"（{'，'.join(said)}）" if said else ""


def appointment_letters(
    office: Office, ordered: list[Holder], sitting: Sitting, effective_on: date
) -> Iterable[Paper]:
    """Yield 任职通知书 for each."""
    for post, member in ordered:
        data = AppointmentLetter(
            head=APPOINTMENT_LETTER.head(office, effective_on, member.staff_id),
            person=office.name(member),
            post=post.name,
            remark=_terms(office, sitting),
            meeting=office.meeting(sitting.decided_on),
            appointed_from=sitting.decided_on,
            decided_on=sitting.decided_on,
            effective_on=effective_on,
            report_by=office.report_by(effective_on),
            report_to=post.department,
            moves=move_of(office, member, post.name, by_post=True) is not None,
            handover_days=office.scheme.basics.handover_days,
        )
        yield APPOINTMENT_LETTER.paper(office, data, member)


# -- kinds -----------------------------------------------------------------------------------------


def make_appointment_papers(desk: Desk) -> None:
    """Take what makes the appointments formal, once the public notice has ended."""
    appointments = decided_posts(desk)
    if not desk.after(PUBLIC_NOTICE) or appointments is None:
        return
    if not appointments.holder_of:
        desk.take(APPOINTMENT_NOTICE, APPOINTMENT_LETTER)
        return
    office, scheme = desk.office, desk.office.scheme
    sitting = sitting_of(appointments.meeting)
    if sitting is None or sitting.effective_on is None:
        return
    if not desk.may(appointment_faults(scheme, sitting)):
        return
    _tell_of_holds(desk, appointments)
    by_day: dict[date, list[Holder]] = {}
    for post, member in holders(office, appointments):
        day = takes_office_on(scheme, appointments, member.staff_id)
        if day and appointments.takes_office(member.staff_id):
            by_day.setdefault(day, []).append((post, member))
    if not by_day:
        desk.take(APPOINTMENT_NOTICE, APPOINTMENT_LETTER)
        return
    desk.formal[Phase.POSTS] = min(by_day)
    sittings = {
        day: sitting._replace(
            decided_on=appointments.decided_on(own[0][1].staff_id, sitting.decided_on)
        )
        for day, own in sorted(by_day.items())
    }
    papers = {
        day: _formal(office, appointments, on_day, by_day, day) for day, on_day in sittings.items()
    }
    _take_notices(desk, papers, sitting.effective_on)
    letters = [
        each._replace(pending=appointments.awaits_notice([each.staff_id]))
        for day, on_day in sittings.items()
        for each in appointment_letters(office, by_day[day], on_day, day)
    ]
    desk.take(APPOINTMENT_LETTER, papers=letters)


def _formal(
    office: Office,
    appointments: Appointments,
    sitting: Sitting,
    by_day: Mapping[date, list[Holder]],
    day: date,
) -> Callable[[], Paper]:
    """Give the notice of a day: who takes office, and who leaves a post for it."""

    def leaving(until: date) -> list[Holder]:
        posts = {m.staff_id: p.name for on, own in by_day.items() if on <= until for p, m in own}
        return removals(office, appointments, posts)

    before = [each for on in by_day if on < day for each in leaving(on)]
    left = [each for each in leaving(day) if each not in before]
    pending = appointments.awaits_notice(member.staff_id for _, member in by_day[day])
    return lambda: appointment_notice(office, by_day[day], left, sitting, day)._replace(
        pending=pending
    )


def _take_notices(desk: Desk, papers: Mapping[date, Callable[[], Paper]], usual: date) -> None:
    """Take a notice for each day; the number that the office gave is for the usual day's."""
    if usual in papers:
        desk.take_notice(APPOINTMENT_NOTICE, papers[usual])
        if APPOINTMENT_NOTICE.name not in desk.taken:
            return
    others = [paper() for day, paper in papers.items() if day != usual]
    desk.take(APPOINTMENT_NOTICE, papers=others)


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


def _meeting(desk: Desk) -> Row[Meeting] | None:
    appointments = decided_posts(desk)
    return appointments.meeting if appointments else None


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
