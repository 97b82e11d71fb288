"""Whether a person may compete: service to the day, party, deadline to the minute."""

from datetime import date, datetime
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.registration.eligibility import (
    Finding,
    judge_deadline,
    judge_party,
    judge_years,
)
from campaign.roster.facts import months_since, spoken_day
from campaign.scheme.party import Party, party_of, party_requirement
from campaign.workbook.declare.dates import YearMonth

BY = date(2026, 3, 7)
CLOSES = datetime(2026, 3, 7, 16, 30)


def served(since: date | YearMonth, least: str) -> Finding:
    start = f"{spoken_day(since)}参加工作"
    return judge_years(start, since, months_since(since, BY), BY, Decimal(least))


@pytest.mark.parametrize(
    ("since", "passed", "length"),
    [
        (date(2024, 3, 7), True, "满2年"),  # exactly two years: 以上 includes the number
        (date(2024, 3, 8), False, "满1年11个月"),
        (date(2024, 3, 6), True, "满2年"),
        (date(2006, 8, 1), True, "满19年7个月"),
        (date(2026, 3, 7), False, "满0个月"),
        (date(2026, 3, 8), False, "还没有开始"),
    ],
)
def test_two_years_to_the_day(since: date, passed: bool, length: str) -> None:
    finding = served(since, "2")
    assert finding.passed is passed
    assert length in finding.reason
    assert f"{since.year}年{since.month}月{since.day}日参加工作" in finding.reason
    assert "算到2026年3月7日" in finding.reason


@pytest.mark.parametrize(
    ("since", "passed"),
    [(date(2024, 3, 1), True), (date(2024, 4, 1), False), (date(2024, 2, 1), True)],
)
def test_months_from_months(since: date, passed: bool) -> None:
    """Where only the month is known, months are subtracted from months."""
    finding = served(YearMonth(since.year, since.month), "2")
    assert finding.passed is passed
    assert f"{since.year}年{since.month}月参加工作" in finding.reason


@pytest.mark.parametrize(
    ("since", "by", "months"),
    [
        (date(2024, 1, 31), date(2024, 2, 29), 1),  # that month has no 31st
        (date(2024, 1, 31), date(2024, 2, 28), 0),
        (date(2024, 1, 31), date(2024, 3, 31), 2),
        (date(2024, 2, 29), date(2026, 2, 28), 24),
        (date(2024, 2, 29), date(2028, 2, 29), 48),
        (date(2023, 12, 15), date(2024, 1, 15), 1),
    ],
)
def test_ends_of_months(since: date, by: date, months: int) -> None:
    assert months_since(since, by) == months


def test_half_a_year() -> None:
    assert served(date(2023, 9, 7), "2.5").passed
    assert not served(date(2023, 9, 8), "2.5").passed


@given(st.dates(date(1980, 1, 1), date(2026, 3, 7)), st.dates(date(1980, 1, 1), date(2026, 3, 7)))
def test_who_began_earlier_has_served_no_less(one: date, other: date) -> None:
    earlier, later = sorted((one, other))
    assert months_since(earlier, BY) >= months_since(later, BY)


# -- party ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("status", "party"),
    [
        ("中共党员", Party.MEMBER),
        ("党员", Party.MEMBER),
        ("中共党员（正式）", Party.MEMBER),
        ("中共预备党员", Party.PROBATIONARY),
        ("预备党员", Party.PROBATIONARY),
        ("共青团员", Party.LEAGUE),
        ("群众", Party.MASSES),
        ("民革党员", Party.OTHER_PARTY),
        ("九三学社社员", Party.OTHER_PARTY),
        ("无党派人士", Party.NO_PARTY),
        ("支部书记", None),
        ("发展对象", None),
    ],
)
def test_what_a_status_says(status: str, party: Party | None) -> None:
    assert party_of(status) is party


@pytest.mark.parametrize(
    ("wanted", "passing"),
    [
        ("", set(Party)),
        ("不限", set(Party)),
        ("中共党员", {Party.MEMBER}),
        ("中共党员（不含预备党员）", {Party.MEMBER}),
        ("中共党员（含预备党员）", {Party.MEMBER, Party.PROBATIONARY}),
        ("中共党员或共青团员", {Party.MEMBER, Party.LEAGUE}),
        ("民主党派成员、无党派人士", {Party.OTHER_PARTY, Party.NO_PARTY}),
    ],
)
def test_what_a_post_asks(wanted: str, passing: set[Party]) -> None:
    requirement = party_requirement(wanted, wanted)
    assert requirement is not None
    if requirement.accepted:
        assert {
            party for party in Party if judge_party(party.value, party, requirement).passed
        } == passing
    else:
        assert passing == set(Party)


@pytest.mark.parametrize("wanted", ["非中共党员", "女性", "优秀青年"])
def test_what_cannot_be_understood(wanted: str) -> None:
    assert party_requirement(wanted, wanted) is None


def test_the_reason_names_both_sides() -> None:
    wanted = party_requirement("中共党员", "中共党员")
    assert wanted
    assert judge_party("共青团员", Party.LEAGUE, wanted).reason == "要求中共党员，本人为共青团员"
    refused = judge_party("中共预备党员", Party.PROBATIONARY, wanted)
    assert not refused.passed
    assert "预备党员不算在内" in refused.reason


# -- deadline -------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("submitted", "in_time"),
    [
        (datetime(2026, 3, 7, 16, 30), True),
        (datetime(2026, 3, 7, 16, 30, 59), True),  # to the minute
        (datetime(2026, 3, 7, 16, 31), False),
        (datetime(2026, 3, 6, 23, 59), True),
        (datetime(2026, 3, 8, 0, 0), False),
        (date(2026, 3, 6), True),
        (date(2026, 3, 8), False),
    ],
)
def test_the_deadline_to_the_minute(submitted: date, in_time: bool) -> None:
    finding = judge_deadline(submitted, CLOSES)
    assert finding
    assert finding.passed is in_time
    assert "3月7日16:30" in finding.reason


def test_a_bare_day_that_is_the_last_cannot_tell() -> None:
    assert judge_deadline(date(2026, 3, 7), CLOSES) is None
