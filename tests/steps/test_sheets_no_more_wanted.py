"""The scheme changes before anybody has filled in a sheet: those nobody needs any more go."""

from pathlib import Path

from campaigns import fill, run
from overview.playing import MARKS, town

BALLOT = "民主测评计票表.xlsx"


def names(root: Path, folder: str) -> set[str]:
    return {path.name for path in (root / folder).iterdir()}


def test_the_sheets_of_a_judge_and_of_ballots_without_groups(tmp_path: Path) -> None:
    plain = town()
    root = plain.write(tmp_path)
    run("prepare_scoring", root)
    fill(root / "04评分表/联席会评分表-雷声.xlsx", "评分表", "得分", MARKS)
    before = names(root, "04评分表")
    plain.judges = ("秦山", "顾平")
    plain.more["测评分组"] = [{"组别": "领导", "权重": 60}, {"组别": "其他", "权重": 40}]
    plain.write(root)
    run("prepare_scoring", root)
    gone = before - names(root, "04评分表")
    assert gone == {"竞职演说评分表-雷声.xlsx", BALLOT, BALLOT.replace("计票表", "选票")}
    faults = {each.where.file for each in run("consolidate_scores", root).errors}
    assert faults == {"04评分表/联席会评分表-雷声.xlsx"}, "somebody filled it in"


def test_the_sheet_of_a_department(tmp_path: Path) -> None:
    plain = town()
    plain.posts, plain.components, plain.post_choices = [], [], {}
    plain.departments.append(plain.departments[0] | {"部门": "农业办", "包含岗位": ""})
    root = plain.write(tmp_path)
    run("allocate_departments", root)
    assert "部门初选表-农业办.xlsx" in names(root, "06部门初选")
    plain.departments.pop()
    plain.write(root)
    assert run("allocate_departments", root).errors == []
    assert names(root, "06部门初选") == {"部门初选表-党政办.xlsx", "部门初选表-综治办.xlsx"}
