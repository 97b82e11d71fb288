"""What is left after the first result, and proposals for those who accept being assigned (调剂).

Between the people left over and the units with empty places there is nothing more to match: by
stability, every such unit that one of these people chose has turned that person down. So a proposal
can only bring together those who did not choose each other, and the sheets hold just one further
wish: a unit may rank people who did not choose it. The rule is one more deferred acceptance over
the empty places, with lists completed as simply as they can be:

- Each unit lists first, in its own order, those whom it ranks; then everybody else, those with the
  fewest units open to them first (they are the hardest to place), then in the order given.
- Each person, who has said "anywhere", lists the units that did not turn that person down: first
  those that rank the person, the best rank first; then by the number of empty places, the most
  first, then in the order given.

The units propose, for theirs are the only wishes anybody expressed. So no place that a unit would
fill stays empty while somebody who could take it is left over, nobody is sent where they were
turned down or may not serve (回避), and a unit gets whom it asked for unless somebody it ranks
higher takes the place or another asking unit ranks that person as well or better. These are
proposals with a reason; the committee decides, and whoever does not accept being assigned gets
none.
"""

from collections.abc import Collection, Mapping, Sequence
from enum import Enum, auto
from math import inf
from typing import NamedTuple

from campaign.matching.deferred_acceptance import Market, Side, deferred_acceptance

_NOBODY_BARRED: Mapping[str, Collection[str]] = {}


class Ground(Enum):
    """What a proposal rests on, or why there is none."""

    ASKED_FOR = auto()
    """The unit ranks the person, who had not chosen it."""
    VACANCY = auto()
    """The unit has an empty place and has not turned the person down."""
    NO_VACANCY = auto()
    """No unit has an empty place."""
    CLOSED = auto()
    """Every unit with an empty place has turned the person down, or is barred to them."""
    GIVEN = auto()
    """The units that are open to the person give their places to people who come first."""
    NOT_ACCEPTED = auto()
    """The person does not accept being assigned."""


class Assignment(NamedTuple):
    """The proposal for one person left over."""

    applicant: str
    unit: str | None
    ground: Ground
    rank: int | None
    """The rank the unit gave the person, if it asked for them."""
    vacancies: int
    """The unit's empty places before any proposal."""
    given: tuple[str, ...] = ()
    """The units that were open to the person, if others get all their places."""


class Remainder(NamedTuple):
    """Both sides of what a matching leaves over, in the order of the market."""

    vacancies: Mapping[str, int]
    """Units with empty places, and how many."""
    unplaced: tuple[str, ...]


def remainder(market: Market, unit_of: Mapping[str, str | None]) -> Remainder:
    """Set vacancies and unplaced people side by side."""
    filled = dict.fromkeys(market.quotas, 0)
    for unit in unit_of.values():
        if unit is not None:
            filled[unit] += 1
    vacancies = {u: quota - filled[u] for u, quota in market.quotas.items() if quota > filled[u]}
    return Remainder(vacancies, tuple(name for name in market.choices if unit_of[name] is None))


def reallocate(
    market: Market,
    unit_of: Mapping[str, str | None],
    accepting: Collection[str],
    barred: Mapping[str, Collection[str]] = _NOBODY_BARRED,
    first: Collection[str] = (),
) -> list[Assignment]:
    """Propose a place for each person whom a stable matching of the market leaves over.

    `accepting` are those who accept being assigned (服从调剂); `barred` has, per person, units
    where they may not serve whatever anybody wishes (回避). `first` go before all others.
    """
    left = remainder(market, unit_of)
    ranks = {
        unit: {name: rank for rank, name in enumerate(market.rankings.get(unit, ()), 1)}
        for unit in left.vacancies
    }
    people = [name for name in left.unplaced if name in accepting]
    choices = {
        name: _units_for(
            name, {*market.choices[name], *barred.get(name, ())}, left.vacancies, ranks
        )
        for name in people
    }
    hardest_first = sorted(people, key=lambda name: len(choices[name]))
    ahead = [name for name in hardest_first if name in first]
    rankings = {
        unit: list(dict.fromkeys([*ahead, *own, *hardest_first])) for unit, own in ranks.items()
    }
    matching = deferred_acceptance(Market(choices, rankings, left.vacancies), Side.UNITS)
    return [
        _assignment(name, matching.unit_of.get(name), choices.get(name), ranks, left.vacancies)
        for name in left.unplaced
    ]


def _units_for(
    name: str,
    closed: Collection[str],
    vacancies: Mapping[str, int],
    ranks: Mapping[str, Mapping[str, int]],
) -> list[str]:
    """List the units that are not closed to the person: those asking first, then the emptiest."""
    units = [unit for unit in vacancies if unit not in closed]
    return sorted(units, key=lambda unit: (ranks[unit].get(name, inf), -vacancies[unit]))


def _assignment(
    name: str,
    unit: str | None,
    wanted: Sequence[str] | None,
    ranks: Mapping[str, Mapping[str, int]],
    vacancies: Mapping[str, int],
) -> Assignment:
    if wanted is None:
        return Assignment(name, None, Ground.NOT_ACCEPTED, None, 0)
    if unit is None:
        without = Ground.GIVEN if wanted else Ground.CLOSED if vacancies else Ground.NO_VACANCY
        return Assignment(name, None, without, None, 0, tuple(wanted))
    rank = ranks[unit].get(name)
    ground = Ground.VACANCY if rank is None else Ground.ASKED_FOR
    return Assignment(name, unit, ground, rank, vacancies[unit])
