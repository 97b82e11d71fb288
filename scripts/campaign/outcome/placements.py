"""Departments: what the two-way choice proposes for everybody, and what is decided about it."""

from dataclasses import dataclass, field
from typing import NamedTuple

from campaign.intake.roster import Member, Roster
from campaign.outcome.allocation import Allocation
from campaign.outcome.appointments import Appointments
from campaign.outcome.assignments import propose_assignments
from campaign.outcome.relations import Relations
from campaign.reallocation import Assignment
from campaign.sheets.decisions import NOT_CHOSEN as NOT_CHOSEN
from campaign.sheets.decisions import NOT_OBEYING as NOT_OBEYING
from campaign.sheets.decisions import NOT_REGISTERED as NOT_REGISTERED
from campaign.sheets.decisions import STANDBY, Meeting, PlacementRow
from campaign.workbook.reader import Row


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
    roster: Roster, allocation: Allocation, appointments: Appointments, relations: Relations
) -> list[Destination]:
    """A proposal for everybody who takes part and holds no post, in the order of the roster."""
    to_place = [
        member
        for member in roster.members
        if not member.outside and member.staff_id not in appointments.holder_of
    ]
    placeless = [each.staff_id for each in to_place if each.staff_id not in allocation.place_of]
    assignments: dict[str, Assignment] = {}
    if allocation.later is None:
        assignments = propose_assignments(allocation, roster, placeless, relations)
    return [
        _destination(member, allocation, relations, assignments.get(member.staff_id))
        for member in to_place
    ]


def _destination(
    member: Member, allocation: Allocation, relations: Relations, assignment: Assignment | None
) -> Destination:
    staff_id = member.staff_id
    basis = allocation.basis(staff_id)
    place = allocation.place_of.get(staff_id)
    later = any(staff_id in each.pool.choices for each in allocation.rounds[1:])
    if place is None:
        cause = _cause(allocation, staff_id)
        return Destination(member, STANDBY, basis, cause, assignment, later)
    if relation := relations.bar(member, place):
        superior = relation.superior
        basis += f"注意：与{superior.name}（{superior.role}）是{relation.reason}，定岗应当回避。"
    return Destination(member, place, basis, later=later)


def _cause(allocation: Allocation, staff_id: str) -> str:
    """Why somebody has no place, in the plan's terms.

    Who handed in a form that could not be let pass has registered; who withdrew it has not.
    """
    verdict = allocation.registered.get(staff_id)
    if verdict is None or verdict.registration.form.withdrawn_on:
        return NOT_REGISTERED
    return NOT_CHOSEN


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
