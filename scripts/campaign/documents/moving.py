"""Who moves, from which post to which: by the campaign, and by what was decided since (递补)."""

from collections.abc import Collection, Iterator
from datetime import date

from campaign.departments.placements import Placements
from campaign.office.history import STANDBY
from campaign.office.kinds import Desk
from campaign.office.moves import Move, department_so_far, move_of
from campaign.office.office import Office
from campaign.posts.own_notices import takes_office_on
from campaign.posts.proposal import Appointments, Follower
from campaign.posts.removals import removals
from campaign.roster.roster import Member
from campaign.scheme.scheme import Scheme
from campaign.standby.stages import the_courses
from campaign.tenure.sheets import REMOVED
from campaign.tenure.stages import the_tenure_ledger


def moves(office: Office, appointments: Appointments, placements: Placements | None) -> list[Move]:
    """List everybody whose department changes, who gains or loses a post, or goes on standby."""
    found = []
    for member in office.roster.members:
        if member.staff_id in appointments.on_hold:
            continue
        post = appointments.holder_of.get(member.staff_id, "")
        new = post or _new_place(member, placements, office.scheme.staying_names)
        if new and (move := move_of(office, member, new, by_post=bool(post))):
            found.append(move)
    return found


def _new_place(member: Member, placements: Placements | None, staying: Collection[str]) -> str:
    if placements is None:
        return ""
    if direct := placements.direct.get(member.staff_id):
        return direct.department
    placement = placements.of.get(member.staff_id)
    if placement is None or placement.place in staying:
        return ""
    return "待岗跟班学习" if placement.place == STANDBY else placement.place


# -- after the campaign ----------------------------------------------------------------------------


def later_moves(
    desk: Desk, appointments: Appointments, placements: Placements | None
) -> Iterator[tuple[date, Move]]:
    """Yield who left a post to whoever follows, and from where these come to it, with the day."""
    office, told = desk.office, set[str]()
    for staff_id, follower in appointments.followers.items():
        left = [each for each in _left(appointments, follower) if each not in told]
        told.update(left)
        day = takes_office_on(office.scheme, appointments, staff_id)
        if day is None or not appointments.takes_office(staff_id):
            continue
        for each in left:
            yield day, _leaving(desk, appointments, each)
        member = office.roster[staff_id]
        department, position, said = _held(desk, appointments, placements, member)
        if said and said != follower.post.name:
            yield day, Move(member, department, position, said, follower.post.name, by_post=True)


def _left(appointments: Appointments, follower: Follower) -> Iterator[str]:
    """Yield 编号 of those who held a post and had left it when it was decided who follows."""
    for staff_id in appointments.ever_holding(follower.won):
        left_on = appointments.rows[follower.won, staff_id].value.left_on
        if left_on and left_on <= follower.decided_on:
            yield staff_id


def _leaving(desk: Desk, appointments: Appointments, staff_id: str) -> Move:
    """Return how somebody left a post: for the one that 任职台账 names, or for none."""
    ledger = desk.ready(the_tenure_ledger) or {}
    new = ledger[staff_id].value.new_post if staff_id in ledger else ""
    seat, member = appointments.seat(staff_id), desk.office.roster[staff_id]
    return Move(member, seat.department, seat.title, seat.name, new or REMOVED, by_post=True)


def _held(
    desk: Desk, appointments: Appointments, placements: Placements | None, member: Member
) -> tuple[str, str, str]:
    """Say which department and post somebody holds by now, and both as they are printed.

    Nothing of whoever is on standby: they handed over before it.
    """
    office, person = desk.office, member.person
    decided = placements.of.get(member.staff_id) if placements else None
    if decided and decided.place == STANDBY:
        own = (e.place for e in desk.ready(the_courses) or () if e.standby.member is member)
        place = next(own, "")
        return place, "", place
    if place := _new_place(member, placements, office.scheme.staying_names):
        return place, "", place
    removed = any(each is member for _, each in removals(office, appointments))
    position = "" if removed else person.position
    return department_so_far(office, member), position, person.department + position


def in_office_on(scheme: Scheme, appointments: Appointments, day: date) -> dict[str, str]:
    """Give by 编号 the posts of the scheme, each with those who hold it on a day, or are to."""
    gone = {
        staff_id
        for (_, staff_id), row in appointments.rows.items()
        if row.value.gave_up and row.value.left_on and row.value.left_on <= day
    }
    return {
        staff_id: appointments.seat(staff_id).name
        for post in scheme.posts
        for staff_id in appointments.ever_holding(post.name)
        if staff_id not in gone
        and appointments.takes_office(staff_id)
        and (staff_id in appointments.won or appointments.followers[staff_id].decided_on <= day)
    }
