"""Marks into points and ranks, exactly: trimmed mean, total, order, rounded as the scheme says.

All arithmetic is on rational numbers; a number is rounded only where the scheme's 舍入环节 says so,
and then from its exact value, so that 7.125 is 7.13 and never 7.12.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import accumulate, groupby
from typing import NamedTuple

from campaign.scheme.answers import HALF_UP, ROUNDING_STAGES, RoundingStage

Number = Decimal | Fraction


class Rounding(NamedTuple):
    """The rounding rule of a scheme."""

    places: int
    way: str
    """舍入方式, one of `answers.ROUNDINGS`."""
    at: str
    """舍入环节, one of `answers.ROUNDING_STAGES`."""

    @property
    def stage(self) -> RoundingStage:
        """Return what is rounded on the way to the total."""
        return ROUNDING_STAGES[self.at]

    def quantize(self, number: Number) -> Decimal:
        """Return the number at the scheme's decimals, rounded from its exact value."""
        return quantized(number, self.places, self.way)


def quantized(number: Number, places: int, way: str = HALF_UP) -> Decimal:
    """Return a number at so many decimals: halves away from zero, or the rest cut off."""
    numerator, denominator = number.as_integer_ratio()
    whole, rest = divmod(abs(numerator) * 10**places, denominator)
    if way == HALF_UP and 2 * rest >= denominator:
        whole += 1
    return Decimal(-whole if numerator < 0 else whole).scaleb(-places)


class Trimming(NamedTuple):
    """How many of the highest and lowest marks are dropped, and from how many marks on."""

    high: int
    low: int
    above: int
    """Marks are dropped only when more than this number is present."""

    def kept(self, count: int) -> tuple[int, int]:
        """Return where those that count begin and end, of so many marks, lowest first."""
        if count <= self.above or count <= self.high + self.low:
            return 0, count
        return self.low, count - self.high


def kept_marks(marks: Sequence[Decimal], trimming: Trimming) -> list[Decimal]:
    """Return the marks that count, lowest first, once the highest and lowest are dropped."""
    first, end = trimming.kept(len(marks))
    return sorted(marks)[first:end]


def trimmed_mean(marks: Sequence[Decimal], trimming: Trimming) -> Fraction:
    """Return the mean of the marks that count.

    Exact: a sum of marks stays far below the 28 digits of decimal arithmetic. Raises `ValueError`
    without marks: who has none needs an explanation, not a zero.
    """
    if not marks:
        raise ValueError("no marks")
    kept = kept_marks(marks, trimming)
    return Fraction(sum(kept, Decimal(0))) / len(kept)


class OneLess:
    """Trimmed means of the same marks without one of them, from sums made once."""

    def __init__(self, marks: Iterable[Decimal], trimming: Trimming) -> None:
        self._ascending = sorted(marks)
        self._sums = list(accumulate(self._ascending, initial=Decimal(0)))
        self._first, self._end = trimming.kept(len(self._ascending) - 1)

    def mean(self, mark: Decimal) -> Fraction | None:
        """Return the trimmed mean without one of the marks; None if it is the only one."""
        if len(self._ascending) == 1:
            return None
        at = bisect_left(self._ascending, mark)
        total = self._sum(self._end, at, mark) - self._sum(self._first, at, mark)
        return Fraction(total) / (self._end - self._first)

    def _sum(self, count: int, at: int, mark: Decimal) -> Decimal:
        """Of the lowest so many of what is left once the mark at a place is taken away."""
        return self._sums[count] if count <= at else self._sums[count + 1] - mark


def round_mean(mean: Fraction, rounding: Rounding) -> Number:
    """Round a mean, if the scheme rounds at every step.

    Else the next step uses it as it is.
    """
    return rounding.quantize(mean) if rounding.stage.means else mean


def convert(mean: Number, points: Decimal, full: Decimal, rounding: Rounding) -> Number:
    """Return a component's points: mean × 分值 ÷ 单张满分."""
    exact = Fraction(mean) * Fraction(points) / Fraction(full)
    return rounding.quantize(exact) if rounding.stage.points else exact


def total_of(parts: Sequence[Number], rounding: Rounding) -> Decimal:
    """Return the total of a candidate's converted points."""
    return rounding.quantize(sum((Fraction(part) for part in parts), Fraction(0)))


class GradeRule(NamedTuple):
    """What one ballot with a grade is worth (0 to 100), and whether it is in the denominator."""

    points: Decimal
    counted: bool


def ballot_mean(counts: Mapping[str, int], grades: Mapping[str, GradeRule]) -> Fraction | None:
    """Return the mean of the 折算分 over the ballots that count; None if there is none.

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
    """Return the mean over voter classes by weight."""
    weights = sum((Fraction(weight) for _, weight in means), Fraction(0))
    return sum((mean * Fraction(weight) for mean, weight in means), Fraction(0)) / weights


class Equation(NamedTuple):
    """A condition between counts that does not hold, with its numbers."""

    text: str
    field: str
    """The count at which to look first."""


def broken_equations(turnout: Mapping[str, int]) -> Iterable[Equation]:
    """Check 收回 ≤ 发出 ≤ 实到 ≤ 应到, and 收回 = 有效 + 无效."""
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


class Standing(NamedTuple):
    """One candidate for one post, as far as ranking needs to know."""

    key: str
    total: Decimal | Fraction
    tie_break: tuple[Number | None, ...]
    """What is compared in order when totals are equal, higher first; None for what is not known."""


class Rank(NamedTuple):
    """A place in the order; equals share the best place of their group (1, 2, 2, 4)."""

    key: str
    rank: int
    tied_with: tuple[str, ...]
    """Others with the same total that nothing in the chain tells apart."""
    broken_by: int
    """How many links of the chain it took to part them from equals in total; 0 if none."""
    compared: int = 0
    """How many links could be compared among equals in total, before one that is not known."""


def rank(standings: Sequence[Standing]) -> list[Rank]:
    """Return everybody's rank, best first; the order among equals is that of their keys."""
    ordered = sorted(standings, key=lambda each: (-each.total, each.key))
    ranks: list[Rank] = []
    for _, same_total in groupby(ordered, key=lambda each: each.total):
        for equals, broken_by, compared in _parted(list(same_total), 0, 0):
            place = len(ranks) + 1
            for each in equals:
                tied = tuple(other.key for other in equals if other.key != each.key)
                ranks.append(Rank(each.key, place, tied, broken_by, compared))
    return ranks


def _parted(
    equals: list[Standing], link: int, broken_by: int
) -> Iterator[tuple[list[Standing], int, int]]:
    """Part equals by the chain from a link on; where it is not known of one, nothing does.

    Each group comes with the last link that parted it from others, and those that were compared.
    """
    chain = equals[0].tie_break
    values = [each.tie_break[link] for each in equals] if link < len(chain) else []
    known = [value for value in values if value is not None]
    if len(equals) == 1 or len(known) < len(equals):
        yield equals, broken_by, link
        return
    by_value: dict[Number, list[Standing]] = {}
    for each, value in zip(equals, known, strict=True):
        by_value.setdefault(value, []).append(each)
    parted_here = broken_by if len(by_value) == 1 else link + 1
    for value in sorted(by_value, reverse=True):
        yield from _parted(by_value[value], link + 1, parted_here)
