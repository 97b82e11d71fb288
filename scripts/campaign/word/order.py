"""The order in which Word wants properties to stand (ECMA-376, part 1; transitional)."""

import re
from collections.abc import Iterator


def _order(names: str) -> tuple[str, ...]:
    return tuple(names.split())


PARAGRAPH = _order("""
    pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers
    pBdr shd tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct
    autoSpaceDE autoSpaceDN bidi adjustRightInd snapToGrid spacing ind contextualSpacing
    mirrorIndents suppressOverlap jc textDirection textAlignment textboxTightWrap outlineLvl
    divId cnfStyle rPr sectPr pPrChange
""")
RUN = _order("""
    rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint
    noProof snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u
    effect bdr shd fitText vertAlign rtl cs em lang eastAsianLayout specVanish oMath
    rPrChange
""")
SECTION = _order("""
    headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders
    lnNumType pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter
    docGrid printerSettings
""")

_PROPERTIES = re.compile(r"<w:pPr>(?!<w:pStyle |</w:pPr>)")
_TAG = re.compile(r"<(/?)w:(\w+)(?: [^>]*?)?(/?)>")


def behind(order: tuple[str, ...], name: str, end: str) -> re.Pattern[str]:
    """Return a pattern of whatever stands behind a property, the end of them all included."""
    names = "|".join(order[order.index(name) + 1 :])
    return re.compile(rf"<w:(?:{names})[ />]|{end}")


def in_order(xml: str) -> str:
    """Put the properties of paragraphs in order: LibreOffice puts some before the style.

    Only where no style stands first, for what Word and WPS write needs no mending.
    """
    pieces, done = [], 0
    for match in _PROPERTIES.finditer(xml):
        if match.start() < done:
            continue
        end, children = _children(xml, match.end())
        if any(name == "pStyle" for name, _ in children) and all(
            n in PARAGRAPH for n, _ in children
        ):
            children.sort(key=lambda child: PARAGRAPH.index(child[0]))
            pieces += [xml[done : match.end()], *(text for _, text in children)]
            done = end
    return "".join([*pieces, xml[done:]])


def _children(xml: str, start: int) -> tuple[int, list[tuple[str, str]]]:
    """Find where an element ends whose content begins at `start`, and its children in order."""
    children: list[tuple[str, str]] = []
    depth, first = 0, start
    for closing, name, empty, tag_start, tag_end in _tags(xml, start):
        if closing and depth == 0:
            return tag_start, children
        if not closing and depth == 0:
            first = tag_start
        depth += 0 if empty else -1 if closing else 1
        if depth == 0:
            children.append((name, xml[first:tag_end]))
    return start, []


def _tags(xml: str, start: int) -> Iterator[tuple[bool, str, bool, int, int]]:
    for match in _TAG.finditer(xml, start):
        yield bool(match[1]), match[2], bool(match[3]), match.start(), match.end()
