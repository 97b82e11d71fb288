"""Cells that show nothing of what they hold: formats such as ;;;, words in their ground's colour.

Whoever looks at the sheet does not see them, so nobody knows whether they are meant.
"""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from campaign.workbook.read.colours import colour, is_pale
from campaign.workbook.read.displayed import hides_something

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

ALWAYS = ""
"""Stands for the format of a style whose words cannot be read whatever they are."""
_PARTED = re.compile(rb"""formatCode\s*=\s*["'][^"']*;""")
_FONTS = re.compile(rb"<(?:\w+:)?fonts\b.*?</(?:\w+:)?fonts>", re.DOTALL)
_COLOUR = re.compile(rb"<(?:\w+:)?color\b([^>]*)")
_GROUND = re.compile(rb"<(?:\w+:)?fgColor\b([^>]*)")
_ATTRIBUTE = re.compile(r"""(\w+)\s*=\s*["']([^"']*)""")


def may_hide(styles: bytes) -> bool:
    """Tell whether styles may hide something.

    They have formats in parts, fonts that cannot be read on paper, or of a colour of some ground.
    """
    if _PARTED.search(styles):
        return True
    fonts = [_said(each) for part in _FONTS.findall(styles) for each in _COLOUR.findall(part)]
    grounds = [_said(each) for each in _GROUND.findall(styles)] if fonts else []
    return any(is_pale(font) or any(blends(font, each) for each in grounds) for font in fonts)


def _said(attributes: bytes) -> dict[str, str]:
    return dict(_ATTRIBUTE.findall(attributes.decode(errors="replace")))


def hiding_styles(root: "Element", codes: Mapping[str, str]) -> dict[int, str]:
    """Return the styles under which something cannot be seen, each with its format.

    `codes` are the formats by their numbers.
    """
    groups = {local_name(each): each for each in root}
    fonts = [_attributes(each, "color") for each in groups.get("fonts", ())]
    grounds = [_ground(each) for each in groups.get("fills", ())]
    found = {}
    for number, style in enumerate(groups.get("cellXfs", ())):
        font = _at(fonts, style.get("fontId"))
        code = codes.get(style.get("numFmtId", ""), "")
        if font and blends(font, _at(grounds, style.get("fillId"))):
            found[number] = ALWAYS
        elif hides_something(code):
            found[number] = code
    return found


def blends(font: Mapping[str, str], ground: Mapping[str, str]) -> bool:
    """Tell whether words in a font's colour cannot be told from the ground."""
    if is_pale(font) and (not ground or is_pale(ground)):
        return True
    return bool(ground) and (font == ground or colour(font) == colour(ground) != b"")


def local_name(element: "Element") -> str:
    """Return an element's name without its namespace."""
    return element.tag.rpartition("}")[2]


def _ground(fill: "Element") -> dict[str, str]:
    """Return the colour of a fill; nothing where it leaves the paper as it is."""
    is_solid = _attributes(fill, "patternFill").get("patternType") == "solid"
    return _attributes(fill, "fgColor") if is_solid else {}


def _attributes(element: "Element", name: str) -> dict[str, str]:
    return next((each.attrib for each in element.iter() if local_name(each) == name), {})


def _at(of: list[dict[str, str]], number: str | None) -> dict[str, str]:
    at = int(number) if number and number.isdecimal() else -1
    return of[at] if 0 <= at < len(of) else {}
