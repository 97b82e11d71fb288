"""The blank workbooks that the program ships in `templates/`."""

from datetime import date
from types import ModuleType

from campaign.intake.registrations import Part
from campaign.intake.scheme import Scheme
from campaign.methods import METHODS
from campaign.reports.registration import blank_form, blank_register
from campaign.reports.scheme import roster_pages, scheme_pages
from campaign.reports.specimens import specimens
from campaign.sheets import roster, scheme
from campaign.workbook.writer import write_book

CREATED = date(2026, 1, 1)


def blank_workbooks(town: ModuleType) -> dict[str, bytes]:
    """Name and bytes of every blank workbook, pre-filled with a town's facts."""
    filled = Scheme(
        basics=town.BASICS,
        posts=town.POSTS,
        departments=town.DEPARTMENTS,
        components=town.COMPONENTS,
        grades=town.GRADES,
        schedule=town.SCHEDULE,
        aliases=town.ALIASES,
    )
    books = {
        scheme.FILE: scheme_pages(filled, town.CALENDAR, METHODS),
        roster.FILE: roster_pages([], spare=80),
        "空白表/竞争上岗报名表.xlsx": [blank_form(filled, Part.POSTS)],
        "空白表/选部门报名表.xlsx": [blank_form(filled, Part.DEPARTMENTS)],
        "空白表/竞争上岗报名登记表.xlsx": [blank_register(filled, Part.POSTS)],
        "空白表/选部门报名登记表.xlsx": [blank_register(filled, Part.DEPARTMENTS)],
    }
    books |= {f"表样/{name}": pages for name, pages in specimens(filled).items()}
    return {name: write_book(pages, created=CREATED) for name, pages in books.items()}
