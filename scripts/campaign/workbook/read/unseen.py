"""Cells that show nothing of what they hold: formats such as ;;;, words in their ground's colour.

Whoever looks at the sheet does not see them, so nobody knows whether they are meant.
"""

import re
from collections.abc import Mapping, Sequence
from types import MappingProxyType

from campaign.workbook.read.colours import colour, is_pale
from campaign.workbook.read.displayed import BUILT_IN, hides_something
from campaign.workbook.read.namespaces import XmlReader

ALWAYS = ""
"""Stands for the format of a style whose words cannot be read whatever they are."""
_PARTED = re.compile(rb"""formatCode\s*=\s*["'][^"']*;""")
_FONTS = re.compile(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", re.DOTALL)
_COLOUR = re.compile(rb"<(?:\w+:)?color\b([^>]*)")
_GROUND = re.compile(rb"<(?:\w+:)?fgColor\b([^>]*)")
_GROUPS = frozenset(("fonts", "fills", "borders", "cellStyleXfs", "cellXfs", "cellStyles", "dxfs"))
_PLAIN: Mapping[str, str] = MappingProxyType({})
_ATTRIBUTE = re.compile(r"""(\w+)\s*=\s*["']([^"']*)""")


def may_hide(styles: bytes) -> bool:
    """Tell whether styles may hide something.

    They have formats in parts, fonts that cannot be read on paper, or of a colour of some ground.
    """
    if _PARTED.search(styles):
        return True
    colours = {each for part in _FONTS.findall(styles) for each in _COLOUR.findall(part)}
    fonts = [_said(each) for each in colours]
    grounds = {_key(_said(each)) for each in set(_GROUND.findall(styles))} if fonts else set()
    return any(is_pale(font) or _key(font) in grounds for font in fonts)


def _said(attributes: bytes) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(attributes.decode(errors="replace")))


def _key(said: Mapping[str, str]) -> bytes | frozenset[tuple[str, str]]:
    """Return what is the same for the same colour, known or not."""
    return colour(said) or frozenset(said.items())


def hiding_styles(styles: bytes) -> dict[int, str]:
    """Return the styles under which something cannot be seen, each with its format.

    Raises `Suspicious`.
    """
    reader = _StyleReader()
    reader.read(styles)
    return reader.hiding


class _StyleReader(XmlReader):
    """Bit by bit: old workbooks drag along tens of thousands of styles."""

    def __init__(self) -> None:
        self.hiding: dict[int, str] = {}
        self._group = ""
        self._codes = {str(number): code for number, code in BUILT_IN.items()}
        self._fonts: list[Mapping[str, str]] = []
        self._grounds: list[Mapping[str, str]] = []
        self._is_solid = False
        self._number = 0

    def start(self, local: str, values: dict[str, str], *, in_main: bool) -> None:
        if local in _GROUPS:
            self._group = local
        elif local == "numFmt":
            self._codes[values.get("numFmtId", "")] = values.get("formatCode", "")
        elif local == "xf" and self._group == "cellXfs":
            self._judge(values)
        elif self._group == "fonts":
            _note(self._fonts, values, is_next=local == "font", is_colour=local == "color")
        elif self._group == "fills":
            if local == "patternFill":
                self._is_solid = values.get("patternType") == "solid"
            is_colour = local == "fgColor" and self._is_solid
            _note(self._grounds, values, is_next=local == "fill", is_colour=is_colour)

    def _judge(self, values: Mapping[str, str]) -> None:
        font = _at(self._fonts, values.get("fontId", ""))
        code = self._codes.get(values.get("numFmtId", ""), "")
        if font and blends(font, _at(self._grounds, values.get("fillId", ""))):
            self.hiding[self._number] = ALWAYS
        elif hides_something(code):
            self.hiding[self._number] = code
        self._number += 1


def _note(
    of: list[Mapping[str, str]], values: Mapping[str, str], *, is_next: bool, is_colour: bool
) -> None:
    """Note the colour of one font or ground after the other."""
    if is_next:
        of.append(_PLAIN)
    elif of and is_colour:
        of[-1] = values


def blends(font: Mapping[str, str], ground: Mapping[str, str]) -> bool:
    """Tell whether words in a font's colour cannot be told from the ground."""
    if is_pale(font) and (not ground or is_pale(ground)):
        return True
    return bool(ground) and _key(font) == _key(ground)


def _at(of: Sequence[Mapping[str, str]], number: str) -> Mapping[str, str]:
    at = int(number) if number.isdecimal() else -1
    return of[at] if 0 <= at < len(of) else _PLAIN
