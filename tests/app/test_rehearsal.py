"""A rehearsal says so on every sheet and document, and nothing of it counts when it is real."""

import zipfile
from pathlib import Path
from shutil import copytree

import pytest
from openpyxl import load_workbook

from campaigns import Town, codes, fill, run
from maintenance.guide import shots
from maintenance.sample_filling import TODAY

FILLED = ("01", "02", "03", "04", "05", "06", "07", "09")
"""What the sample's people had filled in before it became a rehearsal."""


@pytest.fixture(scope="module")
def rehearsed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample as a rehearsal."""
    root: Path = copytree(shots.SAMPLE, tmp_path_factory.mktemp("rehearsal") / "演练")
    set_rehearsal(root, "是")
    assert run("run_all", root, TODAY).errors == []
    return root


def set_rehearsal(root: Path, value: str) -> None:
    path = root / "01活动方案.xlsx"
    book = load_workbook(path)
    cell = next(row for row in book["基本信息"].iter_rows() if row[0].value == "演练")[1]
    cell.value = value
    book.save(path)


def test_every_sheet_says_so_on_screen_and_on_paper(rehearsed: Path) -> None:
    made = [
        path
        for path in rehearsed.rglob("*.xlsx")
        if not path.relative_to(rehearsed).parts[0].startswith(FILLED)
    ]
    assert len(made) > 12
    silent = []
    for path in made:
        for sheet in load_workbook(path):
            if sheet.sheet_state != "visible":
                continue
            head, foot = sheet.HeaderFooter.oddHeader, sheet.HeaderFooter.oddFooter
            assert head
            assert foot
            shown = (str(sheet["A1"].value), str(head.center.text), str(foot.left.text))
            if ["演" in text and "练" in text for text in shown] != [True] * 3:
                silent.append((path.name, sheet.title, shown))
    assert silent == []


def test_every_document_says_so_on_every_page(rehearsed: Path) -> None:
    documents = list(rehearsed.rglob("08公文/**/*.docx"))
    assert len(documents) > 60
    for path in documents:
        with zipfile.ZipFile(path) as file:
            headers = [name for name in file.namelist() if name.startswith("word/header")]
            texts = [file.read(name).decode() for name in headers]
        assert len(texts) == 2, "one for odd and one for even pages"
        assert all("演练文件，不作依据" in text for text in texts), path.name


def test_nothing_filled_in_for_a_rehearsal_counts_when_it_is_real(tmp_path: Path) -> None:
    town = Town(post_choices={"01": ("党政办主任",), "02": ("党政办主任",)})
    town.basics["演练"] = "是"
    root = town.write(tmp_path)
    run("prepare_scoring", root)
    marks = root / "04评分表" / "竞职演说评分表-秦山.xlsx"
    fill(marks, "评分表", "得分", {"01": 90, "02": 80})
    assert run("consolidate_scores", root).errors == []
    set_rehearsal(root, "否")
    run("prepare_scoring", root)
    ran = run("consolidate_scores", root)
    assert {(issue.where.file, issue.kind.code) for issue in ran.errors} == {
        ("04评分表/竞职演说评分表-秦山.xlsx", "F14")
    }, "the sheets that nobody had touched are made anew, without the mark"
    assert codes(ran.errors) == {("A1", "F14")}


@pytest.mark.parametrize("script", ["简体", "繁體"])
def test_a_form_of_a_rehearsal_is_no_registration(tmp_path: Path, script: str) -> None:
    town = Town()
    town.basics |= {"演练": "是", "文字": script}
    root = town.write(tmp_path)
    run("check_registrations", root)
    blank = root / "空白表" / "选部门报名登记表.xlsx"
    (root / "03报名表").mkdir()
    (root / "03报名表" / "收回.xlsx").write_bytes(blank.read_bytes())
    assert run("check_registrations", root).errors == []
    set_rehearsal(root, "否")
    assert codes(run("check_registrations", root).errors) == {("A1", "F14")}
