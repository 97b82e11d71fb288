"""环节 and 晋级规则: after a stage some go on; who does not is 未进入, with the figures.

A stage's mark is the sum of the points of its components; where none of them counts in the total
(分值 0) it is the sum of their means, so that they decide the cut alone. Who misses a pass mark,
the least approval or a component is out as well.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import NamedTuple, Protocol

from campaign.scheme.answers import TRUNCATE
from campaign.scheme.rules.classes import holds_for
from campaign.scheme.rules.tie_rules import BY_LOT
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import ABOVE, NOT_BELOW, WHOLE, CutRow
from campaign.scheme.sheets import Component, Post
from campaign.scoring.arithmetic import quantized
from campaign.scoring.asked import asked
from campaign.scoring.candidates import Candidate
from campaign.scoring.cut_places import the_best
from campaign.scoring.ties import AWAITS_LOT, Contender, exact_points, part_equals
from campaign.workbook.declare.cells import plain


class Pointed(Protocol):
    """What a component has given somebody, as far as a cut needs to know."""

    @property
    def points(self) -> Decimal | Fraction: ...

    @property
    def mean(self) -> Decimal | Fraction: ...

    @property
    def exact_mean(self) -> Fraction: ...

    @property
    def absent(self) -> bool: ...

    @property
    def shows_attendance(self) -> bool: ...

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


@dataclass
class Cut:
    """What became of the people of a post at a cut, by 编号."""

    out: dict[str, str] = field(default_factory=dict)
    """Who does not go on, with the figures."""
    on_by_tie: dict[str, str] = field(default_factory=dict)
    """Who goes on by 并列处理 and not with their mark alone, with what parted them from equals."""
    waiting: dict[str, str] = field(default_factory=dict)
    """Of whom it is not known before lots are drawn, with the figures."""
    drawn: dict[str, Decimal | Fraction] = field(default_factory=dict)
    """The places of those between whom lots decided."""


class AfterStage(NamedTuple):
    """What became of everybody of a post after a stage."""

    stage: str
    post: str
    cut: Cut
    not_reached: frozenset[str]
    """The components of the stages that follow."""


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
    return stopped_after(after_stages(scheme, candidates, given, stages))


def stopped_after(found: Sequence[AfterStage]) -> Out:
    """Return who did not go on, of what became of everybody after some stages."""
    return {
        (after.post, staff_id): Stopped(why, after.not_reached)
        for after in found
        for staff_id, why in after.cut.out.items()
    }


def after_stages(
    scheme: Scheme, candidates: Sequence[Candidate], given: Given, stages: Sequence[Stage]
) -> list[AfterStage]:
    """Return what became of everybody after each of these stages, post by post."""
    found: list[AfterStage] = []
    out: set[tuple[str, str]] = set()
    for number, stage in enumerate(stages):
        following = stages_of(scheme)[number + 1 :]
        later = frozenset(each.name for one in following for each in one.components)
        for post in scheme.posts:
            people = [
                each
                for each in candidates
                if post.name in each.posts and (post.name, each.staff_id) not in out
            ]
            held = [each.of(post) for each in stages[: number + 1]]
            cut = _cut(scheme, held, post, people, given, goal_after(following, post))
            out |= {(post.name, staff_id) for staff_id in cut.out}
            found.append(AfterStage(stage.name, post.name, cut, later))
    return found


def lots_awaited(after: Sequence[AfterStage]) -> list[str]:
    """Say who has to draw lots before it is known who goes on after these stages."""
    return [
        f"{each.post}：编号{'、'.join(each.cut.waiting)}{each.stage}并列，{AWAITS_LOT}"
        for each in after
        if each.cut.waiting
    ]


def goal_after(following: Sequence[Stage], post: Post) -> str:
    """Name what comes for a post after the stages before these."""
    return next((each.name or "下一环节" for each in following if each.of(post).components), "考察")


def _cut(
    scheme: Scheme,
    held: Sequence[Stage],
    post: Post,
    people: Sequence[Candidate],
    given: Given,
    goal: str,
) -> Cut:
    """Return what becomes of the people of a post after the last of the stages held."""
    stage, cut = held[-1], Cut()
    if not stage.components:
        return cut
    rules = [
        each
        for each in scheme.cuts
        if each.stage == stage.name and holds_for(each.applies_to, post)
    ]
    contenders = _contenders(held, post, people, given)
    marked = {each.staff_id for each in contenders}
    for each in people:
        if any((part.name, each.staff_id) not in given for part in stage.components):
            cut.out[each.staff_id] = f"未进入{stage.name}"
        elif each.staff_id not in marked and rules:
            cut.out[each.staff_id] = f"{stage.name}缺考，未进入{goal}"
    for rule in rules:
        left = [each for each in contenders if each.staff_id not in cut.out]
        _apply(scheme, rule, post, left, cut, (f"进入{goal}", f"未进入{goal}"))
    return cut


def _contenders(
    held: Sequence[Stage], post: Post, people: Sequence[Candidate], given: Given
) -> list[Contender]:
    """Return who was not absent from all of the last stage held, with what can be compared."""
    stage = held[-1]
    known = [part for each in held for part in each.components]
    contenders: list[Contender] = []
    marks = marks_of(stage, post, people, given)
    for each in people:
        if each.staff_id in marks:
            own = {part.name: given[part.name, each.staff_id].at(post.name) for part in known}
            means = ((part, own[part.name].exact_mean) for part in stage.components)
            exact = sum(
                (mean if stage.deciding else exact_points(mean, part) for part, mean in means),
                Fraction(0),
            )
            points = {name: part.points for name, part in own.items()}
            contenders.append(Contender(each, marks[each.staff_id], points, exact))
    return contenders


def marks_of(
    stage: Stage, post: Post, people: Sequence[Candidate], given: Given
) -> dict[str, Fraction]:
    """Return what decides after a stage, by 编号; nothing for who was absent from all of it."""
    marks: dict[str, Fraction] = {}
    for each in people:
        own = [given.get((part.name, each.staff_id)) for part in stage.components]
        found = [part.at(post.name) for part in own if part]
        missed = [part.absent for part in found if part.shows_attendance]
        if len(found) == len(own) and not (missed and all(missed)):
            values = (part.mean if stage.deciding else part.points for part in found)
            marks[each.staff_id] = sum((Fraction(value) for value in values), Fraction(0))
    return marks


def at_inspection(
    scheme: Scheme, post: Post, contenders: Sequence[Contender], wanting: Collection[str]
) -> Cut:
    """Return who is not inspected by their total (晋级规则, 环节: 总分), of those not `wanting`."""
    cut = Cut()
    for rule in scheme.cuts:
        if rule.stage == WHOLE and holds_for(rule.applies_to, post):
            left = [each for each in contenders if each.staff_id not in {*wanting, *cut.out}]
            _apply(scheme, rule, post, left, cut, ("列为考察对象", "未列为考察对象"))
    return cut


def _apply(
    scheme: Scheme,
    rule: CutRow,
    post: Post,
    people: Sequence[Contender],
    cut: Cut,
    ends: tuple[str, str],
) -> None:
    """Add whom a rule keeps out, with the figures, and how equals were parted."""
    goes_on, is_out = ends
    marks = {each.staff_id: Fraction(each.total) for each in people}
    name = _mark_name(rule.stage)
    if rule.rule in (NOT_BELOW, ABOVE):
        strict = rule.rule == ABOVE
        least = Fraction(rule.number)
        word = "不高于" if strict else "低于"
        cut.out |= {
            key: f"{name}{shown(mark)}，{word}{plain(rule.number)}，{is_out}"
            for key, mark in marks.items()
            if mark < least or (strict and mark == least)
        }
        return
    parted = part_equals(scheme, post.name, people) if rule.at_cut.parts else []
    best = the_best(rule, post, marks, parted)
    for key, why in best.out.items():
        by = f"并列，按{best.parted[key]}" if key in best.parted else ""
        cut.out[key] = f"{name}{shown(marks[key])}，{why}，{by}{is_out}"
    cut.waiting = {key: why for key, why in cut.waiting.items() if key not in best.out}
    for key, where in best.waiting.items():
        cut.waiting[key] = f"{name}{shown(marks[key])}，{where}，{AWAITS_LOT}"
    lots = {each.rank.key: each.compared.get(BY_LOT) for each in parted}
    cut.drawn |= {key: place for key in best.parted if (place := lots[key]) is not None}
    for key, by in best.parted.items():
        if key not in {*best.out, *best.waiting}:
            cut.on_by_tie[key] = f"{name}{shown(marks[key])}并列，按{by}{goes_on}"


def _mark_name(stage: str) -> str:
    return stage if stage == WHOLE else f"{stage}得分"


def shown(mark: Fraction) -> str:
    """Return a mark in words: exact up to four decimals."""
    return plain(quantized(mark, 4, TRUNCATE))
