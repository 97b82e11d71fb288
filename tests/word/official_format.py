"""The format of official documents (GB/T 9704-2012), checked in a Word file's own parts."""

import re
from collections.abc import Callable
from datetime import date
from xml.etree import ElementTree

import pytest

from word.word_files import Element, W, WordFile, text_of

A4 = {"w": "11906", "h": "16838"}
MARGINS = {"top": 37, "left": 28, "bottom": 35, "right": 26}
"""Millimetres."""
LINES, CHARACTERS, TEXT_POINTS = 22, 28, 442.2

ELEMENTS = {
    "发文机关标志": ("方正小标宋简体", 40, "center"),
    "发文字号": ("仿宋_GB2312", 16, "center"),
    "公文标题": ("方正小标宋简体", 22, "center"),
    "附件标题": ("方正小标宋简体", 22, "center"),
    "印发件标题": ("方正小标宋简体", 22, "center"),
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
"""Font, size in points and place of each element, found through the chain of styles."""

Check = Callable[[WordFile], None]

_NUMBER = re.compile(r"[一-龥]{1,14}〔20\d\d〕(?:[1-9]\d*|　)号")
_DATE = re.compile(r"(20\d\d)年([1-9]\d?)月([1-9]\d?)日")
_ANY_DATE = re.compile(r"(\d+)年(\d+)月(\d+)日")


def check_page_set_up(file: WordFile) -> None:
    """Paper, margins, and a grid of 22 lines, in every section."""
    sections = list(file.document.iter(f"{W}sectPr"))
    assert sections
    for section in sections:
        margins, grid = attributes(section, "pgMar"), attributes(section, "docGrid")
        assert attributes(section, "pgSz") == A4
        for side, expected in MARGINS.items():
            assert int(margins[side]) / 1440 * 25.4 == pytest.approx(expected, abs=1)
        height = int(A4["h"]) - int(margins["top"]) - int(margins["bottom"])
        assert height // int(grid["linePitch"]) == LINES
        assert grid["type"] == "lines"


def attributes(section: Element, name: str) -> dict[str, str]:
    """A child's attributes."""
    found = section.find(f"{W}{name}")
    assert found is not None
    return {key.removeprefix(W): value for key, value in found.attrib.items()}


def check_elements(file: WordFile) -> None:
    """Font, size and place of each element."""
    for paragraph in file.paragraphs():
        if expected := ELEMENTS.get(file.style_name(paragraph)):
            fonts = file.effective(paragraph, "rPr", "rFonts")
            assert {fonts["ascii"], fonts["hAnsi"], fonts["eastAsia"]} == {expected[0]}
            assert int(file.effective(paragraph, "rPr", "sz")["val"]) / 2 == expected[1]
            assert file.effective(paragraph, "pPr", "jc")["val"] == expected[2]


def check_body(file: WordFile) -> None:
    """28 characters on a line, two blank ones at its beginning, 28.95 points a line."""
    for paragraph in file.paragraphs("公文正文"):
        pitch = 16 + int(file.effective(paragraph, "rPr", "spacing")["val"]) / 20
        assert TEXT_POINTS // pitch == CHARACTERS
        line = file.effective(paragraph, "pPr", "spacing")
        assert (line["line"], line["lineRule"]) == ("579", "exact")
        assert file.effective(paragraph, "pPr", "ind")["firstLineChars"] == "200"


def check_levels(file: WordFile) -> None:
    """一、 then （一） then 1. (7.3.3)."""
    for text in file.texts("一级标题"):
        assert re.match("[一二三四五六七八九十]+、", text)
    for text in file.texts("公文正文"):
        assert not re.match(r"[一二三四五六七八九十]+、|（[一二三四五六七八九十]+）|\d+、", text)


def check_red_head(file: WordFile) -> None:
    """Red name, number, addressees and imprint."""
    (mark,) = file.paragraphs("发文机关标志")
    assert file.effective(mark, "rPr", "color")["val"] == "FF0000"
    (number,) = file.texts("发文字号")
    assert _NUMBER.fullmatch(number)
    (style,) = file.paragraphs("发文字号")
    assert file.effective(style, "pPr", "pBdr") is not None
    (recipients,) = file.texts("主送机关")
    assert recipients.endswith("：")
    imprint = file.texts("版记")
    assert imprint[0].startswith("抄送：")
    assert imprint[0].endswith("。")
    assert re.fullmatch(r".+\t20\d\d年[1-9]\d?月[1-9]\d?日印发", imprint[1])


def check_plain(file: WordFile) -> None:
    """Papers of the house have no red head and no imprint."""
    assert not file.texts("发文机关标志")
    assert not file.texts("版记")
    assert "FF0000" not in file.parts["word/document.xml"]
    for number in file.texts("标题下编号"):
        assert _NUMBER.fullmatch(number)


def check_sign_off(file: WordFile) -> None:
    """Every signature stays with the text above it and leaves room for the seal."""
    signatures, dates = list(file.paragraphs("署名")), list(file.paragraphs("成文日期"))
    assert len(signatures) == len(dates) > 0
    for signature, day in zip(signatures, dates, strict=True):
        assert int(file.effective(signature, "pPr", "spacing")["before"]) == 2 * 579
        indents = {file.effective(each, "pPr", "ind")["left"] for each in (signature, day)}
        assert len(indents) == 1
    for paragraph in (*signatures, *file.paragraphs("正文末段"), *file.paragraphs("附件说明")):
        assert file.effective(paragraph, "pPr", "keepNext") is not None
    for text in file.texts("成文日期"):
        assert _DATE.fullmatch(text)


def check_dates(file: WordFile) -> None:
    """Every date in the text is a real day, without leading zeros."""
    for year, month, day in _ANY_DATE.findall(file.everything()):
        assert not month.startswith("0")
        assert not day.startswith("0")
        date(int(year), int(month), int(day))


def check_page_numbers(file: WordFile) -> None:
    """`— 1 —` outside, as a field whose parts are runs of their own, or WPS shows nothing."""
    assert "<w:evenAndOddHeaders/>" in file.parts["word/settings.xml"]
    for part, side in (("word/footer1.xml", "right"), ("word/footer2.xml", "left")):
        footer = file.parts[part]
        assert re.findall(r"<w:t[^>]*>([^<]*)</w:t>", footer) == ["— ", "1", " —"]
        assert f'<w:ind w:{side}="280"/><w:jc w:val="{side}"/>' in footer
        runs = re.findall(r"<w:r>(.*?)</w:r>", footer)[1:-1]
        kinds = [
            re.sub(r"<w:(\w+).*?(?:fldCharType=\"(\w+)\".*)?>.*", r"\1\2", run) for run in runs
        ]
        assert kinds == ["fldCharbegin", "instrText", "fldCharseparate", "t", "fldCharend"]


def check_tables(file: WordFile) -> None:
    """Fixed widths that fill the text area, rows that stay whole."""
    for table in file.document.iter(f"{W}tbl"):
        grid = [int(column.get(f"{W}w", "")) for column in table.iter(f"{W}gridCol")]
        assert sum(grid) == pytest.approx(8845, abs=len(grid))
        layout = table.find(f"{W}tblPr/{W}tblLayout")
        assert layout is not None
        assert layout.get(f"{W}type") == "fixed"
        for row in table.iter(f"{W}tr"):
            assert row.find(f"{W}trPr/{W}cantSplit") is not None
            widths = [int(cell.get(f"{W}w", "")) for cell in row.iter(f"{W}tcW")]
            assert widths == grid


def check_heads_repeat(file: WordFile) -> None:
    """The head of every list is repeated on each page."""
    tables = [t for t in file.document.iter(f"{W}tbl") if len(list(t.iter(f"{W}gridCol"))) > 1]
    assert tables
    for table in tables:
        heads = [row.find(f"{W}trPr/{W}tblHeader") is not None for row in table.iter(f"{W}tr")]
        assert heads == [True] + [False] * (len(heads) - 1)


def check_attachment(file: WordFile) -> None:
    """Note and title of an attachment say the same."""
    (note,), (title,) = file.texts("附件说明"), file.texts("附件标题")
    assert note == "附件：" + title.replace("|", "")
    assert file.texts("附件标注") == ["附件"]


def check_issued(file: WordFile) -> None:
    """What a notice issues is its very subject: on a page of its own, and not called attached."""
    assert not file.texts("附件说明")
    assert not file.texts("附件标注")
    (title,) = file.paragraphs("印发件标题")
    style = file.styles["IssuedTitle"]
    assert style.find(f"{W}pPr/{W}pageBreakBefore") is not None
    assert f"《{text_of(title).replace('|', '')}》" in file.texts("公文标题")[0].replace("|", "")


def check_nothing_left_over(file: WordFile) -> None:
    """No word of the template language, no mark of the layout, well-formed throughout."""
    for part in file.parts.values():
        assert not re.search(r"\{[{%#]|[}%#]\}|[\x00-\x08]", part)
        ElementTree.fromstring(part)
