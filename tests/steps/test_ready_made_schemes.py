"""The ready-made schemes: each is sound, offered by `新建活动`, and runs to the last letter."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date, datetime, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from campaign.app.ready_made import scheme_of
from campaign.scheme.plan_sheets import GroupMember
from campaign.scheme.reading import read_scheme
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Judge
from campaign.scheme.stages import the_scheme
from campaign.scoring.methods import METHODS
from campaign.version import ROOT
from campaign.workbook.read.files import open_book
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


Played = Callable[[str], Path]
WEEK = timedelta(weeks=1)
APPLICANTS = {"书记": 5, "护士长": 2, "副护士长": 2}
"""How many compete for a post by its title, where it is more than one."""
PLANS = {
    "县直部门": "14", "街道": "11", "法院": "20", "学校": "26", "医院护士长": "23",
    "企业全员竞聘": "36", "事业单位": "15",
}  # fmt: skip
"""The published plan (shared list of forty) whose rules each scheme declares."""


def write(scheme: Scheme, root: Path) -> None:
    """Scheme with a panel, roster and registers of a small sample."""
    duties = {each.name: True for each in scheme.components if each.method == "评委打分"}
    judges = tuple(Judge(name=name, duties=duties) for name in ("秦山", "顾平", "雷声"))
    basics = replace(scheme.basics, standby_months=6)  # it ends while the calendar is known
    root.mkdir(parents=True)
    (root / "01活动方案.xlsx").write_bytes(
        ready_made(replace(scheme, judges=judges, basics=basics))
    )
    posts = [post for post in scheme.posts for _ in range(APPLICANTS.get(post.title, 1))]
    departments = [each.name for each in scheme.departments]
    count = len(posts) + len(departments) + (1 if departments else 0)
    status = (scheme.basics.establishments or "行政编制").split("、")[0]
    surnames = "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许"
    people = [
        person(f"{n:02}", f"{surnames[n]}宁", **FACTS, 编制性质=status) for n in range(1, count + 1)
    ]
    for each, post in zip(people, posts, strict=False):
        each["现部门"] = post.department
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

    register("竞争上岗报名", {who: post.name for who, post in zip(ids, posts, strict=False)})
    if departments:
        register("选部门报名", dict(zip(ids[len(posts) :], departments, strict=False)))


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Played:
    """Plays a kind to its end, once for all who look at it."""

    @cache
    def play(kind: str) -> Path:
        root = tmp_path_factory.mktemp("played") / kind
        write(KINDS[kind], root)
        return play_on(root, KINDS[kind].basics.body)

    return play


@pytest.mark.parametrize("kind", list(PLANS), ids=[f"plan {each}" for each in PLANS.values()])
def test_each_runs_to_the_last_letter(kind: str, played: Played) -> None:
    """The seed's own has a sample and tests of its own."""
    scheme, root = KINDS[kind], played(kind)
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


def test_every_kind_is_played() -> None:
    assert set(PLANS) == set(KINDS) - {"乡镇机关"}


def parts_of(root: Path, post: str) -> dict[str, Any]:
    """The points of the first at a post, by component."""
    row = next(
        each
        for each in table(root / "结果" / "成绩汇总.xlsx", "成绩汇总")
        if each["竞争职位"] == post
    )
    skipped = {"竞争职位", "名次", "编号", "姓名", "志愿序", "备注"}
    return {name: value for name, value in row.items() if name not in skipped}


def test_four_of_five_are_inspected_for_three_places(played: Played) -> None:
    """[11] speech by a panel and a ballot on the spot; then the committee sends them by need."""
    root = played("街道")
    rows = table(root / "05任用决定" / "任用决定表.xlsx", "任用决定")
    assert [row["考察对象"] for row in rows] == ["是"] * 4 + [None]
    assert [row["建议"] for row in rows] == ["任用"] * 3 + ["不任用"] * 2
    assert (root / "08公文" / "入围人员名单-考察.docx").exists()
    assert len(list((root / "08公文" / "任职通知书").glob("*.docx"))) == 3


def test_case_performance_is_typed_from_a_list(played: Played) -> None:
    """[20] 40 of 100 from the figures of three years; nobody marks them."""
    root = played("法院")
    files = {path.name for path in (root / "04评分表").glob("*办案业绩*")}
    assert files == {"办案业绩成绩表.xlsx"}
    parts = parts_of(root, "民事审判庭庭长")
    assert parts["总分"] == pytest.approx(
        parts["民主测评"] + parts["演讲答辩"] + parts["办案业绩"], abs=0.02
    )


def test_a_head_nurse_is_voted_on_by_her_own_department(played: Played) -> None:
    """[23] 40 before, 20 interview, 40 = own department 10 + heads 10 + hospital leaders 20."""
    root = played("医院护士长")
    files = {path.name for path in (root / "04评分表").glob("科室测评计票表*")}
    assert files == {f"科室测评计票表-{unit}.xlsx" for unit in ("内科", "外科", "急诊科")}
    parts = parts_of(root, "外科护士长")
    assert list(parts) == [
        "理论考试", "面试答辩", "科室测评", "科主任测评", "院领导测评", "总分",
    ]  # fmt: skip


def test_managers_and_others_are_scored_apart(played: Played) -> None:
    """[36] managers: paper, ability, performance, speech; others: written test instead."""
    root = played("企业全员竞聘")
    manager, other = parts_of(root, "市场部经理"), parts_of(root, "市场部副经理")
    assert {name for name, value in manager.items() if value is None} == {"笔试"}
    assert {name for name, value in other.items() if value is None} == {"述职材料", "竞聘演讲"}
    published = {path.name for path in (root / "08公文").glob("成绩公布*.docx")}
    assert published == {"成绩公布-管理岗.docx", "成绩公布-一般岗.docx"}


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


@pytest.mark.skipif(os.name == "nt", reason="the button of the other system; wine starts that one")
def test_offered_by_dropping_it_on_the_button(tmp_path: Path) -> None:
    """Whoever drops a ready-made scheme on 新建活动 gets a campaign that begins with it."""
    program = tmp_path / "双选"
    shutil.copytree(
        ROOT / "scripts", program / "scripts", ignore=shutil.ignore_patterns("__pycache__")
    )
    shutil.copytree(ROOT / "templates", program / "templates")
    shutil.copy(ROOT / "requirements.txt", program)
    if (ROOT / ".packages").is_dir():
        (program / ".packages").symlink_to(ROOT / ".packages")
    pressed = subprocess.run(
        [
            str(program / "scripts" / "双击运行" / "新建活动.sh"),
            str(program / "templates" / "方案样例" / "学校.xlsx"),
        ],
        env=os.environ | {"NO_PAUSE": "1"},
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=False,
    )
    assert pressed.returncode == 0, pressed.stdout.decode()
    assert "教职工花名册" in "".join(words_of(tmp_path / "新活动-学校" / "02干部花名册.xlsx"))


@pytest.mark.parametrize("kind", list(KINDS))
def test_its_days_follow_the_day_on_which_the_campaign_is_made(kind: str, tmp_path: Path) -> None:
    given, _ = read_scheme(open_book(scheme_of(kind).read_bytes(), kind)[0], kind, METHODS)
    (tmp_path / "01活动方案.xlsx").write_bytes(scheme_of(kind).read_bytes())
    made = date(2026, 8, 3)
    run("new_campaign", tmp_path, today=made)
    moved = run("check_registrations", tmp_path, today=made).run.get(the_scheme)
    assert given is not None
    weeks, rest = divmod(moved.basics.registration_closes - given.basics.registration_closes, WEEK)
    assert (weeks > 0, rest) == (True, timedelta(0))
    assert moved.basics.starts > made
    for before, after in zip(given.schedule, moved.schedule, strict=True):
        assert after.starts == (before.starts and before.starts + weeks * WEEK)
    assert moved.components == given.components


@pytest.mark.parametrize(("kind", "steps"), [("学校", 6), ("街道", 7)])
def test_the_plan_says_nothing_that_was_not_declared(kind: str, steps: int, tmp_path: Path) -> None:
    """No leader in charge is named; only one of the two has people inspected."""
    group = (GroupMember(role="组长", name="李明", position="主要负责人"),)
    root = tmp_path / kind
    write(replace(KINDS[kind], leading_group=group), root)
    assert run("generate_notices", root).errors == []
    plan = Document(str(next((root / "08公文").glob("*实施方案*.docx"))))
    lines = [each.text for each in plan.paragraphs]
    cells = [cell.text for each in plan.tables for row in each.rows for cell in row.cells]
    assert any(line.startswith(f"{steps}.公示任职。") for line in lines)
    assert any("组织考察。" in line for line in lines) == (kind == "街道")
    assert not [line for line in lines if "结合分管领导意见" in line]
    assert any("，弃权不计入；" in cell for cell in cells) == (kind == "街道")
    assert "主要负责人" in cells
