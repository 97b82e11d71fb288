"""Many letters of one kind in one file, for printing in one go.

Each letter is a section of its own that starts on an odd page and counts its pages from 1, so that
a duplex printer gives every person a sheet of their own. The break is carried by the letter's last
paragraph: nothing stands between signature and date and the body, and no empty page can arise.
"""

import re
from collections.abc import Iterator, Sequence
from itertools import count

from campaign.word.order import SECTION, behind

_BODY = "<w:body>"
_SECTION = re.compile(r"<w:sectPr[ >].*?</w:sectPr>", re.DOTALL)
_SECTION_TYPE = re.compile(r"<w:type [^>]*/>")
_PAGE_NUMBERS = re.compile(r"<w:pgNumType [^>]*/>")
_BEHIND_PAGE_NUMBERS = behind(SECTION, "pgNumType", "</w:sectPr>")
_PARAGRAPH_EDGE = re.compile(r"<w:p(?:>| [^>]*(?<!/)>)|</w:p>")
DRAWING = "<wp:docPr "
_DRAWING_ID = re.compile(rf'{DRAWING}[^>]*?\bid="(\d+)"')


def merged(documents: Sequence[str]) -> Iterator[str]:
    """Yield one `document.xml` from several of one template, in pieces: they are large."""
    head, _, _, tail = _taken_apart(documents[0])
    numbers = count(1)
    yield head
    for number, document in enumerate(documents, 1):
        _, body, section, _ = _taken_apart(document)
        body, section = _begun_on_odd_page(body, section)
        is_last = number == len(documents)
        letter = f"{body}{section}" if is_last else _closed_by_section(body, section)
        yield with_own_drawing_ids(letter, numbers)
    yield tail


def with_own_drawing_ids(xml: str, numbers: Iterator[int]) -> str:
    """Give drawings numbers throughout, for repetition gives several the same number."""
    if DRAWING not in xml:
        return xml
    pieces, position = [], 0
    for drawing in _DRAWING_ID.finditer(xml):
        pieces += [xml[position : drawing.start(1)], str(next(numbers))]
        position = drawing.end(1)
    return "".join([*pieces, xml[position:]])


def _taken_apart(document: str) -> tuple[str, str, str, str]:
    """Return what comes before the body, the body, its last section's properties, and the rest."""
    start = document.index(_BODY) + len(_BODY)
    section = max(document.rfind("<w:sectPr>"), document.rfind("<w:sectPr "))
    end = document.rindex("</w:body>")
    return document[:start], document[start:section], document[section:end], document[end:]


def _begun_on_odd_page(body: str, section: str) -> tuple[str, str]:
    """Return a letter whose first section starts on an odd page with number 1; others stay."""
    first = _SECTION.search(body)
    if first is None:
        return body, _on_odd_page(section)
    return body[: first.start()] + _on_odd_page(first[0]) + body[first.end() :], section


def _on_odd_page(section: str) -> str:
    section = _PAGE_NUMBERS.sub("", _SECTION_TYPE.sub("", section))
    section = section.replace("<w:pgSz ", '<w:type w:val="oddPage"/><w:pgSz ', 1)
    behind = _BEHIND_PAGE_NUMBERS.search(section)
    assert behind
    numbers = '<w:pgNumType w:start="1"/>'
    return section[: behind.start()] + numbers + section[behind.start() :]


def _closed_by_section(body: str, section: str) -> str:
    """Move the section's properties into the last paragraph, behind a table into a new one."""
    start = _last_paragraph(body)
    if start is None:
        return f"{body}<w:p><w:pPr>{section}</w:pPr></w:p>"
    paragraph = body[start:]
    opening = paragraph[: paragraph.index(">") + 1]
    rest = paragraph[len(opening) :].removeprefix("<w:pPr/>")
    if rest.startswith("<w:pPr>"):
        return body[:start] + opening + rest.replace("</w:pPr>", f"{section}</w:pPr>", 1)
    return f"{body[:start]}{opening}<w:pPr>{section}</w:pPr>{rest}"


def _last_paragraph(body: str) -> int | None:
    """Return where the paragraph begins that ends the body.

    A text box in it has paragraphs of its own.
    """
    if not body.endswith("</w:p>"):
        return None
    before = body.rfind("</w:p>", 0, -1)  # with no text box, it begins behind
    for top in (max(before, 0), 0):
        depth = 0
        for edge in reversed(list(_PARAGRAPH_EDGE.finditer(body, top))):
            depth += 1 if edge[0] == "</w:p>" else -1
            if depth == 0:
                return edge.start()
    return None
