"""Marks into points, exactly: trimmed mean, conversion, total, rounded as the scheme says.

All arithmetic is on rational numbers; a number is rounded only where the scheme's 舍入环节 says so,
and then from its exact value, so that 7.125 is 7.13 and never 7.12.
"""

from collections.abc import Sequence
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from typing import NamedTuple

Number = Decimal | Fraction


class Stage(Enum):
    """Where numbers are rounded."""

    EVERY_STEP = "逐步舍入"
    """Mean, converted points and total, each."""
    EVERY_COMPONENT = "各项舍入"
    """Converted points; they are then summed."""
    TOTAL_ONLY = "总分舍入"
    """The total only, from the exact sum."""


class Rounding(NamedTuple):
    """The rounding rule of a scheme."""

    places: int
    half_up: bool
    """四舍五入; otherwise 截尾."""
    stage: Stage

    def quantize(self, number: Number) -> Decimal:
        """The number at the scheme's decimals, rounded from its exact value."""
        return quantized(number, self.places, half_up=self.half_up)


def quantized(number: Number, places: int, *, half_up: bool = True) -> Decimal:
    """A number at so many decimals: halves away from zero, or the rest cut off."""
    numerator, denominator = number.as_integer_ratio()
    whole, rest = divmod(abs(numerator) * 10**places, denominator)
    if half_up and 2 * rest >= denominator:
        whole += 1
    return Decimal(-whole if numerator < 0 else whole).scaleb(-places)


class Trimming(NamedTuple):
    """How many of the highest and lowest marks are dropped, and from how many marks on."""

    high: int
    low: int
    above: int
    """Marks are dropped only when more than this number is present."""


def kept_marks(marks: Sequence[Decimal], trimming: Trimming) -> list[Decimal]:
    """The marks that count, lowest first, once the highest and lowest are dropped."""
    ascending = sorted(marks)
    if len(marks) <= trimming.above or len(marks) <= trimming.high + trimming.low:
        return ascending
    return ascending[trimming.low : len(marks) - trimming.high]


def trimmed_mean(marks: Sequence[Decimal], trimming: Trimming) -> Fraction:
    """The mean of the marks that count.

    Exact: a sum of marks stays far below the 28 digits of decimal arithmetic. Raises `ValueError`
    without marks: who has none needs an explanation, not a zero.
    """
    if not marks:
        raise ValueError("no marks")
    kept = kept_marks(marks, trimming)
    return Fraction(sum(kept, Decimal(0))) / len(kept)


def round_mean(mean: Fraction, rounding: Rounding) -> Number:
    """Round a mean, if the scheme rounds at every step; else the next step uses it as it is."""
    return rounding.quantize(mean) if rounding.stage is Stage.EVERY_STEP else mean


def convert(mean: Number, points: Decimal, full: Decimal, rounding: Rounding) -> Number:
    """A component's points: mean × 分值 ÷ 单张满分."""
    exact = Fraction(mean) * Fraction(points) / Fraction(full)
    return exact if rounding.stage is Stage.TOTAL_ONLY else rounding.quantize(exact)


def total_of(parts: Sequence[Number], rounding: Rounding) -> Decimal:
    """The total of a candidate's converted points."""
    return rounding.quantize(sum((Fraction(part) for part in parts), Fraction(0)))
