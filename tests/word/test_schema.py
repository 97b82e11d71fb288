"""Word opens what is printed without repairing it: order of elements, references, packages."""

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass, replace
from functools import cache
from typing import Any

import pytest

from campaign.documents.catalogue import KINDS
from campaign.office.kinds import DocumentKind
from campaign.office.office import Letterhead
from campaign.word.template import Template, merge
from word.sample_letters import SAMPLES
from word.schema import faults
from word.word_files import TEMPLATES, WordFile, changed

RARE = "堃䶮𠮷"
LONG = "中共青溪县柳河镇柳河街道联合工作委员会柳河镇机关干部活动领导小组"
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def with_rare_names(data: Any) -> Any:
    """The same data with rare characters in every name, and an issuer hard to fit on a line."""
    changes: dict[str, Any] = {}
    for each in fields(data):
        value = getattr(data, each.name)
        if isinstance(value, Letterhead):
            changes[each.name] = replace(value, issuer=LONG + RARE)
        elif each.name in ("person", "department", "post", "receiver"):
            changes[each.name] = value + RARE
        elif isinstance(value, tuple) and value and is_dataclass(value[0]):
            changes[each.name] = tuple(with_rare_names(row) for row in value)
    return replace(data, **changes)


@cache
def template(kind: DocumentKind[Any]) -> Template[Any]:
    opened, _ = Template.open(TEMPLATES / kind.file_name, kind.data)
    assert opened is not None
    return opened


def prints(kind: DocumentKind[Any]) -> Iterator[bytes]:
    for data in (SAMPLES[kind], with_rare_names(SAMPLES[kind])):
        rendered, _ = template(kind).render(data)
        assert rendered is not None
        yield rendered.file()
        yield merge([rendered, rendered])


@every_kind
def test_templates(kind: DocumentKind[Any]) -> None:
    assert faults(WordFile((TEMPLATES / kind.file_name).read_bytes())) == []


@every_kind
def test_documents_with_usual_and_with_difficult_names(kind: DocumentKind[Any]) -> None:
    for content in prints(kind):
        assert faults(WordFile(content)) == []


DOCUMENT, STYLES = "word/document.xml", "word/styles.xml"
BREAKAGES = {
    "pPr": (DOCUMENT, r"(<w:pStyle [^>]*/>)(<w:ind [^>]*/>)", r"\2\1"),
    "tblPr": (DOCUMENT, r"(<w:tblW [^>]*/>)(<w:jc [^>]*/>)", r"\2\1"),
    "tcPr": (DOCUMENT, r"(<w:tcW [^>]*/>)(<w:vAlign [^>]*/>)", r"\2\1"),
    "sectPr": (DOCUMENT, r"(<w:pgSz [^>]*/>)(<w:pgMar [^>]*/>)", r"\2\1"),
    "rPr": (STYLES, r"(<w:sz w:val=\"44\"/>)(<w:szCs [^>]*/>)", r"\2\1"),
    "twice": (STYLES, r"(<w:sz w:val=\"44\"/>)", r"\1\1"),
    "properties first": (DOCUMENT, r"(<w:pPr>(?:(?!</w:pPr>).)*</w:pPr>)(<w:r>.*?</w:r>)", r"\2\1"),
    "no paragraph in a cell": (DOCUMENT, r"(</w:tcPr>)(?:(?!</w:tc>).)*", r"\1"),
    "no such style": (DOCUMENT, r'<w:pStyle w:val="Title"/>', '<w:pStyle w:val="Titel"/>'),
    "no such part": ("word/_rels/document.xml.rels", "header1.xml", "header9.xml"),
    "no type": ("[Content_Types].xml", r'<Default Extension="rels" [^>]*/>', ""),
    "no width": (DOCUMENT, r'<w:tblW w:w="\d+" w:type="dxa"/>', "<w:tblW/>"),
}  # fmt: skip


@pytest.mark.parametrize("breakage", BREAKAGES)
def test_the_check_sees_what_is_broken(breakage: str) -> None:
    content = (TEMPLATES / "任前公示.docx").read_bytes()
    part, pattern, replacement = BREAKAGES[breakage]
    xml = WordFile(content).parts[part]
    broken = re.sub(pattern, replacement, xml, count=1, flags=re.DOTALL)
    assert broken != xml
    assert faults(WordFile(changed(content, part, xml, broken)))
