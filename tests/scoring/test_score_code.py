"""成绩编码: the posted paper and the result workbook bear one code, and it follows the marks."""

import re
from pathlib import Path

from openpyxl import load_workbook

from campaigns import run
from documents.finished import Word
from scoring.score_folder import SPEECH, ScoreFolder, results

CODE = re.compile(r"成绩编码：((?:[0-9A-F]{4}-){3}[0-9A-F]{4})(?![-0-9A-F])")


def code(root: Path) -> str:
    rows = load_workbook(root / "结果" / "成绩汇总.xlsx")["成绩汇总"].iter_rows(values_only=True)
    (found,) = CODE.findall("\n".join(str(value) for row in rows for value in row if value))
    return str(found)


def counted(root: Path, first: int, second: int) -> list[object]:
    """Two judges give the first candidate these marks, all else is equal."""
    folder = ScoreFolder()
    one, other = folder.town.judges[:2]
    folder.marks = {(SPEECH, one): {"01": first}, (SPEECH, other): {"01": second}}
    assert folder.consolidate(root).errors == []
    return [(row["编号"], row["总分"], row["名次"]) for row in results(root)]


def test_the_same_on_the_workbook_and_on_the_paper(tmp_path: Path) -> None:
    counted(tmp_path, 81, 85)
    run("generate_notices", tmp_path)
    paper = Word(tmp_path / "08公文" / "成绩公布.docx")
    assert CODE.findall("".join(paper.lines())) == [code(tmp_path)]


def test_marks_exchanged_change_it_although_no_total_does(tmp_path: Path) -> None:
    assert counted(tmp_path / "1", 81, 85) == counted(tmp_path / "2", 85, 81)
    assert code(tmp_path / "1") != code(tmp_path / "2")


def test_a_sheet_saved_again_does_not_change_it(tmp_path: Path) -> None:
    counted(tmp_path, 81, 85)
    before = code(tmp_path)
    for path in (tmp_path / "04评分表").glob("*.xlsx"):
        load_workbook(path).save(path)
    run("consolidate_scores", tmp_path)
    assert code(tmp_path) == before
