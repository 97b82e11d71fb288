"""Standby: the letter at its start; the review at its end, and what follows from it."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from campaign.calendar import in_words
from campaign.departments.documents import decided_places
from campaign.departments.sheets import LATE, NOT_ADMITTED, NOT_CHOSEN, NOT_OBEYING, NOT_REGISTERED
from campaign.office.history import CAUSE, ON_STANDBY, STANDBY_ENDED, TRAINING
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series, occasion
from campaign.office.meetings import Sitting, sitting_of, standby_faults
from campaign.office.office import Letterhead, Office
from campaign.standby.courses import Course
from campaign.standby.periods import Standby, days_left
from campaign.standby.phases import in_words as pay_in_words
from campaign.standby.phases import pay_phases
from campaign.standby.sheets import WAITING, StandbyRow
from campaign.standby.stages import the_courses, the_standby
from campaign.standby.trail_sheets import REVIEW_FAILED
from campaign.word.placeholders import filling, flag, name, text, words


@filling
class StandbyLetter:
    """待岗通知书: cause, term, pay, duties, review, objection; with a receipt."""

    head: Letterhead
    person: str = name("姓名")
    plan: str = words("方案名称")
    meeting: str = words("决定会议")
    cause: str = words("待岗原因")
    begins: date = text("待岗开始")
    ends: date = text("待岗期满")
    term: str = words("待岗期限")
    pay: str = text("待岗待遇")
    training_in: str = name("跟班学习部门")
    managed_by: str = name("管理部门")
    objection_days: int = text("异议期限")
    receiver: str = name("受理部门")
    telephone: str = text("受理电话", default="", room=8)
    decided_on: date | str = text("决定日期", default="", needed_if_printed=True)
    effective_on: date | str = text("任职日期", default="", needed_if_printed=True)


@filling
class StandbyReview:
    """待岗考评表: a form to be filled by those who saw the work and by the committee."""

    head: Letterhead
    staff_number: str = text("编号")
    person: str = name("姓名")
    sex: str = text("性别", default="")
    born: str = text("出生年月", default="")
    party: str = text("政治面貌", default="")
    former_post: str = text("原岗位", default="")
    cause: str = words("待岗原因")
    begins: date = text("待岗开始")
    ends: date = text("待岗期满")
    training_in: str = name("跟班学习部门", default="", room=6)


@filling
class ReturnLetter:
    """恢复工作通知书, for those who passed the review; with a receipt."""

    head: Letterhead
    person: str = name("姓名")
    standby_letter: str = words("待岗通知书文号", default="")
    begins: date = text("待岗开始")
    ends: date = text("待岗期满")
    ended_early: bool = flag("提前结束", default=False)
    reviewed_on: date = text("考评日期")
    department: str = name("部门")
    report_by: date = text("到岗期限")
    trial: str = words("试岗期限", default="")
    """Empty where nobody is on trial."""
    trial_begins: date | str = text("试岗开始", default="")
    trial_ends: date | str = text("试岗期满", default="")
    trial_pay: str = words("试岗待遇", default="")


@filling
class HandlingProposal:
    """处理意见呈报表, for those who failed: states the plan's range, leaves the sanction open."""

    head: Letterhead
    staff_number: str = text("编号")
    person: str = name("姓名")
    sex: str = text("性别", default="")
    born: str = text("出生年月", default="")
    party: str = text("政治面貌", default="")
    former_post: str = text("原岗位", default="")
    plan: str = words("方案名称")
    standby_letter: str = words("待岗通知书文号", default="")
    begins: date = text("待岗开始")
    ends: date = text("待岗期满")
    reviewed_on: date = text("考评日期")
    failing_consequence: str = words("不合格处理")
    """The plan's words."""


# -- papers ----------------------------------------------------------------------------------------


_CAUSES = {
    NOT_CHOSEN: "在双向选择中没有被选中",
    NOT_REGISTERED: "没有报名参加双向选择",
    NOT_ADMITTED: "报名没有通过审核",
    LATE: "报名超过截止时间",
    NOT_OBEYING: "不服从组织安排",
}
"""The plan's causes of standby as a letter puts them."""
_FORMS_AHEAD = 30
"""Days before the end at which the review form is made."""


def standby_letters(
    office: Office, standby: Iterable[Standby], sitting: Sitting
) -> Iterable[Paper]:
    """Yield 待岗通知书 for each who is put on standby."""
    assert sitting.effective_on
    basics = office.scheme.basics
    for each in standby:
        if each.starts is None or each.ends is None:
            continue
        data = StandbyLetter(
            head=STANDBY_LETTER.head(office, sitting.effective_on, each.staff_id),
            person=office.name(each.member),
            plan=office.plan,
            meeting=office.meeting(sitting.decided_on),
            cause=cause_of(each),
            begins=each.starts,
            ends=each.ends,
            term=in_words(basics.standby_months),
            pay=pay_in_words(pay_phases(office.scheme, each)) or basics.standby_pay,
            decided_on=sitting.decided_on,
            effective_on=sitting.effective_on,
            training_in=each.training_in or "组织安排的部门",
            managed_by=office.office,
            objection_days=basics.objection_days,
            receiver=office.receiver,
            telephone=basics.objections_phone,
        )
        yield STANDBY_LETTER.paper(office, data, each.member)


def cause_of(standby: Standby) -> str:
    """Return why somebody is on standby, to follow 因 in a letter."""
    cause = standby.cause.strip("。；， ")
    return _CAUSES.get(cause, cause) or "组织安排"


def failing_consequence(office: Office) -> str:
    """Return what the plan says of a failed review, in its own words and no others."""
    return office.scheme.basics.after_failing or "按有关规定处理"


def review_papers(office: Office, courses: Sequence[Course], today: date) -> list[Paper]:
    """Return 考评表 when a period ends, then what follows from the results, time by time."""
    forms, letters, proposals = [], [], []
    for course in courses:
        standby, number = course.standby, 0
        if standby.starts is None or standby.ends is None:
            continue
        for number, (of, ends) in enumerate(course.reviews, 1):
            last = ends or standby.ends
            each = standby._replace(ends=last)
            forms.append(_form(office, each, number))
            row = of.row.value
            if of.case == REVIEW_FAILED:
                proposals.append(_proposal(office, each, number, of.day))
            elif isinstance(row, StandbyRow) and row.destination:
                letters.append(_return(office, course, standby.starts, last, row))
        if course.state == WAITING and days_left(standby.ends, today) <= _FORMS_AHEAD:
            forms.append(_form(office, standby, number + 1))
    return [*forms, *letters, *proposals]


def _form(office: Office, each: Standby, number: int) -> Paper:
    assert each.ends
    data = StandbyReview(
        head=STANDBY_REVIEW.head(office, each.ends),
        cause=cause_of(each),
        training_in=each.training_in,
        **_facts(office, each),
    )
    return STANDBY_REVIEW.paper(office, data, each.member)._replace(occasion=occasion(number))


def _proposal(office: Office, each: Standby, number: int, reviewed_on: date) -> Paper:
    assert each.starts
    data = HandlingProposal(
        head=HANDLING_PROPOSAL.head(office, reviewed_on),
        plan=office.plan,
        standby_letter=standby_number(office, each, each.starts),
        reviewed_on=reviewed_on,
        failing_consequence=failing_consequence(office),
        **_facts(office, each),
    )
    return HANDLING_PROPOSAL.paper(office, data, each.member)._replace(occasion=occasion(number))


def _facts(office: Office, each: Standby) -> dict[str, Any]:
    """Say what both forms say of whom they are about."""
    person = each.member.person
    return {
        "staff_number": each.staff_id,
        "person": office.name(each.member),
        "sex": person.sex,
        "born": str(person.born or ""),
        "party": person.party,
        "former_post": person.department + person.position,
        "begins": each.starts,
        "ends": each.ends,
    }


def standby_number(office: Office, each: Standby, starts: date) -> str:
    """Return the number of the letter that began the standby; room for it if the office gave it."""
    return office.letter_number(STANDBY_LETTER.key(each.staff_id), starts.year)


_UNDATED = "填好决定日期"


def _return(office: Office, course: Course, starts: date, ends: date, row: StandbyRow) -> Paper:
    """Lay out 恢复工作通知书, as of the decision; not to be sealed before its day is known.

    Until then it lies ready with the day of the review: a ledger need not have the column.
    """
    assert row.reviewed_on
    each, trial = course.standby, course.trial_of_review
    decided_on = row.decided_on or row.reviewed_on
    data = ReturnLetter(
        head=RETURN_LETTER.head(office, decided_on, each.staff_id),
        person=office.name(each.member),
        standby_letter=standby_number(office, each, starts),
        begins=starts,
        ends=ends,
        ended_early=row.reviewed_on < ends,
        reviewed_on=row.reviewed_on,
        department=row.destination,
        report_by=office.report_by(decided_on),
        **(trial.told if trial else {}),
    )
    pending = "" if row.decided_on else _UNDATED
    return RETURN_LETTER.paper(office, data, each.member)._replace(pending=pending)


# -- kinds -----------------------------------------------------------------------------------------


def make_standby_papers(desk: Desk) -> None:
    """Take the letters at its start; what the meeting lacks is told with the placements."""
    placements = decided_places(desk)
    if placements is None:
        return
    if not placements.of:
        desk.take(STANDBY_LETTER)
        return
    sitting = sitting_of(placements.meeting)
    if sitting is None or sitting.effective_on is None:
        return
    standby = desk.run.get(the_standby)
    if not standby or desk.may(standby_faults(desk.office.scheme, sitting)):
        desk.take(STANDBY_LETTER, papers=standby_letters(desk.office, standby, sitting))


def make_review_papers(desk: Desk) -> None:
    """Take what is printed at its end, from the ledger (待岗台账)."""
    if not desk.office.scheme.departments:
        return
    courses = desk.ready(the_courses)
    if courses is not None:
        papers = review_papers(desk.office, courses, desk.run.today)
        desk.take(STANDBY_REVIEW, RETURN_LETTER, HANDLING_PROPOSAL, papers=papers)


STANDBY_LETTER = DocumentKind(
    "待岗通知书",
    StandbyLetter,
    Audience.PERSON,
    Series.LETTERS,
    Phase.DEPARTMENTS,
    made_by=make_standby_papers,
    spoiled_by=(ON_STANDBY, CAUSE, TRAINING),
    copies=2,
)
STANDBY_REVIEW = DocumentKind(
    "待岗考评表",
    StandbyReview,
    Audience.FILE,
    Series.NONE,
    Phase.REVIEWS,
    made_by=make_review_papers,
    spoiled_by=(ON_STANDBY, CAUSE, TRAINING),
    copies=1,
)
RETURN_LETTER = DocumentKind(
    "恢复工作通知书",
    ReturnLetter,
    Audience.PERSON,
    Series.LETTERS,
    Phase.REVIEWS,
    made_by=make_review_papers,
    spoiled_by=(STANDBY_ENDED,),
    copies=2,
)
HANDLING_PROPOSAL = DocumentKind(
    "处理意见呈报表",
    HandlingProposal,
    Audience.FILE,
    Series.NONE,
    Phase.REVIEWS,
    made_by=make_review_papers,
    spoiled_by=(STANDBY_ENDED,),
    copies=1,
)
