"""The words by which a sheet's columns and labels are known, however people type them.

Blanks, width, script, line breaks, remarks in brackets, colons and asterisks make no difference;
第二志愿, 志愿2 and 志愿（二） are one.
"""

import re
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import Any

from campaign.chinese import counted
from campaign.workbook.declare.cells import Raw
from campaign.workbook.declare.sheet import Column, Many, Sheet, numbered_header
from campaign.workbook.declare.text import fold
from campaign.workbook.declare.wording import SaidFor, other_words

Known = tuple[Column, Any]
"""A declared column, and the number (from 1) or name of its member if it is a `many` column."""

Named = tuple[int, int, Column, Any]
"""Row and column of a cell that names a column, and which column and member."""
Spoken = tuple[int, int, str]
"""Row and column of a text that may hold a label and its value, and the text."""

_LONGEST = 60
"""Characters: a longer cell is no header or label, and not worth folding."""
_MOST_NUMBERED = 20
"""第二十志愿: no form has more of anything, and a greater number is part of the words round it."""
_MOST_REMEMBERED = 20_000
"""Texts of one vocabulary; names and numbers of ten thousand people are among them."""
_MARKS = re.compile(r"^[*＊]+|[:：*＊]+$")
"""Colons behind a name, and what says that it must be filled in, before or behind it."""
_MAY_SAY_MORE = re.compile(r"[:：\s]")
"""What parts a label from its value within a cell."""
_ORDINAL = re.compile(r"^(?:\d{1,2}[.、)]?|[一二三四五六七八九十]{1,3}[.、)])")
"""The number of a line before a label: 1.姓名, 二、编号; ① is 1 when folded."""
_BRACKETS = re.compile(r"\([^()]*\)|\[[^\[\]]*\]|【[^】]*】")
"""A remark in a pair of brackets of one kind; full-width ones are half-width when folded."""
_LAST_BRACKETS = re.compile(rf"(?:{_BRACKETS.pattern})$")
"""A remark behind a name that has brackets of its own: 表达(仪表)(60分)."""
_NUMERAL = re.compile(r"[(\[【]?([一二三四五六七八九十]+|\d{1,2})[)\]】]?")
"""The number of a member wherever it stands in a header: 志愿（二）, 第2志愿."""
_DIGITS = {each: n for n, each in enumerate("一二三四五六七八九", 1)}


def header_key(text: str) -> str:
    """Return a header as a key: without blanks, remarks in brackets, colons and asterisks."""
    key = _MARKS.sub("", fold(text))
    return _BRACKETS.sub("", key) or key


class Vocabulary:
    """The header texts that a sheet's declaration knows."""

    def __init__(self, sheet: Sheet[Any], names: Sequence[str] = (), spoken: SaidFor = ()) -> None:
        self.sheet = sheet
        self._spoken = spoken
        self._known: dict[str, Known] = {}
        self._numbered: dict[str, Column] = {}
        self._seen: dict[str, Known | None] = {}
        """What each text was found to mean: 600 forms have few different ones, and working all out
        again takes a tenth of the run."""
        for column in sheet.columns:
            self._learn(column, names)
        self.wanted = [each for column in sheet.columns for each in _wanted(column, names)]
        """Headers that must be there, with their field and member."""

    def _learn(self, column: Column, names: Sequence[str]) -> None:
        texts = (column.header, *column.other_names)
        texts += other_words(column.header, self._spoken)
        if column.many is Many.NAMED:
            # A name's brackets belong to it: 王芳(01) and 王芳(02) are two columns.
            for name in names:
                self._known.setdefault(_MARKS.sub("", fold(name)), (column, name))
        elif column.many is Many.NUMBERED:
            for text in texts:
                for pattern in (text, text.replace("第{n}", "") + "{n}"):
                    self._numbered.setdefault(fold(pattern), column)
        else:
            for text in texts:
                self._known.setdefault(header_key(text), (column, None))

    def find(self, text: str) -> Known | None:
        """Return the column (and its member) that a header text means."""
        if text not in self._seen:
            if len(self._seen) > _MOST_REMEMBERED:
                self._seen.clear()
            self._seen[text] = self._find(text)
        return self._seen[text]

    def scan(self, rows: Sequence[Sequence[Raw]]) -> tuple[list[Named], list[Spoken]]:
        """Return the cells that name a column, and those where a value may stand behind one."""
        named: list[Named] = []
        spoken: list[Spoken] = []
        seen = self._seen
        for row, cells in enumerate(rows):
            for at, raw in enumerate(cells):
                if raw == "" or not isinstance(raw, str):
                    continue
                if known := seen[raw] if raw in seen else self.find_raw(raw):
                    named.append((row, at, *known))
                elif _MAY_SAY_MORE.search(raw):
                    spoken.append((row, at, raw))
        return named, spoken

    def find_raw(self, raw: Raw) -> Known | None:
        """Return the column that a cell names, if the cell is a text that names one."""
        if not isinstance(raw, str) or not 0 < len(raw) <= _LONGEST:
            return None
        return self.find(raw)

    def _find(self, text: str) -> Known | None:
        key = _MARKS.sub("", fold(text))
        found = self._known.get(key) or self._find_numbered(key)
        if not found and (unnumbered := _ORDINAL.sub("", key)) not in ("", key):
            return self._find(unnumbered)
        bare = _BRACKETS.sub("", key) or key
        if found or bare == key:
            return found
        return (
            self._known.get(_LAST_BRACKETS.sub("", key))
            or self._known.get(bare)
            or self._find_numbered(bare)
        )

    def _find_numbered(self, key: str) -> Known | None:
        for found in _NUMERAL.finditer(key) if self._numbered else ():
            pattern = key[: found.start()] + "{n}" + key[found.end() :]
            number = counted(found.group(1))
            if pattern in self._numbered and 0 < number <= _MOST_NUMBERED:
                return self._numbered[pattern], number
        return None


@lru_cache(maxsize=256)
def vocabulary_of(
    sheet: Sheet[Any], names: tuple[str, ...] = (), spoken: SaidFor = ()
) -> Vocabulary:
    """Return the vocabulary of a sheet, made once.

    Headers are known in the unit's own words, too.
    """
    return Vocabulary(sheet, names, spoken)


def _wanted(column: Column, names: Sequence[str]) -> Iterable[tuple[str, str, Any]]:
    if column.many is Many.NAMED:
        return [(name, column.field, name) for name in names]
    if not (column.required or column.needed) or column.absent is not ...:
        return []
    if column.many is Many.NUMBERED:
        return [(numbered_header(column.header, 1), column.field, 1)]
    return [(column.header, column.field, None)]
