"""More rounds than anybody publishes, each in its own way: neighbours of two and three."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import Town, codes, run, table
from departments.test_ranges import rule
from departments.test_rounds import BLIND, blind_town, names, round_row, wish
from departments.towns import allocate, answer, decide, places, result

STATIONS = [f"{each}站" for each in "甲乙丙丁戊"]
PEOPLE = [f"0{n}" for n in range(1, 7)]


def five_rounds(root: Path) -> tuple[Town, Path]:
    """Six people and five places of one; the fourth round is blind, the fifth is restricted."""
    ways = ["先报后选", "先报后选", "先报后选", BLIND, "先报后选"]
    made = blind_town(
        dict.fromkeys(STATIONS, 1),
        dict.fromkeys(PEOPLE, ("甲站",)),
        [round_row(n, way) for n, way in enumerate(ways, 1)],
    )
    made.people = [each | {"层级": "一级"} for each in made.people]
    made.more["选岗范围"] = [rule("层级=一级", closed="丁站", rounds="末轮")]
    return made, made.write(root)


def play(made: Town, root: Path, number: int, station: str) -> None:
    """Everybody left chooses a station, which takes the first of them."""
    below = [f"第{'一二三四五'[number - 1]}轮"] if number > 1 else []
    left = PEOPLE[number - 1 :]
    if number > 1:
        wish(made, root, number, dict.fromkeys(left, (station,)))
    assert allocate(root).errors == []
    if number == 4:
        names(root, station, [left[0]], *below)
        for other in STATIONS[number:]:
            names(root, other, [left[-1]], *below)
    else:
        answer(root, {station: {left[0]: 1}}, *below)
    assert allocate(root).errors == []


def test_each_round_has_its_folder_its_forms_and_its_vacancies(tmp_path: Path) -> None:
    made, root = five_rounds(tmp_path)
    for number, station in enumerate(STATIONS[:4], 1):
        play(made, root, number, station)
        title = f"第{'一二三四五'[number]}轮"
        assert (root / "03报名表" / title).is_dir()
        form = load_workbook(root / "空白表" / title / "选部门报名表.xlsx").worksheets[0]
        words = "".join(str(c.value) for row in form.iter_rows() for c in row if c.value)
        assert title in words
        offered = str([each.formula1 for each in form.data_validations.dataValidation])
        assert [each for each in STATIONS if each in offered] == STATIONS[number:]
    assert places(root) == dict(zip(PEOPLE, STATIONS[:4], strict=False)) | {
        "05": "未选中", "06": "未选中",
    }  # fmt: skip


def test_the_fifth_ends_it_and_everybody_ends_once(tmp_path: Path) -> None:
    made, root = five_rounds(tmp_path)
    for number, station in enumerate(STATIONS, 1):
        play(made, root, number, station)
    assert not (root / "03报名表" / "第六轮").exists()
    told = result(root, "分配结果")["05"]["依据"]
    assert all(f"第{each}轮：" in told for each in "一二三四五")
    assert "第四轮：第一志愿丁站：部门没有填报本人" in told
    proposed = {row["编号"]: row["建议去向"] for row in _proposals(root)}
    decide(root, proposed)
    assert allocate(root).errors == []
    ends = result(root, "人员去向")
    assert {each: row["去向"] for each, row in ends.items()} == {
        **dict(zip(PEOPLE, STATIONS, strict=False)), "06": "待岗",
    }  # fmt: skip


def test_the_last_round_is_the_fifth_for_the_rules_too(tmp_path: Path) -> None:
    made, root = five_rounds(tmp_path)
    for number, station in enumerate(STATIONS[:3], 1):
        play(made, root, number, station)
    wish(made, root, 4, {"04": ("丁站",), "05": ("丁站",), "06": ("戊站",)})
    allocate(root)
    names(root, "丁站", ["06"], "第四轮")
    names(root, "戊站", ["04"], "第四轮")  # nobody and no station agree
    allocate(root)
    wish(made, root, 5, {"04": ("丁站",), "05": ("戊站",)})
    assert run("allocate_departments", root).errors == []
    rows = table(root / "结果" / "第五轮报名审核结果.xlsx", "选部门")
    assert {row["编号"]: row["审核结果"] for row in rows} == {"04": "不通过", "05": "通过"}


# -- both sides name first: how many --------------------------------------------------------------


@pytest.mark.parametrize(
    ("wanted", "chosen", "named", "expected"),
    [
        ("2", "1", {"甲村": ["01", "02"], "乙村": ["02", "03"]}, {"01": "甲村", "02": "乙村"}),
        ("2", "2", {"甲村": ["01", "02"], "乙村": ["01", "03"]}, {"01": "甲村", "03": "乙村"}),
        ("1-3", "1-2", {"甲村": ["03"], "乙村": ["03", "02", "01"]}, {"03": "甲村", "02": "乙村"}),
        ("1", "1", {"甲村": ["02"], "乙村": ["01"]}, {}),  # nobody agrees with anybody
    ],
)
def test_numbers_of_names_on_each_side(
    tmp_path: Path, wanted: str, chosen: str, named: Any, expected: dict[str, str]
) -> None:
    first = {"01": "甲村", "02": "乙村", "03": "甲村"}
    other = {"甲村": "乙村", "乙村": "甲村"}
    choices = {each: (own,) if chosen == "1" else (own, other[own]) for each, own in first.items()}
    rounds = [round_row(1, BLIND, wanted, chosen)]
    root = blind_town({"甲村": 1, "乙村": 1}, choices, rounds).write(tmp_path)
    allocate(root)
    for village, own in named.items():
        names(root, village, own)
    assert allocate(root).errors == []
    got = {each: place for each, place in places(root).items() if place != "未选中"}
    assert got == expected


@pytest.mark.parametrize("count", [1, 3])
def test_exactly_two_names_are_two(tmp_path: Path, count: int) -> None:
    choices = dict.fromkeys(("01", "02", "03"), ("甲村", "乙村"))
    root = blind_town({"甲村": 2, "乙村": 1}, choices, [round_row(1, BLIND, "2", "2")]).write(
        tmp_path
    )
    allocate(root)
    names(root, "甲村", ["01", "02", "03"][:count])
    names(root, "乙村", ["01", "02"])
    assert codes(run("allocate_departments", root).errors)


def _proposals(root: Path) -> list[dict[str, Any]]:
    return table(root / "07定岗决定" / "定岗决定表.xlsx", "定岗决定")
