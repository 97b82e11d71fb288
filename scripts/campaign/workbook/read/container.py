"""The zip container of a workbook or a Word file, opened with suspicion.

The one guard before every reader of such files. Sizes declared in a zip may lie, a few kilobytes
may unfold to gigabytes, and two readers may find two directories in one file; so no part reaches
any reader unless it has been unfolded here, within bounds. `zipfile` reads the directory; parts are
unfolded here, because `zipfile` stops at the size that a part declares and says nothing of what
follows, which the fast reader of workbooks would unfold.
"""

import struct
import zipfile
import zlib
from collections.abc import Iterable
from io import BytesIO
from typing import NamedTuple, Self

_STORED, _DEFLATED = zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED
_END = struct.Struct("<4s4H2LH")
"""The end mark: two numbers of disks, two of entries, the directory's length and place, and the
length of a comment."""
_ENTRY_MARK = b"PK\x01\x02"
_LONG_MARK, _LONG_SIZE = b"PK\x06\x07", 20
"""What points to a second, longer end mark (Zip64); stands right before the usual one."""
_LOCAL_HEADER = struct.Struct("<4s22x2H")
"""Before each part: a mark, and at its end the lengths of the name and of an extra field."""
_LONGEST_COMMENT = 65_535
_BROKEN = "压缩结构不完整"


class Limits(NamedTuple):
    """What no honest file goes beyond."""

    part: int
    """Bytes of one unpacked part."""
    whole: int
    """Bytes of all parts, unpacked."""
    parts: int


WORKBOOK = Limits(part=100_000_000, whole=150_000_000, parts=5_000)
"""100,000 rows of ten columns take half of a part's limit; reading takes three times as much."""


class Suspicious(Exception):
    """The container is damaged or unreasonably large; the argument says which, in Chinese."""


class TooLarge(Suspicious):
    """It would unfold beyond every reasonable size."""


class Understated(Suspicious):
    """A part unfolds to more than the directory says."""


class Encrypted(Suspicious):
    """It has a password to open."""


class Packed(NamedTuple):
    """A part as it lies in a container."""

    method: int
    checksum: int
    size: int
    content: bytes
    locked: bool = False
    """Whether it has a password."""

    @classmethod
    def packing(cls, pieces: Iterable[str]) -> Self:
        """Compress a part, piece by piece."""
        deflate = zlib.compressobj(wbits=-15)
        packed, checksum, size = [], 0, 0
        for content in map(str.encode, pieces):
            packed.append(deflate.compress(content))
            checksum = zlib.crc32(content, checksum)
            size += len(content)
        packed.append(deflate.flush())
        return cls(_DEFLATED, checksum, size, b"".join(packed))

    @property
    def is_usual(self) -> bool:
        """Whether office programs write parts so: without a password, stored or deflated."""
        return not self.locked and self.method in (_STORED, _DEFLATED)

    def unfold(self, limit: int = WORKBOOK.part) -> bytes:
        """Return the part itself. Raises `Suspicious`, `Understated` or `TooLarge`."""
        if self.size > limit:
            raise TooLarge(f"一个部分展开后有{self.size // 1_000_000}兆")
        if not self.is_usual:
            raise Suspicious("内容被加密" if self.locked else "压缩方式不常见")
        is_stored = self.method == _STORED
        content = self.content if is_stored else _inflate(self.content, self.size)
        if len(content) > self.size:
            raise Understated("校验不符")
        if len(content) < self.size or zlib.crc32(content) != self.checksum:
            raise Suspicious("校验不符")
        return content


class Package:
    """The parts of an Office file held in memory."""

    def __init__(self, data: bytes, limits: Limits = WORKBOOK) -> None:
        """Read the directory of the container.

        Raises `Suspicious` when it is damaged, `TooLarge` when it could unfold to too much.
        """
        self._data = data
        self._entries = _directory(data, limits)

    @property
    def names(self) -> list[str]:
        """Part names in the order of the directory."""
        return list(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def part(self, name: str) -> bytes:
        """Return one unpacked part. Raises `Suspicious` or `TooLarge`."""
        return self.packed(name).unfold()

    def packed(self, name: str) -> Packed:
        """Return one part as it lies there, which `zipfile` does not give. Raises `Suspicious`."""
        entry = self._entries[name]
        start = entry.header_offset + _LOCAL_HEADER.size
        if start > len(self._data):
            raise Suspicious(_BROKEN)
        mark, name_length, extra = _LOCAL_HEADER.unpack_from(self._data, entry.header_offset)
        if mark != b"PK\x03\x04":
            raise Suspicious(_BROKEN)
        start += name_length + extra
        content = self._data[start : start + entry.compress_size]
        if len(content) < entry.compress_size:
            raise Suspicious(_BROKEN)
        locked = bool(entry.flag_bits & 1)
        return Packed(entry.compress_type, entry.CRC, entry.file_size, content, locked)


def _inflate(packed: bytes, size: int) -> bytes:
    """Return the unfolded bytes, or one more than `size` of them."""
    try:
        return zlib.decompressobj(-15).decompress(packed, size + 1)
    except zlib.error as reason:
        raise Suspicious("压缩内容损坏") from reason


def _directory(data: bytes, limits: Limits) -> dict[str, zipfile.ZipInfo]:
    """Return the parts that the container's directory lists."""
    count, directory = _announced(data, limits)
    try:
        with zipfile.ZipFile(BytesIO(data)) as file:
            listed = file.infolist()
    # Beside its own errors zipfile lets through those of what it calls, on damaged files.
    except (zipfile.BadZipFile, NotImplementedError, ValueError, OSError, struct.error) as reason:
        raise Suspicious(_BROKEN) from reason
    entries = {entry.filename: entry for entry in listed}
    if not len(entries) == len(listed) == count:
        raise Suspicious(_BROKEN)
    whole = sum(entry.file_size for entry in listed)
    if whole > limits.whole:
        raise TooLarge(f"展开后有{whole // 1_000_000}兆")
    _refuse_overlapping(listed, directory)
    return entries


def _announced(data: bytes, limits: Limits) -> tuple[int, int]:
    """Return how many parts the end mark announces, and where their directory begins.

    Every reader of the container must find the same directory as `zipfile`, which is generous: it
    looks past a gap, follows a second end mark, and reads more parts than are announced. So the end
    mark is looked at first.
    """
    end = data.rfind(b"PK\x05\x06", max(0, len(data) - _END.size - _LONGEST_COMMENT))
    if end < 0 or end + _END.size > len(data):
        raise Suspicious(_BROKEN)
    _, disk, first_disk, _, count, length, at, comment = _END.unpack_from(data, end)
    if at + length != end or end + _END.size + comment != len(data):
        raise Suspicious(_BROKEN)
    if disk or first_disk or count == 0 or data[end - _LONG_SIZE : end].startswith(_LONG_MARK):
        raise Suspicious(_BROKEN)
    if count > limits.parts:
        raise TooLarge(f"内含{count}个部分")
    if data.count(_ENTRY_MARK, at, end) > count:
        raise Suspicious(_BROKEN)
    return count, at


def _refuse_overlapping(entries: Iterable[zipfile.ZipInfo], directory: int) -> None:
    """Refuse parts that share bytes, which unfold many times; only newer Pythons do so."""
    end = 0
    for entry in sorted(entries, key=lambda each: each.header_offset):
        if entry.header_offset < end:
            raise Suspicious(_BROKEN)
        end = entry.header_offset + _LOCAL_HEADER.size + entry.compress_size
    if end > directory:
        raise Suspicious(_BROKEN)
