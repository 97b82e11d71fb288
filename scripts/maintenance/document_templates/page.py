"""The page of an official document: paper, margins, the grid of 22 lines, page numbers."""

from typing import Any

from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.section import Section, _Footer, _Header
from docx.shared import Twips

from maintenance.document_templates.measures import (
    BOTTOM,
    FOOTER,
    HEADER,
    LEFT,
    LINE,
    PAGE,
    RIGHT,
    SMALL_CHARACTER,
    TOP,
)
from maintenance.document_templates.text_box import text_box
from maintenance.word_builder.elements import add_page_number, put


def set_up(document: Document, page_number: Any, rehearsal: Any) -> None:
    """Set up the page; page_number, rehearsal: the styles of what stands in its margins."""
    section = document.sections[0]
    _set_paper(section)
    document.settings.odd_and_even_pages_header_footer = True
    for header in (section.header, section.even_page_header):
        _write_header(header, page_number, rehearsal)
    sides = (
        (section.footer, WD_ALIGN_PARAGRAPH.RIGHT),
        (section.even_page_footer, WD_ALIGN_PARAGRAPH.LEFT),
    )
    for footer, side in sides:
        _write_footer(footer, page_number, side)


def _set_paper(section: Section) -> None:
    """A4 with the standard's margins and the grid of 22 lines."""
    section.page_width, section.page_height = map(Twips, PAGE)
    section.top_margin, section.bottom_margin = Twips(TOP), Twips(BOTTOM)
    section.left_margin, section.right_margin = Twips(LEFT), Twips(RIGHT)
    section.header_distance, section.footer_distance = Twips(HEADER), Twips(FOOTER)
    put(section._sectPr, "w:cols", space=425)
    put(section._sectPr, "w:docGrid", type="lines", linePitch=LINE)


def _write_header(header: _Header, style: Any, rehearsal: Any) -> None:
    """Write the header: empty, but in rehearsal every page says so."""
    first = header.paragraphs[0]
    first.style, first.text = style, "{%p if 演练 %}"
    said = header.add_paragraph("演练文件，不作依据", style)
    said.alignment = WD_ALIGN_PARAGRAPH.CENTER
    mark = header.add_paragraph("演　练", rehearsal)
    said.add_run()._r.append(text_box("演练标记", mark._p, height=1700, watermark=True))
    header.add_paragraph("{%p endif %}", style)
    header.add_paragraph("", style)


def _write_footer(footer: _Footer, style: Any, side: WD_ALIGN_PARAGRAPH) -> None:
    """Write `— 1 —` at the outer edge, one character in (7.5): right on odd pages."""
    paragraph = footer.paragraphs[0]
    paragraph.style, paragraph.alignment = style, side
    if side is WD_ALIGN_PARAGRAPH.RIGHT:
        paragraph.paragraph_format.right_indent = Twips(SMALL_CHARACTER)
    else:
        paragraph.paragraph_format.left_indent = Twips(SMALL_CHARACTER)
    paragraph.add_run("— ")
    add_page_number(paragraph)
    paragraph.add_run(" —")
