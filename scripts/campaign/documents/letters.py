"""What a paper says: printed, or known from an earlier run that printed the very same."""

from collections.abc import Callable, Mapping, Sequence
from functools import cached_property
from pathlib import Path
from typing import Any

from campaign import places
from campaign.documents.groups import facts_of
from campaign.documents.own_templates import PROGRAM_TEMPLATES, open_own
from campaign.documents.rare_names import RareNames
from campaign.issues import errors_in
from campaign.kept_outputs import Made, figure_of
from campaign.office.kinds import DocumentKind, Paper
from campaign.office.office import Office
from campaign.run import Run
from campaign.word.script import Writing
from campaign.word.template import Rendered, Template, merge
from campaign.word.values import Printed

About = tuple[str, Sequence[str], Mapping[str, Printed]]


class Letter:
    """A letter; what lies there already is printed only when somebody asks for the paper itself."""

    def __init__(self, follows: str, made: Made | None, render: Callable[[], Rendered]) -> None:
        """`follows` is the figure of all that decides it, `made` what an earlier run kept of it."""
        self.follows = follows
        self._render = render
        self._made = made

    @cached_property
    def rendered(self) -> Rendered:
        """The paper itself."""
        return self._render()

    def file(self) -> bytes:
        """Return the docx file."""
        return self.rendered.file()

    @cached_property
    def about(self) -> About:
        """Its title, the placeholders for which room was left, and what was filled in."""
        match self._made and self._made.about:
            case [str(title), list(blanks), dict(facts)]:
                return title, blanks, facts
        return self.rendered.title, self.rendered.blanks, self.rendered.facts

    @property
    def facts(self) -> Mapping[str, Printed]:
        """What was filled in, by placeholder."""
        return self.about[2]


def together(letters: Sequence[Letter]) -> tuple[str, Callable[[], bytes]]:
    """Return the figure of all that decides one file of several letters, and what makes it."""
    own = list(letters)
    follows = [letter.follows for letter in own]
    figure = figure_of(follows) if all(follows) else ""
    return figure, lambda: merge([letter.rendered for letter in own])


class Letters:
    """Prints papers from their templates, of which each is opened once, and only if needed."""

    def __init__(self, run: Run, office: Office) -> None:
        self.run = run
        self.folder = run.folder
        self.office = office
        self.writing = Writing(run.words, run.manner.traditional, run.words)
        self.on_own = Writing(run.words, run.manner.traditional, run.wordings.script)
        self.rare_names = RareNames(office, self.writing.charset)
        self._written_as = figure_of(self.writing)
        self._templates: dict[str, Template[Any] | None] = {}
        self._follow: dict[str, tuple[object, ...]] = {}
        """By kind, what decides its papers beside their data; nothing where that is not known."""

    def letter(self, paper: Paper, path: Path) -> Letter | None:
        """Print a paper, unless an earlier run printed the same and had nothing to say of it."""
        follows = self._follows(paper)
        if made := self.run.kept.made(path, follows):
            return Letter(follows, made, lambda: self._again(paper))
        template = self._template(paper.kind)
        if template is None:
            return None
        rendered, issues = template.render(paper.data, paper.staff_id, facts_of(paper))
        self.run.note(self.rare_names.told_once(issues))
        if rendered is None:
            return None
        is_known = not issues and self._follow[paper.kind.name]  # as it is with the template open
        return Letter(follows if is_known else "", None, lambda: rendered)

    def _again(self, paper: Paper) -> Rendered:
        template = self._template(paper.kind)
        rendered = template and template.render(paper.data, paper.staff_id, facts_of(paper))[0]
        assert rendered  # it could be printed from the same, and nothing was to be said of it
        return rendered

    def _follows(self, paper: Paper) -> str:
        """Return the figure of all that decides what is on a paper, if that can be known."""
        kind = paper.kind
        if kind.name not in self._follow:
            known = self._written_as and not self.folder.has(self._own_template(kind))
            lacks_number = kind.lacks_number(self.office)
            self._follow[kind.name] = (
                (self._written_as, kind.file_name, lacks_number) if known else ()
            )
        about = self._follow[kind.name]
        return figure_of(*about, paper.staff_id, paper.data) if about else ""

    def _own_template(self, kind: DocumentKind[Any]) -> Path:
        return self.folder.path(places.OFFICE_TEMPLATES, kind.file_name)

    def _template(self, kind: DocumentKind[Any]) -> Template[Any] | None:
        """Return the office's own copy of a template if there is one, else the program's."""
        if kind.name not in self._templates:
            own = self._own_template(kind)
            shown = f"{places.OFFICE_TEMPLATES}/{kind.file_name}"
            if self.folder.has(own):
                self.folder.read(own)  # an input of this run like any other
                template, issues = open_own(own, kind, shown, self.on_own, self.office)
            else:
                path = PROGRAM_TEMPLATES / kind.file_name
                template, issues = Template.open(path, kind.data, shown, self.writing)
            self.run.note(issues)
            if issues:
                self._follow[kind.name] = ()  # each run is to say it again
            if template and kind.lacks_number(self.office):
                template = template.leaving_blank("文号")
            self._templates[kind.name] = None if errors_in(issues) else template
        return self._templates[kind.name]
