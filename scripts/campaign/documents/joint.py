"""Two offices sign one notice: their names side by side, the last over the date, each with a seal.

GB/T 9704-2012, 7.3.5.1: seals in a row neither touch nor leave the text area, and each stands on
the name it belongs to. Names too long to share a line stand one above the other, a seal's height
apart.
"""

import re

LINE_CHARACTERS = 28
CHARACTER_TWIPS = 316
"""One of the 28 characters of a line (5.2.3)."""
TAB = "<w:tab/>"
SEALS_APART = 9
"""Characters from centre to centre: 50 mm for seals of 42 mm."""
_LINES_APART = 5

_STOP = re.compile(r'(<w:tab w:val="center" w:pos=")\d+(")')


def placed(signature: str, first: float, last: float, strip: float) -> tuple[str, float]:
    """A signature of two names on centred tabs; widths in characters.

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
