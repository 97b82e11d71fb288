"""Which documents the decisions so far allow: every kind is asked, phase by phase."""

from campaign.documents.catalogue import KINDS
from campaign.office.kinds import Desk, Phase
from campaign.office.meetings import sitting_of
from campaign.office.office import Office
from campaign.run import Run


def gather(run: Run, office: Office) -> Desk:
    """Gather every document that is due before the end of standby, and what others wait for."""
    desk = Desk(run, office)
    for kind in KINDS:
        if kind.meeting:  # before any number is assigned, lest it be one that the office gave
            desk.given.take(kind.name, sitting_of(kind.meeting(desk)))
    return _made(desk, set(Phase) - {Phase.REVIEWS})


def gather_reviews(run: Run, office: Office) -> Desk:
    """Gather the documents at the end of standby."""
    return _made(Desk(run, office), {Phase.REVIEWS})


def _made(desk: Desk, phases: set[Phase]) -> Desk:
    due = sorted((kind for kind in KINDS if kind.phase in phases), key=lambda kind: kind.phase)
    for made_by in dict.fromkeys(kind.made_by for kind in due):
        made_by(desk)
    return desk
