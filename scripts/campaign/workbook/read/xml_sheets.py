"""XML 表格 2003: what staff systems save under the name .xls."""

import re
from datetime import datetime

from campaign.workbook.declare.cells import ErrorCell, Raw
from campaign.workbook.grid import NOTE, Area, Grid, Slip
from campaign.workbook.read.container import Suspicious, TooLarge
from campaign.workbook.read.doubts import LARGEST_AREA
from campaign.workbook.read.sheet_xml import LOW, MOST_COLUMNS

_NAMESPACE = b"urn:schemas-microsoft-com:office:spreadsheet"
_HEAD = 2_000
_DECLARED = re.compile(rb"""<\?xml[^>]*encoding\s*=\s*["']([\w-]+)["']""")
_CHINESE = ("gb2312", "gbk", "gb18030", "big5")
"""Encodings that the parser does not know by itself."""
_MOST_MERGED = 5_000
_TRUE = "1"


def is_xml_workbook(data: bytes) -> bool:
    """Tell whether a file's bytes are a workbook in this format."""
    head = data[:_HEAD]
    if head[:2] in (b"\xff\xfe", b"\xfe\xff"):
        head = head.decode("utf-16", "ignore").encode()
    return _NAMESPACE in head and b"<Workbook" in head


def open_xml(data: bytes, label: str) -> list[Grid]:
    """Return the sheets of a workbook in this format. Raises `Suspicious`, `TooLarge`."""
    from xml.parsers import expat

    declared = _DECLARED.match(data.lstrip())
    encoding = declared.group(1).decode().lower() if declared else ""
    try:
        if encoding in _CHINESE:
            data = data.decode("big5hkscs" if encoding == "big5" else "gb18030").encode()
        reader = _Reader(label)
        parser = expat.ParserCreate("utf-8" if encoding in _CHINESE else None, " ")
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _no_doctype
        parser.StartElementHandler = reader.start
        parser.EndElementHandler = reader.end
        parser.CharacterDataHandler = reader.text
        parser.Parse(data, True)
    except (expat.ExpatError, UnicodeError, ValueError) as reason:
        raise Suspicious("内部结构不规范") from reason
    return reader.grids


def _no_doctype(*_: object) -> None:
    raise Suspicious("含有实体定义")


class _Reader:
    """Puts cells where the elements say that they are."""

    def __init__(self, label: str) -> None:
        self.grids: list[Grid] = []
        self._label = label
        self._row = self._column = 0
        self._areas: list[Area] = []
        self._hidden: list[int] = []
        self._hidden_columns: list[int] = []
        self._slips: list[Slip] = []
        self._in_note = False
        self._type = ""
        self._content: list[str] | None = None

    def start(self, tag: str, attributes: dict[str, str]) -> None:
        name = tag.rpartition(" ")[2]
        given = {key.rpartition(" ")[2]: value for key, value in attributes.items()}
        if name == "Worksheet":
            self._areas, self._hidden, self._row = [], [], 0
            self._hidden_columns, self._slips, self._column = [], [], 0
            areas = self._areas
            grid = Grid(self._label, given.get("Name", ""), [], find_merged=lambda: areas)
            grid.index, grid.hidden_rows = len(self.grids), self._hidden
            grid.hidden_columns, grid.slips = self._hidden_columns, self._slips
            self.grids.append(grid)
        elif name == "Visible" and self.grids:
            self._type, self._content = name, []
        elif name == "Row":
            self._row = self._place(given, self._row)
            self._column = 0
            if _is_hidden(given, "Height"):
                self._hidden.append(self._row)
        elif name == "Column":
            self._columns(given)
        elif name == "Cell":
            self._column = self._place(given, self._column)
            self._merge(given)
        elif name == "Comment":
            self._in_note, self._content = True, []
        elif name == "Data" and not self._in_note:
            self._type, self._content = given.get("Type", "String"), []

    def text(self, text: str) -> None:
        if self._content is not None:
            self._content.append(text)

    def end(self, tag: str) -> None:
        name = tag.rpartition(" ")[2]
        if name == "Comment":
            text = "".join(self._content or ())
            self._slips.append(Slip(NOTE, self._row, self._column, text))
            self._in_note, self._content = False, None
        elif name == "Data" and self._content is not None and not self._in_note:
            self._put(_value(self._type, "".join(self._content)))
            self._content = None
        elif name == "Visible" and self._content is not None:
            self.grids[-1].hidden = "".join(self._content).strip() != "SheetVisible"
            self._content = None
        elif name == "Cell":
            self._column += 1
        elif name == "Row":
            self._row += 1

    @staticmethod
    def _place(given: dict[str, str], expected: int) -> int:
        place = int(given["Index"]) - 1 if "Index" in given else expected
        if place < expected:
            raise Suspicious("行或列的次序不对")
        return place

    def _columns(self, given: dict[str, str]) -> None:
        """Note which columns are hidden: one element may stand for several."""
        first = self._place(given, self._column)
        self._column = first + 1 + int(given.get("Span", 0))
        if self._column > MOST_COLUMNS:
            raise TooLarge("列太多")
        if _is_hidden(given, "Width"):
            self._hidden_columns += range(first, self._column)

    def _merge(self, given: dict[str, str]) -> None:
        across, down = int(given.get("MergeAcross", 0)), int(given.get("MergeDown", 0))
        if across or down:
            self._areas.append((self._row, self._column, self._row + down, self._column + across))
            if len(self._areas) > _MOST_MERGED:
                raise TooLarge(f"合并了{len(self._areas)}处单元格")

    def _put(self, value: Raw) -> None:
        if not self.grids or value == "":
            return
        rows = self.grids[-1].rows
        if (self._row + 1) * (self._column + 1) > LARGEST_AREA:
            raise TooLarge(f"用到{self._row + 1}行、{self._column + 1}列")
        while len(rows) <= self._row:
            rows.append([])
        cells = rows[self._row]
        cells.extend([""] * (self._column + 1 - len(cells)))
        cells[self._column] = value


def _is_hidden(given: dict[str, str], size: str) -> bool:
    """Tell whether nobody can see a row or column; sizes are in points."""
    return given.get("Hidden") == _TRUE or float(given.get(size, LOW + 1)) <= LOW


def _value(kind: str, text: str) -> Raw:
    """Return what a cell's text means by the type that the file gives it."""
    if kind == "Number":
        return float(text)
    if kind == "DateTime":
        return datetime.fromisoformat(text.strip())
    if kind == "Boolean":
        return text.strip() == _TRUE
    return ErrorCell(text) if kind == "Error" else text
