"""赋分标准 and 晋级规则 of the scheme, and what no row of 晋级规则 can mean."""

import re
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import Any

from campaign.issues import Issue, Kind, did_you_mean
from campaign.scheme.conditions import several
from campaign.scheme.rules.classes import holds_for
from campaign.scheme.rules.cut_ties import ALL_IN, CutTies, CutTiesText, cut_ties
from campaign.scheme.sheets import EVERYBODY, Component, Post
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.kinds import Choice, Number, Ratio, Text, Value
from campaign.workbook.declare.sheet import Sheet, column, row_class
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.read.reader import Row


def _amount() -> Number:
    """Return a figure of a table of points: years, pieces or points, which may be taken off."""
    return Number("-10000", "10000", places=4)


OF_THE_BEST = "最高"


@row_class
class AwardRow:
    """One line of a table of points: what a fact about a person is worth.

    The lines of one component and fact are one table, of which the first that fits counts.
    """

    component: str = column("项目", Text(), key=True, fill_down=True, width=16)
    fact: str = column(
        "依据",
        Text(),
        key=True,
        fill_down=True,
        width=20,
        hint="花名册的一列，或由它推算的年龄、工作年限、近三年优秀次数等；"
        "几项里取先列出的一行的，用顿号隔开",
    )
    least: Decimal | None = column("从", _amount(), default=None, hint="含本数；不限的留空")
    most: Decimal | None = column("到", _amount(), default=None, hint="含本数；不限的留空")
    equals: str = column(
        "等于",
        Value(),
        default="",
        width=22,
        hint="文字或数字，几个用顿号隔开；有这一项的不填从、到",
    )
    points: Decimal | None = column("得分", _amount(), default=None, hint="符合这一行的得几分")
    every: Decimal | str | None = column(
        "每增",
        Number("0.01", "10000", words=(OF_THE_BEST,)),
        default=None,
        hint="比“从”每满多少加一次分；填“最高”则按本人数÷最高者数×加分",
    )
    more: Decimal | None = column("加分", _amount(), default=None, hint="每次加几分，减分写负数")
    cap: Decimal | None = column("封顶", _amount(), default=None, hint="这一项依据最多得几分")
    applies_to: str = column(
        "适用", Text(), default="", width=18, hint="只用于哪些类别、职位的，写名称；留空则都适用"
    )


WHOLE = "总分"
"""Stands for the sum of all components, where a rule names a stage or a component."""
BEST, RATIO, NOT_BELOW, ABOVE = "前几名", "按职数比例", "不低于", "高于"


@row_class
class CutRow:
    """Who goes on after a stage of the scoring."""

    stage: str = column(
        "环节",
        Text(),
        key=True,
        width=14,
        hint="评分项目的“环节”里写的一个；按总分取考察对象的写总分",
    )
    applies_to: str = column(
        "适用", Text(), default="", width=18, hint="只用于哪些类别、职位的，写名称；留空则都适用"
    )
    rule: str = column("规则", Choice(BEST, RATIO, NOT_BELOW, ABOVE), width=12)
    value: str = column(
        "值", Ratio(), width=10, hint="前几名写名数；按职数比例写1:3；不低于、高于写这个环节的得分"
    )
    ties: str = column(
        "并列",
        CutTiesText(),
        default=ALL_IN,
        width=22,
        hint="末位同分的；都进入但人数有限的，写“都进入，最多1:5，超过的按并列处理”",
    )

    @property
    def at_cut(self) -> CutTies:
        """What holds for equals at the cut; `CutTiesText` has let nothing else in."""
        return cut_ties(self.ties) or CutTies(ALL_IN)

    @property
    def number(self) -> Decimal:
        """The value as a number: 3 for 1:3. `cut_number` says whether it is one."""
        return cut_number(self.value) or Decimal(0)

    def places(self, post: Post) -> int:
        """Return how many go on for a post: so many, or so many a place, whole people only."""
        return int(self.number * post.quota) if self.rule == RATIO else int(self.number)


_CUT = re.compile(r"(?:1[:：∶])?(\d{1,6}(?:\.\d{1,4})?)")


def cut_number(text: str) -> Decimal | None:
    """Return the number in a value of 晋级规则, the second of a ratio; None if neither."""
    found = _CUT.fullmatch(text.strip())
    return Decimal(found[1]) if found else None


@row_class
class JudgeClass:
    """A class of judges in a component, with its weight."""

    component: str = column("项目", Text(), key=True, fill_down=True, width=18)
    name: str = column("类别", Text(), key=True, width=18, hint="“评委名单”的“类别”里写的一类")
    weight: Decimal = column(
        "权重", Number("0", "100", percent=True), hint="同一项目各类的权重之和应为1或100"
    )


JUDGE_CLASSES = Sheet("评委分类", JudgeClass, "一个项目里，各类评委的平均分按权重合成得分。")
CUTS = Sheet("晋级规则", CutRow, "一个环节以后，哪些人进入下一个环节。")
AWARDS = Sheet(
    "赋分标准",
    AwardRow,
    "赋分项目怎样得分：同一项目、同一依据的各行，取先符合的一行；各项依据相加，最多为单张满分。",
    landscape=True,
)


def check_applies_to(row: Row[Any], text: str, posts: Sequence[Post]) -> Iterator[Issue]:
    """Find classes and posts in 适用 that the scheme does not have."""
    known = [EVERYBODY, *(name for post in posts for name in (post.name, post.group) if name)]
    for name in several(text):
        if fold(name) not in map(fold, known):
            guess, where = did_you_mean(nearest(name, known)), row.where("applies_to")
            yield Kind.CONDITION_TARGET_UNKNOWN.at(where, name, name=name, suggestion=guess)


def check_cuts(
    rows: Sequence[Row[CutRow]], components: Sequence[Component], posts: Sequence[Post]
) -> Iterable[Issue]:
    """Find rows of stages or for posts that there are none of, and values that are no number."""
    stages = [*(each.stage for each in components if each.stage), WHOLE]
    for row in rows:
        stage = row.value.stage
        if stage not in stages:
            guess, where = did_you_mean(nearest(stage, stages)), row.where("stage")
            yield Kind.SCHEME_UNKNOWN_NAME.at(
                where, stage, name=stage, sheet="评分项目", suggestion=guess
            )
        yield from check_applies_to(row, row.value.applies_to, posts)
        where, number = row.where("value"), cut_number(row.value.value)
        if not number or (row.value.rule == BEST and not row.value.value.strip().isdecimal()):
            yield Kind.CUT_VALUE_UNCLEAR.at(where, row.value.value, rule=row.value.rule)
        elif (
            row.value.rule in (NOT_BELOW, ABOVE)
            and stage in stages
            and number > (full := full_of_stage(stage, components))
        ):
            expected = f"不超过满分{plain(full)}的得分"
            yield Kind.VALUE_OUT_OF_RANGE.at(where, number, column="值", expected=expected)
        else:
            yield from _check_bound(row, posts)


def _check_bound(row: Row[CutRow], posts: Sequence[Post]) -> Iterator[Issue]:
    """Find a bound on equals that nothing follows, that nothing reaches, or below the cut."""
    rule, ties, where = row.value, row.value.at_cut, row.where("ties")
    if ties.bound is None:
        return
    if rule.rule in (NOT_BELOW, ABOVE):
        yield Kind.CUT_BOUND_UNUSED.at(where, rule.ties, rule=rule.rule)
        return
    if not ties.beyond:
        yield Kind.CUT_BOUND_OPEN.at(where, rule.ties, bound=ties.bound_words)
    for post in posts:
        bound, most = ties.most(post.quota), rule.places(post)
        if holds_for(rule.applies_to, post) and bound is not None and bound < most:
            yield Kind.CUT_BOUND_BELOW.at(where, rule.ties, post=post.name, bound=bound, most=most)
            return


def full_of_stage(stage: str, components: Sequence[Component]) -> Decimal:
    """Return the most that a stage can give; by its means where it has no points in the total."""
    own = [each for each in components if stage in (WHOLE, each.stage)]
    points = sum((each.points for each in own), Decimal(0))
    return points or sum((each.full for each in own), Decimal(0))


def check_awards(rows: Sequence[Row[AwardRow]], by_points: Sequence[str]) -> Iterable[Issue]:
    """Find rows of components that are not marked by points: nobody would look at them."""
    for row in rows:
        name = row.value.component
        if fold(name) not in map(fold, by_points):
            guess, where = did_you_mean(nearest(name, by_points)), row.where("component")
            yield Kind.SCHEME_AWARD_UNUSED.at(where, name, name=name, suggestion=guess)
