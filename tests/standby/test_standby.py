"""Standby: periods by the calendar, the ledger's checks, reminders, and where people go."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from campaign.calendar import add_months
from campaign.scheme.stages import the_scheme
from campaign.standby.coming import coming_dates
from campaign.standby.stages import the_standby
from campaigns import Town, fill, run, table
from departments.towns import allocate, answer, decide, follow_proposals, result, town
from documents.finished import Word

PLACES = Path("07定岗决定", "定岗决定表.xlsx")
LEDGER = Path("09待岗管理", "待岗台账.xlsx")
AFTER = date(2026, 9, 22)
"""A day after the periods of 20 March to 20 September."""


@pytest.fixture
def plain() -> Town:
    """01 has 党政办; 02 and 03 go on standby on 20 March."""
    return town(
        {"党政办": 1, "综治办": 1},
        {"01": ("党政办",), "02": ("党政办",), "03": ("党政办",)},
        people=3,
    )


def played(plain: Town, root: Path) -> Path:
    made = plain.write(root)
    allocate(made)
    answer(made, {"党政办": {"01": 1}})
    allocate(made)
    follow_proposals(made)
    assert run("review_standby", made).outcome
    return made


@pytest.fixture
def root(plain: Town, tmp_path: Path) -> Path:
    return played(plain, tmp_path)


def review(root: Path, staff_id: str, **cells: Any) -> None:
    for column, value in cells.items():
        fill(root / LEDGER, "待岗台账", column, {staff_id: value})


def faults(root: Path, today: date = AFTER) -> set[tuple[str, str]]:
    issues = run("review_standby", root, today).issues
    return {(each.where.cell, each.kind.code) for each in issues if each.kind.code[0] == "L"}


# -- periods --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("starts", "ends"),
    [
        (date(2026, 3, 20), date(2026, 9, 20)),
        (date(2026, 8, 31), date(2027, 2, 28)),
        (date(2027, 8, 31), date(2028, 2, 29)),  # a leap year
        (date(2026, 3, 31), date(2026, 9, 30)),
    ],
)
def test_half_a_year_by_the_calendar(plain: Town, tmp_path: Path, starts: date, ends: date) -> None:
    assert add_months(starts, 6) == ends
    plain.basics["待岗开始"] = starts
    rows = table(played(plain, tmp_path) / LEDGER, "待岗台账")
    assert {(row["开始日期"].date(), row["期满日期"].date()) for row in rows} == {(starts, ends)}


def test_the_meeting_s_date_where_the_scheme_has_none(plain: Town, tmp_path: Path) -> None:
    del plain.basics["待岗开始"]
    rows = table(played(plain, tmp_path) / LEDGER, "待岗台账")
    assert rows[0]["开始日期"].date() == date(2026, 3, 19)


def test_nobody_on_standby_is_no_waiting(tmp_path: Path) -> None:
    made = town({"党政办": 1}, {"01": ("党政办",)}, people=1).write(tmp_path)
    allocate(made)
    answer(made, {"党政办": {"01": 1}})
    allocate(made)
    assert run("review_standby", made).waits_for == ("还有1人的定岗没有决定",)
    decide(made, {"01": "党政办"})
    assert run("review_standby", made).outcome
    assert not (made / LEDGER).exists()


# -- checks ---------------------------------------------------------------------------------------


def test_a_good_review(root: Path) -> None:
    day = date(2026, 9, 21)
    review(root, "02", 考评日期=day, 考评结果="合格", 去向="综治办", 决定日期=day)
    review(root, "03", 考评日期=date(2026, 9, 20), 考评结果="不合格", 党委决定="降一级使用")
    assert faults(root) == set()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"考评日期": date(2026, 9, 19), "考评结果": "不合格"}, {("G4", "L01")}),
        ({"考评结果": "不合格"}, {("G4", "L02")}),
        ({"考评日期": date(2026, 9, 21), "考评结果": "合格"}, {("K4", "L03")}),
        ({}, {("H4", "L05")}),
        ({"考评日期": date(2026, 9, 23), "考评结果": "不合格"}, {("G4", "L08")}),
        (
            {"考评日期": date(2026, 9, 21), "考评结果": "合格", "去向": "综合办"},
            {("K4", "L09"), ("L4", "L30")},
        ),
        (
            {"考评日期": date(2026, 9, 21), "考评结果": "合格", "去向": "党政办"},
            {("K4", "L10"), ("L4", "L30")},  # its one place is taken
        ),
        (
            {
                "考评日期": date(2026, 9, 21),
                "考评结果": "合格",
                "去向": "综治办",
                "决定日期": date(2026, 9, 20),
            },
            {("L4", "L31")},  # nothing is decided before it is found
        ),
        (
            {"考评日期": date(2026, 9, 21), "考评结果": "不合格", "决定日期": date(2026, 9, 23)},
            {("L4", "L31")},  # tomorrow
        ),
        (
            {"延期至": date(2026, 12, 20), "党委决定": "延长", "决定日期": date(2026, 3, 1)},
            {("L4", "L31")},  # before it began
        ),
        ({"延期至": date(2026, 12, 20), "党委决定": "延长", "决定日期": date(2026, 9, 18)}, set()),
        ({"决定日期": date(2026, 9, 21)}, {("L4", "L11"), ("H4", "L05")}),
        ({"考评日期": date(2026, 9, 21)}, {("G4", "L11"), ("H4", "L05")}),
        ({"期满日期": date(2026, 9, 1)}, {("E4", "L07"), ("H4", "L05")}),
        ({"延期至": date(2026, 12, 20)}, {("J4", "L14")}),  # nobody decided it
        (
            {"延期至": date(2026, 9, 20), "党委决定": "延长待岗"},
            {("J4", "L13"), ("H4", "L05")},
        ),
        (
            {"考评日期": date(2026, 9, 19), "考评结果": "不合格", "党委决定": "提前处理"},
            {("G4", "L01")},  # only who passed may return before the end
        ),
        (
            {
                "考评日期": date(2026, 9, 21),
                "考评结果": "合格",
                "去向": "综治办",
                "延期至": date(2026, 12, 20),
                "党委决定": "延长待岗",
            },
            {("G4", "L01"), ("L4", "L30")},  # a review before the end that the committee set
        ),
    ],
)
def test_each_slip_at_its_cell(
    root: Path, cells: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    review(root, "03", 考评日期=date(2026, 9, 20), 考评结果="不合格")
    review(root, "02", **cells)
    assert faults(root) == expected


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"去向": "待岗"}, {("K4", "W31")}),
        ({"去向": "待定"}, {("K4", "W31")}),
        ({"去向": "？"}, {("K4", "W31")}),
        ({"去向": "另行安排"}, {("K4", "W31")}),
        ({"去向": "无"}, {("K4", "L03")}),
        ({"去向": "/"}, {("K4", "L03")}),
        ({"考评结果": "不合格"}, {("K4", "W32")}),
        ({"待岗原因": "本人犯错误"}, {("C4", "W33")}),
        ({"跟班学习部门": "计生办"}, {("F4", "W33")}),
        ({"跟班学习部门": "无"}, set()),
        ({"考评日期": date(2026, 9, 1), "党委决定": "无"}, {("G4", "L01")}),
        ({"考评日期": date(2026, 9, 1), "党委决定": "不同意提前结束"}, {("G4", "L01")}),
        ({"考评日期": date(2026, 9, 1), "党委决定": "没有不同意见，提前结束"}, {("G4", "L12")}),
        (
            {"延期至": date(2026, 9, 21), "党委决定": "未同意延长"},
            {("J4", "L14")},
        ),
    ],
)
def test_words_that_say_nothing_or_something_else(
    root: Path, cells: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    day = date(2026, 9, 21)
    fill(root / PLACES, "定岗决定", "跟班学习部门", {"02": "综治办", "03": "综治办"})
    review(root, "03", 考评日期=day, 考评结果="不合格", 跟班学习部门="综治办")
    review(root, "02", 考评日期=day, 考评结果="合格", 去向="综治办", 决定日期=day)
    review(root, "02", **cells)
    issues = run("review_standby", root, AFTER).issues
    own = [each for each in issues if each.where.file.endswith(LEDGER.name)]
    assert {(each.where.cell, each.kind.code) for each in own} - {("", "T13")} == expected


def test_who_trains_elsewhere_by_now_is_reviewed_there(root: Path) -> None:
    fill(root / PLACES, "定岗决定", "跟班学习部门", {"02": "综治办", "03": "综治办"})
    review(root, "02", 跟班学习部门="党政办")
    run("review_standby", root, AFTER)
    form = Word(next((root / "08公文/待岗考评表").glob("*02.docx")))
    assert "在党政办跟班学习" in form.everything


def test_somebody_twice_and_somebody_else(root: Path) -> None:
    fill(root / LEDGER, "待岗台账", "姓名", {"03": "白帆"})
    fill(root / LEDGER, "待岗台账", "编号", {"03": "02"})
    assert ("A5", "L06") in faults(root)
    fill(root / LEDGER, "待岗台账", "编号", {"02": "01"})
    fill(root / LEDGER, "待岗台账", "姓名", {"01": "安宁"})
    assert ("A4", "L04") in faults(root)


# -- reminders ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("today", "expected"),
    [
        (date(2026, 8, 20), []),
        (date(2026, 8, 21), ["还有30天期满", "还有30天期满"]),
        (date(2026, 9, 20), ["还有0天期满", "还有0天期满"]),
        (date(2026, 9, 22), ["期满已过2天", "期满已过2天"]),
    ],
)
def test_who_is_to_be_reviewed_soon(root: Path, today: date, expected: list[str]) -> None:
    outcome = run("review_standby", root, today).outcome
    assert outcome
    assert [each.rpartition("，")[2].rstrip("）") for each in outcome.waits_for] == expected


def test_a_review_ends_the_reminders(root: Path) -> None:
    review(root, "02", 考评日期=date(2026, 9, 21), 考评结果="合格", 去向="综治办")
    outcome = run("review_standby", root, AFTER).outcome
    assert outcome
    assert outcome.waits_for == ["编号03的期满考评还没有办（2026-09-20，期满已过2天）"]


def test_dates_coming_up(root: Path) -> None:
    own = run("review_standby", root).run
    scheme, standby = own.get(the_scheme), own.get(the_standby)
    assert coming_dates(scheme, date(2026, 9, 1), standby) == [(date(2026, 9, 20), "2人待岗期满")]
    assert coming_dates(scheme, date(2026, 9, 21), standby) == []
    outcome = run("run_all", root, date(2026, 9, 1)).outcome
    assert outcome
    assert any("2人待岗期满" in line for line in outcome.lines)


# -- afterwards -----------------------------------------------------------------------------------


def test_where_people_go_after_the_review(root: Path) -> None:
    review(root, "02", 考评日期=date(2026, 9, 21), 考评结果="合格", 去向="综治办公室")
    run("review_standby", root, AFTER)
    rows = table(root / "结果" / "待岗情况.xlsx", "待岗情况")
    assert [(row["编号"], row["状态"], row["去向"], row["说明"]) for row in rows] == [
        ("02", "恢复工作", "综治办", "2026年9月21日考评合格"),
        ("03", "待期满考评", None, None),
    ]
    review(root, "03", 考评日期=date(2026, 9, 21), 考评结果="不合格")
    run("review_standby", root, AFTER)
    rows = table(root / "结果" / "待岗情况.xlsx", "待岗情况")
    assert (rows[1]["状态"], rows[1]["说明"]) == (
        "考评不合格",
        "2026年9月21日考评不合格；报党委研究处理，尚无决定",
    )


def states(root: Path) -> list[tuple[Any, ...]]:
    rows = table(root / "结果" / "待岗情况.xlsx", "待岗情况")
    return [(row["编号"], row["期满日期"].date(), row["状态"], row["说明"]) for row in rows]


def test_the_committee_extends_a_period(root: Path) -> None:
    later = date(2026, 12, 20)
    review(root, "02", 延期至=later, 党委决定="因病休养，延长待岗三个月")
    review(root, "03", 考评日期=date(2026, 9, 21), 考评结果="不合格")
    assert faults(root) == set()
    assert states(root)[0] == (
        "02", later, "待期满考评", "延期至2026年12月20日；党委决定：因病休养，延长待岗三个月",
    )  # fmt: skip
    forms = root / "08公文" / "待岗考评表"
    assert [path.stem for path in forms.glob("*.docx")] == ["待岗考评表-池清03"]
    soon = date(2026, 12, 1)
    outcome = run("review_standby", root, soon).outcome
    assert outcome
    assert outcome.waits_for == ["编号02的期满考评还没有办（2026-12-20，还有19天期满）"]
    assert "自2026年3月20日起至2026年12月20日止" in text_of(forms / "待岗考评表-白帆02.docx")
    lines = run("run_all", root, soon).outcome
    assert lines
    assert any("1人待岗期满" in line for line in lines.lines)


def test_the_committee_ends_a_period_early(root: Path) -> None:
    day = date(2026, 7, 1)
    review(root, "02", 考评日期=day, 考评结果="合格", 去向="综治办", 党委决定="提前结束待岗")
    assert faults(root, date(2026, 7, 2)) == {("G4", "L12"), ("L4", "L30")}
    assert states(root)[0] == (
        "02", date(2026, 9, 20), "恢复工作", "2026年7月1日考评合格；党委决定：提前结束待岗",
    )  # fmt: skip
    letter = text_of(root / "08公文" / "恢复工作通知书" / "恢复工作通知书-白帆02.docx")
    assert "原定于2026年9月20日期满，经党委研究提前结束。经党委2026年7月1日考评" in letter
    outcome = run("review_standby", root, date(2026, 9, 1)).outcome
    assert outcome
    assert [each[:4] for each in outcome.waits_for] == ["编号03"]


@pytest.mark.parametrize(
    ("decided", "dated", "report_by"),
    [
        (date(2026, 9, 23), "2026年9月23日", "2026年9月24日"),
        (None, "2026年9月21日", "2026年9月22日"),
    ],
)
def test_the_letter_is_dated_by_the_decision_and_calls_for_a_day_after_it(
    root: Path, decided: date | None, dated: str, report_by: str
) -> None:
    cells = {"考评日期": date(2026, 9, 21), "考评结果": "合格", "去向": "综治办"}
    review(root, "02", **cells, 决定日期=decided)
    assert run("review_standby", root, date(2026, 9, 24)).errors == []
    letter = text_of(root / "08公文" / "恢复工作通知书" / "恢复工作通知书-白帆02.docx")
    assert "经党委2026年9月21日考评" in letter
    assert f"请于{report_by}前报到" in letter
    assert dated in letter.split("前报到")[1]
    (listed,) = table(root / "08公文" / "用印登记表（待岗期满）.xlsx", "用印登记", key="文种")[-1:]
    assert listed["文种"] == "恢复工作通知书"
    assert ("填好决定日期以后再用印" in (listed["待填"] or "")) is (decided is None)


@pytest.mark.parametrize(
    "words",
    [
        "按有关规定处理", "解除聘用合同", "“先降级、再待岗”；仍不合格的，予以辞退",
        "给予行政处分", "转入人才中心，只发生活费",
    ],
)  # fmt: skip
def test_the_consequence_of_failing_is_printed_as_the_plan_says_it(
    plain: Town, tmp_path: Path, words: str
) -> None:
    plain.basics["考评不合格处理"] = words
    root = played(plain, tmp_path)
    review(root, "02", 考评日期=date(2026, 9, 21), 考评结果="不合格")
    run("review_standby", root, AFTER)
    run("generate_notices", root, AFTER)
    told = [text for each in (root / "08公文").rglob("*.docx") if words in (text := text_of(each))]
    assert len(told) == 2, "实施方案 and 处理意见呈报表"
    for text in told:
        assert f"不合格的，{words}。" in text
        assert text.count("处分") == words.count("处分")


def test_the_ledger_says_how_the_last_day_is_counted(root: Path) -> None:
    from openpyxl import load_workbook

    cells = load_workbook(root / LEDGER)["待岗台账"]["A2:A3"]
    note = "".join(str(row[0].value) for row in cells)
    assert "开始当天不计入，到期月份的对应日是最后一天" in note
    assert "3月20日起6个月，9月20日期满" in note


def test_what_people_wrote_on_the_ledger_stays(root: Path) -> None:
    review(root, "02", 考评日期=date(2026, 9, 21), 考评结果="合格", 去向="综治办")
    before = (root / LEDGER).read_bytes()
    run("review_standby", root, AFTER)
    run("run_all", root, AFTER)
    assert (root / LEDGER).read_bytes() == before
    assert [path.name for path in (root / LEDGER).parent.iterdir()] == [LEDGER.name]


def text_of(path: Path) -> str:
    from docx import Document

    document = Document(str(path))
    cells = [cell.text for each in document.tables for row in each.rows for cell in row.cells]
    return "\n".join([*(each.text for each in document.paragraphs), *cells])


def test_the_ledger_follows_a_changed_decision(root: Path) -> None:
    review(root, "03", 考评日期=date(2026, 9, 21), 考评结果="不合格")
    follow_proposals(root, **{"02": "综治办"})
    allocate(root)
    ran = run("review_standby", root, AFTER)
    assert ("A4", "L04") in {(each.where.cell, each.kind.code) for each in ran.errors}
    renewed = table(root / "09待岗管理" / "待岗台账（新）.xlsx", "待岗台账")
    assert [(row["编号"], row["考评结果"]) for row in renewed] == [("03", "不合格")]
    assert result(root, "人员去向")["02"]["去向"] == "综治办"
