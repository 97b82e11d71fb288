"""The careful reader: a workbook's own XML, for what the fast reader does not tell.

It uses the standard library's expat, guarded against entities, rather than openpyxl: it is as exact
on these questions, ten times as fast, and does not stumble over the broken styles and dimensions
that some office programs write.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property
from posixpath import join, normpath
from typing import TYPE_CHECKING

from campaign.workbook.declare.cells import Raw, Struck, exact
from campaign.workbook.grid import BOX, NOTE, Slip
from campaign.workbook.read.container import Package, Suspicious
from campaign.workbook.read.displayed import (
    BUILT_IN,
    BUILT_IN_DAYS,
    displayed,
    may_differ,
    shown_of,
)
from campaign.workbook.read.sheet_xml import Position, SheetReader, cell_position
from campaign.workbook.read.unseen import hiding_styles

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element


_RELATION_ID = (
    "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id",
    "{http://purl.oclc.org/ooxml/officeDocument/relationships}id",
)
_BOOK, _RELATIONS = "xl/workbook.xml", "xl/_rels/workbook.xml.rels"
_STYLES, _STRINGS = STRUCK_IN = "xl/styles.xml", "xl/sharedStrings.xml"
"""Parts that may strike out the words of cells."""
_IS_TABLE = b"tablePart "
"""A range that a table's style paints, so that the cells' own styles do not tell the ground."""


@dataclass(slots=True)
class Look:
    """What a careful look found in one sheet, by zero-based row and column."""

    special: dict[Position, Raw] = field(default_factory=dict)
    """Error cells, formulas without a result, and words struck out."""
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    formats: dict[Position, str] = field(default_factory=dict)
    """The patterns of cells that may show less than they hold, or nothing; of new workbooks only
    these last, for how a number is shown is looked up when asked."""
    slips: Sequence[Slip] = ()
    """Notes and text boxes of an old workbook; those of new ones have parts of their own."""


class CarefulReader:
    """Looks at a workbook's parts when there is a question, each part once."""

    def __init__(
        self, package: Package, *, has_anything_struck: bool = False, may_hide: bool = False
    ) -> None:
        self.package = package
        self.has_anything_struck = has_anything_struck
        self._may_hide = may_hide
        self._looks: dict[str, Look] = {}
        self._numbers: dict[str, dict[Position, tuple[str, int]]] = {}
        """By sheet, once they have been asked for."""

    def look(self, sheet: str) -> Look:
        """Return what only the sheet's own XML tells. Raises `Suspicious`."""
        if sheet not in self._looks:
            self._looks[sheet] = self._look(sheet)
        return self._looks[sheet]

    def pattern(self, sheet: str, row: int, column: int) -> str:
        """Return the format in which a cell displays its number or day; empty if it has none."""
        try:
            return self._pattern(sheet, row, column)
        except Suspicious:  # only the fast reader gets along with such a file
            return ""

    def counts_from_1904(self) -> bool:
        """Tell whether the workbook counts its days from 1904, or may do so."""
        try:
            properties = [each for each in self._root(_BOOK) if _local(each) == "workbookPr"]
        except Suspicious:
            return True
        return any(each.get("date1904") in ("1", "true") for each in properties)

    def parts(self, sheets: Sequence[str]) -> list[str]:
        """Return the part name of each sheet, empty where there is none. Raises `Suspicious`."""
        targets = {each.get("Id"): each.get("Target", "") for each in self._root(_RELATIONS)}
        by_name = {}
        for each in self._root(_BOOK).iter():
            if _local(each) == "sheet":
                relation = next((each.get(name) for name in _RELATION_ID if each.get(name)), None)
                by_name[each.get("name", "")] = _absolute(targets.get(relation, ""))
        return [
            name if (name := by_name.get(sheet, "")) in self.package else "" for sheet in sheets
        ]

    def slips(self, sheet: str) -> Iterator[Slip]:
        """Yield the notes and text boxes of a sheet. Raises `Suspicious`."""
        folder, _, name = self.parts([sheet])[0].rpartition("/")
        relations = f"{folder}/_rels/{name}.rels"
        for each in self._root(relations) if relations in self.package else ():
            target = normpath(join("/", folder, each.get("Target", ""))).lstrip("/")
            kind = each.get("Type", "").rpartition("/")[2]
            if kind not in ("comments", "threadedComment", "drawing"):
                continue
            if target in self.package:
                yield from (_boxes if kind == "drawing" else _notes)(self._root(target))

    def _look(self, sheet: str) -> Look:
        part = self.parts([sheet])[0]
        if not part:
            return Look()
        struck = self.has_anything_struck
        reader = SheetReader(
            self._struck_strings if struck else (),
            self._struck_styles if struck else (),
            hiding_styles=self.hiding_styles,
        )
        reader.read(content := self.package.part(part))
        special: dict[Position, Raw] = dict(reader.special)
        special |= dict.fromkeys(reader.struck, Struck())
        formats = {} if _IS_TABLE in content else reader.hiding
        return Look(special, reader.hidden_rows, reader.hidden_columns, formats)

    def _root(self, name: str) -> "Element":
        from xml.etree.ElementTree import ParseError

        from defusedxml import DefusedXmlException
        from defusedxml.ElementTree import fromstring

        if name not in self.package:
            raise Suspicious("缺少内部目录")
        try:
            root: Element = fromstring(self.package.part(name))
        except (ParseError, DefusedXmlException, ValueError, LookupError) as reason:
            raise Suspicious("内部结构不规范") from reason
        return root

    def _numbers_on(self, sheet: str) -> dict[Position, tuple[str, int]]:
        """Return text and style of each number of a sheet."""
        if sheet not in self._numbers:
            reader, part = SheetReader(keep_numbers=True), self.parts([sheet])[0]
            if part:
                reader.read(self.package.part(part))
            self._numbers[sheet] = reader.numbers
        return self._numbers[sheet]

    # -- styles -----------------------------------------------------------------------------------

    @cached_property
    def _style_root(self) -> "Element | None":
        return self._root(_STYLES) if _STYLES in self.package else None

    @cached_property
    def _records(self) -> "list[Element]":
        """What a cell's style number means."""
        elements: Iterable[Element] = () if self._style_root is None else self._style_root.iter()
        return list(next((each for each in elements if _local(each) == "cellXfs"), ()))

    def _pattern(self, sheet: str, row: int, column: int) -> str:
        text, style = self._numbers_on(sheet).get((row, column), ("", 0))
        if not text or style >= len(self._records):
            return ""
        return self._patterns.get(self._records[style].get("numFmtId", "0"), "")

    @cached_property
    def _patterns(self) -> dict[str, str]:
        """Excel's own patterns and those that the workbook spells out, by their numbers."""
        elements: Iterable[Element] = () if self._style_root is None else self._style_root.iter()
        built_in = {str(number): code for number, code in (BUILT_IN | BUILT_IN_DAYS).items()}
        return built_in | {
            each.get("numFmtId", ""): each.get("formatCode", "")
            for each in elements
            if _local(each) == "numFmt"
        }

    @cached_property
    def hiding_styles(self) -> dict[int, str]:
        """Styles under which something cannot be seen, with their patterns."""
        if not self._may_hide or _STYLES not in self.package:
            return {}
        try:
            return hiding_styles(self.package.part(_STYLES))
        except Suspicious:  # only the fast reader gets along with such a file
            return {}

    # -- words struck out -------------------------------------------------------------------------

    @cached_property
    def _struck_strings(self) -> set[int]:
        if _STRINGS not in self.package:
            return set()
        strings = enumerate(self._root(_STRINGS))
        return {number for number, each in strings if _strikes(each)}

    @cached_property
    def _struck_styles(self) -> set[int]:
        elements: Iterable[Element] = () if self._style_root is None else self._style_root.iter()
        fonts = next((each for each in elements if _local(each) == "fonts"), ())
        struck = {str(number) for number, font in enumerate(fonts) if _strikes(font)}
        return {n for n, record in enumerate(self._records) if record.get("fontId", "0") in struck}


def _notes(root: "Element") -> Iterator[Slip]:
    for note in root.iter():
        if _local(note) in ("comment", "threadedComment"):
            yield Slip(NOTE, *cell_position(note.get("ref", "")), _words(note, "t", "text"))


def _boxes(root: "Element") -> Iterator[Slip]:
    """Yield what stands in the shapes of a drawing, one slip for all that begin in one cell."""
    for anchor in root:
        bodies = (each for each in anchor.iter() if _local(each) == "txBody")
        lines = (_words(each, "t") for body in bodies for each in body if _local(each) == "p")
        # A shape may be there twice, for newer programs and for older ones.
        if text := "\n".join(dict.fromkeys(filter(None, lines))):
            corner = next((each for each in anchor if _local(each) == "from"), ())
            at = {_local(each): int(each.text or 0) for each in corner}
            yield Slip(BOX, at.get("row", 0), at.get("col", 0), text)


def _words(element: "Element", *tags: str) -> str:
    return "".join(each.text or "" for each in element.iter() if _local(each) in tags)


def _absolute(target: str) -> str:
    return target.lstrip("/") if target.startswith("/") else "xl/" + target


def _local(element: "Element") -> str:
    return element.tag.rpartition("}")[2]


def _strikes(element: "Element") -> bool:
    return any(
        _local(each) == "strike" and each.get("val", "1") not in ("0", "false")
        for each in element.iter()
    )


def looked_up(
    careful: CarefulReader,
    sheet: str,
    rows: Sequence[Sequence[Raw]],
    formats: frozenset[str],
    row: int,
    at: int,
) -> str:
    """Return how a number or a day of a sheet is displayed.

    Looked up only where one of the formats would change it.
    """
    raw = rows[row][at]
    if isinstance(raw, date):
        differs = any(shown_of(raw, code) for code in formats)
        return shown_of(raw, careful.pattern(sheet, row, at)) if differs else ""
    if not isinstance(raw, int | float) or not may_differ(exact(raw), formats):
        return ""
    pattern = careful.pattern(sheet, row, at)
    return displayed(exact(raw), pattern) if pattern else ""
