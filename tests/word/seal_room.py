"""Signature and date on the printed page, and room for a seal of 4.2 cm over them (7.3.5.1)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from word.pages import BELOW_TEXT, Box

SEAL = 42 / 2
LINE = 579 / 1440 * 25.4
_TITLE_HEIGHT = 8


@dataclass(frozen=True)
class SignOff:
    """A signature with its date, and the other words of their page but the page number's."""

    signature: Box
    date: Box
    others: Sequence[Box]

    def check_below_text(self) -> None:
        """Two blank lines below body text of the same page."""
        above = [w for w in self.others if w.bottom <= self.signature.top and w.top > 36]
        assert above
        gap = self.signature.top - max(word.bottom for word in above)
        assert 2 * LINE - 1 <= gap <= 3 * LINE

    def check_seal_room(self) -> None:
        """The seal's circle holds nothing but name and date, within a line of the text."""
        middle = (self.date.left + self.date.right) / 2
        assert middle == pytest.approx((self.signature.left + self.signature.right) / 2, abs=1)
        # Name and date slightly below the centre; the top within one line of the text.
        centre = (self.signature.top + self.date.bottom) / 2 - 2
        text = max(w.bottom for w in self.others if w.bottom <= self.signature.top)
        assert 0 <= centre - SEAL - text <= LINE
        assert all(_distance(word, middle, centre) >= SEAL for word in self.others)
        below = [word.top for word in self.others if word.top >= self.date.bottom]
        assert not below or min(below) >= centre + SEAL + 5
        assert middle + SEAL < 210 - 5


def sign_offs(found: Sequence[Box], issuer: str) -> Iterator[SignOff]:
    """Every place of a PDF's words where the issuer signs, in order."""
    for word in found:
        if word.text == issuer and word.top > 40 and word.left > 80 and not _is_title(word):
            yield _sign_off(found, word)


def _sign_off(found: Sequence[Box], signature: Box) -> SignOff:
    page = [word for word in found if word.page == signature.page and word.top < BELOW_TEXT]
    date = [word for word in page if abs(word.top - signature.top - LINE) < 2]
    whole = Box(
        signature.page,
        min(word.left for word in date),
        min(word.top for word in date),
        max(word.right for word in date),
        max(word.bottom for word in date),
        "".join(word.text for word in date),
    )
    return SignOff(signature, whole, [w for w in page if w is not signature and w not in date])


def _is_title(word: Box) -> bool:
    return word.bottom - word.top > _TITLE_HEIGHT


def _distance(word: Box, x: float, y: float) -> float:
    across = max(word.left - x, 0, x - word.right)
    down = max(word.top - y, 0, y - word.bottom)
    return float((across**2 + down**2) ** 0.5)
