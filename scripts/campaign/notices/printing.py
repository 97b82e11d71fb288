"""Papers into files: rendered, left alone once edited, withdrawn when they no longer hold."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from campaign import folder as places
from campaign.documents.template import DocumentKind, Rendered, Template, merge
from campaign.filenames import safe_name
from campaign.folder import NEW
from campaign.issues import Kind, Where, errors_in
from campaign.notices.papers import Paper
from campaign.session import Campaign

PROGRAM_TEMPLATES = Path(__file__).resolve().parents[3] / "templates" / places.OFFICE_TEMPLATES
BATCH = "批量打印"
WITHDRAWN = "作废"


@dataclass
class Printed:
    """What one run of printing made."""

    papers: list[tuple[Paper, str]] = field(default_factory=list)
    """Each paper with its file's label."""
    withdrawn: list[str] = field(default_factory=list)


def print_papers(campaign: Campaign, papers: Sequence[Paper], kinds: Sequence[str]) -> Printed:
    """Write every paper and a merged file per personal kind.

    `kinds` names all kinds that this step is responsible for: what was made of them earlier and is
    no longer called for is withdrawn.
    """
    press = _Press(campaign)
    total = len(papers)
    for number, paper in enumerate(papers, 1):
        campaign.reporter.progress("生成公文", number, total)
        press.print(paper)
    press.merge()
    press.withdraw(kinds)
    return press.printed


class _Press:
    """Opens each template once and prints all its papers."""

    def __init__(self, campaign: Campaign) -> None:
        self.campaign = campaign
        self.folder = campaign.folder
        self.printed = Printed()
        self.templates: dict[str, Template[Any] | None] = {}
        self.letters: dict[str, list[Rendered]] = {}
        self.written: set[str] = set()

    def print(self, paper: Paper) -> None:
        template = self._template(paper.kind)
        if template is None:
            return
        rendered, issues = template.render(paper.data, paper.staff_id)
        self.campaign.note(issues)
        if rendered is None:
            return
        path = self._path(paper)
        self._put(path, rendered.file())
        self.printed.papers.append((paper, self.folder.label(path)))
        if paper.staff_id:
            self.letters.setdefault(paper.kind.name, []).append(rendered)

    def _template(self, kind: DocumentKind[Any]) -> Template[Any] | None:
        """The office's own copy of a template if there is one, else the program's."""
        if kind.name not in self.templates:
            own = self.folder.path(places.OFFICE_TEMPLATES, kind.file_name)
            path = PROGRAM_TEMPLATES / kind.file_name
            if self.folder.has(own):
                self.folder.read(own)  # an input of this run like any other
                path = own
            shown = f"{places.OFFICE_TEMPLATES}/{kind.file_name}"
            template, issues = Template.open(path, kind, shown)
            self.campaign.note(issues)
            self.templates[kind.name] = None if errors_in(issues) else template
        return self.templates[kind.name]

    def _path(self, paper: Paper) -> Path:
        if not paper.staff_id:
            return self.folder.path(places.DOCUMENTS, paper.kind.file_name)
        name = safe_name(f"{paper.kind.name}-{paper.name}{paper.staff_id}")
        return self.folder.path(places.DOCUMENTS, paper.kind.name, f"{name}.docx")

    def _put(self, path: Path, data: bytes) -> None:
        """Write a document; one that somebody edited stays, and the new one goes beside it."""
        self.written.add(self.folder.label(path))
        if self.campaign.made.put(path, data):
            return
        beside = path.with_name(f"{path.stem}{NEW}{path.suffix}")
        self.written.add(self.folder.label(beside))
        self.campaign.made.put(beside, data)
        where = Where(self.folder.label(path))
        self.campaign.note([Kind.DOCUMENT_EDITED.at(where, new=beside.name)])

    def merge(self) -> None:
        """One file per personal kind, for printing in one go."""
        for kind, letters in self.letters.items():
            path = self.folder.path(places.DOCUMENTS, BATCH, f"{kind}（合并）.docx")
            self._put(path, merge(letters))

    def withdraw(self, kinds: Iterable[str]) -> None:
        """Set aside documents made earlier that the decisions no longer call for."""
        for label in self.campaign.made.labels(places.DOCUMENTS):
            if label in self.written or not _is_of(label, kinds):
                continue
            path = self.folder.root / label
            if not self.folder.has(path):
                self.campaign.made.forget(label)
            elif self.campaign.made.untouched(label):
                self._set_aside(path, label)
            else:
                self.campaign.note([Kind.DOCUMENT_OUTDATED.at(Where(label))])

    def _set_aside(self, path: Path, label: str) -> None:
        self.folder.move(path, self.folder.path(places.DOCUMENTS, WITHDRAWN, path.name))
        self.campaign.made.forget(label)
        self.printed.withdrawn.append(label)


def _is_of(label: str, kinds: Iterable[str]) -> bool:
    """Whether a document is of one of these kinds, by its place."""
    name = Path(label).stem.removesuffix(NEW).removesuffix("（合并）").partition("-")[0]
    return name in kinds
