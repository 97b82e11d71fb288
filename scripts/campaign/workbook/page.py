"""What is to be written on one sheet, and everything a writer can work out from it."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any, Generic, NamedTuple, TypeVar

from campaign.workbook.cells import address, column_letters
from campaign.workbook.kinds import CellKind
from campaign.workbook.sheet import Column, Many, Sheet, numbered_header

if TYPE_CHECKING:
    from campaign.workbook.charts import BarChart

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
    charts: "Sequence[BarChart]" = ()
    omit: Sequence[str] = ()
    """Fields of optional columns that this workbook does without."""
    member_kinds: Mapping[str, CellKind] = field(default_factory=dict)
    """Kinds of single members of a `Many.NAMED` column, where they are narrower than the rest."""
    charted: "Page[Any] | None" = None
    """The page whose table the charts of a `Layout.CHARTS` page show."""
    below: "Sequence[Page[Any]]" = ()
    """Further tables on the same sheet, below this one and in its column widths."""
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
            return [self._named(column, name) for name in self.names.get(column.field, ())]
        return [Written(column, None, column.header)]

    def _named(self, column: Column, name: str) -> Written:
        kind = self.member_kinds.get(name, column.kind)
        return Written(column._replace(kind=kind), name, name)

    # -- where things are, for formulas -----------------------------------------------------------

    @cached_property
    def _position(self) -> dict[tuple[str, Any], int]:
        return {(each.column.field, each.member): at for at, each in enumerate(self.written)}

    def cell(self, number: int, field: str, member: Any = None) -> str:
        """The address of a field in the table's row `number` (from 0): `F7`."""
        return address(self.first_row + number, self._position[field, member])

    def span(self, number: int, field: str) -> str:
        """The area that a `many` field takes in a row: `F7:N7`."""
        positions = [at for (name, _), at in self._position.items() if name == field]
        row = self.first_row + number
        return f"{address(row, min(positions))}:{address(row, max(positions))}"

    def column_area(self, first: int, last: int, field: str, member: Any = None) -> str:
        """The area of a field over the rows `first` to `last`, rows fixed: `F$7:F$12`."""
        letters = column_letters(self._position[field, member])
        top = self.first_row + 1
        return f"{letters}${top + first}:{letters}${top + last}"

    def abroad(self, reference: str) -> str:
        """A cell or area of this page as other sheets write it: `'竞职演说'!F7`."""
        name = self.sheet.name.replace("'", "''")
        return f"'{name}'!{reference}"


def value_of(row: object, column: Column, member: Any) -> Any:
    """The value of a (spread out) column in a row."""
    value = getattr(row, column.field)
    if column.many is None:
        return value
    if column.many is Many.NUMBERED:
        return value[member - 1] if len(value) >= member else None
    return value.get(member)
