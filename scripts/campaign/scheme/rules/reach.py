"""Points that nobody can get, and marks typed as shares: slips in the rules of the scoring."""

from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from campaign.issues import Issue, Kind
from campaign.scheme.conditions import several
from campaign.scheme.rules.in_vain import in_vain
from campaign.scheme.rules.pass_rules import PASSES
from campaign.scheme.score_sheets import (
    ABOVE,
    AWARDS,
    CUTS,
    NOT_BELOW,
    RATIO,
    AwardRow,
    cut_number,
    full_of_stage,
)
from campaign.scheme.sheets import COMPONENTS, EVERYBODY, JUDGES
from campaign.scheme.tables import Tables, needing
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.kinds import Number
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.declare.text import fold
from campaign.workbook.read.reader import Row

_SHARE_FROM = 10
"""Full marks from which on less than one point is a share: 0.6 for 60 of 100."""
_LEAST_SHARE = Decimal("0.3")
"""Below it no plan asks for a share; 0.1 keeps out who has nothing at all."""
_NUMBER = Number(places=10)


def points_count(tables: Tables) -> Iterator[Issue]:
    """Find 得分 and 封顶 above what their component, or their table, may give at most."""
    full = {fold(row.value.name): row.value.full for row in tables.components}
    first: dict[tuple[str, str], AwardRow] = {}
    for row in tables.of(AWARDS):
        value = row.value
        most = full.get(fold(value.component))
        limits = [("points", most, "单张满分"), ("cap", most, "单张满分")]
        limits.append(("points", value.cap, "封顶"))
        for field, limit, what in limits:
            amount = getattr(value, field)
            if amount is None or limit is None or amount <= limit:
                continue
            finding = f"超过{what}{plain(limit)}，最多得{plain(limit)}分"
            yield in_vain(AWARDS, row, field, finding, f"核对这一格和{what}，改正写错的一个。")
            break
        if value.cap is not None:
            key = fold(value.component), fold(value.fact)
            other = first.setdefault(key, value)
            if other.cap not in (None, value.cap) and _is_for_all_of(other, value):
                finding = f"“{value.fact}”前面另外写了封顶，以前面的为准"
                yield in_vain(AWARDS, row, "cap", finding)


def rows_are_reached(tables: Tables) -> Iterator[Issue]:
    """Find rows of 赋分标准 that never count: an earlier one of their table fits whenever they do.

    Rows of years from 3 and from 5 must stand the other way round, or say where they end.
    """
    before: dict[tuple[str, str], list[AwardRow]] = {}
    for row in tables.of(AWARDS):
        value = row.value
        earlier = before.setdefault((fold(value.component), fold(value.fact)), [])
        rivals = [each for each in earlier if _is_for_all_of(each, value)]
        earlier.append(value)
        if any(_same_case(rival, value) for rival in rivals):
            continue  # told as a line written twice
        field = "equals" if value.equals else "least" if value.least is not None else "points"
        words = several(value.equals)
        taken = [each for each in words if any(_has_word(rival, each) for rival in rivals)]
        if taken:
            finding = f"前面的行已经有{'、'.join(taken)}，取先符合的一行"
            yield in_vain(AWARDS, row, field, finding, "只在一行里写；写错的改正。")
        elif not words and any(_covers(rival, value) for rival in rivals):
            finding = "前面的行已经包括这一行的全部情形，取先符合的一行，这一行轮不到"
            advice = "把这一行移到前面，或者在前面的行写明“到”多少。"
            yield in_vain(AWARDS, row, field, finding, advice)


def _is_for_all_of(one: AwardRow, other: AwardRow) -> bool:
    return fold(one.applies_to) in ("", fold(EVERYBODY), fold(other.applies_to))


def _same_case(one: AwardRow, other: AwardRow) -> bool:
    cases = [(each.least, each.most, fold(each.equals)) for each in (one, other)]
    return cases[0] == cases[1] and fold(one.applies_to) == fold(other.applies_to)


def _is_open(row: AwardRow) -> bool:
    return not row.equals and row.least is None and row.most is None


def _has_word(row: AwardRow, word: str) -> bool:
    if row.equals:
        return fold(word) in map(fold, several(row.equals))
    number = _NUMBER.parse(word)
    if not isinstance(number, Decimal):
        return _is_open(row) and row.every is None
    return _holds(row, number, number)


def _covers(row: AwardRow, other: AwardRow) -> bool:
    if _is_open(row) and row.every is None:
        return True
    limited = other.least is not None or other.most is not None or other.every is not None
    return not row.equals and limited and _holds(row, other.least, other.most)


def _holds(row: AwardRow, least: Decimal | None, most: Decimal | None) -> bool:
    """Tell whether a row fits all numbers between two, either of which may be open."""
    from_below = row.least is None or (least is not None and row.least <= least)
    return from_below and (row.most is None or (most is not None and row.most >= most))


def limits_in_points(tables: Tables) -> Iterator[Issue]:
    """Find limits of less than a point where so many are to be had, and pass marks above them."""
    components = [row.value for row in tables.components]
    total = sum((each.points for each in components), Decimal(0))
    fulls = {each.name: each.full for each in components}
    for row in tables.components:
        if row.value.pass_mark is not None and row.value.pass_mark > row.value.full:
            expected = f"不超过满分{plain(row.value.full)}的分数"
            yield Kind.VALUE_OUT_OF_RANGE.at(
                row.where("pass_mark"), row.value.pass_mark, column="及格线", expected=expected
            )
        yield from _shares(COMPONENTS, row, "pass_mark", row.value.pass_mark, row.value.full)
    for rule in tables.of(PASSES):
        full = fulls.get(rule.value.component, total)
        yield from _shares(PASSES, rule, "least", rule.value.least, full)
    for cut in tables.of(CUTS):
        number = cut_number(cut.value.value)
        if cut.value.rule in (NOT_BELOW, ABOVE):
            full = full_of_stage(cut.value.stage, components)
            yield from _shares(CUTS, cut, "value", number, full)
        elif cut.value.rule == RATIO and number and number < 1:
            expected = "不少于职数的比例，如1:3"
            yield Kind.VALUE_OUT_OF_RANGE.at(
                cut.where("value"), cut.value.value, column="值", expected=expected
            )


def _shares(
    sheet: Sheet[Any], row: Row[Any], field: str, number: Decimal | None, full: Decimal
) -> Iterator[Issue]:
    if number is None or not _LEAST_SHARE <= number < 1 or full < _SHARE_FROM:
        return
    column, percent = sheet.column(field).header, plain(number * 100)
    yield Kind.LIMIT_TYPED_AS_SHARE.at(
        row.where(field),
        plain(number),
        column=column,
        number=plain(number),
        full=plain(full),
        percent=percent,
        points=plain(number * full),
    )


def steps_reach_the_top(tables: Tables) -> Iterator[Issue]:
    """Find 打分间隔 by which no judge can come to the full marks."""
    judged = needing(JUDGES, [row.value for row in tables.components], tables.markings)
    for row in tables.components:
        step, full = row.value.step, row.value.full
        if step and row.value.name in judged and full % step:
            finding = f"按间隔{plain(step)}打分，打不到满分{plain(full)}"
            yield in_vain(COMPONENTS, row, "step", finding, "改正打分间隔；不限的清空这一格。")
