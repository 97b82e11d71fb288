"""直接定岗: who is assigned to a department without a choice, and whether there are the places."""

from collections.abc import Iterable, Iterator

from campaign.issues import Issue, Kind, Where, did_you_mean
from campaign.roster.roster import Member
from campaign.roster.sheets import DIRECT, StaffMember
from campaign.scheme.scheme import Scheme
from campaign.scheme.targets import Targets
from campaign.workbook.read.reader import Row

Assigned = tuple[Member, str, Where]
"""Somebody, the department that they are given, and where that is said."""


def direct_department(row: Row[StaffMember], targets: Targets) -> tuple[str, list[Issue]]:
    """Return the department that the roster gives a person, and what is wrong with it."""
    typed, where = row.value.direct_to, row.where("direct_to")
    if row.value.scope != DIRECT:
        unused = Kind.PERSON_DIRECT_UNUSED.at(where, typed, name=row.value.name)
        return "", [unused] if typed else []
    if department := targets.find(typed).target:
        return department, []
    suggestion = did_you_mean(targets.nearest(typed)) if typed else ""
    known = "、".join(targets.names)
    return "", [
        Kind.PERSON_DIRECT_UNKNOWN.at(
            where, typed, name=row.value.name, place=typed, suggestion=suggestion, known=known
        )
    ]


def assigned(members: Iterable[Member]) -> Iterator[Assigned]:
    """Yield those whom the roster assigns."""
    for member in members:
        if member.direct_to:
            yield member, member.direct_to, member.row.where("direct_to")


def beyond_places(scheme: Scheme, placed: Iterable[Assigned]) -> Iterator[Issue]:
    """Find departments to which more people are assigned than they have places."""
    by_department: dict[str, list[Assigned]] = {}
    for each in placed:
        by_department.setdefault(each[1], []).append(each)
    for department in scheme.departments:
        own = by_department.get(department.name, [])
        if len(own) > department.quota:
            names = "、".join(member.name for member, _, _ in own)
            yield Kind.PERSON_DIRECT_BEYOND.at(
                own[department.quota][2],
                department.name,
                department=department.name,
                quota=department.quota,
                count=len(own),
                names=names,
            )
