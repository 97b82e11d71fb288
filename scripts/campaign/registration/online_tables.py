"""An export of an online form as far as its headings go: which column holds what."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from campaign.issues import Issue
from campaign.registration.online_columns import ColumnMeaning, Header
from campaign.registration.registrations import Part
from campaign.registration.submitted_times import Clock
from campaign.workbook.declare.cells import Raw
from campaign.workbook.grid import Grid


@dataclass
class Wanted:
    """How one part's choices stand in an export."""

    numbered: dict[int, ColumnMeaning] = field(default_factory=dict)
    """By the number of the wish."""
    listed: ColumnMeaning | None = None
    """One column that holds all of them."""
    options: list[ColumnMeaning] = field(default_factory=list)
    """A column for each option."""


@dataclass
class Export:
    """An export, understood as far as its headings go."""

    grid: Grid
    header: Header
    fields: dict[str, ColumnMeaning]
    """Who, when, and what else is asked once."""
    parts: dict[Part, Wanted]
    clock: Clock
    changed_at: ColumnMeaning | None
    issues: list[Issue]
    """What there is to say of the table as a whole."""

    @property
    def first_row(self) -> int:
        """The first row below the headings."""
        return self.header.row + 1

    def cells(self, at: int) -> Iterator[Raw]:
        """Return what stands in a column."""
        return (self.grid.at(row, at) for row in range(self.first_row, len(self.grid.rows)))
