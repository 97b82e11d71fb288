"""Who gets a place without a choice, and what is left for those who choose.

The roster assigns people (直接定岗); a rule of 选岗范围 may keep people where they are (留现部门).
Each takes a place of the department, and has a document.
"""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from campaign.issues import Issue, Kind, Where
from campaign.posts.stages import the_appointments
from campaign.registration.ranges import Ranges
from campaign.roster.direct import beyond_places
from campaign.roster.roster import Member
from campaign.roster.stages import the_roster
from campaign.run import Run
from campaign.scheme.scheme import Scheme
from campaign.scheme.stages import the_scheme
from campaign.scheme.targets import department_targets


class Direct(NamedTuple):
    """Somebody with a place that is given."""

    member: Member
    department: str
    why: str
    stays: bool = False
    """Whether a rule of 选岗范围 keeps them where they are; else the roster assigns them."""

    @property
    def outside(self) -> str:
        """Why they do not choose."""
        return f"按方案留在{self.department}" if self.stays else f"直接定岗到{self.department}"

    @property
    def basis(self) -> str:
        """The ground of the place; the facts behind a rule are nobody else's business."""
        if self.stays:
            return "按方案留在现部门"
        return f"直接定岗：{self.why}" if self.why else "直接定岗"


def the_direct(run: Run) -> dict[str, Direct]:
    """Gather those who have a place without a choice and hold no post, by 编号."""
    scheme, holders = run.get(the_scheme), run.get(the_appointments).holder_of
    found: dict[str, Direct] = {}
    issues: list[Issue] = []
    ranges, targets = Ranges(scheme), department_targets(scheme)
    for member in run.get(the_roster).members:
        if member.staff_id in holders:
            continue
        person = member.person
        if member.direct_to:
            found[member.staff_id] = Direct(member, member.direct_to, person.excluded_because)
        elif not member.outside and ranges.stays(member):
            where = member.row.where("department")
            if own := targets.find(person.department).target:
                found[member.staff_id] = Direct(member, own, _BY_RULE, stays=True)
            else:
                issues.append(
                    Kind.RANGE_STAYS_NOWHERE.at(
                        where, person.department, name=member.name, department=person.department
                    )
                )
    given = [(each.member, each.department, _said_at(each)) for each in found.values()]
    return run.require(found, [*issues, *beyond_places(scheme, given)])


_BY_RULE = "按方案留在现部门"


def _said_at(direct: Direct) -> Where:
    return direct.member.row.where("department" if direct.stays else "direct_to")


def counted(direct: Iterable[Direct]) -> Mapping[str, int]:
    """Count the places that are given, by department."""
    return Counter(each.department for each in direct)


def the_open_scheme(run: Run) -> Scheme:
    """Give the rules with the places that are left to be chosen in the first round."""
    scheme, given = run.get(the_scheme), counted(run.get(the_direct).values())
    departments = tuple(
        dataclasses.replace(each, quota=each.quota - given[each.name]) if given[each.name] else each
        for each in scheme.departments
    )
    return dataclasses.replace(scheme, departments=departments) if given else scheme
