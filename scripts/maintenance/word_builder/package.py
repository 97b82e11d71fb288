"""An empty document without what nobody needs, and a file of always the same bytes."""

import zipfile
from collections.abc import Collection, Mapping
from io import BytesIO
from typing import Any

import docx
from docx.document import Document
from docx.opc.constants import CONTENT_TYPE
from docx.opc.constants import RELATIONSHIP_TYPE as RELATION
from docx.opc.packuri import PackURI
from docx.opc.part import XmlPart
from docx.oxml.ns import qn
from lxml import etree

from maintenance.word_builder.elements import NAMESPACES, element

_KEPT = {RELATION.OFFICE_DOCUMENT, RELATION.STYLES, RELATION.SETTINGS}
"""Of python-docx's own document; its theme, thumbnail, fonts and the like say nothing to us."""
_COMPATIBILITY = (
    "spaceForUL",
    "balanceSingleByteDoubleByteWidth",
    "doNotLeaveBackslashAlone",
    "ulTrailSpace",
    "doNotExpandShiftReturn",
    "adjustLineHeightInTable",
)
"""How Chinese Word sets lines, as it writes it into every new document."""
_GB2312 = "86"
"""A set of characters as Windows numbers them."""
_IGNORABLE = f"{{{NAMESPACES['mc']}}}Ignorable"
_SPACE = "{http://www.w3.org/XML/1998/namespace}space"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)


def empty_document(styles: Collection[str]) -> Document:
    """Make a document with these of python-docx's styles, and the settings of Chinese Word."""
    document = docx.Document()
    for relations in (document.part.rels, document.part.package.rels):
        for name in [name for name, each in relations.items() if each.reltype not in _KEPT]:
            del relations[name]
    for style in list(document.styles):
        if style.name not in styles:
            style.delete()
    _drop(document.styles.element, "latentStyles")
    for style in document.styles:
        _drop(style.element, "link", "rsid")
    _set_settings(document.settings.element)
    for name in document.sections[0]._sectPr.attrib:
        del document.sections[0]._sectPr.attrib[name]
    return document


def add_font_table(document: Document, stand_ins: Mapping[str, str]) -> None:
    """Name for each font the one that a computer may have in its place, and that it is Chinese.

    Word and WPS look there before they choose a font by themselves (ECMA-376, part 1, 17.8.3).
    """
    fonts = [
        element(
            "w:font",
            *([element("w:altName", val=other)] if other else []),
            element("w:charset", val=_GB2312),
            element("w:family", val="auto"),
            element("w:pitch", val="variable"),
            name=name,
        )
        for name, other in stand_ins.items()
    ]
    part = XmlPart(
        PackURI("/word/fontTable.xml"),
        CONTENT_TYPE.WML_FONT_TABLE,
        element("w:fonts", *fonts),
        document.part.package,
    )
    document.part.relate_to(part, RELATION.FONT_TABLE)


def _set_settings(settings: Any) -> None:
    mode = element(
        "w:compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    settings[:] = [
        element("w:zoom", percent=100),
        element("w:characterSpacingControl", val="doNotCompress"),
        element("w:compat", *(element(f"w:{name}") for name in _COMPATIBILITY), mode),
        element("w:themeFontLang", val="en-US", eastAsia="zh-CN"),
    ]


def _drop(parent: Any, *names: str) -> None:
    for name in names:
        for child in parent.findall(qn(f"w:{name}")):
            parent.remove(child)


def packed(document: Document) -> bytes:
    """Save a document; the same content gives the same bytes."""
    for part in document.part.package.iter_parts():
        if isinstance(part, XmlPart) and part.element.tag.startswith(f"{{{NAMESPACES['w']}}}"):
            _tidy(part.element)
    saved = BytesIO()
    document.save(saved)
    return _with_fixed_dates(saved)


def _tidy(root: Any) -> None:
    """Declare namespaces once, and keep blanks: what is printed into a text may begin with one."""
    root.attrib.pop(_IGNORABLE, None)
    etree.cleanup_namespaces(root, top_nsmap=NAMESPACES, keep_ns_prefixes=list(NAMESPACES))
    for text in root.iter(qn("w:t"), qn("w:instrText")):
        text.set(_SPACE, "preserve")


def _with_fixed_dates(saved: BytesIO) -> bytes:
    again = BytesIO()
    with zipfile.ZipFile(saved) as source, zipfile.ZipFile(again, "w") as target:
        for name in source.namelist():
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.create_system = 3  # or the bytes would tell on which system they were made
            is_text = name.endswith((".xml", ".rels"))
            info.compress_type = zipfile.ZIP_DEFLATED if is_text else zipfile.ZIP_STORED
            target.writestr(info, source.read(name))
    return again.getvalue()
