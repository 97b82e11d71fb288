"""Writes one table: title, notes, header, rows, signature line."""

from functools import cached_property
from itertools import accumulate
from typing import Any

from campaign.workbook.declare.cells import Formula
from campaign.workbook.declare.kinds import Text
from campaign.workbook.declare.page import Page, WrittenColumn, value_of
from campaign.workbook.declare.sheet import Column
from campaign.workbook.write.book import SPAN, BookWriter, merge_across
from campaign.workbook.write.styles import (
    HEADER_HEIGHT,
    HIGHEST_ROW,
    LINE_HEIGHT,
    ROW_HEIGHT,
    SIGNATURE_HEIGHT,
    TITLE_HEIGHT,
    Heights,
    PageRoom,
    fits_one_page,
    lines_needed,
    note_height,
    pages_across,
    pages_tall,
    paper,
    percent_for,
)

_SIGNATURES = LINE_HEIGHT + SIGNATURE_HEIGHT
_MOST_HELD = 64 * SPAN
"""Rows of a table whose cells are held at once."""


class TableWriter:
    """Writes one table: title, notes, header, rows, signature line."""

    def __init__(
        self, writer: BookWriter, page: Page[Any], sheet: Any = None, *, drawn: bool = False
    ) -> None:
        """`sheet` is the worksheet to write on, if it is not to be a new one.

        Where charts are `drawn` of the table, its cells are still looked at when all is written.
        """
        self.writer = writer
        self.page = page
        self.written = page.written
        self.sheet = sheet or writer.add_sheet(page)
        self.last = len(self.written) - 1
        self.heights: dict[int, float] = {}
        self._lets_go = not (sheet or drawn or page.links)

    def write(self) -> None:
        across = self._across
        repeated = max(self._keys, default=0) if across > 1 else -1
        width = sum(each.column.width for each in self.written[repeated + 1 : self._edge + 1])
        header_row = self.writer.top(self.sheet, self.page, self._edge, width, repeated + 1)
        self._header(header_row)
        self.sheet.freeze_panes(header_row + 1, 0)
        if not self.page.below:
            self.sheet.repeat_rows(0, header_row)
        for at, each in enumerate(self.written):
            self.sheet.set_column(at, at, each.column.width)
        end = self._body(header_row + 1)
        starts = []
        for page in self.page.below:
            below = TableWriter(self.writer, page, self.sheet)
            starts.append(end + 1)
            end = below._write_below(end + 1)
            self.heights |= below.heights
        signed = self._signatures(end)
        notes = sum(note_height(self.writer.say(each), width) for each in self.page.notes)
        above = TITLE_HEIGHT + notes
        if self.page.sheet.one_page and fits_one_page(
            self._paper(), above + sum(self.heights.values()) + _SIGNATURES
        ):
            self.sheet.fit_to_pages(1, 1)
        elif starts:
            self._one_table_a_page(above, starts)
        elif across > 1:
            self.sheet.fit_to_pages(across, 0)
            self.sheet.repeat_columns(0, repeated)
            self.writer.head_and_foot(self.sheet, self.page.heading)
        elif signed:
            self._keep_together(above + self.heights[header_row], header_row)

    @cached_property
    def _across(self) -> int:
        """Return over how many pages beside each other a table of results goes."""
        if self.page.below or not self.page.sheet.result:
            return 1
        return pages_across(self._paper())

    @cached_property
    def _edge(self) -> int:
        """Return the last column of the first of these pages, where title and signatures end."""
        if self._across == 1:
            return self.last
        ends = [*accumulate(each.column.width for each in self.written)]
        return sum(end <= ends[-1] / self._across for end in ends) - 1

    def _keep_together(self, repeated: float, header_row: int) -> None:
        """Hold the table to its pages where only the signatures would go over."""
        body = sum(height for row, height in self.heights.items() if row > header_row)
        heights = Heights(repeated, body, _SIGNATURES)
        if pages := pages_tall(self._paper(), heights):
            self.sheet.fit_to_pages(1, pages)

    def _one_table_a_page(self, above: float, starts: list[int]) -> None:
        """Tables whose headers cannot be repeated: none is torn apart if it can be helped."""
        parts = [above, *[0.0] * len(starts)]
        for row, height in self.heights.items():
            parts[sum(row >= start for start in starts)] += height
        parts[-1] += _SIGNATURES
        if percent := percent_for(self._paper(), parts):
            self.sheet.set_print_scale(percent)
            self.sheet.set_h_pagebreaks(starts)

    def _paper(self) -> PageRoom:
        widths = (each.column.width for each in self.written)
        return paper(widths, landscape=self.page.sheet.landscape)

    def _set_height(self, row: int, height: float) -> None:
        self.heights[row] = min(height, HIGHEST_ROW)
        self.sheet.set_row(row, self.heights[row])

    def _room(self, row: int, height: float) -> None:
        """Give a row of the table its height, which is its least where people write words."""
        if self._grows:
            self.heights[row] = min(height, HIGHEST_ROW)
            self.writer.set_least_height(self.sheet, row, self.heights[row], self.last + 1)
        else:
            self._set_height(row, height)

    @cached_property
    def _grows(self) -> bool:
        """Whether people type words into these rows, which then take as many lines as they need."""
        return any(_takes_words(column) for column, _, _ in self.written)

    def _write_below(self, row: int) -> int:
        """Write the table under another one, from a row on; the next free row."""
        heading = self.writer.say(self.page.heading)
        self._set_height(row, HEADER_HEIGHT)
        merge_across(self.sheet, row, 0, self.last, heading, self.writer.style("subtitle"))
        self._header(row + 1)
        return self._body(row + 2)

    def _body(self, first: int) -> int:
        """Write rows, spare rows and their rules; the next free row."""
        for number, row in enumerate(self.page.rows):
            self._row(first + number, row)
            if self._lets_go and (first + number + 1) % _MOST_HELD == 0:
                self.sheet.let_go()
        for (number, name), target in self.page.links.items():
            self._link(first + number, number, name, target)
        end = first + len(self.page.rows) + self.page.spare
        for number in range(first + len(self.page.rows), end):
            self._spare_row(number)
        if end > first:
            self._rules(first, end)
        return end

    def _header(self, row: int) -> None:
        style = self.writer.style("header")
        lines = 1
        for at, (column, _, header) in enumerate(self.written):
            text = self.writer.say(header)
            self.sheet.write_string(row, at, text, style)
            lines = max(lines, lines_needed(text, column.width))
        self._set_height(row, HEADER_HEIGHT if lines == 1 else 6 + LINE_HEIGHT * lines)

    def _style(self, column: Column, *, spare: bool = False) -> Any:
        role = "centred" if column.kind.centred else "text"
        fill_in = self.page.sheet.protected and (spare or not column.locked)
        return self.writer.style(role, column.kind.number_format, fill_in=fill_in)

    @cached_property
    def _styled(self) -> list[tuple[Column, Any, Any]]:
        """The columns with their members, and the style of their cells."""
        return [(column, member, self._style(column)) for column, member, _ in self.written]

    def _row(self, number: int, row: object) -> None:
        lines, put, sheet = 1, self.writer.put, self.sheet
        for at, (column, member, style) in enumerate(self._styled):
            value = value_of(row, column, member)
            put(sheet, number, at, column, value, style)
            if isinstance(value, str) and len(value) > 4:
                lines = max(lines, lines_needed(value, column.width))
        self._room(number, max(ROW_HEIGHT, 6 + LINE_HEIGHT * lines))

    def _link(self, row: int, number: int, name: str, target: str) -> None:
        at = next(at for at, each in enumerate(self.written) if each.column.field == name)
        text = str(getattr(self.page.rows[number], name))
        self.writer.put_link(self.sheet, row, at, text, target)

    def _spare_row(self, number: int) -> None:
        """Write an empty row: people fill in all of it, what is locked in other rows, too."""
        for at, (column, _, _) in enumerate(self.written):
            self.sheet.write_blank(number, at, None, self._style(column, spare=True))
        self._room(number, ROW_HEIGHT)

    def _rules(self, first: int, end: int) -> None:
        """Rules on whatever may be filled in, colours on every row."""
        last = end - 1
        for at, written in enumerate(self.written):
            column = written.column
            locked = column.locked and self.page.sheet.protected
            begin = end - self.page.spare if locked else first
            if begin < end:
                self.writer.validate(self.sheet, (begin, at, last, at), written, self.page)
            for word, emphasis in column.emphasis.items():
                rule = {
                    "type": "cell",
                    "criteria": "==",
                    "value": f'"{self.writer.say(word)}"',
                    "format": self.writer.emphasis(emphasis.value),
                }
                self.sheet.conditional_format(first, at, last, at, rule)

    @property
    def _keys(self) -> list[int]:
        """The places of the columns that tell rows apart."""
        return [at for at, each in enumerate(self.written) if each.column.key]

    def _signatures(self, row: int) -> bool:
        """Write foot and signatures below the table, clear of the key columns; tell if any sign."""
        first = min(max(self._keys, default=-1) + 1, self.last)
        width = sum(each.column.width for each in self.written[first : self._edge + 1])
        if self.page.foot:
            row += 1
            self._foot(row, first, *self.page.foot)
        lines = signature_lines(self.page, self.writer, width)
        for number, text in enumerate(lines, row + 1):
            self.sheet.set_row(number, SIGNATURE_HEIGHT)
            merge_across(
                self.sheet, number, first, self._edge, text, self.writer.style("signature")
            )
        return bool(lines)

    def _foot(self, row: int, first: int, label: str, formula: Formula[str]) -> None:
        width = sum(each.column.width for each in self.written[first + 1 :])
        lines = lines_needed(formula.value, width)
        self._set_height(row, max(HEADER_HEIGHT, 6 + LINE_HEIGHT * lines))
        self.sheet.write_string(row, first, self.writer.say(label), self.writer.style("foot"))
        merge_across(self.sheet, row, first + 1, self.last, "", self.writer.style("foot"))
        self.writer.put_formula(self.sheet, row, first + 1, formula, self.writer.style("foot"))


def _takes_words(column: Column) -> bool:
    return not column.locked and isinstance(column.kind, Text)


def signature_lines(page: Page[Any], writer: BookWriter, width: float) -> list[str]:
    """Return who is to sign, and the date, in as many lines as the columns have no room for one."""
    names = page.sheet.signatures if page.signatures is None else page.signatures
    pieces = [f"{writer.say(name)}：＿＿＿＿＿＿＿" for name in names]
    if pieces:
        pieces.append(writer.say("　　　年　　月　　日"))
    lines: list[str] = []
    for piece in pieces:
        longer = f"{lines[-1]}　{piece}" if lines else piece
        if lines and lines_needed(longer, width) == 1:
            lines[-1] = longer
        else:
            lines.append(piece)
    return lines


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
        signed = row + 2 + len(self.page.written)
        for number, text in enumerate(signature_lines(self.page, self.writer, 92), signed):
            self.sheet.set_row(number, SIGNATURE_HEIGHT)
            merge_across(self.sheet, number, 1, 2, text, self.writer.style("signature"))

    def _item(self, row: int, written: WrittenColumn, item: object) -> None:
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
        height = max(ROW_HEIGHT, 6 + LINE_HEIGHT * lines)
        if _takes_words(column):
            self.writer.set_least_height(self.sheet, row, height, 3)
        else:
            self.sheet.set_row(row, height)
