"""How tables fill printed pages: A4, shrunk until they are one page wide.

A signature line must not stand on a sheet of its own: whoever signs has to see what is signed.
Excel heeds no page breaks on a sheet that is fitted to the page, but it does heed how many pages
tall the whole may be; on a sheet with a scale of its own it heeds them.
"""

import math
from collections.abc import Iterable, Sequence
from typing import NamedTuple

_POINTS_PER_INCH = 72
_SHORT, _LONG = 595.0, 842.0
"""Points of A4."""
MARGINS = {"left": 0.6, "right": 0.6, "top": 0.8, "bottom": 0.7}
"""In inches."""
_LEGIBLE = 0.75
"""The most that a table is shrunk, beyond what its width asks for, to fit on one page."""
_UNSURE = 0.1
"""Of a page: programs differ a little in heights and widths, so that what is close is held too."""
_SURE = 0.97
"""A column must not go over the edge in any of them."""


class Heights(NamedTuple):
    """Points: what every page repeats, what comes once, what must stand with the last of it."""

    repeated: float
    body: float
    end: float


class Paper(NamedTuple):
    """The room on a page, in points of the sheet as it is before it is shrunk to the width."""

    room: float
    scale: float


def paper(widths: Iterable[float], *, landscape: bool) -> Paper:
    """The page for columns whose widths are counted in digits of 宋体 (8 pixels, and 5 between)."""
    across, down = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    across -= (MARGINS["left"] + MARGINS["right"]) * _POINTS_PER_INCH
    down -= (MARGINS["top"] + MARGINS["bottom"]) * _POINTS_PER_INCH
    scale = min(1.0, across / sum((8 * width + 5) * 0.75 for width in widths))
    return Paper(down / scale, scale)


def pages_tall(page: Paper, heights: Heights) -> int:
    """To how many pages a table has to be held lest its end stand alone; 0 if it does not."""
    room = page.room - heights.repeated
    if room <= heights.end:
        return 0
    pages = max(1, math.ceil(heights.body / room - _UNSURE))
    return pages if heights.body + heights.end > (pages - _UNSURE) * room else 0


def percent_for(page: Paper, parts: Sequence[float]) -> int:
    """The scale at which each part has a page of its own; 0 if all of them fit on one."""
    if sum(parts) <= page.room:
        return 0
    fitting = page.room / max(parts)
    shrunk = min(1.0, fitting) if fitting >= _LEGIBLE else 1.0
    return max(10, int(page.scale * shrunk * _SURE * 100))
