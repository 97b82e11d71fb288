"""待岗台账."""

from collections.abc import Sequence

from campaign.intake.scheme import Scheme
from campaign.outcome.standby import Standby
from campaign.sheets.standby import LEDGER, StandbyRow
from campaign.workbook.page import Page


def ledger_page(scheme: Scheme, standby: Sequence[Standby]) -> Page[StandbyRow]:
    """One row for everybody on standby; what the review finds is left to people."""
    rows = [
        StandbyRow(
            staff_id=each.staff_id,
            name=each.member.name,
            cause=each.cause,
            starts=each.starts,
            ends=each.ends,
            training_in=each.training_in,
        )
        for each in standby
    ]
    basics = scheme.basics
    notes = [f"待岗期{basics.standby_months}个月，待岗期间{basics.standby_pay}；期满由党委考评。"]
    departments = [department.name for department in scheme.departments]
    return Page(LEDGER, rows, notes=notes, choices={"departments": departments})
