"""Tables as text: .csv in UTF-8, UTF-16, GB18030 or Big5, between commas, tabs or semicolons."""

import csv
import io
import re
from typing import cast

from campaign.issues import Issue, Kind, Where
from campaign.workbook.declare.cells import Raw
from campaign.workbook.declare.text import garbled
from campaign.workbook.grid import Grid
from campaign.workbook.read.container import Suspicious, TooLarge
from campaign.workbook.read.doubts import LARGEST_AREA

_LIMIT = 10_000_000
"""Bytes: 100,000 rows of a hundred; decoding and cells take many times as much memory."""
_HEAD = 5_000
"""Characters in which headings stand."""
_DELIMITERS = ",\t;"
_BETWEEN_CELLS = (b",", b"\t", b";", b"\n", b"\r")
"""Hardly more cells than these: the fifty million commas of a small file would take gigabytes."""
_MARKED = "\t'"
"""What programs put before a number so that Excel leaves it alone."""
_AS_FORMULA = re.compile(r'="([^"]*)"')
"""The same by way of a formula: ="005"."""
_TELLING = ("编号", "姓名", "时间", "編號", "時間")
"""Words of which a table's headings hold one, if they were decoded as they were meant."""


def open_text(data: bytes, label: str) -> tuple[list[Grid], list[Issue]]:
    """Return the one grid of a text file. Raises `TooLarge`, `Suspicious`."""
    where = Where(label)
    if len(data) > _LIMIT:
        raise TooLarge(f"文本有{len(data) // 1_000_000}兆")
    if sum(map(data.count, _BETWEEN_CELLS)) > LARGEST_AREA:
        raise TooLarge("单元格太多")
    text = _decode(data)
    if text is None or "\0" in text:
        return [], [Kind.FILE_NOT_WORKBOOK.at(where, finding="文字编码认不出来")]
    issues = []
    if again := garbled(text):
        text = again
        issues.append(Kind.FILE_GARBLED_MENDED.at(where))
    head = text[:_HEAD]
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        lines = io.StringIO(text, newline="")
        reader = csv.reader(lines, delimiter=delimiter, skipinitialspace=True)
        rows = [list(map(_plain, row)) for row in reader]
    except csv.Error as reason:
        raise Suspicious("逗号分隔格式不规范") from reason
    return [Grid(label, "", cast(list[list[Raw]], rows))], issues


def _plain(cell: str) -> str:
    found = _AS_FORMULA.fullmatch(cell)
    return found.group(1) if found else cell.lstrip(_MARKED)


def _decode(data: bytes) -> str | None:
    """UTF-8 with or without mark, UTF-16 with mark, GB18030 as Chinese Excel writes it, or Big5.

    Hardly any bytes are refused by both of the last two: the words of the headings tell.
    """
    encodings = ("utf-16",) if data[:2] in (b"\xff\xfe", b"\xfe\xff") else ("utf-8-sig", "gb18030")
    texts = (_decoded(data, encoding) for encoding in encodings)
    text = next((each for each in texts if each is not None), None)
    if text is not None and any(word in text[:_HEAD] for word in _TELLING):
        return text
    in_big5 = _decoded(data, "big5hkscs")
    is_big5 = in_big5 is not None and any(word in in_big5[:_HEAD] for word in _TELLING)
    return in_big5 if is_big5 else text


def _decoded(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError:
        return None
