"""Proposals for those whom all rounds leave without a place (调剂)."""

from collections.abc import Mapping, Sequence

from campaign.intake.roster import Roster
from campaign.matching import Market
from campaign.outcome.allocation import Allocation
from campaign.outcome.relations import Relations
from campaign.reallocation import Assignment, reallocate
from campaign.sheets.selection_results import NO, NOT_SAID, YES


def answer_of(allocation: Allocation, staff_id: str) -> str:
    """Whether somebody accepts being assigned (服从调剂): the latest registration counts."""
    verdict = allocation.registered.get(staff_id)
    adjustable = verdict.registration.form.adjustable if verdict else None
    return NOT_SAID if adjustable is None else YES if adjustable else NO


def propose_assignments(
    allocation: Allocation, roster: Roster, placeless: Sequence[str], relations: Relations
) -> dict[str, Assignment]:
    """A proposal for each of the placeless, by 编号.

    Nobody is sent where they were turned down in any round, nor where 回避 forbids it.
    """
    market = _leftover_market(allocation, placeless)
    accepting = {each for each in placeless if answer_of(allocation, each) == YES}
    barred = {each: relations.barred(roster[each]) for each in accepting}
    nowhere: Mapping[str, str | None] = dict.fromkeys(placeless)
    return {
        each.applicant: each._replace(rank=_rank_on_sheet(allocation, each))
        for each in reallocate(market, nowhere, accepting, barred)
    }


def _leftover_market(allocation: Allocation, placeless: Sequence[str]) -> Market:
    """Everything that the placeless chose and the departments ranked, over the vacancies."""
    choices = {
        staff_id: list(
            dict.fromkeys(
                department
                for each in allocation.rounds
                for department in each.pool.choices.get(staff_id, ())
            )
        )
        for staff_id in placeless
    }
    rankings = {
        department: list(
            dict.fromkeys(
                staff_id
                for each in reversed(allocation.rounds)
                for staff_id in each.selection.market.rankings.get(department, ())
            )
        )
        for department in allocation.quotas
    }
    quotas = {name: allocation.vacancies.get(name, 0) for name in allocation.quotas}
    return Market(choices, rankings, quotas)


def _rank_on_sheet(allocation: Allocation, assignment: Assignment) -> int | None:
    """The rank as the department wrote it."""
    if assignment.rank is None or assignment.unit is None:
        return None
    for each in reversed(allocation.rounds):
        rank = each.selection.result.ranks.get(assignment.unit, {}).get(assignment.applicant)
        if rank is not None:
            return rank
    return assignment.rank
