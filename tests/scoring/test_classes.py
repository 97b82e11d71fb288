"""类别: managers and others, heads and deputies have components, panels and days of their own."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from campaigns import codes, fill, fill_items, run, table
from recalculation import differences, needs_soffice, recalculate
from scoring.score_folder import ScoreFolder, result, results, town

HEAD, DEPUTY, OTHER = "党政办主任", "党政办副主任", "综治办专职副主任"
MANAGERS, OTHERS = "管理岗", "一般岗"


def component(name: str, method: str, points: int, groups: str = "") -> dict[str, Any]:
    return {"项目": name, "方式": method, "分值": points, "单张满分": 100, "类别": groups}


def company(**basics: Any) -> ScoreFolder:
    """[36] managers: paper, ability, performance, speech; others: written, ability, performance."""
    made = town(**basics)
    for post, group in zip(made.posts, (MANAGERS, OTHERS, OTHERS), strict=True):
        post["类别"] = group
    made.components = [
        component("述职材料", "直接录入", 20, MANAGERS),
        component("竞聘演讲", "评委打分", 30, MANAGERS),
        component("笔试", "直接录入", 50, OTHERS),
        component("能力评价", "评委打分", 30),
        component("业绩", "直接录入", 20),
    ]
    return ScoreFolder(
        made,
        entries={
            "述职材料": {"01": 90, "02": 70},
            "笔试": {"01": 60, "03": 88},
            "业绩": {"01": 95, "02": 85, "03": 75},
        },
    )


def write(made: ScoreFolder, root: Path) -> Path:
    """What judges and clerks hand in, each list with those who are asked."""
    made.town.write(root)
    everybody = dict(made.town.post_choices)
    managers = {key: everybody[key] for key in ("01", "02")}
    others = {key: everybody[key] for key in ("01", "03")}
    for name, people in (("述职材料", managers), ("笔试", others), ("业绩", everybody)):
        made.town.post_choices = people
        made.write_entries(root, name)
    for name, people in (("竞聘演讲", managers), ("能力评价", everybody)):
        made.town.post_choices = people
        for judge in made.town.judges:
            made.write_scores(root, name, judge)
    made.town.post_choices = everybody
    return root


def test_each_is_asked_for_the_components_of_his_posts(tmp_path: Path) -> None:
    company().town.write(tmp_path)
    assert run("prepare_scoring", tmp_path).errors == []
    folder = tmp_path / "04评分表"

    def listed(file: str, sheet: str) -> dict[str, str]:
        return {row["编号"]: row["竞争职位"] for row in table(folder / file, sheet)}

    assert listed("述职材料成绩表.xlsx", "成绩") == {"01": HEAD, "02": HEAD}
    assert listed("竞聘演讲评分表-秦山.xlsx", "评分表") == {"01": HEAD, "02": HEAD}
    # 01 applies for posts of both classes, and is asked by both.
    assert listed("笔试成绩表.xlsx", "成绩") == {"01": DEPUTY, "03": OTHER}
    assert listed("业绩成绩表.xlsx", "成绩") == {"01": HEAD, "02": HEAD, "03": OTHER}


def test_results_of_each_class(tmp_path: Path) -> None:
    ran = run("consolidate_scores", write(company(), tmp_path))
    assert ran.errors == []
    assert ran.outcome
    head, deputy = result(tmp_path, "01", HEAD), result(tmp_path, "01", DEPUTY)
    assert (head["述职材料"], head["竞聘演讲"], head["笔试"], head["总分"]) == (18, 24, None, 85)
    assert (deputy["述职材料"], deputy["竞聘演讲"], deputy["笔试"]) == (None, None, 30)
    assert deputy["总分"] == 30 + 24 + 19
    other = result(tmp_path, "03", DEPUTY)
    assert (other["总分"], other["名次"], deputy["名次"]) == (44 + 24 + 15, 1, 2)
    assert not [row for row in results(tmp_path) if "未进入" in str(row["备注"])]


@needs_soffice
def test_the_formulas_give_the_same_elsewhere(tmp_path: Path) -> None:
    run("consolidate_scores", write(company(并列处理="笔试、业绩"), tmp_path / "one"))
    file = tmp_path / "one" / "结果" / "成绩汇总.xlsx"
    assert list(differences(file, recalculate([file], tmp_path / "again")[0])) == []


def test_rules_are_printed_class_by_class(tmp_path: Path) -> None:
    run("consolidate_scores", write(company(), tmp_path))
    book = load_workbook(tmp_path / "结果" / "成绩汇总.xlsx")
    said = "".join(str(cell.value) for row in book["成绩汇总"].iter_rows(max_row=8) for cell in row)
    managers, others = said.split(f"{OTHERS}：")
    assert "笔试50分" not in managers
    assert "述职材料20分" not in others.split("。计分规则")[0]


def test_equal_totals_are_parted_by_components_of_the_class(tmp_path: Path) -> None:
    made = company(并列处理="述职材料、笔试、业绩")
    made.entries["笔试"]["03"] = 52  # 26 + 15 and 30 + 11: equal
    made.entries["业绩"]["01"] = 55
    run("consolidate_scores", write(made, tmp_path))
    rows = {row["编号"]: row for row in results(tmp_path) if row["竞争职位"] == DEPUTY}
    assert rows["01"]["总分"] == rows["03"]["总分"]
    assert (rows["01"]["名次"], rows["03"]["名次"]) == (1, 2)
    assert rows["01"]["备注"] == "总分相同，按笔试排定先后"


@pytest.mark.parametrize(("speech", "counted"), [("不计", 24), ("沿用", 24)])
def test_who_speaks_for_two_classes_speaks_for_each(
    speech: str, counted: int, tmp_path: Path
) -> None:
    """The one speech of a class counts for his first post in that class."""
    made = company(第二志愿演说成绩=speech)
    made.town.components[3] = component("竞聘演说二", "评委打分", 30, OTHERS)
    made.town.components[4]["类别"] = ""
    made.town.components[1]["分值"] = 60
    made.town.write(tmp_path)
    everybody = dict(made.town.post_choices)
    for name, people in (
        ("述职材料", ("01", "02")),
        ("笔试", ("01", "03")),
        ("业绩", ("01", "02", "03")),
    ):
        made.town.post_choices = {key: everybody[key] for key in people}
        made.write_entries(tmp_path, name)
    for name, people in (("竞聘演讲", ("01", "02")), ("竞聘演说二", ("01", "03"))):
        made.town.post_choices = {key: everybody[key] for key in people}
        for judge in made.town.judges:
            made.write_scores(tmp_path, name, judge)
    assert run("consolidate_scores", tmp_path).errors == []
    assert result(tmp_path, "01", DEPUTY)["竞聘演说二"] == counted
    again = 0 if speech == "不计" else counted  # 03's second choice in the same class
    assert result(tmp_path, "03", DEPUTY)["竞聘演说二"] == again


def heads_and_deputies() -> ScoreFolder:
    """[22]: heads and deputies with panels, ballots and days of their own, a row for each class."""
    made = town()
    for post, group in zip(made.posts, ("正职", "副职", "副职"), strict=True):
        post["类别"] = group
    made.components = [
        component(f"{group}{name}", method, 50, group)
        for group in ("正职", "副职")
        for name, method in (("演说", "评委打分"), ("测评", "民主测评"))
    ]
    made.post_choices = {"01": (HEAD,), "02": (HEAD,), "03": (OTHER, DEPUTY)}
    made.more["评委名单"] = [
        {"姓名": name, "职务": "", "正职演说": heads, "副职演说": deputies}
        for name, heads, deputies in (
            ("秦山", "是", "否"),
            ("顾平", "是", "是"),
            ("雷声", "否", "是"),
        )
    ]
    made.more["日程安排"] = [
        {"阶段": "演说", "开始": day, "结束": day, "内容": "当众演说", "类别": group}
        for group, day in (("正职", date(2026, 3, 10)), ("副职", date(2026, 3, 11)))
    ]
    made.more["领导小组"] = [{"组内职务": "组长", "姓名": "高原", "党政职务": "书记"}]
    return ScoreFolder(made)


def test_own_panel_ballot_and_day_of_each_class(tmp_path: Path) -> None:
    heads_and_deputies().town.write(tmp_path)
    assert run("prepare_scoring", tmp_path).errors == []
    folder = tmp_path / "04评分表"
    assert {path.stem for path in folder.iterdir()} == {
        "正职演说评分表-秦山", "正职演说评分表-顾平", "副职演说评分表-顾平",
        "副职演说评分表-雷声", "正职测评计票表", "副职测评计票表",
        "正职测评选票", "副职测评选票",
    }  # fmt: skip
    voted = table(folder / "副职测评计票表.xlsx", "计票表")
    assert [row["编号"] for row in voted] == ["03"]
    turns = table(tmp_path / "结果" / "演说顺序.xlsx", "演说顺序")
    assert {(row["场次"], row["编号"]) for row in turns} == {
        ("正职（3月10日）", "01"), ("正职（3月10日）", "02"), ("副职（3月11日）", "03"),
    }  # fmt: skip
    assert run("generate_notices", tmp_path).errors == []
    plan = Document(str(tmp_path / "08公文" / "实施方案通知.docx"))
    days = {cell.text for each in plan.tables for row in each.rows for cell in row.cells}
    assert {"演说（正职）", "演说（副职）"} <= days
    said = "".join(each.text for each in plan.paragraphs)
    assert "正职演说的评委为秦山、顾平，共2名。" in said
    assert "副职演说的评委为顾平、雷声，共2名。" in said


GRADES = [
    ("优秀", 100, "正职测评"), ("称职", 80, "正职测评"), ("不称职", 0, "正职测评"),
    ("同意", 100, ""), ("不同意", 0, ""),
]  # fmt: skip


def with_own_grades() -> ScoreFolder:
    """The heads' ballot has grades of its own; the deputies' has those for all others."""
    made = heads_and_deputies()
    made.town.grades = [
        {"等次": name, "折算分": worth, "计入分母": "是", "项目": of} for name, worth, of in GRADES
    ]
    return made


def test_ballots_with_grades_of_their_own(tmp_path: Path) -> None:
    made = with_own_grades()
    root = made.town.write(tmp_path)
    assert run("prepare_scoring", root).errors == []
    votes = {"正职测评": (("01", "02"), {"优秀": 5, "称职": 5, "不称职": 0}),
             "副职测评": (("03",), {"同意": 7, "不同意": 3})}  # fmt: skip
    turnout = {"应到": 12, "实到": 11, "发出": 11, "收回": 10, "有效": 10, "无效": 0}
    for name, (people, counts) in votes.items():
        path = root / "04评分表" / f"{name}计票表.xlsx"
        shown = table(path, "计票表")[0]
        assert [each for each in shown if each in dict.fromkeys(g for g, *_ in GRADES)] == [*counts]
        for grade, number in counts.items():
            fill(path, "计票表", grade, dict.fromkeys(people, number))
        fill_items(path, "票数", turnout)
    for path in root.glob("04评分表/*评分表-*.xlsx"):
        fill(path, "评分表", "得分", dict.fromkeys(("01", "02", "03"), 80))
    assert run("consolidate_scores", root).errors == []
    assert result(root, "01", HEAD)["正职测评"] == 45  # 90 of 100
    assert result(root, "03", OTHER)["副职测评"] == 35
    assert run("generate_notices", root).errors == []
    plan = Document(str(root / "08公文" / "实施方案通知.docx"))
    cells = {cell.text for each in plan.tables for row in each.rows for cell in row.cells}
    assert any(each.startswith("优秀100分、称职80分、不称职0分；") for each in cells)
    assert any(each.startswith("同意100分、不同意0分；") for each in cells)


@pytest.mark.parametrize(
    ("row", "header", "value", "found"),
    [
        (0, "项目", "正职投票", ("D2", "S63")),
        (0, "项目", "正职演说", ("D2", "S63")),
        (1, "等次", "优秀", ("A3", "S02")),
    ],
)
def test_grades_of_no_ballot(
    row: int, header: str, value: str, found: tuple[str, str], tmp_path: Path
) -> None:
    made = with_own_grades().town
    made.grades[row][header] = value
    assert codes(run("prepare_scoring", made.write(tmp_path)).errors) == {found}


def test_a_class_of_posts_beside_a_judge_is_refused(tmp_path: Path) -> None:
    """It would look as if the judge marked that class alone."""
    made = heads_and_deputies().town
    made.more["评委名单"] = [dict(row) | {"类别": "正职"} for row in made.more["评委名单"]]
    found = codes(run("prepare_scoring", made.write(tmp_path)).errors)
    assert found == {("E2", "S61"), ("E3", "S61"), ("E4", "S61")}


@pytest.mark.parametrize(
    ("place", "value", "cell", "code"),
    [
        (("components", 0, "类别"), "经理岗", "E2", "S80"),
        (("posts", 1, "类别"), "后勤岗", "B3", "S81"),
    ],
)
def test_classes_that_nothing_belongs_to(
    place: tuple[str, int, str], value: str, cell: str, code: str, tmp_path: Path
) -> None:
    made = company().town
    made.components = [row for row in made.components if row["类别"]]
    attribute, number, header = place
    getattr(made, attribute)[number][header] = value
    found = codes(run("prepare_scoring", made.write(tmp_path)).errors)
    assert (cell, code) in found


def test_a_name_for_two_classes_is_told(tmp_path: Path) -> None:
    """Their sheets could not be told apart."""
    made = company().town
    made.components[2]["项目"] = "竞聘演讲"
    assert codes(run("prepare_scoring", made.write(tmp_path)).errors) == {("A4", "S83")}


def test_a_class_that_is_not_out_of_100_is_named(tmp_path: Path) -> None:
    made = company()
    made.town.components[2]["分值"] = 40
    ran = run("prepare_scoring", made.town.write(tmp_path))
    notices = [each for each in ran.issues if each.kind.code == "S06"]
    assert [each.data["whose"] for each in notices] == [f"{OTHERS}的"]


@pytest.mark.parametrize(
    ("name", "said", "heading"),
    [
        ("竞职演说", "沿用第一志愿的演说成绩", "竞职演说顺序表"),
        ("面试答辩", "沿用第一志愿的答辩成绩", "竞职人员顺序表"),
        ("笔试面谈", "", "竞职人员顺序表"),
    ],
)
def test_a_speech_is_named_only_where_there_is_one(
    name: str, said: str, heading: str, tmp_path: Path
) -> None:
    made = town()
    made.components = [component(name, "评委打分", 100)]
    assert ScoreFolder(made).consolidate(tmp_path).errors == []
    book = load_workbook(tmp_path / "结果" / "成绩汇总.xlsx")
    notes = "".join(
        str(cell.value) for row in book["成绩汇总"].iter_rows(max_row=8) for cell in row
    )
    assert said in notes
    assert ("第一志愿的" in notes) is bool(said)
    run("prepare_scoring", tmp_path)
    order = load_workbook(tmp_path / "结果" / "演说顺序.xlsx")["演说顺序"]
    assert order["A1"].value == heading
