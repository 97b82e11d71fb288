"""`styles.xml`: only the styles in use, named as the office speaks of them.

Identifiers are for this package; the program finds styles by their Chinese names, which stay when
WPS saves a template.
"""

from maintenance.document_templates.measures import (
    BODY_SIZE,
    CHARACTER,
    FANGSONG,
    HEI,
    IMPRINT_LINE,
    KAI,
    LINE,
    MARK_SIZE,
    RED,
    SMALL_CHARACTER,
    SMALL_SIZE,
    SONG,
    TABLE_SIZE,
    TIGHTENING,
    TITLE_SIZE,
    TITLE_SONG,
)
from maintenance.document_templates.ooxml import DECLARATION, NAMESPACES

_CENTRE = '<w:jc w:val="center"/>'
_LEFT = '<w:jc w:val="left"/>'
_TOGETHER = "<w:keepNext/><w:keepLines/>"
_OFF_GRID = '<w:snapToGrid w:val="0"/>'


def fonts(name: str) -> str:
    """One font for all scripts, so that “” — … are never taken from a Latin font."""
    return f'<w:rFonts w:ascii="{name}" w:hAnsi="{name}" w:eastAsia="{name}" w:cs="{name}"/>'


def spacing(line: int = LINE, before: int = 0, after: int = 0) -> str:
    """Exact line pitch and the space around a paragraph, twips."""
    around = f'w:before="{before}" w:after="{after}"'
    return f'<w:spacing {around} w:line="{line}" w:lineRule="exact"/>'


def _indent(left: int = 0, hanging: int = 0, right: int = 0) -> str:
    return f'<w:ind w:left="{left}" w:right="{right}" w:hanging="{hanging}"/>'


def _size(half_points: int, tightening: int = 0) -> str:
    tight = f'<w:spacing w:val="{tightening}"/>'
    return f'{tight}<w:sz w:val="{half_points}"/><w:szCs w:val="{half_points}"/>'


_NORMAL = (
    '<w:widowControl w:val="0"/><w:overflowPunct w:val="0"/>'
    '<w:autoSpaceDE w:val="0"/><w:autoSpaceDN w:val="0"/>'
    f'{spacing()}<w:jc w:val="both"/>'
)
_FIRST_LINE = f'<w:ind w:firstLineChars="200" w:firstLine="{2 * CHARACTER}"/>'
# 4 mm below the number (7.2.7); as wide as the text area, 0.5 mm thick (P)
_RED_LINE = f'<w:pBdr><w:bottom w:val="single" w:sz="12" w:space="7" w:color="{RED}"/></w:pBdr>'
_LINED = "".join(
    f'<w:{side} w:val="single" w:sz="4" w:space="0" w:color="000000"/>'
    for side in ("top", "left", "bottom", "right", "insideH", "insideV")
)

# identifier, name, based on, paragraph properties, run properties
_PARAGRAPHS: tuple[tuple[str, str, str, str, str], ...] = (
    ("Mark", "发文机关标志", "Normal", _OFF_GRID + spacing(1000, before=1860) + _CENTRE,
     fonts(TITLE_SONG) + f'<w:color w:val="{RED}"/>' + _size(MARK_SIZE)),
    ("Number", "发文字号", "Normal", _RED_LINE + spacing(before=2 * LINE) + _CENTRE, ""),
    ("Title", "公文标题", "Normal",
     _TOGETHER + _OFF_GRID + spacing(660, after=LINE) + _CENTRE + '<w:outlineLvl w:val="0"/>',
     fonts(TITLE_SONG) + _size(TITLE_SIZE)),
    ("TitleNumber", "标题下编号", "Normal", _TOGETHER + spacing(after=LINE) + _CENTRE, ""),
    ("Recipients", "主送机关", "Normal", _LEFT, ""),
    ("Body", "公文正文", "Normal", _FIRST_LINE, ""),
    ("LastBody", "正文末段", "Body", _TOGETHER, ""),
    ("LeadIn", "表前正文", "Body", "<w:keepNext/>" + spacing(after=100), ""),
    ("Heading1", "一级标题", "Body", _TOGETHER + '<w:outlineLvl w:val="1"/>', fonts(HEI)),
    ("Heading2", "二级标题", "Body", _TOGETHER + '<w:outlineLvl w:val="2"/>', fonts(KAI)),
    ("Attached", "附件说明", "Normal",
     _TOGETHER + spacing(before=LINE) + _indent(5 * CHARACTER, 3 * CHARACTER), ""),
    ("AttachmentMark", "附件标注", "Normal", "<w:keepNext/><w:pageBreakBefore/>" + _LEFT,
     fonts(HEI)),
    ("AttachmentTitle", "附件标题", "Title", spacing(660, before=LINE, after=LINE), ""),
    ("IssuedTitle", "印发件标题", "Title",
     "<w:pageBreakBefore/>" + spacing(660, before=LINE, after=LINE), ""),
    ("Signature", "署名", "Normal", _TOGETHER + spacing(before=2 * LINE) + _CENTRE, ""),
    ("Date", "成文日期", "Normal", _TOGETHER + _CENTRE, ""),
    ("Imprint", "版记", "Normal",
     _OFF_GRID + spacing(IMPRINT_LINE)
     + _indent(4 * SMALL_CHARACTER, 3 * SMALL_CHARACTER, SMALL_CHARACTER), _size(SMALL_SIZE)),
    ("PageNumber", "页码", "Normal", _OFF_GRID + spacing(320), fonts(SONG) + _size(SMALL_SIZE)),
    ("Cell", "表格文字", "Normal", _OFF_GRID + spacing(360) + _CENTRE, _size(TABLE_SIZE)),
    ("CellText", "表格长文", "Cell", '<w:jc w:val="left"/>', ""),
    ("Head", "表头", "Cell", "<w:keepNext/>", fonts(HEI)),
    ("TableNote", "表注", "Normal", _OFF_GRID + spacing(400), _size(TABLE_SIZE)),
    ("Cut", "裁切线", "Normal", "<w:keepNext/>" + _OFF_GRID + spacing(300, before=1060) + _CENTRE,
     _size(18)),
    ("ReceiptTitle", "回执标题", "Normal",
     _TOGETHER + _OFF_GRID + spacing(440, before=120, after=60) + _CENTRE,
     fonts(HEI) + _size(SMALL_SIZE)),
    ("Receipt", "回执", "Normal", _TOGETHER + _OFF_GRID + spacing(420), _size(SMALL_SIZE)),
    ("Rehearsal", "演练标记", "Normal", _OFF_GRID + spacing(1600) + _CENTRE,
     fonts(HEI) + '<w:color w:val="BFBFBF"/>' + _size(144)),
)  # fmt: skip


def styles_xml() -> str:
    """The whole part."""
    defaults = (
        f"<w:docDefaults><w:rPrDefault><w:rPr>{fonts(FANGSONG)}"
        f'<w:kern w:val="0"/><w:sz w:val="{BODY_SIZE}"/><w:szCs w:val="{BODY_SIZE}"/>'
        '<w:lang w:val="en-US" w:eastAsia="zh-CN" w:bidi="ar-SA"/></w:rPr></w:rPrDefault>'
        "<w:pPrDefault/></w:docDefaults>"
    )
    normal = (
        '<w:style w:type="paragraph" w:default="1" w:styleId="Normal"><w:name w:val="Normal"/>'
        f'<w:qFormat/><w:pPr>{_NORMAL}</w:pPr><w:rPr><w:spacing w:val="{TIGHTENING}"/></w:rPr>'
        "</w:style>"
    )
    paragraphs = "".join(_paragraph_style(*each) for each in _PARAGRAPHS)
    return (
        f"{DECLARATION}<w:styles {NAMESPACES}>{defaults}{normal}{_PLAIN_TABLE}{paragraphs}"
        f"{_table_style()}</w:styles>"
    )


_PLAIN_TABLE = (
    '<w:style w:type="table" w:default="1" w:styleId="TableNormal"><w:name w:val="Normal Table"/>'
    '<w:uiPriority w:val="99"/><w:semiHidden/><w:tblPr><w:tblInd w:w="0" w:type="dxa"/>'
    '<w:tblCellMar><w:left w:w="0" w:type="dxa"/><w:right w:w="0" w:type="dxa"/></w:tblCellMar>'
    "</w:tblPr></w:style>"
)


def _paragraph_style(identifier: str, name: str, base: str, paragraph: str, run: str) -> str:
    return (
        f'<w:style w:type="paragraph" w:customStyle="1" w:styleId="{identifier}">'
        f'<w:name w:val="{name}"/><w:basedOn w:val="{base}"/><w:qFormat/>'
        f"<w:pPr>{paragraph}</w:pPr><w:rPr>{run}</w:rPr></w:style>"
    )


def _table_style() -> str:
    return (
        '<w:style w:type="table" w:customStyle="1" w:styleId="Grid"><w:name w:val="公文表格"/>'
        '<w:basedOn w:val="TableNormal"/>'
        f"<w:tblPr><w:tblBorders>{_LINED}</w:tblBorders>"
        '<w:tblCellMar><w:left w:w="40" w:type="dxa"/><w:right w:w="40" w:type="dxa"/>'
        "</w:tblCellMar></w:tblPr></w:style>"
    )
