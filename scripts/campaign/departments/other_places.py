"""其他去向: whether somebody meets the conditions of a destination beside posts and departments.

They are rows of 资格条件 whose 适用 names the destination, such as 离岗待退.
"""

from typing import NamedTuple

from campaign.registration.conditions import judge
from campaign.roster.roster import Member
from campaign.scheme.conditions import from_row, orders
from campaign.scheme.scheme import Scheme
from campaign.workbook.declare.text import fold


class Unmet(NamedTuple):
    """What stands against a destination for somebody, in words."""

    refused: tuple[str, ...] = ()
    by_hand: tuple[str, ...] = ()
    """What people have to judge."""


def unmet(scheme: Scheme, member: Member, place: str) -> Unmet:
    """Put the conditions of a destination to somebody."""
    known, refused, by_hand = orders(scheme.orders), [], []
    for row in scheme.conditions:
        condition = from_row(row)
        if fold(place) not in condition.applies_to:
            continue
        judged = judge(condition, member, scheme.counted_on, known, place)
        if judged.by_hand:
            by_hand.append(judged.by_hand)
        elif judged.finding and not judged.finding.passed:
            refused.append(judged.finding.reason)
    return Unmet(tuple(refused), tuple(by_hand))
