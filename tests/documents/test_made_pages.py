"""The made documents as printed: page breaks, signatures, seal room, duplex."""

from collections.abc import Mapping
from pathlib import Path

import pytest

from documents.finished import Facts
from word.pages import BELOW_TEXT, Box, inked_rows, laid_out, page_count, words
from word.seal_room import sign_offs

ISSUER = "中共青禾镇委员会"
RED_HEADED = ("实施方案通知", "动员会通知", "任职通知", "岗位安排通知", "工作移交通知")
ON_THE_BOARD = ("成绩公布", "任前公示", "双向选择结果公布")
LETTERS = ("任职通知书", "岗位安排通知书", "待岗通知书", "恢复工作通知书")
FORMS = ("移交清单", "待岗考评表", "处理意见呈报表")
ONE_PAGE = ("双向选择结果公布",)
MOST_PAGES = {"成绩公布": 2, "任前公示": 2, "任职通知": 2, "岗位安排通知": 2}


@pytest.fixture(scope="module")
def pdfs(facts: Facts, tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """Every document about many, and the batches: they hold every letter and form."""
    folder = facts.root / "08公文"
    files = {name: folder / f"{name}.docx" for name in RED_HEADED + ON_THE_BOARD}
    for name in LETTERS + FORMS:
        files[name] = folder / "批量打印" / f"{name}（合并）.docx"
    contents = {name: path.read_bytes() for name, path in files.items()}
    return laid_out(contents, tmp_path_factory.mktemp("made"), as_printed=True)


def text_of(page: list[Box]) -> str:
    return "".join(word.text for word in page)


def on_page(found: list[Box], number: int) -> list[Box]:
    return [word for word in found if word.page == number]


@pytest.mark.parametrize("name", RED_HEADED + ON_THE_BOARD + LETTERS)
def test_every_signature_stands_below_text_with_room_for_the_seal(
    pdfs: Mapping[str, Path], facts: Facts, name: str
) -> None:
    found = list(sign_offs(words(pdfs[name]), ISSUER))
    letters = len(list((facts.root / "08公文" / name).glob("*.docx"))) if name in LETTERS else 1
    assert len(found) == letters
    for sign_off in found:
        sign_off.check_below_text()
        sign_off.check_seal_room()


@pytest.mark.parametrize("name", MOST_PAGES)
def test_no_more_pages_than_needed(pdfs: Mapping[str, Path], name: str) -> None:
    assert page_count(pdfs[name]) <= MOST_PAGES[name]


@pytest.mark.parametrize("name", RED_HEADED)
def test_red_head_and_imprint(pdfs: Mapping[str, Path], name: str) -> None:
    mark, line = [band for band in inked_rows(pdfs[name], 1, red=True) if band[2] > 5]
    assert mark[0] == pytest.approx(37 + 35, abs=0.6)
    assert line[2] == pytest.approx(156, abs=1)
    last = page_count(pdfs[name])
    lines = [b for b in inked_rows(pdfs[name], last, red=False) if b[2] > 150 and b[1] - b[0] < 1]
    assert lines[-1][1] == pytest.approx(BELOW_TEXT, abs=0.6)


@pytest.mark.parametrize("name", RED_HEADED)
def test_the_first_page_shows_body_text(pdfs: Mapping[str, Path], name: str) -> None:
    first = on_page(words(pdfs[name]), 1)
    recipients = next(word for word in first if word.text.endswith("："))
    assert any(recipients.bottom < word.top < BELOW_TEXT for word in first)


@pytest.mark.parametrize("name", LETTERS + FORMS)
def test_batches_begin_each_letter_on_an_odd_page(
    pdfs: Mapping[str, Path], facts: Facts, name: str
) -> None:
    letters = len(list((facts.root / "08公文" / name).glob("*.docx")))
    sheets = 2 if name == "待岗通知书" else 1
    found = words(pdfs[name])
    pages = range(1, page_count(pdfs[name]) + 1)
    starts = [page for page in pages if begins(on_page(found, page))]
    assert starts == list(range(1, 2 * letters * sheets, 2))
    # Between them lie the empty backs of one-page letters.
    assert not [word for word in found if word.page % 2 == 0]


def begins(page: list[Box]) -> bool:
    """Whether a page is numbered 1: a letter begins, or the sheet of its receipt."""
    return text_of([word for word in page if word.top > BELOW_TEXT]) == "—1—"


@pytest.mark.parametrize("name", FORMS)
def test_a_form_is_one_page(pdfs: Mapping[str, Path], facts: Facts, name: str) -> None:
    numbered = [word.text for word in words(pdfs[name]) if word.top > BELOW_TEXT]
    forms = len(list((facts.root / "08公文" / name).glob("*.docx")))
    assert numbered.count("1") == forms
    assert "2" not in numbered


@pytest.mark.parametrize("name", ["任职通知书", "岗位安排通知书", "恢复工作通知书"])
def test_a_letter_and_its_receipt_share_a_page(
    pdfs: Mapping[str, Path], facts: Facts, name: str
) -> None:
    found = words(pdfs[name])
    addressed = [word.page for word in found if word.text.endswith("同志：")]
    cut = [word.page for word in found if "裁下" in word.text]
    assert addressed == cut
    assert len(set(addressed)) == len(addressed)


def test_heads_of_lists_are_repeated_on_each_page(pdfs: Mapping[str, Path], facts: Facts) -> None:
    found = words(pdfs["动员会通知"])
    people = facts.paper("动员会通知").table("姓名")
    pages = {
        word.page for word in found for (name,) in people if word.text == name and word.page > 2
    }
    assert len(pages) >= 2
    for page in pages:
        assert {"序号", "姓名", "部门", "职务", "签到"} <= {w.text for w in on_page(found, page)}
