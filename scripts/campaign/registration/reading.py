"""03报名表/ → `Registrations`: every form and register, in any file, understood or refused."""

from collections.abc import Iterable, Sequence
from functools import cached_property
from typing import Any

from campaign.issues import Issue, Kind, errors_in
from campaign.kept_forms import KeptForm, KeptForms
from campaign.registration.choices import Wishes
from campaign.registration.finding import Shape, SheetFinder, hidden_registration, is_called_form
from campaign.registration.online_people import People
from campaign.registration.registrations import (
    FORMS,
    Part,
    Refused,
    Registration,
    Registrations,
    about,
    closes_on,
    most_choices,
    registration_again,
)
from campaign.registration.sheets import DEPARTMENT_REGISTER, POST_REGISTER, Application
from campaign.registration.submitted_times import about_time
from campaign.registration.unread import Unread, withdrawn_by_name
from campaign.registration.versions import Rule, one_version
from campaign.roster.roster import Member, Roster
from campaign.run import Book
from campaign.scheme.answers import LAST_COUNTS
from campaign.scheme.party import party_of
from campaign.scheme.scheme import Scheme
from campaign.scheme.targets import Targets, department_targets, post_targets
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Grid
from campaign.workbook.read.reader import Broken, Reading, Row, read
from campaign.workbook.read.rows import values_of

_SHEETS: dict[tuple[Part, Shape], Sheet[Any]] = {
    **{(part, Shape.FORM): form for part, form in FORMS.items()},
    (Part.POSTS, Shape.REGISTER): POST_REGISTER,
    (Part.DEPARTMENTS, Shape.REGISTER): DEPARTMENT_REGISTER,
}


def read_registrations(
    books: Iterable[Book], scheme: Scheme, roster: Roster, known: KeptForms | None = None
) -> tuple[Registrations, list[Issue]]:
    """Return all registrations from the opened files (label, grids, issues of opening them).

    `known` has forms as they were understood before by the same scheme and roster.
    """
    desk = _Desk(scheme, roster)
    for label, grids, issues in books:
        if not (known and grids and not issues):
            desk.take(label, grids, issues)
        elif not desk.take_again(known.find(label)):
            desk.take_and_keep(label, grids, known)
    if known:
        known.save()
    return desk.close()


class _Desk:
    """Takes files one by one, and sorts out versions at the end."""

    def __init__(self, scheme: Scheme, roster: Roster) -> None:
        self.scheme = scheme
        self.roster = roster
        self.departments = department_targets(scheme)
        self.targets: dict[Part, Targets] = {
            Part.POSTS: post_targets(scheme),
            Part.DEPARTMENTS: self.departments,
        }
        self.wishes = {
            part: Wishes(part, self.targets[part], most_choices(scheme, part)) for part in Part
        }
        self.unread = Unread(roster, self.targets)
        self.finder = SheetFinder(self.targets, self.unread)
        last_counts = scheme.basics.repeated == LAST_COUNTS
        self.versions = {part: Rule(closes_on(scheme, part), last_counts) for part in Part}
        self.issues: list[Issue] = []
        self.handed: dict[tuple[Part, str], list[Registration | Refused]] = {}
        self.refused: list[Refused] = []
        self.latest: Registration | Refused | None = None
        self.files = 0
        self.entries = 0

    def take(self, label: str, grids: Sequence[Grid], issues: Sequence[Issue]) -> None:
        """Take one file."""
        self.files += 1
        self.issues += issues
        rest = [grid for grid in grids if not self._take_export(grid)]
        online = len(rest) < len(grids)
        for grid, part, shape in self.finder.find(label, rest, issues, self.issues, found=online):
            if self.targets[part].names:
                self._read(grid, part, shape)
            else:
                self.issues.append(Kind.KIND_NOT_HELD.at(grid.where(), what=part.value))

    def take_again(self, form: KeptForm | None) -> bool:
        """Take a form as it was understood before; whether that could be."""
        again = form and registration_again(form, self.roster)
        if not again:
            return False
        self.files, self.entries = self.files + 1, self.entries + 1
        self._hand_in(again)
        return True

    def take_and_keep(self, label: str, grids: Sequence[Grid], known: KeptForms) -> None:
        """Take a file; a form of which there is nothing to say is kept as it was understood."""
        found, entries = len(self.issues), self.entries
        self.take(label, grids, ())
        only = self.entries == entries + 1 and len(self.issues) == found and self.latest
        if isinstance(only, Registration) and not only.online:
            known.keep(label, about(only), only.row)

    def close(self) -> tuple[Registrations, list[Issue]]:
        """Return what everything comes to."""
        accepted: dict[Part, list[Registration]] = {part: [] for part in Part}
        for part in Part:
            for member in self.roster.members:
                several = self.handed.get((part, member.staff_id), [])
                kept, refused, issues = one_version(several, self.versions[part])
                accepted[part] += kept
                self.refused += refused
                self.issues += issues
        return Registrations(accepted, self.refused, self.files, self.entries), self.issues

    @cached_property
    def people(self) -> People:
        """The roster's names and numbers."""
        return People(self.roster)

    # -- one sheet --------------------------------------------------------------------------------

    def _take_export(self, grid: Grid) -> bool:
        """Read a sheet if it was exported from an online form."""
        if is_called_form(grid):  # as most are: what follows is not even loaded for them
            return False
        from campaign.registration.online_exports import Surveyor
        from campaign.registration.online_rows import PartReader, Rules

        basics = self.scheme.basics
        closes = {part: closes_on(self.scheme, part) for part in Part}
        rules = Rules(self.targets, basics.max_choices, closes)
        export = Surveyor(self.targets, self.people).survey(grid)
        if export is None:
            return False
        if grid.hidden:
            self.issues.append(hidden_registration(grid))
            return False
        before, self.issues = self.issues, [*export.issues]
        for part in export.parts if not errors_in(export.issues) else ():
            if self.targets[part].names:
                reading = PartReader(export, part, rules).read()
                self._read_register(grid, part, reading, online=True)
            else:
                self.issues.append(Kind.KIND_NOT_HELD.at(grid.where(), what=part.value))
        # What is found in the reading of both parts is one thing to mend.
        found = {(issue.kind, issue.where, issue.problem): issue for issue in self.issues}
        self.issues = [*before, *found.values()]
        return True

    def _read(self, grid: Grid, part: Part, shape: Shape) -> None:
        reading = read(grid, _SHEETS[part, shape])
        if shape is Shape.FORM:
            self._read_form(grid, part, reading)
        else:
            self._read_register(grid, part, reading)

    def _read_form(self, grid: Grid, part: Part, reading: Reading[Application]) -> None:
        rows: list[Row[Application] | Broken] = [*reading.rows, *reading.broken]
        if rows and is_untouched(rows[0]):
            seen = self.unread.filled_in(grid, rows[0])
            blank = Kind.FORM_BLANK.at(grid.where())
            self.issues.append(Kind.FORM_UNREAD.at(grid.where(), seen=seen) if seen else blank)
        elif rows:
            self._judge(part, rows[0], reading.issues, form=grid)
        else:
            self.issues += [self.unread.naming_people(grid, issue) for issue in reading.issues]

    def _read_register(
        self, grid: Grid, part: Part, reading: Reading[Application], *, online: bool = False
    ) -> None:
        by_row: dict[int, list[Issue]] = {}
        for issue in reading.issues:
            by_row.setdefault(_row_of(issue.where.cell), []).append(issue)
        rows: list[Row[Application] | Broken] = [*reading.rows, *reading.broken]
        rows.sort(key=lambda row: row.number)
        if rows and (nameless := self._nameless(grid, rows[0])):
            self.issues.append(nameless)
            rows = []
        first = min((row.number for row in rows), default=0)
        of_table = tuple(issue for issue in reading.issues if _row_of(issue.where.cell) < first)
        for row in rows:
            found = self.unread.with_withdrawals(grid, row, by_row.pop(row.number, []))
            self._judge(part, row, found, of_table, online=online)
        for issues in by_row.values():
            self.issues += issues

    def _nameless(self, grid: Grid, row: Row[Application] | Broken) -> Issue | None:
        """Return why a register's rows cannot tell whose they are, if so."""
        if row.places.has("name"):
            return None
        if not row.places.has("staff_id"):
            return Kind.PERSON_COLUMNS_MISSING.at(row.where("name"))
        return self.people.beside(grid, row.places)

    # -- one registration -------------------------------------------------------------------------

    def _judge(
        self,
        part: Part,
        row: Row[Application] | Broken,
        issues: list[Issue],
        of_table: tuple[Issue, ...] = (),
        *,
        online: bool = False,
        form: Grid | None = None,
    ) -> None:
        """Understand one registration, or refuse it with all its faults and its table's.

        `form` is the sheet that it has for itself.
        """
        self.entries += 1
        values = values_of(row)
        staff_id, name = values.get("staff_id", ""), values.get("name", "")
        member = self.roster.exactly(staff_id, name)
        if member is None:
            where = row.where("staff_id" if staff_id else "name")
            member, found = self.roster.identify(staff_id, name, where, values.get("born"))
            issues = [*issues, *found]
        choices = self.wishes[part].understand(row, issues)
        opens = self.scheme.basics.registration_opens
        issues += about_time(row, closes_on(self.scheme, part), opens)
        if member:
            issues += self._differences(row, member)
        if form:
            own, chosen = member.staff_id if member else "", [name for name, _ in choices]
            issues += self._beside_boxes(form, row, part, chosen, own)
        issues += withdrawn_by_name(row, issues)
        self.issues += issues
        typed = tuple(values.get("choices", ()))
        if isinstance(row, Row) and member and not errors_in(issues):
            names, columns = zip(*choices, strict=True)
            self._hand_in(Registration(part, member, row, names, columns, online))
        else:
            self._hand_in(Refused(part, member, typed, (*of_table, *issues), row))

    def _hand_in(self, each: Registration | Refused) -> None:
        self.latest = each
        if each.member is None:
            assert isinstance(each, Refused)
            self.refused.append(each)
        else:
            self.handed.setdefault((each.part, each.member.staff_id), []).append(each)

    def _beside_boxes(
        self,
        form: Grid,
        row: Row[Application] | Broken,
        part: Part,
        chosen: Sequence[str],
        own: str,
    ) -> Iterable[Issue]:
        """Yield what stands on a form besides.

        A withdrawal that has its box filled in is no news.
        """
        for issue in self.unread.beside_boxes(form, row, part, chosen, own):
            told = issue.kind is Kind.WITHDRAWN_IN_WORDS and values_of(row)["withdrawn_on"]
            if not told:
                yield issue

    def _differences(self, row: Row[Application] | Broken, member: Member) -> Iterable[Issue]:
        """Yield where form and roster disagree: the roster holds."""
        values = values_of(row)
        for name, column in _COMPARED:
            here = values[name]
            there = getattr(member.person, name) if here else ""
            if there and here != there and not self._alike(name, here, there):
                yield Kind.PERSON_FIELD_DIFFERS.at(
                    row.where(name), here, column=column, here=here, roster=there
                )

    def _alike(self, name: str, here: Any, there: Any) -> bool:
        """Tell whether two ways of writing say the same."""
        if name == "working_since":
            return (here.year, here.month) == (there.year, there.month)
        if not isinstance(here, str):
            return False
        if fold(here) == fold(there):
            return True
        if name == "party":
            return party_of(fold(here)) is party_of(fold(there)) is not None
        one, other = self.departments.find(here).target, self.departments.find(there).target
        return name == "department" and bool(one) and one == other


_COMPARED = (
    ("sex", "性别"),
    ("born", "出生年月"),
    ("party", "政治面貌"),
    ("working_since", "参加工作时间"),
    ("department", "现部门"),
)
"""What a form repeats of the roster."""


def is_untouched(row: Row[Application] | Broken) -> bool:
    """Tell whether nobody has begun to fill a form in: no number, no name, no choice."""
    values = values_of(row)
    return not (values.get("staff_id") or values.get("name") or any(values.get("choices", ())))


def _row_of(cell: str) -> int:
    digits = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) - 1 if digits.isdigit() else -1
