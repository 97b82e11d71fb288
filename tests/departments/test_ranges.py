"""选岗范围: who may choose what by facts, as published plans rule it (K7)."""

import random
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import Town, codes, run, table
from departments.towns import allocate, answer, decide, found, result, town


def rule(only_for: str = "", allowed: str = "", closed: str = "", rounds: str = "") -> Any:
    return {"限于": only_for, "可选": allowed, "不可选": closed, "轮次": rounds}


def ruled(
    rules: Sequence[Any],
    quotas: Mapping[str, int],
    choices: Mapping[str, Sequence[str]],
    facts: Mapping[str, Mapping[str, Any]],
) -> Town:
    """A town with these rules, and people of whom these facts are known."""
    made = town(quotas, choices, len(facts))
    made.more["选岗范围"] = list(rules)
    made.people = [
        each | dict(facts[each["编号"]]) for each in made.people if each["编号"] in facts
    ]
    return made


def outcomes(root: Path) -> dict[str, str]:
    rows = table(root / "结果" / "报名审核结果.xlsx", "选部门")
    return {row["编号"]: row["审核结果"] for row in rows}


SUBJECTS = [rule(f"学科={each}", f"{each}岗") for each in ("语文", "数学")]  # [29]
COAL = [  # [34]: not from the face upwards
    rule("岗位类别=采掘", closed="辅助队、地面队"),
    rule("岗位类别=辅助", closed="地面队"),
    rule("岗位类别=地面", closed="机关科室"),
]
UNITS = [rule(f"现部门={each}", "本部门") for each in ("城管中队", "环卫所")]  # [10]
LEVELS = [  # [28]: only schools of the same or a lower level
    rule("学校等级=二级", closed="一级校"),
    rule("学校等级=三级", closed="一级校、二级校"),
]


@pytest.mark.parametrize(
    ("rules", "quotas", "choices", "facts", "result"),
    [
        (SUBJECTS, {"语文岗": 1, "数学岗": 1}, ["语文岗"], {"学科": "语文"}, "通过"),
        (SUBJECTS, {"语文岗": 1, "数学岗": 1}, ["数学岗"], {"学科": "语文"}, "不通过"),
        (SUBJECTS, {"语文岗": 1, "数学岗": 1}, ["数学岗"], {"学科": ""}, "待审核"),
        (SUBJECTS, {"语文岗": 1, "数学岗": 1}, ["数学岗"], {"学科": "美术"}, "通过"),
        (COAL, {"辅助队": 1, "机关科室": 1}, ["辅助队"], {"岗位类别": "采掘"}, "不通过"),
        (COAL, {"辅助队": 1, "机关科室": 1}, ["机关科室"], {"岗位类别": "地面"}, "不通过"),
        (COAL, {"辅助队": 1, "机关科室": 1}, ["辅助队"], {"岗位类别": "辅助"}, "通过"),
        (COAL, {"辅助队": 1, "机关科室": 1}, ["辅助队", "机关科室"], {"岗位类别": "地面"}, "通过"),
        (UNITS, {"城管中队": 1, "党政办": 1}, ["党政办"], {"现部门": "城管中队"}, "不通过"),
        (UNITS, {"城管中队": 1, "党政办": 1}, ["城管中队"], {"现部门": "城管中队"}, "通过"),
        (UNITS, {"城管中队": 1, "党政办": 1}, ["城管中队"], {"现部门": "党政办"}, "通过"),
        (LEVELS, {"一级校": 1, "二级校": 1}, ["一级校"], {"学校等级": "二级"}, "不通过"),
        (LEVELS, {"一级校": 1, "二级校": 1}, ["二级校"], {"学校等级": "二级"}, "通过"),
        # whoever has been five years in a post must move
        ([rule("任现职年限≥5", closed="本部门")], {"党政办": 1}, ["党政办"],
         {"任现职时间": "2021.03"}, "不通过"),
        ([rule("任现职年限≥5", closed="本部门")], {"党政办": 1}, ["党政办"],
         {"任现职时间": "2021.04"}, "通过"),
        ([rule(closed="党政办")], {"党政办": 1, "综治办": 1}, ["党政办"], {}, "不通过"),
    ],
)  # fmt: skip
def test_published_restrictions(
    tmp_path: Path,
    rules: Sequence[Any],
    quotas: Mapping[str, int],
    choices: Sequence[str],
    facts: Mapping[str, Any],
    result: str,
) -> None:
    known = {name.split("=")[0]: "" for each in rules for name in [each["限于"]] if "=" in name}
    made = ruled(rules, dict(quotas), {"01": choices}, {"01": known | dict(facts)})
    made.departments += [
        {"部门": name, "职数": 1, "包含岗位": "", "分管领导": ""}
        for name in ("辅助队", "地面队", "机关科室", "城管中队", "环卫所", "一级校", "二级校")
        if name not in quotas
    ]
    ran = run("check_registrations", made.write(tmp_path))
    assert ran.errors == []
    assert outcomes(tmp_path)["01"] == result


def test_the_reason_names_the_rule(tmp_path: Path) -> None:
    made = ruled(SUBJECTS, {"语文岗": 1, "数学岗": 1}, {"01": ["数学岗"]}, {"01": {"学科": "语文"}})
    run("check_registrations", made.write(tmp_path))
    (row,) = table(tmp_path / "结果" / "报名审核结果.xlsx", "选部门")
    assert row["原因"] == "选岗范围：学科为语文的人员只能选语文岗。"


@pytest.mark.parametrize(
    ("bad", "place"),
    [
        (rule("学科=语文"), ("B2", "C50")),
        (rule("学科=语文", "语文冈"), ("B2", "C51")),
        (rule("学科=语文", "待岗"), ("B2", "C51")),
        (rule("语文", "本部门"), ("A2", "C52")),
        (rule("", "本部门", rounds="3"), ("D2", "C53")),
    ],
)
def test_a_rule_that_means_nothing_is_an_error(tmp_path: Path, bad: Any, place: Any) -> None:
    made = ruled([bad], {"语文岗": 1}, {"01": ["语文岗"]}, {"01": {}})
    assert place in codes(run("check_registrations", made.write(tmp_path)).errors)


def test_the_blank_form_does_without_what_nobody_may_choose(tmp_path: Path) -> None:
    rules = [rule(closed="综治办"), rule("学科=语文", "党政办")]
    made = ruled(rules, {"党政办": 1, "综治办": 1}, {"01": ["党政办"]}, {"01": {"学科": "语文"}})
    run("check_registrations", made.write(tmp_path))
    sheet = load_workbook(tmp_path / "空白表" / "选部门报名表.xlsx")["选部门报名表"]
    lists = {str(each.formula1) for each in sheet.data_validations.dataValidation}
    assert '"党政办"' in lists
    assert not any("综治办" in each for each in lists)


def test_nobody_is_proposed_where_the_rules_forbid_it(tmp_path: Path) -> None:
    rules = [rule("学科=语文", closed="综治办")]
    facts = {"01": {"学科": "语文"}, "02": {"学科": "数学"}}
    made = ruled(rules, {"党政办": 1, "综治办": 1}, {"01": ["党政办"], "02": ["党政办"]}, facts)
    root = made.write(tmp_path)
    allocate(root)
    answer(root, {"党政办": {}})
    allocate(root)
    rows = table(root / "07定岗决定" / "定岗决定表.xlsx", "定岗决定")
    assert {row["编号"]: row["调剂建议"] or "" for row in rows} == {"01": "", "02": "综治办"}
    decide(root, {"01": "综治办"}, {"01": "工作需要"})
    assert ("G4", "D70") in found(allocate(root))


def test_who_is_protected_is_not_put_on_standby(tmp_path: Path) -> None:
    rules = [rule("特殊情形=孕期", closed="待岗")]
    facts = {"01": {"特殊情形": "孕期"}, "02": {"特殊情形": "无"}}
    made = ruled(rules, {"综治办": 1}, {}, facts)
    made.department_choices = {"02": ["综治办"]}  # type: ignore[dict-item]
    root = made.write(tmp_path)
    allocate(root)
    answer(root, {"综治办": {"02": 1}})
    allocate(root)
    assert "不得列为待岗" in result(root, "人员去向")["01"]["依据"]
    decide(root, {"01": "待岗"}, {"01": "会议决定"})
    assert ("G4", "D71") in found(run("allocate_departments", root))


def test_a_choice_counts_as_an_exhaustive_reading_of_the_rules_says(tmp_path: Path) -> None:
    """An oracle of its own: every rule, every person, every department, by plain membership."""
    chance = random.Random(20261128)
    departments = ["甲办", "乙办", "丙办"]
    for number in range(6):
        rules = [
            (chance.choice("语数外"), chance.sample(departments, chance.randint(0, 2)),
             chance.sample(departments, chance.randint(0, 1)))
            for _ in range(4)
        ]  # fmt: skip
        # a department on both lists of a row is an error by itself
        rules = [(of, may, [x for x in not_ if x not in may]) for of, may, not_ in rules]
        rules = [each for each in rules if each[1] or each[2]]
        facts = {f"{n:02}": {"学科": chance.choice("语数外")} for n in range(1, 7)}
        choices = {name: chance.sample(departments, 2) for name in facts}
        rows = [rule(f"学科={of}", "、".join(may), "、".join(not_)) for of, may, not_ in rules]
        made = ruled(rows, dict.fromkeys(departments, 1), choices, facts)
        root = made.write(tmp_path / str(number))
        assert run("check_registrations", root).errors == []
        allowed = {
            name: any(
                all(
                    (not may or each in may) and each not in not_
                    for of, may, not_ in rules
                    if of == facts[name]["学科"]
                )
                for each in wanted
            )
            for name, wanted in choices.items()
        }
        assert {name: said == "通过" for name, said in outcomes(root).items()} == allowed
