"""The rules of 资格条件: what a fact comes to, with the sentence in words and figures.

Each gives a `Finding`, or says why it cannot be known; then people judge.
"""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from campaign.registration.eligibility import Finding, judge_years
from campaign.roster.facts import AGE, Fact, spoken_day
from campaign.roster.roster import Member
from campaign.scheme.condition_sheets import (
    AFTER,
    AMONG,
    AT_LEAST,
    AT_MOST,
    BEFORE,
    FILLED,
    NOT_AMONG,
)
from campaign.scheme.conditions import PARTY, SERVICE, Condition, Order, day_in, order_of, rank_in
from campaign.scheme.party import party_of
from campaign.workbook.declare.dates import YearMonth
from campaign.workbook.declare.text import fold

_UNTIL, _YEARS = "距", "年限"
_UNITS = (("年龄", "岁"), ("次数", "次"), ("年数", "年"), ("月数", "个月"), ("人数", "人"))


class Asking(NamedTuple):
    """A condition put to a person: everything that a sentence may have to name."""

    condition: Condition
    member: Member
    fact: Fact
    on: date
    orders: Mapping[str, Order]


def unit_of(name: str) -> str:
    """Return what a fact is counted in; nothing where it has no unit."""
    if name.endswith(_YEARS):
        return "年"
    return next((unit for ending, unit in _UNITS if name.endswith(ending)), "")


def judge_filled(asking: Asking) -> Finding:
    """Tell whether the cell holds anything, where that is all that is asked."""
    name, known = asking.fact.name, asking.fact.known
    said = f"{name}为{asking.fact.word}" if known else f"没有{name}"
    passed = known is (asking.condition.demand == FILLED)
    wanted = "" if passed else "，要求有" if asking.condition.demand == FILLED else "，要求没有"
    return Finding(passed, said + wanted)


def _compared(asking: Asking) -> Finding | str:
    condition, found = asking.condition, asking.fact
    most, wanted = condition.demand == AT_MOST, condition.number
    if found.graded is not None:
        return _appraised(asking)
    if wanted is None:
        return _ranked(asking)
    if found.months is not None and found.since is not None:
        return _years(asking, wanted, most=most)
    number = found.number
    if number is None:
        return f"花名册上的“{found.name}”（{found.word}）不是数字"
    passed = number <= wanted if most else number >= wanted
    unit = unit_of(found.name)
    said = f"{found.name}{'为' if not unit else ''}{found.word}{unit}"
    if found.name == AGE and found.since is not None:
        said = f"{spoken_day(found.since)}出生，算到{spoken_day(asking.on)}{found.word}岁"
    limit = f"{condition.demand}{condition.values[0]}{unit}"
    return Finding(passed, f"{said}，符合{limit}的要求" if passed else f"{said}，要求{limit}")


def _years(asking: Asking, wanted: Fraction, *, most: bool) -> Finding:
    """Return a span of years, with the day that it runs from or to."""
    found = asking.fact
    assert found.since is not None
    assert found.months is not None
    stem = found.name.removesuffix(_YEARS)
    if stem.startswith(_UNTIL):
        left = "已经到" if found.months < 0 else f"还有{found.word}"
        said = f"{stem.removeprefix(_UNTIL)}时间{spoken_day(found.since)}，算到"
        said += f"{spoken_day(asking.on)}{left}"
        passed = found.months <= wanted * 12 if most else found.months >= wanted * 12
        limit = f"{asking.condition.demand}{asking.condition.values[0]}年"
        return Finding(passed, f"{said}，符合{limit}的要求" if passed else f"{said}，要求{limit}")
    start = f"{spoken_day(found.since)}{'参加工作' if found.name == SERVICE else stem}"
    if found.leave:
        start += f"，扣除{found.leave}个月"
    return judge_years(start, found.since, found.months, asking.on, wanted, most=most)


def _ranked(asking: Asking) -> Finding | str:
    """Return a word that is higher or lower than others: 大专以上."""
    condition, found = asking.condition, asking.fact
    order = order_of(condition.fact, asking.orders)
    there, wanted = rank_in(order, found.word), rank_in(order, condition.values[0])
    if there is None or wanted is None:
        return f"“{found.name}”（{found.word}）看不出高低"
    most = condition.demand == AT_MOST
    passed = there <= wanted if most else there >= wanted
    limit = f"{condition.values[0]}{'以下' if most else '以上'}"
    said = f"{found.name}为{found.word}"
    return Finding(passed, f"{said}，符合{limit}的要求" if passed else f"{said}，要求{limit}")


def _appraised(asking: Asking) -> Finding | str:
    """Return every one of the last years' grades at least, or at most, what is asked."""
    condition, graded = asking.condition, asking.fact.graded
    assert graded is not None
    order = order_of(condition.fact, asking.orders)
    wanted = rank_in(order, condition.values[0])
    most = condition.demand == AT_MOST
    failing = []
    for year, grade in graded.grades:
        there = rank_in(order, grade)
        if there is None or wanted is None:
            return f"{year}年考核“{grade}”看不出高低"
        if there > wanted if most else there < wanted:
            failing.append(f"{year}年考核为{grade}")
    limit = f"{condition.values[0]}{'以下' if most else '以上'}"
    return _of_grades(asking, failing, f"要求{condition.fact}都在{limit}", f"符合{limit}的要求")


def _of_grades(asking: Asking, failing: list[str], wanted: str, met: str) -> Finding:
    assert asking.fact.graded is not None
    if failing:
        return Finding(False, f"{'、'.join(failing)}，{wanted}")
    if not asking.fact.graded.grades:
        return Finding(True, f"新参加工作，还没有{asking.condition.fact}")
    return Finding(True, f"{asking.condition.fact}为{asking.fact.word}，{met}")


def _among(asking: Asking) -> Finding | str:
    """Return one of the words that are asked for, or none of those that are not allowed."""
    condition, found = asking.condition, asking.fact
    allowed = condition.demand == AMONG
    words = {fold(each) for each in condition.values}
    listed = "、".join(condition.values)
    wanted = f"要求{listed}" if allowed else f"不得为{listed}"
    if found.graded is not None:
        failing = [
            f"{year}年考核为{grade}"
            for year, grade in found.graded.grades
            if (fold(grade) in words) is not allowed
        ]
        return _of_grades(asking, failing, wanted, "符合要求")
    passed = _is_among(condition.fact, found.word, words) is allowed
    said = f"{found.name}为{found.word}"
    return Finding(passed, f"{said}，符合要求" if passed else f"{wanted}，本人为{found.word}")


def _is_among(name: str, word: str, words: set[str]) -> bool:
    if name == PARTY and (party := party_of(fold(word))):
        return any(party_of(each) is party for each in words)
    return fold(word) in words


def _dated(asking: Asking) -> Finding | str:
    """Before or after a day, or the day to which years are counted; that day is neither."""
    condition, found = asking.condition, asking.fact
    day, limit = found.day, day_in(condition.values) or asking.on
    if day is None:
        return f"花名册上的“{found.name}”（{found.word}）看不出是哪一天"
    sooner, later = _sooner(day, limit), _sooner(limit, day)
    if sooner is None or later is None:
        return f"花名册上的“{found.name}”（{found.word}）只有年月，看不出在{spoken_day(limit)}前后"
    passed = sooner if condition.demand == BEFORE else later
    wanted = f"{condition.demand}{spoken_day(limit)}"
    said = f"{found.name}为{spoken_day(day)}"
    return Finding(passed, f"{said}，符合{wanted}的要求" if passed else f"{said}，要求{wanted}")


def _sooner(one: date | YearMonth, other: date | YearMonth) -> bool | None:
    """Tell whether a day is before another; None if a month alone does not show it."""
    months = (one.year, one.month), (other.year, other.month)
    if months[0] != months[1]:
        return months[0] < months[1]
    if isinstance(one, date) and isinstance(other, date):
        return one < other
    both_months = isinstance(one, YearMonth) and isinstance(other, YearMonth)
    return False if both_months else None


RULES: Mapping[str, Callable[[Asking], Finding | str]] = {
    AT_LEAST: _compared,
    AT_MOST: _compared,
    BEFORE: _dated,
    AFTER: _dated,
    AMONG: _among,
    NOT_AMONG: _among,
}
