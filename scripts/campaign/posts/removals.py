"""免职: who leaves a post that is competed for, as it follows from the committee's decisions.

Nothing is made up: a removal follows where somebody is appointed to another post, where others fill
all places of the post, or where the committee decided not to appoint its holder again.
"""

from collections.abc import Mapping

from campaign.office.moves import post_so_far
from campaign.office.office import Office
from campaign.posts.proposal import Appointments
from campaign.posts.sheets import DO_NOT_APPOINT
from campaign.roster.roster import Member
from campaign.scheme.sheets import Post


def removals(
    office: Office, appointments: Appointments, in_office: Mapping[str, str] | None = None
) -> list[tuple[Post, Member]]:
    """List the posts with those who leave them, in the order of the scheme.

    `in_office` has by 编号 the posts of those who take office by then; without it, of everybody.
    """
    appointed = appointments.in_office if in_office is None else in_office
    holders: dict[str, list[Member]] = {}
    for member in office.roster.members:
        if not member.outside:
            holders.setdefault(post_so_far(office, member), []).append(member)
    return [
        (post, member)
        for post in office.scheme.posts
        for member in holders.get(post.name, ())
        if _is_removed(appointments, appointed, post, member)
    ]


def _is_removed(
    appointments: Appointments, appointed: Mapping[str, str], post: Post, member: Member
) -> bool:
    if held := appointed.get(member.staff_id):
        return held != post.name
    if member.staff_id in appointments.holder_of:
        return False  # what comes of the appointment is still open, and so is what they leave
    row = appointments.rows.get((post.name, member.staff_id))
    if row and row.value.decision == DO_NOT_APPOINT:
        return True
    return sum(held == post.name for held in appointed.values()) >= post.quota
