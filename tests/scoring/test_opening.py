"""最少报名人数: too few applicants for a post, and what follows (K10)."""

from datetime import time
from pathlib import Path
from typing import Any

import pytest

from campaigns import codes, person, run, table
from scoring.score_folder import ScoreFolder, results, town

POST, OTHER = "党政办主任", "综治办专职副主任"


def folder(applicants: int, places: int, least: Any, **basics: Any) -> ScoreFolder:
    """So many compete for a post of so many places; one for another post that asks for nothing."""
    made = town(**basics)
    made.people = [
        person(f"{n:02d}", f"人{'甲乙丙丁戊己庚辛壬癸'[n]}") for n in range(applicants + 1)
    ]
    made.posts[0] |= {"职数": places, "最少报名人数": least}
    made.post_choices = {f"{n:02d}": (POST,) for n in range(applicants)}
    made.post_choices |= {f"{applicants:02d}": (OTHER,)}
    made.components = [{"项目": "笔试", "方式": "直接录入", "分值": 100, "单张满分": 100}]
    marks = {f"{n:02d}": 90 - n for n in range(applicants + 1)}
    return ScoreFolder(made, entries={"笔试": marks})


def finish(made: ScoreFolder, root: Path, *out: str) -> Path:
    """Everything is handed in; those who are `out` stand on no sheet any more."""
    made.town.write(root)
    left = {key: posts for key, posts in made.town.post_choices.items() if key not in out}
    made.town.post_choices = left
    made.write_entries(root, "笔试")
    ran = run("consolidate_scores", root)
    assert ran.errors == []
    assert ran.outcome
    return root


def appointed(root: Path) -> list[str]:
    rows = table(root / "05任用决定" / "任用决定表.xlsx", "任用决定")
    return [row["编号"] for row in rows if row["建议"] == "任用" and row["职务"] == "主任"]


@pytest.mark.parametrize(
    ("applicants", "places", "least", "then", "left"),
    [
        (4, 2, "1:3", None, 1),  # as published: 4 for 2 places at 1:3
        (4, 2, "1：2", None, 2),  # townships: 1:2
        (3, 2, "1:2", "减少职数", 1),
        (6, 2, "1:3", None, 2),
        (7, 3, "1:3", "减少职数", 2),
        (4, 2, "1:3", "减少职数进一", 2),  # (A+2)/3, the whole part: 6/3
        (5, 3, "1:3", "减少职数进一", 2),  # 7/3
        (7, 3, "1:3", "减少职数进一", 3),  # 9/3
        (1, 1, "1:3", "减少职数进一", 1),
        (4, 2, "1:3", "照常", 2),
        (4, 2, "1:3", "取消", 0),
        (2, 1, "1:3", None, 0),
        (2, 2, 3, None, 1),  # [12]: no more applicants than places, so a place is cut
        (2, 2, 3, "取消", 0),
        (3, 2, 3, "取消", 2),
        (4, 2, time(1, 3), None, 1),  # what Excel makes of 1:3 as it is typed
    ],
)
def test_places_that_are_left(
    applicants: int, places: int, least: Any, then: str | None, left: int, tmp_path: Path
) -> None:
    made = folder(applicants, places, least, **({"报名人数不足时": then} if then else {}))
    finish(made, tmp_path, *(() if left else [f"{n:02d}" for n in range(applicants)]))
    if left:
        assert appointed(tmp_path) == [f"{n:02d}" for n in range(left)]
    else:
        listed = table(tmp_path / "05任用决定" / "任用决定表.xlsx", "任用决定")
        assert {row["编号"] for row in listed} == {f"{applicants:02d}"}
        assert {row["竞争职位"] for row in results(tmp_path)} == {OTHER}


def demand(root: Path) -> dict[str, str]:
    rows = table(root / "结果" / "报名审核结果.xlsx", "报名情况", key="职位或部门")
    return {row["职位或部门"]: row["说明"] for row in rows}


def test_it_is_told_before_the_scoring(tmp_path: Path) -> None:
    root = folder(4, 2, "1:3").town.write(tmp_path)
    ran = run("check_registrations", root)
    assert demand(root)[POST] == "报名人数要求达到1∶3，职数减为1名"
    assert ran.outcome
    assert any(POST in line and "职数减为1名" in line for line in ran.outcome.lines)
    assert ("", "S75") in codes(ran.issues)


def test_nothing_is_settled_while_somebody_is_under_review(tmp_path: Path) -> None:
    made = folder(4, 2, "1:3").town
    made.posts[0]["其他条件"] = "有两年以上文秘经历"
    ran = run("check_registrations", made.write(tmp_path))
    assert "全部审核完仍不够的" in demand(tmp_path)[POST]
    assert ("", "S75") not in codes(ran.issues)


def test_nobody_competes_where_every_post_is_cancelled(tmp_path: Path) -> None:
    made = folder(1, 1, "1:3").town
    made.post_choices.pop("01")
    assert run("prepare_scoring", made.write(tmp_path)).waits_for == (
        "报名人数不足，竞争职位都取消了，不需要评分",
    )


def test_who_chose_a_cancelled_post_competes_for_the_next(tmp_path: Path) -> None:
    made = folder(2, 1, "1:3")
    made.town.post_choices["00"] = (POST, OTHER)
    finish(made, tmp_path, "01")
    assert {(row["编号"], row["竞争职位"]) for row in results(tmp_path)} == {
        ("00", OTHER),
        ("02", OTHER),
    }


def test_marks_for_a_post_that_was_cancelled_since_are_passed_over(tmp_path: Path) -> None:
    """They stay on the sheet: nobody has to strike them off, or to put another sheet in place."""
    made = folder(2, 1, "1:3")
    made.town.write(tmp_path)
    made.write_entries(tmp_path, "笔试")
    ran = run("consolidate_scores", tmp_path)
    assert ran.errors == []
    assert [each.kind.code for each in ran.issues].count("D60") == len(("00", "01"))
    assert {row["编号"] for row in results(tmp_path)} == {"02"}


@pytest.mark.parametrize("least", ["三分之一", "1:3人", -1])
def test_what_is_no_number(least: Any, tmp_path: Path) -> None:
    root = folder(4, 2, least).town.write(tmp_path)
    assert codes(run("check_registrations", root).errors) == {("F2", "S74")}
