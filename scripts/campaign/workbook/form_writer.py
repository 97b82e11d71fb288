"""Printed forms: labels and boxes on one A4 page, unlocked only where people write."""

from typing import TYPE_CHECKING, Any

from campaign.workbook.page import Page, Written, value_of
from campaign.workbook.styles import TITLE_HEIGHT

if TYPE_CHECKING:
    from campaign.workbook.book import BookWriter

_PAIRS = 3
"""Label and value side by side, three times across."""
_LABEL_WIDTH, _VALUE_WIDTH, _PHOTO_WIDTH = 11.0, 15.0, 14.0
_PHOTO_ROWS = 4
_LINE = 19.0


def write_form(writer: "BookWriter", page: Page[Any]) -> None:
    """Write a form: fields flow left to right in boxes of their span, the photo at the right."""
    sheet = writer.add_sheet(page)
    sheet.fit_to_pages(1, 1)
    for pair in range(_PAIRS):
        sheet.set_column(2 * pair, 2 * pair, _LABEL_WIDTH)
        sheet.set_column(2 * pair + 1, 2 * pair + 1, _VALUE_WIDTH)
    last = 2 * _PAIRS
    sheet.set_column(last, last, _PHOTO_WIDTH)
    row = writer.top(sheet, page, last, 6 * 15 + _PHOTO_WIDTH)
    sheet.set_row(0, TITLE_HEIGHT)
    label = writer.style("label")
    sheet.merge_range(row, last, row + _PHOTO_ROWS - 1, last, writer.say("照片"), label)
    item = page.rows[0] if page.rows else None
    photo_end = row + _PHOTO_ROWS
    row = _fields(writer, sheet, page, item, row, photo_end)
    for box in page.sheet.boxes:
        sheet.set_row(row, _LINE * box.lines)
        sheet.write_string(row, 0, writer.say(box.label), label)
        sheet.merge_range(row, 1, row, last, "", writer.style("box"))
        sheet.write_string(row, 1, writer.say(box.text), writer.style("box"))
        row += 1
    sheet.print_area(0, 0, row - 1, last)


def _fields(
    writer: "BookWriter", sheet: Any, page: Page[Any], item: object, row: int, photo_end: int
) -> int:
    """Place the fields; the next free row."""
    pair = 0
    for written in page.written:
        span = min(written.column.span, _PAIRS)
        if pair + span > _PAIRS:
            row, pair = row + 1, 0
        lines = written.column.lines
        if pair == 0:
            sheet.set_row(row, max(26.0, _LINE * lines))
        right = 2 * (pair + span) - 1
        if pair + span == _PAIRS and row >= photo_end:
            right += 1
        _field(writer, sheet, page, item, written, (row, 2 * pair, right))
        pair += span
        if pair == _PAIRS:
            row, pair = row + 1, 0
    return row + 1 if pair else row


def _field(
    writer: "BookWriter",
    sheet: Any,
    page: Page[Any],
    item: object,
    written: Written,
    box: tuple[int, int, int],
) -> None:
    row, left, right = box
    column = written.column
    role = "centred" if column.lines == 1 else "text"
    style = writer.style(role, column.kind.number_format, fill_in=not column.locked)
    sheet.write_string(row, left, writer.say(written.header), writer.style("label"))
    if right > left + 1:
        sheet.merge_range(row, left + 1, row, right, "", style)
    value = None if item is None else value_of(item, column, written.member)
    writer.put(sheet, row, left + 1, column, value, style)
    writer.validate(sheet, (row, left + 1, row, left + 1), column, page)
