"""From a template's XML to its program, checking every tag against the document's placeholders."""

import re
from dataclasses import dataclass, field
from typing import NamedTuple

from campaign.documents.marks import REPEATED_CELL, Mark, literal, marks_in
from campaign.documents.placeholders import Schema
from campaign.documents.program import Choice, Field, Loop, Nodes
from campaign.documents.scope import Meaning, Scope, Sort
from campaign.documents.styles import Styles
from campaign.documents.tags import Tag, left_over, locate, make_whole, tags_in_text
from campaign.documents.values import Report
from campaign.issues import Kind, did_you_mean
from campaign.workbook.text import in_simplified, nearest

MOST_TAGS = 3000
"""More tags than this no office writes into a template."""

# What Word leaves behind while editing; nothing of it is printed.
_EDITING_TRACES = re.compile(
    r'<w:(?:proofErr|lastRenderedPageBreak)(?: [^>]*)?/>| w:rsid\w*="[^"]*"| w14:\w+Id="[^"]*"'
)
_NAME = r"[^\W\d]\w*"
_PATH = rf"{_NAME}(?:\.{_NAME})?"
_FIELD = re.compile(_PATH)
_FOR = re.compile(rf"for\s+({_NAME})\s+in\s+({_PATH})")
_IF = re.compile(rf"if\s+(not\s+)?({_PATH})")


class _Block(NamedTuple):
    """A loop or condition whose end has not come yet."""

    node: Loop | Choice
    opener: Tag
    around: Nodes
    """The nodes that go on after it."""


@dataclass(slots=True)
class Compiler:
    """Compiles the parts of one template; `used` gathers the placeholders they print."""

    placeholders: Schema
    styles: Styles
    report: Report
    used: set[str] = field(default_factory=set)
    _scope: Scope = field(init=False)
    _nodes: Nodes = field(init=False, default_factory=list)
    _blocks: list[_Block] = field(init=False, default_factory=list)

    def compile(self, xml: str) -> Nodes:
        """Compile one part. After a report of an error the result is of no use."""
        xml = make_whole(_EDITING_TRACES.sub("", xml))
        for text in left_over(xml):
            self.report(Kind.TEMPLATE_TAG_BROKEN, text)
        tags, elements = locate(xml)
        if len(tags) > tags_in_text(xml):
            self.report(Kind.TEMPLATE_REFUSED, finding="占位标记写在了正文文字以外的地方")
        if len(tags) > MOST_TAGS:
            self.report(Kind.TEMPLATE_REFUSED, finding=f"占位标记超过{MOST_TAGS}个")
            return []
        self._scope, self._nodes, self._blocks = Scope(self.placeholders), [], []
        program = self._nodes
        self._build(xml, tags, marks_in(elements, tags, self.styles))
        for block in self._blocks:
            self._forbid(block.opener)
        return program

    def _build(self, xml: str, tags: list[Tag], marks: list[Mark]) -> None:
        position = 0
        for tag in sorted(tags, key=lambda tag: tag.start):
            if tag.start < position:  # a second tag in a paragraph or row that another stands for
                self._forbid(tag)
                continue
            self._nodes += literal(xml, position, tag.start, marks)
            self._instruction(tag)
            position = tag.end
        self._nodes += literal(xml, position, len(xml), marks)

    def _instruction(self, tag: Tag) -> None:
        if tag.mark == "#":
            return
        tag.words = in_simplified(tag.words)
        if tag.mark == "{":
            self._print(tag)
        elif match := _FOR.fullmatch(tag.words):
            self._open_loop(tag, match[1], match[2])
        elif match := _IF.fullmatch(tag.words):
            self._open_choice(tag, bool(match[1]), match[2])
        elif tag.words == "else":
            self._turn(tag)
        elif tag.words in ("endfor", "endif"):
            self._close(tag)
        else:
            self._forbid(tag)

    def _print(self, tag: Tag) -> None:
        if self._meaning(tag, tag.words, Sort.TEXT):
            font = self.styles.font(tag.paragraph_style, tag.run_properties)
            self._nodes.append(Field(tuple(tag.words.split(".")), tag.run_properties, font))

    def _open_loop(self, tag: Tag, variable: str, words: str) -> None:
        rows = self._meaning(tag, words, Sort.ROWS)
        if rows and not self._scope.enter(variable, rows):
            self._forbid(tag)
        self._open(Loop(variable, tuple(words.split(".")), []), tag)
        if tag.scope == "tc":
            self._nodes.append(REPEATED_CELL)

    def _open_choice(self, tag: Tag, negated: bool, words: str) -> None:
        self._meaning(tag, words, *Sort)
        self._open(Choice(tuple(words.split(".")), negated, [], []), tag)

    def _open(self, node: Loop | Choice, tag: Tag) -> None:
        self._nodes.append(node)
        self._blocks.append(_Block(node, tag, self._nodes))
        self._nodes = node.body

    def _turn(self, tag: Tag) -> None:
        block = self._blocks[-1] if self._blocks else None
        if block is None or not self._fits(tag, block) or not isinstance(block.node, Choice):
            self._forbid(tag)
        else:
            self._nodes = block.node.otherwise

    def _close(self, tag: Tag) -> None:
        block = self._blocks.pop() if self._blocks else None
        if block is None or not self._fits(tag, block):
            self._forbid(tag)
            return
        if isinstance(block.node, Loop) != (tag.words == "endfor"):
            self._forbid(tag)
        if isinstance(block.node, Loop):
            self._scope.leave(block.node.variable)
        self._nodes = block.around

    def _fits(self, tag: Tag, block: _Block) -> bool:
        """Whether what lies between closes what it opens: else Word could not read the result."""
        return tag.path == block.opener.path

    def _meaning(self, tag: Tag, words: str, *sorts: Sort) -> Meaning | None:
        if not _FIELD.fullmatch(words):
            self._forbid(tag)
            return None
        meaning = self._scope.meaning(words)
        if meaning is None:
            suggestion = did_you_mean(nearest(words, self._scope.names()))
            self.report(
                Kind.TEMPLATE_PLACEHOLDER_UNKNOWN, tag.text, name=words, suggestion=suggestion
            )
        elif meaning.sort not in sorts:
            self._forbid(tag)
            return None
        else:
            self.used.add(meaning.path)
        return meaning

    def _forbid(self, tag: Tag) -> None:
        self.report(Kind.TEMPLATE_TAG_FORBIDDEN, tag.text)
