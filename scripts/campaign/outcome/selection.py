"""One round of two-way choice: who may be placed, and the stable result with its proof."""

import dataclasses
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, time
from functools import cached_property

from campaign.eligibility import Finding
from campaign.explanation import Reason, Result, UnitReason, explain_applicants, explain_units
from campaign.intake.picks import Picks
from campaign.intake.roster import Roster
from campaign.intake.scheme import Scheme
from campaign.intake.verdicts import Verdict
from campaign.issues import Issue, Kind, Where
from campaign.matching import Market, Matching, Side, deferred_acceptance
from campaign.sentences import (
    DEPARTMENTS,
    Wording,
    applicant_sentence,
    unit_sentence,
)
from campaign.stability import Flaw, Proof, check


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
    """Those who chose departments and have no place yet; `placed` says of the others which."""
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
    wording: Wording

    @cached_property
    def reasons(self) -> dict[str, Reason]:
        """Why everybody in the pool is where they are, by 编号."""
        return explain_applicants(self.result)

    @cached_property
    def department_reasons(self) -> dict[str, UnitReason]:
        """Why every department is as full as it is."""
        return explain_units(self.result, self.reasons)

    def sentence(self, staff_id: str) -> str:
        """The reason of somebody in the pool, in words."""
        return applicant_sentence(self.reasons[staff_id], self.wording)

    def department_sentence(self, department: str, name_of: Callable[[str], str]) -> str:
        """The reason of a department, in words; `name_of` writes a person from the 编号."""
        return unit_sentence(self.department_reasons[department], self.wording, name_of)


def select(scheme: Scheme, pool: Pool, picks: Picks, wording: Wording = DEPARTMENTS) -> Selection:
    """The stable result that is best for the side the scheme names, with its proof.

    The quotas are those of the scheme given: for a second round, of `second_round_scheme`.
    """
    quotas = {department.name: department.quota for department in scheme.departments}
    market = Market(pool.choices, picks.rankings, quotas)
    matching = deferred_acceptance(market, Side(scheme.basics.proposing_side))
    proof = check(market.choices, market.rankings, market.quotas, matching.unit_of)
    result = Result(
        market.choices, picks.ranks, market.quotas, matching.unit_of, refused=picks.refused
    )
    return Selection(market, matching, proof, result, wording)


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
    """What the independent check found wrong with a result: then nothing may be written."""
    for failure in proof.failures:
        who = "、".join(filter(None, (failure.applicant, failure.unit)))
        yield Kind.SELECTION_UNPROVED.at(where, who, who=who, flaw=_FLAWS[failure.flaw])


# -- the second round -----------------------------------------------------------------------------


def second_round_scheme(scheme: Scheme, vacancies: Mapping[str, int]) -> Scheme:
    """The rules of a second round: the vacancies are all there is to choose.

    Registrations count from the first round's deadline to the second's own; where the scheme sets
    none, to the end of the campaign's last day.
    """
    basics = scheme.basics
    last_minute = datetime.combine(basics.ends, time(23, 59))
    return dataclasses.replace(
        scheme,
        posts=(),
        departments=tuple(
            dataclasses.replace(each, quota=vacancies.get(each.name, 0))
            for each in scheme.departments
        ),
        basics=dataclasses.replace(
            basics,
            registration_opens=basics.registration_closes,
            registration_closes=basics.second_round_closes or last_minute,
        ),
    )


def still_to_place(verdict: Verdict, placed: Mapping[str, str]) -> Verdict:
    """The verdict on a second registration: only for people without a place."""
    place = placed.get(verdict.member.staff_id)
    if place is None:
        return verdict
    finding = Finding(False, f"{place}，不参加第二轮")
    return verdict._replace(overall=(finding, *verdict.overall))
