"""What offices do to a template without meaning to: each is mended, or refused with its place."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from documents.finished import Facts
from documents.own_template import (
    ADDRESS,
    DOCUMENT,
    GOOD,
    KIND,
    addressed,
    told,
    use,
)
from word.word_files import TEMPLATES, WordFile, changed

TYPES, RELATIONS = "[Content_Types].xml", "word/_rels/document.xml.rels"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_NEXT_RUN = "</w:t></w:r>{}<w:r><w:t>"


@pytest.fixture
def root(small: Path) -> Path:
    return small


def letters(root: Path, kind: str = KIND) -> list[WordFile]:
    paths = sorted((root / "08公文" / kind).glob("*.docx"))
    return [WordFile(path.read_bytes()) for path in paths]


def with_part(name: str, content: str, content_type: str, relation: str) -> bytes:
    """The template with a part more, and all that makes Word look at it."""
    listed = f'<Override PartName="/word/{name}" ContentType="{content_type}"/></Types>'
    leading = f'<Relationship Id="rId99" Type="{relation}" Target="{name}"/></Relationships>'
    packed = changed(
        changed(GOOD, TYPES, "</Types>", listed), RELATIONS, "</Relationships>", leading
    )
    target = BytesIO(packed)
    with zipfile.ZipFile(target, "a") as file:
        file.writestr(f"word/{name}", content)
    return target.getvalue()


def everything(file: WordFile) -> str:
    """All words, those in controls and boxes too."""
    return re.sub(r"<[^>]*>", "", file.parts[DOCUMENT])


# -- mended, with a word or because nothing is lost ------------------------------------------------


@pytest.mark.parametrize(
    "words",
    [
        # a spelling check, a bookmark and an edit in the middle
        "{" + _NEXT_RUN.format('<w:proofErr w:type="spellStart"/>') + "{ 姓"
        + _NEXT_RUN.format('<w:bookmarkStart w:id="7" w:name="甲"/>') + "名"
        + _NEXT_RUN.format('<w:bookmarkEnd w:id="7"/><w:proofErr w:type="spellEnd"/>')
        + " }}同志：",
        "{{　姓名　}}同志：",
        "{{\u00a0姓名 }}同志：",
        "{{ 姓\u200b名 }}同志：",
        "{{ 姓</w:t><w:br/><w:t>名 }}同志：",
        "{{ 姓</w:t><w:softHyphen/><w:t>名 }}同志：",
        "</w:t></w:r><w:sdt><w:sdtPr><w:text/></w:sdtPr><w:sdtContent><w:r><w:t>{{ 姓名 }}"
        "</w:t></w:r></w:sdtContent></w:sdt><w:r><w:t>同志：",
        "{{ 姓名 }}同志：（{{ 跟班學習部門 }}，{{ 待岡開始 | 中文 }}）".replace("岡", "崗"),
        "{{ 姓名 }}同志：{{ 待岗开始｜短日期 }}",
    ],
)  # fmt: skip
def test_what_word_leaves_inside_a_placeholder_does_no_harm(root: Path, words: str) -> None:
    assert told(use(root, addressed(words))) == set()
    facts = Facts(root)
    for staff_id in facts.standby:
        text = everything(WordFile(facts.file(KIND, staff_id).read_bytes()))
        assert f"{facts.people[staff_id]['姓名']}同志：" in text
        assert not re.search(r"[{}|｜]", text)


PROTECTED = {
    "只能填表": '<w:documentProtection w:edit="forms" w:enforcement="1" w:hash="x" w:salt="y"/>',
    "建议只读": '<w:writeProtection w:recommended="1"/>',
}


@pytest.mark.parametrize("how", PROTECTED)
def test_letters_of_a_protected_template_can_be_written_on(root: Path, how: str) -> None:
    settings = WordFile(GOOD).parts["word/settings.xml"]
    protected = re.sub(r"(<w:settings [^>]*>)", rf"\1{PROTECTED[how]}", settings)
    ran = use(root, changed(GOOD, "word/settings.xml", settings, protected))
    assert told(ran) == {("", "", "W45")}
    assert letters(root)
    assert not any("rotection" in file.parts["word/settings.xml"] for file in letters(root))


def test_a_file_saved_as_a_word_template_is_one(root: Path) -> None:
    ran = use(root, changed(GOOD, TYPES, "document.main+xml", "template.main+xml"))
    assert told(ran) == {("", "", "W45")}
    assert len(letters(root)) == len(Facts(root).standby)
    assert all("document.main+xml" in file.parts[TYPES] for file in letters(root))


def test_a_section_break_and_a_header_of_its_own(root: Path) -> None:
    header = (
        WordFile(GOOD)
        .parts["word/header1.xml"]
        .replace("</w:hdr>", "<w:p><w:r><w:t>{{ 姓名 }}专用</w:t></w:r></w:p></w:hdr>")
    )
    content = with_part(
        "header9.xml",
        header,
        "application/vnd.openxmlformats-officedocument.wordprocessingml.header+xml",
        f"{_OFFICE}/header",
    )
    section = (
        '<w:p><w:pPr><w:sectPr><w:headerReference w:type="default" r:id="rId99"/>'
        '<w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:pPr></w:p>'
    )
    ran = use(root, changed(content, DOCUMENT, "<w:body>", f"<w:body>{section}"))
    assert told(ran) == set()
    for file in letters(root):
        assert re.search(r">[\u3400-\u9fff]+专用<", file.parts["word/header9.xml"])


# -- refused, with the place and what to do --------------------------------------------------------


@pytest.mark.parametrize(
    ("words", "code"),
    [
        ("｛｛ 姓名 ｝｝同志：", "W46"),
        ("{｛姓名｝}同志：", "W46"),
        ("{{{ 姓名 }}}同志：", "W46"),
        ("{{ 姓名 }同志：", "W46"),
        ("{{姓名｝｝同志：", "W03"),
        ("{{ 姓 名 }}同志：", "W06"),
        ("{{ 姓名： }}同志：", "W06"),
        ("{{ 待岗开始|短日期时 }}同志：", "W06"),
        ("王建国同志：", "W38"),
    ],
)
def test_a_wrong_mark_is_told_at_its_paragraph(root: Path, words: str, code: str) -> None:
    assert told(use(root, addressed(words))) == {("正文", "第3段", code)}
    assert letters(root) == []


@pytest.mark.parametrize(
    ("words", "meant"),
    [("{{ 姓 名 }}", "姓名"), ("{{ “姓名” }}", "姓名"), ("{{ 待岗开始|短日其 }}", "短日期")],
)
def test_what_was_meant_is_suggested(root: Path, words: str, meant: str) -> None:
    (fault,) = use(root, addressed(words)).errors
    assert f"是不是“{meant}”" in fault.problem


@pytest.mark.parametrize(
    "words", ["各位同志：", "全体同志：", "有关同志", "{{ 姓名 }}同志：", "同志："]
)
def test_words_that_name_nobody_are_words(root: Path, words: str) -> None:
    assert {code for _, _, code in told(use(root, addressed(words)))} <= {"W09"}


def test_another_office_in_a_borrowed_template_is_pointed_at(root: Path) -> None:
    line = "</w:t></w:r></w:p><w:p><w:r><w:t>{}".format
    ran = use(root, addressed(ADDRESS + line("经中共柳河镇委员会研究，并报中共青溪县委员会。")))
    assert told(ran) == {("正文", "第4段", "W39")}
    own = "经中共禾川镇委员会、中共青溪县禾川镇委员会研究。"
    assert told(use(root, addressed(ADDRESS + line(own)))) == set()


OTHER_FORMATS = {
    "旧格式": b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(3000),
    "写字板": b"{\\rtf1\\ansi }",
    "网页": "\ufeff<html><body>通知</body></html>".encode(),
    "PDF": b"%PDF-1.7 ...",
    "带宏": changed(
        GOOD,
        TYPES,
        "vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml",
        "vnd.ms-word.document.macroEnabled.main+xml",
    ),
}


@pytest.mark.parametrize("name", OTHER_FORMATS)
def test_a_file_of_another_kind_under_that_name(root: Path, name: str) -> None:
    assert told(use(root, OTHER_FORMATS[name])) == {("", "", "W35")}
    assert letters(root) == []


def test_a_password_to_open_it(root: Path) -> None:
    content = b"\xd0\xcf\x11\xe0" + bytes(600) + "EncryptedPackage".encode("utf-16-le")
    assert told(use(root, content)) == {("", "", "W36")}


@pytest.mark.parametrize("content", [b"", GOOD[: len(GOOD) // 2]])
def test_an_empty_or_broken_file(root: Path, content: bytes) -> None:
    assert told(use(root, content)) == {("", "", "W04")}


def test_a_template_without_a_word(root: Path) -> None:
    xml = WordFile(GOOD).parts[DOCUMENT]
    start, end = xml.index("<w:body>") + len("<w:body>"), xml.rindex("<w:sectPr")
    assert told(use(root, changed(GOOD, DOCUMENT, xml[start:end], "<w:p/>"))) == {("", "", "W04")}
    assert letters(root) == []


def test_a_row_deleted_while_changes_are_tracked(root: Path) -> None:
    xml = WordFile(GOOD).parts[DOCUMENT]
    row = '<w:trPr><w:del w:id="1" w:author="甲" w:date="2026-01-01T00:00:00Z"/>'
    ((part, paragraph, code),) = told(
        use(root, changed(GOOD, DOCUMENT, xml, xml.replace("<w:trPr>", row, 1)))
    )
    assert (part, code) == ("正文", "W48")
    number = int(re.sub(r"\D", "", paragraph))
    assert xml[: xml.index("<w:trPr>")].count("<w:p>") + 1 == number


@pytest.mark.parametrize(
    "shape",
    [
        '<w:drawing><wp:inline xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/'
        'wordprocessingDrawing"><wp:docPr id="9" name="图" descr="{{ 姓名 }}"/></wp:inline>'
        "</w:drawing>",
        '<w:pict><v:shape xmlns:v="urn:schemas-microsoft-com:vml">'
        '<v:textpath string="{{ 姓名 }}"/></v:shape></w:pict>',
    ],
)
def test_a_placeholder_in_alternative_text_or_word_art(root: Path, shape: str) -> None:
    words = ADDRESS + _NEXT_RUN.format(f"<w:r>{shape}</w:r>")
    assert told(use(root, addressed(words))) == {("", "", "W37")}


def test_a_placeholder_in_the_properties_of_the_file(root: Path) -> None:
    ran = use(root, changed(GOOD, "docProps/core.xml", "<dc:title>", "<dc:title>{{ 姓名 }}"))
    assert told(ran) == {("", "", "W37")}


@pytest.mark.parametrize(
    ("name", "content_type", "relation"),
    [
        ("chart1.xml", "drawingml.chart+xml", "chart"),
        ("data1.xml", "drawingml.diagramData+xml", "diagramData"),
    ],
)
def test_a_chart_or_a_diagram(root: Path, name: str, content_type: str, relation: str) -> None:
    full = f"application/vnd.openxmlformats-officedocument.{content_type}"
    content = with_part(name, "<a/>", full, f"{_OFFICE}/{relation}")
    assert told(use(root, content)) == {("", "", "W04")}


def test_a_field_that_takes_a_property(root: Path) -> None:
    field = '<w:fldSimple w:instr=" DOCPROPERTY 姓名 "><w:r><w:t>某某</w:t></w:r></w:fldSimple>'
    assert told(use(root, addressed(ADDRESS + _NEXT_RUN.format(field)))) == {("", "", "W04")}


def test_a_loop_that_begins_a_row_too_late(root: Path) -> None:
    kind, loop = "任前公示", "{%tr for 人 in 拟任人员 %}"
    content = (TEMPLATES / f"{kind}.docx").read_bytes()
    late = changed(changed(content, DOCUMENT, loop, ""), DOCUMENT, "{{ 人.性别 }}", loop)
    assert {code for _, _, code in told(use(root, late, kind))} >= {"W06"}
    assert not (root / "08公文" / f"{kind}.docx").exists()


def test_the_same_template_twice_in_letters_of_another_case(root: Path) -> None:
    (root / "公文模板" / f"{KIND}.DOCX").write_bytes(GOOD)
    ran = use(root, GOOD)
    assert {code for _, _, code in told(ran)} <= {"W18"}
    assert len(letters(root)) == len(Facts(root).standby)
