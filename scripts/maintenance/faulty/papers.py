"""A case, and how its workbooks are typed."""

import dataclasses
import io
import zipfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from pathlib import Path
from typing import Any, NamedTuple

from campaign.workbook.declare.cells import CellKind
from campaign.workbook.declare.page import Page

CREATED = datetime(2026, 3, 3)
SAMPLE = Path(__file__).resolve().parents[3] / "sample_workbooks" / "样例活动"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
SCHEME, ROSTER, REGISTRATIONS = "01活动方案.xlsx", "02干部花名册.xlsx", "03报名表"
IN_TIME = datetime(2026, 3, 6, 10, 30)
"""A time of registration against which there is nothing to say."""


class Expected(NamedTuple):
    """An issue that a case must give."""

    file: str
    sheet: str
    cell: str
    code: str


SAMPLE_PLACES = Expected(ROSTER, "", "", "S18")
"""The sample town has more people than places, which every case but those with faults in its scheme
or roster must tell."""


SAMPLE_PARTY = Expected(ROSTER, "花名册", "F9", "R20")
"""A probationary member applies for a post of which the scheme does not say if they count."""


@dataclass(frozen=True)
class Case:
    """Files put into the sample campaign's scheme and roster, and exactly what they must give."""

    name: str
    about: str
    files: Mapping[str, bytes]
    """By place in the campaign folder."""
    issues: tuple[Expected, ...]
    step: str = "check_registrations"
    """The step that must find them; a later one works on the whole sample campaign."""


def packed(parts: dict[str, str]) -> bytes:
    """Return a zip with these parts, the same bytes each time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as package:
        for name, text in parts.items():
            package.writestr(zipfile.ZipInfo(name, _FIRST_DAY), text)
    return buffer.getvalue()


def case(name: str, about: str, data: bytes, *issues: str, file: str = "", sheet: str = "") -> Case:
    """Return a case of one file; an issue is written `D5 R01`, or `R01` for the file as a whole.

    A sheet other than `sheet` is written before the cell: `竞争职位!C3 V02`.
    """
    place = file or f"{REGISTRATIONS}/{name}.xlsx"
    found = tuple(expected(each, place, sheet) for each in issues)
    always = () if place in (SCHEME, ROSTER) else (SAMPLE_PLACES,)
    return Case(name, about, {place: data}, found + always)


def expected(text: str, file: str, sheet: str) -> Expected:
    """Read `竞争职位!C3 V02` and shorter ways of writing an issue."""
    place, _, code = text.rpartition(" ")
    tab, mark, cell = place.rpartition("!")
    return Expected(file, tab if mark else sheet, cell, code)


# -- the program's own sheets, filled with whatever somebody typed --------------------------------


class AsTyped(CellKind):
    """A cell that takes anything, as after pasting: no rule, texts and numbers as they are."""

    def __init__(self, kind: CellKind) -> None:
        self.kind = kind
        self.number_format = kind.number_format
        self.centred = kind.centred
        self.width = kind.width

    def to_cell(self, value: Any) -> Any:
        raw = isinstance(value, str | int | float | date) and not isinstance(value, bool)
        return value if raw else self.kind.to_cell(value)


def as_typed(page: Page[Any], rows: Sequence[Any]) -> Page[Any]:
    """Return a page of the program whose rows hold raw values."""
    kinds = {column.field: AsTyped(column.kind) for column in page.sheet.columns}
    return dataclasses.replace(page, sheet=page.sheet.varied(kinds), rows=rows)


def book_of(*pages: Page[Any]) -> bytes:
    """Return a workbook made by the program's own writer."""
    from campaign.workbook.write.writer import write_book

    return write_book(pages, created=CREATED.date())


# -- sheets as other people lay them out ----------------------------------------------------------


class Calc(NamedTuple):
    """A formula, and the result that the file keeps for it (blank: nobody calculated it)."""

    formula: str
    result: Any = ""


class Crossed(NamedTuple):
    """Words that somebody struck out."""

    text: str


@dataclass(frozen=True)
class Typed:
    """One sheet, cell by cell from A1."""

    name: str
    rows: Sequence[Sequence[Any]]
    header: int = 0
    """Number of the row that is set as a header, from 0."""
    merged: Sequence[str] = ()
    """Areas, over the value that stands in their first cell."""
    hidden_rows: Sequence[int] = ()
    """Numbers as people count them, from 1."""
    hidden_columns: Sequence[str] = ()
    hidden: bool = False
    notes: Mapping[str, str] = field(default_factory=dict)
    boxes: Mapping[str, str] = field(default_factory=dict)
    """Text boxes by the cell they stand on."""


def typed_book(*sheets: Typed, from_1904: bool = False) -> bytes:
    """Return a workbook of free sheets; the same bytes each time."""
    import xlsxwriter

    buffer = io.BytesIO()
    options = {
        "in_memory": True,
        "strings_to_formulas": False,
        "strings_to_urls": False,
        "date_1904": from_1904,
        "default_format_properties": {"font_name": "宋体", "font_size": 11},
    }
    book = xlsxwriter.Workbook(buffer, options)
    book.set_properties({"created": CREATED})
    for sheet in sheets:
        _Typist(book, sheet).write()
    book.close()
    return buffer.getvalue()


_WIDTH = 20
_LINES = {"border": 1, "valign": "vcenter"}


class _Typist:
    def __init__(self, book: Any, sheet: Typed) -> None:
        self.sheet = sheet
        self.page = book.add_worksheet(sheet.name) if sheet.name else book.add_worksheet()
        self.title = book.add_format({"bold": True, "font_size": 16})
        self.header = book.add_format({**_LINES, "bold": True, "align": "center"})
        self.cell = book.add_format(_LINES)
        self.struck = book.add_format({**_LINES, "font_strikeout": True})
        self.day = book.add_format({**_LINES, "num_format": "yyyy-mm-dd"})
        self.moment = book.add_format({**_LINES, "num_format": "yyyy-mm-dd hh:mm"})

    def write(self) -> None:
        sheet, page = self.sheet, self.page
        page.set_column(0, max(map(len, sheet.rows), default=1), _WIDTH)
        for row, cells in enumerate(sheet.rows):
            for at, value in enumerate(cells):
                self._cell(row, at, value)
        for area in sheet.merged:
            page.merge_range(area, "", self.title)
            first = area.partition(":")[0]
            row, at = _position(first)
            self._cell(row, at, sheet.rows[row][at])
        for number in sheet.hidden_rows:
            page.set_row(number - 1, None, None, {"hidden": True})
        for letters in sheet.hidden_columns:
            page.set_column(f"{letters}:{letters}", _WIDTH, None, {"hidden": True})
        for cell, text in sheet.notes.items():
            page.write_comment(cell, text)
        for cell, text in sheet.boxes.items():
            page.insert_textbox(cell, text)
        if sheet.hidden:
            page.hide()

    def _cell(self, row: int, at: int, value: Any) -> None:
        style = self.header if row == self.sheet.header else self.cell
        if row < self.sheet.header and sum(map(bool, self.sheet.rows[row])) == 1:
            style = self.title
        if isinstance(value, Calc):
            self.page.write_formula(row, at, value.formula, style, value.result)
        elif isinstance(value, Crossed):
            self.page.write_string(row, at, value.text, self.struck)
        elif isinstance(value, datetime):
            self.page.write_datetime(row, at, value, self.moment)
        elif isinstance(value, date):
            self.page.write_datetime(row, at, value, self.day)
        elif isinstance(value, str) and value:
            self.page.write_string(row, at, value, style)
        elif value != "":
            self.page.write(row, at, value, style)


def _position(cell: str) -> tuple[int, int]:
    from campaign.workbook.read.sheet_xml import cell_position

    return cell_position(cell)


# -- registers and forms of the sample town -------------------------------------------------------

HEADINGS = ("编号", "姓名", "第一志愿", "第二志愿", "服从调剂", "报名时间")


def entry(
    staff_id: Any, name: Any, first: Any, second: Any = "", agrees: Any = "是", at: Any = IN_TIME
) -> tuple[Any, ...]:
    """Return a line of a register under `HEADINGS`."""
    return (staff_id, name, first, second, agrees, at)


def register(
    *rows: Sequence[Any],
    sheet: str = "竞争上岗报名",
    headings: Sequence[Any] = HEADINGS,
    title: str = "",
    **layout: Any,
) -> bytes:
    """Type a register as an office keeps it: a title or none, headings, a line a person."""
    above = [[title]] if title else []
    return typed_book(Typed(sheet, [*above, headings, *rows], header=len(above), **layout))


def post_form(**values: Any) -> bytes:
    """Return a 竞争上岗报名表 on the campaign's own blank, with raw values."""
    return _form("竞争上岗", values)


def department_form(**values: Any) -> bytes:
    """Return a 选部门报名表 on the campaign's own blank, with raw values."""
    return _form("选部门", values)


def _form(label: str, values: dict[str, Any]) -> bytes:
    from campaign.registration.registrations import Part
    from campaign.registration.report import blank_form
    from maintenance.sample_papers import sample_scheme

    page = blank_form(sample_scheme(), Part(label))
    given = {"submitted_at": IN_TIME, "adjustable": "是", **values}
    return book_of(as_typed(page, [page.sheet.row(**given)]))
