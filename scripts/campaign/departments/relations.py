"""Who may not serve in a department: 回避 between direct superiors and subordinates.

The superiors of a department's staff are its leader in charge, whoever is appointed to one of its
posts, and those who belong to it without taking part in the campaign. A relation counts whichever
of the two the scheme's 回避关系 names first.
"""

from collections.abc import Iterator
from functools import cached_property
from typing import NamedTuple

from campaign.departments.reading import Picks
from campaign.issues import Issue, Kind
from campaign.posts.proposal import Appointments
from campaign.roster.roster import Member, Roster
from campaign.scheme.scheme import Scheme
from campaign.scheme.targets import department_targets
from campaign.workbook.declare.names import name_key
from campaign.workbook.declare.text import short_number


class Superior(NamedTuple):
    """Somebody under whom the staff of a department serve."""

    name: str
    staff_id: str
    """编号; empty for a leader who is not on the roster."""
    role: str


class Relation(NamedTuple):
    """A superior with whom somebody has a relation, and which."""

    superior: Superior
    reason: str


class Relations:
    """The relations of a campaign, once it is known who holds the posts."""

    def __init__(self, scheme: Scheme, roster: Roster, appointments: Appointments) -> None:
        self.scheme = scheme
        self.roster = roster
        self.appointments = appointments

    @cached_property
    def _superiors(self) -> dict[str, list[Superior]]:
        """The superiors by department."""
        leaders: dict[str, list[Superior]] = {
            each.name: [Superior(each.leader, "", "分管领导")] if each.leader else []
            for each in self.scheme.departments
        }
        for staff_id, seat in self.appointments.seats.items():
            holder = Superior(self.roster[staff_id].name, staff_id, f"任{seat.name}")
            leaders.setdefault(seat.department, []).append(holder)
        for department, member in self._staying():
            title = member.person.position or "人员"
            leaders[department].append(Superior(member.name, member.staff_id, f"该部门{title}"))
        return leaders

    def _staying(self) -> Iterator[tuple[str, Member]]:
        targets = department_targets(self.scheme)
        for member in self.roster.members:
            stays = member.outside and not member.direct_to
            if stays and (department := targets.find(member.person.department).target):
                yield department, member

    @cached_property
    def _named(self) -> frozenset[str]:
        """Everybody whom 回避关系 names, by 编号 or name: nobody else has a relation."""
        recusals = self.scheme.recusals
        names = {name_key(name) for each in recusals for name in (each.judge, each.name)}
        return frozenset(names | {short_number(each.staff_id) for each in recusals} - {""})

    def _has_relations(self, member: Member) -> bool:
        return not self._named.isdisjoint((short_number(member.staff_id), name_key(member.name)))

    def bar(self, member: Member, department: str) -> Relation | None:
        """Return the relation for which a person may not serve in a department."""
        if not self._has_relations(member):
            return None
        for superior in self._superiors.get(department, ()):
            reason = self.scheme.relation(superior.name, member.staff_id, member.name)
            reason = reason or self.scheme.relation(member.name, superior.staff_id, superior.name)
            if reason and superior.staff_id != member.staff_id:
                return Relation(superior, reason)
        return None

    def barred(self, member: Member) -> list[str]:
        """Return the departments in which a person may not serve."""
        if not self._has_relations(member):
            return []
        return [each.name for each in self.scheme.departments if self.bar(member, each.name)]


def warn_of_relations(picks: Picks, roster: Roster, relations: Relations) -> Iterator[Issue]:
    """Yield departments that would take somebody who may not serve there."""
    for department, ranking in picks.rankings.items():
        for staff_id in ranking:
            member = roster[staff_id]
            if relation := relations.bar(member, department):
                yield Kind.PICK_RELATION.at(
                    picks.places[department, staff_id],
                    name=member.name,
                    staff_id=staff_id,
                    other=relation.superior.name,
                    role=relation.superior.role,
                    reason=relation.reason,
                )
