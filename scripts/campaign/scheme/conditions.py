"""资格条件 and 等级次序 of the scheme: what each row asks, of whom, for which choices.

The columns 政治面貌要求 and 最低工作年限 of a post are the short form of two such rows, and become
conditions like them. What a person is judged by stands in `campaign.registration.conditions`.
"""

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from decimal import Decimal
from fractions import Fraction
from operator import eq, ge, gt, le, lt, ne
from typing import Any, NamedTuple

from campaign.issues import Issue, Kind, did_you_mean
from campaign.scheme import sheets as sheets
from campaign.scheme.condition_sheets import (
    AFTER,
    AMONG,
    AT_LEAST,
    AT_MOST,
    BEFORE,
    BY_HAND,
    NOT_AMONG,
    ConditionRow,
    RankOrder,
)
from campaign.scheme.sheets import SEPARATORS, Post
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.dates import Since, YearMonth
from campaign.workbook.declare.numbers import Number
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.read.reader import Row

PARTY, SERVICE = "政治面貌", "工作年限"
_SAME_RANK = re.compile(r"[/／＝=]+")
_LIMIT = re.compile(r"(.+?)(≥|≤|>=|<=|≠|!=|=|＝|<|>|＜|＞)(.+)")
_SIGNS = {">=": "≥", "<=": "≤", "!=": "≠", "＝": "=", "＜": "<", "＞": ">"}
_NUMBER = Number(places=4)
_AS_OF_TIME = re.compile(r"年龄|.*年限|近.{1,2}年.*")
"""Facts that are counted to a day."""

COMPARED: Mapping[str, Callable[[Any, Any], bool]] = {
    "≥": ge,
    "≤": le,
    ">": gt,
    "<": lt,
    "=": eq,
    "≠": ne,
}
"""By the sign of a limit."""

Order = tuple[tuple[str, ...], ...]
"""Words from low to high, those of one rank together; folded."""
USUAL_ORDERS: Mapping[str, str] = {
    "学历": "小学、初中、高中/中专/中技/职高/技校、大专/专科/大学专科/大学专科毕业、"
    "本科/大学/大学本科/大学本科毕业、研究生/硕士研究生/博士研究生/硕士/博士",
    "学位": "学士、硕士、博士",
    "考核": "不称职/不合格、基本称职/基本合格、称职/合格、优秀",
}
"""Where 等级次序 says nothing else; 考核 stands for every fact about appraisals."""


def several(text: str) -> tuple[str, ...]:
    """Return the words that a cell lists."""
    return tuple(part.strip() for part in SEPARATORS.split(text) if part.strip())


class Limit(NamedTuple):
    """One item of 限于: of whom a condition asks anything, such as 性别=女."""

    fact: str
    sign: str
    """=, ≠, ≥ or ≤."""
    value: str

    @property
    def number(self) -> Fraction | None:
        """The number that it compares with; None if it is a word."""
        return _number_in(self.value)

    def __str__(self) -> str:
        return f"{self.fact}{self.sign}{self.value}"


class Condition(NamedTuple):
    """One condition, understood."""

    applies_to: frozenset[str]
    fact: str
    demand: str
    values: tuple[str, ...] = ()
    limits: tuple[Limit, ...] = ()
    by_hand: bool = False
    """Whether people judge those who do not meet it."""
    if_unknown: Kind | None = None
    """The fault where the roster does not say it; without, people judge."""

    @property
    def number(self) -> Fraction | None:
        """The value as a number, if it is one."""
        return _number_in(self.values[0]) if len(self.values) == 1 else None


def _number_in(text: str) -> Fraction | None:
    parsed = _NUMBER.parse(text)
    return Fraction(parsed) if isinstance(parsed, Decimal) else None


def from_post(post: Post) -> Iterable[Condition]:
    """Yield the conditions of a post's own columns, in the order in which they are told."""
    here = frozenset((fold(post.name),))
    if post.min_years:
        years = (plain(post.min_years),)
        yield Condition(here, SERVICE, AT_LEAST, years, if_unknown=Kind.PERSON_NO_SERVICE)
    if post.party:
        yield Condition(here, PARTY, AMONG, (post.party,), if_unknown=Kind.PERSON_NO_PARTY)


def from_row(row: ConditionRow) -> Condition:
    """Return a row of 资格条件 as a condition; `check_conditions` has found it sound."""
    return Condition(
        frozenset(map(fold, several(row.applies_to))),
        row.fact,
        row.demand,
        several(row.value),
        limits_in(row.only_for),
        by_hand=row.otherwise == BY_HAND,
    )


def limits_in(text: str) -> tuple[Limit, ...]:
    """Return the items of a cell 限于; what is none is left out: see `unclear_limits`."""
    return tuple(limit for limit in map(_limit, several(text)) if limit)


def unclear_limits(text: str, known: Mapping[str, Order]) -> list[str]:
    """Return the items of a cell 限于 that say nothing of anybody.

    What is not compared with a number has to be a word of an order: 学历≥本科.
    """
    found = {each: _limit(each) for each in several(text)}
    return [each for each, limit in found.items() if limit is None or not is_clear(limit, known)]


def is_clear(limit: Limit, known: Mapping[str, Order]) -> bool:
    """Tell whether it can be compared: with any word, or else a number or a word of an order."""
    if limit.sign in "=≠":
        return True
    is_ranked = rank_in(order_of(limit.fact, known), limit.value) is not None
    return is_ranked or limit.number is not None


def _limit(text: str) -> Limit | None:
    found = _LIMIT.fullmatch(text)
    if not found:
        return None
    return Limit(found[1].strip(), _SIGNS.get(found[2], found[2]), found[3].strip())


# -- words that are higher than others ------------------------------------------------------------


def _understood(ascending: str) -> Order:
    return tuple(
        tuple(fold(word) for word in _SAME_RANK.split(rank) if word.strip())
        for rank in several(ascending)
    )


def orders(rows: Iterable[RankOrder]) -> dict[str, Order]:
    """Return the order of words by fact, the usual ones included."""
    found = {fold(fact): _understood(words) for fact, words in USUAL_ORDERS.items()}
    for row in rows:
        key = "考核" if "考核" in row.fact else row.fact
        found[fold(key)] = _understood(row.ascending)
    return found


def order_of(fact: str, known: Mapping[str, Order]) -> Order:
    """Return the order of a fact's words; empty where none is known."""
    return known.get(fold("考核" if "考核" in fact else fact), ())


def rank_in(order: Order, word: str) -> int | None:
    """Return how high a word stands, from 0; None if the order does not have it."""
    key = fold(_BRACKETED.sub("", word) or word)
    return next((rank for rank, words in enumerate(order) if key in words), None)


_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]$")

# -- checks ---------------------------------------------------------------------------------------


def check_conditions(
    rows: Sequence[Row[ConditionRow]],
    known: Mapping[str, Order],
    posts: Iterable[Post],
    departments: Iterable[str],
    others: Iterable[str] = (),
) -> Iterable[Issue]:
    """Find what no row of 资格条件 can mean: unknown targets, values that cannot be compared."""
    posts = list(posts)
    targets = [
        sheets.EVERYBODY,
        sheets.POSTS_PART,
        sheets.DEPARTMENTS_PART,
        *(post.group for post in posts if post.group),
        *(post.name for post in posts),
        *(post.department for post in posts),
        *departments,
        *others,
    ]
    folded = {fold(each) for each in targets}
    for row in rows:
        for name in several(row.value.applies_to):
            if fold(name) not in folded:
                guess = did_you_mean(nearest(name, targets))
                where = row.where("applies_to")
                yield Kind.CONDITION_TARGET_UNKNOWN.at(where, name, name=name, suggestion=guess)
        for text in unclear_limits(row.value.only_for, known):
            yield Kind.CONDITION_LIMIT_UNCLEAR.at(row.where("only_for"), text, text=text)
        yield from _check_value(row, from_row(row.value), known)


def _check_value(
    row: Row[ConditionRow], condition: Condition, known: Mapping[str, Order]
) -> Iterable[Issue]:
    demand, values, where = condition.demand, condition.values, row.where("value")
    expected = ""
    if demand in (AT_LEAST, AT_MOST) and condition.number is None:
        order = order_of(condition.fact, known)
        if len(values) != 1 or rank_in(order, values[0]) is None:
            expected = "一个数字，或者“等级次序”里有的一个词"
    elif demand in (BEFORE, AFTER) and values and day_in(values) is None:
        expected = "一个日期，如2026-3-7；与年限计算日比的留空"
    elif demand in (AMONG, NOT_AMONG) and not values:
        expected = "允许或者不允许的词，几个用顿号隔开"
    if expected:
        yield Kind.CONDITION_VALUE_UNCLEAR.at(
            where, row.value.value, fact=condition.fact, demand=demand, expected=expected
        )


def day_in(values: Sequence[str]) -> date | YearMonth | None:
    """Return the day or month that a condition compares with; None if it is none beyond doubt."""
    parsed = Since().parse(values[0]) if len(values) == 1 else None
    return parsed if isinstance(parsed, date | YearMonth) else None


def counts_time(row: ConditionRow) -> bool:
    """Tell whether a condition needs the day to which years are counted (年限计算日)."""
    limited = any(_AS_OF_TIME.fullmatch(each.fact) for each in from_row(row).limits)
    by_day = row.demand in (BEFORE, AFTER) and not row.value
    return by_day or limited or bool(_AS_OF_TIME.fullmatch(row.fact))
