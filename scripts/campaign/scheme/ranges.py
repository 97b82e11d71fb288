"""选岗范围, understood: which targets each rule leaves open to whom, and in which round."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from campaign.issues import Issue, Kind, did_you_mean
from campaign.scheme.choosing import LAST_ROUND, OWN, STANDBY, RangeRow, RoundRow, span_in
from campaign.scheme.conditions import Limit, limits_in, orders, several, unclear_limits
from campaign.scheme.scheme import Scheme
from campaign.scheme.targets import Targets, department_targets
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.read.reader import Row


class RangeRule(NamedTuple):
    """One row of 选岗范围."""

    limits: tuple[Limit, ...]
    allowed: frozenset[str]
    """Departments and posts by name, 本部门 among them; what it names none of is left open."""
    closed: frozenset[str]
    """The same, and 待岗 where nobody may be put on standby."""
    row: RangeRow

    @property
    def whom(self) -> str:
        """Of whom it speaks, in words; empty where it speaks of everybody."""
        limits = "、".join(
            f"{each.fact}{'为' if each.sign == '=' else each.sign}{each.value}"
            for each in self.limits
        )
        return f"{limits}的人员" if limits else ""

    def __str__(self) -> str:
        parts = [f"只能选{self.row.allowed}"] if self.row.allowed else []
        choices = "、".join(each for each in several(self.row.closed) if each != STANDBY)
        parts += [f"不能选{choices}"] if choices else []
        parts += ["不得列为待岗"] if STANDBY in self.closed else []
        parts += [self.row.arranged] if self.row.arranged else []
        rounds = f"（第{self.row.rounds}轮）" if self.row.rounds[:1].isdigit() else ""
        rounds = "（最后一轮）" if self.row.rounds == LAST_ROUND else rounds
        return f"{self.whom or '所有人员'}{'，'.join(parts)}{rounds}"


def rules_in_force(scheme: Scheme) -> list[RangeRule]:
    """Return the rules of the round for which the scheme stands."""
    if not scheme.ranges:
        return []
    names = _Names(scheme)
    return [
        RangeRule(limits_in(row.only_for), names.meant(row.allowed), names.meant(row.closed), row)
        for row in scheme.ranges
        if _is_in_force(row, scheme)
    ]


def _is_in_force(row: RangeRow, scheme: Scheme) -> bool:
    wanted = several(row.rounds)
    is_last = LAST_ROUND in wanted and scheme.round == scheme.last_round
    return not wanted or is_last or str(scheme.round) in wanted


class _Names:
    """What a name in 可选 or 不可选 means."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.departments: Targets = department_targets(scheme)

    def meant(self, cell: str) -> frozenset[str]:
        return frozenset(name for text in several(cell) for name in self.find(text))

    def find(self, text: str) -> Sequence[str]:
        """Return the departments and posts that a text names; empty if there are none such."""
        if text in (OWN, STANDBY):
            return (text,)
        key = fold(text)
        if department := self.departments.find(text).target:
            return (department,)
        return [
            post.name
            for post in self.scheme.posts
            if key in map(fold, filter(None, (post.name, post.group, post.department)))
        ]

    def nearest(self, text: str) -> str:
        posts = [post.name for post in self.scheme.posts]
        return nearest(text, [OWN, *self.departments.names, *posts])


def check_ranges(rows: Iterable[Row[RangeRow]], scheme: Scheme) -> Iterable[Issue]:
    """Find what no row of 选岗范围 can mean."""
    names, known = _Names(scheme), orders(scheme.orders)
    for row in rows:
        value = row.value
        if not value.allowed and not value.closed and not value.arranged:
            yield Kind.RANGE_EMPTY.at(row.where("allowed"))
        for field, cell in (("allowed", value.allowed), ("closed", value.closed)):
            for text in several(cell):
                if not names.find(text) or (field == "allowed" and text == STANDBY):
                    guess = did_you_mean(names.nearest(text))
                    yield Kind.RANGE_UNKNOWN.at(row.where(field), text, name=text, suggestion=guess)
        for text in unclear_limits(value.only_for, known):
            yield Kind.RANGE_LIMIT_UNCLEAR.at(row.where("only_for"), text, text=text)
        for text in several(value.rounds):
            if text != LAST_ROUND and not (text.isdigit() and 0 < int(text) <= scheme.last_round):
                last = scheme.last_round
                yield Kind.RANGE_ROUND_UNKNOWN.at(row.where("rounds"), text, text=text, last=last)


def check_rounds(rounds: Sequence[Row[RoundRow]]) -> Iterable[Issue]:
    """Find rounds that do not follow each other, and numbers of names that are none."""
    for at, row in enumerate(sorted(rounds, key=lambda row: row.value.number), 1):
        if row.value.number != at:
            number = row.value.number
            yield Kind.ROUND_OUT_OF_ORDER.at(row.where("number"), number, number=number, wanted=at)
        for field in ("names", "choices"):
            text = getattr(row.value, field)
            if text and span_in(text) is None:
                yield Kind.ROUND_SPAN_UNCLEAR.at(row.where(field), text, text=text)
