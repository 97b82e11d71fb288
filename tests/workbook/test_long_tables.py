"""Long tables are written piece by piece: the same bytes, without all cells in memory at once."""

import io
import tracemalloc
import zipfile
from datetime import date

import pytest

from campaign.workbook.declare.page import BarChart, Page
from campaign.workbook.declare.sheet import Sheet, SheetLayout
from campaign.workbook.read.files import open_book
from campaign.workbook.write import tables
from campaign.workbook.write.writer import write_book
from workbook.sheets import THINGS, Thing

EVERYTHING = 1_000_000


def things(rows: int) -> Page[Thing]:
    about = [Thing(number=str(n), name=f"甲{n}", department="长" * (n % 40)) for n in range(rows)]
    return Page(THINGS, about, spare=3)


def book(rows: int) -> bytes:
    return write_book([things(rows)], created=date(2026, 3, 1))


@pytest.mark.parametrize("rows", [15, 16, 61, 200])
def test_the_bytes_are_those_of_a_table_held_to_the_end(
    monkeypatch: pytest.MonkeyPatch, rows: int
) -> None:
    whole = book(rows)
    monkeypatch.setattr(tables, "_MOST_HELD", 16)
    assert book(rows) == whole


def test_a_long_table_takes_less_memory_and_loses_no_row(monkeypatch: pytest.MonkeyPatch) -> None:
    def peak() -> tuple[bytes, int]:
        tracemalloc.start()
        made = book(4_000)
        highest = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return made, highest

    made, least = peak()
    names = [row[1] for row in open_book(made, "表.xlsx")[0][0].rows]
    assert [f"甲{n}" for n in range(4_000)] == [name for name in names if str(name)[:1] == "甲"]
    monkeypatch.setattr(tables, "_MOST_HELD", EVERYTHING)
    assert least < 0.9 * peak()[1]


def test_a_chart_shows_all_rows_of_a_long_table(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tables, "_MOST_HELD", 16)
    table = things(40)
    sheet = Sheet("图", Thing, "测试用。", layout=SheetLayout.CHARTS)
    chart = Page(sheet, charts=[BarChart("人数", ("name",), ("人数",))], charted=table)
    made = write_book([table, chart], created=date(2026, 3, 1))
    with zipfile.ZipFile(io.BytesIO(made)) as package:
        drawn = package.read("xl/charts/chart1.xml").decode()
    assert all(f"<c:v>甲{n}</c:v>" in drawn for n in range(40))
