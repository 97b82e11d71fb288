"""What sheets show besides values: formulas, formats, what is hidden, what lies on them.

For comparing two workbooks that should be the same, one of which may have been saved by another
program, or made to show something else than it holds.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from campaign.workbook.declare.cells import column_letters
from campaign.workbook.read.colours import is_dark, is_pale
from campaign.workbook.read.container import Package, Suspicious, TooLarge
from campaign.workbook.read.namespaces import XmlReader, main_parts
from campaign.workbook.read.second_look import CarefulReader
from campaign.workbook.read.sheet_xml import LOW, MOST_COLUMNS, NARROW

_BOOK, _STYLES, _STRINGS = "xl/workbook.xml", "xl/styles.xml", "xl/sharedStrings.xml"
_BUILT_IN = {
    "0": "general",
    "1": "0",
    "2": "0.00",
    "3": "#,##0",
    "4": "#,##0.00",
    "9": "0%",
    "10": "0.00%",
    "49": "@",
}
"""Formats that programs write by number or by pattern as they like."""
_ON_SHEETS = {
    "drawing": "图形或图片",
    "legacyDrawing": "批注",
    "picture": "背景图片",
    "oleObjects": "嵌入的对象",
    "controls": "控件",
    "tableParts": "表格区域",
}
_LINES = {
    f"{page}{place}": words
    for page in ("odd", "even", "first")
    for place, words in (("Header", "页眉"), ("Footer", "页脚"))
}
_TINY = 4.0
"""Points of a font up to which nobody can read it."""
SYMBOL_FONTS = re.compile(r"(?:wing|web)dings.*|symbol|marlett", re.IGNORECASE)
"""Fonts in which words are pictures."""
_LAYOUT = re.compile(r'&"[^"]*"|&K[0-9A-Fa-f+-]{5,6}|&\d+|&[LCRBIUESXY]|\s+')
"""How a line above or below each page is laid out; programs write it as they like."""
_ON, _OFF = ("1", "true"), ("0", "false")
_MOST_HIDDEN = 100_000


@dataclass
class Looks:
    """One sheet."""

    formulas: dict[str, str] = field(default_factory=dict)
    """By cell, without blanks and quotes, which programs set as they like."""
    formats: dict[str, str] = field(default_factory=dict)
    """How each filled cell shows its content."""
    hidden: set[str] = field(default_factory=set)
    """Rows and columns, and what is printed above and below, in the staff's words."""
    others: Counter[str] = field(default_factory=Counter)
    """What lies on it."""


class BookLooks:
    """The sheets of one workbook; of another kind of file nothing is known."""

    def __init__(self, data: bytes) -> None:
        """Read what all sheets have in common. Raises `Suspicious`."""
        self._package = Package(data) if data.startswith(b"PK") else None
        self._styles = _Styles()
        self.strange = 0
        """Elements that no office program shows where cells, words or formats belong."""
        if self._package is None:
            return
        if main_parts(self._package) != [_BOOK]:
            raise Suspicious("不是通常的工作簿")
        self._careful = CarefulReader(self._package)
        for name, reader in ((_STYLES, self._styles), (_STRINGS, _Strings())):
            if name in self._package:
                reader.read(self._package.part(name))
                self.strange += reader.strange

    def sheets(self, names: Sequence[str]) -> dict[str, Looks]:
        """Return these sheets, by name. Raises `Suspicious`."""
        if self._package is None:
            return {name: Looks() for name in names}
        found = {}
        for name, part in zip(names, self._careful.parts(names), strict=True):
            reader = _Sheet(self._styles)
            if part:
                reader.read(self._package.part(part))
            self.strange += reader.strange
            found[name] = reader.looks
        return found


class _Part(XmlReader):
    """Counts what is not of the main namespace, but for extensions, which old programs skip."""

    def __init__(self) -> None:
        self.strange = 0
        self._extensions = 0

    def start(self, local: str, values: dict[str, str], *, in_main: bool) -> None:
        if self._extensions or local == "extLst":
            self._extensions += 1
        elif in_main:
            self.own(local, values)
        else:
            self.strange += 1

    def end(self, local: str, *, in_main: bool) -> None:
        if self._extensions:
            self._extensions -= 1
        elif in_main:
            self.over(local)

    def own(self, local: str, values: dict[str, str]) -> None:
        """Note that an element of the main namespace begins."""

    def over(self, local: str) -> None:
        """Note that it ends."""


class _Strings(_Part):
    """The words of cells are compared by the readers of workbooks."""


class _Styles(_Part):
    """How cells show their content, by the number of their style."""

    def __init__(self) -> None:
        super().__init__()
        self.shown: list[str] = []
        self._codes = dict(_BUILT_IN)
        self._unseen: list[bool] = []
        """By number of the font."""
        self._inside = ""
        self._hiding: list[bool] = []
        """By number of the format that a condition gives."""
        self._in_font = False
        self._dark: list[bool] = []
        """By number of the ground."""

    def own(self, local: str, values: dict[str, str]) -> None:
        if local in ("numFmts", "fonts", "fills", "borders", "cellXfs", "cellStyleXfs", "dxfs"):
            self._inside = local
        elif local == "numFmt" and self._inside == "numFmts":
            self._codes[values.get("numFmtId", "")] = _plain(values.get("formatCode", ""))
        elif self._inside == "fonts":
            _note(self._unseen, local == "font", _cannot_be_seen(local, values))
        elif self._inside == "fills":
            _note(self._dark, local == "fill", local == "fgColor" and is_dark(values))
        elif self._inside == "dxfs":
            self._conditional(local, values)
        elif local == "xf" and self._inside == "cellXfs":
            number, font = values.get("numFmtId", "0"), values.get("fontId", "0")
            shown = self._codes.get(number, f"第{number}种格式")
            shown += "，字看不见或者划掉了" if _at(self._unseen, font) else ""
            shown += "，底色很深" if _at(self._dark, values.get("fillId", "0")) else ""
            self.shown.append(shown)

    def _conditional(self, local: str, values: dict[str, str]) -> None:
        if local == "dxf":
            self._hiding.append(False)
        elif local == "font":
            self._in_font = True
        elif self._hiding and (
            local == "numFmt" or (self._in_font and _cannot_be_seen(local, values))
        ):
            self._hiding[-1] = True

    def over(self, local: str) -> None:
        self._in_font = self._in_font and local != "font"

    def hides(self, conditional: str) -> bool:
        """Tell whether a format that a condition gives shows something else than the cell holds."""
        return _at(self._hiding, conditional)

    def of(self, style: str) -> str:
        """Return how cells of a style show their content."""
        at = int(style) if style.isdecimal() else -1
        return self.shown[at] if 0 <= at < len(self.shown) else _BUILT_IN["0"]


def _note(flags: list[bool], is_next: bool, holds: bool) -> None:
    """Note of one thing after the other whether anything in it makes something hold."""
    if is_next:
        flags.append(False)
    elif flags and holds:
        flags[-1] = True


def _at(flags: Sequence[bool], number: str) -> bool:
    at = int(number) if number.isdecimal() else -1
    return 0 <= at < len(flags) and flags[at]


def _plain(code: str) -> str:
    """Return a format without what programs add and leave out as they like."""
    return code.lower().removesuffix(";@").replace("\\", "").replace('"', "")


def _cannot_be_seen(local: str, values: dict[str, str]) -> bool:
    """Tell whether a property of a font makes words invisible on white paper, or unsaid."""
    value = values.get("val", "")
    if local == "sz":
        return _number(value, 11.0) <= _TINY
    if local == "strike":
        return value not in _OFF
    if local == "name":
        return SYMBOL_FONTS.fullmatch(value) is not None
    return local == "color" and is_pale(values)


def _number(text: str, otherwise: float) -> float:
    try:
        return float(text)
    except ValueError:
        return otherwise


class _Sheet(_Part):
    """One sheet's part."""

    def __init__(self, styles: _Styles) -> None:
        super().__init__()
        self.looks = Looks()
        self._styles = styles
        self._cell = self._style = ""
        self._in_formula = False
        self._said = 0
        self._line = ""
        self._words = ""
        """What stands above or below each page, as far as it has been read."""

    def own(self, local: str, values: dict[str, str]) -> None:
        looks = self.looks
        if local == "c":
            self._cell, self._style = values.get("r", ""), values.get("s", "0")
        elif local in ("v", "is"):
            looks.formats[self._cell] = self._styles.of(self._style)
        elif local == "f":
            self._in_formula = True
            looks.formulas[self._cell] = "="
        elif local in _LINES:
            self._line, self._words = _LINES[local], ""
        elif local in _ON_SHEETS:
            looks.others[_ON_SHEETS[local]] += 1
        elif local == "cfRule":
            looks.others["把字藏起来的条件格式"] += self._styles.hides(values.get("dxfId", ""))
        else:
            said = list(_hidden(local, values))
            looks.hidden.update(said)
            self._said += len(said)
            if self._said > _MOST_HIDDEN:
                raise TooLarge("隐藏的行和列太多")

    def over(self, local: str) -> None:
        self._in_formula = self._in_formula and local != "f"
        if local in _LINES and (words := _LAYOUT.sub("", self._words)):
            self.looks.hidden.add(f"{self._line}“{words}”")
            self._line = ""

    def text(self, content: str) -> None:
        if self._line:
            self._words += content
        elif self._in_formula and not self._extensions:
            self.looks.formulas[self._cell] += content.replace(" ", "").replace("'", "")


def _hidden(local: str, values: dict[str, str]) -> Iterator[str]:
    """Yield what an element of a sheet hides."""
    is_hidden = values.get("hidden") in _ON
    if local == "row" and (is_hidden or _number(values.get("ht", ""), 15.0) <= LOW):
        yield f"隐藏了第{values.get('r', '?')}行"
    elif local == "col" and (is_hidden or _number(values.get("width", ""), 9.0) <= NARROW):
        first, last = (_number(values.get(name, ""), 1.0) for name in ("min", "max"))
        for at in range(int(first) - 1, int(min(last, MOST_COLUMNS))):
            yield f"隐藏了{column_letters(at)}列"
    elif local == "mergeCell":
        yield f"合并了{values.get('ref', '?')}"
    elif local == "sheetFormatPr" and values.get("zeroHeight") in _ON:
        yield "各行都隐藏"
    elif local == "sheetView" and values.get("showZeros") in _OFF:
        yield "不显示0"
