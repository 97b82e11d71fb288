"""Rare characters: the fonts of official documents hold GB2312's 6,763 characters only.

A name such as 李喆 printed in 仿宋_GB2312 shows one character in another face, so a text that holds
such a character is written as a whole in a like font that has it.
"""

import re
from collections.abc import Mapping
from typing import NamedTuple

from campaign.word.parts import text_of
from campaign.workbook.declare.wording import Wording, as_written
from campaign.workbook.read.container import Packed

_HAN = "[\u3400-\u9fff\uf900-\ufaff\U00020000-\U000323af]"
"""Compiled when first needed: a class of so many characters takes Python a millisecond."""
_RUN_FONTS = re.compile(r"<w:rFonts(?: [^>]*)?/>")

LIKE_FONTS = {
    "仿宋_GB2312": "仿宋",
    "楷体_GB2312": "楷体",
    "方正小标宋简体": "方正小标宋_GBK",
}
"""Fonts of GB2312 only, and the like font that holds GBK's 21,003 characters: Traditional, too."""


def rare_characters(text: str, charset: str = "gb2312") -> str:
    """Return the Chinese characters of a text that fonts of a charset lack, in order, each once."""
    if _encodable(text, charset):
        return ""
    rare = (each for each in text if re.match(_HAN, each) and not _encodable(each, charset))
    return "".join(dict.fromkeys(rare))


def font_holding(text: str, font: str) -> str:
    """Return the font for a text with rare characters, where `font` is what the template says."""
    if all(_encodable(each, "gbk") or not re.match(_HAN, each) for each in text):
        return LIKE_FONTS.get(font, font)
    # Beyond GBK only two fonts of Windows go on; the second has the planes above the first.
    return "SimSun-ExtB" if any(each > "\uffff" for each in text) else "宋体"


_BETWEEN_NAMES = re.compile(r"(<[^>]*>|[、，；：。（）《》\s]+|等(?=\d)|同志)")
"""What stands between names in a text of several."""


def names_in_runs(text: str, run_properties: str, font: str) -> str:
    """Escaped text in which each name with rare characters has a run in a font that holds it."""
    charset = "gb2312" if font in LIKE_FONTS else "gbk"
    return "".join(
        in_run_of_its_own(piece, run_properties, font) if rare_characters(piece, charset) else piece
        for piece in _BETWEEN_NAMES.split(text)
    )


def in_run_of_its_own(text: str, run_properties: str, font: str) -> str:
    """Return escaped text that interrupts a run to stand in a font that holds it."""
    wider = font_holding(text, font)
    fonts = f'<w:rFonts w:ascii="{wider}" w:hAnsi="{wider}" w:eastAsia="{wider}"/>'
    rest = _RUN_FONTS.sub("", run_properties).removeprefix("<w:rPr>").removesuffix("</w:rPr>")
    style, rest = _leading_style(rest)
    text_open = '<w:t xml:space="preserve">'
    return (
        f"</w:t></w:r><w:r><w:rPr>{style}{fonts}{rest}</w:rPr>{text_open}{text}"
        f"</w:t></w:r><w:r>{run_properties}{text_open}"
    )


def _leading_style(properties: str) -> tuple[str, str]:
    """Return a character style comes before the fonts in the schema's order."""
    match = re.match(r"<w:rStyle [^>]*/>", properties)
    return (match[0], properties[match.end() :]) if match else ("", properties)


def _encodable(text: str, encoding: str) -> bool:
    try:
        text.encode(encoding)
    except UnicodeEncodeError:
        return False
    return True


_TEXT = re.compile(r"(<w:t(?: [^>]*)?>)([^<]*)")
_TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})")
_WORDED = re.compile(r"word/(?:document|header\d*|footer\d*|footnotes|endnotes)\.xml")
_STYLED = re.compile(r"word/[^/]+\.xml")


class Writing(NamedTuple):
    """How a campaign writes its documents."""

    say: Wording = as_written
    """Writes the program's own words; typed ones stay."""
    is_traditional: bool = False
    of_template: Wording = as_written
    """Writes what stands in the template; an office's own has its own words already."""

    @property
    def charset(self) -> str:
        """What the fonts of the templates hold."""
        return "gbk" if self.is_traditional else "gb2312"

    def rewritten(self, parts: Mapping[str, Packed]) -> dict[str, Packed]:
        """Return a template's parts in this script, in fonts that have its characters.

        Every template is Simplified at heart, also an office's own: what it fills in is what the
        campaign is asked to write in the other script. Its tags are understood in both.
        """
        if self.of_template is as_written:
            return dict(parts)
        return {
            name: self._rewritten(name, part) if _STYLED.fullmatch(name) else part
            for name, part in parts.items()
        }

    def _rewritten(self, name: str, part: Packed) -> Packed:
        xml = text_of(part)
        if _WORDED.fullmatch(name):
            xml = _TEXT.sub(lambda match: match[1] + self._said(match[2]), xml)
        for font, like in LIKE_FONTS.items() if self.is_traditional else ():
            xml = xml.replace(f'"{font}"', f'"{like}"')
        return Packed.packing([xml])

    def _said(self, text: str) -> str:
        """Return a template's text; its tags are the program's names of things, not words."""
        pieces = _TAG.split(text)
        return "".join(each if n % 2 else self.of_template(each) for n, each in enumerate(pieces))


SIMPLIFIED = Writing()
