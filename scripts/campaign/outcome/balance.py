"""The closing balance: everybody on the roster ends in exactly one state."""

from collections import Counter
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from campaign.intake.roster import Member, Roster
from campaign.intake.scheme import Scheme
from campaign.issues import Issue, Kind, Where
from campaign.outcome.appointments import Appointments
from campaign.outcome.placements import Destination, Placement, Placements
from campaign.sheets.decisions import STANDBY
from campaign.sheets.selection_results import OUTSIDE, TO_DEPARTMENT, TO_POST, TO_STANDBY


class Line(NamedTuple):
    """Where one person ends."""

    member: Member
    category: str
    place: str
    basis: str
    decided: bool = True


def close_balance(
    roster: Roster,
    appointments: Appointments,
    proposals: Sequence[Destination],
    placements: Placements,
) -> list[Line]:
    """One line for everybody on the roster, in its order."""
    proposed = {each.member.staff_id: each for each in proposals}
    lines = []
    for member in roster.members:
        line = _outside_choice(member, appointments)
        if line is None and (proposal := proposed.get(member.staff_id)):
            line = _placed(proposal, placements.of.get(member.staff_id))
        if line is not None:
            lines.append(line)
    return lines


def close_posts_only(scheme: Scheme, roster: Roster, appointments: Appointments) -> list[Line]:
    """The balance of a campaign without departments: who is not appointed stays in their job."""
    posts = {post.name for post in scheme.posts}
    ran = {staff_id for _, staff_id in appointments.rows}
    lines = []
    for member in roster.members:
        line = _outside_choice(member, appointments)
        lines.append(line or _staying(member, member.staff_id in ran, posts, appointments))
    return lines


def _outside_choice(member: Member, appointments: Appointments) -> Line | None:
    """Those who hold a post or do not take part: no department has to be found for them."""
    if post := appointments.holder_of.get(member.staff_id):
        return Line(member, TO_POST, post, "党委决定任用。")
    if member.outside:
        return Line(member, OUTSIDE, OUTSIDE, f"{member.outside}。")
    return None


def _placed(proposal: Destination, placement: Placement | None) -> Line:
    place = placement.place if placement else proposal.place
    category = TO_STANDBY if place == STANDBY else TO_DEPARTMENT
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
    return Line(proposal.member, category, place, basis, placement is not None)


def _staying(member: Member, ran: bool, posts: set[str], appointments: Appointments) -> Line:
    person = member.person
    present = person.department + person.position
    basis = "参加竞争上岗，没有任用" if ran else "没有参加竞争上岗"
    basis += "；本次活动没有双选部门，留在现部门。"
    if present in posts:
        basis += f"现任的{present}已列入竞争，职务由党委另行安排。"
    waiting = appointments.undecided.get(member.staff_id, ())
    if waiting:
        basis = f"{'、'.join(waiting)}的任用尚待党委决定，按没有任用列示。"
    return Line(member, TO_DEPARTMENT, person.department, basis, not waiting)


def unbalanced(
    scheme: Scheme, roster: Roster, appointments: Appointments, lines: Sequence[Line], where: Where
) -> Iterable[Issue]:
    """Whether the lines add up: everybody once, no post and no department beyond its quota.

    This counts the lines themselves and takes nothing on trust from those who made them.
    """
    findings = [
        *_each_once(roster, lines),
        *_categories(appointments, lines),
        *_within_quotas(scheme, lines),
    ]
    for finding in findings:
        yield Kind.BALANCE_WRONG.at(where, finding, finding=finding)


def _each_once(roster: Roster, lines: Sequence[Line]) -> Iterable[str]:
    counts = Counter(line.member.staff_id for line in lines)
    for member in roster.members:
        if counts[member.staff_id] != 1:
            yield f"编号{member.staff_id}有{counts[member.staff_id]}个去向"
    if len(lines) != len(roster.members):
        yield f"去向共{len(lines)}个，花名册共{len(roster.members)}人"


def _categories(appointments: Appointments, lines: Sequence[Line]) -> Iterable[str]:
    holders = sum(line.category == TO_POST for line in lines)
    if holders != len(appointments.holder_of):
        yield f"中层任职{holders}人，任用决定{len(appointments.holder_of)}人"
    for line in lines:
        if (line.category == OUTSIDE) != bool(line.member.outside) and line.category != TO_POST:
            yield f"编号{line.member.staff_id}的去向类别是{line.category}"


def _within_quotas(scheme: Scheme, lines: Sequence[Line]) -> Iterable[str]:
    taken = Counter((line.category, line.place) for line in lines if line.decided)
    for post in scheme.posts:
        if taken[TO_POST, post.name] > post.quota:
            yield f"{post.name}有{taken[TO_POST, post.name]}人，职数{post.quota}名"
    for department in scheme.departments:
        if taken[TO_DEPARTMENT, department.name] > department.quota:
            count = taken[TO_DEPARTMENT, department.name]
            yield f"{department.name}有{count}人，职数{department.quota}名"
