"""One sheet's XML, event by event: what the careful reader looks at."""

from collections.abc import Collection, Mapping
from types import MappingProxyType

from campaign.workbook.declare.cells import ErrorCell, Uncalculated
from campaign.workbook.read.container import Suspicious, TooLarge
from campaign.workbook.read.doubts import column_number

Position = tuple[int, int]
"""Zero-based row and column."""
_TRUE = ("1", "true")
_NONE: Mapping[int, str] = MappingProxyType({})
MOST_COLUMNS = 16_384
NARROW, LOW = 0.5, 2.0
"""Characters of a column and points of a row up to which nothing of it can be seen."""
_MOST_SPECIAL = 250_000
"""Each takes some hundred bytes and may become an issue of its own."""


def cell_position(reference: str) -> Position:
    """Return a cell's zero-based row and column: `E7` → (6, 4)."""
    letters = reference.rstrip("0123456789")
    return int(reference[len(letters) :]) - 1, column_number(letters.encode("ascii")) - 1


class SheetReader:
    """Keeps, by position, only what there may be something to say about."""

    def __init__(
        self,
        struck_strings: Collection[int] = (),
        struck_styles: Collection[int] = (),
        *,
        hiding_styles: Mapping[int, str] = _NONE,
        keep_numbers: bool = False,
    ) -> None:
        """`struck_strings` and `struck_styles` are those that strike words out, by number.

        `hiding_styles` are those under which something cannot be seen, with their formats.
        """
        self._struck_strings = struck_strings
        self._struck_styles = struck_styles
        self._hiding_styles = hiding_styles
        self._keep_numbers = keep_numbers
        self.special: dict[Position, ErrorCell | Uncalculated] = {}
        self.hidden_rows: list[int] = []
        self.hidden_columns: list[int] = []
        self.numbers: dict[Position, tuple[str, int]] = {}
        """Text and style of every number, if they are to be kept."""
        self.struck: set[Position] = set()
        """Cells with words that are struck out."""
        self.hiding: dict[Position, str] = {}
        """Cells that may show nothing, with their formats."""
        self._row, self._column = -1, -1
        self._cell: Position | None = None
        self._type = ""
        self._style = 0
        self._has_formula = False
        self._value: list[str] = []
        self._formula: list[str] = []
        self._collecting: list[str] | None = None

    def read(self, part: bytes) -> None:
        """Go through a sheet's part. Raises `Suspicious`."""
        from xml.parsers import expat

        parser = expat.ParserCreate()
        parser.buffer_text = True
        parser.StartDoctypeDeclHandler = _no_doctype
        parser.StartElementHandler = self._start
        parser.EndElementHandler = self._end
        parser.CharacterDataHandler = self._text
        try:
            parser.Parse(part, True)
        except (expat.ExpatError, ValueError, LookupError) as reason:
            raise Suspicious("内部结构不规范") from reason

    def _start(self, tag: str, attributes: dict[str, str]) -> None:
        tag = tag.rpartition(":")[2]
        if tag == "c":
            self._start_cell(attributes)
        elif tag in ("v", "t"):
            self._collecting = self._value
        elif tag == "f":
            self._has_formula = True
            self._collecting = self._formula
        elif tag == "row":
            self._row = int(attributes["r"]) - 1 if "r" in attributes else self._row + 1
            self._column = -1
            if attributes.get("hidden") in _TRUE or _is_at_most(attributes, "ht", LOW):
                self.hidden_rows.append(self._row)
        elif tag == "col" and (
            attributes.get("hidden") in _TRUE or _is_at_most(attributes, "width", NARROW)
        ):
            first, last = int(attributes.get("min", 1)), int(attributes.get("max", 1))
            self.hidden_columns += range(first - 1, min(last, MOST_COLUMNS))
            if len(self.hidden_columns) > MOST_COLUMNS:  # some of them again and again
                raise TooLarge("隐藏的列太多")
        elif tag == "strike" and self._cell and attributes.get("val", "1") in _TRUE:
            self.struck.add(self._cell)

    def _start_cell(self, attributes: dict[str, str]) -> None:
        if "r" in attributes:
            self._row, self._column = cell_position(attributes["r"])
        else:
            self._column += 1
        self._cell = self._row, self._column
        self._type = attributes.get("t", "n")
        self._has_formula = False
        self._value, self._formula = [], []
        self._style = int(attributes.get("s", 0))

    def _text(self, text: str) -> None:
        if self._collecting is not None:
            self._collecting.append(text)

    def _end(self, tag: str) -> None:
        tag = tag.rpartition(":")[2]
        if tag in ("v", "f", "t"):
            self._collecting = None
        elif tag == "c" and self._cell:
            self._end_cell(self._cell, "".join(self._value))
            self._cell = None

    def _end_cell(self, cell: Position, value: str) -> None:
        if self._type == "e":
            self.special[cell] = ErrorCell(value)
        elif self._has_formula and not value and self._type != "str":
            self.special[cell] = Uncalculated("=" + "".join(self._formula))
        elif value:
            self._end_filled(cell, value)
        if len(self.special) + len(self.hiding) > _MOST_SPECIAL:
            raise TooLarge("出错、没有结果或看不见的单元格太多")

    def _end_filled(self, cell: Position, value: str) -> None:
        if self._type == "n" and self._keep_numbers:
            self.numbers[cell] = value, self._style
        if self._style in self._hiding_styles:
            self.hiding[cell] = self._hiding_styles[self._style]
        in_struck_words = self._type == "s" and int(value) in self._struck_strings
        if in_struck_words or self._style in self._struck_styles:
            self.struck.add(cell)


def _is_at_most(attributes: dict[str, str], name: str, most: float) -> bool:
    return name in attributes and float(attributes[name]) <= most


def _no_doctype(*_: object) -> None:
    raise ValueError
