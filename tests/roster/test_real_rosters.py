"""Rosters as personnel offices keep them, under their usual headers, on whatever sheet."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from campaign.roster.facts import fact
from campaign.roster.roster import Roster
from campaign.roster.stages import the_roster
from campaign.run import Run
from campaign.storage.folder import Folder
from campaigns import Quiet, Town, codes, person, run, write_plain

ROW: dict[str, Any] = {
    "学工号": "2006007", "姓名": "安宁", "性别": "女", "出生日期": date(1985, 6, 17),
    "政治面目": "群众", "最高学历": "本科", "参加工作年月": "2008.07", "编制类别": "事业编制",
    "在岗情况": "在岗", "所在科室": "内科", "职务": "护师",
}  # fmt: skip


def read(root: Path, *rows: dict[str, Any], sheet: str = "在编职工") -> tuple[Roster, Run]:
    Town().write(root)
    write_plain(root / "02干部花名册.xlsx", {"说明": [{"说明": "截至三月"}], sheet: list(rows)})
    run = Run(Folder(root), Quiet(), date(2026, 3, 7))
    return run.get(the_roster), run


def test_usual_headers_are_understood(tmp_path: Path) -> None:
    roster, run = read(tmp_path, ROW)
    nurse = roster["2006007"].person
    assert (nurse.department, nurse.position, nurse.education) == ("内科", "护师", "本科")
    assert (nurse.establishment, nurse.duty, str(nurse.born)) == ("事业编制", "在岗", "1985.06")
    assert codes(run.issues) == {("", "P32"), ("", "S18")}  # nobody said who takes part


def test_the_likelier_of_two_columns_is_taken(tmp_path: Path) -> None:
    roster, run = read(tmp_path, ROW | {"岗位": "护理岗"}, sheet="花名册")
    assert roster["2006007"].person.position == "护师"
    assert ("K1", "P30") in codes(run.issues)
    post = fact(roster["2006007"], "岗位", date(2026, 3, 7))
    assert (post.word, post.where.cell) == ("护理岗", "L2")


def test_a_column_that_may_be_a_missing_one_is_asked_about(tmp_path: Path) -> None:
    row = {("最高学历层次" if key == "最高学历" else key): value for key, value in ROW.items()}
    _, run = read(tmp_path, row | {"本人学历": "本科"})
    assert ("L1", "P31") in codes(run.issues)


@pytest.mark.parametrize(
    ("remark", "told"),
    [
        ("已调出", True),
        ("3月1日退休", True),
        ("本人不参加", True),
        ("享受副科级待遇", False),
        ("2020年挂职锻炼", False),
        ("", False),
    ],
)
def test_somebody_who_by_the_remarks_is_not_there_any_more(
    tmp_path: Path, remark: str, told: bool
) -> None:
    town = Town(post_choices={"01": ("党政办主任",)})
    town.people[0]["备注"] = remark
    ran = run("check_registrations", town.write(tmp_path))
    assert (("O2", "P21") in codes(ran.issues)) == told
    assert ran.errors == []


@pytest.mark.parametrize(
    ("name", "meant"), [("李\ue863", "䶮"), ("王\ue81e", "\u9fb4"), ("张\ue000", "")]
)
def test_a_character_of_ones_own_is_named(tmp_path: Path, name: str, meant: str) -> None:
    _, own = read(tmp_path, ROW | {"姓名": name})
    (found,) = (each for each in own.issues if each.kind.code == "P41")
    assert found.where.cell == "B2"
    assert meant in found.remedy
    assert bool(meant) == found.remedy.startswith("改成")


@pytest.mark.parametrize(
    ("names", "told", "read_as"),
    [
        (["安宁（群众）"], {("B2", "P40")}, ["安宁"]),
        (["安宁（已退休）"], {("B2", "P40"), ("B2", "P21")}, ["安宁"]),
        (["安宁（大）", "安宁（小）"], set(), ["安宁（大）", "安宁（小）"]),
        (["安宁、白帆"], {("B2", "T25")}, None),
        (["说明：安宁"], {("B2", "R47")}, None),
    ],
)
def test_what_stands_behind_names(
    tmp_path: Path, names: list[str], told: set[Any], read_as: list[str] | None
) -> None:
    people = [person(f"0{number}", name) for number, name in enumerate(names, 1)]
    ran = run("check_registrations", Town(people=people, post_choices={}).write(tmp_path))
    assert {each for each in codes(ran.issues) if each[0]} == told
    roster = ran.run.known(the_roster)
    assert (roster and [each.name for each in roster.members]) == read_as


def test_rows_of_departments_between_people(tmp_path: Path) -> None:
    nobody = dict.fromkeys(person("", ""), "")
    departments = [nobody | {"编号": each} for each in ("一、党政办", "综治办（1人）")]
    people = [departments[0], person("01", "安宁"), departments[1]]
    ran = run("check_registrations", Town(people=people, post_choices={}).write(tmp_path))
    assert {each for each in codes(ran.issues) if each[0]} == {("A2", "T11"), ("A4", "T11")}
