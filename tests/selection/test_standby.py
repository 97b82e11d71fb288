"""Standby: periods by the calendar, the ledger's checks, reminders, and where people go."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from campaign.months import add_months
from campaign.outcome.dates import coming_dates
from campaigns import Town, fill, run, table
from selection.towns import allocate, answer, decide, follow_proposals, result, town

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
    review(root, "02", 考评日期=date(2026, 9, 21), 考评结果="合格", 去向="综治办")
    review(root, "03", 考评日期=date(2026, 9, 20), 考评结果="不合格", 党委决定="降一级使用")
    assert faults(root) == set()


@pytest.mark.parametrize(
    ("cells", "expected"),
    [
        ({"考评日期": date(2026, 9, 19), "考评结果": "不合格"}, {("G4", "L01")}),
        ({"考评结果": "不合格"}, {("G4", "L02")}),
        ({"考评日期": date(2026, 9, 21), "考评结果": "合格"}, {("J4", "L03")}),
        ({}, {("H4", "L05")}),
        ({"考评日期": date(2026, 9, 23), "考评结果": "不合格"}, {("G4", "L08")}),
        (
            {"考评日期": date(2026, 9, 21), "考评结果": "合格", "去向": "综合办"},
            {("J4", "L09")},
        ),
        (
            {"考评日期": date(2026, 9, 21), "考评结果": "合格", "去向": "党政办"},
            {("J4", "L10")},  # its one place is taken
        ),
        ({"考评日期": date(2026, 9, 21)}, {("G4", "L11"), ("H4", "L05")}),
        ({"期满日期": date(2026, 9, 1)}, {("E4", "L07"), ("H4", "L05")}),
    ],
)
def test_each_slip_at_its_cell(
    root: Path, cells: dict[str, Any], expected: set[tuple[str, str]]
) -> None:
    review(root, "03", 考评日期=date(2026, 9, 20), 考评结果="不合格")
    review(root, "02", **cells)
    assert faults(root) == expected


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
    assert outcome.waits_for == ["编号03的期满考评（2026-09-20，期满已过2天）"]


def test_dates_coming_up(root: Path) -> None:
    campaign = run("review_standby", root).campaign
    scheme, standby = campaign.scheme, campaign.standby
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


def test_the_ledger_follows_a_changed_decision(root: Path) -> None:
    review(root, "03", 考评日期=date(2026, 9, 21), 考评结果="不合格")
    follow_proposals(root, **{"02": "综治办"})
    allocate(root)
    ran = run("review_standby", root, AFTER)
    assert ("A4", "L04") in {(each.where.cell, each.kind.code) for each in ran.errors}
    renewed = table(root / "09待岗管理" / "待岗台账（新）.xlsx", "待岗台账")
    assert [(row["编号"], row["考评结果"]) for row in renewed] == [("03", "不合格")]
    assert result(root, "人员去向")["02"]["去向"] == "综治办"
