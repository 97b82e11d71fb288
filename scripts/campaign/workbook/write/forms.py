"""Printed forms: one A4 page filled to its foot, unlocked only where people write."""

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any, NamedTuple

from campaign.workbook.declare.page import Page, WrittenColumn, value_of
from campaign.workbook.declare.sheet import COLUMNS, Blank, FormLine, Inner, PrintedBox
from campaign.workbook.write.book import merge_across
from campaign.workbook.write.styles import NOTE_HEIGHT, TITLE_HEIGHT

if TYPE_CHECKING:
    from campaign.workbook.write.book import BookWriter


_WIDTHS = (12.0, 10.5, 12.0, 10.5, 12.0, 11.5, 14.5)
"""Characters, tuned by eye: together as wide as the page, and the photo stands in the last."""
_PAGE_HEIGHT = 742.0
"""Points of an A4 page between the margins below, a little less than fits."""
_MARGINS = {"left": 0.5, "right": 0.5, "top": 0.7, "bottom": 0.6}
"""Inches; narrower than on tables, for a form holds one page."""
_PAIRED = (2, 3)
"""Columns of the two values where a numbered field's boxes stand in pairs."""


class _Box(NamedTuple):
    """One box of a line: what stands in it, and the columns of its value."""

    content: WrittenColumn | PrintedBox | Inner
    columns: int
    large: bool = False


def write_form(writer: "BookWriter", page: Page[Any]) -> None:
    """Write a form, filled in with the page's first row if there is one."""
    _FormWriter(writer, page).write()


class _FormWriter:
    def __init__(self, writer: "BookWriter", page: Page[Any]) -> None:
        self.writer = writer
        self.page = page
        self.sheet = writer.add_sheet(page)
        self.item = page.rows[0] if page.rows else None
        self.written = {(each.column.field, each.member): each for each in page.written}
        self.lines = [
            (line, boxes) for line in page.sheet.lines for boxes in self._rows_of_boxes(line)
        ]

    def write(self) -> None:
        self.sheet.set_margins(**_MARGINS)
        self.sheet.fit_to_pages(1, 1)
        for column, width in enumerate(_WIDTHS):
            self.sheet.set_column(column, column, width)
        row = self.writer.top(self.sheet, self.page, COLUMNS - 1, sum(_WIDTHS))
        self._photo(row)
        share = self._rest() / max(sum(line.share for line, _ in self.lines), 1)
        for line, boxes in self.lines:
            row = self._line(boxes, row, line.height + line.share * share)
        self.sheet.print_area(0, 0, row - 1, COLUMNS - 1)

    def _rows_of_boxes(self, line: FormLine) -> Iterator[list[_Box]]:
        """Yield a line's boxes; a numbered field fills as many lines as its members need."""
        first = line.parts[0]
        numbered = [
            written
            for (field, member), written in self.written.items()
            if isinstance(first, Blank) and field == first.field and member
        ]
        if not numbered:
            yield [self._box(part) for part in line.parts]
        for at in range(0, len(numbered), 2):
            pair = numbered[at : at + 2]
            columns = _PAIRED if len(pair) == 2 else (COLUMNS - 1,)
            yield [_Box(*each, large=True) for each in zip(pair, columns, strict=True)]

    def _box(self, part: Blank | PrintedBox | Inner) -> _Box:
        if isinstance(part, Blank):
            return _Box(self.written[part.field, None], part.columns)
        return _Box(part, COLUMNS - 1 if isinstance(part, Inner) else part.columns)

    def _rest(self) -> float:
        """Return the height that the lines leave of the page."""
        top = TITLE_HEIGHT + NOTE_HEIGHT * len(self.page.notes)
        return max(_PAGE_HEIGHT - top - sum(_height(line) for line, _ in self.lines), 0.0)

    def _photo(self, row: int) -> None:
        last = row + self.page.sheet.photo_lines - 1
        style = self.writer.style("centred", fill_in=True)
        self.sheet.merge_range(
            row, COLUMNS - 1, last, COLUMNS - 1, self.writer.say("照　片"), style
        )

    def _line(self, boxes: list[_Box], row: int, height: float) -> int:
        """Write the boxes of a line from left to right; the next free row."""
        if isinstance(boxes[0].content, Inner):
            return self._inner(boxes[0].content, row, height)
        self.sheet.set_row(row, height)
        column = 0
        for box in boxes:
            last = column + box.columns
            if isinstance(box.content, WrittenColumn):
                self._blank(box.content, row, column, last, height, large=box.large)
            elif isinstance(box.content, PrintedBox):
                self._label(box.content.label, row, column)
                text = self.writer.say(box.content.text)
                role = "signed" if box.content.signed else "box"
                style = self.writer.style(role, fill_in=not text)
                merge_across(self.sheet, row, column + 1, last, text, style)
            column = last + 1
        return row + 1

    def _label(self, text: str, row: int, column: int) -> None:
        text = _in_two_lines(self.writer.say(text))
        self.sheet.write_string(row, column, text, self.writer.style("label"))

    def _blank(
        self, written: WrittenColumn, row: int, label: int, last: int, height: float, *, large: bool
    ) -> None:
        self._label(written.header, row, label)
        column = written.column
        role = "wish" if large else "centred" if height < _TALL else "text"
        style = self.writer.style(role, column.kind.number_format, fill_in=not column.locked)
        if last > label + 1:
            self.sheet.merge_range(row, label + 1, row, last, "", style)
        value = None if self.item is None else value_of(self.item, column, written.member)
        self.writer.put(self.sheet, row, label + 1, column, value, style)
        self.writer.validate(self.sheet, (row, label + 1, row, label + 1), written, self.page)

    def _inner(self, inner: Inner, row: int, height: float) -> int:
        """Return a small table with its headings.

        Its last column takes what is left of the width.
        """
        last = row + inner.rows
        label, style = self.writer.style("label"), self.writer.style("centred", fill_in=True)
        self.sheet.merge_range(row, 0, last, 0, self.writer.say(inner.label), label)
        for number in range(row, last + 1):
            self.sheet.set_row(number, height)
            for at, heading in enumerate(inner.headings, 1):
                end = COLUMNS - 1 if at == len(inner.headings) else at
                text, role = (self.writer.say(heading), label) if number == row else ("", style)
                merge_across(self.sheet, number, at, end, text, role)
        return last + 1


_LONGEST_LABEL = 6
"""Characters that the width of a label holds."""
_TALL = 45.0
"""Points of height from which a box is for several lines of words."""


def _in_two_lines(label: str) -> str:
    """Return a long label broken in the middle, so that no single character hangs over."""
    middle = (len(label) + 1) // 2
    return f"{label[:middle]}\n{label[middle:]}" if len(label) > _LONGEST_LABEL else label


def _height(line: FormLine) -> float:
    """Return points that a line takes at least; an inner table counts its headings and rows."""
    inner = line.parts[0]
    return line.height * (inner.rows + 1 if isinstance(inner, Inner) else 1)
