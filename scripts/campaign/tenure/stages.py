"""Stages of what comes after an appointment: terms of office, and the ledger of them."""

from collections import Counter
from contextlib import suppress
from datetime import date

from campaign import places
from campaign.calendar import YearUnknown
from campaign.issues import Kind, Where, errors_in
from campaign.posts.own_notices import notice_of
from campaign.posts.stages import the_appointments
from campaign.roster.stages import the_roster
from campaign.run import Run, Waiting
from campaign.scheme.stages import the_scheme
from campaign.standby.periods import Due
from campaign.standby.stages import the_standby
from campaign.tenure.reading import read_tenures
from campaign.tenure.reviews import check_tenures, left_without_removal
from campaign.tenure.sheets import FILE
from campaign.tenure.terms import (
    OnTrial,
    Tenure,
    TenureLedger,
    days_to_come,
    keeps_tenures,
    on_trial,
    tenures,
)


def some_ledger(run: Run) -> None:
    """Wait while there is neither standby nor an office of which a ledger could be kept."""
    if not keeps_tenures(run.get(the_scheme)):
        run.get(the_standby)


def the_tenures(run: Run) -> list[Tenure]:
    """List everybody's office; nobody's where the scheme states neither 任期 nor 试用期."""
    scheme = run.get(the_scheme)
    if not keeps_tenures(scheme):
        return []
    appointments = run.get(the_appointments)
    if not appointments.in_office:
        waiting = {*appointments.undecided, *appointments.on_hold}
        if waiting:
            raise Waiting(f"还有{len(waiting)}人的任用没有决定或者在等公示结果")
        return []
    try:
        found = tenures(scheme, run.get(the_roster), appointments)
    except YearUnknown as unknown:
        raise Waiting(f"还不知道{unknown.lacks}的放假安排，递补人员从哪天起任职算不出来") from None
    if found is None:
        raise Waiting("还不知道任职从哪天开始，请填写任用决定表“会议信息”的决定日期和任职日期")
    return found


def the_tenure_ledger(run: Run) -> TenureLedger:
    """Read the ledger's rows by 编号, as far as they are filled in."""
    path = run.folder.path(places.STANDBY, FILE)
    held = run.get(the_tenures)
    if not run.folder.has(path):
        return {}
    if not keeps_tenures(run.get(the_scheme)):
        run.note([Kind.TENURE_LEDGER_UNUSED.at(Where(run.folder.label(path)))])
        return {}
    book = run.open_only(path, but=places.is_ledger)
    rows, issues = read_tenures(book)
    if errors_in(issues):
        return run.require(None, issues)
    checked, found = check_tenures(run.get(the_scheme), run.get(the_roster), held, rows, run.today)
    found += left_without_removal(run.get(the_appointments), checked)
    ledger = run.require(checked, [*issues, *found])
    run.keep_typed(row.value.note for row in ledger.values())
    return ledger


def the_tenure_days(run: Run) -> list[Due]:
    """List the days on which probations and terms of office end."""
    return days_to_come(run.get(the_tenures), run.get(the_tenure_ledger))


def the_notice_days(run: Run) -> list[Due]:
    """List the last days of the notices for those who moved up (递补)."""
    scheme, appointments = run.get(the_scheme), run.get(the_appointments)
    counts: Counter[date] = Counter()
    with suppress(YearUnknown):
        for staff_id in appointments.own_notices:
            counts[notice_of(scheme, appointments, staff_id)[1]] += 1
    return [Due(day, f"{count}名递补人员公示最后一天") for day, count in counts.items()]


def the_on_trial(run: Run) -> list[OnTrial]:
    """List everybody about whose probation a decision is still to come."""
    return on_trial(run.get(the_tenures), run.get(the_tenure_ledger))
