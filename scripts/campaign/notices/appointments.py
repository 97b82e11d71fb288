"""Posts: the public notice, the notice of appointment, the letters."""

from collections.abc import Container, Iterable

from campaign.documents import appointments as documents
from campaign.documents.wording import people_phrase
from campaign.intake.roster import Member
from campaign.months import in_words
from campaign.notices.papers import NOTICE_BOARD, Office, Paper
from campaign.notices.sittings import Sitting
from campaign.outcome.appointments import Appointments
from campaign.outcome.dates import notice_ends
from campaign.sheets.scheme import Post

NOT_RECORDED = "—"
"""Printed where the roster says nothing."""

Holder = tuple[Post, Member]


def holders(office: Office, appointments: Appointments) -> list[Holder]:
    """Posts with those appointed to them, in the order of the scheme."""
    return [
        (post, office.roster[staff_id])
        for post in office.scheme.posts
        for staff_id in appointments.holders(post.name)
    ]


def public_notice(office: Office, ordered: list[Holder], sitting: Sitting) -> Paper:
    """任前公示, dated on its first day. The scheme must say which that is."""
    basics, ends = office.scheme.basics, notice_ends(office.scheme)
    assert basics.notice_starts
    assert ends
    data = documents.PublicNotice(
        head=office.head(basics.notice_starts),
        plan=office.plan,
        meeting=office.meeting(sitting.decided_on),
        count=len(ordered),
        nominees=tuple(_nominee(member, post) for post, member in ordered),
        begins=basics.notice_starts,
        ends=ends,
        days=basics.notice_days,
        receiver=office.receiver,
        telephone=basics.objections_phone,
        address=basics.objections_address,
    )
    return Paper(documents.PUBLIC_NOTICE, data, NOTICE_BOARD)


def _nominee(member: Member, post: Post) -> documents.Nominee:
    person = member.person
    return documents.Nominee(
        person=member.name,
        sex=person.sex or NOT_RECORDED,
        nation=person.nation or NOT_RECORDED,
        born=str(person.born or NOT_RECORDED),
        party=person.party or NOT_RECORDED,
        education=person.education or NOT_RECORDED,
        present_post=(person.department + person.position) or NOT_RECORDED,
        proposed_post=post.name,
    )


def appointment_notice(office: Office, ordered: list[Holder], sitting: Sitting) -> Paper:
    """任职通知 for all. Its office time runs from the committee's decision."""
    assert sitting.effective_on
    kind = documents.APPOINTMENT_NOTICE
    data = documents.AppointmentNotice(
        head=office.red_head(sitting.effective_on, kind.name, sitting.number, jointly=False),
        people=people_phrase([member.name for _, member in ordered]),
        meeting=office.meeting(sitting.decided_on),
        appointees=tuple(
            documents.Appointee(
                person=office.name(member), post=post.name, remark=_probation(office)
            )
            for post, member in ordered
        ),
        appointed_from=sitting.decided_on,
    )
    return Paper(kind, data, office.recipients)


def _probation(office: Office) -> str:
    """What stands behind a post that is held on probation at first."""
    months = office.scheme.basics.probation_months
    return f"（试用期{in_words(months)}）" if months else ""


def appointment_letters(
    office: Office, ordered: list[Holder], sitting: Sitting, moving: Container[str]
) -> Iterable[Paper]:
    """任职通知书 for each. moving: 编号 of those who have a former post to hand over."""
    assert sitting.effective_on
    kind = documents.APPOINTMENT_LETTER
    for post, member in ordered:
        data = documents.AppointmentLetter(
            head=office.head(sitting.effective_on, f"{kind.name}/{member.staff_id}"),
            person=office.name(member),
            post=post.name,
            remark=_probation(office),
            meeting=office.meeting(sitting.decided_on),
            appointed_from=sitting.decided_on,
            report_by=office.report_by(sitting.effective_on),
            report_to=post.department,
            moves=member.staff_id in moving,
            handover_days=office.scheme.basics.handover_days,
        )
        yield office.letter(kind, data, member)
