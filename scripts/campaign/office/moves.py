"""Who changes post: what letters say of handing over, and what the handover's documents list."""

from typing import NamedTuple

from campaign.office.office import Office
from campaign.roster.roster import Member


class Move(NamedTuple):
    """One person who changes post."""

    member: Member
    department: str
    """The former one, by its name in the scheme."""
    position: str
    """The former post in it."""
    former_post: str
    """Where they were, as the roster says or a decision since."""
    new_post: str
    by_post: bool
    """Whether a post was won, rather than a place in a department."""


def move_of(office: Office, member: Member, new_post: str, *, by_post: bool) -> Move | None:
    """Say how somebody moves to a post or a department; None for who stays or leaves no post."""
    person = member.person
    if not (person.department or person.position):
        return None
    department, former = department_so_far(office, member), post_so_far(office, member)
    is_post = by_post or former in office.post_names
    stays = new_post == (former if is_post else department)
    if stays:
        return None
    said = person.department + person.position
    return Move(member, department, person.position, said, new_post, by_post)


def post_so_far(office: Office, member: Member) -> str:
    """Return somebody's former post, with the department by its name in the scheme."""
    return department_so_far(office, member) + member.person.position


def department_so_far(office: Office, member: Member) -> str:
    """Return somebody's former department, by its name in the scheme."""
    said = member.person.department
    return office.departments.find(said).target or said
