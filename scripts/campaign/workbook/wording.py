"""How the program's own words are written: as they stand, or in Traditional script.

What people typed is never converted. In a sentence of the program that names somebody, the name
stays as it was typed and only the words round it change: a `Traditional` knows what was typed.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cached_property
from typing import NamedTuple, Protocol

_HAN = "\u3400-\u9fff\U00020000-\U000323af"
# Both are compiled when first needed, by a campaign in Traditional script.
_ANY_HAN = f"[{_HAN}]"
_FILE = (
    r"[^\s“”‘’（）()《》〈〉，。；：、|<>*?]+\.(?:xlsx?|xlsm|xlsb|et|ods|csv|docx?|zip|json|log|txt|bat|sh|py)"
    r"(?![A-Za-z])"
)
"""Names of files are the same in both scripts: other programs rely on them."""


class Wording(Protocol):
    """Puts the program's own words into the script that the scheme asks for."""

    def __call__(self, text: str) -> str:
        """The text as it is to be written."""

    def keeping(self, terms: Iterable[str]) -> "Wording":
        """The same, with further terms that somebody typed."""


class Simplified:
    """The program's words as they stand in the code."""

    def __call__(self, text: str) -> str:
        return text

    def keeping(self, terms: Iterable[str]) -> "Simplified":
        return self


as_written = Simplified()


class _Piece(NamedTuple):
    text: str
    typed: bool


class Traditional:
    """Traditional script; `terms` are names and other texts that somebody typed."""

    def __init__(self, terms: Iterable[str] = ()) -> None:
        self._terms = frozenset(terms)
        self._written: dict[str, str] = {}

    def keeping(self, terms: Iterable[str]) -> "Traditional":
        return Traditional(self._terms.union(terms))

    def __call__(self, text: str) -> str:
        if text.isascii():
            return text
        if text not in self._written:
            self._written[text] = "".join(
                piece.text if piece.typed else _converted(piece.text) for piece in self._cut(text)
            )
        return self._written[text]

    @cached_property
    def _by_beginning(self) -> dict[str, list[str]]:
        """Terms that a conversion would change, longest first, by their first two characters."""
        found: dict[str, list[str]] = {}
        for term in sorted(self._terms, key=lambda term: (-len(term), term)):
            if len(term) > 1 and _converted(term) != term:
                found.setdefault(term[:2], []).append(term)
        return found

    @cached_property
    def _single(self) -> frozenset[str]:
        """Terms of one character (the grade 优): they are terms only where they stand alone."""
        return frozenset(term for term in self._terms if len(term) == 1)

    def _cut(self, text: str) -> Iterator[_Piece]:
        files = {match.start(): match.end() for match in re.finditer(_FILE, text)}
        start = position = 0
        while position < len(text):
            end = files.get(position) or self._term_end(text, position)
            if end:
                yield _Piece(text[start:position], typed=False)
                yield _Piece(text[position:end], typed=True)
                start = position = end
            else:
                position += 1
        yield _Piece(text[start:], typed=False)

    def _term_end(self, text: str, start: int) -> int:
        for term in self._by_beginning.get(text[start : start + 2], ()):
            if text.startswith(term, start):
                return start + len(term)
        return start + 1 if self._stands_alone(text, start) else 0

    def _stands_alone(self, text: str, at: int) -> bool:
        around = text[max(at - 1, 0) : at] + text[at + 1 : at + 2]
        return text[at] in self._single and not re.search(_ANY_HAN, around)


def _converted(text: str) -> str:
    # Loaded only where it is needed: most campaigns are in Simplified script.
    from campaign.workbook.script import traditional

    return traditional(text)
