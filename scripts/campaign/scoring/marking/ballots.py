"""民主测评: counting sheets or single ballots → balanced counts per candidate and voter class."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from campaign.issues import Issue, Kind, Where
from campaign.run import Book
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component, VoterClass
from campaign.scoring.candidates import Candidate
from campaign.scoring.marking.counts import Counted, read_counts, read_votes
from campaign.scoring.marking.electorates import Electorate, electorates
from campaign.scoring.marking.whose_list import other_list
from campaign.scoring.reading import count_file, spellings
from campaign.scoring.sheets import Turnout
from campaign.storage.names import safe_name
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Grid
from campaign.workbook.read.reader import Reading, Row


class BallotFile(NamedTuple):
    """Which ballots a file of the score folder holds."""

    component: Component
    label: str
    """Of the electorate, as the file's name has it."""
    one_by_one: bool
    """Entered ballot by ballot, not counted."""

    def is_of(self, electorate: Electorate) -> bool:
        """Tell whether it holds the ballots of these voters."""
        own = fold(safe_name(electorate.label)) if electorate.label else ""
        return own in map(fold, spellings(self.label)) if self.label else not own


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
    """Counts by component and candidate's key, turnouts by component and electorate."""

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
    box = _BallotBox(scheme)
    for component in components:
        own = [(file, book) for file, book in files if file.component == component]
        voters = electorates(scheme, component, candidates)
        for electorate in voters:
            counted, votes = (
                [b for file, b in own if file.is_of(electorate) and file.one_by_one == one_by_one]
                for one_by_one in (False, True)
            )
            box.open(component, electorate, counted, votes, [each.label for each in voters])
        known = "、".join(count_file(component.name, each.label) for each in voters)
        box.issues += [
            Kind.BALLOT_FILE_UNKNOWN.at(Where(label), known=known)
            for file, (label, *_) in own
            if not any(file.is_of(electorate) for electorate in voters)
        ]
    return box.tallies, box.issues


class _BallotBox:
    """Opens the counts of one component and electorate at a time."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self.issues: list[Issue] = []
        self.tallies = Tallies()

    def open(
        self,
        component: Component,
        electorate: Electorate,
        counted: Sequence[Book],
        votes: Sequence[Book],
        labels: Sequence[str],
    ) -> None:
        def whose(grid: Grid, reading: Reading[Any]) -> Iterator[Issue]:
            return other_list(grid, reading, self.scheme, component, electorate.label, labels)

        people = {each.key: each for each in electorate.people}
        names = [grade.name for grade in self.scheme.grades_of(component)]
        by_count = self._only(
            [self._take(read_counts(each, people, names, whose)) for each in counted]
        )
        by_vote = self._only([self._take(read_votes(each, people, names, whose)) for each in votes])
        found = by_count or by_vote
        if not found:
            name = count_file(component.name, electorate.label).removesuffix(".xlsx")
            self.tallies.missing.append(name)
            return
        if by_count and by_vote:
            self.issues += _differing(people, by_count, by_vote)
        self.tallies.turnouts[component.name, electorate.label] = found.turnout
        for key, grades in found.grades.items():
            count = Count(electorate.group, grades, found.places[key])
            self.tallies.of.setdefault((component.name, key), []).append(count)

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


def _differing(
    people: Mapping[str, Candidate], by_count: Counted, by_vote: Counted
) -> Iterator[Issue]:
    for key, counts in by_count.grades.items():
        votes = by_vote.grades.get(key)
        if votes is not None and votes != counts:
            yield Kind.BALLOT_TWO_COUNTS.at(
                next(iter(by_count.places[key].values())),
                name=people[key].name,
                counts="+".join(map(str, counts.values())),
                votes="+".join(map(str, votes.values())),
            )
