"""Comma-separated text (.csv), as Chinese Excel and other programs write it."""

import csv
import io

from campaign.issues import Issue, Kind, Where
from campaign.workbook.grid import Grid
from campaign.workbook.package import Suspicious, TooLarge
from campaign.workbook.text import garbled

_LIMIT = 50_000_000
"""Bytes; the cells made of them take several times as much memory."""
_DELIMITERS = ",\t;"
_MARKED = "\t'"
"""What programs put before a number so that Excel leaves it alone."""


def open_text(data: bytes, label: str) -> tuple[list[Grid], list[Issue]]:
    """The one grid of a text file. Raises `TooLarge`, `Suspicious`."""
    where = Where(label)
    if len(data) > _LIMIT:
        raise TooLarge(f"文本有{len(data) // 1_000_000}兆")
    text = _decode(data)
    if text is None or "\0" in text:
        return [], [Kind.FILE_NOT_WORKBOOK.at(where, finding="文字编码认不出来")]
    issues = []
    if again := garbled(text):
        text = again
        issues.append(Kind.FILE_GARBLED_MENDED.at(where))
    head = text[:5000]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as reason:
        raise Suspicious("逗号分隔格式不规范") from reason
    return [Grid(label, "", [[cell.lstrip(_MARKED) for cell in row] for row in rows])], issues


def _decode(data: bytes) -> str | None:
    """UTF-8 with or without mark, UTF-16 with mark, else GB18030: what Chinese Excel writes."""
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    for encoding in encodings:
        try:
            return data.decode(encoding)
        except UnicodeDecodeError:
            continue
    return None
