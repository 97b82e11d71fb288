"""What the roster says of a person, under the headers that the office wrote."""

from datetime import date
from fractions import Fraction
from pathlib import Path
from typing import Any

import pytest

from campaign.roster.facts import Fact, fact
from campaign.roster.stages import the_roster
from campaign.run import Run
from campaign.storage.folder import Folder
from campaign.workbook.declare.dates import YearMonth
from campaigns import Quiet, Town, person

ON = date(2026, 3, 7)


def told(folder: Path, name: str, cells: dict[str, Any], on: date = ON) -> Fact:
    """A fact about somebody whose roster row has these cells."""
    people = [person("01", "安宁") | cells]
    root = Town(people=people, department_choices={"01": ("党政办",)}).write(folder)
    return fact(Run(Folder(root), Quiet(), on).get(the_roster)["01"], name, on)


def test_any_column_is_a_fact_as_it_stands(tmp_path: Path) -> None:
    licence = told(tmp_path, "驾照", {"驾照": "C1"})
    assert (licence.word, licence.known, licence.where.cell) == ("C1", True, "P2")
    assert told(tmp_path, "驾 照", {"驾照（驾驶证）": "C1"}).word == "C1"


def test_a_blank_cell_and_a_missing_column_are_told_apart(tmp_path: Path) -> None:
    blank = told(tmp_path, "驾照", {"驾照": ""})
    assert not blank.known
    assert blank.column
    missing = told(tmp_path / "other", "驾照", {})
    assert not missing.known
    assert not missing.column


@pytest.mark.parametrize(
    ("typed", "number"),
    [(3, Fraction(3)), ("3.5", Fraction(7, 2)), ("８５．５分", Fraction(171, 2)), ("约三", None)],
)
def test_typed_by_what_asks_for_it(tmp_path: Path, typed: Any, number: Fraction | None) -> None:
    assert told(tmp_path, "笔试成绩", {"笔试成绩": typed}).number == number


@pytest.mark.parametrize(
    ("typed", "day"),
    [
        (date(2019, 7, 15), date(2019, 7, 15)),
        ("2019.07", YearMonth(2019, 7)),
        ("2019年7月15日", date(2019, 7, 15)),
        ("前年", None),
    ],
)
def test_days_as_people_write_them(tmp_path: Path, typed: Any, day: Any) -> None:
    assert told(tmp_path, "任现职时间", {"任现职时间": typed}).day == day


@pytest.mark.parametrize(
    ("born", "on", "age"),
    [
        (date(1980, 3, 7), ON, 46),  # the birthday counts
        (date(1980, 3, 8), ON, 45),
        ("1980.03", ON, 46),  # only the month is known: months from months
        ("1980.04", ON, 45),
        (date(2004, 2, 29), date(2026, 2, 28), 22),  # no 29th that year: the month's last day
    ],
)
def test_age_to_the_day(tmp_path: Path, born: Any, on: date, age: int) -> None:
    assert told(tmp_path, "年龄", {"出生年月": born, "年龄": "50"}, on).number == age


@pytest.mark.parametrize(
    ("cells", "months"),
    [
        ({"任现职时间": "2024.03"}, 24),
        ({"任现职时间": date(2024, 3, 8)}, 23),
        ({"任现职时间": "2024.03", "任现职扣除月数": 6}, 18),  # long leave
        ({"任现职时间": "2024.03", "任现职扣除月数": ""}, 24),
        ({"任现职日期": "2024.03"}, 24),
        ({"任现职时间": "2024.03", "任现职扣除月数": "半年"}, None),
    ],
)
def test_years_in_post_less_leave(
    tmp_path: Path, cells: dict[str, Any], months: int | None
) -> None:
    found = told(tmp_path, "任现职年限", cells)
    assert found.months == months
    assert found.known is (months is not None)


def test_years_of_work_and_years_left(tmp_path: Path) -> None:
    assert told(tmp_path, "工作年限", {"参加工作时间": "2008.07"}).number == Fraction(212, 12)
    assert told(tmp_path, "距退休年限", {"退休时间": date(2029, 3, 7)}).number == 3
    assert told(tmp_path, "距退休年限", {"退休时间": date(2029, 3, 6)}).months == 35


@pytest.mark.parametrize(
    ("cells", "word"),
    [
        ({"近三年考核": "2023优秀、2024称职、2025称职"}, "2023年优秀、2024年称职、2025年称职"),
        (
            {"2023年考核": "优秀", "2024年度考核": "优秀", "2025年考核结果": "称职"},
            "2023年优秀、2024年优秀、2025年称职",
        ),
        (
            {"年度考核": "2025年称职；2024年：优秀，2023年度合格"},
            "2023年合格、2024年优秀、2025年称职",
        ),
    ],
)
def test_appraisals_of_the_last_years(tmp_path: Path, cells: dict[str, str], word: str) -> None:
    assert told(tmp_path, "近三年考核", cells).word == word


def test_appraisals_that_are_missing_or_not_due(tmp_path: Path) -> None:
    cells = {"近三年考核": "2024称职、2025称职"}
    assert not told(tmp_path, "近三年考核", cells).known
    assert told(tmp_path, "近两年考核", cells).known
    assert told(tmp_path, "近三年考核", {"参加工作时间": "2023.07"} | cells).known  # new in 2023
    assert not told(
        tmp_path, "近三年考核", {"近三年考核": "优秀、称职、称职"}
    ).known  # of which year?
    assert not told(tmp_path, "近一年考核", {"近三年考核": "2025称职", "2025年考核": "优秀"}).known


def test_grades_are_counted(tmp_path: Path) -> None:
    cells = {"近三年考核": "2023优秀、2024称职、2025优秀"}
    assert told(tmp_path, "近三年优秀次数", cells).number == 2
    assert told(tmp_path, "近三年连续优秀年数", cells).number == 1


@pytest.mark.parametrize(
    ("name", "typed", "meanings"),
    [
        ("工号", 46088, [46088, date(2026, 3, 7)]),
        ("退休时间", 46088, [date(2026, 3, 7), 46088]),
        ("任现职时间", "2019.07", [YearMonth(2019, 7)]),
        ("津贴", -3, []),
        ("津贴", "3.5", []),
        ("证书", "甲级", []),
    ],
)
def test_the_likelier_meaning_comes_first(
    tmp_path: Path, name: str, typed: Any, meanings: list[Any]
) -> None:
    assert told(tmp_path, name, {name: typed}).meanings == meanings
