"""Whole random markets, all their stable matchings by exhaustion, and published instances."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product
from random import Random
from typing import NamedTuple

from hypothesis import strategies as st

from campaign.matching.deferred_acceptance import Market
from campaign.matching.ties import Proposal

Places = Mapping[str, str | None]
"""A matching: every applicant with its unit or None."""


@st.composite
def sparse_markets(draw: st.DrawFn, most_applicants: int, most_units: int) -> Market:
    """Any well-formed market: empty lists, zero quotas and one-sided wishes included."""
    applicants = [f"a{n}" for n in range(draw(st.integers(0, most_applicants)))]
    units = [f"U{n}" for n in range(draw(st.integers(0, most_units)))]
    return Market(
        choices={name: draw(_some_of(units)) for name in applicants},
        rankings={unit: draw(_some_of([*applicants, "nobody"])) for unit in units},
        quotas={unit: draw(st.integers(0, 3)) for unit in units},
    )


@st.composite
def contested_markets(draw: st.DrawFn, most_applicants: int, most_units: int) -> Market:
    """Full lists and scarce places: markets that often have several stable matchings."""
    applicants = [f"a{n}" for n in range(most_applicants)]
    units = [f"U{n}" for n in range(most_units)]
    # one number decides all: lists that hypothesis shuffles bit by bit are hardly shuffled
    random = Random(draw(st.integers(0, 2**32)))
    return Market(
        choices={name: random.sample(units, len(units)) for name in applicants},
        rankings={unit: random.sample(applicants, len(applicants)) for unit in units},
        quotas={unit: random.choice((1, 1, 2)) for unit in units},
    )


def markets(most_applicants: int = 5, most_units: int = 4) -> st.SearchStrategy[Market]:
    """Markets of both sorts."""
    return st.one_of(
        sparse_markets(most_applicants, most_units), contested_markets(most_applicants, most_units)
    )


@st.composite
def tied(draw: st.DrawFn, market: Market) -> dict[str, list[tuple[str, ...]]]:
    """The market's rankings, cut into groups of equals."""
    return {unit: draw(_cut(list(ranking))) for unit, ranking in market.rankings.items()}


@st.composite
def places_in(draw: st.DrawFn, market: Market) -> dict[str, str | None]:
    """Any places at all, most of them senseless."""
    anywhere = st.sampled_from([None, *market.quotas])
    return {name: draw(anywhere) for name in market.choices}


def _some_of(names: Sequence[str]) -> st.SearchStrategy[list[str]]:
    return st.builds(
        lambda order, most: order[:most], st.permutations(names), st.integers(0, len(names))
    )


@st.composite
def _cut(draw: st.DrawFn, ranking: list[str]) -> list[tuple[str, ...]]:
    groups: list[tuple[str, ...]] = []
    for name in ranking:
        if draw(st.booleans()) and groups:
            groups[-1] += (name,)
        else:
            groups.append((name,))
    return groups


def stable_matchings(market: Market) -> list[Places]:
    """All stable matchings, by trying every way to place everybody."""
    return [places for places in _all_places(market) if is_stable(market, places)]


def _all_places(market: Market) -> Iterator[Places]:
    options = [[*wanted, None] for wanted in market.choices.values()]
    for units in product(*options):
        yield dict(zip(market.choices, units, strict=True))


def is_stable(market: Market, places: Places) -> bool:
    """Whether a matching keeps quotas, is mutually acceptable, and no pair blocks it."""
    staff = {unit: [a for a, own in places.items() if own == unit] for unit in market.quotas}
    if any(len(own) > market.quotas[unit] for unit, own in staff.items()):
        return False
    for applicant, own in places.items():
        if own is not None and not _mutual(market, applicant, own):
            return False
    return not any(
        _blocks(market, applicant, unit, places[applicant], staff[unit])
        for applicant, wanted in market.choices.items()
        for unit in wanted
    )


def _mutual(market: Market, applicant: str, unit: str) -> bool:
    return unit in market.choices[applicant] and applicant in market.rankings[unit]


def _blocks(
    market: Market, applicant: str, unit: str, own: str | None, staff: Sequence[str]
) -> bool:
    wanted, ranking = market.choices[applicant], market.rankings[unit]
    if applicant not in ranking or (own is not None and wanted.index(own) <= wanted.index(unit)):
        return False
    has_room = len(staff) < market.quotas[unit]
    return has_room or any(ranking.index(applicant) < ranking.index(each) for each in staff)


def applicant_rank(market: Market, applicant: str, unit: str | None) -> int:
    """How far down its list an applicant is; the end of the list for nowhere."""
    wanted = list(market.choices[applicant])
    return len(wanted) if unit is None else wanted.index(unit)


def members_of(market: Market, unit: str, places: Places) -> list[str]:
    """Who is in a unit, best first."""
    return [name for name in market.rankings[unit] if places.get(name) == unit]


def unit_ranks(market: Market, unit: str, places: Places) -> list[int]:
    """The ranks of a unit's members, best first."""
    ranking = list(market.rankings[unit])
    return sorted(ranking.index(name) for name, own in places.items() if own == unit)


class Published(NamedTuple):
    """An instance with its answers, from the literature."""

    source: str
    market: Market
    best_for_applicants: Places
    best_for_units: Places
    stable: int
    """How many stable matchings it has."""


def _one_to_one(men: Mapping[str, str], women: Mapping[str, str]) -> Market:
    """A marriage market; each list is written as a word."""
    return Market(men, women, dict.fromkeys(women, 1))


PUBLISHED = (
    Published(
        "Gale and Shapley 1962, Example 1: three stable sets of marriages",
        _one_to_one(
            {"α": "ABC", "β": "BCA", "γ": "CAB"},
            {"A": "βγα", "B": "γαβ", "C": "αβγ"},
        ),
        {"α": "A", "β": "B", "γ": "C"},
        {"α": "C", "β": "A", "γ": "B"},
        3,
    ),
    Published(
        "Gale and Shapley 1962, Example 2: one stable set, in which nobody gets a first choice",
        _one_to_one(
            {"α": "ABCD", "β": "ADCB", "γ": "BACD", "δ": "DBCA"},
            {"A": "δγαβ", "B": "βδαγ", "C": "δαβγ", "D": "γβαδ"},
        ),
        {"α": "C", "β": "D", "γ": "A", "δ": "B"},
        {"α": "C", "β": "D", "γ": "A", "δ": "B"},
        1,
    ),
    Published(
        "Knuth 1976 (also Malkevitch, 'Gale-Shapley Example with Ten Stable Marriages')",
        _one_to_one(
            {"1": "abcd", "2": "badc", "3": "cdab", "4": "dcba"},
            {"a": "4321", "b": "3412", "c": "2143", "d": "1234"},
        ),
        {"1": "a", "2": "b", "3": "c", "4": "d"},
        {"1": "d", "2": "c", "3": "b", "4": "a"},
        10,
    ),
    Published(
        "NRMP, 'Run a Match' (2014): five applicants, three programs of two positions",
        Market(
            {
                "Anderson": ["City"],
                "Chen": ["City", "Mercy"],
                "Ford": ["City", "General", "Mercy"],
                "Davis": ["Mercy", "City", "General"],
                "Eastman": ["City", "Mercy", "General"],
            },
            {
                "Mercy": ["Chen", "Ford"],
                "City": ["Eastman", "Anderson", "Chen", "Davis", "Ford"],
                "General": ["Eastman", "Anderson", "Ford", "Davis"],
            },
            {"Mercy": 2, "City": 2, "General": 2},
        ),
        {
            "Anderson": "City",
            "Chen": "Mercy",
            "Ford": "General",
            "Davis": "General",
            "Eastman": "City",
        },
        {
            "Anderson": "City",
            "Chen": "Mercy",
            "Ford": "General",
            "Davis": "General",
            "Eastman": "City",
        },
        1,
    ),
    Published(
        "documentation of PyPI's matching, 'The hospital-resident assignment problem'",
        Market(
            {"A": "C", "S": "CM", "D": "CMG", "L": "MCG", "J": "CGM"},
            {"M": "DLSJ", "C": "DASLJ", "G": "DJL"},
            {"M": 2, "C": 2, "G": 2},
        ),
        {"A": "C", "S": "M", "D": "C", "L": "M", "J": "G"},
        {"A": "C", "S": "M", "D": "C", "L": "M", "J": "G"},
        1,
    ),
    Published(
        "Roth 1985 (Roth and Sotomayor 1990, section 5): the colleges' optimum is the only stable "
        "matching, though all three would rather have another one",
        Market(
            {"1": "CAB", "2": "BAC", "3": "ACB", "4": "ABC"},
            {"A": "1234", "B": "1234", "C": "3124"},
            {"A": 2, "B": 1, "C": 1},
        ),
        {"1": "C", "2": "B", "3": "A", "4": "A"},
        {"1": "C", "2": "B", "3": "A", "4": "A"},
        1,
    ),
)


def shared_ranks(
    tiers: Mapping[str, Iterable[Sequence[str]]],
) -> dict[str, dict[str, int]]:
    """Return the ranks of tied groups, equals sharing the best rank of their group (1, 2, 2, 4)."""
    ranks: dict[str, dict[str, int]] = {unit: {} for unit in tiers}
    for unit, own in tiers.items():
        for tier in own:
            ranks[unit] |= dict.fromkeys(tier, len(ranks[unit]) + 1)
    return ranks


def strict_ranks(rankings: Mapping[str, Sequence[str]]) -> dict[str, dict[str, int]]:
    """Return the ranks of strict rankings (1, 2, 3)."""
    return {unit: {name: n for n, name in enumerate(own, 1)} for unit, own in rankings.items()}


def open_units(proposal: Proposal) -> set[str]:
    """The units whose members depend on how ties are settled."""
    return {unit for units in proposal.possible.values() for unit in units if unit is not None}
