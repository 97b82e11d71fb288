"""What people typed: escaped, cleaned, printed in a font that has its characters."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from campaign.issues import Issue
from campaign.word.placeholders import filling, flag, name, text
from campaign.word.script import font_holding, rare_characters
from campaign.word.template import Rendered, Template
from word.word_files import WordFile, body, small_template


@filling
class Letter:
    person: str = name("姓名")
    remark: str = text("说明", default="")
    rehearsal: bool = flag("演练", default=False)  # asked for by every header


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template[Letter]:
    path = small_template(
        tmp_path_factory.mktemp("typed"),
        body("{{ 姓名 }}同志："),
        lambda paper: paper.subheading("前{{ 说明 }}后"),
    )
    opened, issues = Template.open(path, Letter)
    assert opened is not None, issues
    return opened


def rendered(template: Template[Letter], letter: Letter) -> tuple[Rendered, list[Issue]]:
    result, issues = template.render(letter)
    assert result is not None, issues
    return result, issues


def notices(issues: list[Issue]) -> list[tuple[str, str]]:
    return [(issue.kind.code, issue.data["name"]) for issue in issues]


@given(
    typed=st.text(min_size=1).filter(
        lambda typed: re.sub(r"[\x00-\x1f\x7f-\x9f]", "", typed).strip()
    )
)
def test_any_text_gives_a_readable_file(template: Template[Letter], typed: str) -> None:
    result, _ = template.render(Letter(person="张敏", remark=typed))
    if result is None:  # nothing printable was in it
        return
    WordFile(result.file())  # parses


def test_xml_in_a_value_is_text(template: Template[Letter]) -> None:
    typed = "</w:t><w:p/>&amp;\"'<!DOCTYPE a>]]>"
    result, issues = rendered(template, Letter(person=typed))
    assert issues == []
    assert WordFile(result.file()).texts()[0] == f"{typed}同志："


def test_line_breaks_stay(template: Template[Letter]) -> None:
    for typed in ("甲\n乙", "甲\r\n乙", "甲\r乙", "甲\u2028乙"):
        result, _ = rendered(template, Letter(person="张敏", remark=typed))
        assert WordFile(result.file()).texts()[1] == "前甲|乙后"


def test_control_characters_are_removed_with_a_notice(template: Template[Letter]) -> None:
    result, issues = rendered(template, Letter(person="张\x00敏\x1b\ufffe"))
    assert WordFile(result.file()).texts()[0] == "张敏同志："
    assert notices(issues) == [("W07", "姓名")]


def test_braces_are_kept_with_a_notice(template: Template[Letter]) -> None:
    _, issues = rendered(template, Letter(person="张敏", remark="{{ 姓名 }}"))
    assert notices(issues) == [("W08", "说明")]


@pytest.mark.parametrize(
    ("typed", "rare"),
    [
        ("李喆", "喆"),
        ("陈堃珺", "堃珺"),
        ("王芳", ""),
        ("欧阳·艾力", ""),
        ("“—…〔〕①", ""),
        ("䶮", "䶮"),
    ],
)
def test_rare_characters(typed: str, rare: str) -> None:
    assert rare_characters(typed) == rare


@pytest.mark.parametrize(
    ("typed", "font", "holding"),
    [
        ("李喆", "仿宋_GB2312", "仿宋"),
        ("李喆", "楷体_GB2312", "楷体"),
        ("李喆", "方正小标宋简体", "方正小标宋_GBK"),
        ("李喆", "黑体", "黑体"),
        ("䶮", "仿宋_GB2312", "宋体"),
        ("\U00020000", "仿宋_GB2312", "SimSun-ExtB"),
    ],
)
def test_fonts_that_hold_them(typed: str, font: str, holding: str) -> None:
    assert font_holding(typed, font) == holding


def test_a_rare_name_stands_in_a_run_with_such_a_font(template: Template[Letter]) -> None:
    result, issues = rendered(template, Letter(person="李喆", remark="赵堃"))
    word = WordFile(result.file())
    assert word.texts() == ["李喆同志：", "前赵堃后"]
    assert notices(issues) == [("W05", "姓名"), ("W05", "说明")]
    runs = re.findall(
        r"<w:r>(?:<w:rPr>(.*?)</w:rPr>)?<w:t[^>]*>([^<]*)</w:t></w:r>",
        word.parts["word/document.xml"],
    )
    fonts = {text: re.findall('eastAsia="([^"]*)"', properties) for properties, text in runs}
    assert fonts["李喆"] == ["仿宋"]
    assert fonts["赵堃"] == ["楷体"]
    assert fonts["同志："] == []
