"""Who owes what before the scoring, by name: applicants, and whoever judges their papers."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from campaign import places
from campaign.overview.model import Debt, OwedPaper
from campaign.registration.registrations import Part
from campaign.registration.sheets import MANUAL_REVIEW_FILE

if TYPE_CHECKING:
    from campaign.posts.proposal import Appointments
    from campaign.registration.registrations import Registrations
    from campaign.registration.verdicts import Pending
    from campaign.roster.roster import Roster


def unregistered(
    roster: "Roster", handed_in: "Registrations | None", appointments: "Appointments | None"
) -> Iterator[Debt]:
    """Yield everybody who needs a department and has not registered, or with a faulty form."""
    applied = {each.member.staff_id for each in handed_in.of(Part.DEPARTMENTS)} if handed_in else ()
    holders = appointments.holder_of if appointments else {}
    for member in roster.members:
        if not member.outside and member.staff_id not in applied and member.staff_id not in holders:
            paper = OwedPaper("选部门报名表", key=f"报名 {member.staff_id}")
            yield Debt(roster.told_apart(member.staff_id), (paper,))


def faulty_forms(roster: "Roster", handed_in: "Registrations") -> Iterator[Debt]:
    """Yield whose form has to be mended."""
    for each in handed_in.refused:
        who = roster.told_apart(each.member.staff_id) if each.member else "看不出是谁的报名表"
        where = next(issue.where for issue in each.issues if issue.is_error)
        what = f"改正{each.part.value}报名表"
        yield Debt(who, (OwedPaper(what, where.file, f"改正 {where.file}"),))


def conditions_to_judge(pending: "Sequence[Pending]") -> Iterator[Debt]:
    """Yield conditions of posts about which only people can say whether somebody meets them."""
    names = [
        each.registration.member.name
        for each in pending
        if not (each.review and each.review.conclusion)
    ]
    if names:
        file = f"{places.REGISTRATIONS}/{MANUAL_REVIEW_FILE}"
        yield Debt("资格审核人", (OwedPaper("人工审核其他条件", file, file),), tuple(names))
