"""Known words, indexed for finding the one that was probably meant.

A register of ten thousand rows may hold a thousand names that are not on the roster. Going through
the whole roster for each would take half a minute; the index leaves the few that may be alike, and
the answers are those of going through all.
"""

from collections.abc import Callable, Iterable
from functools import cached_property
from itertools import combinations

from campaign.workbook.declare.text import fold, is_one_off, nearest

_Keys = Callable[[str], set[str]]
_LONG = 40
"""Characters from which on a word is compared with all others: it has too many keys."""
_OF_LONG_WORDS = ""
"""The key under which they are found."""


class KnownWords:
    """Words in their order; nothing is indexed before it is asked for."""

    def __init__(self, words: Iterable[str]) -> None:
        self._words = list(dict.fromkeys(words))

    def nearest(self, word: str) -> str:
        """Return the known word that was probably meant, or nothing: a suggestion only."""
        return nearest(word, self.around(word))

    def around(self, word: str) -> list[str]:
        """Return all that `nearest` and `one_off` may find and more, in order: few enough."""
        return self._among(self._by_parts, fold(word), _parts)

    def one_off(self, word: str) -> list[str]:
        """Return known words that differ by one character: written otherwise, missing or more."""
        key = fold(word)
        found = self._among(self._by_shortened, key, _shortened)
        return [each for each in found if is_one_off(key, fold(each))]

    @cached_property
    def _by_parts(self) -> dict[str, list[int]]:
        return self._indexed(_parts)

    @cached_property
    def _by_shortened(self) -> dict[str, list[int]]:
        return self._indexed(_shortened)

    def _indexed(self, keys_of: _Keys) -> dict[str, list[int]]:
        index: dict[str, list[int]] = {}
        for number, word in enumerate(self._words):
            key = fold(word)
            for each in keys_of(key) if len(key) <= _LONG else (_OF_LONG_WORDS,):
                index.setdefault(each, []).append(number)
        return index

    def _among(self, index: dict[str, list[int]], key: str, keys_of: _Keys) -> list[str]:
        """Return the words that have a key in common with a word, in their order."""
        if len(key) > _LONG:
            return self._words
        keys = {_OF_LONG_WORDS, *keys_of(key)}
        numbers = {number for each in keys for number in index.get(each, ())}
        return [self._words[number] for number in sorted(numbers)]


def _parts(key: str) -> set[str]:
    """Return what words have in common of which three fifths agree, as `nearest` asks.

    At least two characters in the same order, or one where both words together have three.
    """
    pairs = {one + other for one, other in combinations(key, 2)}
    return pairs | set(key) if len(key) < 3 else pairs


def _shortened(key: str) -> set[str]:
    """Return the word, and all that is left of it without one character."""
    return {key, *(key[:at] + key[at + 1 :] for at in range(len(key)))}
