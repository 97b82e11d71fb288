"""What the styles of an old workbook (.xls, .et) do to cells: strike out, show otherwise, hide."""

import struct
from datetime import datetime
from decimal import Decimal
from typing import NamedTuple

from campaign.workbook.read.displayed import (
    BUILT_IN,
    BUILT_IN_DAYS,
    displayed,
    hides_something,
    shown_of,
)
from campaign.workbook.read.unseen import ALWAYS, blends

_FONT, _STYLE, _PATTERN, _COLOURS = 0x0031, 0x00E0, 0x041E, 0x0092
"""Records."""
_STRUCK_FONT = 0x08
_WHOLE_STYLE, _SOLID = 20, 1
"""Bytes of a style's record, and the number of a fill of one colour."""
_FIRST_COLOUR = 8
"""The number of the first colour that a workbook can set itself."""
_NUMBERS, _MOMENT = (Decimal(0), Decimal(1), Decimal(100)), datetime(2026, 3, 7, 16, 30)


class _Font(NamedTuple):
    """What a font's record says."""

    is_struck: bool
    colour: int
    """Its number in the palette."""


class _Style(NamedTuple):
    """What a style's record says."""

    font: int
    pattern: int
    ground: int | None
    """The number of its colour; None where the paper is left as it is."""


class SpecialStyles(NamedTuple):
    """What is special of some styles, by their numbers."""

    struck: set[int]
    patterns: dict[int, str]
    """Those under which a cell may show less than it holds, `ALWAYS` where it shows nothing."""


class StyleRecords:
    """Gathers fonts, styles, formats and colours from the records before the first sheet."""

    def __init__(self) -> None:
        self._fonts: list[_Font] = []
        self._styles: list[_Style] = []
        self._patterns = {**BUILT_IN, **BUILT_IN_DAYS}
        self._colours: dict[int, bytes] = {}

    def take(self, kind: int, content: bytes) -> None:
        """Note what a record says, if it is one of these."""
        if kind == _FONT and len(content) >= 6:
            number = int.from_bytes(content[4:6], "little")
            self._fonts.append(_Font(bool(content[2] & _STRUCK_FONT), number))
        elif kind == _STYLE:
            self._styles.append(_style(content))
        elif kind == _PATTERN and len(content) >= 5:
            self._patterns[int.from_bytes(content[:2], "little")] = _pattern(content)
        elif kind == _COLOURS:
            places = enumerate(range(2, len(content) - 3, 4), _FIRST_COLOUR)
            self._colours = {number: content[at : at + 3] for number, at in places}

    def special(self) -> SpecialStyles:
        """Return the styles that matter."""
        found = SpecialStyles(set(), {})
        for number, style in enumerate(self._styles):
            # There is no font number 4: the fifth font is number 5.
            own = self._fonts[style.font - (style.font > 4) :][:1]
            code = self._patterns.get(style.pattern, "")
            if any(font.is_struck for font in own):
                found.struck.add(number)
            if any(blends(self._said(font.colour), self._said(style.ground)) for font in own):
                found.patterns[number] = ALWAYS
            elif code and (_shows_otherwise(code) or hides_something(code)):
                found.patterns[number] = code
        return found

    def _said(self, number: int | None) -> dict[str, str]:
        """Return a colour as new workbooks say it."""
        if number is None:
            return {}
        own = self._colours.get(number)
        return {"rgb": own.hex()} if own else {"indexed": str(number)}


def _style(content: bytes) -> _Style:
    number, pattern = struct.unpack("<2H", content[:4].ljust(4, b"\0"))
    is_solid = len(content) >= _WHOLE_STYLE and content[17] >> 2 == _SOLID
    return _Style(number, pattern, content[18] & 0x7F if is_solid else None)


def _pattern(content: bytes) -> str:
    """Read a format's pattern: its length, how its characters are kept, and these."""
    wide = content[4] & 1
    text = content[5 : 5 + int.from_bytes(content[2:4], "little") * (2 if wide else 1)]
    return text.decode("utf-16-le" if wide else "latin-1", "replace")


def _shows_otherwise(code: str) -> bool:
    return bool(shown_of(_MOMENT, code)) or any(displayed(each, code) for each in _NUMBERS)
