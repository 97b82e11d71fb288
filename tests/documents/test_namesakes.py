"""Two people of one name are never two identical lines on a paper."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from campaigns import Ran, fill, fill_items, person, run, table
from documents.finished import Word, made
from scoring.score_folder import ScoreFolder, town

HEAD = "党政办主任"
ELDER, YOUNGER = "王芳（1980年1月生）", "王芳（1990年8月生）"


def play(
    root: Path,
    *people: dict[str, Any],
    quota: int = 2,
    appointed: Sequence[str] = ("01", "02"),
    gave_up: Sequence[str] = (),
) -> Ran:
    """01 and 02 compete for one post with room for both, and both are appointed."""
    own = town()
    own.basics["递补"] = "按名次递补"
    own.people = [*people, person("03", "池清"), person("04", "戴月")]
    own.posts[0]["职数"] = quota
    own.post_choices = {"01": (HEAD,), "02": (HEAD,)}
    folder = ScoreFolder(own)
    for judge in own.judges:
        folder.marks["竞职演说", judge] = {"01": 90, "02": 85}
    folder.write(root)
    run("prepare_scoring", root)
    assert run("consolidate_scores", root).outcome
    decisions = root / "05任用决定" / "任用决定表.xlsx"
    fill(decisions, "任用决定", "党委决定", dict.fromkeys(appointed, "任用"))
    fill(decisions, "任用决定", "退出原因", dict.fromkeys(gave_up, "本人放弃"))
    fill(decisions, "任用决定", "决定理由", {"01": "工作需要", "02": "工作需要"})
    days = {"决定日期": date(2026, 3, 11), "任职日期": date(2026, 3, 19)}
    fill_items(decisions, "会议信息", days)
    return run("generate_notices", root)


def on_ballot(root: Path) -> list[str]:
    rows = table(root / "空白表" / "民主测评票.xlsx", "测评票", "姓名")
    return sorted(row["姓名"] for row in rows if row["竞争职位"])


@pytest.mark.parametrize(
    ("changes", "names"),
    [
        ({"出生年月": "1990.08"}, [ELDER, YOUNGER]),
        ({"性别": "男"}, ["王芳（女）", "王芳（男）"]),
        ({}, ["王芳（编号01）", "王芳（编号02）"]),
    ],
)
def test_two_who_compete_for_one_post(
    tmp_path: Path, changes: dict[str, Any], names: list[str]
) -> None:
    first = person("01", "王芳", 出生年月="1980.01")
    ran = play(tmp_path, first, person("02", "王芳", **({"出生年月": "1980.01"} | changes)))
    assert ran.errors == []
    assert on_ballot(tmp_path) == sorted(names)
    scores = Word(tmp_path / "08公文" / "成绩公布.docx")
    assert [row[0] for row in scores.table("姓名")] == names
    notice = Word(tmp_path / "08公文" / "任前公示.docx")
    assert sorted(row[0] for row in notice.table("姓名")) == sorted(names)
    appointments = made(tmp_path)["任职通知"]
    assert all(name in appointments for name in names)
    title = Word(tmp_path / "08公文" / "任职通知.docx").line("公文标题")
    assert all(name in title for name in names)


def test_one_who_competes_and_one_who_does_not(tmp_path: Path) -> None:
    own = person("02", "白帆"), person("05", "王芳", 出生年月="1990.08")
    ran = play(tmp_path, person("01", "王芳", 出生年月="1980.01"), *own)
    assert ran.errors == []
    assert on_ballot(tmp_path) == [ELDER, "白帆"]
    assert ELDER in Word(tmp_path / "08公文" / "任职通知.docx").line("公文标题")


def test_one_who_moves_up_for_the_other(tmp_path: Path) -> None:
    namesakes = person("01", "王芳", 出生年月="1980.01"), person("02", "王芳", 出生年月="1990.08")
    ran = play(tmp_path, *namesakes, quota=1, appointed=["01"], gave_up=["01"])
    assert ran.errors == []
    assert f"{YOUNGER}拟任{HEAD}：{ELDER}本人放弃" in made(tmp_path)["任前公示"]


def test_too_many_of_one_name_are_told_apart_in_the_list_of_issues(tmp_path: Path) -> None:
    namesakes = person("01", "王芳", 出生年月="1980.01"), person("02", "王芳", 出生年月="1990.08")
    ran = play(tmp_path, *namesakes, quota=1)
    (issue,) = (each for each in ran.errors if each.kind.code == "D03")
    assert issue.data["names"] == f"{ELDER}、{YOUNGER}"
