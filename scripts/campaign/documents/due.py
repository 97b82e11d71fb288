"""Which documents the decisions so far allow: every kind is asked, phase by phase."""

from collections.abc import Container, Iterable

from campaign import places
from campaign.calendar import YearUnknown
from campaign.documents.catalogue import KINDS
from campaign.documents.stages import the_issued, the_own_kinds
from campaign.issues import Issue, Kind, Where
from campaign.office.kinds import Desk, Phase
from campaign.office.meetings import sitting_of
from campaign.office.numbers import Numbers
from campaign.office.office import Office
from campaign.roster.stages import the_roster
from campaign.run import Run
from campaign.scheme.sheets import CALENDAR
from campaign.scheme.stages import the_scheme


def office_of(run: Run) -> Office:
    """Return the office whose papers are made: sealed ones keep the numbers that they bear."""
    scheme, roster, issued = run.get(the_scheme), run.get(the_roster), run.get(the_issued)
    numbers = Numbers(run.folder, scheme.basics.first_number)
    return Office(scheme, roster, numbers, issued.numbers(roster.by_id))


def gather(run: Run, office: Office) -> Desk:
    """Gather every document that is due before the end of standby, and what others wait for."""
    desk = Desk(run, office)
    run.get(the_issued).keep_numbers(desk.given)
    for kind in KINDS:
        if kind.meeting:  # before any number is assigned, lest it be one that the office gave
            desk.given.take(kind.name, sitting_of(kind.meeting(desk)))
    return _made(desk, set(Phase) - {Phase.REVIEWS})


def gather_reviews(run: Run, office: Office) -> Desk:
    """Gather the documents at the end of standby."""
    desk = Desk(run, office)
    run.get(the_issued).keep_numbers(desk.given)
    return _made(desk, {Phase.REVIEWS})


def _made(desk: Desk, phases: set[Phase]) -> Desk:
    kinds = (*KINDS, *desk.run.get(the_own_kinds).kinds)
    due = sorted((kind for kind in kinds if kind.phase in phases), key=lambda kind: kind.phase)
    for made_by in dict.fromkeys(kind.made_by for kind in due):
        try:
            made_by(desk)
        except YearUnknown as unknown:
            left = [kind.name for kind in due if kind.made_by is made_by]
            desk.undated |= dict.fromkeys(set(left) - desk.taken, unknown)
            desk.run.note([_undated(unknown, set(left) - desk.taken, left)])
    return desk


def _undated(unknown: YearUnknown, names: Container[str], order: Iterable[str]) -> Issue:
    """Return what cannot be made because a day on it cannot be counted."""
    documents = "、".join(name for name in order if name in names)
    where = Where(places.SCHEME, CALENDAR.name)
    return Kind.CALENDAR_YEAR_UNKNOWN.at(
        where, lacks=unknown.lacks, year=unknown.year, documents=documents
    )
