"""Many letters in one file: each a section that begins on an odd page and counts from 1."""

import re

import pytest

from campaign.documents.handover import HANDOVER_LIST
from campaign.posts.documents import APPOINTMENT_LETTER
from campaign.standby.documents import STANDBY_LETTER
from campaign.word.template import Rendered, Template, merge
from word.sample_letters import appointment_letter, handover_list, standby_letter
from word.sample_office import people
from word.word_files import TEMPLATES, W, WordFile, text_of

NAMES = people(5)


def appointments() -> list[Rendered]:
    template, _ = Template.open(TEMPLATES / APPOINTMENT_LETTER.file_name, APPOINTMENT_LETTER.data)
    assert template is not None
    letters = [template.render(appointment_letter(name))[0] for name in NAMES]
    return [letter for letter in letters if letter is not None]


def standby() -> list[Rendered]:
    template, _ = Template.open(TEMPLATES / STANDBY_LETTER.file_name, STANDBY_LETTER.data)
    assert template is not None
    letters = [template.render(standby_letter(name))[0] for name in NAMES]
    return [letter for letter in letters if letter is not None]


def sections(file: WordFile) -> list[list[str]]:
    """Texts of the paragraphs of each section."""
    result: list[list[str]] = [[]]
    for paragraph in file.paragraphs():
        result[-1].append(text_of(paragraph))
        if paragraph.find(f"{W}pPr/{W}sectPr") is not None:
            result.append([])
    return result


def test_every_letter_is_a_section_of_its_own() -> None:
    letters = appointments()
    file = WordFile(merge(letters))
    parts = sections(file)
    assert len(parts) == len(NAMES)
    for part, name, letter in zip(parts, NAMES, letters, strict=True):
        assert part == [text_of(each) for each in WordFile(letter.file()).paragraphs()]
        assert f"{name}同志：" in part
        assert not any(other in line for other in NAMES if other != name for line in part)


def test_sections_begin_on_odd_pages_and_count_from_one() -> None:
    file = WordFile(merge(appointments()))
    found = list(file.document.iter(f"{W}sectPr"))
    assert len(found) == len(NAMES)
    for section in found:
        names = [each.tag.removeprefix(W) for each in section]
        assert names[:4] == ["headerReference"] * 2 + ["footerReference"] * 2
        assert names[4:] == ["type", "pgSz", "pgMar", "pgNumType", "cols", "docGrid"]
        kind, numbers = section.find(f"{W}type"), section.find(f"{W}pgNumType")
        assert kind is not None
        assert kind.get(f"{W}val") == "oddPage"
        assert numbers is not None
        assert numbers.get(f"{W}start") == "1"


def test_a_letter_with_a_sheet_of_its_own_behind_keeps_both_sections() -> None:
    file = WordFile(merge(standby()))
    assert len(sections(file)) == 2 * len(NAMES)
    for letter, sheet in zip(sections(file)[::2], sections(file)[1::2], strict=True):
        (name,) = (name for name in NAMES if f"{name}同志：" in letter)
        assert name in sheet
    kinds = [section.find(f"{W}type") for section in file.document.iter(f"{W}sectPr")]
    assert all(kind is not None and kind.get(f"{W}val") == "oddPage" for kind in kinds)


@pytest.mark.parametrize("letters", [appointments, standby])
def test_nothing_comes_between_the_text_and_the_signature(letters: object) -> None:
    assert callable(letters)
    file = WordFile(merge(letters()))
    for section in sections(file):
        signed = [n for n, text in enumerate(section) if text.startswith("中共青溪县")]
        for place in signed:
            assert section[place - 1]  # text, no empty paragraph
    assert "<w:br w:type=" not in file.parts["word/document.xml"]


def test_one_letter_alone_may_be_merged() -> None:
    letters = appointments()[:1]
    assert WordFile(merge(letters)).texts() == WordFile(letters[0].file()).texts()


def test_drawings_are_numbered_throughout() -> None:
    template, _ = Template.open(TEMPLATES / HANDOVER_LIST.file_name, HANDOVER_LIST.data)
    assert template is not None
    letters = [template.render(handover_list(name))[0] for name in NAMES]
    drawing = '<w:r><w:drawing><wp:docPr id="1" name="图"/></w:drawing></w:r></w:p>'
    drawn = [
        Rendered(
            {
                **each.texts,
                "word/document.xml": each.texts["word/document.xml"].replace("</w:p>", drawing, 1),
            },
            each.kept,
        )
        for each in letters
        if each is not None
    ]
    numbers = re.findall(r'docPr id="(\d+)"', WordFile(merge(drawn)).parts["word/document.xml"])
    assert numbers == ["1", "2", "3", "4", "5"]


def test_merging_gives_the_same_bytes_each_time() -> None:
    assert merge(appointments()) == merge(appointments())
