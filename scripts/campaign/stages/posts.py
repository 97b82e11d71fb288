"""Stages of the posts: proposal, the leaders' opinions, the committee's decisions."""

from typing import TYPE_CHECKING

from campaign import places
from campaign.issues import errors_in
from campaign.run import Waiting, stage
from campaign.stages.scores import ScoreStages

if TYPE_CHECKING:
    from campaign.intake.inspections import Inspections
    from campaign.outcome.appointments import Appointments, PostProposal


class PostStages(ScoreStages):
    """Everything up to the appointments."""

    @stage
    def post_proposal(self) -> "PostProposal":
        """Who would get which post by total."""
        scoreboard = self.scoreboard
        from campaign.outcome.appointments import propose_appointments

        return propose_appointments(self.scheme, scoreboard)

    @stage
    def inspections(self) -> "Inspections":
        """What the leaders in charge found about the candidates."""
        from campaign.intake.inspections import is_inspection, read_inspections

        paths = [path for path in self.filled(places.APPOINTMENTS) if is_inspection(path)]
        books = self.books(paths, "读取考察意见")
        return self.settle(*read_inspections(books, self.candidates))

    @stage
    def appointments(self) -> "Appointments":
        """The committee's decisions on posts; none where nobody competes."""
        proposal = None if self.no_contest else self.post_proposal
        from campaign.intake.decided import read_decisions
        from campaign.outcome.appointments import Appointments
        from campaign.outcome.committee import check_appointments
        from campaign.sheets.decisions import APPOINTMENTS, APPOINTMENTS_FILE

        if proposal is None:
            return Appointments()
        path = self.folder.path(places.APPOINTMENTS, APPOINTMENTS_FILE)
        if not self.folder.has(path):
            raise Waiting("还没有任用决定表，请先运行“成绩汇总”")
        rows, meeting, issues = read_decisions(self.open_book(path), APPOINTMENTS)
        if errors_in(issues):
            return self.settle(None, issues)
        decided, found = check_appointments(self.scheme, self.scoreboard, proposal, rows, meeting)
        return self.settle(decided, [*issues, *found])
