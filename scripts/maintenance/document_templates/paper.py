"""A Word template that grows from top to bottom: paragraphs, tables, what is repeated."""

from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from typing import Any

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT, WD_ROW_HEIGHT_RULE
from docx.shared import Twips
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from maintenance.document_templates import page
from maintenance.document_templates.measures import STAND_INS
from maintenance.document_templates.styles import OF_THE_LIBRARY, set_styles
from maintenance.word_builder.package import add_font_table, empty_document, packed
from maintenance.word_builder.tables import add_row, add_table

_MADE = datetime(2026, 1, 1)


class Paper:
    """A template on its way, with the styles, the page and the settings of official documents."""

    def __init__(self) -> None:
        self.document = empty_document(OF_THE_LIBRARY)
        set_styles(self.document)
        add_font_table(self.document, STAND_INS)
        self.styles: dict[str, Any] = {each.style_id: each for each in self.document.styles}
        page.set_up(self.document, self.styles["PageNumber"], self.styles["Rehearsal"])

    def file(self) -> bytes:
        """Return the docx file; the same bytes for the same content."""
        about = self.document.core_properties  # the program writes them anew for each document
        about.title, about.author, about.last_modified_by = "公文模板", "", ""
        about.created = about.modified = _MADE
        return packed(self.document)

    def paragraph(self, style: str, text: str = "") -> Paragraph:
        """Add a paragraph in a style, by its identifier."""
        return self.document.add_paragraph(text, self.styles[style])

    def body(self, *sentences: str) -> None:
        """Add paragraphs of the text."""
        for sentence in sentences:
            self.paragraph("Body", sentence)

    def last(self, sentence: str) -> None:
        """Add the paragraph that stays on one page with signature and date."""
        self.paragraph("LastBody", sentence)

    def lead_in(self, sentence: str) -> None:
        """Add the paragraph before a table, which it introduces."""
        self.paragraph("LeadIn", sentence)

    def heading(self, text: str) -> None:
        """Add a heading of the first level: 一、 (7.3.3)."""
        self.paragraph("Heading1", text)

    def subheading(self, text: str) -> None:
        """Add a heading of the second level: （一） (7.3.3)."""
        self.paragraph("Heading2", text)

    def note(self, text: str = "") -> Paragraph:
        """Add what stands below a table; without text, room between it and what follows."""
        return self.paragraph("TableNote", text)

    @contextmanager
    def repeated(self, statement: str) -> Iterator[None]:
        """Put what is added within between `{%p … %}` and its end.

        statement: `for 人 in 名单`, or `if 加急`.
        """
        opening, closing = _tags("p", statement)
        self.body(opening)
        yield
        self.body(closing)

    def list(
        self,
        widths: Sequence[int],
        heads: Sequence[str],
        statement: str,
        texts: Sequence[str],
        *,
        style: str | Sequence[str] = "Cell",
        height: int = 567,
    ) -> None:
        """Add a table with heads and one row that is repeated, as `Rows.add` takes it."""
        table = self.table(widths, heads)
        with table.repeated(statement):
            table.add(*texts, style=style, height=height)

    def table(self, widths: Sequence[int], heads: Sequence[str] = ()) -> "Rows":
        """Add a table of fixed widths (twips); the heads are repeated on each page."""
        rows = Rows(self, widths)
        if heads:
            rows.add(*heads, style="Head", is_head=True)
        return rows


class Rows:
    """A table of a template that grows row by row."""

    def __init__(self, paper: Paper, widths: Sequence[int]) -> None:
        self._styles = paper.styles
        self._table = add_table(paper.document, widths, paper.styles["Grid"])

    def add(
        self,
        *texts: str,
        style: str | Sequence[str] = "Cell",
        height: int = 567,
        is_head: bool = False,
    ) -> None:
        """Add a row; height in twips, at least.

        texts: of each cell, a paragraph for each line; style: of all, or of each.
        """
        row = add_row(self._table, is_head=is_head)
        row.height, row.height_rule = Twips(height), WD_ROW_HEIGHT_RULE.AT_LEAST
        styles = [style] * len(texts) if isinstance(style, str) else style
        for cell, text, each in zip(row.cells, texts, styles, strict=True):
            self._write(cell, text, each)

    @contextmanager
    def repeated(self, statement: str) -> Iterator[None]:
        """Put the rows that are added within between `{%tr … %}` and its end."""
        opening, closing = _tags("tr", statement)
        self._add_tag(opening)
        yield
        self._add_tag(closing)

    def _add_tag(self, tag: str) -> None:
        cells = add_row(self._table).cells
        self._write(cells[0].merge(cells[-1]), tag, "Cell")

    def _write(self, cell: _Cell, text: str, style: str) -> None:
        cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
        first, *others = text.split("\n")
        cell.paragraphs[0].style = self._styles[style]
        if first:
            cell.paragraphs[0].add_run(first)
        for line in others:
            cell.add_paragraph(line, self._styles[style])


def _tags(scope: str, statement: str) -> tuple[str, str]:
    ending = "endfor" if statement.startswith("for ") else "endif"
    return f"{{%{scope} {statement} %}}", f"{{%{scope} {ending} %}}"


def repeated_cells(statement: str, text: str) -> tuple[str, str, str]:
    """Put a repeated cell's text between `{%tc for … %}` and its end, as three columns."""
    return f"{{%tc {statement} %}}", text, "{%tc endfor %}"
