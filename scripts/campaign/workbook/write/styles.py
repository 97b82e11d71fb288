"""The one visual language of all workbooks: fonts, fills, lines. Prints well in black and white."""

import math
import re
from collections.abc import Iterable, Sequence
from typing import Any, NamedTuple

# Points, tuned by eye in print: characters of 11 points with air to write by hand.
TITLE_HEIGHT = 36.0
NOTE_HEIGHT = 16.0
HEADER_HEIGHT = 30.0
ROW_HEIGHT = 21.0
LINE_HEIGHT = 15.0
SIGNATURE_HEIGHT = 34.0
HIGHEST_ROW = 409.0
"""The most that Excel knows."""

_LINE = {"border": 1, "border_color": "#7F7F7F"}
_BODY = {"font_name": "宋体", "font_size": 11, "valign": "vcenter"}
_HEADING = {"font_name": "黑体", "font_size": 11, "valign": "vcenter", "text_wrap": True}

STYLES: dict[str, dict[str, Any]] = {
    "title": {"font_name": "黑体", "font_size": 18, "align": "center", "valign": "vcenter"},
    "subtitle": {"font_name": "黑体", "font_size": 13, "valign": "vcenter"},
    "note": {
        "font_name": "宋体",
        "font_size": 10,
        "font_color": "#404040",
        "valign": "vcenter",
        "text_wrap": True,
    },
    "foot": {**_BODY, "text_wrap": True},
    "signature": {"font_name": "宋体", "font_size": 11, "valign": "vcenter"},
    "link": {**_BODY, **_LINE, "text_wrap": True, "font_color": "#0563C1", "underline": 1},
    "header": {**_HEADING, **_LINE, "align": "center", "bg_color": "#DCE6F1"},
    "label": {**_HEADING, **_LINE, "align": "center", "bg_color": "#F2F2F2"},
    "text": {**_BODY, **_LINE, "text_wrap": True},
    "centred": {**_BODY, **_LINE, "align": "center", "text_wrap": True},
    "signed": {
        **_BODY,
        **_LINE,
        "text_wrap": True,
        "align": "right",
        "valign": "bottom",
        "indent": 1,
    },
    "prop": {"font_name": "宋体", "font_size": 16},
    "wish": {**_HEADING, **_LINE, "font_size": 13, "align": "center"},
    "box": {**_BODY, **_LINE, "text_wrap": True, "indent": 1},
}
"""Base formats by role; cells that people fill add `INPUT`."""

INPUT = {"bg_color": "#FFFBE6", "locked": False}

EMPHASIS: dict[str, dict[str, Any]] = {
    "good": {"font_color": "#1E6B2E", "bg_color": "#E6F4E8"},
    "bad": {"font_color": "#9C0006", "bg_color": "#FBE3E4", "bold": True},
    "open": {"font_color": "#7F4F00", "bg_color": "#FFF0CC", "italic": True, "bold": True},
}

MARKED = {"grave": ("FFC7CE", "9C0006"), "light": ("FFEB9C", "7F6000")}
"""Fill and frame of a cell that an issue is about."""


_NARROW = re.compile("[\0-\u2e7f]+")


def text_width(text: str) -> int:
    """Return width in half-width characters."""
    return len(text) + len(_NARROW.sub("", text))


def lines_needed(text: str, width: float) -> int:
    """Return the lines that a text takes in a cell of a width (half-width characters)."""
    if "\n" in text:
        return sum(lines_needed(line, width) for line in text.split("\n"))
    room = max(int(width) - 1, 2)
    return 1 if 2 * len(text) <= room else -(-text_width(text) // room)


def note_height(text: str, width: float) -> float:
    """Return the height of a note over columns of so much width.

    Its font is smaller than the cells'.
    """
    return NOTE_HEIGHT * lines_needed(text, width * 1.05)


_POINTS_PER_INCH = 72
_SHORT, _LONG = 595.0, 842.0
"""Points of A4."""
MARGINS = {"left": 0.6, "right": 0.6, "top": 0.8, "bottom": 0.7}
"""In inches."""
_LEGIBLE = 0.75
"""The most that a table is shrunk, beyond what its width asks for, to fit on one page."""
_SMALLEST = 0.6
"""The scale below which nobody can read the letters: the table then goes on beside itself."""
_UNSURE = 0.1
"""Of a page: programs differ a little in heights and widths, so that what is close is held too."""
_SURE = 0.97
"""A column must not go over the edge in any of them."""


class Heights(NamedTuple):
    """Points: what every page repeats, what comes once, what must stand with the last of it."""

    repeated: float
    body: float
    end: float


class PageRoom(NamedTuple):
    """The room on a page, in points of the sheet as it is before it is shrunk to the width."""

    room: float
    scale: float


def paper(widths: Iterable[float], *, landscape: bool) -> PageRoom:
    """Fit a page to columns whose widths count digits of 宋体 (8 pixels, and 5 between)."""
    across, down = (_LONG, _SHORT) if landscape else (_SHORT, _LONG)
    across -= (MARGINS["left"] + MARGINS["right"]) * _POINTS_PER_INCH
    down -= (MARGINS["top"] + MARGINS["bottom"]) * _POINTS_PER_INCH
    scale = min(1.0, across / sum((8 * width + 5) * 0.75 for width in widths))
    return PageRoom(down / scale, scale)


def pages_tall(page: PageRoom, heights: Heights) -> int:
    """Return the pages a table is held to lest its end stand alone; 0 if it need not be."""
    room = page.room - heights.repeated
    if room <= heights.end:
        return 0
    pages = max(1, math.ceil(heights.body / room - _UNSURE))
    return pages if heights.body + heights.end > (pages - _UNSURE) * room else 0


def pages_across(page: PageRoom) -> int:
    """Return the pages beside each other that a table takes, lest its letters be too small."""
    return max(1, math.ceil(_SMALLEST / page.scale - _UNSURE))


def fits_one_page(page: PageRoom, height: float) -> bool:
    """Tell whether a table of this height can be shrunk to one page and still be read."""
    return height * _LEGIBLE <= page.room


def percent_for(page: PageRoom, parts: Sequence[float]) -> int:
    """Return the scale at which each part has a page of its own; 0 if all of them fit on one."""
    if sum(parts) <= page.room:
        return 0
    fitting = page.room / max(parts)
    shrunk = min(1.0, fitting) if fitting >= _LEGIBLE else 1.0
    return max(10, int(page.scale * shrunk * _SURE * 100))
