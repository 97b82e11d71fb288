"""Where in a grid the declared columns of a table are.

Titles above the header, two-line headers, moved and extra columns, headers typed with blanks or in
the other script: all are found by name, never by position.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, NamedTuple

from campaign.issues import Issue, Kind, Where, perhaps_written
from campaign.workbook.declare.cells import Raw, address, column_letters
from campaign.workbook.declare.sheet import Column, Sheet, SheetLayout
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.declare.wording import other_words
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.read.vocabulary import Vocabulary, header_key, vocabulary_of

__all__ = ["HEADER_WITHIN", "Place", "Table", "find_table", "header_key", "header_texts", "matches"]

HEADER_WITHIN = 200
"""Rows in which the header is looked for: titles, notes and other tables may stand above it."""
_ON_ITS_SIDE = 3
"""Names of columns below each other with which a table lies on its side."""
_HARMLESS = ("序号", "行号")
"""Columns that need no mention: everybody numbers rows."""


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
        """Return the cell of a field in a row; the row's first cell if the column is not there."""
        for place in self.places:
            if place.column.field == field and member in (None, place.member):
                return Where(self.file, self.sheet, address(row, place.at))
        return Where(self.file, self.sheet, address(row, 0))

    def has(self, field: str, member: Any = None) -> bool:
        """Tell whether a field has a column."""
        return any(
            place.column.field == field and member in (None, place.member) for place in self.places
        )


def find_table(
    grid: Grid, sheet: Sheet[Any], names: Sequence[str] = ()
) -> tuple[Table | None, list[Issue]]:
    """Locate a table by its header; `names` are the headers of its `Many.NAMED` columns."""
    vocabulary = vocabulary_of(sheet, tuple(names), grid.spoken)
    texts, first_row = _header(grid, vocabulary, least=min(2, len(sheet.columns)))
    if not first_row:
        wanted = "、".join(header for header, _, _ in vocabulary.wanted)
        turned = _turned(grid, vocabulary)
        return None, [Kind.HEADER_MISSING.at(grid.where(), columns=wanted, turned=turned)]
    count = matches(vocabulary, texts)
    below = header_texts(grid.rows[first_row]) if first_row < len(grid.rows) else []
    joined = _join_lines(vocabulary, texts, below)
    if matches(vocabulary, joined) > count:
        texts, first_row = joined, first_row + 1
    return _locate(grid, vocabulary, texts, first_row)


def _header(grid: Grid, vocabulary: Vocabulary, least: int) -> tuple[list[str], int]:
    """Return the texts of the header, and the number of the row below it; 0 if there is none.

    It is the first row of hardly anything but names of columns: a fuller one further down heads
    another table, and what stands above that would be lost.
    """
    best, texts, below = least - 1, list[str](), 0
    for row, cells in enumerate(grid.rows[:HEADER_WITHIN]):
        here = header_texts(cells)
        count = matches(vocabulary, here)
        if count >= least and count * 2 > sum(not is_blank(cell) for cell in cells):
            return here, row + 1
        if count > best:
            best, texts, below = count, here, row + 1
    return texts, below


def _turned(grid: Grid, vocabulary: Vocabulary) -> str:
    """Return what to say where the names of columns stand below each other instead."""
    named, _ = vocabulary.scan(grid.rows[:HEADER_WITHIN])
    ((at, count),) = Counter(column for _, column, *_ in named).most_common(1) or [(0, 0)]
    told = f"；现在竖排在{column_letters(at)}列，要改成横排的一行，下面一行一个人"
    return told if count >= _ON_ITS_SIDE else ""


def header_texts(cells: Sequence[Raw]) -> list[str]:
    """Return the cells of a row that may be headers."""
    return [cell if isinstance(cell, str) else "" for cell in cells]


def matches(vocabulary: Vocabulary, texts: Sequence[str]) -> int:
    """Return how many different columns a row names."""
    found = (vocabulary.find_raw(text) for text in texts)
    return len({(column.field, member) for column, member in filter(None, found)})


def _join_lines(vocabulary: Vocabulary, upper: list[str], lower: list[str]) -> list[str]:
    """Return a two-line header as one line: whichever of below, above or both together is known."""
    joined = []
    group = ""
    for index in range(max(len(upper), len(lower))):
        top = upper[index] if index < len(upper) else ""
        bottom = lower[index] if index < len(lower) else ""
        group = top or group
        pairs = (top, bottom, group + bottom, bottom + group)
        options = [text for text in pairs if text]
        joined.append(next(filter(vocabulary.find_raw, options), options[-1] if options else ""))
    return joined


def _locate(
    grid: Grid, vocabulary: Vocabulary, texts: Sequence[str], first_row: int
) -> tuple[Table | None, list[Issue]]:
    found: dict[tuple[str, Any], list[Place]] = {}
    unknown: list[tuple[int, str]] = []
    for index, text in enumerate(texts):
        if known := vocabulary.find_raw(text):
            column, member = known
            found.setdefault((column.field, member), []).append(Place(column, member, index))
        elif not is_blank(text):
            unknown.append((index, text))
    for index, text in list(unknown):
        again = _second(vocabulary, text)
        if again and (again[0].field, again[1]) in found:
            found[again[0].field, again[1]].append(Place(*again, index))
            unknown.remove((index, text))
    issues: list[Issue] = []
    if vocabulary.sheet.open:
        issues += _chosen(grid, found, texts, first_row)
    places = [each[0] for each in found.values()]
    issues += _duplicates(grid, found.values(), texts, first_row)
    issues += _missing_columns(grid, vocabulary, set(found), unknown, first_row)
    if not vocabulary.sheet.open:
        issues += _ignored(grid, unknown, first_row)
    issues += _hidden(grid, places, first_row)
    folded = [fold(text) for text in texts]
    return Table(grid.file, grid.sheet, first_row, places, folded), issues


def _chosen(
    grid: Grid, found: dict[tuple[str, Any], list[Place]], texts: Sequence[str], first_row: int
) -> Iterable[Issue]:
    """Of columns that could be one, 职务 and 岗位, take the one that goes by the likelier name.

    The others stay what they are called: any column of an open sheet has a meaning.
    """
    for key, several in found.items():
        column = several[0].column
        names = [header_key(name) for name in (column.header, *column.other_names)]
        likely = sorted(several, key=lambda place: names.index(header_key(texts[place.at])))
        first, *rest = (header_key(texts[place.at]) for place in likely)
        if rest and first not in rest:
            others = "、".join(texts[place.at].strip() for place in likely[1:])
            where, name = grid.where(first_row - 1, likely[0].at), texts[likely[0].at].strip()
            yield Kind.ROSTER_COLUMN_CHOSEN.at(
                where, name, column=column.header, name=name, others=others
            )
            found[key] = likely[:1]


def _second(vocabulary: Vocabulary, text: str) -> tuple[Column, Any] | None:
    """Return the column that 姓名2 or 姓名.1 repeats: some programs number what would be double."""
    stem = text.rstrip().rstrip("0123456789").rstrip("._ ")
    known = vocabulary.find_raw(stem) if stem != text.rstrip() else None
    return known if known and known[0].many is None else None


def _duplicates(
    grid: Grid, places: Iterable[list[Place]], texts: Sequence[str], first_row: int
) -> Iterable[Issue]:
    for several in places:
        if len(several) > 1:
            cells = "、".join(address(first_row - 1, place.at) for place in several)
            name = texts[several[0].at].strip()
            where = grid.where(first_row - 1, several[1].at)
            yield Kind.COLUMN_DUPLICATE.at(
                where, read=name, column=name, count=len(several), cells=cells
            )


def _ignored(grid: Grid, unknown: Sequence[tuple[int, str]], first_row: int) -> Iterable[Issue]:
    """Tell of columns with something in them that are no columns of the table."""
    shown = [
        (index, text)
        for index, text in unknown
        if fold(text) not in _HARMLESS
        and any(not is_blank(row[index]) for row in grid.rows[first_row:] if index < len(row))
    ]
    if shown:
        ignored = "、".join(" ".join(text.split()) for _, text in shown)[:300]
        where = grid.where(first_row - 1, shown[0][0])
        yield Kind.COLUMNS_IGNORED.at(where, read=ignored, columns=ignored)


def _hidden(grid: Grid, places: Sequence[Place], first_row: int) -> Iterable[Issue]:
    hidden = sorted({place.at for place in places}.intersection(grid.hidden_columns))
    if hidden:
        columns = "、".join(column_letters(at) for at in hidden)
        yield Kind.COLUMNS_HIDDEN.at(grid.where(first_row - 1, hidden[0]), columns=columns)


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
            suggestion=perhaps_written(guess.strip()),
        )


def pick_sheet(
    grids: Sequence[Grid],
    sheet: Sheet[Any],
    file: str,
    names: Sequence[str] = (),
    *,
    among: Sequence[Grid] | None = None,
) -> tuple[Grid | None, list[Issue]]:
    """Return the grid of a declared sheet: by its tab name, else the one whose header fits.

    `names` are the headers of its `Many.NAMED` columns; `among` those of the file's `grids` that
    may be it, all of them unless given. A file without any could not be opened, which has been
    said.
    """
    if not grids:
        return None, []
    open_to = grids if among is None else among
    spoken = grids[0].spoken
    names_of_tab = (sheet.name, *sheet.other_names, *other_words(sheet.name, spoken))
    wanted = {fold(name) for name in names_of_tab}
    named = [grid for grid in open_to if fold(grid.sheet) in wanted]
    found = named or [grid for grid in open_to if not grid.hidden and fits(grid, sheet, names)]
    if len(found) == 1:
        return found[0], [hidden_tab(each, "仍然按有效内容读取") for each in found if each.hidden]
    if found:
        tabs = "、".join(grid.sheet for grid in found)
        where = Where(file, found[1].sheet)
        return None, [Kind.SHEET_AMBIGUOUS.at(where, sheet=sheet.name, found=tabs)]
    suggestion = perhaps_written(nearest(sheet.name, [grid.sheet for grid in open_to]))
    return None, [Kind.SHEET_MISSING.at(Where(file), sheet=sheet.name, suggestion=suggestion)]


def hidden_tab(grid: Grid, done: str) -> Issue:
    """Tell of a hidden tab that is a sheet of the campaign, and what was done with it."""
    return Kind.SHEET_HIDDEN.at(grid.where(), sheet=grid.sheet, done=done)


def fits(grid: Grid, sheet: Sheet[Any], names: Sequence[str] = ()) -> bool:
    """Tell whether one of the first rows holds every required header of a table.

    And one that says whose a row is, where each of these may be missing.
    """
    if sheet.layout is not SheetLayout.TABLE:
        return False
    vocabulary = vocabulary_of(sheet, tuple(names), grid.spoken)
    wanted = {(field, member) for _, field, member in vocabulary.wanted}
    whose = {column.field for column in sheet.columns if column.key or column.field == "name"}
    for row in grid.rows[:HEADER_WITHIN]:
        named = (vocabulary.find_raw(raw) for raw in row)
        found = {(column.field, member) for column, member in filter(None, named)}
        if wanted <= found and (not whose or any(field in whose for field, _ in found)):
            return True
    return False
