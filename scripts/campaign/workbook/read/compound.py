"""The container of old Office files (.xls, .et) and of encrypted new ones: streams by name.

Only what is needed: which streams there are, the bytes of one, and a new container that holds one
and nothing else. Readers of such files differ in which stream they find under a name, by list or by
tree, and whether they follow a chain of sectors that goes round in circles; so the fast reader is
given a container made here, with the very stream that was looked at.

Written by hand, because no library reads a hostile file in bounded time: olefile 0.47 accepts a
chain that goes in circles and takes half a minute for 12 MB of repeated tables, and the container
of xlrd 2.0.2 takes time exponential in the entries of its directory, minutes for 4 KB.
"""

import struct
from typing import NamedTuple

from campaign.workbook.read.container import Suspicious, TooLarge

SIGNATURE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_HEADER = 512
_FREE = 0xFFFFFFFA
"""Sector numbers from here on are marks: end of chain, free, part of a table."""
_END, _TABLE, _NONE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_ENTRY = 128
_ROOT, _STREAM = 5, 2
"""Types of entries in the directory."""
_CUTOFF = 4_096
"""Bytes from which on a stream lies in sectors of its own."""
_MOST_SMALL_TABLES = 1_000
"""Each stands for 8,192 bytes of streams that are below the cutoff."""
_LISTED_TABLES = 109
"""Sectors of the table that the header itself lists."""
_WIDE = 4_096
"""Bytes of a sector in a new container: with so large ones its header lists the whole table."""
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
        directory, _, _, small_start = struct.unpack_from("<4L", data, 48)
        self._table = self._read_table()
        self._streams: dict[str, _Stream] = {}
        root = self._read_directory(self._chain(directory))
        self._small = self._chain(root.start)[: root.size]
        self._small_table = _numbers(self._chain(small_start))

    def __contains__(self, name: str) -> bool:
        return name in self._streams

    def stream(self, name: str) -> bytes:
        """Return the bytes of a stream. Raises `Suspicious`."""
        start, size = self._streams[name]
        content = self._chain(start) if size >= _CUTOFF else self._small_chain(start)
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
        """Return the table of which sector follows which, as far as there are sectors."""
        sectors = list(struct.unpack_from(f"<{_LISTED_TABLES}L", self._data, 76))
        following = struct.unpack_from("<L", self._data, 68)[0]
        seen: set[int] = set()
        while following < _FREE:
            more = _numbers(self._at(following))
            if following in seen or not more:
                raise Suspicious(_BROKEN)
            seen.add(following)
            sectors += more[:-1]
            following = more[-1]
        # One that is listed again and again would make a long table of a small file.
        most = len(self._data) // (self._sector * (self._sector // 4)) + 1
        listed = [each for each in sectors if each < _FREE][:most]
        return _numbers(b"".join(map(self._at, listed)))

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
            if kind == _ROOT:
                root = found
            elif kind == _STREAM:
                self._streams[name] = found
        return root


def holding(name: str, stream: bytes) -> bytes:
    """Return a new compound file with one stream and nothing else. Raises `TooLarge`."""
    stream = stream.ljust(_CUTOFF, b"\0")
    sectors = -(-len(stream) // _WIDE)
    tables = -(-(sectors + 2) // (_WIDE // 4 - 1))
    if tables > _LISTED_TABLES:
        raise TooLarge(f"展开后有{len(stream) // 1_000_000}兆")
    # The tables come first, then the directory, an empty sector for small streams, the stream.
    directory, small, first = range(tables, tables + 3)
    table = [*[_TABLE] * tables, _END, _END, *range(first + 1, first + sectors), _END]
    listed = [*range(tables), *[_NONE] * (_LISTED_TABLES - tables)]
    counts = (1, tables, directory, 0, _CUTOFF, _END, 0, _END, 0)
    header = struct.pack(
        f"<8s16x5H6x9L{_LISTED_TABLES}L", SIGNATURE, 0x3E, 4, 0xFFFE, 12, 6, *counts, *listed
    )
    entries = _entry("Root Entry", _ROOT, 1, small, 0)
    entries += _entry(name, _STREAM, _NONE, first, len(stream))
    padded = tables * _WIDE, _WIDE, _WIDE, sectors * _WIDE
    parts = struct.pack(f"<{len(table)}L", *table), entries, b"", stream
    body = [part.ljust(size, b"\0") for part, size in zip(parts, padded, strict=True)]
    return b"".join([header.ljust(_WIDE, b"\0"), *body])


def _entry(name: str, kind: int, child: int, start: int, size: int) -> bytes:
    """Return an entry of the directory."""
    text = name.encode("utf-16-le")
    return struct.pack(
        "<64sHBB3L36x3L", text, len(text) + 2, kind, 1, _NONE, _NONE, child, start, size, 0
    )


def _followed(sector: int, table: list[int]) -> list[int]:
    """Return the sectors of a chain."""
    found: dict[int, None] = {}
    while sector < len(table):
        if sector in found:
            raise Suspicious(_BROKEN)
        found[sector] = None
        sector = table[sector]
    return list(found)


def _numbers(content: bytes) -> list[int]:
    return list(struct.unpack_from(f"<{len(content) // 4}L", content))
