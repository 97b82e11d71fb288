"""01活动方案.xlsx → the `Scheme`: read, and checked as a whole."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, TypeVar

from campaign.intake.picking import pick_sheet
from campaign.issues import Issue, Kind, Where, errors_in
from campaign.sheets import scheme as sheets
from campaign.sheets.scheme import (
    BY_BALLOT,
    BY_JUDGES,
    COMMITTEE_DECIDES,
    HOLIDAY,
    NO_SPEECH,
    Alias,
    Basics,
    Component,
    Criterion,
    Department,
    Grade,
    GroupMember,
    Judge,
    Post,
    Recusal,
    SpecialDay,
    Stage,
    VoterClass,
)
from campaign.workbook.cells import plain
from campaign.workbook.grid import Grid
from campaign.workbook.reader import Reading, Row, read
from campaign.workbook.sheet import Sheet
from campaign.workbook.text import fold, nearest
from campaign.workdays import WorkCalendar

R = TypeVar("R")
_SPEECH_WORDS = ("演说", "演讲", "答辩")
_OPTIONAL = (
    sheets.CRITERIA,
    sheets.VOTER_CLASSES,
    sheets.SCHEDULE,
    sheets.LEADING_GROUP,
    sheets.RECUSALS,
    sheets.ALIASES,
    sheets.CALENDAR,
)


@dataclass(frozen=True)
class Scheme:
    """The rules of one campaign, as the scheme workbook states them."""

    basics: Basics
    posts: tuple[Post, ...] = ()
    departments: tuple[Department, ...] = ()
    components: tuple[Component, ...] = ()
    judges: tuple[Judge, ...] = ()
    grades: tuple[Grade, ...] = ()
    criteria: tuple[Criterion, ...] = ()
    voter_classes: tuple[VoterClass, ...] = ()
    schedule: tuple[Stage, ...] = ()
    leading_group: tuple[GroupMember, ...] = ()
    recusals: tuple[Recusal, ...] = ()
    aliases: tuple[Alias, ...] = ()
    calendar: WorkCalendar = field(default_factory=WorkCalendar)
    before_scoring: tuple[Issue, ...] = ()
    """What is still missing, but is not needed before the scoring: the panel, the grades."""

    @property
    def judged(self) -> tuple[Component, ...]:
        """Components that the panel marks."""
        return tuple(each for each in self.components if each.method == BY_JUDGES)

    @property
    def balloted(self) -> tuple[Component, ...]:
        """Components that all staff vote on."""
        return tuple(each for each in self.components if each.method == BY_BALLOT)

    def panel(self, component: Component) -> list[Judge]:
        """The judges who mark a component."""
        return [judge for judge in self.judges if judge.duties.get(component.name)]

    def is_speech(self, component: Component) -> bool:
        """Whether a component is the speech, which is given for the first choice only."""
        return any(word in component.name for word in _SPEECH_WORDS)

    @property
    def tie_break(self) -> list[str]:
        """Names of the components that are compared, in order, when totals are equal."""
        if fold(self.basics.tie_break) in ("", fold(COMMITTEE_DECIDES)):
            return []
        parts = self.basics.tie_break.replace("，", "、").replace(",", "、").split("、")
        return [part.strip() for part in parts if fold(part) not in ("", fold(COMMITTEE_DECIDES))]

    def relation(self, superior: str, staff_id: str, name: str) -> str:
        """The relation for which somebody must not lead a person; empty if there is none."""
        for recusal in self.recusals:
            same = (
                recusal.staff_id == staff_id
                if recusal.staff_id
                else fold(recusal.name) == fold(name)
            )
            if same and superior and fold(recusal.judge) == fold(superior):
                return recusal.reason or "列入回避关系"
        return ""

    def post(self, name: str) -> Post:
        """A post by its full name. Raises `KeyError` if there is none."""
        return {post.name: post for post in self.posts}[name]

    def department(self, name: str) -> Department:
        """A department by name. Raises `KeyError` if there is none."""
        return {department.name: department for department in self.departments}[name]


Stageful = tuple[Scheme | None, list[Issue]]


def read_scheme(grids: Sequence[Grid], file: str) -> Stageful:
    """The scheme from the workbook's grids, or the reasons why it cannot be used."""
    reader = _SchemeReader(grids, file)
    basics = reader.one(sheets.BASICS)
    posts = reader.rows(sheets.POSTS)
    departments = reader.rows(sheets.DEPARTMENTS)
    with_posts = bool(posts)
    components = reader.rows(sheets.COMPONENTS, wanted=with_posts)
    judged = [each.value.name for each in components if each.value.method == BY_JUDGES]
    judges = reader.rows(sheets.JUDGES, wanted=with_posts and bool(judged), names=judged)
    grades = reader.rows(sheets.GRADES, wanted=with_posts and len(judged) < len(components))
    rest = {sheet.name: reader.rows(sheet, wanted=False) for sheet in _OPTIONAL}
    if basics is None or errors_in(reader.issues):
        return None, reader.issues
    tables = _Tables(basics, posts, departments, components, judges, grades, rest)
    issues = [issue for check in _CHECKS for issue in check(tables)]
    later = tuple(_panel_complete(tables))
    scheme = None if errors_in(issues) else _assemble(tables, later)
    return scheme, reader.issues + issues


@dataclass(frozen=True)
class _Tables:
    """All rows with their places, for the checks."""

    basics: Row[Basics]
    posts: list[Row[Post]]
    departments: list[Row[Department]]
    components: list[Row[Component]]
    judges: list[Row[Judge]]
    grades: list[Row[Grade]]
    rest: dict[str, list[Row[Any]]]

    def of(self, sheet: Sheet[R]) -> list[Row[R]]:
        """The rows of an optional sheet."""
        return self.rest[sheet.name]


class _SchemeReader:
    """Reads the workbook's sheets, gathering issues."""

    def __init__(self, grids: Sequence[Grid], file: str) -> None:
        self.grids = grids
        self.file = file
        self.issues: list[Issue] = []

    def _reading(self, sheet: Sheet[R], wanted: bool, names: Sequence[str]) -> Reading[R]:
        if not wanted and not any(fold(grid.sheet) == fold(sheet.name) for grid in self.grids):
            return Reading()
        grid, issues = pick_sheet(self.grids, sheet, self.file, names)
        self.issues += issues
        if grid is None:
            return Reading()
        reading = read(grid, sheet, names)
        self.issues += reading.issues
        return reading

    def rows(
        self, sheet: Sheet[R], *, wanted: bool = True, names: Sequence[str] = ()
    ) -> list[Row[R]]:
        return self._reading(sheet, wanted, names).rows

    def one(self, sheet: Sheet[R]) -> Row[R] | None:
        rows = self._reading(sheet, True, ()).rows
        return rows[0] if rows else None


def _assemble(tables: _Tables, before_scoring: tuple[Issue, ...]) -> Scheme:
    days: list[SpecialDay] = [row.value for row in tables.of(sheets.CALENDAR)]
    holidays = frozenset(each.day for each in days if each.kind == HOLIDAY)
    calendar = WorkCalendar(holidays, frozenset(each.day for each in days) - holidays)
    return Scheme(
        basics=tables.basics.value,
        posts=_values(tables.posts),
        departments=_values(tables.departments),
        components=_values(tables.components),
        judges=_values(tables.judges),
        grades=_values(tables.grades),
        criteria=_values(tables.of(sheets.CRITERIA)),
        voter_classes=_values(tables.of(sheets.VOTER_CLASSES)),
        schedule=_values(tables.of(sheets.SCHEDULE)),
        leading_group=_values(tables.of(sheets.LEADING_GROUP)),
        recusals=_values(tables.of(sheets.RECUSALS)),
        aliases=_values(tables.of(sheets.ALIASES)),
        calendar=calendar,
        before_scoring=before_scoring,
    )


def _values(rows: Iterable[Row[R]]) -> tuple[R, ...]:
    return tuple(row.value for row in rows)


# -- checks over the whole workbook ---------------------------------------------------------------


def _something_to_do(tables: _Tables) -> Iterable[Issue]:
    if not tables.posts and not tables.departments:
        yield Kind.SCHEME_NOTHING_TO_DO.at(Where(tables.basics.where("name").file))


def _unique(tables: _Tables) -> Iterable[Issue]:
    yield from _repeated(tables.posts, "title", lambda post: post.name)
    yield from _repeated(tables.departments, "name", lambda department: department.name)
    yield from _repeated(tables.components, "name", lambda component: component.name)
    yield from _repeated(tables.judges, "name", lambda judge: judge.name)
    yield from _repeated(tables.grades, "name", lambda grade: grade.name)
    yield from _repeated(tables.of(sheets.VOTER_CLASSES), "name", lambda group: group.name)
    yield from _repeated(tables.of(sheets.CALENDAR), "day", lambda special: str(special.day))


def _repeated(rows: Sequence[Row[R]], field: str, key: Callable[[R], str]) -> Iterable[Issue]:
    counts = Counter(fold(key(row.value)) for row in rows)
    seen = set()
    for row in rows:
        name = key(row.value)
        if counts[fold(name)] > 1 and fold(name) in seen:
            where = row.where(field)
            yield Kind.SCHEME_DUPLICATE.at(where, name, name=name, count=counts[fold(name)])
        seen.add(fold(name))


def _components_complete(tables: _Tables) -> Iterable[Issue]:
    if not tables.posts:
        return
    file = tables.basics.where("name").file
    if not tables.components:
        yield Kind.SCHEME_NO_COMPONENTS.at(Where(file, sheets.COMPONENTS.name))
    for row in tables.components:
        component = row.value
        dropped = component.drop_high + component.drop_low
        if dropped > component.drop_above:
            yield Kind.SCHEME_TOO_MANY_DROPPED.at(
                row.where("drop_above"),
                component.drop_above,
                component=component.name,
                dropped=dropped,
                above=component.drop_above,
            )


def _panel_complete(tables: _Tables) -> Iterable[Issue]:
    for row in tables.components:
        component = row.value
        if component.method == BY_BALLOT and not tables.grades:
            yield Kind.SCHEME_NO_GRADES.at(row.where("name"), component=component.name)
        if component.method == BY_JUDGES and not any(
            judge.value.duties.get(component.name) for judge in tables.judges
        ):
            yield Kind.SCHEME_NO_JUDGES.at(row.where("name"), component=component.name)


def _points_are_100(tables: _Tables) -> Iterable[Issue]:
    total = sum((row.value.points for row in tables.components), Decimal(0))
    if tables.posts and tables.components and total != 100:
        where = tables.components[0].where("points")
        yield Kind.SCHEME_POINTS_NOT_100.at(where, plain(total), total=plain(total))


def _ties_break_by_components(tables: _Tables) -> Iterable[Issue]:
    names = [row.value.name for row in tables.components]
    for name in Scheme(tables.basics.value).tie_break if tables.posts else ():
        if name not in names:
            yield Kind.SCHEME_UNKNOWN_TIE_BREAK.at(
                tables.basics.where("tie_break"), tables.basics.value.tie_break, name=name
            )


def _criteria_add_up(tables: _Tables) -> Iterable[Issue]:
    components = {row.value.name: row.value for row in tables.components}
    sums: dict[str, Decimal] = {}
    for row in tables.of(sheets.CRITERIA):
        name = row.value.component
        if name not in components:
            yield _unknown(row.where("component"), name, sheets.COMPONENTS.name, components)
        sums[name] = sums.get(name, Decimal(0)) + row.value.full
    for row in tables.of(sheets.CRITERIA):
        name = row.value.component
        total = sums.pop(name, None)
        if total is not None and name in components and total != components[name].full:
            yield Kind.SCHEME_CRITERIA_SUM.at(
                row.where("full"),
                plain(total),
                component=name,
                total=plain(total),
                full=plain(components[name].full),
            )


def _weights_add_up(tables: _Tables) -> Iterable[Issue]:
    rows = tables.of(sheets.VOTER_CLASSES)
    total = sum((row.value.weight for row in rows), Decimal(0))
    if rows and total not in (1, 100):
        where = rows[0].where("weight")
        yield Kind.SCHEME_WEIGHTS_SUM.at(where, plain(total), total=plain(total))


def _dates_in_order(tables: _Tables) -> Iterable[Issue]:
    basics = tables.basics.value
    pairs = (
        ("starts", "活动开始", "ends", "活动结束"),
        ("registration_opens", "报名开始", "registration_closes", "报名截止"),
        ("registration_closes", "报名截止", "notice_starts", "公示开始"),
    )
    for earlier, earlier_name, later, later_name in pairs:
        first, second = _day(getattr(basics, earlier)), _day(getattr(basics, later))
        if first and second and second < first:
            yield Kind.SCHEME_DATES_REVERSED.at(
                tables.basics.where(later), second, later=later_name, earlier=earlier_name
            )


def _day(value: date | None) -> date | None:
    return value.date() if isinstance(value, datetime) else value


def _service_date_given(tables: _Tables) -> Iterable[Issue]:
    needed = any(row.value.min_years for row in tables.posts)
    if needed and tables.basics.value.service_counted_on is None:
        yield Kind.SCHEME_SERVICE_DATE.at(tables.basics.where("service_counted_on"))


def _notice_long_enough(tables: _Tables) -> Iterable[Issue]:
    days = tables.basics.value.notice_days
    if tables.posts and days < 5:
        yield Kind.SCHEME_SHORT_NOTICE.at(tables.basics.where("notice_days"), days, days=days)


def _speech_known(tables: _Tables) -> Iterable[Issue]:
    basics = tables.basics
    if not tables.posts or basics.value.second_choice_speech != NO_SPEECH:
        return
    scheme = Scheme(basics.value)
    if not any(scheme.is_speech(row.value) for row in tables.components):
        yield Kind.SCHEME_SPEECH_UNKNOWN.at(basics.where("second_choice_speech"), NO_SPEECH)


def _aliases_known(tables: _Tables) -> Iterable[Issue]:
    names = [row.value.name for row in tables.departments]
    names += [row.value.department for row in tables.posts]
    meaning = {fold(name): name for name in names}
    for row in tables.of(sheets.ALIASES):
        alias, department = row.value.alias, row.value.department
        if department not in names:
            sheet = sheets.DEPARTMENTS.name
            yield _unknown(row.where("department"), department, sheet, names)
        other = meaning.setdefault(fold(alias), department)
        if other != department:
            yield Kind.SCHEME_ALIAS_CONFLICT.at(
                row.where("alias"), alias, alias=alias, one=other, other=department
            )


def _recusals_known(tables: _Tables) -> Iterable[Issue]:
    known = {fold(row.value.name) for row in tables.judges}
    known |= {fold(row.value.leader) for row in tables.departments}
    known |= {fold(row.value.leader) for row in tables.posts}
    for row in tables.of(sheets.RECUSALS):
        if fold(row.value.judge) not in known:
            name = row.value.judge
            yield Kind.SCHEME_DUTY_UNKNOWN_JUDGE.at(row.where("judge"), name, name=name)


def _unknown(where: Where, name: str, sheet: str, known: Iterable[str]) -> Issue:
    guess = nearest(name, known)
    suggestion = f"，是不是“{guess}”" if guess else ""
    return Kind.SCHEME_UNKNOWN_NAME.at(where, name, name=name, sheet=sheet, suggestion=suggestion)


_CHECKS: tuple[Callable[[_Tables], Iterable[Issue]], ...] = (
    _something_to_do,
    _unique,
    _components_complete,
    _points_are_100,
    _ties_break_by_components,
    _criteria_add_up,
    _weights_add_up,
    _dates_in_order,
    _service_date_given,
    _notice_long_enough,
    _speech_known,
    _aliases_known,
    _recusals_known,
)
