"""Who goes on where a rule of 晋级规则 takes the best: the places, and equals at the cut (并列)."""

from collections.abc import Mapping, Sequence
from fractions import Fraction

from campaign.scheme.rules.cut_ties import ALL_IN, NONE_IN, TIES_BROKEN
from campaign.scheme.score_sheets import CutRow
from campaign.scheme.sheets import Post
from campaign.scoring.arithmetic import Rank, Standing, rank

Link = Mapping[str, Fraction | None]
"""What one link of 并列处理 compares, by 编号."""


def not_among_the_best(
    rule: CutRow, post: Post, marks: Mapping[str, Fraction], chain: Sequence[Link]
) -> dict[str, str]:
    """Return whom a rule keeps out of the best, by 编号, with the place and why.

    `chain` is 并列处理 as far as it can be compared at the cut.
    """
    ties, most = rule.at_cut, rule.places(post)
    by_mark, parted = _ranked(marks, ()), _ranked(marks, chain)
    within = sum(each.rank <= most for each in by_mark)
    first, bound = ties.first, ties.most(post.quota)
    if first == TIES_BROKEN:
        return {each.key: _place(each, most) for each in parted if each.rank > most}
    if first == ALL_IN and (bound is None or within <= bound):
        return {each.key: _place(each, most) for each in by_mark if each.rank > most}
    if first == NONE_IN or ties.beyond == NONE_IN:
        why = "末位同分的都不进入"
        if bound is not None:
            why = f"末位同分的都进入就有{within}人，超过{bound}人，所以都不进入"
        return {
            each.key: _place(each, most, why if each.rank <= most else "")
            for each in by_mark
            if not _fits(each, most)
        }
    assert bound is not None
    why = f"末位同分的都进入就有{within}人，超过{bound}人，按并列处理取{bound}人"
    return {
        each.key: _place(each, most, f"{why}，仍同分的不进入" if each.rank <= bound else why)
        for each in parted
        if not _fits(each, bound)
    }


def _ranked(marks: Mapping[str, Fraction], chain: Sequence[Link]) -> list[Rank]:
    return rank(
        [Standing(key, mark, tuple(link[key] for link in chain)) for key, mark in marks.items()]
    )


def _fits(place: Rank, most: int) -> bool:
    """Tell whether somebody and all equals are among so many."""
    return place.rank + len(place.tied_with) <= most


def _place(place: Rank, most: int, why: str = "") -> str:
    return f"第{place.rank}名（取前{most}名{f'；{why}' if why else ''}）"
