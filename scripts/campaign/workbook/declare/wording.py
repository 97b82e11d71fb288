"""How the program's own words are put before they are written: in another script, in other words.

What people typed stays as it is, wherever it stands within a sentence of the program.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from functools import cache, cached_property
from typing import NamedTuple, Protocol

SaidFor = tuple[tuple[str, str], ...]
"""What is said for words of the program: (党委, 校长办公会)."""

_HAN = "\u3400-\u9fff\U00020000-\U000323af"
# Both are compiled when first needed, by a campaign in other words or in Traditional script.
_ANY_HAN = f"[{_HAN}]"
_FILE = (
    r"(?:(?<=“)[^“”\n]+|[^\s“”‘’（）()《》〈〉，。；：、|<>*?]+)"
    r"\.(?:xlsx?|xlsm|xlsb|et|ods|csv|docx?|html|zip|json|log|txt|bat|sh|py)(?![A-Za-z])"
)
"""Names of files are the same in all of them: other programs rely on them. Between quotation marks
they may hold anything: 部门初选表-党政办（综合）.xlsx.
"""


class Wording(Protocol):
    """Puts the program's own words as the scheme asks for."""

    def __call__(self, text: str) -> str:
        """Return the text as it is to be written."""

    def keeping(self, terms: Iterable[str]) -> "Wording":
        """Return the same, with further terms that somebody typed."""


class AsWritten:
    """The program's words as they stand in the code."""

    def __call__(self, text: str) -> str:
        return text

    def keeping(self, terms: Iterable[str]) -> "AsWritten":
        return self


as_written = AsWritten()


class _Piece(NamedTuple):
    text: str
    typed: bool


class Reworded:
    """The program's words put another way; `terms` are names and other texts that were typed."""

    def __init__(self, change: Callable[[str], str], terms: Iterable[str] = ()) -> None:
        self._change = change
        self._terms = frozenset(terms)
        self._written: dict[str, str] = {}

    def keeping(self, terms: Iterable[str]) -> "Reworded":
        return Reworded(self._change, self._terms.union(terms))

    def __call__(self, text: str) -> str:
        if text.isascii():
            return text
        if text not in self._written:
            self._written[text] = "".join(
                piece.text if piece.typed else self._change(piece.text) for piece in self._cut(text)
            )
        return self._written[text]

    @cached_property
    def _by_beginning(self) -> dict[str, list[str]]:
        """Terms that would be changed, longest first, by their first two characters."""
        found: dict[str, list[str]] = {}
        for term in sorted(self._terms, key=lambda term: (-len(term), term)):
            if len(term) > 1 and self._change(term) != term:
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


class InTurn:
    """One wording after the other: the words of the unit, then the script."""

    def __init__(self, *wordings: Wording) -> None:
        self._wordings = wordings

    def __call__(self, text: str) -> str:
        for wording in self._wordings:
            text = wording(text)
        return text

    def keeping(self, terms: Iterable[str]) -> "InTurn":
        kept = tuple(terms)
        return InTurn(*(each.keeping(kept) for each in self._wordings))


@cache
def speaker(spoken: SaidFor) -> Callable[[str], str]:
    """Return what puts each of the words into a text, the longest that fits first."""
    said = dict(spoken)
    # The longest first: 中层干部 is one word, not 中层 and 干部.
    words = sorted(said, key=lambda word: -len(word))
    pattern = re.compile("|".join(map(re.escape, words)))
    return lambda text: pattern.sub(lambda found: said[found[0]], text)


def other_words(text: str, spoken: SaidFor) -> tuple[str, ...]:
    """Return how a name of the program's is written in these words, if at all otherwise."""
    said = speaker(spoken)(text) if spoken else text
    return (said,) if said != text else ()
