"""Where two Word files that should say the same do not: paragraph by paragraph."""

import re
from difflib import SequenceMatcher
from html import unescape
from typing import NamedTuple

from campaign.workbook.read.container import Package, Suspicious

_FILLED = re.compile(r"word/[^/]+\.xml")
_PIECE = re.compile(r"<w:t(?: [^>]*)?>([^<]*)</w:t>|</w:p>")


class TextDifference(NamedTuple):
    """One run of paragraphs where they differ."""

    left: str
    right: str


def differences(left: bytes, right: bytes) -> list[TextDifference]:
    """Where the words of the left file differ from those of the right one."""
    try:
        mine, theirs = paragraphs(left), paragraphs(right)
    except Suspicious as reason:
        return [TextDifference(f"打不开：{reason}", "")]
    matcher = SequenceMatcher(a=mine, b=theirs, autojunk=False)
    return [
        TextDifference(" ".join(mine[a:b]), " ".join(theirs[c:d]))
        for kind, a, b, c, d in matcher.get_opcodes()
        if kind != "equal"
    ]


def paragraphs(data: bytes) -> list[str]:
    """The paragraphs of a Word file with words in them, headers and footers last."""
    package = Package(data)
    names = sorted(name for name in package.names if _FILLED.fullmatch(name))
    xml = "".join(package.part(name).decode("utf-8", "replace") for name in names)
    pieces = ("\n" if each[1] is None else unescape(each[1]) for each in _PIECE.finditer(xml))
    return [line for line in "".join(pieces).split("\n") if line.strip()]
