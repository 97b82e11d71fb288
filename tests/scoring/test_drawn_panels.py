"""评委抽取: judges drawn by lot from a list, by class, with seed and tickets."""

import hashlib
from pathlib import Path
from typing import Any

import pytest

from campaigns import codes, person, run, table
from scoring.score_folder import ScoreFolder, town

POST, SPEECH = "党政办主任", "竞职演说"
SEED = "20261128"
NAMES = [
    "秦山",
    "顾平",
    "雷声",
    "夏雨",
    "冬青",
    "高原",
    "江河",
    "石林",
    "苏木",
    "唐风",
    "万里",
    "许诺",
]


def folder(*draws: dict[str, Any], seed: str = SEED) -> ScoreFolder:
    """Two candidates, 01 of 党政办 and 02 of 护理部; twelve people may be drawn as judges."""
    made = town()
    made.basics |= {"评委抽签种子": seed} if seed else {}
    made.people = [person("01", "安宁"), person("02", "白帆", 现部门="护理部")]
    made.post_choices = {"01": (POST,), "02": (POST,)}
    made.components = [{"项目": SPEECH, "方式": "评委打分", "分值": 100, "单张满分": 100}]
    made.judges = ()
    departments = ("外科", "护理部", "内科")
    made.more["评委库"] = [
        {
            "姓名": name,
            "职务": "",
            "类别": "科主任" if n < 6 else "护士长",
            "部门": departments[n % len(departments)],
        }
        for n, name in enumerate(NAMES)
    ]
    made.more["评委抽取"] = draws
    return ScoreFolder(made)


def rule(number: int, group: str = "", apart: str = "否") -> dict[str, Any]:
    return {"项目": SPEECH, "类别": group, "人数": number, "回避本部门": apart}


def ticket(name: str) -> str:
    return hashlib.sha256(f"{SEED},{SPEECH},{name}".encode()).hexdigest()


def drawn(root: Path) -> list[str]:
    """The judges for whom a score sheet was made."""
    return sorted(path.stem.split("-")[1] for path in (root / "04评分表").iterdir())


def prepared(root: Path, *draws: dict[str, Any]) -> Path:
    ran = run("prepare_scoring", folder(*draws).town.write(root))
    assert ran.errors == []
    assert ran.outcome
    return root


def test_nine_judges_are_drawn(tmp_path: Path) -> None:
    """[22]: the nine lowest tickets, which anybody can work out again."""
    root = prepared(tmp_path, rule(9))
    assert drawn(root) == sorted(sorted(NAMES, key=ticket)[:9])
    lots = table(root / "结果" / "评委抽签.xlsx", "评委抽签", key="姓名")
    assert [row["姓名"] for row in lots] == sorted(NAMES, key=ticket)
    assert [row["结果"] for row in lots] == ["抽中"] * 9 + ["未抽中"] * 3
    assert all(row["抽签号（SHA-256）"] == ticket(row["姓名"]) for row in lots)


def test_nobody_whose_own_department_has_a_candidate(tmp_path: Path) -> None:
    """[25]: 7 from senior heads and head nurses; 护理部 has a candidate."""
    root = prepared(tmp_path, rule(4, "科主任", "是"), rule(3, "护士长", "是"))
    free = [name for n, name in enumerate(NAMES) if n % 3 != 1]
    heads = sorted(free[:4], key=ticket)[:4]
    nurses = sorted(free[4:], key=ticket)[:3]
    assert drawn(root) == sorted(heads + nurses)
    lots = {
        row["姓名"]: row for row in table(root / "结果" / "评委抽签.xlsx", "评委抽签", key="姓名")
    }
    assert (lots["顾平"]["结果"], lots["顾平"]["说明"]) == (
        "不参加抽取",
        "本部门有竞职人员（白帆）",
    )


def test_the_marks_of_those_drawn_count(tmp_path: Path) -> None:
    made = folder(rule(3))
    made.town.write(tmp_path)
    assert run("prepare_scoring", tmp_path).errors == []
    for judge in drawn(tmp_path):
        made.write_scores(tmp_path, SPEECH, judge)
    ran = run("consolidate_scores", tmp_path)
    assert ran.errors == []
    assert ran.outcome


def test_who_is_named_marks_beside_those_drawn(tmp_path: Path) -> None:
    made = folder(rule(2)).town
    made.judges = ("赵云",)
    assert run("prepare_scoring", made.write(tmp_path)).errors == []
    assert len(drawn(tmp_path)) == 3
    assert "赵云" in drawn(tmp_path)


def test_it_waits_for_the_seed(tmp_path: Path) -> None:
    root = folder(rule(9), seed="").town.write(tmp_path)
    waits = run("prepare_scoring", root).waits_for
    assert len(waits) == 1
    assert "评委抽签种子" in waits[0]
    assert not (root / "04评分表").exists()


@pytest.mark.parametrize(
    ("draw", "step", "cell", "code"),
    [
        (rule(13), "check_registrations", "C2", "S92"),
        (rule(7, "科主任"), "check_registrations", "C2", "S92"),
        (rule(9, apart="是"), "prepare_scoring", "", "S92"),
        (rule(2) | {"项目": "面试"}, "check_registrations", "A2", "S11"),
    ],
)
def test_draws_that_cannot_be(
    draw: dict[str, Any], step: str, cell: str, code: str, tmp_path: Path
) -> None:
    made = folder(draw).town
    made.judges = ("赵云",)  # who is named marks besides
    assert (cell, code) in codes(run(step, made.write(tmp_path)).errors)


def test_whose_department_is_not_known_cannot_be_left_out(tmp_path: Path) -> None:
    made = folder(rule(2, apart="是")).town
    made.more["评委库"] = [dict(row) | {"部门": ""} for row in made.more["评委库"][:3]]
    found = codes(run("check_registrations", made.write(tmp_path)).errors)
    assert found == {("A2", "S93"), ("A3", "S93"), ("A4", "S93")}
