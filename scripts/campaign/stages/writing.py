"""How a campaign writes its workbooks: its script, its name, and 演练 where nothing is real."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from campaign.issues import Kind, Where
from campaign.run import Faulty, Run, Waiting

if TYPE_CHECKING:
    from campaign.intake.opened import Book
    from campaign.sheets.basics import Basics
    from campaign.workbook.page import Page
    from campaign.workbook.wording import Wording

_BEFORE_ANY_SCHEME = date(2026, 1, 1)


class Writing(Run):
    """What every sheet made in this run has in common, as far as the scheme is known."""

    _wording: "tuple[object, Wording] | None" = None

    @property
    def _basics(self) -> "Basics | None":
        scheme = self.outcomes.get("scheme")
        return None if scheme is None or isinstance(scheme, Waiting | Faulty) else scheme.basics

    @property
    def created(self) -> date:
        """The date that every workbook made for this campaign carries: no clock, same bytes."""
        return self._basics.starts if self._basics else _BEFORE_ANY_SCHEME

    @property
    def banner(self) -> str:
        """The name of the campaign, in the printed header of every sheet."""
        return self._basics.name if self._basics else ""

    @property
    def rehearsal(self) -> bool:
        """Whether nothing of this is real."""
        return bool(self._basics and self._basics.rehearsal)

    def open_book(self, path: Path, *, keep: bool = False) -> "Book":
        """The same as ever; but what was filled in for a rehearsal is nothing where it is real."""
        label, grids, issues = super().open_book(path, keep=keep)
        if self._basics is None or self.rehearsal:
            return label, grids, issues
        from campaign.workbook.book import is_of_rehearsal

        for grid in grids:
            if is_of_rehearsal(grid):
                where = Where(label, grid.sheet, "A1")
                return label, [], [*issues, Kind.FILE_OF_REHEARSAL.at(where, grid.at(0, 0))]
        return label, grids, issues

    @property
    def is_traditional(self) -> bool:
        """Whether the scheme asks for Traditional script."""
        from campaign.sheets.basics import TRADITIONAL

        return bool(self._basics and self._basics.script == TRADITIONAL)

    @property
    def words(self) -> "Wording":
        """Puts the program's own words into the script that the scheme asks for."""
        from campaign.workbook.wording import Traditional, as_written

        if not self.is_traditional:
            return as_written
        from campaign.stages.typed import typed_terms

        state = (tuple(self.outcomes), len(self.issues))
        if self._wording is None or self._wording[0] != state:
            self._wording = state, Traditional(typed_terms(self.outcomes, self.issues))
        return self._wording[1]

    def write_book(self, path: Path, pages: "Sequence[Page[Any]]") -> Path:
        """Write a workbook that nobody edits."""
        return self.folder.write(path, self.book_bytes(pages))

    def book_bytes(self, pages: "Sequence[Page[Any]]") -> bytes:
        """The bytes of a workbook of this campaign."""
        from campaign.workbook.writer import write_book

        return write_book(
            pages,
            created=self.created,
            banner=self.banner,
            say=self.words,
            rehearsal=self.rehearsal,
        )
