"""The height of the imprint's box (版记), so that its last line lies on the text area's edge.

The box stands on the lower edge (GB/T 9704-2012, 7.4). LibreOffice places one that grows by itself
2 mm too high, so it has a fixed height, counted here from the lines in it.
"""

import math
import re

from campaign.documents.wording import text_width

NAME = "版记"
LINE_TWIPS = 520
"""Line pitch of the imprint in our templates, 26 pt."""
MARGIN_TWIPS = 60
"""Borders, and the paragraph that must follow a table in a box."""

_CHARACTERS = (8845 - 2 * 280) / 280  # of 14 pt, one free on either side
_LABEL = 3  # 抄送： hangs before the lines that follow
_EMU = 635  # in a twip
_TAB = "<w:tab/>"

_PARAGRAPH = re.compile(r"<w:p[ >].*?</w:p>", re.DOTALL)
_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>")
_HEIGHT = re.compile(r'cy="(?<!\wcy=")\d+"')  # \b in front would be tried at each character


def fitted(xml: str) -> str:
    """A document's XML with the height of its imprint settled; a box that grows itself is left."""
    before, named, rest = xml.partition(f'name="{NAME}"')
    start, end = before.rfind("<wp:anchor "), rest.find("</wp:anchor>")
    if not named or start < 0 or end < 0:
        return xml
    box = before[start:] + named + rest[:end]
    return before[:start] + (_fitted(box) if "<a:noAutofit/>" in box else box) + rest[end:]


def _fitted(box: str) -> str:
    box = _PARAGRAPH.sub(lambda paragraph: _without_collision(paragraph[0]), box)
    lines = sum(_lines(paragraph) for paragraph in _PARAGRAPH.findall(box))
    height = (lines * LINE_TWIPS + MARGIN_TWIPS) * _EMU
    return _HEIGHT.sub(f'cy="{height}"', box)


def _without_collision(paragraph: str) -> str:
    """Printing office and date; the date on a line of its own if one cannot hold both."""
    if _TAB not in paragraph or _width(paragraph) <= _CHARACTERS - 1:
        return paragraph
    return paragraph.replace(_TAB, f"<w:br/>{_TAB}", 1)


def _lines(paragraph: str) -> int:
    width = _width(paragraph)
    if not width or _TAB in paragraph:
        return int(width > 0) + paragraph.count(f"<w:br/>{_TAB}")
    return 1 + max(0, math.ceil((width - _CHARACTERS) / (_CHARACTERS - _LABEL)))


def _width(paragraph: str) -> float:
    return text_width("".join(_TEXT.findall(paragraph)))
