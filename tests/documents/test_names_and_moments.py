"""How documents name people and write days and hours."""

from datetime import date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.calendar import WorkCalendar
from campaign.office.names import distinct_names
from campaign.roster.roster import Member
from campaign.roster.sheets import BOTH_PARTS, StaffMember
from campaign.word.official_wording import (
    NumberParts,
    document_number,
    meeting_time,
    moment,
    number_parts,
    period,
)
from campaign.workbook.declare.dates import YearMonth
from documents.random_campaigns import row_of


def person(number: str, sex: str, born: YearMonth | None, department: str) -> Member:
    return Member(
        row_of(
            StaffMember(
                staff_id=number,
                name="王芳",
                sex=sex,
                born=born,
                establishment="行政编制",
                duty="在岗",
                department=department,
                scope=BOTH_PARTS,
            )
        )
    )


JUNE, JULY = YearMonth(1985, 6), YearMonth(1985, 7)


@pytest.mark.parametrize(
    ("people", "marks"),
    [
        ([("1", "女", JUNE, "党政办")], [""]),
        ([("1", "女", JUNE, "党政办"), ("2", "男", JUNE, "党政办")], ["（女）", "（男）"]),
        (
            [("1", "女", JUNE, "党政办"), ("2", "女", JULY, "党政办")],
            ["（1985年6月生）", "（1985年7月生）"],
        ),
        ([("1", "女", JUNE, "党政办"), ("2", "女", JUNE, "综治办")], ["（党政办）", "（综治办）"]),
        ([("1", "女", None, "党政办"), ("2", "女", JUNE, "党政办")], ["（编号1）", "（编号2）"]),
        (
            [("1", "女", JUNE, "甲"), ("2", "男", JULY, "甲"), ("3", "男", JUNE, "甲")],
            ["（编号1）", "（编号2）", "（编号3）"],
        ),
    ],
)
def test_namesakes(people: list[tuple[str, str, YearMonth | None, str]], marks: list[str]) -> None:
    names = distinct_names([person(*each) for each in people])
    assert names == {each[0]: f"王芳{mark}" for each, mark in zip(people, marks, strict=True)}


def test_days_and_hours() -> None:
    assert moment(date(2026, 3, 3)) == "2026年3月3日"
    assert moment(datetime(2026, 3, 7, 16, 30)) == "2026年3月7日16时30分"
    assert meeting_time(date(2026, 3, 3)) == "2026年3月3日（星期二）"
    assert meeting_time(datetime(2026, 3, 3, 9, 0)) == "2026年3月3日（星期二）上午9时"
    assert meeting_time(datetime(2026, 3, 3, 12, 0)) == "2026年3月3日（星期二）中午12时"
    assert meeting_time(datetime(2026, 3, 3, 14, 30)) == "2026年3月3日（星期二）下午2时30分"


def test_periods() -> None:
    first, last = date(2026, 3, 3), datetime(2026, 3, 7, 16, 30)
    assert period(first, last) == "3月3日至3月7日16时30分"
    assert period(first, first) == period(first, None) == period(None, first) == "3月3日"
    assert period(None, None) == "另行通知"
    assert period(date(2026, 12, 30), date(2027, 1, 4)) == "2026年12月30日至2027年1月4日"


@given(
    st.text("委政党办", min_size=1, max_size=14),
    st.integers(2000, 2099),
    st.integers(1, 10**6),
)
def test_numbers_are_read_as_they_are_written(code: str, year: int, serial: int) -> None:
    assert number_parts(document_number(code, year, serial)) == NumberParts(code, year, serial)


@pytest.mark.parametrize(
    "number",
    [
        "青委〔2026〕07号",
        "青委(2026)7号",
        "青委〔26〕7号",
        "青委〔2026〕第7号",
        "〔2026〕7号",
        "青委〔2026〕　号",
        "青委〔2026〕7",
    ],
)
def test_numbers_against_the_rules(number: str) -> None:
    assert number_parts(number) is None


def test_the_working_day_before() -> None:
    calendar = WorkCalendar(frozenset({date(2026, 3, 16)}), years=frozenset({2026}))
    assert calendar.before(date(2026, 3, 17)) == date(2026, 3, 13)  # over a holiday and a weekend
    made_up = WorkCalendar(extra_workdays=frozenset({date(2026, 3, 15)}), years=frozenset({2026}))
    assert made_up.before(date(2026, 3, 16)) == date(2026, 3, 15)
