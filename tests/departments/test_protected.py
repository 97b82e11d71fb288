"""Protected and rotating persons by facts: placed first, staying, not on standby, moving (K6)."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest

from campaigns import Town, codes, fill, person, run, table
from departments.test_by_total import WRITTEN
from departments.towns import DECISIONS, allocate, answer, decide, found, places, result, town


def rule(only_for: str, arranged: str = "", closed: str = "") -> Any:
    return {"限于": only_for, "可选": "", "不可选": closed, "轮次": "", "安排": arranged}


def protected(
    rules: Sequence[Any],
    facts: Mapping[str, Any],
    quotas: Mapping[str, int],
    choices: Mapping[str, Sequence[str]],
) -> Town:
    """01 is the person of whom the facts are known."""
    made = town(quotas, choices, 3)
    made.more["选岗范围"] = list(rules)
    blank = dict.fromkeys(facts, "")
    made.people = [each | blank for each in made.people]
    made.people[0] |= facts
    return made


PROTECTED: list[tuple[str, dict[str, Any]]] = [
    ("孕期=是", {"孕期": "是"}),
    ("哺乳期=是", {"哺乳期": "是"}),
    ("医疗期=是", {"医疗期": "是"}),
    ("援派=是", {"援派": "是"}),
    ("挂职=是", {"挂职": "是"}),
    ("距退休年限<3", {"退休时间": "2028.12"}),
]
CHOICES = {"01": ["甲站"], "02": ["甲站"], "03": ["甲站"]}


@pytest.mark.parametrize(("only_for", "facts"), PROTECTED)
def test_who_is_protected_is_not_put_on_standby(
    tmp_path: Path, only_for: str, facts: dict[str, Any]
) -> None:
    made = protected([rule(only_for, closed="待岗")], facts, {"甲站": 1}, CHOICES)
    root = made.write(tmp_path)
    allocate(root)
    answer(root, {"甲站": {"02": 1}})
    allocate(root)
    decide(root, {"01": "待岗", "02": "甲站", "03": "待岗"})
    assert {code for _, code in found(run("allocate_departments", root))} >= {"D71"}


@pytest.mark.parametrize(("only_for", "facts"), PROTECTED)
def test_who_is_protected_is_placed_first_where_accepted(
    tmp_path: Path, only_for: str, facts: dict[str, Any]
) -> None:
    made = protected([rule(only_for, "优先安排")], facts, {"甲站": 1}, CHOICES)
    root = made.write(tmp_path)
    allocate(root)
    (row, *_) = table(root / "06部门初选" / "部门初选表-甲站.xlsx", "初选")
    assert row["提示"] == "按方案优先安排，同意的排在前面"
    answer(root, {"甲站": {"02": 1, "01": 2}})
    assert found(allocate(root)) == set()
    assert places(root) == {"01": "甲站", "02": "未选中", "03": "未选中"}
    told = result(root, "分配结果")["02"]["依据"]
    assert "优先安排的人员在前，排第2；职数1名，已由排在前面的1人占满" in told


def test_first_does_not_mean_where_nobody_wants_them(tmp_path: Path) -> None:
    made = protected([rule("孕期=是", "优先安排")], {"孕期": "是"}, {"甲站": 1}, CHOICES)
    root = made.write(tmp_path)
    allocate(root)
    answer(root, {"甲站": {"02": 1}})
    allocate(root)
    assert places(root) == {"01": "未选中", "02": "甲站", "03": "未选中"}


def test_first_by_total_too(tmp_path: Path) -> None:
    made = protected([rule("孕期=是", "优先安排")], {"孕期": "是"}, {"甲站": 1}, CHOICES)
    made.departments[0]["排序依据"] = "总分"
    made.components = [WRITTEN]
    root = made.write(tmp_path)
    assert run("prepare_scoring", root).outcome
    marks = {"01": 60, "02": 90, "03": 80}
    fill(root / "04评分表" / "笔试成绩表.xlsx", "成绩", "得分", marks)
    assert run("consolidate_scores", root).outcome
    assert found(allocate(root)) == set()
    assert places(root)["01"] == "甲站"
    told = result(root, "分配结果")
    assert "总分60.00分，优先安排的人员在前，排第1名" in told["01"]["依据"]
    assert "总分90.00分，优先安排的人员在前，排第2名" in told["02"]["依据"]


@pytest.mark.parametrize(("only_for", "facts"), PROTECTED)
def test_who_stays_keeps_the_department_and_takes_a_place(
    tmp_path: Path, only_for: str, facts: dict[str, Any]
) -> None:
    made = protected([rule(only_for, "留现部门")], facts | {"现部门": "甲站"}, {"甲站": 2}, CHOICES)
    root = made.write(tmp_path)
    run("check_registrations", root)
    rows = {row["编号"]: row for row in table(root / "结果" / "报名审核结果.xlsx", "选部门")}
    assert rows["01"]["审核结果"] == "不通过"
    allocate(root)
    answer(root, {"甲站": {"02": 1, "03": 2}})
    assert {code for _, code in found(allocate(root))} == set()
    assert places(root) == {"02": "甲站", "03": "未选中"}
    ends = result(root, "人员去向")
    assert (ends["01"]["去向类别"], ends["01"]["去向"]) == ("部门岗位", "甲站")
    assert [row["编号"] for row in table(root / DECISIONS, "定岗决定")] == ["02", "03"]
    # the fact itself is nobody else's business
    assert ends["01"]["依据"] == "按方案留在现部门。"


def test_who_stays_and_did_not_register_is_not_asked_to(tmp_path: Path) -> None:
    made = protected(
        [rule("孕期=是", "留现部门")], {"孕期": "是", "现部门": "甲站"}, {"甲站": 2},
        {"02": ["甲站"], "03": ["甲站"]},
    )  # fmt: skip
    root = made.write(tmp_path)
    run("check_registrations", root)
    listed = root / "结果" / "未报名人员.xlsx"
    assert not listed.exists() or "01" not in {row["编号"] for row in table(listed, "未报名人员")}


def test_who_stays_in_a_department_that_is_none_is_an_error(tmp_path: Path) -> None:
    made = protected(
        [rule("孕期=是", "留现部门")], {"孕期": "是", "现部门": "财政局"}, {"甲站": 2}, CHOICES
    )
    ran = run("allocate_departments", made.write(tmp_path))
    assert ("K2", "C58") in codes(ran.errors)


MOVING = rule("任现职年限≥5", closed="本部门")


def test_who_must_move_is_told_on_the_pick_sheet_and_in_the_decision(tmp_path: Path) -> None:
    made = protected(
        [MOVING], {"任现职时间": "2020.01", "现部门": "甲站"}, {"甲站": 1, "乙站": 1},
        {"01": ["乙站"], "02": ["甲站"], "03": ["乙站"]},
    )  # fmt: skip
    for each in made.people[1:]:
        each["任现职时间"] = "2024.01"
    root = made.write(tmp_path)
    allocate(root)
    rows = {row["编号"]: row for row in table(root / "06部门初选" / "部门初选表-乙站.xlsx", "初选")}
    assert rows["01"]["提示"] == "应当轮岗：任现职年限≥5的人员不能选本部门"
    assert not rows["03"]["提示"]
    answer(root, {"甲站": {"02": 1}, "乙站": {"03": 1}})
    allocate(root)
    decide(root, {"01": "甲站"}, {"01": "工作需要"})
    assert "D70" in {code for _, code in found(run("allocate_departments", root))}


def test_a_rule_that_only_arranges_is_no_empty_rule(tmp_path: Path) -> None:
    made = protected([rule("孕期=是", "优先安排")], {"孕期": ""}, {"甲站": 1}, CHOICES)
    assert run("check_registrations", made.write(tmp_path)).errors == []
    made.more["选岗范围"] = [rule("孕期=是")]
    assert {code for _, code in codes(run("check_registrations", made.write(tmp_path)).errors)} == {
        "C50"
    }


def test_in_the_proposal_of_adjustment_too(tmp_path: Path) -> None:
    made = protected([rule("孕期=是", "优先安排")], {"孕期": "是"}, {"甲站": 1, "乙站": 1}, CHOICES)
    made.people = [*made.people[1:], made.people[0]]
    root = made.write(tmp_path)
    allocate(root)
    answer(root, {"甲站": {"02": 1}})
    allocate(root)
    proposed = {row["编号"]: row["调剂建议"] for row in table(root / DECISIONS, "定岗决定")}
    assert proposed == {"02": None, "03": None, "01": "乙站"}


def test_nobody_else_is_told_of_protection(tmp_path: Path) -> None:
    made = protected([rule("孕期=是", "优先安排")], {"孕期": "是"}, {"甲站": 1}, CHOICES)
    made.people.append(person("04", "戴月", 孕期=""))
    root = made.write(tmp_path)
    allocate(root)
    sheet = table(root / "06部门初选" / "部门初选表-甲站.xlsx", "初选")
    assert not any("孕" in str(cell) for row in sheet for cell in row.values())
