"""The closing balance: everybody on the roster ends in exactly one state."""

from collections import Counter
from collections.abc import Collection, Iterable, Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from campaign.departments.direct import Direct
from campaign.departments.placements import Destination, Placement, Placements
from campaign.departments.result_sheets import (
    APART,
    BALANCE,
    CATEGORIES,
    ELSEWHERE,
    OPEN_BALANCE,
    OUTSIDE,
    STAYING,
    TO_DEPARTMENT,
    TO_POST,
    TO_STANDBY,
    UNDECIDED,
    ApartRow,
    BalanceRow,
)
from campaign.issues import Issue, Kind, Where
from campaign.office.history import STANDBY
from campaign.office.office import NOT_RECORDED
from campaign.posts.proposal import Appointments
from campaign.roster.roster import Member, Roster
from campaign.scheme.scheme import Scheme
from campaign.workbook.declare.page import Page


class BalanceLine(NamedTuple):
    """Where one person ends."""

    member: Member
    category: str
    place: str
    basis: str
    decided: bool = True
    department: str = ""
    """That of a post."""


def close_balance(
    roster: Roster,
    appointments: Appointments,
    proposals: Sequence[Destination],
    placements: Placements,
    others: Collection[str] = (),
) -> list[BalanceLine]:
    """Return one line for everybody on the roster, in its order; `others` are the 其他去向."""
    proposed = {each.member.staff_id: each for each in proposals}
    lines = []
    for member in roster.members:
        line = _outside_choice(member, appointments, placements.direct)
        if line is None and (proposal := proposed.get(member.staff_id)):
            line = _placed(proposal, placements.of.get(member.staff_id), others)
        if line is not None:
            lines.append(line)
    return lines


def close_posts_only(
    scheme: Scheme, roster: Roster, appointments: Appointments
) -> list[BalanceLine]:
    """Balance a campaign without departments: who is not appointed stays in their job."""
    posts = {post.name for post in scheme.posts}
    ran = {staff_id for _, staff_id in appointments.rows}
    lines = []
    for member in roster.members:
        line = _outside_choice(member, appointments)
        lines.append(line or _staying(member, member.staff_id in ran, posts, appointments))
    return lines


def _outside_choice(
    member: Member,
    appointments: Appointments,
    direct: Mapping[str, Direct] = MappingProxyType({}),
) -> BalanceLine | None:
    """Return those who hold a post or do not take part: no department has to be found for them."""
    if post := appointments.holder_of.get(member.staff_id):
        department = appointments.seats[member.staff_id].department
        hold = appointments.on_hold.get(member.staff_id, "")
        basis = _appointed(member, appointments)
        if hold:
            basis = f"{basis.rstrip('。')}；{hold}，还没有任职。"
        return BalanceLine(member, TO_POST, post, basis, True, department)
    if given := direct.get(member.staff_id):
        return BalanceLine(member, TO_DEPARTMENT, given.department, f"{given.basis}。")
    if member.outside:
        return BalanceLine(member, OUTSIDE, OUTSIDE, f"{member.outside}。")
    return None


def _appointed(member: Member, appointments: Appointments) -> str:
    won = appointments.won[member.staff_id]
    if basis := appointments.succession.get(member.staff_id):
        return f"党委决定任用，递补：{basis}"
    if won != appointments.holder_of[member.staff_id]:
        return f"党委决定任用为{won}，并定岗。"
    return "党委决定任用。"


def _placed(
    proposal: Destination, placement: Placement | None, others: Collection[str]
) -> BalanceLine:
    place = placement.place if placement else proposal.place
    category = TO_STANDBY if place == STANDBY else TO_DEPARTMENT
    if place in others:
        category = ELSEWHERE
    cause = (placement.cause if placement else proposal.cause) if place == STANDBY else ""
    if placement is None:
        basis = f"尚待党委决定；按建议列示：{proposal.basis}"
    elif place == proposal.place:
        basis = f"党委决定，与双向选择结果一致：{proposal.basis}"
    else:
        reason = placement.row.value.reason.rstrip("。")
        basis = f"党委决定，理由：{reason}。双向选择结果为{proposal.place}：{proposal.basis}"
    if cause:
        basis = f"待岗原因：{cause}。{basis}"
    return BalanceLine(proposal.member, category, place, basis, placement is not None)


def _staying(member: Member, ran: bool, posts: set[str], appointments: Appointments) -> BalanceLine:
    person = member.person
    present = person.department + person.position
    if waiting := appointments.undecided.get(member.staff_id, ()):
        basis = f"{'、'.join(waiting)}的任用尚待党委决定。"
        return BalanceLine(member, UNDECIDED, UNDECIDED, basis, decided=False)
    basis = "参加竞争上岗，没有任用" if ran else "没有参加竞争上岗"
    basis += "；本次活动没有双选部门，留在现部门。"
    if present in posts:
        basis += f"现任的{present}已列入竞争，职务由党委另行安排。"
    return BalanceLine(member, STAYING, person.department or NOT_RECORDED, basis)


def unbalanced(
    scheme: Scheme,
    roster: Roster,
    appointments: Appointments,
    lines: Sequence[BalanceLine],
    where: Where,
) -> Iterable[Issue]:
    """Check that the lines add up: everybody once, no post and no department over its quota.

    This counts the lines themselves and takes nothing on trust from those who made them.
    """
    findings = [
        *_each_once(roster, lines),
        *_categories(appointments, lines),
        *_within_quotas(scheme, appointments, lines),
    ]
    for finding in findings:
        yield Kind.BALANCE_WRONG.at(where, finding, finding=finding)


def _each_once(roster: Roster, lines: Sequence[BalanceLine]) -> Iterable[str]:
    counts = Counter(line.member.staff_id for line in lines)
    for member in roster.members:
        if counts[member.staff_id] != 1:
            yield f"编号{member.staff_id}有{counts[member.staff_id]}个去向"
    if len(lines) != len(roster.members):
        yield f"去向共{len(lines)}个，花名册共{len(roster.members)}人"


def _categories(appointments: Appointments, lines: Sequence[BalanceLine]) -> Iterable[str]:
    holders = sum(line.category == TO_POST for line in lines)
    if holders != len(appointments.holder_of):
        yield f"中层任职{holders}人，任用决定{len(appointments.holder_of)}人"
    for line in lines:
        outside = bool(line.member.outside) and not line.member.direct_to
        if (line.category == OUTSIDE) != outside and line.category != TO_POST:
            yield f"编号{line.member.staff_id}的去向类别是{line.category}"


def _within_quotas(
    scheme: Scheme, appointments: Appointments, lines: Sequence[BalanceLine]
) -> Iterable[str]:
    won = Counter(
        appointments.won.get(line.member.staff_id) for line in lines if line.category == TO_POST
    )
    taken = Counter((line.category, line.place) for line in lines if line.decided)
    for post in scheme.posts:
        if won[post.name] > post.quota:
            yield f"{post.name}有{won[post.name]}人，职数{post.quota}名"
    for department in scheme.departments:
        if taken[TO_DEPARTMENT, department.name] > department.quota:
            count = taken[TO_DEPARTMENT, department.name]
            yield f"{department.name}有{count}人，职数{department.quota}名"


def balance_page(
    lines: Sequence[BalanceLine], categories: Sequence[str] = CATEGORIES
) -> Page[BalanceRow]:
    """Return 人员去向: everybody on the roster exactly once, with the totals of the categories."""
    rows = [
        BalanceRow(
            staff_id=line.member.staff_id,
            name=line.member.name,
            category=line.category,
            destination=line.place,
            basis=line.basis,
        )
        for line in lines
    ]
    totals = Counter(line.category for line in lines)
    elsewhere = Counter(line.place for line in lines if line.category == ELSEWHERE)
    each_place = "、".join(f"{place}{count}人" for place, count in elsewhere.items())
    parts = "＋".join(
        f"{category}{totals[category]}人" + (f"（{each_place}）" if category == ELSEWHERE else "")
        for category in categories
        if category != ELSEWHERE or totals[ELSEWHERE]
    )
    notes = [f"{parts}＝{sum(totals.values())}人，与花名册人数一致。"]
    pending = sum(not line.decided for line in lines)
    if pending:
        listed = "" if UNDECIDED in categories else "，按建议列示"
        notes.append(f"其中{pending}人尚待党委决定{listed}。")
    sheet = OPEN_BALANCE if pending else BALANCE
    return Page(sheet, rows, notes=notes)


def apart_page(destinations: Sequence[Destination], placements: Placements) -> Page[ApartRow]:
    """Return 党委决定对照: the decisions that are not what the rule gives."""
    rows = []
    for each in destinations:
        placement = placements.of.get(each.member.staff_id)
        if placement is not None and placement.place != each.place:
            rows.append(
                ApartRow(
                    staff_id=each.member.staff_id,
                    name=each.member.name,
                    proposal=each.place,
                    assignment=(each.assignment.unit or "") if each.assignment else "",
                    decision=placement.place,
                    reason=placement.row.value.reason,
                )
            )
    decided = len(placements.of)
    notes = [
        f"应定岗{len(destinations)}人，党委已决定{decided}人：与双向选择结果一致"
        f"{decided - len(rows)}人，不同{len(rows)}人；尚未决定{len(destinations) - decided}人。"
    ]
    return Page(APART, rows, notes=notes)
