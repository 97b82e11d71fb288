"""Departments: what the two-way choice proposes for everybody, and what is decided about it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from campaign.departments.direct import Direct
from campaign.departments.relations import Relations
from campaign.departments.result_sheets import NO, NOT_SAID, YES
from campaign.departments.selection import Allocation
from campaign.departments.sheets import LATE, PlacementRow
from campaign.departments.sheets import NOT_ADMITTED as NOT_ADMITTED
from campaign.departments.sheets import NOT_CHOSEN as NOT_CHOSEN
from campaign.departments.sheets import NOT_OBEYING as NOT_OBEYING
from campaign.departments.sheets import NOT_REGISTERED as NOT_REGISTERED
from campaign.matching.deferred_acceptance import Market
from campaign.matching.leftovers import Assignment, reallocate
from campaign.office.history import STANDBY
from campaign.office.sheets import Meeting
from campaign.posts.proposal import Appointments
from campaign.registration.ranges import Ranges
from campaign.roster.roster import Member, Roster
from campaign.workbook.read.reader import Row


def answer_of(allocation: Allocation, staff_id: str) -> str:
    """Tell whether somebody accepts being assigned (服从调剂): the latest registration counts."""
    verdict = allocation.registered.get(staff_id)
    adjustable = verdict.told.adjustable if verdict else None
    return NOT_SAID if adjustable is None else YES if adjustable else NO


def propose_assignments(
    allocation: Allocation,
    roster: Roster,
    placeless: Sequence[str],
    relations: Relations,
    ranges: Ranges,
) -> dict[str, Assignment]:
    """Return a proposal for each of the placeless, by 编号.

    Nobody is sent where they were turned down in any round, nor where 回避 or 选岗范围 forbids it.
    """
    market = _leftover_market(allocation, placeless)
    accepting = {each for each in placeless if answer_of(allocation, each) == YES}
    barred = {
        each: [*relations.barred(roster[each]), *ranges.closed(roster[each])] for each in accepting
    }
    first = {each for each in accepting if ranges.is_first(roster[each])}
    nowhere: Mapping[str, str | None] = dict.fromkeys(placeless)
    return {
        each.applicant: each._replace(rank=_rank_on_sheet(allocation, each))
        for each in reallocate(market, nowhere, accepting, barred, first)
    }


def _leftover_market(allocation: Allocation, placeless: Sequence[str]) -> Market:
    """Gather all that the placeless chose and departments ranked, over the vacancies."""
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
    """Return the rank as the department wrote it."""
    if assignment.rank is None or assignment.unit is None:
        return None
    for each in reversed(allocation.rounds):
        rank = each.selection.result.ranks.get(assignment.unit, {}).get(assignment.applicant)
        if rank is not None:
            return rank
    return assignment.rank


class Destination(NamedTuple):
    """Where the rule would send one person, and why."""

    member: Member
    place: str
    """A department, or 待岗."""
    basis: str
    cause: str = ""
    """For 待岗: the cause that the plan knows (seed, item 10.3)."""
    assignment: Assignment | None = None
    """For 待岗: what is proposed by way of 调剂; it is not the rule's result."""
    later: bool = False
    """It is what the second round gave, in which the person took part."""


def propose_placements(
    roster: Roster,
    allocation: Allocation,
    appointments: Appointments,
    relations: Relations,
    ranges: Ranges,
    direct: Mapping[str, Direct],
) -> list[Destination]:
    """Propose a place for everybody who takes part and holds no post, as the roster stands."""
    to_place = [
        member
        for member in roster.members
        if not member.outside
        and member.staff_id not in appointments.holder_of
        and member.staff_id not in direct
    ]
    placeless = [each.staff_id for each in to_place if each.staff_id not in allocation.place_of]
    assignments: dict[str, Assignment] = {}
    if allocation.later is None:
        assignments = propose_assignments(allocation, roster, placeless, relations, ranges)
    return [
        _destination(member, allocation, relations, ranges, assignments.get(member.staff_id))
        for member in to_place
    ]


def _destination(
    member: Member,
    allocation: Allocation,
    relations: Relations,
    ranges: Ranges,
    assignment: Assignment | None,
) -> Destination:
    staff_id = member.staff_id
    basis = allocation.basis(staff_id)
    place = allocation.place_of.get(staff_id)
    later = any(staff_id in each.pool.choices for each in allocation.rounds[1:])
    if place is None:
        cause = _cause(allocation, staff_id)
        if rule := ranges.refusal(member, STANDBY):
            basis += f"注意：{rule}，请党委另行安排。"
        return Destination(member, STANDBY, basis, cause, assignment, later)
    if relation := relations.bar(member, place):
        superior = relation.superior
        basis += f"注意：与{superior.name}（{superior.role}）是{relation.reason}，定岗应当回避。"
    return Destination(member, place, basis, later=later)


def _cause(allocation: Allocation, staff_id: str) -> str:
    """Return why somebody has no place, in the plan's terms.

    Who handed in a form that could not be let pass took no part in the choice, and is told so; who
    withdrew it has not registered.
    """
    verdict = allocation.registered.get(staff_id)
    if verdict is None or verdict.told.withdrawn_on:
        return NOT_REGISTERED
    is_going_on = allocation.later is not None and staff_id in allocation.later.choices
    took_part = staff_id in allocation.took_part or is_going_on
    if took_part:
        return NOT_CHOSEN
    return LATE if any(finding.late for finding in verdict.overall) else NOT_ADMITTED


class Placement(NamedTuple):
    """The committee's decision about one person."""

    member: Member
    place: str
    """A department, or 待岗."""
    cause: str
    training_in: str
    row: Row[PlacementRow]


@dataclass
class Placements:
    """All decisions on departments."""

    of: dict[str, Placement] = field(default_factory=dict)
    """By 编号."""
    undecided: list[str] = field(default_factory=list)
    meeting: Row[Meeting] | None = None
    direct: Mapping[str, Direct] = field(default_factory=dict)
    """Those who have a place without a decision of this table."""
