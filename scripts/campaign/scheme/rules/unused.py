"""What a scheme says that nothing else in it takes up: told at its cell, never passed over."""

from collections.abc import Iterator

from campaign.issues import Issue, Kind, did_you_mean
from campaign.scheme.answers import APART
from campaign.scheme.basics import BASICS
from campaign.scheme.choosing import BOTH_FIRST, RANGES, ROUNDS, span_in
from campaign.scheme.condition_sheets import AT_LEAST, AT_MOST, CONDITIONS, ORDERS
from campaign.scheme.conditions import from_row, several
from campaign.scheme.rules.draw_rules import DRAWS, POOL
from campaign.scheme.rules.in_vain import in_vain, is_typed
from campaign.scheme.rules.pools import seats_of
from campaign.scheme.rules.structure import STRUCTURE, bound_in
from campaign.scheme.rules.tie_rules import BY_LOT
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import JUDGE_CLASSES
from campaign.scheme.sheets import ALIASES, GRADES, JUDGES, VOTER_CLASSES
from campaign.scheme.tables import Tables, needing
from campaign.scheme.targets import department_targets
from campaign.workbook.declare.text import fold, nearest

_AGE, _YOUNGEST, _OLDEST = "年龄", 16, 100
_COUNTED, _MOST_YEARS = ("年限", "次数", "年数"), 60
_NO_ROW = "不用的，删除这一行；写错的改正。"


def items_are_used(tables: Tables) -> Iterator[Issue]:
    """Find items of 基本信息 that count only together with something that is not there."""
    basics, components = tables.basics.value, [row.value for row in tables.components]
    voted = needing(GRADES, components, tables.markings)
    drawn = bool(tables.of(DRAWS))
    chain = [each.strip() for each in several(basics.tie_break)]
    least = any(row.value.least_applicants for row in tables.posts)
    second = next((row for row in tables.of(ROUNDS) if row.value.number == 2), None)
    taken_up = {
        "panel_seed": (drawn, "方案没有“评委抽取”"),
        "tie_seed": (BY_LOT in chain, "“并列处理”里没有写“抽签”"),
        "letter_prefix": (basics.letter_numbers == APART, "“通知书编号”不是“另编”"),
        "least_approval": (bool(voted) or not components, "评分项目里没有民主测评"),
        "least_is_enough": (basics.least_approval is not None, "没有填“最低得票率”"),
        "candidate_days": (basics.candidates_from is not None, "没有填“人选公示开始”"),
        "too_few": (least, "没有职位写了“最少报名人数”"),
        "second_round_closes": (
            not (second and second.value.closes),
            "“轮次”里另有第二轮的报名截止，以“轮次”为准",
        ),
    }
    for item, (used, why) in taken_up.items():
        if not used and is_typed(tables, item):
            yield in_vain(BASICS, tables.basics, item, why)


def sheets_are_used(tables: Tables) -> Iterator[Issue]:
    """Find rows of a sheet, or whole sheets, that nothing in the scheme asks for."""
    components = [row.value for row in tables.components]
    voters = tables.of(VOTER_CLASSES)
    if components and voters and not needing(GRADES, components, tables.markings):
        yield in_vain(VOTER_CLASSES, voters[0], "name", "评分项目里没有民主测评", _NO_ROW)
    for row in voters:
        if not row.value.weight:
            yield in_vain(VOTER_CLASSES, row, "weight", "权重是0，这一组的票不影响得分")
    for own in tables.of(JUDGE_CLASSES):
        if not own.value.weight:
            yield in_vain(JUDGE_CLASSES, own, "weight", "权重是0，这一类评委的分不影响得分")
    yield from _pool_is_drawn_from(tables)
    classed = next((row for row in tables.judges if row.value.group), None)
    if classed and not tables.of(JUDGE_CLASSES):
        yield in_vain(JUDGES, classed, "group", "方案没有“评委分类”，各类评委的分一样算")


def _pool_is_drawn_from(tables: Tables) -> Iterator[Issue]:
    """Find classes of 评委库 that no draw draws from, at the first of each."""
    draws = [row.value for row in tables.of(DRAWS)]
    told: set[str] = set()
    for row in tables.of(POOL):
        judge = row.value
        if any(each.may_draw(judge) for each in draws) or fold(judge.group) in told:
            continue
        told.add(fold(judge.group))
        why = f"“评委抽取”不从“{judge.group}”里抽" if draws else "方案没有“评委抽取”"
        yield in_vain(POOL, row, "group" if draws else "name", why, _NO_ROW)


def orders_tell_apart(tables: Tables) -> Iterator[Issue]:
    """Find rows of 等级次序 with a word twice, or with one rank only."""
    for row in tables.of(ORDERS):
        words = [fold(each) for each in several(row.value.ascending)]
        where = row.where("ascending")
        twice = next((each for each in words if words.count(each) > 1), "")
        if twice:
            count = words.count(twice)
            yield Kind.SCHEME_DUPLICATE.at(where, row.value.ascending, name=twice, count=count)
        elif len(words) < 2:
            finding = "只有一级，分不出高低"
            yield in_vain(ORDERS, row, "ascending", finding, "从低到高用顿号隔开，写全。")


def conditions_may_fail(tables: Tables) -> Iterator[Issue]:
    """Find bounds of 资格条件 that everybody keeps, or nobody: 年龄 0.45, 工作年限 100."""
    for row in tables.of(CONDITIONS):
        condition = from_row(row.value)
        if condition.demand not in (AT_LEAST, AT_MOST) or condition.number is None:
            continue
        name, number, finding = condition.fact, condition.number, ""
        if name == _AGE and not _YOUNGEST <= number <= _OLDEST:
            finding = f"年龄应在{_YOUNGEST}到{_OLDEST}岁之间"
        elif name.endswith(_COUNTED) and condition.demand == AT_LEAST and number <= 0:
            finding = "人人都符合"
        elif name.endswith("年限") and number > _MOST_YEARS:
            finding = f"年限不会超过{_MOST_YEARS}年"
        if finding:
            yield in_vain(CONDITIONS, row, "value", finding, "核对这个数，写错的改正。")


def bounds_bind(tables: Tables) -> Iterator[Issue]:
    """Find limits of 结构比例 that every outcome keeps."""
    for row in tables.of(STRUCTURE):
        most, least = bound_in(row.value.most), bound_in(row.value.least)
        if most and most.is_share and most.number == 100:
            yield in_vain(STRUCTURE, row, "most", "最多100%等于不限")
        if least and not least.number:
            yield in_vain(STRUCTURE, row, "least", f"最少{least}等于不限")


def ranges_leave_something(tables: Tables) -> Iterator[Issue]:
    """Find what a row of 选岗范围 both opens and closes."""
    for row in tables.of(RANGES):
        closed = set(map(fold, several(row.value.closed)))
        both = [each for each in several(row.value.allowed) if fold(each) in closed]
        if both:
            yield Kind.RANGE_BOTH_WAYS.at(
                row.where("closed"), row.value.closed, names="、".join(both)
            )


def rounds_ask(tables: Tables) -> Iterator[Issue]:
    """Find numbers of names that a round does not ask for, or that nobody could give."""
    departments = len(tables.departments)
    for row in tables.of(ROUNDS):
        value = row.value
        if value.names and value.way != BOTH_FIRST:
            finding = f"这一轮的方式是“{value.way}”，部门从报名的人里选，不限人数"
            yield in_vain(ROUNDS, row, "names", finding)
        choices = span_in(value.choices)
        if choices and choices.most > departments:
            finding = f"双选部门只有{departments}个，填不到{choices.most}个"
            yield in_vain(ROUNDS, row, "choices", finding, "改为不多于双选部门的个数。")


def seats_are_known(tables: Tables) -> Iterator[Issue]:
    """Tell of posts in 待定岗位 that are of no department of the scheme."""
    scheme = Scheme(
        tables.basics.value,
        departments=tuple(row.value for row in tables.departments),
        aliases=tuple(row.value for row in tables.of(ALIASES)),
    )
    targets = department_targets(scheme)
    known = [*targets.names, *(row.value.department for row in tables.posts)]
    for row in tables.posts:
        asked = row.value.pool and tables.departments
        for seat in seats_of(row.value) if asked else ():
            begins = [seat[:end] for end in range(2, len(seat) + 1)]
            if not any(targets.find(each).target or each in known for each in begins):
                guess = did_you_mean(next(filter(None, (nearest(e, known) for e in begins)), ""))
                where = row.where("seats")
                yield Kind.SEAT_ELSEWHERE.at(where, seat, seat=seat, suggestion=guess)
