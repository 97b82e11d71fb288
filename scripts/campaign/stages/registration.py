"""Stages of registration: scheme, roster, what was handed in, and the verdicts."""

from datetime import date
from typing import TYPE_CHECKING

from campaign import folder as places
from campaign.folder import Folder
from campaign.issues import errors_in
from campaign.run import Faulty, Reporter, Waiting, stage
from campaign.stages.writing import Writing

if TYPE_CHECKING:
    from campaign.intake.registrations import Part, Registrations
    from campaign.intake.reviews import Pending
    from campaign.intake.roster import Roster
    from campaign.intake.scheme import Scheme
    from campaign.intake.verdicts import Verdict


class RegistrationStages(Writing):
    """Everything up to the verdicts."""

    def __init__(self, folder: Folder, reporter: Reporter, today: date) -> None:
        super().__init__(folder, reporter, today)
        self._registration_faults = False

    @stage
    def scheme(self) -> "Scheme":
        """The rules of the campaign."""
        from campaign.intake.scheme_workbook import read_scheme
        from campaign.methods import METHODS

        return self._the(places.SCHEME, lambda grids, file: read_scheme(grids, file, METHODS))

    @stage
    def roster(self) -> "Roster":
        """Everybody."""
        from campaign.intake.roster_workbook import read_roster

        scheme = self.scheme
        roster = self._the(places.ROSTER, lambda grids, file: read_roster(grids, file, scheme))
        if not roster.members:
            raise Waiting(f"“{places.ROSTER}”里还没有人员")
        return roster

    @stage
    def handed_in(self) -> "Registrations":
        """Every registration, the faulty ones set apart."""
        from campaign.sheets.registration import MANUAL_REVIEW_FILE

        scheme, roster = self.scheme, self.roster
        paths = [
            path
            for path in self.files(places.REGISTRATIONS, without=(places.SECOND_ROUND,))
            if path.name != MANUAL_REVIEW_FILE
        ]
        if not paths:
            raise Waiting(f"“{places.REGISTRATIONS}”里还没有报名表")
        self.note(self.other_kinds(paths))
        from campaign.intake.registration_files import read_registrations

        books = self.books(paths, "读取报名表")
        registrations, issues = read_registrations(books, scheme, roster)
        self._registration_faults = errors_in(self.note(issues))
        return registrations

    @stage
    def reviewed(self) -> "tuple[dict[Part, list[Verdict]], list[Pending]]":
        """The verdict on every registration that was understood."""
        registrations = self.handed_in
        from campaign.intake.reviews import read_reviews
        from campaign.intake.verdicts import judge_registrations
        from campaign.sheets.registration import MANUAL_REVIEW_FILE

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
