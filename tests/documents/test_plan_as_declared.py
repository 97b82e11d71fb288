"""实施方案 and printed rules say what the scheme declares, and nothing that it does not."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from campaigns import run
from scoring.score_folder import ScoreFolder, town

ENTERED = {"项目": "笔试", "方式": "直接录入", "分值": 100, "单张满分": 100}
BALLOT = {"项目": "民主测评", "方式": "民主测评", "分值": 100, "单张满分": 100}
SPEECH = {"项目": "竞职演说", "方式": "评委打分", "分值": 100, "单张满分": 100}


def played(root: Path, *components: dict[str, Any], **basics: Any) -> str:
    """Everything that the plan and the printed rules say."""
    made = town(**basics)
    made.components = [dict(each) for each in components]
    made.more |= {
        "日程安排": [{"阶段": "报名", "开始": date(2026, 3, 3), "结束": date(2026, 3, 7)}],
        "领导小组": [{"组内职务": "组长", "姓名": "秦山", "党政职务": "书记"}],
    }
    made.post_choices = {
        who: posts[: made.basics["最多志愿数"]] for who, posts in made.post_choices.items()
    }
    folder = ScoreFolder(made)
    folder.write(root)
    assert run("prepare_scoring", root).errors == []
    assert run("consolidate_scores", root).errors == []
    assert run("generate_notices", root).errors == []
    said: list[str] = []
    for name in ("实施方案通知", "成绩公布"):
        document = Document(str(root / "08公文" / f"{name}.docx"))
        said += [each.text for each in document.paragraphs]
        said += [c.text for each in document.tables for row in each.rows for c in row.cells]
    books = ("结果/成绩汇总.xlsx", "结果/演说顺序.xlsx", "05任用决定/任用决定表.xlsx")
    for book in books:
        for sheet in load_workbook(root / book):
            if sheet.title != "选项":
                said += [str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value]
    return "\n".join(said)


@pytest.mark.parametrize(
    ("components", "absent", "present"),
    [
        ((ENTERED,), ("演说按", "演说成绩", "评委", "计票", "民主测评"), ("成绩录入和监督人员",)),
        ((BALLOT,), ("演说按", "演说成绩", "评委"), ("计票和监督人员", "党委综合民主测评、")),
        ((SPEECH,), ("计票", "民主测评"), ("评委和监督人员", "演说按第一志愿进行")),
    ],
    ids=["written", "ballot", "speech"],
)
def test_only_what_is_declared(
    components: tuple[dict[str, Any], ...],
    absent: tuple[str, ...],
    present: tuple[str, ...],
    tmp_path: Path,
) -> None:
    said = played(tmp_path, *components)
    lines = said.split("\n")
    assert not [line for line in lines for word in absent if word in line.replace("演说顺序", "")]
    assert [word for word in present if word not in said] == []


def test_one_choice_has_no_first(tmp_path: Path) -> None:
    assert "按第一志愿" not in played(tmp_path, SPEECH, 最多志愿数=1)
