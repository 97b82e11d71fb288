"""A template file taken in: guarded, and without what editing left behind that letters do without.

Comments, bindings to data, an attached template and the like are taken off with a word; whatever
runs, fetches or hides something makes the file unfit.
"""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from campaign.issues import Kind
from campaign.word.order import in_order
from campaign.word.parts import DOCUMENT, parts_of, text_of
from campaign.word.relations import CONTENT_TYPES, UnfitError, cleaned
from campaign.workbook.read.container import Packed

_USUAL_END = re.compile(r"</w:sectPr>\s*</w:body>\s*</w:document>\s*$")


def _element(name: str) -> str:
    """Return a pattern of an element without content."""
    return rf"<{name}(?: [^>]*)?(?:/>|></{name}>)"


_LEFT_BEHIND = {
    re.compile(
        "|".join(_element(f"w:comment{each}") for each in ("RangeStart", "RangeEnd", "Reference"))
    ): "批注",
    re.compile(_element(r"(?:w|w15):dataBinding")): "与自定义数据的绑定",
    re.compile(_element("w:attachedTemplate")): "附加的模板",
    re.compile(_element("w:(?:documentProtection|writeProtection)")): "编辑限制（保护文档）",
    re.compile(r"<w:mailMerge>.*?</w:mailMerge>", re.DOTALL): "邮件合并的数据源",
    re.compile(_element("w:trackRevisions")): "",
    re.compile(_element("w:smartTagType")): "",  # an address to fetch the tag's program from
    re.compile(r'<w:bookmarkStart (?=[^>]*w:name="_GoBack")[^>]*w:id="(\d+)"[^>]*/>'): "",
}
"""What people call it; nothing is said of what nobody sees."""
_CHANGED_PLACES = re.compile(
    r"<w:(?:ins|del|moveFrom|moveTo|\w+Change|cell(?:Ins|Del|Merge)|delText|delInstrText"
    r"|(?:move|customXml(?:Ins|Del|Move))\w*Range\w*)[ />]"
)
"""Elements that revisions stand in (ECMA-376, part 1, 17.13.5)."""


_OF_TEMPLATES, _OF_DOCUMENTS = ".template.main+xml", ".document.main+xml"
_OTHER_PROGRAMS = {
    "xl/workbook.xml": "Excel 表格",
    "ppt/presentation.xml": "演示文稿",
    "content.xml": "LibreOffice 文件（odt）",
}
"""What a file is by a part of it, in the staff's words."""


class TakenIn(NamedTuple):
    """A template file that may be looked at, part by part."""

    parts: dict[str, Packed]
    filled: tuple[str, ...]
    """The parts with words on paper, the document first."""
    mended: tuple[str, ...]
    """What people call that which was taken off."""


def take_in(path: Path) -> TakenIn:
    """Read a template file. Raises `UnfitError`, or OSError if it cannot be read."""
    parts = parts_of(path)
    for name, what in _OTHER_PROGRAMS.items():
        if name in parts and DOCUMENT not in parts:
            raise UnfitError(what, Kind.TEMPLATE_OTHER_FORMAT)
    if DOCUMENT not in parts or CONTENT_TYPES not in parts:
        raise UnfitError("里面没有 Word 正文")
    about = {
        name: text_of(part)
        for name, part in parts.items()
        if name == CONTENT_TYPES or name.endswith(".rels")
    }
    kept, filled, dropped, markup = cleaned(parts, about)
    kinds = text_of(kept[CONTENT_TYPES])
    if _OF_TEMPLATES in kinds:
        kept[CONTENT_TYPES] = Packed.packing([kinds.replace(_OF_TEMPLATES, _OF_DOCUMENTS)])
        dropped = (*dropped, "“Word 模板（dotx）”的标记")
    texts = {name: text_of(kept[name]) for name in markup if not name.endswith(".rels")}
    if not _USUAL_END.search(texts[DOCUMENT]):
        raise UnfitError("正文的写法不是 Word、WPS 保存的样子")
    if filled[:1] != (DOCUMENT,) or not kept.keys() >= set(filled):
        raise UnfitError("里面没有 Word 正文，或者缺少页眉、页脚、脚注的文件")
    told = dict.fromkeys(dropped)
    for name, xml in texts.items():
        if name.startswith("word/"):
            mended = in_order(_without_traces(xml, told))
            if mended != xml:
                kept[name] = Packed.packing([mended])
    return TakenIn(kept, filled, tuple(each for each in told if each))


def _without_traces(xml: str, told: dict[str, None]) -> str:
    for trace, what in _LEFT_BEHIND.items():
        found = trace.search(xml)
        if not found:
            continue
        told[what] = None
        xml = trace.sub("", xml)
        if trace.groups:  # a bookmark has an end of its own
            xml = re.sub(rf'<w:bookmarkEnd (?=[^>]*w:id="{found[1]}")[^>]*/>', "", xml)
    return xml


def refuse_revisions(texts: Mapping[str, str]) -> None:
    """Refuse a template with changes that nobody has accepted. Raises `UnfitError`."""
    if any(_CHANGED_PLACES.search(xml) for xml in texts.values()):
        raise UnfitError("还有没处理的修订痕迹，请先“接受所有修订”再保存")


def stray_braces(texts: Mapping[str, str]) -> Iterator[str]:
    """Name parts beside those that are filled in which a tag would be printed as it stands."""
    for name, xml in texts.items():
        if re.search(r"\{[{%#]|[%#]\}", xml):
            yield name
