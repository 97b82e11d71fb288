"""Failing at probation: the second-placed replaces; if there is none, somebody acts (plan 31)."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from campaign.checking.papers_read import read_against_decisions
from campaign.run import Run
from campaign.storage.folder import Folder
from campaigns import Quiet, codes, fill, fill_items, run, table
from documents.finished import Word
from tenure.test_tenure import LEDGER, STATES, played, town

FAILED = date(2026, 4, 20)
"""The day after a month's probation from 19 March; a Monday."""
DECISIONS = Path("05任用决定", "任用决定表.xlsx")


def appointed(root: Path, **basics: object) -> Path:
    """01 holds the post on a month's probation, and has the letter."""
    played(root, **{"试用期(月)": 1, "任期(年)": 1, "递补": "按名次递补"} | basics)
    assert run("generate_notices", root).errors == []
    return root


def fails(root: Path, staff_id: str = "01", day: date = FAILED) -> None:
    fill(root / LEDGER, "任职台账", "考核结果", {staff_id: "免职"})
    fill(root / LEDGER, "任职台账", "决定日期", {staff_id: day})
    leaves(root, staff_id, day)


def leaves(root: Path, staff_id: str, day: date = FAILED) -> None:
    fill(root / DECISIONS, "任用决定", "退出原因", {staff_id: "试用期考核不合格"})
    fill(root / DECISIONS, "任用决定", "退出日期", {staff_id: day})


def follow(root: Path, today: date = FAILED) -> dict[str, dict[str, object]]:
    """Everything again; the states by 编号."""
    for step in ("generate_notices", "review_standby"):
        ran = run(step, root, today)
        assert ran.errors == []
    return {row["编号"]: row for row in table(root / STATES, "任职情况")}


def papers(root: Path) -> set[str]:
    return {path.stem for path in (root / "08公文").rglob("*.docx") if "作废" not in path.parts}


def test_the_second_placed_replaces_with_a_notice_and_a_trial_of_their_own(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    fails(root)
    states = follow(root)
    assert (states["01"]["状态"], states["01"]["接替建议"]) == ("免职", "由白帆递补")
    assert (states["02"]["状态"], states["02"]["职务"]) == ("试用中", "党政办主任")
    assert papers(root) >= {
        "任前公示", "任前公示-递补0421", "任职通知", "任职通知-递补0428",
        "任职通知书-安宁01", "任职通知书-白帆02", "免职通知书-安宁01",
    }  # fmt: skip
    notice = Word(root / "08公文" / "任前公示-递补0421.docx").everything
    assert "白帆拟任党政办主任：安宁试用期考核不合格，按名次由第2名递补。" in notice
    assert "2026年4月20日" in notice  # the committee's meeting on the removal
    letter = Word(root / "08公文" / "任职通知书" / "任职通知书-白帆02.docx").everything
    assert "2026年4月28日" in letter


def test_a_result_that_holds_them_up_is_respected_though_nobody_asks(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    fails(root)
    book = load_workbook(root / DECISIONS)
    sheet = book["任用决定"]
    header = next(row for row in sheet.iter_rows() if "退出日期" in [cell.value for cell in row])
    sheet.cell(header[0].row or 1, len(header) + 1).value = "公示结果"
    book.save(root / DECISIONS)
    fill(root / DECISIONS, "任用决定", "公示结果", {"02": "暂缓"})
    follow(root)
    assert "任职通知书-白帆02" not in papers(root)


def test_their_papers_say_what_was_decided_about_them(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    fails(root)
    follow(root)
    own = [
        f"08公文/{name}-递补{day}.docx"
        for name, day in (("任前公示", "0421"), ("任职通知", "0428"))
    ]
    labels = [*own, "08公文/任职通知书/任职通知书-白帆02.docx", "08公文/任职通知.docx"]
    look = Run(Folder(root), Quiet(), FAILED)
    assert list(read_against_decisions(look, labels)) == []
    notice = Word(root / own[1]).everything
    assert "白帆" in notice
    assert "安宁" not in notice


def test_the_campaigns_outcome_stays_as_it_was_closed(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    run("allocate_departments", root)
    before = (root / "结果" / "双向选择结果.xlsx").read_bytes()
    fails(root)
    follow(root)
    assert run("allocate_departments", root, FAILED).errors == []
    assert (root / "结果" / "双向选择结果.xlsx").read_bytes() == before


def test_the_ledger_takes_the_one_who_follows(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    fails(root)
    follow(root)
    (renewed,) = (root / "09待岗管理").glob("任职台账*新*.xlsx")
    rows = {row["编号"]: row for row in table(renewed, "任职台账")}
    assert (rows["01"]["考核结果"], rows["02"]["考核结果"]) == ("免职", None)
    assert f"{rows['02']['试用期满']:%Y-%m-%d}" == "2026-05-28"
    renewed.replace(root / LEDGER)
    assert follow(root, date(2026, 4, 29))["02"]["状态"] == "试用中"


def test_and_the_third_where_the_second_fails_too(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    fails(root)
    follow(root)
    next((root / "09待岗管理").glob("任职台账*新*.xlsx")).replace(root / LEDGER)
    fails(root, "02", date(2026, 5, 29))
    states = follow(root, date(2026, 5, 29))
    assert [states[each]["状态"] for each in ("01", "02", "03")] == ["免职", "免职", "试用中"]
    assert {"任职通知书-白帆02", "任职通知书-池清03", "任前公示-递补0601"} <= papers(root)


def test_among_equals_the_committee_says_who_replaces(tmp_path: Path) -> None:
    marks = {"01": 90, "02": 80, "03": 80}
    played(tmp_path, marks, **{"试用期(月)": 1, "递补": "按名次递补"})
    root = tmp_path
    run("generate_notices", root)
    fails(root)
    assert follow(root)["01"]["接替建议"] == "白帆、池清名次并列，由党委决定由谁递补"
    fill(root / DECISIONS, "任用决定", "党委决定", {"03": "任用"})
    assert follow(root)["01"]["接替建议"] == "由池清递补"
    assert {"任职通知书-安宁01", "任职通知书-池清03", "任前公示-递补0421"} <= papers(root)


def test_where_nobody_is_left_somebody_acts(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    for each, day in (("01", FAILED), ("02", date(2026, 5, 29)), ("03", date(2026, 7, 1))):
        if each != "01":
            next((root / "09待岗管理").glob("任职台账*新*.xlsx")).replace(root / LEDGER)
        fails(root, each, day)
        states = follow(root, day)
    assert states["03"]["接替建议"] == "没有可以递补的人，由党委指定人员临时负责"


def test_the_one_entry_is_asked_for_where_it_is_missing(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    fill(root / LEDGER, "任职台账", "考核结果", {"01": "免职"})
    fill(root / LEDGER, "任职台账", "决定日期", {"01": FAILED})
    told = str(follow(root)["01"]["接替建议"])
    assert told == "白帆是下一名，可以递补：在任用决定表里填写退出原因和退出日期"


def test_a_ledger_that_does_not_say_so_is_told_of(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    leaves(root, "01")
    ran = run("review_standby", root, FAILED)
    assert ran.errors == []
    assert "D68" in {code for _, code in codes(ran.issues)}


def test_a_day_without_a_cause_is_no_leaving(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    fill(root / DECISIONS, "任用决定", "退出日期", {"01": FAILED})
    assert "D78" in {code for _, code in codes(run("generate_notices", root, FAILED).errors)}


@pytest.mark.parametrize(
    ("left_on", "decided_on", "code"),
    [
        (date(2026, 3, 5), date(2026, 3, 5), "D84"),  # before the appointment was decided on
        (date(2025, 4, 20), date(2025, 4, 20), "D84"),  # a year early
        (date(2027, 4, 20), date(2026, 4, 20), "D84"),  # a year late: still to come
        (date(2026, 4, 17), date(2026, 4, 20), "D85"),  # one decision, two days
        (date(2026, 4, 20), date(2026, 4, 17), "D85"),
    ],
)
def test_a_day_of_leaving_that_cannot_be(
    tmp_path: Path, left_on: date, decided_on: date, code: str
) -> None:
    root = appointed(tmp_path)
    fails(root, day=decided_on)
    leaves(root, "01", left_on)
    found = codes(run("review_standby", root, FAILED).errors)
    assert found == {(cell_of(root, "退出日期", "01"), code)}


def cell_of(root: Path, column: str, staff_id: str) -> str:
    rows = list(load_workbook(root / DECISIONS)["任用决定"].iter_rows())
    head = next(row for row in rows if "编号" in [each.value for each in row])
    at, key = ([each.value for each in head].index(name) for name in (column, "编号"))
    return next(str(row[at].coordinate) for row in rows if row[key].value == staff_id)


@pytest.mark.parametrize(
    ("day", "code"), [(date(2027, 4, 28), "D31"), (date(2026, 4, 24), "D13"), (None, "")]
)
def test_the_day_on_which_a_follower_takes_office(
    tmp_path: Path, day: date | None, code: str
) -> None:
    root = appointed(tmp_path)
    fails(root)
    fill(root / DECISIONS, "任用决定", "递补任职日期", {"02": day})
    where, ran = cell_of(root, "递补任职日期", "02"), run("generate_notices", root, FAILED)
    own = {each for each in codes(ran.issues) if each[0] == where}
    assert own == ({(where, code)} if code else set())


def test_a_notice_before_the_removal_it_follows(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    fails(root)
    fill(root / DECISIONS, "任用决定", "递补公示开始", {"02": date(2026, 4, 10)})
    where, ran = cell_of(root, "递补公示开始", "02"), run("generate_notices", root, FAILED)
    assert {each for each in codes(ran.issues) if each[0] == where} == {(where, "W13")}


def test_who_was_to_follow_and_gives_up_before_taking_office(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    fails(root)
    follow(root)
    leaves(root, "02", date(2026, 4, 22))  # announced until the 27th
    ran = run("generate_notices", root, date(2026, 4, 22))
    assert ran.errors == []
    assert "D68" not in {code for _, code in codes(ran.issues)}  # never held: not to be removed
    assert "任职通知书-白帆02" not in papers(root)
    assert {"任职通知书-池清03", "任前公示-递补0423"} <= papers(root)
    (first, *_) = handed_over(root, "0430")
    assert first == ["安宁", "党政办主任", "免职", "池清"]


def test_before_taking_office_the_day_changes_nothing(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    leaves(root, "01", date(2026, 3, 13))  # 任职日期 is the 19th
    assert run("generate_notices", root, date(2026, 3, 13)).errors == []
    assert "任职通知书-安宁01" not in papers(root)
    assert "任职通知书-白帆02" in papers(root)


def test_the_result_of_the_notice_is_waited_for(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    book = load_workbook(root / "01活动方案.xlsx")
    book["基本信息"].append(["登记公示结果", "是"])
    book.save(root / "01活动方案.xlsx")
    book = load_workbook(root / DECISIONS)
    header = next(row for row in book["任用决定"].iter_rows() if "编号" in [c.value for c in row])
    book["任用决定"].cell(header[0].row or 1, len(header) + 1).value = "公示结果"
    book.save(root / DECISIONS)
    fill(root / DECISIONS, "任用决定", "公示结果", {"01": "无异议"})
    fails(root)
    assert run("generate_notices", root, FAILED).errors == []
    assert "任前公示-递补0421" in papers(root)
    assert "任职通知书-白帆02" not in papers(root)
    fill(root / DECISIONS, "任用决定", "公示结果", {"02": "无异议"})
    assert run("generate_notices", root, date(2026, 4, 28)).errors == []
    assert "任职通知书-白帆02" in papers(root)


def handed_over(root: Path, day: str) -> list[list[str]]:
    notice = Word(root / "08公文" / f"工作移交通知-递补{day}.docx")
    return notice.table("姓名", "原岗位", "新岗位", "接交人")


def test_who_leaves_hands_over_to_who_follows_and_so_do_they(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    fill(root / "02干部花名册.xlsx", "花名册", "现部门", {"02": "财政所"})
    fill(root / "02干部花名册.xlsx", "花名册", "现职务", {"02": "会计"})
    assert run("generate_notices", root).errors == []
    fails(root)
    follow(root)
    assert handed_over(root, "0428") == [
        ["安宁", "党政办主任", "免职", "白帆"],
        ["白帆", "财政所会计", "党政办主任", ""],
    ]
    assert "移交清单-白帆02" in papers(root)
    assert any(name.startswith("移交清单-安宁01") for name in papers(root))
    next((root / "09待岗管理").glob("任职台账*新*.xlsx")).replace(root / LEDGER)
    fails(root, "02", date(2026, 5, 29))
    follow(root, date(2026, 5, 29))
    (first, *_) = handed_over(root, "0608")
    assert first == ["白帆", "党政办主任", "免职", "池清"]
    assert "移交清单-白帆02（第2次）" in papers(root)


def test_who_gave_the_post_up_is_not_proposed_for_it(tmp_path: Path) -> None:
    root = appointed(tmp_path)
    fill(root / DECISIONS, "任用决定", "退出原因", {"02": "本人放弃"})
    fill(root / LEDGER, "任职台账", "考核结果", {"01": "免职"})
    fill(root / LEDGER, "任职台账", "决定日期", {"01": FAILED})
    assert str(follow(root)["01"]["接替建议"]).startswith("池清是下一名")


def test_of_a_pool_only_the_seat_that_is_taken_over_is_followed(tmp_path: Path) -> None:
    made = town(**{"试用期(月)": 1, "递补": "按名次递补"})
    made.posts = [{"部门": "本镇", "职务": "站长", "职数": 2, "岗位待定": "是"}]
    made.post_choices = dict.fromkeys(("01", "02", "03"), ("本镇站长",))
    root = made.write(tmp_path)
    run("prepare_scoring", root)
    for path in (root / "04评分表").glob("**/*评分表-*.xlsx"):
        fill(path, "评分表", "得分", {"01": 90, "02": 80, "03": 70})
    assert run("consolidate_scores", root).outcome
    seats = {"01": "甲站", "02": "乙站", "03": "乙站"}
    fill(root / DECISIONS, "任用决定", "党委决定", {"01": "任用", "02": "任用", "03": "不任用"})
    fill(root / DECISIONS, "任用决定", "任职部门", seats)
    days = {"决定日期": date(2026, 3, 11), "任职日期": date(2026, 3, 19)}
    fill_items(root / DECISIONS, "会议信息", days)
    assert run("generate_notices", root).errors == []
    assert run("review_standby", root).outcome
    for each in ("01", "02"):
        fails(root, each)
    states = follow(root)
    assert states["02"]["接替建议"] == "由池清递补"
    assert states["01"]["接替建议"] == "没有可以递补的人，由党委指定人员临时负责"
    receivers = {line[0]: line[3] for line in handed_over(root, "0428")}
    assert receivers["白帆"] == "池清"
