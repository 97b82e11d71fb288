"""Single ballots entered one by one → the same counts as a counting sheet gives."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from campaign.intake.candidates import Candidate
from campaign.intake.counting import Counted, read_turnout
from campaign.intake.handed_in import nothing_hidden, pick_only
from campaign.issues import Issue, Kind, Where, errors_in
from campaign.run import Book
from campaign.sheets.scoring import TURNOUT, VOTES, Turnout, Vote
from campaign.workbook.reader import Row, read
from campaign.workbook.text import fold


def vote_header(candidate: Candidate) -> str:
    """A candidate's column among single ballots."""
    return f"{candidate.name}({candidate.staff_id})"


def read_votes(
    book: Book, candidates: Mapping[str, Candidate], grades: Sequence[str]
) -> tuple[Counted | None, list[Issue]]:
    """The ballots of one voter class, counted; None where none has been entered."""
    label, grids, opening = book
    issues = list(opening)
    headers = {staff_id: vote_header(each) for staff_id, each in candidates.items()}
    names = list(headers.values())
    grid, found = pick_only(grids, VOTES, label, names)
    if grid is None:
        return None, issues + ([] if errors_in(issues) else found)
    issues += found
    reading = read(grid, VOTES, names)
    if not reading.rows and not reading.broken:
        return None, issues
    issues += nothing_hidden(reading.issues)
    issues += _repeated_numbers(reading.rows)
    turnout: Row[Turnout] | None = None
    if any(fold(each.sheet) == fold(TURNOUT.name) for each in grids):
        turnout, found = read_turnout(grids, label)
        issues += found
    issues += _check_papers(len(reading.rows) + len(reading.broken), turnout)
    counted: dict[str, dict[str, int]] = {}
    for staff_id, candidate in candidates.items():
        counted[staff_id], found = _tally(reading.rows, candidate, grades)
        issues += found
    where = {
        staff_id: dict.fromkeys(grades, _area(reading.rows, header))
        for staff_id, header in headers.items()
    }
    return Counted(label, counted, where, turnout), issues


def _tally(
    rows: Sequence[Row[Vote]], candidate: Candidate, grades: Sequence[str]
) -> tuple[dict[str, int], list[Issue]]:
    """How many ballots gave a candidate each grade."""
    known = {fold(grade): grade for grade in grades}
    header = vote_header(candidate)
    counts = dict.fromkeys(grades, 0)
    issues = []
    for row in rows:
        grade = row.value.grades.get(header, "")
        if fold(grade) in known:
            counts[known[fold(grade)]] += 1
        else:
            issues.append(_not_a_grade(row, candidate, grade, grades))
    return counts, issues


def _not_a_grade(row: Row[Vote], candidate: Candidate, grade: str, grades: Sequence[str]) -> Issue:
    where = row.where("grades", vote_header(candidate))
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
    """The cells of a candidate's column: `C6:C44`."""
    if not rows:
        return Where("")
    first, last = rows[0].where("grades", header), rows[-1].where("grades", header)
    return Where(first.file, first.sheet, f"{first.cell}:{last.cell}")
