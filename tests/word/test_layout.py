"""What is laid out once the text is known: titles, red name, seal, imprint."""

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from campaign.office.office import Letterhead
from campaign.posts.documents import APPOINTMENT_LETTER, APPOINTMENT_NOTICE, AppointmentNotice
from campaign.word import layout
from campaign.word.template import Template
from word.sample_letters import SAMPLES, appointment_letter
from word.sample_notices import appointment_notice
from word.sample_office import HEAD
from word.schema import faults
from word.word_files import TEMPLATES, WordFile, changed

OFFICES = [
    "青溪县柳河镇人民政府",
    "中共青溪县柳河镇委员会",
    "中共景宁畲族自治县大均畲族民族乡委员会",
    "镇党委",
]
DATES = [date(2026, 3, 9), date(2026, 3, 19), date(2026, 11, 30)]


def notice(**head: object) -> WordFile:
    template, _ = Template.open(TEMPLATES / APPOINTMENT_NOTICE.file_name, APPOINTMENT_NOTICE.data)
    assert template is not None
    data: AppointmentNotice = appointment_notice()
    changed_head: Letterhead = replace(HEAD, **head)  # type: ignore[arg-type] # names from the tests below
    rendered, issues = template.render(replace(data, head=changed_head))
    assert rendered is not None, issues
    return WordFile(rendered.file())


def width(text: str) -> float:
    return sum(0.5 if each in "0123456789" else 1 for each in text)


@pytest.mark.parametrize("office", OFFICES)
@pytest.mark.parametrize("day", DATES)
def test_signature_and_date_are_centred_on_each_other_inside_the_page(
    office: str, day: date
) -> None:
    file = notice(issuer=office, dated=day)
    (signature,), (dated,) = file.paragraphs("署名"), file.paragraphs("成文日期")
    lefts = {int(file.effective(each, "pPr", "ind")["left"]) for each in (signature, dated)}
    (left,) = lefts
    strip = 28 - left / 316
    (text,) = file.texts("成文日期")
    gap = (strip - width(text)) / 2
    assert left >= 0
    assert gap >= 4 - 0.01  # 右空四字; a longer name needs more
    assert width(office) <= strip + 0.01
    if width(office) <= width(text) + 8:
        assert gap == pytest.approx(4, abs=0.01)


@pytest.mark.parametrize("office", OFFICES)
def test_the_red_name_fits_on_one_line(office: str) -> None:
    file = notice(issuer=office)
    (mark,) = file.paragraphs("发文机关标志")
    narrowed = int(file.effective(mark, "rPr", "w").get("val", "100"))
    points = int(file.effective(mark, "rPr", "sz")["val"]) / 2
    assert (len(office) + 2) * points * narrowed / 100 <= 442.2 * 0.95
    assert narrowed >= 60
    assert points >= 22


@pytest.mark.parametrize("office", OFFICES)
def test_the_red_name_fits_at_the_size_that_the_office_has_chosen(
    office: str, tmp_path: Path
) -> None:
    own = '<w:r><w:rPr><w:kern w:val="2"/><w:sz w:val="104"/><w:szCs w:val="104"/></w:rPr><w:t'
    content = (TEMPLATES / APPOINTMENT_NOTICE.file_name).read_bytes()
    xml = WordFile(content).parts["word/document.xml"]
    head, style, rest = xml.partition('<w:pStyle w:val="Mark"/>')
    resized = head + style + rest.replace("<w:r><w:t", own, 1)
    path = tmp_path / APPOINTMENT_NOTICE.file_name
    path.write_bytes(changed(content, "word/document.xml", xml, resized))
    template, issues = Template.open(path, APPOINTMENT_NOTICE.data)
    assert template is not None, issues
    data = appointment_notice()
    rendered, _ = template.render(replace(data, head=replace(data.head, issuer=office)))
    assert rendered is not None
    file = WordFile(rendered.file())
    (mark,) = file.paragraphs("发文机关标志")
    narrowed = int(file.effective(mark, "rPr", "w").get("val", "100"))
    points = int(file.effective(mark, "rPr", "sz")["val"]) / 2
    assert (len(office) + 2) * points * narrowed / 100 <= 442.2 * 0.95
    assert points <= 52
    assert faults(file) == []


def test_a_line_that_the_office_has_aligned_itself_stays() -> None:
    paragraph = '<w:p><w:pPr><w:pStyle w:val="Date"/><w:jc w:val="right"/></w:pPr>{}</w:p>'
    signed = paragraph.format("<w:r><w:t>镇党委</w:t></w:r>")
    dated = paragraph.format("<w:r><w:t>2026年3月9日</w:t></w:r>")
    assert layout.sealed(signed, dated) == signed + dated


def test_a_title_broken_by_hand_stays() -> None:
    def no_words() -> Iterable[str]:
        return ()

    upper, lower = "中共青溪县柳河镇委员会关于印发方案", "的通知通知通知"
    title = f"<w:p><w:r><w:t>{upper}</w:t><w:br/><w:t>{lower}</w:t></w:r></w:p>"
    assert layout.titled(title, 22, no_words) == title


def test_a_title_is_broken_across_its_runs_and_escapes() -> None:
    runs = ("甲&amp;乙机关干部", "双向选择竞争上岗活动实施方案")
    title = "<w:p>" + "".join(f"<w:r><w:t>{run}</w:t></w:r>" for run in runs) + "</w:p>"
    broken = layout.titled(title, 22, lambda: ["甲&乙"])
    assert broken.count("<w:br/>") == 1
    assert re.sub(r"<[^>]*>", "", broken) == "甲&amp;乙机关干部双向选择竞争上岗活动实施方案"


def test_a_reworded_title_is_broken_too(tmp_path_factory: pytest.TempPathFactory) -> None:
    path = tmp_path_factory.mktemp("own") / APPOINTMENT_LETTER.file_name
    content = (TEMPLATES / APPOINTMENT_LETTER.file_name).read_bytes()
    title = "中共青溪县柳河镇委员会关于中层干部任职的通知书"
    path.write_bytes(changed(content, "word/document.xml", ">任职通知书</w:t>", f">{title}</w:t>"))
    template, _ = Template.open(path, APPOINTMENT_LETTER.data)
    assert template is not None
    rendered, _ = template.render(appointment_letter())
    assert rendered is not None
    lines = WordFile(rendered.file()).texts("公文标题")
    assert lines == ["中共青溪县柳河镇委员会|关于中层干部任职的通知书"]


@pytest.mark.parametrize(
    ("copies", "lines"),
    [("", 1), ("县委组织部", 2), ("县委组织部，" * 5, 3), ("县委组织部，" * 10, 4)],
)
def test_the_imprint_is_as_high_as_its_lines(copies: str, lines: int) -> None:
    xml = notice(copies_to=copies).parts["word/document.xml"]
    heights = set(re.findall(r'\bcy="(\d+)"', xml))
    assert heights == {str((lines * 520 + 60) * 635)}
    assert re.findall(r";height:([\d.]+)pt", xml) == [f"{(lines * 520 + 60) / 20:g}"]


@pytest.mark.parametrize(("office", "lines"), [("柳河镇" * 6, 1), ("柳河镇" * 8, 2)])
def test_the_date_of_printing_has_a_line_of_its_own_if_it_must(office: str, lines: int) -> None:
    file = notice(copies_to="", printed_by=office)
    breaks = {1: "", 2: "|"}
    assert file.texts("版记") == [f"{office}{breaks[lines]}\t2026年3月19日印发"]
    heights = set(re.findall(r'\bcy="(\d+)"', file.parts["word/document.xml"]))
    assert heights == {str((lines * 520 + 60) * 635)}


def test_no_mark_of_the_layout_is_left() -> None:
    for kind, data in SAMPLES.items():
        template, _ = Template.open(TEMPLATES / kind.file_name, kind.data)
        assert template is not None
        rendered, _ = template.render(data)
        assert rendered is not None
        for text in rendered.texts.values():
            assert not re.search(r"[\x01-\x08]", text)
