"""Numbers and names that stand side by side: whose they are, and whether they fit each other."""

from collections.abc import Iterable, Sequence

from campaign.issues import Issue, Kind
from campaign.roster.roster import Roster
from campaign.workbook.declare.cells import as_text
from campaign.workbook.declare.text import fold, short_number
from campaign.workbook.grid import Grid
from campaign.workbook.read.header import Table
from campaign.workbook.read.rows import Places


class People:
    """Knows the roster's names and numbers."""

    def __init__(self, roster: Roster) -> None:
        self._names = frozenset(fold(member.name) for member in roster.members)
        self._pairs = frozenset(
            (short_number(member.staff_id), fold(member.name)) for member in roster.members
        )

    def fit(self, pairs: Iterable[tuple[str, str]]) -> bool:
        """Tell whether most numbers are those of the people named beside them."""
        keys = [(short_number(number), fold(name)) for number, name in pairs if number.strip()]
        known = [key for key in keys if key[1] in self._names]
        return sum(key in self._pairs for key in known) * 2 > len(known)

    def column_of_names(self, grid: Grid, first_row: int, columns: Sequence[int]) -> int | None:
        """Return a column, of several, of which most cells are names on the roster."""
        for at in columns:
            texts = [as_text(row[at]) for row in grid.rows[first_row:] if at < len(row)]
            filled = [text for text in texts if text.strip()]
            if filled and sum(fold(text) in self._names for text in filled) * 2 > len(filled):
                return at
        return None

    def beside(self, grid: Grid, table: Places) -> Issue | None:
        """Say why the numbers of a register without names are nobody's."""
        if not isinstance(table, Table):
            return None
        taken = {place.at for place in table.places}
        others = [at for at, text in enumerate(table.header) if text and at not in taken]
        at = self.column_of_names(grid, table.first_row, others)
        return None if at is None else names_beside(grid, table.first_row - 1, at)


def names_beside(grid: Grid, row: int, at: int) -> Issue:
    """Tell that numbers alone identify nobody while a column of names stands beside them."""
    text = as_text(grid.at(row, at)).strip()
    return Kind.NAMES_BESIDE.at(grid.where(row, at), read=text, column=text)
