"""Phrases that stand within a sentence or behind a label of their own on paper.

Whoever fills in 主送 writes 主送：各办公室。 as it stands on the page; pasted as typed, label and
marks would stand there twice. What the page has already is taken off, and a word is said. What is
not known yet, 待定 or ××××, is blank, for it would be printed, sealed and put up.
"""

import re

from campaign.issues import Kind
from campaign.workbook.declare.cells import Noted, Parsed, Raw
from campaign.workbook.declare.kinds import Text

_BRACKETS = (
    ("《", "》"), ("“", "”"), ('"', '"'), ("「", "」"), ("『", "』"), ("【", "】"), ("（", "）"),
    ("(", ")"), ("〈", "〉"),
)  # fmt: skip
_MARKS = re.compile(r"[\s。．；;，,、：:！!？?]+$|(?<=[^\x00-\x7f])\.$")
"""At the end; a full stop of ASCII only behind a Chinese character, lest it belong to a word."""


class Phrase(Text):
    """Words without what stands round them on the page already: label, brackets, marks at the end.

    labels: what stands before a colon; before, behind: patterns of further words that the page has.
    """

    def __init__(self, *labels: str, before: str = "", behind: str = "", limit: int = 2000) -> None:
        super().__init__(limit=limit, none_words=True)
        head = "|".join(map(re.escape, labels))
        ahead = [rf"(?:{head})\s*[：:]\s*" if labels else "", before]
        self._ahead = re.compile(rf"^(?:{'|'.join(filter(None, ahead)) or '(?!)'})")
        self._behind = re.compile(rf"(?:{behind or '(?!)'})$")

    def parse(self, raw: Raw) -> Parsed:
        typed = super().parse(raw)
        if not isinstance(typed, str):
            return typed
        understood = typed
        while (shorter := self._less(understood)) not in ("", understood):
            understood = shorter
        if understood == typed:
            return typed
        return Noted(understood, Kind.VALUE_READ_AS, {"understood": understood})

    def _less(self, text: str) -> str:
        """Take one layer off."""
        text = self._behind.sub("", _MARKS.sub("", self._ahead.sub("", text)))
        for opening, closing in _BRACKETS:
            inside = text[1:-1]
            if text.startswith(opening) and text.endswith(closing) and closing not in inside:
                return inside.strip()
        return text
