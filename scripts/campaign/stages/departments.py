"""Stages of the placements: what is proposed for everybody, and what the committee decided."""

from typing import TYPE_CHECKING

from campaign import places
from campaign.issues import errors_in
from campaign.run import Waiting, stage
from campaign.stages.choosing import ChoosingStages

if TYPE_CHECKING:
    from campaign.outcome.balance import Line
    from campaign.outcome.placements import Destination, Placements


class DepartmentStages(ChoosingStages):
    """Everything up to the placements."""

    @stage
    def destinations(self) -> "list[Destination]":
        """A proposal for everybody who takes part and holds no post."""
        allocation = self.allocation
        from campaign.outcome.placements import propose_placements

        return propose_placements(self.roster, allocation, self.appointments, self.relations)

    @stage
    def placements(self) -> "Placements":
        """The committee's decisions on departments."""
        if not self.scheme.departments:
            raise Waiting("本次活动没有双选部门，没有岗位要定")
        proposals = self.destinations
        from campaign.intake.decided import read_decisions
        from campaign.issues import Where
        from campaign.outcome.placement_decisions import check_placements
        from campaign.sheets.decisions import PLACEMENTS, PLACEMENTS_FILE

        path = self.folder.path(places.PLACEMENTS, PLACEMENTS_FILE)
        if not self.folder.has(path):
            raise Waiting("还没有定岗决定表，请先运行“双向选择”")
        rows, meeting, issues = read_decisions(self.open_book(path), PLACEMENTS)
        if errors_in(issues):
            return self.settle(None, issues)
        decided, found = check_placements(
            self.scheme,
            self.roster,
            proposals,
            self.appointments,
            rows,
            meeting,
            Where(self.folder.label(path), PLACEMENTS.name),
        )
        return self.settle(decided, [*issues, *found])

    @stage
    def balance(self) -> "list[Line]":
        """Where everybody on the roster ends; never one that does not add up."""
        from campaign.issues import Where
        from campaign.outcome.balance import close_balance, close_posts_only, unbalanced
        from campaign.sheets.selection_results import FILE

        scheme, roster, appointments = self.scheme, self.roster, self.appointments
        if scheme.departments:
            lines = close_balance(roster, appointments, self.destinations, self.placements)
        else:
            lines = close_posts_only(scheme, roster, appointments)
        where = Where(f"{places.RESULTS}/{FILE}")
        return self.settle(lines, unbalanced(scheme, roster, appointments, lines, where))
