"""Proposals where rankings still have ties: firm what every settling agrees on, the rest left open.

The total ranks the candidates for each post, and the scheme's rule breaks what ties it can. A tie
that is left is for the committee, so the program must not break it, neither by row nor by lot. It
must not give up either: most ties never come into play. A *settling* puts the members of every
tied group in some order. Whoever gets the same place in every settling is firm; whoever does not
is open, together with the posts it may get.

Trying all settlings would cost a factorial for every group. Two things keep it small:

- People and posts that are not linked through anybody's choices cannot influence each other, so
  each linked part of the market is settled by itself.
- Only a tie that is used is settled. As long as a run of deferred acceptance never has to tell two
  members of a group apart, the run is the same for every order of that group. When it first has
  to, the group is split into those who come first and the rest, in each possible way, and each way
  is run again with less left to settle. Groups still undivided then stand for all their orders.

`LIMIT` bounds the runs for one linked part. A part that would need more is left open as a whole,
everybody in it for every post they may get: more than necessary, never less.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from itertools import combinations
from math import comb
from typing import NamedTuple

from campaign.matching.deferred_acceptance import Market, Matching, Round, Side, deferred_acceptance

LIMIT = 2_000
"""The most runs that one linked part of a market is worth."""

Tier = tuple[str, ...]
"""Applicants none of whom a unit puts before another."""

Tiers = Mapping[str, Sequence[Tier]]
"""Per unit its applicants, best group first."""


class Tie(NamedTuple):
    """Applicants of equal rank at a unit, whose order matters to the result."""

    unit: str
    members: Tier


class Proposal(NamedTuple):
    """What can be proposed without breaking a tie, and what cannot."""

    firm: Mapping[str, str | None]
    """The unit, or None, of every applicant for whom all settlings agree."""
    possible: Mapping[str, frozenset[str | None]]
    """What each of the others may get, depending on the settling."""
    ties: Sequence[Tie]
    """The ties that make the difference, as they stand in the rankings."""
    complete: bool
    """False if some part of the market exceeded the limit and was left open as a whole."""


class _Part(NamedTuple):
    """Applicants and units linked through choices, with what each finds acceptable."""

    choices: Mapping[str, Sequence[str]]
    tiers: Tiers
    quotas: Mapping[str, int]

    def market(self, tiers: Tiers) -> Market:
        """Return the market in which groups stand in the order they are written in."""
        return Market(self.choices, _flat(tiers), self.quotas)


class _PartProposal(NamedTuple):
    """All that may become of a part, and the ties that come into play."""

    possible: Mapping[str, frozenset[str | None]]
    ties: Sequence[Tie]


class _Split(NamedTuple):
    """A group that a run had to divide: its unit, its position there, and how many came first."""

    unit: str
    at: int
    first: int


def propose(
    choices: Mapping[str, Sequence[str]],
    tiers: Tiers,
    quotas: Mapping[str, int],
    proposing: Side,
    limit: int = LIMIT,
) -> Proposal:
    """Propose places under tied rankings, for the side that the scheme favours.

    `choices` and `quotas` are as in `Market`, and so are the errors; `tiers` has each unit's
    applicants in groups of equals, best group first.
    """
    Market(choices, _flat(tiers), quotas)
    possible: dict[str, frozenset[str | None]] = dict.fromkeys(choices, frozenset({None}))
    ties: list[Tie] = []
    complete = True
    for part in _linked_parts(_mutual(choices, tiers, quotas)):
        found = _divide_ties(part, proposing, limit)
        if found is None:
            found = _left_open(part)
            complete = False
        possible |= found.possible
        if any(len(units) > 1 for units in found.possible.values()):
            ties += found.ties
    firm = {name: next(iter(units)) for name, units in possible.items() if len(units) == 1}
    still_open = {name: units for name, units in possible.items() if name not in firm}
    return Proposal(firm, still_open, ties, complete)


def _flat(tiers: Tiers) -> dict[str, list[str]]:
    return {unit: [name for tier in own for name in tier] for unit, own in tiers.items()}


def _mutual(choices: Mapping[str, Sequence[str]], tiers: Tiers, quotas: Mapping[str, int]) -> _Part:
    """Leave out whoever did not choose the unit, and choices of units that do not rank one."""
    groups = {
        unit: [
            tuple(name for name in tier if unit in choices.get(name, ()))
            for tier in tiers.get(unit, ())
        ]
        for unit in quotas
    }
    ranked = {unit: set(own) for unit, own in _flat(groups).items()}
    mutual = {name: [u for u in wanted if name in ranked[u]] for name, wanted in choices.items()}
    return _Part(mutual, groups, quotas)


def _linked_parts(whole: _Part) -> Iterator[_Part]:
    """Divide a market of mutual wishes into parts that no choice links."""
    applicants = _flat(whole.tiers)
    seen: set[str] = set()
    for start in whole.tiers:
        if start in seen:
            continue
        seen.add(start)
        units = [start]
        for unit in units:  # grows while it is followed
            linked = dict.fromkeys(u for name in applicants[unit] for u in whole.choices[name])
            beyond = [other for other in linked if other not in seen]
            seen.update(beyond)
            units += beyond
        yield _Part(
            {name: whole.choices[name] for unit in units for name in applicants[unit]},
            {unit: whole.tiers[unit] for unit in units},
            {unit: whole.quotas[unit] for unit in units},
        )


def _divide_ties(part: _Part, proposing: Side, limit: int) -> _PartProposal | None:
    """Run the part until every used tie is divided in every way; None beyond the limit."""
    outcomes: list[Mapping[str, str | None]] = []
    ties: dict[Tie, None] = {}
    pending: list[Tiers] = [part.tiers]
    runs = 0
    while pending:
        tiers = pending.pop()
        matching = deferred_acceptance(part.market(tiers), proposing)
        runs += 1
        split = _first_split(matching, tiers)
        if split is None:
            outcomes.append(matching.unit_of)
            continue
        group = tiers[split.unit][split.at]
        if runs + len(pending) + comb(len(group), split.first) > limit:
            return None
        ties[_original(part.tiers, split.unit, group[0])] = None
        pending += _divide(tiers, split)
    possible = {name: frozenset(unit_of[name] for unit_of in outcomes) for name in part.choices}
    return _PartProposal(possible, list(ties))


def _left_open(part: _Part) -> _PartProposal:
    """Whatever anybody in the part might get."""
    return _PartProposal(
        {name: frozenset({*units, None}) for name, units in part.choices.items()},
        [Tie(unit, tier) for unit, own in part.tiers.items() for tier in own if len(tier) > 1],
    )


def _original(tiers: Tiers, unit: str, member: str) -> Tie:
    return Tie(unit, next(tier for tier in tiers[unit] if member in tier))


def _divide(tiers: Tiers, split: _Split) -> Iterator[Tiers]:
    """Put, in each possible way, as many members of the group before the rest as the run did."""
    own = tiers[split.unit]
    group = own[split.at]
    for first in combinations(group, split.first):
        rest = tuple(name for name in group if name not in first)
        yield {**tiers, split.unit: [*own[: split.at], first, rest, *own[split.at + 1 :]]}


def _first_split(matching: Matching, tiers: Tiers) -> _Split | None:
    if matching.proposing is Side.APPLICANTS:
        return _split_by_refusing(matching.rounds, tiers)
    return _split_by_offering(matching.rounds, tiers)


def _split_by_refusing(rounds: Sequence[Round], tiers: Tiers) -> _Split | None:
    """Find the first group of which a unit let some go and kept others in the same round."""
    position = {
        unit: {name: at for at, tier in enumerate(own) for name in tier}
        for unit, own in tiers.items()
    }
    held: dict[str, set[str]] = {unit: set() for unit in tiers}
    for proposals, refusals in rounds:
        for name, unit in proposals:
            held[unit].add(name)
        for name, unit in refusals:
            held[unit].remove(name)
        for name, unit in refusals:
            at = position[unit][name]
            kept = held[unit].intersection(tiers[unit][at])
            if kept:
                return _Split(unit, at, len(kept))
    return None


def _split_by_offering(rounds: Sequence[Round], tiers: Tiers) -> _Split | None:
    """Find the first group in the middle of which a unit stopped offering in some round."""
    offers: Counter[str] = Counter()
    for proposals, _ in rounds:
        offers.update(unit for unit, _ in proposals)
        for unit, _ in proposals:
            left = offers[unit]
            for at, tier in enumerate(tiers[unit]):
                if 0 < left < len(tier):
                    return _Split(unit, at, left)
                left -= len(tier)
    return None
