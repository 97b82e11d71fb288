"""The documents made for the sample campaign are in the official format, each of them."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from docx import Document

from campaign.documents.catalogue import KINDS
from documents.finished import TRAY, Facts
from word import official_format
from word.schema import faults
from word.word_files import W, WordFile

RED_HEADED = {"实施方案通知", "动员会通知", "任职通知", "岗位安排通知", "工作移交通知"}
LISTS = {"实施方案通知", "动员会通知", "成绩公布", "任前公示", "双向选择结果公布", "工作移交通知"}
FORMS = {"移交清单", "待岗考评表", "处理意见呈报表"}
"""Filled by hand and signed, not sealed."""

EVERYWHERE = (
    official_format.check_page_set_up,
    official_format.check_elements,
    official_format.check_body,
    official_format.check_levels,
    official_format.check_dates,
    official_format.check_page_numbers,
    official_format.check_tables,
    official_format.check_nothing_left_over,
)


@cache
def word(path: Path) -> WordFile:
    return WordFile(path.read_bytes())


def documents(root: Path) -> Iterator[tuple[str, WordFile]]:
    """Every document with the name of its kind; batches are of the kind of their letters."""
    for path in sorted((root / "08公文").rglob("*.docx")):
        kind = path.stem.partition("-")[0]
        if path.parent.name == TRAY:  # 05任职通知书（10份）
            kind = re.sub(r"^(?:期满)?\d+|（\d+份）$", "", kind)
        yield kind.removesuffix("（合并）"), word(path)


def test_all_kinds_are_there(finished: Path) -> None:
    kinds = {kind for kind, _ in documents(finished)}
    assert kinds == {kind.name for kind in KINDS} > RED_HEADED | LISTS | FORMS


@pytest.mark.parametrize("check", EVERYWHERE, ids=lambda check: check.__name__)
def test_format(finished: Path, check: official_format.Check) -> None:
    for _, file in documents(finished):
        check(file)


def test_word_has_nothing_to_repair(finished: Path) -> None:
    for _, file in documents(finished):
        assert faults(file) == []


def test_red_heads_and_papers_of_the_house(finished: Path) -> None:
    for kind, file in documents(finished):
        if kind in RED_HEADED:
            official_format.check_red_head(file)
        else:
            official_format.check_plain(file)


def test_sign_off(finished: Path) -> None:
    for kind, file in documents(finished):
        if kind in FORMS:
            assert not file.texts("署名")
        else:
            official_format.check_sign_off(file)


def test_lists_and_attachments(finished: Path) -> None:
    for kind, file in documents(finished):
        if kind in LISTS:
            official_format.check_heads_repeat(file)
        if kind in {"动员会通知", "工作移交通知"}:
            official_format.check_attachment(file)
        elif kind == "实施方案通知":
            official_format.check_issued(file)


def test_titles_are_broken_at_words_in_a_trapezium_or_diamond(finished: Path) -> None:
    for _, file in documents(finished):
        styles = ("公文标题", "附件标题", "印发件标题")
        for title in (text for style in styles for text in file.texts(style)):
            widths = [len(line) for line in title.split("|")]
            assert all(width <= 20 for width in widths)
            falling = [later < earlier for earlier, later in pairwise(widths)]
            assert falling == sorted(falling)  # longer, then shorter; never an hourglass
            assert len(set(widths)) == len(widths) or len(widths) > 2
            assert not any(line.startswith(tuple("的和》、")) for line in title.split("|"))


def test_nothing_announces_an_empty_page(finished: Path) -> None:
    for _, file in documents(finished):
        assert "此页无正文" not in file.everything()


def test_each_letter_of_a_batch_begins_on_an_odd_page_and_counts_from_one(finished: Path) -> None:
    for path in sorted((finished / "08公文" / "批量打印").glob("*.docx")):
        kind = path.stem.removesuffix("（合并）")
        letters = len(list((finished / "08公文" / kind).glob("*.docx")))
        sections = list(word(path).document.iter(f"{W}sectPr"))
        assert len(sections) == letters * (2 if kind == "待岗通知书" else 1)
        for section in sections:
            assert official_format.attributes(section, "type") == {"val": "oddPage"}
            assert official_format.attributes(section, "pgNumType") == {"start": "1"}


@pytest.mark.parametrize("path", ["任职通知.docx", "移交清单", "任职通知书"])
def test_a_file_manager_shows_title_issuer_and_day(facts: Facts, path: str) -> None:
    found = facts.root / "08公文" / path
    about = Document(str(found if found.is_file() else next(found.iterdir()))).core_properties
    said = {"任职通知.docx": "职务任免"}.get(path, path[:2])  # two leave their posts
    assert said in about.title
    assert about.author == about.last_modified_by == facts.basics["党委全称"]
    assert about.created is not None
    assert about.created.date() == facts.post_meeting["任职日期"]
