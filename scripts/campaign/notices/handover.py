"""Handing over: who changes post, to whom they hand over, and who supervises it (seed, item 10)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from campaign.documents import handover as documents
from campaign.intake.choices import department_targets
from campaign.intake.roster import Member, Roster
from campaign.notices.papers import Office, Paper
from campaign.outcome.appointments import Appointments
from campaign.outcome.placements import Placements
from campaign.sheets.decisions import STANDBY


@dataclass(frozen=True)
class Change:
    """One person who changes post."""

    member: Member
    former_department: str
    new_post: str

    @property
    def former_post(self) -> str:
        """Where they were, as the roster says."""
        return self.member.person.department + self.member.person.position


def changes(
    office: Office, roster: Roster, appointments: Appointments, placements: Placements | None
) -> list[Change]:
    """Everybody whose department changes, who gains or loses a post, or goes on standby."""
    targets = department_targets(office.scheme)
    posts = {post.name for post in office.scheme.posts}
    found = []
    for member in roster.members:
        new = _new_post(member, appointments, placements)
        if not new or not (member.person.department or member.person.position):
            continue
        department = targets.find(member.person.department).target or member.person.department
        former = department + member.person.position
        stays = new == former if former in posts or new in posts else new == department
        if not stays:
            found.append(Change(member, department, new))
    return found


def _new_post(member: Member, appointments: Appointments, placements: Placements | None) -> str:
    if post := appointments.holder_of.get(member.staff_id):
        return post
    placement = placements.of.get(member.staff_id) if placements else None
    if placement is None:
        return ""
    return "待岗跟班学习" if placement.place == STANDBY else placement.place


def handover_papers(
    office: Office,
    roster: Roster,
    appointments: Appointments,
    moving: list[Change],
    effective_on: date,
) -> Iterable[Paper]:
    """工作移交通知 with the list of those who move, 移交清单 for each."""
    if not moving:
        return
    basics = office.scheme.basics
    deadline = office.scheme.calendar.after(effective_on, basics.handover_days)
    holders = {
        post: "、".join(roster[staff_id].name for staff_id in appointments.holders(post))
        for post in {post.name for post in office.scheme.posts}
    }
    lines = {each.member.staff_id: _line(office, each, holders) for each in moving}
    key = documents.HANDOVER_NOTICE.name
    notice = documents.HandoverNotice(
        head=office.red_head(effective_on, key),
        campaign=basics.name,
        days=basics.handover_days,
        deadline=deadline,
        office=office.office,
        lines=tuple(lines.values()),
    )
    yield Paper(documents.HANDOVER_NOTICE, notice, "各办公室、全体机关干部")
    for each in moving:
        line = lines[each.member.staff_id]
        data = documents.HandoverList(
            head=office.head(effective_on),
            staff_number=each.member.staff_id,
            person=each.member.name,
            former_post=line.former_post,
            new_post=line.new_post,
            receiver=line.receiver,
            supervisor=line.supervisor,
            deadline=deadline,
        )
        kind = documents.HANDOVER_LIST
        yield Paper(kind, data, each.member.name, each.member.staff_id, each.member.name)


def _line(office: Office, change: Change, holders: Mapping[str, str]) -> documents.HandoverLine:
    former = change.former_department + change.member.person.position
    receiver = holders.get(former, "")
    return documents.HandoverLine(
        person=change.member.name,
        former_post=change.former_post,
        new_post=change.new_post,
        receiver=receiver if receiver != change.member.name else "",
        supervisor=_supervisor(office, change, holders),
    )


def _supervisor(office: Office, change: Change, holders: Mapping[str, str]) -> str:
    """The leader in charge for a head of office, the new head for everybody else."""
    department = change.former_department
    head = holders.get(f"{department}主任", "")
    if change.member.person.position != "主任" and head and head != change.member.name:
        return head
    leaders = {each.department: each.leader for each in office.scheme.posts}
    leaders |= {each.name: each.leader for each in office.scheme.departments}
    return leaders.get(department, "")
