"""Damaged files, and files made to do harm, are refused with a sentence and soon."""

import time
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from campaign.issues import Issue
from campaign.standby.documents import STANDBY_LETTER
from campaign.word import parts as intake
from campaign.word.language import MOST_TAGS
from campaign.word.template import Template
from word.sample_letters import SAMPLES
from word.word_files import TEMPLATES, changed

DOCUMENT = "word/document.xml"
GOOD = (TEMPLATES / STANDBY_LETTER.file_name).read_bytes()
BODY = "<w:body>"


def with_body(xml: str) -> bytes:
    return changed(GOOD, DOCUMENT, BODY, BODY + xml)


def text(content: str) -> str:
    return f"<w:p><w:r><w:t>{content}</w:t></w:r></w:p>"


def with_part(tmp_path: Path, name: str, content: bytes) -> bytes:
    path = tmp_path / "part.docx"
    path.write_bytes(GOOD)
    with zipfile.ZipFile(path, "a", zipfile.ZIP_DEFLATED) as file:
        file.writestr(name, content)
    return path.read_bytes()


def refused(tmp_path: Path, content: bytes) -> list[Issue]:
    path = tmp_path / "模板.docx"
    path.write_bytes(content)
    started = time.perf_counter()
    template, issues = Template.open(path, STANDBY_LETTER.data)
    assert time.perf_counter() - started < 5
    assert template is None
    assert issues
    assert {issue.kind.code for issue in issues} <= {"W03", "W04", "W06", "W35", "W37"}
    assert all(issue.problem and issue.remedy for issue in issues)
    return issues


def finding(issues: list[Issue]) -> str:
    (issue,) = issues
    return str(issue.data["finding"])


@pytest.mark.parametrize("size", [0, 1, 30, 500, len(GOOD) - 30])
def test_a_file_cut_short(tmp_path: Path, size: int) -> None:
    assert "docx" in finding(refused(tmp_path, GOOD[:size]))


@pytest.mark.parametrize(
    "content", [b"\xd0\xcf\x11\xe0" + b"\0" * 600, b"<html></html>", "姓名".encode("gbk")]
)
def test_other_files_under_that_name(tmp_path: Path, content: bytes) -> None:
    (issue,) = refused(tmp_path, content)
    assert "docx" in issue.problem


def test_a_flipped_byte(tmp_path: Path) -> None:
    start = GOOD.index(b"word/document.xml") + 200
    damaged = GOOD[:start] + bytes([GOOD[start] ^ 0xFF]) + GOOD[start + 1 :]
    assert finding(refused(tmp_path, damaged))


def test_a_workbook_renamed(tmp_path: Path) -> None:
    path = tmp_path / "book.docx"
    with zipfile.ZipFile(path, "w") as file:
        file.writestr("xl/workbook.xml", "<workbook/>")
    assert finding(refused(tmp_path, path.read_bytes())) == "Excel 表格"


@pytest.mark.parametrize(
    "xml",
    [
        text("甲") + "<w:p>",
        "<!-- {{ 姓名 }} -->",
        text("<![CDATA[{{ 姓名 }}]]>"),
        text("&lt;") + "<w:p " + 'a="1" ' * 2 + "/>",
        "<w:t>" * 200 + "</w:t>" * 200,
        "<w:ins w:id='1'>" + text("改") + "</w:ins>",
    ],
    ids=["not well-formed", "comment", "cdata", "twice", "deep", "revision"],
)
def test_xml_that_cannot_serve(tmp_path: Path, xml: str) -> None:
    assert finding(refused(tmp_path, with_body(xml)))


def test_an_entity_bomb(tmp_path: Path) -> None:
    declared = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(9))
    bomb = f'<!DOCTYPE w [<!ENTITY a0 "ha">{declared}]><w:document '
    assert "实体" in finding(refused(tmp_path, changed(GOOD, DOCUMENT, "<w:document ", bomb)))


def test_a_zip_bomb(tmp_path: Path) -> None:
    bomb = with_part(tmp_path, "word/media/bomb.bin", bytes(intake.LIMITS.whole + 1))
    assert "大得不合常理" in finding(refused(tmp_path, bomb))


def understated(content: bytes, size: int) -> bytes:
    """The document's part said to be so small, in both of its headers."""
    with zipfile.ZipFile(BytesIO(content)) as file:
        local = file.getinfo(DOCUMENT).header_offset
    central = content.rindex(DOCUMENT.encode()) - 46
    for place in (local + 22, central + 24):
        content = content[:place] + size.to_bytes(4, "little") + content[place + 4 :]
    return content


def test_a_part_that_says_it_is_small(tmp_path: Path) -> None:
    huge = with_body("<w:p/>" * (intake.LIMITS.part // 6))
    assert "大得不合常理" in finding(refused(tmp_path, understated(huge, 1000)))


def test_a_file_too_large_to_look_at(tmp_path: Path) -> None:
    assert "MB" in finding(refused(tmp_path, GOOD + bytes(intake.LARGEST_FILE)))


def test_too_many_parts(tmp_path: Path) -> None:
    path = tmp_path / "many.docx"
    path.write_bytes(GOOD)
    with zipfile.ZipFile(path, "a") as file:
        for number in range(intake.LIMITS.parts):
            file.writestr(f"word/media/{number}.xml", "")
    assert finding(refused(tmp_path, path.read_bytes()))


@pytest.mark.parametrize(
    "name", ["word/vbaProject.bin", "word/embeddings/a.exe", "word/activeX/a.xml"]
)
def test_programs_inside(tmp_path: Path, name: str) -> None:
    assert "宏" in finding(refused(tmp_path, with_part(tmp_path, name, b"MZ")))


def test_pictures_fetched_from_elsewhere(tmp_path: Path) -> None:
    link = (
        '<Relationship Id="rId99" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        'relationships/image" Target="http://example.org/x.png" TargetMode="External"/>'
    )
    part = "word/_rels/document.xml.rels"
    content = changed(GOOD, part, "</Relationships>", link + "</Relationships>")
    assert "外部" in finding(refused(tmp_path, content))


@pytest.mark.parametrize(
    "xml",
    [
        text("{{" * 200_000),
        text("{{ 姓名 " * 100_000),
        text("{% for 人 in " * 50_000),
        text("{" * 500_000),
        text("{{ 姓名 }}") * (MOST_TAGS + 1),
        "".join(text("{%p if 演练 %}") for _ in range(2000)),
        "<w:r><w:t>{</w:t></w:r>" * 60_000,
    ],
    ids=["braces", "unclosed", "statements", "open", "many tags", "nested", "split"],
)
def test_floods(tmp_path: Path, xml: str) -> None:
    refused(tmp_path, with_body(f"<w:p>{xml}</w:p>" if xml.startswith("<w:r>") else xml))


def test_the_good_file_is_accepted(tmp_path: Path) -> None:
    path = tmp_path / "模板.docx"
    path.write_bytes(with_body(""))
    template, issues = Template.open(path, STANDBY_LETTER.data)
    assert template is not None
    assert issues == []
    assert template.render(SAMPLES[STANDBY_LETTER])[1] == []


def test_an_encoding_that_nobody_knows(tmp_path: Path) -> None:
    head = "<?xml version='1.0' encoding='UTF-8'"
    content = changed(GOOD, DOCUMENT, head, head.replace("UTF-8", "hidden"))
    assert finding(refused(tmp_path, content))
