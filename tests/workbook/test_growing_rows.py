"""Rows in which people write words grow with these; every other row keeps its height."""

import dataclasses
import io
import re
import zipfile
from datetime import date
from decimal import Decimal

from campaign.workbook.declare.page import Page
from campaign.workbook.write.styles import ROW_HEIGHT
from campaign.workbook.write.writer import write_book
from workbook.sheets import THING_ITEMS, THINGS, Thing

ROWS = [
    Thing(number="1", name="甲", points=Decimal(3)),
    Thing(number="2", name="乙", department="很长的部门名称" * 9),
]


def rows_of(page: Page[Thing]) -> list[tuple[float, bool]]:
    """The height of each row, and whether it is held to it."""
    file = zipfile.ZipFile(io.BytesIO(write_book([page], created=date(2026, 3, 1))))
    text = file.read("xl/worksheets/sheet1.xml").decode()
    return [
        (float(height[1]), "customHeight" in row)
        for row in re.findall("<row [^>]*", text)
        if (height := re.search('ht="([^"]+)"', row))
    ]


def test_rows_for_words_are_free_and_as_high_as_their_text() -> None:
    title, header, first, second, spare = rows_of(Page(THINGS, ROWS, spare=1))
    assert title[1]
    assert header[1]
    assert first == spare == (ROW_HEIGHT, False)
    assert second[0] > 2 * ROW_HEIGHT
    assert not second[1]


def test_the_rows_of_a_result_are_held() -> None:
    assert all(held for _, held in rows_of(Page(dataclasses.replace(THINGS, result=True), ROWS)))


def test_items_for_words_are_free_and_the_others_held() -> None:
    items = Page(THING_ITEMS, [ROWS[0]])
    held = [held for _, held in rows_of(items)[2:]]
    free = [each.header for each, grown in zip(items.written, held, strict=True) if not grown]
    assert free == ["部门", "第一志愿", "第二志愿"]
