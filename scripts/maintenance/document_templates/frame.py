"""What stands round the text: red head, sign-off, imprint, receipt, heads of attachments."""

from docx.enum.section import WD_SECTION
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.shared import Twips
from docx.text.paragraph import Paragraph

from maintenance.document_templates.measures import (
    BLACK,
    CHARACTER,
    IMPRINT_LINE,
    LINE,
    SMALL_CHARACTER,
    TEXT_WIDTH,
)
from maintenance.document_templates.paper import Paper
from maintenance.document_templates.styles import set_line
from maintenance.document_templates.text_box import text_box
from maintenance.word_builder.elements import element, put
from maintenance.word_builder.tables import add_row, add_table, put_lines

_SIX_AND_A_HALF = 13.5  # characters left of name and date when the date is 6.5 characters wide
_BELOW_DATE = 870
"""Twips from the date to the imprint, lest the seal's edge come nearer to it than 5 mm."""
_ISSUERS = "{{ 发文机关 }}{% if 联署机关 %}　{{ 联署机关 }}{% endif %}"


def red_head(paper: Paper, title: str) -> None:
    """Add issuer in red, number, red line, title, addressees (7.2, 7.3.1, 7.3.2).

    A joint notice may carry the leading issuer's red name alone (7.2.4); the title names both.
    """
    paper.paragraph("Mark", "{{ 发文机关 }}文件")
    paper.paragraph("Number", "{{ 文号 }}")
    _set_off(paper.paragraph("Title", f"{_ISSUERS}{title}"), before=2 * LINE, after=LINE)
    paper.paragraph("Recipients", "{{ 主送 }}：")


def plain_head(paper: Paper, title: str) -> None:
    """Add the title alone, for papers of the house."""
    paper.paragraph("Title", title)


def letter_head(paper: Paper, title: str) -> None:
    """Add title, number below it, the person addressed."""
    _set_off(paper.paragraph("Title", title), before=0, after=0)
    paper.paragraph("TitleNumber", "{{ 文号 }}")
    paper.paragraph("Recipients", "{{ 姓名 }}同志：")


def _set_off(title: Paragraph, *, before: int, after: int) -> None:
    set_line(title.paragraph_format, 660, before, after)


def sign_off(paper: Paper) -> None:
    """Add signature and date for the seal (7.3.5.1); the program sets their indents anew."""
    _add_signature(paper)
    _add_date(paper)


def joint_sign_off(paper: Paper) -> None:
    """Add the same for one issuer or two, side by side on tabs that the program sets anew."""
    with paper.repeated("if 联署机关"):
        both = paper.paragraph("Signature", "\t{{ 发文机关 }}\t{{ 联署机关 }}")
        stops = (element("w:tab", val="center", pos=at * CHARACTER) for at in (8, 20))
        put(both._p.get_or_add_pPr(), "w:tabs", *stops)
        both.alignment = WD_ALIGN_PARAGRAPH.LEFT
    with paper.repeated("if not 联署机关"):
        _add_signature(paper)
    _add_date(paper)


def _add_signature(paper: Paper) -> None:
    _indent(paper.paragraph("Signature", "{{ 发文机关 }}"))


def _add_date(paper: Paper) -> Paragraph:
    date = paper.paragraph("Date", "{{ 成文日期 }}")
    _indent(date)
    return date


def _indent(line: Paragraph) -> None:
    line.paragraph_format.left_indent = Twips(round(_SIX_AND_A_HALF * CHARACTER))


def last_sign_off_of_sheet(paper: Paper) -> None:
    """Add signature and date; what follows is a sheet of its own, with page 1 on its front.

    The break is the date's own: a paragraph for it could fall on a page where nothing else is.
    The first section says nothing of odd pages, or LibreOffice saves a break amid its text.
    """
    _add_signature(paper)
    section = paper.document.sections[-1]
    _add_date(paper)._p.set_sectPr(section._sectPr.clone())
    section.start_type = WD_SECTION.ODD_PAGE
    put(section._sectPr, "w:pgNumType", start=1)


def attached(paper: Paper, title: str) -> None:
    """Add the note of an attachment below the text (7.3.4)."""
    paper.paragraph("Attached", f"附件：{title}")


def attachment(paper: Paper, title: str) -> None:
    """Add the head of an attachment, on a page of its own (7.3.4, 7.3.6)."""
    paper.paragraph("AttachmentMark", "附件")
    paper.paragraph("AttachmentTitle", title)


def issued(paper: Paper, title: str) -> None:
    """Add the head of the text that a notice issues, on a page of its own.

    It is what the notice is about, not an attachment to it: neither the notice's text nor its own
    page calls it one.
    """
    paper.paragraph("IssuedTitle", title)


def imprint(paper: Paper, *, below_seal: bool = False) -> None:
    """Add 版记 (7.4), in a box at the foot of the page where its anchor is.

    The program sets its height anew for each document, by the length of what stands in it.
    """
    # An anchor of its own: LibreOffice saves one in the date's paragraph into the date's text.
    anchor = paper.paragraph("Imprint")
    table = add_table(paper.document, (TEXT_WIDTH,), None)
    # outer lines of 1 pt (0.35 mm), inner ones of 3/4 pt (0.25 mm)
    put_lines(table._tbl.tblPr, {"top": 8, "bottom": 8, "insideH": 6}, BLACK)
    rows = []
    for text in ("{%tr if 抄送 %}", "抄送：{{ 抄送 }}。", "{%tr endif %}", _PRINTED):
        line = add_row(table).cells[0].paragraphs[0]
        line.style = paper.styles["Imprint"]
        line.add_run(text)
        rows.append(line)
    _set_beside_each_other(rows[-1])
    end = paper.paragraph("Imprint")  # Word wants one behind a table
    for flat in (anchor, end):
        flat.paragraph_format.line_spacing = Twips(20)
    if below_seal:
        anchor.paragraph_format.space_before = Twips(_BELOW_DATE)
    box = text_box("版记", table._tbl, end._p, height=2 * IMPRINT_LINE + 60)
    anchor.add_run()._r.append(box)


_PRINTED = "{{ 印发机关 }}\t{{ 印发日期 }}印发"


def _set_beside_each_other(line: Paragraph) -> None:
    """Office and date of printing at the two edges, one character in."""
    edge = element("w:tab", val="right", pos=TEXT_WIDTH - SMALL_CHARACTER)
    put(line._p.get_or_add_pPr(), "w:tabs", edge)
    put(line._p.get_or_add_pPr(), "w:ind", left=SMALL_CHARACTER, right=SMALL_CHARACTER, hanging=0)


_DASHES = " - " * 18


def receipt(paper: Paper, title: str, sentence: str, answer: str) -> None:
    """Add a strip to be cut off and handed back; it starts well below the seal's circle."""
    paper.paragraph("Cut", f"{_DASHES}请沿此线裁下交回{_DASHES}")
    paper.paragraph("ReceiptTitle", title)
    paper.paragraph("Receipt", f"　　{sentence}")
    paper.paragraph("Receipt", f"　　{answer}")
    paper.paragraph("Receipt", "　　签名：　　　　　　　　　收到日期：　　　　年　　月　　日")
