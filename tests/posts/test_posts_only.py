"""A campaign without departments closes its balance, too: who is not appointed stays."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from campaigns import Town, fill, fill_items, next_line, run, table
from campaigns import person as somebody

RESULT = Path("结果", "双向选择结果.xlsx")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """01 and 02 compete for one post, which 02 holds; 04 does not take part."""
    plain = Town(
        posts=[{"部门": "党政办", "职务": "主任", "职数": 1}],
        departments=[],
        people=[
            somebody("01", "安宁"),
            somebody("02", "白帆", 现职务="主任"),
            somebody("03", "池清", 现部门="综治办"),
            somebody("04", "戴月", 参加范围="不参加", 不参加原因="借调"),
        ],
        post_choices={"01": ("党政办主任",), "02": ("党政办主任",)},
    )
    plain.components = [each for each in plain.components if each["方式"] == "评委打分"]
    made = plain.write(tmp_path)
    run("prepare_scoring", made)
    for path in (made / "04评分表").glob("**/*评分表-*.xlsx"):
        fill(path, "评分表", "得分", {"01": 90, "02": 80})
    assert run("consolidate_scores", made).outcome
    return made


def decide(root: Path, decisions: dict[str, str]) -> None:
    path = root / "05任用决定" / "任用决定表.xlsx"
    fill(path, "任用决定", "党委决定", decisions)
    assert run("allocate_departments", root).outcome


def balance(root: Path) -> dict[str, tuple[str, str]]:
    rows = table(root / RESULT, "人员去向")
    return {row["编号"]: (row["去向类别"], row["去向"]) for row in rows}


def test_everybody_once(root: Path) -> None:
    decide(root, {"01": "任用", "02": "不任用"})
    assert balance(root) == {
        "01": ("中层任职", "党政办主任"),
        "02": ("留现部门", "党政办"),
        "03": ("留现部门", "综治办"),
        "04": ("不参加", "不参加"),
    }
    assert load_workbook(root / RESULT).sheetnames == ["人员去向"]


def test_what_becomes_of_the_former_holder_is_said(root: Path) -> None:
    decide(root, {"01": "任用", "02": "不任用"})
    told = {row["编号"]: row["依据"] for row in table(root / RESULT, "人员去向")}
    assert told["02"] == (
        "参加竞争上岗，没有任用；本次活动没有双选部门，留在现部门。"
        "现任的党政办主任已列入竞争，职务由党委另行安排。"
    )
    assert told["03"] == "没有参加竞争上岗；本次活动没有双选部门，留在现部门。"


def test_an_open_post_is_told_as_open(root: Path) -> None:
    decide(root, {"02": "不任用"})
    told = {row["编号"]: row["依据"] for row in table(root / RESULT, "人员去向")}
    assert told["01"] == "党政办主任的任用尚待党委决定。"
    assert balance(root)["01"] == ("待决定", "待决定")
    assert balance(root)["02"] == ("留现部门", "党政办")


def states(root: Path) -> list[tuple[str, str | None]]:
    rows = table(root / "结果" / "办理进度.xlsx", "办理进度", "步骤")
    return [(row["状态"], row["还在等什么"]) for row in rows[3:5]]


@pytest.mark.parametrize(
    ("decisions", "left"), [({}, 2), ({"02": "不任用"}, 1), ({"01": "不任用"}, 1)]
)
def test_nothing_is_done_while_a_decision_is_open(
    root: Path, decisions: dict[str, str], left: int
) -> None:
    path = root / "05任用决定" / "任用决定表.xlsx"
    fill(path, "任用决定", "党委决定", decisions)
    fill(path, "任用决定", "决定理由", dict.fromkeys(decisions, "工作需要"))
    run("run_all", root)
    assert "党委会议研究" in next_line(root)
    (closing, waits), (documents, also) = states(root)
    assert (closing, documents) == ("在办", "在办")
    assert waits == f"任用决定表里还有{left}人没有决定"
    assert f"{left}人的任用还没有决定" in str(also)


def test_decided_but_undated_or_without_a_notice_is_not_done(root: Path) -> None:
    decide(root, {"01": "任用", "02": "不任用"})
    run("run_all", root)
    assert "“会议信息”里的决定日期、任职日期" in next_line(root)
    assert states(root)[1] == ("在办", "“会议信息”里的日期还没有填")
    days = {"决定日期": date(2026, 3, 11), "任职日期": date(2026, 3, 19)}
    fill_items(root / "05任用决定" / "任用决定表.xlsx", "会议信息", days)
    fill_items(root / "01活动方案.xlsx", "基本信息", {"公示开始": None})
    run("run_all", root)
    assert "公示开始" in next_line(root)
    assert states(root)[1][0] == "在办"
    assert "没有填“公示开始”" in str(states(root)[1][1])
    fill_items(root / "01活动方案.xlsx", "基本信息", {"公示开始": date(2026, 3, 10)})
    assert run("run_all", root).errors
    assert states(root)[1] == ("在办", "有错误没有改正，见问题清单")
    fill_items(root / "01活动方案.xlsx", "基本信息", {"公示开始": date(2026, 3, 12)})
    run("run_all", root)
    assert next_line(root).startswith("各步都已办完")


def test_the_one_button_closes_it_too(root: Path) -> None:
    decide(root, {"01": "任用", "02": "不任用"})
    before = (root / RESULT).read_bytes()
    (root / RESULT).unlink()
    assert run("run_all", root).outcome
    assert (root / RESULT).read_bytes() == before
