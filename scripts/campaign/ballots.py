"""Democratic evaluation: counts into a mean of 折算分, and the equations that counts fulfil."""

from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple


class GradeRule(NamedTuple):
    """What one ballot with a grade is worth (0 to 100), and whether it is in the denominator."""

    points: Decimal
    counted: bool


def ballot_mean(counts: Mapping[str, int], grades: Mapping[str, GradeRule]) -> Fraction | None:
    """The mean of the 折算分 over the ballots that count; None if there is none.

    With 优秀 100 … 不称职 0 all counted it is (100a + 80b + 60c) ÷ valid ballots; with 赞成 100,
    不赞成 0 and 弃权 not counted it is 赞成 ÷ (赞成 + 不赞成), in percent.
    """
    counted = {name: number for name, number in counts.items() if grades[name].counted}
    ballots = sum(counted.values())
    if not ballots:
        return None
    worth = sum((grades[name].points * number for name, number in counted.items()), Decimal(0))
    return Fraction(worth) / ballots


def weighted_mean(means: Sequence[tuple[Fraction, Decimal]]) -> Fraction:
    """The mean over voter classes by weight."""
    weights = sum((Fraction(weight) for _, weight in means), Fraction(0))
    return sum((mean * Fraction(weight) for mean, weight in means), Fraction(0)) / weights


class Equation(NamedTuple):
    """A condition between counts that does not hold, with its numbers."""

    text: str
    field: str
    """The count at which to look first."""


def broken_equations(turnout: Mapping[str, int]) -> Iterable[Equation]:
    """收回 ≤ 发出 ≤ 实到 ≤ 应到, and 收回 = 有效 + 无效."""
    chain = (("returned", "issued"), ("issued", "present"), ("present", "entitled"))
    for smaller, larger in chain:
        if turnout[smaller] > turnout[larger]:
            names = f"{COUNT_NAMES[smaller]}≤{COUNT_NAMES[larger]}"
            yield Equation(f"{names}，但{turnout[smaller]}＞{turnout[larger]}", smaller)
    valid, invalid, returned = turnout["valid"], turnout["invalid"], turnout["returned"]
    if valid + invalid != returned:
        text = f"收回=有效+无效，但{valid}+{invalid}={valid + invalid}，收回是{returned}"
        yield Equation(text, "returned")


COUNT_NAMES = {
    "entitled": "应到",
    "present": "实到",
    "issued": "发出",
    "returned": "收回",
    "valid": "有效",
    "invalid": "无效",
}
