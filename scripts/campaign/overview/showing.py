"""The one place where the pages meet a run: what it knows, and where the pages are written.

Whatever a later step would read is looked at here too, so that the page is true whichever step was
carried out. What is found wrong there is for that step to say, and no issue of this run.
"""

import hashlib
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager, suppress
from datetime import datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from campaign import places
from campaign.again import the_pieces
from campaign.calendar import day_of
from campaign.commands import COMMANDS, FAULTS, ORDER
from campaign.departments.rounds import deadline_of, held_rounds, next_round, the_later_picks
from campaign.departments.stages import (
    the_allocation,
    the_balance,
    the_destinations,
    the_picks,
    the_placements,
)
from campaign.documents.unsealed import the_unsealed
from campaign.issues import Issue
from campaign.office.history import STANDBY
from campaign.overview.files import files_of, papers_of
from campaign.overview.following import SEALS
from campaign.overview.gather import overview
from campaign.overview.glance import Glance
from campaign.overview.known import Known
from campaign.overview.model import Overview, StepState
from campaign.overview.news import Memory
from campaign.overview.standing import state_of_row, state_of_step
from campaign.posts.stages import (
    the_appointments,
    the_decided,
    the_inspections,
    the_post_proposal,
)
from campaign.registration.registrations import Part
from campaign.registration.sheets import MANUAL_REVIEW_FILE
from campaign.registration.stages import (
    the_department_verdicts,
    the_pending,
    the_post_verdicts,
    the_registered,
)
from campaign.roster.stages import the_roster
from campaign.run import Faulty, Run, Waiting
from campaign.scheme.stages import the_scheme
from campaign.scoring.stages import (
    the_competition,
    the_scoreboard,
    the_scores,
    the_seed,
)
from campaign.standby.stages import (
    the_courses,
    the_ledger,
    the_trial_days,
    the_tried,
    the_unreviewed,
)
from campaign.steps.conduct import Conducted
from campaign.steps.issue_list import in_order
from campaign.storage import registers
from campaign.storage.names import is_new_copy, new_copy, renewed_by
from campaign.tenure.stages import (
    the_notice_days,
    the_on_trial,
    the_tenure_days,
    the_tenure_ledger,
)

if TYPE_CHECKING:
    from campaign.overview.board import Board
    from campaign.registration.verdicts import Verdict

T = TypeVar("T")


class Told(NamedTuple):
    """What the window says at its end."""

    next_step: str
    for_the_log: str
    """The sentence with the numbers of staff instead of their names."""


_REGISTER = "总览"
_FILLED = (places.SCORES, places.APPOINTMENTS, places.PICKS, places.PLACEMENTS, places.STANDBY)
"""The folders of nothing but sheets that people fill in."""


def show(step: str, run: Run, conducted: Conducted) -> Told:
    """Renew both pages, whatever the step came to; what to do next. Raises `Obstacle`."""
    said, listed = _said(step, conducted), in_order(run.issues)
    renew = partial(_renew, step, run, said, listed)
    pieces = run.known(the_pieces)
    if pieces is None:
        return Told(**renew())
    name, given = "总览", (said, listed)
    with _looking_on(run):
        told = pieces.what_stands(name, given) or pieces.done(name, renew, given)
        with suppress(Waiting, Faulty):
            run.get(the_seed)  # the record names it, whoever else asked for it
    return Told(**told)


def _renew(
    step: str, run: Run, said: Sequence[StepState], listed: Sequence[Issue]
) -> dict[str, str]:
    """Renew both pages; as JSON, what the window says."""
    record = registers.load(run.folder, _REGISTER, Memory.fits)
    memory, written = Memory.of(record), dict(record.get("页面", {}))
    with _looking_on(run):
        known = _looked_at(run, said, listed)
    _show_board(run, known, written)
    known = known._replace(files=tuple(files_of(run)))  # the board is one of them
    page = overview(known, memory, COMMANDS[step].title)
    _write(run, places.OVERVIEW, "overview.html", page, written)
    registers.save(run.folder, _REGISTER, {**memory.record(), "页面": written}, settled=True)
    run.folder.commit()
    return {"next_step": page.next_step, "for_the_log": _without_names(page.next_step, known.names)}


def _without_names(sentence: str, names: Mapping[str, str]) -> str:
    """Put numbers for names of staff, given by 编号."""
    for staff_id, name in sorted(names.items(), key=lambda each: -len(each[1])):
        sentence = sentence.replace(name, f"编号{staff_id}")
    return sentence


def _said(step: str, conducted: Conducted) -> Sequence[StepState]:
    """Return what the steps of this run say of themselves."""
    outcome = conducted.outcome
    states = [state_of_row(row) for row in outcome.progress]
    if step in ORDER:
        could_run = not conducted.waits_for
        waits_for = (*conducted.waits_for, *outcome.waits_for)
        faulty = could_run and conducted.code == FAULTS
        states.append(
            state_of_step(step, waits_for, outcome.next_step, could_run=could_run, faulty=faulty)
        )
    return states


def overview_of(run: Run) -> Overview:
    """Return what 总览.html would show now; nothing is written or remembered."""
    with _looking_on(run):
        known = _looked_at(run, (), in_order(run.issues))._replace(files=tuple(files_of(run)))
    return overview(known, Memory.of(registers.load(run.folder, _REGISTER, Memory.fits)), "")


def _show_board(run: Run, known: Known, written: dict[str, list[str]]) -> None:
    """Renew the board, or take it down."""
    posted = _board(run, known)
    if posted:
        _write(run, places.BOARD, "board.html", posted, written)
    for label in (places.BOARD_FORMER, *(() if posted else (places.BOARD,))):
        if written.pop(label, None) and run.folder.has(run.folder.path(label)):
            run.folder.remove(run.folder.path(label))


@contextmanager
def _looking_on(run: Run) -> Iterator[None]:
    """Leave the run's issues as they are, whatever is found meanwhile."""
    issues = list(run.issues)
    try:
        yield
    finally:
        run.issues[:] = issues


def _write(
    run: Run, name: str, template: str, model: "Overview | Board", written: dict[str, list[str]]
) -> None:
    """Write a page, unless the very same one lies there already."""
    place = run.folder.path(name)
    same_as = hashlib.sha256(_own_files() + repr(model).encode()).hexdigest()
    lies = run.folder.digest(place)
    if lies and written.get(name) == [same_as, lies]:
        run.folder.outputs[name] = lies
        return
    from campaign.overview.page import render

    run.folder.write(place, render(template, run.words, model._asdict()), lies)
    written[name] = [same_as, run.folder.outputs[name]]


# -- what is known --------------------------------------------------------------------------------


def _looked_at(run: Run, states: Sequence[StepState], listed: Sequence[Issue]) -> Known:
    look = Glance(run)
    return Known(
        today=run.today,
        scheme=look.at(the_scheme),
        roster=look.at(the_roster),
        registrations=look.at(the_registered),
        verdicts=_verdicts(look),
        pending=look.at(the_pending) or (),
        handed_in=look.at(the_scores),
        competition=look.at(the_competition),
        scoreboard=look.at(the_scoreboard),
        proposal=look.at(the_post_proposal),
        inspections=look.at(the_inspections),
        decided=look.at(the_decided) or (),
        appointments=look.at(the_appointments),
        picks=look.at_departments(the_picks),
        allocation=look.at_departments(the_allocation),
        later_picks=look.at_departments(the_later_picks),
        placements=look.at_departments(the_placements),
        balance=look.at(the_balance),
        ledger=look.at_departments(the_ledger),
        courses=look.at_departments(the_courses) or (),
        tenure_ledger=look.at(the_tenure_ledger),
        unreviewed=look.at_departments(the_unreviewed) or (),
        on_trial=look.at(the_on_trial) or (),
        tried=look.at_departments(the_tried) or (),
        later_days=(
            *(look.at(the_notice_days) or ()),
            *(look.at(the_tenure_days) or ()),
            *(look.at_departments(the_trial_days) or ()),
        ),
        coming_round=look.at_departments(_coming_round),
        renewed=_renewed(run),
        unsealed=look.at(the_unsealed) or (),
        looked=look.looked(),
        states={each.title: each for each in states},
        issues=listed,
        papers=papers_of(run),
    )


def _renewed(run: Run) -> list[str]:
    """List the sheets beside which a new version lies."""
    folder = run.folder
    collected = [path for top in _FILLED for path in folder.collect(top).paths]
    others = map(folder.path, (f"{places.REGISTRATIONS}/{MANUAL_REVIEW_FILE}", SEALS))
    return [
        *(folder.label(renewed_by(path)) for path in collected if is_new_copy(path)),
        *(folder.label(path) for path in others if folder.has(new_copy(path))),
    ]


def _verdicts(look: Glance) -> "Mapping[Part, Sequence[Verdict]] | None":
    posts, departments = look.at(the_post_verdicts), look.at(the_department_verdicts)
    if posts is None or departments is None:
        return None
    return {Part.POSTS: posts, Part.DEPARTMENTS: departments}


def _coming_round(run: Run) -> tuple[str, datetime] | None:
    """Find the later round that has a deadline and somebody to register for it.

    One that has begun goes on until then, unless a department has picked already.
    """
    without = any(each.place == STANDBY for each in run.get(the_destinations))
    if not (without and run.get(the_allocation).vacancies):
        return None
    going_on = () if run.get(the_later_picks).is_begun else run.get(held_rounds)[-1:]
    for each in (*going_on, run.get(next_round)):
        closes = deadline_of(run.get(the_scheme), each.number) if each else None
        if each and closes and day_of(closes) >= run.today:
            return each.title, closes
    return None


def _board(run: Run, known: Known) -> "Board | None":
    """Return the board, if something may be posted today."""
    decided = known.scoreboard or known.appointments or known.placements
    if not (known.scheme and known.roster and decided):
        return None
    from campaign.office.numbers import Numbers
    from campaign.office.office import Office
    from campaign.overview.board import board

    office = Office(known.scheme, known.roster, Numbers(run.folder, None))
    posted = board(office, run.today, known.scoreboard, known.appointments, known.placements)
    return None if posted.is_empty else posted


def _own_files() -> bytes:
    """Return the code and the templates of the pages: what a page made earlier may differ by."""
    here = Path(__file__).parent
    return b"\0".join(
        path.read_bytes() for path in sorted(here.iterdir()) if path.suffix in (".py", ".jinja")
    )
