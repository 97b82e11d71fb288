"""Elements of Word's XML that python-docx has no call for, put where the schema wants them."""

from typing import Any

from docx.oxml.ns import qn
from docx.oxml.parser import oxml_parser
from docx.text.paragraph import Paragraph

_OFFICE = "http://schemas.openxmlformats.org"
_WORD = "http://schemas.microsoft.com/office/word"
NAMESPACES = {
    "w": f"{_OFFICE}/wordprocessingml/2006/main",
    "r": f"{_OFFICE}/officeDocument/2006/relationships",
    "mc": f"{_OFFICE}/markup-compatibility/2006",
    "wp": f"{_OFFICE}/drawingml/2006/wordprocessingDrawing",
    "a": f"{_OFFICE}/drawingml/2006/main",
    "wps": f"{_WORD}/2010/wordprocessingShape",
    "v": "urn:schemas-microsoft-com:vml",
    "w10": "urn:schemas-microsoft-com:office:word",
}
"""What is declared at the root of every part, so that no element says it again."""

_ORDER = {
    "pPr": "pStyle keepNext keepLines pageBreakBefore widowControl pBdr shd tabs overflowPunct "
    "autoSpaceDE autoSpaceDN snapToGrid spacing ind jc outlineLvl sectPr",
    "rPr": "rStyle rFonts b bCs color spacing kern sz szCs lang",
    "tblPr": "tblStyle tblW jc tblInd tblBorders tblLayout tblCellMar tblLook",
    "tcPr": "tcW gridSpan shd vAlign",
    "trPr": "cantSplit trHeight tblHeader",
    "sectPr": "headerReference footerReference type pgSz pgMar pgNumType cols docGrid",
}
"""The sequences of ECMA-376 that Word insists on, as far as our files need them."""


def element(tag: str, *children: Any, **attributes: object) -> Any:
    """Make an element such as `w:tab`; the attributes of Word's own are in its namespace too."""
    prefix, _, name = tag.partition(":")
    space = f"{{{NAMESPACES['w']}}}" if prefix == "w" else ""
    values = {f"{space}{key}": str(value) for key, value in attributes.items()}
    made = oxml_parser.makeelement(f"{{{NAMESPACES[prefix]}}}{name}", values, NAMESPACES)
    made.extend(children)
    return made


def put(properties: Any, tag: str, *children: Any, **attributes: object) -> None:
    """Set one of an element's properties, at its place in the schema's order."""
    for old in properties.findall(qn(tag)):
        properties.remove(old)
    order = [f"w:{name}" for name in _ORDER[properties.tag.partition("}")[2]].split()]
    behind = order[order.index(tag) + 1 :]
    properties.insert_element_before(element(tag, *children, **attributes), *behind)


def put_font(properties: Any, name: str) -> None:
    """Set one font for all scripts, so that “” — … are never taken from a Latin font."""
    put(properties, "w:rFonts", ascii=name, hAnsi=name, eastAsia=name, cs=name)


def put_size(properties: Any, half_points: int) -> None:
    """Set the size of characters, also of scripts that Word counts apart."""
    put(properties, "w:sz", val=half_points)
    put(properties, "w:szCs", val=half_points)


def put_fill(properties: Any, colour: str) -> None:
    """Set the colour behind a paragraph or in a cell, as RRGGBB."""
    put(properties, "w:shd", val="clear", color="auto", fill=colour)


def add_page_number(paragraph: Paragraph) -> None:
    """Add the page's number; each part of the field is a run of its own, or WPS shows nothing."""
    for kind in ("begin", "instruction", "separate", "shown", "end"):
        run = paragraph.add_run("1" if kind == "shown" else "")
        if kind == "instruction":
            instruction = element("w:instrText")
            instruction.text = "PAGE"
            run._r.append(instruction)
        elif kind != "shown":
            run._r.append(element("w:fldChar", fldCharType=kind))
