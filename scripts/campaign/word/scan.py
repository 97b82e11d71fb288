"""The XML of a Word part, looked through once: well-formed, in plain sight, with harmless fields.

A field is what Word works out when it opens or prints a file; some start programs or fetch files.
Only those on the list below may stand in a template, however their words are spread over runs.
"""

import re
from typing import Any
from xml.parsers import expat

from campaign.word.relations import UnfitError

DEEPEST = 100
"""Elements within each other; an office's templates stay far below."""
_WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_FIELDS = frozenset((
    "PAGE", "NUMPAGES", "SECTIONPAGES", "SECTION", "PAGEREF", "REF", "NOTEREF", "TOC", "SEQ",
    "STYLEREF", "HYPERLINK", "EQ", "SYMBOL", "ADVANCE", "FORMTEXT", "FORMCHECKBOX",
    "FORMDROPDOWN", "=", "MERGEFIELD",
))  # fmt: skip
"""The last is refused later, with its place and what to write instead."""
_FIRST_WORD = re.compile(r"\s*(=|[^\s\"=]+)?")
_SAFE_LINK = re.compile(r"\s*HYPERLINK\s+(?:\\l\b|\"?(?:https?|mailto):)", re.IGNORECASE)
_UNSAFE_LINK = re.compile(
    r"[\s\"](?!(?:https?|mailto):)(?:[a-z][a-z0-9+.-]+:\S|[a-z]:\\|[\\/]{2})", re.IGNORECASE
)
"""A second place to go to: Word takes the one that is no switch's."""
_BRINGING_IN = frozenset((
    "altChunk", "subDoc", "control", "OLEObject", "webVideoPr", "saveThroughXslt", "movie",
))  # fmt: skip
"""Elements that bring something in, by whatever relation or none."""
_PLACES = frozenset(("src", "href", "althref", "manifestLocation", "schemaLocation"))
"""Attributes that say where something is fetched from."""
_ELSEWHERE = re.compile(r"\s*(?:[a-z][a-z0-9+.-]*:|[\\/]{2})", re.IGNORECASE)


def scan(xml: str) -> None:
    """Check a part's XML. Raises `UnfitError` for what no template may hold."""
    scanner = _Scanner()
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.namespace_prefixes = True
    parser.buffer_text = True
    parser.StartElementHandler = scanner.start
    parser.EndElementHandler = scanner.end
    parser.CharacterDataHandler = scanner.text
    try:
        parser.Parse(xml.encode(), True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise UnfitError("XML 不完整") from fault
    scanner.close()


class _Field:
    """A field whose end has not come yet."""

    def __init__(self) -> None:
        self.instruction = ""
        self.is_instruction = True


class _Scanner:
    """What the parser tells, element by element."""

    def __init__(self) -> None:
        self.depth = 0
        self.fields: list[_Field] = []
        self.reads_instruction = False

    def start(self, name: str, attributes: dict[str, Any]) -> None:
        self.depth += 1
        if self.depth > DEEPEST:
            raise UnfitError("XML 嵌套得不合常理")
        uri, local, prefix = _apart(name)
        if (uri == _WORD) != (prefix == "w"):
            strict = uri == _STRICT
            raise UnfitError(
                "是“Strict Open XML”格式，请另存为普通的“Word 文档(*.docx)”"
                if strict
                else "正文的写法不是 Word、WPS 保存的样子"
            )
        if local in _BRINGING_IN:
            raise UnfitError(f"有控件、嵌入的程序或者插入的文件（{local}）")
        for key, value in attributes.items():
            self._attribute(key, value)
        if prefix == "w" and local in _HANDLED:
            self._word(local, attributes)

    def _attribute(self, key: str, value: str) -> None:
        uri, local, prefix = _apart(key)
        if uri and (uri == _WORD) != (prefix == "w"):
            raise UnfitError("正文的写法不是 Word、WPS 保存的样子")
        if local in _PLACES and _ELSEWHERE.match(value):
            raise UnfitError("会从文件之外取内容（外部链接的图片、模板或对象）")

    def _word(self, local: str, attributes: dict[str, Any]) -> None:
        if local == "instrText":
            self.reads_instruction = True
        elif local == "fldSimple":
            _check(str(attributes.get(f"{_WORD} instr w", "")))
        else:
            kind = attributes.get(f"{_WORD} fldCharType w")
            if kind == "begin":
                self.fields.append(_Field())
            elif self.fields and kind == "separate":
                self.fields[-1].is_instruction = False
            elif self.fields and kind == "end":
                _check(self.fields.pop().instruction)

    def end(self, name: str) -> None:
        self.depth -= 1
        self.reads_instruction = False

    def text(self, data: str) -> None:
        if self.reads_instruction:
            if not self.fields:
                _check(data)
            elif self.fields[-1].is_instruction:
                self.fields[-1].instruction += data

    def close(self) -> None:
        """Check fields that never end: Word may still work them out."""
        for field in self.fields:
            _check(field.instruction)


_HANDLED = frozenset(("instrText", "fldSimple", "fldChar"))


def _apart(name: str) -> tuple[str, str, str]:
    """Namespace, name and prefix; a default namespace has no prefix."""
    parts = name.split(" ")
    if len(parts) == 1:
        return "", name, ""
    return parts[0], parts[1], parts[2] if len(parts) > 2 else ""


def _check(instruction: str) -> None:
    match = _FIRST_WORD.match(instruction)
    word = ((match and match[1]) or "").upper()
    is_link = word == "HYPERLINK"
    leads_out = _UNSAFE_LINK.search(instruction) or not _SAFE_LINK.match(instruction)
    if word not in _FIELDS or (is_link and leads_out):
        shown = word[:20] or "写法不明的域"
        raise UnfitError(f"有会取外部内容、运行程序或自己变化的域（{shown}），请删去，写成普通文字")
