"""Files beside those that are read: copies by any name, new versions made by hand, void ones."""

from pathlib import Path
from shutil import copy, move

import pytest
from openpyxl import load_workbook

from campaigns import fill, places, run
from documents.finished import TODAY, copied

FOUND_OUT = "05任用决定/考察意见表-尹志明.xlsx"
STEP = {
    FOUND_OUT: "consolidate_scores",
    "05任用决定/考察意见表-尹志明（新）.xlsx": "consolidate_scores",
    "05任用决定/考察意见表-尹志明（作废）.xlsx": "consolidate_scores",
    "05任用决定/无效的": "consolidate_scores",
    "01": "check_registrations",
    "02": "check_registrations",
    "03": "check_registrations",
    "04": "consolidate_scores",
    "05": "generate_notices",
    "06": "allocate_departments",
    "07": "generate_notices",
    "09": "review_standby",
}
"""Which step reads what lies where."""
JUDGED = "04评分表/竞职演说评分表-雷鸣.xlsx"
COUNTED = "04评分表/民主测评计票表.xlsx"
PICKED = "06部门初选/部门初选表-党政办.xlsx"


def told(root: Path, label: str) -> set[str]:
    """What the step that reads it says of a file."""
    step = STEP.get(label) or STEP[label[:2]]
    found = places(run(step, root, TODAY).issues)
    return {code for file, _, _, code in found if file == label}


def changed(path: Path) -> None:
    """Change something that a person fills in."""
    book = load_workbook(path)
    cells = [cell for sheet in book for row in sheet.iter_rows() for cell in row]
    cells = [each for each in cells if each.value is not None]
    cells[-1].value = f"{cells[-1].value}改"
    book.save(path)


@pytest.mark.parametrize(
    "label",
    [
        "01活动方案.xlsx",
        "02干部花名册.xlsx",
        JUDGED,
        PICKED,
        FOUND_OUT,
        "05任用决定/任用决定表.xlsx",
        "07定岗决定/定岗决定表.xlsx",
        "09待岗管理/待岗台账.xlsx",
    ],
)
def test_a_new_version_made_by_hand_is_told_unless_it_says_the_same(
    tmp_path: Path, label: str
) -> None:
    root = copied(tmp_path)
    by_hand = label.replace(".xlsx", "（新）.xlsx")
    copy(root / label, root / by_hand)
    assert told(root, by_hand) == set()
    changed(root / by_hand)
    assert told(root, by_hand) == {"F40"}


MARKS = (
    "~新",
    "20260915",
    "9.15",
    "_v2",
    "(2)",
    "最终",
    "-改",
    "备份",
    " - 副本",
    "-第2版",
    "（旧）",
)


@pytest.mark.parametrize(
    ("label", "column", "code"),
    [(JUDGED, "得分", "M03"), (PICKED, "排序", "C11"), (COUNTED, "优秀", "B11")],
)
def test_a_copy_by_any_name_is_a_second_sheet_of_the_same_owner(
    tmp_path: Path, label: str, column: str, code: str
) -> None:
    root, step = copied(tmp_path), STEP[label[:2]]
    copies = [label.replace(".xlsx", f"{mark}.xlsx") for mark in MARKS]
    copy(root / label, root / copies[0])
    issues = [each for each in run(step, root, TODAY).issues if each.where.file in (label, *copies)]
    assert [(each.where.file, each.kind.code) for each in issues] == [(copies[0], "R12")]
    sheet = load_workbook(root / label).sheetnames[0]
    fill(root / copies[0], sheet, column, {"007": 12})
    for each in copies[1:]:
        copy(root / copies[0], root / each)
    (told,) = [each for each in run(step, root, TODAY).issues if each.kind.code == code]
    assert {*str(told.data["files"]).split("、")} == {label, *copies}


@pytest.mark.parametrize(
    ("label", "code"),
    [
        (JUDGED.replace("雷鸣", "雷鸣远"), "M01"),  # somebody else
        (JUDGED.replace("雷鸣", "雷鸣新"), "M01"),
        (PICKED.replace("党政办", "党政办-农业办"), "C10"),
        (COUNTED.replace(".xlsx", "（职工）.xlsx"), "B10"),  # another electorate
    ],
)
def test_what_may_be_somebody_elses_is_no_copy(tmp_path: Path, label: str, code: str) -> None:
    root = copied(tmp_path)
    copy(root / (JUDGED if "雷" in label else PICKED if "初选" in label else COUNTED), root / label)
    assert told(root, label) == {code}


@pytest.mark.parametrize("label", [JUDGED, PICKED, FOUND_OUT, "03报名表/竞争上岗报名登记表.xlsx"])
def test_a_file_that_is_called_void_is_not_read(tmp_path: Path, label: str) -> None:
    root = copied(tmp_path)
    place = root / label
    void = place.with_name(f"{place.stem}（作废）.xlsx")
    move(place, void)
    assert told(root, void.relative_to(root).as_posix()) == {"F57"}
    below = place.parent / "无效的"
    below.mkdir()
    move(void, below / place.name)
    assert told(root, below.relative_to(root).as_posix()) == {"F57"}


def test_void_ballots_make_no_file_void(tmp_path: Path) -> None:
    root = copied(tmp_path)
    label = COUNTED.replace(".xlsx", "（含无效票）.xlsx")
    move(root / COUNTED, root / label)
    assert "F57" not in told(root, label)


@pytest.mark.parametrize("name", ["竞争上岗报名登记表-已撤回.xlsx", "撤回报名/登记表.xlsx"])
def test_registrations_called_withdrawn_need_the_day(tmp_path: Path, name: str) -> None:
    root = copied(tmp_path)
    path = root / "03报名表" / name
    path.parent.mkdir(exist_ok=True)
    move(root / "03报名表" / "竞争上岗报名登记表.xlsx", path)
    found = places(run("check_registrations", root).issues)
    assert (f"03报名表/{name}", "竞争上岗报名", "G4", "R43") in found
    book = load_workbook(path)
    for row in book["竞争上岗报名"].iter_rows(min_row=4):
        row[6].value = "2026-3-6 16:00" if row[0].value else None
    book.save(path)
    assert "R43" not in {each[3] for each in places(run("check_registrations", root).issues)}
