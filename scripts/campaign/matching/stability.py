"""An independent proof that an allocation is stable, in figures that can be added up by hand.

This is the definition and nothing else: no line is shared with the procedure that made the
allocation, and nothing that procedure claims is believed. It sees only both sides' lists, the
quotas, and who is said to be where, and it runs on every result before it is written.

An applicant and a unit *block* an allocation if each accepts the other, the applicant would rather
be there than where it is, and the unit has an empty place or ranks the applicant above one of its
members (Gale and Shapley 1962; with quotas and rankings of persons, no blocking pair also means no
blocking group: Roth and Sotomayor, "Two-Sided Matching", 1990, chapter 5). Only a pair in which the
applicant chose the unit can block. So all choices of all applicants are all there is to examine,
and each falls under exactly one `Heading`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from enum import Enum, auto
from typing import NamedTuple


class Heading(Enum):
    """Why a pair of an applicant and a unit it chose does not block, or that it does."""

    TOGETHER = auto()
    """The applicant is there."""
    LESS_WANTED = auto()
    """The applicant is somewhere it put higher."""
    NOT_ACCEPTED = auto()
    """The unit does not rank the applicant."""
    OUTRANKED = auto()
    """The unit's places are all held by people it ranks higher."""
    BLOCKING = auto()
    """Both would rather be together."""


class Flaw(Enum):
    """What can be wrong with an allocation."""

    MISSING = auto()
    """An applicant is not accounted for, neither as placed nor as unplaced."""
    STRANGER = auto()
    """Somebody is accounted for who is no applicant."""
    UNKNOWN_UNIT = auto()
    """An applicant is placed in a unit that has no quota."""
    NOT_CHOSEN = auto()
    """An applicant is placed in a unit it did not choose."""
    NOT_ACCEPTED = auto()
    """An applicant is placed in a unit that does not rank it."""
    OVER_QUOTA = auto()
    """A unit has more members than places."""
    BLOCKING = auto()
    """An applicant and a unit would both rather be together."""


class Failure(NamedTuple):
    """One flaw, and whom and which unit it concerns ('' where there is none)."""

    flaw: Flaw
    applicant: str
    unit: str


class Proof(NamedTuple):
    """What was examined, in figures, and what failed: stable if nothing did."""

    applicants: int
    placed: int
    units: int
    places: int
    pairs: Mapping[Heading, int]
    """How many pairs fall under each heading; those TOGETHER are as many as are placed."""
    failures: Sequence[Failure]

    @property
    def holds(self) -> bool:
        """Whether the allocation is stable and complete."""
        return not self.failures

    @property
    def unplaced(self) -> int:
        """How many applicants are nowhere."""
        return self.applicants - self.placed

    @property
    def vacancies(self) -> int:
        """How many places are empty."""
        return self.places - self.placed

    @property
    def examined(self) -> int:
        """How many pairs of an applicant and a unit it chose were looked at."""
        return sum(self.pairs.values())


Ranks = Mapping[str, Mapping[str, int]]
"""Per unit the rank of everybody it accepts, from 0."""


def check(
    choices: Mapping[str, Sequence[str]],
    rankings: Mapping[str, Sequence[str]],
    quotas: Mapping[str, int],
    unit_of: Mapping[str, str | None],
) -> Proof:
    """Examine an allocation against both sides' strict lists and the quotas.

    `choices` has every applicant's units and `rankings` every unit's applicants, best first;
    `quotas` has the places of every unit anyone chose. `unit_of` says where each applicant is,
    None for nowhere.
    """
    ranks = {
        unit: {name: rank for rank, name in enumerate(rankings.get(unit, ()))} for unit in quotas
    }
    members: dict[str, list[str]] = {unit: [] for unit in quotas}
    for applicant, unit in unit_of.items():
        if unit in members:
            members[unit].append(applicant)
    pairs = list(_examine(choices, unit_of, ranks, _limits(ranks, members, quotas)))
    failures = [
        *_unaccounted(choices, unit_of),
        *_unacceptable(choices, ranks, unit_of),
        *(Failure(Flaw.OVER_QUOTA, "", u) for u, own in members.items() if len(own) > quotas[u]),
        *(Failure(Flaw.BLOCKING, a, u) for heading, a, u in pairs if heading is Heading.BLOCKING),
    ]
    return Proof(
        applicants=len(choices),
        placed=sum(map(len, members.values())),
        units=len(quotas),
        places=sum(quotas.values()),
        pairs=dict.fromkeys(Heading, 0) | Counter(heading for heading, _, _ in pairs),
        failures=failures,
    )


def _limits(
    ranks: Ranks, members: Mapping[str, Sequence[str]], quotas: Mapping[str, int]
) -> dict[str, int]:
    """Per unit the rank before which it would take somebody on."""
    limits = {}
    for unit, own in members.items():
        outsider = len(ranks[unit])
        held = [ranks[unit].get(name, outsider) for name in own]
        limits[unit] = outsider if len(own) < quotas[unit] else max(held, default=0)
    return limits


def _examine(
    choices: Mapping[str, Sequence[str]],
    unit_of: Mapping[str, str | None],
    ranks: Ranks,
    limits: Mapping[str, int],
) -> Iterator[tuple[Heading, str, str]]:
    """Put every choice of every applicant under its heading."""
    for applicant, wanted in choices.items():
        own = unit_of.get(applicant)
        arrived = False
        for unit in wanted:
            if arrived:
                heading = Heading.LESS_WANTED
            elif unit == own:
                heading = Heading.TOGETHER
                arrived = True
            elif (rank := ranks[unit].get(applicant)) is None:
                heading = Heading.NOT_ACCEPTED
            else:
                heading = Heading.BLOCKING if rank < limits[unit] else Heading.OUTRANKED
            yield heading, applicant, unit


def _unaccounted(
    choices: Mapping[str, Sequence[str]], unit_of: Mapping[str, str | None]
) -> Iterator[Failure]:
    for applicant in choices:
        if applicant not in unit_of:
            yield Failure(Flaw.MISSING, applicant, "")
    for applicant in unit_of:
        if applicant not in choices:
            yield Failure(Flaw.STRANGER, applicant, "")


def _unacceptable(
    choices: Mapping[str, Sequence[str]], ranks: Ranks, unit_of: Mapping[str, str | None]
) -> Iterator[Failure]:
    for applicant, unit in unit_of.items():
        if unit is None:
            continue
        if unit not in ranks:
            yield Failure(Flaw.UNKNOWN_UNIT, applicant, unit)
            continue
        if unit not in choices.get(applicant, ()):
            yield Failure(Flaw.NOT_CHOSEN, applicant, unit)
        if applicant not in ranks[unit]:
            yield Failure(Flaw.NOT_ACCEPTED, applicant, unit)
