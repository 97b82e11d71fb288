"""The same templates filled by docxtpl, the program whose language ours is a part of."""

import re
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from docxtpl import DocxTemplate
from jinja2 import Environment, StrictUndefined

from campaign.documents.catalogue import KINDS
from campaign.office.kinds import DocumentKind
from campaign.word.template import Template
from campaign.word.values import Printed, Printer
from word.sample_letters import SAMPLES
from word.word_files import TEMPLATES, WordFile, changed, split_runs


def by_docxtpl(path: Path, names: dict[str, Printed]) -> WordFile:
    template = DocxTemplate(path)
    # The values are escaped already; what the template does not use is not among them.
    template.render(
        {"演练": False, **names}, Environment(undefined=StrictUndefined, autoescape=False)
    )
    packed = BytesIO()
    template.save(packed)
    return WordFile(packed.getvalue())


def said(file: WordFile) -> Iterator[str]:
    """All texts, without what docxtpl leaves behind: emptied paragraphs and runs."""
    for part in ("word/document.xml", "word/header1.xml", "word/header2.xml"):
        for paragraph in re.findall(r"<w:p[ >].*?</w:p>", file.parts[part], re.DOTALL):
            if text := "".join(re.findall(r"<w:t(?: [^>]*)?>([^<]*)</w:t>", paragraph)):
                yield text


@pytest.mark.parametrize("length", [0, 3], ids=["as made", "split as by Word"])
@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_both_say_the_same(kind: DocumentKind[Any], length: int, tmp_path: Path) -> None:
    content = (TEMPLATES / kind.file_name).read_bytes()
    if length:
        xml = WordFile(content).parts["word/document.xml"]
        content = changed(content, "word/document.xml", xml, split_runs(xml, length))
    path = tmp_path / kind.file_name
    path.write_bytes(content)
    template, issues = Template.open(path, kind.data)
    assert template is not None, issues
    rendered, _ = template.render(SAMPLES[kind])
    assert rendered is not None
    names = Printer(template.used, lambda *_, **__: None).document(
        SAMPLES[kind], template.placeholders
    )
    assert list(said(WordFile(rendered.file()))) == list(said(by_docxtpl(path, names)))
