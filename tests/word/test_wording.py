"""Dates, numbers and lists of people as official papers write them."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.chinese import chinese_date, numeral
from campaign.word.official_wording import document_number, people_phrase, text_width


def test_a_date_has_no_leading_zeros() -> None:
    assert chinese_date(date(2026, 3, 9)) == "2026年3月9日"
    assert chinese_date(date(2026, 12, 31)) == "2026年12月31日"


def test_a_number_has_hexagonal_brackets_and_room_where_the_office_numbers_at_signing() -> None:
    assert document_number("柳委", 2026, 7) == "柳委〔2026〕7号"
    assert document_number("柳委", 2026, None) == "柳委〔2026〕　号"


@pytest.mark.parametrize(
    ("number", "written"),
    [(1, "一"), (10, "十"), (11, "十一"), (20, "二十"), (26, "二十六"), (100, "一百"),
     (101, "一百零一"), (110, "一百一十"), (215, "二百一十五"), (1000, "一千"),
     (1010, "一千零一十"), (2026, "二千零二十六"), (10_001, "一万零一"), (10_012, "一万零一十二"),
     (110_000, "十一万")],
)  # fmt: skip
def test_numerals(number: int, written: str) -> None:
    assert numeral(number) == written


@given(st.integers(1, 99_999_999), st.integers(1, 99_999_999))
def test_numerals_differ_as_numbers_do(one: int, other: int) -> None:
    assert (numeral(one) == numeral(other)) == (one == other)


@pytest.mark.parametrize(
    ("names", "phrase"),
    [
        (["张敏"], "张敏同志"),
        (["张敏", "李强"], "张敏、李强同志"),
        (["张敏", "李强", "王芳"], "张敏等3名同志"),
    ],
)
def test_titles_name_one_or_two_people(names: list[str], phrase: str) -> None:
    assert people_phrase(names) == phrase


def test_latin_characters_are_half_as_wide() -> None:
    assert text_width("2026年3月9日") == 6
    assert text_width("《a》·“”") == 5.5
