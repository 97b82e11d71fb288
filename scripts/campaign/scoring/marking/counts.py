"""One counting sheet, and the turnout beside it → counts that balance."""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, NamedTuple

from campaign.issues import Issue, Kind, Where, errors_in
from campaign.roster.numbered import with_numbers
from campaign.run import Book
from campaign.scoring.arithmetic import broken_equations
from campaign.scoring.candidates import Candidate, check_candidates, key_of, members_of
from campaign.scoring.marking.vote_headers import headers_on
from campaign.scoring.reading import nothing_hidden
from campaign.scoring.sheets import BALLOT_COUNTS, TURNOUT, VOTES, BallotCount, Turnout, Vote
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.read.header import find_table, pick_sheet
from campaign.workbook.read.reader import Reading, Row, read
from campaign.workbook.read.tabs import pick_only


class Counted(NamedTuple):
    """The ballots of one voter class as one file has them, by the candidates' keys."""

    file: str
    grades: dict[str, dict[str, int]]
    places: dict[str, dict[str, Where]]
    turnout: Row[Turnout] | None


Whose = Callable[[Grid, Reading[Any]], Iterator[Issue]]
"""Finds what on a sheet says that it is of another component or of other voters."""


def read_counts(
    book: Book, candidates: Mapping[str, Candidate], grades: Sequence[str], whose: Whose
) -> tuple[Counted | None, list[Issue]]:
    """Return a counting sheet; None for one on which no number has been written yet."""
    label, grids, opening = book
    issues = list(opening)
    grid, found = pick_only(grids, BALLOT_COUNTS, label, grades, beside=[TURNOUT])
    if grid is None:
        return None, issues + ([] if errors_in(issues) else found)
    issues += found
    if _untouched(grid, grades):
        return None, issues
    reading = read(grid, BALLOT_COUNTS, grades)
    issues += whose(grid, reading)
    issues += nothing_hidden(reading.issues)
    issues += with_numbers(reading, members_of(candidates.values()))
    turnout, found = read_turnout(grids, label)
    issues += found
    issues += check_candidates(grid, [*reading.rows, *reading.broken], candidates, reading.issues)
    counted: dict[str, dict[str, int]] = {}
    where: dict[str, dict[str, Where]] = {}
    for row in reading.rows:
        key = key_of(row, candidates)
        if key in candidates:
            counted[key] = row.value.grades
            where[key] = {name: row.where("grades", name) for name in row.value.grades}
            issues += _check_sum(row, turnout)
    return Counted(label, counted, where, turnout), issues


def read_turnout(grids: Sequence[Grid], label: str) -> tuple[Row[Turnout] | None, list[Issue]]:
    """Return 票数: how many were to come, and what became of the papers.

    The equations are checked.
    """
    grid, missing = pick_sheet(grids, TURNOUT, label)
    if grid is None:
        return None, missing
    reading = read(grid, TURNOUT)
    if not reading.rows:
        return None, [*missing, *reading.issues]
    row = reading.rows[0]
    return row, [*missing, *nothing_hidden(reading.issues), *_unbalanced(row)]


def _unbalanced(row: Row[Turnout]) -> Iterator[Issue]:
    for equation in broken_equations(vars(row.value)):
        read_value = getattr(row.value, equation.field)
        where = row.where(equation.field)
        yield Kind.BALLOT_EQUATION.at(where, read_value, equation=equation.text)


def _check_sum(row: Row[BallotCount], turnout: Row[Turnout] | None) -> Iterator[Issue]:
    """Check that each candidate's ballots sum to the valid ones."""
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
    """Tell whether no number has been written yet on a counting sheet."""
    table, _ = find_table(grid, BALLOT_COUNTS, grades)
    if table is None:
        return False
    columns = [place.at for place in table.places if place.column.field == "grades"]
    rows = range(table.first_row, len(grid.rows))
    return bool(columns) and all(is_blank(grid.at(row, at)) for row in rows for at in columns)


def read_votes(
    book: Book, candidates: Mapping[str, Candidate], grades: Sequence[str], whose: Whose
) -> tuple[Counted | None, list[Issue]]:
    """Return the ballots of one voter class, counted; None where none has been entered."""
    label, grids, opening = book
    issues = list(opening)
    headers, found = headers_on(grids, candidates)
    issues += found
    names = list(headers.values())
    grid, found = pick_only(grids, VOTES, label, names, beside=[TURNOUT])
    if grid is None:
        return None, issues + ([] if errors_in(issues) else found)
    issues += found
    reading = read(grid, VOTES, names)
    if not reading.rows and not reading.broken:
        return None, issues
    issues += whose(grid, reading)
    issues += nothing_hidden(reading.issues)
    issues += _repeated_numbers(reading.rows)
    turnout: Row[Turnout] | None = None
    if any(fold(each.sheet) == fold(TURNOUT.name) for each in grids):
        turnout, found = read_turnout(grids, label)
        issues += found
    issues += _check_papers(len(reading.rows) + len(reading.broken), turnout)
    counted: dict[str, dict[str, int]] = {}
    for staff_id, candidate in candidates.items():
        counted[staff_id], found = _tally(reading.rows, candidate, headers[staff_id], grades)
        issues += found
    where = {
        staff_id: dict.fromkeys(grades, _area(reading.rows, header))
        for staff_id, header in headers.items()
    }
    return Counted(label, counted, where, turnout), issues


def _tally(
    rows: Sequence[Row[Vote]], candidate: Candidate, header: str, grades: Sequence[str]
) -> tuple[dict[str, int], list[Issue]]:
    """Return how many ballots gave a candidate each grade."""
    known = {fold(grade): grade for grade in grades}
    counts = dict.fromkeys(grades, 0)
    issues = []
    for row in rows:
        grade = row.value.grades.get(header, "")
        if fold(grade) in known:
            counts[known[fold(grade)]] += 1
        else:
            issues.append(_not_a_grade(row, row.where("grades", header), candidate, grade, grades))
    return counts, issues


def _not_a_grade(
    row: Row[Vote], where: Where, candidate: Candidate, grade: str, grades: Sequence[str]
) -> Issue:
    number, name = row.value.number, candidate.name
    if not grade:
        return Kind.BALLOT_VOTE_BLANK.at(where, number=number, name=name)
    return Kind.BALLOT_VOTE_UNKNOWN.at(
        where, grade, number=number, name=name, grade=grade, known="、".join(grades)
    )


def _check_papers(votes: int, turnout: Row[Turnout] | None) -> Iterator[Issue]:
    """As many papers as are valid."""
    if turnout and turnout.value.valid != votes:
        valid = turnout.value.valid
        where = turnout.where("valid")
        yield Kind.BALLOT_VOTES_AND_VALID.at(where, valid, votes=votes, valid=valid)


def _repeated_numbers(rows: Sequence[Row[Vote]]) -> Iterator[Issue]:
    counts = Counter(fold(row.value.number) for row in rows)
    seen = set()
    for row in rows:
        number = fold(row.value.number)
        if number in seen:
            where = row.where("number")
            yield Kind.BALLOT_NUMBER_TWICE.at(
                where, row.value.number, number=row.value.number, count=counts[number]
            )
        seen.add(number)


def _area(rows: Sequence[Row[Vote]], header: str) -> Where:
    """Return the cells of a candidate's column: `C6:C44`."""
    if not rows:
        return Where("")
    first, last = rows[0].where("grades", header), rows[-1].where("grades", header)
    return Where(first.file, first.sheet, f"{first.cell}:{last.cell}")
