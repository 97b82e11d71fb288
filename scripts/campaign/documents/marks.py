"""Marks in the printed XML that tell the layout where to look once the text is known.

A mark is a pair of control characters that XML forbids, so neither a template nor a value can hold
one. They are set while compiling and gone after `layout.finished`.
"""

from typing import NamedTuple

from campaign.documents.styles import Styles
from campaign.documents.tags import Element, Tag

ROLES = {
    "公文标题": "T",
    "附件标题": "T",
    "印发件标题": "T",
    "发文机关标志": "M",
    "署名": "S",
    "成文日期": "D",
}
"""Paragraph styles whose layout depends on their text; the letter follows the opening mark."""

OPEN, END = "\x01", "\x02"

COLUMNS, END_OF_COLUMNS = "\x03", "\x04"
"""Round a table with repeated columns."""

REPEATED_CELL = "\x05"
"""Stands before each cell of a repeated column."""


class Mark(NamedTuple):
    """Characters to be inserted into the XML."""

    position: int
    closes: bool
    text: str


def marks_in(elements: list[Element], tags: list[Tag], styles: Styles) -> list[Mark]:
    """The marks of a part, in order."""
    marks: list[Mark] = []
    for element in elements:
        if element.name == "w:tbl":
            if _has_repeated_columns(element, tags):
                marks += _pair(element, COLUMNS, END_OF_COLUMNS)
        elif role := ROLES.get(styles.name(element.style)):
            marks += _pair(element, OPEN + role, END)
    return sorted(marks, key=lambda mark: (mark.position, not mark.closes))


def _has_repeated_columns(table: Element, tags: list[Tag]) -> bool:
    return any(tag.scope == "tc" and table.start <= tag.start < table.end for tag in tags)


def _pair(element: Element, opening: str, closing: str) -> list[Mark]:
    return [Mark(element.start, False, opening), Mark(element.end, True, closing)]


def literal(xml: str, start: int, end: int, marks: list[Mark]) -> list[str]:
    """A stretch of XML with its marks; those of an element that a tag stands for fall out."""
    pieces = []
    for mark in marks:
        inside = start < mark.position <= end if mark.closes else start <= mark.position < end
        if inside:
            pieces += [xml[start : mark.position], mark.text]
            start = mark.position
    return [*pieces, xml[start:end]]
