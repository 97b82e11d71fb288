"""待岗台账, and where everybody on it stands."""

from collections import Counter
from collections.abc import Iterator, Sequence
from operator import itemgetter

from campaign.calendar import TERM_RULE
from campaign.chinese import chinese_date
from campaign.scheme.rules.handling_rules import HandlingRow, TrialRow
from campaign.scheme.scheme import Scheme
from campaign.standby.courses import Course, pay_of
from campaign.standby.periods import Standby
from campaign.standby.phases import in_words, pay_phases
from campaign.standby.reviews import Ledger
from campaign.standby.sheets import (
    ENDED,
    LEDGER,
    ON_TRIAL,
    REPORTED,
    RETURNED,
    STATES,
    WAITING,
    StandbyRow,
    StandbyStateRow,
)
from campaign.standby.trail_checks import known_cases
from campaign.standby.trail_sheets import TRAIL, TRIAL_FAILED, TrailRow
from campaign.word.official_wording import period
from campaign.workbook.declare.page import Page


def ledger_page(scheme: Scheme, standby: Sequence[Standby]) -> Page[StandbyRow]:
    """Return one row for everybody on standby; what the review finds is left to people."""
    rows = [
        StandbyRow(
            staff_id=each.staff_id,
            name=each.member.name,
            cause=each.cause,
            starts=each.starts,
            ends=each.ends,
            phases=in_words(pay_phases(scheme, each)),
            training_in=each.training_in,
        )
        for each in standby
    ]
    basics = scheme.basics
    notes = [
        f"待岗期{basics.standby_months}个月，待岗期间{scheme.standby_pay}；期满由党委考评。{TERM_RULE}"
    ]
    departments = [department.name for department in scheme.departments]
    return Page(LEDGER, rows, notes=notes, choices={"departments": departments})


def trail_page(scheme: Scheme) -> Page[TrailRow]:
    """Return 待岗经过, to be filled in line by line, with the rules of the scheme above it."""
    notes = [f"待岗处理：{'；'.join(map(_rule, scheme.handlings))}。"] if scheme.handlings else []
    if scheme.trials:
        notes.append(f"试岗：{'；'.join(map(_trial_rule, scheme.trials))}。{TERM_RULE}")
    choices = {
        "cases": known_cases(scheme),
        "departments": [department.name for department in scheme.departments],
    }
    return Page(TRAIL, notes=notes, choices=choices, spare=15)


def _rule(rule: HandlingRow) -> str:
    reached = f"累计满{rule.days}天" if rule.days is not None else f"第{rule.times}次"
    if rule.in_a_row:
        reached = f"连续{rule.times}年"
    said = dict.fromkeys(filter(None, (rule.outcome, rule.pay)))
    return f"{rule.case}{reached}的，{'，'.join(said)}"


def _trial_rule(rule: TrialRow) -> str:
    pay = f"，{rule.pay}" if rule.pay else ""
    return f"到{rule.applies_to}的试岗最长{rule.months}个月{pay}"


_STATES = (ON_TRIAL, RETURNED, REPORTED, TRIAL_FAILED, ENDED, WAITING)
_OF_EVERY_SCHEME = (RETURNED, REPORTED, WAITING)


def states_page(scheme: Scheme, courses: Sequence[Course], ledger: Ledger) -> Page[StandbyStateRow]:
    """Return 待岗情况: after the review, where people went."""
    rows = [_state(scheme, each, ledger) for each in courses]
    totals = Counter(row.state for row in rows)
    shown = [state for state in _STATES if totals[state] or state in _OF_EVERY_SCHEME]
    parts = "＋".join(f"{state}{totals[state]}人" for state in shown)
    return Page(STATES, rows, notes=[f"{parts}＝{len(rows)}人，与决定待岗的人数一致。"])


def _state(scheme: Scheme, course: Course, ledger: Ledger) -> StandbyStateRow:
    standby = course.standby
    row, is_reported = ledger.get(standby.staff_id), course.state == REPORTED
    return StandbyStateRow(
        staff_id=standby.staff_id,
        name=standby.member.name,
        cause=standby.cause,
        starts=standby.starts,
        ends=standby.ends,
        phases=in_words(pay_of(scheme, course)),
        training_in=standby.training_in,
        state=course.state,
        destination=course.place or (row.value.destination if row and is_reported else ""),
        remark="；".join([*(_remarks(row.value, course) if row else ()), *_happened(course)]),
    )


def _remarks(review: StandbyRow, course: Course) -> Iterator[str]:
    if day := review.extended_to:
        yield f"延期至{chinese_date(day)}"
    if review.result and (day := review.reviewed_on):
        yield f"{chinese_date(day)}考评{review.result}"
    if review.decision:
        yield f"党委决定：{review.decision}"
    elif course.state == REPORTED and not course.handled:
        yield "报党委研究处理，尚无决定"


def _happened(course: Course) -> Iterator[str]:
    """Yield what else happened, and what it brought, in the order of the days."""
    told = [(each.of.day, f"延长待岗至{chinese_date(each.until)}") for each in course.extensions]
    for trial in course.trials:
        told.append((trial.placed.day, f"到{trial.place}试岗，{period(trial.starts, trial.ends)}"))
        if result := trial.result:
            told.append((result.day, f"{chinese_date(result.day)}{result.case}"))
    told += [(each.of.day, str(each)) for each in course.handled]
    if course.gone_on:
        told.append((course.gone_on, f"{chinese_date(course.gone_on)}离开单位"))
    for _, said in sorted(told, key=itemgetter(0)):
        yield said
