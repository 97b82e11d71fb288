"""What reading a sheet gives: rows that were understood, rows with a fault, and what was found."""

from dataclasses import dataclass, field
from typing import Any, Generic, NamedTuple, TypeVar

from campaign.issues import Issue, Where
from campaign.workbook.labels import Labels
from campaign.workbook.layout import Table

R = TypeVar("R")
Places = Table | Labels


class Row(NamedTuple, Generic[R]):
    """A row that was understood, and where its cells are."""

    value: R
    places: Places
    number: int

    def where(self, field: str, member: Any = None) -> Where:
        """The cell of a field."""
        return self.places.where(self.number, field, member)


class Broken(NamedTuple):
    """A row with a fault: the values that could be understood, for telling whose it is."""

    values: dict[str, Any]
    places: Places
    number: int
    faulty: frozenset[str] = frozenset()
    """Fields with a cell that could not be understood; their values here mean nothing."""

    def where(self, field: str, member: Any = None) -> Where:
        """The cell of a field."""
        return self.places.where(self.number, field, member)


def values_of(row: "Row[Any] | Broken") -> dict[str, Any]:
    """What a row holds by field, whether or not all of it could be understood."""
    return row.values if isinstance(row, Broken) else vars(row.value)


def faulty_in(row: "Row[Any] | Broken") -> frozenset[str]:
    """The fields of a row that could not be understood."""
    return row.faulty if isinstance(row, Broken) else frozenset()


@dataclass(slots=True)
class Reading(Generic[R]):
    """What a sheet gave."""

    rows: list[Row[R]] = field(default_factory=list)
    broken: list[Broken] = field(default_factory=list)
    issues: list[Issue] = field(default_factory=list)

    @property
    def values(self) -> list[R]:
        """The rows without their places."""
        return [row.value for row in self.rows]
