"""What the parts of a Word file are and what they point to, by lists of what is allowed.

Word runs or fetches whatever a relation leads to, by whatever name the part goes; so nothing is
looked for by name: a kind of part or of relation that is not on the lists below is refused.
"""

import re
from collections.abc import Collection, Iterable, Iterator, Mapping
from html import escape
from posixpath import dirname, join, normpath
from typing import NamedTuple
from xml.parsers import expat

from campaign.issues import Issue, Kind, Where
from campaign.workbook.read.container import Packed

CONTENT_TYPES = "[Content_Types].xml"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_FILLED = frozenset(("officeDocument", "header", "footer", "footnotes", "endnotes"))
"""Relations to parts with words that people read on paper."""
_KEPT = _FILLED | {
    "styles", "stylesWithEffects", "settings", "webSettings", "fontTable", "font", "theme",
    "numbering", "image", "hyperlink", "core-properties", "extended-properties",
    "custom-properties", "printerSettings",
}  # fmt: skip
_DROPPED = {
    "attachedTemplate": "附加的模板",
    "comments": "批注",
    "commentsExtended": "批注",
    "commentsIds": "批注",
    "commentsExtensible": "批注",
    "people": "批注",
    "customXml": "与自定义数据的绑定",
    "customXmlProps": "",
    "mailMergeSource": "邮件合并的数据源",
    "mailMergeHeaderSource": "邮件合并的数据源",
    "recipientData": "邮件合并的数据源",
    "glossaryDocument": "",
    "thumbnail": "",
}
"""What a letter can do without, and what people call it; nothing is said of what nobody sees."""
_CONTENT = re.compile(
    r"image/[\w.+-]+|application/xml|text/xml|application/vnd\.openxmlformats-package\.[\w.+-]+"
    r"|application/vnd\.openxmlformats-officedocument\.(?:theme|extended-properties"
    r"|custom-properties|customXmlProperties|obfuscatedFont)(?:\+xml)?"
    r"|application/vnd\.(?:openxmlformats-officedocument|ms-word)\.(?:wordprocessingml\.)?"
    r"(?:document\.main|template\.main|styles|stylesWithEffects|settings|webSettings|fontTable"
    r"|numbering|header|footer|footnotes|endnotes|comments\w*|people|document\.glossary"
    r"|printerSettings)(?:\+xml)?"
)
"""A glossary, comments and custom data go, but are no reason to refuse the file."""
_NO_XML = re.compile(r"image/(?!svg)[\w.+-]+|application/.*(?:obfuscatedFont|printerSettings)")
_STRANGE = "含有宏、控件、嵌入的程序、插入的文件或者不认识的部分（{}）"
_SAFE_LINK = re.compile(r"(?:https?|mailto):", re.IGNORECASE)
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|[\\/]{2}", re.IGNORECASE)


class UnfitError(Exception):
    """Why a file cannot serve as a template, in the staff's words."""

    def __init__(self, finding: str, kind: Kind = Kind.TEMPLATE_REFUSED) -> None:
        """Take what was found; the kind says what to do about it."""
        super().__init__(finding)
        self._kind = kind

    def issue(self, where: Where) -> Issue:
        """Return the fault of a file."""
        return self._kind.at(where, finding=str(self))


class PartRelation(NamedTuple):
    """One relation: from which part (empty for the file as a whole) to what."""

    source: str
    identifier: str
    type: str
    target: str
    is_external: bool

    @property
    def sort(self) -> str:
        """The last word of its type."""
        return self.type.rpartition("/")[2]

    @property
    def part(self) -> str:
        """The name of the part that it leads to."""
        return normpath(join("/", dirname(self.source), self.target)).lstrip("/")


class Cleaned(NamedTuple):
    """A file's parts without what letters do without."""

    parts: dict[str, Packed]
    filled: tuple[str, ...]
    """The parts with words on paper, the document first."""
    dropped: tuple[str, ...]
    """What people call that which went, each once."""
    markup: tuple[str, ...]
    """The parts that are XML, by what kind they are said to be and whatever their name."""


def cleaned(parts: Mapping[str, Packed], texts: Mapping[str, str]) -> Cleaned:
    """Check all relations and kinds of parts, and take away what letters do without.

    texts: the XML of each part of relations and of the content types. Raises `UnfitError`.
    """
    if "macroEnabled" in texts[CONTENT_TYPES]:
        raise UnfitError("带宏的 Word 文件（docm、dotm）", Kind.TEMPLATE_OTHER_FORMAT)
    found = [each for name, xml in texts.items() for each in _relations(name, xml)]
    for each in found:
        _check(each)
    kinds = _kinds(parts, texts[CONTENT_TYPES])
    known = {CONTENT_TYPES, *texts, *(each.part for each in found if not each.is_external)}
    for name in parts.keys() - known:
        raise UnfitError(_STRANGE.format(name))
    gone = [each for each in found if each.sort in _DROPPED]
    names = {each.part for each in gone if not each.is_external}
    names |= {name for name in parts if name.startswith(("customXml/", "word/glossary/"))}
    names |= {_relations_of(name) for name in names}
    if not gone and not names & parts.keys():
        return Cleaned(dict(parts), _filled(found), (), _markup(kinds))
    kept = {name: part for name, part in parts.items() if name not in names}
    for name in {_relations_of(each.source) for each in gone} & kept.keys():
        left = [e for e in found if _relations_of(e.source) == name and e.sort not in _DROPPED]
        kept[name] = Packed.packing([_written(left)])
    kept[CONTENT_TYPES] = Packed.packing([_without(texts[CONTENT_TYPES], names)])
    told = tuple(filter(None, dict.fromkeys(_DROPPED[each.sort] for each in gone)))
    left_kinds = {name: kind for name, kind in kinds.items() if name in kept}
    return Cleaned(kept, _filled(found), told, _markup(left_kinds))


def _filled(found: Iterable[PartRelation]) -> tuple[str, ...]:
    ordered = sorted(found, key=lambda each: each.sort != "officeDocument")
    return tuple(dict.fromkeys(each.part for each in ordered if each.sort in _FILLED))


# -- relations ------------------------------------------------------------------------------------


def _relations_of(part: str) -> str:
    """Return where the relations of a part stand."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")


def _relations(name: str, xml: str) -> Iterator[PartRelation]:
    if not name.endswith(".rels"):
        return
    folder, _, file = name.rpartition("/")
    source = join(dirname(folder), file.removesuffix(".rels")) if file != ".rels" else ""
    for element, attributes in _elements(xml):
        if element == f"{_RELATIONS} Relationship":
            mode = attributes.get("TargetMode", "Internal").strip().casefold()
            yield PartRelation(
                source,
                attributes.get("Id", ""),
                attributes.get("Type", "").strip(),
                attributes.get("Target", "").strip(),
                mode != "internal",
            )
        elif element != f"{_RELATIONS} Relationships":
            raise UnfitError("部件之间的关系写法不规范")


def _elements(xml: str) -> list[tuple[str, dict[str, str]]]:
    found: list[tuple[str, dict[str, str]]] = []
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.StartElementHandler = lambda name, attributes: found.append((name, attributes))
    parser.Parse(xml.encode(), True)
    return found


def _check(each: PartRelation) -> None:
    if each.sort in _DROPPED:
        return
    if each.sort not in _KEPT:
        raise UnfitError(_STRANGE.format(each.sort or each.target))
    points_out = each.is_external or _ELSEWHERE.match(each.target)
    if points_out and not (each.sort == "hyperlink" and _SAFE_LINK.match(each.target)):
        raise UnfitError("会从文件之外取内容（外部链接的图片、模板或对象）")


_IN_ATTRIBUTES = {ord(each): f"&#{ord(each)};" for each in "\t\n\r"}
_OUTSIDE = ' TargetMode="External"'


def _quoted(text: str) -> str:
    """Return an attribute's value; the library's own function loads half a web client."""
    return f'"{escape(text).translate(_IN_ATTRIBUTES)}"'


def _written(relations: Iterable[PartRelation]) -> str:
    lines = (
        f"<Relationship Id={_quoted(each.identifier)} Type={_quoted(each.type)} "
        f"Target={_quoted(each.target)}{_OUTSIDE if each.is_external else ''}/>"
        for each in relations
    )
    head = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>'
    return f'{head}\n<Relationships xmlns="{_RELATIONS}">{"".join(lines)}</Relationships>'


# -- kinds of parts -------------------------------------------------------------------------------


def _kinds(parts: Collection[str], content_types: str) -> dict[str, str]:
    """Return the kind of each part but that of the kinds. Raises `UnfitError`."""
    by_ending: dict[str, str] = {}
    by_part: dict[str, str] = {}
    for element, attributes in _elements(content_types):
        kind = attributes.get("ContentType", "").strip()
        if element.endswith(" Default"):
            by_ending[attributes.get("Extension", "").casefold()] = kind
        elif element.endswith(" Override"):
            by_part[attributes.get("PartName", "").lstrip("/").casefold()] = kind
    if len({each.casefold() for each in parts}) < len(parts):
        raise UnfitError("里面有两个同名的部分")
    kinds = {
        name: by_part.get(name.casefold(), by_ending.get(name.rpartition(".")[2].casefold(), ""))
        for name in parts
        if name != CONTENT_TYPES
    }
    for name, kind in (*kinds.items(), *by_part.items()):
        if not _CONTENT.fullmatch(kind):
            raise UnfitError(_STRANGE.format(name))
    return kinds


def _markup(kinds: Mapping[str, str]) -> tuple[str, ...]:
    return tuple(name for name, kind in kinds.items() if not _NO_XML.fullmatch(kind))


def _without(content_types: str, names: Iterable[str]) -> str:
    gone = "|".join(re.escape(f"/{name}") for name in names)
    return re.sub(rf"<Override [^>]*PartName=[\"'](?:{gone})[\"'][^>]*/>", "", content_types)
