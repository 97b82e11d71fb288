"""Slips in the optional sheets of the scheme: each told at its cell, none taken in silence."""

from pathlib import Path
from typing import Any

import pytest

from campaigns import Town, codes, run
from scoring.score_folder import SPEECH, VOTE

DRAWN = {"项目": SPEECH, "类别": "专家", "人数": 2, "回避本部门": ""}
POOL = [{"姓名": f"评{each}", "职务": "", "类别": "专家", "部门": ""} for each in "甲乙丙"]
CUT = {"环节": "初赛", "适用": "", "规则": "不低于", "值": 18, "并列": ""}
PASS = {"项目": "总分", "适用": "", "不低于": 60, "占满分": "", "限于": ""}
PHASE = {
    "从第几个月": 1, "到第几个月": "", "待遇": "发给基本工资", "内容": "",
    "计发项目": "", "比例": "", "最低标准": "",
}  # fmt: skip
AWARD = {
    "项目": "资历", "依据": "学历", "从": "", "到": "", "等于": "本科", "得分": 80,
    "每增": "", "加分": "", "封顶": "", "适用": "",
}  # fmt: skip


def told(root: Path, **sheets: Any) -> set[tuple[str, str]]:
    made = Town(post_choices={"01": ("党政办主任",)})
    for number, component in enumerate(made.components):
        component["环节"] = "复赛" if number else "初赛"
    if "赋分标准" in sheets:
        made.components[1] |= {"项目": "资历", "方式": "赋分"}
    made.more = sheets
    return codes(run("check_registrations", made.write(root)).issues)


@pytest.mark.parametrize(
    ("sheets", "cells"),
    [
        ({"评委抽取": [DRAWN], "评委库": POOL}, set()),
        ({"评委抽取": [DRAWN, DRAWN], "评委库": POOL}, {("A3", "S02")}),
        ({"评委抽取": [DRAWN | {"项目": VOTE}], "评委库": POOL}, {("A2", "S87")}),
        ({"评委分类": [{"项目": VOTE, "类别": "领导", "权重": 100}]}, {("A2", "S87")}),
        ({"晋级规则": [CUT]}, set()),
        ({"晋级规则": [CUT, CUT]}, {("A3", "S02")}),
        ({"晋级规则": [CUT, CUT | {"规则": "前几名", "值": 3}]}, set()),  # one after the other
        ({"晋级规则": [CUT | {"值": 30}]}, set()),  # all that the stage gives
        ({"晋级规则": [CUT | {"值": 60}]}, {("D2", "V03")}),  # of 100; the stage gives 30
        ({"晋级规则": [CUT | {"环节": "决赛", "值": 60}]}, {("A2", "S11")}),
        ({"晋级规则": [CUT | {"规则": "前几名", "值": "3.5"}]}, {("D2", "S73")}),
        ({"晋级规则": [CUT | {"规则": "前几名", "值": "1:3"}]}, {("D2", "S73")}),
        ({"及格规则": [PASS]}, set()),
        ({"及格规则": [PASS, PASS | {"不低于": 70}]}, {("A3", "S02")}),
        ({"及格规则": [PASS, PASS | {"限于": "没有竞争", "不低于": 70}]}, set()),
        ({"及格规则": [PASS | {"不低于": 600}]}, {("C2", "V03")}),
        ({"及格规则": [PASS | {"项目": SPEECH, "不低于": 101}]}, {("C2", "V03")}),
        ({"赋分标准": [AWARD]}, set()),
        ({"赋分标准": [AWARD, AWARD | {"得分": 90}]}, {("A3", "S02")}),
        ({"赋分标准": [AWARD, AWARD | {"等于": "大专"}]}, set()),
        ({"其他去向": [{"名称": "人才交流中心", "说明": ""}]}, set()),
        ({"其他去向": [{"名称": "综治办", "说明": ""}]}, {("A2", "S86")}),
        ({"其他去向": [{"名称": "待 岗", "说明": ""}]}, {("A2", "S86")}),
        ({"其他去向": [{"名称": "党政办主任", "说明": ""}]}, {("A2", "S86")}),
        ({"待岗阶段": [PHASE | {"比例": 60}]}, {("F2", "S88")}),
        ({"待岗阶段": [PHASE | {"最低标准": 1690}]}, {("G2", "S88")}),
        ({"待岗阶段": [PHASE | {"计发项目": "年龄", "比例": 60}]}, set()),
    ],
)
def test_each_slip_at_its_cell(tmp_path: Path, sheets: Any, cells: set[Any]) -> None:
    assert {each for each in told(tmp_path, **sheets) if each[1] != "S18"} == cells
