"""Standby: from when until when, where to train, and what follows (seed, item 10.3)."""

import re
from datetime import date
from typing import NamedTuple

from campaign.calendar import add_months
from campaign.departments.placements import Placements
from campaign.office.history import STANDBY
from campaign.roster.roster import Member
from campaign.scheme.scheme import Scheme
from campaign.workbook.declare.text import fold

_NOWHERE = re.compile(r"待(?:岗|定|安排|分配|研究|考察|通知).*|未定|另行.*|\W*")
"""What is written for a place that is not known yet, from its first word on."""


class PayChange(NamedTuple):
    """From when somebody on standby is paid otherwise, by a decision or on trial."""

    starts: date
    pay: str
    """Empty where it is again what the scheme says of those months."""


class Standby(NamedTuple):
    """One person's standby period."""

    member: Member
    cause: str
    starts: date | None
    """None while neither the scheme nor the meeting says from when."""
    ends: date | None
    training_in: str
    pay_changes: tuple[PayChange, ...] = ()
    """In the order of their days."""

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


def is_nowhere(place: str) -> bool:
    """Tell whether what stands for a place or a post is none: 待定, 待岗, ？."""
    return _NOWHERE.fullmatch(fold(place)) is not None


AHEAD = 30
"""Days ahead that staff are told about."""


class Due(NamedTuple):
    """A day, and what it is the day of."""

    day: date
    what: str
