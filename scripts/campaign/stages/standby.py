"""Stages of standby: periods and the ledger."""

from typing import TYPE_CHECKING

from campaign import folder as places
from campaign.run import Waiting, stage
from campaign.stages.departments import DepartmentStages

if TYPE_CHECKING:
    from campaign.outcome.standby import Standby
    from campaign.sheets.standby import StandbyRow
    from campaign.workbook.reader import Row


class StandbyStages(DepartmentStages):
    """Everything there is."""

    @stage
    def standby(self) -> "list[Standby]":
        """Everybody whom the committee put on standby, with the period."""
        from campaign.outcome.standby import periods

        return periods(self.scheme, self.placements)

    @stage
    def ledger(self) -> "dict[str, Row[StandbyRow]]":
        """The ledger's rows by 编号, as far as they are filled in."""
        from campaign.intake.ledger import read_ledger
        from campaign.sheets.standby import FILE

        path = self.folder.path(places.STANDBY, FILE)
        if not self.folder.has(path):
            raise Waiting("还没有待岗台账，请先运行“待岗管理”")
        book = self.open_book(path)
        return self.settle(*read_ledger(book, self.standby, self.today))
