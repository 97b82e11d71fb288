"""Panels: classes of judges with weights, and trimming per sub-criterion, exact and live."""

from pathlib import Path
from typing import Any

import pytest

from campaigns import codes, run, write_plain
from recalculation import differences, needs_soffice, recalculate
from scoring.score_folder import MEETING, ScoreFolder, results, score_path, town

POST, SPEECH = "党政办主任", "竞职演说"


def folder(judges: dict[str, str], weights: dict[str, Any], **component: Any) -> ScoreFolder:
    """Two candidates are marked by judges of classes; the component is all of the total."""
    made = town()
    made.judges = tuple(judges)
    made.judge_classes = judges
    row = {"项目": SPEECH, "方式": "评委打分", "分值": 100, "单张满分": 100}
    made.components = [row | component]
    made.post_choices = {"01": (POST,), "02": (POST,)}
    made.more["评委分类"] = [
        {"项目": SPEECH, "类别": name, "权重": weight} for name, weight in weights.items()
    ]
    return ScoreFolder(made)


def give(made: ScoreFolder, **marks: tuple[Any, Any]) -> ScoreFolder:
    for judge, pair in marks.items():
        made.marks[SPEECH, judge] = dict(zip(("01", "02"), pair, strict=True))
    return made


def totals(made: ScoreFolder, root: Path) -> dict[str, float]:
    ran = made.consolidate(root)
    assert ran.errors == []
    return {row["编号"]: row["总分"] for row in results(root)}


LEADER, HEADS, OFFICE = "分管领导", "科室负责人", "办公室"
PANEL = {"秦山": LEADER, "顾平": HEADS, "雷声": HEADS, "夏雨": HEADS, "冬青": OFFICE}


@pytest.mark.parametrize(
    ("weights", "expected"),
    [
        # [31]: leader in charge 60 %, last year's heads 20 %, office 20 %
        ({LEADER: 60, HEADS: 20, OFFICE: 20}, 90 * 0.6 + 80 * 0.2 + 70 * 0.2),
        # [27]: leaders 30 %, heads 30 %, staff 40 %
        ({LEADER: 30, HEADS: 30, OFFICE: 40}, 90 * 0.3 + 80 * 0.3 + 70 * 0.4),
        ({LEADER: 0.6, HEADS: 0.2, OFFICE: 0.2}, 84.0),
    ],
)
def test_published_weights(weights: dict[str, Any], expected: float, tmp_path: Path) -> None:
    made = give(
        folder(PANEL, weights),
        秦山=(90, 60),
        顾平=(79, 60),
        雷声=(80, 60),
        夏雨=(81, 60),
        冬青=(70, 60),
    )
    assert totals(made, tmp_path) == pytest.approx({"01": expected, "02": 60})


def test_marks_are_dropped_class_by_class(tmp_path: Path) -> None:
    made = folder(
        PANEL,
        {LEADER: 50, HEADS: 50, OFFICE: 0},
        去最高分个数=1,
        去最低分个数=1,
        去高低分起算人数=2,
    )
    give(made, 秦山=(90, 60), 顾平=(10, 60), 雷声=(80, 60), 夏雨=(100, 60), 冬青=(70, 60))
    assert totals(made, tmp_path)["01"] == 85  # the heads' 10 and 100 are dropped


def by_criterion(root: Path, marks: dict[str, tuple[int, int]], **component: Any) -> Path:
    """Four judges mark two sub-criteria of 60 and 40, for both candidates alike."""
    made = folder(dict.fromkeys(marks, ""), {}, 去最高分个数=1, 去最低分个数=1, 去高低分起算人数=2)
    made.town.components[0] |= {"去高低分按": "评分细则"} | component
    del made.town.more["评委分类"]
    made.town.more["评分细则"] = [
        {"项目": SPEECH, "细则": "内容", "满分": 60},
        {"项目": SPEECH, "细则": "表达", "满分": 40},
    ]
    made.town.write(root)
    for judge, (content, expression) in marks.items():
        rows = [
            row
            | {"内容（60分）": content, "表达（40分）": expression, "得分": content + expression}
            for row in made.score_rows(SPEECH, judge)
        ]
        write_plain(score_path(root, SPEECH, judge), {"评分表": rows})
    return root


FOUR = {"秦山": (60, 10), "顾平": (50, 30), "雷声": (48, 40), "夏雨": (30, 32)}


def test_each_element_without_its_highest_and_lowest(tmp_path: Path) -> None:
    ran = run("consolidate_scores", by_criterion(tmp_path, FOUR))
    assert ran.errors == []
    # 内容 (50 + 48) ÷ 2, 表达 (30 + 32) ÷ 2; by whole marks it would be (80 + 70) ÷ 2.
    assert results(tmp_path)[0]["总分"] == 49 + 31


def test_a_mark_without_its_elements(tmp_path: Path) -> None:
    root = by_criterion(tmp_path, FOUR)
    rows = [
        {"编号": key, "姓名": name, "得分": 80} for key, name in (("01", "安宁"), ("02", "白帆"))
    ]
    write_plain(score_path(root, SPEECH, "秦山"), {"评分表": rows})
    assert codes(run("consolidate_scores", root).errors) == {("C2", "M61"), ("C3", "M61")}


@pytest.mark.parametrize(
    ("above", "told"),
    [
        (2, 2),  # one leader, one of the office: nothing of theirs is ever dropped
        (0, 0),
        (5, 3),  # and three heads are too few, too, though the panel has five
    ],
)
def test_small_classes_are_told_class_by_class(above: int, told: int, tmp_path: Path) -> None:
    weights = {LEADER: 60, HEADS: 20, OFFICE: 20}
    made = folder(PANEL, weights, 去最高分个数=1 if above else 0, 去高低分起算人数=above or "")
    issues = run("prepare_scoring", made.town.write(tmp_path)).issues
    assert sum(each.kind.code == "S34" for each in issues) == told


@needs_soffice
@pytest.mark.parametrize("stage", ["逐步舍入", "各项舍入", "总分舍入"])
def test_the_formulas_give_the_same_elsewhere(stage: str, tmp_path: Path) -> None:
    made = folder(PANEL, {LEADER: 30, HEADS: 45, OFFICE: 25}, 去最高分个数=1, 去高低分起算人数=2)
    made.town.basics |= {"舍入环节": stage, "并列处理": "顺延小数位"}
    give(made, 秦山=(90, 61.3), 顾平=(79, 60), 雷声=("回避", 60), 夏雨=(81, 60.7), 冬青=(70, 60))
    totals(made, tmp_path / "one")
    assert run("consolidate_scores", by_criterion(tmp_path / "two", FOUR)).errors == []
    files = [tmp_path / each / "结果" / "成绩汇总.xlsx" for each in ("one", "two")]
    for number, file in enumerate(files):
        again = recalculate([file], tmp_path / f"again{number}")[0]
        assert list(differences(file, again)) == []


@pytest.mark.parametrize(
    ("judges", "weights", "component", "cell", "code"),
    [
        (PANEL | {"冬青": "群众"}, {LEADER: 50, HEADS: 50}, {}, "C6", "S90"),
        (PANEL, {LEADER: 50, HEADS: 40, OFFICE: 40}, {}, "C2", "S10"),
        (PANEL, {LEADER: 60, HEADS: 20, OFFICE: 20}, {"去高低分按": "评分细则"}, "E2", "S91"),
    ],
)
def test_classes_that_mean_nothing(
    judges: dict[str, str],
    weights: dict[str, Any],
    component: dict[str, Any],
    cell: str,
    code: str,
    tmp_path: Path,
) -> None:
    root = folder(judges, weights, **component).town.write(tmp_path)
    assert codes(run("check_registrations", root).errors) == {(cell, code)}


def test_a_class_without_a_mark_left(tmp_path: Path) -> None:
    made = folder(PANEL, {LEADER: 60, HEADS: 20, OFFICE: 20})
    give(made, 秦山=("回避", 60))
    assert codes(made.consolidate(tmp_path).errors) == {("E2", "M60")}


def unevenly(**changes: Any) -> ScoreFolder:
    """Six judges, one of them recused for 安宁, whose five marks are too few to drop any."""
    made = ScoreFolder()
    made.town.judges = ("秦山", "顾平", "雷声", "孟松", "严正", "白川")
    trimming = {"去最高分个数": 1, "去最低分个数": 1, "去高低分起算人数": 5}
    made.town.components[0] |= trimming | changes
    made.town.more["回避关系"] = [{"评委": "雷声", "编号": "01", "姓名": "安宁"}]
    made.marks[SPEECH, "雷声"] = made.marks[MEETING, "雷声"] = {"01": "回避"}
    return made


@pytest.mark.parametrize(
    ("above", "absent", "told"),
    [
        (5, {}, {("E2", "S55")}),
        (4, {}, set()),  # dropped for everybody
        (6, {}, {("G2", "S34")}),  # for nobody
        (4, {"严正": "03"}, set()),
        (5, {"严正": "03"}, {("E2", "S55")}),  # for 白帆 alone
        (4, {"严正": "01"}, {("E2", "S55")}),  # 安宁 has four marks, the others six
    ],
)
def test_marks_dropped_for_some_candidates_only(
    above: int, absent: dict[str, str], told: set[tuple[str, str]], tmp_path: Path
) -> None:
    made = unevenly(去高低分起算人数=above)
    for judge, key in absent.items():
        made.marks[SPEECH, judge] = {key: "缺席"}
    ran = made.consolidate(tmp_path)
    assert {each for each in codes(ran.issues) if each[1] in ("S34", "S55")} == told


def test_it_is_told_once_all_judges_have_handed_in(tmp_path: Path) -> None:
    root = unevenly().write(tmp_path)
    score_path(root, SPEECH, "白川").unlink()
    assert "S55" not in {each.kind.code for each in run("consolidate_scores", root).issues}


@pytest.mark.parametrize("mark", ["八十几", ""])
def test_a_mark_that_cannot_be_read_is_no_gap(tmp_path: Path, mark: str) -> None:
    made = unevenly()
    del made.town.more["回避关系"], made.marks[MEETING, "雷声"]
    made.marks[SPEECH, "雷声"] = {"01": mark}
    told = codes(made.consolidate(tmp_path).issues)
    assert "E2" in {cell for cell, _ in told}
    assert "S55" not in {code for _, code in told}


def test_marks_dropped_for_some_candidates_only_within_a_class(tmp_path: Path) -> None:
    judges = {name: group for name, group in PANEL.items() if group != OFFICE}
    made = folder(judges, {LEADER: 50, HEADS: 50}, 去最高分个数=1, 去高低分起算人数=2)
    made.marks[SPEECH, "夏雨"] = {"02": "缺席"}
    ran = made.consolidate(tmp_path)
    assert codes(ran.issues) == {("F2", "S34"), ("E3", "S55")}  # the one leader's always counts
