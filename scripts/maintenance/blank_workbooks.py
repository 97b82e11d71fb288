"""The blank workbooks that the program ships in `templates/`."""

from datetime import date
from types import ModuleType

from campaign import places
from campaign.registration.registrations import Part
from campaign.registration.report import blank_form, blank_register
from campaign.roster import sheets as roster
from campaign.roster.report import roster_pages
from campaign.scheme import sheets as scheme
from campaign.scheme.report import scheme_book, scheme_pages
from campaign.scheme.scheme import Scheme
from campaign.scoring.methods import METHODS
from campaign.workbook.write.writer import write_book
from maintenance import seed_town
from maintenance.kinds_of_unit import KINDS
from maintenance.optional_sheets import OPTIONAL, optional_pages
from maintenance.specimens import specimens

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
    made = {name: write_book(pages, created=CREATED) for name, pages in books.items()}
    made |= {f"{places.READY_MADE}/{name}.xlsx": ready_made(each) for name, each in KINDS.items()}
    return made | {OPTIONAL: write_book(optional_pages(), created=CREATED)}


def ready_made(scheme: Scheme) -> bytes:
    """Lay out the scheme of another kind of unit, in its own words."""
    return scheme_book(scheme, seed_town.CALENDAR, METHODS, CREATED)
