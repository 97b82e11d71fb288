"""Why everybody is where they are and why places are empty: data; `reasons_in_words` says it.

The reasons rest on the result alone, not on the way it was reached. In a stable matching each unit
that somebody wanted more than what they got either does not rank them or has given all its places
to people it ranks higher; so a rank, a quota and the rank of the last one taken settle each case,
and all three stand on the sheets, for anyone to compare. One classification serves both sides: a
person's reason is the verdicts of the units chosen, a unit's reason the same verdicts turned round.

Under ties that are left open (`proposals`) a verdict says what holds in every settling.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple


class ChoiceResult(Enum):
    """What came of one choice of one applicant."""

    TAKEN = auto()
    """Here it is."""
    OPEN = auto()
    """It depends on how a tie is settled."""
    NO_PLACES = auto()
    """The unit's quota is zero."""
    REFUSED = auto()
    """The unit said that it does not want the applicant."""
    NOT_RANKED = auto()
    """The unit does not rank the applicant and has said nothing."""
    OUTRANKED = auto()
    """The unit ranks the applicant, and its places went to people it ranks higher."""
    NOT_NEEDED = auto()
    """The applicant got a choice it put higher."""


class UnitState(NamedTuple):
    """What one unit looks like after the allocation."""

    quota: int
    members: Sequence[str]
    """Those taken for certain, best first."""
    last_rank: int | None
    """The rank of the last of them."""
    last_total: str
    """Their total, where the unit ranks by totals."""
    undecided: bool
    """Further members depend on how a tie is settled."""

    @property
    def vacancies(self) -> int:
        """Places held by nobody for certain."""
        return self.quota - len(self.members)


@dataclass(frozen=True)
class Result:
    """An allocation with what its explanation is drawn from.

    `choices` and `quotas` are as in `Market`. `ranks` has each unit's ranks as the sheets show
    them, from 1, equals sharing one. `unit_of` has everybody whose place is
    certain, `possible` the others (see `Proposal`). `refused` has, per unit, those to whom it
    answered 不同意.
    """

    choices: Mapping[str, Sequence[str]]
    ranks: Mapping[str, Mapping[str, int]]
    quotas: Mapping[str, int]
    unit_of: Mapping[str, str | None]
    possible: Mapping[str, Collection[str | None]] = field(default_factory=dict)
    refused: Mapping[str, Collection[str]] = field(default_factory=dict)
    totals: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    """Per unit that ranks by totals everybody's, as they are published."""


class Step(NamedTuple):
    """What one of an applicant's choices came to."""

    number: int
    """1 for the first choice."""
    unit: str
    verdict: ChoiceResult
    rank: int | None
    total: str
    """What the rank follows from, where the unit ranks by totals."""
    state: UnitState


class Reason(NamedTuple):
    """Everything that put one applicant where it is."""

    applicant: str
    unit: str | None
    """Where it is; None also if that is open."""
    undecided: bool
    steps: Sequence[Step]


class UnitReason(NamedTuple):
    """Everything that made one unit as full as it is."""

    unit: str
    state: UnitState
    choosers: Mapping[ChoiceResult, Sequence[Reason]]
    """Those who chose it, by what came of that, in the order of the market's choices."""
    uncalled: Sequence[str]
    """Those whom it ranks although they did not choose it, best first."""


def unit_states(result: Result) -> dict[str, UnitState]:
    """Return the state of every unit."""
    members: dict[str, list[str]] = {unit: [] for unit in result.quotas}
    for applicant, unit in result.unit_of.items():
        if unit is not None:
            members[unit].append(applicant)
    undecided = {unit for units in result.possible.values() for unit in units}
    return {unit: _state(result, unit, own, unit in undecided) for unit, own in members.items()}


def _state(result: Result, unit: str, members: list[str], undecided: bool) -> UnitState:
    ranks = result.ranks.get(unit, {})
    ordered = sorted(members, key=ranks.__getitem__)
    last = ordered[-1] if ordered else ""
    total = result.totals.get(unit, {}).get(last, "")
    return UnitState(result.quotas[unit], ordered, ranks.get(last), total, undecided)


def explain_applicants(result: Result) -> dict[str, Reason]:
    """Return the reason for every applicant, in the order of the choices."""
    states = unit_states(result)
    return {name: _reason(name, result, states) for name in result.choices}


def _reason(applicant: str, result: Result, states: Mapping[str, UnitState]) -> Reason:
    undecided = applicant in result.possible
    unit = None if undecided else result.unit_of[applicant]
    still_possible = set(result.possible[applicant]) if undecided else {unit}
    steps = []
    for number, choice in enumerate(result.choices[applicant], 1):
        rank = result.ranks.get(choice, {}).get(applicant)
        if not still_possible:
            verdict = ChoiceResult.NOT_NEEDED
        elif choice in still_possible:
            verdict = ChoiceResult.OPEN if undecided else ChoiceResult.TAKEN
        else:
            verdict = _denial(applicant, choice, rank, result)
        still_possible.discard(choice)
        total = result.totals.get(choice, {}).get(applicant, "")
        steps.append(Step(number, choice, verdict, rank, total, states[choice]))
    return Reason(applicant, unit, undecided, steps)


def _denial(applicant: str, unit: str, rank: int | None, result: Result) -> ChoiceResult:
    if result.quotas[unit] == 0:
        return ChoiceResult.NO_PLACES
    if rank is not None:
        return ChoiceResult.OUTRANKED
    refused = applicant in result.refused.get(unit, ())
    return ChoiceResult.REFUSED if refused else ChoiceResult.NOT_RANKED


def explain_units(result: Result, reasons: Mapping[str, Reason]) -> dict[str, UnitReason]:
    """Return the reason for every unit, from those of the applicants."""
    choosers: dict[str, dict[ChoiceResult, list[Reason]]] = {unit: {} for unit in result.quotas}
    for reason in reasons.values():
        for step in reason.steps:
            choosers[step.unit].setdefault(step.verdict, []).append(reason)
    return {
        unit: UnitReason(unit, state, choosers[unit], _uncalled(unit, result))
        for unit, state in unit_states(result).items()
    }


def _uncalled(unit: str, result: Result) -> list[str]:
    ranks = result.ranks.get(unit, {})
    names = [name for name in ranks if unit not in result.choices.get(name, ())]
    return sorted(names, key=ranks.__getitem__)
