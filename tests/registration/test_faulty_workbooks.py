"""The faulty sample workbooks: each gives exactly the issues that are listed for it."""

import hashlib
import json
from collections import Counter
from datetime import date
from pathlib import Path
from shutil import copyfile, copytree
from typing import Any

import pytest
from openpyxl import load_workbook

from campaign.issues import Issue, Kind
from campaign.run import Run
from campaign.steps.conduct import conduct
from campaign.steps.issue_list import in_order
from campaign.storage.folder import Folder
from campaigns import Quiet, codes, run, table
from maintenance import pieces
from maintenance.faulty.cases import LIST

SAMPLE, FAULTY = pieces.SAMPLE.folder, pieces.FAULTY_WORKBOOKS.folder
CASES: list[dict[str, Any]] = json.loads((FAULTY / LIST).read_text(encoding="utf-8"))
SCHEME, ROSTER = "01活动方案.xlsx", "02干部花名册.xlsx"
FIRST_STEP, TODAY = "check_registrations", date(2026, 9, 22)
Place = tuple[str, str, str, str]


def base(root: Path) -> Path:
    """A campaign with the sample's scheme and roster, and nothing handed in."""
    root.mkdir(exist_ok=True)
    for name in (SCHEME, ROSTER):
        copyfile(SAMPLE / name, root / name)
    return root


def listed(case: dict[str, Any]) -> Counter[Place]:
    return Counter(
        (each["文件"], each["工作表"], each["单元格"], each["代码"]) for each in case["应报问题"]
    )


def digests(root: Path) -> dict[str, str]:
    """SHA-256 of everything that people handed in."""
    return {
        path.relative_to(root).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in root.rglob("*")
        if path.is_file() and path.relative_to(root).parts[0][:2].isdigit()
    }


def place(issue: Issue) -> Place:
    return issue.where.file, issue.where.sheet, issue.where.cell, issue.kind.code


def told(root: Path) -> Counter[Place]:
    """What 问题清单.xlsx says."""
    rows = table(root / "结果" / "问题清单.xlsx", "问题清单", "代码")
    return Counter(
        (row["文件"] or "", row["工作表"] or "", row["单元格"] or "", row["代码"]) for row in rows
    )


def set_up(case: dict[str, Any], root: Path) -> dict[str, str]:
    """The files of a case put into a campaign; the digests of all that is there."""
    if case["步骤"] == FIRST_STEP:
        base(root)
    else:
        copytree(SAMPLE, root)
    copytree(FAULTY / case["文件夹"], root, dirs_exist_ok=True)
    return digests(root)


@pytest.mark.parametrize("case", CASES, ids=lambda case: str(case["文件夹"]))
def test_each_gives_exactly_its_issues(case: dict[str, Any], tmp_path: Path) -> None:
    root = tmp_path / "活动"
    before = set_up(case, root)
    ran = run(case["步骤"], root, today=TODAY)
    assert Counter(place(issue) for issue in in_order(ran.issues)) == listed(case)
    after = digests(root)
    assert {label: after[label] for label in before} == before


@pytest.mark.parametrize("case", CASES[::8], ids=lambda case: str(case["文件夹"]))
def test_the_list_of_issues_and_the_marked_copies(case: dict[str, Any], tmp_path: Path) -> None:
    root = tmp_path / "活动"
    before = set_up(case, root)
    own = Run(Folder(root), Quiet(), TODAY)
    conducted = conduct(case["步骤"], own)
    assert told(root) == listed(case)
    after = digests(root)
    assert {label: after[label] for label in before} == before
    errors = [issue for issue in own.issues if issue.is_error]
    assert conducted.code == (1 if errors or conducted.waits_for else 0)
    for issue in errors:
        if issue.where.cell:
            assert_marked(root, issue.where.file, issue.where.sheet, issue.where.cell)


def assert_marked(root: Path, label: str, sheet: str, cell: str) -> None:
    """The marked copy of a workbook has a note on the cell, or on the first of its merge."""
    original = Path(label)
    kind = "" if original.suffix == ".xlsx" else original.suffix.replace(".", "-")
    copy = root / "结果" / "标注副本" / original.parent / f"{original.stem}{kind}（标注）.xlsx"
    book = load_workbook(copy)
    page = book[sheet] if sheet else book.worksheets[0]
    around = [area.start_cell for area in page.merged_cells.ranges if cell in area]
    assert any(each.comment for each in (page[cell], *around)), cell


def test_they_regenerate() -> None:
    assert pieces.FAULTY_WORKBOOKS.stale() == [], pieces.REBUILD


def test_there_are_faults_of_every_class() -> None:
    """Every kind that scheme, roster and registrations can give is given by one of them."""
    given = {code for case in CASES for *_, code in listed(case)}
    elsewhere = {
        "F09",  # a link: not every file system can hold one
        "T13",  # given here, too, but it is of sheets made before
        "T21",  # of a ledger that the scheme does not ask for: see tests/tenure
        "T22", "T23", "T24",  # of the register for the seal: see tests/documents
        "V18", "V42",  # of marks
        "V41",  # of what is still to be filled in: see tests/scheme
        "S23", "S24", "S25", "S26",  # of years, grades, points: see tests/scheme
        "S50", "S51",  # of dates: see tests/documents
        "S04", "S05",  # found where the scoring is prepared
        "F52", "F53", "F54", "F55", "F56", "F57",  # of text, places beside tables: see tests/steps
        "F50", "F51",  # pipes, and names that are no text: see tests/storage and tests/checking
        "S70", "S71", "S72", "S73", "S74", "S75",  # of stages, points, opening: see tests/scoring
        "S76", "S77", "S80", "S81", "S82", "S84", "S85",  # of classes, pass marks: the same
        "S44", "S78", "S79",  # of numbers and ties by facts: tests/documents, tests/scoring
        "S58", "S59", "S60", "S61", "S62", "S63",  # of cuts, judges, grades: tests/scoring
        "S90", "S91", "S92", "S93", "S96", "S97", "S98", "S99",  # of draws, panels, standby
        "P21", "P41", "R47",  # of who is said to have left, of own characters: see tests/roster
        "S27", "S28", "S29", "S39", "S52", "S53",  # of what never takes effect: see tests/scheme
        "S45", "S83", "S86", "S87", "S88",  # slips, shared names: see tests/scheme, scoring
        "S46", "S47", "S48", "S49",  # of limits of structure: see tests/departments
        "S54", "S55",  # of grades, marks dropped for some: see tests/scheme, scoring
        "S56",  # of days left out of the calendar: see tests/scheme
        "S65", "T25",  # of relations, several people in a cell: see tests/scoring
        "S66",  # of scripts: see tests/app
        "S67", "S68",  # of what follows on standby: see tests/standby
        "P18", "P19", "P20",  # of who is placed directly: see tests/departments
        "R44", "R45",  # of several people on a form, choices reversed: see test_layouts
        "R46",  # of a roster without the zeros that all other sheets have: see test_understood
        "R48",  # of a roster that lost its zeros after papers were made: see test_sealed_papers
        "R50", "R51", "R52",  # of the record of rechecks
        "F15", "T20",  # of checked reminders and adopted sheets: see tests/steps
    }  # fmt: skip
    wanted = {kind.code for kind in Kind if kind.code[0] in "FTVSPR"} - elsewhere
    assert wanted - given == set()
    assert len({tuple(each) for case in CASES for each in listed(case)}) >= 60


@pytest.mark.parametrize(
    ("handed_in", "instead_of"),
    [
        (ROSTER, SCHEME),
        ("03报名表/竞争上岗报名登记表.xlsx", SCHEME),
        (SCHEME, ROSTER),
        ("03报名表/选部门报名登记表.xlsx", ROSTER),
        ("04评分表/民主测评计票表.xlsx", ROSTER),
    ],
)
def test_a_good_workbook_in_the_place_of_another_is_refused(
    handed_in: str, instead_of: str, tmp_path: Path
) -> None:
    root = base(tmp_path / "活动")
    copyfile(SAMPLE / handed_in, root / instead_of)
    ran = run("check_registrations", root)
    assert ran.outcome is None
    assert {issue.where.file for issue in ran.errors} == {instead_of}


@pytest.mark.parametrize(
    "other", [SCHEME, ROSTER, "04评分表/民主测评计票表.xlsx", "05任用决定/任用决定表.xlsx"]
)
def test_other_workbooks_among_the_registrations_are_passed_over_and_told(
    other: str, tmp_path: Path
) -> None:
    root = base(tmp_path / "活动")
    copytree(SAMPLE / "03报名表", root / "03报名表")
    before = run("check_registrations", root)
    assert before.errors == []
    copyfile(SAMPLE / other, root / "03报名表" / "混入.xlsx")
    ran = run("check_registrations", root)
    assert ran.errors == []
    assert codes(ran.issues) - codes(before.issues) == {("", "F08")}
