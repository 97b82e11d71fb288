"""Stages of the two-way choice: proposals, the committee's decisions, and where everybody ends."""

from collections.abc import Iterator
from datetime import date

from campaign import places
from campaign.departments.balance import BalanceLine, close_balance, close_posts_only, unbalanced
from campaign.departments.decisions import check_placements
from campaign.departments.direct import the_direct
from campaign.departments.placements import Destination, Placements, propose_placements
from campaign.departments.result_sheets import FILE
from campaign.departments.rounds import deadline_of, held_rounds
from campaign.departments.rounds import the_allocation as the_allocation
from campaign.departments.rounds import the_picks as the_picks
from campaign.departments.rounds import the_pool as the_pool
from campaign.departments.rounds import the_relations as the_relations
from campaign.departments.rounds import the_selection as the_selection
from campaign.departments.sheets import PLACEMENTS, PLACEMENTS_FILE
from campaign.departments.structure import Structure, asks_scores, measure, missed
from campaign.issues import Kind, Where, errors_in
from campaign.office.meetings import order_faults
from campaign.posts.reading import read_decisions
from campaign.posts.stages import the_appointments, the_gone
from campaign.registration.ranges import Ranges
from campaign.registration.withdrawn import passed_over
from campaign.roster.stages import the_roster
from campaign.run import Run, Waiting
from campaign.scheme.stages import the_scheme
from campaign.scoring.stages import the_scoreboard


def the_destinations(run: Run) -> list[Destination]:
    """Propose a place for everybody who takes part and holds no post."""
    allocation = run.get(the_allocation)

    return propose_placements(
        run.get(the_roster),
        allocation,
        run.get(the_appointments),
        run.get(the_relations),
        Ranges(run.get(the_scheme)),
        run.get(the_direct),
    )


def the_placements(run: Run) -> Placements:
    """Read the committee's decisions on departments."""
    if not run.get(the_scheme).departments:
        raise Waiting("本次活动没有双选部门，没有岗位要定")
    proposals = run.get(the_destinations)

    path = run.folder.path(places.PLACEMENTS, PLACEMENTS_FILE)
    if not run.folder.has(path):
        raise Waiting("还没有定岗决定表，请先运行“双向选择”")
    rows, meeting, issues = read_decisions(run.open_only(path), PLACEMENTS, run.get(the_scheme))
    if errors_in(issues):
        return run.require(None, issues)
    decided, found = check_placements(
        run.get(the_scheme),
        run.get(the_roster),
        proposals,
        run.get(the_appointments),
        run.get(the_direct),
        rows,
        meeting,
        Where(run.folder.label(path), PLACEMENTS.name),
    )
    found = passed_over(found, Kind.DECISION_NOT_TO_PLACE, run.get(the_gone))
    issues += order_faults(
        run.get(the_scheme),
        meeting,
        run.get(the_appointments).meeting,
        rounds_closed=_rounds_closed(run),
    )
    placements = run.require(decided, [*issues, *found])
    run.keep_typed(_typed_in_placements(placements))
    return placements


def _rounds_closed(run: Run) -> dict[str, date]:
    """Tell until when people registered for the later rounds that were held, by round."""
    scheme = run.get(the_scheme)
    return {
        f"{each.title}报名截止": closes.date()
        for each in run.get(held_rounds)
        if (closes := deadline_of(scheme, each.number))
    }


def _typed_in_placements(placements: Placements) -> Iterator[str]:
    if placements.meeting:
        yield placements.meeting.value.number
    for placement in placements.of.values():
        yield from (placement.row.value.reason, placement.training_in)


def the_balance(run: Run) -> list[BalanceLine]:
    """Work out where everybody on the roster ends; never a balance that does not add up."""
    scheme, roster = run.get(the_scheme), run.get(the_roster)
    appointments = run.get(the_appointments)
    if scheme.departments:
        destinations, placements = run.get(the_destinations), run.get(the_placements)
        lines = close_balance(roster, appointments, destinations, placements, scheme.other_names)
    else:
        lines = close_posts_only(scheme, roster, appointments)
    where = Where(f"{places.RESULTS}/{FILE}")
    return run.require(lines, unbalanced(scheme, roster, appointments, lines, where))


def the_structure(run: Run) -> list[Structure]:
    """Put the limits of 结构比例 to the balance; what is not kept is told, nothing is refused."""
    scheme = run.get(the_scheme)
    board = run.get(the_scoreboard) if asks_scores(scheme) else None
    found = measure(scheme, run.get(the_balance), run.get(the_appointments), board)
    return run.require(found, list(missed(found)))
