"""Who gets a place without a choice, and what is left for those who choose.

The roster assigns people (直接定岗). Each takes a place of the department, and has a document.
"""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from campaign.posts.stages import the_appointments
from campaign.roster.roster import Member
from campaign.roster.stages import the_roster
from campaign.run import Run
from campaign.scheme.scheme import Scheme
from campaign.scheme.stages import the_scheme


class Direct(NamedTuple):
    """Somebody with a place that is given."""

    member: Member
    department: str
    why: str

    @property
    def outside(self) -> str:
        """Why they do not choose."""
        return f"直接定岗到{self.department}"

    @property
    def basis(self) -> str:
        """The ground of the place, as the roster gives it."""
        return f"直接定岗：{self.why.rstrip('。')}" if self.why else "直接定岗"


def the_direct(run: Run) -> dict[str, Direct]:
    """Gather those who have a place without a choice and hold no post, by 编号."""
    holders = run.get(the_appointments).holder_of
    return {
        member.staff_id: Direct(member, member.direct_to, member.person.excluded_because)
        for member in run.get(the_roster).members
        if member.direct_to and member.staff_id not in holders
    }


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
