"""并列处理 at work: equals parted link by link, with the figures that parted them.

It is the same for totals and for the marks of a stage after which only some go on.

Where a link cannot be known of one of the equals (a fact that the roster does not say), nothing
further parts them: the committee decides. Lots are drawn by tickets as for the speaking order, with
a seed of their own that is shaken when the tie is known.
"""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from campaign.issues import Issue, Kind, Where
from campaign.roster.facts import Fact, fact
from campaign.roster.roster import Member
from campaign.scheme.answers import ROUNDING_STAGES
from campaign.scheme.basics import BASICS
from campaign.scheme.conditions import order_of, orders, rank_in
from campaign.scheme.rules.tie_rules import (
    BY_CHOICE,
    BY_LOT,
    MORE_DECIMALS,
    TieLink,
    is_general,
    tie_links,
)
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import FILE, Component
from campaign.scoring.arithmetic import Number, Rank, Standing, quantized, rank
from campaign.scoring.candidates import Candidate
from campaign.scoring.lots import draw
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.dates import YearMonth

FINEST_TOTAL = 8
"""Decimals up to which totals are compared where the rule is to add decimals."""


TIED, AWAITS_LOT = "名次并列", "等当众抽签"

Values = Mapping[str, Number | None]
"""What one link compares, by 编号; None where it is not known."""


class Contender(NamedTuple):
    """Somebody ranked for a post, as far as parting equals needs to know."""

    candidate: Candidate
    total: Decimal | Fraction
    """The total, or what decides after a stage."""
    points: Mapping[str, Number]
    """By component, as far as they are known."""
    exact: Fraction
    """The same as `total`, as if nothing had been rounded on the way."""

    @property
    def staff_id(self) -> str:
        """编号."""
        return self.candidate.staff_id


class Parted(NamedTuple):
    """Where somebody stands, and what was compared."""

    rank: Rank
    words: str
    """What parted them from equals, or why nothing does; empty where the total is their own."""
    compared: Mapping[str, Number]
    """What was compared besides components, by link."""
    by: str = ""
    """The links that parted them from equals, with what they have: 学历（研究生）."""
    awaits_lot: bool = False
    """Whether lots have to be drawn among those who are still equal."""


def links_of(scheme: Scheme, known: Container[str]) -> list[TieLink]:
    """Return the links of the chain that can be compared, with these components, in order."""
    return [each for each in tie_links(scheme) if each.name in known or is_general(each)]


def part_equals(scheme: Scheme, post: str, contenders: Sequence[Contender]) -> list[Parted]:
    """Rank everybody for a post, best first."""
    links = links_of(scheme, contenders[0].points if contenders else ())
    totals = Counter(each.total for each in contenders)
    equals = [each for each in contenders if totals[each.total] > 1]
    known = [_values(scheme, post, link, equals) for link in links if link.name != BY_LOT]
    ranks = _ranked(contenders, links, known)
    if len(known) < len(links) and (seed := scheme.basics.tie_seed):
        left = [each.key for each in ranks if each.tied_with and each.compared == len(known)]
        known.append(_drawn(seed, post, ranks, left))
        ranks = _ranked(contenders, links, known)
    tell, own = _Telling(scheme, links, known), {each.staff_id: each for each in contenders}
    return [
        Parted(each, "", {})
        if totals[own[each.key].total] == 1
        else tell.parted(each, own[each.key])
        for each in ranks
    ]


def needs_exact_means(scheme: Scheme) -> bool:
    """Tell whether the results have to show means before they are rounded."""
    return MORE_DECIMALS in scheme.tie_break and ROUNDING_STAGES[scheme.basics.rounding_stage].means


def _ranked(
    contenders: Sequence[Contender], links: Sequence[TieLink], known: Sequence[Values]
) -> list[Rank]:
    return rank(
        [
            Standing(
                each.staff_id,
                each.total,
                tuple(
                    _standing_value(link, values.get(each.staff_id))
                    for link, values in zip(links, known, strict=False)
                ),
            )
            for each in contenders
        ]
    )


def _standing_value(link: TieLink, value: Number | None) -> Fraction | None:
    """Return a value as ranking takes it: the higher first."""
    if value is None:
        return None
    return -Fraction(value) if link.lower_first else Fraction(value)


def _drawn(seed: str, post: str, ranks: Sequence[Rank], left: Sequence[str]) -> Values:
    """Draw lots among those whom nothing else parts: the place of each in its group, from 1."""
    places: dict[str, Number] = {}
    for each in ranks:
        if each.key in left:
            group = {each.key, *each.tied_with}
            order = [ticket.staff_id for ticket in draw(lot_text(seed, post), group)]
            places[each.key] = Decimal(order.index(each.key) + 1)
    return places


def lot_text(seed: str, post: str) -> str:
    """Return what stands before the 编号 in the text of a ticket: the seed and the post."""
    return f"{seed},{post}"


# -- values ---------------------------------------------------------------------------------------


def exact_points(mean: Fraction, component: Component) -> Fraction:
    """Return what a mean is worth (mean × 分值 ÷ 单张满分) as if nothing were rounded."""
    return mean * Fraction(component.points) / Fraction(component.full)


def _values(scheme: Scheme, post: str, link: TieLink, equals: Sequence[Contender]) -> Values:
    if link.is_fact:
        return _fact_values(scheme, link, [each.candidate.member for each in equals])
    if link.name == MORE_DECIMALS:
        return {each.staff_id: quantized(each.exact, FINEST_TOTAL) for each in equals}
    if link.name == BY_CHOICE:
        return {each.staff_id: Decimal(each.candidate.choice(post)) for each in equals}
    return {each.staff_id: Fraction(each.points[link.name]) for each in equals}


def _fact_values(scheme: Scheme, link: TieLink, members: Sequence[Member]) -> Values:
    """Return what the roster says of some people, as numbers that can be compared.

    A day is written as 19850615; where one of them has only a month, all are compared by months.
    """
    found = {each.staff_id: fact(each, link.name, scheme.counted_on) for each in members}
    if link.by_date:
        days = {key: each.day for key, each in found.items()}
        by_month = any(isinstance(day, YearMonth) for day in days.values())
        return {
            key: None if day is None else _written(day, by_month=by_month)
            for key, day in days.items()
        }
    if link.ordered:
        order = order_of(link.name, orders(scheme.orders))
        ranks = {key: rank_in(order, each.word) for key, each in found.items()}
        return {key: None if n is None else Decimal(n + 1) for key, n in ranks.items()}
    return {key: _number(each) for key, each in found.items()}


def _written(day: date | YearMonth, *, by_month: bool) -> Decimal:
    month = day.year * 100 + day.month
    return Decimal(month if by_month or isinstance(day, YearMonth) else month * 100 + day.day)


def _number(found: Fact) -> Decimal | None:
    """Return a span in months, since a year and so many months is no decimal; else the number."""
    if found.months is not None:
        return Decimal(found.months)
    number = found.number if found.known else None
    return None if number is None else Decimal(number.numerator) / Decimal(number.denominator)


def facts_missing(scheme: Scheme, candidates: Sequence[Candidate]) -> Iterator[Issue]:
    """Find facts of the chain that the roster has no column for."""
    where = Where(FILE, BASICS.name)
    for link in tie_links(scheme):
        members = [each.member for each in candidates] if link.is_fact else []
        if members and not any(fact(each, link.name, scheme.counted_on).column for each in members):
            yield Kind.TIE_FACT_MISSING.at(where, scheme.basics.tie_break, name=link.name)


# -- in words -------------------------------------------------------------------------------------


class _Telling(NamedTuple):
    """Says what parted people for a post."""

    scheme: Scheme
    links: Sequence[TieLink]
    known: Sequence[Values]

    def parted(self, found: Rank, contender: Contender) -> Parted:
        compared = {
            link.name: value
            for link, values in zip(self.links[: found.compared], self.known, strict=False)
            if is_general(link) and (value := values.get(found.key)) is not None
        }
        parting = self.links[: found.broken_by]
        by = "、".join(self._figure(link, compared, contender) for link in parting)
        if found.tied_with:
            awaits_lot = len(self.known) == found.compared < len(self.links)
            return Parted(found, self._why_tied(found), compared, by, awaits_lot)
        return Parted(found, f"总分相同，按{by}排定先后", compared, by)

    def _why_tied(self, found: Rank) -> str:
        if found.compared < len(self.known):
            link = self.links[found.compared]
            return f"{TIED}：有人的{link.name}花名册上没有或看不出先后，不能往下比较"
        return f"{TIED}，{AWAITS_LOT}" if len(self.known) < len(self.links) else TIED

    def _figure(self, link: TieLink, compared: Mapping[str, Number], contender: Contender) -> str:
        """Name a link, with what this person has where no column of points shows it."""
        if link.is_fact:
            own = fact(contender.candidate.member, link.name, self.scheme.counted_on)
            return f"{link.name}（{own.word}）"
        if link.name in compared:
            value = plain(Decimal(str(compared[link.name])))
            return f"抽签（第{value}）" if link.name == BY_LOT else f"{link.name}（{value}）"
        return link.name
