"""What a cell shows is what was meant, for every kind of number and in either Excel format."""

import subprocess
import time
from datetime import date, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook, load_workbook
from openpyxl.styles import Color, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.table import Table

from campaign.roster.stages import the_roster
from campaign.scoring.sheets import SCORES
from campaign.scoring.stages import the_scores
from campaign.workbook.declare.dates import YearMonth
from campaign.workbook.read.displayed import displayed, shown_of, shows_nothing
from campaign.workbook.read.files import open_book
from campaign.workbook.read.reader import read
from campaign.workbook.read.unseen import may_hide
from campaigns import codes, run, table
from recalculation import SOFFICE, needs_soffice
from scoring.score_folder import SPEECH, ScoreFolder

SCHEME, ROSTER = "01活动方案.xlsx", "02干部花名册.xlsx"
SHEET = "04评分表/竞职演说评分表-顾平.xlsx"


@pytest.mark.parametrize(
    ("number", "code", "shown"),
    [
        ("1", "000", "001"),
        ("12", "0000", "0012"),
        ("1", '"GB"000', "GB001"),
        ("0.95", "0%", "95%"),
        ("0.955", "0.0%", "95.5%"),
        ("81.46", "0.0", "81.5"),
        ("89.4", "0", "89"),
        ("81.005", "0.00", "81.01"),
        ("81.46", "0.##", "81.46"),
        ("81.5", "#.##", "81.5"),
        ("85", '0"分"', "85分"),
        ("1234.5", "#,##0.00", "1234.50"),
        ("85.25", r"0.00_);[Red]\(0.00\)", "85.25"),
        ("-3", "0.0", "-3.0"),
        ("44000", "yyyy-mm-dd", ""),
        ("0.5", "# ?/?", ""),
        ("5", "0.00E+00", ""),
        ("5", "[>3]0.0;0", "5.0"),
        ("55", '[<60]"不及格";0', "不及格"),
        ("60", '[<60]"不及格";0', "60"),
        ("75", '[>=90]"优";[>=60]"合格";"不合格"', "合格"),
        ("5", "[>9]0.0", ""),
        ("-5", "[<60]0.0;0", ""),
        ("1", '"是";;"否"', "是"),
        ("0", '"是";;"否"', "否"),
        ("0", "0.0;;", ""),
        ("8", "0.0;;", "8.0"),
        ("0", '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ', ""),  # an account's 0
        ("7", "[DBNum1]0", ""),
        ("5", "General", ""),
        ("5", "@", ""),
        ("1E30", "0.00", f"1{'0' * 30}.00"),
        ("0.5", f"0.{'0' * 40}", f"0.5{'0' * 39}"),
        ("Infinity", "0.00", ""),
        ("NaN", "0.00", ""),
    ],
)
def test_formats(number: str, code: str, shown: str) -> None:
    assert displayed(Decimal(number), code) == shown


@pytest.mark.parametrize(
    ("raw", "code", "nothing"),
    [
        (85, ";;;", True),
        ("85", ";;;", True),
        ("85", ";;;@", False),
        (85, ";;;@", True),
        (0, "0.0;;", True),
        (-1, "0.0;;", True),
        (85, "0.0;;", False),
        (0, '[=0]"";General', True),
        (5, '[=0]"";General', False),
        (0, '_ * #,##0_ ;_ * \\-#,##0_ ;_ * "-"_ ;_ @_ ', False),
        (0, "0;-0;;@", True),
        (1, '"；";;', False),
        (True, ";;;", False),
    ],
)
def test_formats_that_show_nothing(raw: Any, code: str, nothing: bool) -> None:
    assert shows_nothing(raw, code) is nothing


def typed(root: Path, file: str, sheet: str, cells: dict[str, tuple[Any, str]]) -> None:
    """Write values and number formats into cells."""
    book = load_workbook(root / file)
    for cell, (value, code) in cells.items():
        book[sheet][cell] = value
        book[sheet][cell].number_format = code
    book.save(root / file)


def as_old_workbook(path: Path) -> Path:
    """Save a workbook as .xls beside it."""
    assert SOFFICE is not None
    command = [
        SOFFICE, "--headless", f"-env:UserInstallation={(path.parent / 'user').as_uri()}",
        "--convert-to", "xls:MS Excel 97", "--outdir", str(path.parent), str(path),
    ]  # fmt: skip
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return path.with_suffix(".xls")


def marks(root: Path, *cells: tuple[Any, str]) -> Any:
    root = ScoreFolder().write(root)
    typed(root, SHEET, "评分表", {f"E{n}": each for n, each in enumerate(cells, 2)})
    return run("consolidate_scores", root)


def test_one_rule_for_marks_that_show_less_than_they_hold(tmp_path: Path) -> None:
    ran = marks(tmp_path, (81.46, "0.0"), (89.4, '"得"0"分"'), (81.005, "0.00"))
    assert codes(ran.issues) == {("E2", "V18"), ("E3", "V18"), ("E4", "V18")}
    given = ran.run.get(the_scores)["评委打分"]
    found = [
        next(mark.points for mark in given.of[SPEECH, key] if mark.judge == "顾平")
        for key in ("01", "02", "03")
    ]
    assert found == [Decimal("81.5"), Decimal(89), Decimal("81.01")]


def test_nothing_is_said_where_the_cell_shows_what_it_holds(tmp_path: Path) -> None:
    assert marks(tmp_path, (81.5, "0.00"), (89, '"得"0"分"'), (81.46, "General")).issues == []


def painted(font: str | Color, ground: str | Color = "") -> dict[str, Any]:
    """A cell's own colours."""
    fill = {"fill": PatternFill("solid", fgColor=ground)} if ground else {}
    return {"font": Font(color=font), **fill}


UNSEEN = [
    (85, {"number_format": ";;;"}),
    ("85", {"number_format": ";;;"}),
    (0, {"number_format": "0.0;;"}),
    (55, {"number_format": '[<60]"不及格";0'}),
    (85, painted("FFFFFFFF")),
    ("85", painted("FFFEFEFE", "FFFFFFFF")),
    (85, painted("FF0000FF", "000000FF")),
    (85, painted(Color(theme=4), Color(theme=4))),
]
SEEN = [
    (85, {"number_format": "0.0;;"}),
    (85, {"number_format": '[<60]"不及格";0'}),
    (85, painted("FFFFFFFF", "FF1F4E79")),
    (85, painted("FF000000", "FFFFFBE6")),
]


@pytest.mark.parametrize("is_xls", [False, pytest.param(True, marks=needs_soffice)])
def test_what_nobody_sees_is_asked_about(tmp_path: Path, is_xls: bool) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.title = "评分表"
    sheet.append(["编号", "姓名", "竞争职位", "得分"])
    for number, (value, looks) in enumerate([*UNSEEN, *SEEN], 1):
        sheet.append([f"{number:02}", "王芳", "党政办主任", value])
        for name, each in looks.items():
            setattr(sheet.cell(number + 1, 4), name, each)
    path = tmp_path / "表.xlsx"
    book.save(path)
    path = as_old_workbook(path) if is_xls else path
    (grid,), issues = open_book(path.read_bytes(), path.name)
    reading = read(grid, SCORES)
    assert issues == []
    assert codes(reading.issues) == {(f"D{n}", "V42") for n in range(2, len(UNSEEN) + 2)}
    assert [row.value.mark for row in reading.rows] == [85] * len(SEEN)


def test_thousands_of_colours_are_compared_at_once() -> None:
    fonts = "".join(f'<color rgb="FF{number:06X}"/>' for number in range(0x20000, 0x24000))
    grounds = "".join(f'<fgColor rgb="FF{number:06X}"/>' for number in range(0x10000))
    started = time.process_time()
    assert not may_hide(f"<fonts>{fonts}</fonts><fills>{grounds}</fills>".encode())
    assert may_hide(f"<fonts>{fonts}</fonts><fgColor rgb='FF020000'/>".encode())
    assert time.process_time() - started < 3


def test_words_that_stand_for_a_number_are_what_counts(tmp_path: Path) -> None:
    ran = marks(tmp_path, (0, '0.0;;"缺考"'), (85, ";;;"), (85, ";;;@"))
    assert codes(ran.issues) == {
        ("E2", "V13"), ("E2", "M08"), ("E3", "V42"), ("E4", "V42")
    }  # fmt: skip
    assert not (tmp_path / "结果/成绩汇总.xlsx").exists()


def test_a_table_paints_grounds_that_its_cells_do_not_tell(tmp_path: Path) -> None:
    root = ScoreFolder().write(tmp_path)
    book = load_workbook(root / SHEET)
    book["评分表"]["E2"].font = Font(color="FFFFFFFF")
    book["评分表"].add_table(Table(displayName="分", ref="A1:F4"))
    book.save(root / SHEET)
    assert run("consolidate_scores", root).issues == []


@pytest.mark.parametrize("cell", [(0.95, "0%"), ("95%", "@"), ("95％", "General"), (0.955, "0.0%")])
def test_a_percentage_is_no_mark_however_it_is_written(
    tmp_path: Path, cell: tuple[Any, str]
) -> None:
    assert codes(marks(tmp_path, cell).errors) == {("E2", "V02")}


@pytest.mark.parametrize("code", ["General", "0%"])
def test_grades_and_points_may_be_percentages_and_it_is_said(tmp_path: Path, code: str) -> None:
    root = ScoreFolder().write(tmp_path)
    value: Any = "80%" if code == "General" else 0.8
    typed(root, SCHEME, "测评等次", {"B3": (value, code)})
    share: Any = "30%" if code == "General" else 0.3
    typed(root, SCHEME, "评分项目", {"C2": (share, code)})
    ran = run("consolidate_scores", root)
    assert codes(ran.issues) == {("B3", "V13"), ("C2", "V13")}
    assert [each.data["understood"] for each in ran.issues] == ["30", "80"]
    assert {each.read for each in ran.issues} == {"30%", "80%"}


@pytest.mark.parametrize("cell", [(0.5, "0%"), ("50%", "@")])
def test_a_count_is_no_percentage(tmp_path: Path, cell: tuple[Any, str]) -> None:
    root = ScoreFolder().write(tmp_path)
    typed(root, SCHEME, "竞争职位", {"C2": cell})
    assert codes(run("consolidate_scores", root).errors) == {("C2", "V02")}


@pytest.mark.parametrize(("code", "expected"), [("000", "001"), ('"GB"000', "GB001")])
def test_numbers_of_persons_as_they_are_shown(tmp_path: Path, code: str, expected: str) -> None:
    folder = ScoreFolder()
    root = folder.write(tmp_path)
    typed(root, ROSTER, "花名册", {"A2": (1, code)})
    ran = run("check_registrations", root)
    assert ran.run.get(the_roster).members[0].staff_id == expected
    assert not [each for each in ran.issues if each.where.file == ROSTER]


@pytest.mark.parametrize(
    ("cell", "month", "found"),
    [
        ((1985.1, "0.00"), "1985.10", set()),  # what it shows: October
        ((1985.1, "General"), "1985.01", {("D2", "V08")}),
        ((1985.06, "0.00"), "1985.06", set()),
    ],
)
def test_a_month_is_the_one_that_the_cell_shows(
    tmp_path: Path, cell: tuple[Any, str], month: str, found: set[tuple[str, str]]
) -> None:
    root = ScoreFolder().write(tmp_path)
    typed(root, ROSTER, "花名册", {"D2": cell})
    ran = run("check_registrations", root)
    assert str(ran.run.get(the_roster).members[0].person.born) == month
    assert codes(each for each in ran.issues if each.where.file == ROSTER) == found


@pytest.mark.parametrize(
    ("moment", "code", "shown"),
    [
        (datetime(2026, 3, 7, 16, 45), "yyyy-mm-dd hh:mm", ""),
        (datetime(2026, 3, 7), "yyyy-mm-dd", ""),
        (date(2024, 3, 15), "yyyy.mm", "2024-03"),
        (date(2024, 3, 15), 'yyyy"年"m"月"', "2024-03"),
        (date(2024, 3, 15), "[$-804]yyyy/m/d", ""),
        (date(2024, 3, 15), "0.00", ""),
        (datetime(2026, 3, 7, 18, 5), "yyyy-mm-dd", "2026-03-07"),
        (datetime(2026, 3, 7, 18, 5), 'm"月"d"日"', "2026-03-07"),
        (datetime(2026, 3, 7, 18, 5), "yyyy/m/d h:mm AM/PM", ""),
        (datetime(2026, 3, 7, 18, 5), "h:mm", ""),
        (datetime(2026, 3, 7, 18, 5), "yyyy年m月", "2026-03"),
    ],
)
def test_what_a_format_leaves_out_of_a_day(moment: date, code: str, shown: str) -> None:
    assert shown_of(moment, code) == shown


@pytest.mark.parametrize(
    ("cell", "since", "found"),
    [
        ((datetime(2024, 3, 15), "yyyy.mm"), YearMonth(2024, 3), {("H2", "V18")}),
        ((datetime(2024, 3, 1), 'yyyy"年"m"月"'), YearMonth(2024, 3), set()),
        ((datetime(2024, 3, 15), "yyyy-mm-dd"), date(2024, 3, 15), set()),
    ],
)
def test_a_day_of_which_only_the_month_is_shown_is_the_month(
    tmp_path: Path, cell: tuple[Any, str], since: object, found: set[tuple[str, str]]
) -> None:
    root = ScoreFolder().write(tmp_path)
    typed(root, ROSTER, "花名册", {"H2": cell})
    ran = run("check_registrations", root)
    assert ran.run.get(the_roster).members[0].person.working_since == since
    assert codes(each for each in ran.issues if each.where.file == ROSTER) == found


REGISTER = "03报名表/竞争上岗报名.xlsx"
EVENING = datetime(2026, 3, 7, 18, 5)


@pytest.mark.parametrize(
    ("cell", "found"),
    [
        ((EVENING, "yyyy-mm-dd"), {("F2", "V18"), ("F2", "R10")}),  # late, or not: nobody sees it
        ((EVENING, 'm"月"d"日"'), {("F2", "V18"), ("F2", "R10")}),
        ((EVENING, "yyyy-mm-dd hh:mm"), set()),
        ((EVENING - timedelta(days=1), "yyyy/m/d"), {("F2", "V18")}),
        ((EVENING - timedelta(days=1), "yyyy-mm"), {("F2", "V06")}),
        ((datetime(2026, 3, 6), "yyyy-mm-dd"), set()),
    ],
)
def test_a_time_of_day_that_nobody_sees_decides_nothing(
    tmp_path: Path, cell: tuple[Any, str], found: set[tuple[str, str]]
) -> None:
    root = ScoreFolder().write(tmp_path)
    typed(root, REGISTER, "竞争上岗报名", {"F2": cell})
    ran = run("check_registrations", root)
    assert codes(each for each in ran.issues if each.where.file == REGISTER) == found


@pytest.mark.parametrize(
    ("item", "code", "found"),
    [
        ("报名截止", "yyyy-mm-dd", "V17"),
        ("第二轮报名截止", "yyyy-mm-dd", "V18"),
        ("动员会时间", "m/d/yy", "V18"),
        ("公示开始", "yyyy-mm-dd", ""),  # a day is all that is asked for
        ("公示开始", "yyyy年m月", "V06"),
    ],
)
def test_moments_of_the_scheme_are_what_their_cells_show(
    tmp_path: Path, item: str, code: str, found: str
) -> None:
    folder = ScoreFolder()
    folder.town.basics |= {item: ""}
    root, row = folder.write(tmp_path), [*folder.town.basics].index(item) + 2
    typed(root, SCHEME, "基本信息", {f"B{row}": (datetime(2026, 3, 9, 9, 30), code)})
    told = codes(run("check_registrations", root).issues)
    assert {code for cell, code in told if cell == f"B{row}"} == ({found} if found else set())


@pytest.mark.parametrize(
    ("fact", "column", "cell", "passes", "found"),
    [
        ("年龄", "出生年月", (1985.1, "0.00"), "通过", set()),  # October: 40 on 7 March 2026
        ("年龄", "出生年月", (1985.1, "General"), "不通过", {"V08"}),
        ("年度考核分", "年度考核分", (40.4, "0"), "通过", {"V18"}),
        ("年度考核分", "年度考核分", (0.4, "0%"), "待审核", set()),
        ("年度考核分", "年度考核分", (39, ";;;"), "待审核", set()),
        ("年度考核分", "年度考核分", (39, '0"分"'), "通过", set()),
        ("任现职年限", "任现职时间", (1986.1, "0.00"), "通过", set()),
        ("任现职年限", "任现职时间", (1986.1, "General"), "不通过", {"V08"}),
        ("任现职年限", "任现职时间", (datetime(1986, 3, 2), "yyyy.mm"), "通过", {"V18"}),
        ("任现职年限", "任现职时间", (datetime(1986, 3, 1), "yyyy.mm"), "通过", set()),
    ],
)
def test_facts_are_what_the_roster_shows(
    tmp_path: Path, fact: str, column: str, cell: tuple[Any, str], passes: str, found: set[str]
) -> None:
    folder = ScoreFolder()
    asked = {"适用": "竞争上岗", "依据": fact, "要求": "不高于", "值": 40, "不符合时": "不通过"}
    folder.town.more["资格条件"] = [asked]
    for each in folder.town.people:
        each |= {"年度考核分": 35, "任现职时间": "2020.03"}
    root, columns = folder.write(tmp_path), [*folder.town.people[0]]
    at = get_column_letter(columns.index(column) + 1)
    typed(root, ROSTER, "花名册", {f"{at}2": cell})
    ran = run("check_registrations", root)
    assert codes(each for each in ran.issues if each.where.cell == f"{at}2") == {
        (f"{at}2", code) for code in found
    }
    (first, *_) = table(root / "结果/报名审核结果.xlsx", "竞争上岗")
    assert first["审核结果"] == passes


@needs_soffice
def test_old_workbooks_tell_what_they_show(tmp_path: Path) -> None:
    book = Workbook()
    sheet: Any = book.active
    sheet.append([1, 0.95, 81.46, 85, 12.5, "001", 3, EVENING, EVENING, EVENING, EVENING])
    days = ("yyyy-mm-dd", 'yyyy"年"m"月"', "yyyy-mm-dd hh:mm", "m/d/yy")
    codes_of = ("000", "0%", "0.0", '0"分"', "General", "@", "0.00", *days)
    for cell, code in zip(sheet[1], codes_of, strict=True):
        cell.number_format = code
    book.save(tmp_path / "表.xlsx")
    path = as_old_workbook(tmp_path / "表.xlsx")
    (grid,), issues = open_book(path.read_bytes(), "表.xls")
    assert issues == []
    shown = [grid.shown(0, at) for at in range(11)]
    assert shown[:7] == ["001", "95%", "81.5", "85分", "", "", "3.00"]
    assert shown[7:] == ["2026-03-07", "2026-03", "", "2026-03-07"]
