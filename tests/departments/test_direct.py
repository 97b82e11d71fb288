"""直接定岗: people with a place that is given: counted, in the balance, with their own document."""

from pathlib import Path
from typing import Any

import pytest
from docx import Document

from campaigns import Town, codes, run, table
from departments.towns import (
    DECISIONS,
    allocate,
    answer,
    decide,
    follow_proposals,
    found,
    places,
    result,
    town,
)

CHOICES = {"01": ["甲站"], "02": ["甲站"]}


def with_direct(department: object = "甲站", quota: int = 2, **changes: Any) -> Town:
    """03 is assigned to a department; 01 and 02 choose 甲站."""
    made = town({"甲站": quota, "乙站": 1}, CHOICES, 3)
    made.people[2] |= {"参加范围": "直接定岗", "定岗部门": department} | changes
    return made


def made_to_the_end(root: Path, made: Town) -> Path:
    made.write(root)
    allocate(root)
    answer(root, {"甲站": {"01": 1, "02": 2}})
    allocate(root)
    follow_proposals(root, **{"02": "乙站"})
    assert allocate(root).errors == []
    return root


def test_the_place_is_counted_and_nobody_else_gets_it(tmp_path: Path) -> None:
    root = made_to_the_end(tmp_path, with_direct(不参加原因="财政所人员"))
    assert places(root) == {"01": "甲站", "02": "未选中"}
    assert "职数2名，其中直接定岗1人，可选1名" in result(root, "分配结果")["02"]["依据"]
    state = result(root, "部门情况", "部门")["甲站"]
    assert (state["职数"], state["直接定岗人数"], state["选中人数"], state["空缺"]) == (2, 1, 1, 0)
    assert [row["编号"] for row in table(root / DECISIONS, "定岗决定")] == ["01", "02"]


def test_where_everybody_is_placed_no_form_is_waited_for(tmp_path: Path) -> None:
    made = town({"甲站": 2}, {}, 3)
    for each, part in zip(made.people, ("直接定岗", "直接定岗", "不参加"), strict=True):
        each |= {"参加范围": part, "不参加原因": "工作需要"}
        each["定岗部门"] = "甲站" if part == "直接定岗" else ""
    allocate(made.write(tmp_path))
    assert {row["去向"] for row in result(tmp_path, "人员去向").values()} == {"甲站", "不参加"}
    made.people[2] |= {"参加范围": "仅双选", "不参加原因": ""}
    waiting = run("allocate_departments", made.write(tmp_path))
    assert waiting.waits_for == ("“03报名表”里还没有报名表",)


def test_everybody_is_in_the_balance_once(tmp_path: Path) -> None:
    root = made_to_the_end(tmp_path, with_direct(不参加原因="财政所人员"))
    ends = result(root, "人员去向")
    assert {name: (row["去向类别"], row["去向"]) for name, row in ends.items()} == {
        "01": ("部门岗位", "甲站"),
        "02": ("部门岗位", "乙站"),
        "03": ("部门岗位", "甲站"),
    }
    assert ends["03"]["依据"] == "直接定岗：财政所人员。"


def test_it_has_its_own_document_and_stands_in_those_to_all(tmp_path: Path) -> None:
    root = made_to_the_end(tmp_path, with_direct(不参加原因="财政所人员"))
    assert run("generate_notices", root).errors == []
    letters = {path.stem: path for path in (root / "08公文").rglob("*.docx")}
    own = [name for name in letters if name.startswith("直接定岗通知书-")]
    assert len(own) == 1
    said = "".join(each.text for each in Document(str(letters[own[0]])).paragraphs)
    assert "财政所人员" in said
    assert "直接安排你到甲站工作" in said
    assert not any("岗位安排通知书" in name and "池清" in name for name in letters)
    for name in ("岗位安排通知", "双向选择结果公布"):
        cells = [
            cell.text
            for each in Document(str(letters[name])).tables
            for row in each.rows
            for cell in row.cells
        ]
        told = "".join(p.text for p in Document(str(letters[name])).paragraphs) + "".join(cells)
        assert "池清（直接定岗）" in told


def test_a_registration_of_somebody_assigned_does_not_count(tmp_path: Path) -> None:
    made = with_direct()
    made.department_choices["03"] = ("乙站",)
    root = made.write(tmp_path)
    run("check_registrations", root)
    rows = {row["编号"]: row for row in table(root / "结果" / "报名审核结果.xlsx", "选部门")}
    assert rows["03"]["审核结果"] == "不通过"
    assert "直接定岗到甲站" in rows["03"]["原因"]


@pytest.mark.parametrize(
    ("department", "quota", "code"), [("财政局", 2, "P18"), ("", 2, "P18"), ("甲站", 0, "P19")]
)
def test_departments_that_cannot_be(tmp_path: Path, department: str, quota: int, code: str) -> None:
    made = with_direct(department, quota)
    ran = run("check_registrations", made.write(tmp_path))
    cell = f"{'P' if '定岗部门' in made.people[2] else ''}4"
    assert codes(ran.errors) == {(cell, code)}


def test_a_department_without_the_word_is_told(tmp_path: Path) -> None:
    ran = run("check_registrations", with_direct(参加范围="仅双选").write(tmp_path))
    assert ("P4", "P20") in codes(ran.issues)


def test_more_in_the_decision_than_are_left_beside_those_assigned(tmp_path: Path) -> None:
    root = with_direct().write(tmp_path)
    allocate(root)
    answer(root, {"甲站": {"01": 1, "02": 2}})
    allocate(root)
    decide(root, {"01": "甲站", "02": "甲站"}, {"02": "工作需要"})
    ran = run("allocate_departments", root)
    assert {code for _, code in found(ran) if code.startswith("D")} == {"D03"}
