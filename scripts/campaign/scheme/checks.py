"""Checks over the scheme workbook as a whole: what no single cell can show."""

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from typing import TypeVar

from campaign.issues import Issue, Kind, Where, did_you_mean
from campaign.scheme import choosing, plan_sheets
from campaign.scheme import sheets as sheets
from campaign.scheme.answers import APART, NO_SPEECH
from campaign.scheme.condition_sheets import CONDITIONS, ORDERS
from campaign.scheme.conditions import check_conditions, counts_time, orders
from campaign.scheme.dates import dates_in_order, rounds_in_order
from campaign.scheme.party import party_requirement
from campaign.scheme.ranges import check_ranges, check_rounds
from campaign.scheme.rules.classes import check_classes
from campaign.scheme.rules.draw_rules import DRAWS, POOL, check_draws
from campaign.scheme.rules.grades import (
    ballots_of,
    grades_of_100,
    grades_of_ballots,
    grades_run_down,
)
from campaign.scheme.rules.handling_rules import HANDLINGS, check_handlings
from campaign.scheme.rules.opening import check_least_applicants
from campaign.scheme.rules.panel_rules import check_judge_classes
from campaign.scheme.rules.pass_rules import PASSES, check_passes
from campaign.scheme.rules.pools import check_pools
from campaign.scheme.rules.reach import (
    limits_in_points,
    points_count,
    rows_are_reached,
    steps_reach_the_top,
)
from campaign.scheme.rules.slips import (
    amounts_based,
    judged_only,
    lines_once,
    other_places_apart,
)
from campaign.scheme.rules.standby_rules import PHASES, check_phases
from campaign.scheme.rules.structure import check_structure
from campaign.scheme.rules.tie_rules import check_ties
from campaign.scheme.rules.top_age import top_ages
from campaign.scheme.rules.unused import (
    bounds_bind,
    conditions_may_fail,
    items_are_used,
    orders_tell_apart,
    ranges_leave_something,
    rounds_ask,
    seats_are_known,
    sheets_are_used,
)
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import AWARDS, CUTS, check_awards, check_cuts
from campaign.scheme.tables import Tables, needing
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.read.reader import Row

R = TypeVar("R")


def _something_to_do(tables: Tables) -> Iterable[Issue]:
    if not tables.posts and not tables.departments:
        yield Kind.SCHEME_NOTHING_TO_DO.at(Where(tables.basics.where("name").file))


def _unique(tables: Tables) -> Iterable[Issue]:
    yield from _repeated(tables.posts, "title", lambda post: post.name)
    yield from _repeated(tables.departments, "name", lambda department: department.name)
    of_all = [row for row in tables.components if not row.value.applies_to]
    yield from _repeated(of_all, "name", lambda component: component.name)
    yield from _repeated(tables.judges, "name", lambda judge: judge.name)
    for on_one_ballot in ballots_of(tables.grades):
        yield from _repeated(on_one_ballot, "name", lambda grade: grade.name)
    yield from _repeated(tables.of(sheets.VOTER_CLASSES), "name", lambda group: group.name)
    yield from _repeated(tables.of(choosing.OTHER_PLACES), "name", lambda place: place.name)
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


def _components_complete(tables: Tables) -> Iterable[Issue]:
    if not tables.contests:
        return
    file = tables.basics.where("name").file
    if not tables.components:
        yield Kind.SCHEME_NO_COMPONENTS.at(Where(file, sheets.COMPONENTS.name))


def panel_complete(tables: Tables) -> Iterable[Issue]:
    """Yield what the scoring needs beside the rules: grades, judges."""
    for row in tables.components:
        yield from tables.markings[row.value.method].lacks(row, tables)


def _columns_fit_the_marking(tables: Tables) -> Iterable[Issue]:
    for row in tables.components if tables.contests else ():
        yield from tables.markings[row.value.method].check(row, tables)


def _criteria_add_up(tables: Tables) -> Iterable[Issue]:
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


def _weights_add_up(tables: Tables) -> Iterable[Issue]:
    rows = tables.of(sheets.VOTER_CLASSES)
    total = sum((row.value.weight for row in rows), Decimal(0))
    if rows and total not in (1, 100):
        where = rows[0].where("weight")
        yield Kind.SCHEME_WEIGHTS_SUM.at(where, plain(total), total=plain(total))


def _dates_in_order(tables: Tables) -> Iterable[Issue]:
    yield from dates_in_order(tables.basics, tables.of(plan_sheets.SCHEDULE))
    yield from rounds_in_order(tables.basics.value, tables.of(choosing.ROUNDS))


def _service_date_given(tables: Tables) -> Iterable[Issue]:
    needed = any(row.value.min_years for row in tables.posts) or any(
        counts_time(row.value) for row in tables.of(CONDITIONS)
    )
    if needed and tables.basics.value.service_counted_on is None:
        yield Kind.SCHEME_SERVICE_DATE.at(tables.basics.where("service_counted_on"))


def _party_understood(tables: Tables) -> Iterable[Issue]:
    for row in tables.posts:
        if party_requirement(fold(row.value.party), row.value.party) is None:
            text = row.value.party
            yield Kind.SCHEME_PARTY_UNCLEAR.at(row.where("party"), text, text=text)


def _conditions_understood(tables: Tables) -> Iterable[Issue]:
    posts = [row.value for row in tables.posts]
    departments = [row.value.name for row in tables.departments]
    known = orders(row.value for row in tables.of(ORDERS))
    others = [row.value.name for row in tables.of(choosing.OTHER_PLACES)]
    yield from check_conditions(tables.of(CONDITIONS), known, posts, departments, others)
    components = [row.value for row in tables.components]
    yield from check_cuts(tables.of(CUTS), components, tables.contests)
    yield from check_awards(tables.of(AWARDS), needing(AWARDS, components, tables.markings))
    yield from check_least_applicants(tables.posts)
    yield from check_draws(tables.of(DRAWS), tables.of(POOL), components)
    yield from check_passes(tables.of(PASSES), components, posts)


def _top_age_understood(tables: Tables) -> Iterable[Issue]:
    text = tables.basics.value.top_age
    if text and not top_ages(text):
        yield Kind.SCHEME_TOP_AGE_UNCLEAR.at(tables.basics.where("top_age"), text, text=text)


def _notice_long_enough(tables: Tables) -> Iterable[Issue]:
    days = tables.basics.value.notice_days
    if tables.posts and days < 5:
        yield Kind.SCHEME_SHORT_NOTICE.at(tables.basics.where("notice_days"), days, days=days)


def _speech_known(tables: Tables) -> Iterable[Issue]:
    basics = tables.basics
    if not tables.contests or basics.value.second_choice_speech != NO_SPEECH:
        return
    scheme = Scheme(basics.value)
    if not any(scheme.is_speech(row.value) for row in tables.components):
        yield Kind.SCHEME_SPEECH_UNKNOWN.at(basics.where("second_choice_speech"), NO_SPEECH)


def _aliases_known(tables: Tables) -> Iterable[Issue]:
    """Check that one alias means one department.

    An alias of a department that is not there, such as another town's, is in nobody's way; nor is
    one that is a department's own name, which is always understood first.
    """
    names = [row.value.name for row in tables.departments]
    names += [row.value.department for row in tables.posts]
    own = {fold(name) for name in names}
    meaning: dict[str, str] = {}
    for row in tables.of(sheets.ALIASES):
        alias, department = row.value.alias, row.value.department
        if department not in names:
            suggestion = did_you_mean(nearest(department, names))
            why = f"指的“{department}”不是双选部门，也没有竞争职位{suggestion}"
            where = row.where("department")
            yield Kind.SCHEME_ALIAS_UNUSED.at(where, department, alias=alias, why=why)
        elif fold(alias) in own and fold(alias) != fold(department):
            where, why = row.where("alias"), "本身就是一个部门的名称"
            yield Kind.SCHEME_ALIAS_UNUSED.at(where, alias, alias=alias, why=why)
        elif (other := meaning.setdefault(fold(alias), department)) != department:
            yield Kind.SCHEME_ALIAS_CONFLICT.at(
                row.where("alias"), alias, alias=alias, one=other, other=department
            )


def _letters_numbered(tables: Tables) -> Iterable[Issue]:
    """Yield a fault where letters have numbers of their own, and no word of their own."""
    basics, row = tables.basics.value, tables.basics
    if basics.letter_numbers != APART:
        return
    if not basics.letter_prefix or basics.letter_prefix == basics.number_prefix:
        yield Kind.SCHEME_LETTERS_UNNAMED.at(row.where("letter_numbers"), basics.letter_prefix)


def _unknown(where: Where, name: str, sheet: str, known: Iterable[str]) -> Issue:
    suggestion = did_you_mean(nearest(name, known))
    return Kind.SCHEME_UNKNOWN_NAME.at(where, name, name=name, sheet=sheet, suggestion=suggestion)


def _choosing_understood(tables: Tables) -> Iterable[Issue]:
    rounds = tables.of(choosing.ROUNDS)
    yield from check_rounds(rounds)
    scheme = Scheme(
        tables.basics.value,
        posts=tuple(row.value for row in tables.posts),
        departments=tuple(row.value for row in tables.departments),
        aliases=tuple(row.value for row in tables.of(sheets.ALIASES)),
        rounds=tuple(row.value for row in rounds),
        orders=tuple(row.value for row in tables.of(ORDERS)),
    )
    yield from check_ranges(tables.of(choosing.RANGES), scheme)


def _pools_add_up(tables: Tables) -> Iterable[Issue]:
    return check_pools(tables.posts)


def _standby_ruled(tables: Tables) -> Iterable[Issue]:
    yield from check_phases(tables.of(PHASES), tables.basics.value.standby_months)
    yield from check_handlings(tables.of(HANDLINGS))


CHECKS: tuple[Callable[[Tables], Iterable[Issue]], ...] = (
    _something_to_do,
    _unique,
    lines_once,
    judged_only,
    other_places_apart,
    amounts_based,
    _components_complete,
    _columns_fit_the_marking,
    grades_of_100,
    grades_run_down,
    grades_of_ballots,
    check_classes,
    check_ties,
    check_judge_classes,
    _criteria_add_up,
    _weights_add_up,
    _dates_in_order,
    _service_date_given,
    _party_understood,
    _conditions_understood,
    _top_age_understood,
    _notice_long_enough,
    _speech_known,
    _aliases_known,
    _letters_numbered,
    _choosing_understood,
    _pools_add_up,
    check_structure,
    _standby_ruled,
    points_count,
    rows_are_reached,
    limits_in_points,
    steps_reach_the_top,
    items_are_used,
    sheets_are_used,
    orders_tell_apart,
    conditions_may_fail,
    bounds_bind,
    ranges_leave_something,
    rounds_ask,
    seats_are_known,
)
