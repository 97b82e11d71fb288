"""What people write in registers by habit: page ends, boxes ticked, numbers and reasons."""

from pathlib import Path
from typing import Any

import pytest

from campaigns import codes
from registration import exports
from registration.test_layouts import BOTH, chosen, hand_in

HEADER = ["编号", "姓名", "第一志愿", "第二志愿", "服从调剂", "报名时间"]
FIRST, SECOND = BOTH
WHEN = "2026-3-6 10:00"


def register(root: Path, *rows: list[Any]) -> Any:
    return hand_in(root, [HEADER, *rows], "竞争上岗报名")


def row(*choices: str, number: str = "01", name: str = "安宁", agrees: str = "是") -> list[Any]:
    return [number, name, *(*choices, "", "")[:2], agrees, WHEN]


@pytest.mark.parametrize(
    "text",
    [
        "（此表完）",
        "此处以下空白",
        "——以下空白——",
        "以下为空",
        "（完）",
        "—— 完 ——",
        "本表结束",
        "空白",
    ],
)
def test_the_end_of_a_table(tmp_path: Path, text: str) -> None:
    ran = register(tmp_path, row(FIRST), [text])
    assert codes(ran.issues) >= {("A3", "T11")}
    assert ran.errors == []


@pytest.mark.parametrize("title", ["续表", "竞争上岗报名登记表（续）", "第1页 共2页", "接上页"])
def test_the_next_page_of_a_table(tmp_path: Path, title: str) -> None:
    second = row(SECOND, number="02", name="白帆")
    assert register(tmp_path, row(FIRST), [title], HEADER, second).errors == []
    assert set(chosen(tmp_path)) == {"01", "02"}


def test_another_table_is_still_told(tmp_path: Path) -> None:
    ran = register(tmp_path, row(FIRST), ["第二批"], HEADER, row(SECOND, number="02", name="白帆"))
    assert codes(ran.errors) == {("A4", "T16")}


@pytest.mark.parametrize(
    ("typed", "told"),
    [
        ("是√", set()),
        ("☑是 □否", set()),
        ("是□ 否☑", set()),
        ("服从调剂", set()),
        ("不服从调剂", set()),
        ("□是 □否", {("E2", "V05")}),
        ("☑是 ☑否", {("E2", "V05")}),
        ("是/否", {("E2", "V05")}),
    ],
)
def test_boxes_to_tick(tmp_path: Path, typed: str, told: set[Any]) -> None:
    assert codes(register(tmp_path, row(FIRST, agrees=typed)).errors) == told


@pytest.mark.parametrize(
    ("choices", "understood"),
    [
        ((f"{FIRST}，理由：熟悉文稿",), (FIRST, "")),
        ((f"{FIRST}\n本人熟悉文稿",), (FIRST, "")),
        ((f"禾川镇人民政府{FIRST}",), (FIRST, "")),
        ((f"{SECOND}（第二） {FIRST}（第一）",), BOTH),
        ((f"1.{FIRST}", f"1.{SECOND}"), BOTH),
        ((f"1.{FIRST}", f"2.{SECOND}"), BOTH),
    ],
)
def test_choices(tmp_path: Path, choices: tuple[str, ...], understood: tuple[str, str]) -> None:
    assert register(tmp_path, row(*choices)).errors == []
    assert chosen(tmp_path) == {"01": understood}


@pytest.mark.parametrize(
    ("choices", "told"),
    [
        ((f"2.{SECOND}", f"1.{FIRST}"), {("C2", "R45")}),
        ((f"②{SECOND}", f"①{FIRST}"), {("C2", "R45")}),
        ((f"{FIRST}，综治办主任",), {("C2", "R01")}),  # what is behind it is no reason
    ],
)
def test_choices_that_contradict(tmp_path: Path, choices: tuple[str, ...], told: set[Any]) -> None:
    assert codes(register(tmp_path, row(*choices)).errors) == told


@pytest.mark.parametrize(
    ("headings", "cells", "told"),
    [
        (["备注"], ["3月7日本人撤回"], {("G2", "R43")}),
        (["备注"], ["此条作废"], {("G2", "R43")}),
        (["备注"], ["因个人原因放弃竞聘"], {("G2", "R43")}),
        (["是否撤回"], ["是"], {("G2", "R43")}),
        (["是否撤回"], ["否"], set()),
        (["备注"], ["没有撤回"], set()),
    ],
)
def test_a_row_taken_back_in_words(headings: list[str], cells: list[str], told: set[Any]) -> None:
    rows = [[*HEADER, *headings], ["005", "孙国栋", FIRST, "", "是", WHEN, *cells]]
    _, issues = exports.hand_in(exports.book(rows, "竞争上岗报名"))
    assert {each for each in codes(issues) if each[1] == "R43"} == told


def test_a_name_that_says_that_it_was_taken_back() -> None:
    row = ["005", "孙国栋（已退出）", FIRST, "", "是", WHEN]
    found, issues = exports.hand_in(exports.book([HEADER, row], "竞争上岗报名"))
    assert not exports.read_of(found)
    assert codes(issues) == {("A2", "P08"), ("B2", "R43")}


@pytest.mark.parametrize(
    ("choice", "file", "told"),
    [
        ("综治办", "竞争上岗报名.csv", {("C2", "R03")}),  # its one post: no choice of departments
        ("综治办", "竞争上岗报名.xlsx", {("", "R14")}),
        ("竞聘党政办主任岗位", "1.xlsx", {("", "R14")}),
        ("竞聘党政办主任岗位", "竞争上岗.xlsx", {("C2", "R03")}),
    ],
)
def test_a_part_that_the_file_alone_tells(choice: str, file: str, told: set[Any]) -> None:
    rows = [HEADER, ["005", "孙国栋", choice, "", "是", WHEN]]
    data = exports.text(rows, "utf-8") if file.endswith("csv") else exports.book(rows)
    assert codes(exports.hand_in(data, f"03报名表/{file}")[1]) == told
