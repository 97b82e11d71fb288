"""02干部花名册.xlsx as a workbook to be filled in."""

from collections.abc import Sequence
from typing import Any

from campaign.roster.sheets import ROSTER, StaffMember
from campaign.scheme import sheets as sheets
from campaign.scheme.party import PARTY_STATUS
from campaign.scheme.report import DUTIES, ESTABLISHMENTS, legend_page
from campaign.workbook.declare.page import Page


def roster_pages(
    people: Sequence[StaffMember], spare: int, *, with_party: bool = True
) -> list[Page[Any]]:
    """Return the roster, with room for more people."""
    choices = {"party_status": PARTY_STATUS, "establishment": ESTABLISHMENTS, "duty": DUTIES}
    omit = () if with_party else ("party",)
    page = Page(ROSTER, people, choices=choices, spare=spare, omit=omit)
    return [page, legend_page([page])]
