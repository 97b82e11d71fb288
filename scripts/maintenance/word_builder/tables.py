"""Tables whose columns keep their widths, in Word, WPS and LibreOffice alike."""

from collections.abc import Mapping, Sequence
from typing import Any

from docx.document import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.shared import Twips
from docx.styles.style import _TableStyle
from docx.table import Table, _Row

from maintenance.word_builder.elements import element, put

AROUND = ("top", "left", "bottom", "right")


def add_table(document: Document, widths: Sequence[int], style: "_TableStyle | None") -> Table:
    """Add a table without rows; widths of its columns in twips."""
    table: Table = document.add_table(rows=0, cols=len(widths), style=style)
    table.alignment = WD_TABLE_ALIGNMENT.CENTER
    table.autofit = False
    put(table._tbl.tblPr, "w:tblW", w=sum(widths), type="dxa")
    for column, width in zip(table.columns, widths, strict=True):
        column.width = Twips(width)
    return table


def add_table_style(
    document: Document, name: str, identifier: str, *, colour: str, margins: Mapping[str, int]
) -> None:
    """Add a style with lines of half a point round every cell; margins as `put_margins` takes."""
    style: Any = document.styles.add_style(name, WD_STYLE_TYPE.TABLE)
    style.element.styleId = identifier
    style.element.basedOn_val = "TableNormal"
    properties = element("w:tblPr")
    put_lines(properties, dict.fromkeys((*AROUND, "insideH", "insideV"), 4), colour)
    put_margins(properties, margins)
    style.element.append(properties)


def add_row(table: Table, *, is_head: bool = False) -> _Row:
    """Add a row that is never split over pages; a head is repeated on each."""
    row: _Row = table.add_row()  # type: ignore[no-untyped-call]
    for cell, column in zip(row.cells, table.columns, strict=True):
        width = column.width
        assert width is not None
        # `cell.width` writes the kind before the number, where the template language looks for it
        put(cell._tc.get_or_add_tcPr(), "w:tcW", w=width.twips, type="dxa")
    properties = row._tr.get_or_add_trPr()
    put(properties, "w:cantSplit")
    if is_head:
        put(properties, "w:tblHeader")
    return row


def put_lines(properties: Any, eighths: Mapping[str, int], colour: str) -> None:
    """Set a table's lines: the thickness of each side in eighths of a point."""
    lines = (
        element(f"w:{side}", val="single", sz=size, space=0, color=colour)
        for side, size in eighths.items()
    )
    put(properties, "w:tblBorders", *lines)


def put_margins(properties: Any, twips: Mapping[str, int]) -> None:
    """Set the room between a table's lines and its texts."""
    sides = (element(f"w:{side}", w=width, type="dxa") for side, width in twips.items())
    put(properties, "w:tblCellMar", *sides)
