"""缺考: who missed everything has no result; who missed something, as the scheme says."""

from collections.abc import Collection
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaign.version import ROOT
from campaigns import fill, fill_items, run, table
from documents.finished import Word
from scoring.score_folder import MEETING, SPEECH, ScoreFolder, result, town

HEAD, DEPUTY = "党政办主任", "党政办副主任"
DECISIONS = "05任用决定/任用决定表.xlsx"


def folder(absent: Collection[str], by_ballot: bool = False, **basics: Any) -> ScoreFolder:
    """02 is absent from some components; 01 and 03 are there."""
    own = ScoreFolder(town(**basics))
    if not by_ballot:
        own.town.components = [own.town.components[0], own.town.components[2]]
    for component in (SPEECH, MEETING):
        for judge in own.town.judges:
            marks: dict[str, Any] = {"01": 90, "03": 80}
            own.marks[component, judge] = marks | ({"02": "缺考"} if component in absent else {})
    return own


def advice(root: Path, staff_id: str, post: str = HEAD) -> tuple[str, str]:
    rows = table(root / DECISIONS, "任用决定")
    row = next(row for row in rows if (row["编号"], row["部门"] + row["职务"]) == (staff_id, post))
    return row["建议"], row["建议依据"]


@pytest.mark.parametrize("rule", [None, "该项计0分", "不参加排名"])
def test_absent_from_everything_is_no_result(tmp_path: Path, rule: str | None) -> None:
    own = folder({SPEECH, MEETING}, 缺考处理=rule)
    del own.town.post_choices["01"]  # nobody else competes for the post
    assert own.consolidate(tmp_path).errors == []
    row = result(tmp_path, "02", HEAD)
    assert (row["名次"], row["总分"]) == (None, 0)
    assert row["备注"] == "竞职演说、联席会评分缺考，不参加排名"
    proposed, why = advice(tmp_path, "02")
    assert proposed == "不任用"
    assert why == "竞职演说、联席会评分缺考，不参加排名，不列为建议人选。"
    run("generate_notices", tmp_path)
    (line,) = Word(tmp_path / "08公文" / "成绩公布.docx").table("姓名", "名次", "备注")[:1]
    assert line == ["白帆", "—", "竞职演说、联席会评分缺考，不参加排名"]


def test_absent_and_voted_down_by_everybody_is_no_result(tmp_path: Path) -> None:
    own = folder({SPEECH, MEETING}, by_ballot=True)
    own.counts = {"": {"02": (0, 0, 0, 10)}}
    del own.town.post_choices["01"]
    assert own.consolidate(tmp_path).errors == []
    row = result(tmp_path, "02", HEAD)
    assert (row["名次"], row["总分"]) == (None, 0)
    assert advice(tmp_path, "02")[0] == "不任用"


def test_absent_from_all_that_is_attended_but_voted_for_keeps_the_votes(tmp_path: Path) -> None:
    own = folder({SPEECH, MEETING}, by_ballot=True)
    own.consolidate(tmp_path)
    row = result(tmp_path, "02", HEAD)
    assert (row["名次"], row["总分"]) == (2, 30)
    assert advice(tmp_path, "02")[1].startswith(
        "竞职演说缺考，该项计0分；联席会评分缺考，该项计0分"
    )


def test_points_from_the_roster_are_no_attendance(tmp_path: Path) -> None:
    own = folder({SPEECH})
    own.town.components = [
        own.town.components[0],
        {"项目": "资历", "方式": "赋分", "分值": 10, "单张满分": 10},
    ]
    own.town.more["赋分标准"] = [{"项目": "资历", "依据": "工作年限", "从": 0, "得分": 8}]
    del own.town.post_choices["01"]
    own.consolidate(tmp_path)
    assert result(tmp_path, "02", HEAD)["名次"] is None
    assert advice(tmp_path, "02") == (
        "不任用",
        "竞职演说缺考，不参加排名，不列为建议人选。",
    )


def test_a_component_without_points_saves_nobody(tmp_path: Path) -> None:
    own = folder({SPEECH}, by_ballot=False)
    own.town.components[1]["分值"] = 0
    own.consolidate(tmp_path)
    assert result(tmp_path, "02", HEAD)["名次"] is None


def test_absent_from_some_is_zero_there_unless_the_scheme_says_otherwise(tmp_path: Path) -> None:
    folder({SPEECH}).consolidate(tmp_path)
    row = result(tmp_path, "02", HEAD)
    assert (row["名次"], row["备注"]) == (2, "竞职演说缺考，该项计0分")
    proposed, why = advice(tmp_path, "02")
    assert proposed == "不任用"
    assert why.startswith("竞职演说缺考，该项计0分。")


@pytest.mark.parametrize("rule", ["不参加排名", "不參加排名"])
def test_the_scheme_may_allow_no_gap(tmp_path: Path, rule: str) -> None:
    own = folder({MEETING}, by_ballot=True, 缺考处理=rule)
    del own.town.post_choices["01"]
    ran = own.consolidate(tmp_path)
    assert ran.errors == []
    assert result(tmp_path, "02", HEAD)["名次"] is None
    assert advice(tmp_path, "02") == (
        "不任用",
        "联席会评分缺考，不参加排名，不列为建议人选。",
    )
    notes = load_workbook(tmp_path / "结果" / "成绩汇总.xlsx")["成绩汇总"]
    assert any("有项目缺考的，不参加排名" in str(row[0].value) for row in notes.iter_rows())


def test_a_rule_that_is_none(tmp_path: Path) -> None:
    ran = folder(set(), 缺考处理="重考").consolidate(tmp_path)
    assert {issue.kind.code for issue in ran.errors} == {"V05"}


def test_what_does_not_count_for_a_later_choice_is_not_missed_there(tmp_path: Path) -> None:
    own = folder({SPEECH}, 第二志愿演说成绩="不计", 缺考处理="不参加排名")
    own.town.post_choices["02"] = (HEAD, DEPUTY)
    own.consolidate(tmp_path)
    assert result(tmp_path, "02", HEAD)["名次"] is None
    assert result(tmp_path, "02", DEPUTY)["名次"] == 2
    assert "缺考" not in result(tmp_path, "02", DEPUTY)["备注"]


def test_the_committee_may_still_appoint_with_a_reason(tmp_path: Path) -> None:
    own = folder({SPEECH, MEETING})
    own.consolidate(tmp_path)
    fill(tmp_path / DECISIONS, "任用决定", "党委决定", {"02": "任用"})
    fill_items(tmp_path / DECISIONS, "会议信息", {})
    assert "D05" in {each.kind.code for each in run("generate_notices", tmp_path).errors}


def test_a_new_scheme_does_not_show_the_item() -> None:
    sheet = load_workbook(ROOT / "templates" / "01活动方案.xlsx")["基本信息"]
    assert "缺考处理" not in {row[0] for row in sheet.iter_rows(values_only=True)}
