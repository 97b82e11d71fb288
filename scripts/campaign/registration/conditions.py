"""Whether a person meets a condition of the scheme, with the sentence why, in words and figures.

A condition asks one fact of those whom it concerns (限于). What the roster does not say, or says so
that it can be taken in two ways, is never passed in silence: people judge it, by name.
"""

from collections.abc import Callable, Mapping
from datetime import date
from fractions import Fraction
from typing import NamedTuple

from campaign.issues import Issue, Kind
from campaign.registration.eligibility import Finding, judge_party, judge_years
from campaign.roster.facts import AGE, Fact, fact, spoken_day
from campaign.roster.roster import Member
from campaign.scheme.conditions import (
    PARTY,
    SERVICE,
    Condition,
    Limit,
    Order,
    day_in,
    order_of,
    rank_in,
)
from campaign.scheme.party import Party, party_of, party_requirement
from campaign.scheme.sheets import AFTER, AMONG, AT_LEAST, AT_MOST, BEFORE, BLANK, FILLED
from campaign.workbook.declare.dates import YearMonth
from campaign.workbook.declare.text import fold

_UNTIL, _YEARS, _PERIOD_ENDS = "距", "年限", "期至"
_UNITS = (("年龄", "岁"), ("次数", "次"), ("年数", "年"), ("月数", "个月"), ("人数", "人"))


class Judged(NamedTuple):
    """What a condition comes to for somebody."""

    finding: Finding | None = None
    """None where it asks nothing of them, or where the roster has a fault."""
    by_hand: str = ""
    """What people have to judge, in words; empty where nothing is left to them."""
    issues: tuple[Issue, ...] = ()


class Asking(NamedTuple):
    """A condition put to a person: everything that a sentence may have to name."""

    condition: Condition
    member: Member
    fact: Fact
    on: date
    orders: Mapping[str, Order]


def judge(
    condition: Condition, member: Member, on: date, orders: Mapping[str, Order], target: str
) -> Judged:
    """Put a condition to somebody; years and ages are counted to the day `on`."""
    concerned = [_is_limited_to(limit, member, on, orders) for limit in condition.limits]
    if False in concerned:
        return Judged()
    if None in concerned:
        unknown = condition.limits[concerned.index(None)]
        return _left_to_people(condition, fact(member, unknown.fact, on).lacks or f"{unknown}不明")
    found = fact(member, condition.fact, on)
    asking = Asking(condition, member, found, on, orders)
    if condition.demand in (FILLED, BLANK):
        return _judged(asking, _filled(asking))
    if found.lacks and found.column and condition.fact.endswith(_PERIOD_ENDS):
        return Judged(Finding(True, f"没有{condition.fact.removesuffix(_PERIOD_ENDS)}期"))
    if found.lacks:
        return _unknown(asking)
    if condition.fact == PARTY and condition.demand == AMONG:
        return _party(asking, target)
    answer = _RULES[condition.demand](asking)
    return (
        _left_to_people(condition, answer) if isinstance(answer, str) else _judged(asking, answer)
    )


def in_words_of(condition: Condition) -> str:
    """The condition as a sentence: 年龄不高于45岁（性别=女）."""
    text = f"{condition.fact}{condition.demand}{_wanted(condition)}"
    return text + _of_whom(condition)


def _wanted(condition: Condition) -> str:
    if condition.number is not None and len(condition.values) == 1:
        return condition.values[0] + _unit(condition.fact)
    day = day_in(condition.values) if condition.demand in (BEFORE, AFTER) else None
    return spoken_day(day) if day else "、".join(condition.values)


def _unit(name: str) -> str:
    if name.endswith(_YEARS):
        return "年"
    return next((unit for ending, unit in _UNITS if name.endswith(ending)), "")


def _of_whom(condition: Condition) -> str:
    """Of whom it is asked, behind a sentence, if not of everybody."""
    limits = "、".join(
        f"{each.fact}{'为' if each.sign == '=' else each.sign}{each.value}"
        for each in condition.limits
    )
    return f"（{limits}的人员）" if limits else ""


def _judged(asking: Asking, finding: Finding) -> Judged:
    condition = asking.condition
    finding = finding._replace(reason=finding.reason + _of_whom(condition))
    notices = (asking.fact.notice,) if asking.fact.notice else ()
    if finding.passed or not condition.by_hand:
        return Judged(finding, issues=notices)
    return Judged(by_hand=f"{in_words_of(condition)}：{finding.reason}", issues=notices)


def _left_to_people(condition: Condition, why: str) -> Judged:
    return Judged(by_hand=f"{in_words_of(condition)}：{why}")


def _unknown(asking: Asking) -> Judged:
    """What the roster does not say: a fault where the scheme's own columns ask for it."""
    member, kind = asking.member, asking.condition.if_unknown
    if kind is None:
        return _left_to_people(asking.condition, asking.fact.lacks)
    return Judged(issues=(kind.at(asking.fact.where, name=member.name),))


# -- of whom it is asked --------------------------------------------------------------------------


def _is_limited_to(
    limit: Limit, member: Member, on: date, orders: Mapping[str, Order]
) -> bool | None:
    """Whether somebody is among those whom a condition asks; None if that cannot be known."""
    found = fact(member, limit.fact, on)
    if limit.value in (FILLED, BLANK):
        return (found.known is (limit.value == FILLED)) is (limit.sign == "=")
    if not found.known:
        return None
    if limit.sign in "=≠":
        same = fold(found.word) == fold(limit.value)
        return same is (limit.sign == "=")
    there, least = _comparable(found, limit.value, order_of(limit.fact, orders))
    if there is None or least is None:
        return None
    return there >= least if limit.sign == "≥" else there <= least


def _comparable(
    found: Fact, value: str, order: Order
) -> tuple[Fraction | int | None, Fraction | int | None]:
    """A fact and a value as numbers: themselves, or how high the words stand."""
    wanted = Condition(frozenset(), "", AT_LEAST, (value,)).number
    if wanted is not None:
        return found.number, wanted
    return rank_in(order, found.word), rank_in(order, value)


# -- rules: a finding, or why it cannot be known ---------------------------------------------------


def _filled(asking: Asking) -> Finding:
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
    unit = _unit(found.name)
    said = f"{found.name}{'为' if not unit else ''}{found.word}{unit}"
    if found.name == AGE and found.since is not None:
        said = f"{spoken_day(found.since)}出生，算到{spoken_day(asking.on)}{found.word}岁"
    limit = f"{condition.demand}{condition.values[0]}{unit}"
    return Finding(passed, f"{said}，符合{limit}的要求" if passed else f"{said}，要求{limit}")


def _years(asking: Asking, wanted: Fraction, *, most: bool) -> Finding:
    """A span of years, with the day that it runs from or to."""
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
    """A word that is higher or lower than others: 大专以上."""
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
    """Every one of the last years' grades at least, or at most, what is asked."""
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
    """One of the words that are asked for, or none of those that are not allowed."""
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
    """Whether a day is before another; None if a month alone does not show it."""
    months = (one.year, one.month), (other.year, other.month)
    if months[0] != months[1]:
        return months[0] < months[1]
    if isinstance(one, date) and isinstance(other, date):
        return one < other
    both_months = isinstance(one, YearMonth) and isinstance(other, YearMonth)
    return False if both_months else None


_RULES: Mapping[str, Callable[[Asking], Finding | str]] = {
    AT_LEAST: _compared,
    AT_MOST: _compared,
    BEFORE: _dated,
    AFTER: _dated,
    AMONG: _among,
    "不属于": _among,
}


def _party(asking: Asking, target: str) -> Judged:
    """The political status: who is a probationary member counts only where the scheme says so."""
    condition, member = asking.condition, asking.member
    text = "、".join(condition.values)
    wanted = party_requirement(fold(text), text)
    if wanted is None or not wanted.accepted:
        return Judged()
    status, where = asking.fact.word, asking.fact.where
    party = party_of(fold(status))
    if party is None:
        if condition.if_unknown is None:
            return _left_to_people(condition, f"花名册上的政治面貌（{status}）看不出是不是{text}")
        what = Party.MEMBER.value
        return Judged(
            issues=(Kind.PERSON_STATUS_UNKNOWN.at(where, status, value=status, what=what),)
        )
    finding = judge_party(status, party, wanted)
    if party is Party.PROBATIONARY and not finding.passed and not wanted.names_probationary:
        issue = Kind.PARTY_PROBATIONARY.at(
            where, status, name=member.name, post=target, wanted=text
        )
        return _judged(asking, finding)._replace(issues=(issue,))
    return _judged(asking, finding)
