"""Cells by row and column, whatever file they came from: what readers and checks see."""

from bisect import bisect_right
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Any, NamedTuple, Protocol

from campaign.issues import Where
from campaign.workbook.declare.cells import Raw, address

if TYPE_CHECKING:
    from campaign.workbook.declare.wording import SaidFor
    from campaign.workbook.read.vocabulary import Named, Spoken, Vocabulary


Area = tuple[int, int, int, int]

Unlisted = Mapping[str, tuple[int, frozenset[int]] | None]
"""By sheet: a row from which on the cells of some columns are nobody's business."""


def nothing_shown(row: int, column: int) -> str:
    """Say that a number is displayed as it is."""
    return ""


def _nobody(raw: Raw) -> bool:
    return False


class Knows(NamedTuple):
    """What a campaign knows the names of."""

    person: Callable[[Raw], bool] = _nobody
    """Whether a cell holds the name or number of somebody, and nothing else."""
    named_in: Callable[[str], bool] = _nobody
    """Whether a text names a person, a post or a department among other words."""


KNOWS_NOBODY = Knows()


NOTE, BOX = "批注", "文本框"
"""What words that stand in no cell lie on, in the staff's words."""


class Slip(NamedTuple):
    """Words that lie on a sheet and stand in no cell: a note, a text box."""

    what: str
    row: int
    column: int
    text: str


class ReadBefore(Protocol):
    """Tables as they were read before."""

    def find(self, grid: "Grid", sheet: Any, names: Sequence[str]) -> Any | None:
        """Return what a table gave; None if nothing was kept of it."""

    def keep(self, grid: "Grid", sheet: Any, names: Sequence[str], reading: Any) -> None:
        """Keep what a table gave, if all of it is plain."""


@dataclass(slots=True)
class Grid:
    """One sheet's cells. Row 0, column 0 is A1; blank cells are empty strings."""

    file: str
    sheet: str
    rows: list[list[Raw]]
    hidden: bool = False
    """The whole sheet is hidden."""
    hidden_rows: Sequence[int] = ()
    hidden_columns: Sequence[int] = ()
    find_merged: Callable[[], Sequence[Area]] = tuple
    """Looks up the merged ranges; asked only when something is missing."""
    shown: Callable[[int, int], str] = nothing_shown
    """How a number is displayed in its cell's format; empty where it is displayed as it is."""
    unseen: frozenset[tuple[int, int]] = frozenset()
    """Cells that show nothing of what they hold."""
    counts_from_1904: Callable[[], bool] = bool
    """Whether the workbook's days are counted from 1904, so that a bare number may mean either of
    two days; asked only when a number stands for a day."""
    spoken: "SaidFor" = ()
    """What the campaign says for words of the program, in headers, too."""
    knows: Knows = KNOWS_NOBODY
    slips: Sequence[Slip] = ()
    index: int = 0
    """Number of the sheet among the workbook's tabs."""
    reading: tuple[object, Any] | None = None
    """What a table was last read as, and what that gave: filled sheets are looked at twice."""
    tables: ReadBefore | None = None
    """What remembers how its tables were read in an earlier run."""
    of_book: str = ""
    """SHA-256 of the workbook, where that is so."""
    _merged: Sequence[Area] | None = None
    _merged_in: dict[int, list[Area]] | None = None
    _merged_from: dict[tuple[int, int], Area] | None = None
    _scanned: "tuple[Vocabulary, tuple[list[Named], list[Spoken]]] | None" = None

    def scanned_by(self, vocabulary: "Vocabulary") -> "tuple[list[Named], list[Spoken]]":
        """Return the cells that name something of a vocabulary, looked for once."""
        if self._scanned is None or self._scanned[0] is not vocabulary:
            self._scanned = vocabulary, vocabulary.scan(self.rows)
        return self._scanned[1]

    @property
    def merged(self) -> Sequence[Area]:
        """Merged ranges as (top, left, bottom, right)."""
        if self._merged is None:
            self._merged = self.find_merged()
            self.find_merged = tuple  # with it goes a fast reader's own copy of all cells
        return self._merged

    def at(self, row: int, column: int) -> Raw:
        """Return the cell, blank outside the used area."""
        if 0 <= row < len(self.rows) and 0 <= column < len(self.rows[row]):
            return self.rows[row][column]
        return ""

    def where(self, row: int | None = None, column: int | None = None) -> Where:
        """Return the place of a cell, or of the sheet."""
        if row is None or column is None:
            return Where(self.file, self.sheet)
        return Where(self.file, self.sheet, address(row, column))

    @property
    def merged_from(self) -> dict[tuple[int, int], Area]:
        """Merged ranges by their first cell."""
        if self._merged_from is None:
            self._merged_from = {area[:2]: area for area in self.merged}
        return self._merged_from

    def merged_area(self, row: int, column: int) -> Area | None:
        """Return the merged range that covers a cell, if any."""
        areas = self._merged_columns.get(column, ())
        at = bisect_right(areas, row, key=itemgetter(0)) - 1
        return areas[at] if at >= 0 and areas[at][2] >= row else None

    @property
    def _merged_columns(self) -> dict[int, list[Area]]:
        """Merged ranges by column, from top to bottom; no two of them overlap."""
        if self._merged_in is None:
            self._merged_in = {}
            for area in sorted(self.merged):
                for column in range(area[1], area[3] + 1):
                    self._merged_in.setdefault(column, []).append(area)
        return self._merged_in


_BLANKS = " \t\r\n\u3000\u00a0\u200b\u200c\u200d\u2060\ufeff"


def filled_before(cells: Sequence[Raw], at: int) -> Raw:
    """Return the last filled cell before one in its row, blank if there is none."""
    return next((raw for raw in reversed(cells[:at]) if not is_blank(raw)), "")


def is_blank(raw: Raw) -> bool:
    """Tell whether nothing is there, or nothing but blanks."""
    return raw == "" or (raw.__class__ is str and not raw.strip(_BLANKS))
