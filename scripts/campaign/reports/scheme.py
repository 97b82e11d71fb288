"""01活动方案.xlsx and 02干部花名册.xlsx as workbooks to be filled in, with their legend sheets."""

from collections.abc import Sequence
from typing import Any

from campaign.intake.scheme import Scheme
from campaign.intake.scheme_checks import Markings, needing
from campaign.reports.legend import legend_page
from campaign.reports.registration import PARTY_STATUS
from campaign.sheets import basics
from campaign.sheets import scheme as sheets
from campaign.sheets.roster import ROSTER, StaffMember
from campaign.workbook.page import Page

PARTY_REQUIREMENTS = ("中共党员", "中共党员（含预备党员）")
ESTABLISHMENTS = ("行政编制", "事业编制", "集体编制", "工勤编制", "编外")
DUTIES = ("在岗", "借调", "病假", "离岗", "退休")


def scheme_pages(
    scheme: Scheme, special_days: Sequence[sheets.SpecialDay], markings: Markings
) -> list[Page[Any]]:
    """Every sheet of the scheme, with room to add rows."""
    judged = {"duties": needing(sheets.JUDGES, scheme.components, markings)}
    pages: list[Page[Any]] = [
        Page(basics.BASICS, [scheme.basics]),
        Page(sheets.POSTS, scheme.posts, spare=10, choices={"party": PARTY_REQUIREMENTS}),
        Page(sheets.DEPARTMENTS, scheme.departments, spare=8),
        Page(sheets.components_sheet(markings), scheme.components, spare=5),
        Page(sheets.JUDGES, scheme.judges, spare=15, names=judged),
        Page(sheets.GRADES, scheme.grades, spare=4),
        Page(sheets.CRITERIA, scheme.criteria, spare=10),
        Page(sheets.VOTER_CLASSES, scheme.voter_classes, spare=5),
        Page(sheets.SCHEDULE, scheme.schedule, spare=5),
        Page(sheets.LEADING_GROUP, scheme.leading_group, spare=12),
        Page(sheets.RECUSALS, scheme.recusals, spare=10),
        Page(sheets.ALIASES, scheme.aliases, spare=10),
        Page(sheets.CALENDAR, special_days, spare=20),
    ]
    return [*pages, legend_page(pages)]


def roster_pages(people: Sequence[StaffMember], spare: int) -> list[Page[Any]]:
    """The roster, with room for more people."""
    choices = {"party_status": PARTY_STATUS, "establishment": ESTABLISHMENTS, "duty": DUTIES}
    page = Page(ROSTER, people, choices=choices, spare=spare)
    return [page, legend_page([page])]
