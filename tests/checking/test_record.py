"""The record of a run: every cell read is listed, every file hashed, nobody is named."""

import hashlib
import json
import re
import zipfile
from pathlib import Path

import pytest
from openpyxl import load_workbook

from campaigns import table
from checking.offices import RECORD, command

ROSTER = "02干部花名册.xlsx"


def manifest(root: Path) -> dict[str, object]:
    (path,) = root.glob(f"{RECORD}/*-一键办理.json")
    content: dict[str, object] = json.loads(path.read_bytes())
    return content


def log(root: Path) -> str:
    (path,) = root.glob(f"{RECORD}/*-一键办理.log")
    return path.read_text(encoding="utf-8-sig")


def digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def listed_cells(root: Path, path: Path) -> dict[str, dict[str, str]]:
    """What the record lists of a workbook: by sheet, each cell as it was read."""
    where = re.search(rf"“{RECORD}/存档/(\S+\.zip)：(逐格/{digest(path)}\.txt)”", log(root))
    assert where, f"the log does not say where the cells of {path.name} are listed"
    with zipfile.ZipFile(root / RECORD / "存档" / where[1]) as pack:
        lines = pack.read(where[2]).decode().splitlines()
    found: dict[str, dict[str, str]] = {}
    for line in lines:
        if line.startswith("工作表“"):
            cells = found.setdefault(line[4:-1], {})
        else:
            for cell in line.split(" "):
                place, _, value = cell.partition("=")
                cells[place] = value
    return found


def test_inputs_and_outputs_have_their_checksums(finished: Path) -> None:
    content = manifest(finished)
    for kind in ("输入", "输出"):
        files = content[kind]
        assert isinstance(files, dict)
        assert len(files) > 50
        seen = {label for label in files if not label.startswith(RECORD)}
        assert {label: digest(finished / label) for label in seen} == {
            label: files[label] for label in seen
        }


def test_rules_seed_versions_and_counts(finished: Path) -> None:
    content = manifest(finished)
    rules, program, counts = content["方案"], content["程序"], content["计数"]
    assert isinstance(rules, dict)
    assert isinstance(program, dict)
    assert isinstance(counts, dict)
    scheme = table(finished / "01活动方案.xlsx", "基本信息", key="项目")
    seed = next(row["内容"] for row in scheme if row["项目"] == "抽签种子")
    assert content["抽签种子"] == rules["基本信息"][0]["抽签种子"] == str(seed)
    assert {"竞争职位", "双选部门", "评分项目", "测评等次"} <= rules.keys()
    assert re.fullmatch(r"[0-9a-f]{64}", program["版本"])
    assert "python-calamine" in program["组件"]
    assert counts["公文"] == len(list((finished / "08公文").rglob("*.docx")))
    assert counts["错误"] == 0


@pytest.mark.parametrize("sort", ["花名册", "评分表", "报名表"])
def test_every_cell_read_is_listed(finished: Path, sort: str) -> None:
    path = {
        "花名册": finished / ROSTER,
        "评分表": next((finished / "04评分表").glob("竞职演说评分表-*.xlsx")),
        "报名表": next((finished / "03报名表" / "个人报名表").glob("*.xlsx")),
    }[sort]
    listed = listed_cells(finished, path)
    book = load_workbook(path, data_only=True)
    assert listed.keys() == set(book.sheetnames)
    for sheet in book.worksheets:
        filled = {
            cell.coordinate: cell.value
            for row in sheet.iter_rows()
            for cell in row
            if cell.value not in (None, "")
        }
        assert listed[sheet.title].keys() == filled.keys()


def test_marks_stand_as_they_were_read(finished: Path) -> None:
    path = next((finished / "04评分表").glob("竞职演说评分表-*.xlsx"))
    sheet, listed = load_workbook(path)["评分表"], listed_cells(finished, path)["评分表"]
    marks = [cell for cell in sheet["E"][4:] if cell.value is not None]
    assert len(marks) > 10
    for cell in marks:
        assert listed[cell.coordinate] == str(cell.value).removesuffix(".0")


def test_nobody_is_named(finished: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Neither on the screen nor in the record: but for names of files, which people chose."""
    assert command(finished) == 0
    screen = capsys.readouterr()
    names = {row["姓名"] for row in table(finished / ROSTER, "花名册")}
    assert len(names) > 40
    logs = [path.read_text(encoding="utf-8-sig") for path in finished.glob(f"{RECORD}/*.log")]
    listings = [
        pack.read(name).decode()
        for archive in finished.glob(f"{RECORD}/存档/*.zip")
        for pack in [zipfile.ZipFile(archive)]
        for name in pack.namelist()
        if name.endswith(".txt")
    ]
    assert len(listings) > 60
    for text in [screen.out, screen.err, *logs, *listings]:
        without_files = re.sub(r"\S+\.(?:xlsx|docx)", "", text)
        assert not [name for name in names if name in without_files]
        assert not re.search(r"(?<![0-9a-f])\d{17}[\dX](?![0-9a-f])", without_files)


def test_what_is_listed_once_is_not_listed_again(finished: Path) -> None:
    packs = set(finished.glob(f"{RECORD}/存档/*.zip"))
    assert command(finished, step="check_registrations") == 0
    new = [zipfile.ZipFile(path) for path in set(finished.glob(f"{RECORD}/存档/*.zip")) - packs]
    assert not [name for pack in new for name in pack.namelist() if name.startswith("逐格/")]
