"""From the posts to the departments: who is appointed leaves the choice, who is not joins it."""

from pathlib import Path
from shutil import copytree
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import Town, changed_rows, fill, fill_items, person, places, run, table
from departments.towns import DECISIONS, allocate, answer, decide, follow_proposals, found, result

POST = "综治办主任"
APPOINTMENTS = Path("05任用决定", "任用决定表.xlsx")
MEETING = {"决定日期": "2026-03-11", "任职日期": "2026-03-19"}


def compete(root: Path, **more: Any) -> Path:
    """01 and 02 run for the post; all but 04 would otherwise go to 综治办."""
    plain = Town(
        posts=[{"部门": "综治办", "职务": "主任", "职数": 1}],
        departments=[{"部门": "党政办", "职数": 1}, {"部门": "综治办", "职数": 2}],
        people=[
            person(*each.split(), 现部门="党政办")
            for each in ("01 安宁", "02 白帆", "03 池清", "04 戴月")
        ],
        post_choices={"01": (POST,), "02": (POST,)},
        department_choices={
            "01": ("综治办",),
            "02": ("综治办",),
            "03": ("综治办",),
            "04": ("党政办",),
        },
        more=more,
    )
    speech, _, joint = plain.components
    plain.components = [speech | {"分值": 60}, joint]
    made = plain.write(root)
    run("prepare_scoring", made)
    for path in (made / "04评分表").glob("**/*评分表-*.xlsx"):
        fill(path, "评分表", "得分", {"01": 90, "02": 80})
    assert run("consolidate_scores", made).outcome
    return made


def appoint(root: Path, **decisions: str | None) -> None:
    fill(root / APPOINTMENTS, "任用决定", "党委决定", decisions)
    fill(root / APPOINTMENTS, "任用决定", "决定理由", dict.fromkeys(decisions, "工作需要"))
    fill_items(root / APPOINTMENTS, "会议信息", MEETING)


@pytest.fixture(scope="module")
def decided(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """01 has the post; 02, 03 and 04 are placed."""
    made = compete(tmp_path_factory.mktemp("posts"))
    appoint(made, **{"01": "任用", "02": "不任用"})
    allocate(made)
    answer(made, {"综治办": {"03": 1, "02": 2}, "党政办": {"04": 1}})
    allocate(made)
    follow_proposals(made)
    allocate(made)
    return made


@pytest.fixture
def root(decided: Path, tmp_path: Path) -> Path:
    made: Path = copytree(decided, tmp_path / "活动")
    return made


def sheet(root: Path, new: str = "") -> Path:
    return root / "06部门初选" / f"部门初选表-综治办{new}.xlsx"


def test_who_is_appointed_is_not_asked_for_nor_placed(root: Path) -> None:
    assert [row["编号"] for row in table(sheet(root), "初选")] == ["02", "03"]
    assert "01" not in result(root, "分配结果")
    balance = result(root, "人员去向")
    assert (balance["01"]["去向类别"], balance["01"]["去向"]) == ("中层任职", POST)
    assert {n: row["去向"] for n, row in balance.items() if n != "01"} == {
        "02": "综治办",
        "03": "综治办",
        "04": "党政办",
    }


def test_nobody_is_asked_while_a_post_is_undecided(root: Path) -> None:
    appoint(root, **{"01": None})
    ran = run("allocate_departments", root)
    assert ran.outcome is None
    assert [("编号01" in each, "编号02" in each) for each in ran.waits_for] == [(True, False)]


def test_who_is_not_confirmed_joins_the_choice(root: Path) -> None:
    appoint(root, **{"01": "不任用"})
    ran = run("allocate_departments", root)
    assert "C07" in {each.kind.code for each in ran.issues}  # the filled sheet does not know 01
    assert [row["编号"] for row in table(sheet(root, "（新）"), "初选")] == ["01", "02", "03"]
    sheet(root).unlink()
    sheet(root, "（新）").rename(sheet(root))
    assert {code for _, code in found(run("allocate_departments", root))} == {"C01"}
    answer(root, {"综治办": {"01": 1, "03": 2, "02": 3}})
    ran = run("allocate_departments", root)
    assert {each.kind.code for each in ran.errors} == {"D06"}  # 02 was decided on the old result
    renewed = table((root / DECISIONS).with_stem("定岗决定表（新）"), "定岗决定")
    assert [(row["编号"], row["建议去向"], row["决定去向"]) for row in renewed] == [
        ("01", "综治办", None),
        ("02", "待岗", "综治办"),
        ("03", "综治办", "综治办"),
        ("04", "党政办", "党政办"),
    ]


def test_who_is_appointed_after_all_leaves_it(root: Path) -> None:
    appoint(root, **{"01": "不任用", "02": "任用"})
    ran = run("allocate_departments", root)
    assert {(each.where.file, each.where.cell, each.kind.code) for each in ran.errors} == {
        (f"06部门初选/{sheet(root).name}", "A5", "C05")
    }
    assert ran.errors[0].data["reason"] == f"已任用为{POST}"
    sheet(root).unlink()
    sheet(root, "（新）").rename(sheet(root))
    answer(root, {"综治办": {"01": 1, "03": 2}})
    ran = run("allocate_departments", root)
    assert {each.kind.code for each in ran.errors} == {"D10"}  # 02 was placed, and has a post now
    decide(root, {"02": None})  # type: ignore[dict-item]
    allocate(root)
    assert result(root, "人员去向")["02"]["去向"] == POST
    changed = [
        (row["编号"], row["项目"], row["原来"], row["现在"])
        for row in changed_rows(root / "结果" / "双向选择结果.xlsx")
    ]
    assert changed == [
        ("01", f"{POST}任用决定", "任用", "不任用"),
        ("01", "双向选择结果", "（无）", "综治办"),
        ("02", f"{POST}任用决定", "不任用", "任用"),
        ("02", "双向选择结果", "综治办", "（无）"),
        ("02", "党委定岗", "综治办", "（无）"),
    ]


def test_nobody_under_an_appointed_head_they_are_related_to(tmp_path: Path) -> None:
    relation = {"评委": "池清", "编号": "01", "姓名": "安宁", "原因": "夫妻"}
    made = compete(tmp_path, 回避关系=[relation])
    appoint(made, **{"01": "任用", "02": "不任用"})
    allocate(made)
    hints = {row["编号"]: row["提示"] for row in table(sheet(made), "初选")}
    assert hints == {"02": None, "03": "与安宁是夫妻，应当回避"}
    answer(made, {"综治办": {"03": 1, "02": 2}, "党政办": {"04": 1}})
    assert {code for _, code in found(allocate(made))} == {"C12"}
    follow_proposals(made)
    ran = run("allocate_departments", made)
    row = next(
        n for n, each in enumerate(table(made / DECISIONS, "定岗决定")) if each["编号"] == "03"
    )
    assert [(each.where.cell, each.kind.code) for each in ran.errors] == [(f"G{4 + row}", "D12")]
    assert ran.errors[0].data["role"] == f"任{POST}"


@pytest.mark.parametrize(("department", "told"), [("党政办", True), ("综治办", False)])
def test_picks_signed_by_the_head_of_another_department(
    root: Path, department: str, told: bool
) -> None:
    label = f"06部门初选/部门初选表-{department}.xlsx"
    book = load_workbook(root / label)
    book["初选"]["A30"].value = "部门负责人：＿安宁＿　分管领导：＿＿＿"
    book.save(root / label)
    errors = places(run("allocate_departments", root).errors)
    assert ((label, "初选", "A30", "C40") in errors) == told
