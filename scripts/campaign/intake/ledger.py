"""09待岗管理/待岗台账.xlsx → what the reviews found."""

from collections.abc import Iterable, Sequence
from datetime import date

from campaign.intake.opened import Book
from campaign.intake.picking import pick_sheet
from campaign.issues import Issue, Kind
from campaign.outcome.standby import Standby
from campaign.sheets.standby import LEDGER, PASSED, StandbyRow
from campaign.workbook.reader import Row, read

Ledger = dict[str, Row[StandbyRow]]


def read_ledger(book: Book, standby: Sequence[Standby], today: date) -> tuple[Ledger, list[Issue]]:
    """The ledger by 编号, checked against those who are on standby."""
    label, grids, opening = book
    issues = list(opening)
    grid, missing = pick_sheet(grids, LEDGER, label)
    if grid is None:
        return {}, [*issues, *missing]
    reading = read(grid, LEDGER)
    issues += reading.issues
    known = {each.staff_id: each for each in standby}
    ledger: Ledger = {}
    for row in reading.rows:
        person = known.get(row.value.staff_id)
        if person is None:
            where, value = row.where("staff_id"), row.value
            issues.append(
                Kind.LEDGER_STRANGER.at(
                    where, value.staff_id, name=value.name, staff_id=value.staff_id
                )
            )
            continue
        issues += _check(row, person, today)
        ledger[row.value.staff_id] = row
    return ledger, issues


def _check(row: Row[StandbyRow], person: Standby, today: date) -> Iterable[Issue]:
    value, name = row.value, person.member.name
    if not value.result:
        if person.ends and person.ends < today:
            yield Kind.LEDGER_EXPIRED.at(row.where("result"), name=name, ends=person.ends)
        return
    if value.reviewed_on is None:
        yield Kind.LEDGER_NO_DATE.at(row.where("reviewed_on"), name=name)
    elif person.ends and value.reviewed_on < person.ends:
        day = value.reviewed_on
        yield Kind.LEDGER_EARLY.at(
            row.where("reviewed_on"), day, name=name, day=day, ends=person.ends
        )
    if value.result == PASSED and not value.destination:
        yield Kind.LEDGER_NO_DESTINATION.at(row.where("destination"), name=name)
