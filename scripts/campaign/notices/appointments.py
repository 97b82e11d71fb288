"""Posts: marks for the notice board, the public notice, the appointments."""

from collections.abc import Iterable
from datetime import date

from campaign.documents import appointments as documents
from campaign.documents import scores
from campaign.documents.wording import people_phrase
from campaign.intake.roster import Member, Roster
from campaign.notices.papers import Office, Paper, Sitting
from campaign.outcome.appointments import Appointments
from campaign.outcome.dates import notice_ends
from campaign.outcome.scoreboard import Entry, Scoreboard, rounding_of
from campaign.reports.rules import rounding_rule, second_choice_rule, tie_rule
from campaign.scoring import Number, Rounding
from campaign.sheets.scheme import Post
from campaign.workbook.cells import plain

NOT_RECORDED = "—"
"""Printed where the roster says nothing."""


def score_paper(office: Office, scoreboard: Scoreboard, dated: date) -> Paper:
    """成绩公布."""
    scheme = office.scheme
    rules = [rounding_rule(scheme), tie_rule(scheme), second_choice_rule(scheme)]
    data = scores.ScorePublication(
        head=office.head(dated),
        campaign=scheme.basics.name,
        plan=office.plan,
        columns=tuple(
            scores.ScoreColumn(component=each.name, points=plain(each.points))
            for each in scheme.components
        ),
        lines=tuple(
            _line(office, entry) for post in scheme.posts for entry in scoreboard.entries[post.name]
        ),
        rules=tuple(rule for rule in rules if rule),
        objection_days=scheme.basics.objection_days,
        receiver=office.receiver,
        telephone=scheme.basics.objections_phone,
    )
    return Paper(scores.SCORE_PUBLICATION, data, "公示栏")


def _line(office: Office, entry: Entry) -> scores.ScoreLine:
    rounding = rounding_of(office.scheme)
    remarks = ["名次并列"] if entry.rank.tied_with else []
    remarks += ["得票率低于最低要求"] if entry.below_floor else []
    marks = tuple(
        "不计"
        if component.name in entry.uncounted
        else _shown(entry.points[component.name], rounding)
        for component in office.scheme.components
    )
    return scores.ScoreLine(
        post=entry.post,
        rank=str(entry.rank.rank or NOT_RECORDED),
        person=entry.candidate.name,
        marks=marks,
        total=str(entry.total),
        remark="；".join(remarks),
    )


def _shown(points: Number, rounding: Rounding) -> str:
    return str(rounding.quantize(points))


# -- public notice and appointment ----------------------------------------------------------------


def public_notice(
    office: Office, roster: Roster, appointments: Appointments, sitting: Sitting
) -> Paper | None:
    """任前公示; None while the scheme does not say from when."""
    begins, ends = office.scheme.basics.notice_starts, notice_ends(office.scheme)
    if begins is None or ends is None:
        return None
    basics = office.scheme.basics
    nominees = tuple(
        _nominee(roster[staff_id], post) for post, staff_id in _in_order(office, appointments)
    )
    data = documents.PublicNotice(
        head=office.head(begins),
        plan=office.plan,
        meeting=sitting.phrase,
        count=len(nominees),
        nominees=nominees,
        begins=begins,
        ends=ends,
        days=basics.notice_days,
        receiver=office.receiver,
        telephone=basics.objections_phone,
        address=basics.objections_address,
    )
    return Paper(documents.PUBLIC_NOTICE, data, "公示栏")


def _in_order(office: Office, appointments: Appointments) -> list[tuple[Post, str]]:
    """Posts with their holders, in the order of the scheme."""
    return [
        (post, staff_id)
        for post in office.scheme.posts
        for staff_id in appointments.holders(post.name)
    ]


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


def appointment_papers(
    office: Office, roster: Roster, appointments: Appointments, sitting: Sitting
) -> Iterable[Paper]:
    """任职通知 for all, 任职通知书 for each."""
    ordered = _in_order(office, appointments)
    if not ordered:
        return
    months = office.scheme.basics.probation_months
    remark = f"（试用期{months}个月）" if months else ""
    key = documents.APPOINTMENT_NOTICE.name
    notice = documents.AppointmentNotice(
        head=office.red_head(sitting.effective_on, key, sitting.number),
        people=people_phrase([roster[staff_id].name for _, staff_id in ordered]),
        meeting=sitting.phrase,
        appointees=tuple(
            documents.Appointee(person=roster[staff_id].name, post=post.name, remark=remark)
            for post, staff_id in ordered
        ),
        appointed_from=sitting.decided_on,
    )
    yield Paper(documents.APPOINTMENT_NOTICE, notice, "各办公室、全体机关干部")
    for post, staff_id in ordered:
        yield _letter(office, roster[staff_id], post, sitting)


def _letter(office: Office, member: Member, post: Post, sitting: Sitting) -> Paper:
    kind = documents.APPOINTMENT_LETTER
    data = documents.AppointmentLetter(
        head=office.head(sitting.effective_on, f"{kind.name}/{member.staff_id}"),
        person=member.name,
        post=post.name,
        meeting=sitting.phrase,
        appointed_from=sitting.decided_on,
        report_by=sitting.effective_on,
        report_to=post.department,
        handover_days=office.scheme.basics.handover_days,
    )
    return Paper(kind, data, member.name, member.staff_id, member.name)
