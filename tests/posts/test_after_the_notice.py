"""Between the public notice and the appointment: its result, and who leaves a post."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import Ran, Town, fill, fill_items, next_line, run, table
from campaigns import person as somebody
from documents.finished import Word

DECISIONS = Path("05任用决定", "任用决定表.xlsx")
HEAD, GUARD = "党政办主任", "综治办主任"


def town(**basics: Any) -> Town:
    """02 is head of 党政办, 03 of 综治办; 01, 02 and 04 compete for one, 04 for the other."""
    plain = Town(
        posts=[
            {"部门": "党政办", "职务": "主任", "职数": 1},
            {"部门": "综治办", "职务": "主任", "职数": 1},
        ],
        departments=[],
        people=[
            somebody("01", "安宁"),
            somebody("02", "白帆", 现职务="主任"),
            somebody("03", "池清", 现部门="综治办", 现职务="主任"),
            somebody("04", "戴月", 现部门="综治办"),
        ],
        post_choices={"01": (HEAD,), "02": (HEAD,), "04": (GUARD, HEAD)},
    )
    plain.basics |= basics
    plain.components = [each for each in plain.components if each["方式"] == "评委打分"]
    return plain


def played(root: Path, **basics: Any) -> Path:
    """Run until the table for the committee is there."""
    made = town(**basics).write(root)
    run("prepare_scoring", made)
    for path in (made / "04评分表").glob("**/*评分表-*.xlsx"):
        fill(path, "评分表", "得分", {"01": 90, "02": 80, "04": 70})
    assert run("consolidate_scores", made).outcome
    days = {"决定日期": date(2026, 3, 11), "任职日期": date(2026, 3, 19)}
    fill_items(made / DECISIONS, "会议信息", days)
    return made


def decide(root: Path, **decisions: str) -> Ran:
    """Decide by 编号 and post: `HEAD_01="任用"`; then make the documents."""
    posts = {"HEAD": ("党政办", "主任"), "GUARD": ("综治办", "主任")}
    book = load_workbook(root / DECISIONS)
    sheet = book["任用决定"]
    rows = [[cell.value for cell in row] for row in sheet.iter_rows()]
    header = next(row for row in rows if "编号" in row)
    at = {name: header.index(name) for name in ("部门", "职务", "编号", "党委决定", "决定理由")}
    for key, decision in decisions.items():
        post, _, staff_id = key.partition("_")
        (number,) = (
            number
            for number, row in enumerate(rows, 1)
            if (row[at["部门"]], row[at["职务"]], row[at["编号"]]) == (*posts[post], staff_id)
        )
        sheet.cell(number, at["党委决定"] + 1).value = decision
        sheet.cell(number, at["决定理由"] + 1).value = "工作需要"
    book.save(root / DECISIONS)
    return run("generate_notices", root)


def removed(root: Path) -> list[str]:
    paper = Word(root / "08公文" / "任职通知.docx")
    return [line for line in paper.lines("公文正文") if line.startswith("免去")]


def title(root: Path) -> str:
    whole = Word(root / "08公文" / "任职通知.docx").line("公文标题")
    return whole.partition("委员会")[2]


# -- who leaves a post ----------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("decisions", "expected", "called"),
    [
        (  # another takes its only place
            {"HEAD_01": "任用"},
            ["免去白帆同志的党政办主任职务。"],
            "关于安宁、白帆同志职务任免的通知",
        ),
        (  # they are not appointed again, whoever follows
            {"HEAD_02": "不任用", "GUARD_04": "任用"},
            ["免去白帆同志的党政办主任职务；", "免去池清同志的综治办主任职务。"],
            "关于戴月等3名同志职务任免的通知",
        ),
        ({"HEAD_02": "任用"}, [], "关于白帆同志任职的通知"),  # they keep it
        (
            {"GUARD_04": "任用"},
            ["免去池清同志的综治办主任职务。"],
            "关于戴月、池清同志职务任免的通知",
        ),
    ],
)
def test_who_leaves_a_post_stands_below_those_appointed(
    tmp_path: Path, decisions: dict[str, str], expected: list[str], called: str
) -> None:
    root = played(tmp_path)
    assert decide(root, **decisions).errors == []
    assert removed(root) == expected
    assert title(root) == called


def test_two_places_and_one_taken_remove_nobody(tmp_path: Path) -> None:
    plain = town()
    plain.posts[0]["职数"] = 2
    made = plain.write(tmp_path)
    run("prepare_scoring", made)
    for path in (made / "04评分表").glob("**/*评分表-*.xlsx"):
        fill(path, "评分表", "得分", {"01": 90, "02": 80, "04": 70})
    run("consolidate_scores", made)
    days = {"决定日期": date(2026, 3, 11), "任职日期": date(2026, 3, 19)}
    fill_items(made / DECISIONS, "会议信息", days)
    decide(made, HEAD_01="任用")
    assert removed(made) == []


# -- the result of the public notice --------------------------------------------------------------


def letters(root: Path) -> list[str]:
    return sorted(path.stem for path in (root / "08公文").glob("任职通知书/*.docx"))


def test_the_table_has_no_such_column_unless_the_scheme_asks(tmp_path: Path) -> None:
    header = {name for row in table(played(tmp_path) / DECISIONS, "任用决定") for name in row}
    assert "公示结果" not in header


def test_nobody_takes_office_before_the_result_is_entered(tmp_path: Path) -> None:
    root = played(tmp_path, 登记公示结果="是")
    ran = decide(root, HEAD_01="任用", GUARD_04="任用")
    assert ran.outcome
    assert "编号01、04的公示结果还没有填，任职通知书暂时不做" in ran.outcome.waits_for
    assert (root / "08公文" / "任前公示.docx").exists()
    assert letters(root) == []
    assert not (root / "08公文" / "任职通知.docx").exists()
    fill(root / DECISIONS, "任用决定", "公示结果", {"01": "无异议", "04": "暂缓"})
    ran = run("generate_notices", root)
    assert ran.errors == []
    assert ran.outcome
    assert ran.outcome.waits_for == ["编号04的公示结果是“暂缓”，任职通知书暂时不做"]
    assert letters(root) == ["任职通知书-安宁01"]
    assert "戴月" not in Word(root / "08公文" / "任职通知.docx").everything
    assert removed(root) == ["免去白帆同志的党政办主任职务。"]  # 03 keeps office for now


def test_whoever_is_on_hold_is_in_one_state_and_hands_nothing_over(tmp_path: Path) -> None:
    root = played(tmp_path, **{"登记公示结果": "是", "试用期(月)": 6})
    decide(root, HEAD_01="任用", GUARD_04="任用")
    fill(root / DECISIONS, "任用决定", "公示结果", {"01": "无异议", "04": "暂缓"})
    assert run("run_all", root).errors == []
    lines = {row["编号"]: row for row in table(root / "结果" / "双向选择结果.xlsx", "人员去向")}
    assert sorted(lines) == ["01", "02", "03", "04"]
    assert (lines["04"]["去向类别"], lines["04"]["去向"]) == ("中层任职", GUARD)
    assert lines["04"]["依据"] == "党委决定任用；公示结果是“暂缓”，还没有任职。"
    assert "各步都已办完" not in next_line(root)
    assert "戴月的公示结果是“暂缓”，还不能发任职通知书" in next_line(root)
    lists = (root / "08公文" / "移交清单").glob("*.docx")
    assert [path.stem for path in lists] == ["移交清单-安宁01"]
    ledger = table(root / "09待岗管理" / "任职台账.xlsx", "任职台账")
    assert [row["编号"] for row in ledger] == ["01"]


def test_a_result_typed_by_another_program_is_respected(tmp_path: Path) -> None:
    """The column may stand on the table without the scheme's asking; a blank then asks nothing."""
    root = played(tmp_path)
    book = load_workbook(root / DECISIONS)
    sheet = book["任用决定"]
    header = next(row for row in sheet.iter_rows() if "编号" in [cell.value for cell in row])
    sheet.cell(header[0].row or 1, len(header) + 1).value = "公示结果"
    book.save(root / DECISIONS)
    decide(root, HEAD_01="任用", GUARD_04="任用")
    assert letters(root) == ["任职通知书-安宁01", "任职通知书-戴月04"]
    fill(root / DECISIONS, "任用决定", "公示结果", {"04": "暂缓"})
    run("generate_notices", root)
    assert letters(root) == ["任职通知书-安宁01"]
