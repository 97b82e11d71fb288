"""The closing balance: everybody on the roster ends in exactly one state."""

from collections.abc import Sequence
from dataclasses import dataclass

from campaign.intake.roster import Member, Roster
from campaign.outcome.appointments import Appointments
from campaign.outcome.placements import Destination, Placement, Placements
from campaign.sheets.decisions import STANDBY
from campaign.sheets.results import OUTSIDE, TO_DEPARTMENT, TO_POST, TO_STANDBY


@dataclass(frozen=True)
class Line:
    """Where one person ends."""

    member: Member
    category: str
    place: str
    basis: str
    decided: bool


def close_balance(
    roster: Roster,
    appointments: Appointments,
    proposals: Sequence[Destination],
    placements: Placements | None,
) -> list[Line]:
    """One line for everybody on the roster, in its order.

    Raises `LookupError` if somebody has no state: then nothing may be written.
    """
    proposed = {each.member.staff_id: each for each in proposals}
    decided = placements.of if placements else {}
    lines = []
    for member in roster.members:
        staff_id = member.staff_id
        if post := appointments.holder_of.get(staff_id):
            lines.append(Line(member, TO_POST, post, "党委决定任用。", True))
        elif member.outside:
            lines.append(Line(member, OUTSIDE, "", f"{member.outside}。", True))
        elif placement := decided.get(staff_id):
            category = TO_STANDBY if placement.place == STANDBY else TO_DEPARTMENT
            basis = _decided_basis(placement, proposed[staff_id])
            lines.append(Line(member, category, placement.place, basis, True))
        elif staff_id in proposed:
            proposal = proposed[staff_id]
            category = TO_STANDBY if proposal.place == STANDBY else TO_DEPARTMENT
            basis = f"尚待党委决定；建议依据：{proposal.basis}"
            lines.append(Line(member, category, proposal.place, basis, False))
        else:
            raise LookupError(staff_id)
    return lines


def _decided_basis(placement: Placement, proposal: Destination) -> str:
    if placement.place == proposal.place:
        return f"党委决定，与双向选择结果一致：{proposal.basis}"
    return (
        f"党委决定，理由：{placement.row.value.reason}"
        f"（双向选择建议{proposal.place}：{proposal.basis}）"
    )
