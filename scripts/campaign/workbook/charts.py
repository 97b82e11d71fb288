"""Native charts: where people would rather look than read."""

from collections.abc import Callable
from typing import TYPE_CHECKING, Any, NamedTuple

from campaign.workbook.styles import CHART_COLOURS

if TYPE_CHECKING:
    from campaign.workbook.page import Page

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
        """Pixels that the chart of so many bars takes."""
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
