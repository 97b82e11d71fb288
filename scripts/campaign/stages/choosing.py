"""Stages of the two-way choice: pools, picks and the stable result of each round."""

from typing import TYPE_CHECKING

from campaign import places
from campaign.issues import Where
from campaign.run import Run, Waiting
from campaign.stages.posts import the_appointments
from campaign.stages.registration import the_roster, the_scheme, the_verdicts

if TYPE_CHECKING:
    from campaign.intake.picks import Picks
    from campaign.intake.registrations import Registrations
    from campaign.intake.scheme import Scheme
    from campaign.intake.verdicts import Verdict
    from campaign.outcome.allocation import Allocation
    from campaign.outcome.relations import Relations
    from campaign.outcome.selection import Pool, Selection


def the_relations(run: Run) -> "Relations":
    """Find who may not serve where."""
    from campaign.outcome.relations import Relations

    return Relations(run.get(the_scheme), run.get(the_roster), run.get(the_appointments))


# -- the first round ------------------------------------------------------------------------------


def the_pool(run: Run) -> "Pool":
    """Gather whom the departments may choose among, once it is known who got a post."""
    appointments = run.get(the_appointments)
    from campaign.intake.registrations import Part
    from campaign.outcome.selection import gather_pool

    placed = {name: f"已任用为{post}" for name, post in appointments.holder_of.items()}
    if waiting := list(appointments.undecided):
        raise Waiting(f"任用决定表里还没有决定：编号{'、'.join(waiting)}")
    return gather_pool(run.get(the_roster), run.get(the_verdicts)[Part.DEPARTMENTS], placed)


def the_picks(run: Run) -> "Picks":
    """Read each department's ranking."""
    return _picks(run, run.get(the_scheme), run.get(the_pool), "")


def _picks(run: Run, scheme: "Scheme", pool: "Pool", below: str) -> "Picks":
    """The rankings of one round, from the sheets in its sub-folder."""
    from campaign.intake.picks import read_picks
    from campaign.outcome.relations import warn_of_relations

    without = () if below else (places.SECOND_ROUND,)
    paths = run.filled(places.PICKS, *filter(None, [below]), without=without)
    books = run.books(paths, "读取部门初选表")
    roster = run.get(the_roster)
    picks, issues = read_picks(books, scheme, roster, pool.choices, pool.outside)
    warnings = warn_of_relations(picks, roster, run.get(the_relations))
    return run.require(picks, [*issues, *warnings])


def the_selection(run: Run) -> "Selection":
    """Work out the first round's stable result, proved; never an unproved one."""
    picks = run.get(the_picks)
    if picks.missing:
        raise Waiting(*(f"{department}的初选表还没有交" for department in picks.missing))
    from campaign.outcome.selection import select

    return _proved(run, select(run.get(the_scheme), run.get(the_pool), picks))


def _proved(run: Run, selection: "Selection") -> "Selection":
    from campaign.outcome.selection import unproved
    from campaign.sheets.selection_results import FILE

    where = Where(f"{places.RESULTS}/{FILE}")
    return run.require(selection, unproved(selection.proof, where))


# -- the second round -----------------------------------------------------------------------------


def the_second_scheme(run: Run) -> "Scheme":
    """Narrow the rules to a second round: only the first round's vacancies can be chosen."""
    from campaign.outcome.selection import second_round_scheme
    from campaign.reallocation import remainder

    selection = run.get(the_selection)
    left = remainder(selection.market, selection.matching.unit_of)
    return second_round_scheme(run.get(the_scheme), left.vacancies)


def the_second_registrations(run: Run) -> "Registrations | None":
    """Read the registrations for a second round; None if nobody handed in any: there is none."""
    from campaign.intake.registration_files import read_registrations
    from campaign.intake.registrations import Part

    paths = run.files(places.REGISTRATIONS, places.SECOND_ROUND)
    if not paths:
        return None  # the first round may still be going on
    books = run.books(paths, "读取第二轮报名表")
    scheme, roster = run.get(the_second_scheme), run.get(the_roster)
    registrations = run.require(*read_registrations(books, scheme, roster))
    return registrations if registrations.of(Part.DEPARTMENTS) else None


def the_second_verdicts(run: Run) -> "list[Verdict]":
    """Judge every registration for the second round."""
    from campaign.intake.registrations import Part
    from campaign.intake.verdicts import judge_registrations
    from campaign.outcome.selection import still_to_place

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


def the_second_pool(run: Run) -> "Pool | None":
    """Gather whom the departments with vacancies may choose among; None without a second round."""
    from campaign.outcome.selection import gather_pool

    if run.get(the_second_registrations) is None:
        return None
    return gather_pool(run.get(the_roster), run.get(the_second_verdicts), _placed(run))


def the_second_picks(run: Run) -> "Picks":
    """Read the rankings of the departments with vacancies."""
    from campaign.intake.picks import Picks

    pool = run.get(the_second_pool)
    if pool is None:
        return Picks()
    return _picks(run, run.get(the_second_scheme), pool, places.SECOND_ROUND)


# -- both -----------------------------------------------------------------------------------------


def the_allocation(run: Run) -> "Allocation":
    """Put together what the rounds come to, as far as they are complete."""
    selection = run.get(the_selection)
    from campaign.outcome.allocation import Allocation, Choosing
    from campaign.outcome.selection import select
    from campaign.sentences import SECOND_ROUND

    first = Choosing(run.get(the_pool), selection)
    pool = run.get(the_second_pool)
    if pool is None:
        return Allocation([first])
    picks = run.get(the_second_picks)
    if picks.missing:
        return Allocation([first], later=pool)
    second = select(run.get(the_second_scheme), pool, picks, SECOND_ROUND)
    return Allocation([first, Choosing(pool, _proved(run, second))])
