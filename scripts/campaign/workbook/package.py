"""The zip container of a workbook, opened with suspicion.

Sizes declared in a zip may lie, and a few kilobytes may unfold to gigabytes, so no part reaches any
reader unless it has been unfolded here, within the bounds below. The directory is read here rather
than by the standard `zipfile`: that takes a quarter of the time that the fast reader needs for a
form.
"""

import struct
import zlib
from typing import Any, NamedTuple

LARGEST_PART = 150_000_000
"""Bytes of one unpacked part: 100,000 rows of ten columns take a third of it."""
LARGEST_WHOLE = 300_000_000
MOST_PARTS = 5_000

_STORED, _DEFLATED = 0, 8
_END = struct.Struct("<4s4H2LH")
_ENTRY = struct.Struct("<4s6H3L5H2L")
_LOCAL_HEADER = 30
_LONGEST_COMMENT = 65_535
_IN_EXTRA_FIELD = 0xFFFFFFFF
_BROKEN = "压缩结构不完整"


class Suspicious(Exception):
    """The container is damaged or unreasonably large; the argument says which, in Chinese."""


class TooLarge(Suspicious):
    """It would unfold beyond every reasonable size."""


class Encrypted(Suspicious):
    """It has a password to open."""


class _Entry(NamedTuple):
    """A part as the directory declares it."""

    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    offset: int


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
        whole = sum([entry.size for entry in self._entries.values()])
        if whole > LARGEST_WHOLE:
            raise TooLarge(f"展开后有{whole // 1_000_000}兆")

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
        entry = self._entries[name]
        header = self._data[entry.offset : entry.offset + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
            raise Suspicious(_BROKEN)
        skip = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        start = entry.offset + _LOCAL_HEADER + skip
        content = self._data[start : start + entry.packed]
        return Packed(entry.flags, entry.method, entry.checksum, entry.size, content)


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
    for _ in range(count):
        if at + _ENTRY.size > end:
            raise Suspicious(_BROKEN)
        fields = _ENTRY.unpack_from(data, at)
        name_end = at + _ENTRY.size + fields[10]
        name = data[at + _ENTRY.size : name_end].decode("utf-8", "replace")
        if fields[0] != b"PK\x01\x02" or name in entries:
            raise Suspicious(_BROKEN)
        entries[name] = _entry(fields, data[name_end : name_end + fields[11]])
        at = name_end + fields[11] + fields[12]
    return entries


def _entry(fields: tuple[Any, ...], extra: bytes) -> _Entry:
    _, _, _, flags, method, _, _, checksum, packed, size, *_, offset = fields
    if _IN_EXTRA_FIELD in (packed, size, offset):
        size, packed, offset = _long_sizes(extra, size, packed, offset)
    return _Entry(flags, method, checksum, packed, size, offset)


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
