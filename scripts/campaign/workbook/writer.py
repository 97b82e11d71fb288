"""Sheet declarations + rows → a workbook that people like to open, print and sign.

The one importer of xlsxwriter. Whatever people typed is written as text, never as a formula; every
formula carries its exact value, so that the file reads the same before and after a recalculation.
"""

import io
from collections.abc import Callable, Sequence
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from campaign.workbook.cells import Formula, column_letters
from campaign.workbook.charts import insert_chart
from campaign.workbook.kinds import Choice, Number
from campaign.workbook.page import Page, Written, value_of
from campaign.workbook.sheet import Column, Layout
from campaign.workbook.styles import (
    EMPHASIS,
    HEADER_HEIGHT,
    INPUT,
    LINE_HEIGHT,
    NOTE_HEIGHT,
    ROW_HEIGHT,
    STYLES,
    TITLE_HEIGHT,
    lines_needed,
)

OPTIONS_SHEET = "选项"
_INLINE_LIST = 200
_TEXT_LIMIT = 32_000

Say = Callable[[str], str]
"""Puts the program's own words into the script that the scheme asks for."""


def as_written(text: str) -> str:
    """Leave the program's words as they are: Simplified."""
    return text


def write_book(
    pages: Sequence[Page[Any]], *, created: date, banner: str = "", say: Say = as_written
) -> bytes:
    """The bytes of a workbook with these pages: the same for the same content.

    `banner` stands in every page's printed header (the campaign, or 演练).
    """
    from campaign.workbook.form_writer import write_form

    writer = BookWriter(created, banner, say)
    for page in pages:
        if page.sheet.layout is Layout.FORM:
            write_form(writer, page)
        elif page.sheet.layout is Layout.ITEMS:
            _ItemsWriter(writer, page).write()
        else:
            _TableWriter(writer, page).write()
    return writer.close()


class BookWriter:
    """A workbook being written: formats made once, drop-down lists kept on a hidden sheet."""

    def __init__(self, created: date, banner: str, say: Say) -> None:
        import xlsxwriter

        self._buffer = io.BytesIO()
        options = {
            "in_memory": True,
            "strings_to_formulas": False,
            "strings_to_urls": False,
            "strings_to_numbers": False,
        }
        self.book = xlsxwriter.Workbook(self._buffer, options)
        self.book.set_properties({"created": datetime(created.year, created.month, created.day)})
        self.book.set_calc_mode("auto")
        self.banner = banner
        self.say = say
        self._formats: dict[tuple[Any, ...], Any] = {}
        self._lists: dict[tuple[str, ...], str] = {}

    def close(self) -> bytes:
        """Finish the hidden list sheet and give the file's bytes."""
        if self._lists:
            sheet = self.book.add_worksheet(self.say(OPTIONS_SHEET))
            for column, (words, name) in enumerate(self._lists.items()):
                for row, word in enumerate(words):
                    sheet.write_string(row, column, word)
                letters = column_letters(column)
                area = f"'{self.say(OPTIONS_SHEET)}'!${letters}$1:${letters}${len(words)}"
                self.book.define_name(name, "=" + area)
            sheet.hide()
        self.book.close()
        return self._buffer.getvalue()

    def style(self, role: str, number_format: str = "", *, fill_in: bool = False) -> Any:
        """A cell format by role."""
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
        """A conditional format by name."""
        key = ("emphasis", name)
        if key not in self._formats:
            self._formats[key] = self.book.add_format(EMPHASIS[name])
        return self._formats[key]

    def add_sheet(self, page: Page[Any]) -> Any:
        """A worksheet set up for A4 printing."""
        sheet = self.book.add_worksheet(self.say(page.sheet.name))
        sheet.set_paper(9)
        if page.sheet.landscape:
            sheet.set_landscape()
        sheet.set_margins(left=0.6, right=0.6, top=0.8, bottom=0.7)
        sheet.center_horizontally()
        sheet.fit_to_pages(1, 0)
        if self.banner:
            sheet.set_header("&R&9" + self.banner.replace("&", "&&"))
        sheet.set_footer("&C&9" + self.say("第 &P 页，共 &N 页"))
        if page.sheet.protected:
            sheet.protect("", {"format_columns": True, "format_rows": True})
        if page.hidden:
            sheet.hide()
        return sheet

    def put(self, sheet: Any, row: int, at: int, column: Column, value: Any, style: Any) -> None:
        """Write one cell: text as text, numbers exact, formulas with their value."""
        if isinstance(value, Formula):
            cached = _number(value.value)
            sheet.write_formula(row, at, value.text, style, "" if cached is None else cached)
            return
        cell = column.kind.to_cell(value)
        if cell is None or cell == "":
            sheet.write_blank(row, at, None, style)
        elif isinstance(cell, str):
            text = self._worded(column, cell)
            if len(text) > _TEXT_LIMIT:
                raise ValueError(f"a cell of {len(text)} characters under {column.header}")
            sheet.write_string(row, at, text, style)
        elif isinstance(cell, datetime | date):
            sheet.write_datetime(row, at, cell, style)
        else:
            sheet.write_number(row, at, _number(cell), style)

    def _worded(self, column: Column, text: str) -> str:
        own = column.worded or isinstance(column.kind, Choice)
        if isinstance(column.kind, Number):
            own = text in column.kind.words
        return self.say(text) if own else text

    def validate(
        self, sheet: Any, area: tuple[int, int, int, int], column: Column, page: Page[Any]
    ) -> None:
        """Put the column's rule, drop-down list and input hint on a range of cells."""
        rule = dict(column.kind.rule() or {})
        if column.choices in page.choices:
            rule = {"validate": "list", "source": list(page.choices[column.choices])}
        if rule.get("validate") == "list":
            words = rule["source"]
            if column.choices not in page.choices:
                words = [self.say(word) for word in words]
            rule["source"] = self._list_source(words)
            if not words:
                rule = {}
        elif rule.get("validate") == "custom":
            first = f"{column_letters(area[1])}{area[0] + 1}"
            rule["value"] = self.say(rule["value"].replace("{cell}", first))
        rule.setdefault("validate", "any")
        hint = self.say(column.hint or f"填{column.kind.expected()}")
        rule |= {
            "input_title": self.say(column.header.replace("{n}", ""))[:30],
            "input_message": hint[:250],
            "error_title": self.say("填写有误"),
            "error_message": self.say(f"请填{column.kind.expected()}。")[:250],
            "ignore_blank": True,
        }
        if sheet.data_validation(*area, rule) != 0:
            raise ValueError(f"Excel would not accept the rule for {column.header}: {rule}")

    def _list_source(self, words: Sequence[str]) -> list[str] | str:
        """A short list inline; a long one, or one with commas, as a named range."""
        if len(",".join(words)) <= _INLINE_LIST and not any("," in word for word in words):
            return list(words)
        name = self._lists.setdefault(tuple(words), f"选项{len(self._lists) + 1}")
        return f"={name}"

    def top(self, sheet: Any, page: Page[Any], last: int, width: float) -> int:
        """Write the title and the notes over columns 0..last; the next free row."""
        sheet.set_row(0, TITLE_HEIGHT)
        _merge(sheet, 0, 0, last, self.say(page.heading), self.style("title"))
        row = 1
        for note in page.notes:
            text = self.say(note)
            sheet.set_row(row, NOTE_HEIGHT * lines_needed(text, width * 1.05))
            _merge(sheet, row, 0, last, text, self.style("note"))
            row += 1
        return row


def _number(value: Any) -> Any:
    return float(value) if isinstance(value, Decimal) else value


def _merge(sheet: Any, row: int, first: int, last: int, text: str, style: Any) -> None:
    if first == last:
        sheet.write_string(row, first, text, style)
    else:
        sheet.merge_range(row, first, row, last, "", style)
        sheet.write_string(row, first, text, style)


class _TableWriter:
    """Writes one table: title, notes, header, rows, signature line, charts."""

    def __init__(self, writer: BookWriter, page: Page[Any]) -> None:
        self.writer = writer
        self.page = page
        self.written = page.written
        self.sheet = writer.add_sheet(page)
        self.last = len(self.written) - 1

    def write(self) -> None:
        width = sum(each.column.width for each in self.written)
        header_row = self.writer.top(self.sheet, self.page, self.last, width)
        self._header(header_row)
        first = header_row + 1
        for number, row in enumerate(self.page.rows):
            self._row(first + number, row)
        end = first + len(self.page.rows) + self.page.spare
        for number in range(first + len(self.page.rows), end):
            self._spare_row(number)
        if end > first:
            self._rules(first, end - 1)
        end = self._signatures(end)
        for number, chart in enumerate(self.page.charts):
            self._chart(chart, first, end + 1 + 20 * number)

    def _header(self, row: int) -> None:
        style = self.writer.style("header")
        lines = 1
        for at, (column, member, header) in enumerate(self.written):
            own = member is None or isinstance(member, int)
            text = self.writer.say(header) if own else header
            self.sheet.write_string(row, at, text, style)
            self.sheet.set_column(at, at, column.width)
            lines = max(lines, lines_needed(text, column.width))
        self.sheet.set_row(row, HEADER_HEIGHT if lines == 1 else 6 + LINE_HEIGHT * lines)
        self.sheet.freeze_panes(row + 1, 0)
        self.sheet.repeat_rows(0, row)

    def _style(self, column: Column) -> Any:
        role = "centred" if column.kind.centred else "text"
        fill_in = self.page.sheet.protected and not column.locked
        return self.writer.style(role, column.kind.number_format, fill_in=fill_in)

    def _row(self, number: int, row: object) -> None:
        lines = 1
        for at, (column, member, _) in enumerate(self.written):
            value = value_of(row, column, member)
            self.writer.put(self.sheet, number, at, column, value, self._style(column))
            if isinstance(value, str) and len(value) > 4:
                lines = max(lines, lines_needed(value, column.width))
        self.sheet.set_row(number, max(ROW_HEIGHT, 6 + LINE_HEIGHT * lines))

    def _spare_row(self, number: int) -> None:
        for at, (column, _, _) in enumerate(self.written):
            self.sheet.write_blank(number, at, None, self._style(column))
        self.sheet.set_row(number, ROW_HEIGHT)

    def _rules(self, first: int, last: int) -> None:
        for at, (column, _, _) in enumerate(self.written):
            if not (column.locked and self.page.sheet.protected):
                self.writer.validate(self.sheet, (first, at, last, at), column, self.page)
            for word, emphasis in column.emphasis.items():
                rule = {
                    "type": "cell",
                    "criteria": "==",
                    "value": f'"{self.writer.say(word)}"',
                    "format": self.writer.emphasis(emphasis.value),
                }
                self.sheet.conditional_format(first, at, last, at, rule)

    def _signatures(self, row: int) -> int:
        """Signature lines below the table, clear of the key columns; the next free row."""
        names = self.page.signatures
        names = self.page.sheet.signatures if names is None else names
        if not names:
            return row
        keys = [at for at, each in enumerate(self.written) if each.column.key]
        first = min(max(keys, default=-1) + 1, self.last)
        text = "　".join(f"{self.writer.say(name)}：＿＿＿＿＿＿＿" for name in names)
        text += self.writer.say("　　　　年　　月　　日")
        self.sheet.set_row(row + 1, 34)
        _merge(self.sheet, row + 1, first, self.last, text, self.writer.style("signature"))
        return row + 3

    def _chart(self, chart: Any, first: int, below: int) -> None:
        if not self.page.rows:
            return
        headers = [each.header for each in self.written]
        fields = [
            at for at, each in enumerate(self.written) if each.column.field in chart.category_fields
        ]
        insert_chart(
            self.writer.book,
            self.sheet,
            chart,
            column_of=headers.index,
            rows=(first, first + len(self.page.rows) - 1),
            below=below,
            say=self.writer.say,
            sheet_name=self.writer.say(self.page.sheet.name),
            category=(min(fields), max(fields)),
            headers=headers,
        )


class _ItemsWriter:
    """Writes an items sheet: 项目 | 内容 | 说明, one row per field."""

    def __init__(self, writer: BookWriter, page: Page[Any]) -> None:
        self.writer = writer
        self.page = page
        self.sheet = writer.add_sheet(page)

    def write(self) -> None:
        for at, width in enumerate((22, 40, 52)):
            self.sheet.set_column(at, at, width)
        row = self.writer.top(self.sheet, self.page, 2, 114)
        header = self.writer.style("header")
        for at, text in enumerate(("项目", self.page.sheet.value_header, "说明")):
            self.sheet.write_string(row, at, self.writer.say(text), header)
        self.sheet.set_row(row, HEADER_HEIGHT)
        self.sheet.freeze_panes(row + 1, 0)
        self.sheet.repeat_rows(0, row)
        item = self.page.rows[0] if self.page.rows else None
        for number, each in enumerate(self.page.written, row + 1):
            self._item(number, each, item)

    def _item(self, row: int, written: Written, item: object) -> None:
        column = written.column
        say = self.writer.say
        value = None if item is None else value_of(item, column, written.member)
        role = "centred" if column.kind.centred else "text"
        fill_in = not column.locked
        style = self.writer.style(role, column.kind.number_format, fill_in=fill_in)
        self.sheet.write_string(row, 0, say(written.header), self.writer.style("label"))
        self.writer.put(self.sheet, row, 1, column, value, style)
        hint = say(column.hint or f"填{column.kind.expected()}。")
        self.sheet.write_string(row, 2, hint, self.writer.style("text"))
        self.writer.validate(self.sheet, (row, 1, row, 1), column, self.page)
        lines = max(lines_needed(hint, 52), lines_needed(str(value or ""), 40))
        self.sheet.set_row(row, max(ROW_HEIGHT, 6 + LINE_HEIGHT * lines))
