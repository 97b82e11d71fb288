"""The guide as a Word file: a few styles, and what chapters are made of."""

import zipfile
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.section import WD_SECTION
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

_INK, _QUIET, _FILL = RGBColor(0x1F, 0x4E, 0x79), RGBColor(0x59, 0x59, 0x59), "DCE6F1"
_TEXT, _HEAVY = "宋体", "黑体"
_MADE = datetime(2026, 1, 1)
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)
_WIDTH = 16.0
"""Of the text, in centimetres."""


class Guide:
    """A Word file that grows from top to bottom."""

    def __init__(self, pictures: Path) -> None:
        self._document = Document()
        self._pictures = pictures
        self._shown = 0
        _set_page(self._document)
        _set_styles(self._document)

    def cover(self, title: str, subtitle: str) -> None:
        """The head of the first page."""
        for text, size, colour in ((title, 26, _INK), (subtitle, 12, _QUIET)):
            paragraph = self._document.add_paragraph()
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
            paragraph.paragraph_format.space_after = Pt(10)
            _write(paragraph, text, _HEAVY if size > 12 else _TEXT, size, colour)

    def chapter(self, title: str, *, on_new_page: bool = False) -> None:
        """A chapter's heading."""
        heading = self._document.add_heading(title, level=1)
        heading.paragraph_format.page_break_before = on_new_page

    def section(self, title: str) -> None:
        """A heading within a chapter."""
        self._document.add_heading(title, level=2)

    def say(self, *paragraphs: str) -> None:
        """Plain paragraphs."""
        for text in paragraphs:
            self._document.add_paragraph(text)

    def steps(self, *items: str) -> None:
        """Numbered steps, each list from one on."""
        for number, text in enumerate(items, 1):
            self._item(f"{number}.", text)

    def points(self, *items: str) -> None:
        """Points in no order."""
        for text in items:
            self._item("•", text)

    def note(self, text: str) -> None:
        """A remark that must not be overlooked."""
        paragraph = self._document.add_paragraph(style="提示")
        _shade(paragraph._p.get_or_add_pPr(), "FFF6DD")
        paragraph.add_run("注意：").bold = True
        paragraph.add_run(text)

    def picture(self, name: str, caption: str, width: float = _WIDTH) -> None:
        """A picture with its caption below, both on one page."""
        self._shown += 1
        holder = self._document.add_paragraph(style="图")
        holder.paragraph_format.keep_with_next = True
        shape = holder.add_run().add_picture(str(self._pictures / f"{name}.png"), width=Cm(width))
        properties = shape._inline.docPr
        properties.set("id", str(self._shown))
        properties.set("name", f"图{self._shown}")
        properties.set("descr", caption)
        self._document.add_paragraph(f"图{self._shown}　{caption}", style="图注")

    def table(
        self, head: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[float]
    ) -> None:
        """A table whose head is repeated on every page; widths in centimetres."""
        table = self._document.add_table(rows=0, cols=len(head))
        table.style = "Table Grid"
        table.alignment = WD_TABLE_ALIGNMENT.CENTER
        table.autofit = False
        cell_style = self._document.styles["表格"].style_id
        for number, texts in enumerate([head, *rows]):
            cells = table.add_row().cells
            for cell, text, width in zip(cells, texts, widths, strict=True):
                cell.width = Cm(width)
                paragraph = cell.paragraphs[0]
                paragraph._p.style = cell_style
                run = paragraph.add_run(text)
                if number == 0:
                    run.bold = True
                    _shade(cell._tc.get_or_add_tcPr(), _FILL)
        for column, width in zip(table.columns, widths, strict=True):
            column.width = Cm(width)
        _rule(table)
        _keep_rows_whole(table)
        self._document.add_paragraph(style="图注")

    def file(self) -> bytes:
        """The docx file; the same bytes for the same content."""
        about = self._document.core_properties
        about.title, about.author, about.comments = "双选使用说明", "双选", ""
        about.created = about.modified = _MADE
        about.last_modified_by, about.revision = "双选", 1
        packed = BytesIO()
        self._document.save(packed)
        return _with_fixed_dates(packed)

    def _item(self, mark: str, text: str) -> None:
        self._document.add_paragraph(f"{mark}\t{text}", style="步骤")


def _with_fixed_dates(packed: BytesIO) -> bytes:
    again = BytesIO()
    with zipfile.ZipFile(packed) as source, zipfile.ZipFile(again, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.create_system = 3  # or the bytes would tell on which system they were made
            small = name.endswith((".xml", ".rels"))
            info.compress_type = zipfile.ZIP_DEFLATED if small else zipfile.ZIP_STORED
            target.writestr(info, source.read(name))
    return again.getvalue()


# -- page and styles ------------------------------------------------------------------------------


def _set_page(document: Any) -> None:
    """A4, with page numbers at the foot."""
    section = document.sections[0]
    section.start_type = WD_SECTION.NEW_PAGE
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin = section.right_margin = Cm(2.5)
    section.top_margin, section.bottom_margin = Cm(2.4), Cm(2.2)
    head = section.header.paragraphs[0]
    head.alignment = WD_ALIGN_PARAGRAPH.RIGHT
    _write(head, "双选　使用说明", _TEXT, 9, _QUIET)
    foot = section.footer.paragraphs[0]
    foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
    _write(foot, "第 ", _TEXT, 9, _QUIET)
    _page_number(foot)
    _write(foot, " 页", _TEXT, 9, _QUIET)


def _page_number(paragraph: Any) -> None:
    """The field in runs of its own, or WPS shows nothing."""
    for kind, text in (("begin", ""), ("", "PAGE"), ("separate", ""), ("text", "1"), ("end", "")):
        run = _write(paragraph, text if kind == "text" else "", _TEXT, 9, _QUIET)
        if kind in ("begin", "separate", "end"):
            mark = OxmlElement("w:fldChar")
            mark.set(qn("w:fldCharType"), kind)
            run._r.append(mark)
        elif not kind:
            instruction = OxmlElement("w:instrText")
            instruction.text = text
            run._r.append(instruction)


def _set_styles(document: Any) -> None:
    styles = document.styles
    _font(styles["Normal"], _TEXT, 11)
    styles["Normal"].paragraph_format.space_after = Pt(6)
    styles["Normal"].paragraph_format.line_spacing = 1.35
    for level, size, before in ((1, 17, 18), (2, 13, 12)):
        style = styles[f"Heading {level}"]
        _font(style, _HEAVY, size, _INK)
        style.font.bold = False
        style.paragraph_format.space_before, style.paragraph_format.space_after = Pt(before), Pt(6)
        style.paragraph_format.keep_with_next = True
    ours: tuple[tuple[str, float, RGBColor | None, bool], ...] = (
        ("步骤", 11, None, False),
        ("提示", 11, None, False),
        ("图", 11, None, True),
        ("图注", 9, _QUIET, True),
        ("表格", 9.5, None, False),
    )
    for name, points, colour, centred in ours:
        style = styles.add_style(name, 1)
        style.base_style = styles["Normal"]
        _font(style, _TEXT, points, colour)
        if centred:
            style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.CENTER
    styles["步骤"].paragraph_format.left_indent = Cm(0.8)
    styles["步骤"].paragraph_format.first_line_indent = Cm(-0.8)
    styles["步骤"].paragraph_format.space_after = Pt(3)
    styles["步骤"].paragraph_format.tab_stops.add_tab_stop(Cm(0.8))
    styles["图"].paragraph_format.space_after = Pt(2)
    styles["图"].paragraph_format.line_spacing = 1
    styles["表格"].paragraph_format.space_after = Pt(0)
    styles["表格"].paragraph_format.line_spacing = 1.1


def _font(style: Any, name: str, size: float, colour: RGBColor | None = None) -> None:
    style.font.name, style.font.size = name, Pt(size)
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for theme in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
        fonts.attrib.pop(qn(f"w:{theme}"), None)
    fonts.set(qn("w:eastAsia"), name)
    if colour is not None:
        style.font.color.rgb = colour


def _write(paragraph: Any, text: str, font: str, size: float, colour: RGBColor) -> Any:
    run = paragraph.add_run(text)
    run.font.name, run.font.size, run.font.color.rgb = font, Pt(size), colour
    run._r.get_or_add_rPr().get_or_add_rFonts().set(qn("w:eastAsia"), font)
    return run


def _shade(properties: Any, fill: str) -> None:
    shading = OxmlElement("w:shd")
    for key, value in (("val", "clear"), ("color", "auto"), ("fill", fill)):
        shading.set(qn(f"w:{key}"), value)
    properties.append(shading)


def _rule(table: Any) -> None:
    """Thin grey lines, and room between them and the text."""
    properties = table._tbl.tblPr
    all_round = "top left bottom right"
    for kind, before, sides, settings in (
        ("tblBorders", "tblLayout", f"{all_round} insideH insideV", "val=single sz=4 color=A6A6A6"),
        ("tblCellMar", "tblLook", all_round, "w=60 type=dxa"),
    ):
        group = OxmlElement(f"w:{kind}")
        for side in sides.split():
            edge = OxmlElement(f"w:{side}")
            for key, _, value in (each.partition("=") for each in settings.split()):
                edge.set(qn(f"w:{key}"), value)
            group.append(edge)
        properties.find(qn(f"w:{before}")).addprevious(group)


def _keep_rows_whole(table: Any) -> None:
    """No row over two pages, and the head on each."""
    for number, row in enumerate(table.rows):
        properties = row._tr.get_or_add_trPr()
        properties.append(OxmlElement("w:cantSplit"))
        if number == 0:
            properties.append(OxmlElement("w:tblHeader"))
