"""Stages of registration: scheme, roster, what was handed in, and the verdicts."""

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any

from campaign import folder as places
from campaign.folder import Folder
from campaign.issues import errors_in
from campaign.run import Faulty, Reporter, Run, Waiting, stage

if TYPE_CHECKING:
    from campaign.intake.registrations import Part, Registrations
    from campaign.intake.roster import Roster
    from campaign.intake.scheme import Scheme
    from campaign.intake.verdicts import Pending, Verdict
    from campaign.workbook.page import Page


class RegistrationStages(Run):
    """Everything up to the verdicts."""

    def __init__(self, folder: Folder, reporter: Reporter, today: date) -> None:
        super().__init__(folder, reporter, today)
        self._registration_faults = False

    # -- how the program's own words are written --------------------------------------------------

    @property
    def created(self) -> date:
        """The date that every workbook made for this campaign carries: no clock, same bytes."""
        return self.scheme.basics.starts if self._known("scheme") else date(2026, 1, 1)

    @property
    def banner(self) -> str:
        """What stands in the printed header of every sheet."""
        if not self._known("scheme"):
            return ""
        basics = self.scheme.basics
        return f"【演练】{basics.name}" if basics.rehearsal else basics.name

    @property
    def words(self) -> Callable[[str], str]:
        """Puts the program's own words into the script that the scheme asks for."""
        from campaign.sheets.scheme import TRADITIONAL
        from campaign.workbook.writer import as_written

        if not self._known("scheme") or self.scheme.basics.script != TRADITIONAL:
            return as_written
        from campaign.workbook.script import traditional

        return traditional

    def _known(self, name: str) -> bool:
        """Whether a stage has a result by now, without trying it."""
        outcome = self.outcomes.get(name)
        return outcome is not None and not isinstance(outcome, Waiting | Faulty)

    def write_book(self, path: Path, pages: "Sequence[Page[Any]]") -> Path:
        """Write a workbook that nobody edits."""
        return self.folder.write(path, self.book_bytes(pages))

    def book_bytes(self, pages: "Sequence[Page[Any]]") -> bytes:
        """The bytes of a workbook in this campaign's words."""
        from campaign.workbook.writer import write_book

        return write_book(pages, created=self.created, banner=self.banner, say=self.words)

    # -- stages -----------------------------------------------------------------------------------

    @stage
    def scheme(self) -> "Scheme":
        """The rules of the campaign."""
        from campaign.intake.scheme import read_scheme

        return self._the(places.SCHEME, read_scheme)

    @stage
    def roster(self) -> "Roster":
        """Everybody."""
        from campaign.intake.roster import read_roster

        scheme = self.scheme
        return self._the(places.ROSTER, lambda grids, file: read_roster(grids, file, scheme))

    @stage
    def handed_in(self) -> "Registrations":
        """Every registration, the faulty ones set apart."""
        from campaign.intake.registrations import read_registrations
        from campaign.sheets.registration import MANUAL_REVIEW_FILE

        scheme, roster = self.scheme, self.roster
        paths = [
            path
            for path in self.files(places.REGISTRATIONS, without=(places.SECOND_ROUND,))
            if path.name != MANUAL_REVIEW_FILE
        ]
        if not paths:
            raise Waiting(f"“{places.REGISTRATIONS}”里还没有报名表")
        books = self.books(paths, "读取报名表")
        registrations, issues = read_registrations(books, scheme, roster)
        self._registration_faults = errors_in(self.note(issues))
        return registrations

    @stage
    def reviewed(self) -> "tuple[dict[Part, list[Verdict]], list[Pending]]":
        """The verdict on every registration that was understood."""
        from campaign.intake.verdicts import judge_registrations, read_reviews
        from campaign.sheets.registration import MANUAL_REVIEW_FILE

        registrations = self.handed_in
        path = self.folder.path(places.REGISTRATIONS, MANUAL_REVIEW_FILE)
        book = self.open_book(path) if self.folder.has(path) else None
        reviews, issues = read_reviews(book)
        verdicts, pending, found = judge_registrations(self.scheme, registrations, reviews)
        self._registration_faults |= errors_in(self.note([*issues, *found]))
        return verdicts, pending

    @stage
    def verdicts(self) -> "dict[Part, list[Verdict]]":
        """The verdicts, once nothing handed in is faulty any more."""
        verdicts, _ = self.reviewed
        if self._registration_faults:
            raise Faulty
        return verdicts
