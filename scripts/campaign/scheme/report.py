"""01活动方案.xlsx as a workbook to be filled in, with its legend."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Any

from campaign.scheme import basics, choosing, plan_sheets
from campaign.scheme import sheets as sheets
from campaign.scheme.condition_sheets import CONDITIONS, ORDERS
from campaign.scheme.rules.handling_rules import HANDLINGS, TRIALS
from campaign.scheme.rules.standby_rules import PHASES
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import AWARDS, CUTS
from campaign.scheme.tables import Markings, needing
from campaign.scheme.unit import words_of
from campaign.workbook.declare.kinds import Text
from campaign.workbook.declare.page import Page, WrittenColumn
from campaign.workbook.declare.sheet import Column, Many, Sheet, column, row_class
from campaign.workbook.declare.wording import Reworded, as_written, speaker
from campaign.workbook.write.writer import write_book

_WHOLE = "（整张表）"


@row_class
class LegendRow:
    """What one column is for."""

    sheet: str = column("工作表", Text(), worded=True, width=14)
    header: str = column("列（项目）", Text(), worded=True, width=20)
    who: str = column("由谁填", Text(), worded=True, width=11)
    expected: str = column("填什么", Text(), worded=True, width=38)
    hint: str = column("说明", Text(), worded=True, width=60)


LEGEND = Sheet(
    "填写说明",
    LegendRow,
    "各列怎么填。",
    title="填写说明",
    landscape=True,
    protected=True,
    result=True,
)


def legend_page(pages: Sequence[Page[Any]]) -> Page[LegendRow]:
    """Return the legend of these pages."""
    return Page(LEGEND, [row for page in pages for row in _rows(page)])


def _rows(page: Page[Any]) -> Iterator[LegendRow]:
    """Yield what the sheet is for, then each of its columns."""
    sheet = page.sheet
    yield LegendRow(sheet=sheet.name, header=_WHOLE, who="", expected="", hint=sheet.purpose)
    yield from (_row(page, written) for written in page.written if _is_first(written))


def _is_first(written: WrittenColumn) -> bool:
    """Numbered columns are explained once."""
    return written.column.many is not Many.NUMBERED or written.member == 1


def _row(page: Page[Any], written: WrittenColumn) -> LegendRow:
    declared = written.column
    return LegendRow(
        sheet=page.sheet.name,
        header=written.header,
        who=_who(declared),
        expected="" if declared.locked else declared.kind.expected(),
        hint=declared.hint,
    )


def _who(declared: Column) -> str:
    if declared.locked:
        return "程序"
    return "必填" if declared.required else "可以不填"


PARTY_REQUIREMENTS = ("中共党员", "中共党员（含预备党员）")
ESTABLISHMENTS = ("行政编制", "事业编制", "集体编制", "工勤编制", "编外")
DUTIES = ("在岗", "借调", "病假", "离岗", "退休")


def scheme_pages(
    scheme: Scheme, special_days: Sequence[sheets.SpecialDay], markings: Markings
) -> list[Page[Any]]:
    """Return every sheet of the scheme, with room to add rows."""
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
        Page(plan_sheets.SCHEDULE, scheme.schedule, spare=5),
        Page(plan_sheets.LEADING_GROUP, scheme.leading_group, spare=12),
        Page(sheets.RECUSALS, scheme.recusals, spare=10),
        Page(sheets.ALIASES, scheme.aliases, spare=10),
        Page(sheets.CALENDAR, special_days, spare=20),
    ]
    optional: list[Page[Any]] = [
        Page(CONDITIONS, scheme.conditions, spare=10),
        Page(ORDERS, scheme.orders, spare=5),
        Page(choosing.RANGES, scheme.ranges, spare=10),
        Page(choosing.ROUNDS, scheme.rounds, spare=3),
        Page(CUTS, scheme.cuts, spare=5),
        Page(choosing.OTHER_PLACES, scheme.other_places, spare=5),
        Page(PHASES, scheme.standby_phases, spare=3),
        Page(HANDLINGS, scheme.handlings, spare=5),
        Page(TRIALS, scheme.trials),
        Page(AWARDS, scheme.awards, spare=10),
    ]
    pages += [page for page in optional if page.rows]
    return [*pages, legend_page(pages)]


def scheme_book(
    scheme: Scheme, special_days: Sequence[sheets.SpecialDay], markings: Markings, created: date
) -> bytes:
    """Return the scheme as a workbook, in the words of its unit."""
    spoken = words_of(scheme.basics)
    say = Reworded(speaker(spoken), [scheme.basics.name]) if spoken else as_written
    return write_book(scheme_pages(scheme, special_days, markings), created=created, say=say)
