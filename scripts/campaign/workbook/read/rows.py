"""What reading a sheet gives: rows that were understood, rows with a fault, and what was found."""

import re
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any, Generic, NamedTuple, TypeVar

from campaign.issues import Issue, Kind, Where
from campaign.workbook.declare.cells import (
    ErrorCell,
    Fault,
    Merged,
    Noted,
    Parsed,
    Raw,
    Struck,
    Uncalculated,
    address,
    as_text,
    exact,
)
from campaign.workbook.declare.dates import Since, YearMonth
from campaign.workbook.declare.kinds import Choice
from campaign.workbook.declare.numbers import Number, typed_number
from campaign.workbook.declare.phrases import Phrase
from campaign.workbook.declare.sheet import Column, Many, numbered_header
from campaign.workbook.grid import Area, Grid, is_blank
from campaign.workbook.read.header import Table
from campaign.workbook.read.labels import Labels

R = TypeVar("R")
Places = Table | Labels


class Row(NamedTuple, Generic[R]):
    """A row that was understood, and where its cells are."""

    value: R
    places: Places
    number: int

    def where(self, field: str, member: Any = None) -> Where:
        """Return the cell of a field."""
        return self.places.where(self.number, field, member)


class Broken(NamedTuple):
    """A row with a fault: the values that could be understood, for telling whose it is."""

    values: dict[str, Any]
    places: Places
    number: int
    faulty: frozenset[str] = frozenset()
    """Fields with a cell that could not be understood; their values here mean nothing."""

    def where(self, field: str, member: Any = None) -> Where:
        """Return the cell of a field."""
        return self.places.where(self.number, field, member)


def values_of(row: "Row[Any] | Broken") -> dict[str, Any]:
    """Return what a row holds by field, whether or not all of it could be understood."""
    return row.values if isinstance(row, Broken) else vars(row.value)


def faulty_in(row: "Row[Any] | Broken") -> frozenset[str]:
    """Return the fields of a row that could not be understood."""
    return row.faulty if isinstance(row, Broken) else frozenset()


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


BAD: Any = object()
"""Stands for the value of a cell with an error."""

_SPECIAL = (ErrorCell, Uncalculated, Merged, Struck)
_NOT_PLAIN = (Fault, Noted)
_FORMATTED = (float, int, date, datetime)
_NONE_WORDS = frozenset(
    ("无", "/", "／", "\\", "—", "——", "－", "-", "--", "暂无", "没有", "空", "0", "０", "〇")
)
_TO_COME = re.compile(
    r"[（(]?(?:(?:暂时?|尚)?(?:待|未)(?:定|填写?|补充?|确定|明确)|暂缺|某某+|[×✕xXＸ＊*＿_…·?？○〇□]{2,}"
    r"|[×✕＊*＿？?]|\.{3,})[)）]?"
)
"""What people write where something is still to be filled in."""
_NOTHING = "什么也不显示"
_LONGEST_NONE = 4
"""Characters with blanks round them: longer texts need not be looked up."""
_PICTURE = re.compile(r"=\s*(?:_xlfn\.)?DISPIMG\(", re.IGNORECASE)
"""WPS keeps a picture within a cell as a formula, which other programs read as words."""
_READ_SHOWN = 200
"""Characters of a cell that an issue repeats: enough to know it by."""


def value_of_cell(
    grid: Grid, column: Column, member: Any, row: int, at: int, raw: Raw, issues: list[Issue]
) -> Any:
    """Return the value of one cell, or `BAD` after an error was added to the issues."""
    if raw == "" or is_blank(raw):
        return _blank(grid, column, member, row, at, issues)
    shown = grid.shown(row, at) if raw.__class__ in _FORMATTED else ""
    parsed = _parsed(grid, column, row, at, raw, shown)
    if parsed == "":  # nothing but characters that nobody sees
        return _blank(grid, column, member, row, at, issues)
    if not isinstance(parsed, _NOT_PLAIN):
        return parsed
    read = (shown or as_text(raw))[:_READ_SHOWN]
    data = {
        "column": title_of(column, member),
        "expected": column.kind.expected(),
        "typed": read.strip(),
    }
    issues.append(parsed.kind.at(grid.where(row, at), read=read, **data | parsed.data))
    return BAD if isinstance(parsed, Fault) else parsed.value


def _parsed(grid: Grid, column: Column, row: int, at: int, raw: Raw, shown: str) -> Parsed:
    kind = column.kind
    if (row, at) in grid.unseen and not column.computed:
        return Fault(Kind.VALUE_UNSEEN, {"shown": _NOTHING})
    if raw.__class__ is str:
        if raw[:1] == "=" and _PICTURE.match(raw):
            return Fault(Kind.VALUE_PICTURE, {})
        is_none = len(raw) <= _LONGEST_NONE and raw.strip() in _NONE_WORDS
        if isinstance(kind, Phrase) and not kind.judged and _TO_COME.fullmatch(raw.strip()):
            if column.required:
                return Fault(Kind.VALUE_MISSING, {})
            return Noted(column.default, Kind.VALUE_TO_COME, {"typed": raw.strip()})
        parsed = Fault(Kind.VALUE_MISSING, {}) if is_none and kind.none_words else kind.parse(raw)
        if is_none and parsed.__class__ is Fault:
            return Fault(Kind.VALUE_MISSING, {}) if column.required else column.default
        return parsed
    if isinstance(raw, _SPECIAL):
        return _special(column, raw)
    if isinstance(raw, int | float) and not isinstance(raw, bool):
        if isinstance(raw, float) and not isfinite(
            raw
        ):  # no spreadsheet shows one, but a file may hold it
            return Fault(Kind.VALUE_ERROR_CELL, {"error": as_text(raw)})
        return _from_number(grid, column, raw, shown)
    parsed = kind.parse(raw)
    return _from_day(column, raw, parsed, shown) if isinstance(raw, date) and shown else parsed


_ABROAD: dict[str, object] = {
    "why": "引用了另一个文件，那个文件不在就算不出",
    "remedy": "删去公式，直接填写结果。",
}
_AT_HOME: dict[str, object] = {
    "why": "但文件里没有算出的结果",
    "remedy": "用 Excel 或 WPS 打开，保存后再运行。",
}


def _special(column: Column, raw: Raw) -> Parsed:
    if isinstance(raw, Uncalculated) and _PICTURE.match(raw.formula):
        return Fault(Kind.VALUE_PICTURE, {})
    if isinstance(raw, ErrorCell):
        return Fault(Kind.VALUE_ERROR_CELL, {"error": raw.text})
    if isinstance(raw, Struck):
        return Fault(Kind.VALUE_STRUCK, {})
    # The program works out such a column itself.
    if column.computed:
        return column.default
    abroad = isinstance(raw, Uncalculated) and "[" in raw.formula
    return Fault(Kind.VALUE_UNCALCULATED, _ABROAD if abroad else _AT_HOME)


_AMONG_WORDS = re.compile(r"[^\d.%+-]*([+-]?\d+(?:\.\d+)?%?)[^\d.%]*")
"""A number that its format shows in words: 得85分."""
_FIRST_SERIAL = 10_000.0
"""As days, 1927; what is typed as 19850601 has more digits than a number of days."""


def _from_number(grid: Grid, column: Column, raw: float, shown: str) -> Parsed:
    """Return what a number means: what its cell shows, for that is what its author saw and signed.

    1 shown as 001 is 001, 0.95 shown as 95% is what the text 95% is, 81.46 shown as 81.5 is 81.5
    with a notice, and 1985.1 shown as 1985.10 is October.
    """
    parsed = column.kind.parse(raw)
    if isinstance(column.kind, Number) and (among := _AMONG_WORDS.fullmatch(shown)):
        shown = among.group(1)
    if shown and typed_number(shown.removesuffix("%")):
        again = column.kind.parse(shown)
        rounded = isinstance(again, int | Decimal) and not shown.endswith("%")
        if rounded and again != exact(raw):
            return _finer(again, "的小数", shown)
        return again
    if shown and isinstance(column.kind, Number | Choice):
        return _in_words(column, shown, parsed)
    is_day = isinstance(parsed, date | YearMonth)
    is_serial = _FIRST_SERIAL <= raw < 10 * _FIRST_SERIAL  # and not a date such as 19850601
    if is_day and is_serial and grid.counts_from_1904():
        return Fault(Kind.VALUE_NOT_DATE, {})
    return column.kind.parse(shown) if shown and isinstance(parsed, str) else parsed


def _in_words(column: Column, shown: str, held: Parsed) -> Parsed:
    """Return what the words mean that a format shows in place of a number: 缺席 for 0."""
    meant = column.kind.parse(shown)
    if meant == held:
        return held
    if isinstance(meant, Fault):
        return Fault(Kind.VALUE_UNSEEN, {"shown": f"显示的是“{shown}”"})
    return Noted(meant, Kind.VALUE_READ_AS, {"understood": shown})


def as_shown(grid: Grid, row: int, at: int) -> Raw | YearMonth | Noted:
    """Return a cell that no kind is declared for, its number or its day as far as it shows it."""
    raw = grid.at(row, at)
    if (row, at) in grid.unseen:
        return Noted("", Kind.VALUE_UNSEEN, {"shown": _NOTHING})
    shown = grid.shown(row, at) if raw.__class__ in _FORMATTED else ""
    if shown and isinstance(raw, date):
        meant: YearMonth | date = Since().parse(shown)
        is_said = isinstance(meant, YearMonth) and raw.day > 1
        return _finer(meant, f"里存的（{as_text(raw)}）", shown) if is_said else meant
    typed = typed_number(shown.removesuffix("%"))
    if typed is None:
        return raw
    is_rounded = not shown.endswith("%") and isinstance(raw, float) and typed.number != exact(raw)
    return _finer(shown, "的小数", shown) if is_rounded else shown


def _finer(meant: object, more: str, shown: str) -> Noted:
    return Noted(meant, Kind.VALUE_FINER, {"more": more, "understood": shown, "than": "显示的"})


def _from_day(column: Column, raw: date, parsed: Parsed, shown: str) -> Parsed:
    """Return what a day or a moment means of which the cell shows less than it holds.

    Nothing is said of the first day of a month, as which a spreadsheet stores the month.
    """
    held = parsed.value if isinstance(parsed, Noted) else parsed
    again = column.kind.parse(shown)
    if not isinstance(held, date) or again == held:
        return parsed
    if isinstance(again, Fault) or (isinstance(again, YearMonth) and raw.day == 1):
        return again
    return _finer(again, f"里存的（{as_text(raw)}）", shown)


def _blank(grid: Grid, column: Column, member: Any, row: int, at: int, issues: list[Issue]) -> Any:
    if not column.required or (column.many is Many.NUMBERED and member != 1):
        return column.default
    where = grid.where(row, at)
    title, expected = title_of(column, member), column.kind.expected()
    if area := hiding_area(grid, row, at):
        issues.append(Kind.VALUE_MERGED.at(where, column=title, merged=area_name(area)))
    else:
        issues.append(Kind.VALUE_MISSING.at(where, column=title, expected=expected))
    return BAD


def hiding_area(grid: Grid, row: int, at: int) -> Area | None:
    """Return the merged range in which a blank cell is swallowed."""
    area = grid.merged_area(row, at)
    return area if area and (row, at) != area[:2] else None


def area_name(area: Area) -> str:
    """(1, 0, 3, 1) → A2:B4."""
    return f"{address(area[0], area[1])}:{address(area[2], area[3])}"


def title_of(column: Column, member: Any) -> str:
    """Return the name of a column as people see it."""
    if column.many is Many.NUMBERED:
        return numbered_header(column.header, member)
    return str(member) if column.many is Many.NAMED else column.header
