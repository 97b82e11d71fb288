"""From the stages' results to the whole page.

What shows results is loaded only where there are results: while a campaign waits, a step is quick.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from campaign.departments.result_sheets import TO_STANDBY
from campaign.issues import Issue
from campaign.overview.departments import departments, places_filled
from campaign.overview.following import next_thing
from campaign.overview.known import Known
from campaign.overview.model import (
    ComingDay,
    ComponentShare,
    DepartmentPlaces,
    Figure,
    Flow,
    IssueLine,
    Overview,
    PersonPlace,
    PostChart,
    Shift,
    StepState,
)
from campaign.overview.news import Memory, findings, notice_key, told
from campaign.overview.owing import debt_groups, still_open
from campaign.overview.people import people, registered_for
from campaign.overview.standing import standing
from campaign.registration.registrations import Part
from campaign.scheme.answers import TRADITIONAL
from campaign.standby.coming import coming_dates

if TYPE_CHECKING:
    from campaign.scheme.scheme import Scheme

_NUMBERS = re.compile("编号([0-9A-Za-z-]+(?:、[0-9A-Za-z-]+)*)")
MOST_LISTED = 12
"""Errors and reminders that the page repeats; all are in 问题清单."""


def overview(known: Known, memory: Memory, step: str) -> Overview:
    """Return the page; `memory` takes in what is new. `step` is the title of what was run."""
    scheme, groups = known.scheme, debt_groups(known)
    steps = standing(known.looked, still_open(known, groups), known.states)
    persons = _people(known)
    errors = [each for each in known.issues if each.is_error]
    notices = [each for each in known.issues if not each.is_error]
    found = findings(steps, groups, persons, known.registered)
    memory.follow(found, map(notice_key, notices), known.today, step)
    names = known.names
    steps = tuple(_named(each, names) for each in steps)
    shares, charts = _posts(known)
    chart, (flow, shifts) = _departments(known), _moves(known)
    return Overview(
        campaign=scheme.basics.name if scheme else "",
        rehearsal=bool(scheme and scheme.basics.rehearsal),
        traditional=_is_traditional(scheme),
        today=known.today,
        next_step=next_thing(known, steps, groups),
        steps=steps,
        figures=tuple(_figures(known, charts, chart)),
        errors=tuple(_line(each, memory) for each in errors[:MOST_LISTED]),
        error_count=len(errors),
        notices=_notices(notices, memory),
        notice_count=len(notices),
        debts=groups,
        days=tuple(_days(known)),
        news=told(memory, names),
        components=shares,
        posts=charts,
        departments=chart,
        departments_say=_departments_say(known),
        flow=flow,
        shifts=shifts,
        people=persons,
        files=known.files,
    )


def _named(step: StepState, names: Mapping[str, str]) -> StepState:
    """Put names for the numbers by which steps tell screen and log of people."""

    def named(found: re.Match[str]) -> str:
        numbers = found[1].split("、")
        return "、".join(names.get(each, f"编号{each}") for each in numbers)

    waits_for = tuple(_NUMBERS.sub(named, each) for each in step.waits_for)
    return step._replace(waits_for=waits_for, next_step=_NUMBERS.sub(named, step.next_step))


def _is_traditional(scheme: "Scheme | None") -> bool:
    return bool(scheme and scheme.basics.script == TRADITIONAL)


def _days(known: Known) -> Iterator[ComingDay]:
    if known.scheme:
        for due in coming_dates(known.scheme, known.today, known.unreviewed, known.later_days):
            yield ComingDay(due.day, (due.day - known.today).days, due.what)


def _notices(notices: Sequence[Issue], memory: Memory) -> tuple[IssueLine, ...]:
    """Put new ones first."""
    lines = [_line(each, memory) for each in notices]
    return tuple(sorted(lines, key=lambda each: not each.is_new)[:MOST_LISTED])


def _line(issue: Issue, memory: Memory) -> IssueLine:
    where = issue.where
    return IssueLine(
        file=where.file,
        place=" ".join(filter(None, (where.sheet, where.cell))),
        problem=issue.problem,
        remedy=issue.remedy,
        typed=tuple(sorted(issue.typed)),
        is_new=not issue.is_error and memory.is_new(notice_key(issue)),
    )


# -- results --------------------------------------------------------------------------------------


def _posts(known: Known) -> tuple[tuple[ComponentShare, ...], tuple[PostChart, ...]]:
    """Return what totals are made of, and each post with its candidates."""
    scheme, roster, scoreboard, proposal = (
        known.competition,
        known.roster,
        known.scoreboard,
        known.proposal,
    )
    if not (scheme and roster and scoreboard and proposal):
        return (), ()
    from campaign.overview.results import components, posts

    return components(scheme), posts(scheme, roster, scoreboard, proposal, known.appointments)


def _departments(known: Known) -> tuple[DepartmentPlaces, ...]:
    if not (known.scheme and known.roster):
        return ()
    wanted: dict[str, int] | None = None
    if known.verdicts is not None:
        wanted = {}
        for verdict in known.verdicts[Part.DEPARTMENTS]:
            for department in set(verdict.registration.choices):
                wanted[department] = wanted.get(department, 0) + 1
    return departments(known.scheme, known.roster, wanted, known.allocation, known.placements)


def _departments_say(known: Known) -> str:
    if known.placements and known.placements.of:
        undecided = len(known.placements.undecided)
        return f"党委已决定，另有{undecided}人还没有决定" if undecided else "党委已决定"
    return "按双向选择结果，党委还没有决定" if known.allocation else "还没有结果"


def _moves(known: Known) -> tuple[Flow | None, tuple[Shift, ...]]:
    scheme, lines = known.scheme, known.balance
    if not (scheme and scheme.departments and lines):
        return None, ()
    from campaign.overview.moves import flow, shifts

    return flow(scheme, lines), shifts(scheme, lines, known.names)


def _people(known: Known) -> tuple[PersonPlace, ...]:
    if known.roster is None:
        return ()
    reasons: Mapping[str, Sequence[str]] = {}
    if known.competition and known.scoreboard and known.proposal:
        from campaign.overview.results import post_reasons

        reasons = post_reasons(
            known.competition, known.scoreboard, known.proposal, known.appointments
        )
    registered = dict(registered_for(known.roster, known.registrations, known.verdicts))
    return people(known.roster, known.balance, reasons, registered, known.papers)


def _figures(
    known: Known, charts: Sequence[PostChart], places: Sequence[DepartmentPlaces]
) -> Iterator[Figure]:
    scheme, roster = known.scheme, known.roster
    if scheme is None or roster is None:
        return
    taking_part = sum(not each.outside for each in roster.members)
    yield Figure(str(taking_part), f"花名册{len(roster.members)}人", "参加活动的人")
    if known.registrations:
        yield Figure(str(len(known.registered)), f"共{taking_part}人", "已报名的人")
    if charts:
        filled, quota = sum(each.filled for each in charts), sum(each.quota for each in charts)
        yield Figure(str(filled), f"职数{quota}名", "已任用中层职位")
    if known.allocation and places:
        filled, quota = places_filled(places)
        decided = known.placements and known.placements.of
        yield Figure(str(filled), f"职数{quota}名", "已定部门岗位" if decided else "双向选择选中")
    if known.balance and known.placements and known.placements.of:
        standby = sum(each.category == TO_STANDBY for each in known.balance)
        yield Figure(str(standby), "人", "待岗")
