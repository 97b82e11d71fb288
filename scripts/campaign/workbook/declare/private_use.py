"""Characters of the private use area, and what they stand for.

In the years of GBK eighty characters were kept there that had no place in Unicode yet; each has one
now (GB 18030-2022). Other characters there are somebody's own (造字) and mean nothing elsewhere.
"""

import re

_FIRST = 0xE815
_TRAILS = (*range(0x50, 0x7F), *range(0x80, 0xA1))
"""Second bytes behind FE, in the order of the area."""
_LATER = {
    0xE816: "\U00020087", 0xE817: "\U00020089", 0xE818: "\U000200cc", 0xE81E: "\u9fb4",
    0xE826: "\u9fb5", 0xE82B: "\u9fb6", 0xE82C: "\u9fb7", 0xE831: "\U000215d7",
    0xE832: "\u9fb8", 0xE83B: "\U0002298f", 0xE843: "\u9fb9", 0xE854: "\u9fba",
    0xE855: "\U000241fe", 0xE864: "\u9fbb",
}  # fmt: skip
"""Those that came into Unicode after the table that Python has."""
_PRIVATE = re.compile("[\ue000-\uf8ff\U000f0000-\U0010fffd]")


def private_characters(text: str) -> list[str]:
    """Find the characters of a text that other computers cannot show, in order."""
    return [] if text.isascii() else list(dict.fromkeys(_PRIVATE.findall(text)))


def proper(character: str) -> str:
    """Return the character that one of the private use area stands for; empty if nobody knows."""
    place = ord(character) - _FIRST
    if not 0 <= place < len(_TRAILS):
        return ""
    return _LATER.get(ord(character)) or bytes((0xFE, _TRAILS[place])).decode("gb18030")
