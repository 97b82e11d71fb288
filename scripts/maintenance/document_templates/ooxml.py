"""Word's XML, as little of it as documents need: paragraphs, runs, tables."""

from collections.abc import Iterable, Sequence
from html import escape

from maintenance.document_templates.measures import TEXT_WIDTH

NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" '
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape"'
)
DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def run(text: str, style: str = "") -> str:
    """A run of text; tab characters become Word's tabs."""
    properties = f'<w:rPr><w:rStyle w:val="{style}"/></w:rPr>' if style else ""
    pieces = "<w:tab/>".join(
        f'<w:t xml:space="preserve">{escape(each, quote=False)}</w:t>' if each else ""
        for each in text.split("\t")
    )
    return f"<w:r>{properties}{pieces}</w:r>"


def paragraph(style: str, *content: str, direct: str = "") -> str:
    """A paragraph in a style. content: text, or XML from `run` and the like; direct: properties."""
    runs = "".join(each if each.startswith("<") else run(each) for each in content if each)
    return f'<w:p><w:pPr><w:pStyle w:val="{style}"/>{direct}</w:pPr>{runs}</w:p>'


def repeated(statement: str, *content: str) -> str:
    """Paragraphs or tables between `{%p … %}` and its end; statement: `for 人 in 名单`, say."""
    return _between("p", statement, content)


def repeated_rows(statement: str, *content: str) -> str:
    """Table rows between `{%tr … %}` and its end."""
    return _between("tr", statement, content)


def _between(scope: str, statement: str, content: Iterable[str]) -> str:
    ending = "endfor" if statement.startswith("for ") else "endif"
    opening, closing = (f"{{%{scope} {each} %}}" for each in (statement, ending))
    if scope == "tr":
        return _tag_row(opening) + "".join(content) + _tag_row(closing)
    return paragraph("Body", opening) + "".join(content) + paragraph("Body", closing)


def _tag_row(tag: str) -> str:
    return f"<w:tr>{_cell(paragraph('Cell', tag), TEXT_WIDTH)}</w:tr>"


def table(
    widths: Sequence[int],
    head: Sequence[str],
    *body: str,
    style: str = "Grid",
) -> str:
    """A table of fixed widths (twips); `head` is repeated on each page, `body` are rows."""
    grid = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
    first = row(widths, head, style="Head", repeated_head=True) if head else ""
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(widths)}" w:type="dxa"/>'
        '<w:jc w:val="center"/><w:tblLayout w:type="fixed"/></w:tblPr>'
        f"<w:tblGrid>{grid}</w:tblGrid>{first}{''.join(body)}</w:tbl>"
    )


def row(
    widths: Sequence[int],
    cells: Sequence[str],
    *,
    style: str | Sequence[str] = "Cell",
    height: int = 567,
    repeated_head: bool = False,
) -> str:
    """A row that is never split over pages; height in twips, at least.

    cells: texts, a paragraph for each line, or what `columns` gives; style: of all, or of each.
    """
    styles = [style] * len(cells) if isinstance(style, str) else style
    head = "<w:tblHeader/>" if repeated_head else ""
    inner = "".join(
        cell if cell.startswith("<w:tc>") else _cell(_in_paragraphs(cell, each), width)
        for cell, width, each in zip(cells, widths, styles, strict=True)
    )
    return (
        f'<w:tr><w:trPr><w:cantSplit/><w:trHeight w:val="{height}" w:hRule="atLeast"/>{head}'
        f"</w:trPr>{inner}</w:tr>"
    )


def columns(statement: str, cell: str, width: int, style: str = "Cell") -> str:
    """A repeated cell between `{%tc for … %}` and its end; together they are `width` wide."""
    third = width // 3
    texts = (f"{{%tc {statement} %}}", cell, "{%tc endfor %}")
    return "".join(_cell(_in_paragraphs(each, style), third) for each in texts)


def _in_paragraphs(cell: str, style: str) -> str:
    return "".join(paragraph(style, line) for line in cell.split("\n"))


def _cell(content: str, width: int) -> str:
    return (
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/><w:vAlign w:val="center"/></w:tcPr>'
        f"{content}</w:tc>"
    )
