"""A byte scan of a sheet's own XML, before the fast reader is trusted with it.

calamine shows an error cell, a formula that nobody calculated and a formatted blank all as blank,
says nothing of hidden rows, and takes memory for the whole rectangle round the used cells.
Searching the bytes costs a fraction of reading them; only a sheet that it flags needs the careful
reader.
"""

import re

from campaign.workbook.package import Suspicious, TooLarge

LARGEST_AREA = 4_000_000
"""Cells of the rectangle round everything used: the fast reader holds all of it in memory."""

_CACHED_FORMULA = re.compile(rb"<f\b[^>]*(?:/>|>[^<]*</f>)<v>[^<]")
_ROW = re.compile(rb'<row\b[^>]*?\sr="(\d+)"')
_WIDE = re.compile(rb'<c\b[^>]*?\sr="([A-Z]{2,})\d')
_NARROW = 26


def needs_second_look(part: bytes) -> bool:
    """Whether the sheet may hold errors, uncalculated formulas or hidden rows."""
    if b"<worksheet" not in part[:2000] or b't="e"' in part or b"hidden=" in part:
        return True
    formulas = part.count(b"<f>") + part.count(b"<f ") + part.count(b"<f/")
    return bool(formulas) and formulas != len(_CACHED_FORMULA.findall(part))


def check_area(part: bytes) -> None:
    """Refuse a sheet whose used rectangle would not fit into memory. Raises `TooLarge`."""
    if b"<!DOCTYPE" in part[:4000] or b"<!ENTITY" in part[:4000]:
        raise Suspicious("含有实体定义")
    if part.count(b"<c") > LARGEST_AREA:
        raise TooLarge("单元格超过四百万个")
    rows = max(map(int, _ROW.findall(part)), default=0)
    if not rows:
        rows = part.count(b"<row")
    columns = max(map(column_number, set(_WIDE.findall(part))), default=_NARROW)
    if rows * columns > LARGEST_AREA:
        raise TooLarge(f"用到{rows}行、{columns}列")


def column_number(letters: bytes) -> int:
    """b"A" → 1, b"AA" → 27."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - 64
    return number
