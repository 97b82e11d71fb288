"""Which documents the decisions so far allow: every kind is asked, phase by phase."""

from campaign.documents.catalogue import KINDS
from campaign.documents.stages import the_issued
from campaign.office.kinds import Desk, Phase
from campaign.office.meetings import sitting_of
from campaign.office.office import Office
from campaign.run import Run


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
    due = sorted((kind for kind in KINDS if kind.phase in phases), key=lambda kind: kind.phase)
    for made_by in dict.fromkeys(kind.made_by for kind in due):
        made_by(desk)
    return desk
