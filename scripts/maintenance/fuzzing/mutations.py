"""Damage to a workbook or Word file: to its bytes, to the XML inside it, to single cells.

Only the damage to bytes makes files that no office program would open. The rest is packed again
with checksums that agree, so that it reaches the readers behind the container's guard.
"""

import io
import re
import zipfile
from collections.abc import Callable, Collection, Iterable, Sequence
from random import Random

Mutation = Callable[[bytes, Random], bytes]

_INTERESTING = (
    b"\x00", b"\xff", b"\xff\xff\xff\xff", b"\x00\x00\x00\x10", b"<", b">", b"&", b'"', b"]]>",
    b"\xef\xbb\xbf",
)  # fmt: skip
_VALUES = (
    "", " ", "0", "-1", "85.555", "1e308", "-1E-300", "NaN", "INF", "99999999999999999999", "31.5",
    "2958466", "-693594", "61", "85分", "８５．５", "回避", "缺席", "是", "同上", "〃", "=1+1",
    "=HYPERLINK(&quot;x&quot;)", "+1", "@SUM(A1)", "{{ x }}", "{% for a in b %}", "&lt;w:p/&gt;",
    "_x0000_", "_x000D_", "\u200b", "\u202e名", "\ue000", "\U00020bb7", "王芳", "001", "党政办主任",
    "../../etc", "CON", "a" * 40_000, "2026-02-30", "2026.3.7 16:30", "3月7日", "#N/A", "TRUE",
    "\t", "１", "①", "1900-02-29", "0000", "9" * 400, "1/3", "1,234", "٣", "²", "Ⅻ", "一千零一",
    "-0",
)  # fmt: skip
_ATTRIBUTE_VALUES = (
    b"", b"0", b"-1", b"1", b"4294967296", b"99999999999999999999", b"A1", b"XFD1048576", b"A0",
    b"ZZZZ1", b"1A", b"A1:XFD1048576", b"true", b"s", b"e", b"b", b"d", b"str", b"inlineStr",
    b"rId1", b"../x", b"hidden", b"veryHidden", "名".encode(), b"x" * 5_000,
)  # fmt: skip

_CELL_VALUE = re.compile(rb"(<(?:v|t)(?: [^>]*)?>)([^<]*)(</)")
_ATTRIBUTE = re.compile(rb'( [\w:]+=")([^"<]*)(")')
_ELEMENT = re.compile(rb"<(\w[\w:]*)(?: [^<>]*)?(?:/>|>[^<]*</\1>)")
_ROW = re.compile(rb"<row .*?</row>", re.DOTALL)
_CELLS = re.compile(r"xl/(?:worksheets/[^/]*|sharedStrings)\.xml|word/document\.xml")


def mutated(data: bytes, random: Random) -> bytes:
    """Return the file with one to four damages of one sort."""
    sort = random.choice((damaged_bytes, damaged_part, changed_cells, changed_cells))
    if not data.startswith(b"PK"):
        sort = damaged_bytes
    for _ in range(random.choice((1, 1, 2, 4))):
        data = sort(data, random)
    return data


# -- bytes ----------------------------------------------------------------------------------------


def damaged_bytes(data: bytes, random: Random) -> bytes:
    """Return a few bytes overwritten, put in, taken out, said twice, or the rest cut off."""
    if not data:
        return data
    at = random.randrange(len(data))
    end = min(len(data), at + random.choice((1, 1, 2, 4, 16, 300)))
    new = random.choice((random.randbytes(end - at), random.choice(_INTERESTING)))
    return random.choice(
        (
            data[:at] + new + data[end:],
            data[:at] + new + data[at:],
            data[:at] + data[end:],
            data[:end] + data[at:],
            data[:at] + bytes([data[at] ^ 1 << random.randrange(8)]) + data[at + 1 :],
            data[:at],
        )
    )


# -- parts ----------------------------------------------------------------------------------------


def damaged_part(data: bytes, random: Random) -> bytes:
    """Return one XML part damaged, or left out, or taken for another."""
    parts = _unpacked(data)
    if not parts:
        return damaged_bytes(data, random)
    name = random.choice(sorted(parts))
    damage = random.choice((*_DAMAGES, damaged_bytes, None))
    if damage is None:
        other = random.choice(sorted(parts))
        parts[name], parts[other] = parts[other], parts[name]
        if random.random() < 0.5:
            del parts[name]
    else:
        parts[name] = damage(parts[name], random)
    return _packed(parts)


def _changed_attribute(xml: bytes, random: Random) -> bytes:
    return _replace_one(_ATTRIBUTE, xml, random, random.choice(_ATTRIBUTE_VALUES))


def _element_gone_or_twice(xml: bytes, random: Random) -> bytes:
    found = list(_ELEMENT.finditer(xml))
    if not found:
        return xml
    match = random.choice(found)
    return xml[: match.start()] + match.group() * random.choice((0, 2, 50)) + xml[match.end() :]


def _rows_moved(xml: bytes, random: Random) -> bytes:
    rows = _ROW.findall(xml)
    if len(rows) < 2:
        return xml
    one, other = random.sample(rows, 2)
    return xml.replace(one, b"\0", 1).replace(other, one, 1).replace(b"\0", other, 1)


def _deeply_nested(xml: bytes, random: Random) -> bytes:
    match = random.choice(list(_ELEMENT.finditer(xml)) or [None])
    if match is None:
        return xml
    depth = random.choice((10, 1_000, 20_000))
    nested = b"<x>" * depth + match.group() + b"</x>" * depth
    return xml[: match.start()] + nested + xml[match.end() :]


_DAMAGES: Sequence[Mutation] = (
    _changed_attribute,
    _changed_attribute,
    _element_gone_or_twice,
    _rows_moved,
    _deeply_nested,
)


# -- cells ----------------------------------------------------------------------------------------


def changed_cells(data: bytes, random: Random) -> bytes:
    """Return what stands in a cell, its type or its place changed."""
    parts = _unpacked(data)
    names = sorted(name for name in parts if _CELLS.fullmatch(name))
    if not names:
        return damaged_bytes(data, random)
    name = random.choice(names)
    if random.random() < 0.75:
        value = random.choice(_VALUES).encode()
        parts[name] = _replace_one(_CELL_VALUE, parts[name], random, value)
    else:
        parts[name] = _changed_attribute(parts[name], random)
    return _packed(parts)


def _replace_one(pattern: re.Pattern[bytes], xml: bytes, random: Random, value: bytes) -> bytes:
    found = list(pattern.finditer(xml))
    if not found:
        return xml
    match = random.choice(found)
    return xml[: match.start()] + match.group(1) + value + match.group(3) + xml[match.end() :]


def with_words_exchanged(data: bytes, wanted: Iterable[Collection[str]], words: str) -> bytes:
    """Return the file with other words in its first cell with some of those wanted, in order."""
    parts = _unpacked(data)
    cells = [
        (name, match)
        for name in sorted(parts)
        if _CELLS.fullmatch(name)
        for match in _CELL_VALUE.finditer(parts[name])
    ]
    for some in wanted:
        for name, match in cells:
            if match.group(2).decode() in some:
                part = parts[name]
                parts[name] = part[: match.start(2)] + words.encode() + part[match.end(2) :]
                return _packed(parts)
    return data


# -- containers -----------------------------------------------------------------------------------


def _unpacked(data: bytes) -> dict[str, bytes]:
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as opened:
            return {name: opened.read(name) for name in opened.namelist()}
    except Exception:  # damaged before: only bytes are left to be damaged
        return {}


def _packed(parts: dict[str, bytes]) -> bytes:
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as target:
        for name, content in parts.items():
            target.writestr(name, content)
    return buffer.getvalue()
