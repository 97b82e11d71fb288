"""One round of two-way choice: who may be placed, and the stable result with its proof."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from types import MappingProxyType
from typing import NamedTuple

from campaign.departments.reading import Picks
from campaign.issues import Issue, Kind, Where
from campaign.matching.deferred_acceptance import Market, Matching, Side, deferred_acceptance
from campaign.matching.leftovers import remainder
from campaign.matching.reasons import Reason, Result, UnitReason, explain_applicants, explain_units
from campaign.matching.reasons_in_words import (
    BOTH_SIDES_FIRST,
    BY_TOTAL,
    DEPARTMENTS,
    UnitWords,
    applicant_sentence,
    unit_sentence,
)
from campaign.matching.stability import Flaw, Proof, check
from campaign.registration.eligibility import Finding
from campaign.registration.verdicts import Verdict
from campaign.roster.roster import Roster
from campaign.scheme.choosing import round_name
from campaign.scheme.scheme import Scheme


@dataclass(frozen=True)
class Pool:
    """Everybody whom the departments may choose among in one round."""

    choices: Mapping[str, tuple[str, ...]]
    """Eligible departments by 编号, in order of preference."""
    outside: Mapping[str, str]
    """Everybody else on the roster, and why they are not in the pool."""
    verdicts: Mapping[str, Verdict]
    """The verdict on the registration of everybody who handed one in."""

    @cached_property
    def choosers(self) -> dict[str, list[str]]:
        """Who chose each department, in the order of the pool."""
        choosers: dict[str, list[str]] = {}
        for staff_id, wanted in self.choices.items():
            for department in wanted:
                choosers.setdefault(department, []).append(staff_id)
        return choosers


def gather_pool(roster: Roster, verdicts: Iterable[Verdict], placed: Mapping[str, str]) -> Pool:
    """Return those who chose departments and have no place yet.

    `placed` says of the others which.
    """
    applied = {verdict.member.staff_id: verdict for verdict in verdicts}
    choices: dict[str, tuple[str, ...]] = {}
    outside: dict[str, str] = {}
    for member in roster.members:
        staff_id = member.staff_id
        verdict = applied.get(staff_id)
        if staff_id in placed:
            outside[staff_id] = placed[staff_id]
        elif member.outside:
            outside[staff_id] = member.outside
        elif verdict is None:
            outside[staff_id] = "没有报名选部门"
        elif not verdict.passed:
            outside[staff_id] = f"选部门报名审核不通过，{verdict.reason.rstrip('。')}"
        else:
            choices[staff_id] = verdict.eligible
    return Pool(choices, outside, applied)


@dataclass(frozen=True)
class Selection:
    """The result of one round."""

    market: Market
    matching: Matching
    proof: Proof
    result: Result
    wording: UnitWords
    own_words: Mapping[str, UnitWords]
    """What is said of departments that choose in another way than the rest."""

    @cached_property
    def reasons(self) -> dict[str, Reason]:
        """Why everybody in the pool is where they are, by 编号."""
        return explain_applicants(self.result)

    @cached_property
    def department_reasons(self) -> dict[str, UnitReason]:
        """Why every department is as full as it is."""
        return explain_units(self.result, self.reasons)

    def sentence(self, staff_id: str) -> str:
        """Return the reason of somebody in the pool, in words."""
        return applicant_sentence(self.reasons[staff_id], self.wording, self.own_words)

    def department_sentence(self, department: str, name_of: Callable[[str], str]) -> str:
        """Return the reason of a department, in words; `name_of` writes a person from the 编号."""
        wording = self.own_words.get(department, self.wording)
        return unit_sentence(self.department_reasons[department], wording, name_of)


_FIRST = {
    DEPARTMENTS.ranked: "部门同意，优先安排的人员在前，排第{rank}",
    BOTH_SIDES_FIRST.ranked: "部门也填报了本人，优先安排的人员在前，排第{rank}",
    BY_TOTAL.ranked: "总分{total}，优先安排的人员在前，排第{rank}名",
}
"""What is said of a rank at a department where somebody goes before the others."""


def select(
    scheme: Scheme,
    pool: Pool,
    picks: Picks,
    wording: UnitWords = DEPARTMENTS,
    given: Mapping[str, int] = MappingProxyType({}),
) -> Selection:
    """Return the stable result that is best for the side the scheme names, with its proof.

    The quotas are those of the scheme given: for a later round, of `scheme_of_round`. `given` are
    the places that went to people without a choice before; the scheme's quotas are without them.
    """
    quotas = {department.name: department.quota for department in scheme.departments}
    market = Market(pool.choices, picks.rankings, quotas)
    matching = deferred_acceptance(market, Side(scheme.basics.proposing_side))
    proof = check(market.choices, market.rankings, market.quotas, matching.unit_of)
    result = Result(
        market.choices,
        picks.ranks,
        market.quotas,
        matching.unit_of,
        refused=picks.refused,
        totals=picks.totals,
    )
    own_words = {}
    for each in scheme.departments:
        words = BY_TOTAL._replace(places=wording.places) if each.by_total else wording
        if not picks.first.isdisjoint(picks.rankings.get(each.name, ())):
            words = words._replace(ranked=_FIRST[words.ranked])
        if count := given.get(each.name):
            places = f"职数{each.quota + count}名，其中直接定岗{count}人，可选"
            words = words._replace(places=places)
        if words is not wording:
            own_words[each.name] = words
    return Selection(market, matching, proof, result, wording, own_words)


_FLAWS: Mapping[Flaw, str] = {
    Flaw.MISSING: "没有结果",
    Flaw.STRANGER: "不在参加人员之中",
    Flaw.UNKNOWN_UNIT: "分到了没有职数的部门",
    Flaw.NOT_CHOSEN: "分到了没有报的部门",
    Flaw.NOT_ACCEPTED: "分到了没有同意的部门",
    Flaw.OVER_QUOTA: "超过职数",
    Flaw.BLOCKING: "与该部门互相更愿意，却没有在一起",
}


def unproved(proof: Proof, where: Where) -> Iterable[Issue]:
    """Yield what the independent check found wrong with a result: then nothing may be written."""
    for failure in proof.failures:
        who = "、".join(filter(None, (failure.applicant, failure.unit)))
        yield Kind.SELECTION_UNPROVED.at(where, who, who=who, flaw=_FLAWS[failure.flaw])


# -- rounds ---------------------------------------------------------------------------------------


def still_to_place(verdict: Verdict, placed: Mapping[str, str], title: str) -> Verdict:
    """Return the verdict on a registration for a later round: only for people without a place."""
    place = placed.get(verdict.member.staff_id)
    if place is None:
        return verdict
    finding = Finding(False, f"{place}，不参加{title}")
    return verdict._replace(overall=(finding, *verdict.overall))


class Choosing(NamedTuple):
    """One round: who took part, and the result."""

    pool: Pool
    selection: Selection


@dataclass(frozen=True)
class Allocation:
    """The result of all rounds that are complete."""

    rounds: Sequence[Choosing]
    later: Pool | None = None
    """Those in a round whose department sheets are not all in yet."""

    @property
    def several(self) -> bool:
        """Whether there is more than one round to tell of."""
        return len(self.rounds) > 1 or self.later is not None

    @cached_property
    def quotas(self) -> Mapping[str, int]:
        """The places of every department before any round."""
        return self.rounds[0].selection.market.quotas

    @cached_property
    def place_of(self) -> dict[str, str]:
        """The department of everybody placed, by 编号."""
        return {
            staff_id: department
            for each in self.rounds
            for staff_id, department in each.selection.matching.unit_of.items()
            if department is not None
        }

    @cached_property
    def took_part(self) -> frozenset[str]:
        """Everybody who took part in a round that is complete."""
        return frozenset(name for each in self.rounds for name in each.pool.choices)

    @cached_property
    def vacancies(self) -> dict[str, int]:
        """The departments with places left, and how many."""
        last = self.rounds[-1].selection
        return dict(remainder(last.market, last.matching.unit_of).vacancies)

    def members(self, department: str) -> list[str]:
        """Return those taken by a department, round by round, best first."""
        reasons = (each.selection.department_reasons[department] for each in self.rounds)
        return [name for reason in reasons for name in reason.state.members]

    # -- in words ---------------------------------------------------------------------------------

    def basis(self, staff_id: str) -> str:
        """Return why somebody has the place they have, or none: each round in turn."""
        parts = []
        for number, (pool, selection) in enumerate(self.rounds, 1):
            if outside := pool.outside.get(staff_id):
                text = f"{outside}，没有参加双向选择。" if number == 1 else f"{outside}。"
            else:
                text = selection.sentence(staff_id)
            parts.append(self._headed(number, text))
            if selection.matching.unit_of.get(staff_id):
                break
        if self.later and staff_id in self.later.choices:
            choices = "、".join(self.later.choices[staff_id])
            title = round_name(len(self.rounds) + 1)
            parts.append(f"{title}：已报名{choices}，部门初选还没有完成。")
        return "".join(parts)

    def _headed(self, number: int, text: str) -> str:
        return f"{round_name(number)}：{text}" if self.several else text

    def department_basis(self, department: str, name_of: Callable[[str], str]) -> str:
        """Return why a department is as full as it is: each round in turn."""
        return "".join(
            self._headed(number, selection.department_sentence(department, name_of))
            for number, (_, selection) in enumerate(self.rounds, 1)
            if number == 1 or selection.market.quotas[department]
        )

    @cached_property
    def registered(self) -> dict[str, Verdict]:
        """The verdict on everybody's latest registration."""
        pools = [each.pool for each in self.rounds] + ([self.later] if self.later else [])
        return {name: verdict for pool in pools for name, verdict in pool.verdicts.items()}
