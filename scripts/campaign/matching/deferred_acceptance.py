"""Deferred acceptance: who goes where, from both sides' wishes and the number of places.

The two sides are *applicants* (people) and *units* (departments with their quota of staff, or
posts with their quota of holders). Each applicant orders the units it wants, each unit orders the
applicants it would take, and whoever is not in a list is unacceptable to its owner. A matching is
*stable* if nobody is with a partner it finds unacceptable, no quota is exceeded, and no applicant
and unit that are not together would both rather be (a *blocking pair*).

What is relied on:

- Gale and Shapley, "College Admissions and the Stability of Marriage", American Mathematical
  Monthly 69 (1962): the procedure always ends in a stable matching, and no stable matching is
  better for any member of the proposing side. For units with several places "better" means by
  their ranking of persons, place for place (responsive preferences: Roth, Journal of Economic
  Theory 36, 1985).
- The best stable matching for one side is the worst for the other (Knuth 1976). Which side is
  favoured is therefore a rule of the scheme, not a detail of the program.
- The rural hospitals theorem (Roth, Econometrica 54, 1986): in every stable matching the same
  applicants are left out, every unit fills the same number of places, and a unit that does not
  fill its quota has the same members. So the favoured side never decides *whether* somebody is
  placed.
- When applicants propose, none of them gains by misstating its choices (Dubins and Freedman 1981,
  Roth 1982). When units propose, an applicant might.

Lists are strict. Ties are settled before, by the scheme's rule, or left to the committee (see
`proposals`); nothing is settled here by the order of rows or by chance: the result, and what
happens in each round, are the same in whatever order applicants and units are given.

The procedure runs in the rounds of the 1962 paper, so that it can be followed on paper: whoever has
been let go proposes to the next on the list, then each receiver keeps the best up to its quota. A
receiver needs no rank numbers for that. It strikes names off its list from the end until it holds
no more than it has places for; a name once struck off can never come back, since what a receiver
holds only gets better (the reduced lists of Gusfield and Irving, 1989). So every entry of every
list is passed once, and the cost is proportional to the length of the lists.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import islice
from typing import NamedTuple


class Side(Enum):
    """The side that proposes and is favoured; the values are what the scheme says."""

    APPLICANTS = "干部"
    UNITS = "部门"


@dataclass(frozen=True)
class Market:
    """Both sides' strict lists and the quotas; a market that exists is well-formed.

    `choices` maps every applicant to the units it wants, best first. `quotas` maps every unit to
    its number of places. `rankings` maps units to the applicants they would take, best first; a
    unit left out takes nobody, and names that did not choose the unit, or are no applicants, come
    to nothing. Raises ValueError on a unit without a quota, a negative quota, or a name twice in
    one list: whoever read the sheets has reported these as issues, so that here they are
    programming faults.
    """

    choices: Mapping[str, Sequence[str]]
    rankings: Mapping[str, Sequence[str]]
    quotas: Mapping[str, int]

    def __post_init__(self) -> None:
        units = self.quotas.keys()
        for unit, quota in self.quotas.items():
            if quota < 0:
                raise ValueError(f"quota of {unit!r} is negative: {quota}")
        if unknown := self.rankings.keys() - units:
            raise ValueError(f"rankings without a quota: {sorted(unknown)}")
        for applicant, choices in self.choices.items():
            if not units >= _distinct(applicant, choices):
                raise ValueError(f"{applicant!r} chose a unit without a quota: {list(choices)}")
        for unit, ranking in self.rankings.items():
            _distinct(unit, ranking)


def _distinct(owner: str, names: Sequence[str]) -> set[str]:
    distinct = set(names)
    if len(distinct) != len(names):
        raise ValueError(f"{owner!r} names somebody twice: {list(names)}")
    return distinct


Pair = tuple[str, str]
"""A proposer and the receiver it turns to."""


class Round(NamedTuple):
    """One round of the procedure."""

    proposals: Sequence[Pair]
    refusals: Sequence[Pair]
    """Who is let go in this round: newcomers, and those held until now."""


class Matching(NamedTuple):
    """A stable matching and how it came about."""

    proposing: Side
    unit_of: Mapping[str, str | None]
    """Every applicant with its unit or None, in the order of the market's choices."""
    rounds: Sequence[Round]


def deferred_acceptance(market: Market, proposing: Side) -> Matching:
    """Return the stable matching that is best for the proposing side."""
    rankings = {unit: market.rankings.get(unit, ()) for unit in market.quotas}
    single = dict.fromkeys(market.choices, 1)
    if proposing is Side.APPLICANTS:
        receivers = _Receivers(rankings, market.quotas)
        rounds = list(_rounds(market.choices, single, receivers))
        pairs = receivers.held()
    else:
        receivers = _Receivers(market.choices, single)
        rounds = list(_rounds(rankings, market.quotas, receivers))
        pairs = ((applicant, unit) for unit, applicant in receivers.held())
    return Matching(proposing, dict.fromkeys(market.choices) | dict(pairs), rounds)


def _rounds(
    lists: Mapping[str, Sequence[str]], quotas: Mapping[str, int], receivers: "_Receivers"
) -> Iterator[Round]:
    """Let proposers go down their lists: first as far as their quota, then on at each refusal."""
    queues: dict[str, Iterator[str]] = {}
    proposals = [(name, to) for name, wanted in lists.items() for to in wanted[: quotas[name]]]
    while proposals:
        refusals = receivers.review(proposals)
        yield Round(proposals, refusals)
        for name, _ in refusals:
            if name not in queues:
                queues[name] = iter(lists[name][quotas[name] :])
        proposals = [(name, to) for name, _ in refusals for to in islice(queues[name], 1)]


class _Receivers:
    """The side that is proposed to."""

    def __init__(self, lists: Mapping[str, Sequence[str]], quotas: Mapping[str, int]) -> None:
        self._shortlists = {name: dict.fromkeys(wanted, False) for name, wanted in lists.items()}
        """Per receiver those it would still take, best first; True for those it holds."""
        self._free = dict(quotas)
        """Per receiver its empty places; below zero while it holds more than it may keep."""

    def review(self, proposals: Sequence[Pair]) -> list[Pair]:
        """Let each receiver choose from those it holds and these; return who is let go."""
        shortlists, free = self._shortlists, self._free
        refusals = []
        crowded = []
        for pair in proposals:
            proposer, receiver = pair
            shortlist = shortlists.get(receiver)
            if shortlist and proposer in shortlist:
                shortlist[proposer] = True
                free[receiver] -= 1
                if free[receiver] == -1:
                    crowded.append(receiver)
            else:
                refusals.append(pair)
        for receiver in crowded:
            refusals += [(proposer, receiver) for proposer in self._strike(receiver)]
        return refusals

    def _strike(self, receiver: str) -> Iterator[str]:
        """Strike names off from the end until the quota is kept; yield those that were held."""
        shortlist = self._shortlists[receiver]
        while self._free[receiver] < 0:
            name, held = shortlist.popitem()
            if held:
                self._free[receiver] += 1
                yield name

    def held(self) -> Iterator[Pair]:
        """Yield who is held by whom."""
        for receiver, shortlist in self._shortlists.items():
            for proposer, held in shortlist.items():
                if held:
                    yield proposer, receiver
