"""Marks into points, exactly: trimmed mean, conversion, total, rounded as the scheme says.

All arithmetic is on rational numbers; a number is rounded only where the scheme's 舍入环节 says so,
and then from its exact value, so that 7.125 is 7.13 and never 7.12.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction

Number = Decimal | Fraction


class Stage(Enum):
    """Where numbers are rounded."""

    EVERY_STEP = "逐步舍入"
    """Mean, converted points and total, each."""
    EVERY_COMPONENT = "各项舍入"
    """Converted points; they are then summed."""
    TOTAL_ONLY = "总分舍入"
    """The total only, from the exact sum."""


@dataclass(frozen=True, slots=True)
class Rounding:
    """The rounding rule of a scheme."""

    places: int
    half_up: bool
    """四舍五入; otherwise 截尾."""
    stage: Stage

    def quantize(self, number: Number) -> Decimal:
        """The number at the scheme's decimals, rounded from its exact value."""
        exact = Fraction(number)
        scaled = exact * 10**self.places
        whole, rest = divmod(abs(scaled.numerator), scaled.denominator)
        if self.half_up and 2 * rest >= scaled.denominator:
            whole += 1
        sign = -1 if exact < 0 else 1
        return Decimal(sign * whole).scaleb(-self.places)


@dataclass(frozen=True, slots=True)
class Trimming:
    """How many of the highest and lowest marks are dropped, and from how many marks on."""

    high: int
    low: int
    above: int
    """Marks are dropped only when more than this number is present."""


def dropped_marks(marks: Sequence[Decimal], trimming: Trimming) -> frozenset[int]:
    """Positions of the marks that the trimmed mean leaves out; of equal marks, the first ones."""
    if len(marks) <= trimming.above or len(marks) <= trimming.high + trimming.low:
        return frozenset()
    ascending = sorted(range(len(marks)), key=lambda position: (marks[position], position))
    low = ascending[: trimming.low]
    high = ascending[len(ascending) - trimming.high :]
    return frozenset(low) | frozenset(high)


def trimmed_mean(marks: Sequence[Decimal], trimming: Trimming) -> Fraction:
    """The mean of what is left after dropping the highest and lowest marks.

    Raises `ValueError` without marks: who has none needs an explanation, not a zero.
    """
    if not marks:
        raise ValueError("no marks")
    dropped = dropped_marks(marks, trimming)
    kept = [Fraction(mark) for position, mark in enumerate(marks) if position not in dropped]
    return sum(kept, Fraction(0)) / len(kept)


def settle_mean(mean: Fraction, rounding: Rounding) -> Number:
    """The mean as the next step uses it."""
    return rounding.quantize(mean) if rounding.stage is Stage.EVERY_STEP else mean


def convert(mean: Number, points: Decimal, full: Decimal, rounding: Rounding) -> Number:
    """A component's points: mean × 分值 ÷ 单张满分."""
    exact = Fraction(mean) * Fraction(points) / Fraction(full)
    return exact if rounding.stage is Stage.TOTAL_ONLY else rounding.quantize(exact)


def total_of(parts: Sequence[Number], rounding: Rounding) -> Decimal:
    """The total of a candidate's converted points."""
    return rounding.quantize(sum((Fraction(part) for part in parts), Fraction(0)))
