"""Two offices sign one notice: their names side by side, the last over the date, each with a seal.

GB/T 9704-2012, 7.3.5.1: seals in a row neither touch nor leave the text area, and each stands on
the name it belongs to. Names too long to share a line stand one above the other, a seal's height
apart.
"""

import math
import re

from campaign.word.official_wording import text_width

LINE_CHARACTERS = 28
CHARACTER_TWIPS = 316
"""One of the 28 characters of a line (5.2.3)."""
TAB = "<w:tab/>"
SEALS_APART = 9
"""Characters from centre to centre: 50 mm for seals of 42 mm."""
_LINES_APART = 5

_STOP = re.compile(r'(<w:tab w:val="center" w:pos=")\d+(")')


def placed(signature: str, first: float, last: float, strip: float) -> tuple[str, float]:
    """Return a signature of two names on centred tabs; widths in characters.

    strip: the width at the right edge of the page in whose middle the date stands; comes back
    wider if a name above the other needs it.
    """
    centre = LINE_CHARACTERS - strip / 2
    other = centre - max(SEALS_APART, (first + last) / 2 + 1)
    if other >= first / 2:
        return _on_stops(signature, other, centre), strip
    strip = max(strip, first)
    stacked = _on_stops(signature, LINE_CHARACTERS - strip / 2, LINE_CHARACTERS)
    before, first_name, last_name = stacked.split(TAB)
    return f"{before}{TAB}{first_name}{'<w:br/>' * _LINES_APART}{TAB}{last_name}", strip


def _on_stops(signature: str, *characters: float) -> str:
    places = iter(characters)
    return _STOP.sub(lambda stop: f"{stop[1]}{_twips(next(places))}{stop[2]}", signature, count=2)


def _twips(characters: float) -> int:
    return round(characters * CHARACTER_TWIPS)


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
_OLDER_HEIGHT = re.compile(r"(?<=[;\"']height:)[\d.]+pt")
_BOX_END, _ALTERNATIVES = "</wp:anchor>", "</mc:AlternateContent>"
_TWIPS = 20  # in a point


def fitted(xml: str) -> str:
    """Return a document's XML with the height of its imprint settled.

    A box that grows itself is left.
    """
    before, named, rest = xml.partition(f'name="{NAME}"')
    start, end = before.rfind("<wp:anchor "), rest.find(_BOX_END)
    if not named or start < 0 or end < 0:
        return xml
    box, rest = before[start:] + named + rest[:end], rest[end:]
    older = rest[: rest.find(_ALTERNATIVES)]
    if _ALTERNATIVES not in rest or _ALTERNATIVES.replace("/", "") in older:
        older = ""  # the drawing stands alone
    rest = rest[len(older) :]
    if "<a:noAutofit/>" in box:
        box, older = _fitted(box, older)
    return before[:start] + box + older + rest


def _fitted(box: str, older: str) -> tuple[str, str]:
    """Set the height of a box, and of what older programs show in its place."""
    box, older = (
        _PARAGRAPH.sub(lambda paragraph: _without_collision(paragraph[0]), each)
        for each in (box, older)
    )
    lines = sum(_lines(paragraph) for paragraph in _PARAGRAPH.findall(box))
    height = lines * LINE_TWIPS + MARGIN_TWIPS
    return (
        _HEIGHT.sub(f'cy="{height * _EMU}"', box),
        _OLDER_HEIGHT.sub(f"{height / _TWIPS:g}pt", older),
    )


def _without_collision(paragraph: str) -> str:
    """Set printing office and date; the date goes on its own line if one cannot hold both."""
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
