"""Campaigns without posts or without departments, and people with names that are hard to print."""

from datetime import date, datetime
from pathlib import Path

import pytest

from campaigns import Town, fill, fill_items, person, run, table
from documents.finished import Word, made
from word.word_files import WordFile

SCHEDULE = [{"阶段": "公开报名", "开始": date(2026, 3, 3), "结束": datetime(2026, 3, 7, 16, 30)}]
GROUP = [{"组内职务": "组长", "姓名": "秦山", "党政职务": "党委书记"}]
MEETING = {"决定日期": date(2026, 3, 18), "任职日期": date(2026, 3, 19)}
PEOPLE = [
    person("01", "李喆", 现部门="综治办"),
    person("02", "张𠮷", 现部门="综治办"),
    person("03", "王芳", 出生年月="1985.06", 现部门="党政办"),
    person("04", "王芳", 出生年月="1990.08", 现部门="党政办"),
    person("05", "欧阳·阿依古丽", 现部门="党政办"),
]


def departments_only() -> Town:
    town = Town(
        people=[dict(each) for each in PEOPLE], more={"日程安排": SCHEDULE, "领导小组": GROUP}
    )
    town.posts = []
    town.departments[0]["职数"] = 4
    town.department_choices = {each["编号"]: ("党政办",) for each in PEOPLE[:4]}
    return town


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Departments only, decided as proposed."""
    root = departments_only().write(tmp_path_factory.mktemp("departments"))
    run("check_registrations", root)
    run("allocate_departments", root)
    for path in (root / "06部门初选").glob("*.xlsx"):
        rows = [row["编号"] for row in table(path, "初选")]
        fill(path, "初选", "初选意见", dict.fromkeys(rows, "同意"))
        fill(path, "初选", "排序", {row: number for number, row in enumerate(rows, 1)})
    run("allocate_departments", root)
    decisions = root / "07定岗决定" / "定岗决定表.xlsx"
    proposals = {row["编号"]: row["建议去向"] for row in table(decisions, "定岗决定")}
    fill(decisions, "定岗决定", "决定去向", proposals)
    fill_items(decisions, "会议信息", MEETING)
    return root


def test_names_with_rare_characters_get_a_font_that_has_them_and_a_notice(played: Path) -> None:
    ran = run("generate_notices", played)
    assert ran.errors == []
    letter = played / "08公文" / "岗位安排通知书" / "岗位安排通知书-李喆01.docx"
    assert Word(letter).line("主送机关") == "李喆同志："
    assert fonts_of(letter, "李喆") == {"仿宋"}
    beyond = played / "08公文" / "岗位安排通知书" / "岗位安排通知书-张𠮷02.docx"
    assert fonts_of(beyond, "张𠮷") == {"SimSun-ExtB"}
    told = [issue.read for issue in ran.issues if issue.kind.code == "W52"]
    assert sorted(told) == ["张𠮷", "李喆"], "once a person, at the roster"
    assert not [issue for issue in ran.issues if issue.kind.code == "W05"]
    listed = played / "08公文" / "岗位安排通知.docx"
    assert fonts_of(listed, "李喆") == {"仿宋"}, "its neighbours in the list keep their face"
    others = played / "08公文" / "岗位安排通知书" / "岗位安排通知书-王芳03.docx"
    assert fonts_of(others, "王芳（1985年6月生）") == set()


def fonts_of(path: Path, text: str) -> set[str]:
    """The fonts that runs with exactly this text name themselves."""
    found = set()
    for paragraph in WordFile(path.read_bytes()).document.iter():
        if paragraph.tag.endswith("}r"):
            words = "".join(paragraph.itertext())
            for fonts in paragraph.iter():
                if fonts.tag.endswith("}rFonts") and words == text:
                    found |= {value for key, value in fonts.attrib.items() if "eastAsia" in key}
    return found


def test_namesakes_are_told_apart_in_lists_and_letters(played: Path) -> None:
    run("generate_notices", played)
    said = made(played)
    for name in ("王芳（1985年6月生）", "王芳（1990年8月生）"):
        assert name in said["岗位安排通知"]
        assert name in said["双向选择结果公布"]
    assert "王芳（1990年8月生）同志：" in said["岗位安排通知书/岗位安排通知书-王芳04"]
    rows = table(played / "08公文" / "用印登记表.xlsx", "用印登记", key="序号")
    addressees = [row["受文者"] for row in rows if isinstance(row["序号"], int)]
    assert addressees.count("王芳（1985年6月生）") == 1


def test_a_plan_without_posts_says_nothing_of_them(played: Path) -> None:
    run("generate_notices", played)
    plan = Word(played / "08公文" / "实施方案通知.docx")
    for words in ("竞争上岗的中层职位", "计分办法", "竞职演说", "任职手续", "本次活动没有"):
        assert words not in plan.everything
    assert plan.lines("一级标题")[-1] == "九、待岗管理"
    assert plan.lines("二级标题") == []
    assert "参加双向选择的部门2个" in plan.everything
    assert "动员报名。召开动员会" in plan.everything
    assert "领导小组下设办公室" in plan.everything
    assert not {"成绩公布", "任前公示", "任职通知"} & set(made(played))


def test_a_plan_without_departments_says_nothing_of_them(tmp_path: Path) -> None:
    town = Town(more={"日程安排": SCHEDULE, "领导小组": GROUP})
    town.departments = []
    town.post_choices = {"01": ("党政办主任",)}
    root = town.write(tmp_path)
    assert run("generate_notices", root).errors == []
    plan = Word(root / "08公文" / "实施方案通知.docx")
    for words in ("双向选择的部门", "部门初选", "待岗", "（三）"):
        assert words not in plan.everything
    assert plan.lines("一级标题")[-1] == "八、工作要求"
    assert [line[:3] for line in plan.lines("二级标题")] == ["（一）", "（二）"] * 2
    assert "竞争上岗的中层职位3个" in plan.everything


def test_the_plan_waits_for_schedule_and_leading_group(tmp_path: Path) -> None:
    ran = run("generate_notices", Town().write(tmp_path))
    assert "W12" in {issue.kind.code for issue in ran.issues}
    assert set(made(tmp_path)) == {"动员会通知"}


def test_all_rules_of_the_scheme_are_in_the_plan(tmp_path: Path) -> None:
    town = Town(
        more={
            "日程安排": SCHEDULE,
            "领导小组": GROUP,
            "评分细则": [
                {"项目": "竞职演说", "细则": "演说内容", "满分": 60},
                {"项目": "竞职演说", "细则": "现场表现", "满分": 40},
            ],
            "测评分组": [{"组别": "班子成员", "权重": 40}, {"组别": "一般干部", "权重": 60}],
        }
    )
    town.basics |= {"最低得票率": 50, "在编性质": "行政编制、事业编制", "试用期(月)": 12}
    root = town.write(tmp_path)
    assert run("generate_notices", root).errors == []
    said = made(root)["实施方案通知"]
    for words in (
        "演说内容60分、现场表现40分",
        "班子成员40、一般干部60",
        "低于50%",
        "全体在编（行政编制、事业编制）在岗机关干部",
        "参加工作满2年；中共党员",
    ):
        assert words in said


def test_panels_and_second_round_are_in_the_plan(tmp_path: Path) -> None:
    town = Town(more={"日程安排": SCHEDULE, "领导小组": GROUP})
    town.basics |= {"第二轮报名截止": datetime(2026, 3, 16, 17)}
    root = town.write(tmp_path / "same")
    run("generate_notices", root)
    said = made(root)["实施方案通知"]
    assert "竞职演说和联席会评分的评委为秦山、顾平、雷声，共3名。" in said
    assert "报名截止时间为2026年3月16日17时；" in said


def test_each_panel_is_named_with_what_it_marks(tmp_path: Path) -> None:
    root = Town(more={"日程安排": SCHEDULE, "领导小组": GROUP}).write(tmp_path)
    path = root / "01活动方案.xlsx"
    fill(path, "评委名单", "联席会评分", {"雷声": "否"}, key="姓名")
    run("generate_notices", root)
    said = made(root)["实施方案通知"]
    assert "竞职演说的评委为秦山、顾平、雷声，共3名。" in said
    assert "联席会评分的评委为秦山、顾平，共2名。" in said
    assert "第二轮选择；第二轮之后" in said  # no day given, none made up
