"""Every kind of document after it went through LibreOffice and through python-docx."""

import re
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document

from campaign.documents.catalogue import KINDS
from campaign.documents.own_templates import PROGRAM_TEMPLATES
from campaign.office.kinds import DocumentKind
from campaign.word.order import in_order
from campaign.word.template import Template
from word.conftest import PRINTED
from word.sample_letters import SAMPLES, printed_sample
from word.schema import faults
from word.word_files import TEMPLATES, WordFile, changed

BODY = "word/document.xml"
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


def through_python_docx(content: bytes) -> bytes:
    saved = BytesIO()
    Document(BytesIO(content)).save(saved)
    return saved.getvalue()


def words(file: WordFile) -> list[str]:
    """What is read, tabs and doubled boxes apart."""
    return sorted({re.sub(r"[\s|]", "", each) for each in file.texts()})


@every_kind
def test_a_document_through_libreoffice(resaved: Path, kind: DocumentKind[object]) -> None:
    content = (resaved / f"{PRINTED}{kind.file_name}").read_bytes()
    saved = WordFile(content)
    # It puts a section before the style of its paragraph, which templates are mended of.
    xml = saved.parts[BODY]
    assert faults(WordFile(changed(content, BODY, xml, in_order(xml)))) == []
    assert words(saved) == words(WordFile(printed_sample(kind).file()))


@every_kind
def test_a_document_through_python_docx(kind: DocumentKind[object]) -> None:
    printed = printed_sample(kind).file()
    saved = WordFile(through_python_docx(printed))
    assert faults(saved) == []
    assert saved.texts() == WordFile(printed).texts()


@every_kind
def test_a_template_through_python_docx(tmp_path: Path, kind: DocumentKind[object]) -> None:
    path = tmp_path / kind.file_name
    path.write_bytes(through_python_docx((TEMPLATES / kind.file_name).read_bytes()))
    template, issues = Template.open(path, kind.data)
    assert template is not None, issues
    rendered, _ = template.render(SAMPLES[kind])
    assert rendered is not None
    printed = WordFile(rendered.file())
    assert faults(printed) == []
    assert printed.texts() == WordFile(printed_sample(kind).file()).texts()


@pytest.mark.parametrize(
    "path", sorted((PROGRAM_TEMPLATES / "其他公文").glob("*.docx")), ids=lambda path: path.stem
)
def test_the_examples_of_own_kinds(resaved: Path, path: Path) -> None:
    content = path.read_bytes()
    assert faults(WordFile(content)) == []
    assert faults(WordFile(through_python_docx(content))) == []
    assert faults(WordFile((resaved / path.name).read_bytes())) == []
