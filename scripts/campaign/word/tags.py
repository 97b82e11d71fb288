"""Template tags in Word's XML: made whole where Word split them over runs, then located.

The tags are those of docxtpl (Jinja2 in Word), which offices know and other programs can fill:
`{{ 姓名 }}`, `{% for … %}`, `{%p … %}` standing for its whole paragraph, `{%tr … %}` for its table
row, `{%tc … %}` for its cell. The patterns never look beyond a brace or a paragraph's end, so that
reading stays linear in the size of the file, whatever somebody wrote into it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from campaign.workbook.declare.text import in_simplified

_TEXT = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|</w:p>")
_TAG = r"\{\{[^{}\n]*\}\}|\{%[^{}\n]*%\}|\{#[^{}\n]*#\}"
_WHOLE_TAG = re.compile(_TAG)
_LEFT_OVER = re.compile(r"\{[{%#]|[}%#]\}|｛[｛%#{]|[}%#｝]｝")
_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u2060\ufeff]")
"""Characters without width, as copying from web pages leaves them."""
_CONTAINER = (
    "w:(?:p|r|tbl|tr|tc|sdt|sdtContent|hyperlink|smartTag|fldSimple|customXml|txbxContent)"
    "|mc:(?:AlternateContent|Choice|Fallback)"
)
_TOKEN = re.compile(rf"<(/?)({_CONTAINER})(?=[ />])[^>]*?(/?)>|({_TAG})")
_PARAGRAPH_STYLE = re.compile(r'<w:p(?: [^>]*)?><w:pPr><w:pStyle w:val="([^"]*)"')
_RUN_PROPERTIES = re.compile(r"<w:r(?: [^>]*)?>(<w:rPr>.*?</w:rPr>)", re.DOTALL)
NAME = r"[^\W\d]\w*"
"""How names are written in tags."""
# What Word leaves behind while editing; nothing of it is printed.
_EDITING_TRACES = re.compile(
    r'<w:(?:proofErr|lastRenderedPageBreak)(?: [^>]*)?/>| w:rsid\w*="[^"]*"| w14:\w+Id="[^"]*"'
)
_STATEMENT = re.compile(r"\{([%#])(p|tr|tc)? (.*)[%#]\}", re.DOTALL)


@dataclass(slots=True)
class Tag:
    """One tag and the span of XML that it stands for."""

    start: int
    end: int
    text: str
    words: str
    """What stands between the braces, blanks trimmed."""
    mark: str
    """`{` prints, `%` controls, `#` is a remark."""
    scope: str
    """The element it stands for (`p`, `tr`, `tc`), or blank: only its own characters."""
    path: tuple[str, ...]
    """The elements around the span."""
    paragraph_style: str
    run_properties: str


class Element(NamedTuple):
    """A paragraph or table: where it is, and a paragraph's style id."""

    name: str
    start: int
    end: int
    style: str


class _Open(NamedTuple):
    """An element not closed yet, and the tags that stand for the whole of it."""

    name: str
    start: int
    waiting: list[Tag]


def make_whole(xml: str) -> str:
    """Move each tag that Word has split over several runs into the first of them.

    What editing leaves behind goes; nothing of it is printed.
    """
    xml = _EDITING_TRACES.sub("", xml)
    found = list(_TEXT.finditer(xml))
    texts = ["\n" if each[1] is None else each[1] for each in found]
    starts = _starts(texts)
    for tag in reversed(list(_WHOLE_TAG.finditer("".join(texts)))):
        first = bisect_right(starts, tag.start()) - 1
        last = bisect_right(starts, tag.end() - 1) - 1
        if first != last:
            head = texts[first][: tag.start() - starts[first]]
            tail = texts[last][tag.end() - starts[last] :]
            texts[first : last + 1] = [head + tag[0], *[""] * (last - first - 1), tail]
    return _with_texts(xml, found, [_WHOLE_TAG.sub(_as_meant, text) for text in texts])


def _as_meant(tag: re.Match[str]) -> str:
    return _UNSEEN.sub("", tag[0]).replace("｜", "|")


def _starts(texts: list[str]) -> list[int]:
    starts, length = [], 0
    for text in texts:
        starts.append(length)
        length += len(text)
    return starts


def _with_texts(xml: str, found: list[re.Match[str]], texts: list[str]) -> str:
    pieces, position = [], 0
    for match, text in zip(found, texts, strict=True):
        if match[1] is not None and text != match[1]:
            pieces += [xml[position : match.start(1)], text]
            position = match.end(1)
    return "".join([*pieces, xml[position:]])


def tags_in_text(xml: str) -> int:
    """Return how many tags stand where people can see them."""
    return len(_WHOLE_TAG.findall(_visible(xml)))


def names_in(xml: str) -> Iterator[str]:
    """Name everything that tags of a part might speak of."""
    for tag in _WHOLE_TAG.findall(_visible(make_whole(xml))):
        yield from re.findall(NAME, in_simplified(tag))


def left_over(xml: str) -> Iterator[tuple[int, str]]:
    """Yield what looks like a tag but is none, with the number of its paragraph.

    Unclosed, mistyped, or in full-width braces.
    """
    for number, paragraph in enumerate(_WHOLE_TAG.sub("　", _visible(xml)).split("\n"), 1):
        if _LEFT_OVER.search(paragraph):
            yield number, paragraph.strip()[:40]


def _visible(xml: str) -> str:
    """Return all text, a line for each paragraph."""
    return "".join("\n" if each[1] is None else each[1] for each in _TEXT.finditer(xml))


def locate(xml: str) -> tuple[list[Tag], list[Element]]:
    """Return all tags in order, and all paragraphs and tables; the XML must be well-formed."""
    tags: list[Tag] = []
    elements: list[Element] = []
    opened: list[_Open] = []
    for token in _TOKEN.finditer(xml):
        closing, name, empty, tag_text = token.groups()
        if tag_text:
            tags.append(_tag(token, xml, opened))
        elif closing:
            # A ">" inside an attribute can make the pattern misread an element: then leave it.
            if opened and opened[-1].name == name:
                _close(opened.pop(), token.end(), xml, elements)
        elif not empty:
            opened.append(_Open(name, token.start(), []))
    return tags, elements


def _tag(token: re.Match[str], xml: str, opened: list[_Open]) -> Tag:
    statement = _STATEMENT.fullmatch(token[0])
    scope = (statement[2] if statement else "") or ""
    tag = Tag(
        *token.span(),
        text=token[0],
        words=(statement[3] if statement else token[0][2:-2]).strip(),
        mark=token[0][1],
        scope=scope,
        path=tuple(each.name for each in opened),
        paragraph_style=_innermost(_PARAGRAPH_STYLE, "w:p", xml, opened),
        run_properties=_innermost(_RUN_PROPERTIES, "w:r", xml, opened),
    )
    if scope:
        _stand_for(f"w:{scope}", tag, opened)
    return tag


def _innermost(pattern: re.Pattern[str], name: str, xml: str, opened: list[_Open]) -> str:
    for each in reversed(opened):
        if each.name == name:
            match = pattern.match(xml, each.start)
            return match[1] if match else ""
    return ""


def _stand_for(name: str, tag: Tag, opened: list[_Open]) -> None:
    """Let a tag stand for the innermost open element of a name; its end is not known yet."""
    for depth, each in reversed(list(enumerate(opened))):
        if each.name == name:
            tag.start = each.start
            tag.path = tag.path[:depth]
            each.waiting.append(tag)
            return
    tag.words = tag.text  # stands for an element that is not there: no statement anybody knows


def _close(closed: _Open, end: int, xml: str, elements: list[Element]) -> None:
    for tag in closed.waiting:
        tag.end = end
    if closed.name == "w:p":
        style = _PARAGRAPH_STYLE.match(xml, closed.start)
        elements.append(Element("w:p", closed.start, end, style[1] if style else ""))
    elif closed.name == "w:tbl":
        elements.append(Element("w:tbl", closed.start, end, ""))
