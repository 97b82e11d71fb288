"""On paper: signatures stand below what is signed, and no table under another one's header."""

from pathlib import Path

import pytest
from openpyxl import load_workbook
from openpyxl.utils import get_column_letter

from campaign.workbook.write.styles import (
    Heights,
    lines_needed,
    pages_across,
    pages_tall,
    paper,
    percent_for,
)
from campaigns import fill_items, person, run
from recalculation import needs_soffice, recalculate
from scoring.score_folder import MEETING, SPEECH, TURNOUT, VOTE, ScoreFolder, town

PAGE = paper([10] * 10, landscape=True)  # 637.5 points wide: not shrunk
HEAD, LINES = 100, 49


@pytest.mark.parametrize(
    ("share", "pages"),
    [
        (0.5, 0),  # much room left below
        (0.86, 1),  # the lines would go over
        (1.0, 1),
        (1.05, 1),  # may be one page to one program and two to another
        (1.5, 0),
        (1.97, 2),
    ],
)
def test_a_table_is_held_to_its_pages(share: float, pages: int) -> None:
    room = PAGE.room - HEAD
    assert pages_tall(PAGE, Heights(HEAD, share * room, LINES)) == pages


def test_a_head_that_fills_the_page_is_left_alone() -> None:
    assert pages_tall(PAGE, Heights(PAGE.room, 100, LINES)) == 0


def test_tables_on_one_page_or_each_on_its_own() -> None:
    assert percent_for(PAGE, [200, 200]) == 0
    assert percent_for(PAGE, [300, 400]) == 97
    assert percent_for(PAGE, [300, PAGE.room / 0.8]) == 77  # shrunk to a page of its own
    assert percent_for(PAGE, [300, PAGE.room * 3]) == 97  # no shrinking would help


def test_a_wide_table_is_shrunk_to_the_width() -> None:
    wide = paper([20] * 10, landscape=True)
    assert wide.scale == pytest.approx(755.6 / 1237.5)
    assert wide.room == pytest.approx(487 / wide.scale)


@pytest.mark.parametrize(("width", "pages"), [(10, 1), (20, 1), (30, 2), (48, 3)])
def test_a_table_that_would_be_too_small_goes_on_beside_itself(width: int, pages: int) -> None:
    assert pages_across(paper([width] * 10, landscape=True)) == pages


def test_three_classes_of_voters_are_legible(tmp_path: Path) -> None:
    own = town()
    classes = {"领导班子成员": 40, "中层干部和站所负责人": 35, "其他干部职工代表": 25}
    own.more["测评分组"] = [{"组别": name, "权重": weight} for name, weight in classes.items()]
    folder = ScoreFolder(own)
    folder.town.write(tmp_path)
    for component in (SPEECH, MEETING):
        for judge in own.judges:
            folder.write_scores(tmp_path, component, judge)
    for group in classes:
        folder.write_counts(tmp_path, VOTE, group)
    assert run("consolidate_scores", tmp_path).outcome
    sheet = load_workbook(tmp_path / "结果" / "成绩汇总.xlsx")["民主测评"]
    assert (sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight) == (2, 0)
    assert sheet.print_title_cols == "$A:$C"
    ends = {area.max_col for area in sheet.merged_cells.ranges}
    (edge,) = ends  # title, notes and signatures go over no edge of the paper
    assert 4 < edge < sheet.max_column
    assert {area.min_col for area in sheet.merged_cells.ranges if area.min_row > 1} == {4}
    assert sheet.oddHeader
    assert sheet.oddHeader.left.text == "民主测评得分表"


def signed(path: Path, name: str) -> list[tuple[str, float]]:
    """Each line of signatures, and the widths of the columns that it has."""
    sheet = load_workbook(path)[name]
    found = []
    for area in sheet.merged_cells.ranges:
        text = str(sheet.cell(area.min_row, area.min_col).value)
        if "＿＿" in text or text.strip("　").startswith("年"):
            columns = map(get_column_letter, range(area.min_col, area.max_col + 1))
            found.append((text, sum(sheet.column_dimensions[each].width for each in columns)))
    return found


def test_signature_lines_are_whole_on_narrow_tables(tmp_path: Path) -> None:
    assert ScoreFolder().consolidate(tmp_path).outcome
    lines = signed(tmp_path / "结果" / "成绩汇总.xlsx", "联席会评分")
    assert len(lines) == 2
    assert all(lines_needed(text, width) == 1 for text, width in lines)


@needs_soffice
def test_counts_and_turnout_are_signed_on_one_page(tmp_path: Path) -> None:
    root = ScoreFolder().town.write(tmp_path / "活动")
    run("prepare_scoring", root)
    path = root / "04评分表" / "民主测评计票表.xlsx"
    fill_items(path, "票数", TURNOUT)
    (again,) = recalculate([path], tmp_path / "again")
    sheet = load_workbook(again, data_only=True)["计票表"]
    words = [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    assert "应到12人，实到11人；发出11张，收回10、有效10、无效0" in words
    assert any("监票人" in each for each in words[words.index("计票情况：") :])
    given = load_workbook(path)
    assert signed(path, "票数") == []  # which need not be printed
    assert (given["计票表"].page_setup.fitToHeight or 1) == 1


def test_the_draw_is_signed_where_it_stands(tmp_path: Path) -> None:
    own = town()
    own.people = [person(f"{n:02d}", f"人员{n}") for n in range(1, 41)]
    own.post_choices = {each["编号"]: ("党政办主任",) for each in own.people}
    root = ScoreFolder(own).write(tmp_path)
    run("prepare_scoring", root)
    sheet = load_workbook(root / "结果" / "演说顺序.xlsx")["演说顺序"]
    assert sheet.page_setup.fitToHeight in (1, None)  # 0 would be as many pages as it takes


def test_the_judges_table_has_a_page_of_its_own(tmp_path: Path) -> None:
    own = town()
    own.judges = tuple(f"评委{name}" for name in "甲乙丙丁戊己庚辛壬癸")
    ScoreFolder(own).consolidate(tmp_path)
    sheet = load_workbook(tmp_path / "结果" / "成绩汇总.xlsx")["评分分析"]
    title = next(row[0].row for row in sheet.iter_rows() if row[0].value == "评委打分情况")
    assert [each.id for each in sheet.row_breaks.brk] == [title - 1]
    assert not sheet.print_title_rows
    setup = sheet.sheet_properties.pageSetUpPr
    assert setup is None or not setup.fitToPage  # where it fits the page, Excel heeds no break
