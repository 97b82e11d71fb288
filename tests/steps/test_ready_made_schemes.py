"""The ready-made schemes: each is sound, offered by `新建活动`, and runs to the last letter."""

import subprocess
import sys
from dataclasses import replace
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest

from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Judge
from campaign.version import ROOT
from campaigns import person, run, table, write_plain
from maintenance.blank_workbooks import ready_made
from maintenance.kinds_of_unit import KINDS
from steps.test_traditional_campaign import words_of
from steps.units import play_on

FACTS = {
    "出生年月": "1988.06", "学历": "本科", "职称": "主管护师", "护士执业证": "有",
    "教师资格证": "有", "参加工作时间": "2012.07", "任下一级时间": "2020.01", "到校时间": "2015.09",
    "临床护理时间": "2012.07", "近三年考核": "2023称职、2024优秀、2025称职", "处分期至": "",
    "任现职时间": "2018.01", "现职务": "副书记",
}  # fmt: skip
"""What lets a person compete for any of the posts, in any of the kinds."""


def write(scheme: Scheme, root: Path) -> None:
    """Scheme with a panel, roster and registers of a small sample."""
    duties = {each.name: True for each in scheme.components if each.method == "评委打分"}
    judges = tuple(Judge(name=name, duties=duties) for name in ("秦山", "顾平", "雷声"))
    basics = replace(scheme.basics, standby_months=6)  # it ends while the calendar is known
    root.mkdir(parents=True)
    (root / "01活动方案.xlsx").write_bytes(
        ready_made(replace(scheme, judges=judges, basics=basics))
    )
    posts = [post.name for post in scheme.posts]
    departments = [each.name for each in scheme.departments]
    count = len(posts) + len(departments) + (1 if departments else 0)
    status = (scheme.basics.establishments or "行政编制").split("、")[0]
    surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
    people = [
        person(f"{n:02}", f"{surnames[n]}宁", **FACTS, 编制性质=status) for n in range(1, count + 1)
    ]
    write_plain(root / "02干部花名册.xlsx", {"花名册": people})
    ids = [each["编号"] for each in people]
    names = {each["编号"]: each["姓名"] for each in people}

    def register(sheet: str, chosen: dict[str, str]) -> None:
        rows: list[dict[str, Any]] = [
            {"编号": who, "姓名": names[who], "第一志愿": what, "服从调剂": "是",
             "报名时间": datetime(2026, 3, 6, 10, 0)}
            for who, what in chosen.items()
        ]  # fmt: skip
        write_plain(root / "03报名表" / f"{sheet}.xlsx", {sheet: rows})

    register("竞争上岗报名", dict(zip(ids, posts, strict=False)))
    if departments:
        register("选部门报名", dict(zip(ids[len(posts) :], departments, strict=False)))


@pytest.mark.parametrize("kind", [each for each in KINDS if each != "乡镇机关"])
def test_each_runs_to_the_last_letter(kind: str, tmp_path: Path) -> None:
    """The seed's own has a sample and tests of its own."""
    scheme = KINDS[kind]
    root = tmp_path / kind
    write(scheme, root)
    play_on(root, scheme.basics.body)
    judged = table(root / "结果" / "报名审核结果.xlsx", "竞争上岗")
    assert {row["审核结果"] for row in judged} == {"通过"}
    letters = {path.parent.name for path in (root / "08公文").glob("*/*.docx")}
    wanted = {"任职通知书"}
    if scheme.departments:
        wanted |= {"岗位安排通知书", "待岗通知书", "恢复工作通知书"}
        assert len(table(root / "结果" / "双向选择结果.xlsx", "人员去向")) == len(
            table(root / "02干部花名册.xlsx", "花名册")
        )
    assert wanted <= letters
    if "党" not in scheme.basics.body:
        made = [*(root / "08公文").rglob("*.docx"), *(root / "结果").rglob("*.xlsx")]
        assert len(made) > 10
        told = {text for path in made for text in words_of(path) if "党委" in text}
        assert not told


@pytest.mark.parametrize("kind", list(KINDS))
def test_each_can_be_read_as_it_is_shipped(kind: str, tmp_path: Path) -> None:
    (tmp_path / "01活动方案.xlsx").write_bytes(
        (ROOT / "templates" / "方案样例" / f"{kind}.xlsx").read_bytes()
    )
    made = run("new_campaign", tmp_path, today=date(2026, 3, 1))
    assert made.errors == []
    assert made.outcome
    assert (tmp_path / "空白表" / "竞争上岗报名表.xlsx").exists()


def start(*arguments: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, str(ROOT / "scripts" / "new_campaign.py"), *arguments]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)


def test_offered_by_name(tmp_path: Path) -> None:
    root = tmp_path / "护士长竞聘"
    assert start(str(root), "--like", "医院护士长").returncode == 0
    roster = "".join(words_of(root / "02干部花名册.xlsx"))
    assert "护理人员花名册" in roster
    assert "干部" not in roster.replace("02干部花名册", "")
    again = start(str(root), "--like", "学校")  # what is there is never replaced
    assert again.returncode == 2
    unknown = start(str(tmp_path / "x"), "--like", "银行")
    assert unknown.returncode == 2
    assert "医院护士长" in unknown.stderr + unknown.stdout
    assert not (tmp_path / "x").exists()
