"""任职以后的递补: who takes over from somebody who left a post after taking office (退出日期).

The campaign's outcome stays as it was closed, for everybody's place builds on it. Who follows is
next in order by the same totals, and has a public notice, letters and a line of 任职台账.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Sequence
from datetime import date

from campaign.calendar import YearUnknown
from campaign.chinese import chinese_date
from campaign.issues import Issue, Kind
from campaign.office.meetings import sitting_of
from campaign.office.sheets import Meeting
from campaign.posts.decision_rows import OWN_DAYS, Decision, check_result_used, post_of, why_on_hold
from campaign.posts.own_notices import takes_office_on
from campaign.posts.pools import seat_of
from campaign.posts.proposal import Appointments, Follower, OwnNotice, PostProposal
from campaign.posts.sheets import DO_NOT_APPOINT, AppointmentRow
from campaign.posts.succession import Succession, succeed
from campaign.scheme.dates import FAR_APART
from campaign.scheme.scheme import Scheme
from campaign.scoring.scoreboard import Scoreboard
from campaign.workbook.read.reader import Row


def served(row: AppointmentRow, office_from: date | None) -> bool:
    """Tell whether somebody left a post after taking office, rather than giving it up before."""
    return bool(row.gave_up and row.left_on and office_from and row.left_on >= office_from)


def _until(
    rows: Iterable[AppointmentRow], office_from: date | None, day: date = date.min
) -> Iterator[AppointmentRow]:
    """Give the rows as they stood on a day; on the earliest, when the posts were filled."""
    for row in rows:
        later = row.left_on and row.left_on > day
        yield dataclasses.replace(row, gave_up="") if later and served(row, office_from) else row


def succeed_at_first(
    scheme: Scheme,
    scoreboard: Scoreboard,
    proposal: PostProposal,
    rows: Sequence[Decision],
    meeting: Row[Meeting] | None,
) -> tuple[list[Decision], Succession]:
    """Return the rows as they stood when the posts were filled, and who moved up by then.

    Whom the committee put in the place of somebody who served (equals are for it to choose among)
    was not appointed then.
    """
    office_from = meeting.value.effective_on if meeting else None
    values = [row.value for row in rows]
    at_first = succeed(scheme, scoreboard, proposal, _until(values, office_from))
    if not any(served(row, office_from) for row in values):
        return list(rows), at_first
    since = succeed(scheme, scoreboard, proposal, values).moved_up.items()
    later = {(post, staff_id) for staff_id, post in since if staff_id not in at_first.moved_up}
    refused = [
        Row(dataclasses.replace(row.value, decision=DO_NOT_APPOINT), row.places, row.number)
        if (post_of(row), row.value.staff_id) in later
        else row
        for row in rows
    ]
    then = _until((row.value for row in refused), office_from)
    return refused, succeed(scheme, scoreboard, proposal, then)


def follow(
    scheme: Scheme,
    scoreboard: Scoreboard,
    proposal: PostProposal,
    rows: Sequence[Decision],
    appointments: Appointments,
) -> list[Issue]:
    """Enter who takes over from those who left after taking office, day by day; tell of each."""
    office_from = appointments.meeting.value.effective_on if appointments.meeting else None
    values = [row.value for row in rows]
    days = {row.left_on for row in values if row.left_on and served(row, office_from)}
    issues: list[Issue] = []
    for day in sorted(days):
        so_far = _until(values, office_from, day)
        succession = succeed(scheme, scoreboard, proposal, so_far)
        for staff_id, post in succession.moved_up.items():
            if staff_id in appointments.won or staff_id in appointments.followers:
                continue
            row = appointments.rows[post, staff_id]
            appointments.own_notices[staff_id] = OwnNotice(_announced_from(scheme, row, day), row)
            if _gives_up(scheme, appointments, staff_id):
                del appointments.own_notices[staff_id]
                continue
            rank = next(e.rank.rank for e in scoreboard.entries[post] if e.staff_id == staff_id)
            basis = succession.words(post, rank)
            seat = seat_of(scheme, scheme.post(post), row.value)
            appointments.followers[staff_id] = Follower(post, seat, day)
            appointments.succession[staff_id] = basis
            if why := why_on_hold(scheme, row):
                appointments.on_hold[staff_id] = why
            issues.append(
                Kind.DECISION_MOVED_UP.at(
                    row.where("decision"), name=row.value.name, post=post, basis=basis.rstrip("。")
                )
            )
    return issues


def _announced_from(scheme: Scheme, row: Decision, day: date) -> date:
    """Return when a follower is announced: from the next working day after the decision."""
    try:
        return row.value.own_notice_starts or scheme.calendar.after(day, 1)
    except YearUnknown:
        return day


def _gives_up(scheme: Scheme, appointments: Appointments, staff_id: str) -> bool:
    """Tell whether somebody who was to take over left again before taking office."""
    left_on = appointments.own_notices[staff_id].row.value.left_on
    if left_on is None:
        return False
    try:
        office_from = takes_office_on(scheme, appointments, staff_id)
    except YearUnknown:
        return False
    return bool(office_from and left_on < office_from)


# -- days and results in the table ----------------------------------------------------------------


def leaving_faults(
    rows: Iterable[Decision], meeting: Row[Meeting] | None, today: date
) -> Iterator[Issue]:
    """Refuse a day of leaving (退出日期) before the decision to appoint, or still to come."""
    decided_on = meeting.value.decided_on if meeting else None
    for row in rows:
        day = row.value.left_on
        if day is None:
            continue
        if decided_on and day < decided_on:
            why = f"早于决定日期{decided_on}"
        elif day > today:
            why = "还没有到"
        else:
            continue
        where = row.where("left_on")
        yield Kind.DECISION_LEFT_MISDATED.at(where, day, name=row.value.name, day=day, why=why)


def far_from_decision(appointments: Appointments) -> Iterator[Issue]:
    """Ask about days of those announced apart that come most of a year after the decision."""
    sitting = sitting_of(appointments.meeting)
    if sitting is None:
        return
    for staff_id, own in appointments.own_notices.items():
        decided_on = appointments.decided_on(staff_id, sitting.decided_on)
        for field, what in OWN_DAYS.items():
            day = getattr(own.row.value, field)
            if day and (day - decided_on).days > FAR_APART:
                yield Kind.DECISION_EFFECTIVE_LATE.at(
                    own.row.where(field),
                    day,
                    what=what,
                    day=chinese_date(day),
                    decided=chinese_date(decided_on),
                    days=(day - decided_on).days,
                )


def unused_results(appointments: Appointments) -> Iterator[Issue]:
    """Tell of a notice's result or days beside those who neither hold the post nor follow."""
    for (post, staff_id), row in appointments.rows.items():
        if staff_id not in appointments.ever_holding(post):
            yield from check_result_used(row)
