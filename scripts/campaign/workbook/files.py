"""Any file that a person may hand in → grids, or the sentence why not.

.xlsx and .xlsm (macros are never run), .xls, .et, and .csv in UTF-8 or GB18030. The content
decides, not the name: `报名表.xls` is often a web page.
"""

from functools import lru_cache, partial

from campaign.issues import Issue, Kind, Where
from campaign.workbook.careful import STRUCK_IN, CarefulReader, Look
from campaign.workbook.cells import Raw, Struck, as_text
from campaign.workbook.compound import SIGNATURE
from campaign.workbook.fast import fast_grids
from campaign.workbook.grid import Grid
from campaign.workbook.package import Encrypted, Package, Packed, Suspicious, TooLarge
from campaign.workbook.scan import LARGEST_AREA, Finding, examine

Opened = tuple[list[Grid], list[Issue]]

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".et", ".csv")
"""Names that are collected as workbooks."""
_OTHER_FORMATS = frozenset(("content.xml", "xl/workbook.bin"))
"""Parts by which the fast reader would take a damaged workbook for another format (.ods, .xlsb)."""
_REMEMBERED = 10_000
"""Bytes of a packed part up to which its finding is remembered."""


def open_book(data: bytes, label: str) -> Opened:
    """The sheets of a file's bytes; `label` is how issues name the file."""
    where = Where(label)
    if not data:
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
    sheets, suspicious, struck = 0, set(), False
    for name in names:
        found = _examined(package.packed(name))
        sheets += found.is_sheet
        struck |= found.is_struck and name in STRUCK_IN
        if found.is_doubtful:
            suspicious.add(name)
    careful = CarefulReader(package, has_anything_struck=struck)
    grids = fast_grids(data, label, sheets)
    for grid in grids:
        grid.shown = partial(careful.shown, grid.sheet)
        grid.counts_from_1904 = careful.counts_from_1904
    if struck:
        suspicious.update(names)
    if suspicious:
        _look_again(careful, grids, suspicious)
    return grids, _unread(package, label)


def _examined(part: Packed) -> Finding:
    """What is found in a part; forms from one template have most of their parts in common."""
    return _found_in(part) if len(part.content) < _REMEMBERED else examine(part.unfold())


# Forms from one template share most of their parts: a sixth of a run over 600 people.
@lru_cache(maxsize=128)
def _found_in(part: Packed) -> Finding:
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


def _unread(package: Package, label: str) -> list[Issue]:
    """What people may have written where the program does not read: notes, text boxes."""
    found = []
    if any(name.startswith(("xl/comments", "xl/threadedComments")) for name in package.names):
        found.append("批注")
    drawings = (name for name in package.names if name.startswith("xl/drawings/drawing"))
    if any(b"txBody" in package.part(name) for name in drawings):
        found.append("文本框")
    return [Kind.FILE_NOTES_UNREAD.at(Where(label), what="和".join(found))] if found else []


# -- .xls, .et ------------------------------------------------------------------------------------


def _open_old(data: bytes, label: str) -> Opened:
    from campaign.workbook.biff import look_at_records
    from campaign.workbook.compound import Compound, holding

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
            _add(grid, book.sheets[grid.index])
    return grids, []


# -- .csv -----------------------------------------------------------------------------------------


def _open_text(data: bytes, label: str) -> Opened:
    from campaign.workbook.delimited import open_text

    if label.lower().endswith(".csv"):
        return open_text(data, label)
    head = data[:1000].lstrip().lower()
    is_markup = head.startswith(b"<") or b"<html" in head or b"mime-version" in head
    finding = "内容是网页" if is_markup else "内容是文本或其他格式"
    return [], [Kind.FILE_NOT_WORKBOOK.at(Where(label), finding=finding)]
