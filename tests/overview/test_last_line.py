"""下一步: at every moment of a whole campaign the last line names the true next thing."""

import shutil
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path

import pytest

from campaign.overview.showing import show
from campaign.run import Run
from campaign.steps.conduct import conduct
from campaign.storage.folder import Folder
from campaigns import Quiet, Town, fill, fill_items, run, table, write_plain
from overview.playing import (
    OVERVIEW,
    decide_places,
    decide_posts,
    fill_scores,
    pick,
    to_picks,
    town,
)

LEDGER, TRAIL = "09待岗管理/待岗台账.xlsx", "09待岗管理/待岗经过.xlsx"
TENURES = "09待岗管理/任职台账.xlsx"


def last_line(root: Path, day: date, step: str = "run_all") -> str:
    own = Run(Folder(root), Quiet(), day)
    return show(step, own, conduct(step, own)).next_step


def review(root: Path, **cells: object) -> None:
    for column, value in cells.items():
        fill(root / LEDGER, "待岗台账", column, {"06": value})


@pytest.fixture(scope="module")
def walk(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """The last line at each moment, from an empty folder to the last review."""
    root = tmp_path_factory.mktemp("walk") / "活动"
    said: dict[str, str] = {}

    def at(moment: str, month: int, day: int, step: str = "run_all") -> None:
        said[moment] = last_line(root, date(2026, month, day), step)

    plain = town()
    plain.basics["抽签种子"] = ""
    for post, leader in zip(plain.posts, ("顾平", "雷声", "秦山"), strict=True):
        post["分管领导"] = leader
    posts, departments = plain.post_choices, plain.department_choices
    plain.post_choices, plain.department_choices = {}, {}
    plain.write(root)
    at("no form yet", 3, 4)
    plain.post_choices, plain.department_choices = posts, {"03": departments["03"]}
    plain.write(root)
    at("forms come in", 3, 5)
    plain.department_choices = departments | {"01": ("党政办",), "02": ("党政办",)}
    plain.write(root)
    at("one is missing", 3, 6)
    at("closed, not drawn", 3, 9)
    at("closed, by its own button", 3, 9, "check_registrations")
    at("drawn", 3, 9, "prepare_scoring")
    fill_scores(root, but="雷声")
    at("a judge is out", 3, 10)
    fill_scores(root)
    at("all marks are in", 3, 10)
    decide_posts(root)
    fill_items(root / "05任用决定/任用决定表.xlsx", "会议信息", {"任职日期": None})
    at("a date is missing", 3, 11)
    decide_posts(root)
    at("posts are decided", 3, 11)
    pick(root)
    at("departments have picked", 3, 12)
    decide_places(root, but="05")
    at("one place is open", 3, 13)
    decide_places(root)
    at("places are decided", 3, 19)
    at("by the button of scores", 3, 19, "consolidate_scores")
    at("standby ends soon", 9, 1)
    review(root, 考评日期=date(2026, 9, 20), 考评结果="合格")
    at("passed, no place yet", 9, 21)
    review(root, 去向="党政办", 决定日期=date(2026, 9, 21))
    at("returned", 9, 21)
    return said


@pytest.mark.parametrize(
    ("moment", "named", "passed_over"),
    [
        ("no form yet", ["空白表", "03报名表", "3月7日16时30分截止"], ["抽签"]),
        ("forms come in", ["3月7日16时30分截止", "安宁", "方舟", "葛洪"], ["抽签", "池清"]),
        ("one is missing", ["3月7日16时30分截止", "葛洪"], ["安宁", "抽签"]),
        ("closed, not drawn", ["抽签种子", "01活动方案.xlsx", "第2步评分准备"], ["葛洪"]),
        ("closed, by its own button", ["抽签种子", "01活动方案.xlsx"], ["葛洪"]),
        ("drawn", ["04评分表", "秦山", "顾平", "雷声", "民主测评计票表"], ["抽签"]),
        ("a judge is out", ["雷声的竞职演说评分表"], ["秦山", "顾平", "计票"]),
        ("all marks are in", ["05任用决定/任用决定表.xlsx", "安宁", "池清"], ["考察", "顾平"]),
        ("a date is missing", ["任用决定表.xlsx", "会议信息", "任职日期"], ["考察", "安宁"]),
        ("posts are decided", ["06部门初选", "党政办", "综治办"], ["考察", "顾平", "雷声"]),
        ("departments have picked", ["07定岗决定", "戴月", "方舟", "葛洪"], ["考察", "初选"]),
        ("one place is open", ["07定岗决定/定岗决定表.xlsx", "方舟"], ["考察", "戴月"]),
        ("places are decided", ["现在能办的都已办完", "葛洪", "9月20日"], ["考察", "党委会议"]),
        ("by the button of scores", ["现在能办的都已办完", "葛洪"], ["考察", "党委会议"]),
        ("standby ends soon", [LEDGER, "葛洪"], ["考察意见"]),
        ("passed, no place yet", [LEDGER, "葛洪"], ["都已办完"]),
        ("returned", ["各步都已办完", "用印", "归档"], ["考察", "葛洪"]),
    ],
)
def test_the_true_next_thing(
    walk: dict[str, str], moment: str, named: list[str], passed_over: list[str]
) -> None:
    line = walk[moment]
    assert [each for each in named if each not in line] == []
    assert [each for each in passed_over if each in line] == []


def test_faults_come_before_everything(tmp_path: Path) -> None:
    root = town().write(tmp_path)
    last_line(root, date(2026, 3, 9))
    fill_scores(root)
    fill(root / "04评分表/竞职演说评分表-秦山.xlsx", "评分表", "得分", {"01": 999})
    assert "竞职演说评分表-秦山.xlsx”里的1处错误" in last_line(root, date(2026, 3, 10))
    # another button finds nothing wrong in its own sheets: the fault is still first
    assert "错误" in last_line(root, date(2026, 3, 10), "check_registrations")


def test_a_round_with_a_deadline_is_held_before_anything_is_decided(tmp_path: Path) -> None:
    plain = town()
    plain.basics["第二轮报名截止"] = date(2026, 3, 16)
    root = to_picks(plain, tmp_path)
    line = last_line(root, date(2026, 3, 12))
    assert "03报名表/第二轮" in line
    assert "3月16日" in line
    assert "07定岗决定" in last_line(root, date(2026, 3, 17))


def test_a_deadline_that_is_a_day_lasts_until_its_end(tmp_path: Path) -> None:
    plain = town()
    plain.basics["第二轮报名截止"] = "2026-3-16"
    root = to_picks(plain, tmp_path)
    last_line(root, date(2026, 3, 12))
    late = plain.application("06", ("综治办",)) | {"报名时间": datetime(2026, 3, 16, 18, 0)}
    write_plain(root / "03报名表/第二轮/选部门报名.xlsx", {"选部门报名": [late]})
    assert "综治办" in last_line(root, date(2026, 3, 17))
    judged = table(root / "结果/第二轮报名审核结果.xlsx", "选部门")
    assert [row["审核结果"] for row in judged] == ["通过"]


def test_without_posts_registrations_come_before_the_picks(tmp_path: Path) -> None:
    plain = town()
    plain.posts, plain.components, plain.post_choices = [], [], {}
    root = plain.write(tmp_path)
    line = last_line(root, date(2026, 3, 5))
    assert [each for each in ("3月7日16时30分截止", "安宁", "葛洪") if each not in line] == []
    assert "06部门初选" in last_line(root, date(2026, 3, 9))
    pick(root)
    assert "07定岗决定" in last_line(root, date(2026, 3, 10))


def test_without_departments_it_ends_with_the_posts(tmp_path: Path) -> None:
    plain = town()
    plain.departments, plain.department_choices = [], {}
    root = plain.write(tmp_path)
    assert "3月7日16时30分截止" in last_line(root, date(2026, 3, 5))
    last_line(root, date(2026, 3, 9))
    fill_scores(root)
    assert "05任用决定/任用决定表.xlsx" in last_line(root, date(2026, 3, 10))
    decide_posts(root)
    assert "各步都已办完" in last_line(root, date(2026, 3, 19))


def test_who_goes_elsewhere_is_waited_for_no_more(tmp_path: Path) -> None:
    plain = town()
    plain.more["其他去向"] = [{"名称": "提前离岗", "说明": "按规定办理"}]
    root = to_picks(plain, tmp_path)
    last_line(root, date(2026, 3, 12))
    decide_places(root)
    for column, value in (("决定去向", "提前离岗"), ("决定理由", "本人申请")):
        fill(root / "07定岗决定/定岗决定表.xlsx", "定岗决定", column, {"06": value})
    line = last_line(root, date(2026, 3, 19))
    assert "各步都已办完" in line
    assert "葛洪" not in line


@pytest.mark.parametrize(
    ("shape", "first"),
    [
        (lambda plain: plain.basics.pop("保留小数"), "改正"),
        (lambda plain: setattr(plain, "people", []), "02干部花名册.xlsx"),
    ],
)
def test_before_registrations(tmp_path: Path, shape: Callable[[Town], object], first: str) -> None:
    plain = town()
    shape(plain)
    assert first in last_line(plain.write(tmp_path), date(2026, 3, 9))


def test_a_new_campaign_asks_for_the_roster(tmp_path: Path) -> None:
    run("new_campaign", tmp_path / "新活动")
    assert "花名册.xlsx”里还没有人员" in last_line(tmp_path / "新活动", date(2026, 3, 3))


# -- what is half filled in -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def appointed(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything decided; 01 and 02 hold posts on a probation of a month, 06 is on standby."""
    plain = town()
    plain.basics["试用期(月)"] = 1
    root = plain.write(tmp_path_factory.mktemp("appointed"))
    last_line(root, date(2026, 3, 9))
    fill_scores(root)
    last_line(root, date(2026, 3, 10))
    decide_posts(root)
    last_line(root, date(2026, 3, 11))
    pick(root)
    last_line(root, date(2026, 3, 12))
    decide_places(root)
    assert "在试用期" in last_line(root, date(2026, 3, 19))
    return root


AFTER_TRIAL, AFTER_STANDBY = date(2026, 4, 20), date(2026, 9, 21)


@pytest.mark.parametrize(
    ("cells", "missing"),
    [
        ({"考核结果": "转正"}, "安宁的决定日期"),
        ({"决定日期": AFTER_TRIAL}, "安宁的考核结果"),
        ({"考核等次": "称职"}, "安宁的考核结果"),
        ({"考核结果": "延长", "决定日期": AFTER_TRIAL}, "安宁的延期至"),
        ({"考核结果": "延长"}, "安宁的决定日期、延期至"),
        (
            {"考核结果": "延长", "决定日期": AFTER_TRIAL, "延期至": AFTER_TRIAL}
            | {"延期后结果": "转正"},
            "安宁的延期后决定日期",
        ),
        ({"考核结果": "降职", "决定日期": AFTER_TRIAL}, "安宁的新职务"),
        ({"考核结果": "免职", "决定日期": AFTER_TRIAL, "主持至": AFTER_STANDBY}, "安宁的主持工作"),
    ],
)
def test_a_row_of_the_tenures_half_filled(
    appointed: Path, tmp_path: Path, cells: dict[str, object], missing: str
) -> None:
    root = Path(shutil.copytree(appointed, tmp_path / "活动"))
    for column, value in cells.items():
        fill(root / TENURES, "任职台账", column, {"01": value})
    line = last_line(root, AFTER_TRIAL)
    assert TENURES in line
    assert f"还差{missing}。" in line


@pytest.mark.parametrize(
    ("cells", "missing"),
    [
        ({"考评日期": AFTER_STANDBY}, "葛洪的考评结果"),
        ({"考评日期": AFTER_STANDBY, "考评结果": "合格"}, "葛洪的去向、决定日期"),
        (
            {"考评日期": AFTER_STANDBY, "考评结果": "不合格", "决定日期": AFTER_STANDBY},
            "葛洪的党委决定",
        ),
        (
            {"考评日期": AFTER_STANDBY, "考评结果": "不合格", "党委决定": "调整岗位"},
            "葛洪的决定日期",
        ),
    ],
)
def test_a_row_of_the_standbys_half_filled(
    appointed: Path, tmp_path: Path, cells: dict[str, object], missing: str
) -> None:
    root = Path(shutil.copytree(appointed, tmp_path / "活动"))
    review(root, **cells)
    line = last_line(root, AFTER_STANDBY)
    assert LEDGER in line
    assert f"还差{missing}。" in line
    page = (root / OVERVIEW).read_text("utf-8")
    assert "编号06" not in page, "the screen's number is a name here"


def test_an_undecided_entry_of_the_trail(appointed: Path, tmp_path: Path) -> None:
    root = Path(shutil.copytree(appointed, tmp_path / "活动"))
    moved = {"编号": "06", "日期": AFTER_TRIAL, "情形": "安排上岗", "去向": "党政办"}
    write_plain(root / TRAIL, {"待岗经过": [moved]})
    line = last_line(root, AFTER_TRIAL)
    assert TRAIL in line
    assert "葛洪的“安排上岗”的决定日期" in line


def test_a_round_that_has_begun_is_open_until_its_deadline(tmp_path: Path) -> None:
    plain = town()
    plain.basics["第二轮报名截止"] = date(2026, 3, 16)
    root = to_picks(plain, tmp_path)
    last_line(root, date(2026, 3, 12))
    form = plain.application("06", ("综治办",)) | {"报名时间": datetime(2026, 3, 13, 9, 0)}
    write_plain(root / "03报名表/第二轮/选部门报名.xlsx", {"选部门报名": [form]})
    for day in (13, 16):
        line = last_line(root, date(2026, 3, day))
        assert "第二轮" in line
        assert "3月16日" in line
        assert "06部门初选" not in line
    line = last_line(root, date(2026, 3, 17))
    assert "06部门初选" in line
    assert "综治办" in line


def test_who_moves_up_is_asked_about_on_the_new_sheet(tmp_path: Path) -> None:
    plain = town()
    plain.basics |= {"试用期(月)": 1, "递补": "按名次递补"}
    plain.post_choices = {"01": ("党政办主任",), "02": ("党政办主任",)}
    root = to_picks(plain, tmp_path)
    last_line(root, date(2026, 3, 12))
    decide_places(root)
    last_line(root, date(2026, 3, 20))
    for column, value in (("考核结果", "免职"), ("决定日期", AFTER_TRIAL)):
        fill(root / TENURES, "任职台账", column, {"01": value})
    for column, value in (("退出原因", "试用期考核不合格"), ("退出日期", AFTER_TRIAL)):
        fill(root / "05任用决定/任用决定表.xlsx", "任用决定", column, {"01": value})
    line = last_line(root, AFTER_TRIAL)
    assert [each for each in ("采用新表", TENURES) if each not in line] == []
    run("adopt_sheets", root, AFTER_TRIAL)
    assert "1人在试用期（白帆，2026年5月28日期满）" in last_line(root, AFTER_TRIAL)
    later = last_line(root, date(2026, 5, 28))
    assert "白帆" in later
    assert "采用新表" not in later
