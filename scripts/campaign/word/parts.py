"""Opening a template file with care: it may be damaged, or made to do harm.

The zip is guarded as that of a workbook (`workbook.read.container`), within narrower bounds. XML
may hold no document type and no nesting beyond reason, and files that run code or fetch something
when opened in Word are refused.
"""

import re
import struct
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from campaign.issues import Kind
from campaign.word.relations import UnfitError
from campaign.word.scan import scan
from campaign.workbook.read.container import (
    Limits,
    Package,
    Packed,
    Suspicious,
    TooLarge,
    Understated,
)

LARGEST_FILE = 10 * 2**20
LIMITS = Limits(part=2 * 2**20, whole=50 * 2**20, parts=200)
"""An office's templates stay far below these; a file beyond them was made to do harm."""

DOCUMENT = "word/document.xml"
_TOO_LARGE = "展开后大得不合常理"


def parts_of(path: Path) -> dict[str, Packed]:
    """Return all parts of a template file in order.

    Raises UnfitError, or OSError if it cannot be read.
    """
    if path.stat().st_size > LARGEST_FILE:
        why = "多半是嵌入了字体，或者图片太大"
        raise UnfitError(f"文件超过{LARGEST_FILE // 2**20}MB，{why}")
    content = path.read_bytes()
    try:
        package = Package(content, LIMITS)
        parts = {name: package.packed(name) for name in package.names if not name.endswith("/")}
    except TooLarge as fault:
        raise UnfitError(_TOO_LARGE) from fault
    except Suspicious as fault:
        raise _unlike(content) from fault
    for part in parts.values():
        if not part.is_usual:
            raise UnfitError("加了密码，或者不是 Word、WPS 保存的 docx")
    return parts


_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OTHER_FORMATS = {
    b"\xd0\xcf\x11\xe0": "旧的 Word 或 WPS 文件（doc、wps）",
    b"{\\rtf": "写字板格式（rtf）",
    b"%pdf": "PDF",
    b"<?xml": "XML 文件",
    b"<!doc": "网页",
    b"<html": "网页",
    b"mime-": "网页",
}
"""By what files of other programs begin with, in lower case."""


def _unlike(content: bytes) -> UnfitError:
    """Tell what a file is that is no docx, whatever its name says."""
    if not content:
        return UnfitError("文件是空的（0字节），不是 docx")
    if _ENCRYPTED in content:
        return UnfitError("加了打开密码", Kind.TEMPLATE_LOCKED)
    head = content[:64].removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    for start, what in _OTHER_FORMATS.items():
        if head.startswith(start):
            return UnfitError(what, Kind.TEMPLATE_OTHER_FORMAT)
    return UnfitError("不是完整的 docx 文件")


@lru_cache(maxsize=64)
def text_of(part: Packed) -> str:
    """Return the XML of a part, checked: well-formed, no document type, nothing hidden from view.

    Most parts are the same in all templates, and checked once.
    """
    xml = _decoded(_unpacked(part))
    if "<!" in xml:
        raise UnfitError("XML 中有实体定义或隐藏的注释")
    scan(xml)
    return _TAG.sub(_as_usual, xml) if _ODD.search(xml) else xml


_TAG = re.compile(r"""<[/\w](?:[^<>"']|"[^"<]*"|'[^'<]*')*>""")
_ATTRIBUTE = re.compile(r"""\s+([^\s=]+)\s*=\s*(["'])(.*?)\2""", re.DOTALL)
_ODD = re.compile(r"""<[^<>]*(?:[\t\r\n]|\s/?>|=\s*'|"[^"<>]*>[^"<>]*")""")
"""Where a tag may be spelled as XML allows, but neither Word nor WPS does."""


def _as_usual(tag: re.Match[str]) -> str:
    """Return a tag as Word spells it: what is looked for in the text is found in any spelling."""
    spelled = _ATTRIBUTE.sub(_attribute_as_usual, tag[0])
    return re.sub(r"\s+(?=/?>$)", "", spelled)


def _attribute_as_usual(found: re.Match[str]) -> str:
    value = re.sub(r"[\t\r\n]", " ", found[3]).replace('"', "&quot;").replace(">", "&gt;")
    return f' {found[1]}="{value}"'


def _unpacked(part: Packed) -> bytes:
    try:
        return part.unfold(LIMITS.part)
    except (TooLarge, Understated) as fault:
        raise UnfitError(_TOO_LARGE) from fault
    except Suspicious as fault:
        raise UnfitError("文件不完整") from fault


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnfitError("XML 不是 UTF-8 编码") from fault


_COMMON = struct.Struct("<5H3L2H")
_OFFSET = struct.Struct("<10xL")  # no comment, first disk, no attributes
_END = struct.Struct("<4s4H2LH")
_VERSION = 20
_UTF8_NAMES = 0x800
_LISTED = b"PK\1\2" + _VERSION.to_bytes(2, "little")
_FIRST_DAY = 0x21  # 1 January 1980, the first day a zip can name


class WrittenPart(NamedTuple):
    """A part with its header, and what the directory at the end says of it, but for its place."""

    content: bytes
    listed: bytes
    name: bytes

    @classmethod
    def of(cls, name: str, part: Packed) -> "WrittenPart":
        """Return a part as it is to lie in a file."""
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
        written = [WrittenPart.of(name, part) for name, part in parts.items()]
        self._content, self._directory, self._count = _joined(written, 0)
        self._latest: dict[str, tuple[str, WrittenPart]] = {}

    def with_parts(
        self, texts: Mapping[str, str], long: Mapping[str, Iterable[str]] = _NONE
    ) -> bytes:
        """Return a whole file: the shared parts and these; a `long` one comes in pieces."""
        own = [
            WrittenPart.of(name, Packed.packing(long[name]))
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

    def _written(self, name: str, text: str) -> WrittenPart:
        """Return a part packed; headers come out the same in every letter and are packed once."""
        known = self._latest.get(name)
        if known is not None and known[0] == text:
            return known[1]
        written = WrittenPart.of(name, Packed.packing([text]))
        if name != DOCUMENT:  # which may be long, and says something else each time
            self._latest[name] = (text, written)
        return written


def _joined(parts: Iterable[WrittenPart], offset: int) -> tuple[bytes, bytes, int]:
    """Contents and directory of some parts that begin at an offset, and how many they are."""
    contents: list[bytes] = []
    directory: list[bytes] = []
    for content, listed, name in parts:
        contents.append(content)
        directory += (listed, _OFFSET.pack(offset), name)
        offset += len(content)
    return b"".join(contents), b"".join(directory), len(contents)
