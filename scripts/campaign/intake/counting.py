"""One counting sheet, and the turnout beside it → counts that balance."""

from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from campaign.ballots import broken_equations
from campaign.intake.candidate_rows import check_candidates, with_full_numbers
from campaign.intake.candidates import Candidate
from campaign.intake.handed_in import nothing_hidden, pick_only
from campaign.intake.picking import pick_sheet
from campaign.issues import Issue, Kind, Where, errors_in
from campaign.run import Book
from campaign.sheets.scoring import BALLOT_COUNTS, TURNOUT, BallotCount, Turnout
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.layout import find_table
from campaign.workbook.reader import Row, read


class Counted(NamedTuple):
    """The ballots of one voter class as one file has them, by 编号 of the candidates."""

    file: str
    grades: dict[str, dict[str, int]]
    places: dict[str, dict[str, Where]]
    turnout: Row[Turnout] | None


def read_counts(
    book: Book, candidates: Mapping[str, Candidate], grades: Sequence[str]
) -> tuple[Counted | None, list[Issue]]:
    """A counting sheet; None for one on which no number has been written yet."""
    label, grids, opening = book
    issues = list(opening)
    grid, found = pick_only(grids, BALLOT_COUNTS, label, grades)
    if grid is None:
        return None, issues + ([] if errors_in(issues) else found)
    issues += found
    if _untouched(grid, grades):
        return None, issues
    reading = read(grid, BALLOT_COUNTS, grades)
    issues += nothing_hidden(reading.issues)
    issues += with_full_numbers(reading, candidates)
    turnout, found = read_turnout(grids, label)
    issues += found
    issues += check_candidates(grid, [*reading.rows, *reading.broken], candidates)
    counted: dict[str, dict[str, int]] = {}
    where: dict[str, dict[str, Where]] = {}
    for row in reading.rows:
        staff_id = row.value.staff_id
        if staff_id in candidates:
            counted[staff_id] = row.value.grades
            where[staff_id] = {name: row.where("grades", name) for name in row.value.grades}
            issues += _check_sum(row, turnout)
    return Counted(label, counted, where, turnout), issues


def read_turnout(grids: Sequence[Grid], label: str) -> tuple[Row[Turnout] | None, list[Issue]]:
    """票数: how many were to come, and what became of the papers; the equations are checked."""
    grid, missing = pick_sheet(grids, TURNOUT, label)
    if grid is None:
        return None, missing
    reading = read(grid, TURNOUT)
    if not reading.rows:
        return None, reading.issues
    row = reading.rows[0]
    return row, [*nothing_hidden(reading.issues), *_unbalanced(row)]


def _unbalanced(row: Row[Turnout]) -> Iterator[Issue]:
    for equation in broken_equations(vars(row.value)):
        read_value = getattr(row.value, equation.field)
        where = row.where(equation.field)
        yield Kind.BALLOT_EQUATION.at(where, read_value, equation=equation.text)


def _check_sum(row: Row[BallotCount], turnout: Row[Turnout] | None) -> Iterator[Issue]:
    """Each candidate's ballots sum to the valid ones."""
    grades = row.value.grades
    total = sum(grades.values())
    if turnout and total != turnout.value.valid:
        yield Kind.BALLOT_CANDIDATE_SUM.at(
            row.where("grades", next(iter(grades))),
            total,
            name=row.value.name,
            sums="+".join(str(number) for number in grades.values()),
            total=total,
            valid=turnout.value.valid,
        )


def _untouched(grid: Grid, grades: Sequence[str]) -> bool:
    """A counting sheet on which no number has been written yet."""
    table, _ = find_table(grid, BALLOT_COUNTS, grades)
    if table is None:
        return False
    columns = [place.at for place in table.places if place.column.field == "grades"]
    rows = range(table.first_row, len(grid.rows))
    return bool(columns) and all(is_blank(grid.at(row, at)) for row in rows for at in columns)
