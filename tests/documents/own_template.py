"""An office's own copy of a letter's template, spoilt or changed, and a run that prints it."""

from pathlib import Path

from campaigns import Ran
from documents.finished import generated
from word.word_files import TEMPLATES, changed

DOCUMENT, KIND = "word/document.xml", "待岗通知书"
GOOD = (TEMPLATES / f"{KIND}.docx").read_bytes()
ADDRESS = "{{ 姓名 }}同志："


def use(root: Path, content: bytes, kind: str = KIND) -> Ran:
    (root / "公文模板" / f"{kind}.docx").write_bytes(content)
    return generated(root)


def addressed(words: str) -> bytes:
    """The template with another address."""
    return changed(GOOD, DOCUMENT, ADDRESS, words)


def told(ran: Ran) -> set[tuple[str, str, str]]:
    """(part, paragraph, code) of what is said of templates."""
    return {
        (each.where.sheet, each.where.cell, each.kind.code)
        for each in ran.issues
        if each.where.file.startswith("公文模板/")
    }
