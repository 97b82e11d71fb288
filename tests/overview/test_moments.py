"""下一步 at moments that only some campaigns come to: it names the true next thing there, too."""

import shutil
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest

from campaigns import Town, fill, person, run, table
from overview.playing import (
    MARKS,
    decide_places,
    decide_posts,
    fill_scores,
    pick,
    to_decisions,
    to_picks,
    town,
)
from overview.test_last_line import last_line


def test_who_gets_no_post_by_the_decision_on_others_needs_no_opinion(tmp_path: Path) -> None:
    """Only 任用 is written: the posts are filled, and everybody else's row stays blank."""
    plain = town()
    for post in plain.posts:
        post["分管领导"] = "顾平"
    root = plain.write(tmp_path)
    last_line(root, date(2026, 3, 9))
    fill_scores(root)
    last_line(root, date(2026, 3, 10))
    decide_posts(root, only="任用")
    assert "06部门初选" in last_line(root, date(2026, 3, 11))
    pick(root)
    last_line(root, date(2026, 3, 12))
    decide_places(root)
    assert "现在能办的都已办完" in last_line(root, date(2026, 3, 19))
    assert "顾平" not in last_line(root, date(2026, 3, 19), "consolidate_scores")


@pytest.fixture(scope="module")
def announced(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Everything decided where the result of each public notice is written down (登记公示结果)."""
    plain = town()
    plain.basics["登记公示结果"] = "是"
    root = to_picks(plain, tmp_path_factory.mktemp("announced"))
    last_line(root, date(2026, 3, 12))
    decide_places(root)
    return root


@pytest.mark.parametrize(
    ("results", "named", "passed_over"),
    [
        ({}, ["安宁、白帆、池清的公示结果还没有填", "“公示结果”"], ["暂缓"]),
        (
            {"01": "无异议", "02": "暂缓", "03": "无异议"},
            ["白帆的公示结果是“暂缓”"],
            ["池清", "安宁"],
        ),
        (dict.fromkeys(MARKS, "无异议"), ["现在能办的都已办完", "葛洪"], ["公示结果", "安宁"]),
    ],
)
def test_the_result_of_the_notice_is_asked_for(
    announced: Path,
    tmp_path: Path,
    results: dict[str, str],
    named: list[str],
    passed_over: list[str],
) -> None:
    root = Path(shutil.copytree(announced, tmp_path / "活动"))
    fill(root / "05任用决定/任用决定表.xlsx", "任用决定", "公示结果", results)
    line = last_line(root, date(2026, 3, 20))
    assert [each for each in named if each not in line] == []
    assert [each for each in passed_over if each in line] == []


def _somebody_new(plain: Town) -> None:
    plain.people.append(person("07", "沈玉"))
    plain.department_choices["07"] = ("综治办",)


def _name_corrected(plain: Town) -> None:
    plain.people[3]["姓名"] = "戴悦"


@pytest.mark.parametrize("change", [_somebody_new, _name_corrected])
def test_a_new_sheet_comes_before_what_the_old_one_lacks(
    announced: Path, tmp_path: Path, change: Callable[[Town], None]
) -> None:
    root, plain = Path(shutil.copytree(announced, tmp_path / "活动")), town()
    plain.basics["登记公示结果"] = "是"
    change(plain)
    plain.write(root)
    line = last_line(root, date(2026, 3, 13))
    assert [each for each in ("采用新表", "部门初选表-综治办.xlsx") if each not in line] == []
    assert [each for each in ("决定填进", "改正") if each in line] == []


def test_the_posts_of_a_pool_are_asked_for_at_the_end(tmp_path: Path) -> None:
    plain = town()
    for post in plain.posts:
        post["岗位待定"] = "是"
    root = to_picks(plain, tmp_path)
    assert "07定岗决定" in last_line(root, date(2026, 3, 12))
    decide_places(root)
    line = last_line(root, date(2026, 3, 19))
    named = ("安宁、白帆、池清的具体岗位", "05任用决定/任用决定表.xlsx", "任职部门")
    assert [each for each in named if each not in line] == []


def test_departments_wait_for_the_deadline_where_nobody_competes(tmp_path: Path) -> None:
    plain = town()
    plain.post_choices = {}
    root = plain.write(tmp_path)
    line = last_line(root, date(2026, 3, 6))
    assert [each for each in ("3月7日16时30分截止", "安宁", "葛洪") if each not in line] == []
    assert "06部门初选" in last_line(root, date(2026, 3, 9))


def test_papers_made_again_after_their_seal_ask_for_the_new_register(tmp_path: Path) -> None:
    root = to_decisions(town(), tmp_path)
    seals = root / "08公文/用印登记表.xlsx"
    papers = [row["文件"] for row in table(seals, "用印登记", "文件")]
    fill(seals, "用印登记", "用印日期", dict.fromkeys(papers, date(2026, 3, 19)), key="文件")
    assert "用印登记表" not in last_line(root, date(2026, 3, 20))
    for column, value in (("决定去向", "综治办"), ("决定理由", "工作需要")):
        fill(root / "07定岗决定/定岗决定表.xlsx", "定岗决定", column, {"04": value})
    assert "用印登记表有了新的，先双击“采用新表”" in last_line(root, date(2026, 3, 21))
    run("adopt_sheets", root, date(2026, 3, 21))
    line = last_line(root, date(2026, 3, 21))
    assert "采用新表" not in line
    assert "岗位安排通知书1份" in line
