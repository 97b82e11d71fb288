"""What an office leaves in its own template: told with its place, or mended with a word."""

import re
import subprocess
import sys
import zipfile
from html import unescape
from io import BytesIO
from pathlib import Path

import pytest

from documents.finished import Facts, made
from documents.own_template import (
    ADDRESS,
    DOCUMENT,
    GOOD,
    KIND,
    addressed,
    told,
    use,
)
from word.word_files import WordFile, changed


@pytest.fixture
def root(small: Path) -> Path:
    return small


def letters(root: Path) -> list[str]:
    return [text for name, text in made(root).items() if name.startswith(f"{KIND}/")]


def paragraph(words: str) -> str:
    """第几段 of the first paragraph with these words, counted by hand."""
    texts = re.split(r"<w:p[ >]", WordFile(GOOD).parts[DOCUMENT])[1:]
    at = next(n for n, each in enumerate(texts, 1) if words in re.sub(r"<[^>]*>", "", each))
    return f"第{at}段"


LOOKALIKES = [
    "{姓名}", "｛姓名｝", "${姓名}", "«姓名»", "‹姓名›", "&lt;姓名&gt;", "【姓名】", "[姓名]",
    "#姓名#", "{ 姓名 }", "{职位}", "%姓名%", "《姓名》",
]  # fmt: skip


@pytest.mark.parametrize("words", LOOKALIKES)
def test_a_known_name_in_other_marks_is_told_with_its_place(root: Path, words: str) -> None:
    ran = use(root, addressed(f"{words}同志："))
    assert told(ran) == {("正文", paragraph(ADDRESS), "W46")}
    assert letters(root) == []
    (issue,) = [each for each in ran.errors if each.kind.code == "W46"]
    assert unescape(words) in issue.problem
    assert ("{{ 姓名 }}" in issue.remedy) is ("姓名" in words)


@pytest.mark.parametrize(
    "words",
    ["（姓名）", "姓名：", "〔2026〕", "《通知》", "{{ 姓名 }}（签名）", "【附注】", "100%、50%"],
)
def test_words_that_only_look_a_little_alike_are_words(root: Path, words: str) -> None:
    ran = use(root, addressed(f"{ADDRESS}{words}"))
    assert told(ran) == set()
    assert len(letters(root)) == len(Facts(root).standby)


def field(name: str) -> str:
    runs = f"<w:r><w:instrText> MERGEFIELD {name} </w:instrText></w:r>"
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    shown = "<w:r><w:t>某某</w:t></w:r>"
    return "".join((mark.format("begin"), runs, mark.format("separate"), shown, mark.format("end")))


@pytest.mark.parametrize(
    "field",
    [
        field("姓名"),
        '<w:fldSimple w:instr=" MERGEFIELD  姓名 \\* MERGEFORMAT "><w:r/></w:fldSimple>',
    ],
)
def test_a_merge_field_is_told_with_what_to_write(root: Path, field: str) -> None:
    content = changed(GOOD, DOCUMENT, "<w:body>", f"<w:body><w:p>{field}</w:p>")
    ran = use(root, content)
    assert told(ran) == {("正文", "第1段", "W47")}
    assert "{{ 姓名 }}" in ran.errors[0].remedy


def test_revisions_are_told_with_their_paragraph(root: Path) -> None:
    revised = (
        "<w:p><w:r><w:t>一</w:t></w:r></w:p><w:p><w:r><w:rPr><w:b/>"
        "<w:rPrChange w:id='9'><w:rPr/></w:rPrChange></w:rPr><w:t>改过</w:t></w:r></w:p>"
    )
    ran = use(root, changed(GOOD, DOCUMENT, "<w:body>", f"<w:body>{revised}"))
    assert told(ran) == {("正文", "第2段", "W48")}
    assert ran.errors[0].read == "改过"


def test_a_lookalike_in_a_header_names_the_header(root: Path) -> None:
    xml = WordFile(GOOD).parts["word/header1.xml"]
    more = "<w:p><w:r><w:t>{姓名}</w:t></w:r></w:p></w:hdr>"
    ran = use(root, changed(GOOD, "word/header1.xml", xml, xml.replace("</w:hdr>", more)))
    assert {(part, code) for part, _, code in told(ran)} == {("页眉", "W46")}


@pytest.mark.parametrize(
    "xml",
    [
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math">'
        "<m:r><m:t>{姓名}</m:t></m:r></m:oMath>",
        '<w:r><w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:textpath string="{姓名}"/></v:shape></w:pict></w:r>',
    ],
)
def test_lookalikes_in_formulas_and_word_art_are_told(root: Path, xml: str) -> None:
    ran = use(root, changed(GOOD, DOCUMENT, "<w:body>", f"<w:body><w:p>{xml}</w:p>"))
    assert told(ran) == {("正文", "第1段", "W46")}


def test_a_bound_content_control_shows_each_persons_name(root: Path) -> None:
    control = (
        '<w:sdt><w:sdtPr><w:dataBinding w:xpath="/r/n" w:storeItemID="{1}"/><w:text/></w:sdtPr>'
        "<w:sdtContent><w:p><w:r><w:t>{{ 姓名 }}</w:t></w:r></w:p></w:sdtContent></w:sdt>"
    )
    ran = use(root, changed(GOOD, DOCUMENT, "<w:body>", f"<w:body>{control}"))
    assert told(ran) == {("", "", "W45")}
    facts = Facts(root)
    for staff_id in facts.standby:
        letter = WordFile(facts.file(KIND, staff_id).read_bytes())
        assert "dataBinding" not in letter.parts[DOCUMENT]
        assert facts.people[staff_id]["姓名"] in letter.everything()


def test_a_missing_style_of_the_layout_is_told(root: Path) -> None:
    ran = use(root, changed(GOOD, "word/styles.xml", '"署名"', '"落款"'))
    assert told(ran) == {("", "", "W49")}
    assert len(letters(root)) == len(Facts(root).standby)


def test_a_file_of_python_docx_itself_is_fine(root: Path) -> None:
    from docx import Document

    document = Document(BytesIO(GOOD))
    target = BytesIO()
    document.save(target)
    assert told(use(root, target.getvalue())) == set()


def test_python_docx_and_lxml_are_loaded_for_an_own_template_only(root: Path) -> None:
    script = (
        f"import sys; sys.path[:0] = {sys.path!r}\n"
        "from campaign.app.run_step import run\n"
        f"run('generate_notices', '', {str(root)!r}, prepare=lambda: None)\n"
        "print(sorted({'docx', 'lxml'} & sys.modules.keys()))"
    )

    def loaded() -> str:
        command = [sys.executable, "-c", script]
        done = subprocess.run(command, check=True, capture_output=True, text=True)
        return done.stdout.splitlines()[-1]

    assert loaded() == "[]"
    (root / "公文模板" / f"{KIND}.docx").write_bytes(GOOD)
    assert loaded() == "['docx', 'lxml']"


def test_a_damaged_part_that_python_docx_cannot_take_is_a_fault(root: Path) -> None:
    target = BytesIO()
    with zipfile.ZipFile(BytesIO(GOOD)) as source, zipfile.ZipFile(target, "w") as file:
        for name in source.namelist():
            text = source.read(name)
            if name == "[Content_Types].xml":
                text = text.replace(b"styles+xml", b"settings+xml")
            file.writestr(name, text)
    assert told(use(root, target.getvalue())) == {("", "", "W04")}
