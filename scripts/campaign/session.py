"""One run over one campaign folder: every stage is worked out once, when it is first needed.

A stage works from the stages before it. Where its issues hold an error it is `Faulty`, and so is
everything that builds on it; where its inputs are not there yet, `Waiting` says for what. All
issues found so far are in `Campaign.issues`, each once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, overload

from campaign import folder as places
from campaign.folder import Folder, filled_files
from campaign.issues import Issue, errors_in
from campaign.made import MadeFiles

if TYPE_CHECKING:
    from campaign.intake.candidates import Candidate
    from campaign.intake.inspections import Inspections
    from campaign.intake.marks import Marks
    from campaign.intake.opened import Book
    from campaign.intake.picks import Picks
    from campaign.intake.registrations import Part, Registrations
    from campaign.intake.roster import Roster
    from campaign.intake.scheme import Scheme
    from campaign.intake.tallies import Tallies
    from campaign.intake.verdicts import Pending, Verdict
    from campaign.outcome.appointments import Appointments, PostProposal
    from campaign.outcome.placements import Destination, Placements
    from campaign.outcome.scoreboard import Scoreboard
    from campaign.outcome.selection import Pool, Selection
    from campaign.outcome.standby import Standby
    from campaign.sheets.standby import StandbyRow
    from campaign.workbook.grid import Grid
    from campaign.workbook.page import Page
    from campaign.workbook.reader import Row

T = TypeVar("T")


class Reporter(Protocol):
    """Where a run tells what it is doing."""

    def say(self, text: str) -> None:
        """Show a line to the user."""

    def progress(self, what: str, done: int, total: int) -> None:
        """Show how far a longer piece of work has come."""


class Waiting(Exception):
    """A step cannot run yet; the arguments say what it waits for, a sentence each."""


class Faulty(Exception):
    """There are errors in the workbooks, listed in `Campaign.issues`."""


@dataclass
class Outcome:
    """What a step did: sentences for the user, files made, and what to do next."""

    lines: list[str] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    next_step: str = ""
    waits_for: list[str] = field(default_factory=list)
    """What is still to be handed in before the step is complete."""


class stage(Generic[T]):  # noqa: N801 - used as a decorator, like `property`
    """A property of `Campaign` that is worked out once, and fails the same way each time."""

    def __init__(self, work: "Callable[[Campaign], T]") -> None:
        self.work = work
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, campaign: None, owner: object) -> "stage[T]": ...
    @overload
    def __get__(self, campaign: "Campaign", owner: object) -> T: ...
    def __get__(self, campaign: "Campaign | None", owner: object) -> "T | stage[T]":
        if campaign is None:
            return self
        name = self.work.__name__
        if name not in campaign.outcomes:
            try:
                campaign.outcomes[name] = self.work(campaign)
            except (Waiting, Faulty) as stop:
                campaign.outcomes[name] = stop
        outcome = campaign.outcomes[name]
        if isinstance(outcome, Waiting | Faulty):
            raise outcome
        value: T = outcome
        return value


class Campaign:
    """The state of one run."""

    def __init__(self, folder: Folder, reporter: Reporter, today: date) -> None:
        self.folder = folder
        self.reporter = reporter
        self.today = today
        self.made = MadeFiles(folder)
        self.issues: list[Issue] = []
        self.outcomes: dict[str, Any] = {}
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

    # -- issues -----------------------------------------------------------------------------------

    def note(self, issues: Iterable[Issue]) -> list[Issue]:
        """Keep a stage's issues."""
        kept = list(issues)
        self.issues += kept
        return kept

    def settle(self, value: T | None, issues: Iterable[Issue]) -> T:
        """A stage's result, with its issues kept. Raises `Faulty` if there is an error."""
        if errors_in(self.note(issues)) or value is None:
            raise Faulty
        return value

    # -- files ------------------------------------------------------------------------------------

    def open_book(self, path: Path) -> "Book":
        """A workbook's label, its sheets, and what was wrong with opening it."""
        from campaign.workbook.files import open_book

        label = self.folder.label(path)
        grids, issues = open_book(self.folder.read(path), label)
        return label, grids, [*self.folder.being_edited(path), *issues]

    def books(self, paths: Sequence[Path], what: str) -> "Iterator[Book]":
        """The workbooks at these places, one by one, showing how far it has come."""
        from campaign.workbook.files import SUFFIXES

        for number, path in enumerate(paths, 1):
            self.reporter.progress(what, number, len(paths))
            if path.suffix.lower() in SUFFIXES:
                yield self.open_book(path)

    def _the(
        self, name: str, read: "Callable[[Sequence[Grid], str], tuple[T | None, list[Issue]]]"
    ) -> T:
        """The content of a workbook without which nothing goes."""
        path = self.folder.path(name)
        if not path.exists():
            raise Waiting(f"活动文件夹里没有“{name}”")
        label, grids, issues = self.open_book(path)
        if errors_in(issues):
            return self.settle(None, issues)
        value, found = read(grids, label)
        return self.settle(value, [*issues, *found])

    # -- registration -----------------------------------------------------------------------------

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
            for path in self.folder.collect(places.REGISTRATIONS, without=(places.SECOND_ROUND,))
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
        book = self.open_book(path) if path.exists() else None
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

    # -- scores -----------------------------------------------------------------------------------

    @stage
    def seed(self) -> str:
        """The seed of the draw: from the scheme, else the one drawn and recorded before."""
        from campaign.record import recorded_seed

        seed = self.scheme.basics.lot_seed or recorded_seed(self.folder)
        if not seed:
            raise Waiting("还没有抽签，请先运行“评分准备”")
        return seed

    @stage
    def candidates(self) -> "list[Candidate]":
        """Eligible applicants for posts in speaking order."""
        from campaign.intake.candidates import draw_candidates
        from campaign.intake.registrations import Part

        self.settle((), self.scheme.before_scoring)
        if not self.scheme.posts:
            raise Waiting("本次活动没有竞争职位")
        return draw_candidates(self.verdicts[Part.POSTS], self.seed)

    @stage
    def score_books(self) -> "list[Book]":
        """Everything in the score folder."""
        paths = self.folder.collect(places.SCORES)
        if not paths:
            raise Waiting("还没有评分表，请先运行“评分准备”")
        return list(self.books(paths, "读取评分表"))

    @stage
    def marks(self) -> "Marks":
        """Every judge's marks."""
        from campaign.intake.marks import read_marks

        books = [book for book in self.score_books if "评分表" in Path(book[0]).name]
        return self.settle(*read_marks(books, self.scheme, self.candidates))

    @stage
    def tallies(self) -> "Tallies":
        """Every counted ballot."""
        from campaign.intake.tallies import read_tallies

        return self.settle(*read_tallies(self.score_books, self.scheme, self.candidates))

    @stage
    def scoreboard(self) -> "Scoreboard":
        """Points, totals and ranks, once every judge has handed in."""
        from campaign.outcome.scoreboard import score

        candidates, marks, tallies = self.candidates, self.marks, self.tallies
        missing = [f"{judge}的{component}评分表" for component, judge in marks.missing]
        missing += tallies.missing
        if missing:
            raise Waiting(f"还没有交：{'、'.join(missing)}")
        return self.settle(*score(self.scheme, candidates, marks, tallies))

    # -- posts ------------------------------------------------------------------------------------

    @stage
    def post_proposal(self) -> "PostProposal":
        """Who would get which post by total."""
        from campaign.outcome.appointments import propose_appointments

        return propose_appointments(self.scheme, self.scoreboard)

    @stage
    def inspections(self) -> "Inspections":
        """What the leaders in charge found about the candidates."""
        from campaign.intake.inspections import is_inspection, read_inspections

        paths = [
            path for path in filled_files(self.folder, places.APPOINTMENTS) if is_inspection(path)
        ]
        found, issues = read_inspections(self.books(paths, "读取考察意见"), self.roster)
        return self.settle(found, issues)

    @stage
    def appointments(self) -> "Appointments":
        """The committee's decisions on posts; none where no posts are competed for."""
        from campaign.intake.decided import read_decisions
        from campaign.outcome.appointments import Appointments, settle_appointments
        from campaign.sheets.decisions import APPOINTMENTS, APPOINTMENTS_FILE

        if not self.scheme.posts:
            return Appointments()
        proposal = self.post_proposal
        path = self.folder.path(places.APPOINTMENTS, APPOINTMENTS_FILE)
        if not path.exists():
            raise Waiting("还没有任用决定表，请先运行“成绩汇总”")
        rows, meeting, issues = read_decisions(self.open_book(path), APPOINTMENTS)
        if errors_in(issues):
            return self.settle(None, issues)
        decided, found = settle_appointments(self.scheme, self.scoreboard, proposal, rows, meeting)
        return self.settle(decided, [*issues, *found])

    # -- departments ------------------------------------------------------------------------------

    @stage
    def pool(self) -> "Pool":
        """Whom the departments may choose among, once it is known who got a post."""
        from campaign.outcome.selection import gather_pool

        appointments = self.appointments
        pool = gather_pool(self.roster, self.verdicts, appointments)
        waiting = [
            self.roster[staff_id].name
            for staff_id in appointments.undecided
            if staff_id in pool.choices
        ]
        if waiting:
            raise Waiting(f"任用决定表里还没有决定：{'、'.join(waiting)}")
        return pool

    @stage
    def picks(self) -> "Picks":
        """Each department's ranking."""
        from campaign.intake.picks import read_picks

        paths = filled_files(self.folder, places.PICKS, without=(places.SECOND_ROUND,))
        if not paths:
            raise Waiting("还没有部门初选表，请先运行“双向选择”")
        departments = [department.name for department in self.scheme.departments]
        books = self.books(paths, "读取部门初选表")
        pool = self.pool
        return self.settle(*read_picks(books, pool.choices, departments, self.roster, pool.outside))

    @stage
    def selection(self) -> "Selection":
        """The stable result, proved; never an unproved one."""
        from campaign.outcome.selection import select

        picks = self.picks
        if picks.missing:
            raise Waiting(f"还没有交初选表：{'、'.join(picks.missing)}")
        selection = select(self.scheme, self.pool, picks)
        if not selection.proof.holds:
            raise RuntimeError(f"unstable result: {selection.proof.failures}")
        return selection

    @stage
    def destinations(self) -> "list[Destination]":
        """A proposal for everybody who takes part and holds no post."""
        from campaign.outcome.placements import propose_placements

        return propose_placements(self.roster, self.pool, self.selection, self.appointments)

    @stage
    def placements(self) -> "Placements":
        """The committee's decisions on departments."""
        from campaign.intake.decided import read_decisions
        from campaign.outcome.placements import settle_placements
        from campaign.sheets.decisions import PLACEMENTS, PLACEMENTS_FILE

        proposals = self.destinations
        path = self.folder.path(places.PLACEMENTS, PLACEMENTS_FILE)
        if not path.exists():
            raise Waiting("还没有定岗决定表，请先运行“双向选择”")
        rows, meeting, issues = read_decisions(self.open_book(path), PLACEMENTS)
        if errors_in(issues):
            return self.settle(None, issues)
        decided, found = settle_placements(
            self.scheme, self.roster, proposals, self.appointments, rows, meeting
        )
        return self.settle(decided, [*issues, *found])

    # -- standby ----------------------------------------------------------------------------------

    @stage
    def standby(self) -> "list[Standby]":
        """Everybody whom the committee put on standby, with the period."""
        from campaign.outcome.standby import periods

        return periods(self.scheme, self.placements)

    @stage
    def ledger(self) -> "dict[str, Row[StandbyRow]]":
        """The ledger's rows by 编号, as far as they are filled in."""
        from campaign.intake.ledger import read_ledger
        from campaign.sheets.standby import FILE

        path = self.folder.path(places.STANDBY, FILE)
        if not path.exists():
            raise Waiting("还没有待岗台账，请先运行“待岗管理”")
        book = self.open_book(path)
        return self.settle(*read_ledger(book, self.standby, self.today))
