"""One letter of several templates: ours, the zip floor, and docxtpl's own render."""

import io
import struct
import zipfile
import zlib
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import Any

from benchmarks.measure import functions

ROOT = Path(__file__).resolve().parents[2]
TEMPLATES = ROOT / "templates" / "公文模板"
DOCUMENT = "word/document.xml"


def compare() -> Iterator[tuple[str, bool, float, float, float]]:
    """Name, whether it is a person's letter, seconds, times the zip floor, docxtpl's times ours."""
    from docxtpl import DocxTemplate

    from campaign.word.template import Template
    from campaign.word.values import Printer
    from word.sample_letters import SAMPLES

    for kind, data in SAMPLES.items():
        path = TEMPLATES / kind.file_name
        template, _ = Template.open(path, kind.data)
        assert template is not None
        names = Printer(template.used, _ignore).document(data, template.placeholders)
        varied = _varied(data)

        def ours(template: Any = template, varied: list[Any] = varied) -> None:
            for each in varied:
                rendered, _ = template.render(each)
                rendered.file()

        def written_by_docxtpl(path: Path = path, names: dict[str, Any] = names) -> None:
            document = DocxTemplate(str(path))
            document.render({"演练": False, **names}, autoescape=False)
            document.save(io.BytesIO())

        floors = [_Floor(_file(template, each)) for each in varied]
        beside_floor = functions(ours, partial(_write_all, floors), 9)
        beside_docxtpl = functions(written_by_docxtpl, ours, 5)
        yield (
            kind.name,
            hasattr(data, "person"),
            beside_floor.ours / len(varied),
            beside_floor.ratio,
            beside_docxtpl.ratio * len(varied),
        )


def _file(template: Any, data: Any) -> bytes:
    rendered, _ = template.render(data)
    return rendered.file()  # type: ignore[no-any-return]


def _ignore(*_: object, **__: object) -> None:
    pass


def _varied(data: Any) -> list[Any]:
    """Twenty documents, of different persons where the document is about one."""
    if not hasattr(data, "person"):
        return [data] * 20
    return [replace(data, person=f"王{chr(0x5B89 + n)}") for n in range(20)]


class _Floor:
    """The least that writing such a file can cost: raw copies of all parts but one, deflated."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            self.document = archive.read(DOCUMENT)
            self.raw = [
                (info.filename.encode(), info.CRC, info.file_size, _raw(data, info))
                for info in archive.infolist()
                if info.filename != DOCUMENT
            ]

    def write(self) -> bytes:
        squeeze = zlib.compressobj(6, zlib.DEFLATED, -15)
        packed = squeeze.compress(self.document) + squeeze.flush()
        entry = (DOCUMENT.encode(), zlib.crc32(self.document), len(self.document), packed)
        pieces, directory, offset = [], [], 0
        for name, crc, size, content in (*self.raw, entry):
            common = struct.pack(
                "<HHHHHIIIHH", 20, 0, 8, 0, 33, crc, len(content), size, len(name), 0
            )
            pieces += [b"PK\x03\x04", common, name, content]
            directory += [
                b"PK\x01\x02\x14\x00",
                common,
                struct.pack("<HHHII", 0, 0, 0, 0, offset),
                name,
            ]
            offset += 30 + len(name) + len(content)
        listed = b"".join(directory)
        count = len(self.raw) + 1
        end = struct.pack("<4sHHHHIIH", b"PK\x05\x06", 0, 0, count, count, len(listed), offset, 0)
        return b"".join([*pieces, listed, end])


def _write_all(floors: Sequence[_Floor]) -> None:
    for each in floors:
        each.write()


def _raw(data: bytes, info: zipfile.ZipInfo) -> bytes:
    start = info.header_offset
    name, extra = struct.unpack("<HH", data[start + 26 : start + 30])
    begin = start + 30 + name + extra
    return data[begin : begin + info.compress_size]
