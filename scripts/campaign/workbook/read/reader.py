"""Grid + sheet declaration → rows and issues.

A row with a fault gives no row but a `Broken` one, so that later stages know that something stood
there. Nothing stops at the first fault, and nothing is guessed.
"""

import re
from collections import defaultdict
from collections.abc import Sequence
from functools import lru_cache
from typing import Any, Generic, TypeVar

from campaign.issues import Issue, Kind, Where, errors_in
from campaign.workbook.declare.cells import Raw, Struck, as_text
from campaign.workbook.declare.sheet import Column, Many, Sheet, SheetLayout
from campaign.workbook.grid import Area, Grid, is_blank
from campaign.workbook.read.beside import text_beside
from campaign.workbook.read.data_rows import DataRows
from campaign.workbook.read.header import Place, Table, find_table
from campaign.workbook.read.labels import Found, Key, find_labelled, labels_of
from campaign.workbook.read.rows import (
    BAD,
    Broken,
    Places,
    Reading,
    Row,
    area_name,
    title_of,
    value_of_cell,
)
from campaign.workbook.read.vocabulary import vocabulary_of

__all__ = ["Broken", "Places", "Reading", "Row", "read", "rows_hidden", "with_defaults"]

R = TypeVar("R")

Meanings = defaultdict[Key, dict[Raw, Any]]

_MOST_REMEMBERED = 20_000
_MOST_ROWS = 60_000
"""More than the largest roster; a fault in each of so many takes seconds and 300 MB."""

_DITTO = re.compile(r"[-—–]*(?:[同如][上前]一?[行栏格]?|[〃″\"＂“”]|''|′′)[-—–。.]*")
_LONGEST_DITTO = 8
"""Characters with the blanks that people type between."""


def _is_ditto(raw: Raw) -> bool:
    """Tell whether a cell says that it is as the one above, blanks or not."""
    if not isinstance(raw, str) or not 0 < len(raw) <= _LONGEST_DITTO:
        return False
    return _DITTO.fullmatch("".join(raw.split())) is not None


def read(grid: Grid, sheet: Sheet[R], names: Sequence[str] = ()) -> Reading[R]:
    """Read a declared sheet from a grid; `names` are the headers of `Many.NAMED` columns."""
    if sheet.layout is not SheetLayout.TABLE:
        return _read_labelled(grid, sheet)
    asked = sheet, tuple(names)
    if grid.reading is None or grid.reading[0] != asked:
        grid.reading = asked, _read_table(grid, sheet, names)
    return grid.reading[1]


def _read_table(grid: Grid, sheet: Sheet[R], names: Sequence[str]) -> Reading[R]:
    if grid.tables is None:
        return _TableReader(grid, sheet, names).read()
    reading: Reading[R] | None = grid.tables.find(grid, sheet, names)
    if reading is None:
        reading = _TableReader(grid, sheet, names).read()
        grid.tables.keep(grid, sheet, names, reading)
    return reading


# Forms say the same over and over (departments, 是): a twelfth of reading a thousand of them.
@lru_cache(maxsize=64)
def _meanings_in(sheet: Sheet[Any]) -> Meanings:
    """Return, by column, what the texts mean that were understood without a remark."""
    return defaultdict(dict)


def _value(
    grid: Grid,
    meanings: Meanings,
    column: Column,
    member: Any,
    row: int,
    at: int,
    raw: Raw,
    issues: list[Issue],
) -> Any:
    """Return the value of a cell, or `BAD`; what a text means in a column is found out once."""
    if raw.__class__ is not str or grid.unseen:
        return value_of_cell(grid, column, member, row, at, raw, issues)
    known = meanings[column.field, member]
    if raw in known:
        return known[raw]
    before = len(issues)
    value = value_of_cell(grid, column, member, row, at, raw, issues)
    if len(issues) == before and len(known) < _MOST_REMEMBERED:
        known[raw] = value
    return value


# -- tables ---------------------------------------------------------------------------------------


class _TableReader(Generic[R]):
    """Reads the rows below a located header."""

    def __init__(self, grid: Grid, sheet: Sheet[R], names: Sequence[str]) -> None:
        self.grid = grid
        self.sheet = sheet
        self.names = tuple(names)
        self.reading: Reading[R] = Reading()
        self.table, issues = find_table(grid, sheet, names)
        self.reading.issues += issues
        self.complete = not errors_in(issues)
        self.above: dict[int, Raw] = {}
        self.meanings = _meanings_in(sheet)
        self.tall = [area for area in grid.merged if area[2] > area[0]] if self.table else []

    def read(self) -> Reading[R]:
        if self.table is None:
            return self.reading
        if (rows := self.grid.rows)[_MOST_ROWS:] and (filled := sum(map(any, rows))) > _MOST_ROWS:
            where = Where(self.grid.file, self.grid.sheet)
            self.reading.issues.append(Kind.FILE_TOO_LARGE.at(where, finding=f"有{filled}行"))
            return self.reading
        vocabulary = vocabulary_of(self.sheet, self.names, self.grid.spoken)
        used = []
        for number, cells in DataRows(self.grid, self.table, vocabulary, self.reading.issues):
            used.append(number)
            self._read_row(number, cells, self.table)
        self.reading.issues += rows_hidden(self.grid, used)
        if self.complete and not self.sheet.open:
            self.reading.issues += text_beside(self.grid, self.table)
        return self.reading

    def _read_row(self, number: int, cells: list[Raw], table: Table) -> None:
        if self._is_struck_out(cells, table):
            where = self.grid.where(number, 0)
            self.reading.issues.append(Kind.ROW_STRUCK.at(where, row=number + 1))
            return
        values: dict[str, Any] = {}
        faulty = set()
        grid, issues, width = self.grid, self.reading.issues, len(cells)
        for place in table.places:
            column, member, at = place
            raw = cells[at] if at < width else ""
            if column.fill_down:
                raw = self._filled_down(number, place, raw)
            asked = _is_ditto(raw) or (self.tall and not column.fill_down)
            if asked and self._is_out_of_row(number, place, raw):
                faulty.add(column.field)
                continue
            value = _value(grid, self.meanings, column, member, number, at, raw, issues)
            if value is BAD:
                faulty.add(column.field)
            elif member is None:
                values[column.field] = value
            else:
                values.setdefault(column.field, {})[member] = value
        values = with_defaults(self.sheet, values)
        if self.complete and not faulty:
            self.reading.rows.append(Row(self.sheet.build(values), table, number))
        else:
            self.reading.broken.append(Broken(values, table, number, frozenset(faulty)))

    @staticmethod
    def _is_struck_out(cells: list[Raw], table: Table) -> bool:
        """Tell whether all that a row holds is struck out, and more than one cell of it."""
        filled = [cells[p.at] for p in table.places if p.at < len(cells) and cells[p.at] != ""]
        return len(filled) > 1 and all(isinstance(raw, Struck) for raw in filled)

    def _filled_down(self, number: int, place: Place, raw: Raw) -> Raw:
        """Repeat a department written once over a vertical merge, or 同上, in each of its rows."""
        at = place.at
        if is_blank(raw):
            if area := self._area_from_above(number, at):
                return self.grid.at(area[0], area[1])
        elif isinstance(raw, str) and _is_ditto(raw):
            return self._above(number, place, raw)
        self.above[at] = raw
        return raw

    def _above(self, number: int, place: Place, raw: str) -> Raw:
        """Return what 同上 stands for; itself where there is nothing above."""
        value = self.above.get(place.at, "")
        if is_blank(value):
            return raw
        self.reading.issues.append(
            Kind.VALUE_READ_AS.at(
                self.grid.where(number, place.at),
                read=raw,
                column=title_of(place.column, place.member),
                understood=as_text(value),
            )
        )
        return value

    def _area_from_above(self, number: int, at: int) -> Area | None:
        """Return the merged range that comes down into a cell from a row above."""
        area = self.grid.merged_area(number, at)
        return area if area and area[0] < number else None

    def _is_out_of_row(self, number: int, place: Place, raw: Raw) -> bool:
        """Tell whether a cell says something only together with the rows above.

        Then it is refused.
        """
        where, column = self.grid.where(number, place.at), title_of(place.column, place.member)
        if _is_ditto(raw):
            issue = Kind.VALUE_DITTO.at(where, read=str(raw), column=column, ditto=raw)
        elif is_blank(raw) and (area := self._area_from_above(number, place.at)):
            issue = Kind.VALUE_MERGED.at(where, column=column, merged=area_name(area))
        else:
            return False
        self.reading.issues.append(issue)
        return True


def rows_hidden(grid: Grid, used: Sequence[int]) -> list[Issue]:
    """Return what is to be said of rows with data that nobody sees who opens the file."""
    hidden = sorted(set(used).intersection(grid.hidden_rows))
    if not hidden:
        return []
    rows = "、".join(str(number + 1) for number in hidden)
    return [Kind.ROWS_HIDDEN.at(grid.where(hidden[0], 0), rows=rows)]


# -- forms and items ------------------------------------------------------------------------------


def _read_labelled(grid: Grid, sheet: Sheet[R]) -> Reading[R]:
    reading: Reading[R] = Reading()
    found, issues = find_labelled(grid, sheet)
    reading.issues += issues
    if not found:
        return reading
    labels = labels_of(grid, found)
    values: dict[str, Any] = {}
    complete = not errors_in(issues)
    faulty, meanings = set(), _meanings_in(sheet)
    for column, member, row, at, raw in found.values():
        if raw == "" and not column.required:
            value = column.default
        else:
            value = _value(grid, meanings, column, member, row, at, raw, reading.issues)
        if value is BAD:
            faulty.add(column.field)
        elif member is None:
            values[column.field] = value
        else:
            values.setdefault(column.field, {})[member] = value
    values = with_defaults(sheet, values)
    if grid.hidden_rows or grid.hidden_columns:
        reading.issues += _hidden_labels(grid, found)
    if complete and not faulty:
        reading.rows.append(Row(sheet.build(values), labels, 0))
    else:
        reading.broken.append(Broken(values, labels, 0, frozenset(faulty)))
    return reading


def _hidden_labels(grid: Grid, found: Found) -> list[Issue]:
    """Values that nobody sees who opens the file."""
    filled = [each for each in found.values() if not is_blank(each.raw)]
    rows = sorted({each.row for each in filled}.intersection(grid.hidden_rows))
    columns = sorted({each.at for each in filled}.intersection(grid.hidden_columns))
    issues = []
    if rows:
        text = "、".join(str(row + 1) for row in rows)
        issues.append(Kind.ROWS_HIDDEN.at(grid.where(rows[0], 0), rows=text))
    if columns:
        names = "、".join(grid.where(0, at).cell.rstrip("1") for at in columns)
        issues.append(Kind.COLUMNS_HIDDEN.at(grid.where(0, columns[0]), columns=names))
    return issues


def with_defaults(sheet: Sheet[Any], values: dict[str, Any]) -> dict[str, Any]:
    """Fill in columns that are not there, and gather numbered ones in tuples."""
    whole = sheet.defaults | values
    for column in sheet.many:
        members = whole.setdefault(column.field, {})
        if column.many is Many.NUMBERED:
            last = max((n for n, value in members.items() if value != column.default), default=0)
            numbers = range(1, last + 1)
            whole[column.field] = tuple(members.get(n, column.default) for n in numbers)
    return whole
