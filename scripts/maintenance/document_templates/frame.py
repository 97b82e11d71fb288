"""What stands round the text: red head, sign-off, imprint, receipt, page numbers, page set-up."""

from maintenance.document_templates.measures import (
    BOTTOM,
    CHARACTER,
    FOOTER,
    HEADER,
    IMPRINT_LINE,
    LEFT,
    LINE,
    PAGE,
    RIGHT,
    SMALL_CHARACTER,
    TEXT_WIDTH,
    TOP,
)
from maintenance.document_templates.ooxml import (
    DECLARATION,
    NAMESPACES,
    paragraph,
    repeated,
    repeated_rows,
    run,
)

_EMU = 635  # in a twip
_SIX_AND_A_HALF = 13.5  # characters left of name and date when the date is 6.5 characters wide


_ISSUERS = "{{ 发文机关 }}{% if 联署机关 %}　{{ 联署机关 }}{% endif %}"


def red_head(title: str) -> str:
    """Issuer in red, number, red line, title, addressees (7.2, 7.3.1, 7.3.2).

    A joint notice may carry the leading issuer's red name alone (7.2.4); the title names both.
    """
    return (
        paragraph("Mark", "{{ 发文机关 }}文件")
        + paragraph("Number", "{{ 文号 }}")
        + paragraph("Title", f"{_ISSUERS}{title}", direct=_above_title(2 * LINE))
        + paragraph("Recipients", "{{ 主送 }}：")
    )


def _above_title(before: int, after: int = LINE) -> str:
    return f'<w:spacing w:before="{before}" w:after="{after}" w:line="660" w:lineRule="exact"/>'


def plain_head(title: str) -> str:
    """The title alone, for papers of the house."""
    return paragraph("Title", title)


def letter_head(title: str) -> str:
    """Title, number below it, the person addressed."""
    return (
        paragraph("Title", title, direct=_above_title(0, after=0))
        + paragraph("TitleNumber", "{{ 文号 }}")
        + paragraph("Recipients", "{{ 姓名 }}同志：")
    )


_LEFT_OF_BOTH = f'<w:ind w:left="{round(_SIX_AND_A_HALF * CHARACTER)}"/>'


def sign_off(*, ends_section: bool = False) -> str:
    """Signature and date for the seal (7.3.5.1). The indents are set anew for each document.

    With `ends_section` what follows begins on an odd page: a sheet of its own.
    """
    return _signature() + _date(section() if ends_section else "")


def joint_sign_off() -> str:
    """The same for one issuer or two, side by side on tabs that are set anew for each document."""
    stops = "".join(f'<w:tab w:val="center" w:pos="{at * CHARACTER}"/>' for at in (8, 20))
    direct = f'<w:tabs>{stops}</w:tabs><w:jc w:val="left"/>'
    both = paragraph("Signature", "\t{{ 发文机关 }}\t{{ 联署机关 }}", direct=direct)
    return repeated("if 联署机关", both) + repeated("if not 联署机关", _signature()) + _date()


def _signature() -> str:
    return paragraph("Signature", "{{ 发文机关 }}", direct=_LEFT_OF_BOTH)


def _date(end: str = "") -> str:
    return paragraph("Date", "{{ 成文日期 }}", direct=_LEFT_OF_BOTH + end)


def attachment(number: str, title: str) -> str:
    """Head of an attachment on a page of its own (7.3.4, 7.3.6)."""
    return paragraph("AttachmentMark", f"附件{number}") + paragraph("AttachmentTitle", title)


def issued(title: str) -> str:
    """Head of the text that a notice issues, on a page of its own.

    It is what the notice is about, not an attachment to it: neither the notice's text nor its own
    page calls it one.
    """
    return paragraph("IssuedTitle", title)


def imprint() -> str:
    """版记 (7.4), at the foot of the page where its anchor is.

    A text box is the only way that Word, WPS and LibreOffice all keep at the edge of the text area.
    Its height is set anew for each document, by the length of what stands in it.
    """
    rows = repeated_rows("if 抄送", _imprint_row("抄送：{{ 抄送 }}。"))
    right = TEXT_WIDTH - SMALL_CHARACTER
    beside = (
        f'<w:tabs><w:tab w:val="right" w:pos="{right}"/></w:tabs>'
        f'<w:ind w:left="{SMALL_CHARACTER}" w:right="{SMALL_CHARACTER}" w:hanging="0"/>'
    )
    rows += _imprint_row("{{ 印发机关 }}\t{{ 印发日期 }}印发", beside)
    box = _imprint_table(rows) + paragraph("Imprint", direct=_FLAT)
    # An anchor of its own: LibreOffice saves one in the date's paragraph into the date's text.
    return paragraph("Imprint", text_box("版记", box, height=2 * IMPRINT_LINE + 60), direct=_FLAT)


_FLAT = '<w:spacing w:line="20" w:lineRule="exact"/>'


def _imprint_table(rows: str) -> str:
    """Outer lines of 1 pt (0.35 mm), inner ones of 3/4 pt (0.25 mm), as wide as the text area."""
    borders = "".join(
        f'<w:{side} w:val="single" w:sz="{size}" w:space="0" w:color="000000"/>'
        for side, size in (("top", 8), ("bottom", 8), ("insideH", 6))
    )
    return (
        f'<w:tbl><w:tblPr><w:tblW w:w="{TEXT_WIDTH}" w:type="dxa"/>'
        f'<w:tblBorders>{borders}</w:tblBorders><w:tblLayout w:type="fixed"/></w:tblPr>'
        f'<w:tblGrid><w:gridCol w:w="{TEXT_WIDTH}"/></w:tblGrid>{rows}</w:tbl>'
    )


def _imprint_row(text: str, direct: str = "") -> str:
    return (
        f'<w:tr><w:trPr><w:cantSplit/></w:trPr><w:tc><w:tcPr><w:tcW w:w="{TEXT_WIDTH}" '
        f'w:type="dxa"/></w:tcPr>{paragraph("Imprint", text, direct=direct)}</w:tc></w:tr>'
    )


def text_box(name: str, content: str, *, height: int, watermark: bool = False) -> str:
    """A run with a floating box: at the foot of the page, or slanting behind its text."""
    width = TEXT_WIDTH
    size = f'cx="{width * _EMU}" cy="{height * _EMU}"'
    align = "center" if watermark else "bottom"
    wrap = "<wp:wrapNone/>" if watermark else "<wp:wrapTopAndBottom/>"
    rotation = ' rot="18900000"' if watermark else ""
    anchor = "ctr" if watermark else "b"
    within = "page" if watermark else "margin"
    return (
        '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing>'
        f'<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="2" '
        f'behindDoc="{int(watermark)}" locked="0" layoutInCell="1" allowOverlap="1">'
        '<wp:simplePos x="0" y="0"/>'
        f'<wp:positionH relativeFrom="{within}"><wp:align>center</wp:align></wp:positionH>'
        f'<wp:positionV relativeFrom="{within}"><wp:align>{align}</wp:align></wp:positionV>'
        f'<wp:extent {size}/><wp:effectExtent l="0" t="0" r="0" b="0"/>{wrap}'
        f'<wp:docPr id="1" name="{name}"/><wp:cNvGraphicFramePr/><a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        f'<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm{rotation}><a:off x="0" y="0"/>'
        f'<a:ext {size}/></a:xfrm><a:prstGeom prst="rect"><a:avLst/></a:prstGeom><a:noFill/>'
        "<a:ln><a:noFill/></a:ln></wps:spPr><wps:txbx><w:txbxContent>"
        f"{content}</w:txbxContent></wps:txbx>"
        f'<wps:bodyPr lIns="0" tIns="0" rIns="0" bIns="0" anchor="{anchor}"><a:noAutofit/>'
        "</wps:bodyPr></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice>"
        "</mc:AlternateContent></w:r>"
    )


_DASHES = " - " * 18


def receipt(title: str, sentence: str, answer: str) -> str:
    """A strip to be cut off and handed back; it starts well below the seal's circle."""
    return (
        paragraph(
            "Cut",
            f"{_DASHES}请沿此线裁下交回{_DASHES}",
        )
        + paragraph("ReceiptTitle", title)
        + paragraph("Receipt", f"　　{sentence}")
        + paragraph("Receipt", f"　　{answer}")
        + paragraph("Receipt", "　　签名：　　　　　　　　　　　日期：　　　　年　　月　　日")
    )


def header_xml() -> str:
    """A campaign in rehearsal says so on every page; otherwise the header is empty."""
    mark = text_box("演练标记", paragraph("Rehearsal", "演　练"), height=1700, watermark=True)
    content = repeated(
        "if 演练", paragraph("PageNumber", run("演练文件，不作依据"), mark, direct=_CENTRED)
    )
    empty = paragraph("PageNumber")
    return f"{DECLARATION}<w:hdr {NAMESPACES}>{content}{empty}</w:hdr>"


_CENTRED = '<w:jc w:val="center"/>'


def footer_xml(side: str) -> str:
    """`— 1 —` at the outer edge, one character in (7.5); `side` is right on odd pages.

    The field's parts are separate runs, or WPS shows nothing.
    """
    indent = f'<w:ind w:{side}="{SMALL_CHARACTER}"/><w:jc w:val="{side}"/>'
    parts = ("begin", "", "separate", "1", "end")
    field = "".join(_field_part(part) for part in parts)
    content = paragraph("PageNumber", run("— "), field, run(" —"), direct=indent)
    return f"{DECLARATION}<w:ftr {NAMESPACES}>{content}</w:ftr>"


def _field_part(part: str) -> str:
    if not part:
        return '<w:r><w:instrText xml:space="preserve"> PAGE </w:instrText></w:r>'
    if part.isdigit():
        return run(part)
    return f'<w:r><w:fldChar w:fldCharType="{part}"/></w:r>'


def section(*, own_sheet: bool = False) -> str:
    """A4 with the standard's margins, the grid of 22 lines, page numbers outside.

    own_sheet: a later section that begins on an odd page and counts from 1. (Never said of the
    first one: LibreOffice would save it with a section break in the middle of the text.)
    """
    kind, numbers = _OWN_SHEET if own_sheet else ("", "")
    return (
        '<w:sectPr><w:headerReference w:type="default" r:id="rId3"/>'
        '<w:headerReference w:type="even" r:id="rId4"/>'
        '<w:footerReference w:type="default" r:id="rId5"/>'
        f'<w:footerReference w:type="even" r:id="rId6"/>{kind}'
        f'<w:pgSz w:w="{PAGE[0]}" w:h="{PAGE[1]}"/>'
        f'<w:pgMar w:top="{TOP}" w:right="{RIGHT}" w:bottom="{BOTTOM}" w:left="{LEFT}" '
        f'w:header="{HEADER}" w:footer="{FOOTER}" w:gutter="0"/>{numbers}'
        f'<w:cols w:space="425"/><w:docGrid w:type="lines" w:linePitch="{LINE}"/></w:sectPr>'
    )


_OWN_SHEET = ('<w:type w:val="oddPage"/>', '<w:pgNumType w:start="1"/>')
