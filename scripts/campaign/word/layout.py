"""What can be laid out only once the text is known.

Titles are broken into lines, the issuer's red name is fitted to the page, signature and date are
placed for the seal, the imprint's box gets its height, and columns the width that they need.
"""

import re
from collections.abc import Callable, Iterable, Iterator
from html import unescape
from itertools import count
from typing import NamedTuple, Self

from campaign.word import sign_off as imprint
from campaign.word import sign_off as joint
from campaign.word.columns import spread
from campaign.word.merge import DRAWING, with_own_drawing_ids
from campaign.word.official_wording import text_width
from campaign.word.order import PARAGRAPH, RUN, behind
from campaign.word.sign_off import CHARACTER_TWIPS, LINE_CHARACTERS, TAB
from campaign.word.styles import Styles
from campaign.word.titles import (
    COLUMNS,
    END,
    END_OF_COLUMNS,
    GAP,
    OPEN,
    ROLES,
    broken,
)
from campaign.workbook.declare.text import in_simplified

LINE_POINTS = 442.2
"""Width of the text area, 156 mm (GB/T 9704-2012, 5.2.1)."""
RIGHT_GAP = 4
"""Characters right of the date where a seal goes over it (7.3.5.1)."""

_MARK_SHARE = 0.95
_MARK_NARROWEST = 60  # per cent; narrower characters look squeezed, then the size goes down

_ON_TABS = 3
"""Pieces of a signature of two names, each behind a tab."""

_TITLE, _MARK = ROLES["公文标题"], ROLES["发文机关标志"]
_SIGNATURE, _DATE = ROLES["署名"], ROLES["成文日期"]
_SIGN_OFF = re.compile(f"{OPEN}{_SIGNATURE}([^{END}]*){END}{OPEN}{_DATE}([^{END}]*){END}")
_MARKED = re.compile(f"{OPEN}(.)([^{END}]*){END}")
_STRAY = re.compile(f"{OPEN}.|{END}")
_TABLE = re.compile(f"{COLUMNS}([^{END_OF_COLUMNS}]*){END_OF_COLUMNS}")

_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)(</w:t>)")
_FLOATING = re.compile(
    r"<mc:AlternateContent>.*?</mc:AlternateContent>|<w:drawing>.*?</w:drawing>", re.DOTALL
)
_STYLE = re.compile(r'<w:pStyle w:val="([^"]*)"')
_INDENT = re.compile(r"<w:ind [^>]*/>")
_BEHIND_INDENT = behind(PARAGRAPH, "ind", "</w:pPr>")
_RUN = re.compile(r"(<w:r(?: [^>]*)?>)(?:<w:rPr>(.*?)</w:rPr>)?", re.DOTALL)
_SIZE = re.compile(r"<w:sz(?:Cs)? [^>]*/>")
_BEHIND_SIZE = behind(RUN, "szCs", "$")
_BEHIND_WIDTH = behind(RUN, "w", "$")


class PageLayout(NamedTuple):
    """What is to be laid out in a part: judged once, for what is filled in adds no elements."""

    styles: Styles
    has_columns: bool
    has_marks: bool
    has_imprint: bool
    has_drawings: bool

    @classmethod
    def of(cls, xml: str, styles: Styles) -> Self:
        """Return all that a template may print of its own."""
        found = (each in xml for each in (COLUMNS, OPEN, imprint.NAME, DRAWING))
        return cls(styles, *found)

    def finished(self, xml: str, words: Callable[[], Iterable[str]]) -> str:
        """Act on the marks of printed XML and remove them.

        `words`: names that titles keep whole.
        """
        numbers = count(1)
        if not self.has_columns:
            return self._numbered(self._settled(xml, words), numbers)
        whole = bytearray()  # a table of ten thousand names is long, and takes less room so
        for piece in self._with_columns(xml, words):
            whole += self._numbered(piece, numbers).encode()
        return whole.decode()

    def _with_columns(self, xml: str, words: Callable[[], Iterable[str]]) -> Iterator[str]:
        """Yield the pieces of printed XML, with its tables' columns as wide as they need to be."""
        tables = [table.span(1) for table in _TABLE.finditer(xml)]
        around = self._settled(_TABLE.sub(COLUMNS, xml), words).split(COLUMNS)
        for text, table in zip(around, [*tables, (0, 0)], strict=True):
            yield text
            for piece in spread(xml, *table, self.styles):
                yield self._marked(piece, words)

    def _settled(self, xml: str, words: Callable[[], Iterable[str]]) -> str:
        xml = self._marked(xml, words)
        return imprint.fitted(xml) if self.has_imprint else xml

    def _marked(self, xml: str, words: Callable[[], Iterable[str]]) -> str:
        if not self.has_marks:
            return xml
        xml = _replaced(_SIGN_OFF, lambda match: sealed(match[1], match[2]), xml)
        xml = _replaced(_MARKED, lambda m: _paragraph(m[1], m[2], self.styles, words), xml)
        # A loop that begins in a title and ends behind it repeats half a pair.
        return _STRAY.sub("", xml) if OPEN in xml or END in xml else xml

    def _numbered(self, xml: str, numbers: Iterator[int]) -> str:
        return with_own_drawing_ids(xml, numbers) if self.has_drawings else xml


def _replaced(marked: re.Pattern[str], by: Callable[[re.Match[str]], str], xml: str) -> str:
    """Do `re.sub` for a pattern that begins with OPEN, which `str.find` finds in no time."""
    pieces, done = [], 0
    start = xml.find(OPEN)
    while start >= 0:
        if match := marked.match(xml, start):
            pieces += [xml[done:start], by(match)]
            done = match.end()
        start = xml.find(OPEN, max(done, start + 1))
    return "".join([*pieces, xml[done:]])


def _paragraph(
    role: str, paragraph: str, styles: Styles, words: Callable[[], Iterable[str]]
) -> str:
    if role == _TITLE:
        return titled(paragraph, _points(paragraph, styles), words)
    return marked(paragraph, _points(paragraph, styles)) if role == _MARK else paragraph


def _points(paragraph: str, styles: Styles) -> float:
    style = _STYLE.search(paragraph)
    run = _RUN.search(paragraph)
    return styles.half_points(style[1] if style else "", (run and run[2]) or "") / 2


def title_of(xml: str, styles: Styles) -> str:
    """Return the text of a printed document's title; blank if no paragraph has its style."""
    for style in _STYLE.finditer(xml):
        if ROLES.get(styles.name(style[1])) == _TITLE:
            return _text(xml[style.start() : xml.index("</w:p>", style.start())])
    return ""


def titled(paragraph: str, points: float, words: Callable[[], Iterable[str]]) -> str:
    """Return a title with line breaks at words; one that the office has broken by hand stays."""
    title = _text(paragraph)
    capacity = int(LINE_POINTS / points)
    if text_width(title) <= capacity or "<w:br/>" in paragraph or "<w:cr/>" in paragraph:
        return paragraph
    # Where to break is known of Simplified words; the other script has as many characters.
    lines = broken(in_simplified(title), capacity, map(in_simplified, set(words())))
    ends = {sum(map(len, lines[:count])) for count in range(1, len(lines))}
    return _broken_at(paragraph, ends)


def _broken_at(paragraph: str, ends: set[int]) -> str:
    """Line breaks after some characters of a paragraph's text, whatever its runs."""
    position = 0

    def with_breaks(match: re.Match[str]) -> str:
        nonlocal position
        pieces: list[str] = []
        for character in re.findall(r"&[^;]*;|.", match[2], re.DOTALL):
            if position in ends:
                if pieces[-1:] == [GAP]:  # between two issuers; wide enough to shift the line
                    pieces[-1] = " "
                pieces.append('</w:t><w:br/><w:t xml:space="preserve">')
            pieces.append(character)
            position += 1
        return match[1] + "".join(pieces) + match[3]

    return _TEXT.sub(with_breaks, paragraph)


def marked(paragraph: str, points: float) -> str:
    """Narrow, at last shrink, the issuer's red name until one line holds it."""
    width = text_width(_text(paragraph)) * points
    room = LINE_POINTS * _MARK_SHARE
    if width <= room or "<w:w " in paragraph:
        return paragraph
    narrowed = max(int(room / width * 100), _MARK_NARROWEST)
    smaller = min(int(room / width * 100 / narrowed * points), points)
    size = int(2 * smaller) if smaller < points else None
    return _RUN.sub(
        lambda match: f"{match[1]}<w:rPr>{_fitted(match[2], narrowed, size)}</w:rPr>", paragraph
    )


def _fitted(properties: str | None, narrowed: int, half_points: int | None) -> str:
    """Set the width of a run's characters, in per cent, and perhaps a new size."""
    properties = _put(properties or "", f'<w:w w:val="{narrowed}"/>', _BEHIND_WIDTH)
    if half_points is None:
        return properties
    size = f'<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'
    return _put(_SIZE.sub("", properties), size, _BEHIND_SIZE)


def _put(properties: str, element: str, behind: re.Pattern[str]) -> str:
    """Return an element at its place in the schema's order: before whatever `behind` finds."""
    match = behind.search(properties)
    place = match.start() if match else len(properties)
    return properties[:place] + element + properties[place:]


_SLACK = 0.5
"""Characters: a strip just as wide as its signature breaks it, for no two programs round alike."""


def sealed(signature: str, date: str) -> str:
    """Centre signature and date on each other, the date four characters from the right.

    Both are centred in a strip at the right edge of the page, so the seal goes over the middle of
    both. A signature too long for the strip widens it. A line that the office has aligned otherwise
    stays as it is. Of two signatures on tabs the last stands over the date.
    """
    names = [_text(each) for each in signature.split(TAB)]
    widths = [text_width(name) for name in names]
    strip = max(text_width(_text(date)) + 2 * RIGHT_GAP, widths[-1] + _SLACK)
    is_joint = len(names) == _ON_TABS
    if is_joint:
        signature, strip = joint.placed(signature, widths[1], widths[2], strip)
    left = round((LINE_CHARACTERS - strip) * CHARACTER_TWIPS)
    return (signature if is_joint else _indented(signature, left)) + _indented(date, left)


def _indented(paragraph: str, left: int) -> str:
    head, end, rest = paragraph.partition("</w:pPr>")
    if not end or "<w:jc " in head:
        return paragraph
    head = _INDENT.sub("", head + end)
    behind = _BEHIND_INDENT.search(head)
    assert behind
    indent = f'<w:ind w:left="{max(left, 0)}"/>'
    return f"{head[: behind.start()]}{indent}{head[behind.start() :]}{rest}"


def _text(paragraph: str) -> str:
    """Return the words of a paragraph, without those of a text box anchored in it."""
    if "<w:drawing>" in paragraph:
        paragraph = _FLOATING.sub("", paragraph)
    return unescape("".join(text for _, text, _ in _TEXT.findall(paragraph)))
