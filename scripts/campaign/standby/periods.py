"""Standby: from when until when, where to train, and what follows (seed, item 10.3)."""

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

from campaign.calendar import YearUnknown, add_months
from campaign.departments.placements import Placements
from campaign.office.history import STANDBY
from campaign.roster.roster import Member
from campaign.scheme.choosing import round_name
from campaign.scheme.scheme import Scheme

if TYPE_CHECKING:
    from campaign.scheme.scheme import Scheme


class Standby(NamedTuple):
    """One person's standby period."""

    member: Member
    cause: str
    starts: date | None
    """None while neither the scheme nor the meeting says from when."""
    ends: date | None
    training_in: str

    @property
    def staff_id(self) -> str:
        """编号."""
        return self.member.staff_id


def periods(scheme: Scheme, placements: Placements) -> list[Standby]:
    """Return the standby periods that follow from the decisions: so many months by the calendar."""
    meeting = placements.meeting.value if placements.meeting else None
    starts = scheme.basics.standby_starts or (meeting.effective_on if meeting else None)
    ends = add_months(starts, scheme.basics.standby_months) if starts else None
    return [
        Standby(each.member, each.cause, starts, ends, each.training_in)
        for each in placements.of.values()
        if each.place == STANDBY
    ]


def days_left(ends: date, today: date) -> int:
    """Return days until the end of a period; 0 on its last day, negative after it."""
    return (ends - today).days


AHEAD = 30
"""Days ahead that staff are told about."""


class Due(NamedTuple):
    """A day, and what it is the day of."""

    day: date
    what: str


def coming_dates(
    scheme: "Scheme", today: date, standby: "Sequence[Standby]" = (), later: Iterable[Due] = ()
) -> list[Due]:
    """Return what falls due from today to thirty days ahead, soonest first.

    `later` are days of other ledgers than that of standby.
    """
    basics = scheme.basics
    dates = [(_day(basics.registration_closes), "报名截止"), (basics.ends, "活动结束")]
    if closes := basics.second_round_closes:
        dates.append((_day(closes), "第二轮报名截止"))
    dates += [
        (_day(each.closes), f"{round_name(each.number)}报名截止")
        for each in scheme.rounds
        if each.closes
    ]
    with suppress(YearUnknown):
        if ends := scheme.notice_ends:
            dates.append((ends, "公示最后一天"))
    expiring = Counter(each.ends for each in standby if each.ends)
    dates += [(day, f"{number}人待岗期满") for day, number in expiring.items()]
    dates += later
    return sorted(Due(*each) for each in dates if 0 <= (each[0] - today).days <= AHEAD)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
