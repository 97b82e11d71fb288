"""待岗处理: how often something has happened to somebody on standby, and what that brings."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import Any, NamedTuple

from campaign.chinese import chinese_date
from campaign.scheme.rules.handling_rules import HandlingRow
from campaign.standby.trail_sheets import TrailRow
from campaign.workbook.declare.text import fold
from campaign.workbook.read.reader import Row

Trails = Mapping[str, Sequence[Row[TrailRow]]]
"""The rows of 待岗经过 by 编号."""


class Occurrence(NamedTuple):
    """Something that happened to somebody on standby, from either sheet."""

    day: date
    case: str
    row: Row[Any]
    """A row of 待岗台账 or 待岗经过: both have 决定日期."""
    days: int = 0
    place: str = ""
    until: date | None = None
    decided_on: date | None = None
    note: str = ""


class Handling(NamedTuple):
    """What the scheme rules for an occurrence."""

    of: Occurrence
    number: int
    """How often, or on how many days, it has happened by then."""
    rule: HandlingRow

    @property
    def times(self) -> str:
        """How often it has happened, in words: 第2次, 累计15天, 连续2年."""
        if self.rule.days is not None:
            return f"累计{self.number}天"
        return f"连续{self.number}年" if self.rule.in_a_row else f"第{self.number}次"

    def __str__(self) -> str:
        said = f"{chinese_date(self.of.day)}{self.of.case}（{self.times}）"
        if self.of.decided_on is None:
            return f"{said}，按方案{self.rule.outcome}，尚无决定"
        return f"{said}，{chinese_date(self.of.decided_on)}决定{self.rule.outcome}"


def handlings(rules: Sequence[HandlingRow], happened: Sequence[Occurrence]) -> Iterator[Handling]:
    """Yield what the rules bring, occurrence by occurrence, in the order of the days.

    Of the rules about the same cases the highest number that is reached counts, there and every
    time after; of different rules that fit one occurrence the lower on the sheet.
    """
    for number, each in enumerate(happened, 1):
        fitting = [
            (rule, count)
            for rule in rules
            if fold(each.case) in map(fold, rule.cases)
            and (count := _count(rule, happened[:number])) >= _least(rule)
        ]
        for rule, count in reversed(fitting):
            highest = max(_least(other) for other, _ in fitting if other.case == rule.case)
            if _least(rule) == highest:
                yield Handling(each, count, rule)
                break


def _least(rule: HandlingRow) -> int:
    return rule.days or rule.times


def _count(rule: HandlingRow, happened: Sequence[Occurrence]) -> int:
    """Count what a rule counts: times, days, years in a row, or the rarer of several cases."""
    of_case = [[each for each in happened if fold(each.case) == fold(case)] for case in rule.cases]
    if rule.days is not None:
        return sum(each.days for each in of_case[0])
    if rule.either:
        of_case = [[each for found in of_case for each in found]]
    if rule.in_a_row:
        return min(_years_in_a_row(found, happened[-1].day.year) for found in of_case)
    return min(map(len, of_case))


def _years_in_a_row(happened: Iterable[Occurrence], last: int) -> int:
    """Count the years up to the last in each of which something has happened."""
    years, count = {each.day.year for each in happened}, 0
    while last - count in years:
        count += 1
    return count
