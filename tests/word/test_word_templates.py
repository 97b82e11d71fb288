"""The committed templates: as the script makes them, in the format of GB/T 9704-2012."""

import re
from functools import cache
from typing import Any
from xml.etree import ElementTree

import pytest

from campaign.documents.catalogue import KINDS, placeholder_names
from campaign.office.kinds import DocumentKind
from campaign.word.template import Rendered, Template
from maintenance import pieces
from maintenance.document_templates import WORDINGS
from word import official_format
from word.sample_letters import SAMPLES
from word.word_files import TEMPLATES, WordFile

RED_HEADED = ["实施方案通知", "动员会通知", "任职通知", "岗位安排通知", "工作移交通知"]
SEALED = [name for name in WORDINGS if not name.endswith(("表", "清单"))]
LISTS = ["实施方案通知", "动员会通知", "成绩公布", "任前公示", "双向选择结果公布", "工作移交通知"]
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@cache
def template(kind: DocumentKind[Any]) -> Template[Any]:
    opened, issues = Template.open(TEMPLATES / kind.file_name, kind.data)
    assert opened is not None
    assert issues == []
    return opened


@cache
def rendered(kind: DocumentKind[Any]) -> Rendered:
    result, issues = template(kind).render(SAMPLES[kind])
    assert result is not None
    assert issues == []
    return result


@cache
def word(kind: DocumentKind[Any]) -> WordFile:
    return WordFile(rendered(kind).file())


def wording(kind: DocumentKind[Any]) -> str:
    """All that a template says, tags and margins included."""
    parts = WordFile((TEMPLATES / kind.file_name).read_bytes()).parts
    texts = (ElementTree.fromstring(part).itertext() for part in parts.values())
    return "".join(text for part in texts for text in part)


def named(name: str) -> DocumentKind[Any]:
    return next(kind for kind in KINDS if kind.name == name)


def test_they_regenerate_byte_for_byte() -> None:
    assert pieces.DOCUMENT_TEMPLATES.stale() == [], pieces.REBUILD


def test_each_kind_has_its_template_and_its_sample() -> None:
    assert {kind.name for kind in KINDS} == set(WORDINGS) == {kind.name for kind in SAMPLES}
    assert {kind.file_name for kind in KINDS} == {path.name for path in TEMPLATES.glob("*.docx")}


@every_kind
def test_each_prints_without_a_word_of_the_template_language_left(kind: DocumentKind[Any]) -> None:
    official_format.check_nothing_left_over(word(kind))


@every_kind
def test_the_same_data_give_the_same_bytes(kind: DocumentKind[Any]) -> None:
    again, _ = template(kind).render(SAMPLES[kind])
    assert again is not None
    assert again.file() == rendered(kind).file()


@every_kind
def test_every_required_placeholder_is_used(kind: DocumentKind[Any]) -> None:
    assert len(placeholder_names(kind)) == len(set(placeholder_names(kind)))
    template(kind)  # opens without the notice of an unused one


@every_kind
def test_nothing_of_a_particular_town_is_in_the_wording(kind: DocumentKind[Any]) -> None:
    said = wording(kind)
    for word_of_the_seed in (
        "柳河",
        "综治",
        "新村办",
        "镇建",
        "经济发展",
        "社会事务",
        "全镇",
        "镇党委",
        "30分",
    ):
        assert word_of_the_seed not in said


@every_kind
def test_the_wording_is_neutral(kind: DocumentKind[Any]) -> None:
    said = wording(kind)
    assert not re.search("(?<!其)他", said)
    for word_to_avoid in (
        "她",
        "先生",
        "女士",
        "总分第一",
        "此页无正文",
        "付主任",
        "开除",
        "降级",
    ):
        assert word_to_avoid not in said


@every_kind
def test_every_drawing_has_a_number_of_its_own(kind: DocumentKind[Any]) -> None:
    numbers = re.findall(r'<wp:docPr [^>]*id="(\d+)"', word(kind).parts["word/document.xml"])
    assert len(numbers) == len(set(numbers))


def test_the_packages_are_slim() -> None:
    for path in TEMPLATES.rglob("*.docx"):
        assert len(WordFile(path.read_bytes()).parts) == 12


EVERYWHERE = (
    official_format.check_page_set_up,
    official_format.check_elements,
    official_format.check_body,
    official_format.check_levels,
    official_format.check_dates,
    official_format.check_page_numbers,
    official_format.check_tables,
)


@pytest.mark.parametrize("check", EVERYWHERE, ids=lambda check: check.__name__)
@every_kind
def test_format(kind: DocumentKind[Any], check: official_format.Check) -> None:
    check(word(kind))


@every_kind
def test_second_level_is_numbered_in_the_standard_way(kind: DocumentKind[Any]) -> None:
    for text in word(kind).texts("二级标题"):
        assert re.match("（[一二三四五六七八九十]+）", text)


@pytest.mark.parametrize("name", RED_HEADED)
def test_red_heads(name: str) -> None:
    official_format.check_red_head(word(named(name)))


@pytest.mark.parametrize("name", sorted(set(WORDINGS) - set(RED_HEADED)))
def test_papers_of_the_house_have_no_red_head(name: str) -> None:
    official_format.check_plain(word(named(name)))


@pytest.mark.parametrize("name", SEALED)
def test_signature_and_date_stay_with_the_text_and_leave_room_for_the_seal(name: str) -> None:
    official_format.check_sign_off(word(named(name)))


@pytest.mark.parametrize("name", LISTS)
def test_long_tables_repeat_their_head(name: str) -> None:
    official_format.check_heads_repeat(word(named(name)))


@pytest.mark.parametrize("name", ["动员会通知", "工作移交通知"])
def test_titles_of_attachments_are_those_of_the_note(name: str) -> None:
    official_format.check_attachment(word(named(name)))


def test_a_plan_that_is_issued_is_no_attachment() -> None:
    official_format.check_issued(word(named("实施方案通知")))


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_fonts_that_a_plain_windows_lacks_have_a_stand_in(kind: DocumentKind[Any]) -> None:
    parts = WordFile((TEMPLATES / kind.file_name).read_bytes()).parts
    table = parts["word/fontTable.xml"]
    used = set(re.findall(r'w:eastAsia="([^"]*)"', parts["word/styles.xml"])) - {"zh-CN"}
    for font in used:
        assert f'w:name="{font}"' in table
    for font, other in (
        ("仿宋_GB2312", "仿宋"),
        ("楷体_GB2312", "楷体"),
        ("方正小标宋简体", "华文中宋"),
    ):
        assert f'w:name="{font}"><w:altName w:val="{other}"/><w:charset w:val="86"/>' in table
