"""Who moves up once the public notice has begun has a notice and days of their own (递补)."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from campaign.documents.unsealed import the_unsealed
from campaign.posts.stages import the_appointments
from campaign.run import Run
from campaign.storage.folder import Folder
from campaigns import Quiet, changed_rows, codes, fill, fill_items, next_line, run, table
from overview.html import Page
from overview.playing import BOARD, OVERVIEW, do
from posts.test_succession import DECISIONS, HEAD, ONE_POST, enter, follow, town

BEFORE, DURING, AFTER = date(2026, 3, 11), date(2026, 3, 13), date(2026, 3, 20)
"""The notice of all is put up from 12 to 18 March; the meeting's 任职日期 is the 19th."""


def decided(root: Path, **more: Any) -> Path:
    town(root, ONE_POST)
    follow(root)
    return root


def announced(root: Path, today: date = BEFORE) -> Path:
    """Up to the notice of all, printed before its first day."""
    decided(root)
    assert run("generate_notices", root, today).errors == []
    return root


def leaves(root: Path, *numbers: str) -> None:
    enter(root, "退出原因", {("党政办", each): "本人放弃" for each in numbers})


def papers(root: Path, today: date) -> dict[str, str]:
    ran = run("generate_notices", root, today)
    assert ran.errors == []
    return {
        path.stem: "".join(each.text for each in Document(str(path)).paragraphs)
        + "".join(c.text for t in Document(str(path)).tables for r in t.rows for c in r.cells)
        for path in (root / "08公文").rglob("*.docx")
        if not {"作废", "批量打印", "待印"} & {*path.parts}
    }


def dated(root: Path) -> dict[str, str]:
    rows = table(root / "08公文" / "用印登记表.xlsx", "用印登记", "文件")
    return {
        str(row["文件"]).removesuffix(".docx"): f"{row['最早用印日期']:%m-%d}"
        for row in rows
        if row["文种"] in ("任前公示", "任职通知", "任职通知书")
    }


def test_before_the_first_day_there_is_one_notice_for_all(tmp_path: Path) -> None:
    root = announced(tmp_path)
    leaves(root, "01")
    found = papers(root, BEFORE)
    assert "人员02拟任党政办主任" in found["任前公示"]
    assert not any(name.startswith("任前公示-") for name in found)
    assert dated(root)["任职通知书-人员0202"] == "03-19"


def test_in_its_course_the_next_is_announced_apart(tmp_path: Path) -> None:
    root = announced(tmp_path)
    leaves(root, "01")
    found = papers(root, DURING)  # a Friday
    own = found["任前公示-递补0316"]
    assert "公示时间：2026年3月16日至2026年3月20日，共5个工作日" in own.replace(
        "至3月", "至2026年3月"
    )
    assert "人员02拟任党政办主任：人员01本人放弃，按名次由第2名递补。" in own
    assert dated(root) == {
        "任前公示-递补0316": "03-16", "任职通知-递补0323": "03-23",
        "任职通知书-人员0202": "03-23",
    }  # fmt: skip


def test_a_later_run_comes_to_the_same_days(tmp_path: Path) -> None:
    root = announced(tmp_path)
    leaves(root, "01")
    first = papers(root, DURING)
    assert papers(root, date(2026, 3, 17)).keys() == first.keys()
    assert papers(root, AFTER) == first


def test_the_next_again_is_announced_again(tmp_path: Path) -> None:
    root = announced(tmp_path)
    leaves(root, "01")
    papers(root, DURING)
    leaves(root, "02")
    found = papers(root, AFTER)  # a Friday
    assert "任前公示-递补0316" not in found
    assert "人员03拟任党政办主任" in found["任前公示-递补0323"]
    assert dated(root)["任职通知书-人员0303"] == "03-30"


def test_the_office_may_set_the_days(tmp_path: Path) -> None:
    root = announced(tmp_path)
    leaves(root, "01")
    enter(root, "递补公示开始", {("党政办", "02"): date(2026, 3, 24)})
    enter(root, "递补任职日期", {("党政办", "02"): date(2026, 4, 1)})
    papers(root, AFTER)
    assert dated(root) == {
        "任前公示-递补0324": "03-24", "任职通知-递补0401": "04-01",
        "任职通知书-人员0202": "04-01",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("column", "day", "code"),
    [
        ("递补任职日期", date(2026, 3, 20), "D13"),  # its own notice ends on the 20th
        ("递补公示开始", date(2026, 3, 10), "W13"),  # before the committee decided
    ],
)
def test_days_that_cannot_be(tmp_path: Path, column: str, day: date, code: str) -> None:
    root = announced(tmp_path)
    leaves(root, "01")
    enter(root, column, {("党政办", "02"): day})
    ran = run("generate_notices", root, DURING)
    assert codes(ran.errors) == {(_cell(root, "02", column), code)}


def test_the_meetings_day_holds_where_it_is_late_enough(tmp_path: Path) -> None:
    root = announced(tmp_path)
    fill_items(root / DECISIONS, "会议信息", {"任职日期": date(2026, 3, 25)})
    leaves(root, "01")
    papers(root, DURING)
    assert dated(root) == {
        "任前公示-递补0316": "03-16", "任职通知": "03-25", "任职通知书-人员0202": "03-25",
    }  # fmt: skip


def test_the_others_keep_their_notice_and_their_day(tmp_path: Path) -> None:
    root = tmp_path
    town(root, ONE_POST | {"05": ("综治办主任",)})
    follow(root)
    run("generate_notices", root, BEFORE)
    leaves(root, "01")
    found = papers(root, DURING)
    assert "人员05" in found["任前公示"]
    assert "人员02" not in found["任前公示"] + found["任职通知"]
    assert dated(root) | {"x": ""} == {
        "任前公示": "03-12", "任前公示-递补0316": "03-16", "任职通知": "03-19",
        "任职通知书-人员0505": "03-19", "任职通知-递补0323": "03-23",
        "任职通知书-人员0202": "03-23", "x": "",
    }  # fmt: skip


def test_what_is_void_waits_for_no_seal_though_the_new_register_only_lies_beside(
    tmp_path: Path,
) -> None:
    root = announced(tmp_path)
    register = root / "08公文" / "用印登记表.xlsx"
    fill(register, "用印登记", "用印日期", {"任前公示.docx": date(2026, 3, 12)}, key="文件")
    late = Run(Folder(root), Quiet(), AFTER)
    assert "任职通知" in late.get(the_unsealed)
    leaves(root, "01")
    papers(root, DURING)
    assert register.with_stem("用印登记表（新）").exists()
    assert Run(Folder(root), Quiet(), AFTER).get(the_unsealed) == []
    assert "任职通知书" in Run(Folder(root), Quiet(), date(2026, 3, 23)).get(the_unsealed)


def test_page_board_and_coming_days_know_it(tmp_path: Path) -> None:
    root = announced(tmp_path)
    leaves(root, "01")
    do(root, DURING)
    assert "1名递补人员公示最后一天" in Page.of(root / OVERVIEW).text
    assert "任前公示" not in Page.of(root / BOARD).text  # not before Monday
    do(root, date(2026, 3, 17))
    board = Page.of(root / BOARD).text
    assert "公示期为2026年3月16日至2026年3月20日" in board.replace("至3月", "至2026年3月")
    assert "用印" in next_line(root, date(2026, 3, 17))


def test_the_trial_begins_on_the_own_day(tmp_path: Path) -> None:
    root = announced(tmp_path)
    _item(root, "试用期(月)", 12)
    leaves(root, "01")
    assert run("generate_notices", root, DURING).errors == []
    assert run("review_standby", root, DURING).errors == []
    (row,) = table(root / "09待岗管理" / "任职台账.xlsx", "任职台账")
    assert (row["编号"], f"{row['试用开始']:%Y-%m-%d}") == ("02", "2026-03-23")


def test_what_changes_names_the_own_papers_too(tmp_path: Path) -> None:
    root = announced(tmp_path)
    leaves(root, "01")
    run("allocate_departments", root, DURING)
    papers(root, DURING)
    leaves(root, "02")
    run("allocate_departments", root, AFTER)
    changed = changed_rows(root / "结果" / "双向选择结果.xlsx")
    named = "".join(str(row["原来已制、需要更正的公文"]) for row in changed if row["编号"] == "02")
    assert "08公文/任前公示-递补0316.docx" in named
    assert "08公文/任职通知-递补0323.docx" in named


def test_the_table_is_not_offered_anew(tmp_path: Path) -> None:
    root = announced(tmp_path)
    leaves(root, "01")
    ran = run("run_all", root, DURING)
    assert "T13" not in {code for _, code in codes(ran.issues)}
    assert [path.name for path in (root / "05任用决定").iterdir()] == ["任用决定表.xlsx"]


def test_who_holds_no_post_has_no_such_days(tmp_path: Path) -> None:
    root = announced(tmp_path)
    enter(root, "递补公示开始", {("党政办", "03"): date(2026, 3, 24)})
    ran = run("generate_notices", root, DURING)
    assert (_cell(root, "03", "递补公示开始"), "D67") in codes(ran.issues)
    assert ran.run.get(the_appointments).holder_of == {"01": HEAD}


def _cell(root: Path, staff_id: str, column: str) -> str:
    for row in load_workbook(root / DECISIONS)["任用决定"].iter_rows():
        values = [each.value for each in row]
        if column in values:
            at = values.index(column)
        elif staff_id in values:
            return str(row[at].coordinate)
    raise LookupError(staff_id)


def _item(root: Path, item: str, value: Any) -> None:
    book = load_workbook(root / "01活动方案.xlsx")
    book["基本信息"].append([item, value])
    book.save(root / "01活动方案.xlsx")
