"""Any file that a person may hand in: opened whatever its name says, or refused with a sentence."""

import gc
import io
import subprocess
import time
import zipfile
from datetime import date, datetime
from operator import attrgetter
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import Workbook

from campaign.workbook.declare.cells import ErrorCell, Raw, Struck, Uncalculated
from campaign.workbook.grid import BOX, NOTE, Grid, Slip
from campaign.workbook.read.doubts import needs_second_look
from campaign.workbook.read.files import open_book
from maintenance.faulty.files import compound
from maintenance.faulty.papers import packed
from recalculation import SOFFICE, needs_soffice

HEADINGS = ("编号", "姓名", "得分")


def opened(data: bytes, name: str = "表.xlsx") -> Grid:
    """The one sheet of a good file."""
    grids, issues = open_book(data, name)
    assert [issue.kind.code for issue in issues if issue.is_error] == []
    (grid,) = grids
    return grid


def refusal(data: bytes, name: str = "表.xlsx") -> str:
    """The code under which a file is refused, soon."""
    started = time.perf_counter()
    grids, issues = open_book(data, name)
    assert time.perf_counter() - started < 5
    assert grids == []
    (issue,) = issues
    assert issue.problem
    assert issue.remedy
    assert issue.where.file == name
    return issue.kind.code


def test_a_form_is_gone_with_the_last_that_looks_at_it() -> None:
    """Thousands are opened one by one, and Python looks for circular garbage seldom."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    day = book.add_format({"num_format": "yyyy年m月"})
    book.add_worksheet("表").write_datetime(0, 0, datetime(2026, 3, 6), day)
    book.close()
    gc.collect()
    assert opened(buffer.getvalue()).shown(0, 0) == "2026-03"
    assert gc.collect() == 0


def test_a_format_whose_number_is_none_says_nothing() -> None:
    buffer, damaged = io.BytesIO(), io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("表")
    for row, code in enumerate(('0.0"分"', '0.00"分"')):
        sheet.write_number(row, 0, 81.46, book.add_format({"num_format": code}))
    book.close()
    with zipfile.ZipFile(buffer) as whole, zipfile.ZipFile(damaged, "w") as package:
        for name in whole.namelist():
            changed = whole.read(name).replace(
                b'numFmtId="165" formatCode', b'numFmtId="x" formatCode'
            )
            package.writestr(name, changed)
    grid = opened(damaged.getvalue())
    assert [grid.shown(row, 0) for row in (0, 1)] == ["81.5分", ""]


def rich_book(**options: Any) -> bytes:
    """What there may be to see in a sheet: errors, formulas, hidden rows, struck words, merges."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True, **options})
    sheet = book.add_worksheet("表")
    sheet.write_row(0, 0, HEADINGS)
    sheet.write_row(1, 0, ["007", "张　三", 85.5])
    sheet.write_string(2, 1, "划掉", book.add_format({"font_strikeout": True}))
    sheet.write_formula(2, 2, "=1/0", None, "#DIV/0!")
    sheet.write_formula(3, 2, "=40+45", None, 85)
    sheet.write_datetime(4, 2, datetime(2026, 3, 6, 10, 0), book.add_format({"num_format": 22}))
    sheet.merge_range("A6:A7", "合并")
    sheet.set_row(3, None, None, {"hidden": True})
    sheet.set_column("B:B", None, None, {"hidden": True})
    book.close()
    return buffer.getvalue()


def assert_rich(grid: Grid) -> None:
    assert [grid.at(0, at) for at in range(3)] == list(HEADINGS)
    assert (grid.at(1, 0), grid.at(1, 1), grid.at(1, 2)) == ("007", "张　三", 85.5)
    assert grid.at(2, 1) == Struck("划掉")
    assert grid.at(2, 2) == ErrorCell("#DIV/0!")
    assert grid.at(3, 2) == 85
    assert grid.at(4, 2) == datetime(2026, 3, 6, 10, 0)
    assert list(grid.merged) == [(5, 0, 6, 0)]
    assert list(grid.hidden_rows) == [3]
    assert list(grid.hidden_columns) == [1]


def test_xlsx() -> None:
    assert_rich(opened(rich_book()))
    assert_unseen(opened(unseen_book()))


def unseen_book() -> bytes:
    """What nobody sees among the cells: a row and a column next to nothing, a note, a text box."""
    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"in_memory": True})
    sheet = book.add_worksheet("表")
    sheet.write_row(0, 0, HEADINGS)
    sheet.write_row(1, 0, ["007", "张　三", 85.5])
    sheet.set_row(1, 0.75)
    sheet.set_row(2, 2.75)
    sheet.set_column("C:D", 0.08)
    sheet.write_comment("B2", "经办人:\n本人已撤回")
    sheet.insert_textbox("E7", "𠮷祥\n作废")
    sheet.insert_textbox("E9", "")
    book.close()
    return buffer.getvalue()


def assert_unseen(grid: Grid) -> None:
    assert list(grid.hidden_rows) == [1]
    assert list(grid.hidden_columns) == [2, 3]
    slips = [Slip(NOTE, 1, 1, "经办人:\n本人已撤回"), Slip(BOX, 6, 4, "𠮷祥\n作废")]
    assert sorted(grid.slips, key=attrgetter("row")) == slips


def test_a_macro_workbook_is_read_and_nothing_is_run() -> None:
    data = changed(rich_book(), add={"xl/vbaProject.bin": b"\xcc\x61macro"})
    assert_rich(opened(data, "表.xlsm"))


def test_pictures_are_left_folded() -> None:
    damaged = changed(rich_book(), add={"xl/media/image1.jpeg": b"photo"})
    at = damaged.index(b"photo")
    assert_rich(opened(damaged[:at] + b"PHOTO" + damaged[at + 5 :]))


@pytest.mark.parametrize("said", ['hidden="false"', 'hidden="0"'])
def test_nothing_is_hidden_where_it_says_so(said: str) -> None:
    book = changed(rich_book(), ('hidden="1"', said), ('width="0"', 'width="9"'))
    grid = opened(book)
    assert (list(grid.hidden_rows), list(grid.hidden_columns)) == ([], [])
    plain = changed(plain_book(), ("<row ", f"<row {said} "))
    with zipfile.ZipFile(io.BytesIO(plain)) as parts:
        part = parts.read("xl/worksheets/sheet1.xml")
    assert said.encode() in part
    assert not needs_second_look(part)
    assert needs_second_look(part.replace(said.encode(), b'hidden="true"', 1))


def plain_book() -> bytes:
    book = Workbook()
    sheet: Any = book.active
    sheet["A1"], sheet["A2"] = "编号", "姓名"
    return saved(book)


def test_a_formula_that_nobody_calculated() -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet["A1"] = "=40+45"
    assert opened(saved(book)).at(0, 0) == Uncalculated("=40+45")


@needs_soffice
def test_old_workbooks(tmp_path: Path) -> None:
    """.xls as LibreOffice writes it, and the same under WPS's own name; cut and changed as well."""
    assert SOFFICE is not None
    (tmp_path / "表.xlsx").write_bytes(rich_book())
    (tmp_path / "旧.xlsx").write_bytes(rich_book(date_1904=True))
    (tmp_path / "看不见.xlsx").write_bytes(unseen_book())
    command = [
        SOFFICE, "--headless", f"-env:UserInstallation={(tmp_path / 'user').as_uri()}",
        "--convert-to", "xls:MS Excel 97", "--outdir", str(tmp_path),
        str(tmp_path / "表.xlsx"), str(tmp_path / "旧.xlsx"), str(tmp_path / "看不见.xlsx"),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    data = (tmp_path / "表.xls").read_bytes()
    assert_rich(opened(data, "表.xls"))
    assert_rich(opened(data, "表.et"))
    assert_rich(opened(data, "改了名.xlsx"))
    assert opened(data, "表.xls").counts_from_1904() is False
    assert opened((tmp_path / "旧.xls").read_bytes(), "旧.xls").counts_from_1904() is True
    assert_unseen(opened((tmp_path / "看不见.xls").read_bytes(), "看不见.xls"))
    for size in (512, 600, 2000, len(data) // 2):
        assert refusal(data[:size], "表.xls") in ("F03", "F04")
    for at in range(512, len(data), 97):
        open_book(data[:at] + b"\xff\xff\xff\xff" + data[at + 4 :], "表.xls")


# -- text -----------------------------------------------------------------------------------------

LINES = "编号,姓名,得分\r\n007,张　三,85.5\r\n"


@pytest.mark.parametrize(
    "data",
    [
        LINES.encode("utf-8"),
        LINES.encode("utf-8-sig"),
        LINES.encode("gb18030"),
        LINES.encode("utf-16"),
        LINES.replace(",", "\t").encode("gb18030"),
        LINES.replace(",", ";").encode(),
        LINES.replace("007", "'007").encode(),
        LINES.replace("007", "\t007").encode("gb18030"),
        '编号,姓名,得分\n"007","张　三","85.5"'.encode(),
    ],
)
def test_text(data: bytes) -> None:
    grid = opened(data, "表.csv")
    assert grid.rows[:2] == [list(HEADINGS), ["007", "张　三", "85.5"]]


def test_text_saved_in_the_wrong_encoding_is_mended_and_told() -> None:
    text = "编号,姓名,得分\n007,张三,85\n"
    grids, issues = open_book(text.encode().decode("gb18030").encode(), "表.csv")
    assert [issue.kind.code for issue in issues] == ["F11"]
    assert grids[0].rows[0] == list(HEADINGS)


# -- what other programs write --------------------------------------------------------------------


def saved(book: Workbook) -> bytes:
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def changed(
    data: bytes, *swaps: tuple[str, str], drop: str = "", add: dict[str, bytes] | None = None
) -> bytes:
    """A workbook with texts of its parts swapped, a part dropped, parts added."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(data)) as old, zipfile.ZipFile(buffer, "w") as new:
        for name in old.namelist():
            content = old.read(name)
            for before, after in swaps:
                content = content.replace(before.encode(), after.encode())
            if name != drop:
                new.writestr(name, content)
        for name, content in (add or {}).items():
            new.writestr(name, content)
    return buffer.getvalue()


def test_without_styles() -> None:
    data = changed(rich_book(), drop="xl/styles.xml")
    grid = opened(data)
    assert (grid.at(1, 0), grid.at(1, 2)) == ("007", 85.5)


def test_a_wrong_dimension() -> None:
    data = changed(rich_book(), ('<dimension ref="A1:C7"/>', '<dimension ref="A1"/>'))
    assert_rich(opened(data))


def test_strict_names() -> None:
    """The names that Excel writes into a strict Open XML workbook."""
    data = changed(
        rich_book(),
        ("http://schemas.openxmlformats.org/spreadsheetml/2006/main",
         "http://purl.oclc.org/ooxml/spreadsheetml/main"),
        ("http://schemas.openxmlformats.org/officeDocument/2006/relationships",
         "http://purl.oclc.org/ooxml/officeDocument/relationships"),
    )  # fmt: skip
    grids, issues = open_book(data, "表.xlsx")
    if issues:  # what cannot be read is refused, not read as empty
        assert {issue.kind.code for issue in issues} == {"F04"}
    else:
        assert grids[0].at(1, 0) == "007"


def test_days_counted_from_1904() -> None:
    grid = opened(rich_book(date_1904=True))
    assert grid.counts_from_1904()
    assert grid.at(4, 2) == datetime(2026, 3, 6, 10, 0)


def test_hidden_sheets_are_marked() -> None:
    book = Workbook()
    book.create_sheet("旧").sheet_state = "veryHidden"
    grids, _ = open_book(saved(book), "表.xlsx")
    assert [grid.hidden for grid in grids] == [False, True]


def test_a_far_stray_cell() -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet["A1"], sheet["K900000"] = "编号", "x"
    assert refusal(saved(book)) == "F05"


# -- refused --------------------------------------------------------------------------------------

GOOD = rich_book()


@pytest.mark.parametrize(
    ("data", "name", "code"),
    [
        (b"", "表.xlsx", "F01"),
        (b"<html><table></table></html>", "表.xls", "F03"),
        (b"MIME-Version: 1.0\nContent-Type: multipart/related", "表.xls", "F03"),
        ("编号,姓名".encode(), "表.xlsx", "F03"),
        (b"%PDF-1.7", "表.xlsx", "F03"),
        (b"\x89PNG\r\n", "表.xlsx", "F03"),
        (compound({"EncryptedPackage": b"x"}), "表.xlsx", "F02"),
        (compound({"WordDocument": b"x"}), "表.xls", "F03"),
        (compound({"Workbook": b"x"}), "表.xls", "F04"),
        (packed({"word/document.xml": "<a/>"}), "表.xlsx", "F04"),
        (packed({"xl/workbook.xml": "<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"}), "表.xlsx", "F04"),
        (GOOD[:-40], "表.xlsx", "F04"),
        (GOOD[:200], "表.xlsx", "F04"),
        (b"a,b\n\x00\x01\x02", "表.csv", "F03"),
    ],
)
def test_refused_with_its_reason(data: bytes, name: str, code: str) -> None:
    assert refusal(data, name) == code


_PLACES = st.integers(0, len(GOOD) - 1)


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.lists(st.tuples(_PLACES, st.integers(0, 255)), min_size=1, max_size=6))
def test_changed_bytes_never_crash(changes: list[tuple[int, int]]) -> None:
    data = bytearray(GOOD)
    for at, byte in changes:
        data[at] = byte
    for issue in open_book(bytes(data), "表.xlsx")[1]:
        assert issue.problem


@settings(max_examples=150, deadline=None, derandomize=True, database=None)
@given(st.binary(max_size=400), st.sampled_from(["表.csv", "表.xls", "表.xlsx"]))
def test_any_bytes_never_crash(data: bytes, name: str) -> None:
    for begin in (b"", b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"):
        for issue in open_book(begin + data, name)[1]:
            assert issue.remedy


def test_cells_of_every_type() -> None:
    book = Workbook()
    values: list[Any] = ["字", 1, 2.5, True, date(2026, 3, 6), datetime(2026, 3, 6, 9, 30), None]
    sheet: Any = book.active
    sheet.append(values)
    grid = opened(saved(book))
    found: list[Raw] = grid.rows[0]
    assert found == ["字", 1, 2.5, True, date(2026, 3, 6), datetime(2026, 3, 6, 9, 30)]
