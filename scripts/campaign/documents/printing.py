"""Papers into files: rendered, left alone once edited, withdrawn when they no longer hold."""

from collections import Counter
from collections.abc import Container, Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, NamedTuple

from campaign import places
from campaign.documents.catalogue import KINDS, kind_of
from campaign.issues import Issue, Kind, Where, did_you_mean, errors_in
from campaign.office.kinds import Desk, DocumentKind, Paper
from campaign.run import Run
from campaign.storage.folder import NEW
from campaign.storage.made import Put
from campaign.storage.names import safe_name
from campaign.version import ROOT
from campaign.word.script import Writing
from campaign.word.template import Rendered, Template, merge
from campaign.workbook.declare.text import nearest

PROGRAM_TEMPLATES = ROOT / "templates" / places.OFFICE_TEMPLATES
BATCH = "批量打印"
LARGEST_BATCH = 500
"""Letters in one file for printing: a ream of paper, and what Word opens in a moment."""


class PrintedPaper(NamedTuple):
    """A document that was made."""

    paper: Paper
    label: str
    title: str
    """As it stands in the document."""


@dataclass
class Printed:
    """What one run of printing made."""

    papers: list[PrintedPaper] = field(default_factory=list)
    changed: list[Paper] = field(default_factory=list)
    """Those that say something else than the last run's."""
    withdrawn: list[str] = field(default_factory=list)
    """The kind of each document that was set aside."""


def print_papers(run: Run, desk: Desk) -> Printed:
    """Write every paper, and files with all letters of a kind.

    What was made earlier of the kinds taken and is no longer called for is withdrawn.
    """
    press = _Press(run, desk.papers)
    for number, paper in enumerate(desk.papers, 1):
        run.reporter.progress("生成公文", number, len(desk.papers))
        press.print(paper)
    for batch in press.batches.values():
        press.close(batch)
    press.withdraw(desk.taken)
    return press.printed


def unknown_templates(run: Run) -> list[Issue]:
    """Notices of files among the office's own templates that no kind of document looks for."""
    known = {kind.file_name for kind in KINDS}
    top = run.folder.path(places.OFFICE_TEMPLATES)
    found, issues = run.folder.collect(places.OFFICE_TEMPLATES)
    return issues + [
        Kind.TEMPLATE_NAME_UNKNOWN.at(
            Where(run.folder.label(path)),
            suggestion=did_you_mean(nearest(path.name, known)),
            known="、".join(kind.file_name for kind in KINDS),
        )
        for path in found
        if path.name not in known or path.parent != top
    ]


@dataclass
class _Batch:
    """The letters of one kind, gathered until there are enough for a file."""

    kind: str
    expected: int
    letters: list[Rendered] = field(default_factory=list)
    files: int = 0

    def names(self) -> list[str]:
        """The files' names, numbered where one does not hold all letters."""
        if self.expected <= LARGEST_BATCH:
            return [f"{self.kind}（合并）.docx"]
        files = -(-self.expected // LARGEST_BATCH)
        return [f"{self.kind}（合并{number}）.docx" for number in range(1, files + 1)]


class _Press:
    """Opens each template once and prints all its papers."""

    def __init__(self, run: Run, papers: Iterable[Paper]) -> None:
        self.run = run
        self.folder = run.folder
        self.writing = Writing(run.words, run.manner.traditional, run.words)
        self.on_own = Writing(run.words, run.manner.traditional, run.words_in_script)
        self.printed = Printed()
        self.templates: dict[str, Template[Any] | None] = {}
        letters = Counter(paper.kind.name for paper in papers if paper.member)
        self.batches = {kind: _Batch(kind, number) for kind, number in letters.items()}
        self.called_for = {
            self.folder.label(self._batch_path(name))
            for batch in self.batches.values()
            for name in batch.names()
        }

    def _batch_path(self, name: str) -> Path:
        return self.folder.path(places.DOCUMENTS, BATCH, name)

    def print(self, paper: Paper) -> None:
        path = self._path(paper)
        label = self.folder.label(path)
        self.called_for.add(label)
        template = self._template(paper.kind)
        if template is None:
            return
        rendered, issues = template.render(paper.data, paper.staff_id)
        self.run.note(issues)
        if rendered is None:
            return
        if self._put(path, rendered.file()):
            self.printed.changed.append(paper)
        self.printed.papers.append(PrintedPaper(paper, label, rendered.title))
        if paper.member:
            batch = self.batches[paper.kind.name]
            batch.letters.append(rendered)
            if len(batch.letters) == LARGEST_BATCH:
                self.close(batch)

    def _template(self, kind: DocumentKind[Any]) -> Template[Any] | None:
        """The office's own copy of a template if there is one, else the program's."""
        if kind.name not in self.templates:
            own = self.folder.path(places.OFFICE_TEMPLATES, kind.file_name)
            path, writing = PROGRAM_TEMPLATES / kind.file_name, self.writing
            if self.folder.has(own):
                self.folder.read(own)  # an input of this run like any other
                path, writing = own, self.on_own
            shown = f"{places.OFFICE_TEMPLATES}/{kind.file_name}"
            template, issues = Template.open(path, kind.data, shown, writing)
            self.run.note(issues)
            self.templates[kind.name] = None if errors_in(issues) else template
        return self.templates[kind.name]

    def _path(self, paper: Paper) -> Path:
        kind = paper.kind.name
        if paper.member is None:
            name = f"{kind}-{paper.part}" if paper.part else kind
            return self.folder.path(places.DOCUMENTS, f"{name}.docx")
        name = safe_name(f"{kind}-{paper.member.name}{paper.staff_id}")
        return self.folder.path(places.DOCUMENTS, kind, f"{name}.docx")

    def _put(self, path: Path, data: bytes) -> bool:
        """Write a document; whether that changed one made earlier.

        One that somebody edited stays, and the new one goes beside it.
        """
        done = self.run.made.put(path, data)
        if done is not Put.LEFT:
            return done is Put.CHANGED
        beside = path.with_name(f"{path.stem}{NEW}{path.suffix}")
        self.called_for.add(self.folder.label(beside))
        self.run.made.put(beside, data)
        where = Where(self.folder.label(path))
        self.run.note([Kind.DOCUMENT_EDITED.at(where, new=beside.name)])
        return False

    def close(self, batch: _Batch) -> None:
        """Write the letters gathered into one file, for printing in one go."""
        if batch.letters:
            path = self._batch_path(batch.names()[batch.files])
            self._put(path, merge(batch.letters))
            batch.files += 1
            batch.letters.clear()

    # -- what no longer holds ---------------------------------------------------------------------

    def withdraw(self, kinds: Container[str]) -> None:
        """Set aside documents made earlier that the decisions no longer call for."""
        for label in self.run.made.labels(places.DOCUMENTS):
            if label in self.called_for or kind_of(label) not in kinds:
                continue
            path = self.folder.root / label
            if not self.folder.has(path):
                self.run.made.forget(label)
            elif self.run.made.untouched(label):
                self._set_aside(path, label)
            else:
                self.run.note([Kind.DOCUMENT_OUTDATED.at(Where(label))])

    def _set_aside(self, path: Path, label: str) -> None:
        self.folder.move(path, self.folder.path(places.DOCUMENTS, places.WITHDRAWN, path.name))
        self.run.made.forget(label)
        self.printed.withdrawn.append(kind_of(label))
