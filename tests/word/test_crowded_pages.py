"""Pages of a hundred people, of one, and with the longest names: still ready for the seal."""

from collections.abc import Mapping
from itertools import pairwise
from pathlib import Path

import pytest

from campaign.departments.documents import PLACEMENT_NOTICE
from campaign.word.template import Template
from word.pages import BELOW_TEXT, inked_rows, laid_out, page_count, words
from word.sample_crowd import CROWD, ISSUER, JOINT, OF_MANY, OF_ONE, PAIRS, WITH_LONG_NAMES
from word.schema import faults
from word.seal_room import SEAL, sign_offs
from word.word_files import TEMPLATES, WordFile

GROUPS = {"百人": OF_MANY, "一人": OF_ONE, "长名": WITH_LONG_NAMES}
NAMES = [f"{group}-{kind.name}" for group, documents in GROUPS.items() for kind in documents]
FORMS = [name for name in NAMES if name.endswith(("表", "清单"))]
SEALED = [name for name in NAMES if name not in FORMS]
LISTS = {"动员会通知": "签到", "工作移交通知": "监交人", "任前公示": "拟任职务", "成绩公布": "总分"}


@pytest.fixture(scope="module")
def files() -> Mapping[str, bytes]:
    found = {}
    for group, documents in GROUPS.items():
        for kind, data in documents.items():
            template, _ = Template.open(TEMPLATES / kind.file_name, kind.data)
            assert template is not None
            rendered, issues = template.render(data)
            assert rendered is not None, issues
            found[f"{group}-{kind.name}"] = rendered.file()
    for name, notice in JOINT.items():
        opened, _ = Template.open(TEMPLATES / PLACEMENT_NOTICE.file_name, PLACEMENT_NOTICE.data)
        assert opened is not None
        rendered, issues = opened.render(notice)
        assert rendered is not None, issues
        found[name] = rendered.file()
    return found


@pytest.fixture(scope="module")
def pdfs(
    files: Mapping[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> Mapping[str, Path]:
    return laid_out(files, tmp_path_factory.mktemp("crowd"))


def test_word_has_nothing_to_repair(files: Mapping[str, bytes]) -> None:
    for content in files.values():
        assert faults(WordFile(content)) == []


@pytest.mark.parametrize("name", SEALED)
def test_signature_and_date_stand_below_text_with_room_for_the_seal(
    pdfs: Mapping[str, Path], name: str
) -> None:
    (sign_off,) = sign_offs(words(pdfs[name]), ISSUER)
    sign_off.check_below_text()
    sign_off.check_seal_room()


@pytest.mark.parametrize("name", [name for name in SEALED if name.endswith("通知")])
def test_imprint_and_page_number_keep_apart(pdfs: Mapping[str, Path], name: str) -> None:
    last = page_count(pdfs[name])
    lines = [b for b in inked_rows(pdfs[name], last, red=False) if b[2] > 150 and b[1] - b[0] < 1]
    assert lines[-1][1] == pytest.approx(BELOW_TEXT, abs=0.6)
    assert all(later[0] - earlier[1] > 5 for earlier, later in pairwise(lines[-3:]))
    below = [w.text for w in words(pdfs[name]) if w.page == last and w.top > BELOW_TEXT]
    assert "".join(below) == f"—{last}—"


@pytest.mark.parametrize("name", [name for name in NAMES if name.startswith("百人")])
def test_heads_are_on_each_page_of_a_list_and_everybody_is_in_it(
    pdfs: Mapping[str, Path], name: str
) -> None:
    head = LISTS.get(name.partition("-")[2])
    found = words(pdfs[name])
    if head is None:
        assert page_count(pdfs[name]) > 1
        return
    pages = [word.page for word in found if word.text == head]
    assert pages == list(range(pages[0], pages[-1] + 1))
    assert len(pages) >= 5
    if name != "百人-成绩公布":  # its rows have no numbers
        counted = {word.text for word in found if word.left < 45}
        assert {str(number) for number in range(1, CROWD + 1)} <= counted


@pytest.mark.parametrize("name", FORMS)
def test_a_form_stays_on_its_page(pdfs: Mapping[str, Path], name: str) -> None:
    assert page_count(pdfs[name]) == 1


@pytest.mark.parametrize("kind", ["任职通知书", "岗位安排通知书", "恢复工作通知书"])
def test_letter_and_receipt_share_a_page(pdfs: Mapping[str, Path], kind: str) -> None:
    assert page_count(pdfs[f"长名-{kind}"]) == 1


@pytest.mark.parametrize("name", PAIRS)
def test_two_seals_neither_touch_nor_leave_the_text_area(
    pdfs: Mapping[str, Path], name: str
) -> None:
    found = words(pdfs[name])
    (last,) = sign_offs(found, PAIRS[name][1])
    if name == "上下":  # above the second name stands the first, not the text
        assert last.date.top > last.signature.top
    else:
        last.check_below_text()
        last.check_seal_room()
    page = [word for word in found if word.page == last.signature.page and word.top > 40]
    (first,) = (word for word in page if word.text == PAIRS[name][0])
    across = last.signature.left + last.signature.right - first.left - first.right
    down = last.signature.top - first.top
    assert ((across / 2) ** 2 + down**2) ** 0.5 > 2 * SEAL
    assert (first.left + first.right) / 2 - SEAL >= 28
    assert first.right <= 184.5


def test_titles_name_both_issuers(files: Mapping[str, bytes]) -> None:
    for name, (issuer, co_issuer) in PAIRS.items():
        (title,) = WordFile(files[name]).texts("公文标题")
        assert (
            title.replace("|", "").replace(" ", "\u3000").startswith(f"{issuer}\u3000{co_issuer}")
        )
        assert WordFile(files[name]).texts("发文机关标志") == [f"{issuer}文件"]
