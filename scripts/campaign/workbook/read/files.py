"""Any file that a person may hand in → grids, or the sentence why not.

.xlsx and .xlsm (macros are never run), .xls, .et, and .csv in UTF-8, GB18030 or Big5. The content
decides, not the name: `报名表.xls` is often a web page, or XML.
"""

import io
import os
from collections.abc import Iterator
from contextlib import contextmanager
from functools import lru_cache, partial
from typing import TYPE_CHECKING, cast

from campaign.issues import Issue, Kind, Where
from campaign.workbook.declare.cells import Raw, Struck, as_text
from campaign.workbook.grid import Area, Grid, Slip
from campaign.workbook.read.budget import check_words
from campaign.workbook.read.compound import SIGNATURE
from campaign.workbook.read.container import Encrypted, Package, Packed, Suspicious, TooLarge
from campaign.workbook.read.displayed import displayed_in, shows_nothing
from campaign.workbook.read.doubts import LARGEST_AREA, Suspicion, examine, pictures_in
from campaign.workbook.read.second_look import STRUCK_IN, CarefulReader, Look, looked_up
from campaign.workbook.read.slips import slips_there

if TYPE_CHECKING:
    from python_calamine import CalamineSheet, CalamineWorkbook


_BROKEN = "内部结构不规范"
_ERRORS = 2
"""The number of the standard error stream."""


def fast_grids(data: bytes, label: str, most: int) -> list[Grid]:
    """Return the worksheets of a workbook's bytes, of which there are `most`.

    Raises `Suspicious`, `TooLarge`, `Encrypted`.
    """
    from python_calamine import CalamineError, CalamineWorkbook, PasswordError

    try:
        with _nothing_said():
            return _grids(CalamineWorkbook.from_filelike(io.BytesIO(data)), label, most)
    except PasswordError as reason:
        raise Encrypted from reason
    except (CalamineError, OSError, ValueError, OverflowError) as reason:
        raise Suspicious(_BROKEN) from reason
    except BaseException as reason:  # a panic of the Rust reader is no Exception
        if type(reason).__name__ == "PanicException":
            raise Suspicious(_BROKEN) from None
        raise


def _grids(book: "CalamineWorkbook", label: str, most: int) -> list[Grid]:
    from python_calamine import SheetTypeEnum, SheetVisibleEnum

    tabs = enumerate(book.sheets_metadata)
    sheets = [(number, tab) for number, tab in tabs if tab.typ is SheetTypeEnum.WorkSheet]
    if len(sheets) > most:
        raise Suspicious(_BROKEN)
    grids, area = [], 0
    for number, tab in sheets:
        sheet = book.get_sheet_by_index(number)
        area += sheet.total_height * sheet.total_width
        if area > LARGEST_AREA:
            raise TooLarge(f"用到{sheet.total_height}行、{sheet.total_width}列")
        rows = cast(list[list[Raw]], sheet.to_python(skip_empty_area=False))
        hidden = tab.visible is not SheetVisibleEnum.Visible
        find_merged = partial(_areas, sheet)
        grids.append(
            Grid(label, sheet.name, rows, hidden=hidden, find_merged=find_merged, index=number)
        )
    return grids


@contextmanager
def _nothing_said() -> Iterator[None]:
    """Keep off the screen what a panic of the Rust reader says there."""
    try:
        screen = os.dup(_ERRORS)
    except OSError:  # no screen at all
        yield
        return
    try:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, _ERRORS)
        os.close(nowhere)
        yield
    finally:
        os.dup2(screen, _ERRORS)
        os.close(screen)


def _areas(sheet: "CalamineSheet") -> list[Area]:
    ranges = sheet.merged_cell_ranges or []
    return [(top, left, bottom, right) for (top, left), (bottom, right) in ranges]


Opened = tuple[list[Grid], list[Issue]]

_OTHER_FORMATS = frozenset(("content.xml", "xl/workbook.bin"))
"""Parts by which the fast reader would take a damaged workbook for another format (.ods, .xlsb)."""
_REMEMBERED = 10_000
"""Bytes of a packed part up to which its finding is remembered."""


def open_book(data: bytes, label: str) -> Opened:
    """Return the sheets of a file's bytes; `label` is how issues name the file."""
    where = Where(label)
    if not data.strip(b"\0"):
        return [], [Kind.FILE_EMPTY.at(where)]
    try:
        grids, issues = _open(data, label)
    except TooLarge as reason:
        return [], [Kind.FILE_TOO_LARGE.at(where, finding=reason)]
    except Encrypted:
        return [], [Kind.FILE_ENCRYPTED.at(where)]
    except Suspicious as reason:
        return [], [Kind.FILE_DAMAGED.at(where, finding=reason)]
    if not grids and not issues:
        return [], [Kind.FILE_DAMAGED.at(where, finding="里面没有工作表")]
    return grids, issues


def _open(data: bytes, label: str) -> Opened:
    if data.startswith(b"PK"):
        return _open_package(data, label)
    if data.startswith(SIGNATURE):
        return _open_old(data, label)
    return _open_text(data, label)


# -- .xlsx, .xlsm ---------------------------------------------------------------------------------


def _open_package(data: bytes, label: str) -> Opened:
    package = Package(data)
    names = package.names
    if "xl/workbook.xml" not in package or not _OTHER_FORMATS.isdisjoint(map(str.lower, names)):
        raise Suspicious("不是 .xlsx 格式的工作簿")
    pictures = pictures_in(package)
    examined = {name: _examined(package.packed(name)) for name in names if name not in pictures}
    check_words(package, examined)
    sheets = sum(found.is_sheet for found in examined.values())
    struck = any(examined[name].is_struck for name in STRUCK_IN if name in examined)
    formats = frozenset().union(*(found.formats for found in examined.values()))
    suspicious = {name for name, found in examined.items() if found.is_doubtful}
    hides = any(found.may_hide for found in examined.values())
    careful = CarefulReader(package, has_anything_struck=struck, may_hide=hides)
    grids = fast_grids(data, label, sheets)
    for grid in grids:
        if formats:
            # The cells, and not the grid, which would hold itself and so the whole form for long.
            grid.shown = partial(looked_up, careful, grid.sheet, grid.rows, formats)
        grid.counts_from_1904 = careful.counts_from_1904
    if struck or careful.hiding_styles:
        suspicious.update(names)
    if suspicious:
        _look_again(careful, grids, suspicious)
    if _may_hold_slips(package):
        for grid in grids:
            grid.slips = _slips(careful, grid.sheet)
    return grids, slips_there(grids, label)


def _examined(part: Packed) -> Suspicion:
    """Return what is found in a part.

    Forms from one template have most of their parts in common.
    """
    return _found_in(part) if len(part.content) < _REMEMBERED else examine(part.unfold())


# Forms from one template share most of their parts: a sixth of a run over 600 people.
@lru_cache(maxsize=128)
def _found_in(part: Packed) -> Suspicion:
    return examine(part.unfold())


def _look_again(careful: CarefulReader, grids: list[Grid], suspicious: set[str]) -> None:
    """Put into the grids what only the sheets' own XML tells."""
    parts = careful.parts([grid.sheet for grid in grids])
    for grid, part in zip(grids, parts, strict=True):
        if part in suspicious:
            _add(grid, careful.look(grid.sheet))


def _add(grid: Grid, look: Look) -> None:
    grid.hidden_rows = look.hidden_rows
    grid.hidden_columns = look.hidden_columns
    grid.slips = look.slips
    grid.unseen = frozenset(
        at for at, code in look.formats.items() if not code or shows_nothing(grid.at(*at), code)
    )
    for (row, column), cell in look.special.items():
        struck = isinstance(cell, Struck)
        _put(grid.rows, row, column, Struck(as_text(grid.at(row, column))) if struck else cell)


def _put(rows: list[list[Raw]], row: int, column: int, value: Raw) -> None:
    if row * max(column, 1) > LARGEST_AREA:
        raise TooLarge(f"用到{row + 1}行、{column + 1}列")
    while len(rows) <= row:
        rows.append([])
    cells = rows[row]
    cells.extend([""] * (column + 1 - len(cells)))
    cells[column] = value


def _may_hold_slips(package: Package) -> bool:
    """Tell whether there may be notes, or drawings with words and not with photographs alone."""
    names = "\n".join(package.names).lower()
    if "comment" in names or "drawing" not in names:
        return "comment" in names
    drawings = (name for name in package.names if "drawing" in name.lower())
    return any(b"txBody" in package.part(name) for name in drawings)


def _slips(careful: CarefulReader, sheet: str) -> list[Slip]:
    """Return the notes and text boxes of a sheet. Damaged ones are passed over."""
    try:
        return list(careful.slips(sheet))
    except (Suspicious, ValueError):  # only the fast reader gets along with such a file
        return []


# -- .xls, .et ------------------------------------------------------------------------------------


def _open_old(data: bytes, label: str) -> Opened:
    from campaign.workbook.read.compound import Compound, holding
    from campaign.workbook.read.old_excel import look_at_records

    container = Compound(data)
    if "EncryptedPackage" in container:
        raise Encrypted
    name = next((each for each in ("Workbook", "Book") if each in container), "")
    if not name:
        finding = "不是表格文件"
        return [], [Kind.FILE_NOT_WORKBOOK.at(Where(label), finding=finding)]
    stream = container.stream(name)
    book = look_at_records(stream)
    grids = fast_grids(holding(name, stream), label, len(book.sheets))
    for grid in grids:
        grid.counts_from_1904 = partial(bool, book.counts_from_1904)
        if grid.index < len(book.sheets):
            look = book.sheets[grid.index]
            _add(grid, look)
            if look.formats:
                grid.shown = partial(displayed_in, grid.rows, look.formats)
    return grids, slips_there(grids, label)


# -- .csv -----------------------------------------------------------------------------------------


def _open_text(data: bytes, label: str) -> Opened:
    from campaign.workbook.read.delimited import open_text
    from campaign.workbook.read.xml_sheets import is_xml_workbook, open_xml

    if label.lower().endswith(".csv"):
        return open_text(data, label)
    if is_xml_workbook(data):
        grids = open_xml(data, label)
        return grids, slips_there(grids, label)
    head = data[:1000].lstrip().lower()
    is_markup = head.startswith(b"<") or b"<html" in head or b"mime-version" in head
    finding = "内容是网页" if is_markup else "内容是文本或其他格式"
    return [], [Kind.FILE_NOT_WORKBOOK.at(Where(label), finding=finding)]
