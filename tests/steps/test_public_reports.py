"""Cases after public bug reports on spreadsheets and Word templates, laid over a finished sample.

Each folder in `public_reports` holds what an office has; `README.txt` there says what it must come
to.
"""

import re
import zipfile
from datetime import date
from pathlib import Path
from shutil import copytree, rmtree
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import Ran, places, run, table
from checking.offices import command

CASES = {
    each.name[: 4 if each.name[3].islower() else 3]: each
    for each in sorted((Path(__file__).parent / "public_reports").iterdir())
    if each.is_dir()
}
TODAY = date(2026, 9, 22)
USUAL = {"S18", "R20", "W19"}
"""What the sample itself is reminded of."""
SCORES = "04评分表/竞职演说评分表-严正.xlsx"
TEMPLATE = "公文模板/待岗通知书.docx"
LETTERS = Path("08公文", "待岗通知书")


@pytest.fixture(scope="session")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("sample") / "样例"
    assert command(root, "--sample") == 0
    return root


@pytest.fixture
def root(sample: Path, tmp_path: Path) -> Path:
    return copytree(sample, tmp_path / "活动")


def laid(root: Path, case: str, step: str) -> Ran:
    if step == "generate_notices":
        rmtree(root / "08公文")
    copytree(CASES[case], root, dirs_exist_ok=True)
    return run(step, root, TODAY)


def told(ran: Ran) -> set[tuple[str, str, str, str]]:
    return {each for each in places(ran.issues) if each[3] not in USUAL}


def test_all_of_them_are_here() -> None:
    tests = " ".join(name for name in globals() if name.startswith("test_k"))
    assert len(CASES) == 24
    assert all(f"_{case.lower()}_" in tests for case in CASES)


# -- registrations --------------------------------------------------------------------------------


def verdicts(root: Path) -> dict[str, tuple[Any, Any, Any]]:
    """Name, first choice and verdict of those who are in the cases."""
    rows = table(root / "结果" / "报名审核结果.xlsx", "竞争上岗")
    return {
        row["编号"]: (row["姓名"], row["第一志愿"], row["审核结果"])
        for row in rows
        if row["编号"] in ("005", "006")
    }


SUN = {"005": ("孙国栋", "综治办专职副主任", "通过")}
ZHOU = {"006": ("周雅琴", "镇建办副主任", "通过")}


def registered(root: Path, case: str) -> set[tuple[str, str, str, str]]:
    """What is told besides the usual; each case brings its only registrations of 005 and 006."""
    return told(laid(root, case, "check_registrations"))


def test_k01a_columns_two_cells_wide(root: Path) -> None:
    assert registered(root, "K01a") == set()
    assert verdicts(root) == SUN | ZHOU


def test_k01b_an_empty_column_between_label_and_value(root: Path) -> None:
    assert registered(root, "K01b") == set()
    assert verdicts(root) == SUN


def test_k05a_a_vertical_tab_in_an_old_workbook(root: Path) -> None:
    ran = laid(root, "K05a", "check_registrations")
    assert told(ran) == {("03报名表/报名登记表.xls", "竞争上岗报名", "C3", "R01")}
    assert command(root, step="check_registrations") == 1
    assert verdicts(root)["005"] == SUN["005"]
    assert list((root / "结果" / "标注副本").rglob("报名登记表*"))


@pytest.mark.parametrize("case", ["K10a", "K10b", "K12a", "K12b", "K14", "K17a"])
def test_k10a_k10b_k12a_k12b_k14_k17a_read_as_they_are(root: Path, case: str) -> None:
    assert registered(root, case) == set()
    assert verdicts(root) == SUN


@pytest.mark.parametrize("case", ["K13a", "K13b"])
def test_k13a_k13b_a_row_of_sums(root: Path, case: str) -> None:
    assert registered(root, case) == {("03报名表/报名登记表.xlsx", "竞争上岗报名", "A4", "T11")}
    assert verdicts(root) == SUN | ZHOU


def test_k15_encrypted_without_a_password_to_open(root: Path) -> None:
    ran = laid(root, "K15", "check_registrations")
    assert told(ran) == {("03报名表/报名登记表.xlsx", "", "", "F02")}
    (fault,) = ran.errors
    assert "保护工作簿" in fault.remedy


# -- the roster -----------------------------------------------------------------------------------


def test_k08a_numbers_by_a_format_with_zeros(root: Path) -> None:
    assert registered(root, "K08a") == set()
    rows = table(root / "结果" / "报名审核结果.xlsx", "竞争上岗")
    assert rows
    assert all(re.fullmatch(r"0\d\d", row["编号"]) for row in rows)


def test_k18_rows_numbered_ahead(root: Path) -> None:
    assert registered(root, "K18") == {("02干部花名册.xlsx", "花名册", "A51", "T70")}


# -- marks and picks ------------------------------------------------------------------------------


def test_k07a_a_mark_shown_as_a_percentage(root: Path) -> None:
    ran = laid(root, "K07a", "consolidate_scores")
    assert places(ran.errors) == {(SCORES, "评分表", "E5", "V02")}


def test_k09_fewer_decimals_shown_than_stored(root: Path) -> None:
    ran = laid(root, "K09", "consolidate_scores")
    of_marks = {each for each in told(ran) if each[0] == SCORES}
    assert of_marks == {(SCORES, "评分表", cell, "V18") for cell in ("E5", "E6", "E7")}
    candidates = [load_workbook(root / SCORES)["评分表"].cell(row, 2).value for row in range(5, 8)]
    marks = {
        row["编号"]: row["得分"]
        for row in table(root / "结果" / "成绩汇总.xlsx", "评分明细")
        if (row["评委"], row["项目"]) == ("严正", "竞职演说")
    }
    assert [marks[each] for each in candidates] == [81.5, 89, 81.01]


def test_k16_a_rank_written_as_the_first(root: Path) -> None:
    before = table(root / "结果" / "双向选择结果.xlsx", "分配结果")
    ran = laid(root, "K16", "allocate_departments")
    assert told(ran) == set()
    assert table(root / "结果" / "双向选择结果.xlsx", "分配结果") == before


# -- Word templates -------------------------------------------------------------------------------


def letters(root: Path) -> list[str]:
    """All text of each letter, whatever part it stands in; and the names of its parts."""
    found = []
    for path in sorted((root / LETTERS).glob("*.docx")):
        with zipfile.ZipFile(path) as book:
            parts = [book.read(name).decode() for name in book.namelist() if name.endswith("xml")]
            found.append("\n".join([re.sub(r"<[^>]+>", "", "".join(parts)), *book.namelist()]))
    return found


def parts(root: Path, name: str) -> list[str]:
    """One part of each letter, as it is; empty where a letter has it not."""
    books = (zipfile.ZipFile(path) for path in sorted((root / LETTERS).glob("*.docx")))
    return [book.read(name).decode() if name in book.namelist() else "" for book in books]


def made(root: Path, case: str) -> set[tuple[str, str]]:
    """Cell and code of what is told of the template."""
    ran = laid(root, case, "generate_notices")
    assert {each[0] for each in told(ran)} <= {TEMPLATE}
    return {each[2:] for each in told(ran)}


def personal(root: Path) -> None:
    """Every letter names its own person, and holds nothing that is still to be filled in."""
    found = letters(root)
    assert len(found) == 6
    for path, text in zip(sorted((root / LETTERS).glob("*.docx")), found, strict=True):
        name = re.sub(r"\d", "", path.stem.partition("-")[2])
        assert f"{name}同志" in text
        assert not re.search(r"[{}«»]|张某某", text)


@pytest.mark.parametrize(
    ("case", "part"), [("K02a", "word/footnotes.xml"), ("K02c", "word/hdr9.xml")]
)
def test_k02a_k02c_placeholders_in_other_parts(root: Path, case: str, part: str) -> None:
    assert made(root, case) == set()
    personal(root)
    assert all(parts(root, part))


@pytest.mark.parametrize(("case", "code"), [("K03a", "W46"), ("K03b", "W47")])
def test_k03a_k03b_other_marks_for_a_placeholder(root: Path, case: str, code: str) -> None:
    assert made(root, case) == {("第3段", code)}
    assert letters(root) == []


def test_k04a_a_bound_content_control(root: Path) -> None:
    assert made(root, "K04a") == {("", "W45")}
    personal(root)
    assert not any("dataBinding" in part for part in parts(root, "word/document.xml"))
    assert not any("customXml" in text for text in letters(root))


def test_k06a_a_comment(root: Path) -> None:
    assert made(root, "K06a") == {("", "W45")}
    personal(root)
    assert not any("comment" in text for text in letters(root))
    assert not any("comment" in part for part in parts(root, "word/document.xml"))


def test_k11_an_attached_template(root: Path) -> None:
    assert made(root, "K11") == {("", "W45")}
    personal(root)
    settings = zip(
        parts(root, "word/settings.xml"), parts(root, "word/_rels/settings.xml.rels"), strict=True
    )
    assert not any("attachedTemplate" in each for pair in settings for each in pair)
