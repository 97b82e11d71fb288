"""What Word and WPS refuse or repair and LibreOffice lets pass, looked for in a Word file's parts.

Sequences of elements are those of ECMA-376, part 1 (transitional); only what our files may hold.
"""

import re
from collections import Counter
from collections.abc import Iterator
from xml.etree import ElementTree

from word.word_files import Element, W, WordFile

_BORDERS = "top left start bottom right end insideH insideV tl2br tr2bl between bar"
_PARAGRAPH = """
pStyle keepNext keepLines pageBreakBefore framePr widowControl numPr suppressLineNumbers pBdr shd
tabs suppressAutoHyphens kinsoku wordWrap overflowPunct topLinePunct autoSpaceDE autoSpaceDN bidi
adjustRightInd snapToGrid spacing ind contextualSpacing mirrorIndents suppressOverlap jc
textDirection textAlignment textboxTightWrap outlineLvl divId cnfStyle rPr sectPr pPrChange
"""
_RUN = """
rStyle rFonts b bCs i iCs caps smallCaps strike dstrike outline shadow emboss imprint noProof
snapToGrid vanish webHidden color spacing w kern position sz szCs highlight u effect bdr shd fitText
vertAlign rtl cs em lang eastAsianLayout specVanish oMath rPrChange
"""
_TABLE = """
tblStyle tblpPr tblOverlap bidiVisual tblStyleRowBandSize tblStyleColBandSize tblW jc tblCellSpacing
tblInd tblBorders shd tblLayout tblCellMar tblLook tblCaption tblDescription
"""
_CELL = """
cnfStyle tcW gridSpan hMerge vMerge tcBorders shd noWrap tcMar textDirection tcFitText vAlign
hideMark headers
"""
_SECTION = """
headerReference footerReference footnotePr endnotePr type pgSz pgMar paperSrc pgBorders lnNumType
pgNumType cols formProt vAlign noEndnote titlePg textDirection bidi rtlGutter docGrid
printerSettings
"""
_STYLE = """
name aliases basedOn next link autoRedefine hidden uiPriority semiHidden unhideWhenUsed qFormat
locked personal personalCompose personalReply rsid pPr rPr tblPr trPr tcPr tblStylePr
"""
_SETTINGS = """
writeProtection view zoom removePersonalInformation removeDateAndTime doNotDisplayPageBoundaries
displayBackgroundShape printPostScriptOverText printFractionalCharacterWidth printFormsData
embedTrueTypeFonts embedSystemFonts saveSubsetFonts saveFormsData mirrorMargins alignBordersAndEdges
bordersDoNotSurroundHeader bordersDoNotSurroundFooter gutterAtTop hideSpellingErrors
hideGrammaticalErrors activeWritingStyle proofState formsDesign attachedTemplate linkStyles
stylePaneFormatFilter stylePaneSortMethod documentType mailMerge revisionView trackRevisions
doNotTrackMoves doNotTrackFormatting documentProtection autoFormatOverride styleLockTheme
styleLockQFSet defaultTabStop autoHyphenation consecutiveHyphenLimit hyphenationZone
doNotHyphenateCaps showEnvelope summaryLength clickAndTypeStyle defaultTableStyle evenAndOddHeaders
bookFoldRevPrinting bookFoldPrinting bookFoldPrintingSheets drawingGridHorizontalSpacing
drawingGridVerticalSpacing displayHorizontalDrawingGridEvery displayVerticalDrawingGridEvery
doNotUseMarginsForDrawingGridOrigin drawingGridHorizontalOrigin drawingGridVerticalOrigin
doNotShadeFormData noPunctuationKerning characterSpacingControl printTwoOnOne
strictFirstAndLastChars noLineBreaksAfter noLineBreaksBefore savePreviewPicture
doNotValidateAgainstSchema saveInvalidXml ignoreMixedContent alwaysShowPlaceholderText
doNotDemarcateInvalidXml saveXmlDataOnly useXSLTWhenSaving saveThroughXslt showXMLTags
alwaysMergeEmptyNamespace updateFields hdrShapeDefaults footnotePr endnotePr compat docVars rsids
mathPr attachedSchema themeFontLang clrSchemeMapping doNotIncludeSubdocsInStats
doNotAutoCompressPictures forceUpgrade captions readModeInkLockDown smartTagType schemaLibrary
shapeDefaults doNotEmbedSmartTags decimalSymbol listSeparator
"""
_COMPAT = """
useSingleBorderforContiguousCells wpJustification noTabHangInd noLeading spaceForUL noColumnBalance
balanceSingleByteDoubleByteWidth noExtraLineSpacing doNotLeaveBackslashAlone ulTrailSpace
doNotExpandShiftReturn spacingInWholePoints lineWrapLikeWord6 printBodyTextBeforeHeader
printColBlack wpSpaceWidth showBreaksInFrames subFontBySize suppressBottomSpacing
suppressTopSpacing suppressSpacingAtTopOfPage suppressTopSpacingWP suppressSpBfAfterPgBrk
swapBordersFacingPages convMailMergeEsc truncateFontHeightsLikeWP6 mwSmallCaps usePrinterMetrics
doNotSuppressParagraphBorders wrapTrailSpaces footnoteLayoutLikeWW8 shapeLayoutLikeWW8
alignTablesRowByRow forgetLastTabAlignment adjustLineHeightInTable autoSpaceLikeWord95
noSpaceRaiseLower doNotUseHTMLParagraphAutoSpacing layoutRawTableWidth layoutTableRowsApart
useWord97LineBreakRules doNotBreakWrappedTables doNotSnapToGridInCell selectFldWithFirstOrLastChar
applyBreakingRules doNotWrapTextWithPunct doNotUseEastAsianBreakRules useWord2002TableStyleRules
growAutofit useFELayout compatSetting
"""

SEQUENCES = {
    name: sequence.split()
    for name, sequence in {
        "w:pPr": _PARAGRAPH,
        "w:rPr": _RUN,
        "w:tblPr": _TABLE,
        "w:tcPr": _CELL,
        "w:sectPr": _SECTION,
        "w:style": _STYLE,
        "w:styles": "docDefaults latentStyles style",
        "w:docDefaults": "rPrDefault pPrDefault",
        "w:settings": _SETTINGS,
        "w:compat": _COMPAT,
        "w:pBdr": _BORDERS.replace("insideH insideV tl2br tr2bl", ""),
        "w:tblBorders": _BORDERS,
        "w:tcBorders": _BORDERS,
        "w:tblCellMar": "top left start bottom right end",
        "w:tcMar": "top left start bottom right end",
        "w:body": "p tbl sectPr",
        "wp:anchor": "simplePos positionH positionV extent effectExtent wrapNone wrapSquare "
        "wrapTight wrapThrough wrapTopAndBottom docPr cNvGraphicFramePr graphic",
        "wps:wsp": "cNvPr cNvSpPr cNvCnPr spPr style extLst txbx linkedTxbx bodyPr",
    }.items()
}
_ANY_ORDER = {"w:body": {"p", "tbl"}, "w:sectPr": {"headerReference", "footerReference"}}
_MANY = {"p", "tbl", "headerReference", "footerReference", "style", "compatSetting", "tblStylePr"}
"""Elements that may stand more than once."""

_FIRST = {"w:p": "pPr", "w:r": "rPr", "w:tbl": "tblPr", "w:tc": "tcPr", "w:tr": "trPr"}
"""Properties stand before everything else, once."""

_REQUIRED = {
    "w:pgSz": "w h", "w:pgMar": "top right bottom left header footer gutter", "w:tab": "val pos",
    "w:tblW": "w type", "w:tcW": "w type", "w:gridCol": "w", "w:fldChar": "fldCharType",
    "w:pStyle": "val", "w:rStyle": "val", "w:tblStyle": "val", "w:jc": "val", "w:sz": "val",
    "w:headerReference": "type", "w:footerReference": "type", "w:style": "type styleId",
    "w:compatSetting": "name uri val",
}  # fmt: skip

_PREFIXES = {
    W: "w:",
    "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}": "wp:",
    "{http://schemas.microsoft.com/office/word/2010/wordprocessingShape}": "wps:",
}
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"


def faults(file: WordFile) -> list[str]:
    """Everything that Word may not like; empty for a good file."""
    found = [*_package(file)]
    for name, text in file.parts.items():
        if name.startswith("word/") and name.endswith(".xml"):
            for element in ElementTree.fromstring(text).iter():
                found += [f"{name}: {each}" for each in _element(element)]
    return [*found, *_references(file)]


def _element(element: Element) -> Iterator[str]:
    name = _name(element)
    children = [_name(child) for child in element]
    local = [child.rpartition(":")[2] for child in children]
    if name in SEQUENCES:
        yield from _sequence(name, local)
    if name in _FIRST and _FIRST[name] in local[1:]:
        yield f"{name}: {_FIRST[name]} is not first"
    if name == "w:tbl" and local[:2] != ["tblPr", "tblGrid"]:
        yield f"w:tbl begins with {local[:2]}"
    if name in ("w:tc", "w:txbxContent", "w:hdr", "w:ftr") and local[-1:] != ["p"]:
        yield f"{name} does not end with a paragraph"
    if name == "w:tr" and "tc" not in local:
        yield "w:tr without cells"
    if name == "w:tbl" and "tr" not in local:
        yield "w:tbl without rows"
    if element.tag == f"{W}tab" and "pos" not in str(element.attrib):
        return  # a tab character in a run
    for attribute in _REQUIRED.get(name, "").split():
        if f"{W}{attribute}" not in element.attrib:
            yield f"{name} without {attribute}"


def _sequence(name: str, children: list[str]) -> Iterator[str]:
    order, free = SEQUENCES[name], _ANY_ORDER.get(name, set())
    unknown = [child for child in children if child not in order and child != "bookmarkStart"]
    if unknown and not name.startswith("wp"):
        yield f"{name} holds {sorted(set(unknown))}"
    known = [child for child in children if child in order]
    first_free = min((order.index(each) for each in free), default=0)
    places = [first_free if child in free else order.index(child) for child in known]
    if places != sorted(places):
        yield f"{name}: {' '.join(known)}"
    for child, count in Counter(known).items():
        if count > 1 and child not in _MANY:
            yield f"{name}: {child} {count} times"


def _package(file: WordFile) -> Iterator[str]:
    """Every part is declared, every relation leads somewhere."""
    types = file.parts["[Content_Types].xml"]
    extensions = set(re.findall(r'Extension="(\w+)"', types))
    overrides = re.findall(r'PartName="/([^"]*)"', types)
    for name in file.parts:
        if name not in overrides and name.rpartition(".")[2] not in extensions:
            yield f"{name} has no content type"
    yield from (f"{name} is declared and missing" for name in overrides if name not in file.parts)
    relations = file.parts["word/_rels/document.xml.rels"]
    for target in re.findall(r'Target="([^"]*)"', relations):
        if f"word/{target}" not in file.parts and target.lstrip("/") not in file.parts:
            yield f"relation to {target}, which is missing"


def _references(file: WordFile) -> Iterator[str]:
    """Styles and relations that are spoken of exist; drawings have numbers of their own."""
    relations = set(re.findall(r' Id="([^"]*)"', file.parts["word/_rels/document.xml.rels"]))
    for element in file.document.iter():
        name = _name(element)
        if name in ("w:pStyle", "w:rStyle", "w:tblStyle"):
            if element.get(f"{W}val") not in file.styles:
                yield f"{name} {element.get(f'{W}val')} is no style"
        elif (identifier := element.get(f"{_RELATION}id")) and identifier not in relations:
            yield f"{name} to {identifier}, which is no relation"
    for style in file.styles.values():
        for kind in ("basedOn", "next", "link"):
            found = style.find(f"{W}{kind}")
            if found is not None and found.get(f"{W}val") not in file.styles:
                yield f"{style.get(f'{W}styleId')}: {kind} {found.get(f'{W}val')} is no style"
    numbers = Counter(re.findall(r'<wp:docPr [^>]*?\bid="(\d+)"', file.parts["word/document.xml"]))
    yield from (f"drawing {number} {count} times" for number, count in numbers.items() if count > 1)


def _name(element: Element) -> str:
    namespace, brace, local = element.tag.rpartition("}")
    return _PREFIXES.get(namespace + brace, "?:") + local
