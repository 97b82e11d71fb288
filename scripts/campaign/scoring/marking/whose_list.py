"""Whose counting sheet or list of figures is it? By what it says itself, above its table."""

from collections.abc import Iterator, Sequence
from typing import Any

from campaign.issues import Issue, Kind, Where
from campaign.roster.owner import Signs, a_thing
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Component
from campaign.workbook.grid import Grid
from campaign.workbook.read.header import Table
from campaign.workbook.read.reader import Broken, Reading, Row

_COMPONENTS = ("(?:评分|测评|成绩)?项目(?:名称)?",)
_GROUPS = ("(?:测评|投票|计票)?(?:组别|分组|组)",)


def other_list(
    grid: Grid,
    reading: Reading[Any],
    scheme: Scheme,
    component: Component,
    label: str = "",
    labels: Sequence[str] = (),
) -> Iterator[Issue]:
    """Yield a sheet printed for another component, or for other voters than `label` of `labels`."""
    listed: list[Row[Any] | Broken] = [*reading.rows, *reading.broken]
    tables = (row.places for row in listed)
    first_row = next((each.first_row for each in tables if isinstance(each, Table)), 0)
    parts = [each.name for each in scheme.components]
    owners = [(component.name, a_thing(component.name, parts, _COMPONENTS))]
    if label:
        owners.append((label, a_thing(label, labels, _GROUPS)))
    signs = Signs(grid, first_row)
    for own, owner in owners:
        for where, written in signs.called_otherwise(owner):
            yield of_another(where, own, written)


def of_another(where: Where, own: str, written: str, hint: str = "", also: str = "") -> Issue:
    """Say that a sheet calls itself another one than its file's name says."""
    return Kind.MARKS_OTHER_SHEET.at(
        where, written, expected=own, written=written, hint=hint, also=also
    )
