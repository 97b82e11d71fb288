"""What the scheme asks of the roster, with the cells that ask: facts by name, and words in them.

`registration.conditions` holds them against the roster, once there is one.
"""

from collections.abc import Iterable, Iterator
from itertools import chain
from typing import Any, NamedTuple

from campaign.issues import Where
from campaign.scheme.choosing import RANGES
from campaign.scheme.condition_sheets import AMONG, CONDITIONS, NOT_AMONG, ORDERS
from campaign.scheme.conditions import PARTY, Limit, limits_in, order_of, orders, rank_in, several
from campaign.scheme.rules.standby_rules import PHASES
from campaign.scheme.rules.structure import DESTINATION, STRUCTURE, StructureRow
from campaign.scheme.score_sheets import AWARDS
from campaign.scheme.tables import Tables
from campaign.workbook.declare.text import fold
from campaign.workbook.read.reader import Row

_APPRAISALS = "考核"


class AskedFact(NamedTuple):
    """A fact that a cell names, and what follows where the roster does not have it."""

    where: Where
    name: str
    otherwise: str


class AskedWords(NamedTuple):
    """Words that a cell asks for, and what follows where nobody has them."""

    where: Where
    text: str
    limits: tuple[Limit, ...]
    otherwise: str
    one_is_enough: bool = False
    """Whether the cell says something as long as one of its words is there."""


_OF_NOBODY = "管不到任何人"
_BY_HAND = "人人都要人工审核"
_UNCOUNTED = "不能判断符不符合"


def asked_facts(tables: Tables) -> Iterator[AskedFact]:
    """List the facts that the optional sheets name."""
    conditions = tables.of(CONDITIONS)
    yield from _named(conditions, "fact", _BY_HAND)
    yield from _named(tables.of(AWARDS), "fact", "算不出得分")
    yield from _named(tables.of(PHASES), "base", "算不出金额，公文和台账里只写待遇")
    yield from _named(_of_people(tables), "fact", _UNCOUNTED)
    asked = {fold(row.value.fact) for row in conditions}
    aside = [row for row in tables.of(ORDERS) if fold(row.value.fact) not in asked]
    yield from _named(aside, "fact", "这一行没有用到")
    yield from _of_limits(conditions, "only_for", "看不出管哪些人，要人工审核")
    yield from _of_limits(tables.of(RANGES), "only_for", "看不出管哪些人，要人工核对")
    yield from _of_limits(tables.of(STRUCTURE), "applies_to", _UNCOUNTED)


def _named(rows: Iterable[Row[Any]], field: str, otherwise: str) -> Iterator[AskedFact]:
    for row in rows:
        for name in several(getattr(row.value, field)):
            yield AskedFact(row.where(field), name, otherwise)


def _of_limits(rows: Iterable[Row[Any]], field: str, otherwise: str) -> Iterator[AskedFact]:
    for row in rows:
        for name in dict.fromkeys(each.fact for each in limits_in(getattr(row.value, field))):
            yield AskedFact(row.where(field), name, otherwise)


def asked_words(tables: Tables) -> Iterator[AskedWords]:
    """List the words of people whom the optional sheets speak of."""
    rows: list[Row[Any]] = [*tables.of(CONDITIONS), *tables.of(RANGES)]
    for row in rows:
        if limits := limits_in(row.value.only_for):
            yield AskedWords(row.where("only_for"), row.value.only_for, limits, _OF_NOBODY)
    yield from _in_conditions(tables)
    for rule in tables.of(STRUCTURE):
        if limits := rule.value.limits:
            yield AskedWords(rule.where("applies_to"), rule.value.applies_to, limits, _OF_NOBODY)
    for rule in _of_people(tables):
        kinds = tuple(chain.from_iterable(rule.value.kinds))
        yield AskedWords(rule.where("value"), rule.value.value, kinds, "不涉及任何人", True)


def _of_people(tables: Tables) -> list[Row[StructureRow]]:
    """List the limits that count by the roster, not by destination or score."""
    components = [row.value.name for row in tables.components]
    return [
        row
        for row in tables.of(STRUCTURE)
        if row.value.fact != DESTINATION and not row.value.is_of_score(components)
    ]


def _in_conditions(tables: Tables) -> Iterator[AskedWords]:
    """List the words that conditions allow or forbid; those of an order are words beyond doubt."""
    known = orders(row.value for row in tables.of(ORDERS))
    for row in tables.of(CONDITIONS):
        value = row.value
        order, where = order_of(value.fact, known), row.where("value")
        words = [each for each in several(value.value) if rank_in(order, each) is None]
        limits = tuple(Limit(value.fact, "=", each) for each in words)
        if not limits or value.fact == PARTY or _APPRAISALS in value.fact:
            continue  # written in many ways, or of several years in one cell
        if value.demand == AMONG and len(words) == len(several(value.value)):
            yield AskedWords(where, value.value, limits, "没有人符合", True)
        elif value.demand == NOT_AMONG:
            yield AskedWords(where, value.value, limits, "不涉及任何人")
