"""After the appointment: terms of office, probation and its end, who may replace whom."""

from datetime import date, datetime
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook

from campaigns import Town, codes, fill, fill_items, next_line, run, table, write_plain
from campaigns import person as somebody
from documents.finished import SCHEME, Word, copied

LEDGER = Path("09待岗管理", "任职台账.xlsx")
STATES = Path("结果", "任职情况.xlsx")
AFTER = date(2026, 9, 22)
"""A day after probations of half a year from 19 March."""


def town(**basics: Any) -> Town:
    """01 (90), 02 (80) and 03 (70) compete for one post; there are no departments."""
    plain = Town(
        posts=[{"部门": "党政办", "职务": "主任", "职数": 1}],
        departments=[],
        people=[somebody("01", "安宁"), somebody("02", "白帆"), somebody("03", "池清")],
        post_choices=dict.fromkeys(("01", "02", "03"), ("党政办主任",)),
    )
    plain.basics |= basics
    plain.components = [each for each in plain.components if each["方式"] == "评委打分"]
    return plain


def played(root: Path, marks: Any = None, **basics: Any) -> Path:
    """Run until 01 is appointed and the ledger is there."""
    made = town(**basics).write(root)
    run("prepare_scoring", made)
    for path in (made / "04评分表").glob("**/*评分表-*.xlsx"):
        fill(path, "评分表", "得分", marks or {"01": 90, "02": 80, "03": 70})
    assert run("consolidate_scores", made).outcome
    decisions = made / "05任用决定" / "任用决定表.xlsx"
    fill(decisions, "任用决定", "党委决定", {"01": "任用"})
    days = {"决定日期": date(2026, 3, 11), "任职日期": date(2026, 3, 19)}
    fill_items(decisions, "会议信息", days)
    assert run("review_standby", made).outcome
    return made


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """On probation for half a year, in a term of three years."""
    return played(tmp_path, **{"试用期(月)": 6, "任期(年)": 3})


def write(root: Path, **cells: Any) -> None:
    for column, value in cells.items():
        fill(root / LEDGER, "任职台账", column, {"01": value})


def faults(root: Path, today: date = AFTER) -> set[tuple[str, str]]:
    issues = run("review_standby", root, today).issues
    own = [each for each in issues if each.where.file == LEDGER.as_posix()]
    return {each for each in codes(own) if each[1] != "T13"}


def state(root: Path) -> dict[str, Any]:
    (row,) = table(root / STATES, "任职情况")
    return dict(row)


def letters(root: Path) -> set[str]:
    found = (root / "08公文").glob("*通知书/*.docx")
    return {path.parent.name for path in found if path.parent.name != "任职通知书"}


# -- days -----------------------------------------------------------------------------------------


def test_the_term_counts_from_the_decision_and_probation_from_the_notice(root: Path) -> None:
    (row,) = table(root / LEDGER, "任职台账")
    days = {name: row[name].date() for name in ("任期至", "试用开始", "试用期满")}
    assert (row["编号"], row["姓名"], row["职务"]) == ("01", "安宁", "党政办主任")
    assert days == {
        "任期至": date(2029, 3, 11),
        "试用开始": date(2026, 3, 19),
        "试用期满": date(2026, 9, 19),
    }


def test_without_term_and_probation_there_is_no_ledger(tmp_path: Path) -> None:
    made = town().write(tmp_path)
    run("prepare_scoring", made)
    for path in (made / "04评分表").glob("**/*评分表-*.xlsx"):
        fill(path, "评分表", "得分", {"01": 90, "02": 80, "03": 70})
    run("consolidate_scores", made)
    fill(made / "05任用决定" / "任用决定表.xlsx", "任用决定", "党委决定", {"01": "任用"})
    assert run("review_standby", made).waits_for == ("本次活动没有双选部门，没有岗位要定",)
    assert not (made / LEDGER).exists()


def test_a_ledger_that_no_scheme_asks_for_is_told_to_be_unused(root: Path) -> None:
    write(root, 考核结果="转正", 决定日期=AFTER)
    fill_items(root / SCHEME, "基本信息", {"试用期(月)": None, "任期(年)": None})
    issues = run("run_all", root, AFTER).issues
    told = {(each.where.file, each.kind.code) for each in issues if "台账" in each.where.file}
    assert told == {(LEDGER.as_posix(), "T21")}


def test_two_ledgers_lie_side_by_side_and_both_are_read(tmp_path: Path) -> None:
    made = copied(tmp_path)
    fill_items(made / SCHEME, "基本信息", {"试用期(月)": 6})
    run("review_standby", made, AFTER)
    assert (made / LEDGER).exists()
    issues = run("review_standby", made, AFTER).issues
    assert "F40" not in {each.kind.code for each in issues}


def test_nobody_appointed_yet_is_waited_for(tmp_path: Path) -> None:
    made = played(tmp_path, **{"试用期(月)": 6})
    decisions = made / "05任用决定" / "任用决定表.xlsx"
    fill_items(decisions, "会议信息", {"任职日期": None})
    assert run("review_standby", made).waits_for == (
        "还不知道任职从哪天开始，请填写任用决定表“会议信息”的决定日期和任职日期",
    )


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 9, 1), "2026年9月19日（还有18天）　1人试用期满"),
        (date(2029, 3, 1), "2029年3月11日（还有10天）　1人任期届满"),
    ],
)
def test_the_days_are_among_those_coming_up(root: Path, today: date, expected: str) -> None:
    outcome = run("run_all", root, today).outcome
    assert outcome
    assert any(line.strip() == expected for line in outcome.lines)


def test_who_has_to_be_reviewed_soon(root: Path) -> None:
    outcome = run("review_standby", root, date(2026, 9, 1)).outcome
    assert outcome
    assert outcome.waits_for == ["编号01的试用期满考核还没有办（2026-09-19，还有18天期满）"]
    write(root, 考核结果="转正", 决定日期=AFTER)
    after = run("review_standby", root, AFTER).outcome
    assert after
    assert after.waits_for == []


def test_all_is_not_done_while_somebody_is_on_probation(root: Path) -> None:
    day = date(2026, 4, 1)
    run("run_all", root, day)
    said = "还有1人在试用期（安宁，2026年9月19日期满），期满后考核"
    assert said in next_line(root, day)
    assert "填试用期满的考核结果：安宁" in next_line(root, date(2026, 9, 1))
    write_plain(
        root / "02干部花名册.xlsx",
        {"花名册": [*town().people, somebody("04", "安宁", 出生年月="1990.08")]},
    )
    assert "（安宁（01），2026年9月19日期满）" in next_line(root, day)


# -- results --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("cells", "letter", "said", "stands"),
    [
        (
            {"考核结果": "转正"},
            "试用期满任职通知书",
            "自2026年3月19日起至2026年9月19日止，已经期满。经考核合格，经2026年9月21日党委会议"
            "研究决定，你正式任党政办主任，任期至2029年3月11日。",
            "在任",
        ),
        (
            {"考核结果": "延长", "延期至": date(2026, 12, 19), "新职务": "党政办副主任"},
            "延长试用期通知书",
            "你的试用期延长至2026年12月19日，其间任党政办副主任。",
            "延长试用",
        ),
        (
            {"考核结果": "免职", "说明": "另行安排工作。"},
            "免职通知书",
            "经考核，不宜继续担任现职。经2026年9月21日党委会议研究决定，免去你的党政办主任职务。"
            "另行安排工作。",
            "免职",
        ),
        (
            {"考核结果": "免职", "考核等次": "不称职", "新职务": "综治办干事"},  # moved
            "免职通知书",
            "免去你的党政办主任职务，安排任综治办干事。",
            "免职",
        ),
        (
            {"考核结果": "降职", "新职务": "党政办干事"},
            "降职通知书",
            "免去你的党政办主任职务，改任党政办干事。",
            "降职",
        ),
    ],
)
def test_each_result_has_its_document(
    root: Path, cells: dict[str, Any], letter: str, said: str, stands: str
) -> None:
    write(root, **cells, 决定日期=date(2026, 9, 21))
    assert faults(root) == set()
    assert letters(root) == {letter}
    paper = Word(root / "08公文" / letter / f"{letter}-安宁01.docx")
    assert said in paper.everything
    assert paper.line("成文日期") == "2026年9月21日"
    assert state(root)["状态"] == stands
    listed = table(root / "08公文" / "用印登记表（待岗期满）.xlsx", "用印登记", key="文种")
    assert [(row["文种"], row["份数"]) for row in listed] == [(letter, 2)]


def test_no_letter_before_the_committee_s_date(root: Path) -> None:
    write(root, 考核结果="转正")
    assert faults(root) == {("I4", "L43")}
    assert letters(root) == set()
    assert state(root)["说明"] == "决定日期待填，转正"


def test_an_extension_and_what_follows_it(root: Path) -> None:
    later = date(2026, 12, 19)
    write(root, 考核结果="延长", 决定日期=date(2026, 9, 21), 延期至=later, 新职务="副主任")
    outcome = run("review_standby", root, date(2026, 12, 1)).outcome
    assert outcome
    assert outcome.waits_for == ["编号01的试用期满考核还没有办（2026-12-19，还有18天期满）"]
    assert faults(root, date(2026, 12, 20)) == {("L4", "L41")}
    write(root, 延期后结果="转正", 延期后决定日期=date(2026, 12, 20))
    assert faults(root, date(2026, 12, 21)) == set()
    assert letters(root) == {"延长试用期通知书", "试用期满任职通知书"}
    assert state(root)["状态"] == "在任"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({}, {("H4", "L41")}),
        ({"考核结果": "转正", "决定日期": date(2026, 9, 18)}, {("I4", "L44")}),
        ({"考核结果": "转正", "决定日期": date(2026, 9, 23)}, {("I4", "L44")}),
        ({"考核结果": "免职", "决定日期": date(2026, 6, 1)}, set()),
        ({"考核结果": "免职", "决定日期": date(2026, 3, 1)}, {("I4", "L44")}),
        ({"考核结果": "降职", "决定日期": AFTER}, {("J4", "L46")}),
        ({"考核结果": "延长", "决定日期": AFTER}, {("K4", "L47")}),
        (
            {"考核结果": "延长", "决定日期": AFTER, "延期至": date(2026, 9, 19)},
            {("K4", "L13"), ("L4", "L41")},
        ),
        ({"决定日期": AFTER}, {("I4", "L48"), ("H4", "L41")}),
        ({"考核结果": "转正", "决定日期": AFTER, "延期至": date(2027, 1, 1)}, {("K4", "L48")}),
        ({"考核结果": "转正", "决定日期": AFTER, "延期后结果": "免职"}, {("L4", "L48")}),
        ({"考核结果": "转正", "决定日期": AFTER, "考核等次": "不称职"}, {("H4", "L45")}),
        ({"考核结果": "转正", "决定日期": AFTER, "考核等次": "基本称职"}, set()),
        (
            {
                "考核结果": "延长", "决定日期": AFTER, "延期至": date(2027, 1, 1),
                "考核等次": "不称职",
            },
            {("J4", "L46")},  # extended in a lower post
        ),
        ({"试用期满": date(2026, 9, 1)}, {("F4", "L07"), ("H4", "L41")}),
        ({"考核结果": "转正", "决定日期": AFTER, "新职务": "党政办副主任"}, {("J4", "L48")}),
        ({"新职务": "党政办副主任"}, {("J4", "L48"), ("H4", "L41")}),
        ({"考核结果": "降职", "决定日期": AFTER, "新职务": "无"}, {("J4", "L46")}),
        ({"考核结果": "降职", "决定日期": AFTER, "新职务": "待定"}, {("J4", "W34")}),
        ({"考核结果": "降职", "决定日期": AFTER, "新职务": "党政办主任"}, {("J4", "W34")}),
    ],
)  # fmt: skip
def test_each_slip_at_its_cell(
    root: Path, cells: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    write(root, **cells)
    assert faults(root) == expected


def test_nobody_is_confirmed_where_there_is_no_probation(tmp_path: Path) -> None:
    made = played(tmp_path, **{"任期(年)": 1})
    write(made, 考核结果="转正", 决定日期=AFTER)
    assert faults(made) == {("H4", "L42")}
    write(made, 考核结果="免职", 决定日期=AFTER)
    assert faults(made) == set()
    paper = Word(made / "08公文" / "免职通知书" / "免职通知书-安宁01.docx").everything
    assert "试用期" not in paper
    assert "经2026年9月22日党委会议研究决定，免去你的党政办主任职务。" in paper


def test_somebody_who_was_not_appointed(root: Path) -> None:
    fill(root / LEDGER, "任职台账", "姓名", {"01": "白帆"})
    fill(root / LEDGER, "任职台账", "编号", {"01": "02"})
    assert ("A4", "L40") in faults(root)


# -- who replaces whoever fails -------------------------------------------------------------------


@pytest.mark.parametrize(
    ("marks", "suggested"),
    [
        ({"01": 90, "02": 80, "03": 70}, "白帆是下一名，可以递补"),
        ({"01": 90, "02": 80, "03": 80}, "名次并列，由党委决定由谁递补"),
        ({"01": 90, "02": "缺考", "03": "缺考"}, "没有可以递补的人，由党委指定人员临时负责"),
    ],
)
def test_the_next_in_order_replaces_else_somebody_acts(
    tmp_path: Path, marks: dict[str, Any], suggested: str
) -> None:
    made = played(tmp_path, marks, **{"试用期(月)": 1})
    write(made, 考核结果="免职", 决定日期=date(2026, 4, 21))
    run("review_standby", made, AFTER)
    assert state(made)["接替建议"].endswith(suggested)


@pytest.mark.parametrize(
    ("cells", "said", "listed"),
    [
        (
            {"主持工作": "白帆"},
            "党政办主任空缺期间由你主持工作，自2026年9月21日起，到有人任职为止。",
            "由白帆主持工作，到有人任职为止",
        ),
        (
            {"主持工作": "03", "主持至": date(2026, 12, 31)},
            "党政办主任空缺期间由你主持工作，自2026年9月21日起至2026年12月31日止。",
            "由池清主持工作至2026年12月31日",
        ),
    ],
)
def test_who_acts_has_a_letter(root: Path, cells: dict[str, Any], said: str, listed: str) -> None:
    write(root, 考核结果="免职", 决定日期=date(2026, 9, 21), **cells)
    assert faults(root) == set()
    assert letters(root) == {"免职通知书", "主持工作通知书"}
    (path,) = (root / "08公文" / "主持工作通知书").glob("*.docx")
    paper = Word(path)
    assert said in paper.everything
    assert "安宁不再担任党政办主任。" in paper.everything
    assert paper.line("成文日期") == "2026年9月21日"
    assert state(root)["接替建议"] == listed
    rows = table(root / "08公文" / "用印登记表（待岗期满）.xlsx", "用印登记", key="文种")
    days = {row["文种"]: row["最早用印日期"].date() for row in rows}
    assert days == dict.fromkeys(("免职通知书", "主持工作通知书"), date(2026, 9, 21))
    outcome = run("run_all", root, date(2026, 12, 10)).outcome
    assert outcome
    told = any(line.strip().endswith("1人主持工作期满") for line in outcome.lines)
    assert told is ("主持至" in cells)


def test_who_acts_after_a_longer_probation_was_failed_too(root: Path) -> None:
    write(root, 考核结果="延长", 决定日期=date(2026, 9, 21), 延期至=date(2026, 12, 19),
          新职务="党政办副主任", 延期后结果="免职", 延期后决定日期=date(2026, 12, 21),
          主持工作="白帆")  # fmt: skip
    assert faults(root, date(2026, 12, 22)) == set()
    assert letters(root) == {"延长试用期通知书", "免职通知书", "主持工作通知书"}
    (path,) = (root / "08公文" / "主持工作通知书").glob("*.docx")
    assert Word(path).line("成文日期") == "2026年12月21日"


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"主持工作": "安宁"}, {"D87"}),
        ({"主持工作": "白帆", "主持至": date(2026, 9, 21)}, {"D88"}),
        ({"主持工作": "白帆", "主持至": date(2026, 9, 22)}, set()),
        ({"主持至": date(2026, 12, 31)}, {"L48"}),
        ({"主持工作": "白帆", "考核结果": "转正"}, {"L48"}),
        ({"主持工作": "查无此人"}, {"P03"}),
        ({"主持工作": 2}, {"P07"}),
    ],
)
def test_each_slip_about_who_acts(root: Path, cells: dict[str, Any], expected: set[str]) -> None:
    write(root, **{"考核结果": "免职", "决定日期": date(2026, 9, 21)} | cells)
    found = codes(run("review_standby", root, AFTER).issues)
    assert {code for _, code in found if code[0] in "DLP"} - {"D08"} == expected


# -- what the papers say of it --------------------------------------------------------------------


def test_term_and_probation_stand_behind_the_post(root: Path) -> None:
    assert run("generate_notices", root).errors == []
    said = "任党政办主任（任期3年，至2029年3月11日，试用期6个月）"
    assert said in Word(root / "08公文" / "任职通知.docx").everything
    letter = Word(root / "08公文" / "任职通知书" / "任职通知书-安宁01.docx")
    assert said.replace("任党", "任命你为党", 1) in letter.everything


def test_a_grade_that_nobody_can_place_is_told(root: Path) -> None:
    day = date(2026, 9, 21)
    write(root, 考核等次="较差", 考核结果="转正", 决定日期=day)
    assert faults(root, date(2026, 9, 22)) == {("G4", "L49")}


# -- days at the ends of months, and who left in the middle ----------------------------------------


@pytest.mark.parametrize(
    ("takes_office", "months", "ends"),
    [
        (date(2026, 3, 31), 1, date(2026, 4, 30)),
        (date(2026, 8, 31), 6, date(2027, 2, 28)),
        (date(2027, 8, 31), 6, date(2028, 2, 29)),  # a leap year
        (date(2026, 12, 31), 2, date(2027, 2, 28)),
    ],
)
def test_probation_at_the_ends_of_months(
    tmp_path: Path, takes_office: date, months: int, ends: date
) -> None:
    made = played(tmp_path, **{"试用期(月)": months, "任期(年)": 1})
    days = {"决定日期": takes_office, "任职日期": takes_office}
    fill_items(made / "05任用决定" / "任用决定表.xlsx", "会议信息", days)
    run("review_standby", made)
    (row,) = table(made / LEDGER, "任职台账")
    assert row["试用期满"].date() == ends
    outcome = run("run_all", made, ends).outcome
    assert outcome
    assert any("（今天）　1人试用期满" in line for line in outcome.lines)


def test_a_term_from_a_leap_day_ends_on_the_last_of_february(tmp_path: Path) -> None:
    made = played(tmp_path, **{"任期(年)": 1})
    days = {"决定日期": date(2028, 2, 29), "任职日期": date(2028, 3, 1)}
    fill_items(made / "05任用决定" / "任用决定表.xlsx", "会议信息", days)
    run("review_standby", made)
    (row,) = table(made / LEDGER, "任职台账")
    assert row["任期至"].date() == date(2029, 2, 28)


def test_who_left_in_the_middle_has_no_days_any_more(root: Path) -> None:
    write(root, 考核结果="免职", 决定日期=date(2026, 6, 1), 说明="调离本单位")
    for today in (date(2026, 9, 1), date(2029, 3, 1)):
        outcome = run("run_all", root, today).outcome
        assert outcome
        assert not any("期满" in line or "届满" in line for line in outcome.lines if "还有" in line)
    assert state(root)["状态"] == "免职"


@pytest.mark.parametrize(
    ("takes_office", "ends"),
    [
        (date(2026, 8, 31), datetime(2027, 2, 28)),
        (date(2027, 8, 31), datetime(2028, 2, 29)),
        (date(2026, 10, 30), datetime(2027, 4, 30)),
    ],
)
def test_months_end_on_the_corresponding_day_as_the_ledger_says(
    tmp_path: Path, takes_office: date, ends: datetime
) -> None:
    made = played(tmp_path, **{"试用期(月)": 6, "公示开始": date(2026, 3, 12)})
    days = {"任职日期": takes_office}
    fill_items(made / "05任用决定" / "任用决定表.xlsx", "会议信息", days)
    (made / LEDGER).unlink()
    assert run("review_standby", made).outcome
    (row,) = table(made / LEDGER, "任职台账")
    assert row["试用期满"] == ends
    texts = [str(cell.value) for cell in load_workbook(made / LEDGER)["任职台账"]["A"]]
    assert any("到期月份的对应日是最后一天" in text for text in texts)
