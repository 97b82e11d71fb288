"""The printed page, measured in LibreOffice's PDF (with whatever Chinese fonts there are)."""

import re
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from campaign.posts.documents import APPOINTMENT_LETTER, APPOINTMENT_NOTICE
from campaign.word.placeholders import filling, flag
from campaign.word.template import Rendered, Template, merge
from word.pages import BELOW_TEXT, inked_rows, laid_out, page_count, words
from word.sample_letters import SAMPLES, appointment_letter
from word.sample_notices import appointment_notice
from word.sample_office import HEAD, people
from word.seal_room import sign_offs
from word.word_files import TEMPLATES, WordFile, changed, small_template

PAGES = {
    "实施方案通知": 9,
    "动员会通知": 5,
    "成绩公布": 2,
    "任前公示": 2,
    "任职通知": 2,
    "任职通知书": 1,
    "双向选择结果公布": 1,
    "岗位安排通知": 2,
    "岗位安排通知书": 1,
    "工作移交通知": 5,
    "移交清单": 1,
    "待岗通知书": 2,
    "待岗考评表": 1,
    "恢复工作通知书": 1,
    "处理意见呈报表": 1,
}
SIGNED = [name for name in PAGES if not name.endswith(("表", "清单"))]
RED_HEADED = ["实施方案通知", "动员会通知", "任职通知", "岗位安排通知", "工作移交通知"]


@filling
class Nothing:
    rehearsal: bool = flag("演练", default=False)


def rendered(template: Template[Any] | None, data: object) -> Rendered:
    assert template is not None
    result, issues = template.render(data)
    assert result is not None, issues
    return result


@pytest.fixture(scope="module")
def pdfs(tmp_path_factory: pytest.TempPathFactory) -> Mapping[str, Path]:
    """All samples, a page full of text, letters merged, a rehearsal, as PDF."""
    folder = tmp_path_factory.mktemp("pages")
    files = {}
    for kind, data in SAMPLES.items():
        template, _ = Template.open(TEMPLATES / kind.file_name, kind.data)
        files[kind.name] = rendered(template, data).file()
    full = small_template(folder, lambda paper: paper.paragraph("Recipients", "国" * 28 * 60))
    opened, _ = Template.open(full, Nothing)
    files["满页"] = rendered(opened, Nothing()).file()
    letter, _ = Template.open(TEMPLATES / APPOINTMENT_LETTER.file_name, APPOINTMENT_LETTER.data)
    files["合并"] = merge([rendered(letter, appointment_letter(name)) for name in people(4)])
    notice, _ = Template.open(TEMPLATES / APPOINTMENT_NOTICE.file_name, APPOINTMENT_NOTICE.data)
    head = replace(HEAD, rehearsal=True, copies_to="委，" * 40)
    files["演练"] = rendered(notice, replace(appointment_notice(), head=head)).file()
    for name in RED_HEADED:
        files[f"{name}-旧"] = as_older_programs_read(files[name])
    files["演练-旧"] = as_older_programs_read(files["演练"])
    return laid_out(files, folder)


_ALTERNATIVES = re.compile(
    r"<mc:AlternateContent><mc:Choice .*?</mc:Choice><mc:Fallback>(.*?)</mc:Fallback>"
    r"</mc:AlternateContent>",
    re.DOTALL,
)


def as_older_programs_read(content: bytes) -> bytes:
    """A document as a program sees it that knows no drawings of 2010."""
    for part, xml in WordFile(content).parts.items():
        if "<mc:Choice" in xml:
            content = changed(content, part, xml, _ALTERNATIVES.sub(r"\1", xml))
    return content


@pytest.mark.parametrize("name", RED_HEADED)
def test_older_programs_show_the_same_pages(pdfs: Mapping[str, Path], name: str) -> None:
    ours, older = words(pdfs[name]), words(pdfs[f"{name}-旧"])
    for mine, theirs in zip(ours, older, strict=True):
        assert (theirs.page, theirs.text) == (mine.page, mine.text)
        assert theirs.top == pytest.approx(mine.top, abs=0.2)
        assert theirs.left == pytest.approx(mine.left, abs=0.2)


def test_older_programs_show_that_it_is_a_rehearsal(pdfs: Mapping[str, Path]) -> None:
    texts = sorted(word.text for word in words(pdfs["演练-旧"]))
    assert texts == sorted(word.text for word in words(pdfs["演练"]))


def test_the_expected_number_of_pages(pdfs: Mapping[str, Path]) -> None:
    assert {name: page_count(pdfs[name]) for name in PAGES} == PAGES


def test_a_full_page_has_22_lines_of_28_characters(pdfs: Mapping[str, Path]) -> None:
    lines = [word for word in words(pdfs["满页"]) if "国" in word.text]
    assert {len(line.text) for line in lines} == {28}
    assert [sum(line.page == page for line in lines) for page in (1, 2, 3)] == [22, 22, 16]
    assert lines[0].left == pytest.approx(28, abs=0.3)
    assert lines[0].right == pytest.approx(210 - 26, abs=0.6)
    assert lines[21].bottom <= BELOW_TEXT + 0.5


@pytest.mark.parametrize("name", SIGNED)
def test_signature_and_date_stand_below_text_on_their_page(
    pdfs: Mapping[str, Path], name: str
) -> None:
    (sign_off,) = sign_offs(words(pdfs[name]), HEAD.issuer)
    sign_off.check_below_text()


@pytest.mark.parametrize("name", SIGNED)
def test_there_is_room_for_the_seal(pdfs: Mapping[str, Path], name: str) -> None:
    (sign_off,) = sign_offs(words(pdfs[name]), HEAD.issuer)
    sign_off.check_seal_room()


@pytest.mark.parametrize("name", RED_HEADED)
def test_red_name_and_red_line(pdfs: Mapping[str, Path], name: str) -> None:
    mark, line = [band for band in inked_rows(pdfs[name], 1, red=True) if band[2] > 5]
    assert mark[0] == pytest.approx(37 + 35, abs=0.6)
    assert line[2] == pytest.approx(156, abs=1)
    assert line[1] - line[0] <= 0.7
    number = [word for word in words(pdfs[name]) if word.page == 1 and "〔" in word.text]
    assert 2.5 <= line[0] - number[0].bottom <= 4.5  # 4 mm to the ink, less to the font's box


@pytest.mark.parametrize("name", [*RED_HEADED, "演练"])
def test_the_imprint_ends_on_the_edge_of_the_text_area(pdfs: Mapping[str, Path], name: str) -> None:
    last = page_count(pdfs[name])
    lines = [b for b in inked_rows(pdfs[name], last, red=False) if b[2] > 150 and b[1] - b[0] < 1]
    assert lines[-1][1] == pytest.approx(BELOW_TEXT, abs=0.6)
    assert len(lines) >= 3
    assert all(later[0] - earlier[1] > 5 for earlier, later in pairwise(lines[-3:]))


@pytest.mark.parametrize("name", ["实施方案通知", "动员会通知"])
def test_page_numbers_are_outside_and_7_mm_below_the_text(
    pdfs: Mapping[str, Path], name: str
) -> None:
    for page in range(1, PAGES[name] + 1):
        footer = [w for w in words(pdfs[name]) if w.page == page and w.top > BELOW_TEXT]
        assert "".join(word.text for word in footer) == f"—{page}—"
        one = 280 / 1440 * 25.4
        if page % 2:
            assert footer[-1].right == pytest.approx(184 - one, abs=0.6)
        else:
            assert footer[0].left == pytest.approx(28 + one, abs=0.6)
        middle = (footer[0].top + footer[0].bottom) / 2
        assert middle - BELOW_TEXT == pytest.approx(7, abs=1.5)


def test_letter_and_receipt_share_a_page(pdfs: Mapping[str, Path]) -> None:
    for name in ("任职通知书", "岗位安排通知书", "恢复工作通知书"):
        assert any("裁下" in word.text for word in words(pdfs[name]))
        assert PAGES[name] == 1


def test_merged_letters_are_pages_numbered_one(pdfs: Mapping[str, Path]) -> None:
    found = words(pdfs["合并"])
    addressed = [(word.page, word.text) for word in found if word.text.endswith("同志：")]
    pages = [page for page, _ in addressed]
    assert [text for _, text in addressed] == [f"{name}同志：" for name in people(4)]
    assert len(set(pages)) == 4
    for page in pages:
        footer = [word.text for word in found if word.page == page and word.top > BELOW_TEXT]
        assert "".join(footer) == "—1—"


def test_a_rehearsal_says_so_on_every_page(pdfs: Mapping[str, Path]) -> None:
    for page in (1, 2):
        assert any("演练文件" in w.text for w in words(pdfs["演练"]) if w.page == page)
    assert not any("演练" in word.text for word in words(pdfs["任职通知"]))
