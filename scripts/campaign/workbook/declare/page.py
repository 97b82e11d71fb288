"""What is to be written on one sheet, and everything a writer can work out from it."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from campaign.workbook.declare.cells import Formula, address, column_letters
from campaign.workbook.declare.kinds import CellKind
from campaign.workbook.declare.sheet import Column, Many, Sheet, numbered_header

if TYPE_CHECKING:
    pass


R = TypeVar("R")


class WrittenColumn(NamedTuple):
    """One column of a workbook: the declared column, its member, and the header text."""

    column: Column
    member: Any
    header: str


@dataclass(frozen=True)
class Page(Generic[R]):
    """A declared sheet with its content.

    `names` and `counts` give the columns of `many` fields, `choices` the drop-down lists that
    other sheets decide, `spare` the empty rows ready for input.
    """

    sheet: Sheet[R]
    rows: Sequence[R] = ()
    title: str = ""
    notes: Sequence[str] = ()
    names: Mapping[str, Sequence[str]] = field(default_factory=dict)
    counts: Mapping[str, int] = field(default_factory=dict)
    choices: Mapping[str, Sequence[str]] = field(default_factory=dict)
    spare: int = 0
    signatures: Sequence[str] | None = None
    charts: "Sequence[BarChart]" = ()
    omit: Sequence[str] = ()
    """Fields of optional columns that this workbook does without."""
    member_kinds: Mapping[str, CellKind] = field(default_factory=dict)
    """Kinds of single members of a `Many.NAMED` column, where they are narrower than the rest."""
    charted: "Page[Any] | None" = None
    """The page whose table the charts of a `Layout.CHARTS` page show."""
    below: "Sequence[Page[Any]]" = ()
    """Further tables on the same sheet, below this one and in its column widths."""
    foot: "tuple[str, Formula[str]] | None" = None
    """What stands between the table and those who sign for it: a label, and what is computed.

    By the label readers tell the line from the table, even before anybody has computed it.
    """
    hidden: bool = False
    links: Mapping[tuple[int, str], str] = field(default_factory=dict)
    """The file or cell that opens on a click, by row of the table (from 0) and field."""

    @property
    def heading(self) -> str:
        """The printed title."""
        return self.title or self.sheet.title or self.sheet.name

    @property
    def first_row(self) -> int:
        """Zero-based row of the first data row of a table: below title, notes and header."""
        return 2 + len(self.notes)

    @cached_property
    def written(self) -> list[WrittenColumn]:
        """The columns in order, `many` columns spread out."""
        return [
            each
            for column in self.sheet.columns
            if column.field not in self.omit and self._is_wanted(column)
            for each in self._spread(column)
        ]

    def _is_wanted(self, column: Column) -> bool:
        """Tell whether a column is one that every campaign has, or has something in it."""
        return not column.uncommon or any(
            getattr(row, column.field) != column.default for row in self.rows
        )

    def _spread(self, column: Column) -> list[WrittenColumn]:
        if column.many is Many.NUMBERED:
            numbers = range(1, self.counts.get(column.field, 2) + 1)
            return [WrittenColumn(column, n, numbered_header(column.header, n)) for n in numbers]
        if column.many is Many.NAMED:
            return [self._named(column, name) for name in self.names.get(column.field, ())]
        return [WrittenColumn(column, None, column.header)]

    def _named(self, column: Column, name: str) -> WrittenColumn:
        kind = self.member_kinds.get(name, column.kind)
        return WrittenColumn(column._replace(kind=kind), name, name)

    # -- where things are, for formulas -----------------------------------------------------------

    @cached_property
    def _position(self) -> dict[tuple[str, Any], int]:
        return {(each.column.field, each.member): at for at, each in enumerate(self.written)}

    def cell(self, number: int, field: str, member: Any = None) -> str:
        """Return the address of a field in the table's row `number` (from 0): `F7`."""
        return address(self.first_row + number, self._position[field, member])

    def span(self, number: int, field: str) -> str:
        """Return the area that a `many` field takes in a row: `F7:N7`."""
        positions = [at for (name, _), at in self._position.items() if name == field]
        row = self.first_row + number
        return f"{address(row, min(positions))}:{address(row, max(positions))}"

    def column_area(self, first: int, last: int, field: str, member: Any = None) -> str:
        """Return the area of a field over the rows `first` to `last`, rows fixed: `F$7:F$12`."""
        letters = column_letters(self._position[field, member])
        top = self.first_row + 1
        return f"{letters}${top + first}:{letters}${top + last}"

    def abroad(self, reference: str) -> str:
        """Return a cell or area of this page as other sheets write it: `'竞职演说'!F7`."""
        name = self.sheet.name.replace("'", "''")
        return f"'{name}'!{reference}"


def value_of(row: object, column: Column, member: Any) -> Any:
    """Return the value of a (spread out) column in a row."""
    value = getattr(row, column.field)
    if column.many is None:
        return value
    if column.many is Many.NUMBERED:
        return value[member - 1] if len(value) >= member else None
    return value.get(member)


CHART_COLOURS = (
    ("#1F4E79", "#FFFFFF"),
    ("#BDD7EE", "#000000"),
    ("#C55A11", "#FFFFFF"),
    ("#FFE699", "#000000"),
    ("#548235", "#FFFFFF"),
    ("#D9D9D9", "#000000"),
)
"""Fill and ink of the series, dark and light in turn: told apart in black and white, too."""


WIDTH = 600
"""Pixels; at the scale of printing a little less than an upright A4 page has."""
_FONT = {"name": "宋体", "size": 9}


class BarChart(NamedTuple):
    """A bar chart over columns of a table."""

    title: str
    category_fields: tuple[str, ...]
    """Fields whose texts name the bars."""
    series: tuple[str, ...]
    """Headers of the charted columns."""
    stacked: bool = False
    horizontal: bool = False
    axis: str = ""
    """What is measured, with its unit, if it is to be written beside the scale."""
    rows: tuple[int, int] | None = None
    """First and last of the charted rows of the table, from 0; all where it is not given."""
    highest: float | None = None
    """Where the axis ends; by itself where it is not given."""
    labels: str = ""
    """Number format of the values written on the bars; none without."""
    own_title: bool = False
    """The title is somebody's words, not the program's."""

    def height(self, bars: int) -> int:
        """Return the pixels that the chart of so many bars takes."""
        return 34 * bars + 120 if self.horizontal else 340


def insert_chart(
    book: Any,
    worksheet: Any,
    chart: BarChart,
    table: "Page[Any]",
    say: Callable[[str], str],
    row: int,
) -> None:
    """Draw a chart of a page's table at the left edge of a row."""
    kind = "bar" if chart.horizontal else "column"
    drawn = book.add_chart({"type": kind, **({"subtype": "stacked"} if chart.stacked else {})})
    first, last = chart.rows or (0, len(table.rows) - 1)
    for number, header in enumerate(chart.series):
        drawn.add_series(_series(chart, table, say, number, header, (first, last)))
    title = chart.title if chart.own_title else say(chart.title)
    drawn.set_title({"name": title, "overlay": False, "name_font": {"name": "黑体", "size": 12}})
    drawn.set_legend({"position": "bottom", "font": _FONT})
    _axes(drawn, chart, say)
    drawn.set_size({"width": WIDTH, "height": chart.height(last - first + 1)})
    worksheet.insert_chart(row, 0, drawn, {"object_position": 1, "y_offset": 6})


def _series(
    chart: BarChart,
    table: "Page[Any]",
    say: Callable[[str], str],
    number: int,
    header: str,
    rows: tuple[int, int],
) -> dict[str, Any]:
    sheet = say(table.sheet.name)
    top, bottom = (table.first_row + row for row in rows)
    headers = [each.header for each in table.written]
    fields = [
        at for at, each in enumerate(table.written) if each.column.field in chart.category_fields
    ]
    column = headers.index(header)
    fill, ink = CHART_COLOURS[number % len(CHART_COLOURS)]
    series: dict[str, Any] = {
        "name": [sheet, table.first_row - 1, column],
        "categories": [sheet, top, min(fields), bottom, max(fields)],
        "values": [sheet, top, column, bottom, column],
        "fill": {"color": fill},
        "border": {"color": "#404040", "width": 0.5},
        "gap": 60,
    }
    if chart.labels:
        colour = ink if chart.stacked else "#000000"  # beside each other they stand above the bar
        font = {"name": "宋体", "size": 9, "color": colour}
        series["data_labels"] = {"value": True, "num_format": chart.labels, "font": font}
    return series


def _axes(drawn: Any, chart: BarChart, say: Callable[[str], str]) -> None:
    names, scale = drawn.set_x_axis, drawn.set_y_axis
    upright = {}
    if chart.horizontal:
        # The axes change places. The first bar is at the top, the scale at the foot all the same.
        names, scale = scale, names
        upright = {"reverse": True, "crossing": "max"}
    names({"num_font": _FONT, "major_gridlines": {"visible": False}, "interval_unit": 1, **upright})
    values: dict[str, Any] = {
        "num_font": _FONT,
        "num_format": "General",
        "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
        "min": 0,
    }
    if chart.axis:
        values |= {"name": say(chart.axis), "name_font": _FONT}
    if chart.highest is not None:
        values["max"] = chart.highest
    scale(values)
