"""A Word file as a zip, written with most parts still compressed.

Only the parts that hold placeholders are packed again for each document; the others are copied as
they lie in the template, which makes a document cost little more than its own text. `zipfile`
cannot write a part that is packed already: it would unpack and pack all parts of each letter, and
a letter would cost many times as much. The same content gives the same bytes: entries carry no
time.
"""

import struct
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from campaign.workbook.package import Packed

_COMMON = struct.Struct("<5H3L2H")
_OFFSET = struct.Struct("<10xL")  # no comment, first disk, no attributes
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_UTF8_NAMES = 0x800
_LISTED = b"PK\1\2" + _VERSION.to_bytes(2, "little")
_FIRST_DAY = 0x21  # 1 January 1980, the first day a zip can name


class Written(NamedTuple):
    """A part with its header, and what the directory at the end says of it, but for its place."""

    content: bytes
    listed: bytes
    name: bytes

    @classmethod
    def of(cls, name: str, part: Packed) -> "Written":
        """A part as it is to lie in a file."""
        encoded = name.encode()
        sizes = (len(part.content), part.size, len(encoded))
        common = _COMMON.pack(
            _VERSION, _UTF8_NAMES, part.method, 0, _FIRST_DAY, part.checksum, *sizes, 0
        )
        content = b"".join((b"PK\3\4", common, encoded, part.content))
        return cls(content, _LISTED + common, encoded)


_NONE: Mapping[str, Iterable[str]] = {}


class Kept:
    """The parts that all documents of a template share, made ready once."""

    def __init__(self, parts: Mapping[str, Packed]) -> None:
        written = [Written.of(name, part) for name, part in parts.items()]
        self._content, self._directory, self._count = _joined(written, 0)
        self._latest: dict[str, tuple[str, Written]] = {}

    def with_parts(
        self, texts: Mapping[str, str], long: Mapping[str, Iterable[str]] = _NONE
    ) -> bytes:
        """A whole file: the shared parts and these; a `long` one comes in pieces."""
        own = [
            Written.of(name, Packed.packing(long[name]))
            if name in long
            else self._written(name, text)
            for name, text in texts.items()
        ]
        content, directory, count = _joined(own, len(self._content))
        count += self._count
        directory = self._directory + directory
        start = len(self._content) + len(content)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, 0)
        return b"".join([self._content, content, directory, end])

    def _written(self, name: str, text: str) -> Written:
        """A part packed; headers come out the same in every letter and are packed once."""
        known = self._latest.get(name)
        if known is not None and known[0] == text:
            return known[1]
        written = Written.of(name, Packed.packing([text]))
        self._latest[name] = (text, written)
        return written


def _joined(parts: Iterable[Written], offset: int) -> tuple[bytes, bytes, int]:
    """Contents and directory of some parts that begin at an offset, and how many they are."""
    contents: list[bytes] = []
    directory: list[bytes] = []
    for content, listed, name in parts:
        contents.append(content)
        directory += (listed, _OFFSET.pack(offset), name)
        offset += len(content)
    return b"".join(contents), b"".join(directory), len(contents)
