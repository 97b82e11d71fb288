"""What follows on standby besides the review: longer, on trial in a post, handled by the rules."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from operator import itemgetter
from typing import Any, TypeVar

from campaign.chinese import chinese_date
from campaign.office.history import STANDBY_ENDED
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series, occasion
from campaign.office.office import Letterhead, Office
from campaign.scheme.rules.handling_rules import DISMISSED, HANDLED
from campaign.standby.courses import Course, Extension
from campaign.standby.documents import standby_number
from campaign.standby.phases import in_words as pay_in_words
from campaign.standby.phases import pay_phases
from campaign.standby.sheets import StandbyRow
from campaign.standby.stages import the_courses
from campaign.standby.trail_checks import LETTERS
from campaign.standby.trail_sheets import EXTENDED, PLACED, TRIAL_PASSED
from campaign.word.placeholders import filling, flag, name, text, words

Data = TypeVar("Data")


@filling
class Objection:
    """Until when, and where, somebody may object."""

    days: int = text("异议期限")
    receiver: str = name("受理部门")
    telephone: str = text("受理电话", default="", room=8)


@filling
class CourseLetter:
    """What every letter about the course of a standby says, with a receipt."""

    head: Letterhead
    person: str = name("姓名")
    meeting: str = words("决定会议")
    note: str = text("情况说明", default="")


@filling
class ExtensionLetter(CourseLetter):
    """延长待岗通知书: until when, and at what pay in those months."""

    begins: date = text("待岗开始")
    standby_letter: str = words("待岗通知书文号", default="")
    before: date | str = text("原期满日期", default="")
    until: date = text("延期至")
    pay: str = words("待岗待遇")
    objection: Objection


@filling
class PlacingLetter(CourseLetter):
    """待岗人员上岗通知书: where to, and whether on trial."""

    begins: date = text("待岗开始")
    standby_letter: str = words("待岗通知书文号", default="")
    department: str = name("部门")
    report_by: date = text("到岗期限")
    trial: str = words("试岗期限", default="")
    """Empty where nobody is on trial."""
    trial_begins: date | str = text("试岗开始", default="")
    trial_ends: date | str = text("试岗期满", default="")
    trial_pay: str = words("试岗待遇", default="")


@filling
class TrialLetter(CourseLetter):
    """试岗结果通知书: passed or not, and what the scheme says of that."""

    department: str = name("部门")
    trial_begins: date = text("试岗开始")
    trial_ends: date = text("试岗期满")
    passed: bool = flag("试岗合格", default=False)
    consequence: str = words("试岗后果", default="")
    until: date | str = text("延期至", default="")
    objection: Objection


@filling
class HandlingLetter(CourseLetter):
    """待岗处理通知书 and 解除合同通知书: what happened, how often, and what follows from it."""

    plan: str = words("方案名称")
    begins: date = text("待岗开始")
    happened_on: date = text("发生日期")
    case: str = words("情形")
    times: str = words("次数")
    outcome: str = words("处理")
    ended_on: date | str = text("结束日期", default="")
    """Empty where the standby goes on."""
    handover_days: int | str = text("移交期限", default="")
    objection: Objection


# -- papers ----------------------------------------------------------------------------------------


_Letter = tuple[DocumentKind[Any], date, dict[str, Any]]
"""A kind, the day of its decision, and what it says besides."""


def course_letters(
    office: Office,
    courses: Sequence[Course],
    letters: Callable[[Office, Course, date], Iterable[_Letter]],
) -> Iterator[Paper]:
    """Yield a letter for each entry that the committee has decided on, in order of their dates."""
    for course in courses:
        written: Counter[str] = Counter()
        starts = course.standby.starts
        found = letters(office, course, starts) if starts else ()
        for kind, dated, values in sorted(found, key=itemgetter(1)):
            written[kind.name] += 1
            again = occasion(written[kind.name])
            yield _letter(office, course, kind, dated, again, values)


def _letter(
    office: Office,
    course: Course,
    kind: DocumentKind[Any],
    dated: date,
    again: str,
    values: dict[str, Any],
) -> Paper:
    member = course.standby.member
    data = kind.data(
        head=kind.head(office, dated, member.staff_id, occasion=again),
        person=office.name(member),
        meeting=office.meeting(dated),
        **values,
    )
    return kind.paper(office, data, member)._replace(occasion=again)


def _objection(office: Office) -> Objection:
    basics = office.scheme.basics
    return Objection(
        days=basics.objection_days, receiver=office.receiver, telephone=basics.objections_phone
    )


def _extensions(office: Office, course: Course, starts: date) -> Iterator[_Letter]:
    for each in course.extensions:
        if each.of.decided_on:
            values = _extended(office, course, starts, each)
            yield EXTENSION_LETTER, each.of.decided_on, values


def _extended(office: Office, course: Course, starts: date, each: Extension) -> dict[str, Any]:
    """Say from when until when, and at what pay, by the stretches of those months."""
    scheme, standby = office.scheme, course.standby._replace(ends=each.until)
    begins = each.before + timedelta(days=1) if each.before else each.of.day
    phases = [
        phase._replace(starts=max(phase.starts, begins))
        for phase in pay_phases(scheme, standby)
        if phase.ends >= begins
    ]
    return {
        "begins": starts,
        "standby_letter": standby_number(office, standby, starts),
        "before": each.before or "",
        "until": each.until,
        "pay": pay_in_words(phases) or scheme.basics.standby_pay,
        "note": each.of.note,
        "objection": _objection(office),
    }


def _placings(office: Office, course: Course, starts: date) -> Iterator[_Letter]:
    """Yield who begins in a post by 待岗经过; the review's own letter tells of the others."""
    for placed in course.placings:
        if placed.decided_on and not isinstance(placed.row.value, StandbyRow):
            trial = course.trial_after(placed)
            values = {
                "begins": starts,
                "standby_letter": standby_number(office, course.standby, starts),
                "department": placed.place,
                "report_by": office.report_by(placed.decided_on),
                "note": placed.note,
            }
            yield PLACING_LETTER, placed.decided_on, values | (trial.told if trial else {})


def _results(office: Office, course: Course) -> Iterator[_Letter]:
    """Yield what each trial came to."""
    for trial in course.trials:
        result = trial.result
        if result is None or result.decided_on is None:
            continue
        passed = result.case == TRIAL_PASSED
        consequence = trial.rule.passed if passed else trial.rule.failed
        values = {
            "department": trial.place,
            "trial_begins": trial.starts,
            "trial_ends": trial.ends,
            "passed": passed,
            "consequence": consequence,
            "until": result.until or "",
            "note": result.note,
            "objection": _objection(office),
        }
        yield TRIAL_LETTER, result.decided_on, values


def _handled(office: Office, course: Course, starts: date) -> Iterator[_Letter]:
    """Yield what the rules brought, with what is paid from the day of the decision."""
    for each in course.handled:
        decided_on, rule = each.of.decided_on, each.rule
        if decided_on is None:
            continue
        outcome, pay = rule.outcome, rule.pay
        paid = f"自{chinese_date(decided_on)}起{pay}" if pay else ""
        values = {
            "plan": office.plan,
            "begins": starts,
            "happened_on": each.of.day,
            "case": each.of.case,
            "times": each.times,
            "outcome": "，".join(filter(None, [outcome if outcome != pay else "", paid])),
            "ended_on": decided_on if rule.ends else "",
            "handover_days": office.scheme.basics.handover_days,
            "note": each.of.note,
            "objection": _objection(office),
        }
        kind = DISMISSAL_LETTER if rule.document == DISMISSED else HANDLING_LETTER
        yield kind, decided_on, values


# -- kinds -----------------------------------------------------------------------------------------


def make_course_papers(desk: Desk) -> None:
    """Take what the entries in 待岗经过 call for."""
    _take(desk, COURSE_LETTERS[1:], _told)


def make_placing_papers(desk: Desk) -> None:
    """Take who begins in a post; until when depends on working days that may not be known yet."""
    _take(desk, COURSE_LETTERS[:1], _placings)


def _told(office: Office, course: Course, starts: date) -> Iterator[_Letter]:
    yield from _extensions(office, course, starts)
    yield from _results(office, course)
    yield from _handled(office, course, starts)


def _take(
    desk: Desk,
    kinds: Sequence[DocumentKind[Any]],
    letters: Callable[[Office, Course, date], Iterable[_Letter]],
) -> None:
    if not desk.office.scheme.departments:
        return
    courses = desk.ready(the_courses)
    if courses is not None:
        desk.take(*kinds, papers=course_letters(desk.office, courses, letters))


def _kind(
    name: str, data: type[Data], made_by: Callable[[Desk], None] = make_course_papers
) -> DocumentKind[Data]:
    return DocumentKind(
        name,
        data,
        Audience.PERSON,
        Series.LETTERS,
        Phase.REVIEWS,
        made_by=made_by,
        spoiled_by=(STANDBY_ENDED,),
        copies=2,
        on_demand=True,
    )


EXTENSION_LETTER = _kind(LETTERS[EXTENDED], ExtensionLetter)
PLACING_LETTER = _kind(LETTERS[PLACED], PlacingLetter, make_placing_papers)
TRIAL_LETTER = _kind(LETTERS[TRIAL_PASSED], TrialLetter)
HANDLING_LETTER = _kind(HANDLED, HandlingLetter)
DISMISSAL_LETTER = _kind(DISMISSED, HandlingLetter)
COURSE_LETTERS: tuple[DocumentKind[Any], ...] = (
    PLACING_LETTER,
    EXTENSION_LETTER,
    TRIAL_LETTER,
    HANDLING_LETTER,
    DISMISSAL_LETTER,
)
