"""递补: next in order moves up, once or repeatedly, by one entry (K5; plans 12 and 31)."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from docx import Document

from campaign.posts.stages import the_appointments
from campaigns import Ran, Town, codes, fill, fill_items, person, run, table
from departments.test_by_total import WRITTEN
from departments.towns import DECISIONS as PLACED
from departments.towns import RESULT, answer, follow_proposals

DECISIONS = Path("05任用决定", "任用决定表.xlsx")
MEETING = {"决定日期": date(2026, 3, 11), "任职日期": date(2026, 3, 19)}
HEAD, DEPUTY = "党政办主任", "综治办主任"
TOTALS = {"01": 90, "02": 85, "03": 80, "04": 75, "05": 70}


def town(
    root: Path,
    choices: Mapping[str, tuple[str, ...]],
    totals: Mapping[str, float] = TOTALS,
    quota: int = 1,
    rule: str = "按名次递补",
) -> Path:
    """Up to the proposal."""
    made = Town(
        posts=[
            {"部门": "党政办", "职务": "主任", "职数": quota},
            {"部门": "综治办", "职务": "主任", "职数": 1},
        ],
        departments=[],
        people=[person(each, f"人员{each}") for each in TOTALS],
        components=[
            {"项目": "笔试", "方式": "直接录入", "分值": 100, "单张满分": 100,
             "去最高分个数": 0, "去最低分个数": 0, "去高低分起算人数": 0}
        ],
        post_choices=dict(choices),
    )  # fmt: skip
    made.basics |= {"递补": rule}
    made.write(root)
    run("prepare_scoring", root)
    marks = {each: totals[each] for each in choices}
    fill(root / "04评分表" / "笔试成绩表.xlsx", "成绩", "得分", marks)
    assert run("consolidate_scores", root).outcome
    return root


def follow(root: Path) -> None:
    """The committee decides as proposed."""
    rows = table(root / DECISIONS, "任用决定")
    enter(root, "党委决定", {(row["部门"], row["编号"]): row["建议"] for row in rows})
    fill_items(root / DECISIONS, "会议信息", MEETING)


def enter(root: Path, column: str, values: Mapping[tuple[str, str], Any]) -> None:
    from openpyxl import load_workbook

    book = load_workbook(root / DECISIONS)
    sheet = book["任用决定"]
    rows = list(sheet.iter_rows(values_only=True))
    at = next(n for n, row in enumerate(rows) if "编号" in row)
    head = rows[at]
    unit, key, target = head.index("部门"), head.index("编号"), head.index(column)
    for number, row in enumerate(rows[at + 1 :], at + 2):
        if (str(row[unit]), str(row[key])) in values:
            sheet.cell(number, target + 1).value = values[str(row[unit]), str(row[key])]
    book.save(root / DECISIONS)


def gives_up(root: Path, *entries: tuple[str, str, str]) -> Ran:
    enter(root, "退出原因", {(unit, staff_id): why for unit, staff_id, why in entries})
    return run("allocate_departments", root)


def holders(ran: Ran) -> dict[str, str]:
    assert ran.errors == []
    return ran.run.get(the_appointments).holder_of


ONE_POST = dict.fromkeys(("01", "02", "03", "04"), (HEAD,))


def test_next_in_order_moves_up_by_one_entry(tmp_path: Path) -> None:
    root = town(tmp_path, ONE_POST)
    follow(root)
    ran = gives_up(root, ("党政办", "01", "本人放弃"))
    assert holders(ran) == {"02": HEAD}
    assert "D76" in {code for _, code in codes(ran.issues)}
    rows = table(root / "结果" / "双向选择结果.xlsx", "人员去向")
    told = {row["编号"]: row for row in rows}
    assert told["02"]["去向"] == HEAD
    assert told["02"]["依据"] == "党委决定任用，递补：人员01本人放弃，按名次由第2名递补。"
    assert told["01"]["去向类别"] == "留现部门"


def test_who_gave_up_and_leaves_the_roster_makes_nobody_pass_the_next(tmp_path: Path) -> None:
    root = town(tmp_path, ONE_POST)
    follow(root)
    gives_up(root, ("党政办", "01", "本人放弃"))
    fill(root / "02干部花名册.xlsx", "花名册", "在岗状态", {"01": "调出"})
    ran = run("allocate_departments", root)
    assert holders(ran) == {"02": HEAD}
    (told,) = [each for each in ran.issues if each.kind.code == "D76"]
    assert told.data["name"] == "人员02"


def test_once_more(tmp_path: Path) -> None:
    """[12]: where the check or the health fails, the next; and the next again."""
    root = town(tmp_path, ONE_POST)
    follow(root)
    ran = gives_up(root, ("党政办", "01", "体检不合格"), ("党政办", "02", "公示未通过"))
    assert holders(ran) == {"03": HEAD}


def test_the_table_stays_and_the_public_notice_says_why(tmp_path: Path) -> None:
    root = town(tmp_path, ONE_POST)
    follow(root)
    gives_up(root, ("党政办", "01", "本人放弃"))
    assert "T13" not in {code for _, code in codes(run("consolidate_scores", root).issues)}
    assert [path.name for path in (root / "05任用决定").iterdir()] == ["任用决定表.xlsx"]
    assert run("generate_notices", root).errors == []
    notice = Document(str(root / "08公文" / "任前公示.docx"))
    told = "".join(each.text for each in notice.paragraphs)
    assert "人员02拟任党政办主任：人员01本人放弃，按名次由第2名递补。" in told
    letters = [path.stem for path in (root / "08公文").rglob("任职通知书-*.docx")]
    assert letters == ["任职通知书-人员0202"]


def test_the_committees_own_word_for_the_next_comes_to_the_same(tmp_path: Path) -> None:
    root = town(tmp_path, ONE_POST)
    follow(root)
    gives_up(root, ("党政办", "01", "本人放弃"))
    enter(root, "党委决定", {("党政办", "02"): "任用"})
    ran = run("allocate_departments", root)
    assert holders(ran) == {"02": HEAD}
    assert ran.run.get(the_appointments).succession["02"].startswith("人员01本人放弃")


def test_another_than_the_next_needs_a_reason(tmp_path: Path) -> None:
    root = town(tmp_path, ONE_POST)
    follow(root)
    gives_up(root, ("党政办", "01", "本人放弃"))
    enter(root, "党委决定", {("党政办", "03"): "任用"})
    ran = run("allocate_departments", root)
    assert {code for _, code in codes(ran.errors)} == {"D05"}
    enter(root, "决定理由", {("党政办", "03"): "工作需要"})
    assert holders(run("allocate_departments", root)) == {"03": HEAD}


def test_who_was_refused_does_not_move_up(tmp_path: Path) -> None:
    root = town(tmp_path, ONE_POST)
    follow(root)
    enter(root, "党委决定", {("党政办", "01"): "不任用", ("党政办", "02"): "任用"})
    enter(root, "决定理由", {("党政办", "01"): "正在接受调查", ("党政办", "02"): "工作需要"})
    assert holders(gives_up(root, ("党政办", "02", "本人放弃"))) == {"03": HEAD}


def test_holders_of_other_posts_stay_where_they_are(tmp_path: Path) -> None:
    choices = {"01": (HEAD,), "02": (HEAD, DEPUTY), "03": (HEAD,), "04": (DEPUTY,)}
    root = town(tmp_path, choices)
    follow(root)
    assert holders(run("allocate_departments", root)) == {"01": HEAD, "02": DEPUTY}
    assert holders(gives_up(root, ("党政办", "01", "本人放弃"))) == {"02": DEPUTY, "03": HEAD}


def test_two_posts_go_by_the_wishes_of_those_in_line(tmp_path: Path) -> None:
    choices = {"01": (HEAD,), "02": (DEPUTY,), "03": (DEPUTY, HEAD), "04": (HEAD,)}
    root = town(tmp_path, choices)
    follow(root)
    ran = gives_up(root, ("党政办", "01", "本人放弃"), ("综治办", "02", "考察未通过"))
    assert holders(ran) == {"03": DEPUTY, "04": HEAD}


def test_equals_are_for_the_committee(tmp_path: Path) -> None:
    root = town(tmp_path, ONE_POST, TOTALS | {"03": 85})
    follow(root)
    ran = gives_up(root, ("党政办", "01", "本人放弃"))
    assert ran.run.get(the_appointments).undecided == {"02": [HEAD], "03": [HEAD]}
    assert "D77" in {code for _, code in codes(ran.issues)}
    enter(root, "党委决定", {("党政办", "03"): "任用"})
    assert holders(run("allocate_departments", root)) == {"03": HEAD}


def test_nobody_left_leaves_the_post_empty(tmp_path: Path) -> None:
    root = town(tmp_path, {"01": (HEAD,)})
    follow(root)
    assert holders(gives_up(root, ("党政办", "01", "本人放弃"))) == {}


def test_a_scheme_may_leave_the_post_empty(tmp_path: Path) -> None:
    root = town(tmp_path, ONE_POST, rule="不递补")
    follow(root)
    assert holders(gives_up(root, ("党政办", "01", "本人放弃"))) == {}


@pytest.mark.parametrize(("rule", "asked"), [("按名次递补", True), ("", False)])
def test_the_column_stands_there_only_where_the_scheme_has_the_rule(
    tmp_path: Path, rule: str, asked: bool
) -> None:
    root = town(tmp_path, ONE_POST, rule=rule)
    (first, *_) = table(root / DECISIONS, "任用决定")
    assert ("退出原因" in first) is asked


def test_departments_that_had_picked_the_next_need_not_strike_anybody_off(tmp_path: Path) -> None:
    """One entry, though 02 was picked and placed, and 01 has to be placed instead."""
    made = Town(
        posts=[{"部门": "党政办", "职务": "主任", "职数": 1}],
        people=[person(each, f"人员{each}") for each in TOTALS],
        components=[WRITTEN],
        post_choices=dict.fromkeys(("01", "02"), (HEAD,)),
        department_choices=dict.fromkeys(TOTALS, ("党政办", "综治办")),
    )
    made.basics["递补"] = "按名次递补"
    root = made.write(tmp_path)
    run("prepare_scoring", root)
    fill(root / "04评分表" / "笔试成绩表.xlsx", "成绩", "得分", TOTALS)
    run("consolidate_scores", root)
    follow(root)
    run("allocate_departments", root)
    answer(root, {"党政办": {"02": 1, "03": 2}, "综治办": {"04": 1}})
    run("allocate_departments", root)
    follow_proposals(root)
    assert run("allocate_departments", root).errors == []
    ran = gives_up(root, ("党政办", "01", "体检不合格"))
    assert ran.errors == []
    ends = {row["编号"]: row["去向"] for row in table(root / RESULT, "人员去向")}
    assert (ends["02"], ends["03"], ends["04"]) == (HEAD, "党政办", "综治办")
    told = {row["编号"] for row in table(root / PLACED.with_stem("定岗决定表（新）"), "定岗决定")}
    assert told == {"01", "03", "04", "05"}
