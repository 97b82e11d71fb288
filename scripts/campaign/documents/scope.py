"""What the words of a tag may mean at its place in the template."""

from dataclasses import dataclass, field
from enum import Enum, auto
from typing import NamedTuple

from campaign.documents.placeholders import Placeholder, Schema


class Sort(Enum):
    """What can be done with a placeholder."""

    TEXT = auto()
    FLAG = auto()
    ROWS = auto()


class Meaning(NamedTuple):
    """A placeholder that a tag speaks of."""

    sort: Sort
    path: str
    """Its full name, `任职人员.姓名` where the tag says `人.姓名`."""
    row: Schema | None = None


@dataclass(slots=True)
class Scope:
    """The document's placeholders and the loop variables in force."""

    placeholders: Schema
    _loops: dict[str, Meaning] = field(default_factory=dict)

    def meaning(self, words: str) -> Meaning | None:
        """What `姓名` or `人.姓名` stands for here, if anything."""
        first, _, second = words.partition(".")
        if first not in self._loops:
            found = None if second else self.placeholders.get(first)
            return _meaning(found, first) if found else None
        rows = self._loops[first]
        if not second:
            return Meaning(Sort.TEXT, rows.path) if rows.row is None else None
        cell = rows.row.get(second) if rows.row else None
        return _meaning(cell, f"{rows.path}.{second}") if cell else None

    def names(self) -> list[str]:
        """Everything that may be printed here, for suggestions."""
        cells = [
            f"{variable}.{name}"
            for variable, rows in self._loops.items()
            for name in rows.row or ()
        ]
        return [*self.placeholders, *cells]

    def enter(self, variable: str, rows: Meaning) -> bool:
        """Start a loop; refused if the variable already means something."""
        if variable in self.placeholders or variable in self._loops:
            return False
        self._loops[variable] = rows
        return True

    def leave(self, variable: str) -> None:
        """End a loop."""
        self._loops.pop(variable, None)


def _meaning(placeholder: Placeholder, path: str) -> Meaning:
    if placeholder.is_repeated:
        return Meaning(Sort.ROWS, path, placeholder.row)
    return Meaning(Sort.FLAG if placeholder.is_flag else Sort.TEXT, path)
