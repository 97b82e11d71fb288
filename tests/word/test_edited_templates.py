"""An office's own copy of a template, edited in Word, WPS or LibreOffice."""

import re
from pathlib import Path

import pytest

from campaign.documents.catalogue import KINDS
from campaign.office.kinds import DocumentKind
from campaign.standby.documents import STANDBY_LETTER, StandbyLetter
from campaign.word.template import Template
from word.sample_letters import SAMPLES, standby_letter
from word.schema import faults
from word.word_files import TEMPLATES, WordFile, changed, split_runs

LETTER = TEMPLATES / STANDBY_LETTER.file_name
DOCUMENT = "word/document.xml"


def printed(path: Path) -> WordFile:
    template, issues = Template.open(path, STANDBY_LETTER.data)
    assert template is not None, issues
    rendered, issues = template.render(standby_letter("吴永福"))
    assert rendered is not None, issues
    return WordFile(rendered.file())


def saved(folder: Path, content: bytes) -> Path:
    path = folder / STANDBY_LETTER.file_name
    path.write_bytes(content)
    return path


def test_new_wording_is_printed(tmp_path: Path) -> None:
    old, new = "书面提出", "当面或者书面提出，{{ 管理部门 }}当日登记"
    before = printed(LETTER).everything()
    after = printed(saved(tmp_path, changed(LETTER.read_bytes(), DOCUMENT, old, new)))
    assert after.everything() == before.replace(old, new.replace("{{ 管理部门 }}", "党政办公室"))


def test_a_placeholder_may_be_moved_and_dropped(tmp_path: Path) -> None:
    content = changed(LETTER.read_bytes(), DOCUMENT, "（联系电话：{{ 受理电话 }}）", "")
    content = changed(content, DOCUMENT, "，由{{ 管理部门 }}负责日常管理", "")
    path = saved(tmp_path, content)
    template, issues = Template.open(path, STANDBY_LETTER.data)
    assert template is not None
    assert [(issue.kind.code, issue.data["names"]) for issue in issues] == [("W09", "管理部门")]
    assert "党政办公室负责" not in printed(path).everything()


def test_marks_of_editing_in_word_do_no_harm(tmp_path: Path) -> None:
    xml = WordFile(LETTER.read_bytes()).parts[DOCUMENT]
    edited = split_runs(xml, 2).replace("<w:p>", '<w:p w14:paraId="1A2B3C4D" w:rsidR="00F1">')
    edited = edited.replace("<w:r><w:t", "<w:r><w:lastRenderedPageBreak/><w:t", 1)
    edited = edited.replace("<w:document ", '<w:document xmlns:w14="urn:w14" ')
    assert printed(
        saved(tmp_path, changed(LETTER.read_bytes(), DOCUMENT, xml, edited))
    ).texts() == (printed(LETTER).texts())


def test_wps_may_renumber_the_styles(tmp_path: Path) -> None:
    parts = WordFile(LETTER.read_bytes()).parts
    identifiers = re.findall(r'w:styleId="([^"]*)"', parts["word/styles.xml"])
    content = LETTER.read_bytes()
    for part in ("word/styles.xml", DOCUMENT):
        xml = parts[part]
        for number, identifier in enumerate(identifiers, start=10):
            for attribute in ("w:styleId", "w:val"):
                xml = xml.replace(f'{attribute}="{identifier}"', f'{attribute}="{number}"')
        content = changed(content, part, parts[part], xml)
    file = printed(saved(tmp_path, content))
    assert file.texts() == printed(LETTER).texts()
    (signature,) = file.paragraphs("署名")
    expected = next(iter(printed(LETTER).paragraphs("署名")))
    assert file.effective(signature, "pPr", "ind") == printed(LETTER).effective(
        expected, "pPr", "ind"
    )


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_what_libreoffice_saves_prints_the_same_words(
    resaved: Path, kind: DocumentKind[StandbyLetter]
) -> None:
    texts = []
    for folder in (TEMPLATES, resaved):
        template, issues = Template.open(folder / kind.file_name, kind.data)
        assert template is not None, issues
        rendered, issues = template.render(SAMPLES[kind])
        assert rendered is not None, issues
        texts.append(WordFile(rendered.file()))
    ours, theirs = texts
    assert faults(theirs) == []
    words = [text.replace("\t", "") for text in theirs.texts()]
    # A text box is saved twice, for readers of either kind.
    imprint = [text.replace("\t", "") for text in ours.texts("版记")]
    assert (
        words[: len(ours.texts()) - len(imprint)]
        == ours.texts()[: len(ours.texts()) - len(imprint)]
    )
    assert set(words) == {text.replace("\t", "") for text in ours.texts()}


def test_an_edit_in_what_libreoffice_saved_is_printed(resaved: Path, tmp_path: Path) -> None:
    content = (resaved / STANDBY_LETTER.file_name).read_bytes()
    path = saved(tmp_path, changed(content, DOCUMENT, "现将有关事项通知如下", "现通知你如下事项"))
    assert "现通知你如下事项：" in printed(path).everything()


def test_a_style_is_found_behind_other_properties(tmp_path: Path) -> None:
    xml = WordFile(LETTER.read_bytes()).parts[DOCUMENT]
    style = re.compile(r'(<w:pStyle w:val="(?:Signature|Date|Title)[^"]*"/>)')
    assert style.search(xml)
    moved = style.sub(r'<w:keepNext/><w:widowControl w:val="0"/>\1', xml)
    file = printed(saved(tmp_path, changed(LETTER.read_bytes(), DOCUMENT, xml, moved)))
    (signature,) = file.paragraphs("署名")
    (expected,) = printed(LETTER).paragraphs("署名")
    assert file.effective(signature, "pPr", "ind") == printed(LETTER).effective(
        expected, "pPr", "ind"
    )
