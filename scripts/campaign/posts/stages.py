"""Stages of the posts: proposal, the leaders' opinions, the committee's decisions."""

from collections import Counter
from pathlib import Path

from campaign import places
from campaign.issues import Kind, errors_in
from campaign.office.meetings import decided_before_end, order_faults
from campaign.posts.decision_rows import post_of
from campaign.posts.decisions import check_appointments
from campaign.posts.followers import (
    far_from_decision,
    follow,
    leaving_faults,
    succeed_at_first,
    unused_results,
)
from campaign.posts.own_notices import announced_so_far, not_announced, own_notices
from campaign.posts.proposal import Appointments, PostProposal, propose_appointments
from campaign.posts.reading import (
    Inspections,
    inspections_of_nobody,
    is_inspection,
    read_decisions,
    read_inspections,
)
from campaign.posts.sheets import APPOINT, APPOINTMENTS, APPOINTMENTS_FILE
from campaign.registration.stages import the_post_verdicts
from campaign.registration.withdrawn import Gone, moved_away, passed_over, withdrawn
from campaign.roster.stages import the_roster
from campaign.run import Run, Waiting
from campaign.scoring.candidates import members_of
from campaign.scoring.stages import (
    the_candidates,
    the_competition,
    the_scoreboard,
    why_no_contest,
)


def the_post_proposal(run: Run) -> PostProposal:
    """Propose who would get which post by total."""
    scoreboard = run.get(the_scoreboard)

    return propose_appointments(run.get(the_competition), scoreboard)


def the_inspection_files(run: Run) -> list[Path]:
    """Find the sheets of the leaders in charge; one that is nobody's is told and not read."""
    paths = [path for path in run.filled(places.APPOINTMENTS) if is_inspection(path)]
    labels = map(run.folder.label, paths)
    nobodys = run.note(inspections_of_nobody(labels, run.get(the_competition)))
    strange = {each.where.file for each in nobodys}
    return [path for path in paths if run.folder.label(path) not in strange]


def the_inspections(run: Run) -> Inspections:
    """Read what the leaders in charge found about the candidates."""
    paths = run.get(the_inspection_files)
    books = run.books(paths, "读取考察意见")
    scheme, candidates = run.get(the_competition), run.get(the_candidates)
    inspections, issues = read_inspections(books, scheme, candidates)
    told = passed_over(issues, Kind.INSPECTION_UNUSED, _gone_before(run))
    return run.require(inspections, told)


def _gone_before(run: Run) -> dict[str, Gone]:
    """Select who takes no part in the competition any more."""
    return moved_away(run.get(the_roster).members) | withdrawn(run.get(the_post_verdicts))


def the_decided(run: Run) -> set[tuple[str, str]]:
    """List the posts and 编号 about which nothing is to be decided any more.

    A decision stands in the table, be it right or not; or the post is filled by others, or the
    person has another one.
    """
    path = run.folder.path(places.APPOINTMENTS, APPOINTMENTS_FILE)
    if not run.folder.has(path):
        return set()
    scheme, people = run.get(the_competition), members_of(run.get(the_candidates))
    rows, _, _ = read_decisions(run.open_book(path, keep=True), APPOINTMENTS, scheme, people)
    decided = {(post_of(row), row.value.staff_id): row.value.decision for row in rows}
    appointed = [key for key, decision in decided.items() if decision == APPOINT]
    filled, holders = Counter(post for post, _ in appointed), {who for _, who in appointed}
    return {
        (post.name, entry.staff_id)
        for post in scheme.posts
        for entry in run.get(the_scoreboard).entries[post.name]
        if decided.get((post.name, entry.staff_id))
        or entry.staff_id in holders
        or filled[post.name] >= post.quota
    }


def nobody_competes(run: Run) -> bool:
    """Tell whether there is no post to decide on, or nobody who may have one."""
    nobody_passed = not any(each.passed for each in run.get(the_post_verdicts))
    return bool(run.get(why_no_contest)) or nobody_passed


def the_appointments(run: Run) -> Appointments:
    """Read the committee's decisions on posts; none where nobody competes."""
    if run.get(nobody_competes):
        return Appointments()
    proposal = run.get(the_post_proposal)
    run.get(the_inspection_files)

    path = run.folder.path(places.APPOINTMENTS, APPOINTMENTS_FILE)
    if not run.folder.has(path):
        raise Waiting("还没有任用决定表，请先运行“成绩汇总”")
    people = members_of(run.get(the_candidates))
    rows, meeting, issues = read_decisions(
        run.open_only(path, but=is_inspection), APPOINTMENTS, run.get(the_competition), people
    )
    if errors_in(issues):
        return run.require(None, issues)
    scheme, board = run.get(the_competition), run.get(the_scoreboard)
    at_first, succession = succeed_at_first(scheme, board, proposal, rows, meeting)
    decided, found = check_appointments(scheme, board, proposal, at_first, meeting, succession)
    issues += [*order_faults(scheme, meeting), *decided_before_end(scheme, meeting)]
    issues += leaving_faults(rows, meeting, run.today)
    told = passed_over([*issues, *found], Kind.DECISION_NOT_CANDIDATE, _gone_before(run))
    appointments = run.require(decided, told)
    vacated = {post for post, _ in succession.gave_up}
    announced = announced_so_far(run.folder)
    appointments.own_notices = own_notices(scheme, appointments, announced, vacated, run.today)
    appointments.unannounced = not_announced(scheme, appointments, announced, run.today)
    run.note(follow(scheme, board, proposal, rows, appointments))
    run.note([*unused_results(appointments), *far_from_decision(appointments)])
    run.keep_typed([meeting.value.number] if meeting else ())
    return appointments


def the_gone(run: Run) -> dict[str, Gone]:
    """Select who is no longer to be on sheets of departments: outside, or moved up to a post.

    Somebody may have moved up (递补) after the departments had picked them.
    """
    appointments, roster = run.get(the_appointments), run.get(the_roster)
    return moved_away(roster.members) | {
        staff_id: Gone(roster[staff_id].name, f"已递补为{post}")
        for staff_id, post in appointments.holder_of.items()
        if staff_id in appointments.succession
    }
