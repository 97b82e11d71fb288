"""A workbook being written: page set-up, formats, cells, drop-down lists.

The one importer of xlsxwriter. Whatever people typed is written as text, never as a formula; every
formula carries its exact value, so that the file reads the same before and after a recalculation.
"""

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from campaign.workbook.declare.cells import Formula, column_letters
from campaign.workbook.declare.kinds import Choice, Number, Text
from campaign.workbook.declare.page import Page, WrittenColumn
from campaign.workbook.declare.sheet import Column, SheetLayout
from campaign.workbook.declare.text import fold
from campaign.workbook.declare.wording import as_written
from campaign.workbook.grid import Grid
from campaign.workbook.write.growing import let_grow
from campaign.workbook.write.styles import (
    EMPHASIS,
    INPUT,
    MARGINS,
    STYLES,
    TITLE_HEIGHT,
    note_height,
)

OPTIONS_SHEET = "选项"
SPAN = 16
"""Rows that a sheet describes together."""
REHEARSAL = "演　练"
REHEARSAL_MARK = "【演练】"
"""What a rehearsal's sheets begin with; the readers know them by it."""
_LONGEST_BANNER = 80
"""Excel takes 255 characters of header with the marks for fonts, the escapes and 演练 in it."""
# The font comes last: digits behind a size would be read as part of it.
_SMALL = '&9&"宋体,Regular"'
_LARGE = '&22&"黑体,Regular"'
_INLINE_LIST = 200
"""Characters; Excel takes 255 in a rule, and a list in Traditional script is as long."""
_SUGGESTED = "列表里的写法（列表里没有的，可以另写）"
_TEXT_LIMIT = 32_000
"""Characters; Excel keeps 32,767 in a cell."""

Say = Callable[[str], str]
"""Puts the program's own words into the script that the scheme asks for."""


class _Sheet(Worksheet):  # type: ignore[misc]
    """A worksheet that need not hold its cells to the end: as text they take a fifth of the room.

    The bytes are the same, as long as it lets go between blocks of `SPAN` rows.
    """

    dim_rowmin: int

    def __init__(self) -> None:
        super().__init__()
        self._texts: list[str] = []
        """The rows that were let go, written."""
        self._first = 0
        """The first row that is held."""

    def let_go(self) -> None:
        """Write all rows so far; nothing can be put into them any more."""
        self.fh = io.StringIO()
        self._write_held()
        self._texts.append(self.fh.getvalue())

    def _write_rows(self) -> None:
        self.fh.writelines(self._texts)
        self._texts.clear()
        self._write_held()

    def _write_held(self) -> None:
        top, self.dim_rowmin = self.dim_rowmin, max(self.dim_rowmin, self._first)
        super()._write_rows()
        self.dim_rowmin, self._first = top, self.dim_rowmax + 1
        self.table.clear()
        self.row_info.clear()


class _Book(Workbook):  # type: ignore[misc]
    worksheet_class = _Sheet


class BookWriter:
    """A workbook being written: formats made once, drop-down lists kept on a hidden sheet."""

    def __init__(self, created: date, banner: str, say: Say, *, rehearsal: bool = False) -> None:
        self._buffer = io.BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
            # Column widths are counted in digits of this font, which every office has.
            "default_format_properties": {"font_name": "宋体", "font_size": 11},
        }
        self.book = _Book(self._buffer, options)
        self.book.set_properties({"created": datetime(created.year, created.month, created.day)})
        self.book.set_calc_mode("auto")
        self.banner = banner
        self.say = say
        self.rehearsal = rehearsal
        self._formats: dict[tuple[Any, ...], Any] = {}
        self._lists: dict[tuple[str, ...], str] = {}
        """The name of each drop-down list that is too long to stand in its rule."""
        self._growing: dict[str, set[int]] = {}
        """The rows of each sheet that grow with their text."""

    def close(self) -> bytes:
        """Finish the hidden list sheet and give the file's bytes."""
        if self._lists:
            sheet = self.book.add_worksheet(self.say(OPTIONS_SHEET))
            for column, (words, name) in enumerate(self._lists.items()):
                for row, word in enumerate(words):
                    sheet.write_string(row, column, word)
                letters = column_letters(column)
                area = f"'{self.say(OPTIONS_SHEET)}'!${letters}$1:${letters}${len(words)}"
                if self.book.define_name(name, f"={area}") != 0:
                    raise ValueError(f"Excel would not accept the name {name}")
            sheet.hide()
        self.book.close()
        growing = {
            f"xl/worksheets/sheet{number}.xml": self._growing[sheet.get_name()]
            for number, sheet in enumerate(self.book.worksheets(), 1)
            if sheet.get_name() in self._growing
        }
        self.book.__dict__.clear()  # book and sheets hold each other: now their cells are let go
        made = self._buffer.getvalue()
        return let_grow(made, growing) if growing else made

    def style(self, role: str, number_format: str = "", *, fill_in: bool = False) -> Any:
        """Return a cell format by role."""
        key = (role, number_format, fill_in)
        if key not in self._formats:
            settings = dict(STYLES[role])
            if number_format and number_format != "General":
                settings["num_format"] = number_format
            if fill_in:
                settings.update(INPUT)
            self._formats[key] = self.book.add_format(settings)
        return self._formats[key]

    def emphasis(self, name: str) -> Any:
        """Return a conditional format by name."""
        key = ("emphasis", name)
        if key not in self._formats:
            self._formats[key] = self.book.add_format(EMPHASIS[name])
        return self._formats[key]

    def add_sheet(self, page: Page[Any]) -> Any:
        """Return a worksheet set up for A4 printing."""
        sheet = self.book.add_worksheet(self.say(page.sheet.name))
        sheet.set_paper(9)
        if page.sheet.landscape:
            sheet.set_landscape()
        sheet.set_margins(**MARGINS)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        self.head_and_foot(sheet)
        if page.sheet.protected:
            # A photo can only be put on a form whose objects are free.
            is_form = page.sheet.layout is SheetLayout.FORM
            sheet.protect("", {"format_columns": True, "format_rows": True, "objects": is_form})
        if page.hidden:
            sheet.hide()
        return sheet

    def head_and_foot(self, sheet: Any, heading: str = "") -> None:
        """Campaign and page number on every page, and in large letters that it is not real.

        `heading` stands there too, for pages that the title on the sheet does not reach.
        """
        name = self.banner[:_LONGEST_BANNER].replace("&", "&&")
        pages = self.say("第 &P 页，共 &N 页")
        header, footer = f"&R{_SMALL}{name}", f"&C{_SMALL}{pages}"
        if heading:
            header = f"&L{_SMALL}{self.say(heading).replace('&', '&&')}{header}"
        if self.rehearsal:
            header = f"&C{_LARGE}{self.say(REHEARSAL)}{header}"
            footer = f"&L{_SMALL}{self.say('演练用，不作任何依据')}{footer}"
            sheet.set_tab_color("#C00000")
        if sheet.set_header(header) or sheet.set_footer(footer):
            raise ValueError(f"Excel would not accept the header {header}")

    def put(self, sheet: Any, row: int, at: int, column: Column, value: Any, style: Any) -> None:
        """Write one cell: text as text, numbers exact, formulas with their value."""
        if isinstance(value, Formula):
            self.put_formula(sheet, row, at, value, style)
            return
        cell = column.kind.to_cell(value)
        if cell is None or cell == "":
            sheet.write_blank(row, at, None, style)
        elif isinstance(cell, str):
            text = cell if self.say is as_written else self._worded(column, cell)
            if len(text) > _TEXT_LIMIT:
                raise ValueError(f"a cell of {len(text)} characters under {column.header}")
            sheet.write_string(row, at, text, style)
        elif isinstance(cell, datetime | date):
            sheet.write_datetime(row, at, cell, style)
        else:
            sheet.write_number(row, at, _number(cell), style)

    def set_least_height(self, sheet: Any, row: int, height: float, beside: int) -> None:
        """Set a row's height, which grows with what people type into it.

        The blank in large type, in the column `beside` the table, keeps it from shrinking.
        """
        sheet.set_row(row, height)
        sheet.write_blank(row, beside, None, self.style("prop"))
        self._growing.setdefault(sheet.get_name(), set()).add(row)

    def put_link(self, sheet: Any, row: int, at: int, text: str, target: str) -> None:
        """Write a text that opens a file beside this one: `../03报名表/a.xlsx#'报名'!E7`."""
        style = self.style("link")
        if sheet.write_url(row, at, f"external:{target}", style, string=text) != 0:
            raise ValueError(f"Excel would not accept the link {target}")

    def put_formula(self, sheet: Any, row: int, at: int, value: Formula[Any], style: Any) -> None:
        """Write a formula; sheet names and words in it as `say` writes them elsewhere."""
        cached = _number(value.value)
        if isinstance(cached, str):
            cached = self.say(cached)
        text = self.say(value.text)
        sheet.write_formula(row, at, text, style, "" if cached is None else cached)

    def _worded(self, column: Column, text: str) -> str:
        own = column.worded or isinstance(column.kind, Choice)
        if isinstance(column.kind, Number | Text):
            own = own or text in column.kind.words
        return self.say(text) if own else text

    def validate(
        self, sheet: Any, area: tuple[int, int, int, int], written: WrittenColumn, page: Page[Any]
    ) -> None:
        """Put a column's rule, drop-down list and input hint on a range of cells."""
        column, expected = written.column, written.column.kind.expected()
        rule = dict(column.kind.rule() or {})
        if column.choices in page.choices:
            rule = {"validate": "list", "source": list(page.choices[column.choices])}
            rule["error_type"] = "warning" if column.suggested else "stop"
            expected = _SUGGESTED if column.suggested else "下拉列表里的一个"
        if rule.get("validate") == "list":
            words = [self.say(word) for word in rule["source"]]
            rule["source"] = self._list_source(words)
            if not words:
                rule = {}
        elif rule.get("validate") == "custom":
            first = f"{column_letters(area[1])}{area[0] + 1}"
            rule["value"] = self.say(rule["value"].replace("{cell}", first))
        rule.setdefault("validate", "any")
        hint = self.say(column.hint or f"填{expected}")
        rule |= {
            "input_title": self.say(written.header)[:30],
            "input_message": hint[:250],
            "error_title": self.say("填写有误"),
            "error_message": self.say(f"请填{expected}。")[:250],
            "ignore_blank": True,
        }
        if sheet.data_validation(*area, rule) != 0:
            raise ValueError(f"Excel would not accept the rule for {column.header}: {rule}")

    def _list_source(self, words: Sequence[str]) -> list[str] | str:
        """Return a short list inline; a long one, or one with commas, as a named range."""
        if len(",".join(words)) <= _INLINE_LIST and not any("," in word for word in words):
            return list(words)
        name = self._lists.setdefault(tuple(words), self.say(f"选项{len(self._lists) + 1}"))
        return f"={name}"

    def top(self, sheet: Any, page: Page[Any], last: int, width: float, notes_from: int = 0) -> int:
        """Write the title over columns 0..last, and the notes; the next free row.

        `width` is that of the notes' columns, notes_from..last.
        """
        sheet.set_row(0, TITLE_HEIGHT)
        heading = self.say(f"{REHEARSAL_MARK}{page.heading}" if self.rehearsal else page.heading)
        merge_across(sheet, 0, 0, last, heading, self.style("title"))
        row = 1
        for note in page.notes:
            text = self.say(note)
            sheet.set_row(row, note_height(text, width))
            merge_across(sheet, row, notes_from, last, text, self.style("note"))
            row += 1
        return row


def is_of_rehearsal(grid: Grid) -> bool:
    """Tell whether a sheet was made in a rehearsal."""
    title = grid.at(0, 0)
    return isinstance(title, str) and fold(title).startswith(fold(REHEARSAL_MARK))


def _number(value: Any) -> Any:
    """Return a number as a spreadsheet keeps it, exact or not; a text, or nothing, as it is."""
    return value if isinstance(value, str | int | None) else float(value)


def merge_across(sheet: Any, row: int, first: int, last: int, text: str, style: Any) -> None:
    """Write a text over the columns first..last of a row."""
    if first == last:
        sheet.write_string(row, first, text, style)
    else:
        sheet.merge_range(row, first, row, last, "", style)
        sheet.write_string(row, first, text, style)
