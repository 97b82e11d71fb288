"""Words that many cells share: each reader makes a copy of them for every cell.

A string of a million characters in a thousand cells is a file of twenty kilobytes, and five
gigabytes of memory. So what all cells hold together is counted before any reader sees the file.
"""

import re
from collections.abc import Mapping, Sequence
from typing import Protocol

from campaign.workbook.read.container import Package, TooLarge
from campaign.workbook.read.namespaces import XmlReader

MOST_CHARACTERS = 100_000_000
"""Bytes of XML, or characters of an old workbook, that all cells with shared words may come to."""
_STRING = re.compile(rb"<(?:\w+:)?si(?=[\s/>])")
_AS_WRITTEN = re.compile(rb't="s"[^>]*><v>(\d{1,9})</v></c>')
"""A cell with shared words as spreadsheets write it, with the number of its string."""


def longest_string(strings: bytes) -> int:
    """Return the bytes of the longest of the shared strings, with its markup."""
    return max(map(len, strings.split(b"si>")))


def shared_cells(sheet: bytes) -> int:
    """Return how many cells of a sheet may hold shared words, and not fewer."""
    return sheet.count(b'"s"') + sheet.count(b"'s'")


class Shares(Protocol):
    """What was found in a part, as far as it concerns shared words."""

    @property
    def longest_string(self) -> int:
        """What `longest_string` gave."""

    @property
    def shared_cells(self) -> int:
        """What `shared_cells` gave."""


def check_words(package: Package, found: Mapping[str, Shares]) -> None:
    """Refuse a workbook whose shared words come to too much. Raises `TooLarge`, `Suspicious`.

    Mostly what was found in its parts tells that there is nothing to count. All lists of strings
    are taken for the one in use.
    """
    longest = max(part.longest_string for part in found.values())
    if longest * sum(part.shared_cells for part in found.values()) <= MOST_CHARACTERS:
        return
    lists = [package.part(name) for name, part in found.items() if part.longest_string]
    spent = Spent([size for strings in lists for size in _sizes(strings)])
    for name, part in found.items():
        if part.shared_cells:
            _count(package.part(name), part.shared_cells, spent)


def _count(sheet: bytes, cells: int, spent: "Spent") -> None:
    """Count what the cells of a sheet hold: event by event where one is not as usually written.

    Raises `TooLarge`, `Suspicious`.
    """
    numbers = _AS_WRITTEN.findall(sheet)
    if len(numbers) < cells:
        _Words(spent).read(sheet)
        return
    for number in numbers:
        spent.take(int(number))


def _sizes(strings: bytes) -> list[int]:
    starts = [match.start() for match in _STRING.finditer(strings)]
    return [end - start for start, end in zip(starts, [*starts[1:], len(strings)], strict=True)]


class Spent:
    """How much of the budget is used up."""

    def __init__(self, sizes: Sequence[int]) -> None:
        """`sizes` are those of the strings, by their number."""
        self._sizes = sizes
        self._longest = max(sizes, default=0)
        self._total = 0

    def take(self, number: int) -> None:
        """Count a cell that holds a string. Raises `TooLarge`."""
        known = 0 <= number < len(self._sizes)
        self._total += self._sizes[number] if known else self._longest
        if self._total > MOST_CHARACTERS:
            raise TooLarge("许多单元格共用很长的文字")


class _Words(XmlReader):
    """The cells with shared words."""

    def __init__(self, spent: Spent) -> None:
        self._spent = spent
        self._is_shared = self._collects = False
        self._number = ""

    def start(self, local: str, values: dict[str, str], *, in_main: bool) -> None:
        if local == "c":
            self._is_shared = values.get("t") == "s"
        elif local == "v" and self._is_shared:
            self._collects, self._number = True, ""

    def text(self, content: str) -> None:
        if self._collects:
            self._number += content

    def end(self, local: str, *, in_main: bool) -> None:
        if local == "v" and self._collects:
            self._collects = False
            number = self._number.strip()
            self._spent.take(int(number) if number.isdecimal() and len(number) < 10 else -1)
