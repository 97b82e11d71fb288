"""Slips in the optional sheets that no row shows by itself: lines twice, lines of nobody's use."""

from collections.abc import Iterator
from typing import Any

from campaign.issues import Issue, Kind
from campaign.scheme import choosing
from campaign.scheme.condition_sheets import ORDERS
from campaign.scheme.conditions import several
from campaign.scheme.rules.draw_rules import DRAWS
from campaign.scheme.rules.handling_rules import HANDLINGS, TRIALS
from campaign.scheme.rules.pass_rules import PASSES
from campaign.scheme.rules.standby_rules import PHASES
from campaign.scheme.rules.structure import STRUCTURE
from campaign.scheme.score_sheets import AWARDS, CUTS, JUDGE_CLASSES
from campaign.scheme.sheets import CRITERIA, JUDGES
from campaign.scheme.tables import Tables, needing
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.declare.text import fold
from campaign.workbook.read.reader import Row

_TOLD_BY: tuple[tuple[Sheet[Any], tuple[str, ...]], ...] = (
    (JUDGE_CLASSES, ("component", "name")),
    (DRAWS, ("components", "group")),
    (CUTS, ("stage", "applies_to", "rule")),
    (HANDLINGS, ("case", "times", "days")),
    (TRIALS, ("applies_to",)),
    (PASSES, ("component", "applies_to", "only_where")),
    (AWARDS, ("component", "fact", "applies_to", "least", "most", "equals")),
    (CRITERIA, ("component", "name")),
    (ORDERS, ("fact",)),
    (STRUCTURE, ("fact", "applies_to", "value")),
)
"""By which cells the lines of a sheet are told apart; the first is where a second one is shown."""


def lines_once(tables: Tables) -> Iterator[Issue]:
    """Find lines about the same as one before: one of them would never count, or count twice."""
    for sheet, fields in _TOLD_BY:
        seen: set[tuple[str, ...]] = set()
        for row in tables.of(sheet):
            line = tuple(_text(getattr(row.value, field)) for field in fields)
            if line in seen:
                where, name = row.where(fields[0]), "、".join(filter(None, line))
                yield Kind.SCHEME_DUPLICATE.at(where, name, name=name, count=2)
            seen.add(line)


def _text(value: Any) -> str:
    return fold(value) if isinstance(value, str) else "" if value is None else plain(value)


def judged_only(tables: Tables) -> Iterator[Issue]:
    """Find classes and draws of judges, and sub-criteria, for a component that no judge marks."""
    components = [row.value for row in tables.components]
    judged = set(map(fold, needing(JUDGES, components, tables.markings)))
    methods = {fold(each.name): each.method for each in components}
    rows: list[tuple[str, str, Row[Any]]] = [
        (JUDGE_CLASSES.name, "component", row) for row in tables.of(JUDGE_CLASSES)
    ]
    rows += [(CRITERIA.name, "component", row) for row in tables.of(CRITERIA)]
    rows += [(DRAWS.name, "components", row) for row in tables.of(DRAWS)]
    for sheet, field, row in rows:
        for name in several(getattr(row.value, field)):
            key = fold(name)
            if key in methods and key not in judged:
                yield Kind.COMPONENT_NOT_JUDGED.at(
                    row.where(field), name, name=name, method=methods[key], sheet=sheet
                )


def other_places_apart(tables: Tables) -> Iterator[Issue]:
    """Find 其他去向 named like a post, a department or 待岗.

    A department of no places stands there rightly: nobody chooses it, and people may be sent to it.
    """
    taken = {fold(choosing.STANDBY): "待岗本身"}
    taken |= {fold(row.value.name): "一个双选部门" for row in tables.departments if row.value.quota}
    taken |= {fold(row.value.name): "一个竞争职位" for row in tables.posts}
    for row in tables.of(choosing.OTHER_PLACES):
        name = row.value.name
        if what := taken.get(fold(name)):
            yield Kind.OTHER_PLACE_TAKEN.at(row.where("name"), name, name=name, what=what)


def amounts_based(tables: Tables) -> Iterator[Issue]:
    """Find a share or a least amount of pay that nothing says what it is a share of."""
    for row in tables.of(PHASES):
        value = row.value
        for field, column in (("rate", "比例"), ("least", "最低标准")):
            amount = getattr(value, field)
            if amount is not None and not value.base:
                yield Kind.PHASE_AMOUNT_UNUSED.at(row.where(field), amount, column=column)
                break
