"""结构比例 of the scheme: how many of those appointed and placed may, or must, be of a kind.

A limit is a number of people, or a share of those to whom it applies: 优秀 at most 20 %. Shares are
compared exactly, so that 20 % of 12 people allows 2, and 最少 20 % of them asks for 3.
"""

import re
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from itertools import chain
from math import ceil, floor
from typing import NamedTuple

from campaign.issues import Issue, Kind, did_you_mean
from campaign.scheme.condition_sheets import ORDERS
from campaign.scheme.conditions import Limit, is_clear, limits_in, orders, several
from campaign.scheme.score_sheets import WHOLE
from campaign.scheme.sheets import DEPARTMENTS_PART, EVERYBODY, POSTS_PART
from campaign.scheme.tables import Tables
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.kinds import Text, Value
from campaign.workbook.declare.sheet import Sheet, column, row_class
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.read.reader import Row

CANDIDATES = "竞职人员"
"""In 适用: everybody who is ranked, not only who is appointed."""
DESTINATION = "去向"
"""In 依据: what somebody is appointed to or placed in, not a fact of the roster."""
_AND = re.compile("并?且(?=[≥≤<>=≠＜＞＝!])")
_BOUND = re.compile(r"(?P<people>\d{1,5})[人名个]?|(?P<share>\d{1,3}(?:\.\d{1,4})?)[%％]")


class Bound(NamedTuple):
    """A number of people, or a percentage of those to whom a limit applies."""

    number: Decimal
    is_share: bool

    def of(self, people: int) -> Fraction:
        """Return how many of so many people it stands for, exactly."""
        number = Fraction(self.number)
        return number * people / 100 if self.is_share else number

    def __str__(self) -> str:
        return f"{plain(self.number)}{'%' if self.is_share else '人'}"


def bound_in(text: str) -> Bound | None:
    """Return the bound that a cell states: 3, 3人, 20%; None if it is none."""
    found = _BOUND.fullmatch(text.strip())
    if not found:
        return None
    share = found["share"]
    bound = Bound(Decimal(share or found["people"]), bool(share))
    return None if bound.is_share and bound.number > 100 else bound


@row_class
class StructureRow:
    """How many of the people appointed and placed may be of a kind."""

    applies_to: str = column(
        "适用",
        Text(),
        default="",
        width=28,
        hint="在哪些人里算：竞争上岗、双向选择，或者类别、职位、部门的名称；还可以写“学科=语文”；"
        "几个用顿号隔开；留空则任用和定岗的人都算；不管是否任用、参加排名的都算的，写“竞职人员”",
    )
    fact: str = column(
        "依据",
        Text(),
        key=True,
        width=16,
        hint="花名册的一列或由它推算的，如考核等次、年龄；写“去向”的，看任用、定岗到哪里；"
        "写“总分”或者评分项目的，看得分（评分项目按单张满分算）",
    )
    value: str = column(
        "值",
        Value(),
        key=True,
        width=24,
        hint="如优秀、≥50，几个用顿号隔开；一段写“≥60且<90”；依据是“去向”的，写类别、职位、部门的名称",
    )
    most: str = column(
        "最多", Text(limit=12), default="", width=10, hint="人数（如3人）或者百分比（如20%）"
    )
    least: str = column(
        "最少", Text(limit=12), default="", width=10, hint="人数（如3人）或者百分比（如5%）"
    )

    @property
    def places(self) -> frozenset[str]:
        """The posts, classes and departments in 适用, folded; empty where it names none."""
        named = (fold(each) for each in several(self.applies_to) if not limits_in(each))
        return frozenset(each for each in named if each != fold(CANDIDATES))

    @property
    def of_candidates(self) -> bool:
        """Whether it is among all who are ranked, appointed or not."""
        return fold(CANDIDATES) in map(fold, several(self.applies_to))

    def is_of_score(self, components: Iterable[str]) -> bool:
        """Tell whether it counts by the total or by a component's mark, not by the roster.

        A column of the roster may have the name of a component: 年度考核 with 优秀 is the column's.
        """
        if fold(self.fact) == fold(WHOLE):
            return True
        limits = chain.from_iterable(self.kinds)
        is_component = fold(self.fact) in map(fold, components)
        return is_component and all(each.number is not None for each in limits)

    @property
    def limits(self) -> tuple[Limit, ...]:
        """The facts that 适用 asks of people, all of them."""
        return limits_in(self.applies_to)

    @property
    def kinds(self) -> tuple[tuple[Limit, ...], ...]:
        """What is counted: people of whom all of one of these is true."""
        return tuple(
            tuple(
                limit
                for part in _AND.split(each)
                for limit in limits_in(f"{self.fact}{part}") or (Limit(self.fact, "=", part),)
            )
            for each in several(self.value)
        )

    def most_of(self, people: int) -> int | None:
        """Return how many of so many people there may be; None where that is left open."""
        bound = bound_in(self.most)
        return floor(bound.of(people)) if bound else None

    def least_of(self, people: int) -> int | None:
        """Return how many of so many people there must be; None where that is left open."""
        bound = bound_in(self.least)
        return ceil(bound.of(people)) if bound else None

    @property
    def counted(self) -> str:
        """What is counted, in words: 考核等次为优秀."""
        kinds = ("、".join(map(_said, each)) for each in self.kinds)
        return "或者".join(kinds)

    @property
    def whom(self) -> str:
        """Among whom, in words."""
        words = "、".join(
            _said(limits[0]) if (limits := limits_in(each)) else each
            for each in several(self.applies_to)
            if fold(each) != fold(CANDIDATES)
        )
        whom = "参加排名的人员" if self.of_candidates else "任用和定岗的人员"
        return f"{whom}（{words}）" if words else whom

    @property
    def bounds(self) -> str:
        """The limits, in words: 最少5%，最多10%."""
        said = (("最少", bound_in(self.least)), ("最多", bound_in(self.most)))
        return "，".join(f"{word}{bound}" for word, bound in said if bound)

    def __str__(self) -> str:
        return f"{self.whom}中，{self.counted}的{self.bounds}"


STRUCTURE = Sheet(
    "结构比例",
    StructureRow,
    "任用和定岗的人里，哪一种人最多、最少占多少；不符合的，程序提示，由党委决定。",
    landscape=True,
)


def _said(limit: Limit) -> str:
    return f"{limit.fact}{'为' if limit.sign == '=' else limit.sign}{limit.value}"


def structure_rules(rows: Iterable[Row[StructureRow]]) -> tuple[str, ...]:
    """Say the limits, a sentence each."""
    return tuple(f"{row.value}。" for row in rows)


def check_structure(tables: Tables) -> Iterator[Issue]:
    """Find limits of places that the scheme does not have, and those that limit nothing."""
    posts = [row.value for row in tables.posts]
    components = [row.value.name for row in tables.components]
    ranked = orders(row.value for row in tables.of(ORDERS))
    known = [EVERYBODY, POSTS_PART, DEPARTMENTS_PART, CANDIDATES]
    known += [row.value.name for row in tables.departments]
    known += [name for each in posts for name in (each.name, each.group, each.department) if name]
    for row in tables.of(STRUCTURE):
        value = row.value
        places = [("applies_to", each) for each in several(value.applies_to)]
        if value.fact == DESTINATION:
            places += [("value", each) for each in several(value.value)]
        for field, name in places:
            is_fact = field == "applies_to" and limits_in(name)
            if not is_fact and fold(name) not in map(fold, known):
                guess, where = did_you_mean(nearest(name, known)), row.where(field)
                yield Kind.STRUCTURE_PLACE_UNKNOWN.at(where, name, name=name, suggestion=guess)
        kinds = tuple(chain.from_iterable(value.kinds))
        for field, limits in (("applies_to", value.limits), ("value", kinds)):
            for each in limits:
                if not is_clear(each, ranked):
                    yield Kind.CONDITION_LIMIT_UNCLEAR.at(row.where(field), each, text=each)
        if value.is_of_score(components):
            yield from _check_scores(row)
        yield from _check_bounds(row)


def _check_scores(row: Row[StructureRow]) -> Iterator[Issue]:
    """Find a word where a score has to be compared with a number."""
    for limit in chain.from_iterable(row.value.kinds):
        if limit.number is None:
            where, text = row.where("value"), row.value.value
            yield Kind.STRUCTURE_NO_SCORE.at(where, text, fact=limit.fact, text=limit.value)


def _check_bounds(row: Row[StructureRow]) -> Iterator[Issue]:
    value = row.value
    texts = {"most": value.most, "least": value.least}
    for field, text in texts.items():
        if text and not bound_in(text):
            yield Kind.STRUCTURE_BOUND_UNCLEAR.at(row.where(field), text, text=text)
    if not any(texts.values()):
        yield Kind.STRUCTURE_EMPTY.at(row.where("most"), counted=value.counted)
    most, least = bound_in(value.most), bound_in(value.least)
    if most and least and most.is_share is least.is_share and least.number > most.number:
        yield Kind.STRUCTURE_CROSSED.at(row.where("least"), value.least, least=least, most=most)
