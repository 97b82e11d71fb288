"""A floating box: the only way that Word, WPS and LibreOffice all keep text where it belongs.

Each is there twice with the same content: as a drawing, and in the older markup of ISO/IEC 29500-4
for programs that know no such drawings (previews, converters, Word 2007).
"""

from collections.abc import Iterable
from copy import deepcopy
from typing import Any

from maintenance.document_templates.measures import TEXT_WIDTH
from maintenance.word_builder.elements import element

_EMU = 635  # in a twip
_POINT = 20  # twips
_SHAPE = "http://schemas.microsoft.com/office/word/2010/wordprocessingShape"
_SLANTING = 18900000  # 45 degrees upwards, in 60,000ths of a degree


def text_box(name: str, *content: Any, height: int, watermark: bool = False) -> Any:
    """Make a box round paragraphs or tables, as wide as the text area; height in twips.

    It stands at the foot of the text area, or slanting behind the text of the page.
    """
    older = _older(map(deepcopy, content), height=height, slanting=watermark)
    size = {"cx": TEXT_WIDTH * _EMU, "cy": height * _EMU}
    box = element(
        "wps:wsp",
        element("wps:cNvSpPr", txBox=1),
        _shape(size, slanting=watermark),
        element("wps:txbx", element("w:txbxContent", *content)),
        element(
            "wps:bodyPr",
            element("a:noAutofit"),
            **dict.fromkeys(("lIns", "tIns", "rIns", "bIns"), 0),
            anchor="ctr" if watermark else "b",
        ),
    )
    anchor = _anchor(name, size, box, watermark)
    choice = element("mc:Choice", element("w:drawing", anchor), Requires="wps")
    return element("mc:AlternateContent", choice, element("mc:Fallback", older))


def _older(content: Iterable[Any], *, height: int, slanting: bool) -> Any:
    """Make the same box in VML."""
    within = "page" if slanting else "margin"
    style = {
        "position": "absolute",
        "width": f"{TEXT_WIDTH / _POINT:g}pt",
        "height": f"{height / _POINT:g}pt",
        "z-index": -1 if slanting else 1,
        "mso-position-horizontal": "center",
        "mso-position-horizontal-relative": within,
        "mso-position-vertical": "center" if slanting else "bottom",
        "mso-position-vertical-relative": within,
    }
    if slanting:
        style["rotation"] = 315
    text = element("v:textbox", element("w:txbxContent", *content), inset="0,0,0,0")
    wrap = () if slanting else (element("w10:wrap", type="topAndBottom"),)
    look = ";".join(f"{name}:{value}" for name, value in style.items())
    return element("w:pict", element("v:rect", text, *wrap, style=look, filled="f", stroked="f"))


def _anchor(name: str, size: dict[str, int], box: Any, watermark: bool) -> Any:
    within = "page" if watermark else "margin"
    place = (("H", "center"), ("V", "center" if watermark else "bottom"))
    # attributes and order as Word writes them
    return element(
        "wp:anchor",
        element("wp:simplePos", x=0, y=0),
        *(_position(direction, within, align) for direction, align in place),
        element("wp:extent", **size),
        element("wp:effectExtent", l=0, t=0, r=0, b=0),
        element("wp:wrapNone" if watermark else "wp:wrapTopAndBottom"),
        element("wp:docPr", id=1, name=name),
        element("wp:cNvGraphicFramePr"),
        element("a:graphic", element("a:graphicData", box, uri=_SHAPE)),
        **dict.fromkeys(("distT", "distB", "distL", "distR", "simplePos"), 0),
        relativeHeight=2,
        behindDoc=int(watermark),
        locked=0,
        layoutInCell=1,
        allowOverlap=1,
    )


def _position(direction: str, within: str, align: str) -> Any:
    aligned = element("wp:align")
    aligned.text = align
    return element(f"wp:position{direction}", aligned, relativeFrom=within)


def _shape(size: dict[str, int], *, slanting: bool) -> Any:
    turned = {"rot": _SLANTING} if slanting else {}
    return element(
        "wps:spPr",
        element("a:xfrm", element("a:off", x=0, y=0), element("a:ext", **size), **turned),
        element("a:prstGeom", element("a:avLst"), prst="rect"),
        element("a:noFill"),
        element("a:ln", element("a:noFill")),
    )
