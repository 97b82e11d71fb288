"""Which documents the decisions so far allow, in the order of the campaign."""

from collections.abc import Callable
from typing import TypeVar

from campaign import folder as places
from campaign.issues import Kind, Where
from campaign.notices.appointments import appointment_papers, public_notice, score_paper
from campaign.notices.handover import changes, handover_papers
from campaign.notices.papers import Office, Paper, Sitting, sitting_of
from campaign.notices.placements import placement_papers, standby_papers
from campaign.notices.plan import plan_papers
from campaign.notices.standby import review_papers
from campaign.outcome.appointments import Appointments
from campaign.outcome.dates import notice_ends
from campaign.outcome.placements import Placements
from campaign.session import Campaign, Faulty, Waiting
from campaign.sheets.decisions import MEETING

T = TypeVar("T")


def gather(campaign: Campaign, office: Office) -> tuple[list[Paper], list[str]]:
    """Every document that is due now, and what further ones wait for."""
    desk = _Desk(campaign, office)
    desk.plan()
    desk.scores()
    desk.posts()
    desk.departments()
    desk.handover()
    return desk.papers, desk.waits_for


def gather_reviews(campaign: Campaign, office: Office) -> list[Paper]:
    """The documents at the end of standby."""
    return list(review_papers(office, campaign.standby, campaign.ledger, campaign.today))


class _Desk:
    """Takes part after part of the campaign, as far as each has come."""

    def __init__(self, campaign: Campaign, office: Office) -> None:
        self.campaign = campaign
        self.office = office
        self.papers: list[Paper] = []
        self.waits_for: list[str] = []
        self.appointments = self._if_ready(lambda: campaign.appointments)
        self.placements: Placements | None = None
        if campaign.scheme.departments:
            self.placements = self._if_ready(lambda: campaign.placements)

    def _if_ready(self, stage: Callable[[], T]) -> T | None:
        """A stage's result; None while it waits, or is faulty (its issues tell)."""
        try:
            return stage()
        except Waiting as waiting:
            self.waits_for += [
                str(reason) for reason in waiting.args if reason not in self.waits_for
            ]
        except Faulty:
            pass
        return None

    def plan(self) -> None:
        scheme = self.campaign.scheme
        if not scheme.schedule or not scheme.leading_group:
            self.campaign.note([Kind.PLAN_INCOMPLETE.at(Where(places.SCHEME))])
        self.papers += plan_papers(self.office, self.campaign.roster)

    def scores(self) -> None:
        basics = self.campaign.scheme.basics
        if not self.campaign.scheme.posts:
            return
        scoreboard = self._if_ready(lambda: self.campaign.scoreboard)
        if scoreboard:
            sitting = self._sitting(self.appointments)
            dated = sitting.decided_on if sitting else basics.notice_starts or basics.ends
            self.papers.append(score_paper(self.office, scoreboard, dated))

    def _sitting(self, decided: Appointments | Placements | None) -> Sitting | None:
        return sitting_of(decided.meeting) if decided else None

    def posts(self) -> None:
        appointments = self.appointments
        if not appointments or not appointments.holder_of:
            return
        sitting = self._complete(appointments)
        if sitting is None:
            return
        notice = public_notice(self.office, self.campaign.roster, appointments, sitting)
        if notice:
            self.papers.append(notice)
        if self._after_notice(appointments, sitting):
            roster = self.campaign.roster
            self.papers += appointment_papers(self.office, roster, appointments, sitting)

    def _complete(self, decided: Appointments | Placements) -> Sitting | None:
        """The meeting, if both its dates are filled in; else a notice of what is missing."""
        sitting = self._sitting(decided)
        if sitting is None and decided.meeting is not None:
            row = decided.meeting
            for name, item in (("decided_on", "决定日期"), ("effective_on", "任职日期")):
                if getattr(row.value, name) is None:
                    self.campaign.note([Kind.DECISION_NO_DATE.at(row.where(name), item=item)])
            self.waits_for.append(f"“{MEETING.name}”里的日期")
        return sitting

    def _after_notice(self, appointments: Appointments, sitting: Sitting) -> bool:
        """Nobody is appointed before the public notice has ended."""
        ends = notice_ends(self.campaign.scheme)
        if ends is None or sitting.effective_on > ends:
            return True
        assert appointments.meeting is not None
        day = sitting.effective_on
        where = appointments.meeting.where("effective_on")
        self.campaign.note([Kind.DECISION_BEFORE_NOTICE_ENDS.at(where, day, day=day, ends=ends)])
        return False

    def departments(self) -> None:
        placements = self.placements
        if not placements or not placements.of:
            return
        if placements.undecided:
            self.waits_for.append(f"{len(placements.undecided)}人的定岗决定")
        sitting = self._complete(placements)
        if sitting is None:
            return
        self.papers += placement_papers(self.office, placements, sitting)
        self.papers += standby_papers(self.office, self.campaign.standby, sitting)

    def handover(self) -> None:
        sitting = self._sitting(self.placements) or self._sitting(self.appointments)
        if self.appointments is None or sitting is None:
            return
        roster = self.campaign.roster
        moving = changes(self.office, roster, self.appointments, self.placements)
        self.papers += handover_papers(
            self.office, roster, self.appointments, moving, sitting.effective_on
        )
