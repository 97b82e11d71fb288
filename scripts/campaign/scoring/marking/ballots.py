"""民主测评: counting sheets or single ballots → balanced counts per candidate and voter class."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from typing import NamedTuple

from campaign.issues import Issue, Kind, Where
from campaign.run import Book
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component, VoterClass
from campaign.scoring.candidates import Candidate
from campaign.scoring.marking.counts import Counted, read_counts, read_votes
from campaign.scoring.reading import count_file, groups_of
from campaign.scoring.sheets import Turnout
from campaign.workbook.read.reader import Row


class BallotFile(NamedTuple):
    """Which ballots a file of the score folder holds."""

    component: Component
    group: VoterClass
    one_by_one: bool
    """Entered ballot by ballot, not counted."""


class Count(NamedTuple):
    """One candidate's ballots in one voter class, by grade, and where each number stands."""

    group: VoterClass
    grades: dict[str, int]
    places: dict[str, Where]

    @property
    def source(self) -> str:
        """Where the numbers stand, in words."""
        places = list(dict.fromkeys(self.places.values()))
        first, last = places[0], places[-1]
        cells = first.cell if len(places) == 1 else f"{first.cell}至{last.cell}"
        return f"{first.file}　{first.sheet}　{cells}"


@dataclass
class Tallies:
    """Counts by component and candidate, turnouts by component and class."""

    of: dict[tuple[str, str], list[Count]] = field(default_factory=dict)
    turnouts: dict[tuple[str, str], Row[Turnout] | None] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)
    """What has not been handed in."""


def read_tallies(
    files: Sequence[tuple[BallotFile, Book]],
    components: Sequence[Component],
    scheme: Scheme,
    candidates: Sequence[Candidate],
) -> tuple[Tallies, list[Issue]]:
    """Return all counts of these components, balanced; a class counted both ways must agree."""
    box = _BallotBox(scheme, candidates)
    for component in components:
        for group in groups_of(scheme):
            counted, votes = (
                [book for of, book in files if of == (component, group, one_by_one)]
                for one_by_one in (False, True)
            )
            box.open(component, group, counted, votes)
    return box.tallies, box.issues


class _BallotBox:
    """Opens the counts of one component and voter class at a time."""

    def __init__(self, scheme: Scheme, candidates: Sequence[Candidate]) -> None:
        self.grades = [grade.name for grade in scheme.grades]
        self.candidates = {candidate.staff_id: candidate for candidate in candidates}
        self.issues: list[Issue] = []
        self.tallies = Tallies()

    def open(
        self,
        component: Component,
        group: VoterClass,
        counted: Sequence[Book],
        votes: Sequence[Book],
    ) -> None:
        by_count = self._only(
            [self._take(read_counts(each, self.candidates, self.grades)) for each in counted]
        )
        by_vote = self._only(
            [self._take(read_votes(each, self.candidates, self.grades)) for each in votes]
        )
        found = by_count or by_vote
        if not found:
            name = count_file(component.name, group.name).removesuffix(".xlsx")
            self.tallies.missing.append(name)
            return
        if by_count and by_vote:
            self.issues += self._compare(by_count, by_vote)
        self.tallies.turnouts[component.name, group.name] = found.turnout
        for staff_id, grades in found.grades.items():
            count = Count(group, grades, found.places[staff_id])
            self.tallies.of.setdefault((component.name, staff_id), []).append(count)

    def _take(self, read: tuple[Counted | None, list[Issue]]) -> Counted | None:
        counted, issues = read
        self.issues += issues
        return counted

    def _only(self, found: Sequence[Counted | None]) -> Counted | None:
        """Return the one sheet that somebody has filled in."""
        filled = [each for each in found if each]
        if len(filled) > 1:
            files = "、".join(each.file for each in filled)
            where = Where(filled[1].file)
            if all(each.grades == filled[0].grades for each in filled):
                self.issues.append(Kind.FORM_TWICE.at(where, other=filled[0].file))
            else:
                self.issues.append(Kind.BALLOT_FILE_TWICE.at(where, count=len(filled), files=files))
        return filled[0] if filled else None

    def _compare(self, by_count: Counted, by_vote: Counted) -> Iterator[Issue]:
        for staff_id, counts in by_count.grades.items():
            votes = by_vote.grades.get(staff_id)
            if votes is not None and votes != counts:
                yield Kind.BALLOT_TWO_COUNTS.at(
                    next(iter(by_count.places[staff_id].values())),
                    name=self.candidates[staff_id].name,
                    counts="+".join(map(str, counts.values())),
                    votes="+".join(map(str, votes.values())),
                )
