"""Sixty forms, twelve of them faulty in thirty ways: all told at once, the others judged."""

from pathlib import Path
from shutil import rmtree
from typing import Any

import pytest

from campaign.registration.registrations import Part
from campaigns import Town, person, places, run
from registration.forms import Desk, check, verdicts

_SURNAMES = "赵钱孙李周吴郑王冯陈褚卫"
_GIVEN = ("清", "远航", "思源", "静", "子墨")
_FORM = "选部门报名表"
_POSTS = "竞争上岗报名表"

FAULTY: list[tuple[str, Part, dict[str, Any], set[tuple[str, str]]]] = [
    ("49", Part.DEPARTMENTS, {"choices": ("水利站", "")}, {("B8", "R01")}),
    ("50", Part.DEPARTMENTS, {"choices": ("水利站", "农技站"), "submitted_at": "上周五",
                              "born": "1985.13"},
     {("B8", "R01"), ("E8", "R01"), ("B16", "V06"), ("F3", "V07")}),
    ("51", Part.DEPARTMENTS, {"choices": ("", ""), "submitted_at": None, "sex": "保密"},
     {("B8", "R07"), ("B16", "R09"), ("D3", "V05")}),
    ("52", Part.DEPARTMENTS, {"staff_id": "520", "submitted_at": "2026.3.7",
                              "working_since": "很久以前"},
     {("B4", "P02"), ("B16", "R10"), ("F5", "V06")}),
    ("53", Part.DEPARTMENTS, {"staff_id": "", "name": "李自成", "joined_party": "2010.0"},
     {("B3", "P03"), ("D5", "V07")}),
    ("54", Part.DEPARTMENTS, {"staff_id": "55", "choices": ("党政办、水利站", "")},
     {("B4", "P05"), ("B8", "R01")}),
    ("55", Part.DEPARTMENTS, {"adjustable": 3, "withdrawn_on": "不报了",
                              "phone": "手机" * 30},
     {("B9", "V05"), ("G16", "V06"), ("F6", "V14")}),
    ("56", Part.POSTS, {"choices": ("党政办", "水利站站长")}, {("B8", "R02"), ("E8", "R01")}),
    ("57", Part.POSTS, {"choices": ("党政办主任" * 50, ""), "submitted_at": "2026.2.30"},
     {("B8", "V14"), ("B21", "V07")}),
    ("58", Part.POSTS, {"staff_id": 5.30102199e17, "name": "", "submitted_at": "31号",
                        "choices": ("书记", "")},
     {("B4", "V11"), ("B3", "P06"), ("B21", "V06"), ("B8", "R01")}),
    ("59", Part.POSTS, {"name": "王" * 50, "nation": "汉" * 30}, {("B3", "V14"), ("D4", "V14")}),
    ("60", Part.POSTS, {"sex": "？", "born": "属马"}, {("D3", "V05"), ("F3", "V06")}),
]  # fmt: skip


def people() -> list[dict[str, Any]]:
    """Sixty people, twelve surnames by five given names."""
    names = [surname + given for given in _GIVEN for surname in _SURNAMES]
    return [
        person(
            f"{number:02d}",
            name,
            参加工作时间="2025.01" if number % 7 == 0 else "2008.07",
            政治面貌="群众" if number % 5 == 0 else "中共党员",
        )
        for number, name in enumerate(names, 1)
    ]


def hand_in(
    desk: Desk, staff: list[dict[str, Any]], *, with_faulty: bool
) -> set[tuple[str, str, str, str]]:
    """Forty-eight good forms, half for posts; then the faulty ones, if wanted."""
    for number, each in enumerate(staff[:48]):
        part = Part.POSTS if number % 2 else Part.DEPARTMENTS
        choices = ("党政办主任", "综治办专职副主任") if number % 2 else ("党政办", "综治办")
        name = f"第{number % 3 + 1}组/{each['姓名']}的表{number}"
        desk.collect(name, part, staff_id=each["编号"], name=each["姓名"], choices=choices)
    found = set()
    for staff_id, part, values, faults in FAULTY if with_faulty else ():
        choices = ("党政办主任", "") if part is Part.POSTS else ("党政办", "")
        good = {"staff_id": staff_id, "name": staff[int(staff_id) - 1]["姓名"], "choices": choices}
        label = desk.collect(f"补交/{staff_id}", part, **(good | values))
        sheet = _POSTS if part is Part.POSTS else _FORM
        found |= {(label, sheet, cell, code) for cell, code in faults}
    return found


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return Town(people=people()).write(tmp_path_factory.mktemp("sixty") / "活动")


def test_thirty_faults_in_one_run_and_the_others_judged_as_if_alone(root: Path) -> None:
    desk = Desk(root)
    staff = people()
    hand_in(desk, staff, with_faulty=False)
    alone = check(root)
    assert alone.errors == []
    sheets = ("竞争上岗", "选部门")
    before = {sheet: verdicts(root, sheet) for sheet in sheets}
    assert [len(before[sheet]) for sheet in sheets] == [24, 24]
    outcomes = [each[2] for sheet in sheets for each in before[sheet].values()]
    assert {"通过", "不通过"} == set(outcomes)

    rmtree(root / "03报名表")
    faults = hand_in(desk, staff, with_faulty=True)
    assert len(faults) == 30
    assert len({label for label, *_ in faults}) == 12
    assert len(list((root / "03报名表").rglob("*.xlsx"))) == 60
    ran = check(root)
    assert places(ran.errors) == faults
    assert len(ran.errors) == 30
    faulty = [staff_id for staff_id, *_ in FAULTY]
    assert {sheet: verdicts(root, sheet, without=faulty) for sheet in sheets} == before


def test_nothing_is_computed_from_them_until_they_are_mended(root: Path) -> None:
    desk = Desk(root)
    rmtree(root / "03报名表", ignore_errors=True)
    hand_in(desk, people(), with_faulty=True)
    ran = run("prepare_scoring", root)
    assert ran.outcome is None
    assert len(ran.errors) == 30
    assert not (root / "04评分表").exists()
