"""Workbooks made to do harm, a few kilobytes each: what they are, and the code of their refusal."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import partial

from campaign.workbook.read.compound import holding

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
_SHEET, _STRINGS, _BOOK = "xl/worksheets/sheet1.xml", "xl/sharedStrings.xml", "xl/workbook.xml"
_RELATIONS = "xl/_rels/workbook.xml.rels"
_STYLES = "xl/styles.xml"


def book(parts: Mapping[str, str]) -> bytes:
    """A workbook of one sheet with one cell, some of its parts exchanged."""
    content = {
        "[Content_Types].xml": "<Types/>",
        "_rels/.rels": relations({"officeDocument": _BOOK}),
        _BOOK: workbook('<sheet name="表" sheetId="1" r:id="rId1"/>'),
        _RELATIONS: relations({"worksheet": "worksheets/sheet1.xml"}),
        _SHEET: sheet('<row r="1"><c r="A1"><v>1</v></c></row>'),
    }
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED, compresslevel=1) as file:
        for name, part in {**content, **parts}.items():
            file.writestr(name, part)
    return buffer.getvalue()


def with_sheet(rows: str, after: str = "", before: str = "") -> bytes:
    return book({_SHEET: sheet(rows, after, before)})


def workbook(sheets: str) -> str:
    return f'<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{sheets}</sheets></workbook>'


def relations(targets: Mapping[str, str]) -> str:
    listed = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets.items(), 1)
    )
    return f'<Relationships xmlns="{_PACKAGE}">{listed}</Relationships>'


def sheet(rows: str, after: str = "", before: str = "") -> str:
    cells = f"<sheetData>{rows}</sheetData>"
    return f'{before}<worksheet xmlns="{_MAIN}">{cells}{after}</worksheet>'


def strings(attributes: str, content: str = "<si><t>文</t></si>", before: str = "") -> str:
    return f'{before}<sst xmlns="{_MAIN}" {attributes}>{content}</sst>'


_WITH_STRINGS = {
    _RELATIONS: relations({"worksheet": "worksheets/sheet1.xml", "sharedStrings": _STRINGS[3:]})
}
_FAR = '<c r="A1"><v>1</v></c></row><row r="1048576"><c r="XFD1048576"><v>1</v></c>'
_DEFINED = zip("abcdefghi", "bcdefghij", strict=True)
_ENTITIES = [f"<!ENTITY {new} '{f'&{old};' * 10}'>" for old, new in _DEFINED]
_BOMB = f"<!DOCTYPE x [<!ENTITY a 'ha'>{''.join(_ENTITIES)}]>"
_STRUCK = "<font><strike/></font>"


def xlsx() -> Iterator[tuple[str, bytes, str]]:
    """Name, content and code of each hostile workbook in a zip."""
    yield "sparse", with_sheet(f'<row r="1">{_FAR}</row>'), "F05"
    yield "ten million cells", with_sheet(many_cells(10_000_000)), "F05"
    yield "single quotes", with_sheet(f'<row r="1">{_FAR}</row>'.replace('"', "'")), "F05"
    yield "blanks round =", with_sheet(f'<row r="1">{_FAR}</row>'.replace("r=", "r = ")), "F05"
    yield (
        "another order",
        with_sheet(f'<row r="1">{_FAR}</row>'.replace("<c r", '<c s="0" r')),
        "F05",
    )
    prefixed = sheet(f'<row r="1">{_FAR}</row>').replace("<", "<x:").replace("<x:/", "</x:")
    yield "prefixes", book({_SHEET: prefixed.replace("xmlns=", "xmlns:x=")}), "F05"
    wide = "<c><v>1</v></c>" * 16_000
    yield (
        "cells without a place",
        with_sheet(f'<row r="1">{wide}</row><row r="90000"><c/></row>'),
        "F05",
    )
    yield "backwards", with_sheet('<row r="9"><c r="A9"/></row><row r="1"><c r="A1"/></row>'), "F04"
    for name in ("xl/evil.xml", "xl/media/image1.png", "xl/theme/theme1.xml"):
        parts = {
            _RELATIONS: relations({"worksheet": name[3:]}),
            name: sheet(f'<row r="1">{_FAR}</row>'),
        }
        yield f"a sheet called {name}", book(parts), "F05"
    for spelling in ("&#109;edia/image1.png", "MEDIA/image1.png"):
        parts = {
            _RELATIONS: relations({"worksheet": spelling}),
            "xl/media/image1.png": sheet(f'<row r="1">{_FAR}</row>'),
        }
        yield f"a picture spelled {spelling}", book(parts), "F05"
    tabs = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="rId1"/>' for n in range(1, 400))
    yield "one sheet many times", book({_BOOK: workbook(tabs)}), "F04"
    yield "many sheets", many_sheets(), "F05"
    merged = "<mergeCells>" + '<mergeCell ref="A1:XFD9"/>' * 200_000 + "</mergeCells>"
    yield "merged", with_sheet('<row r="1"><c r="A1"/></row>', after=merged), "F05"
    for attributes in ('uniqueCount="4294967295"', "uniqueCount = '4294967295'"):
        yield (
            f"strings: {attributes}",
            book({**_WITH_STRINGS, _STRINGS: strings(attributes)}),
            "F04",
        )
    yield (
        "empty strings",
        book({**_WITH_STRINGS, _STRINGS: strings("", "<si/>" * 3_000_000)}),
        "F05",
    )
    long = strings('uniqueCount="1"', f"<si><t>{'文' * 1_000_000}</t></si>")
    for name, cell in (
        ("one long string in many cells", '<c t="s"><v>0</v></c>'),
        ("the same, written in an unusual way", "<c t = 's'><!-- --><v> 0 </v></c>"),
        ("a string that is not there", '<c t="s"><v>7</v></c>'),
        ("a short string before the long one", '<c t="s"><v>1</v><v>0</v></c>'),
        ("the long one behind a short one in a remark", '<c t="s"><!--<v>1</v></c>--><v>0</v></c>'),
    ):
        rows = f'<row r="1">{cell * 1_000}</row>'
        yield name, book({**_WITH_STRINGS, _STRINGS: long, _SHEET: sheet(rows)}), "F05"
    honest = strings('uniqueCount="2"', f"<si><t>{'文' * 5_000}</t></si><si><t>是</t></si>")
    rows = '<row><c t="s"><v>0</v></c></row>' + '<row><c t="s"><v>1</v></c></row>' * 50_000
    parts = {**_WITH_STRINGS, _STRINGS: honest, _SHEET: sheet(rows)}
    yield "one long note above many short answers", book(parts), ""
    ranges = "".join(f'<mergeCell ref="A{n}:XFD{n}"/>' for n in range(1, 4_000))
    one = '<row r="1"><c r="A1"/></row>'
    yield "merged rows", with_sheet(one, after=f"<mergeCells>{ranges}</mergeCells>"), "F05"
    yield "entities in a sheet", with_sheet("&j;", before=_BOMB), "F04"
    yield "entities further down", with_sheet("&j;", before=f"<!--{'x' * 9000}-->{_BOMB}"), "F04"
    yield "entities in strings", book({**_WITH_STRINGS, _STRINGS: strings("", "&j;", _BOMB)}), "F04"
    yield "entities in the book", book({_BOOK: _BOMB + workbook("&j;")}), "F04"
    unknown = "<?xml version='1.0' encoding='hidden'?>"
    hidden = '<row r="1" hidden="1"><c r="A1"><v>1</v></c></row>'
    yield "an encoding that nobody knows", with_sheet(hidden, before=unknown), "F04"
    yield "a zip bomb", book({_SHEET: " " * 200_000_000}), "F05"
    yield "a zip bomb that says it is small", understated(book({_SHEET: " " * 9_000_000})), "F04"
    yield "an .ods in it", book({_SHEET: "", "content.xml": "<x/>"}), "F04"
    deep = "<x>" * 200_000 + _STRUCK + "</x>" * 200_000
    styles = f'<styleSheet xmlns="{_MAIN}">{deep}</styleSheet>'
    relation = {"worksheet": "worksheets/sheet1.xml", "styles": "styles.xml"}
    yield "nested styles", book({_RELATIONS: relations(relation), _STYLES: styles}), ""
    nested = "<x>" * 200_000 + "</x>" * 200_000
    yield "nested sheet", with_sheet(hidden, after=nested), ""
    yield "no end", with_sheet('<row r="1"><c r="A1"><v>INF</v></c></row>'), ""
    columns = (
        '<cols><col min="1" max="16384" hidden="1"/>' + '<col max="16384" hidden="1"/>' * 600_000
    )
    yield "hidden again and again", with_sheet(one, after=f"{columns}</cols>"), "F05"
    names = '<definedName name="n">1</definedName>' * 600_000
    parts = {_BOOK: workbook("").replace("</workbook>", f"{names}</workbook>")}
    yield "600,000 names", book(parts), "F05"
    yield "gap before the directory", with_gap(book({})), "F04"
    yield "a part with a password", locked(book({})), "F04"
    yield "two parts in the same bytes", sharing(book({})), "F04"
    yield "more parts than announced", with_end(book({}), 8, struct.pack("<2H", 2, 2)), "F04"
    yield "a second end mark", with_second_end(book({})), "F04"
    yield "a bomb behind a small part", hiding(book({_SHEET: " " * 9_000_000})), "F04"


def many_cells(count: int) -> str:
    """Rows of 1,000 cells, written as shortly as they can be."""
    cells = '<c r="A1"/>' * 1_000
    return f'<row r="1">{cells}</row>' * (count // 1_000)


def many_sheets() -> bytes:
    """A hundred sheets, each with the largest rectangle that one sheet may have."""
    names = [f"worksheets/sheet{n}.xml" for n in range(1, 101)]
    far = sheet(
        '<row r="1"><c r="A1"><v>1</v></c></row><row r="2000"><c r="ZZ2000"><v>1</v></c></row>'
    )
    kinds = "".join(
        f'<Relationship Id="rId{n}" Type="{_OFFICE}/worksheet" Target="{name}"/>'
        for n, name in enumerate(names, 1)
    )
    tabs = "".join(f'<sheet name="表{n}" sheetId="{n}" r:id="rId{n}"/>' for n in range(1, 101))
    return book(
        {f"xl/{name}": far for name in names}
        | {
            _BOOK: workbook(tabs),
            _RELATIONS: f'<Relationships xmlns="{_PACKAGE}">{kinds}</Relationships>',
        }
    )


# -- damage to the container ----------------------------------------------------------------------


def _entry_of(data: bytes, name: str) -> int:
    """Where the directory's entry of a part begins."""
    at = data.rindex(name.encode())
    return data.rindex(b"PK\x01\x02", 0, at)


def understated(data: bytes) -> bytes:
    """The sheet's unpacked size written as 100 bytes in the directory."""
    at = _entry_of(data, _SHEET) + 24
    return data[:at] + struct.pack("<L", 100) + data[at + 4 :]


def locked(data: bytes) -> bytes:
    at = _entry_of(data, _SHEET) + 8
    return data[:at] + b"\x01\x00" + data[at + 2 :]


def with_gap(data: bytes) -> bytes:
    """Bytes between the directory and its end mark: another reader looks elsewhere for it."""
    end = data.rindex(b"PK\x05\x06")
    return data[:end] + b"\x00" * 64 + data[end:]


def sharing(data: bytes) -> bytes:
    """The directory sends the sheet's reader to the bytes of the book's part."""
    here, there = _entry_of(data, _SHEET) + 42, _entry_of(data, _BOOK) + 42
    return data[:here] + data[there : there + 4] + data[here + 4 :]


def with_end(data: bytes, at: int, content: bytes) -> bytes:
    """Bytes of the end mark overwritten."""
    at += data.rindex(b"PK\x05\x06")
    return data[:at] + content + data[at + len(content) :]


def with_second_end(data: bytes) -> bytes:
    """A comment of the last entry that points to a longer end mark elsewhere."""
    end = data.rindex(b"PK\x05\x06")
    pointer = struct.pack("<4sLQL", b"PK\x06\x07", 0, 0, 1)
    at, length = data.rindex(b"PK\x01\x02") + 32, len(pointer)
    longer = data[:at] + struct.pack("<H", length) + data[at + 2 : end] + pointer + data[end:]
    (size,) = struct.unpack_from("<L", data, end + 12)
    return with_end(longer, 12, struct.pack("<L", size + length))


def hiding(data: bytes) -> bytes:
    """The sheet's size and checksum are those of its first hundred bytes."""
    at = _entry_of(data, _SHEET)
    checksum = struct.pack("<L", zlib.crc32(b" " * 100))
    data = data[: at + 16] + checksum + data[at + 20 :]
    return understated(data)


# -- old workbooks --------------------------------------------------------------------------------

_END, _FREE, _TABLE = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD


def record(kind: int, content: bytes = b"") -> bytes:
    return struct.pack("<2H", kind, len(content)) + content


def container(streams: Mapping[str, bytes], **header: int) -> bytes:
    """A compound file; `header` overwrites four bytes each, named after their offset: `at44`."""
    bodies = [stream.ljust(4096, b"\0") for stream in streams.values()]
    table = [_TABLE, _END]
    entries = _directory_entry("Root Entry", 5, _END, 0)
    for name, body in zip(streams, bodies, strict=True):
        start, count = len(table), -(-len(body) // 512)
        entries += _directory_entry(name, 2, start, len(body))
        table += [*range(start + 1, start + count), _END]
    table += [_FREE] * (128 - len(table))
    head = bytearray(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1".ljust(512, b"\0"))
    struct.pack_into("<5H", head, 24, 0x3E, 3, 0xFFFE, 9, 6)
    struct.pack_into("<L", head, 44, 1)
    struct.pack_into("<5LLL", head, 48, 1, 0, 4096, _END, 0, _END, 0)
    struct.pack_into("<109L", head, 76, 0, *[_FREE] * 108)
    for offset, value in header.items():
        struct.pack_into("<L", head, int(offset.removeprefix("at")), value)
    sectors = [struct.pack("<128L", *table), entries.ljust(512, b"\0")]
    padded = [body.ljust(-(-len(body) // 512) * 512, b"\0") for body in bodies]
    return bytes(head) + b"".join([*sectors, *padded])


def _directory_entry(name: str, kind: int, start: int, size: int) -> bytes:
    entry = bytearray(128)
    text = name.encode("utf-16-le")
    entry[: len(text)] = text
    struct.pack_into("<HB", entry, 64, len(text) + 2, kind)
    struct.pack_into("<3L", entry, 68, _FREE, _FREE, _FREE)
    struct.pack_into("<2L", entry, 116, start, size)
    return bytes(entry)


def old_book(*in_book: bytes, in_sheet: bytes = b"", **header: int) -> bytes:
    """An .xls of one sheet."""
    return container({"Workbook": old_stream(*in_book, in_sheet=in_sheet)}, **header)


def old_stream(*in_book: bytes, in_sheet: bytes = b"", times: int = 1, step: int = 0) -> bytes:
    """The stream of an .xls of one sheet, or of as many that begin so many bytes apart."""
    begin = record(0x0809, struct.pack("<2H", 0x0600, 5) + bytes(12))
    before = begin + b"".join(in_book)
    name = b"\x06\x00Sheet1"
    start = len(before) + times * (4 + 6 + len(name)) + 4
    for number in range(times):
        before += record(0x0085, struct.pack("<LH", start + number * step, 0) + name)
    whole = before + record(0x000A)
    whole += record(0x0809, struct.pack("<2H", 0x0600, 16) + bytes(12))
    return whole + in_sheet + record(0x000A)


def _wide(text: str) -> bytes:
    return text.encode("utf-16-le")


def number(row: int, column: int) -> bytes:
    return record(0x0203, struct.pack("<3Hd", row, column, 0, 1.0))


def xls() -> Iterator[tuple[str, bytes, str]]:
    """Name, content and code of each hostile old workbook, and one that is good."""
    yield "good", old_book(in_sheet=number(0, 0)), ""
    yield "cells far apart", old_book(in_sheet=number(0, 0) + number(65535, 65535)), "F05"
    announced = record(0x0200, struct.pack("<2L3H", 0, 0xFFFFFFFF, 0, 256, 0))
    yield "announced cells", old_book(in_sheet=announced), "F05"
    backwards = record(0x0200, struct.pack("<2L3H", 100, 2, 0, 256, 0))
    yield "announced backwards", old_book(in_sheet=backwards + number(0, 0)), "F04"
    yield "announced strings", old_book(record(0x00FC, struct.pack("<2L", 1, 0xFFFFFFF))), "F04"
    for offset in (40, 44, 64, 72):
        header = {f"at{offset}": 0xFFFFFFFF}
        yield f"sectors announced at {offset}", old_book(in_sheet=number(0, 0), **header), "F04"
    good = old_book(in_sheet=number(0, 0))
    size = 512 + 512 + 128 + 120
    yield "a stream of 4 GB", good[:size] + b"\xff\xff\xff\xff" + good[size + 4 :], "F04"
    yield "sectors in a ring", good[:520] + struct.pack("<L", 2) + good[524:], "F04"
    yield "a password", old_book(record(0x002F, bytes(54))), "F02"
    yield "a new workbook with a password", container({"EncryptedPackage": b"x"}), "F02"
    far = old_stream(in_sheet=number(0, 0) + number(65535, 65535))
    good = old_stream(in_sheet=number(0, 0))
    # Whichever of two streams the guard looks at, the fast reader is to see that one, too.
    yield "a stream behind a zero", container({"Workbook\0x": far, "Workbook": good}), ""
    twice = container({"Workbook": far, "Workbooy": good})
    yield "two streams of one name", twice.replace(_wide("Workbooy"), _wide("Workbook")), ""
    yield "a second book", container({"Workbook": good, "Book": far}), ""
    yield "another cutoff", old_book(in_sheet=number(0, 0), at56=0xFFFFFF), ""
    yield "300 sheets in one place", container({"Workbook": old_stream(times=300)}), "F04"
    nested = old_stream(in_sheet=number(0, 0) * 300, times=300, step=18)
    yield "300 sheets in each other", container({"Workbook": nested}), "F04"
    size = 20 + 18 + 4
    wide = old_stream(in_sheet=number(2000, 255), times=40, step=size)
    yield "wide sheets", container({"Workbook": wide + wide[-size:] * 39}), "F05"
    yield "a letter", container({"WordDocument": b"x"}), "F03"
    ranges = record(0x00E5, struct.pack("<H", 1_000) + struct.pack("<4H", 0, 9, 0, 9) * 1_000)
    for what, content in {
        "merged": ranges * 6,
        "21 MB of labels": record(0x0204, struct.pack("<4HB", 0, 0, 0, 8_000, 0) + bytes(8_000))
        * 2_700,
        "columns hidden again": record(0x007D, struct.pack("<5H", 0, 255, 1, 1, 1)) * 500_000,
    }.items():
        stream = old_stream(in_sheet=number(0, 0) + content)
        yield f"old, {what}", holding("Workbook", stream), "F05"
    for characters, code in ((32_000, "F05"), (10, "")):
        shared = old_stream(
            shared_string(characters), in_sheet=b"".join(map(of_string, range(3_500)))
        )
        yield f"{characters} characters in 3,500 cells", holding("Workbook", shared), code


def shared_string(characters: int) -> bytes:
    """A list of one string, which runs on in further records."""
    first = struct.pack("<2LHB", 1, 1, characters, 0)
    pieces = [b"x" * min(8_000, characters - at) for at in range(0, characters, 8_000)]
    runs_on = b"".join(record(0x003C, b"\0" + piece) for piece in pieces[1:])
    return record(0x00FC, first + pieces[0]) + runs_on


def of_string(row: int) -> bytes:
    return record(0x00FD, struct.pack("<3HL", row, 0, 0, 0))


def texts() -> Iterator[tuple[str, bytes, str]]:
    """Name, content and code of each hostile text."""
    yield "49 MB of commas", b"," * 49_000_000, "F05"
    yield "9 MB of commas", b"," * 9_000_000, "F05"
    yield "9 MB of lines", b"\n" * 9_000_000, "F05"
    yield "9 MB of semicolons in UTF-16", b"\xff\xfe" + b";\0" * 4_500_000, "F05"
    yield "9 MB of quotes", b'"' * 9_000_000, "F04"
    yield "a million short cells", b"\n".join([b"1,2,3,4,5,6,7,8,9,0"] * 100_000), ""


ALL = partial(lambda: [*xlsx(), *xls(), *texts()])
