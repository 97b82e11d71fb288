"""Vacancies and people without a place, and the places proposed to those who accept any."""

from pathlib import Path

import pytest

from campaigns import Town, table, write_plain
from departments.towns import (
    DECISIONS,
    RESULT,
    allocate,
    answer,
    pick_rows,
    register_again,
    result,
    town,
)

QUOTAS = {"党政办": 1, "综治办": 2, "镇建办": 1}
CHOICES = {"01": ("党政办",), "02": ("党政办", "综治办"), "03": ("党政办",), "04": ("党政办",)}


def written(plain: Town, root: Path, answers: dict[str, str]) -> Path:
    """The registrations with other answers to 服从调剂."""
    made = plain.write(root)
    rows = [
        plain.application(staff_id, choices) | {"服从调剂": answers.get(staff_id, "是")}
        for staff_id, choices in plain.department_choices.items()
    ]
    write_plain(made / "03报名表" / "选部门报名.xlsx", {"选部门报名": rows})
    return made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """01 has 党政办; 02 was turned down by 党政办 and 综治办; 综治办 asks for 04."""
    made = written(town(QUOTAS, CHOICES, people=5), tmp_path, {"03": "否", "05": ""})
    allocate(made)
    answer(made, {"党政办": {"01": 1}})
    rows = [("02", "白帆", "不同意", None), ("04", "戴月", "同意", 1)]
    write_plain(made / "06部门初选" / "部门初选表-综治办.xlsx", {"初选": pick_rows(rows)})
    allocate(made)
    return made


def test_side_by_side(root: Path) -> None:
    rows = table(root / RESULT, "空缺与未选中", key="空缺部门")
    assert [(row["空缺部门"], row["空缺"]) for row in rows] == [("综治办", 2), ("镇建办", 1)]
    people = table(root / RESULT, "空缺与未选中")
    assert [(row["编号"], row["服从调剂"]) for row in people] == [
        ("02", "是"),
        ("03", "否"),
        ("04", "是"),
        ("05", "未填"),
    ]


def test_proposals_with_their_reason(root: Path) -> None:
    rows = {n: (row["调剂建议"], row["理由"]) for n, row in result(root, "调剂建议").items()}
    assert rows == {
        "02": ("镇建办", "服从调剂；镇建办空1名，没有拒绝过本人，建议调剂到镇建办。"),
        "03": (None, "没有同意服从调剂，不作调剂建议。"),
        "04": ("综治办", "服从调剂；综治办空2名，并在排序中把本人列为第1，建议调剂到综治办。"),
        "05": (None, "没有同意服从调剂，不作调剂建议。"),
    }


def test_the_rule_s_result_stays_what_it_is(root: Path) -> None:
    rows = {row["编号"]: row for row in table(root / DECISIONS, "定岗决定")}
    assert {n: (row["建议去向"], row["调剂建议"]) for n, row in rows.items()} == {
        "01": ("党政办", None),
        "02": ("待岗", "镇建办"),
        "03": ("待岗", None),
        "04": ("待岗", "综治办"),
        "05": ("待岗", None),
    }
    assert rows["04"]["建议依据"].endswith("建议调剂到综治办。")
    assert result(root, "分配结果")["04"]["去向"] == "未选中"


def test_nobody_is_proposed_where_they_may_not_serve(tmp_path: Path) -> None:
    plain = town({"党政办": 1, "镇建办": 1}, {"01": ("党政办",), "02": ("党政办",)}, people=2)
    plain.more["回避关系"] = [{"评委": "镇领导", "编号": "02", "姓名": "白帆", "原因": "父女"}]
    made = plain.write(tmp_path)
    allocate(made)
    answer(made, {"党政办": {"01": 1}})
    allocate(made)
    row = result(made, "调剂建议")["02"]
    assert row["调剂建议"] is None
    assert row["理由"] == "服从调剂；有空缺的部门都没有接收本人，或者应当回避，暂无调剂建议。"


def test_who_comes_after_others_is_told_where_the_places_went(tmp_path: Path) -> None:
    choices = {"01": ("党政办",), "02": ("党政办",), "03": ("党政办",)}
    made = town({"党政办": 1, "镇建办": 1}, choices, people=3).write(tmp_path)
    allocate(made)
    answer(made, {"党政办": {"01": 1}})
    allocate(made)
    reasons = {n: row["理由"] for n, row in result(made, "调剂建议").items()}
    assert reasons == {
        "02": "服从调剂；镇建办空1名，没有拒绝过本人，建议调剂到镇建办。",
        "03": "服从调剂；可去的镇建办，空缺已建议给次序在前的人，暂无调剂建议。",
    }


def test_who_was_turned_down_in_either_round_is_not_sent_back(tmp_path: Path) -> None:
    plain = town({"党政办": 1, "镇建办": 1}, {"01": ("党政办",), "02": ("党政办",)}, people=2)
    made = plain.write(tmp_path)
    allocate(made)
    answer(made, {"党政办": {"01": 1}})
    allocate(made)
    assert result(made, "调剂建议")["02"]["调剂建议"] == "镇建办"
    register_again(plain, made, {"02": ("镇建办",)})
    allocate(made)
    answer(made, {"镇建办": {}}, "第二轮")
    allocate(made)
    assert result(made, "调剂建议")["02"]["调剂建议"] is None
