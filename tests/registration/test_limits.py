"""限于 held against the roster: an item that fits nobody is told, at its cell, in every sheet."""

from pathlib import Path
from typing import Any

import pytest

from campaigns import Town, codes, person, run

HEAD = "党政办主任"


def town(only_for: str, **sheets: Any) -> Town:
    """01 is a woman of 党政办, 02 a man; a condition that asks something of some."""
    made = Town(
        post_choices={"01": (HEAD,)},
        people=[person("01", "安宁"), person("02", "白帆", 性别="男")],
    )
    made.more = {
        "资格条件": [
            {"适用": "全部", "依据": "年龄", "要求": "不高于", "值": 45, "限于": only_for}
        ],
        **sheets,
    }
    return made


@pytest.mark.parametrize(
    ("only_for", "told"),
    [
        ("性别=女", set()),
        ("性别≠男", set()),
        ("性别=妇女", {("E2", "S45")}),
        ("性别≠妇女", {("E2", "S45")}),  # everybody is meant, which is as silent
        ("性别=女、现职务=干 事", set()),
        ("性别=女、现职务=科员", {("E2", "S45")}),
        ("工作年限≥60", {("E2", "S45")}),
    ],
)
def test_an_item_that_fits_nobody(tmp_path: Path, only_for: str, told: set[Any]) -> None:
    ran = run("check_registrations", town(only_for).write(tmp_path))
    assert ran.errors == []
    assert {each for each in codes(ran.issues) if each[1] == "S45"} == told


def test_the_same_of_who_may_choose_what(tmp_path: Path) -> None:
    rule = {"限于": "性别=妇女", "可选": "党政办", "不可选": "", "轮次": ""}
    ran = run("check_registrations", town("", 选岗范围=[rule]).write(tmp_path))
    assert ("A2", "S45") in codes(ran.issues)


def test_a_column_that_is_not_there_is_left_to_people_and_not_told_twice(tmp_path: Path) -> None:
    ran = run("check_registrations", town("学科=语文").write(tmp_path))
    assert "S45" not in {code for _, code in codes(ran.issues)}
