"""进入…人员名单 after each stage, 考察对象 by ratio, and the sum of three ballots from 12 to 6."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from campaigns import person, run, table, write_plain
from recalculation import differences, needs_soffice, recalculate
from scoring.score_folder import TURNOUT, ScoreFolder, results, town

POST = "党政办主任"
NAMES = "甲乙丙丁戊己庚辛壬癸子丑"


def folder(people: int, quota: int, components: list[dict[str, Any]]) -> ScoreFolder:
    made = town(舍入环节="总分舍入")
    made.people = [person(f"{n:02d}", f"人{NAMES[n]}") for n in range(people)]
    made.post_choices = {f"{n:02d}": (POST,) for n in range(people)}
    made.posts = [dict(made.posts[0], 职数=quota, 分管领导="顾平")]
    made.components = [{"单张满分": 100} | each for each in components]
    return ScoreFolder(made)


def cut(stage: str, rule: str, value: Any, ties: str = "都进入") -> dict[str, Any]:
    return {"环节": stage, "适用": "", "规则": rule, "值": value, "并列": ties}


def words(root: Path, name: str) -> list[str]:
    """The paragraphs and cells of a document."""
    made = Document(str(root / "08公文" / name))
    cells = [cell.text for each in made.tables for row in each.rows for cell in row.cells]
    return [each.text for each in made.paragraphs] + cells


# -- [11]: 4 of 5 are inspected, 3 are appointed --------------------------------------------------


def street(*rules: dict[str, Any], **marks: Any) -> ScoreFolder:
    made = folder(5, 3, [{"项目": "现场评分", "方式": "直接录入", "分值": 100}])
    made.town.more["晋级规则"] = rules
    made.entries["现场评分"] = {f"{n:02d}": 90 - n for n in range(5)} | {
        key[1:]: mark for key, mark in marks.items()
    }
    return made


@pytest.mark.parametrize(
    ("rule", "marks", "chosen"),
    [
        (cut("总分", "前几名", 4), {}, 4),  # [11]
        (cut("总分", "按职数比例", "1:1"), {}, 3),
        (cut("总分", "按职数比例", "1:1.5"), {}, 4),  # 4.5 places are 4 people
        (cut("总分", "按职数比例", "1:2"), {}, 5),
        (cut("总分", "前几名", 3), {"_03": 88}, 4),  # equal at the cut
        (cut("总分", "前几名", 3, "都进入，最多4人，超过的都不进入"), {"_03": 88}, 4),
        (cut("总分", "前几名", 3, "都进入，最多3人，超过的都不进入"), {"_03": 88}, 2),
        (cut("总分", "不低于", 88), {}, 3),
    ],
)
def test_who_is_inspected(
    rule: dict[str, Any], marks: dict[str, Any], chosen: int, tmp_path: Path
) -> None:
    ran = street(rule, **marks).consolidate(tmp_path)
    assert ran.errors == []
    rows = table(tmp_path / "05任用决定" / "任用决定表.xlsx", "任用决定")
    assert [row["考察对象"] for row in rows] == ["是"] * chosen + [None] * (5 - chosen)
    assert [row["建议"] for row in rows[:2]] == ["任用", "任用"]
    asked = table(tmp_path / "05任用决定" / "考察意见表-顾平.xlsx", "考察意见")
    assert len(asked) == chosen
    assert {row["名次"] for row in results(tmp_path)} >= {1, 2, 5}  # the order stays public


def test_who_is_not_inspected_is_told_why_and_not_proposed(tmp_path: Path) -> None:
    street(cut("总分", "前几名", 2)).consolidate(tmp_path)
    third = results(tmp_path)[2]
    assert "总分88，第3名（取前2名），未列为考察对象" in third["备注"]
    rows = table(tmp_path / "05任用决定" / "任用决定表.xlsx", "任用决定")
    assert [row["建议"] for row in rows] == ["任用"] * 2 + ["不任用"] * 3


def test_the_inspected_are_listed_in_public(tmp_path: Path) -> None:
    street(cut("总分", "前几名", 4)).consolidate(tmp_path)
    assert run("generate_notices", tmp_path).errors == []
    said = words(tmp_path, "入围人员名单-考察.docx")
    assert any("考察对象名单" in each for each in said)
    assert "总分前4名的进入考察，末位同分的都进入。" in said
    assert {f"人{name}" for name in NAMES[:4]} < set(said)
    assert f"人{NAMES[4]}" not in said


def test_without_a_rule_there_is_no_such_column(tmp_path: Path) -> None:
    made = street()
    del made.town.more["晋级规则"]
    made.consolidate(tmp_path)
    rows = table(tmp_path / "05任用决定" / "任用决定表.xlsx", "任用决定")
    assert "考察对象" not in rows[0]
    run("generate_notices", tmp_path)
    assert not list((tmp_path / "08公文").glob("入围人员名单*"))


# -- after a stage --------------------------------------------------------------------------------


def test_a_list_is_published_before_the_next_stage(tmp_path: Path) -> None:
    made = folder(
        6,
        1,
        [
            {"项目": "笔试", "方式": "直接录入", "分值": 40, "环节": "笔试"},
            {"项目": "面试", "方式": "评委打分", "分值": 60, "环节": "面试"},
        ],
    )
    made.town.more["晋级规则"] = [cut("笔试", "按职数比例", "1:3")]
    made.town.more["日程安排"] = [
        {"阶段": "笔试", "开始": date(2026, 3, 9), "结束": date(2026, 3, 9)},
        {"阶段": "面试", "开始": date(2026, 3, 12), "结束": date(2026, 3, 12)},
    ]
    made.entries["笔试"] = {f"{n:02d}": 90 - n for n in range(6)}
    made.town.write(tmp_path)
    made.write_entries(tmp_path, "笔试")
    assert run("prepare_scoring", tmp_path).errors == []
    assert run("generate_notices", tmp_path).errors == []
    said = words(tmp_path, "入围人员名单-面试.docx")
    assert "面试时间：3月12日。" in said
    assert any("进入面试人员名单" in each for each in said)
    assert [each for each in said if each.startswith("人")] == ["人甲", "人乙", "人丙"]
    assert "36" in said  # 90 of 100 is 36 of 40
    assert not (tmp_path / "08公文" / "成绩公布.docx").exists()
    # A mark of the first stage is corrected: the list that hangs on the wall is wrong.
    made.write_entries(tmp_path, "笔试", _02=40)
    assert run("prepare_scoring", tmp_path).errors == []
    made.town.post_choices = {f"{n:02d}": (POST,) for n in (0, 1, 3)}
    for judge in made.town.judges:
        made.write_scores(tmp_path, "面试", judge)
    assert run("consolidate_scores", tmp_path).errors == []
    rows = table(tmp_path / "结果" / "成绩汇总.xlsx", "变更对照")
    assert {(row["编号"], row["原来"], row["现在"]) for row in rows} == {
        ("02", "35.2", "未进入"), ("03", "未进入", "34.8"),
    }  # fmt: skip
    assert {row["项目"] for row in rows} == {f"{POST}面试入围"}
    assert {row["原来已制、需要更正的公文"] for row in rows} == {"08公文/入围人员名单-面试.docx"}


# -- [02]: three ballots --------------------------------------------------------------------------

BALLOTS = (("村民代表测评", 20), ("群众大会测评", 30), ("领导小组票决", 50))


def votes(root: Path, made: ScoreFolder, name: str, yes: Mapping[str, int], voters: int) -> None:
    rows = [
        {"编号": who, "姓名": made.people[who], "竞争职位": POST, "满意": n, "不满意": voters - n}
        for who, n in yes.items()
    ]
    turnout = TURNOUT | dict.fromkeys(("应到", "实到", "发出", "收回", "有效"), voters)
    items = [{"项目": item, "票数": number} for item, number in turnout.items()]
    write_plain(root / "04评分表" / f"{name}计票表.xlsx", {"计票表": rows, "票数": items})


def yongfeng(root: Path) -> ScoreFolder:
    """12 eligible, the best 9 by the villages' vote; the sum of three ballots chooses 6."""
    components = [
        {"项目": name, "方式": "民主测评", "分值": points, "环节": stage}
        for (name, points), stage in zip(BALLOTS, ("初选", "票决", "票决"), strict=True)
    ]
    made = folder(12, 6, components)
    made.town.grades = [
        {"等次": "满意", "折算分": 100, "计入分母": "是"},
        {"等次": "不满意", "折算分": 0, "计入分母": "是"},
    ]
    made.town.more["晋级规则"] = [cut("初选", "前几名", 9)]
    made.town.write(root)
    votes(root, made, BALLOTS[0][0], {f"{n:02d}": 40 - n for n in range(12)}, 40)
    assert run("prepare_scoring", root).errors == []
    nine = [f"{n:02d}" for n in range(9)]
    listed = table(root / "04评分表" / f"{BALLOTS[2][0]}计票表.xlsx", "计票表")
    assert sorted(row["编号"] for row in listed) == nine
    votes(root, made, BALLOTS[1][0], {who: 80 + int(who) for who in nine}, 100)
    votes(root, made, BALLOTS[2][0], {who: 4 + int(who) % 5 for who in nine}, 10)
    return made


def test_three_ballots_from_twelve_to_six(tmp_path: Path) -> None:
    yongfeng(tmp_path)
    ran = run("consolidate_scores", tmp_path)
    assert ran.errors == []
    rows = {row["编号"]: row for row in results(tmp_path)}
    first = rows["04"]  # 36 of 40, 84 of 100, 8 of 10
    assert first["村民代表测评"] == pytest.approx(18)
    assert (first["群众大会测评"], first["领导小组票决"]) == (pytest.approx(25.2), 40)
    assert first["总分"] == pytest.approx(83.2)
    assert [rows[f"{n:02d}"]["名次"] for n in (9, 10, 11)] == [None] * 3
    assert "未进入票决" in rows["09"]["备注"]
    decisions = table(tmp_path / "05任用决定" / "任用决定表.xlsx", "任用决定")
    chosen = [row["编号"] for row in decisions if row["建议"] == "任用"]
    assert len(chosen) == 6
    totals = {who: row["总分"] for who, row in rows.items() if row["名次"]}
    assert set(chosen) == set(sorted(totals, key=lambda who: -totals[who])[:6])


@needs_soffice
def test_three_ballots_add_up_elsewhere(tmp_path: Path) -> None:
    yongfeng(tmp_path / "one")
    run("consolidate_scores", tmp_path / "one")
    file = tmp_path / "one" / "结果" / "成绩汇总.xlsx"
    assert list(differences(file, recalculate([file], tmp_path / "again")[0])) == []
