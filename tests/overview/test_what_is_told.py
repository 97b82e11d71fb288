"""总览: what the page tells of a campaign at its start, in the middle and at its end."""

from datetime import date
from pathlib import Path

import pytest

from campaign.overview.model import Overview
from campaign.overview.showing import overview_of, show
from campaign.run import Run
from campaign.storage.folder import Folder
from campaigns import Quiet, Town, fill
from overview.playing import BOARD, OVERVIEW, decide_posts, do, fill_scores, town


def told(root: Path, today: date = date(2026, 3, 10)) -> Overview:
    return overview_of(Run(Folder(root), Quiet(), today))


def owing(page: Overview) -> dict[str, dict[str, list[str]]]:
    """By kind of debt and by debtor, the files that are owed."""
    return {
        group.title: {
            debt.who: [paper.file.rpartition("/")[2] for paper in debt.papers]
            for debt in group.debts
        }
        for group in page.debts
    }


def test_before_anybody_has_registered(tmp_path: Path) -> None:
    root = Town().write(tmp_path)
    page = told(root, date(2026, 3, 5))
    assert [step.look for step in page.steps] == ["waiting"] * 6
    assert list(owing(page)["还没有报名选部门"]) == ["安宁", "白帆", "池清", "戴月", "方舟", "葛洪"]
    assert [(day.left, day.what) for day in page.days][:1] == [(2, "报名截止")]
    assert {person.reasons for person in page.people} == {("没有报名。",)}


def test_while_judges_are_out_they_are_named(at_scores: Path) -> None:
    page = told(at_scores)
    assert list(owing(page)["评分表"]) == ["雷声"]
    assert all(name.endswith("-雷声.xlsx") for name in owing(page)["评分表"]["雷声"])
    assert "雷声" in page.next_step
    assert [step.look for step in page.steps][:3] == ["done", "done", "waiting"]
    assert page.posts == ()
    assert list(owing(page)["还没有报名选部门"]) == ["安宁", "白帆", "葛洪"]


def test_opinions_are_not_waited_for_once_it_is_decided(tmp_path: Path) -> None:
    plain = town()
    plain.posts[0]["分管领导"] = "顾平"
    root = plain.write(tmp_path)
    do(root)
    fill_scores(root)
    do(root)
    before = told(root)
    decide_posts(root)
    after = told(root)
    assert owing(before)["考察意见"] == {"顾平": ["考察意见表-顾平.xlsx"]}
    assert "顾平" not in before.next_step
    assert "考察意见" not in owing(after)
    assert list(owing(after)) == ["部门初选"]


def test_at_the_end_nobody_owes_anything(at_end: Path) -> None:
    page = told(at_end, date(2026, 3, 19))
    assert page.debts == ()
    assert {step.look for step in page.steps} == {"done"}
    assert "现在能办的都已办完；还有1人待岗" in page.next_step


def test_points_are_stacked_to_the_total(at_end: Path) -> None:
    page = told(at_end)
    assert [each.name for each in page.components] == ["竞职演说", "民主测评", "联席会评分"]
    first = page.posts[0].runners[0]
    # 90×30÷100 = 27; (600+240+60)÷10 = 90, ×30÷100 = 27; 90×40÷100 = 36
    assert [part.points for part in first.points] == ["27.00", "27.00", "36.00"]
    assert [(part.starts, part.width) for part in first.points] == [
        (0, 270), (270, 270), (540, 360),
    ]  # fmt: skip
    assert (first.name, first.total, first.outcome, first.decided) == (
        "安宁",
        "90.00",
        "任用",
        True,
    )


def test_places_and_moves(at_end: Path) -> None:
    page = told(at_end)
    assert {each.name: [name for _, name in each.members] for each in page.departments} == {
        "党政办": ["戴月", "方舟"],
        "综治办": [],
    }
    assert [each.vacant for each in page.departments] == [0, 2]
    assert page.flow
    assert {(each.before, each.after, each.people, each.kind) for each in page.flow.ribbons} == {
        ("党政办", "党政办", 4, "stays"),
        ("党政办", "综治办", 1, "moves"),
        ("党政办", "待岗", 1, "standby"),
    }
    assert [(each.department, each.stays) for each in page.shifts] == [("党政办", 4), ("综治办", 0)]
    assert [(each.name, each.other) for each in page.shifts[1].comes] == [("池清", "党政办")]


def test_everybody_is_where_they_are_for_a_reason(at_end: Path) -> None:
    page = told(at_end)
    assert [(each.staff_id, each.place or each.category) for each in page.people] == [
        ("01", "党政办主任"), ("02", "党政办副主任"), ("03", "综治办专职副主任"),
        ("04", "党政办"), ("05", "党政办"), ("06", "待岗"),
    ]  # fmt: skip
    assert all(each.reasons and each.decided for each in page.people)
    assert len(page.people[0].reasons) == 2  # a sentence on each post competed for
    assert [kind for _, kind in page.people[3].papers] == ["岗位安排通知书"]


def test_what_changed_is_told_until_something_else_changes(tmp_path: Path) -> None:
    root = town().write(tmp_path)
    do(root, date(2026, 3, 8))
    fill_scores(root, but="雷声")
    do(root, date(2026, 3, 9))
    page = (root / OVERVIEW).read_text("utf-8")
    assert "竞职演说评分表-秦山" in page
    news = told(root, date(2026, 3, 9)).news
    assert next(each.day for each in news) == date(2026, 3, 9)
    do(root, date(2026, 3, 9))
    assert (root / OVERVIEW).read_text("utf-8") == page
    record = (root / "运行记录" / "总览.json").read_text("utf-8")
    assert not any(name in record for name in ("安宁", "白帆", "池清", "戴月", "方舟", "葛洪"))


def test_faults_come_first_and_the_page_is_still_made(tmp_path: Path) -> None:
    root = town().write(tmp_path)
    do(root)
    fill_scores(root)
    fill(next((root / "04评分表").glob("竞职演说评分表-秦山.xlsx")), "评分表", "得分", {"01": 999})
    conducted = do(root)
    assert conducted.code == 1
    page = (root / OVERVIEW).read_text("utf-8")
    assert 'class="errors"' in page
    assert "竞职演说评分表-秦山.xlsx" in page
    assert not (root / BOARD).exists()


@pytest.mark.parametrize("step", ["check_registrations", "prepare_scoring", "review_standby"])
def test_a_single_step_tells_the_whole_campaign(at_end: Path, tmp_path: Path, step: str) -> None:
    from shutil import copytree

    root = copytree(at_end, tmp_path / "活动")
    do(root, date(2026, 3, 19), step)
    page = (root / OVERVIEW).read_text("utf-8")
    assert "现在能办的都已办完；还有1人待岗" in page
    assert "现在不等任何人" in page


def test_what_later_sheets_have_wrong_is_not_this_steps_fault(tmp_path: Path) -> None:
    root = town().write(tmp_path)
    do(root)
    fill_scores(root)
    fill(next((root / "04评分表").glob("竞职演说评分表-秦山.xlsx")), "评分表", "得分", {"01": 999})
    run = Run(Folder(root), Quiet(), date(2026, 3, 10))
    from campaign.steps.conduct import conduct

    conducted = conduct("check_registrations", run)
    show("check_registrations", run, conducted)
    assert conducted.code == 0
    assert [each for each in run.issues if each.is_error] == []
    assert "有错误" in (root / OVERVIEW).read_text("utf-8")
