"""Stages of the placements: what is proposed for everybody, and what the committee decided."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from campaign import places
from campaign.issues import Where, errors_in
from campaign.run import Run, Waiting
from campaign.stages.choosing import the_allocation, the_relations
from campaign.stages.posts import the_appointments
from campaign.stages.registration import the_roster, the_scheme

if TYPE_CHECKING:
    from campaign.outcome.balance import Line
    from campaign.outcome.placements import Destination, Placements


def the_destinations(run: Run) -> "list[Destination]":
    """Propose a place for everybody who takes part and holds no post."""
    allocation = run.get(the_allocation)
    from campaign.outcome.placements import propose_placements

    return propose_placements(
        run.get(the_roster), allocation, run.get(the_appointments), run.get(the_relations)
    )


def the_placements(run: Run) -> "Placements":
    """Read the committee's decisions on departments."""
    if not run.get(the_scheme).departments:
        raise Waiting("本次活动没有双选部门，没有岗位要定")
    proposals = run.get(the_destinations)
    from campaign.intake.decided import read_decisions
    from campaign.outcome.placement_decisions import check_placements
    from campaign.sheets.decisions import PLACEMENTS, PLACEMENTS_FILE

    path = run.folder.path(places.PLACEMENTS, PLACEMENTS_FILE)
    if not run.folder.has(path):
        raise Waiting("还没有定岗决定表，请先运行“双向选择”")
    rows, meeting, issues = read_decisions(run.open_book(path), PLACEMENTS)
    if errors_in(issues):
        return run.require(None, issues)
    decided, found = check_placements(
        run.get(the_scheme),
        run.get(the_roster),
        proposals,
        run.get(the_appointments),
        rows,
        meeting,
        Where(run.folder.label(path), PLACEMENTS.name),
    )
    placements = run.require(decided, [*issues, *found])
    run.keep_typed(_typed_in_placements(placements))
    return placements


def _typed_in_placements(placements: "Placements") -> Iterator[str]:
    if placements.meeting:
        yield placements.meeting.value.number
    for placement in placements.of.values():
        yield from (placement.row.value.reason, placement.training_in)


def the_balance(run: Run) -> "list[Line]":
    """Work out where everybody on the roster ends; never a balance that does not add up."""
    from campaign.outcome.balance import close_balance, close_posts_only, unbalanced
    from campaign.sheets.selection_results import FILE

    scheme, roster = run.get(the_scheme), run.get(the_roster)
    appointments = run.get(the_appointments)
    if scheme.departments:
        destinations, placements = run.get(the_destinations), run.get(the_placements)
        lines = close_balance(roster, appointments, destinations, placements)
    else:
        lines = close_posts_only(scheme, roster, appointments)
    where = Where(f"{places.RESULTS}/{FILE}")
    return run.require(lines, unbalanced(scheme, roster, appointments, lines, where))
