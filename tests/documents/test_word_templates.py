"""The committed templates: as the script makes them, in the format of GB/T 9704-2012."""

import re
from functools import cache
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from campaign.documents.catalogue import KINDS, placeholder_names
from campaign.documents.template import DocumentKind, Rendered, Template
from documents.sample_letters import SAMPLES
from documents.word_files import TEMPLATES, Element, W, WordFile
from maintenance.document_templates import WORDINGS, make_document_templates

RED_HEADED = ["实施方案通知", "动员会通知", "任职通知", "岗位安排通知", "工作移交通知"]
SEALED = [name for name in WORDINGS if not name.endswith(("表", "清单"))]
every_kind = pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)


@cache
def template(kind: DocumentKind[Any]) -> Template[Any]:
    opened, issues = Template.open(TEMPLATES / kind.file_name, kind)
    assert opened is not None
    assert issues == []
    return opened


@cache
def rendered(kind: DocumentKind[Any]) -> Rendered:
    result, issues = template(kind).render(SAMPLES[kind])
    assert result is not None
    assert issues == []
    return result


@cache
def word(kind: DocumentKind[Any]) -> WordFile:
    return WordFile(rendered(kind).file())


def named(name: str) -> DocumentKind[Any]:
    return next(kind for kind in KINDS if kind.name == name)


def test_they_regenerate_byte_for_byte(tmp_path: Path) -> None:
    make_document_templates(tmp_path)
    made = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    kept = {path.name: path.read_bytes() for path in TEMPLATES.iterdir()}
    assert made == kept


def test_each_kind_has_its_template_and_its_sample() -> None:
    assert {kind.name for kind in KINDS} == set(WORDINGS) == {kind.name for kind in SAMPLES}
    assert {kind.file_name for kind in KINDS} == {path.name for path in TEMPLATES.iterdir()}


@every_kind
def test_each_prints_without_a_word_of_the_template_language_left(kind: DocumentKind[Any]) -> None:
    for part in word(kind).parts.values():
        assert not re.search(r"\{[{%#]|[}%#]\}|[\x00-\x08]", part)
        ElementTree.fromstring(part)


@every_kind
def test_the_same_data_give_the_same_bytes(kind: DocumentKind[Any]) -> None:
    again, _ = template(kind).render(SAMPLES[kind])
    assert again is not None
    assert again.file() == rendered(kind).file()


@every_kind
def test_every_required_placeholder_is_used(kind: DocumentKind[Any]) -> None:
    assert len(placeholder_names(kind)) == len(set(placeholder_names(kind)))
    template(kind)  # opens without the notice of an unused one


@every_kind
def test_nothing_of_a_particular_town_is_in_the_wording(kind: DocumentKind[Any]) -> None:
    said = WORDINGS[kind.name]()
    for word_of_the_seed in (
        "柳河",
        "综治",
        "新村办",
        "镇建",
        "经济发展",
        "社会事务",
        "全镇",
        "镇党委",
        "30分",
    ):
        assert word_of_the_seed not in said


@every_kind
def test_the_wording_is_neutral(kind: DocumentKind[Any]) -> None:
    said = WORDINGS[kind.name]()
    assert not re.search("(?<!其)他", said)
    for word_to_avoid in (
        "她",
        "先生",
        "女士",
        "总分第一",
        "此页无正文",
        "付主任",
        "开除",
        "降级",
    ):
        assert word_to_avoid not in said


@every_kind
def test_every_drawing_has_a_number_of_its_own(kind: DocumentKind[Any]) -> None:
    numbers = re.findall(r'<wp:docPr [^>]*id="(\d+)"', word(kind).parts["word/document.xml"])
    assert len(numbers) == len(set(numbers))


def test_the_packages_are_slim() -> None:
    for path in TEMPLATES.iterdir():
        assert len(WordFile(path.read_bytes()).parts) == 10


@every_kind
def test_page_set_up(kind: DocumentKind[Any]) -> None:
    sections = list(word(kind).document.iter(f"{W}sectPr"))
    assert sections
    for section in sections:
        size, margins, grid = (attributes(section, name) for name in ("pgSz", "pgMar", "docGrid"))
        assert size == {"w": "11906", "h": "16838"}
        assert millimetres(margins["top"]) == pytest.approx(37, abs=1)
        assert millimetres(margins["left"]) == pytest.approx(28, abs=1)
        assert millimetres(margins["bottom"]) == pytest.approx(35, abs=1)
        assert millimetres(margins["right"]) == pytest.approx(26, abs=1)
        height = 16838 - int(margins["top"]) - int(margins["bottom"])
        assert height // int(grid["linePitch"]) == 22
        assert grid["type"] == "lines"


def attributes(section: Element, name: str) -> dict[str, str]:
    found = section.find(f"{W}{name}")
    assert found is not None
    return {key.removeprefix(W): value for key, value in found.attrib.items()}


def millimetres(twips: str) -> float:
    return int(twips) / 1440 * 25.4


FORMAT = {
    "发文机关标志": ("方正小标宋简体", 40, "center"),
    "发文字号": ("仿宋_GB2312", 16, "center"),
    "公文标题": ("方正小标宋简体", 22, "center"),
    "附件标题": ("方正小标宋简体", 22, "center"),
    "主送机关": ("仿宋_GB2312", 16, "left"),
    "公文正文": ("仿宋_GB2312", 16, "both"),
    "正文末段": ("仿宋_GB2312", 16, "both"),
    "一级标题": ("黑体", 16, "both"),
    "二级标题": ("楷体_GB2312", 16, "both"),
    "附件说明": ("仿宋_GB2312", 16, "both"),
    "附件标注": ("黑体", 16, "left"),
    "署名": ("仿宋_GB2312", 16, "center"),
    "成文日期": ("仿宋_GB2312", 16, "center"),
    "版记": ("仿宋_GB2312", 14, "both"),
}


@every_kind
def test_font_size_and_place_of_each_element(kind: DocumentKind[Any]) -> None:
    file = word(kind)
    for paragraph in file.paragraphs():
        if expected := FORMAT.get(file.style_name(paragraph)):
            fonts = file.effective(paragraph, "rPr", "rFonts")
            assert {fonts["ascii"], fonts["hAnsi"], fonts["eastAsia"]} == {expected[0]}
            assert int(file.effective(paragraph, "rPr", "sz")["val"]) / 2 == expected[1]
            assert file.effective(paragraph, "pPr", "jc")["val"] == expected[2]


@every_kind
def test_body_text_is_set_in_the_grid_of_28_characters(kind: DocumentKind[Any]) -> None:
    file = word(kind)
    for paragraph in file.paragraphs("公文正文"):
        pitch = 16 + int(file.effective(paragraph, "rPr", "spacing")["val"]) / 20
        assert 442.2 // pitch == 28
        line = file.effective(paragraph, "pPr", "spacing")
        assert (line["line"], line["lineRule"]) == ("579", "exact")
        assert file.effective(paragraph, "pPr", "ind")["firstLineChars"] == "200"


@every_kind
def test_levels_are_numbered_in_the_standard_way(kind: DocumentKind[Any]) -> None:
    for text in word(kind).texts("一级标题"):
        assert re.match("[一二三四五六七八九十]+、", text)
    for text in word(kind).texts("二级标题"):
        assert re.match("（[一二三四五六七八九十]+）", text)
    for text in word(kind).texts("公文正文"):
        assert not re.match(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+、", text)


@pytest.mark.parametrize("name", RED_HEADED)
def test_red_heads(name: str) -> None:
    file = word(named(name))
    (mark,) = file.paragraphs("发文机关标志")
    assert file.effective(mark, "rPr", "color")["val"] == "FF0000"
    (number,) = file.texts("发文字号")
    assert re.fullmatch(r"[一-龥]{1,14}〔20\d\d〕(?:[1-9]\d*|　)号", number)
    (style,) = file.paragraphs("发文字号")
    assert file.effective(style, "pPr", "pBdr") is not None
    (recipients,) = file.texts("主送机关")
    assert recipients.endswith("：")
    imprint = file.texts("版记")
    assert imprint[0].startswith("抄送：")
    assert imprint[0].endswith("。")
    assert re.fullmatch(r".+\t20\d\d年[1-9]\d?月[1-9]\d?日印发", imprint[1])


@pytest.mark.parametrize("name", sorted(set(WORDINGS) - set(RED_HEADED)))
def test_papers_of_the_house_have_no_red_head(name: str) -> None:
    file = word(named(name))
    assert not file.texts("发文机关标志")
    assert not file.texts("版记")
    assert "FF0000" not in file.parts["word/document.xml"]


@pytest.mark.parametrize("name", SEALED)
def test_signature_and_date_stay_with_the_text_and_leave_room_for_the_seal(name: str) -> None:
    file = word(named(name))
    (signature,), (date,) = file.paragraphs("署名"), file.paragraphs("成文日期")
    above = file.effective(signature, "pPr", "spacing")
    assert int(above["before"]) == 2 * 579
    for paragraph in (signature, *file.paragraphs("正文末段"), *file.paragraphs("附件说明")):
        assert file.effective(paragraph, "pPr", "keepNext") is not None
    indents = {file.effective(each, "pPr", "ind")["left"] for each in (signature, date)}
    assert len(indents) == 1
    (day,) = file.texts("成文日期")
    assert re.fullmatch(r"20\d\d年[1-9]\d?月[1-9]\d?日", day)


@every_kind
def test_page_numbers_stand_outside(kind: DocumentKind[Any]) -> None:
    parts = word(kind).parts
    assert "<w:evenAndOddHeaders/>" in parts["word/settings.xml"]
    for part, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        footer = parts[part]
        assert re.findall(r"<w:t[^>]*>([^<]*)</w:t>", footer) == ["— ", "1", " —"]
        assert f'<w:ind w:{side}="280"/><w:jc w:val="{side}"/>' in footer
        # The field in five runs of its own, or WPS shows nothing.
        runs = re.findall(r"<w:r>(.*?)</w:r>", footer)[1:-1]
        kinds = [
            re.sub(r"<w:(\w+).*?(?:fldCharType=\"(\w+)\".*)?>.*", r"\1\2", run) for run in runs
        ]
        assert kinds == ["fldCharbegin", "instrText", "fldCharseparate", "t", "fldCharend"]


@every_kind
def test_tables_have_fixed_widths_and_rows_that_stay_whole(kind: DocumentKind[Any]) -> None:
    for table in word(kind).document.iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")]
        assert sum(grid) == pytest.approx(8845, abs=len(grid))
        layout = table.find(f"{W}tblPr/{W}tblLayout")
        assert layout is not None
        assert layout.get(f"{W}type") == "fixed"
        for row in table.iter(f"{W}tr"):
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
            widths = [int(cell.get(f"{W}w", "")) for cell in row.iter(f"{W}tcW")]
            assert widths == grid


@pytest.mark.parametrize(
    "name",
    ["实施方案通知", "动员会通知", "成绩公布", "任前公示", "双向选择结果公布", "工作移交通知"],
)
def test_long_tables_repeat_their_head(name: str) -> None:
    tables = [
        t
        for t in word(named(name)).document.iter(f"{W}tbl")
        if len(list(t.iter(f"{W}gridCol"))) > 1
    ]
    assert tables
    for table in tables:
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        assert heads == [True] + [False] * (len(heads) - 1)


def test_titles_of_attachments_are_those_of_the_note() -> None:
    for name in ("实施方案通知", "动员会通知", "工作移交通知"):
        file = word(named(name))
        (note,), (title,) = file.texts("附件说明"), file.texts("附件标题")
        assert note == "附件：" + title.replace("|", "")
        assert file.texts("附件标注") == ["附件"]
