"""Ranks by total, ties broken by the scheme's chain; what is still equal shares a rank."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction
from itertools import groupby
from typing import NamedTuple


class Standing(NamedTuple):
    """One candidate for one post, as far as ranking needs to know."""

    key: str
    total: Decimal | Fraction
    tie_break: tuple[Decimal | Fraction, ...]
    """The components compared in order when totals are equal, higher first."""


class Rank(NamedTuple):
    """A place in the order; equals share the best place of their group (1, 2, 2, 4)."""

    key: str
    rank: int
    tied_with: tuple[str, ...]
    """Others with the same total that nothing in the chain tells apart."""
    broken_by: int
    """How many links of the chain it took to part them from equals in total; 0 if none."""


def rank(standings: Sequence[Standing]) -> list[Rank]:
    """Everybody's rank, best first; the order among equals is that of their keys."""
    ordered = sorted(standings, key=_order)
    ranks: list[Rank] = []
    for _, same_total in groupby(ordered, key=lambda each: each.total):
        rivals = list(same_total)
        for _, same in groupby(rivals, key=lambda each: each.tie_break):
            equals = list(same)
            place = len(ranks) + 1
            for each in equals:
                tied = tuple(other.key for other in equals if other.key != each.key)
                ranks.append(Rank(each.key, place, tied, _links(each, rivals)))
    return ranks


def _order(standing: Standing) -> tuple[Decimal | Fraction, list[Decimal | Fraction], str]:
    return -standing.total, [-value for value in standing.tie_break], standing.key


def _links(each: Standing, rivals: Sequence[Standing]) -> int:
    """The longest comparison needed against others of the same total."""
    links = 0
    for other in rivals:
        pairs = zip(each.tie_break, other.tie_break, strict=True)
        links = max(links, next((n for n, (one, two) in enumerate(pairs, 1) if one != two), 0))
    return links
