"""The guide as a Word file: a few styles, and what chapters are made of."""

from collections.abc import Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import Cm, Length, Pt, RGBColor
from docx.text.paragraph import Paragraph

from maintenance.word_builder.elements import add_page_number, put_fill, put_font
from maintenance.word_builder.package import empty_document, packed
from maintenance.word_builder.tables import AROUND, add_row, add_table, add_table_style

_INK, _QUIET = RGBColor(0x1F, 0x4E, 0x79), RGBColor(0x59, 0x59, 0x59)
_HEAD_FILL, _NOTE_FILL, _LINES = "DCE6F1", "FFF6DD", "A6A6A6"
_TEXT, _HEAVY = "宋体", "黑体"
_CENTRE = WD_ALIGN_PARAGRAPH.CENTER
_OF_THE_LIBRARY = ("Normal", "Normal Table", "Heading 1", "Heading 2")
_MADE = datetime(2026, 1, 1)
_WIDTH = 16.0
"""Of the text, in centimetres."""


class Guide:
    """A Word file that grows from top to bottom."""

    def __init__(self, pictures: Path) -> None:
        self._document = empty_document(_OF_THE_LIBRARY)
        self._pictures = pictures
        self._shown = 0
        _set_styles(self._document)
        _set_page(self._document)

    def cover(self, title: str, subtitle: str) -> None:
        """Add the head of the first page."""
        self._document.add_paragraph(title, "封面标题")
        self._document.add_paragraph(subtitle, "封面说明")

    def chapter(self, title: str, *, on_new_page: bool = False) -> None:
        """Add a chapter's heading."""
        heading = self._document.add_heading(title, level=1)
        heading.paragraph_format.page_break_before = on_new_page

    def section(self, title: str) -> None:
        """Add a heading within a chapter."""
        self._document.add_heading(title, level=2)

    def say(self, *paragraphs: str) -> None:
        """Add plain paragraphs."""
        for text in paragraphs:
            self._document.add_paragraph(text)

    def steps(self, *items: str) -> None:
        """Add numbered steps, each list from one on."""
        for number, text in enumerate(items, 1):
            self._item(f"{number}.", text)

    def points(self, *items: str) -> None:
        """Add points in no order."""
        for text in items:
            self._item("•", text)

    def note(self, text: str) -> None:
        """Add a remark that must not be overlooked."""
        paragraph = self._document.add_paragraph(style="提示")
        paragraph.add_run("注意：").bold = True
        paragraph.add_run(text)

    def picture(self, name: str, caption: str, width: float = _WIDTH) -> None:
        """Add a picture with its caption below, both on one page; its width in centimetres."""
        self._shown += 1
        holder = self._document.add_paragraph(style="图")
        shape = holder.add_run().add_picture(str(self._pictures / f"{name}.png"), width=Cm(width))
        properties = shape._inline.docPr
        properties.set("id", str(self._shown))
        properties.set("name", f"图{self._shown}")
        properties.set("descr", caption)
        self._document.add_paragraph(f"图{self._shown}　{caption}", style="图注")

    def table(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """Add a table whose head is repeated on every page; widths in centimetres."""
        style: Any = self._document.styles["表格线"]
        table = add_table(self._document, [Cm(width).twips for width in widths], style)
        # found once: python-docx looks through all styles whenever it is given a name
        cell_style = self._document.styles["表格"].style_id
        for number, texts in enumerate([head, *rows]):
            is_head = number == 0
            for cell, text in zip(add_row(table, is_head=is_head).cells, texts, strict=True):
                paragraph = cell.paragraphs[0]
                paragraph._p.style = cell_style
                run = paragraph.add_run(text)
                if is_head:
                    run.bold = True
                    put_fill(cell._tc.get_or_add_tcPr(), _HEAD_FILL)
        self._document.add_paragraph(style="图注")

    def file(self) -> bytes:
        """Return the docx file; the same bytes for the same content."""
        about = self._document.core_properties
        about.title, about.author = "双选使用说明", "双选"
        about.created = about.modified = _MADE
        about.last_modified_by, about.revision = "双选", 1
        return packed(self._document)

    def _item(self, mark: str, text: str) -> None:
        self._document.add_paragraph(f"{mark}\t{text}", style="步骤")


# -- page and styles ------------------------------------------------------------------------------


def _set_page(document: Document) -> None:
    """A4, with page numbers at the foot."""
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    head, foot = section.header.paragraphs[0], section.footer.paragraphs[0]
    for paragraph in (head, foot):
        paragraph.style = document.styles["页眉页脚"]
    head.text, head.alignment = "双选　使用说明", WD_ALIGN_PARAGRAPH.RIGHT
    _number_pages(foot)


def _number_pages(foot: Paragraph) -> None:
    foot.alignment = _CENTRE
    foot.add_run("第 ")
    add_page_number(foot)
    foot.add_run(" 页")


def _set_styles(document: Document) -> None:
    styles: Any = document.styles
    defaults = styles.element.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    put_font(defaults, _TEXT)
    _look(styles["Normal"], _TEXT, 11, after=6, pitch=1.35)
    for level, size, before in ((1, 17, 18), (2, 13, 12)):
        style = styles[f"Heading {level}"]
        _look(style, _HEAVY, size, _INK, after=6)
        style.font.bold = False
        style.paragraph_format.space_before = Pt(before)
    for name in ("封面标题", "封面说明", "页眉页脚", "步骤", "提示", "图", "图注", "表格"):
        styles.add_style(name, WD_STYLE_TYPE.PARAGRAPH).base_style = styles["Normal"]
    _look(styles["封面标题"], _HEAVY, 26, _INK, after=10, align=_CENTRE)
    _look(styles["封面说明"], _TEXT, 12, _QUIET, after=10, align=_CENTRE)
    _look(styles["页眉页脚"], _TEXT, 9, _QUIET, after=0, pitch=1)
    _look(styles["步骤"], _TEXT, 11, after=3)
    _hang(styles["步骤"].paragraph_format, Cm(0.8))
    _look(styles["提示"], _TEXT, 11)
    put_fill(styles["提示"].element.get_or_add_pPr(), _NOTE_FILL)
    _look(styles["图"], _TEXT, 11, after=2, pitch=1, align=_CENTRE)
    styles["图"].paragraph_format.keep_with_next = True
    _look(styles["图注"], _TEXT, 9, _QUIET, align=_CENTRE)
    _look(styles["表格"], _TEXT, 9.5, after=0, pitch=1.1)
    room = dict.fromkeys(AROUND, 60)
    add_table_style(document, "表格线", "Lines", colour=_LINES, margins=room)


def _look(
    style: Any,
    font: str,
    size: float,
    colour: RGBColor | None = None,
    *,
    after: float | None = None,
    pitch: float | None = None,
    align: WD_ALIGN_PARAGRAPH | None = None,
) -> None:
    """Set font, size and colour, the room below in points, and the line pitch in lines."""
    put_font(style.element.get_or_add_rPr(), font)
    style.font.size = Pt(size)
    if colour is not None:
        style.font.color.rgb = colour
    place = style.paragraph_format
    place.space_after = None if after is None else Pt(after)
    place.line_spacing, place.alignment = pitch, align


def _hang(place: Any, indent: Length) -> None:
    """Let all lines but the first begin further in, at the tab behind its mark."""
    place.left_indent, place.first_line_indent = indent, Length(-indent)
    place.tab_stops.add_tab_stop(indent)
