"""民主测评: counting sheets or single ballots → balanced counts per candidate and voter class."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePosixPath

from campaign.ballots import broken_equations
from campaign.intake.candidates import Candidate
from campaign.intake.opened import Book
from campaign.intake.picking import pick_sheet
from campaign.intake.scheme import Scheme
from campaign.issues import Issue, Kind, Where, errors_in
from campaign.sheets.scheme import Component, VoterClass
from campaign.sheets.scoring import BALLOT_COUNTS, TURNOUT, VOTES, BallotCount, Turnout, Vote
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.layout import find_table
from campaign.workbook.reader import Row, read
from campaign.workbook.text import fold

EVERYBODY = VoterClass(name="", weight=Decimal(1))
"""The one class where voters are not divided."""


@dataclass(frozen=True)
class Count:
    """One candidate's ballots in one voter class, by grade, and where each number stands."""

    group: VoterClass
    grades: dict[str, int]
    places: dict[str, Where]


@dataclass
class Tallies:
    """Counts by component and candidate, turnouts by component and class."""

    of: dict[tuple[str, str], list[Count]] = field(default_factory=dict)
    turnouts: dict[tuple[str, str], Row[Turnout] | None] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    """What has not been handed in."""


def count_file(component: str, group: str = "") -> str:
    """The name of a counting sheet."""
    return f"{component}计票表{'-' + group if group else ''}.xlsx"


def vote_file(component: str, group: str = "") -> str:
    """The name of a workbook of single ballots."""
    return f"{component}选票{'-' + group if group else ''}.xlsx"


def vote_header(candidate: Candidate) -> str:
    """A candidate's column among single ballots."""
    return f"{candidate.name}({candidate.staff_id})"


def groups_of(scheme: Scheme) -> tuple[VoterClass, ...]:
    """The voter classes of a scheme, one for everybody if it names none."""
    return scheme.voter_classes or (EVERYBODY,)


def read_tallies(
    books: Iterable[Book], scheme: Scheme, candidates: Sequence[Candidate]
) -> tuple[Tallies, list[Issue]]:
    """All counts, balanced; a component counted both ways must agree."""
    by_name = {PurePosixPath(label).stem: (label, grids, issues) for label, grids, issues in books}
    box = _BallotBox(scheme, candidates)
    for component in scheme.balloted:
        for group in groups_of(scheme):
            counted = by_name.get(PurePosixPath(count_file(component.name, group.name)).stem)
            votes = by_name.get(PurePosixPath(vote_file(component.name, group.name)).stem)
            box.open(component, group, counted, votes)
    return box.tallies, box.issues


class _BallotBox:
    """Opens the counts of one component and voter class at a time."""

    def __init__(self, scheme: Scheme, candidates: Sequence[Candidate]) -> None:
        self.scheme = scheme
        self.candidates = {candidate.staff_id: candidate for candidate in candidates}
        self.grades = [grade.name for grade in scheme.grades]
        self.issues: list[Issue] = []
        self.tallies = Tallies()

    def open(
        self, component: Component, group: VoterClass, counted: Book | None, votes: Book | None
    ) -> None:
        by_count = self._counts(group, counted) if counted else None
        by_vote = self._votes(group, votes) if votes else None
        found = by_count or by_vote
        if not found:
            name = count_file(component.name, group.name)
            if not (counted and errors_in(counted[2])):
                self.tallies.missing.append(name.removesuffix(".xlsx"))
            return
        if by_count and by_vote:
            self._compare(by_count[0], by_vote[0])
        counts, turnout = found
        self.tallies.turnouts[component.name, group.name] = turnout
        for staff_id, count in counts.items():
            self.tallies.of.setdefault((component.name, staff_id), []).append(count)

    # -- counting sheets --------------------------------------------------------------------------

    def _counts(
        self, group: VoterClass, book: Book
    ) -> tuple[dict[str, Count], Row[Turnout] | None] | None:
        label, grids, issues = book
        self.issues += issues
        grid, missing = pick_sheet(grids, BALLOT_COUNTS, label, self.grades)
        if grid is None:
            self.issues += [] if errors_in(issues) else missing
            return None
        if _untouched(grid, self.grades):
            return None
        reading = read(grid, BALLOT_COUNTS, self.grades)
        self.issues += reading.issues
        turnout = self._turnout(grids, label)
        counts: dict[str, Count] = {}
        for row in reading.rows:
            if self._is_candidate(row, counts):
                counts[row.value.staff_id] = self._count(group, row, turnout)
        listed = {row.values.get("staff_id") for row in reading.broken} | set(counts)
        self._nobody_missing(label, grid, {str(each) for each in listed})
        return counts, turnout

    def _turnout(self, grids: Sequence[Grid], label: str) -> Row[Turnout] | None:
        grid, missing = pick_sheet(grids, TURNOUT, label)
        if grid is None:
            self.issues += missing
            return None
        reading = read(grid, TURNOUT)
        self.issues += reading.issues
        if not reading.rows:
            self.issues.append(Kind.BALLOT_TURNOUT_MISSING.at(grid.where()))
            return None
        row = reading.rows[0]
        for equation in broken_equations(vars(row.value)):
            where = row.where(equation.field)
            read_value = getattr(row.value, equation.field)
            self.issues.append(Kind.BALLOT_EQUATION.at(where, read_value, equation=equation.text))
        return row

    def _is_candidate(self, row: Row[BallotCount], seen: dict[str, Count]) -> bool:
        staff_id, name = row.value.staff_id, row.value.name
        where = row.where("staff_id")
        candidate = self.candidates.get(staff_id)
        if candidate is None:
            self.issues.append(
                Kind.MARKS_CANDIDATE_EXTRA.at(where, staff_id, name=name, staff_id=staff_id)
            )
        elif staff_id in seen:
            self.issues.append(
                Kind.MARKS_CANDIDATE_TWICE.at(
                    where, staff_id, name=name, staff_id=staff_id, count="两"
                )
            )
        elif name and fold(name) != fold(candidate.name):
            read_text = f"{staff_id} {name}"
            self.issues.append(
                Kind.PERSON_DISAGREES.at(
                    where, read_text, staff_id=staff_id, name=name, roster=candidate.name
                )
            )
        else:
            return True
        return False

    def _nobody_missing(self, label: str, grid: Grid, listed: set[str]) -> None:
        for staff_id, candidate in self.candidates.items():
            if staff_id not in listed:
                where = Where(label, grid.sheet)
                self.issues.append(
                    Kind.MARKS_CANDIDATE_MISSING.at(where, name=candidate.name, staff_id=staff_id)
                )

    def _count(
        self, group: VoterClass, row: Row[BallotCount], turnout: Row[Turnout] | None
    ) -> Count:
        grades = row.value.grades
        total = sum(grades.values())
        if turnout and total != turnout.value.valid:
            first = next(iter(grades))
            self.issues.append(
                Kind.BALLOT_CANDIDATE_SUM.at(
                    row.where("grades", first),
                    total,
                    name=row.value.name,
                    sums="+".join(str(number) for number in grades.values()),
                    total=total,
                    valid=turnout.value.valid,
                )
            )
        return Count(group, grades, {name: row.where("grades", name) for name in grades})

    # -- single ballots ---------------------------------------------------------------------------

    def _votes(
        self, group: VoterClass, book: Book
    ) -> tuple[dict[str, Count], Row[Turnout] | None] | None:
        label, grids, issues = book
        self.issues += issues
        headers = {vote_header(each): each for each in self.candidates.values()}
        grid, missing = pick_sheet(grids, VOTES, label, list(headers))
        if grid is None:
            self.issues += [] if errors_in(issues) else missing
            return None
        reading = read(grid, VOTES, list(headers))
        if not reading.rows and not reading.broken:
            return None
        self.issues += reading.issues
        self.issues += _repeated_numbers(reading.rows)
        has_turnout = any(fold(each.sheet) == fold(TURNOUT.name) for each in grids)
        turnout = self._turnout(grids, label) if has_turnout else None
        if turnout and turnout.value.valid != len(reading.rows):
            where = turnout.where("valid")
            valid = turnout.value.valid
            self.issues.append(
                Kind.BALLOT_VOTES_AND_VALID.at(where, valid, votes=len(reading.rows), valid=valid)
            )
        counts = {}
        for header, candidate in headers.items():
            counter = self._tally(reading.rows, header, candidate)
            column = reading.rows[0].where("grades", header) if reading.rows else grid.where()
            grades = {name: counter[name] for name in self.grades}
            counts[candidate.staff_id] = Count(group, grades, dict.fromkeys(self.grades, column))
        return counts, turnout

    def _tally(self, rows: Sequence[Row[Vote]], header: str, candidate: Candidate) -> Counter[str]:
        known = {fold(grade): grade for grade in self.grades}
        counter: Counter[str] = Counter()
        for row in rows:
            grade = row.value.grades.get(header, "")
            where = row.where("grades", header)
            if not grade:
                self.issues.append(
                    Kind.BALLOT_VOTE_BLANK.at(where, number=row.value.number, name=candidate.name)
                )
            elif fold(grade) not in known:
                self.issues.append(
                    Kind.BALLOT_VOTE_UNKNOWN.at(
                        where,
                        grade,
                        number=row.value.number,
                        name=candidate.name,
                        grade=grade,
                        known="、".join(self.grades),
                    )
                )
            else:
                counter[known[fold(grade)]] += 1
        return counter

    def _compare(self, by_count: dict[str, Count], by_vote: dict[str, Count]) -> None:
        for staff_id, count in by_count.items():
            votes = by_vote.get(staff_id)
            if votes and votes.grades != count.grades:
                where = next(iter(count.places.values()))
                self.issues.append(
                    Kind.BALLOT_TWO_COUNTS.at(
                        where,
                        name=self.candidates[staff_id].name,
                        counts="+".join(map(str, count.grades.values())),
                        votes="+".join(map(str, votes.grades.values())),
                    )
                )


def _repeated_numbers(rows: Sequence[Row[Vote]]) -> Iterable[Issue]:
    counts = Counter(row.value.number for row in rows)
    seen = set()
    for row in rows:
        number = row.value.number
        if counts[number] > 1 and number in seen:
            where = row.where("number")
            yield Kind.BALLOT_NUMBER_TWICE.at(where, number, number=number, count=counts[number])
        seen.add(number)


def _untouched(grid: Grid, grades: Sequence[str]) -> bool:
    """A counting sheet on which no number has been written yet."""
    table, _ = find_table(grid, BALLOT_COUNTS, grades)
    if table is None:
        return False
    columns = [place.at for place in table.places if place.column.field == "grades"]
    rows = range(table.first_row, len(grid.rows))
    return bool(columns) and all(is_blank(grid.at(row, at)) for row in rows for at in columns)
