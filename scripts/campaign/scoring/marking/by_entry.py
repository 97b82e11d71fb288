"""直接录入: a figure that comes from outside, a written test or an appraisal, typed from a list.

Nobody marks, so nobody steps aside. Who wants it checked has it typed a second time (复录) by
somebody else; the two must agree.
"""

import dataclasses
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import PurePosixPath
from typing import Any, NamedTuple

from campaign.issues import Issue, Kind, Where, errors_in
from campaign.roster.numbered import with_numbers
from campaign.run import Book
from campaign.scheme import sheets as sheets
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.scheme.tables import Tables
from campaign.scoring.candidates import Candidate, check_candidates, key_of, members_of
from campaign.scoring.formulas import ScoreFormulas, live
from campaign.scoring.marking.method import BlankFile, Method, check_apart, key_on
from campaign.scoring.marking.remarks import contradicted, marks_elsewhere
from campaign.scoring.marking.whose_list import other_list
from campaign.scoring.parts import ComponentScore, EnteredPart, Parts, entered_part, rounding_of
from campaign.scoring.reading import by_name, entry_file, nothing_hidden
from campaign.scoring.report_details import reached
from campaign.scoring.result_sheets import ENTERED, EnteredRow
from campaign.scoring.rules_in_words import apart_rule, entry_rule, rounding_rule
from campaign.scoring.sheets import ABSENT_CANDIDATE, ENTRIES, EntryRow, entry_kind
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.page import Page
from campaign.workbook.declare.text import fold
from campaign.workbook.read.reader import Row, read
from campaign.workbook.read.tabs import pick_only


class EntryFile(NamedTuple):
    """Which list a file of the score folder is."""

    component: Component
    second: bool
    """The second entry, for comparison."""


class EnteredMark(NamedTuple):
    """One candidate's figure, or the word that explains why there is none."""

    mark: Decimal | str
    where: Where

    @property
    def points(self) -> Decimal | None:
        """The figure, if there is one."""
        return self.mark if isinstance(self.mark, Decimal) else None


Entries = dict[str, EnteredMark]
"""By the candidate's key."""


@dataclass
class Lists:
    """All figures by component, and the lists that are not there yet."""

    of: dict[str, Entries] = field(default_factory=dict)
    missing: list[str] = field(default_factory=list)


class ByEntry(Method[Lists]):
    """直接录入."""

    word = "直接录入"
    approves = False
    needs = ()
    staff = "成绩录入"
    tabs = ()

    # -- the scheme -------------------------------------------------------------------------------

    def check(self, row: Row[Component], tables: Tables) -> Iterator[Issue]:
        return unused_columns(row, self.word)

    def lacks(self, row: Row[Component], tables: Tables) -> Iterable[Issue]:
        return ()

    # -- files ------------------------------------------------------------------------------------

    def blanks(
        self, scheme: Scheme, component: Component, candidates: Sequence[Candidate], voters: int
    ) -> Iterator[BlankFile]:
        page = _entry_page(component, candidates)
        yield BlankFile(entry_file(component.name), [page], key=key_on(component))

    def specimen(self, scheme: Scheme, component: Component) -> BlankFile:
        return BlankFile(entry_file(component.name), [_entry_page(component, [])])

    def owner(self, label: str, scheme: Scheme) -> EntryFile | Issue | None:
        files = {
            entry_file(each.name, second=second): EntryFile(each, second)
            for each in self.components(scheme)
            for second in (False, True)
        }
        if file := by_name(label, files):
            return file
        if not files or "成绩表" not in fold(PurePosixPath(label).stem):
            return None
        return Kind.ENTRY_FILE_UNKNOWN.at(Where(label), known="、".join(files))

    def read(
        self,
        files: Sequence[tuple[EntryFile, Book]],
        scheme: Scheme,
        candidates: Sequence[Candidate],
    ) -> tuple[Lists, list[Issue]]:
        lists, issues = Lists(), []
        for component in self.components(scheme):
            found: dict[bool, list[tuple[str, Entries]]] = {False: [], True: []}
            for file, book in files:
                if file.component == component:
                    entries, wrong = _read(scheme, component, book, candidates)
                    issues += wrong
                    if entries:
                        found[file.second].append((book[0], entries))
                    elif file.second:  # whoever put it there wants it filled in
                        lists.missing.append(_stem(component, second=True))
            issues += _doubled(component, found)
            if not found[False]:
                lists.missing.append(_stem(component, second=False))
                continue
            lists.of[component.name] = found[False][0][1]
            for _, second in found[True]:
                issues += _differing(found[False][0][1], second, candidates)
        return lists, issues

    def joined(self, one: Lists, other: Lists) -> Lists:
        return Lists({**one.of, **other.of}, [*one.missing, *other.missing])

    def awaited(self, handed_in: Lists) -> Iterable[str]:
        return handed_in.missing

    # -- results ----------------------------------------------------------------------------------

    def part(
        self, scheme: Scheme, component: Component, candidate: Candidate, handed_in: Lists
    ) -> tuple[ComponentScore, list[Issue]]:
        entry = handed_in.of[component.name][candidate.key]
        return entered_part(rounding_of(scheme), component, entry.points, entry.where), []

    def details(
        self, scheme: Scheme, candidates: Sequence[Candidate], parts: Parts, handed_in: Lists
    ) -> "EntrySheets":
        return EntrySheets(scheme, candidates, parts)

    # -- words ------------------------------------------------------------------------------------

    def rule(self, component: Component) -> str:
        return entry_rule(component)

    def shared_rule(self, scheme: Scheme) -> str:
        return ""

    def description(self, scheme: Scheme, component: Component) -> str:
        full = plain(component.full)
        return f"满分{full}分，成绩由专人录入、复核后折算。{apart_rule(component)}"

    def panels(self, scheme: Scheme) -> Iterable[str]:
        return ()


def unused_columns(row: Row[Component], method: str) -> Iterator[Issue]:
    """Yield notices for what is said about marks of a panel where there is none."""
    yield from check_apart(row)
    for name in ("drop_high", "drop_low", "step"):
        if value := getattr(row.value, name):
            yield Kind.SCHEME_COLUMN_UNUSED.at(
                row.where(name),
                plain(Decimal(value)),
                component=row.value.name,
                method=method,
                column=sheets.COMPONENTS.column(name).header,
            )


# -- files ----------------------------------------------------------------------------------------


def _entry_page(component: Component, candidates: Sequence[Candidate]) -> Page[EntryRow]:
    rows = [
        EntryRow(staff_id=each.staff_id, name=each.name, post=each.posts[0]) for each in candidates
    ]
    second = entry_file(component.name, second=True)
    notes = [
        f"满分{plain(component.full)}分。照成绩单录入，没有参加的填“缺考”，不要留空。",
        f"要两人分别录入核对的，把没有填的这张表复制一份，改名为“{second}”，由另一人录入；"
        "两份不一致的，程序会指出来。",
    ]
    return Page(_sheet(component), rows, title=f"{component.name}成绩表", notes=notes)


def _stem(component: Component, *, second: bool) -> str:
    return entry_file(component.name, second=second).removesuffix(".xlsx")


def _sheet(component: Component) -> Any:
    return ENTRIES.varied({"mark": entry_kind(component.full)})


def _read(
    scheme: Scheme, component: Component, book: Book, candidates: Sequence[Candidate]
) -> tuple[Entries, list[Issue]]:
    """Return the figures of a list; none while nobody has begun to fill it in."""
    label, grids, found = book
    issues = list(found)
    grid, missing = pick_only(grids, ENTRIES, label) if grids else (None, [])
    issues += missing
    if grid is None:
        return {}, issues
    known: Mapping[str, Candidate] = {each.key: each for each in candidates}
    reading = read(grid, _sheet(component))
    if not reading.broken and all(row.value.mark is None for row in reading.rows):
        unread = errors_in(reading.issues)
        told = reading.issues if unread else marks_elsewhere(grid, _sheet(component))
        return {}, [*issues, *told]
    issues += other_list(grid, reading, scheme, component)
    issues += [*nothing_hidden(reading.issues), *with_numbers(reading, members_of(candidates))]
    issues += check_candidates(grid, [*reading.rows, *reading.broken], known, reading.issues)
    entries: Entries = {}
    for row in reading.rows:
        if row.value.mark is None:
            where = row.where("mark")
            expected = f"分数，没有参加的填“{ABSENT_CANDIDATE}”"
            issues.append(Kind.VALUE_MISSING.at(where, column="得分", expected=expected))
        else:
            entries[key_of(row, known)] = EnteredMark(row.value.mark, row.where("mark"))
    issues += contradicted(reading.rows)
    return entries, issues


def _doubled(
    component: Component, found: Mapping[bool, Sequence[tuple[str, Entries]]]
) -> Iterator[Issue]:
    for files in found.values():
        if len(files) > 1:
            yield Kind.ENTRY_TWICE.at(
                Where(files[1][0]),
                component=component.name,
                count=len(files),
                files="、".join(label for label, _ in files),
            )


def _differing(first: Entries, second: Entries, candidates: Sequence[Candidate]) -> Iterator[Issue]:
    for candidate in candidates:
        one, other = first.get(candidate.key), second.get(candidate.key)
        if one and other and one.mark != other.mark:
            yield Kind.ENTRIES_DIFFER.at(
                other.where,
                _shown(other),
                name=candidate.name,
                one=_shown(other),
                other_file=one.where.file,
                cell=one.where.cell,
                other=_shown(one),
            )


def _shown(entry: EnteredMark) -> str:
    return entry.mark if isinstance(entry.mark, str) else plain(entry.mark)


# -- results --------------------------------------------------------------------------------------


class EntrySheets:
    """One sheet a component: the figures as entered, and what they come to."""

    def __init__(self, scheme: Scheme, candidates: Sequence[Candidate], parts: Parts) -> None:
        self.scheme = scheme
        self.candidates = candidates
        self.parts = parts
        self.formulas = ScoreFormulas(scheme)

    def table(self, component: Component, tab: str) -> Page[EnteredRow]:
        """Return a component's sheet, one row for each candidate in their order."""
        page: Page[EnteredRow] = Page(
            dataclasses.replace(ENTERED, name=tab).varied({"points": self.formulas.points}),
            title=f"{component.name}得分表",
            notes=[entry_rule(component) + rounding_rule(self.scheme)],
        )
        people = reached(self.scheme, self.candidates, component, self.parts)
        rows = [self._row(page, component, n, each) for n, each in enumerate(people)]
        return dataclasses.replace(page, rows=rows)

    def _row(
        self, page: Page[EnteredRow], component: Component, number: int, candidate: Candidate
    ) -> EnteredRow:
        part = self.parts[component.name, candidate.staff_id].at(candidate.posts[0])
        assert isinstance(part, EnteredPart)
        points = self.formulas.converted(f"N({page.cell(number, 'mark')})", component)
        return EnteredRow(
            order=candidate.order,
            staff_id=candidate.staff_id,
            name=candidate.name,
            post=candidate.posts[0],
            mark=ABSENT_CANDIDATE if part.mark is None else part.mark,
            points=live(points, part.points),
            source=f"{part.where.file}　{part.where.sheet}　{part.where.cell}",
        )

    def further(self, tables: Mapping[str, Page[Any]]) -> Sequence[Page[Any]]:
        """Return nothing: no sheet belongs to all of them."""
        return ()
