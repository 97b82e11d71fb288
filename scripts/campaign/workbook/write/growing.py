"""Lets rows grow with what people type into them.

A row keeps the height that its file gives it unless the file says that the program gave it by
itself: `ht` without `customHeight`, as Excel writes rows that fit their text. xlsxwriter always
writes both; without `ht`, LibreOffice would not look at the text of the row at all.
"""

import io
import re
import zipfile
from collections.abc import Collection, Mapping
from functools import partial

_ROW = re.compile(rb'<row r="(\d+)"[^>]*')
_HELD = b' customHeight="1"'


def let_grow(book: bytes, rows: Mapping[str, Collection[int]]) -> bytes:
    """Return the workbook with these rows (from 0, by name of the part) free to grow."""
    done = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(book)) as source, zipfile.ZipFile(done, "w") as target:
        for entry in source.infolist():
            part = source.read(entry)
            if free := rows.get(entry.filename):
                part = _ROW.sub(partial(_freed, free), part)
            target.writestr(entry, part)
    return done.getvalue()


def _freed(free: Collection[int], row: re.Match[bytes]) -> bytes:
    return row[0].replace(_HELD, b"") if int(row[1]) - 1 in free else row[0]
