"""Sheet declarations + rows → a workbook that people like to open, print and sign."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from campaign.workbook.declare.page import Page
from campaign.workbook.declare.sheet import SheetLayout
from campaign.workbook.declare.wording import as_written
from campaign.workbook.write.book import BookWriter, Say
from campaign.workbook.write.charts import write_charts
from campaign.workbook.write.forms import write_form
from campaign.workbook.write.tables import ItemsWriter, TableWriter

__all__ = ["Say", "as_written", "write_book"]


def write_book(
    pages: Sequence[Page[Any]],
    *,
    created: date,
    banner: str = "",
    say: Say = as_written,
    rehearsal: bool = False,
) -> bytes:
    """Return the bytes of a workbook with these pages: the same for the same content.

    `banner` (the campaign) stands in every page's printed header; the sheets of a `rehearsal` say
    so in their title and on every printed page.
    """
    writer = BookWriter(created, banner, say, rehearsal=rehearsal)
    drawn = {id(page.charted) for page in pages}
    for page in pages:
        if page.sheet.layout is SheetLayout.FORM:
            write_form(writer, page)
        elif page.sheet.layout is SheetLayout.ITEMS:
            ItemsWriter(writer, page).write()
        elif page.sheet.layout is SheetLayout.CHARTS:
            write_charts(writer, page)
        else:
            TableWriter(writer, page, drawn=id(page) in drawn).write()
    return writer.close()
