"""Who goes on where a rule of 晋级规则 takes the best: the places, and equals at the cut (并列)."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from typing import NamedTuple

from campaign.scheme.rules.cut_ties import ALL_IN, NONE_IN, TIES_BROKEN
from campaign.scheme.score_sheets import CutRow
from campaign.scheme.sheets import Post
from campaign.scoring.arithmetic import Rank, Standing, rank
from campaign.scoring.ties import Parted


class Best(NamedTuple):
    """What a rule says of people, by 编号."""

    out: Mapping[str, str]
    """Who is not among the best, with the place and why."""
    parted: Mapping[str, str]
    """Who is in or out by 并列处理 alone, others being their equals: what parted them."""
    waiting: Mapping[str, str]
    """Of whom it is not known before lots are drawn, with the place."""


def the_best(
    rule: CutRow, post: Post, marks: Mapping[str, Fraction], parted: Sequence[Parted]
) -> Best:
    """Return whom a rule keeps out of the best, and of whom that is not known yet.

    `parted` are the same people parted by 并列处理; nobody where the rule does not ask for it.
    """
    ties, most = rule.at_cut, rule.places(post)
    by_mark = rank([Standing(key, mark, ()) for key, mark in marks.items()])
    within = sum(each.rank <= most for each in by_mark)
    first, bound = ties.first, ties.most(post.quota)
    if first == TIES_BROKEN:
        waiting = _waiting(parted, most)
        out = {each.rank.key: _place(each.rank, most) for each in parted if each.rank.rank > most}
        return Best(out, _by_tie(marks, parted, {*out}), waiting)
    if first == ALL_IN and (bound is None or within <= bound):
        return Best({each.key: _place(each, most) for each in by_mark if each.rank > most}, {}, {})
    if first == NONE_IN or ties.beyond == NONE_IN:
        why = "末位同分的都不进入"
        if bound is not None:
            why = f"末位同分的都进入就有{within}人，超过{bound}人，所以都不进入"
        out = {
            each.key: _place(each, most, why if each.rank <= most else "")
            for each in by_mark
            if not _fits(each, most)
        }
        return Best(out, {}, {})
    assert bound is not None
    waiting = _waiting(parted, bound)
    why = f"末位同分的都进入就有{within}人，超过{bound}人，按并列处理取{bound}人"
    out = {
        each.key: _place(each, most, f"{why}，仍同分的不进入" if each.rank <= bound else why)
        for each, *_ in parted
        if not _fits(each, bound) and each.key not in waiting
    }
    return Best(out, _by_tie(marks, parted, {*out}), waiting)


def _waiting(parted: Sequence[Parted], most: int) -> dict[str, str]:
    """Return those among whom lots decide who is one of so many."""
    return {
        each.rank.key: f"并列第{each.rank.rank}名（取前{most}名）"
        for each in parted
        if each.awaits_lot and each.rank.rank <= most and not _fits(each.rank, most)
    }


def _by_tie(
    marks: Mapping[str, Fraction], parted: Sequence[Parted], out: set[str]
) -> dict[str, str]:
    """Return what parted those who have an equal on the other side of the cut."""
    beyond = {marks[key] for key in out}
    within = {mark for key, mark in marks.items() if key not in out}
    return {
        each.rank.key: each.by
        for each in parted
        if each.by and marks[each.rank.key] in beyond & within
    }


def _fits(place: Rank, most: int) -> bool:
    """Tell whether somebody and all equals are among so many."""
    return place.rank + len(place.tied_with) <= most


def _place(place: Rank, most: int, why: str = "") -> str:
    return f"第{place.rank}名（取前{most}名{f'；{why}' if why else ''}）"
