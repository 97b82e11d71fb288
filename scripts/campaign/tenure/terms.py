"""Terms of office and probation: from when until when, and who would replace somebody.

Office time counts from the committee's decision (选任条例, article on 任职时间), probation from the
day on which the appointment is made known (任职日期).
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from itertools import groupby
from typing import NamedTuple

from campaign.calendar import add_months
from campaign.issues import Issue
from campaign.office.meetings import sitting_of
from campaign.posts.own_notices import takes_office_on
from campaign.posts.proposal import Appointments
from campaign.posts.sheets import DO_NOT_APPOINT
from campaign.roster.roster import Member, Roster
from campaign.scheme.scheme import Scheme
from campaign.scoring.scoreboard import Entry, Scoreboard
from campaign.standby.periods import Due
from campaign.tenure.sheets import EXTENDED, LOWERED, REMOVED, TenureRow
from campaign.workbook.read.reader import Row

TenureLedger = Mapping[str, Row[TenureRow]]
"""The ledger's rows by 编号."""


class Tenure(NamedTuple):
    """One person's office."""

    member: Member
    post: str
    won: str
    """The post that was competed for; another one than is held where it is a pool (岗位待定)."""
    counted_from: date
    """The committee's decision."""
    term_ends: date | None
    """None where the scheme states no 任期."""
    probation_starts: date | None
    probation_ends: date | None
    """None where the scheme states no 试用期."""

    @property
    def staff_id(self) -> str:
        """编号."""
        return self.member.staff_id


def keeps_tenures(scheme: Scheme) -> bool:
    """Tell whether the scheme states a term of office or a probation, and so asks for a ledger."""
    return bool(scheme.posts and (scheme.basics.term_years or scheme.basics.probation_months))


def tenures(scheme: Scheme, roster: Roster, appointments: Appointments) -> list[Tenure] | None:
    """Give everybody's office in the order of the scheme; None while the meeting has no dates."""
    sitting = sitting_of(appointments.meeting)
    if sitting is None or sitting.effective_on is None:
        return None
    years, months = scheme.basics.term_years, scheme.basics.probation_months
    found = []
    for post in scheme.posts:
        for staff_id in appointments.ever_holding(post.name):
            if staff_id in appointments.on_hold:
                continue
            starts = takes_office_on(scheme, appointments, staff_id) if months else None
            decided_on = appointments.decided_on(staff_id, sitting.decided_on)
            found.append(
                Tenure(
                    roster[staff_id],
                    appointments.seat(staff_id).name,
                    post.name,
                    decided_on,
                    add_months(decided_on, 12 * years) if years else None,
                    starts,
                    add_months(starts, months) if starts and months else None,
                )
            )
    return found


def trial_ends(tenure: Tenure, row: TenureRow | None) -> date | None:
    """Return the day on which a decision on probation is due; None where none is to come."""
    if row is None or not row.result:
        return tenure.probation_ends
    return row.extended_to if row.result == EXTENDED and not row.later_result else None


def is_in_office(row: TenureRow | None) -> bool:
    """Tell whether somebody still holds the post."""
    return row is None or not {row.result, row.later_result} & {REMOVED, LOWERED}


def acting_for(roster: Roster, row: Row[TenureRow]) -> tuple[Member | None, list[Issue]]:
    """Find who acts in a post that somebody left, by 编号 or 姓名, and what is wrong with that."""
    typed, where = row.value.acting, row.where("acting")
    if not typed:
        return None, []
    is_number = typed.isdecimal() or typed in roster.by_id
    return roster.identify(typed if is_number else "", "" if is_number else typed, where)


def days_to_come(all_of: Iterable[Tenure], ledger: TenureLedger) -> list[Due]:
    """Return the days on which probations and terms of office end, how many people each."""
    counts: Counter[tuple[date, str]] = Counter()
    for each in all_of:
        row = ledger[each.staff_id].value if each.staff_id in ledger else None
        if ends := trial_ends(each, row):
            counts[ends, "试用期满"] += 1
        if each.term_ends and is_in_office(row):
            counts[each.term_ends, "任期届满"] += 1
        if row and row.acting_until and row.left_on:
            counts[row.acting_until, "主持工作期满"] += 1
    return [Due(day, f"{number}人{what}") for (day, what), number in counts.items()]


class OnTrial(NamedTuple):
    """Somebody whose probation has no result yet, and the day on which it ends."""

    member: Member
    ends: date


def on_trial(all_of: Iterable[Tenure], ledger: TenureLedger) -> list[OnTrial]:
    """List everybody about whose probation a decision is still to come."""
    found = []
    for each in all_of:
        row = ledger[each.staff_id].value if each.staff_id in ledger else None
        if ends := trial_ends(each, row):
            found.append(OnTrial(each.member, ends))
    return found


def successors(
    scoreboard: Scoreboard, appointments: Appointments, post: str, barred: Iterable[str]
) -> list[Entry]:
    """Find who is next in order for a post: several where they are equal, or nobody.

    Left out are those who hold a post, those whom the committee refused for this one although they
    were proposed (`barred` has those kept from it by a relation), and those who are not ranked.
    """
    out = {*appointments.holder_of, *appointments.followers, *barred}
    waiting = [
        entry
        for entry in scoreboard.runners(post)
        if entry.staff_id not in out and not _is_out(appointments, entry)
    ]
    return next((list(equal) for _, equal in groupby(waiting, key=_rank)), [])


def _rank(entry: Entry) -> int:
    return entry.rank.rank


def _is_out(appointments: Appointments, entry: Entry) -> bool:
    """Tell whether somebody is out: given up, or turned down against the proposal, for a reason."""
    row = appointments.rows.get((entry.post, entry.staff_id))
    if row is None:
        return False
    return bool(row.value.gave_up or (row.value.decision == DO_NOT_APPOINT and row.value.reason))
