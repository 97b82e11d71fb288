"""Grid + sheet declaration → rows and issues.

A row with a fault gives no row but a `Broken` one, so that later stages know that something stood
there. Nothing stops at the first fault, and nothing is guessed.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, TypeVar

from campaign.issues import Issue, Kind, Where, errors_in
from campaign.workbook.cells import (
    ErrorCell,
    Fault,
    Merged,
    Noted,
    Parsed,
    Raw,
    Uncalculated,
    address,
    as_text,
)
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.labels import Found, Labels, find_labelled
from campaign.workbook.layout import Place, Table, find_table
from campaign.workbook.sheet import Column, Layout, Many, Sheet, numbered_header
from campaign.workbook.text import fold

R = TypeVar("R")

_SPECIAL = (ErrorCell, Uncalculated, Merged)
_DITTO = ("同上", "〃", "″", '"', "“", "”")
_NONE_WORDS = ("无", "/", "／", "—", "——", "-", "－", "暂无", "没有")
_TOTALS = ("合计", "小计", "总计", "平均", "最高", "最低", "示例")
_NOTES = (
    "注", "说明", "备注", "填表", "制表", "审核", "签名", "签字", "评委签", "日期", "年月日",
    "单位", "计分", "复核", "监督", "计票", "监票", "第", "共", "*", "※", "负责人", "分管领导",
)  # fmt: skip


Places = Table | Labels


@dataclass(frozen=True, slots=True)
class Row(Generic[R]):
    """A row that was understood, and where its cells are."""

    value: R
    places: Places
    number: int

    def where(self, field: str, member: Any = None) -> Where:
        """The cell of a field."""
        return self.places.where(self.number, field, member)


@dataclass(frozen=True, slots=True)
class Broken:
    """A row with a fault: the values that could be understood, for telling whose it is."""

    values: dict[str, Any]
    places: Places
    number: int

    def where(self, field: str, member: Any = None) -> Where:
        """The cell of a field."""
        return self.places.where(self.number, field, member)


@dataclass(slots=True)
class Reading(Generic[R]):
    """What a sheet gave."""

    rows: list[Row[R]] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def values(self) -> list[R]:
        """The rows without their places."""
        return [row.value for row in self.rows]


def read(grid: Grid, sheet: Sheet[R], names: Sequence[str] = ()) -> Reading[R]:
    """Read a declared sheet from a grid; `names` are the headers of `Many.NAMED` columns."""
    if sheet.layout is Layout.TABLE:
        return _TableReader(grid, sheet, names).read()
    return _read_labelled(grid, sheet)


# -- tables ---------------------------------------------------------------------------------------


class _TableReader(Generic[R]):
    """Reads the rows below a located header."""

    def __init__(self, grid: Grid, sheet: Sheet[R], names: Sequence[str]) -> None:
        self.grid = grid
        self.sheet = sheet
        self.reading: Reading[R] = Reading()
        self.table, issues = find_table(grid, sheet, names)
        self.reading.issues += issues
        self.complete = not errors_in(issues)
        self.above: dict[int, Raw] = {}

    def read(self) -> Reading[R]:
        if self.table is None:
            return self.reading
        keys = [place for place in self.table.places if place.column.key]
        used = []
        for number in range(self.table.first_row, len(self.grid.rows)):
            cells = self.grid.rows[number]
            if self._is_data(number, cells, keys, self.table):
                used.append(number)
                self._read_row(number, cells, self.table)
        self._report_hidden(used)
        return self.reading

    def _is_data(self, number: int, cells: list[Raw], keys: list[Place], table: Table) -> bool:
        if not any(cells) or all(is_blank(cell) for cell in cells):
            return False
        if any(place.at < len(cells) and not is_blank(cells[place.at]) for place in keys):
            first = cells[keys[0].at] if keys[0].at < len(cells) else ""
            if isinstance(first, str) and first and table.header[keys[0].at] == fold(first):
                return False  # the header printed again on the next page
            return not self._is_total(number, cells, keys)
        if not keys:
            return True
        if all(is_blank(cells[place.at]) for place in table.places if place.at < len(cells)):
            return False  # remarks beside the table
        return not self._is_total(number, cells, keys) and not _is_note(cells)

    def _is_total(self, number: int, cells: list[Raw], keys: list[Place]) -> bool:
        """A row of sums or a sample row: it says so, and has no number of its own."""
        text = next((fold(cell) for cell in cells if isinstance(cell, str) and cell.strip()), "")
        word = next((word for word in _TOTALS if word in text[:12]), "")
        key = fold(as_text(self.grid.at(number, keys[0].at))) if keys else ""
        if not word or (key and word not in key):
            return False
        where = self.grid.where(number, 0)
        what = f"“{word}”行"
        self.reading.issues.append(
            Kind.ROW_DROPPED.at(where, read=text[:40], row=number + 1, what=what)
        )
        return True

    def _read_row(self, number: int, cells: list[Raw], table: Table) -> None:
        values: dict[str, Any] = {}
        good = self.complete
        for place in table.places:
            column, member, at = place
            raw = cells[at] if at < len(cells) else ""
            if column.fill_down:
                raw = self._filled_down(number, at, raw)
            value = _parse(self.grid, column, member, number, at, raw, self.reading.issues)
            if value is _BAD:
                good = False
            elif member is None:
                values[column.field] = value
            else:
                values.setdefault(column.field, {})[member] = value
        _settle(self.sheet, values)
        if good:
            self.reading.rows.append(Row(self.sheet.build(values), table, number))
        else:
            self.reading.broken.append(Broken(values, table, number))

    def _filled_down(self, number: int, at: int, raw: Raw) -> Raw:
        """A department written once over a vertical merge, or 同上, stands for each of its rows."""
        if is_blank(raw):
            area = self.grid.merged_area(number, at)
            if area and area[0] < number:
                return self.grid.at(area[0], area[1])
        elif isinstance(raw, str) and raw.strip() in _DITTO:
            return self.above.get(at, raw)
        else:
            self.above[at] = raw
        return raw

    def _report_hidden(self, used: list[int]) -> None:
        hidden = sorted(set(used).intersection(self.grid.hidden_rows))
        if hidden:
            rows = "、".join(str(number + 1) for number in hidden)
            self.reading.issues.append(
                Kind.ROWS_HIDDEN.at(self.grid.where(hidden[0], 0), rows=rows)
            )


def _is_note(cells: list[Raw]) -> bool:
    """A remark, a signature line or a date below the table."""
    texts = [fold(cell) for cell in cells if isinstance(cell, str) and cell.strip()]
    return bool(texts) and (texts[0].startswith(_NOTES) or "__" in texts[0])


# -- forms and items ------------------------------------------------------------------------------


def _read_labelled(grid: Grid, sheet: Sheet[R]) -> Reading[R]:
    reading: Reading[R] = Reading()
    found, issues = find_labelled(grid, sheet)
    reading.issues += issues
    if not found:
        return reading
    labels = _cells_of(grid, found)
    values: dict[str, Any] = {}
    good = not errors_in(issues)
    for each in found.values():
        value = _parse(
            grid, each.column, each.member, each.row, each.index, each.raw, reading.issues
        )
        if value is _BAD:
            good = False
        elif each.member is None:
            values[each.column.field] = value
        else:
            values.setdefault(each.column.field, {})[each.member] = value
    _settle(sheet, values)
    if good:
        reading.rows.append(Row(sheet.build(values), labels, 0))
    else:
        reading.broken.append(Broken(values, labels, 0))
    return reading


def _cells_of(grid: Grid, found: Found) -> Labels:
    cells = {key: grid.where(each.row, each.index).cell for key, each in found.items()}
    return Labels(grid.file, grid.sheet, cells)


# -- one cell -------------------------------------------------------------------------------------

_BAD: Any = object()


def _parse(
    grid: Grid, column: Column, member: Any, row: int, at: int, raw: Raw, issues: list[Issue]
) -> Any:
    """The value of one cell, or `_BAD` after an error was added to the issues."""
    if raw == "" or is_blank(raw):
        return _blank(grid, column, member, row, at, issues)
    if isinstance(raw, _SPECIAL):
        if isinstance(raw, Uncalculated) and not column.required:
            return column.default  # the program computes such a column itself
        parsed: Parsed = _special(raw)
    else:
        parsed = column.kind.parse(raw)
        if parsed.__class__ is Noted and isinstance(raw, float):
            parsed = _as_shown(grid, column, row, at, parsed)
    if parsed.__class__ not in (Fault, Noted):
        return parsed
    if isinstance(parsed, Fault) and not column.required and as_text(raw).strip() in _NONE_WORDS:
        return column.default
    return _report(grid, column, member, row, at, raw, parsed, issues)


def _report(
    grid: Grid,
    column: Column,
    member: Any,
    row: int,
    at: int,
    raw: Raw,
    parsed: Parsed,
    issues: list[Issue],
) -> Any:
    assert isinstance(parsed, Fault | Noted)
    data = {"column": _title(column, member), "expected": column.kind.expected(), **parsed.data}
    issues.append(parsed.kind.at(grid.where(row, at), read=as_text(raw)[:200], **data))
    return _BAD if isinstance(parsed, Fault) else parsed.value


def _blank(grid: Grid, column: Column, member: Any, row: int, at: int, issues: list[Issue]) -> Any:
    if not column.required or (column.many is Many.NUMBERED and member != 1):
        return column.default
    area = grid.merged_area(row, at)
    if area and (row, at) != area[:2]:
        merged = f"{address(area[0], area[1])}:{address(area[2], area[3])}"
        parsed = Fault(Kind.VALUE_MERGED, {"merged": merged})
    else:
        parsed = Fault(Kind.VALUE_MISSING, {})
    return _report(grid, column, member, row, at, "", parsed, issues)


def _special(raw: ErrorCell | Uncalculated | Merged) -> Fault:
    if isinstance(raw, ErrorCell):
        return Fault(Kind.VALUE_ERROR_CELL, {"error": raw.text})
    return Fault(Kind.VALUE_UNCALCULATED, {})


def _as_shown(grid: Grid, column: Column, row: int, at: int, parsed: Parsed) -> Parsed:
    """A doubtful number read as its cell displays it: 1985.1 in the format 0.00 is October."""
    shown = grid.shown(row, at)
    again = column.kind.parse(shown) if shown else parsed
    return parsed if isinstance(again, Fault) else again


def _title(column: Column, member: Any) -> str:
    if column.many is Many.NUMBERED:
        return numbered_header(column.header, member)
    return str(member) if column.many is Many.NAMED else column.header


def _settle(sheet: Sheet[Any], values: dict[str, Any]) -> None:
    """Fill in columns that are not there, and make tuples of numbered columns."""
    for column in sheet.columns:
        if column.many is Many.NUMBERED:
            numbered = values.get(column.field, {})
            last = max((n for n, value in numbered.items() if value != column.default), default=0)
            values[column.field] = tuple(
                numbered.get(n, column.default) for n in range(1, last + 1)
            )
        elif column.many is Many.NAMED:
            values.setdefault(column.field, {})
        elif not column.required:
            values.setdefault(column.field, column.default)
