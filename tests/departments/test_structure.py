"""结构比例: how many of those appointed and placed are of a kind, beside what the plan allows."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document
from openpyxl import load_workbook

from campaigns import Ran, Town, codes, fill, person, run, table, write_plain
from departments.towns import RESULT, allocate, answer, decide, found, town

A, B = "甲站", "高级岗"


def limit(
    fact: str, value: Any, most: Any = "", least: Any = "", applies_to: str = ""
) -> dict[str, Any]:
    return {"适用": applies_to, "依据": fact, "值": value, "最多": most, "最少": least}


def placed(root: Path, people: dict[str, list[Any]], *limits: dict[str, Any]) -> Ran:
    """Place everybody where they wish; `people` are place and grade by name."""
    wishes = {f"{n:02}": each[0] for n, each in enumerate(people.values())}
    made = town({A: 40, B: 40}, {each: [wish] for each, wish in wishes.items()}, 0)
    made.people = [
        person(f"{n:02}", name) | {"考核等次": each[1]}
        for n, (name, each) in enumerate(people.items())
    ]
    if limits:
        made.more["结构比例"] = list(limits)
    allocate(made.write(root))
    answer(root, {place: dict.fromkeys(wishes, None) | ranks(wishes, place) for place in (A, B)})
    return allocate(root)


def ranks(wishes: dict[str, str], place: str) -> dict[str, int]:
    mine = [each for each, wish in wishes.items() if wish == place]
    return {each: n for n, each in enumerate(mine, 1)}


def crowd(*groups: tuple[int, str, str]) -> dict[str, list[Any]]:
    """So many people for a place with a grade, by name."""
    flat = [[place, grade] for count, place, grade in groups for _ in range(count)]
    return {f"人{chr(0x4E00 + n)}": each for n, each in enumerate(flat)}


def figures(root: Path) -> list[tuple[Any, ...]]:
    rows = table(root / RESULT, "结构比例", "规定哪些人")
    return [(row["总人数"], row["其中"], row["占比"] or "", row["结论"]) for row in rows]


@pytest.mark.parametrize(
    ("grades", "verdicts"),
    [
        # [27]: 20 %, 70 %, 10 %
        ((2, 7, 1), ["符合", "符合", "符合"]),
        ((3, 6, 1), ["不符合", "符合", "符合"]),
        ((2, 8, 0), ["符合", "不符合", "符合"]),
        ((1, 7, 2), ["符合", "符合", "不符合"]),
        # 20 % of 12 is 2.4: two may be, not three; 10 % is 1.2
        ((2, 8, 2), ["符合", "符合", "不符合"]),
        ((3, 8, 1), ["不符合", "符合", "符合"]),
    ],
)
def test_three_grades_by_published_shares(
    tmp_path: Path, grades: tuple[int, int, int], verdicts: list[str]
) -> None:
    shares = zip(("优秀", "称职", "基本称职"), ("20%", "70%", "10%"), strict=True)
    limits = [limit("考核等次", grade, share) for grade, share in shares]
    words = zip(grades, ("优秀", "称职", "基本称职"), strict=True)
    ran = placed(tmp_path, crowd(*((n, A, word) for n, word in words)), *limits)
    assert ran.errors == []
    total = sum(grades)
    rows = figures(tmp_path)
    assert [row[:2] for row in rows] == [(total, each) for each in grades]
    assert [row[3] for row in rows] == verdicts
    told = {(f"C{n}", "D82") for n, word in enumerate(verdicts, 2) if word == "不符合"}
    assert {each for each in found(ran) if each[1] in ("D82", "D83")} == told


POST = "党政办主任"


def evaluated(root: Path, marks: list[int], *limits: dict[str, Any]) -> Ran:
    """So many are evaluated for one post with a place for each; under 60 is not passed."""
    made = Town(departments=[])
    made.posts = [dict(made.posts[0]) | {"职数": len(marks)}]
    made.components = [
        {"项目": "民主评议", "方式": "直接录入", "分值": 80, "单张满分": 100},
        {"项目": "年度考核", "方式": "直接录入", "分值": 20, "单张满分": 100},
    ]
    made.people = [person(f"{n:02}", f"人{chr(0x4E00 + n)}") for n in range(len(marks))]
    made.post_choices = {each["编号"]: (POST,) for each in made.people}
    made.more["及格规则"] = [{"项目": "总分", "适用": "", "不低于": 60, "占满分": "", "限于": ""}]
    made.more["结构比例"] = list(limits)
    made.write(root)
    for name in ("民主评议", "年度考核"):
        rows = [
            {"编号": each["编号"], "姓名": each["姓名"], "竞争职位": POST, "得分": mark}
            for each, mark in zip(made.people, marks, strict=True)
        ]
        write_plain(root / "04评分表" / f"{name}成绩表.xlsx", {"成绩": rows})
    ran = run("consolidate_scores", root)
    return ran if ran.errors else allocate(root)


THREE_GRADES = [(95, 2), (75, 7), (59, 1)]


def spread(*groups: tuple[int, int]) -> list[int]:
    return [mark for mark, count in groups for _ in range(count)]


@pytest.mark.parametrize("fact", ["总分", "民主评议"])
@pytest.mark.parametrize(
    ("groups", "verdicts"),
    [
        (THREE_GRADES, ["符合", "符合", "符合"]),
        ([(90, 3), (60, 6), (59, 1)], ["不符合", "符合", "符合"]),
        ([(90, 1), (89, 7), (59, 2)], ["符合", "符合", "不符合"]),
        ([(89, 10)], ["符合", "不符合", "符合"]),
    ],
)
def test_grades_that_the_marks_give(
    fact: str, groups: list[tuple[int, int]], verdicts: list[str], tmp_path: Path
) -> None:
    """[27]: 20, 70 and 10 % in three grades, of everybody who is evaluated."""
    limits = [
        limit(fact, value, most, applies_to="竞职人员")
        for value, most in (("≥90", "20%"), ("≥60且<90", "70%"), ("<60", "10%"))
    ]
    ran = evaluated(tmp_path, spread(*groups), *limits)
    assert ran.errors == []
    assert [row[3] for row in figures(tmp_path)] == verdicts
    assert {row[0] for row in figures(tmp_path)} == {10}


def test_under_60_is_not_passed_and_not_among_the_appointed(tmp_path: Path) -> None:
    ran = evaluated(tmp_path, spread(*THREE_GRADES), limit("总分", "<60", "0人"))
    assert ran.errors == []
    decisions = tmp_path / "05任用决定" / "任用决定表.xlsx"
    advice = [row["建议"] for row in table(decisions, "任用决定")]
    assert advice == ["任用"] * 9 + ["不任用"]
    fill(decisions, "任用决定", "党委决定", {f"{n:02}": word for n, word in enumerate(advice)})
    assert allocate(tmp_path).errors == []
    assert figures(tmp_path) == [(9, 0, "0%", "符合")]


def test_a_word_is_no_score(tmp_path: Path) -> None:
    ran = evaluated(tmp_path, [80], limit("总分", "优秀", "20%"))
    assert codes(ran.errors) == {("C2", "S62")}


def test_a_column_of_the_roster_with_the_name_of_a_component(tmp_path: Path) -> None:
    """年度考核 with a word is the column's."""
    ran = evaluated(tmp_path, [80], limit("年度考核", "优秀", "20%", applies_to="竞职人员"))
    assert ran.errors == []
    assert ("C2", "D83") in found(ran)


@pytest.mark.parametrize(
    ("senior", "total", "verdict", "share"),
    [
        (0, 20, "不符合", "0%"),
        (1, 20, "符合", "5%"),
        (2, 20, "符合", "10%"),
        (3, 20, "不符合", "15%"),
        (1, 21, "不符合", "4.76%"),  # 5 % of 21 is 1.05: two are asked for
        (2, 21, "符合", "9.52%"),
    ],
)
def test_senior_posts_between_5_and_10_percent(
    tmp_path: Path, senior: int, total: int, verdict: str, share: str
) -> None:
    """[28]: senior posts 5–10 % of all."""
    people = crowd((senior, B, "称职"), (total - senior, A, "称职"))
    placed(tmp_path, people, limit("去向", B, "10%", "5%"))
    assert figures(tmp_path) == [(total, senior, share, verdict)]


def test_levels_by_class_and_facts_of_the_people(tmp_path: Path) -> None:
    """中铁四局建筑公司: levels 25, 40 and 35 %; and a limit of those with a fact, in people."""
    people = crowd((5, A, "一级"), (8, A, "二级"), (7, B, "三级"))
    limits = [
        limit("考核等次", "一级", "25%"),
        limit("考核等次", "二级", "40%"),
        limit("考核等次", "三级", "35%"),
        limit("考核等次", "一级、二级", "12人", applies_to=A),
        limit("去向", B, least="7", applies_to="考核等次=三级"),
    ]
    ran = placed(tmp_path, people, *limits)
    assert figures(tmp_path) == [
        (20, 5, "25%", "符合"),
        (20, 8, "40%", "符合"),
        (20, 7, "35%", "符合"),
        (13, 13, "100%", "不符合"),
        (7, 7, "100%", "符合"),
    ]
    assert ("C5", "D82") in found(ran)


@pytest.mark.parametrize(
    ("groups", "rule", "verdict", "code"),
    [
        ([(2, A, "优秀"), (7, A, "称职"), (1, A, "")], {"most": "20%"}, "待核对", "D83"),
        ([(3, A, "优秀"), (6, A, "称职"), (1, A, "")], {"most": "20%"}, "不符合", "D82"),
        ([(1, A, "优秀"), (8, A, "称职"), (1, A, "")], {"least": "20%"}, "待核对", "D83"),
        ([(0, A, "优秀"), (9, A, "称职"), (1, A, "")], {"least": "20%"}, "不符合", "D82"),
    ],
)
def test_what_the_roster_does_not_say_is_never_passed(
    tmp_path: Path, groups: Any, rule: Any, verdict: str, code: str
) -> None:
    ran = placed(tmp_path, crowd(*groups), limit("考核等次", "优秀", **rule))
    assert figures(tmp_path)[0][3] == verdict
    assert {each for each in found(ran) if each[1] in ("D82", "D83")} == {("C2", code)}


def test_the_decision_counts_not_the_proposal(tmp_path: Path) -> None:
    people = crowd((1, B, "称职"), (9, A, "称职"))
    assert ("C2", "D82") not in found(placed(tmp_path, people, limit("去向", B, "10%")))
    decide(tmp_path, {"01": B} | dict.fromkeys(["02"], A), {"01": "工作需要"})
    assert ("C2", "D82") in found(allocate(tmp_path))
    assert figures(tmp_path) == [(10, 2, "20%", "不符合")]
    assert ("C2", "D82") in found(run("generate_notices", tmp_path))


def test_without_limits_nothing_is_shown(tmp_path: Path) -> None:
    placed(tmp_path, crowd((1, A, "优秀")))
    assert "结构比例" not in load_workbook(tmp_path / RESULT).sheetnames


def test_appointments_count_by_post_class_and_fact_and_the_plan_says_so(tmp_path: Path) -> None:
    rules = [
        limit("去向", "正职", most="50%"),
        limit("学历", "研究生", least="1人", applies_to="竞争上岗"),
        limit("学历", "研究生", most="1人", applies_to="党政办"),
    ]
    made = Town(
        posts=[
            {"部门": "党政办", "职务": "主任", "类别": "正职", "职数": 1},
            {"部门": "综治办", "职务": "副主任", "类别": "副职", "职数": 1},
        ],
        departments=[],
        people=[
            person("01", "安宁") | {"学历": "研究生"},
            person("02", "白帆") | {"学历": "本科"},
        ],
        post_choices={"01": ("党政办主任",), "02": ("综治办副主任",)},
    )
    made.more |= {
        "结构比例": rules,
        "日程安排": [{"阶段": "报名", "开始": date(2026, 3, 3), "结束": date(2026, 3, 7)}],
        "领导小组": [{"组内职务": "组长", "姓名": "秦山", "党政职务": "书记"}],
    }
    made.components = [each for each in made.components if each["方式"] == "评委打分"]
    root = made.write(tmp_path)
    run("prepare_scoring", root)
    for path in (root / "04评分表").glob("**/*评分表-*.xlsx"):
        fill(path, "评分表", "得分", {"01": 90, "02": 80})
    assert run("consolidate_scores", root).outcome
    decisions = root / "05任用决定" / "任用决定表.xlsx"
    fill(decisions, "任用决定", "党委决定", {"01": "任用", "02": "任用"})
    assert allocate(root).errors == []
    assert figures(root) == [
        (2, 1, "50%", "符合"),
        (2, 1, "50%", "符合"),
        (1, 1, "100%", "符合"),
    ]
    fill(decisions, "任用决定", "党委决定", {"01": "任用", "02": "不任用"})
    fill(decisions, "任用决定", "决定理由", {"02": "工作需要"})
    assert ("C2", "D82") in found(allocate(root))
    assert figures(root)[0] == (1, 1, "100%", "不符合")
    assert run("generate_notices", root).errors == []
    plan = Document(str(root / "08公文" / "实施方案通知.docx"))
    said = "".join(each.text for each in plan.paragraphs)
    assert "任用和定岗的人员中，去向为正职的最多50%。" in said


def test_a_share_typed_as_a_percentage_cell(tmp_path: Path) -> None:
    made = town({A: 1}, {"01": [A]}, 1)
    made.more["结构比例"] = [limit("考核等次", "优秀", 0.2)]
    made.write(tmp_path)
    book = load_workbook(tmp_path / "01活动方案.xlsx")
    assert ("D2", "S49") in codes(run("check_registrations", tmp_path).errors)
    book["结构比例"]["D2"].number_format = "0%"
    book.save(tmp_path / "01活动方案.xlsx")
    assert run("check_registrations", tmp_path).errors == []


@pytest.mark.parametrize(
    ("bad", "place"),
    [
        (limit("考核等次", "优秀", "两成"), ("D2", "S49")),
        (limit("考核等次", "优秀", least="120%"), ("E2", "S49")),
        (limit("考核等次", "优秀"), ("D2", "S46")),
        (limit("考核等次", "优秀", "5%", "10%"), ("E2", "S47")),
        (limit("去向", "高极岗", "5%"), ("C2", "S48")),
        (limit("考核等次", "优秀", "5%", applies_to="乙站"), ("A2", "S48")),
    ],
)
def test_a_limit_that_means_nothing_is_an_error(tmp_path: Path, bad: Any, place: Any) -> None:
    made = town({A: 1, B: 1}, {"01": [A]}, 1)
    made.more["结构比例"] = [bad]
    assert place in codes(run("check_registrations", made.write(tmp_path)).errors)
