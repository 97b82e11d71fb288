"""06部门初选/ → each department's strict ranking of those who chose it."""

from collections import Counter
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath
from typing import Any

from campaign.departments.sheets import ACCEPT, NAMES, PICKS, REFUSE, Pick
from campaign.departments.whose_picks import numbers_on, other_people, other_sheet, rows_of
from campaign.issues import Issue, Kind, Where, did_you_mean
from campaign.matching.ties import Tie
from campaign.misplaced import misplaced
from campaign.roster.roster import Roster
from campaign.run import Book
from campaign.scheme.choosing import Span
from campaign.scheme.scheme import Scheme
from campaign.scheme.targets import department_targets
from campaign.scoring.reading import spellings
from campaign.storage.names import safe_name
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.read.header import find_table
from campaign.workbook.read.reader import Reading, Row, read
from campaign.workbook.read.rows import values_of
from campaign.workbook.read.tabs import pick_only

_PREFIX = "部门初选表-"


def pick_file(department: str) -> str:
    """Return the name of a department's sheet."""
    return f"{_PREFIX}{safe_name(department)}.xlsx"


@dataclass
class Picks:
    """What the departments decided."""

    rankings: dict[str, list[str]] = field(default_factory=dict)
    """By department everybody it would take, best first; some may not have chosen it."""
    ranks: dict[str, dict[str, int]] = field(default_factory=dict)
    """The same with the rank that stands on the sheet, by 编号."""
    refused: dict[str, list[str]] = field(default_factory=dict)
    """By department those to whom it answered 不同意; who may not serve, where the total ranks."""
    totals: dict[str, dict[str, str]] = field(default_factory=dict)
    """By department that is filled by total everybody's, as published, by 编号."""
    ties: list[Tie] = field(default_factory=list)
    """Equal totals at such a department whose order matters and is not decided yet."""
    missing: list[str] = field(default_factory=list)
    """Departments that somebody chose and that have not handed in."""
    unscored: Sequence[str] = ()
    """Sheets that are not in of those who have no total yet."""
    first: frozenset[str] = frozenset()
    """编号 of those who go before others wherever they are accepted (优先安排)."""
    below: str = ""
    """The sub-folder of a later round's sheets."""
    places: dict[tuple[str, str], Where] = field(default_factory=dict)
    """Where each opinion stands, by department and 编号."""

    @property
    def is_begun(self) -> bool:
        """Whether a department has said whom it wants; totals rank by themselves."""
        return not {*self.rankings, *self.refused} <= self.totals.keys()

    @property
    def awaited(self) -> list[str]:
        """What is missing, a sentence each."""
        tied = {tie.unit for tie in self.ties}
        return [f"{self.below}{what}还没有交" for what in self.unscored] + [
            f"报{name}的有人总分相同，党委还没有排定先后"
            if name in tied
            else f"{name}的{self.below}初选表还没有交"
            for name in self.missing
        ]


def read_picks(
    books: Iterable[Book],
    scheme: Scheme,
    roster: Roster,
    choices: Mapping[str, Sequence[str]],
    outside: Mapping[str, str],
    heads: Mapping[str, str],
) -> tuple[Picks, list[Issue]]:
    """Return every department's opinions.

    `scheme` has the departments and how many places each has to give. `choices` has the
    departments chosen by everybody who may be placed, `outside` says of others why they may not,
    `heads` the departments of those appointed, by name.
    """
    tray = _Tray(scheme)
    blind = scheme.both_first
    for book in books:
        tray.take(book)
    picks, issues = Picks(), tray.issues
    choosers: dict[str, list[str]] = {}
    for staff_id, wanted in choices.items():
        for department_name in wanted:
            choosers.setdefault(department_name, []).append(staff_id)
    for department in scheme.departments:
        applicants = choosers.get(department.name, [])
        if sheets := tray.sheets.get(department.name, []):
            issues += _several(department.name, sheets, tray.sheet)
            issues += other_sheet(sheets[0], department.name, tray.targets, scheme, heads)
            named = blind or department.by_total
            sheet = _FilledSheet(department.name, applicants, sheets[0], picks, blind=named)
            issues += sheet.read(roster, choices, outside)
            if department.quota and not department.by_total:
                issues += _counted(sheet, scheme.names_wanted)
        elif (applicants or blind) and department.quota and not department.by_total:
            picks.missing.append(department.name)
    return picks, issues


class _Tray:
    """Sorts the files by department; sheets on which nothing is written yet count as not there."""

    def __init__(self, scheme: Scheme) -> None:
        self.sheet: Sheet[Any] = NAMES if scheme.both_first else PICKS
        self.ordered = {each.name for each in scheme.departments if each.by_total}
        self.targets = department_targets(scheme)
        self.by_file_name = {fold(safe_name(name)): name for name in self.targets.names}
        self.sheets: dict[str, list[Grid]] = {}
        self.issues: list[Issue] = []

    def take(self, book: Book) -> None:
        label, grids, issues = book
        self.issues += issues
        department = self._department(label) if grids else ""
        if not department:
            return
        sheet = NAMES if department in self.ordered else self.sheet
        grid, missing = pick_only(grids, sheet, label)
        self.issues += missing
        if grid is not None and not _untouched(grid, sheet):
            self.sheets.setdefault(department, []).append(grid)

    def _department(self, label: str) -> str:
        name = PurePosixPath(label).stem.removeprefix(_PREFIX)
        found = (
            self.by_file_name.get(fold(each)) or self.targets.find(each).target
            for each in spellings(name)
        )
        department = next(filter(None, found), "")
        if not department:
            guess = did_you_mean(self.targets.nearest(name))
            unknown = Kind.PICK_UNKNOWN_DEPARTMENT.at(
                Where(label), name, department=name, suggestion=guess
            )
            self.issues.append(misplaced(label) or unknown)
        return department


def _untouched(grid: Grid, sheet: Sheet[Any]) -> bool:
    """Tell whether the department has not written anything yet on a sheet."""
    table, _ = find_table(grid, sheet)
    if table is None:
        return False
    columns = [place.at for place in table.places if place.column.field in ("opinion", "rank")]
    rows = range(table.first_row, len(grid.rows))
    return all(is_blank(grid.at(row, at)) for row in rows for at in columns)


def _several(department: str, sheets: Sequence[Grid], sheet: Sheet[Any]) -> Iterator[Issue]:
    first, *others = [read(grid, sheet).values for grid in sheets]
    copies = [grid for grid, said in zip(sheets[1:], others, strict=True) if said == first]
    for grid in copies:
        yield Kind.FORM_TWICE.at(Where(grid.file), other=sheets[0].file)
    if len(sheets) > 1 + len(copies):
        files = "、".join(grid.file for grid in sheets)
        yield Kind.PICK_TWO_SHEETS.at(
            Where(sheets[1].file), department=department, count=len(sheets), files=files
        )


def _counted(sheet: "_FilledSheet", wanted: Span | None) -> Iterator[Issue]:
    """Check that as many persons are named as the scheme says, where both sides name first."""
    count = len(sheet.picks.rankings[sheet.department]) + len(sheet.in_vain)
    if wanted and not wanted.least <= count <= wanted.most:
        where = Where(sheet.grid.file, sheet.grid.sheet)
        department = sheet.department
        yield Kind.NAMES_WRONG.at(where, department=department, count=count, wanted=wanted)


class _FilledSheet:
    """One department's sheet, whose rows go into the picks."""

    def __init__(
        self, department: str, applicants: Sequence[str], grid: Grid, picks: Picks, *, blind: bool
    ) -> None:
        self.blind = blind
        """Whether the department does not know who chose it."""
        self.in_vain: list[str] = []
        """Those whom it named blind though they cannot be had."""
        self.department = department
        self.applicants = dict.fromkeys(applicants)
        self.grid = grid
        self.picks = picks
        self.issues: list[Issue] = []

    def read(
        self, roster: Roster, choices: Mapping[str, Sequence[str]], outside: Mapping[str, str]
    ) -> list[Issue]:
        reading: Reading[Any] = read(self.grid, NAMES if self.blind else PICKS)
        self.issues += reading.issues
        rows = self._identified(reading.rows, roster, choices, outside)
        if not self.blind:
            self.issues += other_people(self.department, self.applicants, rows, choices)
        self._omitted({*rows, *numbers_on(reading, roster)}, roster)
        accepted = {
            staff_id: row
            for staff_id, row in rows.items()
            if self._is_accepted(staff_id, roster[staff_id].name, row)
        }
        typed_ranks = {values_of(row).get("rank") for row in rows_of(reading)}
        unread = any("rank" in each.faulty for each in reading.broken)
        self.issues += _strict(accepted, None if unread else typed_ranks, roster.told_apart)
        ranks = {staff_id: row.value.rank or 0 for staff_id, row in accepted.items()}
        self.picks.ranks[self.department] = ranks
        self.picks.rankings[self.department] = sorted(ranks, key=ranks.__getitem__)
        self.picks.refused[self.department] = [
            staff_id for staff_id, row in rows.items() if row.value.opinion == REFUSE
        ]
        return self.issues

    def _identified(
        self,
        rows: Sequence[Row[Pick]],
        roster: Roster,
        choices: Mapping[str, Sequence[str]],
        outside: Mapping[str, str],
    ) -> dict[str, Row[Pick]]:
        """Return the rows about people who may be placed, by 编号, each person once."""
        good: dict[str, Row[Pick]] = {}
        members = []
        for row in rows:
            staff_id, name = row.value.staff_id, row.value.name
            member = roster.exactly(staff_id, name)
            if member is None:
                member, issues = roster.identify(staff_id, name, row.where("staff_id"))
                self.issues += issues
            members.append(member)
        counts = Counter(member.staff_id for member in members if member)
        for row, member in zip(rows, members, strict=True):
            if member is None:
                continue
            staff_id = member.staff_id
            if staff_id in choices and staff_id not in good:
                good[staff_id] = row
                continue
            where, who = row.where("staff_id"), {"name": member.name, "staff_id": staff_id}
            reason = outside.get(staff_id, "没有报名")
            if staff_id not in choices and self.blind:
                self.in_vain.append(staff_id)
                self.issues.append(Kind.NAMED_IN_VAIN.at(where, staff_id, reason=reason, **who))
            elif staff_id not in choices:
                self.issues.append(Kind.PICK_NOT_IN_POOL.at(where, staff_id, reason=reason, **who))
            else:
                count = counts[staff_id]
                self.issues.append(Kind.PICK_TWICE.at(where, staff_id, count=count, **who))
        return good

    def _omitted(self, listed: set[str], roster: Roster) -> None:
        where = Where(self.grid.file, self.grid.sheet)
        for staff_id in () if self.blind or not listed else self.applicants:
            if staff_id not in listed:
                name = roster[staff_id].name
                self.issues.append(Kind.PICK_OMITTED.at(where, name=name, staff_id=staff_id))

    def _is_accepted(self, staff_id: str, name: str, row: Row[Pick]) -> bool:
        """Tell whether the row is a clear yes; anything unclear is an issue."""
        pick, who = row.value, {"name": name, "staff_id": staff_id}
        self.picks.places[self.department, staff_id] = row.where(
            "rank" if self.blind else "opinion"
        )
        if not pick.opinion:
            self.issues.append(Kind.PICK_NO_OPINION.at(row.where("opinion"), **who))
        elif pick.opinion == REFUSE and pick.rank is not None:
            self.issues.append(
                Kind.PICK_REFUSED_BUT_RANKED.at(row.where("rank"), pick.rank, rank=pick.rank, **who)
            )
        elif pick.opinion == ACCEPT and pick.rank is None:
            self.issues.append(Kind.PICK_NO_RANK.at(row.where("rank"), **who))
        elif pick.opinion == ACCEPT:
            if staff_id not in self.applicants and not self.blind:
                self.issues.append(Kind.PICK_NOT_CHOSEN.at(row.where("staff_id"), staff_id, **who))
            return True
        return False


def _strict(
    accepted: Mapping[str, Row[Pick]],
    typed: Collection[int | None] | None,
    name: Callable[[str], str],
) -> Iterator[Issue]:
    """No two of the same rank; ranks from 1 without gaps.

    `typed` are all ranks on the sheet: one that a fault keeps out is no gap besides. It is None
    where one could not be read: a gap may be no other than that.
    """
    by_rank: dict[int, list[str]] = {}
    for staff_id, row in accepted.items():
        by_rank.setdefault(row.value.rank or 0, []).append(staff_id)
    for rank, people in by_rank.items():
        if len(people) > 1:
            names = "、".join(map(name, people))
            for row in (accepted[each] for each in people[1:]):
                yield Kind.PICK_RANK_TIED.at(
                    row.where("rank"), rank, rank=rank, count=len(people), names=names
                )
    if typed is None:
        return
    ranks = range(1, max(by_rank, default=0))
    missing = [rank for rank in ranks if rank not in by_rank and rank not in typed]
    if missing:
        shown = "、".join(str(rank) for rank in missing[:10])
        first = accepted[by_rank[min(rank for rank in by_rank if rank > missing[0])][0]]
        yield Kind.PICK_RANK_GAP.at(first.where("rank"), first.value.rank, missing=shown)
