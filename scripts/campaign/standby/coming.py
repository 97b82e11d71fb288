"""近期日期: what falls due soon, of the campaign and of the people on standby."""

from collections import Counter
from collections.abc import Iterable, Sequence
from contextlib import suppress
from datetime import date

from campaign.calendar import YearUnknown, day_of
from campaign.scheme.choosing import round_name
from campaign.scheme.scheme import Scheme
from campaign.standby.periods import AHEAD, Due, Standby
from campaign.standby.phases import changes_of_pay


def coming_dates(
    scheme: Scheme, today: date, standby: Sequence[Standby] = (), later: Iterable[Due] = ()
) -> list[Due]:
    """Return what falls due from today to thirty days ahead, soonest first.

    `later` are days of other ledgers than that of standby.
    """
    basics = scheme.basics
    dates = [(day_of(basics.registration_closes), "报名截止"), (basics.ends, "活动结束")]
    if closes := basics.second_round_closes:
        dates.append((day_of(closes), "第二轮报名截止"))
    dates += [
        (day_of(each.closes), f"{round_name(each.number)}报名截止")
        for each in scheme.rounds
        if each.closes
    ]
    with suppress(YearUnknown):
        if ends := scheme.notice_ends:
            dates.append((ends, "公示最后一天"))
    expiring = Counter(each.ends for each in standby if each.ends)
    dates += [(day, f"{number}人待岗期满") for day, number in expiring.items()]
    dates += [*changes_of_pay(scheme, standby), *later]
    return sorted(Due(*each) for each in dates if 0 <= (each[0] - today).days <= AHEAD)
