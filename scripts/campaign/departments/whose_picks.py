"""Whose are a department's picks? By what the sheet says, and by whom it lists."""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import Any

from campaign.departments.sheets import PICKS, Pick
from campaign.issues import Issue, Kind
from campaign.roster.owner import SIGNED, Owner, Signs, a_thing
from campaign.roster.roster import Roster
from campaign.scheme.choosing import round_name
from campaign.scheme.scheme import Scheme
from campaign.scheme.targets import Targets
from campaign.workbook.declare.names import meant, same_person
from campaign.workbook.grid import Grid
from campaign.workbook.read.header import find_table
from campaign.workbook.read.reader import Broken, Reading, Row
from campaign.workbook.read.rows import values_of

_LABELS = (rf"(?:初选|填报|填表|接收|用人)?(?:部门|单位|科室)(?:名称)?{SIGNED}",)
_HEAD_LABELS = (rf"(?:部门|单位|科室)?(?:主要)?负责人{SIGNED}",)
_HEAD_OF = re.compile(r"(?:主要)?负责人.*$|(?<=[办股科室所站])主任$")
"""Behind a department: who signs for it."""
_LEADER_LABELS = (rf"分管领导{SIGNED}",)


def heads_of(holder_of: Mapping[str, str], scheme: Scheme, roster: Roster) -> dict[str, str]:
    """Return the departments of those who are appointed, by name; `holder_of` has their posts."""
    led = {post.name: post.department for post in scheme.posts}
    return {roster[each].name: led[post] for each, post in holder_of.items() if post in led}


def other_sheet(
    grid: Grid, department: str, targets: Targets, scheme: Scheme, heads: Mapping[str, str]
) -> Iterator[Issue]:
    """Yield a sheet of another department or round, or signed by another one's leader or head.

    `heads` are the people appointed, by name, and their departments.
    """
    table, _ = find_table(grid, PICKS)
    first_row = table.first_row if table else 0
    rounds = [round_name(number) for number in range(1, scheme.last_round + 1)]
    own_round = round_name(scheme.round)
    owners = [
        (department, _department(department, targets, scheme)),
        (own_round, a_thing(own_round, rounds, ["轮次"])),
        (f"{department}负责人", _head(department, heads)),
    ]
    if leader := scheme.department(department).leader:
        owners.append((f"分管领导{leader}", _leader(leader, scheme)))
    signs = Signs(grid, first_row)
    for own, owner in owners:
        for where, written in signs.called_otherwise(owner):
            yield Kind.PICK_OTHER_SHEET.at(
                where, written, department=department, own=own, written=written
            )


def _department(name: str, targets: Targets, scheme: Scheme) -> Owner:
    own_aliases = [each.alias for each in scheme.aliases if each.department == name]
    others_called = [each.alias for each in scheme.aliases if each.department != name]

    def means(text: str) -> str:
        return targets.find(_HEAD_OF.sub("", text)).target

    return Owner(
        _LABELS + _HEAD_LABELS,
        lambda text: means(text) == name,
        means,
        [*(each for each in targets.names if each != name), *others_called],
        [name, *own_aliases],
    )


def _leader(name: str, scheme: Scheme) -> Owner:
    leaders = [each.leader for each in scheme.departments if each.leader]
    return Owner(
        _LEADER_LABELS, lambda text: same_person(text, name), lambda text: meant(text, leaders)
    )


def _head(department: str, heads: Mapping[str, str]) -> Owner:
    return Owner(
        _HEAD_LABELS,
        lambda text: heads.get(meant(text, heads), "") == department,
        lambda text: meant(text, heads),
    )


def other_people(
    department: str,
    applicants: Collection[str],
    rows: Mapping[str, Row[Pick]],
    choices: Mapping[str, Sequence[str]],
) -> Iterator[Issue]:
    """Yield a sheet with all who chose another department, and nobody who chose this one.

    志愿序 tells two departments apart that the same people chose, in another order. A row
    without it may be a wish of the department's own; where nobody chose it, all are.
    """
    told = {staff_id: row for staff_id, row in rows.items() if row.value.choice is not None}
    asked = told or (rows if applicants else {})
    own = (_chose(row, choices[staff_id], department) for staff_id, row in asked.items())
    if not asked or any(own):
        return
    choosers: dict[str, set[str]] = {}
    for staff_id, wanted in choices.items():
        for each in wanted:
            choosers.setdefault(each, set()).add(staff_id)
    fitting = [
        other
        for other, people in choosers.items()
        if people <= set(asked)
        and all(_chose(row, choices[each], other) for each, row in asked.items())
    ]
    if fitting:
        first = next(iter(asked.values())).where("staff_id")
        other = "、".join(fitting)
        count = len(asked)
        yield Kind.PICK_OTHER_PEOPLE.at(first, department=department, other=other, count=count)


def rows_of(reading: Reading[Any]) -> list[Row[Any] | Broken]:
    """Return all rows of a sheet, the faulty ones last."""
    return [*reading.rows, *reading.broken]


def numbers_on(reading: Reading[Any], roster: Roster) -> Iterator[str]:
    """Yield the numbers on a sheet, and of whoever stands beside one that is not theirs."""
    for row in rows_of(reading):
        values = values_of(row)
        staff_id, name = str(values.get("staff_id")), str(values.get("name") or "")
        named = roster.numbers_of(name)
        yield from {staff_id} if staff_id in named else {staff_id, *named}


def _chose(row: Row[Pick], wanted: Sequence[str], department: str) -> bool:
    """Tell whether somebody chose a department, at the place that the sheet says."""
    order = row.value.choice
    return department in wanted and order in (None, wanted.index(department) + 1)
