"""评分分析: distances, margins, and what would change without one judge, worked out by hand."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import table
from scoring.score_folder import MEETING, SPEECH, ScoreFolder, town

HEAD = "党政办主任"
FILE = Path("结果") / "成绩汇总.xlsx"


def rows(root: Path, key: str) -> list[dict[str, Any]]:
    """The rows of one of the two tables on the sheet, told by a header of its own."""
    found = table(root / FILE, "评分分析", key=key)
    return [row for row in found if isinstance(row[key], int | float) and row[key] != key]


def of_judge(root: Path, judge: str, component: str) -> dict[str, Any]:
    return next(
        row for row in rows(root, "打分人数") if (row["评委"], row["项目"]) == (judge, component)
    )


def of_post(root: Path, post: str) -> dict[str, Any]:
    return next(row for row in rows(root, "职数") if row["竞争职位"] == post)


def test_how_far_a_judge_lies_from_the_others(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.marks[SPEECH, "秦山"] = {"01": 90, "02": 74, "03": 80}  # others 80, 80, 80
    folder.consolidate(tmp_path)
    row = of_judge(tmp_path, "秦山", SPEECH)
    assert (row["打分人数"], row["与其他评委相差"]) == (3, 1.33)  # (10−6+0)÷3
    assert (row["平均差距"], row["最大差距"]) == (5.33, 10)
    assert "安宁" in row["说明"]
    other = of_judge(tmp_path, "顾平", SPEECH)  # 80−85, 80−77, 80−80
    assert (other["与其他评委相差"], other["平均差距"]) == (-0.67, 2.67)


def test_who_marked_nobody_is_not_compared(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.marks[SPEECH, "秦山"] = dict.fromkeys(folder.people, "缺席")
    folder.consolidate(tmp_path)
    assert of_judge(tmp_path, "秦山", SPEECH)["打分人数"] == 0
    assert of_judge(tmp_path, "顾平", SPEECH)["打分人数"] == 3


def test_margins_at_the_top_and_at_the_cut(tmp_path: Path) -> None:
    own = town()
    own.posts[0]["职数"] = 2
    own.post_choices["03"] = (HEAD,)
    folder = ScoreFolder(own)
    for judge in own.judges:
        folder.marks[SPEECH, judge] = {"01": 90, "02": 88, "03": 80}
    folder.consolidate(tmp_path)
    row = of_post(tmp_path, HEAD)
    assert (row["第一名"], row["参加排名人数"]) == ("安宁", 3)
    assert (row["领先第二名"], row["入围分差"]) == (0.6, 2.4)  # 27−26.4, 26.4−24
    assert row["去掉任何一位评委的评分后"] == "第一名都不变，前2名的人员也不变。"


def test_one_judge_decides_who_is_first(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.marks = {
        (SPEECH, "秦山"): {"01": 100, "02": 80},
        (SPEECH, "顾平"): {"01": 80, "02": 84},
        (SPEECH, "雷声"): {"01": 80, "02": 84},
    }
    folder.consolidate(tmp_path)
    row = of_post(tmp_path, HEAD)
    assert (row["第一名"], row["领先第二名"]) == ("安宁", 1.2)  # 86.67 and 82.67: 26.00, 24.80
    assert row["去掉任何一位评委的评分后"] == "去掉秦山：第一名为白帆。"


def test_a_tie_that_one_judge_makes(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.marks[SPEECH, "秦山"] = {"01": 81}
    folder.consolidate(tmp_path)
    assert of_post(tmp_path, HEAD)["去掉任何一位评委的评分后"] == "去掉秦山：第一名为安宁、白帆。"


def test_a_single_judge_cannot_be_left_out(tmp_path: Path) -> None:
    own = town()
    own.judges = ("秦山",)
    ScoreFolder(own).consolidate(tmp_path)
    assert "无法比较" in of_post(tmp_path, HEAD)["去掉任何一位评委的评分后"]
    assert of_judge(tmp_path, "秦山", MEETING)["打分人数"] == 0


def test_a_post_that_nobody_wants(tmp_path: Path) -> None:
    own = town()
    del own.post_choices["03"]
    ScoreFolder(own).consolidate(tmp_path)
    row = of_post(tmp_path, "综治办专职副主任")
    assert (row["参加排名人数"], row["领先第二名"], row["入围分差"]) == (0, None, None)


def test_the_wording_blames_nobody(tmp_path: Path) -> None:
    folder = ScoreFolder()
    folder.marks[SPEECH, "秦山"] = {"01": 100, "02": 10}
    folder.consolidate(tmp_path)
    sheet = load_workbook(tmp_path / FILE)["评分分析"]
    text = "".join(str(v) for row in sheet.iter_rows(values_only=True) for v in row if v)
    for word in ("异常", "不公", "作弊", "违规", "偏袒", "可疑", "不合理", "有问题"):
        assert word not in text
    assert "不说明任何人打分不当" in text


@pytest.mark.parametrize("key", ["职数", "打分人数"])
def test_both_tables_are_there(tmp_path: Path, key: str) -> None:
    ScoreFolder().consolidate(tmp_path)
    assert rows(tmp_path, key)
