"""Where two Word files that should say the same do not: paragraph by paragraph.

What a reader sees counts, by the names that elements have in their namespaces, whatever prefix
they are written with: also text in parts of unusual names, pictures, revisions and fields; and text
that is there and cannot be seen.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from typing import NamedTuple

from campaign.workbook.read.container import Package, Suspicious
from campaign.workbook.read.looks import SYMBOL_FONTS
from campaign.workbook.read.namespaces import XmlReader, main_parts

_NO_CONTENT = re.compile(
    r"\[Content_Types\]\.xml|.*\.rels|docProps/.*|customXml/.*|word/theme/.*"
    r"|word/(?:styles|settings|fontTable|webSettings|numbering|stylesWithEffects)\.xml"
    r"|word/(?:media|fonts)/.*"
)
"""Parts whose text no page shows; `word/styles.xml` is asked for what hides text. All others are
read, whatever they are called: relations may make any of them a page."""
_STYLES, _DOCUMENT = "word/styles.xml", "word/document.xml"

_FRAME = {
    "document", "body", "hdr", "ftr", "p", "r", "t", "tab", "br", "cr", "tbl", "tr", "tc",
    "tblGrid", "gridCol", "fldChar", "instrText", "noBreakHyphen", "softHyphen", "bookmarkStart",
    "bookmarkEnd", "proofErr", "lastRenderedPageBreak", "ptab", "footnotes", "endnotes",
    "footnote", "endnote", "separator", "continuationSeparator", "hyperlink", "smartTag",
    "permStart", "permEnd", "txbxContent",
}  # fmt: skip
"""What Word and WPS put round text without changing what is read."""
_SHOWN = {
    "drawing": "图形",
    "pict": "图形",
    "object": "嵌入的对象",
    "blip": "图片",
    "imagedata": "图片",
    "textpath": "艺术字",
    "chart": "图表",
    "sdt": "内容控件",
    "ins": "修订（插入）",
    "del": "修订（删除）",
    "moveFrom": "修订（移动）",
    "moveTo": "修订（移动）",
    "sym": "符号",
    "numPr": "自动编号",
    "altChunk": "插入的文件",
    "footnoteReference": "脚注",
    "endnoteReference": "尾注",
    "commentReference": "批注",
    "framePr": "图文框",
    "textFill": "文字效果",
    "background": "页面背景",
    "hidden": "隐藏的行",
}
"""What shows something that is not text, by its local name, in the staff's words."""
_HIDES = frozenset(("vanish", "webHidden", "specVanish", "strike", "dstrike"))
_PALE, _DARK, _TINY = 0xE0, 0x40, 8
"""From which share of red, green and blue a colour cannot be read on white, up to which black
cannot be read on it; half points."""
_FARTHEST = 200
"""Half points up or down, or twentieths of a point closer, beyond which words leave their line."""
_LOWEST_LINE = 60
"""Twentieths of a point of a line of which nothing can be seen."""
_OFF = ("0", "false", "off")
_MOST_COMPARED = 4_000_000
"""Pairs of paragraphs: beyond it, what lies between the first and the last difference is one."""


class TextDifference(NamedTuple):
    """One run of paragraphs where they differ."""

    left: str
    right: str


def differences(left: bytes, right: bytes) -> list[TextDifference]:
    """Return where the left file does not say what the right one says."""
    try:
        mine, theirs = _Content(left), _Content(right)
    except Suspicious as reason:
        return [TextDifference(f"打不开：{reason}", "")]
    return [
        *_paragraphs(mine.paragraphs, theirs.paragraphs),
        *(
            TextDifference(f"有{mine.shown[name]}处{name}", f"有{theirs.shown[name]}处")
            for name in sorted(mine.shown.keys() | theirs.shown.keys())
            if mine.shown[name] != theirs.shown[name]
        ),
    ]


def paragraphs(data: bytes) -> list[str]:
    """Return the paragraphs of a Word file with words in them, headers and footers last."""
    return _Content(data).paragraphs


def _paragraphs(mine: Sequence[str], theirs: Sequence[str]) -> Iterator[TextDifference]:
    start, ends = 0, min(len(mine), len(theirs))
    while start < ends and mine[start] == theirs[start]:
        start += 1
    end = 0
    while end < ends - start and mine[-1 - end] == theirs[-1 - end]:
        end += 1
    mine, theirs = mine[start : len(mine) - end], theirs[start : len(theirs) - end]
    if len(mine) * len(theirs) > _MOST_COMPARED:
        yield TextDifference(" ".join(mine), " ".join(theirs))
        return
    for kind, a, b, c, d in SequenceMatcher(None, mine, theirs, autojunk=False).get_opcodes():
        if kind != "equal":
            yield TextDifference(" ".join(mine[a:b]), " ".join(theirs[c:d]))


class _Content:
    """What a file shows."""

    def __init__(self, data: bytes) -> None:
        package = Package(data)
        if main_parts(package) != [_DOCUMENT]:
            raise Suspicious("不是通常的 Word 文件")
        hidden = _Styles()
        if _STYLES in package:
            hidden.read(package.part(_STYLES))
        reader = _Reader(hidden)
        for name in sorted(package.names, key=lambda name: (name != _DOCUMENT, name)):
            if not _NO_CONTENT.fullmatch(name):
                reader.read(package.part(name))
        self.paragraphs = [line for line in "".join(reader.pieces).split("\n") if line.strip()]
        self.shown = reader.shown


def _hides(local: str, values: dict[str, str]) -> bool:
    """Tell whether a property of a run makes its text invisible."""
    value = values.get("val", "")
    if local in _HIDES:
        return value not in _OFF
    if local == "color" and _RGB.fullmatch(value):
        return min(bytes.fromhex(value)) >= _PALE
    if local == "color":
        return values.get("themeColor", "").startswith(("background", "light"))
    if local == "shd" and _RGB.fullmatch(values.get("fill", "")):
        return max(bytes.fromhex(values["fill"])) <= _DARK
    if local in ("position", "spacing"):
        return re.fullmatch(r"-?\d+", value) is not None and abs(int(value)) > _FARTHEST
    if local == "rFonts":
        return any(map(SYMBOL_FONTS.fullmatch, values.values()))
    is_tiny = local in ("sz", "w") and value.isdecimal() and int(value) <= _TINY
    return is_tiny or (local == "highlight" and value == "black")


_RGB = re.compile("[0-9A-Fa-f]{6}")


def _presses(local: str, values: dict[str, str]) -> bool:
    """Tell whether a property of a paragraph leaves its lines no height."""
    line = values.get("line", "")
    is_exact = local == "spacing" and values.get("lineRule") == "exact"
    return is_exact and line.isdecimal() and int(line) <= _LOWEST_LINE


class _Styles(XmlReader):
    """The styles that hide text, by themselves or by what they are based on."""

    def __init__(self) -> None:
        self.usual = ""
        """The style of paragraphs that name none."""
        self._found: set[str] = set()
        self._based: dict[str, str] = {}
        self._style = ""
        self._in_run = False

    def start(self, local: str, values: dict[str, str], *, in_main: bool) -> None:
        if not in_main:
            return
        if local == "style":
            self._style = values.get("styleId", "")
            if values.get("type") == "paragraph" and values.get("default", "0") not in _OFF:
                self.usual = self._style
        elif local == "basedOn":
            self._based[self._style] = values.get("val", "")
        elif local == "rPr":
            self._in_run = True
        elif (self._in_run and _hides(local, values)) or _presses(local, values):
            self._found.add(self._style)

    def end(self, local: str, *, in_main: bool) -> None:
        self._in_run = self._in_run and local != "rPr"

    def hides(self, style: str) -> bool:
        """Tell whether words of a style cannot be seen; all begin with the defaults."""
        chain: dict[str, None] = {}
        while style and style not in chain:
            chain[style] = None
            style = self._based.get(style, "")
        return not self._found.isdisjoint((*chain, ""))


class _Reader(XmlReader):
    """Text and whatever else is shown."""

    def __init__(self, styles: _Styles) -> None:
        self.pieces: list[str] = []
        self.shown: Counter[str] = Counter()
        self._styles = styles
        self._properties = 0
        """How deep it is in properties."""
        self._fallback = 0
        """How deep in what old programs show instead of a drawing."""
        self._paragraph_hides = self._run_hides = self._is_pressed = False
        self._writes = False

    def start(self, local: str, values: dict[str, str], *, in_main: bool) -> None:
        if self._fallback or local == "Fallback":
            self._fallback += 1
            return
        if local in _SHOWN:
            self.shown[_SHOWN[local]] += 1
        if not in_main:
            if local == "t":
                self.shown["图形或公式里的字"] += 1
            return
        if self._properties or local.endswith("Pr"):
            self._properties += 1
            self._property(local, values)
        elif local == "p":
            self._paragraph_hides = self._run_hides = self._styles.hides(self._styles.usual)
            self._is_pressed = False
        elif local == "r":
            self._run_hides = self._paragraph_hides or self._is_pressed
        elif local in ("t", "instrText", "delText"):
            self._writes = True
            self.pieces.append("〔看不见或者划掉的字：" if self._run_hides else "")
        elif local not in _FRAME and local not in _SHOWN:
            self.shown[f"不常见的内容（{local}）"] += 1

    def _property(self, local: str, values: dict[str, str]) -> None:
        style = values.get("val", "")
        if local == "pStyle":
            self._paragraph_hides = self._styles.hides(style)
        elif _presses(local, values):
            self._is_pressed = True
        elif (local == "rStyle" and self._styles.hides(style)) or _hides(local, values):
            self._run_hides = True

    def end(self, local: str, *, in_main: bool) -> None:
        if self._fallback:
            self._fallback -= 1
        elif self._properties and in_main:
            self._properties -= 1
        elif in_main and local == "p":
            self.pieces.append("\n")
        elif in_main and local in ("t", "instrText", "delText"):
            self._writes = False
            self.pieces.append("〕" if self._run_hides else "")

    def text(self, content: str) -> None:
        if self._writes and not self._fallback:
            self.pieces.append(content)
