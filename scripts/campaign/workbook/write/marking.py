"""A copy of somebody's workbook with notes on its cells. The one importer of openpyxl.

The copy is for looking at: it keeps the layout, but holds values instead of formulas, and neither
macros nor links to other files. It is the same, byte for byte, for the same workbook and notes.
"""

import io
import re
import warnings
import zipfile
from collections.abc import Iterable, Sequence
from contextlib import redirect_stdout
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

from openpyxl import Workbook, load_workbook
from openpyxl.comments import Comment
from openpyxl.styles import Border, PatternFill, Side
from openpyxl.utils import column_index_from_string
from openpyxl.writer.excel import ExcelWriter

from campaign.workbook.declare.cells import as_text
from campaign.workbook.declare.text import without_controls
from campaign.workbook.grid import Grid, Unlisted
from campaign.workbook.write.styles import MARKED

_FIRST_CELL = "A1"
_MADE_ON = datetime(2026, 1, 1)
_FIRST_MOMENT = (1980, 1, 1, 0, 0, 0)
_MOST_BYTES, _MOST = 8_000_000, 40_000
"""Bytes of XML, and places in merged ranges or large elements, up to which openpyxl is used."""
_LARGE = re.compile(
    rb"<(?:\w+:)?(?:row|col|xf|font|fill|border|dxf|numFmt|cellStyle|hyperlink|dataValidation"
    rb"|cfRule|definedName|brk|comment|sheet|protectedRange)[\s/>]"
)
"""Elements of which openpyxl makes an object of a kilobyte or so each."""
_TAG, _MOST_TAGS = re.compile(rb"<(?:\w+:)?(?!(?:c|v|f|is|si|t)[\s/>])\w"), 80_000
"""All elements but those of cells: what is drawn, commented or summed up on a sheet is many."""
_LISTED = re.compile(rb"""\bsqref\s*=\s*(?:"[^"]*"|'[^']*')""")
"""Ranges of which each becomes an object, a space between two."""
_CELL, _MOST_CELLS = re.compile(rb"<(?:\w+:)?c[\s/>]"), 200_000
_RANGE = re.compile(
    rb"""\bref\s*=\s*["'][\s$]*([A-Za-z]{1,3})\$?(\d{1,7})\s*:[\s$]*([A-Za-z]{1,3})\$?(\d{1,7})"""
)
_ANY_RANGE = re.compile(rb"""\bref\s*=\s*["'][^"':]*:""")
_USED_AREA = re.compile(rb"<(?:\w+:)?(?:dimension|autoFilter)\b[^>]*>")
"""Ranges that openpyxl does not go through, cell by cell."""
_MOST_FILLED, _FIRST_ROWS = 100_000, 30
_NUMBER = re.compile(r"\d+")
_NO_TITLE = re.compile(r"[\\*?:/\[\]]")
_NOTE_WIDTH, _NOTE_LINE, _CHARACTERS_A_LINE = 320, 18, 24
"""Pixels, and full-width characters on a line of a note."""


class CellNote(NamedTuple):
    """A note on a cell; without a cell on the sheet's first, without a sheet on the first sheet."""

    sheet: str
    cell: str
    text: str
    grave: bool


def marked_copy(
    data: bytes, grids: Sequence[Grid], marks: Iterable[CellNote], unlisted: Unlisted
) -> bytes:
    """Mark an .xlsx copy of a workbook, but not the cells of `unlisted`; return its bytes.

    `grids` gives what the readers found in it: copied plainly where openpyxl cannot open the file,
    as with .xls, .et, .csv and what some office programs write.
    """
    notes = list(marks)
    opened = _opened(data) if _is_modest(data) else None
    try:
        return _marked(opened or _plain(grids, notes), notes, unlisted)
    except Exception:  # what openpyxl opened it cannot always write; the content is read
        if opened is None:
            raise
    return _marked(_plain(grids, notes), notes, unlisted)


def _is_modest(data: bytes) -> bool:
    """Tell whether openpyxl can open a workbook in little memory.

    It makes a cell of every place in a range that is merged or leads somewhere, and an object of a
    kilobyte of a row or a style that is a few bytes in the file.
    """
    if not data.startswith(b"PK"):
        return False
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as file:
            parts = [each for each in file.infolist() if each.filename.endswith((".xml", ".rels"))]
            if sum(part.file_size for part in parts) > _MOST_BYTES:
                return False
            contents = [file.read(part) for part in parts]
    except Exception:  # a part that nobody needed for reading cannot be read
        return False
    large = sum(len(_LARGE.findall(part)) for part in contents)
    cells = sum(len(_CELL.findall(part)) for part in contents)
    if sum(len(_TAG.findall(part)) for part in contents) > _MOST_TAGS:
        return False
    return large + sum(map(_places, contents)) <= _MOST and cells <= _MOST_CELLS


def _places(part: bytes) -> int:
    """Return how many cells lie in the ranges that something on a sheet refers to."""
    if b"sheetData" not in part:
        return 0
    part = _USED_AREA.sub(b"", part)
    spaces = (b" ", b"\n", b"\t", b"\r", b"&#")
    listed = sum(sum(map(each.count, spaces)) for each in _LISTED.findall(part))
    ranges = _RANGE.findall(part)
    if len(ranges) < len(_ANY_RANGE.findall(part)):  # whole rows, or written in an unusual way
        return _MOST + 1
    return listed + sum(
        (abs(int(bottom) - int(top)) + 1)
        * (abs(column_index_from_string(right) - column_index_from_string(left)) + 1)
        for left, top, right, bottom in (map(bytes.decode, each) for each in ranges)
    )


def _marked(book: Workbook, marks: Sequence[CellNote], unlisted: Unlisted) -> bytes:
    for name, cells in unlisted.items():
        if cells:
            _leave_out(_tab(book, name), *cells)
    for mark in marks:
        _put(book, mark)
    book.properties.created = book.properties.modified = _MADE_ON
    data = _saved(book)
    _let_go(book)
    return data


def _opened(data: bytes) -> Workbook | None:
    try:
        with warnings.catch_warnings(), redirect_stdout(io.StringIO()):
            warnings.simplefilter("ignore")  # pictures and extensions that the copy does without
            book = load_workbook(io.BytesIO(data), data_only=True, keep_links=False)
    except Exception:  # openpyxl stumbles over foreign styles in many ways; the content is read
        return None
    for name in [name for name, each in book.defined_names.items() if "[" in str(each.value)]:
        del book.defined_names[name]
    return book


def _plain(grids: Sequence[Grid], notes: Sequence[CellNote]) -> Workbook:
    """Return a workbook with the same texts in the same cells.

    Of one with very many cells only the first rows and those with notes.
    """
    book = Workbook()
    book.remove(book.worksheets[0])
    filled = sum(len(row) - row.count("") for grid in grids for row in grid.rows)
    noted = {int(number[0]) for each in notes if (number := _NUMBER.findall(each.cell))}
    for grid in grids:
        sheet = book.create_sheet(_title(grid.sheet))
        for row, cells in enumerate(grid.rows, 1):
            if filled > _MOST_FILLED and row > _FIRST_ROWS and row not in noted:
                continue
            for at, raw in enumerate(cells, 1):
                if raw != "":
                    cell = sheet.cell(row, at)
                    cell.value = without_controls(as_text(raw))
                    cell.data_type = "s"  # never a formula, whatever it begins with
    return book


def _title(name: str) -> str:
    """Return a sheet's name as Excel can have it; in a damaged file it may hold anything."""
    return without_controls(_NO_TITLE.sub("_", name)) or "Sheet1"


def _tab(book: Workbook, name: str) -> Any:
    """Return the sheet of a name, that of a plain copy, too; the first where there is none."""
    found = (book[each] for each in (name, _title(name)) if each in book.sheetnames)
    return next(found, book.worksheets[0])


def _leave_out(sheet: Any, first_row: int, columns: frozenset[int]) -> None:
    for row in sheet.iter_rows(min_row=first_row + 1):
        for cell in row:
            if cell.value is not None and cell.column - 1 in columns:
                cell.value = None


def _put(book: Workbook, mark: CellNote) -> None:
    sheet = _tab(book, mark.sheet)
    cell: Any = sheet[_anchor(sheet, mark.cell or _FIRST_CELL)]
    earlier = f"{cell.comment.text}\n" if cell.comment else ""
    text = without_controls(f"{earlier}{mark.text}")
    lines = sum(1 + len(line) // _CHARACTERS_A_LINE for line in text.split("\n"))
    height = _NOTE_LINE * (lines + 1)
    cell.comment = Comment(text, "", width=_NOTE_WIDTH, height=height)
    fill, line = MARKED["grave" if mark.grave else "light"]
    cell.fill = PatternFill("solid", start_color=fill)
    side = Side("medium", color=line)  # to be seen on black-and-white paper, too
    cell.border = Border(left=side, right=side, top=side, bottom=side)


def _anchor(sheet: Any, cell: str) -> str:
    """Return the cell itself, or the first of the merged range that it lies in."""
    for area in sheet.merged_cells.ranges:
        if cell in area:
            return str(area.start_cell.coordinate)
    return cell


def _let_go(book: Workbook) -> None:
    """Free a book at once, whose cells, sheets and itself hold each other."""
    for part in (*book.worksheets, book):
        vars(part).clear()


class _SameMoment(zipfile.ZipFile):
    """A zip that knows no time: not when it is written, and none before 1980 is refused."""

    def writestr(self, name: Any, data: Any, *_: Any) -> None:
        """Write a part."""
        entry = zipfile.ZipInfo(name, _FIRST_MOMENT)
        entry.compress_type = zipfile.ZIP_DEFLATED
        super().writestr(entry, data)

    def write(self, path: Any, name: Any = None, *_: Any) -> None:
        """Write a sheet, which openpyxl has put into a temporary file."""
        self.writestr(name, Path(path).read_bytes())


def _saved(book: "Workbook") -> bytes:
    """Return the workbook's bytes, without the moment of saving."""
    written = io.BytesIO()
    ExcelWriter(book, _SameMoment(written, "w")).save()
    return written.getvalue()
