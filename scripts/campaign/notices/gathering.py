"""Which documents the decisions so far allow, in the order of the campaign."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from campaign import places
from campaign.documents.appointments import APPOINTMENT_LETTER, APPOINTMENT_NOTICE, PUBLIC_NOTICE
from campaign.documents.handover import HANDOVER_LIST, HANDOVER_NOTICE
from campaign.documents.placements import PLACEMENT_LETTER, PLACEMENT_NOTICE, SELECTION_RESULT
from campaign.documents.plan import MOBILIZATION_NOTICE, PLAN_NOTICE
from campaign.documents.scores import SCORE_PUBLICATION
from campaign.documents.standby import (
    HANDLING_PROPOSAL,
    RETURN_LETTER,
    STANDBY_LETTER,
    STANDBY_REVIEW,
)
from campaign.documents.template import DocumentKind
from campaign.issues import Issue, Kind, Where
from campaign.notices.appointments import (
    appointment_letters,
    appointment_notice,
    holders,
    public_notice,
)
from campaign.notices.handover import Change, changes, handover_papers, leaving_posts
from campaign.notices.meeting import meeting_paper
from campaign.notices.papers import Office, Paper
from campaign.notices.placements import (
    in_departments,
    placement_letters,
    placement_notice,
    selection_result,
    standby_letters,
)
from campaign.notices.plan import plan_paper
from campaign.notices.scores import score_paper
from campaign.notices.sittings import (
    GivenNumbers,
    Sitting,
    appointment_faults,
    missing_dates,
    notice_faults,
    sitting_of,
    standby_faults,
)
from campaign.notices.standby import review_papers
from campaign.outcome.appointments import Appointments
from campaign.outcome.placements import Placements
from campaign.run import Faulty, Run, Waiting
from campaign.sheets.decisions import MEETING
from campaign.stages.departments import the_placements
from campaign.stages.posts import the_appointments
from campaign.stages.registration import the_scheme
from campaign.stages.scores import the_scoreboard, why_no_contest
from campaign.stages.standby import the_ledger, the_standby, the_terms

T = TypeVar("T")
OF_REVIEWS = (STANDBY_REVIEW, RETURN_LETTER, HANDLING_PROPOSAL)
"""What is printed at the end of standby, not before."""
_OF_DEPARTMENTS = "部门岗位"


@dataclass
class Gathered:
    """What a step has to print."""

    papers: list[Paper] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    """Kinds of which it is known which documents there are to be; others are left as they lie."""
    waits_for: list[str] = field(default_factory=list)
    faulty: bool = False
    """Whether some decision cannot be read; what builds on all of them is left as it lies."""

    def take(self, *kinds: DocumentKind[Any], papers: Iterable[Paper] = ()) -> None:
        """Take the documents of some kinds: these, and no others."""
        self.taken |= {kind.name for kind in kinds}
        self.papers += papers


def gather(run: Run, office: Office) -> Gathered:
    """Every document that is due now, and what further ones wait for."""
    desk = _Desk(run, office)
    desk.plan()
    desk.scores()
    desk.posts()
    desk.departments()
    desk.handover()
    return desk.gathered


def gather_reviews(run: Run, office: Office) -> Gathered:
    """The documents at the end of standby."""
    gathered = Gathered()
    papers = review_papers(office, run.get(the_terms), run.get(the_ledger), run.today)
    gathered.take(*OF_REVIEWS, papers=papers)
    return gathered


class _Desk:
    """Takes part after part of the campaign, as far as each has come."""

    def __init__(self, run: Run, office: Office) -> None:
        self.run, self.office = run, office
        self.gathered = Gathered()
        self.appointments = self._if_ready(the_appointments)
        self.placements: Placements | None = Placements()
        if run.get(the_scheme).departments:
            self.placements = self._if_ready(the_placements)
        self.given = GivenNumbers(office)
        for kind, decided in (
            (APPOINTMENT_NOTICE, self.appointments),
            (PLACEMENT_NOTICE, self.placements),
        ):
            self.given.take(kind.name, sitting_of(decided.meeting) if decided else None)
        self.appointed_on: date | None = None
        """The date of the appointments, once they are formal."""
        self.placed_on: date | None = None
        self.moving = (
            changes(office, self.appointments, self.placements) if self.appointments else []
        )

    def _if_ready(self, stage: Callable[[Run], T]) -> T | None:
        """A stage's result; None while it waits, or is faulty (its issues tell)."""
        try:
            return self.run.get(stage)
        except Waiting as waiting:
            known = self.gathered.waits_for
            known += [str(reason) for reason in waiting.args if reason not in known]
        except Faulty:
            self.gathered.faulty = True
        return None

    def _may(self, issues: list[Issue]) -> bool:
        """Whether nothing forbids a document; what does is noted."""
        self.run.note(issues)
        return not issues

    # -- parts of the campaign --------------------------------------------------------------------

    def plan(self) -> None:
        scheme = self.run.get(the_scheme)
        if scheme.schedule and scheme.leading_group:
            self.gathered.take(PLAN_NOTICE, papers=[plan_paper(self.office)])
        else:
            self.run.note([Kind.PLAN_INCOMPLETE.at(Where(places.SCHEME))])
        self.gathered.take(MOBILIZATION_NOTICE, papers=[meeting_paper(self.office)])

    def scores(self) -> None:
        if self._if_ready(why_no_contest):
            self.gathered.take(SCORE_PUBLICATION)
        elif scoreboard := self._if_ready(the_scoreboard):
            self.gathered.take(SCORE_PUBLICATION, papers=[score_paper(self.office, scoreboard)])

    def posts(self) -> None:
        if self.appointments is None:
            return
        if not self.appointments.holder_of:
            self.gathered.take(PUBLIC_NOTICE, APPOINTMENT_NOTICE, APPOINTMENT_LETTER)
            return
        sitting = self._sitting(self.appointments)
        if sitting is None or not self._may(notice_faults(self.run.get(the_scheme), sitting)):
            return
        ordered = holders(self.office, self.appointments)
        self.gathered.take(PUBLIC_NOTICE, papers=[public_notice(self.office, ordered, sitting)])
        faults = appointment_faults(self.run.get(the_scheme), sitting)
        if sitting.effective_on is None or not self._may(faults):
            return
        self.appointed_on = sitting.effective_on
        self._collective(
            APPOINTMENT_NOTICE, lambda: appointment_notice(self.office, ordered, sitting)
        )
        if leaving := leaving_posts(self.office, self.moving):
            names = "、".join(f"{each.member.name}（{each.former_post}）" for each in leaving)
            self.run.note([Kind.REMOVAL_NOT_STATED.at(sitting.row.where("number"), names=names)])
        letters = appointment_letters(self.office, ordered, sitting, self._moving())
        self.gathered.take(APPOINTMENT_LETTER, papers=letters)

    def departments(self) -> None:
        placements = self.placements
        if placements is None:
            return
        if placements.undecided:
            self.gathered.waits_for.append(f"{len(placements.undecided)}人的定岗还没有决定")
        if not placements.of:
            kinds = (SELECTION_RESULT, PLACEMENT_NOTICE, PLACEMENT_LETTER, STANDBY_LETTER)
            self.gathered.take(*kinds)
            return
        sitting = self._sitting(placements)
        if sitting is None:
            return
        placed = in_departments(placements)
        result = [selection_result(self.office, placements, sitting)] if placed else []
        self.gathered.take(SELECTION_RESULT, papers=result)
        if sitting.effective_on is None:
            return
        self.placed_on = sitting.effective_on
        if placed:
            self._collective(
                PLACEMENT_NOTICE, lambda: placement_notice(self.office, placed, sitting)
            )
        letters = placement_letters(self.office, placed, sitting, self._moving())
        self.gathered.take(PLACEMENT_LETTER, papers=letters)
        standby = self.run.get(the_standby)
        if not standby or self._may(standby_faults(self.run.get(the_scheme), sitting)):
            letters = standby_letters(self.office, standby, sitting)
            self.gathered.take(STANDBY_LETTER, papers=letters)

    def _sitting(self, decided: Appointments | Placements) -> Sitting | None:
        """The meeting that decided, with a notice of each date that is not filled in."""
        if decided.meeting is None:
            self.gathered.waits_for.append(f"“{MEETING.name}”里的日期还没有填")
            return None
        if missing := missing_dates(decided.meeting):
            self.run.note(missing)
            self.gathered.waits_for.append(f"“{MEETING.name}”里的日期还没有填")
        return sitting_of(decided.meeting)

    def _collective(self, kind: DocumentKind[Any], paper: Callable[[], Paper]) -> None:
        """The notice to all of a part, unless the number that the office gave it cannot be."""
        issue = self.given.issues.get(kind.name)
        if self._may([issue] if issue else []):
            self.gathered.take(kind, papers=[paper()])

    # -- handing over -----------------------------------------------------------------------------

    def _moving(self) -> set[str]:
        return {each.member.staff_id for each in self.moving}

    def handover(self) -> None:
        """A notice for each day on which somebody's change takes effect, usually one for all."""
        if self.appointments is None or self.gathered.faulty:
            return
        by_day: dict[date, list[Change]] = {}
        for change in self.moving:
            if day := self.appointed_on if change.by_post else self.placed_on:
                by_day.setdefault(day, []).append(change)
        posts = self.appointments.holder_of
        formal = self.appointments if self.appointed_on else Appointments()
        for day, moving in sorted(by_day.items()):
            part = "" if day == self.appointed_on or not posts else _OF_DEPARTMENTS
            self.gathered.papers += handover_papers(self.office, formal, moving, day, part)
        placed = self.placements
        if (self.appointed_on or not posts) and placed and (self.placed_on or not placed.of):
            self.gathered.take(HANDOVER_NOTICE, HANDOVER_LIST)
