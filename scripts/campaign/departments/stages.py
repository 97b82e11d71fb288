"""Stages of the two-way choice: pools, picks and the stable result of each round."""

from collections.abc import Iterator

from campaign import places
from campaign.departments.balance import BalanceLine, close_balance, close_posts_only, unbalanced
from campaign.departments.decisions import check_placements
from campaign.departments.placements import Destination, Placements, propose_placements
from campaign.departments.reading import Picks, read_picks
from campaign.departments.relations import Relations, warn_of_relations
from campaign.departments.result_sheets import FILE
from campaign.departments.selection import (
    Allocation,
    Choosing,
    Pool,
    Selection,
    gather_pool,
    second_round_scheme,
    select,
    still_to_place,
    unproved,
)
from campaign.departments.sheets import PLACEMENTS, PLACEMENTS_FILE
from campaign.issues import Kind, Where, errors_in
from campaign.matching.leftovers import remainder
from campaign.matching.reasons_in_words import SECOND_ROUND
from campaign.office.meetings import order_faults
from campaign.posts.reading import read_decisions
from campaign.posts.stages import the_appointments
from campaign.registration.ranges import Ranges
from campaign.registration.reading import read_registrations
from campaign.registration.registrations import Part, Registrations
from campaign.registration.stages import the_verdicts
from campaign.registration.verdicts import Verdict, judge_registrations
from campaign.registration.withdrawn import moved_away, passed_over, withdrawn
from campaign.roster.stages import the_roster
from campaign.run import Run, Waiting
from campaign.scheme.scheme import Scheme
from campaign.scheme.stages import the_scheme


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
    return gather_pool(run.get(the_roster), run.get(the_verdicts)[Part.DEPARTMENTS], placed)


def the_picks(run: Run) -> Picks:
    """Read each department's ranking."""
    return _picks(run, run.get(the_scheme), run.get(the_pool), "")


def _picks(run: Run, scheme: Scheme, pool: Pool, below: str) -> Picks:
    """The rankings of one round, from the sheets in its sub-folder."""
    without = () if below else (places.SECOND_ROUND,)
    paths = run.filled(places.PICKS, *filter(None, [below]), without=without)
    books = run.books(paths, "读取部门初选表")
    roster = run.get(the_roster)
    picks, issues = read_picks(books, scheme, roster, pool.choices, pool.outside)
    warnings = warn_of_relations(picks, roster, run.get(the_relations))
    gone = withdrawn(pool.verdicts.values())
    issues = passed_over(issues, Kind.PICK_NOT_IN_POOL, gone)
    return run.require(picks, [*issues, *warnings])


def the_selection(run: Run) -> Selection:
    """Work out the first round's stable result, proved; never an unproved one."""
    picks = run.get(the_picks)
    if picks.missing:
        raise Waiting(*(f"{department}的初选表还没有交" for department in picks.missing))

    return _proved(run, select(run.get(the_scheme), run.get(the_pool), picks))


def _proved(run: Run, selection: Selection) -> Selection:
    where = Where(f"{places.RESULTS}/{FILE}")
    return run.require(selection, unproved(selection.proof, where))


# -- the second round -----------------------------------------------------------------------------


def the_second_scheme(run: Run) -> Scheme:
    """Narrow the rules to a second round: only the first round's vacancies can be chosen."""
    selection = run.get(the_selection)
    left = remainder(selection.market, selection.matching.unit_of)
    return second_round_scheme(run.get(the_scheme), left.vacancies)


def the_second_registrations(run: Run) -> Registrations | None:
    """Read the registrations for a second round; None if nobody handed in any: there is none."""
    paths = run.files(places.REGISTRATIONS, places.SECOND_ROUND)
    if not paths:
        return None  # the first round may still be going on
    books = run.books(paths, "读取第二轮报名表")
    scheme, roster = run.get(the_second_scheme), run.get(the_roster)
    registrations = run.require(*read_registrations(books, scheme, roster))
    return registrations if registrations.of(Part.DEPARTMENTS) else None


def the_second_verdicts(run: Run) -> list[Verdict]:
    """Judge every registration for the second round."""
    registrations = run.get(the_second_registrations)
    if registrations is None:
        return []
    verdicts, _, issues = judge_registrations(run.get(the_second_scheme), registrations, [])
    judged = run.require(verdicts, issues)
    placed = _placed(run)
    return [still_to_place(each, placed) for each in judged[Part.DEPARTMENTS]]


def _placed(run: Run) -> dict[str, str]:
    """Who has a place after the first round, and which."""
    holder_of = run.get(the_appointments).holder_of
    placed = {name: f"已任用为{post}" for name, post in holder_of.items()}
    for staff_id, department in run.get(the_selection).matching.unit_of.items():
        if department:
            placed[staff_id] = f"第一轮已入选{department}"
    return placed


def the_second_pool(run: Run) -> Pool | None:
    """Gather whom the departments with vacancies may choose among; None without a second round."""
    if run.get(the_second_registrations) is None:
        return None
    return gather_pool(run.get(the_roster), run.get(the_second_verdicts), _placed(run))


def the_second_picks(run: Run) -> Picks:
    """Read the rankings of the departments with vacancies."""
    pool = run.get(the_second_pool)
    if pool is None:
        return Picks()
    return _picks(run, run.get(the_second_scheme), pool, places.SECOND_ROUND)


# -- both -----------------------------------------------------------------------------------------


def the_allocation(run: Run) -> Allocation:
    """Put together what the rounds come to, as far as they are complete."""
    selection = run.get(the_selection)

    first = Choosing(run.get(the_pool), selection)
    pool = run.get(the_second_pool)
    if pool is None:
        return Allocation([first])
    picks = run.get(the_second_picks)
    if picks.missing:
        return Allocation([first], later=pool)
    second = select(run.get(the_second_scheme), pool, picks, SECOND_ROUND)
    return Allocation([first, Choosing(pool, _proved(run, second))])


def the_destinations(run: Run) -> list[Destination]:
    """Propose a place for everybody who takes part and holds no post."""
    allocation = run.get(the_allocation)

    return propose_placements(
        run.get(the_roster),
        allocation,
        run.get(the_appointments),
        run.get(the_relations),
        Ranges(run.get(the_scheme)),
    )


def the_placements(run: Run) -> Placements:
    """Read the committee's decisions on departments."""
    if not run.get(the_scheme).departments:
        raise Waiting("本次活动没有双选部门，没有岗位要定")
    proposals = run.get(the_destinations)

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
    gone = moved_away(run.get(the_roster).members)
    found = passed_over(found, Kind.DECISION_NOT_TO_PLACE, gone)
    issues += order_faults(run.get(the_scheme), meeting, run.get(the_appointments).meeting)
    placements = run.require(decided, [*issues, *found])
    run.keep_typed(_typed_in_placements(placements))
    return placements


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
        lines = close_balance(roster, appointments, destinations, placements)
    else:
        lines = close_posts_only(scheme, roster, appointments)
    where = Where(f"{places.RESULTS}/{FILE}")
    return run.require(lines, unbalanced(scheme, roster, appointments, lines, where))
