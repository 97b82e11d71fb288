"""03报名表/ → who applied for what: every form and register, in any file, understood or refused."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from enum import Enum
from itertools import pairwise
from typing import Any

from campaign.intake.choices import Targets, department_targets, post_targets
from campaign.intake.opened import Book
from campaign.intake.picking import fits
from campaign.intake.roster import Member, Roster
from campaign.intake.scheme import Scheme
from campaign.issues import Issue, Kind, Where, errors_in
from campaign.sheets.registration import (
    DEPARTMENT_REGISTER,
    MANUAL_REVIEW,
    POST_REGISTER,
    Application,
)
from campaign.sheets.registration_forms import DEPARTMENT_FORM, POST_FORM
from campaign.workbook.cells import as_text
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.layout import HEADER_WITHIN
from campaign.workbook.reader import Broken, Row, read
from campaign.workbook.sheet import Sheet, numbered_header
from campaign.workbook.text import fold
from campaign.workbook.vocabulary import header_key, vocabulary_of


class Part(Enum):
    """The two parts of a campaign that people register for."""

    POSTS = "竞争上岗"
    DEPARTMENTS = "选部门"


_FORMS: dict[Part, Sheet[Any]] = {Part.POSTS: POST_FORM, Part.DEPARTMENTS: DEPARTMENT_FORM}
_REGISTERS: dict[Part, Sheet[Any]] = {
    Part.POSTS: POST_REGISTER,
    Part.DEPARTMENTS: DEPARTMENT_REGISTER,
}
_IGNORED_SHEETS = {fold(name) for name in ("填写说明", "选项", MANUAL_REVIEW.name, "说明")}


@dataclass(frozen=True)
class Registration:
    """One person's application for one part, understood."""

    part: Part
    member: Member
    row: Row[Application]
    choices: tuple[str, ...]
    """Posts or departments by name, in order of preference."""
    columns: tuple[int, ...] = ()
    """The number of the form's 志愿 that each choice came from."""

    @property
    def form(self) -> Application:
        """What was handed in."""
        return self.row.value

    def where_choice(self, order: int) -> Where:
        """The cell of a choice, by its place in `choices`."""
        return self.row.where("choices", self.columns[order])


@dataclass(frozen=True)
class Refused:
    """A registration with faults: whose it is, as far as can be known, and why."""

    part: Part
    member: Member | None
    typed: tuple[str, ...]
    issues: tuple[Issue, ...]


@dataclass
class Registrations:
    """Everything handed in, by part, in the order of the roster."""

    accepted: dict[Part, list[Registration]] = field(default_factory=dict)
    refused: list[Refused] = field(default_factory=list)
    files: int = 0

    def of(self, part: Part) -> list[Registration]:
        """The understood registrations of a part."""
        return self.accepted.get(part, [])


def read_registrations(
    books: Iterable[Book], scheme: Scheme, roster: Roster
) -> tuple[Registrations, list[Issue]]:
    """All registrations from the opened files (label, grids, issues of opening them)."""
    desk = _Desk(scheme, roster)
    for label, grids, issues in books:
        desk.take(label, grids, issues)
    return desk.close()


@dataclass(frozen=True)
class _HandedIn:
    """One form or register row, with the issues it has so far."""

    part: Part
    row: Row[Application] | Broken
    issues: list[Issue]


class _Desk:
    """Takes files one by one, and sorts out versions at the end."""

    def __init__(self, scheme: Scheme, roster: Roster) -> None:
        self.scheme = scheme
        self.roster = roster
        self.targets: dict[Part, Targets] = {
            Part.POSTS: post_targets(scheme),
            Part.DEPARTMENTS: department_targets(scheme),
        }
        self.issues: list[Issue] = []
        self.understood: list[Registration] = []
        self.refused: list[Refused] = []
        self.files = 0

    def take(self, label: str, grids: Sequence[Grid], issues: Sequence[Issue]) -> None:
        self.files += 1
        self.issues += issues
        found = False
        for grid in grids:
            if fold(grid.sheet) in _IGNORED_SHEETS or _is_empty(grid):
                continue
            part = self._part_of(grid)
            if part is None:
                continue
            found = True
            if not self._is_held(part, grid):
                continue
            self._read(grid, part)
        if grids and not found and not errors_in(issues):
            advice = "不是报名表的，请移出报名表文件夹；是报名表的，请用空白表填写。"
            self.issues.append(Kind.FILE_UNKNOWN.at(Where(label), advice=advice))

    def close(self) -> tuple[Registrations, list[Issue]]:
        accepted: dict[Part, list[Registration]] = {part: [] for part in Part}
        for part in Part:
            by_person: dict[str, list[Registration]] = {}
            for each in self.understood:
                if each.part is part:
                    by_person.setdefault(each.member.staff_id, []).append(each)
            for member in self.roster.members:
                if several := by_person.get(member.staff_id):
                    accepted[part] += self._one_version(several)
        return Registrations(accepted, self.refused, self.files), self.issues

    # -- which kind of sheet ----------------------------------------------------------------------

    def _part_of(self, grid: Grid) -> Part | None:
        """Which part a sheet is a registration for; None if it is none at all."""
        title = fold(grid.sheet) + " " + " ".join(_top_texts(grid))
        for text in (title, fold(grid.file)):
            if "选部门" in text:
                return Part.DEPARTMENTS
            if "竞争上岗" in text or "竞聘" in text or "竞职" in text:
                return Part.POSTS
        if not fits(grid, POST_REGISTER) and not _has_labels(grid):
            return None
        return self._part_by_choices(grid)

    def _part_by_choices(self, grid: Grid) -> Part | None:
        """A nameless sheet: the part whose posts or departments its choices name."""
        texts = {as_text(raw) for row in grid.rows for raw in row if isinstance(raw, str) and raw}
        parts = [
            part for part in Part if any(self.targets[part].find(text).exact for text in texts)
        ]
        if len(parts) == 1:
            return parts[0]
        self.issues.append(Kind.KIND_UNCLEAR.at(grid.where()))
        return None

    def _is_held(self, part: Part, grid: Grid) -> bool:
        if self.targets[part].names:
            return True
        self.issues.append(Kind.KIND_NOT_HELD.at(grid.where(), what=part.value))
        return False

    # -- reading ----------------------------------------------------------------------------------

    def _read(self, grid: Grid, part: Part) -> None:
        sheet = _REGISTERS[part] if _is_register(grid) else _FORMS[part]
        reading = read(grid, sheet)
        if sheet is _FORMS[part] and _is_blank_form(reading.rows, reading.broken):
            return
        by_row: dict[int, list[Issue]] = {}
        for issue in reading.issues:
            number = _row_of(issue.where.cell) if sheet is _REGISTERS[part] else 0
            by_row.setdefault(number, []).append(issue)
        rows: list[Row[Application] | Broken] = [*reading.rows, *reading.broken]
        for row in rows:
            own = by_row.pop(row.number, [])
            self._judge(_HandedIn(part, row, own))
        for issues in by_row.values():
            self.issues += issues

    def _judge(self, handed: _HandedIn) -> None:
        """Understand one registration, or refuse it with all its faults."""
        row, issues = handed.row, handed.issues
        values = row.values if isinstance(row, Broken) else vars(row.value)
        staff_id, name = values.get("staff_id", ""), values.get("name", "")
        where = row.where("staff_id" if staff_id else "name")
        member, found = self.roster.identify(staff_id, name, where)
        issues += found
        typed = tuple(values.get("choices", ()))
        choices: list[tuple[str, int]] = []
        if isinstance(row, Row):
            choices = self._choices(handed.part, row, issues)
            issues += self._time(row)
            issues += _differences(row, member)
        self.issues += issues
        if isinstance(row, Row) and member and not errors_in(issues):
            names, columns = zip(*choices, strict=True)
            self.understood.append(Registration(handed.part, member, row, names, columns))
        else:
            self.refused.append(Refused(handed.part, member, typed, tuple(issues)))

    def _choices(
        self, part: Part, row: Row[Application], issues: list[Issue]
    ) -> list[tuple[str, int]]:
        """The choices understood, with the number of the 志愿 each came from."""
        found: list[tuple[str, int]] = []
        for number, typed in enumerate(row.value.choices, 1):
            if not typed or typed in ("无", "/", "—", "-"):
                continue
            for name in self._meaning(part, row, number, typed, issues):
                if any(name == other for other, _ in found):
                    where = row.where("choices", number)
                    issues.append(Kind.CHOICE_REPEATED.at(where, typed, choice=name))
                else:
                    found.append((name, number))
        self._count(row, found, issues)
        return found

    def _meaning(
        self, part: Part, row: Row[Application], number: int, typed: str, issues: list[Issue]
    ) -> list[str]:
        targets = self.targets[part]
        meaning = targets.find(typed)
        where = row.where("choices", number)
        column = numbered_header("第{n}志愿", number)
        if meaning.target:
            if not meaning.exact:
                issues.append(
                    Kind.CHOICE_READ_AS.at(
                        where, typed, column=column, choice=typed, understood=meaning.target
                    )
                )
            return [meaning.target]
        if several := targets.find_several(typed):
            understood = "、".join(several)
            issues.append(Kind.CHOICES_IN_ONE_CELL.at(where, typed, understood=understood))
            return several
        if meaning.targets:
            found = "、".join(meaning.targets)
            issues.append(
                Kind.CHOICE_AMBIGUOUS.at(where, typed, column=column, choice=typed, found=found)
            )
            return []
        guess = targets.nearest(typed)
        issues.append(
            Kind.CHOICE_UNKNOWN.at(
                where,
                typed,
                column=column,
                choice=typed,
                what="职位" if part is Part.POSTS else "部门",
                suggestion=f"，是不是“{guess}”" if guess else "",
                known="、".join(targets.names),
            )
        )
        return []

    def _count(
        self, row: Row[Application], found: list[tuple[str, int]], issues: list[Issue]
    ) -> None:
        limit = self.scheme.basics.max_choices
        if len(found) > limit:
            where = row.where("choices", found[limit][1])
            read_text = found[limit][0]
            issues.append(Kind.CHOICES_TOO_MANY.at(where, read_text, count=len(found), limit=limit))
        if not found and not errors_in(issues):
            issues.append(Kind.CHOICES_NONE.at(row.where("choices")))
        gaps = [n for n, typed in enumerate(row.value.choices, 1) if not typed]
        if gaps and found:
            missing = "、".join(numbered_header("{n}", gap) for gap in gaps)
            issues.append(Kind.CHOICE_GAP.at(row.where("choices", gaps[0]), missing=missing))

    def _time(self, row: Row[Application]) -> Iterable[Issue]:
        submitted, basics = row.value.submitted_at, self.scheme.basics
        where = row.where("submitted_at")
        if submitted is None:
            yield Kind.TIME_MISSING.at(where)
            return
        closes = basics.registration_closes
        if isinstance(submitted, datetime):
            day = submitted.date()
        else:
            day = submitted
            if isinstance(closes, datetime) and day == closes.date():
                yield Kind.TIME_WITHOUT_CLOCK.at(where, submitted, closes=f"{closes:%H:%M}")
        opens = basics.registration_opens
        first_day = opens.date() if isinstance(opens, datetime) else opens
        if first_day and day < first_day:
            yield Kind.TIME_EARLY.at(where, submitted, time=submitted, opens=opens)

    # -- versions ---------------------------------------------------------------------------------

    def _one_version(self, several: list[Registration]) -> list[Registration]:
        """The same form twice counts once; different versions are all refused."""
        first = several[0]
        others = [each for each in several[1:] if differing(first, each)]
        for each in several[1:]:
            if each not in others:
                other = first.row.where("name")
                place = f"{other.file} {other.sheet}".strip()
                self.issues.append(Kind.FORM_TWICE.at(each.row.where("name"), other=place))
        if not others:
            return [first]
        versions = [first, *others]
        for each in versions:
            issue = _version_issue(each, [other for other in versions if other is not each])
            self.issues.append(issue)
            typed = each.form.choices
            self.refused.append(Refused(each.part, each.member, typed, (issue,)))
        return []


def _version_issue(one: Registration, others: Sequence[Registration]) -> Issue:
    places = "、".join(
        f"{place.file} {place.cell}".strip()
        for place in (other.row.where("choices") for other in others)
    )
    cells = [cell for other in others for cell in differing(one, other)]
    differences = "；".join(dict.fromkeys(cells))
    return Kind.FORM_VERSIONS.at(
        one.row.where("choices"),
        "、".join(one.form.choices),
        name=one.member.name,
        count=len(others) + 1,
        others=places,
        differences=differences,
    )


_COMPARED = (("submitted_at", "报名时间"), ("adjustable", "服从调剂"), ("withdrawn_on", "撤回时间"))


def differing(one: Registration, other: Registration) -> list[str]:
    """What differs between two versions of one person's registration, with both cells."""
    found = []
    for number in range(1, max(len(one.choices), len(other.choices)) + 1):
        here, there = one.choices[number - 1 : number], other.choices[number - 1 : number]
        if here != there:
            column = numbered_header("第{n}志愿", number)
            found.append(f"{column}（{''.join(here) or '空'}／{''.join(there) or '空'}）")
    for name, column in _COMPARED:
        here_value, there_value = getattr(one.form, name), getattr(other.form, name)
        if here_value != there_value:
            cells = f"{one.row.where(name).cell}、{other.row.where(name).cell}"
            found.append(f"{column}（{cells}）")
    return found


# -- telling sheets apart -------------------------------------------------------------------------


def _is_empty(grid: Grid) -> bool:
    return all(is_blank(raw) for row in grid.rows for raw in row)


def _top_texts(grid: Grid) -> list[str]:
    return [
        header_key(raw) for row in grid.rows[:4] for raw in row if isinstance(raw, str) and raw
    ][:6]


def _is_register(grid: Grid) -> bool:
    """One row that holds the headings of a person and of the first choice alike, side by side.

    On a form, too, they may share a row, but then each has its value between itself and the next.
    """
    vocabulary = vocabulary_of(POST_REGISTER)
    for row in grid.rows[:HEADER_WITHIN]:
        known = [vocabulary.find_raw(raw) for raw in row]
        fields = {found[0].field for found in known if found}
        neighbours = any(one and other for one, other in pairwise(known))
        if neighbours and "choices" in fields and fields & {"staff_id", "name"}:
            return True
    return False


def _has_labels(grid: Grid) -> bool:
    """Whether a sheet without a name has the labels of a form."""
    vocabulary = vocabulary_of(POST_FORM)
    fields = {
        found[0].field for row in grid.rows for raw in row if (found := vocabulary.find_raw(raw))
    }
    return "choices" in fields and bool(fields & {"staff_id", "name"})


def _is_blank_form(rows: Sequence[Row[Any]], broken: Sequence[Broken]) -> bool:
    """A form that nobody has begun to fill in: no number, no name, no choice."""
    for row in rows:
        form = row.value
        return not (form.staff_id or form.name or any(form.choices))
    return all(
        not (each.values.get("staff_id") or each.values.get("name"))
        and not each.values.get("choices")
        for each in broken
    )


def _row_of(cell: str) -> int:
    digits = cell.lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    return int(digits) - 1 if digits.isdigit() else -1


def _differences(row: Row[Application], member: Member | None) -> Iterable[Issue]:
    """Where form and roster disagree: the roster holds."""
    if member is None:
        return
    for name, column in (("sex", "性别"), ("born", "出生年月"), ("party", "政治面貌")):
        here, there = getattr(row.value, name), getattr(member.person, name)
        if here and there and here != there:
            yield Kind.PERSON_FIELD_DIFFERS.at(
                row.where(name), here, column=column, here=here, roster=there
            )
