"""Marks that hardly anybody can have meant are asked about at their cell; honest ones are not."""

from pathlib import Path
from typing import Any

import pytest

from campaigns import places
from scoring.score_folder import SPEECH
from scoring.test_whose_sheet import FILE, PANEL, USUAL, folder

OWN = folder().marks[SPEECH, "顾平"]
"""91, 87, 85, 79 and 85; 秦山, the first of the panel, gives USUAL."""


def told(tmp_path: Path, marks: dict[str, Any]) -> set[tuple[str, str]]:
    """Cell and code of what is said of 顾平's sheet."""
    made = folder()
    made.marks[SPEECH, "顾平"] = OWN | marks
    found = places(made.consolidate(tmp_path).issues)
    assert {each[0] for each in found} <= {FILE}
    return {(cell, code) for _, _, cell, code in found}


@pytest.mark.parametrize(
    ("marks", "expected"),
    [
        ({key: mark / 10 for key, mark in USUAL.items()}, {("E2", "M10")}),
        ({**dict.fromkeys(USUAL, 85), "01": 90}, {("E4", "M41")}),  # all but one
        ({**USUAL, "03": 85}, {("E2", "M42")}),  # another's, but for one
        ({"01": 80, "04": 92}, {("E5", "M47")}),  # two rows exchanged
        ({"01": 29}, {("E2", "M43")}),  # digits in another order
        ({"01": 920}, {("E2", "V03")}),
    ],
)
def test_what_no_judge_can_have_meant(
    tmp_path: Path, marks: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    assert told(tmp_path, marks) == expected


@pytest.mark.parametrize(
    "marks",
    [
        {key: mark - 12 for key, mark in USUAL.items()},  # strict
        {key: mark + 6 for key, mark in USUAL.items()},
        {"01": 84, "04": 80},  # another opinion of one
        {"01": 75},
        {**USUAL, "03": 85, "05": 84},
        {"02": 85, "03": 85, "05": 85},
    ],
)
def test_an_opinion_of_ones_own_is_not_asked_about(tmp_path: Path, marks: dict[str, Any]) -> None:
    assert told(tmp_path, marks) == set()


def test_a_copy_by_a_judge_who_stands_back_from_one(tmp_path: Path) -> None:
    made = folder()
    made.town.more["回避关系"] = [{"评委": "顾平", "编号": "05", "姓名": "方舟", "原因": "夫妻"}]
    made.marks[SPEECH, "顾平"] = made.marks[SPEECH, "秦山"] | {"05": "回避"}
    made.marks["联席会评分", "顾平"] |= {"05": "回避"}
    assert (FILE, "评分表", "E2", "M42") in places(made.consolidate(tmp_path).issues)


def test_two_candidates_agreed_on_by_all_are_no_copies(tmp_path: Path) -> None:
    made = folder()
    made.town.post_choices = dict.fromkeys(("01", "02"), made.town.post_choices["01"])
    for judge in PANEL:
        made.marks[SPEECH, judge] = {"01": 90, "02": 85}
    assert places(made.consolidate(tmp_path).issues) == set()
