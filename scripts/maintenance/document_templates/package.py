"""The parts of a slim Word file and the zip round them; the same content gives the same bytes."""

import zipfile
from io import BytesIO

from maintenance.document_templates.frame import footer_xml, header_xml, section
from maintenance.document_templates.ooxml import DECLARATION, NAMESPACES
from maintenance.document_templates.styles import styles_xml

_WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_RELATION = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_CONTENT_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_FIRST_DAY = (1980, 1, 1, 0, 0, 0)

# file, kind of relation and content type; in the order of the identifiers rId1, rId2 …
_RELATED = (
    ("styles.xml", "styles", "styles"),
    ("settings.xml", "settings", "settings"),
    ("header1.xml", "header", "header"),
    ("header2.xml", "header", "header"),
    ("footer1.xml", "footer", "footer"),
    ("footer2.xml", "footer", "footer"),
)


def template_file(body: str) -> bytes:
    """A docx with a body; behind a section break in it the rest is a sheet of its own."""
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _relations([("rId1", "officeDocument", "word/document.xml")]),
        "word/document.xml": _document(body),
        "word/_rels/document.xml.rels": _relations(
            [(f"rId{n}", kind, file) for n, (file, kind, _) in enumerate(_RELATED, start=1)]
        ),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": _settings(),
        "word/header1.xml": header_xml(),
        "word/header2.xml": header_xml(),
        "word/footer1.xml": footer_xml("right"),
        "word/footer2.xml": footer_xml("left"),
    }
    return _zipped(parts)


def _document(body: str) -> str:
    last = section(own_sheet="<w:sectPr>" in body)
    return f"{DECLARATION}<w:document {NAMESPACES}><w:body>{body}{last}</w:body></w:document>"


def _content_types() -> str:
    overrides = "".join(
        f'<Override PartName="/word/{file}" ContentType="{_WORD}.{kind}+xml"/>'
        for file, kind in [
            ("document.xml", "document.main"),
            *((file, kind) for file, _, kind in _RELATED),
        ]
    )
    return (
        f'{DECLARATION}<Types xmlns="{_CONTENT_TYPES}"><Default Extension="rels" '
        'ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    )


def _relations(related: list[tuple[str, str, str]]) -> str:
    inner = "".join(
        f'<Relationship Id="{identifier}" Type="{_RELATION}/{kind}" Target="{file}"/>'
        for identifier, kind, file in related
    )
    return f'{DECLARATION}<Relationships xmlns="{_RELATIONS}">{inner}</Relationships>'


def _settings() -> str:
    return (
        f'{DECLARATION}<w:settings {NAMESPACES}><w:zoom w:percent="100"/><w:evenAndOddHeaders/>'
        '<w:characterSpacingControl w:val="doNotCompress"/><w:compat>'
        "<w:spaceForUL/><w:balanceSingleByteDoubleByteWidth/><w:doNotLeaveBackslashAlone/>"
        "<w:ulTrailSpace/><w:doNotExpandShiftReturn/><w:adjustLineHeightInTable/>"
        '<w:compatSetting w:name="compatibilityMode" '
        'w:uri="http://schemas.microsoft.com/office/word" w:val="15"/></w:compat>'
        '<w:themeFontLang w:val="en-US" w:eastAsia="zh-CN"/></w:settings>'
    )


def _zipped(parts: dict[str, str]) -> bytes:
    packed = BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            info = zipfile.ZipInfo(name, _FIRST_DAY)
            info.compress_type = zipfile.ZIP_DEFLATED
            info.create_system = 3  # or the bytes would tell on which system they were made
            file.writestr(info, text)
    return packed.getvalue()
