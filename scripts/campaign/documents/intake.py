"""Opening a template file with care: it may be damaged, or made to do harm.

Nothing is trusted that the zip says of itself: parts are unpacked up to a limit, XML may hold no
document type and no nesting beyond reason, and files that run code or fetch something when opened
in Word are refused.
"""

import re
import zipfile
import zlib
from collections.abc import Iterator
from functools import lru_cache
from io import BytesIO
from pathlib import Path
from xml.parsers import expat

from campaign.documents.package import Entry

LARGEST_FILE = 10 * 2**20
LARGEST_PART = 2 * 2**20
LARGEST_TOTAL = 50 * 2**20
MOST_PARTS = 200
DEEPEST = 100
"""An office's templates stay far below these; a file beyond them was made to do harm."""

DOCUMENT = "word/document.xml"
_ACTIVE = re.compile("vbaProject|activeX|embeddings/")
_RELATION = re.compile(r"<Relationship [^>]*>")
_REVISION = re.compile(r"<w:(?:ins|del|moveFrom|moveTo) ")


class UnfitError(Exception):
    """Why a file cannot serve as a template, in the staff's words; `template` makes it an issue."""


def parts_of(path: Path) -> dict[str, Entry]:
    """All parts of a template file in order; raises UnfitError, or OSError if it cannot be read."""
    if path.stat().st_size > LARGEST_FILE:
        raise UnfitError(f"文件超过{LARGEST_FILE // 2**20}MB")
    content = path.read_bytes()
    try:
        with zipfile.ZipFile(BytesIO(content)) as file:
            return {info.filename: _entry(info, content) for info in _listed(file)}
    except (zipfile.BadZipFile, NotImplementedError, ValueError) as fault:
        raise UnfitError("不是完整的 docx 文件") from fault


def _listed(file: zipfile.ZipFile) -> list[zipfile.ZipInfo]:
    infos = [info for info in file.infolist() if not info.is_dir()]
    if len(infos) > MOST_PARTS or sum(info.file_size for info in infos) > LARGEST_TOTAL:
        raise UnfitError("展开后大得不合常理")
    if len({info.filename for info in infos}) < len(infos):
        raise UnfitError("内部有重名的部件")
    for info in infos:
        if info.flag_bits & 1 or info.compress_type not in (0, 8):
            raise UnfitError("加了密码，或者不是 Word、WPS 保存的 docx")
        if _ACTIVE.search(info.filename):
            raise UnfitError("含有宏、控件或嵌入的程序")
    return infos


def _entry(info: zipfile.ZipInfo, content: bytes) -> Entry:
    name_length = int.from_bytes(
        content[info.header_offset + 26 : info.header_offset + 28], "little"
    )
    extra_length = int.from_bytes(
        content[info.header_offset + 28 : info.header_offset + 30], "little"
    )
    start = info.header_offset + 30 + name_length + extra_length
    packed = content[start : start + info.compress_size]
    if len(packed) < info.compress_size:
        raise UnfitError("文件不完整")
    return Entry(info.filename.encode(), info.compress_type, info.CRC, packed, info.file_size)


@lru_cache(maxsize=16)
def text_of(entry: Entry) -> str:
    """The XML of a part, checked: well-formed, no document type, nothing hidden from view.

    Most parts are the same in all templates, and checked once.
    """
    xml = _decoded(_unpacked(entry))
    if "<!" in xml:
        raise UnfitError("XML 中有实体定义或隐藏的注释")
    _check_well_formed(xml)
    if _REVISION.search(xml):
        raise UnfitError("还有没处理的修订痕迹，请先“接受所有修订”再保存")
    return xml


def _unpacked(entry: Entry) -> bytes:
    if entry.method == 0:
        content = entry.packed
    else:
        inflate = zlib.decompressobj(wbits=-15)
        try:
            content = inflate.decompress(entry.packed, LARGEST_PART + 1)
        except zlib.error as fault:
            raise UnfitError("文件不完整") from fault
    if len(content) > LARGEST_PART:
        raise UnfitError("展开后大得不合常理")
    if zlib.crc32(content) != entry.checksum:
        raise UnfitError("文件不完整")
    return content


def _decoded(content: bytes) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as fault:
        raise UnfitError("XML 不是 UTF-8 编码") from fault


def _check_well_formed(xml: str) -> None:
    depth = 0

    def deeper(_name: str, _attributes: object) -> None:
        nonlocal depth
        depth += 1
        if depth > DEEPEST:
            raise UnfitError("XML 嵌套得不合常理")

    def shallower(_name: str) -> None:
        nonlocal depth
        depth -= 1

    parser = expat.ParserCreate()
    parser.StartElementHandler = deeper
    parser.EndElementHandler = shallower
    try:
        parser.Parse(xml.encode(), True)
    except (expat.ExpatError, ValueError, LookupError) as fault:
        raise UnfitError("XML 不完整") from fault


def refuse_outside_links(relations: Iterator[str]) -> None:
    """Refuse a template that fetches something when opened; links to click on are fine."""
    for xml in relations:
        for relation in _RELATION.findall(xml):
            if 'TargetMode="External"' in relation and "/hyperlink" not in relation:
                raise UnfitError("会从文件之外取内容（外部链接的图片、模板或对象）")
