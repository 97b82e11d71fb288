"""待岗阶段: the stretches of somebody's standby with their days, and the pay of each.

Months are counted as those of the whole period: 20 March to 20 June are the first three, and the
next stretch begins on the day after.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction
from typing import NamedTuple

from campaign.calendar import add_months
from campaign.issues import Issue, Kind
from campaign.roster.facts import fact
from campaign.roster.roster import Member
from campaign.scheme.conditions import several
from campaign.scheme.rules.standby_rules import PhaseRow
from campaign.scheme.scheme import Scheme
from campaign.standby.periods import Due, Standby
from campaign.word.official_wording import period
from campaign.workbook.declare.cells import plain

_CENT = Decimal("0.01")


class PayPhase(NamedTuple):
    """One stretch of somebody's standby."""

    starts: date
    ends: date
    pay: str
    what: str
    amount: Decimal | None
    """Yuan a month; None where the scheme does not work it out, or the roster lacks a column."""
    least: Decimal | None = None
    """Below which nobody is paid, such as the minimum wage."""

    def __str__(self) -> str:
        paid = f"（{'，'.join(said)}）" if (said := list(self._figures())) else ""
        doing = f"，{self.what}" if self.what else ""
        return f"{period(self.starts, self.ends)}{self.pay}{paid}{doing}"

    def _figures(self) -> Iterator[str]:
        """Yield the amount, and the least where neither it nor the words of the scheme tell."""
        if self.amount is not None:
            yield f"每月{self.amount}元"
        if self.least is not None and (self.amount is None or "不低于" not in self.pay):
            yield f"{'' if self.amount else '每月'}不低于{plain(self.least)}元"


def pay_phases(scheme: Scheme, standby: Standby) -> list[PayPhase]:
    """Give the stretches up to the end of somebody's standby, as it may have been extended.

    A decision that sets the pay besides holds until the next.
    """
    if standby.starts is None or standby.ends is None:
        return []
    found = _by_months(scheme, standby, standby.starts, standby.ends)
    if standby.pay_changes and not found:
        pay = scheme.basics.standby_pay
        found = [PayPhase(standby.starts, standby.ends, pay, "", None)]
    by_scheme = found
    for starts, pay in standby.pay_changes:
        if starts > standby.ends:
            continue
        before = starts - timedelta(days=1)
        found = [
            each._replace(ends=min(each.ends, before)) for each in found if each.starts < starts
        ]
        if pay:
            found.append(PayPhase(starts, standby.ends, pay, "", None))
        else:
            found += [
                each._replace(starts=max(each.starts, starts))
                for each in by_scheme
                if each.ends >= starts
            ]
    return found


def _by_months(scheme: Scheme, standby: Standby, begins: date, last: date) -> list[PayPhase]:
    """Give the stretches that the months of the scheme make."""
    found = []
    for row in scheme.standby_phases:
        starts = begins
        if row.first > 1:
            starts = add_months(begins, row.first - 1) + timedelta(days=1)
        ends = last
        if row.last is not None:
            ends = min(ends, add_months(begins, row.last))
        if starts <= last:
            amount = _amount(row, standby.member, scheme.counted_on)
            found.append(PayPhase(starts, ends, row.pay, row.what, amount, row.least))
    return found


def in_words(phases: Sequence[PayPhase]) -> str:
    """Say all of them: 3月20日至6月20日全额工资；6月21日至9月20日发给基本工资."""
    return "；".join(map(str, phases))


def last_possible_end(scheme: Scheme, starts: date) -> date | None:
    """Return the day beyond which the scheme allows no standby; None where it sets no such day."""
    last = scheme.standby_phases[-1].last if scheme.standby_phases else None
    return add_months(starts, last) if last else None


def changes_of_pay(scheme: Scheme, standby: Iterable[Standby]) -> list[Due]:
    """Return the days on which somebody's pay changes, how many people each."""
    counts = Counter(
        (each.starts, each.pay) for one in standby for each in pay_phases(scheme, one)[1:]
    )
    return [Due(day, f"{count}人待岗待遇改为“{pay}”") for (day, pay), count in counts.items()]


def amounts_unknown(scheme: Scheme, standby: Iterable[Standby]) -> Iterator[Issue]:
    """Tell of whose pay cannot be worked out, for a cell of the roster is blank or no number.

    What the roster has no column for is told of the scheme, once for all.
    """
    named = dict.fromkeys(n for row in scheme.standby_phases for n in several(row.base))
    for one in standby:
        for name in named:
            found = fact(one.member, name, scheme.counted_on)
            if found.column and found.number is None:
                yield Kind.STANDBY_PAY_UNKNOWN.at(
                    found.where, found.word, name=one.member.name, column=name
                )


def _amount(row: PhaseRow, member: Member, on: date) -> Decimal | None:
    """Work out a share of what the roster says, never below the least; exact until the cent."""
    if not row.base:
        return None
    parts = [fact(member, name, on).number for name in several(row.base)]
    if None in parts:
        return None
    full = sum((Fraction(part) for part in parts if part is not None), Fraction(0))
    share = full * Fraction(100 if row.rate is None else row.rate) / 100
    paid = max(share, Fraction(row.least or 0))
    return (Decimal(paid.numerator) / Decimal(paid.denominator)).quantize(_CENT, ROUND_HALF_UP)
