"""Two-way choice: who may be placed, and the stable result with its proof."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from campaign.explanation import Result, explain_applicants, explain_units, strict_ranks
from campaign.intake.picks import Picks
from campaign.intake.registrations import Part
from campaign.intake.roster import Roster
from campaign.intake.scheme import Scheme
from campaign.intake.verdicts import Verdict
from campaign.matching import Market, Matching, Side, deferred_acceptance
from campaign.outcome.appointments import Appointments
from campaign.sentences import DEPARTMENTS, applicant_sentence, unit_sentence
from campaign.stability import Proof, check


@dataclass(frozen=True)
class Pool:
    """Everybody whom the departments may choose among."""

    choices: Mapping[str, tuple[str, ...]]
    """Eligible departments by 编号, in order of preference."""
    outside: Mapping[str, str]
    """Everybody else on the roster, and why they are not in the pool."""


@dataclass(frozen=True)
class Selection:
    """The result of the two-way choice."""

    market: Market
    matching: Matching
    proof: Proof
    result: Result

    def reasons(self) -> dict[str, str]:
        """The sentence for everybody in the pool, by 编号."""
        reasons = explain_applicants(self.result)
        return {name: applicant_sentence(reason, DEPARTMENTS) for name, reason in reasons.items()}

    def department_reasons(self, name_of: Callable[[str], str]) -> dict[str, str]:
        """The sentence for every department; `name_of` writes a person from the 编号."""
        reasons = explain_units(self.result, explain_applicants(self.result))
        return {
            unit: unit_sentence(reason, DEPARTMENTS, name_of) for unit, reason in reasons.items()
        }


def gather_pool(
    roster: Roster, verdicts: Mapping[Part, list[Verdict]], appointments: Appointments
) -> Pool:
    """Those who chose departments and were not appointed to a post."""
    applied = {verdict.member.staff_id: verdict for verdict in verdicts[Part.DEPARTMENTS]}
    choices: dict[str, tuple[str, ...]] = {}
    outside: dict[str, str] = {}
    for member in roster.members:
        staff_id = member.staff_id
        verdict = applied.get(staff_id)
        if staff_id in appointments.holder_of:
            outside[staff_id] = f"已任用为{appointments.holder_of[staff_id]}"
        elif member.outside:
            outside[staff_id] = member.outside
        elif verdict is None:
            outside[staff_id] = "没有报名选部门"
        elif not verdict.passed:
            outside[staff_id] = f"选部门报名审核不通过，{verdict.reason.rstrip('。')}"
        else:
            choices[staff_id] = verdict.eligible
    return Pool(choices, outside)


def select(scheme: Scheme, pool: Pool, picks: Picks) -> Selection:
    """The stable result that is best for the side the scheme names, with its proof."""
    quotas = {department.name: department.quota for department in scheme.departments}
    market = Market(pool.choices, picks.rankings, quotas)
    matching = deferred_acceptance(market, Side(scheme.basics.proposing_side))
    proof = check(market.choices, market.rankings, market.quotas, matching.unit_of)
    result = Result(
        market.choices,
        strict_ranks(market.rankings),
        market.quotas,
        matching.unit_of,
        refused=picks.refused,
    )
    return Selection(market, matching, proof, result)
