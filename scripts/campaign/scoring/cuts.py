"""环节 and 晋级规则: after a stage some go on; who does not is 未进入, with the figures.

A stage's mark is the sum of the points of its components; where none of them counts in the total
(分值 0) it is the sum of their means, so that they decide the cut alone. Who misses a pass mark,
the least approval or a component is out as well.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Protocol

from campaign.scheme.answers import ABSENT_IS_OUT, TRUNCATE
from campaign.scheme.rules.classes import holds_for
from campaign.scheme.rules.tie_rules import tie_links
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import ABOVE, NOT_BELOW, WHOLE, CutRow
from campaign.scheme.sheets import Component, Post
from campaign.scoring.arithmetic import quantized
from campaign.scoring.asked import asked
from campaign.scoring.candidates import Candidate
from campaign.scoring.cut_places import not_among_the_best
from campaign.scoring.ties import fact_values, standing_value
from campaign.workbook.declare.cells import plain


class Pointed(Protocol):
    """What a component has given somebody, as far as a cut needs to know."""

    @property
    def points(self) -> Decimal | Fraction: ...

    @property
    def mean(self) -> Decimal | Fraction: ...

    @property
    def absent(self) -> bool: ...

    def at(self, post: str) -> "Pointed": ...


Given = Mapping[tuple[str, str], Pointed]
"""By component name and 编号."""


class Stopped(NamedTuple):
    """Somebody who did not go on to the next stage for a post."""

    why: str
    """With the figures, as it is published."""
    not_reached: frozenset[str]
    """The components of the stages that follow."""


Out = dict[tuple[str, str], Stopped]
"""Who did not go on, by post and 编号."""


class Stage(NamedTuple):
    """Components that are held together, before those of the next stage."""

    name: str
    components: tuple[Component, ...]

    @property
    def deciding(self) -> bool:
        """Whether it has no points in the total, so that its means decide."""
        return not any(each.points for each in self.components)

    def of(self, post: Post) -> "Stage":
        """Return the same with the components of a post alone."""
        own = (each for each in self.components if holds_for(each.applies_to, post))
        return self._replace(components=tuple(own))


def stages_of(scheme: Scheme) -> list[Stage]:
    """Return the stages in the order in which 评分项目 names them; one of all where nothing is cut.

    Components without a stage come last.
    """
    if not scheme.cuts:
        return [Stage("", scheme.components)]
    names = dict.fromkeys(each.stage for each in scheme.components)
    ordered = [name for name in names if name] + [name for name in names if not name]
    return [
        Stage(name, tuple(each for each in scheme.components if each.stage == name))
        for name in ordered
    ]


def staying(
    scheme: Scheme, candidates: Sequence[Candidate], given: Given, stage: Stage
) -> list[tuple[Component, list[Candidate]]]:
    """Return who takes part in each component: everybody still in for one of its posts."""
    before = stages_of(scheme)
    out = cut_out(scheme, candidates, given, before[: before.index(stage)])
    return [(each, asked(scheme, each, candidates, out)) for each in stage.components]


def cut_out(
    scheme: Scheme, candidates: Sequence[Candidate], given: Given, stages: Sequence[Stage]
) -> Out:
    """Return who did not go on after these stages, and why."""
    out: Out = {}
    for number, stage in enumerate(stages):
        following = stages_of(scheme)[number + 1 :]
        later = frozenset(each.name for one in following for each in one.components)
        for post in scheme.posts:
            people = [
                each
                for each in candidates
                if post.name in each.posts and (post.name, each.staff_id) not in out
            ]
            goal = goal_after(following, post)
            for staff_id, why in _cut(scheme, stage.of(post), post, people, given, goal).items():
                out[post.name, staff_id] = Stopped(why, later)
    return out


def goal_after(following: Sequence[Stage], post: Post) -> str:
    """Name what comes for a post after the stages before these."""
    return next((each.name or "下一环节" for each in following if each.of(post).components), "考察")


def _cut(
    scheme: Scheme,
    stage: Stage,
    post: Post,
    people: Sequence[Candidate],
    given: Given,
    goal: str,
) -> dict[str, str]:
    """Return who of a post does not go on to the next stage."""
    if not stage.components:
        return {}
    rules = [
        each
        for each in scheme.cuts
        if each.stage == stage.name and holds_for(each.applies_to, post)
    ]
    marks = marks_of(stage, post, people, given)
    out: dict[str, str] = {}
    for each in people:
        if any((part.name, each.staff_id) not in given for part in stage.components):
            out[each.staff_id] = f"未进入{stage.name}"
        elif each.staff_id not in marks and rules:
            out[each.staff_id] = f"{stage.name}缺考，未进入{goal}"
    for rule in rules:
        for staff_id, why in _failing(scheme, stage, rule, post, people, marks, given).items():
            out[staff_id] = f"{why}，未进入{goal}"
        marks = {key: mark for key, mark in marks.items() if key not in out}
    return out


def marks_of(
    stage: Stage, post: Post, people: Sequence[Candidate], given: Given
) -> dict[str, Fraction]:
    """Return what decides after a stage, by 编号; nothing for who was absent from all of it."""
    marks: dict[str, Fraction] = {}
    for each in people:
        own = [given.get((part.name, each.staff_id)) for part in stage.components]
        found = [part.at(post.name) for part in own if part]
        if len(found) == len(own) and not all(part.absent for part in found):
            values = (part.mean if stage.deciding else part.points for part in found)
            marks[each.staff_id] = sum((Fraction(value) for value in values), Fraction(0))
    return marks


def beyond_inspection(
    scheme: Scheme,
    post: Post,
    people: Sequence[Candidate],
    totals: Mapping[str, Fraction],
    given: Given,
) -> dict[str, str]:
    """Return who is not inspected by their total (晋级规则, 环节: 总分), with the figures."""
    whole = Stage(WHOLE, scheme.components_of(post.name))
    rules = [
        each for each in scheme.cuts if each.stage == WHOLE and holds_for(each.applies_to, post)
    ]
    out: dict[str, str] = {}
    for rule in rules:
        left = {key: total for key, total in totals.items() if key not in out}
        failing = _failing(scheme, whole, rule, post, people, left, given)
        out |= {key: f"{why}，未列为考察对象" for key, why in failing.items()}
    return out


def _failing(
    scheme: Scheme,
    stage: Stage,
    rule: CutRow,
    post: Post,
    people: Sequence[Candidate],
    marks: Mapping[str, Fraction],
    given: Given,
) -> dict[str, str]:
    """Return whom a rule keeps out, with the figures."""
    if rule.rule in (NOT_BELOW, ABOVE):
        strict = rule.rule == ABOVE
        least = Fraction(rule.number)
        word = "不高于" if strict else "低于"
        return {
            key: f"{_mark_name(stage.name)}{shown(mark)}，{word}{plain(rule.number)}"
            for key, mark in marks.items()
            if mark < least or (strict and mark == least)
        }
    chain = _chain(scheme, stage, post, people, given) if rule.at_cut.parts else []
    found = not_among_the_best(rule, post, marks, chain)
    return {
        key: f"{_mark_name(stage.name)}{shown(marks[key])}，{why}" for key, why in found.items()
    }


def _chain(
    scheme: Scheme, stage: Stage, post: Post, people: Sequence[Candidate], given: Given
) -> list[dict[str, Fraction | None]]:
    """Return what can be compared among equals at the cut: components of the stage, and facts."""
    components = {each.name for each in stage.components}
    chain: list[dict[str, Fraction | None]] = []
    for link in tie_links(scheme):
        if link.is_fact:
            values = fact_values(scheme, link, [each.member for each in people])
            chain.append({key: standing_value(link, each) for key, each in values.items()})
        elif link.name in components:
            parts = ((each.staff_id, given.get((link.name, each.staff_id))) for each in people)
            chain.append({key: Fraction(part.at(post.name).points) for key, part in parts if part})
    return chain


def _mark_name(stage: str) -> str:
    return stage if stage == WHOLE else f"{stage}得分"


def shown(mark: Fraction) -> str:
    """Return a mark in words: exact up to four decimals."""
    return plain(quantized(mark, 4, TRUNCATE))


# -- out by other rules ---------------------------------------------------------------------------


def is_below_floor(scheme: Scheme, approval: Fraction) -> bool:
    """Tell whether it is below the minimum approval, or at it where more is asked for."""
    floor = scheme.basics.least_approval
    if floor is None:
        return False
    return approval < floor or (approval == floor and not scheme.basics.least_is_enough)


def is_out_by_absence(
    scheme: Scheme,
    components: Sequence[Component],
    absent: frozenset[str],
    uncounted: frozenset[str],
) -> bool:
    """Tell whether who missed these components is out of the competition for a post (缺考处理).

    Only what has points counts; a total of 0.00 from nothing but absence is no result.
    """
    worth = {each.name for each in components if each.points}
    counted = (worth - uncounted) or worth
    if scheme.basics.absence == ABSENT_IS_OUT:
        return not counted.isdisjoint(absent)
    return bool(counted) and counted <= absent
