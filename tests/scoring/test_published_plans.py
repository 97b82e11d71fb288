"""Whole plans of K3, K4 and K10 with the values that were published."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from campaigns import person, run, table
from scoring.score_folder import VOTE, ScoreFolder, results, town

POST, TEST, SPEECH = "党政办主任", "笔试", "竞职演说"
NAMES = "甲乙丙丁戊己庚辛壬癸"


def part(name: str, method: str, points: Any, **more: Any) -> dict[str, Any]:
    return {"项目": name, "方式": method, "分值": points, "单张满分": 100} | more


def folder(people: int, *components: dict[str, Any], **basics: Any) -> ScoreFolder:
    """So many compete for one post."""
    made = town(**basics)
    made.people = [person(f"{n:02d}", f"人{NAMES[n]}") for n in range(people)]
    made.post_choices = {f"{n:02d}": (POST,) for n in range(people)}
    header = dict.fromkeys(key for each in components for key in each)
    made.components = [dict.fromkeys(header, "") | each for each in components]
    return ScoreFolder(made)


def hand_in(made: ScoreFolder, root: Path, name: str, people: int) -> None:
    """The sheets of a component, with the first so many people."""
    everybody = made.town.post_choices
    made.town.post_choices = {f"{n:02d}": (POST,) for n in range(people)}
    method = next(each["方式"] for each in made.town.components if each["项目"] == name)
    if method == "直接录入":
        made.write_entries(root, name)
    elif method == "民主测评":
        made.write_counts(root, name)
    else:
        for judge in made.town.judges:
            made.write_scores(root, name, judge)
    made.town.post_choices = everybody


def step(name: str, root: Path) -> None:
    assert run(name, root).errors == []


def totals(root: Path) -> dict[str, Any]:
    return {row["编号"]: row["总分"] for row in results(root)}


def test_recommendation_written_test_and_speech(tmp_path: Path) -> None:
    """[13]: recommendation 40, written ability test 20, speech with evaluation 40."""
    made = folder(2, part("民主推荐", "民主测评", 40), part("能力测试", "直接录入", 20),
                  part("演讲评价", "评委打分", 40))  # fmt: skip
    made.town.grades = [
        {"等次": "推荐", "折算分": 100, "计入分母": "是"},
        {"等次": "不推荐", "折算分": 0, "计入分母": "是"},
    ]
    made.counts[""] = {"00": (8, 2), "01": (5, 5)}
    made.entries["能力测试"] = {"00": 70, "01": 95}
    for judge in made.town.judges:
        made.marks["演讲评价", judge] = {"00": 80, "01": 90}
    step("prepare_scoring", made.town.write(tmp_path))
    for each in ("民主推荐", "能力测试", "演讲评价"):
        hand_in(made, tmp_path, each, 2)
    step("consolidate_scores", tmp_path)
    assert totals(tmp_path) == {"00": 32 + 14 + 32, "01": 20 + 19 + 36}
    step("generate_notices", tmp_path)
    assert (tmp_path / "08公文" / "成绩公布.docx").exists()


def test_performance_check_before_written_test_and_discussion(tmp_path: Path) -> None:
    """[33]: the check first; written 25 %, discussion 40 %, recommendation and performance rest."""
    check, later = {"环节": "业绩核查"}, {"环节": "测试"}
    made = folder(
        4,
        part("业绩审核", "直接录入", 0, **check),
        part("笔试", "直接录入", 25, **later),
        part("小组讨论", "评委打分", 40, **later),
        part("单位推荐", "直接录入", 15, **later),
        part("工作业绩", "直接录入", 20, **later),
    )
    made.town.more["晋级规则"] = [
        {"环节": "业绩核查", "适用": "", "规则": "不低于", "值": 60, "并列": "都进入"}
    ]
    made.entries["业绩审核"] = {"00": 95, "01": 60, "02": 59.9, "03": "缺考"}
    made.entries |= {"笔试": {"00": 60, "01": 80}, "单位推荐": {"00": 100, "01": 80},
                     "工作业绩": {"00": 95, "01": 60}}  # fmt: skip
    made.town.write(tmp_path)
    hand_in(made, tmp_path, "业绩审核", 4)
    step("prepare_scoring", tmp_path)
    listed = table(tmp_path / "04评分表" / "小组讨论评分表-秦山.xlsx", "评分表")
    assert {row["编号"] for row in listed} == {"00", "01"}
    for each in ("笔试", "小组讨论", "单位推荐", "工作业绩"):
        hand_in(made, tmp_path, each, 2)
    step("consolidate_scores", tmp_path)
    found = totals(tmp_path)
    assert (found["00"], found["01"]) == (15 + 32 + 15 + 19, 20 + 32 + 12 + 12)
    told = {row["编号"]: row["备注"] for row in results(tmp_path)}
    assert told["02"] == "业绩核查得分59.9，低于60，未进入测试，不参加排名"
    assert told["03"].startswith("业绩核查缺考，未进入测试")


@pytest.mark.parametrize(
    ("commendations", "points"),
    [
        ({"国家级": 1}, 5),
        ({"省级": 1, "市级": 1}, 5),
        ({"市级": 1, "院级": 2}, 4),
        ({"国家级": 1, "省级": 1, "市级": 2, "院级": 1}, 10),
    ],
)
def test_four_kinds_of_commendation(
    commendations: Mapping[str, int], points: int, tmp_path: Path
) -> None:
    """[25]: extra points for commendations in three years, of four kinds, each worth its own."""
    kinds = {"国家级": 5, "省级": 3, "市级": 2, "院级": 1}
    made = folder(1, part("表彰加分", "赋分", 10, 单张满分=10), part(TEST, "直接录入", 100))
    made.town.more["赋分标准"] = [
        {"项目": "表彰加分", "依据": f"近三年{kind}表彰次数", "从": "", "到": "", "等于": "",
         "得分": 0, "每增": 1, "加分": worth, "封顶": "", "适用": ""}
        for kind, worth in kinds.items()
    ]  # fmt: skip
    made.town.people[0] |= {f"近三年{kind}表彰次数": commendations.get(kind, 0) for kind in kinds}
    assert made.consolidate(tmp_path).errors == []
    assert results(tmp_path)[0]["表彰加分"] == points


def test_half_annual_appraisal_half_marks(tmp_path: Path) -> None:
    """[31]: total = half annual appraisal, half the marks of leader, heads and office."""
    made = folder(1, part("年度考核", "直接录入", 50), part("民主评议", "评委打分", 50))
    made.town.judges = ("秦山", "顾平", "雷声", "夏雨")
    classes = dict(
        zip(made.town.judges, ("分管领导", "科室负责人", "科室负责人", "办公室"), strict=True)
    )
    made.town.judge_classes = classes
    weights = {"分管领导": 60, "科室负责人": 20, "办公室": 20}
    made.town.more["评委分类"] = [
        {"项目": "民主评议", "类别": name, "权重": weight} for name, weight in weights.items()
    ]
    made.entries["年度考核"] = {"00": 92}
    for judge, mark in zip(made.town.judges, (90, 70, 80, 60), strict=True):
        made.marks["民主评议", judge] = {"00": mark}
    assert made.consolidate(tmp_path).errors == []
    assert totals(tmp_path) == {"00": 46 + (54 + 15 + 12) / 2}


def test_best_two_by_secret_vote_to_a_second_interview(tmp_path: Path) -> None:
    """[35]: candidates published with five days to object; the vote alone decides who goes on."""
    made = folder(
        4,
        part(VOTE, "民主测评", 0, 环节="初选"),
        part("复试", "评委打分", 100, 环节="复试"),
        人选公示开始="2026-03-09",
        人选公示工作日数=5,
    )
    made.town.grades = [
        {"等次": "同意", "折算分": 100, "计入分母": "是"},
        {"等次": "不同意", "折算分": 0, "计入分母": "是"},
    ]
    made.town.more["晋级规则"] = [
        {"环节": "初选", "适用": "", "规则": "前几名", "值": 2, "并列": "都进入"}
    ]
    made.counts[""] = {"00": (6, 4), "01": (9, 1), "02": (2, 8), "03": (7, 3)}
    step("generate_notices", made.town.write(tmp_path))
    notice = Document(str(tmp_path / "08公文" / "报名人选公示.docx"))
    assert "2026年3月9日至2026年3月13日，共5个工作日" in "".join(
        each.text for each in notice.paragraphs
    )
    hand_in(made, tmp_path, VOTE, 4)
    step("prepare_scoring", tmp_path)
    listed = table(tmp_path / "04评分表" / "复试评分表-秦山.xlsx", "评分表")
    assert {row["编号"] for row in listed} == {"01", "03"}


# -- K10: neighbours of what test_pass_marks and test_ties have ------------------------------------


@pytest.mark.parametrize(
    ("marks", "full", "appointed"),
    [
        ((70, 90), 100, True),
        ((84, 90), 120, True),
        ((83.9, 90), 120, False),
        ((84, 69.9), 120, False),  # the total is 69.96
    ],
)
def test_without_contest_70_percent_of_the_full_marks(
    marks: tuple[float, float], full: int, appointed: bool, tmp_path: Path
) -> None:
    """Published: not competitive: 70 % of the full marks of the interview room, or 70 points."""
    interview, written = marks
    made = folder(
        1,
        part("面试", "直接录入", 60, 单张满分=full),
        part(TEST, "直接录入", 40),
    )
    rule = {"项目": "面试", "适用": "", "不低于": "", "占满分": "70%", "限于": "没有竞争"}
    made.town.more["及格规则"] = [rule, rule | {"项目": "总分", "不低于": 70, "占满分": ""}]
    made.entries = {"面试": {"00": interview}, TEST: {"00": written}}
    assert made.consolidate(tmp_path).errors == []
    rows = table(tmp_path / "05任用决定" / "任用决定表.xlsx", "任用决定")
    assert (rows[0]["建议"] == "任用") is appointed


def test_ties_by_written_test_then_its_part_then_another_test(tmp_path: Path) -> None:
    """Published: the written mark first, then a part of it, then another test."""
    chain = "笔试、申论成绩（高者优先）、加试成绩（高者优先）"
    made = folder(4, part(TEST, "直接录入", 50), part("面试", "直接录入", 50), 并列处理=chain)
    made.entries = {
        TEST: {"00": 80, "01": 82, "02": 80, "03": 80},
        "面试": {"00": 82, "01": 80, "02": 82, "03": 82},
    }
    for each, (essay, again) in zip(
        made.town.people, ((60, 70), (1, 1), (65, 1), (60, 71)), strict=True
    ):
        each |= {"申论成绩": essay, "加试成绩": again}
    assert made.consolidate(tmp_path).errors == []
    assert {row["编号"]: row["名次"] for row in results(tmp_path)} == {
        "01": 1, "02": 2, "03": 3, "00": 4,
    }  # fmt: skip
