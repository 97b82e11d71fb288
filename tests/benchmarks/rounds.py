"""Three rounds of the two-way choice with 选岗范围, against sorting the same applications."""

import random
from collections.abc import Iterator, Mapping, Sequence

from benchmarks.measure import Lines, Target, exponent, functions, row
from campaign.matching.deferred_acceptance import Market, Side, deferred_acceptance
from campaign.matching.leftovers import remainder
from campaign.matching.stability import check
from campaign.registration.ranges import Ranges
from campaign.registration.registrations import Part
from campaign.roster.roster import Member
from campaign.roster.sheets import DEPARTMENTS_ONLY, StaffMember
from campaign.scheme.choosing import RangeRow
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Department
from campaign.workbook.read.header import Table
from campaign.workbook.read.rows import Row
from maintenance import seed_town

_KINDS = ("采掘", "辅助", "地面", "机关")
LARGEST, ROUNDS = 100_000, 3


class Crowd:
    """People of four kinds, departments of four kinds, and who may choose what among them."""

    def __init__(self, people: int, departments: int) -> None:
        draw = random.Random(2026)
        self.units = [f"部门{n:05d}" for n in range(departments)]
        self.quotas = dict.fromkeys(self.units, people // departments)
        kinds = {name: _KINDS[n % 4] for n, name in enumerate(self.units)}
        closed = {kind: "、".join(u for u in self.units if kinds[u] == kind) for kind in _KINDS}
        scheme = Scheme(
            seed_town.BASICS,
            departments=tuple(Department(name=name, quota=q) for name, q in self.quotas.items()),
            ranges=(
                RangeRow(only_for="岗位类别=采掘", closed=closed["辅助"]),
                RangeRow(only_for="岗位类别=地面", closed=closed["机关"]),
            ),
        )
        self.ranges = Ranges(scheme)
        self.members = {f"{n:06d}": _member(f"{n:06d}", _KINDS[n % 4]) for n in range(people)}
        self.choices = [
            {name: draw.sample(self.units, 2) for name in self.members} for _ in range(ROUNDS)
        ]
        self.ranks: dict[str, float] = {name: draw.random() for name in self.members}
        self.applications = [
            (unit, self.ranks[name], name)
            for wanted in self.choices
            for name, own in wanted.items()
            for unit in own
        ]

    def placed(self) -> int:
        """Hold all rounds, each proved; how many people have a place."""
        left: Mapping[str, int] = self.quotas
        waiting: Sequence[str] = list(self.members)
        for wanted in self.choices:
            choices = {name: self._open(name, wanted[name], left) for name in waiting}
            rankings: dict[str, list[str]] = {unit: [] for unit in left}
            for name, own in choices.items():
                for unit in own:
                    rankings[unit].append(name)
            for ranking in rankings.values():
                ranking.sort(key=self.ranks.__getitem__)
            market = Market(choices, rankings, left)
            unit_of = deferred_acceptance(market, Side.APPLICANTS).unit_of
            assert not check(choices, rankings, left, unit_of).failures
            over = remainder(market, unit_of)
            left, waiting = over.vacancies, over.unplaced
        return len(self.members) - len(waiting)

    def _open(self, name: str, wanted: Sequence[str], left: Mapping[str, int]) -> list[str]:
        member = self.members[name]
        return [
            unit
            for unit in wanted
            if unit in left and not any(self.ranges.findings(member, Part.DEPARTMENTS, unit))
        ]


def _member(staff_id: str, kind: str) -> Member:
    person = StaffMember(
        staff_id=staff_id,
        name=staff_id,
        establishment="事业编制",
        duty="在岗",
        scope=DEPARTMENTS_ONLY,
    )
    return Member(Row(person, Table("", "", 0, []), 0), given={"岗位类别": kind})


def rounds(*, large: bool, extra: str) -> Lines:
    """Measure restrictions, matching and proof of all rounds together."""
    yield row("people × departments", "sorted, ms", "three rounds ÷ sorted")
    yield row(*["---"] * 3)
    costs: list[tuple[int, float]] = []
    for people, departments in _sizes():
        crowd = Crowd(people, departments)
        pair = functions(crowd.placed, lambda: sorted(crowd.applications), 3)  # noqa: B023
        costs.append((people, pair.ours))
        size = f"{people:,} × {departments:,}"
        yield row(size, pair.other * 1000, pair.ratio)
        if people == LARGEST:
            yield Target(f"three rounds with 选岗范围, {size} ÷ `sorted`", pair.ratio, 8)
    power = exponent(costs[0], costs[-1])
    yield row("exponent 1,000 to 100,000", "", power)
    yield Target("exponent of three rounds with 选岗范围", power, 1.25, unit="")


def _sizes() -> Iterator[tuple[int, int]]:
    yield from ((1_000, 50), (10_000, 500), (LARGEST, 5_000))
