"""Five kinds of layout that offices have, turned into templates; and after another save."""

import re
import subprocess
from collections.abc import Mapping
from pathlib import Path
from shutil import copyfile

import pytest

from campaigns import Ran
from documents.finished import Facts, copied, day, generated
from documents.real_layouts import LAYOUTS, made
from word.pages import needed_programs
from word.schema import faults
from word.word_files import WordFile

OWN = "公文模板/其他公文"
LETTERS = [name for name in LAYOUTS if name != "横排名单"]
each_layout = pytest.mark.parametrize("name", LAYOUTS)


@pytest.fixture(scope="module")
def root(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = copied(tmp_path_factory.mktemp("layouts"))
    (root / OWN).mkdir(parents=True)
    for name, layout in LAYOUTS.items():
        (root / OWN / f"{name}.docx").write_bytes(made(layout))
    return root


@pytest.fixture(scope="module")
def ran(root: Path) -> Ran:
    return generated(root)


def first(root: Path, name: str) -> WordFile:
    """The list, or the letter to the first who is appointed."""
    facts = Facts(root)
    path = root / "08公文" / f"{name}.docx"
    if name in LETTERS:
        path = facts.file(name, next(iter(facts.appointed)))
    return WordFile(path.read_bytes())


def texts(root: Path) -> Mapping[str, str]:
    return {name: re.sub(r"\s", "", first(root, name).everything()) for name in LAYOUTS}


@each_layout
def test_nothing_is_to_be_mended(ran: Ran, name: str) -> None:
    label = f"{OWN}/{name}.docx"
    assert [each for each in ran.issues if each.where.file == label and each.is_error] == []


@each_layout
def test_word_opens_what_is_printed(ran: Ran, root: Path, name: str) -> None:
    brought = faults(WordFile((root / OWN / f"{name}.docx").read_bytes()))
    assert set(faults(first(root, name))) <= set(brought)


@pytest.mark.parametrize("name", LETTERS)
def test_a_letter_says_what_was_decided(ran: Ran, root: Path, name: str) -> None:
    facts = Facts(root)
    staff_id, post = next(iter(facts.appointed.items()))
    text = texts(root)[name]
    assert f"{facts.name(staff_id)}同志：" in text
    assert f"任命你为{post}。" in text
    assert "{" not in text
    assert "每位" not in text


def test_the_frame_of_each_layout_is_kept(ran: Ran, root: Path) -> None:
    picture = first(root, "信头图片").parts
    assert "<pic:pic" in next(
        xml for name, xml in picture.items() if "header" in name and "<" in xml
    )
    assert "二〇二六年" in texts(root)["表格作框"]
    box = first(root, "文本框").parts["word/document.xml"]
    assert len(re.findall(r"<w:txbxContent>.*?〔2026〕.*?</w:txbxContent>", box)) == 2
    facts = Facts(root)
    signed = texts(root)["两栏落款"]
    assert signed.count(day(facts.post_meeting["任职日期"])) == 2
    assert facts.basics["政府全称"] in signed
    turned = first(root, "横排名单")
    assert 'w:orient="landscape"' in turned.parts["word/document.xml"]
    listed = turned.texts()
    assert all(facts.name(staff_id) in listed for staff_id in facts.appointed)
    assert listed.count("大学") + listed.count("大专") + listed.count("研究生") > 0


def test_saved_by_another_program_they_print_the_same(ran: Ran, root: Path, tmp_path: Path) -> None:
    needed_programs()
    before = texts(root)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    to_word = ("--convert-to", "docx:MS Word 2007 XML", "--outdir", str(tmp_path))
    files = sorted(str(path) for path in (root / OWN).glob("*.docx"))
    command = ["soffice", profile, "--headless", *to_word, *files]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    for name in LAYOUTS:
        copyfile(tmp_path / f"{name}.docx", root / OWN / f"{name}.docx")
    again = generated(root)
    assert [each for each in again.errors if each.where.file.startswith(OWN)] == []
    assert texts(root) == before
    for name in LAYOUTS:
        assert faults(first(root, name)) == []
