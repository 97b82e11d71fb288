"""Tables that other programs and other habits give: read as they are meant, or told of."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
import xlsxwriter
from openpyxl import load_workbook

from campaign.roster.stages import the_roster
from campaign.workbook.grid import NOTE, Slip
from campaign.workbook.read.files import open_book
from campaigns import Town, codes, person, run
from registration.exports import Read, book, hand_in, read_of

HEADINGS = ("编号", "姓名", "第一志愿", "服从调剂", "报名时间")
SUN = ("005", "孙国栋", "综治办专职副主任", "是", "2026-3-5 10:00")
READ: Read = ("竞争上岗", "005", ("综治办专职副主任",), "2026-03-05 10:00:00", True)
SHEET = "竞争上岗报名"


def register(*rows: Sequence[Any], headings: Sequence[Any] = HEADINGS) -> bytes:
    return book([headings, *rows], SHEET)


@pytest.mark.parametrize(
    "text",
    [
        ",".join(HEADINGS) + '\r\n="005",' + ",".join(SUN[1:]) + "\r\n",
        ", ".join(HEADINGS) + '\n005, "孙国栋", ' + ", ".join(SUN[2:]) + "\n",
        ";".join(HEADINGS) + "\n" + ";".join(SUN) + "\n",
    ],
)  # fmt: skip
@pytest.mark.parametrize("encoding", ["utf-8", "gb18030"])
def test_comma_separated_text(text: str, encoding: str) -> None:
    found, issues = hand_in(text.encode(encoding), f"03报名表/{SHEET}.csv")
    assert (read_of(found), issues) == (frozenset((READ,)), [])


def test_text_in_big5() -> None:
    text = (
        "編號,姓名,第一志願,服從調劑,報名時間\r\n005,孫國棟,綜治辦專職副主任,是,2026-3-5 10:00\r\n"
    )
    found, issues = hand_in(text.encode("big5"), "03报名表/競爭上崗報名.csv")
    assert read_of(found) == {READ}
    assert {issue.kind.code for issue in issues} <= {"P08"}
    found, _ = hand_in(text.encode("gb18030"), "03报名表/競爭上崗報名.csv")
    assert read_of(found) == {READ}


@pytest.mark.parametrize("word", ["汇总", "总人数", "总人数：", "彙總"])
def test_a_row_of_sums_is_none(word: str) -> None:
    found, issues = hand_in(register(SUN, (word, 1)))
    assert read_of(found) == {READ}
    assert codes(issues) == {("A3", "T11")}


def test_a_row_that_says_more_is_no_row_of_sums() -> None:
    found, issues = hand_in(register(SUN, ("汇总", "王芳", "党政办主任", "是", "2026-3-5 10:00")))
    assert {code for _, code in codes(issues)} == {"P02"}
    assert read_of(found) == {READ}


def test_stars_before_headings() -> None:
    headings = ("*编号", "＊姓名", "*第一志愿", "服从调剂*", "*报名时间：")
    found, issues = hand_in(register(SUN, headings=headings))
    assert (read_of(found), issues) == (frozenset((READ,)), [])


@pytest.mark.parametrize("stray", ["row", "column", "both"])
def test_a_stray_height_or_format_at_the_end_of_a_sheet(stray: str, tmp_path: Path) -> None:
    path = tmp_path / "登记.xlsx"
    with xlsxwriter.Workbook(str(path)) as made:
        sheet, coloured = made.add_worksheet(SHEET), made.add_format({"bg_color": "#FFFF00"})
        sheet.write_row(0, 0, HEADINGS)
        sheet.write_row(1, 0, SUN)
        if stray != "column":
            sheet.set_row(1_048_575, 30)
        if stray != "row":
            sheet.write_blank(1_048_575 if stray == "both" else 1, 16_383, None, coloured)
    found, issues = hand_in(path.read_bytes())
    assert (read_of(found), issues) == (frozenset((READ,)), [])


# -- XML 表格 2003 --------------------------------------------------------------------------------

_OPENING = """<?xml version="1.0"{encoding}?><?mso-application progid="Excel.Sheet"?>
<Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"
 xmlns:ss="urn:schemas-microsoft-com:office:spreadsheet">"""


def xml(table: str, encoding: str = "utf-8", before: str = "") -> bytes:
    declared = f' encoding="{encoding}"' if encoding != "utf-8" else ""
    opening = _OPENING.format(encoding=declared).replace("<Workbook", f"{before}<Workbook")
    text = f'{opening}<Worksheet ss:Name="{SHEET}"><Table>{table}</Table></Worksheet></Workbook>'
    return text.encode(encoding)


def cell(value: str, kind: str = "String", attributes: str = "") -> str:
    return f'<Cell{attributes}><Data ss:Type="{kind}">{value}</Data></Cell>'


_HEAD = f"<Row>{''.join(map(cell, HEADINGS))}</Row>"
_TABLE = _HEAD + "".join(
    (
        '<Row ss:Index="4">',
        *map(cell, SUN[:3]),
        cell("是", attributes=' ss:Index="4"'),
        cell("2026-03-05T10:00:00.000", "DateTime"),
        "</Row>",
    )
)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "gb2312", "GBK"])
def test_xml_of_staff_systems(encoding: str) -> None:
    found, issues = hand_in(xml(_TABLE, encoding), "03报名表/登记.xls")
    assert (read_of(found), issues) == (frozenset((READ,)), [])
    assert found.accepted[next(iter(found.accepted))][0].row.where("name").cell == "B4"


def test_a_note_in_xml_leaves_its_cell_as_it_is() -> None:
    note = '<Comment ss:Author="某"><ss:Data xmlns="http://www.w3.org/TR/REC-html40">撤回</ss:Data>'
    noted = cell("01").replace("</Cell>", f"{note}</Comment></Cell>")
    columns = '<Column ss:Width="60"/><Column ss:Hidden="1" ss:Span="1"/><Column ss:Width="0.5"/>'
    rows = f'<Row>{noted}</Row><Row ss:Height="1">{cell("02")}</Row>'
    (grid,), issues = open_book(xml(columns + rows), "登记.xls")
    assert grid.rows == [["01"], ["02"]]
    assert list(grid.slips) == [Slip(NOTE, 0, 0, "撤回")]
    assert (list(grid.hidden_rows), list(grid.hidden_columns)) == ([1], [1, 2, 3])
    assert codes(issues) == {("", "F10")}


FAR = ' ss:Index="16384"'


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (xml(_TABLE)[:-30], "F04"),
        (xml(_TABLE, before="<!DOCTYPE x [<!ENTITY a 'ha'>]>"), "F04"),
        (xml(f'<Row ss:Index="1048576">{cell("1", attributes=FAR)}</Row>'), "F05"),
        (xml('<Row ss:Index="9">' + cell("1") + '</Row><Row ss:Index="2"/>'), "F04"),
        (xml("<Row>" + cell("eins", "Number") + "</Row>"), "F04"),
        (b"<html><body><table></table></body></html>", "F03"),
    ],
)  # fmt: skip
def test_other_xml_is_refused(data: bytes, code: str) -> None:
    grids, issues = open_book(data, "登记.xls")
    assert (grids, codes(issues)) == ([], {("", code)})


# -- the roster, the picks ------------------------------------------------------------------------


def test_numbers_written_in_advance_are_nobody(tmp_path: Path) -> None:
    town = Town(department_choices={"01": ("党政办",)})
    root = town.write(tmp_path)
    path = root / "02干部花名册.xlsx"
    roster = load_workbook(path)
    for number in range(7, 27):
        roster["花名册"].append([f"{number:02}"])
    roster.save(path)
    ran = run("check_registrations", root)
    assert codes(ran.issues) - {("", "S18")} == {("A8", "T70")}
    assert len(ran.run.get(the_roster).members) == 6


def test_a_single_number_at_the_end_is_somebody(tmp_path: Path) -> None:
    town = Town(department_choices={"01": ("党政办",)})
    town.people.append({"编号": "07"} | dict.fromkeys(list(person("", ""))[1:], ""))
    ran = run("check_registrations", town.write(tmp_path), today=date(2026, 3, 10))
    assert "V01" in {issue.kind.code for issue in ran.errors}
