"""The zip container of a workbook, opened with suspicion.

Sizes declared in a zip may lie, and a few kilobytes may unfold to gigabytes, so every part that any
reader will see is unpacked here first, under a bound, and must be exactly as long as it says.
"""

import io
import zipfile
import zlib

LARGEST_PART = 150_000_000
"""Bytes of one unpacked part: 100,000 rows of ten columns take a third of it."""
LARGEST_WHOLE = 300_000_000
MOST_PARTS = 5_000

_LOCAL_HEADER = 30


class Suspicious(Exception):
    """The container is damaged or unreasonably large; the argument says which, in Chinese."""


class TooLarge(Suspicious):
    """It would unfold beyond every reasonable size."""


class Encrypted(Suspicious):
    """It has a password to open."""


class Package:
    """The parts of an Office file held in memory."""

    def __init__(self, data: bytes) -> None:
        """Read the directory of the container.

        Raises `Suspicious` when it is damaged, `TooLarge` when it declares too much.
        """
        self._data = data
        try:
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                entries = archive.infolist()
        except (
            zipfile.BadZipFile,
            ValueError,
            OSError,
            NotImplementedError,
            UnicodeError,
        ) as reason:
            raise Suspicious("压缩结构不完整") from reason
        if len(entries) > MOST_PARTS:
            raise TooLarge(f"内含{len(entries)}个部分")
        whole = sum(entry.file_size for entry in entries)
        if whole > LARGEST_WHOLE:
            raise TooLarge(f"展开后有{whole // 1_000_000}兆")
        self._entries = {entry.filename: entry for entry in entries}
        if len(self._entries) != len(entries):
            raise Suspicious("内含重名的部分")

    @property
    def names(self) -> list[str]:
        """Part names in the order of the directory."""
        return list(self._entries)

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def part(self, name: str) -> bytes:
        """One unpacked part. Raises `Suspicious` or `TooLarge`."""
        entry = self._entries[name]
        if entry.file_size > LARGEST_PART:
            raise TooLarge(f"一个部分展开后有{entry.file_size // 1_000_000}兆")
        if entry.flag_bits & 1:
            raise Suspicious("内容被加密")
        packed = self._packed(entry)
        if entry.compress_type == zipfile.ZIP_STORED:
            content = packed
        elif entry.compress_type == zipfile.ZIP_DEFLATED:
            content = _inflate(packed, entry.file_size)
        else:
            raise Suspicious("压缩方式不常见")
        if len(content) != entry.file_size or zlib.crc32(content) != entry.CRC:
            raise Suspicious("校验不符")
        return content

    def _packed(self, entry: zipfile.ZipInfo) -> bytes:
        header = self._data[entry.header_offset : entry.header_offset + _LOCAL_HEADER]
        if len(header) < _LOCAL_HEADER or header[:4] != b"PK\x03\x04":
            raise Suspicious("压缩结构不完整")
        skip = int.from_bytes(header[26:28], "little") + int.from_bytes(header[28:30], "little")
        start = entry.header_offset + _LOCAL_HEADER + skip
        return self._data[start : start + entry.compress_size]


def _inflate(packed: bytes, size: int) -> bytes:
    try:
        return zlib.decompressobj(-15).decompress(packed, size + 1)
    except zlib.error as reason:
        raise Suspicious("压缩内容损坏") from reason
