"""Sheet declarations + rows → a workbook that people like to open, print and sign."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from campaign.workbook.book import BookWriter, Say
from campaign.workbook.page import Page
from campaign.workbook.sheet import Layout
from campaign.workbook.wording import as_written

__all__ = ["Say", "as_written", "write_book"]


def write_book(
    pages: Sequence[Page[Any]],
    *,
    created: date,
    banner: str = "",
    say: Say = as_written,
    rehearsal: bool = False,
) -> bytes:
    """The bytes of a workbook with these pages: the same for the same content.

    `banner` (the campaign) stands in every page's printed header; the sheets of a `rehearsal` say
    so in their title and on every printed page.
    """
    from campaign.workbook.charts_writer import write_charts
    from campaign.workbook.form_writer import write_form
    from campaign.workbook.items_writer import ItemsWriter
    from campaign.workbook.table_writer import TableWriter

    writer = BookWriter(created, banner, say, rehearsal=rehearsal)
    for page in pages:
        if page.sheet.layout is Layout.FORM:
            write_form(writer, page)
        elif page.sheet.layout is Layout.ITEMS:
            ItemsWriter(writer, page).write()
        elif page.sheet.layout is Layout.CHARTS:
            write_charts(writer, page)
        else:
            TableWriter(writer, page).write()
    return writer.close()
