"""06部门初选/ → each department's strict ranking of those who chose it."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import PurePosixPath

from campaign.intake.opened import Book
from campaign.intake.picking import pick_sheet
from campaign.intake.roster import Roster
from campaign.issues import Issue, Kind, Where
from campaign.sheets.selection import ACCEPT, PICKS, REFUSE, Pick
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.layout import find_table
from campaign.workbook.reader import Row, read
from campaign.workbook.text import fold, nearest

_PREFIX = "部门初选表-"


def pick_file(department: str) -> str:
    """The name of a department's sheet."""
    return f"{_PREFIX}{department}.xlsx"


@dataclass
class Picks:
    """What the departments decided."""

    rankings: dict[str, list[str]] = field(default_factory=dict)
    """Accepted applicants by department, best first."""
    refused: dict[str, list[str]] = field(default_factory=dict)
    """Refused applicants by department."""
    omitted: dict[str, list[str]] = field(default_factory=dict)
    """Applicants whom the department did not list at all."""
    wanted: dict[str, list[str]] = field(default_factory=dict)
    """People a department would take who did not choose it: for 调剂 only."""
    missing: list[str] = field(default_factory=list)
    """Departments that have not handed in."""
    places: dict[tuple[str, str], Where] = field(default_factory=dict)
    """Where each opinion stands, by department and 编号."""


def read_picks(
    books: Iterable[Book],
    pool: Mapping[str, Sequence[str]],
    departments: Sequence[str],
    roster: Roster,
    not_in_pool: Mapping[str, str],
) -> tuple[Picks, list[Issue]]:
    """Every department's opinions.

    `pool` has the choices of everybody who may be placed, `not_in_pool` says of others why they
    may not.
    """
    tray = _Tray(pool, departments, roster, not_in_pool)
    for book in books:
        tray.take(book)
    return tray.close()


class _Tray:
    """Takes department sheets one by one."""

    def __init__(
        self,
        pool: Mapping[str, Sequence[str]],
        departments: Sequence[str],
        roster: Roster,
        not_in_pool: Mapping[str, str],
    ) -> None:
        self.pool = pool
        self.departments = {fold(name): name for name in departments}
        self.roster = roster
        self.not_in_pool = not_in_pool
        self.sheets: dict[str, list[tuple[str, Grid]]] = {}
        self.issues: list[Issue] = []
        self.picks = Picks()

    def take(self, book: Book) -> None:
        label, grids, issues = book
        self.issues += issues
        department = self._department(label)
        if not department or not grids:
            return
        grid, missing = pick_sheet(grids, PICKS, label)
        if grid is None:
            self.issues += missing
        elif not _untouched(grid):
            self.sheets.setdefault(department, []).append((label, grid))

    def _department(self, label: str) -> str:
        name = PurePosixPath(label).stem.removeprefix(_PREFIX)
        department = self.departments.get(fold(name), "")
        if not department:
            guess = nearest(name, self.departments.values())
            suggestion = f"，是不是“{guess}”" if guess else ""
            self.issues.append(
                Kind.PICK_UNKNOWN_DEPARTMENT.at(
                    Where(label), name, department=name, suggestion=suggestion
                )
            )
        return department

    def close(self) -> tuple[Picks, list[Issue]]:
        for department in self.departments.values():
            applicants = [name for name, wanted in self.pool.items() if department in wanted]
            sheets = self.sheets.get(department, [])
            if not sheets:
                if applicants:
                    self.picks.missing.append(department)
                continue
            if len(sheets) > 1:
                files = "、".join(label for label, _ in sheets)
                self.issues.append(
                    Kind.PICK_TWO_SHEETS.at(
                        Where(sheets[1][0]), department=department, count=len(sheets), files=files
                    )
                )
            self._read(department, applicants, *sheets[0])
        return self.picks, self.issues

    def _read(self, department: str, applicants: Sequence[str], label: str, grid: Grid) -> None:
        reading = read(grid, PICKS)
        self.issues += reading.issues
        rows = self._identified(reading.rows)
        known = {row.value.staff_id for row in rows}
        known |= {str(each.values.get("staff_id")) for each in reading.broken}
        accepted = [row for row in rows if self._is_accepted(department, row)]
        self.issues += _strict(accepted)
        accepted.sort(key=lambda row: row.value.rank or 0)
        ranking = [row.value.staff_id for row in accepted]
        chosen = set(applicants)
        self.picks.rankings[department] = [name for name in ranking if name in chosen]
        self.picks.wanted[department] = [name for name in ranking if name not in chosen]
        self.picks.refused[department] = [
            row.value.staff_id for row in rows if row.value.opinion == REFUSE
        ]
        self.picks.omitted[department] = [name for name in applicants if name not in known]
        for staff_id in self.picks.omitted[department]:
            name = self.roster[staff_id].name
            where = Where(label, grid.sheet)
            self.issues.append(Kind.PICK_OMITTED.at(where, name=name, staff_id=staff_id))

    def _identified(self, rows: Sequence[Row[Pick]]) -> list[Row[Pick]]:
        """Rows about people who may be placed, each once."""
        good = []
        counts = Counter(row.value.staff_id for row in rows)
        seen: set[str] = set()
        for row in rows:
            staff_id, name = row.value.staff_id, row.value.name
            where = row.where("staff_id")
            member, issues = self.roster.identify(staff_id, name, where)
            self.issues += issues
            if member is None:
                continue
            if member.staff_id not in self.pool:
                reason = self.not_in_pool.get(member.staff_id, "没有报名")
                self.issues.append(
                    Kind.PICK_NOT_IN_POOL.at(
                        where, staff_id, name=member.name, staff_id=staff_id, reason=reason
                    )
                )
            elif staff_id in seen:
                self.issues.append(
                    Kind.PICK_TWICE.at(
                        where, staff_id, name=name, staff_id=staff_id, count=counts[staff_id]
                    )
                )
            else:
                good.append(row)
            seen.add(staff_id)
        return good

    def _is_accepted(self, department: str, row: Row[Pick]) -> bool:
        """Whether the row is a clear yes; anything unclear is an issue."""
        pick = row.value
        who = {"name": pick.name or self.roster[pick.staff_id].name, "staff_id": pick.staff_id}
        self.picks.places[department, pick.staff_id] = row.where("opinion")
        if not pick.opinion:
            self.issues.append(Kind.PICK_NO_OPINION.at(row.where("opinion"), **who))
        elif pick.opinion == REFUSE and pick.rank is not None:
            self.issues.append(
                Kind.PICK_REFUSED_BUT_RANKED.at(row.where("rank"), pick.rank, rank=pick.rank, **who)
            )
        elif pick.opinion == ACCEPT and pick.rank is None:
            self.issues.append(Kind.PICK_NO_RANK.at(row.where("rank"), **who))
        elif pick.opinion == ACCEPT:
            if department not in self.pool[pick.staff_id]:
                self.issues.append(
                    Kind.PICK_NOT_CHOSEN.at(row.where("staff_id"), pick.staff_id, **who)
                )
            return True
        return False


def _strict(accepted: Sequence[Row[Pick]]) -> Iterable[Issue]:
    """No two of the same rank; ranks from 1 without gaps."""
    by_rank: dict[int, list[Row[Pick]]] = {}
    for row in accepted:
        by_rank.setdefault(row.value.rank or 0, []).append(row)
    for rank, rows in by_rank.items():
        if len(rows) > 1:
            names = "、".join(row.value.name for row in rows)
            yield Kind.PICK_RANK_TIED.at(
                rows[1].where("rank"), rank, rank=rank, count=len(rows), names=names
            )
    missing = [rank for rank in range(1, max(by_rank, default=0)) if rank not in by_rank]
    if missing:
        shown = "、".join(str(rank) for rank in missing[:10])
        first = by_rank[min(rank for rank in by_rank if rank > missing[0])][0]
        yield Kind.PICK_RANK_GAP.at(first.where("rank"), first.value.rank, missing=shown)


def _untouched(grid: Grid) -> bool:
    """A sheet on which the department has not written anything yet."""
    table, _ = find_table(grid, PICKS)
    if table is None:
        return False
    columns = [place.at for place in table.places if place.column.field in ("opinion", "rank")]
    rows = range(table.first_row, len(grid.rows))
    return all(is_blank(grid.at(row, at)) for row in rows for at in columns)
