"""工作日历: years that are known, official notices pasted as published, dates of a new campaign."""

from collections.abc import Sequence
from contextlib import suppress
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from campaign.calendar import WorkCalendar, YearUnknown
from campaign.scheme.official_days import PUBLISHED, arrangement_of, understand
from campaign.scheme.stages import the_scheme
from campaigns import Ran, Town, codes, run, table

TITLE = "国务院办公厅关于2027年部分节假日安排的通知"
NOTICE = (
    "一、元旦：1月1日（周五）至3日（周日）放假，共3天。",
    "二、春节：2月5日（农历除夕、周五）至11日（周四）放假调休，共7天。"
    "2月13日（周六）、2月14日（周日）上班。",
    "三、清明节：4月5日（周一）放假，与周末连休。",
    "七、国庆节：10月1日（周五）至7日（周四）放假调休，共7天。"
    "9月26日（周日）、10月9日（周六）上班。",
)  # made up for 2027: nobody has published it yet
OFF = {date(2027, 10, day) for day in range(1, 8)}
HEADER = ("日期", "类型", "依据")


def with_calendar(tmp_path: Path, *rows: Sequence[Any], **basics: Any) -> Ran:
    """A town whose 工作日历 holds these rows, its header first if there is one."""
    town = Town()
    town.basics |= basics
    root = town.write(tmp_path)
    book = load_workbook(root / "01活动方案.xlsx")
    sheet = book.create_sheet("工作日历")
    for row in rows:
        sheet.append(list(row))
    book.save(root / "01活动方案.xlsx")
    return run("check_registrations", root)


def free(ran: Ran) -> frozenset[date]:
    return ran.run.get(the_scheme).calendar.holidays


@pytest.mark.parametrize(
    "rows",
    [
        [HEADER, *((line,) for line in (TITLE, *NOTICE))],
        [HEADER, ("\n".join((TITLE, *NOTICE)),)],  # all in one cell
        [HEADER, (TITLE + "".join(NOTICE),)],  # and without line breaks
        [HEADER, *((line,) for line in NOTICE)],  # no title: the weekdays tell the year
        [(TITLE,), *((line,) for line in NOTICE)],  # no table at all
        [HEADER, ("", "", TITLE), *(("", line) for line in NOTICE)],
        [HEADER, *(tuple(line.split("：")) for line in NOTICE)],
        [
            HEADER,
            (TITLE,),
            ("国办发明电〔2026〕9号",),
            ("各省、自治区、直辖市人民政府，国务院各部委、各直属机构：",),
            ("经国务院批准，现将2027年元旦、春节等节假日放假调休日期的具体安排通知如下。",),
            *((line,) for line in NOTICE),
            ("节假日期间，各地区、各部门要妥善安排好值班和安全、保卫等工作。",),
            ("国务院办公厅",),
            ("2026年11月4日",),
        ],
        [HEADER, (date(2026, 1, 1), "放假", "2026年"), (TITLE,), *((line,) for line in NOTICE)],
        [HEADER, *((line.replace("（", "(").replace("）", ")"),) for line in (TITLE, *NOTICE))],
        [HEADER, ("國務院辦公廳關於2027年部分節假日安排的通知",), *((line,) for line in NOTICE)],
    ],
)
def test_the_official_notice_pasted_as_it_is_published(
    tmp_path: Path, rows: list[Sequence[Any]]
) -> None:
    ran = with_calendar(tmp_path, *rows, 活动结束=date(2027, 10, 20))
    assert [each for each in ran.errors if each.kind.code[0] == "S"] == []
    (told,) = (each for each in ran.issues if each.kind.code == "S38")
    assert (told.data["year"], told.data["off"], told.data["worked"]) == (2027, 18, 4)
    assert free(ran) >= OFF
    calendar = ran.run.get(the_scheme).calendar
    assert calendar.is_workday(date(2027, 10, 9))
    assert calendar.last_of(date(2027, 9, 28), 5) == date(2027, 10, 9)


@pytest.mark.parametrize(
    ("lines", "off", "worked"),
    [
        (["元旦：1月1日（星期五）至1月2日（星期六）放假，共2天。"], {(1, 1), (1, 2)}, set()),
        (["元旦：2026年12月31日（周四）至2027年1月2日（周六）放假。1月3日（周日）上班。"],
         {(1, 1), (1, 2)}, {(1, 3)}),
        (["元旦：12月31日（周四）至1月2日（周六）放假。"], {(1, 1), (1, 2)}, set()),
        (["元旦：2026年12月31日（周四）至1月2日（周六）放假。"], {(1, 1), (1, 2)}, set()),
        (["清明节：4月3日至5日放假（4月10日（周六）、11日（周日）调休上班）。"],
         {(4, 3), (4, 4), (4, 5)}, {(4, 10), (4, 11)}),
        (["劳动节：5月1日至3日放假，共3天。", "5月8日（周六）、9日（周日）均调休上班。"],
         {(5, 1), (5, 2), (5, 3)}, {(5, 8), (5, 9)}),
        (["劳动节：5月1日放假。", "5月8日（周六）补班。"], {(5, 1)}, {(5, 8)}),
        (["劳动节：５月１日（周六）放假。"], {(5, 1)}, set()),
    ],
)  # fmt: skip
def test_other_ways_of_writing_it(
    tmp_path: Path,
    lines: list[str],
    off: set[tuple[int, int]],
    worked: set[tuple[int, int]],
) -> None:
    rows = [HEADER, (TITLE,), *((line,) for line in lines)]
    calendar = with_calendar(tmp_path, *rows).run.get(the_scheme).calendar
    for days, expected in ((calendar.holidays, off), (calendar.extra_workdays, worked)):
        assert {(day.month, day.day) for day in days if day.year == 2027} == expected


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("一、元旦：1月1日（周四）至3日（周日）放假，共3天。", "1月1日不是周四"),
        ("一、元旦：1月1日（周五）至3日（周日）放假，共4天。", "放假3天"),
        ("一、元旦：1月1日至12月3日放假。", "起止日期"),
        ("七、国庆节：10月1日到国庆以后放假。", "看不懂"),
        ("三、清明节：2月30日放假。", "这一天"),
        ("七、国庆节：10月1日至7日放假，9月26日（周日）照旧。", "有的日期"),  # nothing is lost
        ("七、国庆节：10月1日至7日（9月26日上班）放假。", "有的日期"),
    ],
)
def test_a_notice_that_cannot_be_right_is_refused(tmp_path: Path, line: str, why: str) -> None:
    ran = with_calendar(tmp_path, HEADER, (TITLE,), (line,), 活动结束=date(2027, 3, 1))
    found = [each for each in ran.errors if each.kind.code == "S37"]
    assert [each.where.cell for each in found] == ["A3"]
    assert why in found[0].problem


def test_a_notice_without_year_and_weekdays_is_asked_about(tmp_path: Path) -> None:
    ran = with_calendar(tmp_path, HEADER, ("一、元旦：1月1日至3日放假，共3天。",))
    assert ("A2", "S36") in codes(ran.errors)


def test_a_row_that_contradicts_the_notice(tmp_path: Path) -> None:
    row = (date(2027, 10, 1), "上班", "")
    ran = with_calendar(tmp_path, HEADER, row, (TITLE,), *((line,) for line in NOTICE))
    assert ("B2", "S37") in codes(ran.errors)


NEXT_NOTICE = (
    "国务院办公厅关于2028年部分节假日安排的通知",
    "一、元旦：1月1日（周六）至3日（周一）放假，共3天。",
    "七、国庆节：10月1日（周日）至7日（周六）放假调休，共7天。",
)  # made up, too


@pytest.mark.parametrize("between", ["", "\n"])
def test_notices_of_two_years_in_one_cell(tmp_path: Path, between: str) -> None:
    rows = [HEADER, (between.join((TITLE, *NOTICE, *NEXT_NOTICE)),)]
    ran = with_calendar(tmp_path, *rows)
    told = [each.data["year"] for each in ran.issues if each.kind.code == "S38"]
    assert told == [2027, 2028]
    assert free(ran) >= OFF | {date(2028, 10, day) for day in range(1, 8)}


@pytest.mark.parametrize(
    ("word", "day", "is_off"),
    [
        ("休", date(2027, 3, 8), True),
        ("法定节假日", date(2027, 3, 8), True),
        ("补班", date(2027, 3, 6), False),
        ("調休上班", date(2027, 3, 6), False),
        ("工作日", date(2027, 3, 6), False),
    ],
)
def test_other_words_for_days_off_and_worked(
    tmp_path: Path, word: str, day: date, is_off: bool
) -> None:
    ran = with_calendar(tmp_path, HEADER, (date(2027, 1, 1), "放假", ""), (day, word, ""))
    assert ran.run.get(the_scheme).calendar.is_workday(day) is not is_off


@pytest.mark.parametrize("word", ["调休", "补休", "加班"])
def test_words_that_may_mean_either(tmp_path: Path, word: str) -> None:
    ran = with_calendar(tmp_path, HEADER, (date(2026, 10, 10), word, ""))
    assert ("B2", "V05") in codes(ran.errors)


def test_published_days_that_the_sheet_leaves_out_still_hold_and_it_is_said(
    tmp_path: Path,
) -> None:
    rows = [(date(2026, 10, 1), "放假", ""), (date(2026, 4, 6), "上班", "本镇安排")]
    ran = with_calendar(tmp_path, HEADER, *rows)
    calendar = ran.run.get(the_scheme).calendar
    assert not calendar.is_workday(date(2026, 2, 16))
    assert calendar.is_workday(date(2026, 2, 14))
    assert calendar.is_workday(date(2026, 4, 6))  # what the sheet says goes first
    (told,) = (each for each in ran.issues if each.kind.code == "S56")
    assert told.data["count"] == 33 + 6 - 2


@pytest.mark.parametrize(
    ("rows", "is_known"),
    [
        ([], False),
        ([(date(2027, 10, 1), "放假", "")], True),
        ([("2027.5.1", "放假", "")], True),
        ([(date(2027, 12, 31), "放假", "2028年元旦")], False),
        ([(date(2027, 2, 13), "上班", "")], False),
    ],
)
def test_which_years_the_sheet_covers(
    tmp_path: Path, rows: list[Sequence[Any]], is_known: bool
) -> None:
    ran = with_calendar(tmp_path, HEADER, *rows, 公示开始=date(2027, 3, 12))
    calendar = ran.run.get(the_scheme).calendar
    assert (2027 in calendar.years) == is_known
    assert 2026 in calendar.years  # what is published is known where the sheet says nothing
    assert ("S35" in {each.kind.code for each in ran.issues}) != is_known


def test_a_fixed_holiday_that_the_sheet_leaves_out_is_not_counted_over(tmp_path: Path) -> None:
    ran = with_calendar(tmp_path, HEADER, (date(2027, 1, 1), "放假", ""))
    calendar = ran.run.get(the_scheme).calendar
    assert calendar.last_of(date(2027, 3, 1), 5) == date(2027, 3, 5)
    spring, dragon_boat, mid_autumn = date(2027, 2, 6), date(2027, 6, 9), date(2027, 9, 15)
    for holiday in (
        spring, date(2027, 4, 5), date(2027, 5, 1), dragon_boat, mid_autumn, date(2027, 10, 1)
    ):  # fmt: skip
        with pytest.raises(YearUnknown) as unknown:
            calendar.last_of(holiday - timedelta(days=3), 5)
        assert unknown.value.year == 2027


FEASTS = {
    "元旦": (date(2027, 1, 1), 3),
    "春节": (date(2027, 2, 5), 7),
    "清明节": (date(2027, 4, 3), 3),
    "劳动节": (date(2027, 5, 1), 5),
    "端午节": (date(2027, 6, 9), 1),
    "中秋节": (date(2027, 9, 15), 3),
    "国庆节": (date(2027, 10, 1), 7),
}  # as they may be arranged


@pytest.mark.parametrize("name", FEASTS)
def test_a_year_of_which_one_holiday_was_not_pasted(name: str) -> None:
    days = {
        each: {day + timedelta(days=n) for n in range(count)}
        for each, (day, count) in FEASTS.items()
    }
    whole = WorkCalendar(frozenset().union(*days.values()), years=frozenset({2027}))
    partial = whole._replace(holidays=whole.holidays - days[name])
    asked = set()
    for number in range(365):
        day = date(2027, 1, 1) + timedelta(days=number)
        assert whole.is_workday(day) is (day.weekday() < 5 and day not in whole.holidays)
        with suppress(YearUnknown):
            partial.is_workday(day)
            continue
        asked.add(day)
    assert asked >= {day for day in days[name] if day.weekday() < 5}
    assert not any(day in asked for other in FEASTS if other != name for day in days[other])


@pytest.mark.parametrize(
    "day",
    [date(2028, 10, 3), date(2029, 9, 22), date(2033, 9, 8), date(2052, 9, 7), date(2099, 9, 29)],
)
def test_the_mid_autumn_festival_by_the_moon(day: date) -> None:
    calendar = WorkCalendar(frozenset({date(day.year, 10, 8)}), years=frozenset({day.year}))
    with pytest.raises(YearUnknown) as unknown:
        calendar.is_workday(day)
    assert unknown.value.lacks == f"{day.year}年{'国庆节' if day.month == 10 else '中秋节'}"


def test_what_is_published_is_understood_to_the_day() -> None:
    days, misread = understand(PUBLISHED[2026], 2026)
    assert misread == []
    assert len(days) == 33 + 6
    assert arrangement_of(2031) == []


# -- a new campaign -------------------------------------------------------------------------------


def pre_filled(root: Path) -> dict[str, Any]:
    rows = load_workbook(root / "01活动方案.xlsx")["基本信息"].iter_rows(values_only=True)
    return {str(row[0]): row[1] for row in rows if row[0]}


@given(st.dates(date(2025, 6, 1), date(2040, 12, 31)))
def test_the_dates_of_a_new_campaign_follow_its_day(today: date) -> None:
    from campaign.scheme.fresh import moved_ahead
    from campaign.scheme.scheme import Scheme
    from maintenance import seed_town

    scheme = Scheme(basics=seed_town.BASICS, schedule=seed_town.SCHEDULE)
    moved = moved_ahead(scheme, today)
    basics = moved.basics
    by = basics.starts - seed_town.BASICS.starts
    assert by % timedelta(weeks=1) == timedelta(0)
    assert basics.starts >= today + timedelta(days=7)
    assert basics.registration_closes - seed_town.BASICS.registration_closes == by
    assert basics.service_counted_on == seed_town.BASICS.service_counted_on + by  # type: ignore[operator]
    assert basics.number_year == basics.starts.year == basics.ends.year
    assert moved.schedule[-1].ends == seed_town.SCHEDULE[-1].ends + by  # type: ignore[operator]
    special = {each.day for each in arrangement_of(basics.starts.year)}
    assert not any(basics.starts <= day <= basics.ends for day in special)


@pytest.mark.parametrize(
    ("today", "starts", "listed"),
    [
        (date(2026, 2, 20), date(2026, 3, 3), 39),
        (date(2027, 9, 1), date(2027, 9, 14), 0),
        (date(2026, 12, 20), date(2027, 1, 5), 0),
    ],
)
def test_the_new_folder(tmp_path: Path, today: date, starts: date, listed: int) -> None:
    ran = run("new_campaign", tmp_path / "新", today)
    assert ran.outcome
    found = pre_filled(tmp_path / "新")
    assert found["活动开始"] == datetime(starts.year, starts.month, starts.day)
    assert found["发文年度"] == starts.year
    asked = any(f"没有{starts.year}年的放假安排" in line for line in ran.outcome.lines)
    assert asked == (not listed)
    days = table(tmp_path / "新" / "01活动方案.xlsx", "工作日历", "日期")
    assert sum(isinstance(row["日期"], datetime) for row in days) == listed


def test_within_the_template_s_own_weeks_the_scheme_is_the_template(tmp_path: Path) -> None:
    from campaign.version import ROOT

    run("new_campaign", tmp_path / "新", date(2026, 2, 20))
    name = "01活动方案.xlsx"
    assert (tmp_path / "新" / name).read_bytes() == (ROOT / "templates" / name).read_bytes()
