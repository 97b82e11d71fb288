"""Sheets for people to fill in: made once, never written over.

A file is replaced only while it is, byte for byte, what the program made. Once somebody has
touched it, it stays. Should its rows or columns no longer fit, a new one with the filled values
carried over is put beside it, marked （新）, and the person decides. The new one is a sheet like
any other: once touched, it stays as well. It goes again if the old one fits after all.
"""

import dataclasses
from collections.abc import Callable, Collection, Hashable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any, NamedTuple, TypeVar

from campaign.issues import Issue, Kind, Where
from campaign.run import Run
from campaign.storage.made import Put
from campaign.storage.names import new_copy, renewed_by
from campaign.workbook.declare.cells import as_text
from campaign.workbook.declare.names import same_person
from campaign.workbook.declare.page import Page
from campaign.workbook.declare.renamed import NOTHING_RENAMED, Names, under_names_now
from campaign.workbook.declare.sheet import Many
from campaign.workbook.declare.text import fold, short_number
from campaign.workbook.grid import Grid
from campaign.workbook.read.header import HEADER_WITHIN, find_table, pick_sheet
from campaign.workbook.read.reader import Reading, read

R = TypeVar("R")
Key = Callable[[Any], Hashable]
_MOST_NAMED = 8
"""Rows that were not carried over, and are named."""
_BLANK: tuple[object, ...] = (None, "", ())


def offer(
    run: Run,
    path: Path,
    page: Page[R],
    key: Callable[[R], Hashable],
    others: Sequence[Page[Any]] = (),
    may_add: Callable[[R], bool] = lambda row: False,
    loose: Collection[str] | None = None,
    firm: Collection[str] = (),
    now: Names = NOTHING_RENAMED,
) -> bool:
    """Make a sheet for people to fill in; whether anything was written.

    `key` tells rows apart; `others` are further pages of the same workbook, whose rows are told
    apart by their key columns. `may_add` says which rows people may have added of their own.
    `loose` is for sheets whose readers pass over rows of people who are gone: such rows may stand
    there, and these fields may differ, for in neither case is there anything new to fill in.
    `firm` are fields of the program's own words that must be the same all the same: numbers.
    `now` has today's names of departments by those under which the sheet may have been made.
    """
    return _offer(run, path, [page, *others], _Rows(key, may_add, loose, firm, now))


class _Rows(NamedTuple):
    """How the rows of a page are to be taken."""

    key: Key
    may_add: Callable[[Any], bool] = lambda row: False
    loose: Collection[str] | None = None
    firm: Collection[str] = ()
    now: Names = NOTHING_RENAMED


def _offer(run: Run, path: Path, pages: Sequence[Page[Any]], first: _Rows) -> bool:
    # A sheet that is being filled in stays; the empty one is not made for nothing.
    if not run.made.is_edited(path):
        follows = run.figure_of(pages)
        if run.made.untouched(run.folder.label(path)) and run.kept.stands(path, follows):
            return True
        done = run.made.put(path, run.book_bytes(pages))
        if done is not Put.LEFT:
            run.kept.note(path, follows)
            return True
    label, grids, _ = run.open_book(path, keep=True)
    kept = [_Kept.read(grids, label, page, first.now) for page in pages]
    if kept[0] is None:
        return False  # it cannot be read as it is; the stage that reads it says why
    beside = new_copy(path)
    rules = [first, *(_Rows(_key_of(page)) for page in pages[1:])]
    triples = list(zip(kept, pages, rules, strict=True))
    if all(old is None or old.fits(page, rows) for old, page, rows in triples):
        _discard(run, beside)
        return False
    carried = [old.carry(page, rows) if old else page for old, page, rows in triples]
    run.note([_renewed(label, beside.name, triples)])
    _offer(run, beside, carried, first)
    return True


def withdraw(run: Run, place: Path, wanted: Collection[Path]) -> None:
    """Take away the sheets in a folder that nobody touched and nobody is to fill in any more."""
    for label in run.made.labels(run.folder.label(place)):
        path = run.folder.path(label)
        if path.parent == place and renewed_by(path) not in wanted:
            run.made.take_away(path)


def _renewed(label: str, new: str, triples: Sequence[tuple[Any, Page[Any], _Rows]]) -> Issue:
    """Tell of a new version, and what of that which people had filled in is on it."""
    known = [each for each in triples if each[0]]
    lost = [each for old, page, rows in known for each in old.left_behind(page, rows)]
    more = f"等共{len(lost)}行" if len(lost) > _MOST_NAMED else ""
    return Kind.SHEET_RENEWED.at(
        Where(label),
        new=new,
        carried=sum(old.carried(page, rows) for old, page, rows in known),
        lost=f"；没有带入的：{'；'.join(lost[:_MOST_NAMED])}{more}" if lost else "",
    )


def _discard(run: Run, path: Path) -> None:
    """Take away a new version that nobody touched and nobody needs; tell of one that is filled."""
    label = run.folder.label(path)
    if not run.made.take_away(path) and run.made.knows(label) and run.folder.has(path):
        run.note([Kind.FILE_BESIDE.at(Where(label), read_name=renewed_by(path).name)])


def _key_of(page: Page[Any]) -> Key:
    """Return what tells a page's rows apart: its key columns; an items sheet has one row only."""
    fields = [each.field for each in page.sheet.columns if each.key]
    return lambda row: tuple(getattr(row, name) for name in fields)


class _Kept(NamedTuple):
    """What one sheet of the file holds as it is."""

    rows: Sequence[Any]
    fields: Collection[str]
    """Which of the page's columns the file has."""
    names: Collection[str]
    """And which of its named ones."""

    @classmethod
    def read(cls, grids: Sequence[Grid], label: str, page: Page[Any], now: Names) -> "_Kept | None":
        """Return the sheet's content; None if it is not there or cannot be understood.

        A cell that is still to be filled in is no obstacle.
        """
        wanted = _names(page)
        grid, _ = pick_sheet(grids, page.sheet, label, wanted)
        if grid is None:
            return None
        names = list(_present(grid, wanted))
        reading = read(grid, page.sheet, names)
        if any(each.is_error and each.kind is not Kind.VALUE_MISSING for each in reading.issues):
            return None
        rows = [under_names_now(row, now) for row in _all_rows(page, reading)]
        rows = list(_as_made(rows, page.rows))
        return cls(rows, _columns(grid, page, names), names)

    def fits(self, page: Page[Any], rules: _Rows) -> bool:
        """Tell whether what the program had filled in is still the same.

        Its wording is no matter.
        """
        prose = {each.field for each in page.sheet.columns if each.worded and not each.emphasis}
        aside = {*page.omit, *(prose - {*rules.firm}), *(rules.loose or ())}
        ours = [name for name in _fields(page, locked=True) if name not in aside]
        compared = [name for name in ours if name in self.fields]

        def content(rows: Sequence[Any]) -> dict[Hashable, list[Any]]:
            return {
                rules.key(row): [_plain(getattr(row, name)) for name in compared] for row in rows
            }

        added = {rules.key(row) for row in self._added(page, rules)}
        present = content([row for row in self.rows if rules.key(row) not in added])
        wanted = content(page.rows)
        if rules.loose is not None:
            present = {key: row for key, row in present.items() if key in wanted}
        mine = not ours or present == wanted
        return mine and set(self.names) == set(_names(page))

    def _added(self, page: Page[Any], rules: _Rows) -> list[Any]:
        """Return rows that people added, and may."""
        own = {rules.key(row) for row in page.rows}
        return [row for row in self.rows if rules.key(row) not in own and rules.may_add(row)]

    def carried(self, page: Page[Any], rules: _Rows) -> int:
        """Count the cells that people had filled in and that the new page has, too."""
        fields = _fields(page, locked=False)
        everything = sum(len(_filled(row, fields)) for row in self.rows)
        return everything - sum(len(_filled(row, fields)) for row in self._lost(page, rules))

    def left_behind(self, page: Page[Any], rules: _Rows) -> Iterator[str]:
        """Yield what people had filled in that is not on the new page."""
        for row in self._lost(page, rules):
            if filled := _filled(row, _fields(page, locked=False)):
                yield f"{getattr(row, 'name', '') or rules.key(row)}：{'、'.join(filled)}"

    def carry(self, page: Page[Any], rules: _Rows) -> Page[Any]:
        """Return the new page with what people had filled in."""
        fields = _fields(page, locked=False)
        if not _fields(page, locked=True):
            return dataclasses.replace(page, rows=self.rows)
        filled = self._agreed(page, rules)
        rows = [_carried(row, filled.get(rules.key(row)), fields) for row in page.rows]
        return dataclasses.replace(page, rows=[*rows, *self._added(page, rules)])

    def _agreed(self, page: Page[Any], rules: _Rows) -> dict[Hashable, Any]:
        """Return the filled rows by key; none of those that stand twice and say different things.

        Which of two is right is for people to say.
        """
        fields = _fields(page, locked=False)
        found: dict[Hashable, list[Any]] = {}
        for row in self.rows:
            if _filled(row, fields):
                found.setdefault(rules.key(row), []).append(row)
        contents = {
            key: [[getattr(row, name) for name in fields] for row in rows]
            for key, rows in found.items()
        }
        return {
            key: rows[0]
            for key, rows in found.items()
            if all(each == contents[key][0] for each in contents[key])
        }

    def _lost(self, page: Page[Any], rules: _Rows) -> list[Any]:
        """Return the rows of which the new page has nothing that people had filled in."""
        if not _fields(page, locked=True):
            return []
        own, agreed = {rules.key(row) for row in page.rows}, self._agreed(page, rules)
        keys = [(rules.key(row), row) for row in self.rows]
        return [
            row
            for key, row in keys
            if (key not in agreed if key in own else not rules.may_add(row))
        ]


def _columns(grid: Grid, page: Page[Any], names: Sequence[str]) -> set[str]:
    table, _ = find_table(grid, page.sheet, names)
    return {place.column.field for place in table.places} if table else set()


def _plain(value: Any) -> Any:
    """Return a value as far as it matters: in either script; every blank is None."""
    return (fold(value) if isinstance(value, str) else value) or None


def _all_rows(page: Page[Any], reading: Reading[R]) -> list[Any]:
    """Return the rows in order, those included in which something is still to be filled in."""
    defaults = {each.field: each.default for each in page.sheet.columns}
    rows = {row.number: row.value for row in reading.rows}
    for each in reading.broken:
        rows[each.number] = page.sheet.build({**defaults, **each.values})
    return [rows[number] for number in sorted(rows)]


def _as_made(rows: Sequence[Any], made: Sequence[Any]) -> Iterator[Any]:
    """Yield the rows with the numbers and names that were meant when the sheet was made.

    It is no change that a number lost its zeros or stands nowhere, that somebody wrote 白帆同志, or
    that number and name are two people's: whoever reads the sheet says so. A name of nobody here
    stays, since the roster's may have been corrected.
    """
    names = {getattr(row, "staff_id", ""): getattr(row, "name", "") for row in made}
    there = {getattr(row, "staff_id", "") for row in rows}
    by_short: dict[str, set[str]] = {}
    for staff_id in names:
        by_short.setdefault(short_number(staff_id), set()).add(staff_id)
    for row in rows:
        typed, name = getattr(row, "staff_id", ""), getattr(row, "name", "")
        alike = by_short.get(short_number(typed), set()) if typed not in names else {typed}
        is_nobodys = False
        if not any(same_person(names[each], name) for each in alike):
            named = {each for each, known in names.items() if each and same_person(known, name)}
            alike, is_nobodys = named - there or alike, bool(name) and not named
        staff_id = min(alike) if len(alike) == 1 else typed
        known = name if is_nobodys else names.get(staff_id, name)
        changed = (staff_id, known) != (typed, name)
        yield dataclasses.replace(row, staff_id=staff_id, name=known) if changed else row


def _carried(row: Any, old: Any, fields: Sequence[str]) -> Any:
    """Return a new row with what stood in the old one; a blank takes nothing away."""
    if old is None:
        return row
    values = {name: getattr(old, name) for name in fields}
    for name, value in values.items():
        if isinstance(value, dict):
            filled = {member: each for member, each in value.items() if each is not None}
            values[name] = {**getattr(row, name), **filled}
    return dataclasses.replace(row, **{k: v for k, v in values.items() if v not in _BLANK})


def _filled(row: Any, fields: Sequence[str]) -> list[str]:
    """Return what people wrote into a row, cell by cell."""
    values = [getattr(row, name) for name in fields]
    cells = [value.values() if isinstance(value, dict) else [value] for value in values]
    return [str(each) for each in chain.from_iterable(cells) if each not in _BLANK]


def _fields(page: Page[Any], *, locked: bool) -> list[str]:
    return [each.field for each in page.sheet.columns if each.locked is locked]


def _names(page: Page[Any]) -> list[str]:
    named = [each.field for each in page.sheet.columns if each.many is Many.NAMED]
    return [name for field in named for name in page.names.get(field, ())]


def _present(grid: Grid, names: Sequence[str]) -> Iterator[str]:
    """Return the names that stand in one of the first rows, where the headers are."""
    found = {fold(as_text(raw)) for row in grid.rows[:HEADER_WITHIN] for raw in row if raw != ""}
    return (name for name in names if fold(name) in found)
