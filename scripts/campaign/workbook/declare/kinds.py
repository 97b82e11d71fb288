"""What may stand in a cell: texts, names, choices; numbers and dates have modules of their own."""

import re
from collections.abc import Mapping, Sequence
from datetime import date, time
from functools import cached_property
from typing import Any

from campaign.issues import Kind, did_you_mean
from campaign.workbook.declare.cells import CellKind as CellKind
from campaign.workbook.declare.cells import CellValue, Fault, Noted, Parsed, Raw, as_text
from campaign.workbook.declare.cells import Rule as Rule
from campaign.workbook.declare.names import people_listed, plain_name, without_note
from campaign.workbook.declare.numbers import Number as Number
from campaign.workbook.declare.numbers import Percent as Percent
from campaign.workbook.declare.numbers import Whole as Whole
from campaign.workbook.declare.numbers import headcount as headcount
from campaign.workbook.declare.numbers import place_in_order as place_in_order
from campaign.workbook.declare.text import clean, clean_lines, fold, nearest, person_name, squeeze


class Text(CellKind):
    """Free text, one line unless `lines`; `words` are the program's own that may stand there, too.

    They are read in either script, and written in the one that the scheme asks for.
    """

    def __init__(
        self,
        *,
        lines: bool = False,
        limit: int = 2000,
        none_words: bool = False,
        words: Sequence[str] = (),
    ) -> None:
        self.lines = lines
        self.limit = limit
        self.none_words = none_words
        self.words = tuple(words)

    @cached_property
    def _known(self) -> dict[str, str]:
        return {fold(word): word for word in self.words}

    def knowing(self, words: Sequence[str]) -> "Text":
        """Return the same, with further words of the program."""
        return Text(
            lines=self.lines,
            limit=self.limit,
            none_words=self.none_words,
            words=(*self.words, *words),
        )

    def parse(self, raw: Raw) -> Parsed:
        text = as_text(raw)
        text = clean_lines(text) if self.lines else clean(text)
        if len(text) > self.limit:
            return Fault(Kind.VALUE_TOO_LONG, {"length": len(text), "limit": self.limit})
        return self._known.get(fold(text), text) if self._known else text


class Value(Text):
    """A word, a number or a day, taken for what the row beside it asks; a day is kept in digits."""

    def expected(self) -> str:
        return "数字、日期或文字"

    def parse(self, raw: Raw) -> Parsed:
        is_day = isinstance(raw, date)
        return super().parse(f"{raw:%Y-%m-%d}" if is_day else raw)


class Ratio(Text):
    """A number, or a ratio such as 1:3, which Excel takes for a time of day when it is typed."""

    def expected(self) -> str:
        return "数字，或者1:3这样的比例"

    def parse(self, raw: Raw) -> Parsed:
        if isinstance(raw, time) and not raw.second:
            return super().parse(f"{raw.hour}:{raw.minute}")
        return super().parse(raw)


class Name(CellKind):
    """A person's name: blanks between Chinese characters are typing, not part of the name.

    Neither are titles and marks round it, which are taken off with a word.
    """

    centred = True
    width = 10.0
    none_words = True

    def __init__(self, *, alone: bool = False) -> None:
        """`alone`: several people in one cell would be taken for one."""
        self._alone = alone

    def expected(self) -> str:
        return "姓名"

    def parse(self, raw: Raw) -> Parsed:
        if self._alone and (people := people_listed(as_text(raw))):
            return Fault(Kind.PERSONS_SEVERAL, {"names": "、".join(people)})
        name = person_name(as_text(raw))
        if len(name) > 40:
            return Fault(Kind.VALUE_TOO_LONG, {"length": len(name), "limit": 40})
        plain = plain_name(name if self._alone else without_note(name))
        if plain != name:
            return Noted(plain, Kind.PERSON_TITLED, {"name": name, "understood": plain})
        return name


class StaffNumber(CellKind):
    """编号, the key of a person: text, so that leading zeros live."""

    centred = True
    width = 10.0
    none_words = True

    def expected(self) -> str:
        return "花名册上的编号"

    def parse(self, raw: Raw) -> Parsed:
        if isinstance(raw, bool) or not isinstance(raw, str | int | float):
            return Fault(Kind.VALUE_NOT_CHOICE, {"suggestion": ""})
        if isinstance(raw, float) and abs(raw) >= 1e15:
            return Fault(Kind.VALUE_DESTROYED, {})
        number = squeeze(as_text(raw)).removeprefix("'")
        if _SHORTENED.fullmatch(number):
            return Fault(Kind.VALUE_DESTROYED, {})
        if len(number) > 30:
            return Fault(Kind.VALUE_TOO_LONG, {"length": len(number), "limit": 30})
        return number


_SHORTENED = re.compile(r"\d+(?:\.\d+)?[Ee]\+?\d+")
"""A long number as a spreadsheet saves it into text: 5.30102E+17."""


class Choice(CellKind):
    """One of a few words. `synonyms` maps other ways of typing them."""

    centred = True

    def __init__(self, *words: str, synonyms: Mapping[str, str] | None = None) -> None:
        self.words = words
        self._synonyms = synonyms or {}
        self.width = max(9.0, 2.0 * max(map(len, words)) + 2)

    @cached_property
    def _known(self) -> dict[str, str]:
        known = {fold(word): word for word in self.words}
        for typed, word in self._synonyms.items():
            known.setdefault(fold(typed), word)
        return known

    def expected(self) -> str:
        return "、".join(f"“{word}”" for word in self.words) + "中的一个"

    def rule(self) -> Rule | None:
        return {"validate": "list", "source": list(self.words)}

    def parse(self, raw: Raw) -> Parsed:
        if isinstance(raw, bool):
            raw = "是" if raw else "否"
        typed = _ticked(as_text(raw))
        word = typed if typed in self.words else self._known.get(fold(typed))
        if word is None:
            ticked = f"，打“{typed}”看不出选的是哪一个" if fold(typed) in _TICKS else ""
            suggestion = ticked or did_you_mean(nearest(typed, self.words))
            return Fault(Kind.VALUE_NOT_CHOICE, {"suggestion": suggestion})
        return word


_TICKS = frozenset(map(fold, "√✓✔☑×✗✘○●"))
"""Marks that say that something is chosen, or is not, and never which word."""


_BOX = re.compile(r"([☑√✓✔■●]|[□☐○×✗✘])")
"""A box, ticked or not."""
_TICKED = frozenset("☑√✓✔■●")


def _ticked(text: str) -> str:
    """Return the one word whose box is ticked, of words with boxes before or behind: ☑是 □否."""
    parts = [part.strip() for part in _BOX.split(text.strip())]
    words = [part for part in parts if part]
    if len(words) < 2 or len(words) % 2:
        return text
    pairs = list(zip(words[::2], words[1::2], strict=True))
    if _BOX.fullmatch(words[0]):
        pairs = [(word, box) for box, word in pairs]
    if not all(_BOX.fullmatch(box) and not _BOX.fullmatch(word) for word, box in pairs):
        return text
    chosen = [word for word, box in pairs if box in _TICKED]
    return chosen[0] if len(chosen) == 1 else text


class YesNo(Choice):
    """是 or 否, a truth value in the program."""

    blank: object = False

    def __init__(self, also_yes: Sequence[str] = (), also_no: Sequence[str] = ()) -> None:
        """`also_yes` and `also_no` are what people write besides in this column."""
        yes = ("√", "✓", "✔", "v", "y", "yes", "true", "1", "对", "有", *also_yes)
        no = ("×", "✗", "x", "n", "no", "false", "0", "不", "无", "错", *also_no)
        super().__init__(
            "是", "否", synonyms={**dict.fromkeys(yes, "是"), **dict.fromkeys(no, "否")}
        )
        self.width = 7.0

    def parse(self, raw: Raw) -> Parsed:
        word = super().parse(raw)
        return word if isinstance(word, Fault) else word == "是"

    def to_cell(self, value: Any) -> CellValue:
        return None if value is None else "是" if value else "否"
