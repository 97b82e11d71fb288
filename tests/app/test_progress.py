"""一键办理: how far the campaign is, who has not handed in, and what falls due."""

from datetime import date
from pathlib import Path

import pytest

from campaign.roster.stages import the_roster
from campaign.steps.progress import (
    OPEN,
    ProgressRow,
    progress_lines,
    progress_page,
)
from campaigns import Ran, Town, fill, next_line, run, table

PROGRESS = Path("结果") / "办理进度.xlsx"


def town() -> Town:
    return Town(
        post_choices={"01": ("党政办主任",), "02": ("党政办主任",)},
        department_choices={"03": ("综治办",), "04": ("党政办", "综治办")},
    )


def states(root: Path) -> list[str]:
    return [row["状态"] for row in table(root / PROGRESS, "办理进度", "步骤") if row["状态"]][:6]


def awaited(root: Path, step: int) -> list[str]:
    rows = table(root / PROGRESS, "办理进度", "步骤")
    return str(rows[step - 1]["还在等什么"]).split("\n")


def test_before_anybody_has_registered(tmp_path: Path) -> None:
    root = Town().write(tmp_path)
    run("run_all", root)
    assert states(root) == ["等待"] * 4 + ["在办", "等待"]
    assert "03报名表" in next_line(root)


def test_judges_who_have_not_handed_in_are_named(tmp_path: Path) -> None:
    root = town().write(tmp_path)
    run("run_all", root)
    for judge, component in (("秦山", "竞职演说"), ("秦山", "联席会"), ("顾平", "竞职演说")):
        path = root / "04评分表" / f"{component}评分表-{judge}.xlsx"
        fill(path, "评分表", "得分", {"01": 90, "02": 80})
    run("run_all", root)
    assert states(root)[:3] == ["已办", "已办", "等待"]
    assert awaited(root, 3) == [
        "雷声的竞职演说评分表、联席会评分表还没有交",
        "顾平的联席会评分表还没有交",
        "民主测评计票表还没有交",
    ]


@pytest.fixture(scope="module")
def departments_only(tmp_path_factory: pytest.TempPathFactory) -> Ran:
    plain = town()
    plain.posts, plain.post_choices = [], {}
    return run("run_all", plain.write(tmp_path_factory.mktemp("departments")), date(2026, 3, 3))


def test_departments_that_have_not_handed_in_are_named(departments_only: Ran) -> None:
    root = departments_only.run.folder.root
    assert awaited(root, 4) == ["党政办的初选表还没有交", "综治办的初选表还没有交"]


def test_a_part_that_is_not_held_is_told_as_such(departments_only: Ran) -> None:
    root = departments_only.run.folder.root
    assert states(root)[1:3] == ["无此项", "无此项"]
    assert awaited(root, 2) == awaited(root, 3) == ["本次活动没有竞争职位"]


def test_dates_of_the_next_thirty_days(departments_only: Ran) -> None:
    assert departments_only.outcome
    lines = "\n".join(departments_only.outcome.lines)
    assert "2026年3月7日（还有4天）　报名截止" in lines
    assert "2026年3月18日（还有15天）　公示最后一天" in lines


def test_a_fault_is_the_first_thing_to_mend(tmp_path: Path) -> None:
    plain = town()
    plain.basics["保留小数"] = "两位"
    root = plain.write(tmp_path)
    ran = run("run_all", root)
    assert ran.errors
    assert states(root)[0] == "有错误"


def test_the_screen_shows_numbers_not_names_of_staff(departments_only: Ran) -> None:
    assert departments_only.outcome
    names = {member.name for member in departments_only.run.get(the_roster).members}
    shown = "\n".join(departments_only.outcome.lines)
    assert [name for name in names if name in shown] == []


def test_a_step_that_waits_for_the_same_refers_to_the_one_before(departments_only: Ran) -> None:
    root = departments_only.run.folder.root
    assert awaited(root, 5) == awaited(root, 6) == ["先办好第4步双向选择"]


def test_a_new_campaign_asks_for_the_roster_first(tmp_path: Path) -> None:
    root = tmp_path / "新活动"
    made = run("new_campaign", root)
    assert made.outcome
    ran = run("run_all", root)
    assert ran.issues == [], "nothing is wrong before anything has been filled in"
    assert states(root) == ["等待"] * 6
    assert awaited(root, 1) == ["“02干部花名册.xlsx”里还没有人员"]
    assert next_line(root).startswith(awaited(root, 1)[0])


def test_documents_are_not_done_while_a_decision_is_faulty(tmp_path: Path) -> None:
    plain = town()
    plain.post_choices["99"] = ("党政办主任",)
    root = plain.write(tmp_path)
    run("run_all", root)
    # The fault is in a registration: what builds on it waits, and says for which file.
    assert states(root) == ["在办", "等待", "等待", "等待", "在办", "等待"]
    assert awaited(root, 2) == ["“03报名表/竞争上岗报名.xlsx”里的错误改正"]


def test_a_long_list_fits_screen_and_sheet() -> None:
    names = [f"第{number}办公室的初选表还没有交" for number in range(1, 46)]
    row = ProgressRow(step="第4步双向选择", state=OPEN, waits_for="\n".join(names), next_step="催")
    shown = progress_lines([row], [], date(2026, 3, 3))
    assert len(shown) < 20
    assert "共45项" in shown[-1]
    written = progress_page([row], [], date(2026, 3, 3)).rows
    assert [each.step for each in written] == ["第4步双向选择", *["第4步双向选择（续）"] * 2]
    assert "\n".join(each.waits_for for each in written).split("\n") == names
