"""The styles in use, named as the office speaks of them.

Identifiers are for this package; the program finds styles by their Chinese names, which stay when
WPS saves a template.
"""

from typing import Any, NamedTuple

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml.ns import qn
from docx.shared import RGBColor, Twips
from docx.text.parfmt import ParagraphFormat

from maintenance.document_templates.measures import (
    BLACK,
    BODY_SIZE,
    CHARACTER,
    FANGSONG,
    GREY,
    HEI,
    IMPRINT_LINE,
    KAI,
    LINE,
    MARK_SIZE,
    RED,
    SMALL_CHARACTER,
    SMALL_SIZE,
    SONG,
    TABLE_SIZE,
    TIGHTENING,
    TITLE_SIZE,
    TITLE_SONG,
)
from maintenance.word_builder.elements import element, put, put_font, put_size
from maintenance.word_builder.tables import add_table_style, put_margins

OF_THE_LIBRARY = ("Normal", "Normal Table")
"""What python-docx brings that is kept, with a look of our own."""
_CENTRE, _LEFT = WD_ALIGN_PARAGRAPH.CENTER, WD_ALIGN_PARAGRAPH.LEFT


class _Look(NamedTuple):
    """A paragraph style; what is not said is that of its base. Twips and half-points."""

    name: str
    base: str = "Normal"
    font: str = ""
    size: int = 0
    colour: str = ""
    align: WD_ALIGN_PARAGRAPH | None = None
    line: int = 0
    """Exact line pitch; the room around follows it."""
    before: int = 0
    after: int = 0
    left: int = 0
    hanging: int = 0
    right: int = 0
    first_line: int = 0
    """Characters free at its beginning."""
    off_grid: bool = False
    keep_next: bool = False
    together: bool = False
    """On one page with itself and with what follows."""
    new_page: bool = False
    level: int | None = None
    """In the outline, from 0."""
    red_line: bool = False


_LOOKS = {
    "Mark": _Look("发文机关标志", font=TITLE_SONG, size=MARK_SIZE, colour=RED, align=_CENTRE,
                  line=1000, before=1860, off_grid=True),
    "Number": _Look("发文字号", align=_CENTRE, line=LINE, before=2 * LINE, red_line=True),
    "Title": _Look("公文标题", font=TITLE_SONG, size=TITLE_SIZE, align=_CENTRE, line=660,
                   after=LINE, off_grid=True, together=True, level=0),
    "TitleNumber": _Look("标题下编号", align=_CENTRE, line=LINE, after=LINE, together=True),
    "Recipients": _Look("主送机关", align=_LEFT),
    "Body": _Look("公文正文", first_line=2),
    "LastBody": _Look("正文末段", "Body", together=True),
    "LeadIn": _Look("表前正文", "Body", line=LINE, after=100, keep_next=True),
    "Heading1": _Look("一级标题", "Body", font=HEI, together=True, level=1),
    "Heading2": _Look("二级标题", "Body", font=KAI, together=True, level=2),
    "Attached": _Look("附件说明", line=LINE, before=LINE, left=5 * CHARACTER,
                      hanging=3 * CHARACTER, together=True),
    "AttachmentMark": _Look("附件标注", font=HEI, align=_LEFT, keep_next=True, new_page=True),
    "AttachmentTitle": _Look("附件标题", "Title", line=660, before=LINE, after=LINE),
    "IssuedTitle": _Look("印发件标题", "Title", line=660, before=LINE, after=LINE, new_page=True),
    "Signature": _Look("署名", align=_CENTRE, line=LINE, before=2 * LINE, together=True),
    "Date": _Look("成文日期", align=_CENTRE, together=True),
    "Imprint": _Look("版记", size=SMALL_SIZE, line=IMPRINT_LINE, left=4 * SMALL_CHARACTER,
                     hanging=3 * SMALL_CHARACTER, right=SMALL_CHARACTER, off_grid=True),
    "PageNumber": _Look("页码", font=SONG, size=SMALL_SIZE, line=320, off_grid=True),
    "Cell": _Look("表格文字", size=TABLE_SIZE, align=_CENTRE, line=360, off_grid=True),
    "CellText": _Look("表格长文", "Cell", align=_LEFT),
    "Head": _Look("表头", "Cell", font=HEI, keep_next=True),
    "TableNote": _Look("表注", size=TABLE_SIZE, line=400, off_grid=True),
    "Cut": _Look("裁切线", size=18, align=_CENTRE, line=300, before=1060, off_grid=True,
                 keep_next=True),
    "ReceiptTitle": _Look("回执标题", font=HEI, size=SMALL_SIZE, align=_CENTRE, line=440,
                          before=120, after=60, off_grid=True, together=True),
    "Receipt": _Look("回执", size=SMALL_SIZE, line=420, off_grid=True, together=True),
    "Rehearsal": _Look("演练标记", font=HEI, size=144, colour=GREY, align=_CENTRE, line=1600,
                       off_grid=True),
}  # fmt: skip
"""By identifier."""


def set_styles(document: Document) -> None:
    """Give an empty document the defaults and the styles of official documents."""
    _set_defaults(document.styles.element)
    _set_normal(document.styles["Normal"])
    plain: Any = document.styles["Normal Table"].element
    put_margins(plain.find(qn("w:tblPr")), {"left": 0, "right": 0})
    for identifier, look in _LOOKS.items():
        _add_paragraph_style(document, identifier, look)
    add_table_style(document, "公文表格", "Grid", colour=BLACK, margins={"left": 40, "right": 40})


def _set_defaults(styles: Any) -> None:
    run = styles.find(f"{qn('w:docDefaults')}/{qn('w:rPrDefault')}/{qn('w:rPr')}")
    put_font(run, FANGSONG)
    put(run, "w:kern", val=0)
    put_size(run, BODY_SIZE)
    put(run, "w:lang", val="en-US", eastAsia="zh-CN", bidi="ar-SA")
    styles.find(f"{qn('w:docDefaults')}/{qn('w:pPrDefault')}")[:] = []


def _set_normal(style: Any) -> None:
    style.paragraph_format.widow_control = False
    properties = style.element.get_or_add_pPr()
    for name in ("overflowPunct", "autoSpaceDE", "autoSpaceDN"):
        put(properties, f"w:{name}", val=0)
    set_line(style.paragraph_format, LINE)
    style.paragraph_format.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    put(style.element.get_or_add_rPr(), "w:spacing", val=TIGHTENING)


def set_line(room: ParagraphFormat, line: int, before: int = 0, after: int = 0) -> None:
    """Set the exact line pitch and the room around a paragraph, in twips."""
    room.space_before, room.space_after = Twips(before), Twips(after)
    room.line_spacing = Twips(line)


def _add_paragraph_style(document: Document, identifier: str, look: _Look) -> None:
    style: Any = document.styles.add_style(look.name, WD_STYLE_TYPE.PARAGRAPH)
    style.element.styleId = identifier
    style.element.basedOn_val = look.base
    style.quick_style = True
    _set_place(style.paragraph_format, look)
    _set_beyond_the_library(style.element, look)
    if look.colour:
        style.font.color.rgb = RGBColor.from_string(look.colour)


def _set_place(place: ParagraphFormat, look: _Look) -> None:
    if look.keep_next or look.together:
        place.keep_with_next = True
    if look.together:
        place.keep_together = True
    if look.new_page:
        place.page_break_before = True
    if look.line:
        set_line(place, look.line, look.before, look.after)
    if look.hanging:
        place.left_indent, place.right_indent = Twips(look.left), Twips(look.right)
        place.first_line_indent = Twips(-look.hanging)
    place.alignment = look.align


def _set_beyond_the_library(style: Any, look: _Look) -> None:
    paragraph, run = style.get_or_add_pPr(), style.get_or_add_rPr()
    if look.off_grid:
        put(paragraph, "w:snapToGrid", val=0)
    if look.first_line:
        width = look.first_line * CHARACTER
        put(paragraph, "w:ind", firstLineChars=100 * look.first_line, firstLine=width)
    if look.level is not None:
        put(paragraph, "w:outlineLvl", val=look.level)
    if look.red_line:
        # 4 mm below the number (7.2.7); as wide as the text area, 0.5 mm thick (P)
        line = element("w:bottom", val="single", sz=12, space=7, color=RED)
        put(paragraph, "w:pBdr", line)
    if look.font:
        put_font(run, look.font)
    if look.size:
        put(run, "w:spacing", val=0)  # what is tightened are the 28 characters of a line of text
        put_size(run, look.size)
