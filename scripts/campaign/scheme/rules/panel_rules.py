"""评委分类 of the scheme: classes of judges whose means count by weight in a component."""

from collections import Counter
from collections.abc import Iterable, Iterator
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple

from campaign.issues import Issue, Kind, did_you_mean
from campaign.scheme.rules.draw_rules import DRAWS, POOL, PoolJudge
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import JUDGE_CLASSES, JudgeClass
from campaign.scheme.sheets import BY_CRITERION, CRITERIA, Component, Judge
from campaign.scheme.tables import Tables
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.read.reader import Row


class MarkGroup(NamedTuple):
    """Marks of which one trimmed mean is taken; a component's mean is the sum of its groups'."""

    label: str
    """The class, and the sub-criterion; empty where all marks are one group."""
    judges: tuple[str, ...]
    criterion: str
    """The sub-criterion whose marks they are; empty for the marks as a whole."""
    share: Fraction
    """By which the mean counts."""


def classes_in(scheme: Scheme, component: Component) -> list[JudgeClass]:
    """List the classes of judges that a component has, in order."""
    return [each for each in scheme.judge_classes if fold(each.component) == fold(component.name)]


def mark_groups(scheme: Scheme, component: Component) -> list[MarkGroup]:
    """Group the marks of a component by classes of judges, and by sub-criteria if trimmed by them.

    One group of all marks where the scheme has neither.
    """
    panel, classes = scheme.panel(component), classes_in(scheme, component)
    weights = sum((Fraction(each.weight) for each in classes), Fraction(0))
    members = [
        (each.name, _of_class(panel, each), Fraction(each.weight) / weights) for each in classes
    ] or [("", tuple(judge.name for judge in panel), Fraction(1))]
    criteria = [
        each.name for each in scheme.criteria if fold(each.component) == fold(component.name)
    ]
    if component.trims_by != BY_CRITERION:
        criteria = [""]
    return [
        MarkGroup("·".join(filter(None, (criterion, name))), judges, criterion, share)
        for criterion in criteria
        for name, judges, share in members
    ]


def _of_class(panel: Iterable[Judge], one: JudgeClass) -> tuple[str, ...]:
    return tuple(judge.name for judge in panel if fold(judge.group) == fold(one.name))


def panel_sizes(tables: Tables, component: Component) -> dict[str, int]:
    """Count the judges of each class of a component, those to be drawn among them.

    Marks are dropped class by class; without classes there is the whole panel, under no name.
    """
    named = [fold(row.value.group) for row in tables.judges if row.value.duties.get(component.name)]
    drawn = [
        row.value
        for row in tables.of(DRAWS)
        if fold(component.name) in map(fold, row.value.names())
    ]
    classes = [
        row.value.name
        for row in tables.of(JUDGE_CLASSES)
        if fold(row.value.component) == fold(component.name)
    ]
    if not classes:
        return {"": len(named) + sum(each.number for each in drawn)}
    return {
        name: named.count(fold(name))
        + sum(each.number for each in drawn if fold(each.group) == fold(name))
        for name in classes
    }


def class_rule(scheme: Scheme, component: Component) -> str:
    """Say how the judges' classes are weighed; empty where there are none."""
    classes = classes_in(scheme, component)
    if not classes:
        return ""
    total = sum((each.weight for each in classes), Decimal(0))
    shares = "、".join(f"{each.name}{plain(each.weight * 100 / total)}%" for each in classes)
    return f"{component.name}按评委类别分别取平均，再加权：{shares}。"


def check_judge_classes(tables: Tables) -> Iterator[Issue]:
    """Find classes of unknown components, weights that do not add up, judges of no class."""
    rows = tables.of(JUDGE_CLASSES)
    components = {fold(row.value.name): row.value for row in tables.components}
    names = [row.value.name for row in tables.components]
    for row in rows:
        name = row.value.component
        if fold(name) not in components:
            guess, where = did_you_mean(nearest(name, names)), row.where("component")
            yield Kind.SCHEME_UNKNOWN_NAME.at(
                where, name, name=name, sheet="评分项目", suggestion=guess
            )
    yield from _of_posts(tables)
    for key, component in components.items():
        own = [row for row in rows if fold(row.value.component) == key]
        total = sum((row.value.weight for row in own), Decimal(0))
        if own and total not in (1, 100):
            where = own[0].where("weight")
            yield Kind.SCHEME_WEIGHTS_SUM.at(where, plain(total), total=plain(total))
        if own:
            yield from _members(tables, component, [row.value.name for row in own])
        if component.trims_by == BY_CRITERION:
            yield from _criteria(tables, component)


def _of_posts(tables: Tables) -> Iterator[Issue]:
    """Find judges whose class is one of posts: a panel of its own is a component of its own."""
    classes = {fold(post.group) for post in tables.contests if post.group}
    classes -= {fold(row.value.name) for row in tables.of(JUDGE_CLASSES)}
    for row in tables.judges:
        judge = row.value
        if fold(judge.group) in classes:
            duties = [name for name, marks in judge.duties.items() if marks]
            example = f"{judge.group}{duties[0] if duties else '演说'}"
            where = row.where("group")
            yield Kind.JUDGE_OF_POSTS.at(where, judge.group, group=judge.group, example=example)


def _members(tables: Tables, component: Component, classes: list[str]) -> Iterator[Issue]:
    """Find judges of a component, named or to be drawn, who are of none of its classes."""
    known = Counter(map(fold, classes))
    for row in tables.judges:
        judge = row.value
        if judge.duties.get(component.name) and fold(judge.group) not in known:
            yield Kind.JUDGE_CLASS_UNKNOWN.at(
                row.where("group") if row.places.has("group") else row.where("name"),
                judge.group,
                judge=judge.name,
                component=component.name,
                known="、".join(classes),
            )

    for each in _may_be_drawn(tables, component):
        if fold(each.value.group) not in known:
            yield Kind.JUDGE_CLASS_UNKNOWN.at(
                each.where("group") if each.places.has("group") else each.where("name"),
                each.value.group,
                judge=each.value.name,
                component=component.name,
                known="、".join(classes),
            )


def classes_without_judges(tables: Tables, component: Component) -> Iterator[Issue]:
    """Find classes of a component whose share of the mark nobody would give."""
    named = [row.value for row in tables.judges if row.value.duties.get(component.name)]
    groups = [each.group for each in named]
    groups += [row.value.group for row in _may_be_drawn(tables, component)]
    known = {fold(each): each for each in groups if each}
    for row in tables.of(JUDGE_CLASSES):
        one = row.value
        is_own = fold(one.component) == fold(component.name) and one.weight
        if is_own and fold(one.name) not in known:
            yield Kind.JUDGE_CLASS_EMPTY.at(
                row.where("name"),
                one.name,
                component=component.name,
                name=one.name,
                known="、".join(known.values()) or "空白",
                weight=plain(one.weight),
            )


def _may_be_drawn(tables: Tables, component: Component) -> Iterator[Row[PoolJudge]]:
    """List who may be drawn as a judge of a component."""
    own = [
        row.value
        for row in tables.of(DRAWS)
        if fold(component.name) in map(fold, row.value.names())
    ]
    for row in tables.of(POOL):
        if any(rule.may_draw(row.value) for rule in own):
            yield row


def _criteria(tables: Tables, component: Component) -> Iterator[Issue]:
    if not any(fold(row.value.component) == fold(component.name) for row in tables.of(CRITERIA)):
        row = next(each for each in tables.components if each.value is component)
        yield Kind.TRIMMED_CRITERIA_MISSING.at(
            row.where("trims_by"), component.trims_by, component=component.name
        )
