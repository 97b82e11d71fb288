"""No working day is counted over a year whose arrangement of holidays nobody has given."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from openpyxl import load_workbook

from campaigns import Ran, fill_items, run
from documents.finished import LEDGER, PLACES, POSTS, SCHEME, copied, items, made
from maintenance.document_templates.paper import Paper
from overview.html import Page
from overview.playing import BOARD, do

NOTICE = (
    "国务院办公厅关于2027年部分节假日安排的通知",
    "国庆节：10月1日（周五）至7日（周四）放假调休，共7天。9月26日（周日）、10月9日（周六）上班。",
)
BY = timedelta(weeks=28 + 52)
"""From March 2026 to September 2027."""
_OF_REGISTRATION = (
    "报名开始", "报名截止", "第二轮报名截止", "年限计算日", "方案决定日期", "动员会时间",
)  # fmt: skip
"""Who was in time stays in time."""


def moved(root: Path, by: timedelta = BY) -> Path:
    """The sample with everything moved that follows its registrations."""
    for workbook, sheet in ((SCHEME, "基本信息"), (POSTS, "会议信息"), (PLACES, "会议信息")):
        found = items(root / workbook, sheet)
        days = {
            key: day
            for key, day in found.items()
            if isinstance(day, date) and key not in _OF_REGISTRATION
        }
        fill_items(root / workbook, sheet, {key: day + by for key, day in days.items()})
    (root / LEDGER).unlink()
    return root


def generated(root: Path) -> Ran:
    return run("generate_notices", root, date(2027, 10, 30))


def refused(ran: Ran) -> list[tuple[str, int, str]]:
    found = [each for each in ran.errors if each.kind.code == "W30"]
    return [(each.where.sheet, each.data["year"], each.data["documents"]) for each in found]


def kinds(root: Path) -> set[str]:
    return {name.partition("/")[0].partition("-")[0] for name in made(root)}


def test_nothing_that_counts_working_days_is_made(tmp_path: Path) -> None:
    root = moved(copied(tmp_path))
    ran = generated(root)
    assert refused(ran) == [
        ("工作日历", 2027, "任前公示"),
        ("工作日历", 2027, "任职通知、任职通知书"),
        ("工作日历", 2027, "岗位安排通知、岗位安排通知书"),
        ("工作日历", 2027, "工作移交通知、移交清单"),
    ]
    assert not {"任前公示", "任职通知", "任职通知书", "岗位安排通知", "工作移交通知"} & kinds(root)
    assert {"成绩公布", "双向选择结果公布", "待岗通知书"} <= kinds(root)


def test_the_board_waits_for_the_calendar_as_the_notice_does(tmp_path: Path) -> None:
    root = moved(copied(tmp_path))
    do(root, date(2027, 10, 30), "generate_notices")
    text = Page.of(root / BOARD).text
    assert "双向选择结果公布" in text
    assert "任前公示" not in text


def test_with_the_notice_pasted_the_holidays_are_left_out(tmp_path: Path) -> None:
    root = moved(copied(tmp_path))
    starts = items(root / SCHEME, "基本信息")["公示开始"]
    assert starts == date(2027, 9, 23)
    paste(root)
    fill_items(root / SCHEME, "基本信息", {"公示开始": date(2027, 9, 28)})
    fill_items(root / POSTS, "会议信息", {"任职日期": date(2027, 10, 11)})
    ran = generated(root)
    assert refused(ran) == []
    assert "10月9日" in made(root)["任前公示"]
    assert "任职通知书" in kinds(root)


def paste(root: Path, *lines: str) -> None:
    book = load_workbook(root / SCHEME)
    sheet = book["工作日历"]
    for line in (NOTICE[0], *(lines or NOTICE[1:])):
        sheet.cell(sheet.max_row + 1, 1).value = line
    book.save(root / SCHEME)


def test_a_calendar_with_a_part_of_the_year_is_not_enough(tmp_path: Path) -> None:
    root = moved(copied(tmp_path))  # the notice runs from 23 September over National Day
    paste(root, "元旦：1月1日（周五）至3日（周日）放假，共3天。")
    fill_items(root / SCHEME, "基本信息", {"公示开始": date(2027, 9, 28)})
    ran = generated(root)
    assert ("工作日历", 2027, "任前公示") in refused(ran)
    assert "任前公示" not in kinds(root)


@pytest.mark.parametrize("item", ["方案决定日期", "成绩公布日期"])
def test_a_day_before_is_counted_too(tmp_path: Path, item: str) -> None:
    root = moved(copied(tmp_path))
    fill_items(root / SCHEME, "基本信息", {item: None})
    first = {"方案决定日期": "实施方案通知", "成绩公布日期": "成绩公布"}[item]
    assert first in "、".join(documents for _, _, documents in refused(generated(root)))
    assert first not in kinds(root)


def test_a_period_that_runs_into_the_next_year(tmp_path: Path) -> None:
    root = moved(copied(tmp_path), timedelta(weeks=42))  # to the end of December 2026
    assert {year for _, year, _ in refused(generated(root))} == {2027}
    assert "任前公示" not in kinds(root)


def test_papers_of_own_kinds_that_follow_are_told_of_too(tmp_path: Path) -> None:
    root = moved(copied(tmp_path))
    for group in ("拟任人员", "任职人员", "定岗人员", "移交人员", "免职人员"):
        paper = Paper()
        paper.body(f"每位{group}，不用印", "{{ 姓名 }}")
        path = root / "公文模板/其他公文" / f"{group}须知.docx"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(paper.file())
    told = {name for _, _, names in refused(generated(root)) for name in names.split("、")}
    assert {"拟任人员须知", "任职人员须知", "定岗人员须知", "移交人员须知", "免职人员须知"} <= told
    assert not any(name.endswith("须知") for name in kinds(root))
