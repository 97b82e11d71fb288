"""Values of the scheme that can never take effect, or that name nothing: told at their cells."""

from datetime import datetime
from pathlib import Path
from typing import Any

import pytest

from campaigns import Town, codes, run
from scheme.test_slips import AWARD, CUT, DRAWN, PASS, PHASE, POOL
from scoring.score_folder import SPEECH, VOTE

AGED = AWARD | {"依据": "年龄", "等于": "", "得分": 10}
CONDITION = {"适用": "全部", "依据": "", "要求": "", "值": "", "限于": "", "不符合时": ""}
RANGE = {"限于": "", "可选": "", "不可选": "", "轮次": ""}
SHARE = {"适用": "", "依据": "性别", "值": "女", "最多": "2", "最少": ""}
ROUND = {"轮次": 1, "报名截止": "", "方式": "", "部门填报人数": "", "个人填报个数": "", "说明": ""}
CRITERION = {"项目": SPEECH, "细则": "内容", "满分": 50}


def own_town() -> Town:
    made = Town(post_choices={"01": ("党政办主任",)}, department_choices={"03": ("党政办",)})
    for number, component in enumerate(made.components):
        component["环节"] = "复赛" if number else "初赛"
    return made


def found(root: Path, made: Town) -> set[tuple[str, str]]:
    told = codes(run("check_registrations", made.write(root)).issues)
    return {each for each in told if each[1] not in ("S06", "S18")}


def condition(**asked: Any) -> dict[str, Any]:
    return {"资格条件": [CONDITION | asked]}


def of(**limits: Any) -> dict[str, Any]:
    return condition(依据="年龄", 要求="不高于", 值=45, **limits)


@pytest.mark.parametrize(
    ("sheets", "cells"),
    [
        # points that nobody can get, and rows that never count
        ({"赋分标准": [AGED | {"得分": 100, "封顶": 100}]}, set()),
        ({"赋分标准": [AGED | {"得分": 120}]}, {("F2", "S28")}),
        ({"赋分标准": [AGED | {"得分": 12, "封顶": 150}]}, {("I2", "S28")}),
        ({"赋分标准": [AGED | {"得分": 12, "封顶": 5}]}, {("F2", "S28")}),
        (
            {"赋分标准": [AGED | {"从": 30, "封顶": 20}, AGED | {"到": 29, "封顶": 30}]},
            {("I3", "S28")},
        ),
        ({"赋分标准": [AGED | {"从": 30}, AGED | {"从": 40}]}, {("C3", "S28")}),
        ({"赋分标准": [AGED | {"从": 40}, AGED | {"从": 30}]}, set()),
        (
            {"赋分标准": [AGED | {"从": 30}, AGED | {"从": 40, "适用": "党政办主任"}]},
            {("C3", "S28")},
        ),
        ({"赋分标准": [AGED | {"从": 30, "适用": "党政办主任"}, AGED | {"从": 40}]}, set()),
        ({"赋分标准": [AGED, AGED | {"到": 30}]}, {("F3", "S28")}),
        (
            {"赋分标准": [AWARD | {"等于": "本科、大专"}, AWARD | {"等于": "大专、中专"}]},
            {("E3", "S28")},
        ),
        # shares where points are asked for
        ({"及格规则": [PASS | {"不低于": 0.6}]}, {("C2", "S29")}),
        ({"及格规则": [PASS | {"项目": SPEECH, "不低于": "0.85"}]}, {("C2", "S29")}),
        ({"晋级规则": [CUT | {"值": 0.6}]}, {("D2", "S29")}),
        ({"晋级规则": [CUT | {"规则": "高于", "值": "0.5"}]}, {("D2", "S29")}),
        ({"晋级规则": [CUT | {"规则": "按职数比例", "值": "1:0.5"}]}, {("D2", "V03")}),
        # columns that the roster does not have
        ({"待岗阶段": [PHASE | {"计发项目": "岗位工资", "比例": 60}]}, {("E2", "S27")}),
        ({"待岗阶段": [PHASE | {"计发项目": "年龄、津贴"}]}, {("E2", "S27")}),
        (condition(依据="处分情形", 要求="为空"), {("B2", "S27")}),
        (condition(依据="任现职年限", 要求="不低于", 值=2), {("B2", "S27")}),
        (condition(依据="工作年限", 要求="不低于", 值=2), set()),
        (of(限于="姓别=女"), {("E2", "S27")}),
        (of(限于="孕期=已填"), {("E2", "S27")}),
        ({"选岗范围": [RANGE | {"限于": "学可=语文", "可选": "综治办"}]}, {("A2", "S27")}),
        ({"结构比例": [SHARE | {"依据": "考核等次", "值": "优秀"}]}, {("B2", "S27")}),
        ({"结构比例": [SHARE | {"适用": "学科=语文"}]}, {("A2", "S27")}),
        ({"赋分标准": [AWARD | {"依据": "职称", "等于": "高级"}]}, {("B2", "S27")}),
        ({"等级次序": [{"依据": "职等", "由低到高": "一、二"}]}, {("A2", "S27")}),
        # words that nobody has
        (of(限于="性别=女、学历=大专"), {("E2", "S45")}),
        (of(限于="性别=女、年龄≥50"), {("E2", "S45")}),
        (condition(依据="民族", 要求="不属于", 值="汉旅"), {("D2", "S45")}),
        (condition(依据="民族", 要求="属于", 值="汉旅、壮族"), {("D2", "S45")}),
        (condition(依据="民族", 要求="属于", 值="汉族、壮族"), set()),
        (condition(依据="学历", 要求="不属于", 值="大专"), set()),  # a word beyond doubt
        ({"结构比例": [SHARE | {"值": "男性"}]}, {("C2", "S45")}),
        ({"结构比例": [SHARE | {"适用": "性别=男"}]}, {("A2", "S45")}),
        # what cannot be compared
        (of(限于="学历≥本可"), {("E2", "S41")}),
        ({"选岗范围": [RANGE | {"限于": "学历≥本可", "可选": "综治办"}]}, {("A2", "C52")}),
        ({"结构比例": [SHARE | {"依据": "年龄", "值": "≥三五"}]}, {("C2", "S41")}),
        # bounds that everything keeps, or nothing
        (condition(依据="年龄", 要求="不高于", 值=4.5), {("D2", "S28")}),
        (condition(依据="工作年限", 要求="不低于", 值=0), {("D2", "S28")}),
        (condition(依据="工作年限", 要求="不低于", 值=200), {("D2", "S28")}),
        ({"结构比例": [SHARE | {"最多": "100%"}]}, {("D2", "S28")}),
        ({"结构比例": [SHARE | {"最多": "", "最少": "0"}]}, {("E2", "S28")}),
        ({"等级次序": [{"依据": "学历", "由低到高": "本科"}]}, {("B2", "S28")}),
        ({"等级次序": [{"依据": "学历", "由低到高": "本科、大专、本科"}]}, {("B2", "S02")}),
        ({"等级次序": [{"依据": "学历", "由低到高": "大专、本科"}] * 2}, {("A3", "S02")}),
        ({"选岗范围": [RANGE | {"可选": "综治办", "不可选": "综治办"}]}, {("C2", "S53")}),
        # rows and sheets that nothing takes up
        ({"评委库": POOL}, {("A2", "S28")}),
        (
            {"评委库": [*POOL, POOL[0] | {"姓名": "评丁", "类别": "群众"}], "评委抽取": [DRAWN]},
            {("C5", "S28")},
        ),
        ({"测评分组": [{"组别": "甲", "权重": 0}, {"组别": "乙", "权重": 100}]}, {("B2", "S28")}),
        ({"评分细则": [CRITERION | {"项目": VOTE, "满分": 100}]}, {("A2", "S87")}),
        ({"评分细则": [CRITERION, CRITERION]}, {("A3", "S02")}),
        # rounds
        ({"轮次": [ROUND | {"部门填报人数": "2"}]}, {("D2", "S28")}),
        ({"轮次": [ROUND | {"方式": "双方先填", "个人填报个数": "3"}]}, {("E2", "S28")}),
        (
            {"轮次": [ROUND, ROUND | {"轮次": 2, "报名截止": datetime(2026, 3, 5, 9, 0)}]},
            {("B3", "S12")},
        ),
        ({"轮次": [ROUND | {"报名截止": datetime(2026, 2, 5, 9, 0)}]}, {("B2", "S12")}),
    ],
)  # fmt: skip
def test_a_cell_of_an_optional_sheet(tmp_path: Path, sheets: Any, cells: set[Any]) -> None:
    made = own_town()
    if "赋分标准" in sheets:
        made.components[1] |= {"项目": "资历", "方式": "赋分"}
    made.more = sheets
    assert found(tmp_path, made) == cells


@pytest.mark.parametrize(
    ("items", "codes_found"),
    [
        ({"评委抽签种子": "123"}, {"S28"}),
        ({"并列抽签种子": "123"}, {"S28"}),
        ({"并列抽签种子": "123", "并列处理": "民主测评、抽签"}, set()),
        ({"通知书代字": "禾委通"}, {"S28"}),
        ({"通知书代字": "禾委通", "通知书编号": "另编"}, set()),
        ({"最低得票率含本数": "否"}, {"S28"}),
        ({"最低得票率含本数": "否", "最低得票率": 50}, set()),
        ({"人选公示工作日数": 3}, {"S28"}),
        ({"报名人数不足时": "取消"}, {"S28"}),
    ],
)
def test_an_item_that_counts_only_with_another(
    tmp_path: Path, items: dict[str, Any], codes_found: set[str]
) -> None:
    made = own_town()
    made.basics |= items
    cell = f"B{list(made.basics).index(next(iter(items))) + 2}"
    assert found(tmp_path, made) == {(cell, code) for code in codes_found}


@pytest.mark.parametrize(
    ("column", "value", "cells"),
    [
        ("及格线", 0.6, {("I2", "S29")}),
        ("及格线", 101, {("I2", "V03")}),
        ("及格线", 100, set()),
        ("打分间隔", 30, {("I2", "S28")}),
        ("打分间隔", 0.5, set()),
    ],
)
def test_a_column_of_a_component(
    tmp_path: Path, column: str, value: object, cells: set[tuple[str, str]]
) -> None:
    made = own_town()
    made.components[0][column] = value
    assert found(tmp_path, made) == cells


def test_marks_are_dropped_where_a_panel_gives_them(tmp_path: Path) -> None:
    made = own_town()
    for each in made.components[:2]:  # the panel's, and the ballot
        each |= {"去最高分个数": 2, "去最低分个数": 1, "去高低分起算人数": 0}
    assert found(tmp_path, made) == {("G2", "S07"), ("E3", "S21"), ("F3", "S21")}


@pytest.mark.parametrize(
    ("seats", "quota", "cells"),
    [
        ("党政办主任", 1, set()),
        ("禾川镇党政办公室主任、督查室主任", 2, set()),
        ("民政办主任", 1, {("G2", "S39")}),
        ("党政办主任、水利站站长2名", 3, {("G2", "S39")}),
    ],
)
def test_seats_of_a_department_that_is_not_there(
    tmp_path: Path, seats: str, quota: int, cells: set[tuple[str, str]]
) -> None:
    made = own_town()
    made.posts[0] |= {"岗位待定": "是", "待定岗位": seats, "职数": quota}
    assert found(tmp_path, made) == cells


def test_a_class_of_judges_to_which_nobody_belongs(tmp_path: Path) -> None:
    made = own_town()
    made.judge_classes = dict.fromkeys(made.judges, "领导")
    rows = [{"项目": SPEECH, "类别": each, "权重": 50} for each in ("领导", "群众")]
    made.more = {"评委分类": rows}
    assert found(tmp_path, made) == set()  # the panel may still be named
    assert ("B3", "S52") in codes(run("prepare_scoring", tmp_path).errors)
    made.judge_classes["雷声"] = "群众"
    made.write(tmp_path)
    assert ("B3", "S52") not in codes(run("prepare_scoring", tmp_path).errors)


def test_a_column_that_is_not_there_is_no_blank_one(tmp_path: Path) -> None:
    """处分情况 blank lets people pass; where there is no such column, people judge."""
    made = own_town()
    made.department_choices = {}
    made.more = condition(依据="处分情况", 要求="为空")
    assert run("prepare_scoring", made.write(tmp_path)).waits_for
    for each in made.people:
        each["处分情况"] = ""
    assert run("prepare_scoring", made.write(tmp_path)).outcome
