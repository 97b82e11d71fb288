"""Where in a grid the declared columns of a table are.

Titles above the header, two-line headers, moved and extra columns, headers typed with blanks or in
the other script: all are found by name, never by position.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, NamedTuple

from campaign.issues import Issue, Kind, Where
from campaign.workbook.cells import Raw, address, as_text
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.sheet import Column, Many, Sheet, numbered_header, numeral
from campaign.workbook.text import fold, nearest

HEADER_WITHIN = 20
"""Rows in which the header is looked for: titles and notes may stand above it."""
_MOST_NUMBERED = 20
_TRAILER = re.compile(r"[:：*＊]+$")
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^】]*】")


class Place(NamedTuple):
    """Where a declared column stands: the member of a `many` column, and where."""

    column: Column
    member: Any
    """Number (from 1) or name for a `many` column, None otherwise."""
    at: int
    """Index of the table's column."""


@dataclass(slots=True)
class Table:
    """A located table: which columns stand where, and in which rows the data begin."""

    file: str
    sheet: str
    first_row: int
    places: list[Place]
    header: list[str] = field(default_factory=list)
    """Folded header texts by column, to recognise a header printed again further down."""

    def where(self, row: int, field: str, member: Any = None) -> Where:
        """The cell of a field in a row; the row's first cell if the column is not there."""
        for place in self.places:
            if place.column.field == field and member in (None, place.member):
                return Where(self.file, self.sheet, address(row, place.at))
        return Where(self.file, self.sheet, address(row, 0))


def header_key(text: str) -> str:
    """A header as a key: without blanks, remarks in brackets, colons and asterisks."""
    key = _TRAILER.sub("", fold(text))
    return _BRACKETS.sub("", key) or key


class Vocabulary:
    """The header texts that a sheet's declaration knows."""

    def __init__(self, sheet: Sheet[Any], names: Sequence[str] = ()) -> None:
        self.sheet = sheet
        self._known: dict[str, tuple[Column, Any]] = {}
        for column in sheet.columns:
            for text, member in _spellings(column, names):
                # A name's brackets belong to it: 王芳(01) and 王芳(02) are two columns.
                key = fold(text) if column.many is Many.NAMED else header_key(text)
                self._known.setdefault(key, (column, member))
        self.wanted = [each for column in sheet.columns for each in _wanted(column, names)]

    def find(self, text: str) -> tuple[Column, Any] | None:
        """The column (and its member) that a header text means."""
        return self._known.get(fold(text)) or self._known.get(header_key(text))

    def find_raw(self, raw: Raw) -> tuple[Column, Any] | None:
        """The column that a cell names, if the cell is a text that names one."""
        return self.find(raw) if isinstance(raw, str) and 0 < len(raw) <= 60 else None


@lru_cache(maxsize=256)
def vocabulary_of(sheet: Sheet[Any], names: tuple[str, ...] = ()) -> Vocabulary:
    """The vocabulary of a sheet, made once."""
    return Vocabulary(sheet, names)


def _wanted(column: Column, names: Sequence[str]) -> Iterable[tuple[str, str, Any]]:
    """Headers that must be there, with their field and member."""
    if column.many is Many.NAMED:
        return [(name, column.field, name) for name in names]
    if not column.required:
        return []
    if column.many is Many.NUMBERED:
        return [(numbered_header(column.header, 1), column.field, 1)]
    return [(column.header, column.field, None)]


def _spellings(column: Column, names: Sequence[str]) -> Iterable[tuple[str, Any]]:
    if column.many is Many.NAMED:
        return [(name, name) for name in names]
    texts = (column.header, *column.other_names)
    if column.many is None:
        return [(text, None) for text in texts]
    spellings = []
    for number in range(1, _MOST_NUMBERED + 1):
        for text in texts:
            spellings.append((numbered_header(text, number), number))
            spellings.append((text.replace("{n}", str(number)), number))
            spellings.append((text.replace("第{n}", "") + numeral(number), number))
            spellings.append((text.replace("第{n}", "") + str(number), number))
    return spellings


# -- tables ---------------------------------------------------------------------------------------


def find_table(
    grid: Grid, sheet: Sheet[Any], names: Sequence[str] = ()
) -> tuple[Table | None, list[Issue]]:
    """Locate a table by its header; `names` are the headers of its `Many.NAMED` columns."""
    vocabulary = vocabulary_of(sheet, tuple(names))
    best: list[tuple[int, int, list[str]]] = []
    for row in range(min(HEADER_WITHIN, len(grid.rows))):
        texts = [_header_text(raw) for raw in grid.rows[row]]
        best.append((_matches(vocabulary, texts), row + 1, texts))
    least = min(2, len(sheet.columns))
    matches, first_row, texts = max(best, key=lambda each: each[0], default=(0, 0, []))
    if matches < least:
        wanted = "、".join(column.header for column in sheet.columns if column.required)
        return None, [Kind.HEADER_MISSING.at(grid.where(), columns=wanted)]
    below = (
        [_header_text(raw) for raw in grid.rows[first_row]] if first_row < len(grid.rows) else []
    )
    joined = _join_lines(vocabulary, texts, below)
    if _matches(vocabulary, joined) > matches:
        texts, first_row = joined, first_row + 1
    return _locate(grid, vocabulary, texts, first_row)


def _header_text(raw: Raw) -> str:
    return as_text(raw) if isinstance(raw, str) else ""


def _matches(vocabulary: Vocabulary, texts: Sequence[str]) -> int:
    found = (vocabulary.find(text) for text in texts if text)
    return len({(column.field, member) for column, member in filter(None, found)})


def _join_lines(vocabulary: Vocabulary, upper: list[str], lower: list[str]) -> list[str]:
    """A two-line header as one line: whichever of below, above or both together is known."""
    joined = []
    group = ""
    for index in range(max(len(upper), len(lower))):
        top = upper[index] if index < len(upper) else ""
        bottom = lower[index] if index < len(lower) else ""
        group = top or group
        options = [text for text in (top, bottom, group + bottom) if text]
        joined.append(next(filter(vocabulary.find, options), options[-1] if options else ""))
    return joined


def _locate(
    grid: Grid, vocabulary: Vocabulary, texts: Sequence[str], first_row: int
) -> tuple[Table | None, list[Issue]]:
    issues: list[Issue] = []
    found: dict[tuple[str, Any], list[Place]] = {}
    unknown: list[tuple[int, str]] = []
    for index, text in enumerate(texts):
        if known := vocabulary.find(text) if text else None:
            column, member = known
            found.setdefault((column.field, member), []).append(Place(column, member, index))
        elif not is_blank(text):
            unknown.append((index, text))
    for places in found.values():
        if len(places) > 1:
            cells = "、".join(address(first_row - 1, place.at) for place in places)
            name = texts[places[0].at].strip()
            where = grid.where(first_row - 1, places[1].at)
            issues.append(
                Kind.COLUMN_DUPLICATE.at(
                    where, read=name, column=name, count=len(places), cells=cells
                )
            )
    issues += _missing_columns(grid, vocabulary, set(found), unknown, first_row)
    if unknown:
        ignored = "、".join(" ".join(text.split()) for _, text in unknown)
        where = grid.where(first_row - 1, unknown[0][0])
        issues.append(Kind.COLUMNS_IGNORED.at(where, read=ignored, columns=ignored))
    firsts = [places[0] for places in found.values()]
    folded = [fold(text) for text in texts]
    return Table(grid.file, grid.sheet, first_row, firsts, folded), issues


def _missing_columns(
    grid: Grid,
    vocabulary: Vocabulary,
    found: set[tuple[str, Any]],
    unknown: Sequence[tuple[int, str]],
    first_row: int,
) -> Iterable[Issue]:
    for header, name, member in vocabulary.wanted:
        if (name, member) in found:
            continue
        guess = nearest(header, [text for _, text in unknown])
        index = next((index for index, text in unknown if text == guess), 0)
        yield Kind.COLUMN_MISSING.at(
            grid.where(first_row - 1, index),
            read=guess,
            column=header,
            suggestion=f"（是不是写成了“{guess.strip()}”）" if guess else "",
        )
