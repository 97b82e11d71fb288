"""及格线: who is below a pass mark keeps the place in the order, marked, and is not proposed.

A component has its own pass mark in 评分项目. 及格规则 sets one for a component or for the total,
in points or as a share of the full marks, for all posts or some, and always or only where few
compete: no more than there are places (没有竞争), or no more than so many (不多于2人). Who was
absent is below.
"""

from collections.abc import Iterator, Mapping
from decimal import Decimal
from fractions import Fraction

from campaign.scheme.rules.classes import holds_for
from campaign.scheme.rules.pass_rules import NO_CONTEST, PassRow
from campaign.scheme.scheme import Scheme
from campaign.scheme.score_sheets import WHOLE
from campaign.scheme.sheets import Post
from campaign.scoring.cuts import Pointed, shown
from campaign.workbook.declare.cells import plain


def below_pass_marks(
    scheme: Scheme,
    post: Post,
    people: int,
    parts: Mapping[str, Pointed],
    total: Decimal,
) -> tuple[str, ...]:
    """Say which pass marks somebody misses, with the figures.

    `people` compete for the post; `parts` are the components that count for it.
    """
    missed = []
    for name, least in _in_force(scheme, post, people):
        part = parts.get(name)
        reached = Fraction(total) if name == WHOLE else Fraction(part.mean) if part else None
        if reached is not None and reached < least:
            missed.append(f"{name}{shown(reached)}分，低于及格线{shown(least)}分")
    return tuple(dict.fromkeys(missed))


def _in_force(scheme: Scheme, post: Post, people: int) -> Iterator[tuple[str, Fraction]]:
    """List the pass marks of a post that so many people compete for."""
    for component in scheme.components_of(post.name):
        if component.pass_mark is not None:
            yield component.name, Fraction(component.pass_mark)
    for rule in scheme.passes:
        if holds_for(rule.applies_to, post) and rule.holds(post, people):
            yield rule.component, _least(scheme, post, rule)


def _least(scheme: Scheme, post: Post, rule: PassRow) -> Fraction:
    if rule.least is not None:
        return Fraction(rule.least)
    assert rule.share is not None
    return Fraction(rule.share) * _full_marks(scheme, post, rule.component) / 100


def _full_marks(scheme: Scheme, post: Post, name: str) -> Fraction:
    """Return the full marks of a component, or of a post's total."""
    if name == WHOLE:
        parts = scheme.components_of(post.name)
        return Fraction(sum((each.points for each in parts), Decimal(0)))
    return Fraction(next(each.full for each in scheme.components if each.name == name))


def pass_rule(scheme: Scheme) -> str:
    """Say the pass marks; nothing where the scheme has none."""
    lines = [
        f"{each.name}{plain(each.pass_mark)}分"
        for each in scheme.components
        if each.pass_mark is not None
    ]
    lines += [_row_line(each) for each in scheme.passes]
    if not lines:
        return ""
    then = "低于及格线的照排名次，不列入任用人选；没有人达到的，职位空缺。"
    return f"及格线：{'；'.join(lines)}。{then}"


def _row_line(rule: PassRow) -> str:
    where = "、".join(filter(None, (rule.applies_to, _limit(rule))))
    mark = f"满分的{plain(rule.share)}%" if rule.share is not None else f"{rule.least:f}分"
    return f"{where}{'的，' if where else ''}{rule.component}{mark}"


def _limit(rule: PassRow) -> str:
    if rule.only_without_contest:
        return f"{NO_CONTEST}（参加人数不多于职数）"
    return f"参加人数不多于{rule.most_people}人" if rule.most_people is not None else ""
