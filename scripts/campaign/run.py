"""One run over one campaign folder: every stage is worked out once, when it is first needed.

A stage works from the stages before it. Where its issues hold an error it is `Faulty`, and so is
everything that builds on it; where its inputs are not there yet, `Waiting` says for what. All
issues found so far are in `Run.issues`, each once.
"""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, Generic, Protocol, TypeVar, overload

from campaign.folder import Folder, is_new_copy
from campaign.issues import Issue, Kind, Where, errors_in
from campaign.made import MadeFiles

if TYPE_CHECKING:
    from campaign.intake.opened import Book
    from campaign.workbook.files import Opened
    from campaign.workbook.grid import Grid


T = TypeVar("T")


class Reporter(Protocol):
    """Where a run tells what it is doing."""

    def say(self, text: str) -> None:
        """Show a line to the user."""

    def progress(self, what: str, done: int, total: int) -> None:
        """Show how far a longer piece of work has come."""


def _listed(grids: "Sequence[Grid]") -> str:
    """The cells of a workbook for the record: figures, and the words that count like figures."""
    from campaign.sheets import decisions, scoring, selection
    from campaign.workbook.cell_list import cell_list

    verdicts = (decisions.APPOINT, decisions.DO_NOT_APPOINT, selection.ACCEPT, selection.REFUSE)
    absences = (scoring.RECUSED, scoring.ABSENT_JUDGE, scoring.ABSENT_CANDIDATE)
    return cell_list(grids, frozenset((*verdicts, *absences)))


class Waiting(Exception):
    """A step cannot run yet; the arguments say what it waits for, a sentence each."""


FAULTS_LEFT = "有错误没有改正，见问题清单"
"""What a step still waits for that did all it could beside faults."""


class Faulty(Exception):
    """There are errors in the workbooks, listed in `Run.issues`."""


@dataclass
class Outcome:
    """What a step did: sentences for the user, files made, and what to do next."""

    lines: list[str] = field(default_factory=list)
    written: list[Path] = field(default_factory=list)
    next_step: str = ""
    waits_for: list[str] = field(default_factory=list)
    """What is still to be handed in before the step is complete."""
    failed: bool = False
    """What was to be shown does not hold: results that do not follow, a PC that counts wrong."""


class stage(Generic[T]):  # noqa: N801 - used as a decorator, like `property`
    """A property of a run that is worked out once, and fails the same way each time."""

    def __init__(self, work: "Callable[[Any], T]") -> None:
        self.work = work
        self.__doc__ = work.__doc__

    @overload
    def __get__(self, campaign: None, owner: object) -> "stage[T]": ...
    @overload
    def __get__(self, campaign: "Run", owner: object) -> T: ...
    def __get__(self, campaign: "Run | None", owner: object) -> "T | stage[T]":
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


class Run:
    """The state of one run."""

    def __init__(self, folder: Folder, reporter: Reporter, today: date) -> None:
        self.folder = folder
        self.reporter = reporter
        self.today = today
        self.made = MadeFiles(folder)
        self.issues: list[Issue] = []
        self.outcomes: dict[str, Any] = {}
        self.sheets_read: dict[str, list[tuple[str, int, int]]] = {}
        """By label of a workbook: name, rows and filled cells of each sheet."""
        self._kept_open: dict[tuple[str, str], Opened] = {}
        """Workbooks, by label and SHA-256, that somebody is going to read again."""

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

    def open_book(self, path: Path, *, keep: bool = False) -> "Book":
        """A workbook's label, its sheets, and what was wrong with opening it.

        `keep` holds it open for the stage that is going to read it.
        """
        label = self.folder.label(path)
        data = self.folder.read(path)
        digest = self.folder.inputs[label]
        opened = self._kept_open.pop((label, digest), None) or self._open(data, label, digest)
        if keep:
            self._kept_open[label, digest] = opened
        grids, issues = opened
        return label, grids, [*self.folder.being_edited(path), *issues]

    def _open(self, data: bytes, label: str, digest: str) -> "Opened":
        from campaign.workbook.files import open_book

        grids, issues = open_book(data, label)
        self.sheets_read[label] = [
            (grid.sheet, len(grid.rows), sum(len(row) - row.count("") for row in grid.rows))
            for grid in grids
        ]
        self.folder.keep_cells(digest, partial(_listed, grids))
        return grids, issues

    def files(self, *parts: str, without: tuple[str, ...] = ()) -> list[Path]:
        """The files below a place, in order of name. Raises `Faulty` if one may not be read."""
        paths, issues = self.folder.collect(*parts, without=without)
        return self.settle(paths, issues)

    def filled(self, *parts: str, without: tuple[str, ...] = ()) -> list[Path]:
        """The files that people fill in at a place, new versions left out."""
        return [path for path in self.files(*parts, without=without) if not is_new_copy(path)]

    def other_kinds(self, paths: Sequence[Path]) -> list[Issue]:
        """A notice of each kind of files that are no workbooks by their names, and are not read."""
        from campaign.workbook.files import SUFFIXES

        found: dict[str, list[str]] = {}
        for path in paths:
            if path.suffix.lower() not in SUFFIXES:
                found.setdefault(path.suffix.lower(), []).append(self.folder.label(path))
        return [
            Kind.FILE_OTHER_KIND.at(
                Where(labels[0]), suffix=suffix or "没有后缀", count=len(labels)
            )
            for suffix, labels in found.items()
        ]

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
        if not self.folder.has(path):
            raise Waiting(f"活动文件夹里没有“{name}”")
        label, grids, issues = self.open_book(path)
        if errors_in(issues):
            return self.settle(None, issues)
        value, found = read(grids, label)
        return self.settle(value, [*issues, *found])
