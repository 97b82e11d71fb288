"""The one visual language of all workbooks: fonts, fills, lines. Prints well in black and white."""

import re
from typing import Any

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

CHART_COLOURS = (
    ("#1F4E79", "#FFFFFF"),
    ("#BDD7EE", "#000000"),
    ("#C55A11", "#FFFFFF"),
    ("#FFE699", "#000000"),
    ("#548235", "#FFFFFF"),
    ("#D9D9D9", "#000000"),
)
"""Fill and ink of the series, dark and light in turn: told apart in black and white, too."""


_NARROW = re.compile("[\0-\u2e7f]+")


def text_width(text: str) -> int:
    """Width in half-width characters."""
    return len(text) + len(_NARROW.sub("", text))


def lines_needed(text: str, width: float) -> int:
    """Lines that a text takes in a cell of a width (half-width characters)."""
    if "\n" in text:
        return sum(lines_needed(line, width) for line in text.split("\n"))
    room = max(int(width) - 1, 2)
    return 1 if 2 * len(text) <= room else -(-text_width(text) // room)


def note_height(text: str, width: float) -> float:
    """The height of a note over columns of so much width; its font is smaller than the cells'."""
    return NOTE_HEIGHT * lines_needed(text, width * 1.05)
