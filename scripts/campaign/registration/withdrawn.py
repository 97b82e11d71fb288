"""Who withdrew or moved away after sheets were made: their rows there are passed over, told once.

Nobody has to strike them off twenty sheets, or to swap the sheets for new ones.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import NamedTuple

from campaign.issues import Issue, Kind
from campaign.registration.verdicts import Verdict
from campaign.roster.roster import Member

_MOST_NAMED = 3
_ROW = re.compile(r"[A-Z]+(\d+)")
Place = tuple[str, str, str]
"""File, sheet and row."""


class Gone(NamedTuple):
    """Somebody who is no longer to be on sheets, and why."""

    name: str
    reason: str


def withdrawn(verdicts: Iterable[Verdict]) -> dict[str, Gone]:
    """Select the applicants of whom no choice counts (any more), by 编号."""
    return {
        member.staff_id: Gone(member.name, member.outside or each.reason.rstrip("。"))
        for each in verdicts
        if not each.passed and (member := each.member)
    }


def without_a_contest(verdicts: Iterable[Verdict], scored: AbstractSet[str]) -> dict[str, Gone]:
    """Select those who passed the review for nothing that is scored for (any more), by 编号."""
    return {
        each.member.staff_id: Gone(each.member.name, "报的职位因报名人数不足取消了竞争")
        for each in verdicts
        if each.passed and scored.isdisjoint(each.eligible)
    }


def moved_away(members: Iterable[Member]) -> dict[str, Gone]:
    """Select those who take no part by the roster, by 编号."""
    return {each.staff_id: Gone(each.name, each.outside) for each in members if each.outside}


def passed_over(issues: Sequence[Issue], stranger: Kind, gone: Mapping[str, Gone]) -> list[Issue]:
    """Return one reminder of everybody who is gone, for all that is wrong with their rows.

    stranger: the fault of a row about somebody who is not to be there; a row with another name
    beside the number is nobody's, and stays a fault.
    """
    rows: dict[Place, str] = {
        place: each.data["staff_id"]
        for each in issues
        if each.kind is stranger
        and (person := gone.get(each.data["staff_id"]))
        and each.data["name"] in ("", person.name)
        and (place := _place(each))
    }
    if not rows:
        return list(issues)
    files: dict[str, dict[str, None]] = {}
    first: dict[str, Issue] = {}
    for each in issues:
        if each.kind is stranger and (staff_id := rows.get(_place(each) or ("", "", ""))):
            first.setdefault(staff_id, each)
            files.setdefault(staff_id, {})[each.where.file.rpartition("/")[2]] = None
    told = [
        _told(staff_id, gone[staff_id], first[staff_id], list(names))
        for staff_id, names in files.items()
    ]
    return [*(each for each in issues if _place(each) not in rows), *told]


def _told(staff_id: str, person: Gone, first: Issue, files: Sequence[str]) -> Issue:
    more = f"等{len(files)}个文件" if len(files) > _MOST_NAMED else ""
    return Kind.ROW_OF_WITHDRAWN.at(
        first.where,
        first.read,
        name=person.name,
        staff_id=staff_id,
        reason=person.reason,
        files="、".join(files[:_MOST_NAMED]) + more,
    )


def _place(issue: Issue) -> Place | None:
    row = _ROW.fullmatch(issue.where.cell)
    return (issue.where.file, issue.where.sheet, row[1]) if row else None
