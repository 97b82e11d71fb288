"""Phrases that stand within a sentence or behind a label of their own on paper.

Whoever fills in 主送 writes 主送：各办公室。 as it stands on the page; pasted as typed, label and
marks would stand there twice. What the page has already is taken off, and a word is said. What is
not known yet, 待定 or ××××, is blank, for it would be printed, sealed and put up.
"""

import re

from campaign.issues import Kind
from campaign.workbook.declare.cells import Noted, Parsed, Raw
from campaign.workbook.declare.kinds import Text
from campaign.workbook.declare.text import in_simplified

_BRACKETS = (
    ("《", "》"), ("“", "”"), ('"', '"'), ("「", "」"), ("『", "』"), ("【", "】"), ("（", "）"),
    ("(", ")"), ("〈", "〉"), ("‘", "’"), ("〔", "〕"), ("[", "]"), ("［", "］"),
)  # fmt: skip
_MARKS = re.compile(r"[\s。．；;，,、：:！!？?]+$|(?<=[^\x00-\x7f])\.$")
"""At the end; a full stop of ASCII only behind a Chinese character, lest it belong to a word."""
_MARKS_AHEAD = r"[\s。；;，,、：:]+"
_STOPS = " 。．；;，,、"


class Phrase(Text):
    """Words without what stands round them on the page already: label, brackets, marks at the end.

    labels: what stands before a colon; before, behind: patterns of further words that the page has;
    sentence: whether the page ends it with a full stop, so that one typed is printed as it was;
    judged: whether the rules of its sheet say what 待定 means there.
    """

    def __init__(
        self,
        *labels: str,
        before: str = "",
        behind: str = "",
        sentence: bool = False,
        judged: bool = False,
        limit: int = 2000,
    ) -> None:
        super().__init__(limit=limit, none_words=True)
        self.judged = judged
        head = "|".join(map(re.escape, labels))
        own = rf"(?:{head})(?:\s*[：:]|为|是|\s)|[【\[〔（(](?:{head})[：:]?[】\]〕）)]"
        ahead = [own if labels else "", before, _MARKS_AHEAD]
        self._ahead = re.compile(rf"^(?:{'|'.join(filter(None, ahead))})")
        self._behind = re.compile(rf"(?:{behind or '(?!)'})$")
        self._unsaid = _STOPS if sentence else ""

    def parse(self, raw: Raw) -> Parsed:
        typed = super().parse(raw)
        if not isinstance(typed, str):
            return typed
        understood = typed
        while (shorter := self._less(understood)) not in ("", understood):
            understood = shorter
        if understood == typed.rstrip(self._unsaid):
            return understood
        return Noted(understood, Kind.VALUE_READ_AS, {"understood": understood})

    def _less(self, text: str) -> str:
        """Take one layer off; words in Traditional script are the same words."""
        read = in_simplified(text)
        if len(read) != len(text):
            read = text
        ahead = self._ahead.match(read)
        start = ahead.end() if ahead else 0
        rest = self._behind.sub("", _MARKS.sub("", read[start:]))
        text = text[start : start + len(rest)]
        for opening, closing in _BRACKETS:
            inside = text[1:-1]
            if text.startswith(opening) and text.endswith(closing) and closing not in inside:
                return inside.strip()
        return text
