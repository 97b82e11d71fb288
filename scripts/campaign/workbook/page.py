"""What is to be written on one sheet, and everything a writer can work out from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from campaign.workbook.charts import BarChart
from campaign.workbook.sheet import Column, Many, Sheet, numbered_header

R = TypeVar("R")


class Written(NamedTuple):
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
    charts: Sequence[BarChart] = ()
    omit: Sequence[str] = ()
    """Fields of optional columns that this workbook does without."""
    hidden: bool = False

    @property
    def heading(self) -> str:
        """The printed title."""
        return self.title or self.sheet.title or self.sheet.name

    @property
    def first_row(self) -> int:
        """Zero-based row of the first data row of a table: below title, notes and header."""
        return 2 + len(self.notes)

    @property
    def written(self) -> list[Written]:
        """The columns in order, `many` columns spread out."""
        return [
            each
            for column in self.sheet.columns
            if column.field not in self.omit
            for each in self._spread(column)
        ]

    def _spread(self, column: Column) -> list[Written]:
        if column.many is Many.NUMBERED:
            numbers = range(1, self.counts.get(column.field, 2) + 1)
            return [Written(column, n, numbered_header(column.header, n)) for n in numbers]
        if column.many is Many.NAMED:
            return [Written(column, name, name) for name in self.names.get(column.field, ())]
        return [Written(column, None, column.header)]


def value_of(row: object, column: Column, member: Any) -> Any:
    """The value of a (spread out) column in a row."""
    value = getattr(row, column.field)
    if column.many is Many.NUMBERED:
        return value[member - 1] if len(value) >= member else None
    if column.many is Many.NAMED:
        return value.get(member)
    return value
