"""From a document's data to what its template prints: texts, escaped once, and lists of rows.

Whatever people typed is data here and nothing else: it is escaped, never parsed.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from typing import Any

from campaign.documents.fonts import rare_characters
from campaign.documents.placeholders import Placeholder, Schema, value_of
from campaign.documents.wording import chinese_date, numeral
from campaign.documents.writing import SIMPLIFIED, Writing
from campaign.issues import Kind

_NOT_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]")
_LINE_END = re.compile("\r\n?|[\u2028\u2029]")
_BRACES = re.compile(r"\{[{%#]|[}%#]\}")
_LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


class RareText(str):
    """An escaped text holding characters that the template's font may lack."""

    __slots__ = ()


Printed = str | bool | list[Any]
"""An escaped text, a flag, or rows: each a text or a dictionary of such values."""

Report = Callable[..., None]
"""Called with a kind of issue, what was read, and the issue's data."""


@dataclass(slots=True)
class Printer:
    """Turns values into what is printed and reports what is missing or odd."""

    used: frozenset[str]
    """Paths of the placeholders that the template prints (`姓名`, `任职人员.姓名`)."""
    report: Report
    writing: Writing = SIMPLIFIED

    def document(self, data: object, placeholders: Schema) -> dict[str, Printed]:
        """All used placeholders of a document by name."""
        return {
            each.name: self._value(value_of(data, each), each, each.name)
            for each in placeholders.values()
            if each.name in self.used
        }

    def _value(self, value: Any, placeholder: Placeholder, path: str) -> Printed:
        if placeholder.is_flag:
            return bool(value)
        if placeholder.is_repeated:
            return self._rows(value, placeholder, path)
        return self._text(value, placeholder, path)

    def _rows(self, values: tuple[Any, ...], placeholder: Placeholder, path: str) -> list[Any]:
        if not values and not placeholder.optional:
            self.report(Kind.DOCUMENT_VALUE_EMPTY, name=path)
        if placeholder.row is None:
            return [self._text(each, placeholder, path) for each in values]
        return [
            self._row(each, placeholder.row, path, number, number == len(values))
            for number, each in enumerate(values, start=1)
        ]

    def _row(
        self, data: object, placeholders: Schema, path: str, number: int, is_last: bool
    ) -> dict[str, Printed]:
        row: dict[str, Printed] = {
            "序号": str(number),
            "序数": numeral(number),
            "句末": "。" if is_last else "；",
        }
        for each in placeholders.values():
            if each.attribute and f"{path}.{each.name}" in self.used:
                row[each.name] = self._value(value_of(data, each), each, f"{path}.{each.name}")
        return row

    def _text(self, value: object, placeholder: Placeholder, path: str) -> str:
        typed = chinese_date(value) if isinstance(value, date) else str(value)
        if placeholder.worded or placeholder.whole:  # names that were typed stay as they are
            typed = self.writing.say(typed)
        if typed.isalnum():  # neither blank nor anything to clean or escape
            return self._in_a_font(typed, typed, path)
        text = self._cleaned(typed, path)
        if not text.strip():
            if not placeholder.optional:
                self.report(Kind.DOCUMENT_VALUE_EMPTY, name=path)
            return "　" * placeholder.room
        return self._in_a_font(text, escape(text, quote=False).replace("\n", _LINE_BREAK), path)

    def _cleaned(self, typed: str, path: str) -> str:
        if _BRACES.search(typed):
            self.report(Kind.DOCUMENT_BRACES_KEPT, typed, name=path)
        typed = _LINE_END.sub("\n", typed).replace("\t", " ")
        if not _NOT_XML.search(typed):
            return typed
        self.report(Kind.DOCUMENT_CONTROL_REMOVED, ascii(typed), name=path)
        return _NOT_XML.sub("", typed)

    def _in_a_font(self, text: str, printed: str, path: str) -> str:
        rare = rare_characters(text, self.writing.charset)
        if not rare:
            return printed
        self.report(Kind.DOCUMENT_RARE_CHARACTERS, text, name=path, characters=rare)
        return RareText(printed)


def whole_words(data: object, placeholders: Schema) -> Iterator[str]:
    """The names of people, units and posts in a document's data, for breaking titles at words."""
    for each in placeholders.values():
        if each.whole:
            yield str(value_of(data, each))
        elif each.row is not None:
            for row in _rows_of(data, each):
                yield from whole_words(row, each.row)


def _rows_of(data: object, placeholder: Placeholder) -> Iterable[object]:
    found = value_of(data, placeholder)
    assert isinstance(found, tuple)
    return found
