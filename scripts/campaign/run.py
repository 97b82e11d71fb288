"""One run over one campaign folder: every stage is worked out once, when it is first needed.

A stage is a function of the run, `def the_scoreboard(run: Run) -> Scoreboard`; `run.get` gives its
result. Where its issues hold an error it is `Faulty`, and so is everything that builds on it; where
its inputs are not there yet, `Waiting` says for what. All issues are in `Run.issues`, each once.

The run knows no stage: how the campaign writes (`Manner`) and what people typed is told to it by
the stages that read it.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, TypeVar

from campaign import places
from campaign.issues import Issue, Kind, Where, errors_in
from campaign.kept_outputs import KeptOutputs, figure_of
from campaign.misplaced import made_by_hand, unread_sisters, voided
from campaign.storage.folder import LARGEST_FILE, Folder
from campaign.storage.made import MadeFiles
from campaign.storage.names import is_new_copy, is_workbook
from campaign.workbook.grid import KNOWS_NOBODY, Grid, Knows
from campaign.workbook.read.beside import changes
from campaign.workbook.read.slips import names_besides, slips_told
from campaign.worked_out import Faulty as Faulty
from campaign.worked_out import Waiting as Waiting
from campaign.worked_out import WorkedOut

if TYPE_CHECKING:
    from campaign.kept_books import KeptBooks
    from campaign.storage.state import State
    from campaign.workbook.declare.page import Page
    from campaign.workbook.declare.script import Wordings
    from campaign.workbook.declare.wording import SaidFor, Wording
    from campaign.workbook.read.files import Opened

T = TypeVar("T")
Book = tuple[str, Sequence[Grid], Sequence[Issue]]
"""A workbook after it was opened: its label, its sheets, and what was wrong with opening it."""


class Reporter(Protocol):
    """Where a run tells what it is doing."""

    def say(self, text: str) -> None:
        """Show a line to the user."""

    def progress(self, what: str, done: int, total: int) -> None:
        """Show how far a longer piece of work has come."""


FAULTS_LEFT = "有错误没有改正，见问题清单"
"""What a step still waits for that did all it could beside faults."""


@dataclass
class Outcome:
    """What a step did: sentences for the user, files made, and what to do next."""

    lines: list[str] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    next_step: str = ""
    waits_for: list[str] = field(default_factory=list)
    """What is still to be handed in before the step is complete."""
    progress: Sequence[tuple[str, str, str, str]] = ()
    """Where all steps were taken in turn: title, state, what it waits for, what to do."""
    failed: bool = False
    """What was to be shown does not hold: results that do not follow, a PC that counts wrong."""


@dataclass(frozen=True)
class Manner:
    """How a campaign writes its workbooks: what all of them have in common."""

    name: str
    """The campaign's, in the printed header of every sheet."""
    created: date
    """The date that every workbook carries: no clock, same bytes."""
    rehearsal: bool
    """Whether nothing of this is real (演练)."""
    traditional: bool
    """Whether the scheme asks for Traditional script."""
    spoken: "SaidFor" = ()
    """What is said for the program's words where the unit has words of its own."""


BEFORE_ANY_SCHEME = Manner("", date(2026, 1, 1), rehearsal=False, traditional=False)

_SAME_IN_BOTH_SCRIPTS = frozenset(
    {*places.NUMBERED, places.RECORD, f"{places.RESULTS}/", places.REPLACED, places.PACKED}
)
"""Names of folders."""
_UNFINISHED = (".downloading", ".icloud", ".crdownload", ".part", ".partial", ".download")
"""What browsers and network drives call a file while it is still coming."""


class Run:
    """The state of one run."""

    def __init__(self, folder: Folder, reporter: Reporter, today: date) -> None:
        self.folder = folder
        self.reporter = reporter
        self.today = today
        self.made = MadeFiles(folder)
        self.kept = KeptOutputs(folder)
        self.issues: list[Issue] = []
        self.checked: list[Issue] = []
        """Reminders that somebody looked at: the list has them last, nothing else tells of them."""
        self.manner = BEFORE_ANY_SCHEME
        """Set by the stage that reads the scheme."""
        self.knows = KNOWS_NOBODY
        """Whom and what a cell may name; see `learn`."""
        self._opened_early: list[Grid] = []
        """Sheets with notes or text boxes that were read before anybody was known."""
        self.all_read = False
        """Whether all was read that the campaign has; set by who does every step."""
        self.keepers: list[Callable[[State], None]] = []
        """Called at the end with the state of the folder, if the next run would find it so."""
        self.sheets_read: dict[str, list[tuple[str, int, int]]] = {}
        """By label of a workbook: name, rows and filled cells of each sheet."""
        self.worked_out = WorkedOut(self, folder.observed)
        self._kept_open: dict[tuple[str, str], Opened] = {}
        """Workbooks, by label and SHA-256, that somebody is going to read again."""
        self._typed = set(_SAME_IN_BOTH_SCRIPTS)
        self._wordings: tuple[object, Wordings] | None = None

    # -- stages -----------------------------------------------------------------------------------

    def get(self, stage: "Callable[[Run], T]") -> T:
        """Give a stage's result, worked out once. Raises `Waiting` or `Faulty`, each time."""
        return self.worked_out.get(stage)

    def known(self, stage: "Callable[[Run], T]") -> T | None:
        """Give a stage's result if it has one already; nothing is worked out for it."""
        return self.worked_out.known(stage)

    def note(self, issues: Iterable[Issue]) -> list[Issue]:
        """Keep a stage's issues."""
        kept = list(issues)
        if self.worked_out.finds(kept):
            self.issues += kept
        return kept

    def require(self, value: T | None, issues: Iterable[Issue]) -> T:
        """Keep a stage's issues and give its result. Raises `Faulty` if there is an error."""
        if errors_in(self.note(issues)) or value is None:
            raise Faulty
        return value

    # -- reading ----------------------------------------------------------------------------------

    def open_book(self, path: Path, *, keep: bool = False, kept: "KeptBooks | None" = None) -> Book:
        """Open a workbook: its label, its sheets, and what was wrong with opening it.

        `keep` holds it open for the stage that is going to read it; `kept` knows it perhaps from an
        earlier run. What was filled in for a rehearsal is nothing where the campaign is real.
        """
        label = self.folder.label(path)
        if self.folder.is_too_large(path):
            finding = f"文件在{LARGEST_FILE // 1_000_000}兆以上"
            return label, [], [Kind.FILE_TOO_LARGE.at(Where(label), finding=finding)]
        data = self.folder.read(path)
        digest = self.folder.inputs[label]
        opened = self._kept_open.pop((label, digest), None) or self._open(data, label, digest, kept)
        if keep:
            self._kept_open[label, digest] = opened
        grids, found = opened
        for grid in grids:
            grid.spoken, grid.knows = self.manner.spoken, self.knows
        told = list(slips_told(grids, changes))
        issues = [*self.folder.being_edited(path), *found, *told]
        if void := voided(label):
            return label, [], [*issues, void]
        if errors_in(told):
            return label, [], issues
        issues += slips_told(grids, names_besides(self.knows))
        if self.knows is KNOWS_NOBODY:
            self._opened_early += [grid for grid in grids if grid.slips]
        if rehearsed := self._of_rehearsal(grids, label):
            return label, [], [*issues, rehearsed]
        return label, grids, issues

    def _open(self, data: bytes, label: str, digest: str, kept: "KeptBooks | None") -> "Opened":
        grids, issues = (kept or self.kept.books).open(data, label, digest)
        self.sheets_read[label] = [
            (grid.sheet, len(grid.rows), sum(len(row) - row.count("") for row in grid.rows))
            for grid in grids
        ]
        self.folder.keep_cells(digest, label, grids)
        return grids, issues

    def _of_rehearsal(self, grids: Sequence[Grid], label: str) -> Issue | None:
        if self.manner is BEFORE_ANY_SCHEME or self.manner.rehearsal:
            return None
        from campaign.workbook.write.book import is_of_rehearsal

        for grid in grids:
            if is_of_rehearsal(grid):
                return Kind.FILE_OF_REHEARSAL.at(Where(label, grid.sheet, "A1"), grid.at(0, 0))
        return None

    def files(self, *parts: str, without: tuple[str, ...] = ()) -> list[Path]:
        """Return the files below a place, in order of name.

        Raises `Faulty` if one may not be read.
        """
        paths, issues = self.folder.collect(*parts, without=without)
        return self.require(paths, issues)

    def filled(self, *parts: str, without: tuple[str, ...] = ()) -> list[Path]:
        """Return the files that people fill in at a place, new versions left out."""
        paths = self.files(*parts, without=without)
        waiting = [path for path in paths if is_new_copy(path)]
        self.note(made_by_hand(self.folder, self.made, waiting))
        return [path for path in paths if path not in waiting]

    def other_kinds(self, paths: Sequence[Path]) -> list[Issue]:
        """Tell of each kind of files that are no workbooks by their names, and are not read."""
        found: dict[str, list[str]] = {}
        for path in paths:
            if not is_workbook(path):
                found.setdefault(path.suffix.lower(), []).append(self.folder.label(path))
        return [
            (Kind.FILE_NOT_DOWNLOADED if suffix in _UNFINISHED else Kind.FILE_OTHER_KIND).at(
                Where(labels[0]), suffix=suffix or "没有后缀", count=len(labels)
            )
            for suffix, labels in found.items()
        ]

    def books(
        self, paths: Sequence[Path], what: str, kept: "KeptBooks | None" = None
    ) -> Iterator[Book]:
        """Yield the workbooks at these places, one by one, showing how far it has come."""
        for number, path in enumerate(paths, 1):
            self.reporter.progress(what, number, len(paths))
            if is_workbook(path):
                yield self.open_book(path, kept=kept)
        if kept:
            kept.save()

    def learn(self, knows: Knows) -> None:
        """Take from the stage that reads the roster whom and what a cell may name."""
        self.knows = knows
        self.note(slips_told(self._opened_early, names_besides(knows)))

    def open_only(self, path: Path, *, but: "Callable[[Path], bool]" = lambda path: False) -> Book:
        """Open the one workbook that is read at its place; others like it are told of.

        `but` says of files beside it that somebody else reads them.
        """
        label, grids, issues = self.open_book(path)
        return label, grids, [*issues, *unread_sisters(self.folder, self.made, path, but)]

    def read_book(
        self, name: str, read: Callable[[Sequence[Grid], str], tuple[T | None, list[Issue]]]
    ) -> T:
        """Read a workbook without which nothing goes. Raises `Waiting` or `Faulty`."""
        path = self.folder.path(name)
        if not self.folder.has(path):
            raise Waiting(f"活动文件夹里没有“{name}”")
        label, grids, issues = self.open_only(path)
        if errors_in(issues):
            return self.require(None, issues)
        value, found = read(grids, label)
        return self.require(value, [*issues, *found])

    # -- writing ----------------------------------------------------------------------------------

    def keep_typed(self, terms: Iterable[str]) -> None:
        """Keep what people typed and the program's sentences repeat: it is never converted.

        Only that: names of people, units, posts and rules, and reasons. 干部 as a post stands in
        its own cell as typed; sentences use it as a word of the program's.
        """
        typed = set(filter(None, terms))
        self._typed |= typed
        self.folder.observed.basis.typed |= typed

    @property
    def words(self) -> "Wording":
        """Puts the program's own words as the scheme asks for, and never what people typed."""
        return self.wordings.both

    @property
    def wordings(self) -> "Wordings":
        """Gives the same in parts: in the unit's words, and in the scheme's script."""
        from campaign.workbook.declare.script import AS_WRITTEN, wordings

        manner = self.manner
        if not (manner.spoken or manner.traditional):
            return AS_WRITTEN
        state = (len(self._typed), len(self.issues), manner)
        if self._wordings is None or self._wordings[0] != state:
            of_people = (issue.typed for issue in self.issues if issue.kind.code[0] in "PR")
            typed = self._typed.union(*of_people) - {""}
            self._wordings = state, wordings(manner.spoken, typed, traditional=manner.traditional)
        return self._wordings[1]

    def write_book(self, path: Path, pages: "Sequence[Page[Any]]") -> Path:
        """Write a workbook that nobody edits."""
        self.kept.write(path, self.figure_of(pages), lambda: self.book_bytes(pages))
        return path

    def figure_of(self, pages: "Sequence[Page[Any]]") -> str:
        """Return one figure for all that a workbook of this campaign is made from."""
        return figure_of(pages, self.manner, self.words)

    def book_bytes(self, pages: "Sequence[Page[Any]]") -> bytes:
        """Return the bytes of a workbook of this campaign."""
        from campaign.workbook.write.writer import write_book

        return write_book(
            pages,
            created=self.manner.created,
            banner=self.manner.name,
            say=self.words,
            rehearsal=self.manner.rehearsal,
        )
