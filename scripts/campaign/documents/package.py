"""A Word file as a zip, written with most parts still compressed.

Only the parts that hold placeholders are packed again for each document; the others are copied as
they lie in the template, which makes a document cost little more than its own text. The same
content gives the same bytes: entries carry no time.
"""

import struct
import zlib
from collections.abc import Iterable, Mapping
from typing import NamedTuple, Self

_COMMON = struct.Struct("<5H3L2H")
_OFFSET = struct.Struct("<10xL")  # no comment, first disk, no attributes
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_UTF8_NAMES = 0x800
_LISTED = b"PK\1\2" + _VERSION.to_bytes(2, "little")
_FIRST_DAY = 0x21  # 1 January 1980, the first day a zip can name


class Entry(NamedTuple):
    """One part of a zip as it lies in the file."""

    name: bytes
    method: int
    checksum: int
    packed: bytes
    size: int

    @classmethod
    def packing(cls, name: str, pieces: Iterable[str]) -> Self:
        """Compress a part, piece by piece."""
        deflate = zlib.compressobj(wbits=-15)
        packed, checksum, size = [], 0, 0
        for content in map(str.encode, pieces):
            packed.append(deflate.compress(content))
            checksum = zlib.crc32(content, checksum)
            size += len(content)
        packed.append(deflate.flush())
        return cls(name.encode(), 8, checksum, b"".join(packed), size)

    def written(self) -> "Written":
        """As it is to lie in a file."""
        sizes = (len(self.packed), self.size, len(self.name))
        common = _COMMON.pack(
            _VERSION, _UTF8_NAMES, self.method, 0, _FIRST_DAY, self.checksum, *sizes, 0
        )
        content = b"".join((b"PK\3\4", common, self.name, self.packed))
        return Written(content, _LISTED + common, self.name)


class Written(NamedTuple):
    """A part with its header, and what the directory at the end says of it, but for its place."""

    content: bytes
    listed: bytes
    name: bytes


_NONE: Mapping[str, Iterable[str]] = {}


class Kept:
    """The parts that all documents of a template share, made ready once."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._content, self._directory, self._count = _joined(map(Entry.written, entries), 0)
        self._latest: dict[str, tuple[str, Written]] = {}

    def with_parts(
        self, texts: Mapping[str, str], long: Mapping[str, Iterable[str]] = _NONE
    ) -> bytes:
        """A whole file: the shared parts and these; a `long` one comes in pieces."""
        own = [
            Entry.packing(name, long[name]).written() if name in long else self._written(name, text)
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
        written = Entry.packing(name, [text]).written()
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
