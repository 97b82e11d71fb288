"""排序依据 = 总分: general posts filled in order of the total (K7 e; plan 08, 阆中 2018)."""

from collections.abc import Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaign.overview.model import Overview
from campaign.overview.showing import overview_of
from campaign.run import Run
from campaign.storage.folder import Folder
from campaigns import Quiet, Ran, Town, codes, fill, fill_items, person, run, table, write_plain
from departments.towns import DECISIONS, MEETING, allocate, answer, found, places, result, town
from documents.finished import Word

WRITTEN: dict[str, Any] = {
    "项目": "笔试", "方式": "直接录入", "分值": 100, "单张满分": 100,
    "去最高分个数": 0, "去最低分个数": 0, "去高低分起算人数": 0,
}  # fmt: skip


def by_total(
    quotas: Mapping[str, int], choices: Mapping[str, Sequence[str]], picked: Sequence[str] = ()
) -> Town:
    """A town in which the departments, but for those `picked`, are filled by total."""
    made = town(quotas, choices, len(choices))
    for each in made.departments:
        each["排序依据"] = "初选" if each["部门"] in picked else "总分"
    made.components = [WRITTEN]
    return made


def scored(made: Town, root: Path, marks: Mapping[str, float]) -> Path:
    """Up to the totals."""
    made.write(root)
    assert run("prepare_scoring", root).outcome
    fill(root / "04评分表" / "笔试成绩表.xlsx", "成绩", "得分", dict(marks))
    assert run("consolidate_scores", root).outcome
    return root


def files(root: Path) -> list[str]:
    return sorted(path.name for path in (root / "06部门初选").rglob("*.xlsx"))


CHOICES = {"01": ("甲站", "乙站"), "02": ("甲站", "乙站"), "03": ("甲站", "乙站"), "04": ("甲站",)}
MARKS = {"01": 70, "02": 90, "03": 80, "04": 60}


def test_each_in_order_of_the_total_takes_the_first_choice_that_is_left(tmp_path: Path) -> None:
    root = scored(by_total({"甲站": 1, "乙站": 1}, CHOICES), tmp_path, MARKS)
    assert found(allocate(root)) == set()
    assert places(root) == {"01": "未选中", "02": "甲站", "03": "乙站", "04": "未选中"}
    assert files(root) == []
    assert not (root / "05任用决定").exists()
    told = {name: row["依据"] for name, row in result(root, "分配结果").items()}
    assert told["03"] == (
        "第一志愿甲站：总分80.00分，在报本部门的人中排第2名；职数1名，"
        "已由名次在前的1人占满（最后一名总分90.00分，排第1名），未入选。"
        "第二志愿乙站：总分80.00分，在报本部门的人中排第2名；职数1名，"
        "选中1人（最后一名总分80.00分，排第2名），入选。"
    )


def test_the_totals_are_published_by_department(tmp_path: Path) -> None:
    root = scored(by_total({"甲站": 1, "乙站": 1}, CHOICES), tmp_path, MARKS)
    rows = table(root / "结果" / "成绩汇总.xlsx", "成绩汇总")
    ranked = {(row["竞争职位"], row["编号"]): row["名次"] for row in rows}
    assert len(rows) == 7
    assert [ranked["甲站", each] for each in ("02", "03", "01", "04")] == [1, 2, 3, 4]


def test_it_is_a_placement_and_no_appointment(tmp_path: Path) -> None:
    root = scored(by_total({"甲站": 1, "乙站": 1}, CHOICES), tmp_path, MARKS)
    allocate(root)
    proposed = {row["编号"]: row["建议去向"] for row in table(root / DECISIONS, "定岗决定")}
    fill(root / DECISIONS, "定岗决定", "决定去向", proposed)
    fill(root / DECISIONS, "定岗决定", "跟班学习部门", {"01": "甲站", "04": "甲站"})
    fill_items(root / DECISIONS, "会议信息", MEETING)
    assert allocate(root).errors == []
    ends = result(root, "人员去向")
    assert {name: row["去向类别"] for name, row in ends.items()} == {
        "01": "待岗", "02": "部门岗位", "03": "部门岗位", "04": "待岗",
    }  # fmt: skip
    assert run("generate_notices", root).errors == []
    papers = {path.stem.split("-")[0] for path in (root / "08公文").rglob("*.docx")}
    assert {"岗位安排通知", "岗位安排通知书"} <= papers
    assert not papers & {"任职通知", "任职通知书", "任前公示"}


def test_picks_and_totals_side_by_side(tmp_path: Path) -> None:
    made = by_total({"甲站": 1, "乙站": 1}, CHOICES, picked=["乙站"])
    root = scored(made, tmp_path, MARKS)
    assert allocate(root).outcome
    assert files(root) == ["部门初选表-乙站.xlsx"]
    answer(root, {"乙站": {"01": 1, "03": 2}})
    assert found(allocate(root)) == set()
    assert places(root) == {"01": "乙站", "02": "甲站", "03": "未选中", "04": "未选中"}


def test_a_tie_that_decides_is_put_before_the_committee(tmp_path: Path) -> None:
    root = scored(by_total({"甲站": 1, "乙站": 1}, CHOICES), tmp_path, MARKS | {"03": 90})
    ran = allocate(root)
    assert ran.outcome
    assert ran.outcome.waits_for == ["报甲站的有人总分相同，党委还没有排定先后"]
    assert not (root / "结果" / "双向选择结果.xlsx").exists()
    path = root / "06部门初选" / "部门初选表-甲站.xlsx"
    assert [row["编号"] for row in table(path, "初选")] == ["02", "03"]
    fill(path, "初选", "排序", {"03": 1, "02": 2})
    assert found(allocate(root)) == set()
    assert places(root) == {"01": "未选中", "02": "乙站", "03": "甲站", "04": "未选中"}
    told = result(root, "分配结果")["02"]["依据"]
    assert "总分90.00分（同分，先后由党委排定），在报本部门的人中排第2名" in told


def test_a_tie_that_decides_nothing_asks_nobody(tmp_path: Path) -> None:
    made = by_total({"甲站": 2, "乙站": 1}, CHOICES)
    root = scored(made, tmp_path, MARKS | {"03": 90})
    assert found(allocate(root)) == set()
    assert places(root) == {"01": "乙站", "02": "甲站", "03": "甲站", "04": "未选中"}
    assert files(root) == []


def test_who_may_not_serve_there_is_passed_over(tmp_path: Path) -> None:
    made = by_total({"甲站": 1, "乙站": 1}, CHOICES)
    made.more["回避关系"] = [{"评委": "甲领导", "编号": "02", "姓名": "", "原因": "夫妻"}]
    root = scored(made, tmp_path, MARKS)
    assert allocate(root).errors == []
    assert places(root) == {"01": "未选中", "02": "乙站", "03": "甲站", "04": "未选中"}
    assert "第一志愿甲站：应当回避，未入选" in result(root, "分配结果")["02"]["依据"]


def test_the_second_round_goes_by_the_same_totals(tmp_path: Path) -> None:
    made = by_total({"甲站": 1, "乙站": 1}, dict.fromkeys(MARKS, ("甲站",)))
    root = scored(made, tmp_path, MARKS)
    allocate(root)
    rows = [
        made.application(each, ("乙站",)) | {"报名时间": date(2026, 3, 12)} for each in ("01", "03")
    ]
    write_plain(root / "03报名表" / "第二轮" / "报名.xlsx", {"选部门报名": rows})
    assert found(allocate(root)) == set()
    assert places(root) == {"01": "未选中", "02": "甲站", "03": "乙站", "04": "未选中"}
    assert "空缺1名" in result(root, "分配结果")["01"]["依据"]


def later(made: Town, root: Path, choices: Mapping[str, Sequence[str]]) -> None:
    rows = [
        made.application(each, own) | {"报名时间": date(2026, 3, 12)}
        for each, own in choices.items()
    ]
    write_plain(root / "03报名表" / "第二轮" / "报名.xlsx", {"选部门报名": rows})


def test_who_has_no_total_yet_is_scored_for_the_later_round(tmp_path: Path) -> None:
    choices = {"01": ("甲站",), "02": ("甲站",), "03": ("丙站",), "04": ("丙站",)}
    made = by_total({"甲站": 1, "乙站": 1, "丙站": 1}, choices, picked=["丙站"])
    root = scored(made, tmp_path, {"01": 70, "02": 90})
    allocate(root)
    answer(root, {"丙站": {"03": 1}})
    allocate(root)
    later(made, root, {"01": ("乙站",), "04": ("乙站",)})
    ran = run("allocate_departments", root)
    assert ran.errors == []
    assert ran.outcome
    assert ran.outcome.waits_for == ["第二轮笔试成绩表还没有交"]
    assert "04评分表/第二轮" in ran.outcome.next_step
    assert "评分人员" in {debt.who for group in overview(root).debts for debt in group.debts}
    sheet = root / "04评分表" / "第二轮" / "笔试成绩表.xlsx"
    assert [row["编号"] for row in table(sheet, "成绩")] == ["04"]
    fill(sheet, "成绩", "得分", {"04": 80})
    assert found(allocate(root)) == set()
    assert places(root) == {"01": "未选中", "02": "甲站", "03": "丙站", "04": "乙站"}
    assert "总分80.00分，在报本部门的人中排第1名" in result(root, "分配结果")["04"]["依据"]
    assert run("consolidate_scores", root).errors == []  # its sheets are no strangers there
    own = root / "结果" / "第二轮成绩汇总.xlsx"
    rows = {(row["竞争职位"], row["编号"]): row for row in table(own, "成绩汇总")}
    assert {key: (row["总分"], row["名次"]) for key, row in rows.items()} == {
        ("乙站", "04"): (80, 1), ("乙站", "01"): (70, 2),
    }  # fmt: skip
    assert "SUM(" in str(load_workbook(own)["成绩汇总"]["G8"].value)
    proposed = {row["编号"]: row["建议去向"] for row in table(root / DECISIONS, "定岗决定")}
    fill(root / DECISIONS, "定岗决定", "决定去向", proposed)
    fill(root / DECISIONS, "定岗决定", "跟班学习部门", {"01": "甲站"})
    fill_items(root / DECISIONS, "会议信息", MEETING)
    assert run("generate_notices", root).errors == []
    lines = Word(root / "08公文" / "成绩公布-第二轮.docx").table("竞争职位", "姓名", "总分", "名次")
    assert [line[2:] for line in lines] == [["80.00", "1"], ["70.00", "2"]]


def test_points_from_the_roster_need_no_sheet_for_the_later_round(tmp_path: Path) -> None:
    choices = {"01": ("丙站",), "02": ("丙站",), "03": ("丙站",)}
    made = by_total({"乙站": 1, "丙站": 1}, choices, picked=["丙站"])
    made.people = [
        person(each, f"人员{each}", 职称=title)
        for each, title in (("01", "初级"), ("02", "初级"), ("03", "高级"))
    ]
    made.components = [WRITTEN | {"项目": "职称", "方式": "赋分"}]
    made.more["赋分标准"] = [
        {"项目": "职称", "依据": "职称", "等于": "高级", "得分": 100},
        {"项目": "职称", "依据": "职称", "等于": "初级", "得分": 50},
    ]
    root = made.write(tmp_path)
    allocate(root)
    answer(root, {"丙站": {"01": 1}})
    allocate(root)
    later(made, root, {"02": ("乙站",), "03": ("乙站",)})
    assert found(allocate(root)) == set()
    assert places(root) == {"01": "丙站", "02": "未选中", "03": "乙站"}


def overview(root: Path) -> Overview:
    return overview_of(Run(Folder(root), Quiet(), date(2026, 3, 12)))


def test_who_gets_a_post_leaves_the_ranking(tmp_path: Path) -> None:
    made = by_total({"甲站": 1}, dict.fromkeys(MARKS, ("甲站",)))
    made.posts = [{"部门": "党政办", "职务": "主任", "职数": 1}]
    made.post_choices = {"02": ("党政办主任",), "03": ("党政办主任",)}
    root = scored(made, tmp_path, MARKS)
    decisions = root / "05任用决定" / "任用决定表.xlsx"
    rows = table(decisions, "任用决定")
    assert {row["编号"]: row["部门"] for row in rows} == {"02": "党政办", "03": "党政办"}
    fill(decisions, "任用决定", "党委决定", {"02": "任用", "03": "不任用"})
    fill_items(decisions, "会议信息", {"决定日期": date(2026, 3, 11)})
    assert allocate(root).errors == []
    assert places(root) == {"01": "未选中", "03": "甲站", "04": "未选中"}
    ends = result(root, "人员去向")
    assert (ends["02"]["去向类别"], ends["03"]["去向类别"]) == ("中层任职", "部门岗位")


def test_a_class_of_points_for_general_posts(tmp_path: Path) -> None:
    """赋分 for 双向选择 alone: the places of a department by total are a class of their own."""
    made = by_total({"甲站": 1}, dict.fromkeys(("01", "02"), ("甲站",)))
    made.people = [person("01", "安宁", 职称="高级"), person("02", "白帆", 职称="初级")]
    made.components = [WRITTEN | {"项目": "职称", "方式": "赋分"}]
    made.more["赋分标准"] = [
        {"项目": "职称", "依据": "职称", "等于": "高级", "得分": 100, "适用": "双向选择"},
        {"项目": "职称", "依据": "职称", "等于": "初级", "得分": 50, "适用": "双向选择"},
    ]
    root = made.write(tmp_path)
    assert run("prepare_scoring", root).outcome
    assert run("consolidate_scores", root).outcome
    assert allocate(root).errors == []
    assert places(root) == {"01": "甲站", "02": "未选中"}


@pytest.mark.parametrize(("word", "code"), [("抽签", "V05"), ("总分", "S03")])
def test_what_the_column_cannot_mean(tmp_path: Path, word: str, code: str) -> None:
    made = by_total({"甲站": 1}, {"01": ("甲站",)})
    made.departments[0]["排序依据"] = word
    if word == "总分":
        made.components = []
    ran: Ran = run("check_registrations", made.write(tmp_path))
    assert code in {each for _, each in codes(ran.errors)}
