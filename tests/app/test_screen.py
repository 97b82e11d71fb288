"""What a clerk reads on the screen: what was done, what is wrong and where, what to do next."""

import re
from datetime import date
from pathlib import Path

import pytest

from campaign.app.run_step import run
from campaign.workbook.declare.script import traditional
from campaigns import Town, table
from overview.test_in_traditional import TYPED
from steps.test_traditional_campaign import simplified_only

Screen = pytest.CaptureFixture[str]


def screen(capsys: Screen, step: str, root: Path) -> tuple[int, list[str]]:
    """Exit code and lines of one press of a button."""
    code = run(step, "", str(root), prepare=lambda: None)
    return code, capsys.readouterr().out.splitlines()


def town() -> Town:
    """As many places as people: there is nothing to remark on."""
    plain = Town(
        post_choices={"01": ("党政办主任",), "02": ("党政办主任",)},
        department_choices={"04": ("党政办", "综治办")},
    )
    plain.departments[0]["职数"] = 1
    return plain


def test_a_step_that_waits_says_for_what_and_what_then(tmp_path: Path, capsys: Screen) -> None:
    plain = town()
    plain.post_choices, plain.department_choices = {}, {}
    code, lines = screen(capsys, "check_registrations", plain.write(tmp_path))
    assert code == 1
    assert lines == [
        f"【报名审核】{tmp_path}",
        "还不能办理“报名审核”：“03报名表”里还没有报名表。",
        "下一步：把“空白表”里的报名表发给大家，2026年3月7日16时30分已经截止；"
        "收回后放进“03报名表”，再双击一次“一键办理”。",
    ]


def test_everybody_who_has_not_handed_in_has_a_line(tmp_path: Path, capsys: Screen) -> None:
    root = town().write(tmp_path)
    screen(capsys, "prepare_scoring", root)
    _, lines = screen(capsys, "consolidate_scores", root)
    assert lines[1:-1] == [
        "还不能办理“成绩汇总”：",
        "  秦山的竞职演说评分表、联席会评分表还没有交",
        "  顾平的竞职演说评分表、联席会评分表还没有交",
        "  雷声的竞职演说评分表、联席会评分表还没有交",
        "  民主测评计票表还没有交",
    ]


def test_what_a_person_must_judge_is_the_next_step(tmp_path: Path, capsys: Screen) -> None:
    plain = town()
    plain.posts[0]["其他条件"] = "熟悉文字工作"
    code, lines = screen(capsys, "check_registrations", plain.write(tmp_path))
    assert code == 0
    assert "没有写结论（03报名表/资格人工审核表.xlsx）" in "\n".join(lines)
    assert lines[-1].startswith("下一步：在“03报名表/资格人工审核表.xlsx”里")


def test_the_last_line_names_people_and_the_log_their_numbers(
    tmp_path: Path, capsys: Screen
) -> None:
    plain = town()
    plain.posts[0]["其他条件"] = "熟悉文字工作"
    root = plain.write(tmp_path)
    _, lines = screen(capsys, "run_all", root)
    assert "安宁、白帆" in lines[-1]
    screen(capsys, "run_all", root)
    _, again = screen(capsys, "run_all", root)  # nothing is different: it is said again
    assert again[-1] == lines[-1]
    for log in (root / "运行记录").glob("*.log"):
        kept = log.read_text("utf-8")
        assert "编号01、编号02" in kept
        assert not any(name in kept for name in ("安宁", "白帆"))


def test_after_faults_the_list_is_named_and_nothing_else_is_next(
    tmp_path: Path, capsys: Screen
) -> None:
    plain = town()
    plain.post_choices["99"] = ("党政办主任",)
    code, lines = screen(capsys, "check_registrations", plain.write(tmp_path))
    assert code == 1
    assert "发现错误1处" in lines[-2]
    assert "结果/问题清单.xlsx" in lines[-1]


def test_notices_alone_are_no_faults(tmp_path: Path, capsys: Screen) -> None:
    plain = town()
    plain.basics["公示工作日数"] = 3
    code, lines = screen(capsys, "check_registrations", plain.write(tmp_path))
    assert code == 0
    assert any(line.startswith("没有发现错误；有提醒") for line in lines)


def test_a_folder_that_is_no_campaign_is_one_sentence(tmp_path: Path, capsys: Screen) -> None:
    assert run("run_all", "", str(tmp_path), prepare=lambda: None) == 2
    said = capsys.readouterr()
    assert said.out == ""
    assert len(said.err.splitlines()) == 1


@pytest.mark.parametrize(
    "dropped", [".", "01活动方案.xlsx", "03报名表", "03报名表/选部门报名.xlsx"]
)
def test_whatever_of_a_campaign_is_dropped_on_a_button_will_do(
    tmp_path: Path, capsys: Screen, dropped: str
) -> None:
    root = town().write(tmp_path / "活 动&(1)")
    code, lines = screen(capsys, "check_registrations", root / dropped)
    assert (code, lines[0]) == (0, f"【报名审核】{root}")


def test_a_campaign_in_traditional_script_speaks_it(tmp_path: Path, capsys: Screen) -> None:
    plain = town()
    plain.basics["文字"] = "繁體"
    _, lines = screen(capsys, "run_all", plain.write(tmp_path))
    said = "\n".join(lines[1:])  # the first one is said before the scheme is read
    assert "辦理進度" in said
    for typed in sorted(TYPED, key=len, reverse=True):
        said = said.replace(typed, "")
    said = re.sub(r"\S+\.(?:xlsx|docx|html)", "", said)
    assert {line: wrong for line in said.splitlines() if (wrong := simplified_only(line))} == {}


@pytest.mark.parametrize(("typed", "told"), [("报名", True), ("報名", False)])
def test_what_is_typed_in_the_other_script_is_told_of(
    tmp_path: Path, capsys: Screen, typed: str, told: bool
) -> None:
    plain = town()
    for each in (*plain.posts, *plain.departments):
        each["部门"] = "秘書室"
    plain.posts, plain.departments = plain.posts[:1], plain.departments[:1]
    plain.basics |= {
        "文字": "繁體", "活动名称": "競爭上崗", "党委全称": "中共某鎮委員會",
        "政府全称": "某鎮人民政府", "待岗待遇": "只發給基本工資", "主送": "各室",
        "考评不合格处理": "降職", "主办部门": "秘書室", "受理部门": "秘書室", "印发机关": "秘書室",
    }  # fmt: skip
    plain.grades = [{"等次": "好", "折算分": 100, "计入分母": "是"}]
    for component, name in zip(plain.components, ("演講", "民主測評", "聯席會"), strict=True):
        component["项目"] = name
    plain.more["日程安排"] = [{"阶段": typed, "开始": date(2026, 3, 3), "结束": date(2026, 3, 7)}]
    plain.post_choices, plain.department_choices = {}, {}
    root = plain.write(tmp_path)
    screen(capsys, "run_all", root)
    rows = table(root / "结果/问题清单.xlsx", traditional("问题清单"), traditional("序号"))
    assert ("S66" in {row[traditional("代码")] for row in rows}) is told
