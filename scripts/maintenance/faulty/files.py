"""Files that cannot be opened, or are not what their names say."""

import io
import struct
import zipfile
from collections.abc import Iterator

from maintenance.faulty.papers import (
    REGISTRATIONS,
    SAMPLE_PLACES,
    Calc,
    Case,
    Typed,
    case,
    entry,
    expected,
    packed,
    post_form,
    register,
    typed_book,
)

_GOOD = entry("012", "马骏", "综治办专职副主任")
_HEADINGS = "编号,姓名,第一志愿,第二志愿,服从调剂,报名时间"
_LINE = "012,马骏,综治办专职副主任,,,2026-3-6 10:30"


def cases() -> Iterator[Case]:
    """Yield every case of this kind."""
    good = register(_GOOD)
    yield case("文件-空文件", "网盘还没有同步完，0字节", b"", "F01")
    encrypted = compound({"EncryptionInfo": b"\4\0\4\0", "EncryptedPackage": b"\1" * 600})
    yield case("文件-有打开密码", "本人加了密码", encrypted, "F02")
    page = "<html><head><meta charset='utf-8'></head><table><tr><td>编号</td></tr></table></html>"
    place = f"{REGISTRATIONS}/导出的报名表.xls"
    yield case("文件-网页冒充", "网站导出的其实是网页", page.encode(), "F03", file=place)
    word = compound({"WordDocument": b"\xec\xa5\xc1\0" * 200})
    place = f"{REGISTRATIONS}/报名表.xls"
    yield case("文件-Word改名", "Word 文件改了后缀", word, "F03", file=place)
    yield case("文件-文本改名", "记事本文件改了后缀", _HEADINGS.encode("gb18030"), "F03")
    place = f"{REGISTRATIONS}/名单.csv"
    yield case(
        "文件-编码认不出", "手机导出，编码不明", b"\xff\xff\x81\xff,\x00\xff\n", "F03", file=place
    )
    yield case("文件-传输中断", "只收到一半", good[: len(good) // 2], "F04")
    yield case("文件-不是工作簿", "docx 改名为 xlsx", packed({"word/document.xml": "<a/>"}), "F04")
    broken = packed({"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook><sheets>"})
    yield case("文件-内部残缺", "修复软件留下的半个文件", broken, "F04")
    far = typed_book(Typed("竞争上岗报名", [_HEADINGS.split(","), _GOOD]), Typed("草稿", [[]]))
    yield case("文件-大得不合常理", "有人在最后一格按了空格", _far_cell(far), "F05")
    place = f"{REGISTRATIONS}/马骏.xlsx"
    files = {place: good, f"{REGISTRATIONS}/~$马骏.xlsx": b"\6sa".ljust(165, b" ")}
    yield Case(
        "文件-正被打开", "旁边有临时文件", files, (expected("F07", place, ""), SAMPLE_PLACES)
    )
    contacts = typed_book(Typed("Sheet1", [["科室", "电话"], ["党政办", "8260001"]]))
    yield case("文件-混进来的通讯录", "与报名无关", contacts, "F08")
    noted = register(_GOOD, notes={"C2": "本人口头说不报了"})
    yield case("文件-批注", "要紧的话写在批注里", noted, "F10", "竞争上岗报名!C2 F58")
    boxed = register(_GOOD, boxes={"H3": "此人已撤回"})
    yield case("文件-文本框", "要紧的话写在文本框里", boxed, "F10", "竞争上岗报名!H3 F58")
    garbled = f"{_HEADINGS}\n{_LINE}\n".encode().decode("gb18030").encode()
    place = f"{REGISTRATIONS}/导出.csv"
    yield case("文件-乱码可以还原", "UTF-8 当成 GBK 又存了一次", garbled, "F11", file=place)
    lost = typed_book(
        Typed("Sheet1", [[each.encode().decode("gb18030", "replace") for each in ("编号", "姓名")]])
    )
    yield case("文件-乱码", "编码弄错后另存的", lost, "F12")
    place = f"{REGISTRATIONS}/马骏报名表.docx"
    letter = packed({"word/document.xml": "<w:document/>"})
    yield case("文件-交来Word", "没有用空白表，交了 Word", letter, "F13", file=place)
    lines = f"{_HEADINGS}\n12,马骏,综治办专职副主任,,是,2026-3-6 10:30\n".encode("gb18030")
    place = f"{REGISTRATIONS}/登记表.csv"
    yield case("文件-CSV丢了前导零", "012 存成了 12", lines, "A2 P07", file=place)
    linked = register(entry(Calc("=[1]花名册!A14"), "马骏", "综治办专职副主任"))
    yield case("文件-外部链接", "编号引用了别的文件", linked, "A2 V10", sheet="竞争上岗报名")
    rehearsed = register(_GOOD, title="【演练】竞争上岗报名登记表")
    yield case("文件-演练时的表", "演练用过的表又交来", rehearsed, "A1 F14", sheet="竞争上岗报名")
    blank = post_form(submitted_at=None, adjustable=None)
    yield case("文件-空白报名表", "把空白表也交来了", blank, "R21", sheet="竞争上岗报名表")


def _far_cell(book: bytes) -> bytes:
    """Return the same workbook with a blank in the very last cell of its second sheet."""
    far = '<row r="1048576"><c r="XFD1048576" t="inlineStr"><is><t> </t></is></c></row>'
    with zipfile.ZipFile(io.BytesIO(book)) as package:
        parts = {name: package.read(name).decode() for name in package.namelist()}
    sheet = "xl/worksheets/sheet2.xml"
    parts[sheet] = parts[sheet].replace("<sheetData/>", f"<sheetData>{far}</sheetData>")
    return packed(parts)


_SECTOR = 512
_END, _TABLE, _FREE = 0xFFFFFFFE, 0xFFFFFFFD, 0xFFFFFFFF
_SMALLEST = 4096
"""Streams of this size or more stand in whole sectors."""


def compound(streams: dict[str, bytes]) -> bytes:
    """Return an OLE container with these streams: what old Office files and encrypted ones are."""
    contents = [content.ljust(_SMALLEST, b"\0") for content in streams.values()]
    following = [_TABLE, _END]
    starts = []
    for content in contents:
        starts.append(len(following))
        count = len(content) // _SECTOR
        following += [*range(len(following) + 1, len(following) + count), _END]
    table = struct.pack(f"<{len(following)}L", *following).ljust(_SECTOR, b"\xff")
    entries = [_entry("Root Entry", 5, _END, 0, child=1)]
    for number, (name, start, content) in enumerate(zip(streams, starts, contents, strict=True), 1):
        right = number + 1 if number < len(streams) else _FREE
        entries.append(_entry(name, 2, start, len(content), right=right))
    directory = b"".join(entries).ljust(_SECTOR, b"\0")
    head = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(24, b"\0")
    head += struct.pack("<5H6x9L", 0x3E, 3, 0xFFFE, 9, 6, 0, 1, 1, 0, _SMALLEST, _END, 0, _END, 0)
    head += struct.pack("<109L", 0, *[_FREE] * 108)
    return b"".join([head, table, directory, *contents])


def _entry(
    name: str, kind: int, start: int, size: int, child: int = _FREE, right: int = _FREE
) -> bytes:
    title = name.encode("utf-16-le")
    links = struct.pack("<HBB3L", len(title) + 2, kind, 1, _FREE, right, child)
    return title.ljust(64, b"\0") + links + bytes(36) + struct.pack("<LQ", start, size)
