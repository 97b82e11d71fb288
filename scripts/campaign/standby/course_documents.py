"""What follows on standby besides the review: longer, on trial in a post, handled by the rules."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from campaign.chinese import chinese_date
from campaign.office.history import STANDBY_ENDED
from campaign.office.kinds import Audience, Desk, DocumentKind, Paper, Phase, Series
from campaign.office.office import Letterhead, Office
from campaign.scheme.rules.handling_rules import DISMISSED, HANDLED
from campaign.standby.courses import Course, Extension, Trial
from campaign.standby.documents import standby_number
from campaign.standby.handling import Handling
from campaign.standby.phases import in_words as pay_in_words
from campaign.standby.phases import pay_phases
from campaign.standby.sheets import StandbyRow
from campaign.standby.stages import the_courses
from campaign.standby.trail_checks import LETTERS
from campaign.standby.trail_sheets import EXTENDED, PLACED, TRIAL_PASSED
from campaign.word.placeholders import filling, flag, name, text, words


@filling
class CourseLetter:
    """What every letter about the course of a standby says, with a receipt."""

    head: Letterhead
    person: str = name("姓名")
    plan: str = words("方案名称")
    meeting: str = words("决定会议")
    begins: date = text("待岗开始")
    standby_letter: str = words("待岗通知书文号", default="")
    note: str = text("情况说明", default="")
    objection_days: int = text("异议期限")
    receiver: str = name("受理部门")
    telephone: str = text("受理电话", default="", room=8)
    department: str = name("部门", default="", room=6)
    report_by: date | str = text("到岗期限", default="", room=8)
    trial: str = words("试岗期限", default="")
    """Empty where nobody is on trial."""
    trial_begins: date | str = text("试岗开始", default="")
    trial_ends: date | str = text("试岗期满", default="")
    trial_pay: str = words("试岗待遇", default="")
    passed: bool = flag("试岗合格", default=False)
    consequence: str = words("试岗后果", default="")
    """What the scheme says of whoever passes, or fails."""
    before: date | str = text("原期满日期", default="")
    until: date | str = text("延期至", default="")
    pay: str = words("待岗待遇", default="")
    happened_on: date | str = text("发生日期", default="")
    case: str = words("情形", default="")
    times: str = words("次数", default="")
    outcome: str = words("处理", default="")
    decided_on: date | str = text("决定日期", default="")
    ended: bool = flag("结束待岗", default=False)
    handover_days: int | str = text("移交期限", default="")


# -- papers ----------------------------------------------------------------------------------------


_Letter = tuple[DocumentKind[CourseLetter], date, dict[str, Any]]
"""A kind, the day of its decision, and what it says besides."""


def course_letters(
    office: Office, courses: Sequence[Course], letters: Callable[[Course], Iterable[_Letter]]
) -> Iterator[Paper]:
    """Yield a letter for each entry that the committee has decided on, in order of their dates."""
    for course in courses:
        if course.standby.starts is None:
            continue
        written: Counter[str] = Counter()
        for kind, dated, values in sorted(letters(course), key=lambda each: each[1]):
            written[kind.name] += 1
            again = f"第{written[kind.name]}次" if written[kind.name] > 1 else ""
            yield _letter(office, course, kind, dated, again, values)


def _letter(
    office: Office,
    course: Course,
    kind: DocumentKind[CourseLetter],
    dated: date,
    again: str,
    values: dict[str, Any],
) -> Paper:
    standby, basics = course.standby, office.scheme.basics
    assert standby.starts
    of = f"{standby.staff_id}/{again}" if again else standby.staff_id
    data = CourseLetter(
        head=kind.head(office, dated, of),
        person=office.name(standby.member),
        plan=office.plan,
        meeting=office.meeting(dated),
        begins=standby.starts,
        standby_letter=standby_number(office, standby, standby.starts),
        objection_days=basics.objection_days,
        receiver=office.receiver,
        telephone=basics.objections_phone,
        handover_days=basics.handover_days,
        **values,
    )
    return kind.paper(office, data, standby.member)._replace(occasion=again)


def _extensions(office: Office, course: Course) -> Iterator[_Letter]:
    for each in course.extensions:
        if each.of.decided_on:
            yield EXTENSION_LETTER, each.of.decided_on, _extended(office, course, each)


def _extended(office: Office, course: Course, each: Extension) -> dict[str, Any]:
    """Say from when until when, and at what pay, by the stretches of those months."""
    scheme, standby = office.scheme, course.standby._replace(ends=each.until)
    begins = each.before + timedelta(days=1) if each.before else each.of.day
    phases = [
        phase._replace(starts=max(phase.starts, begins))
        for phase in pay_phases(scheme, standby)
        if phase.ends >= begins
    ]
    return {
        "before": each.before or "",
        "until": each.until,
        "pay": pay_in_words(phases) or scheme.basics.standby_pay,
        "note": each.of.note.rstrip("。；"),
    }


def _placings(office: Office, course: Course) -> Iterator[_Letter]:
    """Yield who begins in a post by 待岗经过; the review's own letter tells of the others."""
    for placed in course.placings:
        if placed.decided_on and not isinstance(placed.row.value, StandbyRow):
            trial = course.trial_after(placed)
            values = {
                "department": placed.place,
                "report_by": office.report_by(placed.decided_on),
                "note": placed.note.rstrip("。；"),
            }
            yield PLACING_LETTER, placed.decided_on, values | (trial.told if trial else {})


def _told(course: Course) -> Iterator[_Letter]:
    yield from _results(course)
    yield from _handled(course)


def _results(course: Course) -> Iterator[_Letter]:
    """Yield what each trial came to."""
    for trial in course.trials:
        if trial.result and trial.result.decided_on:
            yield TRIAL_LETTER, trial.result.decided_on, _result(trial)


def _result(trial: Trial) -> dict[str, Any]:
    result = trial.result
    assert result
    passed = result.case == TRIAL_PASSED
    consequence = trial.rule.passed if passed else trial.rule.failed
    return trial.told | {
        "department": trial.place,
        "passed": passed,
        "consequence": consequence.rstrip("。；，"),
        "until": result.until or "",
        "note": result.note.rstrip("。；"),
    }


def _handled(course: Course) -> Iterator[_Letter]:
    for each in course.handled:
        if each.of.decided_on:
            kind = DISMISSAL_LETTER if each.rule.document == DISMISSED else HANDLING_LETTER
            yield kind, each.of.decided_on, _ruled(each, each.of.decided_on)


def _ruled(each: Handling, decided_on: date) -> dict[str, Any]:
    outcome, pay = each.rule.outcome.rstrip("。；，"), each.rule.pay.rstrip("。；，")
    paid = f"自{chinese_date(decided_on)}起{pay}" if pay else ""
    return {
        "happened_on": each.of.day,
        "case": each.of.case,
        "times": each.times,
        "outcome": "，".join(filter(None, [outcome if outcome != pay else "", paid])),
        "decided_on": decided_on,
        "ended": each.rule.ends,
        "note": each.of.note.rstrip("。；"),
    }


# -- kinds -----------------------------------------------------------------------------------------


def make_course_papers(desk: Desk) -> None:
    """Take what the entries in 待岗经过 call for."""
    _take(desk, COURSE_LETTERS[1:], lambda each: [*_extensions(desk.office, each), *_told(each)])


def make_placing_papers(desk: Desk) -> None:
    """Take who begins in a post; until when depends on working days that may not be known yet."""
    _take(desk, COURSE_LETTERS[:1], lambda each: _placings(desk.office, each))


def _take(
    desk: Desk,
    kinds: Sequence[DocumentKind[CourseLetter]],
    letters: Callable[[Course], Iterable[_Letter]],
) -> None:
    if not desk.office.scheme.departments:
        return
    courses = desk.ready(the_courses)
    if courses is not None:
        desk.take(*kinds, papers=course_letters(desk.office, courses, letters))


def _kind(
    name: str, made_by: Callable[[Desk], None] = make_course_papers
) -> DocumentKind[CourseLetter]:
    return DocumentKind(
        name,
        CourseLetter,
        Audience.PERSON,
        Series.LETTERS,
        Phase.REVIEWS,
        made_by=made_by,
        spoiled_by=(STANDBY_ENDED,),
        copies=2,
        on_demand=True,
    )


EXTENSION_LETTER = _kind(LETTERS[EXTENDED])
PLACING_LETTER = _kind(LETTERS[PLACED], make_placing_papers)
TRIAL_LETTER = _kind(LETTERS[TRIAL_PASSED])
HANDLING_LETTER = _kind(HANDLED)
DISMISSAL_LETTER = _kind(DISMISSED)
COURSE_LETTERS = (
    PLACING_LETTER,
    EXTENSION_LETTER,
    TRIAL_LETTER,
    HANDLING_LETTER,
    DISMISSAL_LETTER,
)
