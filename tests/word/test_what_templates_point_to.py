"""Nothing that runs, fetches or hides gets into a letter, however it is spelled or named."""

import re
import zipfile
from io import BytesIO
from pathlib import Path

import pytest

from campaign.issues import Issue
from campaign.standby.documents import STANDBY_LETTER
from campaign.word.template import Template
from word.sample_letters import SAMPLES
from word.word_files import TEMPLATES, WordFile, changed

DOCUMENT, RELATIONS, TYPES = (
    "word/document.xml",
    "word/_rels/document.xml.rels",
    "[Content_Types].xml",
)
SETTINGS = "word/settings.xml"
MICROSOFT = "http://schemas.microsoft.com/office"
GOOD = (TEMPLATES / STANDBY_LETTER.file_name).read_bytes()
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def opened(tmp_path: Path, content: bytes) -> tuple["Template[object] | None", list[Issue]]:
    path = tmp_path / "模板.docx"
    path.write_bytes(content)
    return Template.open(path, STANDBY_LETTER.data)


def refused(tmp_path: Path, content: bytes) -> str:
    template, issues = opened(tmp_path, content)
    assert template is None
    (issue,) = issues
    assert issue.kind.code in ("W04", "W35", "W37")
    return str(issue.data["finding"])


def mended(tmp_path: Path, content: bytes) -> tuple[WordFile, str]:
    template, issues = opened(tmp_path, content)
    assert template is not None, issues
    told = "".join(str(each.data.get("what", "")) for each in issues)
    rendered, _ = template.render(SAMPLES[STANDBY_LETTER])
    assert rendered is not None
    return WordFile(rendered.file()), told


def with_parts(content: bytes, parts: dict[str, str]) -> bytes:
    target = BytesIO(content)
    with zipfile.ZipFile(target, "a", zipfile.ZIP_DEFLATED) as file:
        for name, text in parts.items():
            file.writestr(name, text)
    return target.getvalue()


def related(content: bytes, attributes: str, part: str = RELATIONS) -> bytes:
    end = "</Relationships>"
    return changed(content, part, end, f"<Relationship Id='rIdX' {attributes}/>{end}")


def typed(content: bytes, part: str, kind: str) -> bytes:
    override = f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'
    return changed(content, TYPES, "</Types>", override)


def in_body(content: bytes, xml: str) -> bytes:
    return changed(content, DOCUMENT, "<w:body>", f"<w:body>{xml}")


# -- relations ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "attributes",
    [
        f'Type="{OFFICE}/image" Target="http://example.org/a.png" TargetMode="External"',
        f'Type="{OFFICE}/image" Target="http://example.org/a.png" TargetMode=" EXTERNAL "',
        f"Type='{OFFICE}/image' Target='file:///c:/a.png' TargetMode='External'",
        f'Type="{OFFICE}/image" Target="http://example.org/a.png"',
        f'Type="{OFFICE}/image" Target="\\\\server\\a.png"',
        f'Type="{OFFICE}/image" Target="//server/a.png"',
        f'Type="{OFFICE}/hyperlink" Target="file://server/a.exe" TargetMode="External"',
        f'Type="{OFFICE}/hyperlink" Target="javascript:alert(1)" TargetMode="External"',
        f'Type="{OFFICE}/hyperlink" Target="ms-word:ofe|u|http://e.org" TargetMode="External"',
        f'Type="{OFFICE}/header" Target="http://example.org/h.xml" TargetMode="External"',
        f'Type="{OFFICE}/aFChunk" Target="chunk.html"',
        f'Type="{OFFICE}/subDocument" Target="a.docx" TargetMode="External"',
        f'Type="{OFFICE}/oleObject" Target="embeddings/a.bin"',
        f'Type="{OFFICE}/package" Target="embeddings/a.xlsx"',
        f'Type="{OFFICE}/control" Target="activeX/a.xml"',
        f'Type="{OFFICE}/frame" Target="http://example.org" TargetMode="External"',
        f'Type="{MICROSOFT}/2006/relationships/vbaProject" Target="x.bin"',
        f'Type="{MICROSOFT}/2006/relationships/ui/extensibility" Target="u.xml"',
        f'Type="{MICROSOFT}/2007/relationships/ui/extensibility" Target="u.xml"',
        f'Type="{MICROSOFT}/2006/relationships/keyMapCustomizations" Target="k"',
        'Type="" Target="x.xml"',
    ],
)  # fmt: skip
@pytest.mark.parametrize("part", [RELATIONS, "_rels/.rels"])
def test_only_known_relations_and_none_outside(tmp_path: Path, attributes: str, part: str) -> None:
    assert refused(tmp_path, related(GOOD, attributes, part))


@pytest.mark.parametrize("target", ["https://example.org/", "mailto:office@example.org"])
def test_links_to_click_on_are_fine(tmp_path: Path, target: str) -> None:
    link = f'Type="{OFFICE}/hyperlink" Target="{target}" TargetMode="External"'
    assert mended(tmp_path, related(GOOD, link))[1] == ""


def test_relations_in_another_spelling_are_read_all_the_same(tmp_path: Path) -> None:
    xml = WordFile(GOOD).parts[RELATIONS]
    outside = (
        f'<r:Relationship Id="x" Type="{OFFICE}/image" '
        'Target="http://e.org" TargetMode="External"/>'
    )
    spelled = re.sub(r"<(/?)Relationship", r"<\1r:Relationship", xml).replace("xmlns=", "xmlns:r=")
    assert mended(tmp_path, changed(GOOD, RELATIONS, xml, spelled))[1] == ""
    spelled = spelled.replace("</r:Relationships>", f"{outside}</r:Relationships>")
    assert refused(tmp_path, changed(GOOD, RELATIONS, xml, spelled))


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("word/harmless.bin", "application/vnd.ms-office.vbaProject"),
        ("word/theme9.xml", "application/vnd.ms-office.activeX+xml"),
        ("customUI/customUI.xml", "application/xml"),
        ("word/a.html", "text/html"),
        ("word/a.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"),
        ("word/header7.xml", "application/vnd.ms-word.document.macroEnabled.main+xml"),
    ],
)
def test_only_known_kinds_of_parts(tmp_path: Path, name: str, kind: str) -> None:
    content = typed(with_parts(GOOD, {name: "<a/>"}), name, kind)
    assert refused(tmp_path, content)
    if kind != "application/xml":  # what no list names stays refused, whatever leads to it
        assert refused(tmp_path, related(content, f'Type="{OFFICE}/theme" Target="/{name}"'))


# -- fields ---------------------------------------------------------------------------------------


def field(*instructions: str) -> str:
    runs = "".join(f"<w:r><w:instrText>{each}</w:instrText></w:r>" for each in instructions)
    mark = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
    return f"<w:p>{mark.format('begin')}{runs}{mark.format('separate')}{mark.format('end')}</w:p>"


FIELDS = [
    "DDEAUTO c:\\\\windows\\\\system32\\\\cmd.exe", " ddeauto excel", "DDE excel a b",
    'INCLUDETEXT "c:\\\\a.docx"', 'INCLUDEPICTURE "http://example.org/a.png"', "IMPORT a.png",
    "LINK Excel.Sheet.12 a.xlsx", "EMBED Package", "DATABASE \\\\d a.mdb", "RD a.docx",
    "MACROBUTTON x", "GOTOBUTTON x", "FILLIN 名", "ASK a b", "DATE", "TIME", "AUTOTEXT x",
    "SET a b", "IF 1 = 1 a b", "QUOTE 68 68 69", "DOCVARIABLE x", "USERNAME", "FILENAME", "",
    'HYPERLINK "file:///c:/a.exe"', "HYPERLINK \\\\\\\\server\\\\a", "PRINT 27",
]  # fmt: skip


@pytest.mark.parametrize("instruction", FIELDS)
def test_only_harmless_fields(tmp_path: Path, instruction: str) -> None:
    assert "域" in refused(tmp_path, in_body(GOOD, field(instruction)))
    attribute = instruction.replace('"', "&quot;")
    simple = f'<w:p><w:fldSimple w:instr="{attribute}"><w:r><w:t>1</w:t></w:r></w:fldSimple></w:p>'
    assert "域" in refused(tmp_path, in_body(GOOD, simple))


def test_a_field_is_known_however_it_is_spread(tmp_path: Path) -> None:
    inner = field("QUOTE", " 68").removeprefix("<w:p>").removesuffix("</w:p>")
    begin = '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
    for xml in (
        field("D", "DEA", "UTO c:\\\\a"),
        f"<w:p>{begin}{inner}<w:r><w:instrText>AUTO</w:instrText></w:r></w:p>",
        "<w:p><w:r><w:instrText>DDEAUTO x</w:instrText></w:r></w:p>",
        f"<w:p>{begin}<w:r><w:instrText>DDEAUTO x</w:instrText></w:r></w:p>",
    ):
        assert "域" in refused(tmp_path, in_body(GOOD, xml))


def test_a_field_in_a_header_counts(tmp_path: Path) -> None:
    xml = WordFile(GOOD).parts["word/header1.xml"]
    spoiled = xml.replace("</w:hdr>", field("DDEAUTO x") + "</w:hdr>")
    assert "域" in refused(tmp_path, changed(GOOD, "word/header1.xml", xml, spoiled))


@pytest.mark.parametrize(
    "instruction", ["PAGE", " page \\* MERGEFORMAT ", "NUMPAGES", 'HYPERLINK "https://a.cn"']
)
def test_page_numbers_and_links_are_fine(tmp_path: Path, instruction: str) -> None:
    assert mended(tmp_path, in_body(GOOD, field(instruction)))[1] == ""


# -- other spellings of the document --------------------------------------------------------------

WORD = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


@pytest.mark.parametrize(
    "xml",
    [
        f'<x:p xmlns:x="{WORD}"><x:r><x:t>{{{{ 姓名 }}}}</x:t></x:r></x:p>',
        f'<p xmlns="{WORD}"><r><t>DDE</t></r></p>',
        '<w:p xmlns:w="urn:other"/>',
        f'<w:p xmlns:x="{WORD}"><w:fldSimple x:instr="DDEAUTO x"/></w:p>',
        '<w:p><w:r><w:pict xmlns:v="urn:v"><v:imagedata src="http://example.org/a"/></w:pict></w:r></w:p>',
    ],
)
def test_word_elements_bear_the_usual_prefix(tmp_path: Path, xml: str) -> None:
    assert refused(tmp_path, in_body(GOOD, xml))


def test_a_strict_document_is_named(tmp_path: Path) -> None:
    strict = "http://purl.oclc.org/ooxml/wordprocessingml/main"
    xml = WordFile(GOOD).parts[DOCUMENT]
    assert "Strict" in refused(tmp_path, changed(GOOD, DOCUMENT, xml, xml.replace(WORD, strict)))


REVISIONS = [
    "<w:p><w:ins w:id='1'><w:r><w:t>改</w:t></w:r></w:ins></w:p>",
    "<w:p><w:del w:id='1'><w:r><w:delText>改</w:delText></w:r></w:del></w:p>",
    "<w:p><w:pPr><w:rPr><w:ins w:id='1'/></w:rPr></w:pPr></w:p>",
    "<w:p><w:pPr><w:pPrChange w:id='1'><w:pPr/></w:pPrChange></w:pPr></w:p>",
    "<w:p><w:r><w:rPr><w:b/><w:rPrChange w:id='1'><w:rPr/></w:rPrChange></w:rPr></w:r></w:p>",
    "<w:p><w:moveFrom w:id='1'/><w:moveFromRangeStart w:id='2'/></w:p>",
    "<w:p><w:moveTo w:id='1'/></w:p>",
    "<w:tbl><w:tr><w:tc><w:tcPr><w:cellIns w:id='1'/></w:tcPr><w:p/></w:tc></w:tr></w:tbl>",
    "<w:tbl><w:tblPr><w:tblPrChange w:id='1'/></w:tblPr></w:tbl>",
    "<w:p><w:customXmlInsRangeStart w:id='1'/></w:p>",
]


@pytest.mark.parametrize("xml", REVISIONS)
def test_revisions_of_every_kind_are_refused(tmp_path: Path, xml: str) -> None:
    assert "修订" in refused(tmp_path, in_body(GOOD, xml))


# -- what is mended -------------------------------------------------------------------------------


def test_comments_go_with_a_word(tmp_path: Path) -> None:
    content = in_body(
        GOOD,
        "<w:p><w:commentRangeStart w:id='0'/><w:r><w:t>正文</w:t></w:r>"
        "<w:commentRangeEnd w:id='0'/>"
        "<w:r><w:commentReference w:id='0'></w:commentReference></w:r></w:p>",
    )
    content = with_parts(content, {"word/comments.xml": f'<w:comments xmlns:w="{WORD}"/>'})
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
    content = typed(content, "word/comments.xml", kind)
    letter, told = mended(
        tmp_path, related(content, f'Type="{OFFICE}/comments" Target="comments.xml"')
    )
    assert "批注" in told
    assert "word/comments.xml" not in letter.parts
    assert not any("comment" in xml for xml in letter.parts.values())
    assert "正文" in letter.everything()


def test_an_attached_template_goes_with_a_word(tmp_path: Path) -> None:
    part = "word/_rels/settings.xml.rels"
    link = (
        f'<Relationship Id="r1" Type="{OFFICE}/attachedTemplate" '
        'Target="file:///c:/Normal.dotm" TargetMode="External"/>'
    )
    start = '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
    content = with_parts(GOOD, {part: f"{start}{link}</Relationships>"})
    xml = WordFile(GOOD).parts[SETTINGS]
    opening = re.search(r"<w:settings [^>]*>", xml)
    assert opening
    attached = f'{opening[0]}<w:attachedTemplate xmlns:r="{OFFICE}" r:id="r1"/>'
    content = changed(content, SETTINGS, opening[0], attached)
    letter, told = mended(tmp_path, content)
    assert "模板" in told
    assert not any("attachedTemplate" in xml for xml in letter.parts.values())


def test_notes_and_headers_of_any_name_are_filled(tmp_path: Path) -> None:
    notes = (
        f'<w:footnotes xmlns:w="{WORD}"><w:footnote w:id="2"><w:p><w:r><w:t>{{{{ 姓名 }}}}'
        "</w:t></w:r></w:p></w:footnote></w:footnotes>"
    )
    content = with_parts(GOOD, {"word/notes/n1.xml": notes})
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    content = typed(content, "word/notes/n1.xml", kind)
    relation = f'Type="{OFFICE}/footnotes" Target="notes/n1.xml"'
    letter, _ = mended(tmp_path, related(content, relation))
    assert "{{" not in letter.parts["word/notes/n1.xml"]
    assert SAMPLES[STANDBY_LETTER].person in letter.parts["word/notes/n1.xml"]


def test_a_placeholder_anywhere_else_is_refused(tmp_path: Path) -> None:
    xml = WordFile(GOOD).parts["word/styles.xml"]
    name = changed(GOOD, "word/styles.xml", 'w:val="公文标题"', 'w:val="{{ 姓名 }}"')
    assert xml
    assert "styles" in refused(tmp_path, name)


# -- spellings, names and elements that lists of relations do not see ------------------------------


def in_settings(xml: str) -> bytes:
    opening = re.search(r"<w:settings [^>]*>", WordFile(GOOD).parts[SETTINGS])
    assert opening
    return changed(GOOD, SETTINGS, opening[0], opening[0] + xml)


@pytest.mark.parametrize(
    "xml",
    [
        '<w:mailMerge ><w:query w:val="x"/></w:mailMerge >',
        '<w:mailMerge\n><w:query w:val="x"/></w:mailMerge>',
        f'<w:attachedTemplate\nxmlns:r="{OFFICE}" r:id="r1"/>',
        "<w:documentProtection w:hash='a>b'\t></w:documentProtection >",
        '<w:smartTagType w:namespaceuri="urn:a" w:name="b" w:url="http://example.org/"/>',
    ],
)
def test_what_is_taken_off_is_found_in_any_spelling(tmp_path: Path, xml: str) -> None:
    letter, _ = mended(tmp_path, in_settings(xml))
    name = re.split(r"[<\s]", xml)[1].removeprefix("w:")
    assert name
    assert name not in letter.parts[SETTINGS]


def test_tags_may_be_spelled_as_xml_allows(tmp_path: Path) -> None:
    xml = (
        "<w:p\n><w:commentRangeStart\nw:id='0'/><w:r w:rsidR=\"a>b\"><w:t >{{ 姓</w:t ></w:r>"
        "<w:r\t><w:t>名 }}</w:t></w:r><w:r><w:commentReference\tw:id='0' /></w:r></w:p>"
    )
    letter, told = mended(tmp_path, in_body(GOOD, xml))
    assert "批注" in told
    assert "comment" not in letter.parts[DOCUMENT]
    assert letter.texts()[0] == SAMPLES[STANDBY_LETTER].person


@pytest.mark.parametrize(
    "xml",
    [
        f'<w:altChunk xmlns:r="{OFFICE}" r:id="rId1"/>',
        f'<w:p><w:subDoc xmlns:r="{OFFICE}" r:id="rId1"/></w:p>',
        f'<w:p><w:r><w:control xmlns:r="{OFFICE}" r:id="rId1"/></w:r></w:p>',
        '<w:p><w:r><w:object><o:OLEObject xmlns:o="urn:o" Type="Link"/></w:object></w:r></w:p>',
        '<w:p><w:r><x:webVideoPr xmlns:x="urn:x" embeddedHtml="&lt;iframe&gt;"/></w:r></w:p>',
        '<w:p><v:fill xmlns:v="urn:v" xmlns:o="urn:o" o:althref="http://example.org/a"/></w:p>',
        "<w:p><w:ins\nw:id='1'><w:r><w:t>改</w:t></w:r></w:ins></w:p>",
        field('HYPERLINK \\l "top" "file://server/a.exe"'),
        field('HYPERLINK "https://example.org" \\t "_blank" "\\\\server\\a"'),
    ],
)
def test_what_brings_something_in_without_a_relation(tmp_path: Path, xml: str) -> None:
    assert refused(tmp_path, in_body(GOOD, xml))


_SCHEMA = 'xmlns:s="urn:s" s:manifestLocation="http://example.org/m.xml"'


@pytest.mark.parametrize("xml", ["<w:saveThroughXslt/>", f"<s:schema {_SCHEMA}/>"])
def test_settings_that_fetch(tmp_path: Path, xml: str) -> None:
    assert refused(tmp_path, in_settings(xml))


_IMAGE = '<i:imagedata xmlns:i="urn:i" src="http://example.org/a"/>'
_WORDS = "application/vnd.openxmlformats-officedocument.wordprocessingml"


@pytest.mark.parametrize(
    ("name", "kind", "sort", "xml"),
    [
        ("n.dat", f"{_WORDS}.numbering+xml", "numbering", f"<n>{_IMAGE}</n>"),
        ("n.XML", f"{_WORDS}.numbering+xml", "numbering", f"<n>{_IMAGE}</n>"),
        ("h.dat", f"{_WORDS}.header+xml", "header", f'<w:hdr xmlns:w="{WORD}">{_IMAGE}</w:hdr>'),
        ("a.svg", "image/svg+xml", "image", '<svg><image href="http://example.org/a"/></svg>'),
    ],
)
def test_parts_are_looked_at_whatever_their_names(
    tmp_path: Path, name: str, kind: str, sort: str, xml: str
) -> None:
    content = typed(with_parts(GOOD, {f"word/{name}": xml}), f"word/{name}", kind)
    assert "取内容" in refused(
        tmp_path, related(content, f'Type="{OFFICE}/{sort}" Target="{name}"')
    )


def test_names_that_differ_in_case_only(tmp_path: Path) -> None:
    content = with_parts(GOOD, {"word/Styles.xml": WordFile(GOOD).parts["word/styles.xml"]})
    content = related(content, f'Type="{OFFICE}/theme" Target="Styles.xml"')
    assert "同名" in refused(tmp_path, content)


def test_kinds_of_parts_that_are_not_there(tmp_path: Path) -> None:
    assert refused(tmp_path, typed(GOOD, "word/%76ba.xml", "application/vnd.ms-office.vbaProject"))
