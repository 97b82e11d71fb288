"""The scoring rules as spreadsheet formulas that give the exact figures in every program.

A spreadsheet calculates in binary: 57÷8 is exact, but 2.01÷2 is a little below 1.005 and would be
rounded the wrong way. So a number is first scaled up to whole units of the last decimal kept, then
rounded to ten decimals altogether, which removes the binary noise and nothing else, and only then
rounded or cut to whole units. Halves of a unit are exact in binary, so that every program's ROUND
agrees, old ones included. Only functions of Excel 2003 are used.
"""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from typing import Any, NamedTuple

from campaign.scheme.answers import HALF_UP
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.scoring.arithmetic import Rounding
from campaign.scoring.parts import rounding_of
from campaign.scoring.sheets import FINEST
from campaign.scoring.ties import FINEST_TOTAL
from campaign.workbook.declare.cells import Formula, plain
from campaign.workbook.declare.kinds import Number

_NOISE = 10
"""Decimals up to which a number is taken seriously: noise lies beyond, differences before."""


def live(expression: str, value: object) -> Formula[Any]:
    """Return a cell with a formula and the exact value that it comes to."""
    return Formula(f"={expression}", value)


class ScoreFormulas:
    """The formulas, and the decimals shown, under one scheme."""

    def __init__(self, scheme: Scheme) -> None:
        self.rounding: Rounding = rounding_of(scheme)
        stage = self.rounding.stage
        exact = max(4, self.rounding.places + 2)
        """Decimals shown of a number that is not rounded."""
        self.exact = _shown(FINEST_TOTAL)
        self.total = _shown(self.rounding.places)
        self.points = _shown(self.rounding.places if stage.points else exact)
        self.mean = _shown(self.rounding.places if stage.means else exact)

    def rounded(self, number: str) -> str:
        """Return a number of at least 0 at the scheme's decimals, rounded or cut."""
        return self._at(number, self.rounding.places, self.rounding.way)

    def with_more_decimals(self, number: str) -> str:
        """Return a number of at least 0 at the most decimals that totals are compared at."""
        return self._at(number, FINEST_TOTAL, HALF_UP)

    def _at(self, number: str, places: int, way: str) -> str:
        scale = 10**places
        scaled = f"({number})*{scale}" if scale > 1 else number
        units = f"ROUND({scaled},{_NOISE - places})"
        whole = f"ROUND({units},0)" if way == HALF_UP else f"INT({units})"
        return f"{whole}/{scale}" if scale > 1 else whole

    def rounded_mean(self, mean: str) -> str:
        """Return a mean as the next step uses it."""
        return self.rounded(mean) if self.rounding.stage.means else mean

    def converted(self, mean: str, component: Component) -> str:
        """Return points: mean × 分值 ÷ 单张满分."""
        points = f"{mean}*{plain(component.points)}/{plain(component.full)}"
        return self.rounded(points) if self.rounding.stage.points else points

    def trimmed_mean(
        self, marks: str, given: str, dropped: Sequence[str], component: Component
    ) -> str:
        """Return the mean of an area of marks as the next step uses it: see `exact_mean`."""
        mean = self.rounded_mean(_mean(marks, given, dropped, component))
        return f"IF({given}=0,0,{mean})"

    def exact_mean(
        self, marks: str, given: str, dropped: Sequence[str], component: Component
    ) -> str:
        """Return the mean of an area of marks; the highest and lowest stand in the cells `dropped`.

        Marks have `FINEST` decimals at most, so the rounded sum is exact.
        """
        return f"IF({given}=0,0,{_mean(marks, given, dropped, component)})"

    def rank(self, total: tuple[str, str], links: Sequence["RankLink"]) -> str:
        """Write 1 + how many are better: by total, or equal so far and better in a link.

        `total` is one's own cell and the area of all who are ranked for the post.
        """
        own, others = total
        equals = [f"({others}={own})"]
        terms = [f"SUMPRODUCT(--({others}>{own}))"]
        for link in links:
            mine, theirs = self._compared(link)
            is_before = f"({theirs}{'<' if link.lower_first else '>'}{mine})"
            terms.append(f"SUMPRODUCT({'*'.join([*equals, is_before])})")
            equals.append(f"({theirs}={mine})")
            if link.exact:  # blank where nothing further parts equals
                equals.append(f'({mine}<>"")')
        return "1+" + "+".join(terms)

    def _compared(self, link: "RankLink") -> tuple[str, str]:
        """Return own cell and area, without binary noise where points are not rounded."""
        if link.exact or self.rounding.stage.points:
            return link.own, link.others
        return f"ROUND({link.own},{_NOISE - 1})", f"ROUND({link.others},{_NOISE - 1})"


class RankLink(NamedTuple):
    """A link of the chain in cells: one's own, and the area of all who are ranked for the post."""

    own: str
    others: str
    lower_first: bool = False
    exact: bool = False
    """Whether the cells hold numbers as they are compared, points do only once rounded."""


def _mean(marks: str, given: str, dropped: Sequence[str], component: Component) -> str:
    total, count = f"SUM({marks})", given
    if dropped:
        total += f"-SUM({','.join(dropped)})"
        left_out = component.drop_high + component.drop_low
        count = f"({given}-IF({given}>{component.trims_above},{left_out},0))"
    return f"ROUND({total},{FINEST})/{count}"


def dropped_sum(marks: str, given: str, function: str, number: int, above: int) -> str:
    """Write the sum of the highest (LARGE) or lowest (SMALL) marks, if more than `above`."""
    parts = "+".join(f"{function}({marks},{place})" for place in range(1, number + 1))
    return f'IF({given}>{above},{parts},"")'


def ballot_rate(counted: Iterable[tuple[str, Decimal]]) -> str:
    """Write the mean worth of the ballots in the denominator, from counts and points."""
    pairs = list(counted)
    worth = "+".join(f"{cell}*{plain(points)}" for cell, points in pairs)
    return f"({worth})/({'+'.join(cell for cell, _ in pairs)})"


def weighted(rates: Sequence[tuple[str, Decimal]]) -> str:
    """Return the mean over voter classes by weight."""
    if len(rates) == 1:
        return rates[0][0]
    worth = "+".join(f"{rate}*{plain(weight)}" for rate, weight in rates)
    return f"({worth})/{plain(sum((weight for _, weight in rates), Decimal(0)))}"


def _shown(places: int) -> Number:
    return Number(places=places, shown=places)
