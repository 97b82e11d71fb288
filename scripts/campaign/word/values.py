"""From a document's data to what its template prints: texts, escaped once, and lists of rows.

Whatever people typed is data here and nothing else: it is escaped, never parsed.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import lru_cache, partial
from html import escape
from typing import Any, NamedTuple

from campaign.chinese import capital_numeral, chinese_date, in_chinese, month_in_chinese, numeral
from campaign.issues import Kind, did_you_mean
from campaign.word.placeholders import Placeholder, Schema, value_of
from campaign.word.script import SIMPLIFIED, Writing, rare_characters
from campaign.workbook.declare.dates import YearMonth
from campaign.workbook.declare.text import nearest

_NOT_XML = "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufffe\uffff]"
_LINE_END = re.compile("\r\n?|[\u2028\u2029]")
_BRACES = re.compile(r"\{[{%#]|[}%#]\}")
_ODD = re.compile(rf"[\t\r\u2028\u2029]|{_NOT_XML}|{_BRACES.pattern}")
_LINE_BREAK = '</w:t><w:br/><w:t xml:space="preserve">'


class RareText(str):
    """An escaped text holding characters that the template's font may lack."""

    __slots__ = ()


_EXTRAS: Mapping[str, Callable[[int, bool], str]] = {
    "序号": lambda number, is_last: str(number),
    "序数": lambda number, is_last: numeral(number),
    "句末": lambda number, is_last: "。" if is_last else "；",
}
"""What every row knows besides its own placeholders, from its number."""

Meaning = date | YearMonth | int
"""What can be written in several forms: a day, a month where no day is known, a whole number."""


def _in_chinese(value: Meaning) -> str:
    return month_in_chinese(*value) if isinstance(value, YearMonth) else in_chinese(value)


def _short(day: date | YearMonth) -> str:
    month = f"{day.month}月"
    return f"{month}{day.day}日" if isinstance(day, date) else month


FORMS: Mapping[str, tuple[tuple[type, ...], Callable[[Any], str]]] = {
    "中文": ((date, YearMonth, int), _in_chinese),
    "短日期": ((date, YearMonth), _short),
    "大写数字": ((int,), capital_numeral),
}
"""How values may be written besides, by the name behind `|`: of which kinds, and how."""
_NEEDED = {"中文": "日期或者整数", "短日期": "日期", "大写数字": "整数"}


def no_form(form: str, usable: tuple[str, ...]) -> str:
    """Return why a value cannot be written in a form."""
    if not usable:
        return "只有日期和数字后面能写“|”"
    return f"“|”后面可以写：{'、'.join(usable)}{did_you_mean(nearest(form, usable))}"


Printed = str | bool | list[Any]
"""An escaped text, a flag, or rows: each a text or a dictionary of such values."""


class Stated(NamedTuple):
    """What is known of somebody under a name."""

    word: str = ""
    """As it stands, for a letter; nothing where it is missing."""
    meanings: Sequence[Meaning] = ()
    """What it may be written from in another form, the likeliest first."""


Facts = Callable[[str], Stated]
"""What is known besides the data of whom a letter is about, by name: 籍贯, 年龄."""


def no_facts(name: str) -> Stated:
    """Return nothing: no fact is known besides."""
    return Stated()


Report = Callable[..., None]
"""Called with a kind of issue, what was read, and the issue's data."""


@dataclass(slots=True)
class Printer:
    """Turns values into what is printed and reports what is missing or odd."""

    used: frozenset[str]
    """Paths of the placeholders that the template prints (`姓名`, `任职人员.姓名`)."""
    report: Report
    writing: Writing = SIMPLIFIED
    facts: Facts = no_facts
    blanks: list[str] = field(default_factory=list)
    """Placeholders without a value that leave room for the pen."""

    def document(self, data: object, placeholders: Schema) -> dict[str, Printed]:
        """Return all used placeholders of a document by name, and their forms as 决定日期|中文."""
        return self._filled(data, placeholders.values(), "", self.facts)

    def _filled(
        self, data: object, placeholders: Iterable[Placeholder], within: str, facts: Facts
    ) -> dict[str, Printed]:
        filled: dict[str, Printed] = {}
        for each in placeholders:
            path = f"{within}{each.name}"
            if path in self.used:
                value = value_of(data, each) if each.attribute else facts(each.name).word
                filled[each.name] = self._value(value, each, path)
            for form in each.forms:
                if f"{path}|{form}" in self.used:
                    told = facts(each.name)
                    if each.attribute:
                        value = value_of(data, each)
                        told = Stated(str(value), [value] if isinstance(value, date | int) else ())
                    filled[f"{each.name}|{form}"] = self._formed(told, form, each, path)
        return filled

    def _formed(self, told: Stated, form: str, placeholder: Placeholder, path: str) -> str:
        """Write a value in another form; one that cannot be written so is told."""
        kinds, write = FORMS[form]
        fitting = next((each for each in told.meanings if isinstance(each, kinds)), None)
        if fitting is not None:
            return self._text(write(fitting), placeholder, path)
        if told.word.strip():  # a blank was told where its plain text was filled in
            said = {"text": told.word, "needed": _NEEDED[form]}
            self.report(Kind.DOCUMENT_FORM_UNFIT, told.word, name=path, form=form, **said)
        return "　" * placeholder.room

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
        within = f"{path}."
        cells = [each for each in placeholder.row.values() if each.name not in _EXTRAS]
        extras = [
            (each.name, _EXTRAS[each.name])
            for each in placeholder.row.values()
            if each.name in _EXTRAS and within + each.name in self.used
        ]
        return [
            {name: extra(number, number == len(values)) for name, extra in extras}
            | self._about(row)._filled(row, cells, within, getattr(row, "facts", no_facts))
            for number, row in enumerate(values, start=1)
        ]

    def _about(self, row: object) -> "Printer":
        """Return a printer that says of whom a row is, where the row knows."""
        subject = getattr(row, "subject", "")
        if not subject:
            return self
        return replace(self, report=partial(self.report, subject=f"（{subject}）"))

    def _text(self, value: object, placeholder: Placeholder, path: str) -> str:
        typed = chinese_date(value) if isinstance(value, date) else str(value)
        if placeholder.worded or placeholder.whole:  # names that were typed stay as they are
            typed = self.writing.say(typed)
        return _plain(typed, self.writing.charset) or self._odd(typed, placeholder, path)

    def _odd(self, typed: str, placeholder: Placeholder, path: str) -> str:
        """Return a text of which there may be something to report."""
        text = self._cleaned(typed, path)
        if not text.strip():
            if not placeholder.optional:
                self.report(Kind.DOCUMENT_VALUE_EMPTY, name=path)
            elif placeholder.room:
                self.blanks.append(placeholder.name)
            return "　" * placeholder.room
        rare = rare_characters(text, self.writing.charset)
        if not rare:
            return _escaped(text)
        self.report(Kind.DOCUMENT_RARE_CHARACTERS, text, name=path, characters=rare)
        return RareText(_escaped(text))

    def _cleaned(self, typed: str, path: str) -> str:
        if _BRACES.search(typed):
            self.report(Kind.DOCUMENT_BRACES_KEPT, typed, name=path)
        typed = _LINE_END.sub("\n", typed).replace("\t", " ")
        if not re.search(_NOT_XML, typed):
            return typed
        self.report(Kind.DOCUMENT_CONTROL_REMOVED, ascii(typed), name=path)
        return re.sub(_NOT_XML, "", typed)


# Letters have most of their texts in common; looking through each anew costs a sixth of a letter.
@lru_cache(maxsize=10_000)
def _plain(typed: str, charset: str) -> str:
    """Return what is printed for a text with nothing to clean or report; blank for any other."""
    if _ODD.search(typed) or not typed.strip() or rare_characters(typed, charset):
        return ""
    return _escaped(typed)


def _escaped(text: str) -> str:
    return escape(text, quote=False).replace("\n", _LINE_BREAK)


def whole_words(data: object, placeholders: Schema) -> Iterator[str]:
    """Yield the names of people, units and posts in a document's data: titles break there."""
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
