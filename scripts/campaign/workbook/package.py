"""The zip container of a workbook, opened with suspicion.

Sizes declared in a zip may lie, and a few kilobytes may unfold to gigabytes, so no part reaches any
reader unless it has been unfolded here, within the bounds below. The directory is read here rather
than by the standard `zipfile`: that takes a quarter of the time that the fast reader needs for a
form.
"""

import struct
import zlib
from typing import NamedTuple

LARGEST_PART = 150_000_000
"""Bytes of one unpacked part: 100,000 rows of ten columns take a third of it."""
LARGEST_WHOLE = 300_000_000
MOST_PARTS = 5_000

_STORED, _DEFLATED = 0, 8
_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s4x2H4x3L3H8xL")
_LOCAL_HEADER = struct.Struct("<4s22x2H")
_LONGEST_COMMENT = 65_535
_IN_EXTRA_FIELD = 0xFFFFFFFF
_BROKEN = "压缩结构不完整"


class Suspicious(Exception):
    """The container is damaged or unreasonably large; the argument says which, in Chinese."""


class TooLarge(Suspicious):
    """It would unfold beyond every reasonable size."""


class Encrypted(Suspicious):
    """It has a password to open."""


_Entry = tuple[int, int, int, int, int, int]
"""A part as the directory declares it: flags, method, checksum, packed size, size, offset."""


class Packed(NamedTuple):
    """A part as it lies in the container."""

    flags: int
    method: int
    checksum: int
    size: int
    content: bytes

    def unfold(self) -> bytes:
        """The part itself. Raises `Suspicious` or `TooLarge`."""
        if self.size > LARGEST_PART:
            raise TooLarge(f"一个部分展开后有{self.size // 1_000_000}兆")
        if self.flags & 1:
            raise Suspicious("内容被加密")
        if self.method == _STORED:
            content = self.content
        elif self.method == _DEFLATED:
            content = _inflate(self.content, self.size)
        else:
            raise Suspicious("压缩方式不常见")
        if len(content) != self.size or zlib.crc32(content) != self.checksum:
            raise Suspicious("校验不符")
        return content


class Package:
    """The parts of an Office file held in memory."""

    def __init__(self, data: bytes) -> None:
        """Read the directory of the container.

        Raises `Suspicious` when it is damaged, `TooLarge` when it could unfold to too much.
        """
        self._data = data
        self._entries = _directory(data)

    @property
    def names(self) -> list[str]:
        """Part names in the order of the directory."""
        return list(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def part(self, name: str) -> bytes:
        """One unpacked part. Raises `Suspicious` or `TooLarge`."""
        return self.packed(name).unfold()

    def packed(self, name: str) -> Packed:
        """One part as it lies there. Raises `Suspicious`."""
        flags, method, checksum, packed, size, offset = self._entries[name]
        if offset + _LOCAL_HEADER.size > len(self._data):
            raise Suspicious(_BROKEN)
        signature, name_length, extra = _LOCAL_HEADER.unpack_from(self._data, offset)
        if signature != b"PK\x03\x04":
            raise Suspicious(_BROKEN)
        start = offset + _LOCAL_HEADER.size + name_length + extra
        return Packed(flags, method, checksum, size, self._data[start : start + packed])


def _inflate(packed: bytes, size: int) -> bytes:
    try:
        return zlib.decompressobj(-15).decompress(packed, size + 1)
    except zlib.error as reason:
        raise Suspicious("压缩内容损坏") from reason


def _directory(data: bytes) -> dict[str, _Entry]:
    """The parts that the container's directory lists."""
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _END.size - _LONGEST_COMMENT))
    if end < 0 or end + _END.size > len(data):
        raise Suspicious(_BROKEN)
    _, disk, first_disk, _, count, length, at, comment = _END.unpack_from(data, end)
    # No gaps: every reader of the container must find the same directory as this one.
    if at + length != end or end + _END.size + comment != len(data):
        raise Suspicious(_BROKEN)
    if disk or first_disk or count == 0:
        raise Suspicious(_BROKEN)
    if count > MOST_PARTS:
        raise TooLarge(f"内含{count}个部分")
    entries: dict[str, _Entry] = {}
    whole = 0
    for _ in range(count):
        if at + _ENTRY.size > end:
            raise Suspicious(_BROKEN)
        fields = _ENTRY.unpack_from(data, at)
        signature, flags, method, checksum, packed, size, length, extra, comment, offset = fields
        name_end = at + _ENTRY.size + length
        name = data[at + _ENTRY.size : name_end].decode("utf-8", "replace")
        if signature != b"PK\x01\x02" or name in entries:
            raise Suspicious(_BROKEN)
        if _IN_EXTRA_FIELD in (packed, size, offset):
            field = data[name_end : name_end + extra]
            size, packed, offset = _long_sizes(field, size, packed, offset)
        entries[name] = flags, method, checksum, packed, size, offset
        whole += size
        at = name_end + extra + comment
    if whole > LARGEST_WHOLE:
        raise TooLarge(f"展开后有{whole // 1_000_000}兆")
    return entries


def _long_sizes(extra: bytes, *sizes: int) -> list[int]:
    """Sizes and offset from the extra field that some programs write for every part (Zip64)."""
    at = 0
    while at + 4 <= len(extra):
        tag, length = struct.unpack_from("<2H", extra, at)
        if tag == 1 and at + 4 + length <= len(extra):
            found = iter(struct.unpack_from(f"<{length // 8}Q", extra, at + 4))
            return [next(found, 0) if size == _IN_EXTRA_FIELD else size for size in sizes]
        at += 4 + length
    raise Suspicious(_BROKEN)
