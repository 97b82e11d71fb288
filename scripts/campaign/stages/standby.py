"""Stages of standby: periods and the ledger."""

from collections import Counter
from typing import TYPE_CHECKING

from campaign import places
from campaign.issues import errors_in
from campaign.run import Waiting, stage
from campaign.stages.departments import DepartmentStages

if TYPE_CHECKING:
    from campaign.outcome.reviews import Ledger
    from campaign.outcome.standby import Standby


class StandbyStages(DepartmentStages):
    """Everything there is."""

    @stage
    def standby(self) -> "list[Standby]":
        """Everybody whom the committee put on standby, with the period."""
        placements = self.placements
        from campaign.outcome.standby import periods

        return periods(self.scheme, placements)

    @stage
    def terms(self) -> "list[Standby]":
        """The same with the ends to which the committee extended a period on the ledger."""
        standby, ledger = self.standby, self.ledger
        from campaign.outcome.reviews import with_extensions

        return with_extensions(standby, ledger)

    @stage
    def unreviewed(self) -> "list[Standby]":
        """Everybody on standby whose review is still to come."""
        reviewed = {n for n, row in self.ledger.items() if row.value.result}
        return [each for each in self.terms if each.staff_id not in reviewed]

    @stage
    def ledger(self) -> "Ledger":
        """The ledger's rows by 编号, as far as they are filled in."""
        from campaign.sheets.standby import FILE

        path = self.folder.path(places.STANDBY, FILE)
        if not self.folder.has(path):
            raise Waiting("还没有待岗台账，请先运行“待岗管理”")
        from campaign.intake.ledger import read_ledger
        from campaign.outcome.reviews import check_reviews

        rows, issues = read_ledger(self.open_book(path))
        if errors_in(issues):
            return self.settle(None, issues)
        placed = Counter(each.place for each in self.placements.of.values())
        ledger, found = check_reviews(
            self.scheme, self.roster, self.standby, placed, rows, self.today
        )
        return self.settle(ledger, [*issues, *found])
