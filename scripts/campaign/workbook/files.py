"""Any file that a person may hand in → grids, or the sentence why not.

.xlsx and .xlsm (macros are never run), .xls, .et, and .csv in UTF-8 or GB18030. The content
decides, not the name: `报名表.xls` is often a web page.
"""

import csv
import io
from functools import partial
from typing import TYPE_CHECKING, cast

from campaign.issues import Issue, Kind, Where
from campaign.workbook.careful import careful_look, sheet_parts
from campaign.workbook.cells import Raw
from campaign.workbook.grid import Area, Grid
from campaign.workbook.package import Encrypted, Package, Suspicious, TooLarge
from campaign.workbook.scan import LARGEST_AREA, check_area, needs_second_look

if TYPE_CHECKING:
    from python_calamine import CalamineSheet

Opened = tuple[list[Grid], list[Issue]]

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".et", ".csv")
"""Names that are collected as workbooks."""

_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_CHECKED_PARTS = (
    "xl/workbook.xml",
    "xl/_rels/workbook.xml.rels",
    "xl/sharedStrings.xml",
    "xl/styles.xml",
)
_TEXT_LIMIT = 50_000_000


def open_book(data: bytes, label: str) -> Opened:
    """The sheets of a file's bytes; `label` is how issues name the file."""
    where = Where(label)
    if not data:
        return [], [Kind.FILE_EMPTY.at(where)]
    try:
        if data.startswith(b"PK"):
            return _open_package(data, label), []
        if data.startswith(_OLE):
            return _open_ole(data, label)
        return _open_text(data, label)
    except TooLarge as reason:
        return [], [Kind.FILE_TOO_LARGE.at(where, finding=reason)]
    except Encrypted:
        return [], [Kind.FILE_ENCRYPTED.at(where)]
    except Suspicious as reason:
        return [], [Kind.FILE_DAMAGED.at(where, finding=reason)]


# -- .xlsx, .xlsm ---------------------------------------------------------------------------------


def _open_package(data: bytes, label: str) -> list[Grid]:
    package = Package(data)
    if "xl/workbook.xml" not in package:
        raise Suspicious("不是 .xlsx 格式的工作簿")
    suspicious = set()
    for name in package.names:
        if name.startswith("xl/worksheets/") and name.endswith(".xml"):
            part = package.part(name)
            check_area(part)
            if needs_second_look(part):
                suspicious.add(name)
        elif name in _CHECKED_PARTS:
            package.part(name)
    grids = _calamine_grids(data, label)
    for grid in grids:
        grid.shown = partial(_shown, package, grid.sheet)
    if suspicious:
        _look_again(package, grids, suspicious)
    return grids


def _look_again(package: Package, grids: list[Grid], suspicious: set[str]) -> None:
    """Put into the grids what only the sheets' own XML tells."""
    for grid, part in zip(grids, sheet_parts(package, [grid.sheet for grid in grids]), strict=True):
        if part in suspicious:
            look = careful_look(package, grid.sheet)
            grid.hidden_rows = look.hidden_rows
            for (row, column), cell in look.special.items():
                _put(grid.rows, row, column, cell)


def _shown(package: Package, sheet: str, row: int, column: int) -> str:
    return careful_look(package, sheet).shown(row, column)


def _put(rows: list[list[Raw]], row: int, column: int, value: Raw) -> None:
    if row * max(column, 1) > LARGEST_AREA:
        raise TooLarge(f"用到{row + 1}行、{column + 1}列")
    while len(rows) <= row:
        rows.append([])
    cells = rows[row]
    cells.extend([""] * (column + 1 - len(cells)))
    cells[column] = value


# -- the fast reader ------------------------------------------------------------------------------


def _calamine_grids(data: bytes, label: str) -> list[Grid]:
    from python_calamine import (
        CalamineError,
        CalamineWorkbook,
        PasswordError,
        SheetTypeEnum,
        SheetVisibleEnum,
    )

    try:
        book = CalamineWorkbook.from_filelike(io.BytesIO(data))
        grids = []
        for meta in book.sheets_metadata:
            if meta.typ is not SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_name(meta.name)
            if sheet.total_height * sheet.total_width > LARGEST_AREA:
                raise TooLarge(f"用到{sheet.total_height}行、{sheet.total_width}列")
            rows = cast(list[list[Raw]], sheet.to_python(skip_empty_area=False))
            grids.append(
                Grid(
                    label,
                    meta.name,
                    rows,
                    hidden=meta.visible is not SheetVisibleEnum.Visible,
                    find_merged=partial(_areas, sheet),
                )
            )
    except PasswordError as reason:
        raise Encrypted from reason
    except (CalamineError, OSError, ValueError, OverflowError) as reason:
        raise Suspicious("内部结构不规范") from reason
    except BaseException as reason:  # a panic of the Rust reader is no Exception
        if type(reason).__name__ == "PanicException":
            raise Suspicious("内部结构不规范") from None
        raise
    return grids


def _areas(sheet: "CalamineSheet") -> list[Area]:
    ranges = sheet.merged_cell_ranges or []
    return [(top, left, bottom, right) for (top, left), (bottom, right) in ranges]


# -- .xls, .et ------------------------------------------------------------------------------------


def _open_ole(data: bytes, label: str) -> Opened:
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise Encrypted
    if "Workbook".encode("utf-16-le") not in data and "Book".encode("utf-16-le") not in data:
        finding = "不是表格文件"
        return [], [Kind.FILE_NOT_WORKBOOK.at(Where(label), finding=finding)]
    return _calamine_grids(data, label), []


# -- .csv -----------------------------------------------------------------------------------------


def _open_text(data: bytes, label: str) -> Opened:
    where = Where(label)
    if len(data) > _TEXT_LIMIT:
        raise TooLarge(f"文本有{len(data) // 1_000_000}兆")
    if not label.lower().endswith(".csv"):
        finding = "内容是网页" if b"<" in data[:200] else "内容是文本或其他格式"
        return [], [Kind.FILE_NOT_WORKBOOK.at(where, finding=finding)]
    text = _decode(data)
    if text is None or "\0" in text:
        return [], [Kind.FILE_NOT_WORKBOOK.at(where, finding="文字编码认不出来")]
    delimiter = max(",\t;", key=text[:5000].count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as reason:
        raise Suspicious("逗号分隔格式不规范") from reason
    return [Grid(label, "", [[cell.lstrip("\t'") for cell in row] for row in rows])], []


def _decode(data: bytes) -> str | None:
    """UTF-8 with or without mark, UTF-16 with mark, else GB18030: what Chinese Excel writes."""
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
