"""Who takes part and has not handed in a registration yet, department by department."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from typing import Any, NamedTuple

from campaign.chinese import chinese_date
from campaign.registration.ranges import Ranges
from campaign.registration.registrations import Part, Registrations, closes_on
from campaign.registration.result_sheets import (
    HANDED_IN,
    NOT_ASKED,
    NOT_YET,
    UNREGISTERED,
    UnregisteredRow,
)
from campaign.roster.roster import Member, Roster
from campaign.roster.sheets import DEPARTMENTS_ONLY
from campaign.scheme.scheme import Scheme
from campaign.workbook.declare.page import Page

_MOST_NAMED = 5
"""Names of a department on the screen; all of them stand on the sheet."""


class Unregistered(NamedTuple):
    """Who has handed in nothing for the part that everybody is asked for."""

    members: Sequence[Member]
    also_for_posts: frozenset[str]
    """Who of them competes for a post: 编号."""
    held: frozenset[Part]
    closes: date

    def until(self, today: date) -> str:
        """Return when registration ends, and how many days are left."""
        left = (self.closes - today).days
        day = f"{self.closes.month}月{self.closes.day}日"
        if left < 0:
            return f"报名已于{day}截止"
        return f"报名{day}截止，{f'还有{left}天' if left else '今天就是最后一天'}"


def unregistered(scheme: Scheme, roster: Roster, registrations: Registrations) -> Unregistered:
    """Find who is missing: of those who choose departments, or of all where there are none."""
    held = {Part.POSTS} if scheme.posts else set()
    held |= {Part.DEPARTMENTS} if scheme.departments else set()
    handed_in = {
        part: {each.member.staff_id for each in registrations.of(part)}
        | {
            each.member.staff_id
            for each in registrations.refused
            if each.member and each.part is part
        }
        for part in Part
    }
    asked = Part.DEPARTMENTS if Part.DEPARTMENTS in held else Part.POSTS
    ranges = Ranges(scheme)
    missing = [
        member
        for member in roster.members
        if not member.outside
        and not ranges.stays(member)
        and member.staff_id not in handed_in[asked]
        and not (asked is Part.POSTS and member.person.scope == DEPARTMENTS_ONLY)
    ]
    closes = closes_on(scheme, asked).date()
    return Unregistered(missing, frozenset(handed_in[Part.POSTS]), frozenset(held), closes)


def unregistered_page(found: Unregistered, today: date) -> Page[Any]:
    """Return the list, by department in the order of the roster."""
    rows = [_row(found, each) for members in _by_department(found).values() for each in members]
    note = f"{found.until(today)}，{len(rows)}人没有报名。"
    if today <= found.closes:  # afterwards the sheet stays the same from day to day
        note = f"截至{chinese_date(today)}，{note}"
    notes = [note]
    if len(found.held) == len(Part):
        notes.append("只报竞争上岗、没有选部门的，落选以后没有志愿可以安排，请提醒本人。")
    omit = {Part.POSTS: "posts", Part.DEPARTMENTS: "departments"}
    unused = [name for part, name in omit.items() if part not in found.held]
    return Page(UNREGISTERED, rows, notes=notes, omit=unused)


def _by_department(found: Unregistered) -> dict[str, list[Member]]:
    grouped: defaultdict[str, list[Member]] = defaultdict(list)
    for member in found.members:
        grouped[member.person.department].append(member)
    return grouped


def _row(found: Unregistered, member: Member) -> UnregisteredRow:
    for_posts = HANDED_IN if member.staff_id in found.also_for_posts else NOT_YET
    return UnregisteredRow(
        department=member.person.department,
        staff_id=member.staff_id,
        name=member.name,
        posts=NOT_ASKED if member.person.scope == DEPARTMENTS_ONLY else for_posts,
        departments=NOT_YET,
    )


def unregistered_lines(found: Unregistered, today: date) -> list[str]:
    """Return the same for the screen, while something can still be handed in."""
    if not found.members or today > found.closes:
        return []
    parts = []
    for department, members in _by_department(found).items():
        names = "、".join(member.name for member in members[:_MOST_NAMED])
        more = "等" if len(members) > _MOST_NAMED else ""
        parts.append(f"{department}{len(members)}人（{names}{more}）")
    return [f"还没有报名的{len(found.members)}人：{'；'.join(parts)}。{found.until(today)}。"]
