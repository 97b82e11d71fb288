"""Native charts beside a table: where people would rather look than read."""

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from campaign.workbook.styles import CHART_COLOURS

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence


@dataclass(frozen=True, slots=True)
class BarChart:
    """A bar chart over columns of the table it stands below."""

    title: str
    category_fields: tuple[str, ...]
    """Fields whose texts name the bars."""
    series: tuple[str, ...]
    """Headers of the charted columns."""
    stacked: bool = False
    horizontal: bool = False
    axis: str = ""
    """What is measured, with its unit."""


def insert_chart(
    book: Any,
    worksheet: Any,
    chart: BarChart,
    *,
    column_of: "Callable[[str], int]",
    rows: tuple[int, int],
    below: int,
    say: "Callable[[str], str]",
    sheet_name: str,
    category: tuple[int, int],
    headers: "Sequence[str]",
) -> None:
    """Draw a chart of the table rows `rows` (first, last) under row `below`."""
    drawn = book.add_chart(
        {
            "type": "bar" if chart.horizontal else "column",
            **({"subtype": "stacked"} if chart.stacked else {}),
        }
    )
    first, last = rows
    for number, header in enumerate(chart.series):
        column = column_of(header)
        drawn.add_series(
            {
                "name": headers[column],
                "categories": [sheet_name, first, category[0], last, category[1]],
                "values": [sheet_name, first, column, last, column],
                "fill": {"color": CHART_COLOURS[number % len(CHART_COLOURS)]},
                "border": {"color": "#404040", "width": 0.5},
                "gap": 60,
            }
        )
    font = {"name": "宋体", "size": 9}
    drawn.set_title({"name": say(chart.title), "name_font": {"name": "黑体", "size": 12}})
    drawn.set_legend({"position": "bottom", "font": font})
    names, values = drawn.set_x_axis, drawn.set_y_axis
    names({"num_font": font, **({"reverse": True} if chart.horizontal else {})})
    values(
        {
            "num_font": font,
            "name": say(chart.axis),
            "name_font": font,
            "major_gridlines": {"visible": True, "line": {"color": "#D9D9D9"}},
            "min": 0,
        }
    )
    count = last - first + 1
    size = {"width": 660, "height": max(260, 26 * count + 130) if chart.horizontal else 340}
    drawn.set_size(size)
    worksheet.insert_chart(below, 0, drawn, {"object_position": 1})
