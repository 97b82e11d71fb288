"""Papers as offices have them on their disks, turned into templates: five kinds of layout."""

import struct
import zlib
from collections.abc import Callable
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.enum.section import WD_ORIENT
from docx.oxml import parse_xml
from docx.shared import Cm

_SPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_WORDS = "经{{ 决定会议 }}研究决定，任命你为{{ 职务 }}。"


def _picture() -> BytesIO:
    """A red PNG of one dot."""

    def chunk(name: bytes, data: bytes) -> bytes:
        checksum = struct.pack(">L", zlib.crc32(name + data))
        return struct.pack(">L", len(data)) + name + data + checksum

    head = struct.pack(">2L5B", 1, 1, 8, 2, 0, 0, 0)
    pixels = zlib.compress(b"\0\xc0\0\0")
    parts = ((b"IHDR", head), (b"IDAT", pixels), (b"IEND", b""))
    return BytesIO(b"\x89PNG\r\n\x1a\n" + b"".join(chunk(*part) for part in parts))


def letterhead_picture(document: Document) -> None:
    """The office's name as a picture in the page header."""
    head = document.sections[0].header.paragraphs[0]
    head.add_run().add_picture(_picture(), width=Cm(15))
    document.add_paragraph("每位任职人员")
    for line in (
        "任职函",
        "{{ 文号 }}",
        "{{ 姓名 }}同志：",
        _WORDS,
        "{{ 发文机关 }}",
        "{{ 成文日期 }}",
    ):
        document.add_paragraph(line)


def table_as_frame(document: Document) -> None:
    """Everything in one cell with a border, the first line too."""
    cell = document.add_table(1, 1, "Table Grid").cell(0, 0)
    cell.paragraphs[0].add_run("每位任职人员，一式两份")
    for line in ("{{ 姓名 }}同志：", _WORDS, "{{ 成文日期|中文 }}"):
        cell.add_paragraph(line)


def text_boxes(document: Document) -> None:
    """A number in a floating box, as Word writes one: for itself, and again for older programs."""
    document.add_paragraph("每位任职人员")
    run = document.add_paragraph("{{ 姓名 }}同志：").add_run()
    content = "<w:txbxContent><w:p><w:r><w:t>{{ 文号 }}</w:t></w:r></w:p></w:txbxContent>"
    run._r.append(parse_xml(
        f'<mc:AlternateContent {_SPACES}><mc:Choice Requires="wps"><w:drawing>'
        '<wp:anchor distT="0" distB="0" distL="0" distR="0" simplePos="0" relativeHeight="1" '
        'behindDoc="0" locked="0" layoutInCell="1" allowOverlap="1"><wp:simplePos x="0" y="0"/>'
        '<wp:positionH relativeFrom="page"><wp:posOffset>3600000</wp:posOffset></wp:positionH>'
        '<wp:positionV relativeFrom="page"><wp:posOffset>720000</wp:posOffset></wp:positionV>'
        '<wp:extent cx="2520000" cy="360000"/><wp:wrapNone/><wp:docPr id="7" name="文本框 7"/>'
        '<a:graphic><a:graphicData '
        'uri="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"><wps:wsp>'
        '<wps:cNvSpPr txBox="1"/><wps:spPr><a:xfrm><a:off x="0" y="0"/>'
        '<a:ext cx="2520000" cy="360000"/></a:xfrm><a:prstGeom prst="rect"><a:avLst/>'
        f"</a:prstGeom></wps:spPr><wps:txbx>{content}</wps:txbx><wps:bodyPr/></wps:wsp>"
        "</a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict>"
        f'<v:shape style="width:198pt;height:28pt"><v:textbox>{content}</v:textbox></v:shape>'
        "</w:pict></mc:Fallback></mc:AlternateContent>"
    ))  # fmt: skip
    document.add_paragraph(_WORDS)


def two_columns_of_signatures(document: Document) -> None:
    """Two offices sign side by side, in a table without lines."""
    document.add_paragraph("每位任职人员，不用印")
    document.add_paragraph("{{ 姓名 }}同志：")
    document.add_paragraph(_WORDS)
    table = document.add_table(2, 2)
    texts = ("{{ 党委全称 }}", "{{ 政府全称 }}", "{{ 成文日期 }}", "{{ 成文日期 }}")
    for cell, text in zip((each for row in table.rows for each in row.cells), texts, strict=True):
        cell.text = text


def landscape_list(document: Document) -> None:
    """A list of everybody on a page turned sideways."""
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Cm(29.7), Cm(21)
    document.add_paragraph("全体任职人员")
    document.add_paragraph("{{ 活动名称 }}任职人员名单（{{ 人数 }}人）")
    table = document.add_table(4, 4, "Table Grid")
    rows = (
        ("序号", "姓名", "学历", "职务"),
        ("{%tr for 人 in 人员 %}", "", "", ""),
        ("{{ 人.序号 }}", "{{ 人.姓名 }}", "{{ 人.学历 }}", "{{ 人.职务 }}"),
        ("{%tr endfor %}", "", "", ""),
    )
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, text in zip(row.cells, texts, strict=True):
            cell.text = text


LAYOUTS: dict[str, Callable[[Document], None]] = {
    "信头图片": letterhead_picture,
    "表格作框": table_as_frame,
    "文本框": text_boxes,
    "两栏落款": two_columns_of_signatures,
    "横排名单": landscape_list,
}


def made(layout: Callable[[Document], None]) -> bytes:
    """A template of a layout, as python-docx writes it."""
    document: Any = docx.Document()
    layout(document)
    content = BytesIO()
    document.save(content)
    return content.getvalue()
