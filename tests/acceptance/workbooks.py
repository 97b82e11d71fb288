"""How an outside program meets the workbooks: writes plain ones, reads and fills by headers."""

from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

Row = dict[str, Any]
Sheets = Mapping[str, Sequence[Sequence[Any]]]


def write_plain(path: Path, sheets: Sheets) -> None:
    """Write sheets of bare cells: a header row and the data, or a form's cells."""
    path.parent.mkdir(parents=True, exist_ok=True)
    book = Workbook()
    book.remove(book.worksheets[0])
    for title, rows in sheets.items():
        sheet = book.create_sheet(title)
        for row in rows:
            sheet.append([*row])
    book.save(path)


def _header(sheet: Worksheet, columns: Sequence[str]) -> tuple[int, dict[str, int]]:
    for row in sheet.iter_rows(max_row=12):
        places = {str(cell.value): cell.column or 0 for cell in row if cell.value is not None}
        if all(column in places for column in columns):
            return row[0].row or 0, places
    raise AssertionError(f"{sheet.title}: no header row with {columns}")


def read_table(path: Path, title: str, columns: Sequence[str]) -> list[Row]:
    """Give the rows under the header with these columns; a row without the first one is no row."""
    book = load_workbook(path, data_only=True)
    assert title in book.sheetnames, f"{path.name}: no sheet {title}, only {book.sheetnames}"
    sheet = book[title]
    top, places = _header(sheet, columns)
    found = []
    for row in sheet.iter_rows(min_row=top + 1, values_only=True):
        named = {name: row[column - 1] for name, column in places.items()}
        if named[columns[0]] not in (None, ""):
            found.append(named)
    book.close()
    return found


def fill(path: Path, title: str, columns: Sequence[str], entries: Callable[[Row], Row]) -> None:
    """Fill a made workbook in place, as another spreadsheet program would save it."""
    book = load_workbook(path)
    sheet = book[title]
    top, places = _header(sheet, columns)
    for row in range(top + 1, sheet.max_row + 1):
        named = {name: sheet.cell(row, column).value for name, column in places.items()}
        if named[columns[0]] in (None, ""):
            continue
        for name, value in entries(named).items():
            sheet.cell(row, places[name]).value = value
    book.save(path)


def replace(path: Path, title: str, columns: Sequence[str], entries: Callable[[Row], Row]) -> None:
    """Put a plain workbook in the place of a made one: the contract's columns and the data."""
    rows = [{**row, **entries(row)} for row in read_table(path, title, columns)]
    write_plain(path, {title: [columns, *([row[name] for name in columns] for row in rows)]})
