"""Comparing what people type: keys meet where the words are the same, and only there."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.workbook.declare.known_words import KnownWords
from campaign.workbook.declare.text import (
    clean,
    clean_lines,
    fold,
    garbled,
    is_one_off,
    nearest,
    person_name,
    surely_same,
)


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("　张三　", "张三"),
        ("张\u200b三\ufeff", "张三"),
        ("第①条：Ⅱ类", "第①条：Ⅱ类"),  # printed text keeps what can be seen
        ("a \t\u00a0 b", "a b"),
        ("一\u202e二", "一二"),
    ],
)
def test_cleaned_for_printing(typed: str, shown: str) -> None:
    assert clean(typed) == shown


def test_lines_are_kept_where_lines_are_meant() -> None:
    assert clean_lines(" 一 \r\n\n　二\u200b") == "一\n二"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("张 三", "张三"),
        ("欧阳　娜 娜", "欧阳娜娜"),
        ("Anna Li", "Anna Li"),
        ("买买提 · 艾力", "买买提·艾力"),
    ],
)
def test_names(typed: str, name: str) -> None:
    assert person_name(typed) == name


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("党政办", "黨政辦"),
        ("党 政 办", "党政办"),
        ("Ａ１", "a1"),
        ("服务（中心）", "服务(中心)"),
        ("買買提•艾力", "买买提·艾力"),
        ("后勤", "後勤"),
        ("\u6e05", "\u6e05\ufe00"),
    ],
)
def test_keys_meet(one: str, other: str) -> None:
    assert fold(one) == fold(other)


@pytest.mark.parametrize(("one", "other"), [("党政办", "党建办"), ("王芳", "王方"), ("a", "b")])
def test_keys_do_not_meet(one: str, other: str) -> None:
    assert fold(one) != fold(other)


@pytest.mark.parametrize(
    ("one", "other", "sure"),
    [
        ("劉麗", "刘丽", True),
        ("馬 駿", "马骏", True),
        ("范春", "範春", False),  # two surnames that folding makes one
        ("于谦", "於谦", False),
        ("余平", "餘平", False),
        ("刘丽", "刘莉", False),
    ],
)
def test_names_beyond_doubt(one: str, other: str, sure: bool) -> None:
    assert surely_same(one, other) is sure
    assert surely_same(other, one) is sure


def test_suggestions() -> None:
    known = ["经济发展办", "社会事务办", "党政办"]
    assert nearest("经济发展班", known) == "经济发展办"
    assert nearest("水利站", known) == ""
    assert KnownWords(["李建国", "李建", "王建国"]).one_off("李健国") == ["李建国"]
    assert KnownWords(["李建国"]).one_off("李国") == ["李建国"]
    assert KnownWords(["李建国"]).one_off("李建国") == ["李建国"]


WORDS = st.text("王李张伟芳A·", min_size=1, max_size=6) | st.text("王李", min_size=38, max_size=45)


@given(st.lists(WORDS, unique=True), WORDS)
def test_the_index_finds_what_going_through_all_words_finds(known: list[str], word: str) -> None:
    assert KnownWords(known).nearest(word) == nearest(word, known)
    alike = [each for each in known if is_one_off(fold(word), fold(each))]
    assert KnownWords(known).one_off(word) == alike


def test_garbled() -> None:
    assert garbled("濮撳悕") == "姓名"
    assert garbled("姓名") == ""
    assert garbled("abc") == ""


_TYPED = st.one_of(
    st.characters(min_codepoint=0x20, max_codepoint=0x7E),
    st.characters(min_codepoint=0x3000, max_codepoint=0x3029),
    st.characters(min_codepoint=0x4E00, max_codepoint=0x9FFF, exclude_characters="薴"),
    st.characters(min_codepoint=0xFF01, max_codepoint=0xFF5E),
    st.sampled_from("\t\n\u00a0\u200b\u2060\ufeff·•①Ⅱ℃"),
)
"""What keyboards write; 薴 alone becomes 苧, which is itself the Traditional form of another."""


@given(st.text(alphabet=_TYPED, max_size=30))
def test_folding_and_cleaning_are_stable(text: str) -> None:
    assert clean(clean(text)) == clean(text)
    assert fold(fold(text)) == fold(text)
    assert surely_same(text, text)
