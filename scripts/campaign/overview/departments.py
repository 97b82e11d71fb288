"""Departments as charts: how many places each has, and who holds them."""

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from campaign.overview.model import DepartmentPlaces

if TYPE_CHECKING:
    from campaign.departments.placements import Placements
    from campaign.departments.selection import Allocation
    from campaign.roster.roster import Roster
    from campaign.scheme.scheme import Scheme


def departments(
    scheme: "Scheme",
    roster: "Roster",
    wanted: Mapping[str, int] | None,
    allocation: "Allocation | None",
    placements: "Placements | None",
) -> tuple[DepartmentPlaces, ...]:
    """Return every department's places, by the decisions if any, else by the rule's result."""
    members: dict[str, list[str]] = {each.name: [] for each in scheme.departments}
    if placements and placements.of:
        for staff_id, placement in placements.of.items():
            if placement.place in members:
                members[placement.place].append(staff_id)
    elif allocation:
        members = {name: allocation.members(name) for name in members}
    return tuple(
        DepartmentPlaces(
            name=each.name,
            quota=each.quota,
            members=tuple((name, roster.told_apart(name)) for name in members[each.name]),
            wanted=None if wanted is None else wanted.get(each.name, 0),
        )
        for each in scheme.departments
    )


def places_filled(chart: Sequence[DepartmentPlaces]) -> tuple[int, int]:
    """Return how many places are filled, and how many there are."""
    return sum(len(each.members) for each in chart), sum(each.quota for each in chart)
