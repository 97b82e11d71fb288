"""Writes a sheet of charts, one below the other, none cut by the edge of a printed page."""

from typing import TYPE_CHECKING, Any

from campaign.workbook.declare.page import Page, insert_chart

if TYPE_CHECKING:
    from campaign.workbook.write.book import BookWriter


_ROW = 20
"""Pixels of a row of the usual height."""
_COLUMNS = 10
"""Columns of the usual width that the charts cover."""
_SCALE = 80
"""Percent; leaves room for programs whose columns are a little wider."""
_PRINTED = 1100
"""Pixels of charts that go on one printed page at this scale."""


def write_charts(writer: "BookWriter", page: Page[Any]) -> None:
    """Write the charts of the table of `page.charted`."""
    assert page.charted is not None
    sheet = writer.add_sheet(page)
    sheet.set_print_scale(_SCALE)  # unlike fitting to a width, this keeps the page breaks below
    sheet.hide_gridlines(2)
    row = writer.top(sheet, page, _COLUMNS - 1, 90)
    used, breaks = 0, []
    for chart in page.charts:
        first, last = chart.rows or (0, len(page.charted.rows) - 1)
        height = chart.height(last - first + 1)
        if used and used + height > _PRINTED:
            breaks.append(row)
            used = 0
        insert_chart(writer.book, sheet, chart, page.charted, writer.say, row)
        rows = height // _ROW + 2
        row, used = row + rows, used + rows * _ROW
    sheet.set_h_pagebreaks(breaks)
