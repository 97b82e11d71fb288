"""Notes and text boxes of an old workbook's sheet, gathered from its records.

A shape comes as a piece of drawing, which says where it lies, and a record with its number; then
follow its words, in records of their own. Notes name the shape that holds theirs.
"""

import struct

from campaign.workbook.grid import BOX, NOTE, Slip

_DRAWING, _SHAPE, _WORDS, _CONTINUED, _NOTE = 0x00EC, 0x005D, 0x01B6, 0x003C, 0x001C
_ANCHOR = b"\x10\xf0\x12\x00\x00\x00"
"""The head, within a drawing, of the place of a shape on its sheet."""
_WIDE = 0x01


class Slips:
    """Gathers the words that lie on one sheet."""

    def __init__(self) -> None:
        self._cell = (0, 0)
        self._shape = -1
        self._left = 0
        """Characters of the shape's words that are still to come."""
        self._places: dict[int, tuple[int, int]] = {}
        self._words: dict[int, str] = {}
        self._notes: dict[int, tuple[int, int]] = {}

    def take(self, kind: int, content: bytes) -> None:
        """Take a record of the sheet."""
        if kind == _CONTINUED and self._left:
            self._continue(content)
            return
        self._left = 0
        if kind == _DRAWING and (at := content.rfind(_ANCHOR)) >= 0 and len(content) >= at + 18:
            column, _, row = struct.unpack_from("<3H", content, at + len(_ANCHOR) + 2)
            self._cell = row, column
        elif kind == _SHAPE and len(content) >= 8:
            self._shape = int.from_bytes(content[6:8], "little")
            self._places[self._shape] = self._cell
        elif kind == _WORDS and len(content) >= 12:
            self._left = int.from_bytes(content[10:12], "little")
        elif kind == _NOTE and len(content) >= 8:
            row, column, _, shape = struct.unpack_from("<4H", content)
            self._notes[shape] = row, column

    def _continue(self, content: bytes) -> None:
        width = 2 if content[:1] and content[0] & _WIDE else 1
        taken = min(self._left, len(content[1:]) // width)
        text = content[1 : 1 + taken * width].decode(
            "utf-16-le" if width > 1 else "latin-1", "replace"
        )
        self._left -= taken
        self._words[self._shape] = self._words.get(self._shape, "") + text

    def found(self) -> list[Slip]:
        """Return the words in the order of the shapes that hold them."""
        return [
            Slip(NOTE if shape in self._notes else BOX, *self._place(shape), text)
            for shape, text in self._words.items()
            if text.strip()
        ]

    def _place(self, shape: int) -> tuple[int, int]:
        return self._notes.get(shape) or self._places.get(shape, (0, 0))
