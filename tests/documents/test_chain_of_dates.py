"""The campaign's dates are one chain: a break is an error at its cell, in whatever workbook."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import fill_items, places, run
from documents.finished import PLACES, POSTS, SCHEME, copied, generated, made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    return copied(tmp_path)


def cell(root: Path, workbook: str, sheet: str, item: str) -> str:
    rows = load_workbook(root / workbook)[sheet].iter_rows()
    return next(str(row[1].coordinate) for row in rows if row[0].value == item)


@pytest.mark.parametrize(
    ("item", "day", "earlier"),
    [
        ("活动结束", date(2026, 3, 2), "活动开始"),
        ("活动结束", date(2026, 3, 6), "报名截止"),
        ("报名截止", datetime(2026, 3, 2, 16, 30), "报名开始"),
        ("报名截止", datetime(2025, 3, 7, 16, 30), "报名开始"),
        ("报名开始", date(2026, 3, 1), "方案决定日期"),
        ("第二轮报名截止", datetime(2026, 3, 6, 17, 0), "报名截止"),
        ("动员会时间", datetime(2026, 3, 1, 9, 0), "方案决定日期"),
        ("成绩公布日期", date(2026, 3, 6), "报名截止"),
        ("公示开始", date(2026, 3, 6), "报名截止"),
        ("公示开始", date(2026, 3, 9), "成绩公布日期"),
        ("待岗开始", date(2025, 3, 20), "报名截止"),
    ],
)
def test_the_scheme(root: Path, item: str, day: date, earlier: str) -> None:
    fill_items(root / SCHEME, "基本信息", {item: day})
    found = {
        (each.where.cell, each.data["earlier"])
        for each in run("check_registrations", root).errors
        if each.kind.code == "S12"
    }
    assert (cell(root, SCHEME, "基本信息", item), earlier) in found


def test_a_stage_that_ends_before_it_begins(root: Path) -> None:
    book = load_workbook(root / SCHEME)
    sheet = book["日程安排"]
    row = next(each for each in sheet.iter_rows() if each[0].value == "任前公示")
    row[2].value = date(2026, 3, 11)
    book.save(root / SCHEME)
    errors = run("check_registrations", root).errors
    assert [(each.where.cell, each.kind.code) for each in errors] == [(row[2].coordinate, "S12")]


@pytest.mark.parametrize(
    ("workbook", "values", "what"),
    [
        (POSTS, {"决定日期": date(2025, 3, 11)}, "报名截止"),  # a year early
        (POSTS, {"决定日期": date(2026, 3, 6)}, "报名截止"),
        (POSTS, {"决定日期": date(2026, 3, 1)}, "报名截止"),
        (PLACES, {"决定日期": date(2026, 3, 10)}, "任用决定的决定日期"),
        (PLACES, {"决定日期": date(2025, 3, 18)}, "任用决定的决定日期"),
    ],
)
def test_the_meetings(root: Path, workbook: str, values: dict[str, Any], what: str) -> None:
    fill_items(root / workbook, "会议信息", values)
    ran = generated(root)
    (found,) = (each for each in ran.errors if each.kind.code == "D30")
    assert found.where == (workbook, "会议信息", cell(root, workbook, "会议信息", "决定日期"))
    assert found.data["what"] == what
    refused = "任职通知书" if workbook == POSTS else "岗位安排通知书"
    assert not [name for name in made(root) if name.startswith(refused)]


@pytest.mark.parametrize("workbook", [POSTS, PLACES])
def test_meetings_a_year_late_are_asked_about(root: Path, workbook: str) -> None:
    fill_items(root / SCHEME, "基本信息", {"公示开始": None, "待岗开始": None})
    for each in {workbook, PLACES}:  # placed after the appointments
        days = {"决定日期": date(2027, 3, 18), "任职日期": date(2027, 3, 19)}
        fill_items(root / each, "会议信息", days)
    where = (workbook, "会议信息", cell(root, workbook, "会议信息", "决定日期"), "S23")
    assert where in places(generated(root).issues)


def test_both_meetings_on_one_day_will_do(root: Path) -> None:
    fill_items(root / SCHEME, "基本信息", {"第二轮报名截止": date(2026, 3, 11)})
    fill_items(root / PLACES, "会议信息", {"决定日期": date(2026, 3, 11)})
    late = {each.kind.code for each in generated(root).errors}  # forms of the round came later
    assert late == {"D06"}


def test_registration_closes_before_the_meeting_that_opens_it(root: Path) -> None:
    fill_items(root / SCHEME, "基本信息", {"动员会时间": datetime(2026, 3, 8, 9, 0)})
    found = places(run("check_registrations", root).errors)
    assert found == {(SCHEME, "基本信息", cell(root, SCHEME, "基本信息", "报名截止"), "S12")}


def test_a_campaign_that_ends_before_its_notice_is_asked_about(root: Path) -> None:
    fill_items(root / SCHEME, "基本信息", {"活动结束": date(2026, 3, 11)})
    where = (SCHEME, "基本信息", cell(root, SCHEME, "基本信息", "活动结束"), "S50")
    assert where in places(run("check_registrations", root).issues)


def test_decided_before_the_scores_are_published_is_asked_about(root: Path) -> None:
    fill_items(root / POSTS, "会议信息", {"决定日期": date(2026, 3, 9)})
    where = (POSTS, "会议信息", cell(root, POSTS, "会议信息", "决定日期"), "S51")
    assert where in places(run("allocate_departments", root).issues)


def with_candidates_shown_from(root: Path, day: date) -> Path:
    book = load_workbook(root / SCHEME)
    book["基本信息"].append(["人选公示开始", day])
    book.save(root / SCHEME)
    return root


def test_decided_before_the_candidates_are_shown(root: Path) -> None:
    with_candidates_shown_from(root, date(2026, 3, 12))
    fill_items(root / SCHEME, "基本信息", {"成绩公布日期": None})
    where = (POSTS, "会议信息", cell(root, POSTS, "会议信息", "决定日期"), "D30")
    assert where in places(generated(root).errors)


def test_decided_while_the_candidates_are_shown_is_asked_about(root: Path) -> None:
    with_candidates_shown_from(root, date(2026, 3, 9))  # five working days: to the 13th
    where = (POSTS, "会议信息", cell(root, POSTS, "会议信息", "决定日期"), "S51")
    found = run("allocate_departments", root)
    assert where in places(found.issues)
    assert found.errors == []


def test_scores_published_before_the_candidates_are_shown(root: Path) -> None:
    with_candidates_shown_from(root, date(2026, 3, 11))
    fill_items(root / SCHEME, "基本信息", {"成绩公布日期": date(2026, 3, 10)})
    where = (SCHEME, "基本信息", cell(root, SCHEME, "基本信息", "成绩公布日期"), "S12")
    assert where in places(run("check_registrations", root).errors)


def test_placed_before_the_second_round_has_closed(root: Path) -> None:
    fill_items(root / SCHEME, "基本信息", {"第二轮报名截止": date(2026, 3, 19)})
    where = (PLACES, "会议信息", cell(root, PLACES, "会议信息", "决定日期"), "D30")
    assert where in places(generated(root).errors)


@pytest.mark.parametrize("name", ["考察意见表-王五.xlsx", "方敏的考察意见.xlsx"])
def test_opinions_of_nobody_in_charge(root: Path, name: str) -> None:
    place = root / "05任用决定"
    (place / name).write_bytes((place / "考察意见表-方敏.xlsx").read_bytes())
    found = {(each.where.file, each.kind.code) for each in generated(root).issues}
    assert (f"05任用决定/{name}", "D62") in found
