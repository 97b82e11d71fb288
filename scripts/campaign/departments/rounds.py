"""Stages of the rounds of the two-way choice: pools, picks and the stable result of each.

`later(n)` gives the stages of round n after the first. It is held once somebody hands in a form for
it, and goes through the code of the first, with the rules narrowed to the vacancies left.
"""

import dataclasses
from collections.abc import Mapping, Sequence
from datetime import datetime, time
from functools import cache
from typing import NamedTuple

from campaign import places
from campaign.calendar import end_of_day
from campaign.departments.by_total import Entries, in_round, rank_by_total
from campaign.departments.direct import counted, the_direct, the_open_scheme
from campaign.departments.later_scores import LaterScores, later_scores, scores_so_far
from campaign.departments.reading import Picks, read_picks
from campaign.departments.relations import Relations, warn_of_relations
from campaign.departments.result_sheets import FILE
from campaign.departments.selection import (
    Allocation,
    Choosing,
    Pool,
    Selection,
    gather_pool,
    select,
    still_to_place,
    unproved,
)
from campaign.departments.whose_picks import heads_of
from campaign.issues import Kind, Where
from campaign.matching.leftovers import remainder
from campaign.matching.reasons_in_words import (
    BOTH_SIDES_FIRST,
    DEPARTMENTS,
    LATER_BOTH_SIDES_FIRST,
    LATER_ROUND,
)
from campaign.posts.stages import the_appointments, the_gone
from campaign.registration.ranges import Ranges
from campaign.registration.reading import read_registrations
from campaign.registration.registrations import Part, Registrations
from campaign.registration.stages import the_department_verdicts
from campaign.registration.verdicts import Verdict, judge_registrations
from campaign.registration.withdrawn import passed_over, withdrawn
from campaign.roster.stages import the_roster
from campaign.run import Run, Waiting
from campaign.scheme.choosing import round_name
from campaign.scheme.scheme import Scheme
from campaign.scheme.stages import the_scheme
from campaign.scoring.scoreboard import score
from campaign.scoring.stages import the_candidates, the_scoreboard, why_no_contest


def the_relations(run: Run) -> Relations:
    """Find who may not serve where."""
    return Relations(run.get(the_scheme), run.get(the_roster), run.get(the_appointments))


# -- the first round ------------------------------------------------------------------------------


def the_pool(run: Run) -> Pool:
    """Gather whom the departments may choose among, once it is known who got a post."""
    appointments = run.get(the_appointments)

    placed = {name: f"已任用为{post}" for name, post in appointments.holder_of.items()}
    if waiting := list(appointments.undecided):
        raise Waiting(f"任用决定表里还没有决定：编号{'、'.join(waiting)}")
    placed |= {name: each.outside for name, each in run.get(the_direct).items()}
    return gather_pool(run.get(the_roster), run.get(the_department_verdicts), placed)


def the_picks(run: Run) -> Picks:
    """Read each department's ranking."""
    return _read_picks(run, run.get(the_open_scheme), run.get(the_pool))


def _read_picks(
    run: Run,
    scheme: Scheme,
    pool: Pool,
    below: str = "",
    later_ones: Sequence[LaterScores] = (),
) -> Picks:
    """Return the rankings of one round, from the sheets in its sub-folder."""
    without = () if below else run.get(the_scheme).later_rounds
    paths = run.filled(places.PICKS, *filter(None, [below]), without=without)
    books = run.books(paths, "读取部门初选表")
    roster = run.get(the_roster)
    heads = heads_of(run.get(the_appointments).holder_of, scheme, roster)
    picks, issues = read_picks(books, scheme, roster, pool.choices, pool.outside, heads)
    picks.below = below
    gone = run.get(the_gone) | withdrawn(pool.verdicts.values())
    issues = passed_over(issues, Kind.PICK_NOT_IN_POOL, gone)
    run.require(picks, [*issues, *warn_of_relations(picks, roster, run.get(the_relations))])
    ranges = Ranges(scheme)
    _put_first(picks, frozenset(each for each in pool.choices if ranges.is_first(roster[each])))
    if any(each.by_total for each in scheme.departments):
        _add_totals(run, scheme, pool, picks, later_ones)
    return picks


def _put_first(picks: Picks, first: frozenset[str]) -> None:
    """Let some people go before the others at each department that accepts them."""
    picks.first = first
    for department, ranking in picks.rankings.items():
        if not first.isdisjoint(ranking):
            ranking.sort(key=lambda staff_id: staff_id not in first)
            picks.ranks[department] = {name: rank for rank, name in enumerate(ranking, 1)}


def _add_totals(
    run: Run, scheme: Scheme, pool: Pool, picks: Picks, later_ones: Sequence[LaterScores]
) -> None:
    """Add the rankings of departments filled by total, once everybody is scored."""
    entries: Entries = {}
    if scheme.round > 1:
        so_far = scores_so_far(run, later_ones)
        picks.unscored = so_far.awaited
        if not so_far.awaited:
            people = in_round(scheme, pool, so_far.candidates)
            entries = score(scheme.scored, people, so_far.parts).entries
    elif not run.get(why_no_contest):
        entries = run.get(the_scoreboard).entries
    rank_by_total(scheme, pool, entries, picks, run.get(the_roster), run.get(the_relations))


def the_selection(run: Run) -> Selection:
    """Work out the first round's stable result, proved; never an unproved one."""
    picks = run.get(the_picks)
    if picks.awaited:
        raise Waiting(*picks.awaited)

    scheme = run.get(the_open_scheme)
    words = BOTH_SIDES_FIRST if scheme.both_first else DEPARTMENTS
    given = counted(run.get(the_direct).values())
    return _proved(run, select(scheme, run.get(the_pool), picks, words, given))


def _proved(run: Run, selection: Selection) -> Selection:
    where = Where(f"{places.RESULTS}/{FILE}")
    return run.require(selection, unproved(selection.proof, where))


# -- the later rounds -----------------------------------------------------------------------------


@cache
def later(number: int) -> "LaterRound":
    """Return the stages of a round; the same ones whenever they are asked for."""
    return LaterRound(number)


class LaterRound(NamedTuple):
    """Stages of one round after the first."""

    number: int

    @property
    def title(self) -> str:
        """第二轮, also the name of its folders."""
        return round_name(self.number)

    def before(self, run: Run) -> Allocation:
        """Return what the rounds before it came to."""
        chosen = [Choosing(run.get(the_pool), run.get(the_selection))]
        for number in range(2, self.number):
            pool = run.get(later(number).pool)
            assert pool is not None  # it is asked for only where the one before was held
            chosen.append(Choosing(pool, run.get(later(number).selection)))
        return Allocation(chosen)

    def scheme(self, run: Run) -> Scheme:
        """Narrow the rules: only the vacancies of the round before can be chosen."""
        last = run.get(self.before).rounds[-1].selection
        left = remainder(last.market, last.matching.unit_of)
        return scheme_of_round(run.get(the_scheme), self.number, left.vacancies)

    def registrations(self, run: Run) -> Registrations | None:
        """Read the registrations; None if nobody handed in any: there is no such round."""
        paths = run.files(places.REGISTRATIONS, self.title)
        if not paths:
            return None  # the round before may still be going on
        books = run.books(paths, f"读取{self.title}报名表")
        scheme, roster = run.get(self.scheme), run.get(the_roster)
        registrations = run.require(*read_registrations(books, scheme, roster))
        return registrations if registrations.of(Part.DEPARTMENTS) else None

    def verdicts(self, run: Run) -> list[Verdict]:
        """Judge every registration for the round."""
        registrations = run.get(self.registrations)
        if registrations is None:
            return []
        verdicts, _, issues = judge_registrations(run.get(self.scheme), registrations, [])
        judged = run.require(verdicts, issues)
        placed = self._placed(run)
        return [still_to_place(each, placed, self.title) for each in judged[Part.DEPARTMENTS]]

    def _placed(self, run: Run) -> dict[str, str]:
        """Return who has a place before the round, and which."""
        holder_of = run.get(the_appointments).holder_of
        placed = {name: f"已任用为{post}" for name, post in holder_of.items()}
        placed |= {name: each.outside for name, each in run.get(the_direct).items()}
        for number, each in enumerate(run.get(self.before).rounds, 1):
            for staff_id, department in each.selection.matching.unit_of.items():
                if department:
                    placed[staff_id] = f"{round_name(number)}已入选{department}"
        return placed

    def pool(self, run: Run) -> Pool | None:
        """Gather whom the departments with vacancies may choose among; None without the round."""
        if run.get(self.registrations) is None:
            return None
        return gather_pool(run.get(the_roster), run.get(self.verdicts), self._placed(run))

    def picks(self, run: Run) -> Picks:
        """Read the rankings of the departments with vacancies."""
        pool = run.get(self.pool)
        if pool is None:
            return Picks()
        return _read_picks(run, run.get(self.scheme), pool, self.title, self.all_scores(run))

    def all_scores(self, run: Run) -> list[LaterScores]:
        """Read the scores of the rounds after the first, up to this one."""
        return [run.get(later(number).scores) for number in range(2, self.number + 1)]

    def scores(self, run: Run) -> LaterScores:
        """Read the scores of those who come to a department by total and have none yet."""
        scheme, pool = run.get(self.scheme), run.get(self.pool)
        assert pool is not None
        first = [] if run.get(why_no_contest) else run.get(the_candidates)
        before = [run.get(later(number).scores) for number in range(2, self.number)]
        known = {each.staff_id for own in (first, *(b.candidates for b in before)) for each in own}
        return later_scores(run, scheme, pool, self.title, known)

    def selection(self, run: Run) -> Selection:
        """Work out the stable result, proved; all its sheets must be in."""
        pool, scheme = run.get(self.pool), run.get(self.scheme)
        assert pool is not None
        words = LATER_BOTH_SIDES_FIRST if scheme.both_first else LATER_ROUND
        return _proved(run, select(scheme, pool, run.get(self.picks), words))


def scheme_of_round(scheme: Scheme, number: int, vacancies: Mapping[str, int]) -> Scheme:
    """Return the rules of a later round: the vacancies are all there is to choose.

    Registrations count from the deadline of the round before to the round's own; where the scheme
    sets none, to the end of the campaign's last day.
    """
    departments = tuple(
        dataclasses.replace(each, quota=vacancies.get(each.name, 0)) for each in scheme.departments
    )
    opens, closes = _deadline(scheme, number - 1), _deadline(scheme, number)
    return dataclasses.replace(
        scheme,
        round=number,
        posts=(),
        departments=departments,
        basics=dataclasses.replace(
            scheme.basics,
            registration_opens=opens,
            registration_closes=closes,
        ),
    )


def _deadline(scheme: Scheme, number: int) -> datetime:
    if number == 1:
        return scheme.basics.registration_closes
    return deadline_of(scheme, number) or datetime.combine(scheme.basics.ends, time(23, 59))


def deadline_of(scheme: Scheme, number: int) -> datetime | None:
    """Find until when people register for a later round, if the scheme says so."""
    own = scheme.basics.second_round_closes if number == 2 else None
    closes = scheme.round_row(number).closes or own
    return end_of_day(closes) if closes else None


def held_rounds(run: Run) -> Sequence[LaterRound]:
    """Return the later rounds for which somebody handed in a form, in order.

    The last may be going on.
    """
    held: list[LaterRound] = []
    for number in range(2, run.get(the_scheme).last_round + 1):
        if held and run.get(held[-1].picks).awaited:
            break
        if run.get(later(number).pool) is None:
            break
        held.append(later(number))
    return held


def next_round(run: Run) -> LaterRound | None:
    """Return the round that may be held next; None while one is going on, and after the last."""
    held = run.get(held_rounds)
    number = len(held) + 2
    going_on = bool(held) and bool(run.get(held[-1].picks).awaited)
    return later(number) if number <= run.get(the_scheme).last_round and not going_on else None


def the_later_picks(run: Run) -> Picks:
    """Return the rankings of the round that was begun last, if there is one after the first."""
    held = run.get(held_rounds)
    return run.get(held[-1].picks) if held else Picks()


def the_allocation(run: Run) -> Allocation:
    """Put together what the rounds come to, as far as they are complete."""
    chosen = [Choosing(run.get(the_pool), run.get(the_selection))]
    for each in run.get(held_rounds):
        pool = run.get(each.pool)
        assert pool is not None
        if run.get(each.picks).awaited:
            return Allocation(chosen, later=pool)
        chosen.append(Choosing(pool, run.get(each.selection)))
    return Allocation(chosen)
