"""The container of old Office files (.xls, .et) and of encrypted new ones: streams by name.

Only what is needed: which streams there are, and the bytes of one. A chain of sectors that goes
round in circles, and every size that the file cannot hold, is refused: the fast reader, which is
given the same bytes, would follow the one and make room for the other.
"""

import struct
from typing import NamedTuple

from campaign.workbook.package import Suspicious

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_FREE = 0xFFFFFFFA
"""Sector numbers from here on are marks: end of chain, free, part of a table."""
_ENTRY = 128
_MOST_SMALL_TABLES = 1_000
"""Each stands for 8,192 bytes of streams that have less than 4,096."""
_BROKEN = "内部结构不完整"


class _Stream(NamedTuple):
    start: int
    size: int


class Compound:
    """A compound file held in memory."""

    def __init__(self, data: bytes) -> None:
        """Read the directory. Raises `Suspicious` when it is damaged."""
        if len(data) < _HEADER or not data.startswith(SIGNATURE):
            raise Suspicious(_BROKEN)
        self._data = data
        shift, small_shift = struct.unpack_from("<2H", data, 30)
        if shift not in (9, 12) or small_shift != 6:
            raise Suspicious(_BROKEN)
        self._sector = 1 << shift
        self._refuse_large_counts()
        directory, _, self._cutoff, small_start = struct.unpack_from("<4L", data, 48)
        self._table = self._read_table()
        self._streams: dict[str, _Stream] = {}
        root = self._read_directory(self._chain(directory))
        self._small = self._chain(root.start)[: root.size]
        self._small_table = _numbers(self._chain(small_start))

    def __contains__(self, name: str) -> bool:
        return name in self._streams

    def stream(self, name: str) -> bytes:
        """The bytes of a stream. Raises `Suspicious`."""
        start, size = self._streams[name]
        content = self._chain(start) if size >= self._cutoff else self._small_chain(start)
        if len(content) < size:
            raise Suspicious(_BROKEN)
        return content[:size]

    def _refuse_large_counts(self) -> None:
        """No table of sectors has more of them than the file."""
        sectors = len(self._data) // self._sector
        directory, table = struct.unpack_from("<2L", self._data, 40)
        small_table, _, more_tables = struct.unpack_from("<3L", self._data, 64)
        if max(directory, table, more_tables) > sectors or small_table > _MOST_SMALL_TABLES:
            raise Suspicious(_BROKEN)

    def _read_table(self) -> list[int]:
        """The table of which sector follows which."""
        sectors = list(struct.unpack_from("<109L", self._data, 76))
        following = struct.unpack_from("<L", self._data, 68)[0]
        seen: set[int] = set()
        while following < _FREE:
            more = _numbers(self._at(following))
            if following in seen or not more:
                raise Suspicious(_BROKEN)
            seen.add(following)
            sectors += more[:-1]
            following = more[-1]
        return _numbers(b"".join(self._at(each) for each in sectors if each < _FREE))

    def _at(self, sector: int) -> bytes:
        start = (sector + 1) * self._sector
        return self._data[start : start + self._sector]

    def _chain(self, sector: int) -> bytes:
        return b"".join(map(self._at, _followed(sector, self._table)))

    def _small_chain(self, sector: int) -> bytes:
        chain = _followed(sector, self._small_table)
        return b"".join(self._small[each * 64 : each * 64 + 64] for each in chain)

    def _read_directory(self, directory: bytes) -> _Stream:
        root = _Stream(_FREE, 0)
        for at in range(0, len(directory) - _ENTRY + 1, _ENTRY):
            length, kind = struct.unpack_from("<HB", directory, at + 64)
            name = directory[at : at + min(max(length - 2, 0), 64)].decode("utf-16-le", "replace")
            start, size, rest = struct.unpack_from("<3L", directory, at + 116)
            # Where sectors have 512 bytes, a size has 32 bits, and what follows is no part of it.
            if size > len(self._data) or (rest and self._sector > _HEADER):
                raise Suspicious(_BROKEN)
            found = _Stream(start, size)
            if kind == 5:
                root = found
            elif kind == 2:
                self._streams[name] = found
        return root


def _followed(sector: int, table: list[int]) -> list[int]:
    """The sectors of a chain."""
    found: dict[int, None] = {}
    while sector < len(table):
        if sector in found:
            raise Suspicious(_BROKEN)
        found[sector] = None
        sector = table[sector]
    return list(found)


def _numbers(content: bytes) -> list[int]:
    return list(struct.unpack_from(f"<{len(content) // 4}L", content))
