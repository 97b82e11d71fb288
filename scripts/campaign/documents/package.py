"""A Word file as a zip, written with most parts still compressed.

Only the parts that hold placeholders are packed again for each document; the others are copied as
they lie in the template, which makes a document cost little more than its own text. The same
content gives the same bytes: entries carry no time.
"""

import struct
import zlib
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Self

_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_UTF8_NAMES = 0x800
_FIRST_DAY = 0x21  # 1 January 1980, the first day a zip can name


@dataclass(frozen=True, slots=True)
class Entry:
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

    def local(self) -> bytes:
        """Header and content."""
        return _LOCAL.pack(b"PK\3\4", _VERSION, *self._common(), 0) + self.name + self.packed

    def central(self, offset: int) -> bytes:
        """Entry of the directory at the end."""
        made_by = (_VERSION, _VERSION)
        nothing = (0, 0, 0, 0, 0)
        return _CENTRAL.pack(b"PK\1\2", *made_by, *self._common(), *nothing, offset) + self.name

    def _common(self) -> tuple[int, ...]:
        sizes = (len(self.packed), self.size, len(self.name))
        return (_UTF8_NAMES, self.method, 0, _FIRST_DAY, self.checksum, *sizes)


_NONE: Mapping[str, Iterable[str]] = {}


class Kept:
    """The parts that all documents of a template share, made ready once."""

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._content, self._directory, self._count = _joined(entries, 0)
        self._latest: dict[str, tuple[str, Entry]] = {}

    def with_parts(
        self, texts: Mapping[str, str], long: Mapping[str, Iterable[str]] = _NONE
    ) -> bytes:
        """A whole file: the shared parts and these; a `long` one comes in pieces."""
        own = [
            Entry.packing(name, long[name]) if name in long else self._packed(name, text)
            for name, text in texts.items()
        ]
        content, directory, count = _joined(own, len(self._content))
        count += self._count
        directory = self._directory + directory
        start = len(self._content) + len(content)
        end = _END.pack(b"PK\5\6", 0, 0, count, count, len(directory), start, 0)
        return b"".join([self._content, content, directory, end])

    def _packed(self, name: str, text: str) -> Entry:
        """A part compressed; headers come out the same in every letter and are packed once."""
        known = self._latest.get(name)
        if known is not None and known[0] == text:
            return known[1]
        entry = Entry.packing(name, [text])
        self._latest[name] = (text, entry)
        return entry


def _joined(entries: Iterable[Entry], offset: int) -> tuple[bytes, bytes, int]:
    """Contents and directory of some entries that begin at an offset, and how many they are."""
    contents, directory = [], []
    for entry in entries:
        contents.append(entry.local())
        directory.append(entry.central(offset))
        offset += len(contents[-1])
    return b"".join(contents), b"".join(directory), len(directory)
