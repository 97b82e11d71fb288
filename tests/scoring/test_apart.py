"""分开计分: a mark for each post by itself, a ballot per post, a vote by one's own department."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from campaigns import codes, run, table, write_plain
from recalculation import differences, needs_soffice, recalculate
from scoring.score_folder import TURNOUT, ScoreFolder, result, town

HEAD, DEPUTY, OTHER = "党政办主任", "党政办副主任", "综治办专职副主任"
CHOICES = [("01", HEAD), ("01", DEPUTY), ("02", HEAD), ("03", OTHER), ("03", DEPUTY)]
"""Every person with every post."""


def folder(*components: dict[str, Any], **basics: Any) -> ScoreFolder:
    made = town(**basics)
    made.components = [{"单张满分": 100} | each for each in components]
    return ScoreFolder(made)


def rows(made: ScoreFolder, marks: dict[tuple[str, str], Any]) -> list[dict[str, Any]]:
    return [
        {"编号": who, "姓名": made.people[who], "竞争职位": post, "得分": mark}
        for (who, post), mark in marks.items()
    ]


FIELD = {"项目": "对口", "方式": "直接录入", "分值": 40, "分开计分": "按职位"}
SPEECH = {"项目": "竞职演说", "方式": "评委打分", "分值": 60, "分开计分": "按职位"}
FITTING = dict(zip(CHOICES, (100, 0, 50, 100, 20), strict=True))


def marked(root: Path) -> ScoreFolder:
    """[32] work in the field of the post; the panel, too, marks each post by itself."""
    made = folder(FIELD, SPEECH)
    made.town.write(root)
    write_plain(root / "04评分表" / "对口成绩表.xlsx", {"成绩": rows(made, FITTING)})
    for judge, more in zip(made.town.judges, (0, 1, 2), strict=True):
        own = dict(zip(CHOICES, (80 + more, 90 + more, 70 + more, 85, 75 - more), strict=True))
        path = root / "04评分表" / f"竞职演说评分表-{judge}.xlsx"
        write_plain(path, {"评分表": rows(made, own)})
    return made


def test_sheets_have_a_row_for_each_post(tmp_path: Path) -> None:
    folder(FIELD, SPEECH).town.write(tmp_path)
    assert run("prepare_scoring", tmp_path).errors == []
    for file, sheet in (("对口成绩表.xlsx", "成绩"), ("竞职演说评分表-秦山.xlsx", "评分表")):
        listed = {
            (row["编号"], row["竞争职位"]) for row in table(tmp_path / "04评分表" / file, sheet)
        }
        assert listed == set(CHOICES)
    assert run("prepare_scoring", tmp_path).errors == []  # nothing to do again


def test_each_post_has_its_own_mark(tmp_path: Path) -> None:
    marked(tmp_path)
    assert run("consolidate_scores", tmp_path).errors == []
    head, deputy = result(tmp_path, "01", HEAD), result(tmp_path, "01", DEPUTY)
    assert (head["对口"], head["竞职演说"]) == (40, 48.6)
    assert (deputy["对口"], deputy["竞职演说"]) == (0, 54.6)
    assert (result(tmp_path, "03", DEPUTY)["总分"], deputy["名次"]) == (8 + 44.4, 1)


@needs_soffice
def test_the_formulas_give_the_same_elsewhere(tmp_path: Path) -> None:
    marked(tmp_path / "one")
    run("consolidate_scores", tmp_path / "one")
    file = tmp_path / "one" / "结果" / "成绩汇总.xlsx"
    assert list(differences(file, recalculate([file], tmp_path / "again")[0])) == []


@pytest.mark.parametrize(
    ("change", "cell", "code"),
    [
        ({("01", OTHER): 60}, "A7", "M05"),
        ({("01", HEAD): None}, "D2", "V01"),
    ],
)
def test_rows_that_do_not_fit(
    change: dict[tuple[str, str], Any], cell: str, code: str, tmp_path: Path
) -> None:
    made = marked(tmp_path)
    path = tmp_path / "04评分表" / "对口成绩表.xlsx"
    write_plain(path, {"成绩": rows(made, FITTING | change)})
    assert codes(run("consolidate_scores", tmp_path).errors) == {(cell, code)}


# -- ballots --------------------------------------------------------------------------------------

OWN = {"项目": "科室测评", "方式": "民主测评", "分值": 10, "分开计分": "按本部门"}
HEADS = {"项目": "中层测评", "方式": "民主测评", "分值": 10}
LEADERS = {"项目": "院领导测评", "方式": "民主测评", "分值": 20}
REST = {"项目": "面试", "方式": "直接录入", "分值": 60}


def hospital() -> ScoreFolder:
    """[23] own department 10 (its staff, for its own candidates), heads 10, leaders 20."""
    made = folder(OWN, HEADS, LEADERS, REST)
    for each, unit in zip(made.town.people, ("内科", "内科", "外科"), strict=False):
        each["现部门"] = unit
    return made


Votes = Mapping[str, tuple[int, ...]]


def count(root: Path, made: ScoreFolder, file: str, votes: Votes) -> None:
    grades = [each["等次"] for each in made.town.grades]
    valid = sum(next(iter(votes.values())))
    turnout = TURNOUT | {"收回": valid, "有效": valid, "发出": 11}
    sheets: dict[str, Any] = {
        "计票表": [
            {"编号": who.split()[0], "姓名": made.people[who.split()[0]]}
            | {"竞争职位": who.split()[1] if " " in who else ""}
            | dict(zip(grades, numbers, strict=True))
            for who, numbers in votes.items()
        ],
        "票数": [{"项目": name, "票数": number} for name, number in turnout.items()],
    }
    write_plain(root / "04评分表" / file, sheets)


def voted(root: Path) -> ScoreFolder:
    made = hospital()
    made.town.write(root)
    count(root, made, "科室测评计票表-内科.xlsx", {"01": (4, 0, 0, 0), "02": (2, 2, 0, 0)})
    count(root, made, "科室测评计票表-外科.xlsx", {"03": (0, 0, 5, 0)})
    for name in ("中层测评", "院领导测评"):
        count(root, made, f"{name}计票表.xlsx", dict.fromkeys(made.people, (0, 3, 0, 0)))
    made.write_entries(root, "面试")
    return made


def test_a_department_votes_on_its_own_candidates(tmp_path: Path) -> None:
    hospital().town.write(tmp_path)
    assert run("prepare_scoring", tmp_path).errors == []
    own = table(tmp_path / "04评分表" / "科室测评计票表-内科.xlsx", "计票表")
    assert {row["编号"] for row in own} == {"01", "02"}
    assert {path.name for path in (tmp_path / "空白表").glob("科室测评票*")} == {
        "科室测评票-内科.xlsx",
        "科室测评票-外科.xlsx",
    }


def test_votes_of_ones_own_department_count(tmp_path: Path) -> None:
    voted(tmp_path)
    assert run("consolidate_scores", tmp_path).errors == []
    parts = {who: result(tmp_path, who, post)["科室测评"] for who, post in CHOICES}
    assert parts == {"01": 10, "02": 9, "03": 6}
    first = result(tmp_path, "01", HEAD)
    assert (first["中层测评"], first["院领导测评"], first["总分"]) == (8, 16, 82)
    balance = table(tmp_path / "结果" / "成绩汇总.xlsx", "票数核对", key="项目")
    assert {(row["项目"], row["组别"], row["有效"], row["核对"]) for row in balance} == {
        ("科室测评", "内科", 4, "平衡"),
        ("科室测评", "外科", 5, "平衡"),
        ("中层测评", None, 3, "平衡"),
        ("院领导测评", None, 3, "平衡"),
    }


@needs_soffice
def test_counts_of_departments_balance_elsewhere(tmp_path: Path) -> None:
    voted(tmp_path / "one")
    run("consolidate_scores", tmp_path / "one")
    file = tmp_path / "one" / "结果" / "成绩汇总.xlsx"
    assert list(differences(file, recalculate([file], tmp_path / "again")[0])) == []


def test_a_department_that_has_not_voted_is_awaited(tmp_path: Path) -> None:
    voted(tmp_path)
    (tmp_path / "04评分表" / "科室测评计票表-外科.xlsx").unlink()
    assert run("consolidate_scores", tmp_path).waits_for == ("科室测评计票表-外科还没有交",)


def test_a_file_of_no_department_is_told(tmp_path: Path) -> None:
    made = voted(tmp_path)
    count(tmp_path, made, "科室测评计票表-儿科.xlsx", {"03": (0, 0, 5, 0)})
    assert codes(run("consolidate_scores", tmp_path).errors) == {("", "B10")}


def test_a_ballot_for_each_post(tmp_path: Path) -> None:
    made = folder({**HEADS, "分值": 100, "分开计分": "按职位"})
    made.town.write(tmp_path)
    assert run("prepare_scoring", tmp_path).errors == []
    assert {path.name for path in (tmp_path / "空白表").glob("中层测评票*")} == {
        f"中层测评票-{post}.xlsx" for post in (HEAD, DEPUTY, OTHER)
    }
    for post, votes in {
        HEAD: {"01": (5, 0, 0, 0), "02": (0, 5, 0, 0)},
        DEPUTY: {"01": (0, 0, 4, 0), "03": (4, 0, 0, 0)},
        OTHER: {"03": (0, 4, 0, 0)},
    }.items():
        own = {f"{who} {post}": numbers for who, numbers in votes.items()}
        count(tmp_path, made, f"中层测评计票表-{post}.xlsx", own)
    assert run("consolidate_scores", tmp_path).errors == []
    assert [result(tmp_path, *each)["总分"] for each in CHOICES] == [100, 60, 80, 80, 100]


def test_only_a_vote_is_by_department(tmp_path: Path) -> None:
    made = folder({**SPEECH, "分值": 100, "分开计分": "按本部门"})
    assert codes(run("prepare_scoring", made.town.write(tmp_path)).errors) == {("E2", "S82")}
