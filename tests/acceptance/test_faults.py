"""Faults typed into the sheets of a finished campaign: each at its cell, nothing else touched."""

import datetime as dt
import shutil
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from acceptance.campaign_play import play
from acceptance.inputs import SCHEME, write_inputs
from acceptance.inspector import issues
from acceptance.office import DECISIONS, PICKS, Office, fingerprints, run
from acceptance.town import random_town
from acceptance.workbooks import read_table, write_plain

Place = tuple[str, str, str]
APPOINTMENTS = "05任用决定/任用决定表.xlsx"
PLACEMENTS = "07定岗决定/定岗决定表.xlsx"
LEDGER = "09待岗管理/待岗台账.xlsx"


@pytest.fixture(scope="module")
def finished(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A campaign played to the end, ballots and standby included."""
    folder = tmp_path_factory.mktemp("town")
    play(random_town(22), folder, in_place=False)
    return folder


@pytest.fixture
def office(finished: Path, tmp_path: Path) -> Office:
    shutil.copytree(finished, tmp_path / "town")
    return Office(random_town(22), tmp_path / "town", in_place=True)


def type_in(office: Office, label: str, sheet: str, header: str, value: Any, row: int = 1) -> Place:
    """Type a value into the n-th row below a header; give its place."""
    path = office.folder / label
    book = load_workbook(path)
    grid = book[sheet]
    head = next(cell for line in grid.iter_rows() for cell in line if cell.value == header)
    cell = grid.cell(head.row + row, head.column)
    assert cell.value != value
    cell.value = value
    book.save(path)
    return label, sheet, str(cell.coordinate)


def errors(office: Office, script: str, *, may_differ: str = "") -> set[Place]:
    """Run a step that must refuse and change nothing but the list of issues; its errors."""
    before, made = fingerprints(office.folder), _made(office.folder, may_differ)
    office.step(script, code=1)
    assert fingerprints(office.folder) == before
    assert _made(office.folder, may_differ) == made
    places: set[Place] = set()
    for row in issues(office.folder):
        if row["级别"] == "错误":
            cells = str(row["单元格"]).split("、")
            places |= {(row["文件"], row["工作表"], cell) for cell in cells}
    return places


def _made(folder: Path, but: str) -> dict[Path, bytes]:
    made = [*folder.glob("结果/*.xlsx"), *folder.glob("08公文/**/*.*x")]
    return {path: path.read_bytes() for path in made if path.name not in ("问题清单.xlsx", but)}


def test_all_that_is_wrong_with_a_judges_sheet_at_once(office: Office) -> None:
    component = next(entry for entry in office.town.components if not entry.by_ballot)
    judge = next(name for name, names in office.town.judges.items() if component.name in names)
    label = f"04评分表/{component.score_sheet}-{judge}.xlsx"
    typed = [None, component.full + 1, "很好", -1, True, dt.datetime(2026, 3, 5)]
    places = {
        type_in(office, label, "评分表", "得分", value, row)
        for row, value in enumerate(typed, start=1)
    }
    assert errors(office, "consolidate_scores") == places


def test_votes_that_do_not_balance(office: Office) -> None:
    labels = [f"04评分表/民主测评{kind}.xlsx" for kind in ("计票表", "选票")]
    label = next(
        label
        for label in labels
        if any(row["票数"] for row in read_table(office.folder / label, "票数", ["项目", "票数"]))
    )
    place = type_in(office, label, "票数", "票数", 999, row=4)
    found = errors(office, "consolidate_scores")
    assert place in found
    assert {(file, sheet) for file, sheet, _ in found} <= {(label, "票数"), (label, label[9:-5])}


def _registered(office: Office, number: str, name: str, choice: str) -> None:
    header = ["编号", "姓名", "第一志愿", "服从调剂", "报名时间"]
    row = [number, name, choice, "是", dt.datetime(2026, 3, 5)]
    write_plain(office.folder / "03报名表" / "补报.xlsx", {"竞争上岗报名": [header, row]})


def _stranger(office: Office) -> Place:
    _registered(office, "X99", "无名氏", office.town.posts[0].label)
    return "03报名表/补报.xlsx", "竞争上岗报名", "A2"


def _unknown_post(office: Office) -> Place:
    entered = {entry.number for entry in office.town.for_posts}
    person = next(person for person in office.town.people if person.number not in entered)
    _registered(office, person.number, person.name, "航天局局长")
    return "03报名表/补报.xlsx", "竞争上岗报名", "C2"


def _number_twice(office: Office) -> Place:
    first = office.town.people[0].number
    return type_in(office, "02干部花名册.xlsx", "花名册", "编号", first, row=2)


def _quota_in_words(office: Office) -> Place:
    return type_in(office, "01活动方案.xlsx", "双选部门", "职数", "若干")


@pytest.mark.parametrize("spoil", [_stranger, _unknown_post, _number_twice, _quota_in_words])
def test_a_fault_before_the_scoring(spoil: Callable[[Office], Place], office: Office) -> None:
    """What could be judged is shown with the faulty registration among it, as not passed."""
    place = spoil(office)
    assert place in errors(office, "check_registrations", may_differ="报名审核结果.xlsx")
    assert errors(office, "generate_notices")


def test_a_rank_given_twice(office: Office) -> None:
    label, row = next(
        (f"06部门初选/{path.name}", row)
        for path in sorted(office.folder.glob("06部门初选/*.xlsx"))
        for row, entry in enumerate(read_table(path, "初选", PICKS), start=1)
        if entry["排序"] == 2
    )
    place = type_in(office, label, "初选", "排序", 1, row)
    assert place[:2] in {found[:2] for found in errors(office, "allocate_departments")}


def test_a_place_that_there_is_not(office: Office) -> None:
    place = type_in(office, PLACEMENTS, "定岗决定", "决定去向", "航天局")
    assert place in errors(office, "allocate_departments")


def test_a_decision_apart_from_the_proposal_needs_its_reason(office: Office) -> None:
    rows = read_table(office.folder / APPOINTMENTS, "任用决定", DECISIONS)
    row, entry = next((n, each) for n, each in enumerate(rows, start=1) if each["建议"] == "任用")
    if entry["党委决定"] == "任用":
        type_in(office, APPOINTMENTS, "任用决定", "党委决定", "不任用", row)
    else:
        type_in(office, APPOINTMENTS, "任用决定", "决定理由", None, row)
    places = errors(office, "allocate_departments")
    assert {place[:2] for place in places} == {(APPOINTMENTS, "任用决定")}


def test_a_result_of_a_review_that_is_none(office: Office) -> None:
    place = type_in(office, LEDGER, "待岗台账", "考评结果", "还行")
    assert place in errors(office, "review_standby")


def test_a_missing_sheet_is_not_found_in_another(tmp_path: Path) -> None:
    """竞争职位 has all the columns of 双选部门."""
    write_inputs(random_town(48, departments=False), tmp_path)
    book = load_workbook(tmp_path / SCHEME)
    del book["双选部门"]
    book.save(tmp_path / SCHEME)
    assert run("check_registrations", tmp_path).returncode == 1
    (fault,) = [row for row in issues(tmp_path) if row["级别"] == "错误"]
    assert (fault["文件"], fault["代码"]) == (SCHEME, "T01")
    assert "双选部门" in fault["问题"]
