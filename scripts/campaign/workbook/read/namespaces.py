"""Office XML by the namespaces of its elements, whatever prefix they are written with.

What stands in the main namespace of workbooks or of Word documents is what the office programs
show; an element of the same name in any other namespace is not, though simpler readers take it.
"""

from xml.parsers import expat

from campaign.workbook.read.container import Package, Suspicious

_MAIN = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/spreadsheetml/2006/main",
        "http://purl.oclc.org/ooxml/spreadsheetml/main",
    )
)
_RELATIONS = "_rels/.rels"


class XmlReader:
    """Reads a part; subclasses say what to do with its elements. Entities are refused."""

    def read(self, part: bytes) -> None:
        """Read a part. Raises `Suspicious`."""
        parser = expat.ParserCreate(namespace_separator=" ")
        parser.StartElementHandler, parser.EndElementHandler = self._start, self._end
        parser.CharacterDataHandler = self.text
        parser.StartDoctypeDeclHandler = _refuse
        try:
            parser.Parse(part, True)
        except (expat.ExpatError, ValueError, LookupError) as reason:
            raise Suspicious("内部结构不规范") from reason

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        space, _, local = tag.rpartition(" ")
        values = {name.rpartition(" ")[2]: value for name, value in attributes.items()}
        self.start(local, values, in_main=space in _MAIN)

    def _end(self, tag: str) -> None:
        space, _, local = tag.rpartition(" ")
        self.end(local, in_main=space in _MAIN)

    def start(self, local: str, values: dict[str, str], *, in_main: bool) -> None:
        """Note that an element begins; `in_main` if it is one of the office programs' own."""

    def end(self, local: str, *, in_main: bool) -> None:
        """Note that an element ends."""

    def text(self, content: str) -> None:
        """Take characters."""


def _refuse(*_: object) -> None:
    raise Suspicious("内部结构不规范")


class _Relations(XmlReader):
    def __init__(self) -> None:
        self.main: list[str] = []

    def start(self, local: str, values: dict[str, str], *, in_main: bool) -> None:
        if local == "Relationship" and values.get("Type", "").endswith("/officeDocument"):
            self.main.append(values.get("Target", "").lstrip("/"))


def main_parts(package: Package) -> list[str]:
    """Return the part, or the parts, that an office program would open. Raises `Suspicious`."""
    relations = _Relations()
    if _RELATIONS in package:
        relations.read(package.part(_RELATIONS))
    return [name for name in relations.main if name in package]
