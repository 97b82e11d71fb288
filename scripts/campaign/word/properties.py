"""What a file manager shows of a document: its title, who issued it, and its day."""

from datetime import date
from html import escape
from pathlib import PurePosixPath

from campaign.word.placeholders import Schema, value_of

CORE = "docProps/core.xml"
_ISSUER, _DATED = "发文机关", "成文日期"
_HEAD = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n<cp:coreProperties '
    'xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties" '
    'xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/" '
    'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
)


def core_properties(title: str, file: str, data: object, placeholders: Schema) -> str:
    """Write the part of a document's properties; without a title it goes by its template."""
    known = {
        name: value_of(data, placeholders[name])
        for name in (_ISSUER, _DATED)
        if name in placeholders and placeholders[name].attribute
    }
    shown, issuer = escape(title or PurePosixPath(file).stem), escape(str(known.get(_ISSUER, "")))
    pieces = [
        f"<dc:title>{shown}</dc:title><dc:creator>{issuer}</dc:creator>",
        f"<cp:lastModifiedBy>{issuer}</cp:lastModifiedBy>",
    ]
    if isinstance(day := known.get(_DATED), date):
        pieces += [
            f'<dcterms:{each} xsi:type="dcterms:W3CDTF">{day:%Y-%m-%d}T00:00:00Z</dcterms:{each}>'
            for each in ("created", "modified")
        ]
    return f"{_HEAD}{''.join(pieces)}</cp:coreProperties>"
