"""Handing over: who changes post, to whom they hand over, and who supervises it (seed, item 10)."""

from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from campaign.documents import handover as documents
from campaign.intake.choices import department_targets
from campaign.intake.roster import Member
from campaign.notices.papers import Office, Paper
from campaign.outcome.appointments import Appointments
from campaign.outcome.placements import Placements
from campaign.sheets.decisions import STANDBY

_CHIEF = "主任"
_COPIES_OF_LIST = 3
"""移交人, 接交人, and the file."""


class Change(NamedTuple):
    """One person who changes post."""

    member: Member
    department: str
    """The former one, by its name in the scheme."""
    new_post: str
    by_post: bool
    """Whether a post was won, rather than a place in a department."""

    @property
    def position(self) -> str:
        """The former post."""
        return self.member.person.position

    @property
    def former_post(self) -> str:
        """Where they were, as the roster says."""
        return self.member.person.department + self.position


def changes(
    office: Office, appointments: Appointments, placements: Placements | None
) -> list[Change]:
    """Everybody whose department changes, who gains or loses a post, or goes on standby."""
    targets = department_targets(office.scheme)
    posts = {post.name for post in office.scheme.posts}
    found = []
    for member in office.roster.members:
        post = appointments.holder_of.get(member.staff_id, "")
        new = post or _new_place(member, placements)
        if not new or not (member.person.department or member.person.position):
            continue
        department = targets.find(member.person.department).target or member.person.department
        former = department + member.person.position
        stays = new == former if former in posts or post else new == department
        if not stays:
            found.append(Change(member, department, new, bool(post)))
    return found


def leaving_posts(office: Office, moving: Iterable[Change]) -> list[Change]:
    """Those who hold a post that is competed for, and will hold it no more."""
    posts = {post.name for post in office.scheme.posts}
    return [each for each in moving if each.department + each.position in posts]


def _new_place(member: Member, placements: Placements | None) -> str:
    placement = placements.of.get(member.staff_id) if placements else None
    if placement is None:
        return ""
    return "待岗跟班学习" if placement.place == STANDBY else placement.place


def handover_papers(
    office: Office,
    appointments: Appointments,
    moving: Sequence[Change],
    effective_on: date,
    part: str = "",
) -> Iterable[Paper]:
    """工作移交通知 with the list of those who move, 移交清单 for each.

    appointments: those made formal, for they tell who receives; part: tells this notice from that
    of another day.
    """
    if not moving:
        return
    deadline = office.scheme.calendar.after(effective_on, office.scheme.basics.handover_days)
    receivers = _Receivers(office, appointments)
    lines = [receivers.line(each) for each in moving]
    yield _notice(office, lines, effective_on, deadline, part)
    for change, line in zip(moving, lines, strict=True):
        data = documents.HandoverList(
            head=office.head(effective_on),
            staff_number=change.member.staff_id,
            person=line.person,
            former_post=line.former_post,
            new_post=line.new_post,
            receiver=line.receiver,
            supervisor=line.supervisor,
            deadline=deadline,
        )
        yield office.letter(documents.HANDOVER_LIST, data, change.member, _COPIES_OF_LIST)


def _notice(
    office: Office,
    lines: Iterable[documents.HandoverLine],
    effective_on: date,
    deadline: date,
    part: str,
) -> Paper:
    kind = documents.HANDOVER_NOTICE
    data = documents.HandoverNotice(
        head=office.red_head(effective_on, f"{kind.name}/{part}" if part else kind.name),
        campaign=office.scheme.basics.name,
        days=office.scheme.basics.handover_days,
        deadline=deadline,
        office=office.office,
        lines=tuple(lines),
    )
    return Paper(kind, data, office.recipients, part=part)


class _Receivers:
    """Who takes over what somebody leaves, and who watches over it."""

    def __init__(self, office: Office, appointments: Appointments) -> None:
        self.office = office
        self.holders = {
            post.name: [office.roster[staff_id] for staff_id in appointments.holders(post.name)]
            for post in office.scheme.posts
        }
        self.leaders = {each.department: each.leader for each in office.scheme.posts}
        self.leaders |= {each.name: each.leader for each in office.scheme.departments}

    def line(self, change: Change) -> documents.HandoverLine:
        taking_over = self.holders.get(change.department + change.position, [])
        return documents.HandoverLine(
            person=self.office.name(change.member),
            former_post=change.former_post,
            new_post=change.new_post,
            receiver="、".join(
                self.office.name(each) for each in taking_over if each is not change.member
            ),
            supervisor=self._supervisor(change),
        )

    def _supervisor(self, change: Change) -> str:
        """The leader in charge for a head of office, the new head for everybody else.

        Nobody supervises whom they are related to: then it is left to the office.
        """
        heads = self.holders.get(change.department + _CHIEF, [])
        if change.position == _CHIEF or not heads or heads[0] is change.member:
            name = shown = self.leaders.get(change.department, "")
        else:
            name, shown = heads[0].name, self.office.name(heads[0])
        member = change.member
        related = self.office.scheme.relation(name, member.staff_id, member.name)
        return "" if related else shown
