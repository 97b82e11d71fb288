"""01活动方案.xlsx → the `Scheme`: read, and checked as a whole."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from typing import Any, TypeVar

from campaign.calendar import WorkCalendar
from campaign.issues import Issue, Kind, did_you_mean, errors_in
from campaign.scheme import answers, choosing, plan_sheets
from campaign.scheme import basics as items
from campaign.scheme import sheets as sheets
from campaign.scheme.basics import Basics
from campaign.scheme.calendar_reading import (
    conflicting,
    left_out,
    take_notices,
    work_calendar,
)
from campaign.scheme.checks import CHECKS, panel_complete
from campaign.scheme.condition_sheets import CONDITIONS, ORDERS
from campaign.scheme.dates import calendar_lacks
from campaign.scheme.rules.draw_rules import DRAWS, POOL, drawn_components
from campaign.scheme.rules.handling_rules import HANDLINGS, TRIALS
from campaign.scheme.rules.of_roster import asked_facts, asked_words
from campaign.scheme.rules.pass_rules import PASSES
from campaign.scheme.rules.standby_rules import PHASES
from campaign.scheme.rules.structure import STRUCTURE
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import AWARDS, CUTS, JUDGE_CLASSES
from campaign.scheme.sheets import SpecialDay, components_sheet
from campaign.scheme.tables import Markings, Tables, needing
from campaign.workbook.declare.kinds import Choice
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.read.header import fits, pick_sheet
from campaign.workbook.read.reader import Reading, Row, read
from campaign.workbook.read.rows import values_of
from campaign.workbook.read.tabs import anything, is_our_own, unread_tabs

R = TypeVar("R")
_TELLING = 3
"""Required columns from which on no name is needed to know a sheet."""
_OPTIONAL = (
    sheets.CRITERIA,
    sheets.VOTER_CLASSES,
    plan_sheets.SCHEDULE,
    plan_sheets.LEADING_GROUP,
    sheets.RECUSALS,
    sheets.ALIASES,
    sheets.CALENDAR,
    CONDITIONS,
    ORDERS,
    choosing.RANGES,
    choosing.ROUNDS,
    choosing.OTHER_PLACES,
    PHASES,
    HANDLINGS,
    TRIALS,
    AWARDS,
    CUTS,
    JUDGE_CLASSES,
    POOL,
    PASSES,
    STRUCTURE,
)

_ALL = (
    items.BASICS,
    sheets.POSTS,
    sheets.DEPARTMENTS,
    sheets.COMPONENTS,
    sheets.JUDGES,
    sheets.GRADES,
    *_OPTIONAL,
)


def read_scheme(
    grids: Sequence[Grid], file: str, markings: Markings
) -> tuple[Scheme | None, list[Issue]]:
    """Return the scheme from the workbook's grids, or the reasons why it cannot be used."""
    reader = _SchemeReader(grids, file)
    basics = reader.basics()
    posts = reader.rows(sheets.POSTS)
    departments = reader.rows(sheets.DEPARTMENTS)
    with_posts = bool(posts) or any(row.value.by_total for row in departments)
    components = reader.rows(components_sheet(markings), wanted=with_posts)
    draws = reader.rows(DRAWS, wanted=False)
    drawn = drawn_components(draws)
    judged = [
        each
        for each in needing(sheets.JUDGES, _values(components), markings)
        if fold(each) not in drawn or reader.mentions(sheets.JUDGES, each)
    ]
    # A column of a component that has a fault is no column of nobody's.
    judged += [each for each in reader.faulty_names if reader.mentions(sheets.JUDGES, each)]
    graded = needing(sheets.GRADES, _values(components), markings)
    judges = reader.rows(sheets.JUDGES, wanted=with_posts and bool(judged), names=judged)
    grades = reader.rows(sheets.GRADES, wanted=with_posts and bool(graded))
    pasted = reader.notices(basics.value.starts.year if basics else 0)
    rest = {sheet.name: reader.rows(sheet, wanted=False) for sheet in _OPTIONAL}
    rest[DRAWS.name] = draws
    reader.issues += reader.unread()
    reader.issues += conflicting(rest[sheets.CALENDAR.name], pasted)
    if basics is None or errors_in(reader.issues):
        return None, reader.issues
    tables = Tables(basics, posts, departments, components, judges, grades, rest, markings)
    listed = [*_values(rest[sheets.CALENDAR.name]), *pasted]
    calendar = work_calendar(listed)
    issues = [issue for check in CHECKS for issue in check(tables)]
    issues += [*calendar_lacks(basics, calendar), *left_out(basics, listed)]
    later = tuple(panel_complete(tables))
    scheme = None if errors_in(issues) else _assemble(tables, calendar, later)
    return scheme, reader.issues + issues


class _SchemeReader:
    """Reads the workbook's sheets, gathering issues."""

    def __init__(self, grids: Sequence[Grid], file: str) -> None:
        self.grids = list(grids)
        self.file = file
        self.issues: list[Issue] = []
        self.taken: list[Grid] = []
        self.faulty_names: list[str] = []
        """Names in rows with a fault, of the sheets read so far."""

    def _reading(self, sheet: Sheet[R], wanted: bool, names: Sequence[str]) -> Reading[R]:
        if not wanted and not any(fold(grid.sheet) == fold(sheet.name) for grid in self.grids):
            return Reading()
        grid, issues = self._pick(sheet, names)
        self.issues += issues
        if grid is None:
            return Reading()
        self.taken.append(grid)
        reading = read(grid, sheet, names)
        self.issues += reading.issues
        self.faulty_names += [name for row in reading.broken if (name := row.values.get("name"))]
        return reading

    def _pick(
        self, sheet: Sheet[Any], names: Sequence[str] = ()
    ) -> tuple[Grid | None, list[Issue]]:
        return pick_sheet(self.grids, sheet, self.file, names, among=self._open_to(sheet))

    def mentions(self, sheet: Sheet[Any], text: str) -> bool:
        """Tell whether a sheet has a cell with just this text, such as a header."""
        return any(
            isinstance(raw, str) and fold(raw) == fold(text)
            for grid in self.grids
            if fold(grid.sheet) == fold(sheet.name)
            for row in grid.rows
            for raw in row
        )

    def _open_to(self, sheet: Sheet[R]) -> list[Grid]:
        """Return the sheets that may be this one: none that is, or is called, another.

        竞争职位 has all the columns that 双选部门 must have.
        """
        others = {fold(each.name) for each in _ALL} - {fold(sheet.name)}
        return [
            grid
            for grid in self.grids
            if fold(grid.sheet) not in others and not any(grid is each for each in self.taken)
        ]

    def notices(self, about: int) -> list[SpecialDay]:
        """Take the days of official notices pasted into 工作日历 out of the sheet."""
        for number, grid in enumerate(self.grids):
            if fold(grid.sheet) == fold(sheets.CALENDAR.name):
                left, days, issues = take_notices(grid, about)
                is_empty = all(map(is_blank, chain.from_iterable(left.rows)))
                self.grids[number : number + 1] = [] if is_empty else [left]
                self.issues += issues
                return days
        return []

    def unread(self) -> Iterator[Issue]:
        """Yield what is to be said of tabs that are no sheet of a scheme by their names.

        One that looks like a sheet that is not there holds rules that would not apply.
        """
        if any(issue.kind is Kind.SHEET_MISSING for issue in self.issues):
            return  # one of them is the missing one under another name
        named = {fold(each.sheet) for each in self.grids}
        absent = [each for each in _ALL if fold(each.name) not in named]
        for grid in self._open_to(items.BASICS):
            if is_our_own(grid):
                continue
            meant = next((each.name for each in absent if _looks_like(grid, each)), "")
            if meant:
                guess = did_you_mean(meant)
                yield Kind.TAB_MISNAMED.at(grid.where(), sheet=grid.sheet, suggestion=guess)
            else:
                yield from unread_tabs([grid], "程序认得的工作表", anything)

    def rows(
        self, sheet: Sheet[R], *, wanted: bool = True, names: Sequence[str] = ()
    ) -> list[Row[R]]:
        return self._reading(sheet, wanted, names).rows

    def basics(self) -> Row[Basics] | None:
        """Read 基本信息, in the unit's own words as well, which stand there themselves."""
        grid, _ = self._pick(items.BASICS)
        words: dict[str, str] = {}
        if grid is not None:
            first = read(grid, items.BASICS)
            found = [values_of(row) for row in first.rows] + [row.values for row in first.broken]
            words = {str(each.get("staff_word")): answers.STAFF_FIRST for each in found}
        side = Choice(
            answers.STAFF_FIRST, answers.DEPARTMENT_FIRST, synonyms=words | answers.STAFF_WORDS
        )
        rows = self._reading(items.BASICS.varied({"proposing_side": side}), True, ()).rows
        return rows[0] if rows else None


def _looks_like(grid: Grid, sheet: Sheet[Any]) -> bool:
    """Tell whether a tab has the columns of a sheet, and its name or columns of nobody else."""
    if not fits(grid, sheet):
        return False
    name, own = fold(grid.sheet), fold(sheet.name)
    required = sum(each.required for each in sheet.columns)
    return own in name or bool(nearest(name, [own])) or required >= _TELLING


def _assemble(tables: Tables, calendar: WorkCalendar, before_scoring: tuple[Issue, ...]) -> Scheme:
    return Scheme(
        basics=tables.basics.value,
        posts=_values(tables.posts),
        departments=_values(tables.departments),
        components=_values(tables.components),
        judges=_values(tables.judges),
        grades=_values(tables.grades),
        criteria=_values(tables.of(sheets.CRITERIA)),
        voter_classes=_values(tables.of(sheets.VOTER_CLASSES)),
        schedule=_values(tables.of(plan_sheets.SCHEDULE)),
        leading_group=_values(tables.of(plan_sheets.LEADING_GROUP)),
        recusals=_values(tables.of(sheets.RECUSALS)),
        recusal_rows=tuple(tables.of(sheets.RECUSALS)),
        aliases=_values(tables.of(sheets.ALIASES)),
        asked_facts=tuple(asked_facts(tables)),
        asked_words=tuple(asked_words(tables)),
        conditions=_values(tables.of(CONDITIONS)),
        orders=_values(tables.of(ORDERS)),
        ranges=_values(tables.of(choosing.RANGES)),
        rounds=_values(tables.of(choosing.ROUNDS)),
        cuts=_values(tables.of(CUTS)),
        passes=_values(tables.of(PASSES)),
        structure=tuple(tables.of(STRUCTURE)),
        judge_pool=_values(tables.of(POOL)),
        judge_draws=_values(tables.of(DRAWS)),
        judge_classes=_values(tables.of(JUDGE_CLASSES)),
        other_places=_values(tables.of(choosing.OTHER_PLACES)),
        standby_phases=_values(tables.of(PHASES)),
        handlings=_values(tables.of(HANDLINGS)),
        trials=_values(tables.of(TRIALS)),
        awards=_values(tables.of(AWARDS)),
        calendar=calendar,
        before_scoring=before_scoring,
    )


def _values(rows: Iterable[Row[R]]) -> tuple[R, ...]:
    return tuple(row.value for row in rows)
