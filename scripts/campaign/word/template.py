"""A Word template: opened and checked once, then printed as often as there are letters."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path
from types import MappingProxyType
from typing import Generic, NamedTuple, TypeVar

from campaign.issues import Issue, Kind, Where, errors_in
from campaign.word.compiled import Nodes, literals, printed
from campaign.word.intake import TakenIn, refuse_revisions, stray_braces, take_in
from campaign.word.language import Compiler
from campaign.word.layout import PageLayout, title_of
from campaign.word.merge import merged
from campaign.word.parts import DOCUMENT, Kept, text_of
from campaign.word.placeholders import Schema, schema, with_facts
from campaign.word.properties import CORE, core_properties
from campaign.word.relations import UnfitError
from campaign.word.script import SIMPLIFIED, Writing
from campaign.word.styles import Styles
from campaign.word.tags import names_in
from campaign.word.values import Facts, Printed, Printer, no_facts, whole_words
from campaign.workbook.read.container import Packed

_STYLES = "word/styles.xml"

Data = TypeVar("Data")


class Rendered(NamedTuple):
    """A printed document, to be written by itself or merged with others of its template."""

    texts: Mapping[str, str]
    """The XML of the parts that were filled."""
    kept: Kept
    title: str = ""
    """As it stands at the head of the document, without line breaks."""
    facts: Mapping[str, Printed] = MappingProxyType({})
    """What was filled in, by placeholder."""
    blanks: Sequence[str] = ()
    """Placeholders for which room was left."""

    def file(self) -> bytes:
        """Return the docx file; the same bytes for the same content."""
        return self.kept.with_parts(self.texts)


def merge(letters: Sequence[Rendered]) -> bytes:
    """Merge all letters (at least one) of a template; each starts on an odd page."""
    documents = [letter.texts[DOCUMENT] for letter in letters]
    return letters[0].kept.with_parts(letters[0].texts, {DOCUMENT: merged(documents)})


class Template(NamedTuple, Generic[Data]):
    """A template ready to print."""

    placeholders: Schema
    styles: Styles
    programs: Mapping[str, tuple[Nodes, PageLayout]]
    """The compiled XML parts: the document, and headers and footers that hold placeholders."""
    used: frozenset[str]
    kept: Kept
    where: Where
    writing: Writing
    is_described: bool = False
    """Whether it has a part for the properties of the file."""

    @classmethod
    def open(
        cls,
        path: Path,
        data: type[Data],
        shown_as: str = "",
        writing: Writing = SIMPLIFIED,
        knows: Callable[[str], bool] = lambda name: False,
    ) -> "tuple[Template[Data] | None, list[Issue]]":
        """Read, check and compile a template file, to be printed in the script of `writing`.

        data: the class of what fills it. shown_as: the file's place as the staff know it, for
        issues. knows: whether a further name stands for a fact that `render` is given. No template
        comes back if the file cannot be used. Raises OSError if it cannot be read.
        """
        where = Where(shown_as or path.name)
        try:
            return cls.made_of(take_in(path), data, where, writing, knows)
        except UnfitError as fault:
            return None, [fault.issue(where)]

    @classmethod
    def made_of(
        cls,
        file: TakenIn,
        data: type[Data],
        where: Where,
        writing: Writing,
        knows: Callable[[str], bool],
    ) -> "tuple[Template[Data] | None, list[Issue]]":
        """Compile a template file that was taken in. Raises `UnfitError`."""
        template, issues = cls._compiled(file, data, where, writing, knows)
        if file.mended:
            what = "、".join(file.mended)
            issues.append(Kind.TEMPLATE_MENDED.at(where, what=what))
        return template, issues

    @classmethod
    def _compiled(
        cls,
        file: TakenIn,
        data: type[Data],
        where: Where,
        writing: Writing,
        knows: Callable[[str], bool],
    ) -> "tuple[Template[Data] | None, list[Issue]]":
        parts = writing.rewritten(file.parts)
        texts = _texts_to_fill(parts, file.filled)
        styles = Styles.read(text_of(parts[_STYLES]) if _STYLES in parts else "")
        issues: list[Issue] = []
        names = dict.fromkeys(name for text in texts.values() for name in names_in(text))
        own = schema(data)
        placeholders = with_facts(own, (n for n in names if n not in own and knows(n)))
        compiler = Compiler(placeholders, styles, partial(_report, issues, where))
        nodes = {name: compiler.compile(text) for name, text in texts.items()}
        if errors_in(issues):
            return None, issues
        issues += _unused(compiler.placeholders, compiler.used, where)
        written = {*texts, CORE}
        kept = Kept({name: part for name, part in parts.items() if name not in written})
        used = frozenset(compiler.used)
        programs = {
            name: (each, PageLayout.of("".join(literals(each)), styles))
            for name, each in nodes.items()
        }
        described = CORE in parts
        template = cls(
            compiler.placeholders, styles, programs, used, kept, where, writing, described
        )
        return template, issues

    def leaving_blank(self, name: str) -> "Template[Data]":
        """Return the template with a placeholder that may be printed blank."""
        blank = self.placeholders[name]._replace(optional=True)
        return self._replace(placeholders={**self.placeholders, name: blank})

    def render(
        self, data: Data, subject: str = "", facts: Facts = no_facts
    ) -> tuple[Rendered | None, list[Issue]]:
        """Print one document; none comes back if a value is missing.

        subject: whom or what it is about (a staff number), for issues. facts: gives what is known
        besides the data.
        """
        issues: list[Issue] = []
        about = f"（{subject}）" if subject else ""
        report = partial(_report, issues, self.where, subject=about)
        printer = Printer(self.used, report, self.writing, facts)
        names = printer.document(data, self.placeholders)
        if errors_in(issues):
            return None, issues
        words = partial(whole_words, data, self.placeholders)
        texts = {
            name: layout.finished(printed(nodes, names), words)
            for name, (nodes, layout) in self.programs.items()
        }
        title = title_of(texts[DOCUMENT], self.styles)
        if self.is_described:
            texts[CORE] = core_properties(title, self.where.file, data, self.placeholders)
        blanks = tuple(dict.fromkeys(printer.blanks))
        return Rendered(texts, self.kept, title, names, blanks), issues


def _texts_to_fill(parts: Mapping[str, Packed], filled: Iterable[str]) -> dict[str, str]:
    """Return the document, and headers, footers and notes that hold placeholders."""
    texts = {name: text_of(part) for name, part in parts.items() if name.endswith(".xml")}
    refuse_revisions(texts)
    others = {name: xml for name, xml in texts.items() if name not in filled}
    for name in stray_braces(others):
        raise UnfitError(_place_of(name), Kind.TEMPLATE_TAG_MISPLACED)
    return {name: texts[name] for name in filled if name == DOCUMENT or "{" in texts[name]}


def _place_of(part: str) -> str:
    """Say in the staff's words which part of a file it is."""
    return "文件属性（标题、主题、备注等）" if part.startswith("docProps/") else f"“{part}”"


def _unused(placeholders: Schema, used: set[str], where: Where) -> list[Issue]:
    """Return what a letter would lack without anybody noticing.

    The letterhead is left out freely.
    """
    missing = [
        each.name
        for each in placeholders.values()
        if len(each.attribute) == 1 and each.always_given and each.name not in used
    ]
    if not missing:
        return []
    return [Kind.TEMPLATE_PLACEHOLDER_UNUSED.at(where, names="、".join(missing))]


def _report(
    issues: list[Issue],
    where: Where,
    kind: Kind,
    read: str = "",
    place: tuple[str, int] | None = None,
    **data: object,
) -> None:
    if place:
        where = Where(where.file, place[0], f"第{place[1]}段")
    issues.append(kind.at(where, read=read, **data))
