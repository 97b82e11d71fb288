"""环节 and 晋级规则: who goes on, who is 未进入, and with which figures."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import codes, person, run, table
from recalculation import differences, needs_soffice, recalculate
from scoring.score_folder import ScoreFolder, results, town

POST = "党政办主任"
FIRST, SECOND = "笔试", "面试"
PEOPLE = 12


def folder(*cuts: dict[str, Any], **figures: Any) -> ScoreFolder:
    """Twelve compete for one post: a written test of 40, then an interview of 60 by a panel."""
    made = town()
    made.people = [person(f"{n:02d}", f"人{'甲乙丙丁戊己庚辛壬癸子丑'[n]}") for n in range(PEOPLE)]
    made.post_choices = {f"{n:02d}": (POST,) for n in range(PEOPLE)}
    made.components = [
        {"项目": FIRST, "方式": "直接录入", "分值": 40, "单张满分": 100, "环节": FIRST},
        {"项目": SECOND, "方式": "评委打分", "分值": 60, "单张满分": 100, "环节": SECOND},
    ]
    made.more["晋级规则"] = cuts
    made.basics["舍入环节"] = "总分舍入"
    marks = {f"{n:02d}": 90 - n for n in range(PEOPLE)} | {k[1:]: v for k, v in figures.items()}
    return ScoreFolder(made, entries={FIRST: marks})


def rule(rule: str, value: Any, **more: Any) -> dict[str, Any]:
    return {"环节": FIRST, "适用": "", "规则": rule, "值": value, "并列": "都进入"} | more


def begin(made: ScoreFolder, root: Path) -> Path:
    """The written test is over; the sheets of the interview are made."""
    made.town.write(root)
    made.write_entries(root, FIRST)
    assert run("prepare_scoring", root).errors == []
    return root


def listed(root: Path) -> list[str]:
    """Who stands on the sheets of the interview."""
    rows = table(root / "04评分表" / f"{SECOND}评分表-秦山.xlsx", "评分表")
    return sorted(row["编号"] for row in rows)


@pytest.mark.parametrize(
    ("cut", "figures", "staying"),
    [
        (rule("前几名", 9), {}, 9),  # [02]: 12, of whom the best 9 go on
        (rule("按职数比例", "1:3"), {}, 3),
        (rule("按职数比例", "1:2"), {}, 2),
        (rule("前几名", 2), {}, 2),  # [35]: the best two
        (rule("前几名", 2), {"_02": 89}, 3),  # equal at the cut: all in
        (rule("不低于", 32), {}, 11),  # 80 of 100 is 32 of 40
        (rule("高于", 32), {}, 10),  # [01]: exactly so much is out
    ],
)
def test_who_goes_on(
    cut: dict[str, Any], figures: dict[str, Any], staying: int, tmp_path: Path
) -> None:
    root = begin(folder(cut, **figures), tmp_path)
    assert listed(root) == [f"{n:02d}" for n in range(staying)]


BOUND = "都进入，最多1:5，超过的按并列处理"
OUT_BEYOND = "都进入，最多1:5，超过的都不进入"


@pytest.mark.parametrize(
    ("ties", "equals", "seniors", "staying"),
    [
        # Two in front, then so many equal at the cut of three; at most 5:1 as published.
        (BOUND, 3, 0, 5),
        (BOUND, 4, 0, 2),  # nothing parts the four: none of them
        (BOUND, 4, 3, 5),  # three of the four are longer at work
        (BOUND, 5, 3, 5),
        (OUT_BEYOND, 3, 0, 5),
        (OUT_BEYOND, 4, 3, 2),
        ("都进入，但不超过职数的5倍，超过的按并列处理", 4, 3, 5),
        ("都进入（最多5:1，超出的，都不进入）", 4, 3, 2),
        ("都进入，最多4人，超过的都不进入。", 3, 0, 2),
        ("都进入", 9, 0, 11),
        ("按并列处理", 4, 1, 3),
        ("都不进入", 2, 0, 2),
        ("都不进入", 1, 0, 3),
    ],
)
def test_equals_at_the_cut(
    ties: str, equals: int, seniors: int, staying: int, tmp_path: Path
) -> None:
    marks = {f"_{n:02d}": 85 for n in range(2, 2 + equals)}
    marks |= {f"_{n:02d}": 84 - n for n in range(2 + equals, PEOPLE)}
    made = folder(rule("按职数比例", "1:3", 并列=ties), **marks)
    made.town.basics["并列处理"] = "参加工作时间"
    for each in made.town.people[2 : 2 + seniors]:
        each["参加工作时间"] = "2001.07"
    assert listed(begin(made, tmp_path)) == [f"{n:02d}" for n in range(staying)]


def test_a_post_that_nobody_goes_on_for_is_told(tmp_path: Path) -> None:
    """All are equal, and no more than five may go on."""
    made = folder(rule("按职数比例", "1:3", 并列=OUT_BEYOND), **{f"_{n:02d}": 80 for n in range(6)})
    for n in range(6, PEOPLE):
        made.entries[FIRST][f"{n:02d}"] = "缺考"
    made.town.write(tmp_path)
    made.write_entries(tmp_path, FIRST)
    ran = run("prepare_scoring", tmp_path)
    assert ran.errors == []
    assert ran.outcome
    assert f"{POST}没有人进入面试，职位空缺，由党委研究。" in ran.outcome.lines
    added = run("consolidate_scores", tmp_path)
    assert added.outcome
    assert f"没有人参加排名、空缺的职位：{POST}。" in added.outcome.lines


def test_who_is_beyond_the_bound_is_told_why(tmp_path: Path) -> None:
    made = folder(rule("按职数比例", "1:3", 并列=OUT_BEYOND), _02=85, _03=85, _04=85, _05=85)
    begin(made, tmp_path)
    made.town.post_choices = {f"{n:02d}": (POST,) for n in range(2)}
    for judge in made.town.judges:
        made.write_scores(tmp_path, SECOND, judge)
    assert run("consolidate_scores", tmp_path).errors == []
    told = {row["编号"]: row["备注"] for row in results(tmp_path)}
    reason = "第3名（取前3名；末位同分的都进入就有6人，超过5人，所以都不进入）"
    assert told["02"] == f"笔试得分34，{reason}，未进入面试，不参加排名"
    book = load_workbook(tmp_path / "结果" / "成绩汇总.xlsx")
    said = "".join(str(cell.value) for row in book["成绩汇总"] for cell in row)
    assert "末位同分的都进入，但不超过职数的5倍；超过的，末位同分的都不进入。" in said


def test_points_from_the_roster_lead_nobody_on_who_was_absent(tmp_path: Path) -> None:
    made = folder(rule("前几名", PEOPLE), _00="缺考")
    made.town.components.insert(
        0, {"项目": "资历", "方式": "赋分", "分值": 10, "单张满分": 10, "环节": FIRST}
    )
    made.town.more["赋分标准"] = [{"项目": "资历", "依据": "工作年限", "从": 0, "得分": 10}]
    assert "00" not in listed(begin(made, tmp_path))


def test_sheets_of_the_next_stage_wait(tmp_path: Path) -> None:
    made = folder(rule("前几名", 3)).town.write(tmp_path)
    ran = run("prepare_scoring", made)
    assert ran.errors == []
    assert [path.name for path in (made / "04评分表").iterdir()] == ["笔试成绩表.xlsx"]
    assert ran.outcome
    assert any("面试" in line for line in ran.outcome.lines)


def test_sheets_are_made_again_while_the_next_stage_is_marked(tmp_path: Path) -> None:
    root = begin(folder(rule("前几名", 3)), tmp_path)
    again = run("prepare_scoring", root)
    assert again.errors == []
    assert again.outcome
    assert listed(root) == ["00", "01", "02"]


def finished(root: Path) -> Path:
    made = folder(rule("前几名", 3))
    begin(made, root)
    made.town.post_choices = {f"{n:02d}": (POST,) for n in range(3)}
    for judge in made.town.judges:
        made.write_scores(root, SECOND, judge)
    ran = run("consolidate_scores", root)
    assert ran.errors == []
    assert ran.outcome
    return root


def test_who_is_out_is_told_with_figures_and_never_absent(tmp_path: Path) -> None:
    rows = {row["编号"]: row for row in results(finished(tmp_path))}
    assert [rows[f"{n:02d}"]["名次"] for n in range(4)] == [1, 2, 3, None]
    fourth = rows["03"]
    assert fourth[SECOND] is None
    assert fourth["备注"] == "笔试得分34.8，第4名（取前3名），未进入面试，不参加排名"
    assert not [row for row in rows.values() if "缺考" in str(row["备注"])]
    interview = table(tmp_path / "结果" / "成绩汇总.xlsx", SECOND)
    assert sorted(row["编号"] for row in interview) == ["00", "01", "02"]


def test_who_is_out_is_not_proposed(tmp_path: Path) -> None:
    rows = table(finished(tmp_path) / "05任用决定" / "任用决定表.xlsx", "任用决定")
    proposed = {row["编号"]: row["建议"] for row in rows}
    assert [staff_id for staff_id, advice in proposed.items() if advice == "任用"] == ["00"]
    assert proposed["05"] == "不任用"


def test_only_the_next_stage_is_awaited(tmp_path: Path) -> None:
    root = begin(folder(rule("前几名", 3)), tmp_path)
    waits = run("consolidate_scores", root).waits_for
    assert len(waits) == 3
    assert all("面试评分表" in each for each in waits)


@needs_soffice
def test_the_formulas_give_the_same_elsewhere(tmp_path: Path) -> None:
    file = finished(tmp_path / "one") / "结果" / "成绩汇总.xlsx"
    assert list(differences(file, recalculate([file], tmp_path / "again")[0])) == []


def test_the_rule_is_printed(tmp_path: Path) -> None:
    book = load_workbook(finished(tmp_path) / "结果" / "成绩汇总.xlsx")
    said = [str(cell.value) for row in book["成绩汇总"] for cell in row]
    assert any("笔试得分前3名的进入面试，末位同分的都进入。" in text for text in said)


@pytest.mark.parametrize(
    ("changes", "cell", "code"),
    [
        ({"值": "一半"}, "D2", "S73"),
        ({"值": 0}, "D2", "S73"),
        ({"环节": "考试"}, "A2", "S11"),
        ({"适用": "书记"}, "B2", "S40"),
        ({"并列": "都进入，最多1:5"}, "E2", "S58"),
        ({"并列": "都进入，最多1:2，超过的都不进入"}, "E2", "S59"),
        ({"规则": "不低于", "并列": BOUND}, "E2", "S60"),
        ({"并列": "随便"}, "E2", "V05"),
        ({"并列": "都进入，最多1:5，超过的再说"}, "E2", "V05"),
    ],
)
def test_rules_that_mean_nothing(
    changes: dict[str, Any], cell: str, code: str, tmp_path: Path
) -> None:
    made = folder(rule("前几名", 3, **changes)).town.write(tmp_path)
    assert codes(run("prepare_scoring", made).errors) == {(cell, code)}


@pytest.mark.parametrize(("enough", "ranked"), [("是", 1), ("否", None)])
def test_half_of_the_votes_exactly(enough: str, ranked: int | None, tmp_path: Path) -> None:
    """[01]: 50 % or less is out."""
    made = town(最低得票率=50, 最低得票率含本数=enough)
    made.components = [{"项目": "民主测评", "方式": "民主测评", "分值": 100, "单张满分": 100}]
    made.grades = [
        {"等次": "赞成", "折算分": 100, "计入分母": "是"},
        {"等次": "不赞成", "折算分": 0, "计入分母": "是"},
        {"等次": "弃权", "折算分": 0, "计入分母": "否"},
    ]
    made.post_choices = {"01": (POST,)}
    made_folder = ScoreFolder(made, usual_count=(4, 4, 2))
    assert made_folder.consolidate(tmp_path).errors == []
    assert results(tmp_path)[0]["名次"] == ranked
