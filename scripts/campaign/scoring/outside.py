"""Who is out of the competition for a post by the rules on approval, pass marks and absence."""

from fractions import Fraction

from campaign.scheme.basics import ABSENT_IS_OUT
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.scoring.cuts import Scored, shown
from campaign.workbook.declare.cells import plain


def is_below_floor(scheme: Scheme, approval: Fraction) -> bool:
    """Below the least approval, or just at it where the scheme asks for more (50 % or less)."""
    floor = scheme.basics.least_approval
    if floor is None:
        return False
    return approval < floor or (approval == floor and not scheme.basics.least_is_enough)


def below_pass_mark(component: Component, part: Scored) -> str:
    """Which pass mark somebody misses (及格线), with the figures; empty if none."""
    line, mean = component.pass_mark, Fraction(part.mean)
    if line is None or part.absent or mean >= line:
        return ""
    return f"{component.name}{shown(mean)}分，低于及格线{plain(line)}分"


def is_out_by_absence(scheme: Scheme, absent: frozenset[str], uncounted: frozenset[str]) -> bool:
    """Whether who missed these components is out of the competition for a post (缺考处理).

    Only what has points counts; a total of 0.00 from nothing but absence is no result.
    """
    worth = {each.name for each in scheme.components if each.points}
    counted = (worth - uncounted) or worth
    if scheme.basics.absence == ABSENT_IS_OUT:
        return not counted.isdisjoint(absent)
    return bool(counted) and counted <= absent
