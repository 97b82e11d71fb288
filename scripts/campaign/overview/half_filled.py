"""What is still open in rows that somebody began to fill in: ledgers and 待岗经过, by name."""

from collections.abc import Iterator

from campaign import places
from campaign.overview.known import Known
from campaign.overview.model import Debt, OwedPaper
from campaign.standby.courses import Course
from campaign.standby.sheets import FAILED, PASSED, REPORTED, StandbyRow
from campaign.standby.trail_checks import undecided_of
from campaign.standby.trail_sheets import TRIAL_FAILED
from campaign.tenure.sheets import EXTENDED, LOWERED, TenureRow
from campaign.tenure.terms import is_in_office


def half_filled(known: Known) -> Iterator[Debt]:
    """Yield what nobody has decided or written yet in the sheets after the campaign."""
    states = {each.standby.staff_id: each.state for each in known.courses}
    for staff_id, row in (known.ledger or {}).items():
        missing = list(_of_standby(row.value, states.get(staff_id, "")))
        yield from _debt(known, staff_id, missing, places.STANDBY_LEDGER)
    for course in known.courses:
        missing = list(_of_course(course))
        yield from _debt(known, course.standby.staff_id, missing, places.STANDBY_TRAIL)
    for staff_id, own in (known.tenure_ledger or {}).items():
        missing = list(_of_tenure(own.value))
        yield from _debt(known, staff_id, missing, places.TENURE_LEDGER)


def _debt(known: Known, staff_id: str, missing: list[str], file: str) -> Iterator[Debt]:
    if missing:
        paper = OwedPaper("、".join(missing), f"{places.STANDBY}/{file}", f"{file} {staff_id}")
        yield Debt(known.names[staff_id], (paper,))


def _of_standby(row: StandbyRow, state: str) -> Iterator[str]:
    """Yield columns of 待岗台账; without its day, a decision on who failed is not begun."""
    if not row.result:
        if row.reviewed_on or row.destination or (row.decided_on and not row.decision):
            yield "考评结果"
    elif row.result == PASSED and not row.destination:
        yield "去向"
    elif row.result == FAILED and state == REPORTED and row.decided_on and not row.decision:
        yield "党委决定"
    if not row.decided_on and (row.decision or row.result == PASSED):
        yield "决定日期"


def _of_course(course: Course) -> Iterator[str]:
    """Yield what 待岗经过 leaves open; a note says why something has no consequence."""
    ruled = {id(each.of) for each in course.handled}
    for of in undecided_of(course):
        if not (id(of) in ruled and of.note):
            yield f"“{of.case}”的决定日期"
    if course.state == TRIAL_FAILED:
        yield "试岗不合格以后的安排（继续待岗的填“至”，别的另写一行）"


def _of_tenure(row: TenureRow) -> Iterator[str]:
    """Yield columns of 任职台账."""
    if not row.result:
        begun = (row.grade, row.decided_on, row.new_post, row.extended_to)
        if any((*begun, row.later_result, row.later_decided_on)):
            yield "考核结果"
        return
    if not row.decided_on:
        yield "决定日期"
    if row.result == EXTENDED:
        if not row.extended_to:
            yield "延期至"
        if row.later_decided_on and not row.later_result:
            yield "延期后结果"
        if row.later_result and not row.later_decided_on:
            yield "延期后决定日期"
    if LOWERED in (row.result, row.later_result) and not row.new_post:
        yield "新职务"
    if row.acting_until and not row.acting and not is_in_office(row):
        yield "主持工作"
