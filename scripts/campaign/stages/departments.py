"""Stages of the two-way choice: pool, picks, the stable result, decisions."""

from typing import TYPE_CHECKING

from campaign import folder as places
from campaign.issues import errors_in
from campaign.run import Waiting, stage
from campaign.stages.posts import PostStages

if TYPE_CHECKING:
    from campaign.intake.picks import Picks
    from campaign.outcome.placements import Destination, Placements
    from campaign.outcome.selection import Pool, Selection


class DepartmentStages(PostStages):
    """Everything up to the placements."""

    @stage
    def pool(self) -> "Pool":
        """Whom the departments may choose among, once it is known who got a post."""
        from campaign.outcome.selection import gather_pool

        appointments = self.appointments
        pool = gather_pool(self.roster, self.verdicts, appointments)
        waiting = [
            self.roster[staff_id].name
            for staff_id in appointments.undecided
            if staff_id in pool.choices
        ]
        if waiting:
            raise Waiting(f"任用决定表里还没有决定：{'、'.join(waiting)}")
        return pool

    @stage
    def picks(self) -> "Picks":
        """Each department's ranking."""
        from campaign.intake.picks import read_picks

        paths = self.filled(places.PICKS, without=(places.SECOND_ROUND,))
        if not paths:
            raise Waiting("还没有部门初选表，请先运行“双向选择”")
        departments = [department.name for department in self.scheme.departments]
        books = self.books(paths, "读取部门初选表")
        pool = self.pool
        return self.settle(*read_picks(books, pool.choices, departments, self.roster, pool.outside))

    @stage
    def selection(self) -> "Selection":
        """The stable result, proved; never an unproved one."""
        from campaign.outcome.selection import select

        picks = self.picks
        if picks.missing:
            raise Waiting(f"还没有交初选表：{'、'.join(picks.missing)}")
        selection = select(self.scheme, self.pool, picks)
        if not selection.proof.holds:
            raise RuntimeError(f"unstable result: {selection.proof.failures}")
        return selection

    @stage
    def destinations(self) -> "list[Destination]":
        """A proposal for everybody who takes part and holds no post."""
        from campaign.outcome.placements import propose_placements

        return propose_placements(self.roster, self.pool, self.selection, self.appointments)

    @stage
    def placements(self) -> "Placements":
        """The committee's decisions on departments."""
        from campaign.intake.decided import read_decisions
        from campaign.outcome.placements import settle_placements
        from campaign.sheets.decisions import PLACEMENTS, PLACEMENTS_FILE

        proposals = self.destinations
        path = self.folder.path(places.PLACEMENTS, PLACEMENTS_FILE)
        if not self.folder.has(path):
            raise Waiting("还没有定岗决定表，请先运行“双向选择”")
        rows, meeting, issues = read_decisions(self.open_book(path), PLACEMENTS)
        if errors_in(issues):
            return self.settle(None, issues)
        decided, found = settle_placements(
            self.scheme, self.roster, proposals, self.appointments, rows, meeting
        )
        return self.settle(decided, [*issues, *found])
