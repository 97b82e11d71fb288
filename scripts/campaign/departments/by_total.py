"""排序依据为总分: departments whose places go by the total of the scoring, without picks.

Everybody's total counts at each such department that they chose, best first; whoever is out of the
scoring has no rank. Equal totals that the scheme's rule does not tell apart are never put in order
here: where their order makes a difference the committee writes it down.
"""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from campaign.departments.reading import Picks
from campaign.departments.relations import Relations
from campaign.departments.selection import Pool
from campaign.matching.deferred_acceptance import Side
from campaign.matching.ties import Tier, Tiers, propose
from campaign.roster.roster import Roster
from campaign.scheme.scheme import Scheme
from campaign.scoring.candidates import Candidate
from campaign.scoring.scoreboard import Entry

Entries = Mapping[str, Sequence[Entry]]
_DECIDED = "（同分，先后由党委排定）"


def in_round(scheme: Scheme, pool: Pool, candidates: Sequence[Candidate]) -> list[Candidate]:
    """Select those who are scored and chose a department by total in a later round.

    In the first round ranks are those of 成绩汇总; later the same marks are put to whatever was
    chosen then.
    """
    departments = {each.name for each in scheme.departments if each.by_total}
    return [
        each._replace(
            posts=tuple(name for name in pool.choices[each.staff_id] if name in departments),
            verdicts=(pool.verdicts[each.staff_id],),
        )
        for each in candidates
        if not departments.isdisjoint(pool.choices.get(each.staff_id, ()))
    ]


def rank_by_total(
    scheme: Scheme, pool: Pool, entries: Entries, picks: Picks, roster: Roster, relations: Relations
) -> None:
    """Put the rankings by total into the picks of a round, and the ties that are left."""
    tiers: dict[str, list[Tier]] = {}
    for department in scheme.departments:
        if not department.by_total:
            continue
        name, order = department.name, picks.ranks.get(department.name, {})
        runners = [
            each
            for each in entries.get(name, ())
            if each.is_ranked and name in pool.choices.get(each.staff_id, ())
        ]
        barred = {each.staff_id for each in runners if relations.bar(roster[each.staff_id], name)}
        free = [each for each in runners if each.staff_id not in barred]
        free.sort(key=lambda each: each.staff_id not in picks.first)
        ranked = _ranks(free, picks)
        tiers[name] = [
            tier
            for _, equals in groupby(free, key=lambda each: ranked[each.staff_id])
            for tier in _in_order([each.staff_id for each in equals], order)
        ]
        picks.refused[name] = sorted(barred)
        picks.rankings[name] = [staff_id for tier in tiers[name] for staff_id in tier]
        picks.ranks[name] = {
            staff_id: ranked[staff_id] + (at if staff_id in order else 0)
            for _, equals in groupby(picks.rankings[name], key=ranked.__getitem__)
            for at, staff_id in enumerate(equals)
        }
        picks.totals[name] = {
            each.staff_id: f"{each.total}分" + (_DECIDED if each.staff_id in order else "")
            for each in runners
        }
    if not picks.missing and any(len(tier) > 1 for own in tiers.values() for tier in own):
        _leave_ties(scheme, pool, picks, tiers)


def _ranks(ordered: Sequence[Entry], picks: Picks) -> dict[str, int]:
    """Give the ranks by total; where somebody goes first (优先安排), the places in that order."""
    if picks.first.isdisjoint(each.staff_id for each in ordered):
        return {each.staff_id: each.rank.rank for each in ordered}
    ranks: dict[str, int] = {}
    for _, equals in groupby(ordered, lambda each: (each.staff_id in picks.first, each.rank.rank)):
        place = len(ranks) + 1
        ranks |= {each.staff_id: place for each in equals}
    return ranks


def _in_order(equals: Sequence[str], order: Mapping[str, int]) -> Iterator[Tier]:
    """Equals as the committee put them in order; together where it did not."""
    if all(staff_id in order for staff_id in equals):
        yield from ((staff_id,) for staff_id in sorted(equals, key=order.__getitem__))
    else:
        yield tuple(equals)


def _leave_ties(scheme: Scheme, pool: Pool, picks: Picks, tiers: Tiers) -> None:
    """Wait for the committee where the order of equals decides who gets a place."""
    strict = {name: [(each,) for each in own] for name, own in picks.rankings.items()}
    quotas = {each.name: each.quota for each in scheme.departments}
    side = Side(scheme.basics.proposing_side)
    proposal = propose(pool.choices, {**strict, **tiers}, quotas, side)
    picks.ties = [tie for tie in proposal.ties if tie.unit in tiers]
    picks.missing += dict.fromkeys(tie.unit for tie in picks.ties)
