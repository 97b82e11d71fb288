"""民主测评: staff vote a grade for each candidate; ballots are counted by class of voters."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from pathlib import PurePosixPath

from campaign.issues import Issue, Kind, Where
from campaign.run import Book
from campaign.scheme import sheets as sheets
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.scheme.tables import Tables
from campaign.scoring.blank_sheets import ballot_page, count_pages, vote_pages
from campaign.scoring.candidates import Candidate
from campaign.scoring.marking.ballot_sheets import BallotSheets
from campaign.scoring.marking.ballots import BallotFile, Tallies, read_tallies
from campaign.scoring.marking.electorates import electorates
from campaign.scoring.marking.method import BlankFile, Method
from campaign.scoring.parts import ComponentScore, Parts, balloted_part
from campaign.scoring.reading import ballot_file, by_name, count_file, groups_of, vote_file
from campaign.scoring.result_sheets import TURNOUTS
from campaign.scoring.rules_in_words import apart_rule, ballot_rule, worth_of_grades
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.text import fold
from campaign.workbook.read.reader import Row


class ByBallot(Method[Tallies]):
    """民主测评."""

    word = "民主测评"
    approves = True
    needs = (sheets.GRADES,)
    staff = "计票"
    tabs = (TURNOUTS,)

    # -- the scheme -------------------------------------------------------------------------------

    def check(self, row: Row[Component], tables: Tables) -> Iterator[Issue]:
        """Refuse other full marks, and dropping: a ballot is a mean from 0 to 100."""
        component = row.value
        if component.full != 100:
            full = plain(component.full)
            yield Kind.SCHEME_BALLOT_FULL.at(
                row.where("full"), full, component=component.name, full=full
            )
        for field in ("drop_high", "drop_low", "step"):
            if value := getattr(component, field):
                where, header = row.where(field), sheets.COMPONENTS.column(field).header
                yield Kind.SCHEME_BALLOT_UNUSED.at(
                    where, plain(Decimal(value)), component=component.name, column=header
                )

    def lacks(self, row: Row[Component], tables: Tables) -> Iterator[Issue]:
        name = fold(row.value.name)
        if not any(name in each.value.names or not each.value.names for each in tables.grades):
            yield Kind.SCHEME_NO_GRADES.at(row.where("name"), component=row.value.name)

    # -- files ------------------------------------------------------------------------------------

    def blanks(
        self, scheme: Scheme, component: Component, candidates: Sequence[Candidate], voters: int
    ) -> Iterator[BlankFile]:
        name = component.name
        for each in electorates(scheme, component, candidates):
            label, people = each.label, each.people
            ballot = ballot_page(scheme, component, label, people)
            yield BlankFile(ballot_file(name, label), [ballot], printed=True)
            counts = count_pages(scheme, component, label, people)
            yield BlankFile(count_file(name, label), counts)
            votes = vote_pages(scheme, component, label, people, voters)
            yield BlankFile(vote_file(name, label), votes, key=lambda row: row.number)

    def specimen(self, scheme: Scheme, component: Component) -> BlankFile:
        return BlankFile(count_file(component.name), count_pages(scheme, component, "", []))

    def owner(self, label: str, scheme: Scheme) -> BallotFile | Issue | None:
        known = self._files(scheme)
        if own := by_name(label, known):
            return own
        found = fold(PurePosixPath(label).stem)
        for name, file in known.items():
            begins = fold(f"{name.removesuffix('.xlsx')}-")
            if file.component.apart and found.startswith(begins):
                return file._replace(label=found.removeprefix(begins))
        if "票" not in found:
            return None
        names = "、".join(known) or "（没有测评项目）"
        return Kind.BALLOT_FILE_UNKNOWN.at(Where(label), known=names)

    def _files(self, scheme: Scheme) -> dict[str, BallotFile]:
        """Return the counting sheets and the workbooks of single ballots, by name."""
        return {
            name(component.name, label): BallotFile(component, label, one_by_one)
            for component in self.components(scheme)
            for label in ([""] if component.apart else _groups(scheme, component))
            for name, one_by_one in ((count_file, False), (vote_file, True))
        }

    def read(
        self,
        files: Sequence[tuple[BallotFile, Book]],
        scheme: Scheme,
        candidates: Sequence[Candidate],
    ) -> tuple[Tallies, list[Issue]]:
        return read_tallies(files, self.components(scheme), scheme, candidates)

    def joined(self, one: Tallies, other: Tallies) -> Tallies:
        return Tallies(
            {**one.of, **other.of},
            {**one.turnouts, **other.turnouts},
            [*one.missing, *other.missing],
        )

    def awaited(self, handed_in: Tallies) -> Iterable[str]:
        return handed_in.missing

    # -- results ----------------------------------------------------------------------------------

    def part(
        self, scheme: Scheme, component: Component, candidate: Candidate, handed_in: Tallies
    ) -> tuple[ComponentScore, list[Issue]]:
        counts = handed_in.of.get((component.name, candidate.key), [])
        part, uncounted = balloted_part(scheme, component, counts)
        # At the first count of every class that has no ballot in the denominator.
        return part, [
            Kind.BALLOT_NONE_COUNTED.at(next(iter(count.places.values())), name=candidate.name)
            for count in uncounted
        ]

    def details(
        self, scheme: Scheme, candidates: Sequence[Candidate], parts: Parts, handed_in: Tallies
    ) -> BallotSheets:
        return BallotSheets(scheme, self.components(scheme), candidates, parts, handed_in)

    # -- words ------------------------------------------------------------------------------------

    def rule(self, component: Component) -> str:
        return ballot_rule(component)

    def shared_rule(self, scheme: Scheme) -> str:
        return ""

    def description(self, scheme: Scheme, component: Component) -> str:
        worth, outside = worth_of_grades(scheme, component)
        beside = f"，{outside}不计入" if outside else ""
        groups = [each for each in groups_of(scheme, component) if each.name]
        classes = "、".join(f"{each.name}{plain(each.weight)}" for each in groups)
        weights = f"分组计票，各组权重：{classes}。" if classes else ""
        return f"{worth}{beside}；按计入的票求平均后折算。{weights}{apart_rule(component)}"

    def panels(self, scheme: Scheme) -> Iterable[str]:
        return ()


def _groups(scheme: Scheme, component: Component) -> list[str]:
    return [each.name for each in groups_of(scheme, component)]
