"""Looking into Word files: texts by paragraph, styles through their chain; making small ones."""

import re
import zipfile
from collections.abc import Callable, Iterator, Mapping
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

from maintenance.document_templates.paper import Paper

TEMPLATES = Path(__file__).resolve().parents[2] / "templates" / "公文模板"
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"

Element = ElementTree.Element


class WordFile:
    """A docx taken apart."""

    def __init__(self, content: bytes) -> None:
        with zipfile.ZipFile(BytesIO(content)) as file:
            assert file.testzip() is None
            self.parts = {
                name: file.read(name).decode() if name.endswith((".xml", ".rels")) else ""
                for name in file.namelist()
            }
        self.document = ElementTree.fromstring(self.parts["word/document.xml"])
        self.styles = {
            style.get(f"{W}styleId"): style
            for style in ElementTree.fromstring(self.parts["word/styles.xml"]).iter(f"{W}style")
        }

    def paragraphs(self, style: str = "") -> Iterator[Element]:
        """All paragraphs, text boxes included, once; or those whose style has a name."""
        for paragraph in _paragraphs(self.document):
            if not style or self.style_name(paragraph) == style:
                yield paragraph

    def style_name(self, paragraph: Element) -> str:
        """The name of a paragraph's style."""
        found = paragraph.find(f"{W}pPr/{W}pStyle")
        style = self.styles[found.get(f"{W}val")] if found is not None else None
        name = style.find(f"{W}name") if style is not None else None
        return name.get(f"{W}val", "") if name is not None else ""

    def texts(self, style: str = "") -> list[str]:
        """The text of each paragraph that has some; a line break shows as a stroke."""
        return [text for each in self.paragraphs(style) if (text := text_of(each))]

    def everything(self) -> str:
        """All text, a line for each paragraph, titles joined again."""
        return "\n".join(self.texts()).replace("|", "")

    def effective(self, paragraph: Element, group: str, name: str) -> Mapping[str, str]:
        """A property's attributes: own, or through the chain of styles, or the defaults.

        group: `pPr` or `rPr` (then the first run's); name: such as `spacing`.
        """
        own = paragraph if group == "pPr" else next(paragraph.iter(f"{W}r"), paragraph)
        found = own.find(f"{W}{group}/{W}{name}")
        reference = paragraph.find(f"{W}pPr/{W}pStyle")
        style = self.styles.get(reference.get(f"{W}val") if reference is not None else "Normal")
        while found is None and style is not None:
            found = style.find(f"{W}{group}/{W}{name}")
            base = style.find(f"{W}basedOn")
            style = self.styles.get(base.get(f"{W}val")) if base is not None else None
        if found is None:
            defaults = ElementTree.fromstring(self.parts["word/styles.xml"])
            found = defaults.find(f"{W}docDefaults/{W}{group}Default/{W}{group}/{W}{name}")
        if found is None:
            return {}
        return {key.removeprefix(W): value for key, value in found.attrib.items()}


def _paragraphs(element: Element) -> Iterator[Element]:
    """All but what older programs show in place of a drawing."""
    for child in element:
        if child.tag == f"{W}p":
            yield child
        if not child.tag.endswith("}Fallback"):
            yield from _paragraphs(child)


def text_of(paragraph: Element) -> str:
    """A paragraph's own text."""
    pieces = []
    for run in paragraph.findall(f"{W}r"):
        for each in run:
            if each.tag == f"{W}t":
                pieces.append(each.text or "")
            elif each.tag == f"{W}br":
                pieces.append("|")
            elif each.tag == f"{W}tab":
                pieces.append("\t")
    return "".join(pieces)


def changed(content: bytes, part: str, old: str, new: str) -> bytes:
    """A docx with some XML exchanged in a part."""
    packed = BytesIO()
    with (
        zipfile.ZipFile(BytesIO(content)) as source,
        zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as target,
    ):
        for name in source.namelist():
            text = source.read(name).decode()
            if name == part:
                assert old in text
                text = text.replace(old, new)
            target.writestr(name, text)
    return packed.getvalue()


Wording = Callable[[Paper], object]
"""Writes the body of a template."""


def small_template(folder: Path, *body: Wording, name: str = "试.docx") -> Path:
    """A template with a body, as a file."""
    path = folder / name
    paper = Paper()
    for wording in body:
        wording(paper)
    path.write_bytes(paper.file())
    return path


def body(*lines: str) -> Wording:
    """Paragraphs of the text."""
    return lambda paper: paper.body(*lines)


def repeated(statement: str, *content: Wording) -> Wording:
    """Some of the body between `{%p … %}` and its end."""

    def write(paper: Paper) -> None:
        with paper.repeated(statement):
            for wording in content:
                wording(paper)

    return write


def split_runs(xml: str, length: int) -> str:
    """The same text as Word leaves it after editing: runs of so many characters, with traces."""
    opening = '<w:t xml:space="preserve">'
    between = f'</w:t></w:r><w:proofErr w:type="gramStart"/><w:r w:rsidR="00A10B2C">{opening}'

    def split(match: re.Match[str]) -> str:
        return opening + between.join(re.findall(f".{{1,{length}}}", match[1])) + "</w:t>"

    return re.sub(f"{opening}([^<]+)</w:t>", split, xml)
