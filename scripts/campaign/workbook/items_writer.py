"""Writes an items sheet: 项目 | 内容 | 说明, one row per field."""

from typing import Any

from campaign.workbook.book import BookWriter
from campaign.workbook.page import Page, Written, value_of
from campaign.workbook.styles import HEADER_HEIGHT, LINE_HEIGHT, ROW_HEIGHT, lines_needed


class ItemsWriter:
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
        self.writer.validate(self.sheet, (row, 1, row, 1), written, self.page)
        lines = max(lines_needed(hint, 52), lines_needed(str(value or ""), 40))
        self.sheet.set_row(row, max(ROW_HEIGHT, 6 + LINE_HEIGHT * lines))
