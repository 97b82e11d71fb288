"""What another program makes of the templates and of what is printed from them."""

import subprocess
from pathlib import Path

import pytest

from campaign.documents.catalogue import KINDS
from campaign.documents.own_templates import PROGRAM_TEMPLATES
from word.pages import needed_programs
from word.sample_letters import printed_sample

PRINTED = "公文-"
"""Begins the names of documents, those of templates are their own."""


@pytest.fixture(scope="session")
def resaved(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """All templates, and a document of every kind, saved again by LibreOffice in one go."""
    needed_programs()
    folder = tmp_path_factory.mktemp("libreoffice")
    files = sorted(PROGRAM_TEMPLATES.rglob("*.docx"))
    for kind in KINDS:
        files.append(folder / "printed" / f"{PRINTED}{kind.file_name}")
        files[-1].parent.mkdir(exist_ok=True)
        files[-1].write_bytes(printed_sample(kind).file())
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    to_word = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(folder))
    command = ["soffice", profile, "--headless", *to_word, *map(str, files)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return folder
