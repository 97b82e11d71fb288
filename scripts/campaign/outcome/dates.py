"""Dates of the campaign that are coming up."""

from collections import Counter
from collections.abc import Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from campaign.intake.scheme import Scheme
    from campaign.outcome.standby import Standby

AHEAD = 30
"""Days ahead that staff are told about."""


class Due(NamedTuple):
    """A day, and what it is the day of."""

    day: date
    what: str


def coming_dates(scheme: "Scheme", today: date, standby: "Sequence[Standby]" = ()) -> list[Due]:
    """What falls due from today to thirty days ahead, soonest first."""
    basics = scheme.basics
    dates = [(_day(basics.registration_closes), "报名截止"), (basics.ends, "活动结束")]
    if closes := basics.second_round_closes:
        dates.append((_day(closes), "第二轮报名截止"))
    if ends := scheme.notice_ends:
        dates.append((ends, "公示最后一天"))
    expiring = Counter(each.ends for each in standby if each.ends)
    dates += [(day, f"{number}人待岗期满") for day, number in expiring.items()]
    return sorted(Due(*each) for each in dates if 0 <= (each[0] - today).days <= AHEAD)


def _day(moment: date) -> date:
    return moment.date() if isinstance(moment, datetime) else moment
