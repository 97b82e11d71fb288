"""Blank copies of the sheets that later steps make, to be looked at and printed beforehand.

In a campaign each of them is made by its step, with the people already on it; no step reads these.
"""

import dataclasses
from typing import Any

from campaign.departments.blank_sheets import placement_page
from campaign.departments.sheets import PICKS
from campaign.documents.sheets import RECHECKS, RECHECKS_FILE
from campaign.office.meetings import meeting_page
from campaign.posts.report import columns_spared
from campaign.posts.sheets import APPOINTMENTS, INSPECTIONS
from campaign.scheme.scheme import Scheme
from campaign.scoring.methods import method_of
from campaign.standby.report import ledger_page
from campaign.workbook.declare.page import Page

_ROWS = 15


def specimens(scheme: Scheme) -> dict[str, list[Page[Any]]]:
    """Lay out each specimen, by file name, with the components and grades of a scheme."""
    books: dict[str, list[Page[Any]]] = {}
    for component in scheme.components:
        specimen = method_of(component).specimen(scheme, component)
        books[specimen.name] = list(specimen.pages)
    books |= {
        "考察意见表.xlsx": [Page(INSPECTIONS)],
        "任用决定表.xlsx": [Page(APPOINTMENTS, omit=columns_spared(scheme)), meeting_page()],
        "部门初选表.xlsx": [Page(PICKS)],
        "定岗决定表.xlsx": [placement_page(scheme, []), meeting_page()],
        RECHECKS_FILE: [Page(RECHECKS)],
        "待岗台账.xlsx": [ledger_page(scheme, [])],
    }
    return {name: [_with_room(pages[0]), *pages[1:]] for name, pages in books.items()}


def _with_room(page: Page[Any]) -> Page[Any]:
    """Return the same page with rows to write on instead of people."""
    return dataclasses.replace(page, spare=_ROWS)
