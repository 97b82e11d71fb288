"""Colours of fonts and grounds in a workbook, as far as it matters whether words can be read."""

import re
from collections.abc import Mapping

_PALE, _DARK = 0xE0, 0x40
"""From which share of red, green and blue a font cannot be read on white, up to which black cannot
be read on a ground."""
_WHITE, _BLACK = 255, 0
_THEMES = {"0": _WHITE, "1": _BLACK}
_INDEXES = {"0": _BLACK, "1": _WHITE, "8": _BLACK, "9": _WHITE, "64": _BLACK, "65": _WHITE}
_CODE = re.compile("[0-9A-Fa-f]{6}")


def colour(said: Mapping[str, str]) -> bytes:
    """Return red, green and blue; of themes and palettes only black, white and the greys between.

    Nothing where that is not known.
    """
    code = said.get("rgb", "")[-6:]
    if _CODE.fullmatch(code):
        return bytes.fromhex(code)
    grey = _THEMES.get(said.get("theme", ""), _INDEXES.get(said.get("indexed", "")))
    return b"" if grey is None else bytes([_tinted(grey, said.get("tint", "0"))] * 3)


def is_pale(said: Mapping[str, str]) -> bool:
    """Tell whether a font of this colour cannot be read on white paper."""
    return min(colour(said), default=_BLACK) >= _PALE


def is_dark(said: Mapping[str, str]) -> bool:
    """Tell whether a ground is one on which black cannot be read."""
    return max(colour(said), default=_WHITE) <= _DARK


def _tinted(grey: int, tint: str) -> int:
    try:
        share = min(max(float(tint), -1.0), 1.0)
    except ValueError:
        return grey
    return round(grey * (1 + share) if share < 0 else grey + (_WHITE - grey) * share)
