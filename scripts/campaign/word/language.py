"""From a template's XML to its program, checking every tag against the document's placeholders."""

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial
from html import unescape
from typing import NamedTuple

from campaign.issues import Kind, did_you_mean
from campaign.word.compiled import Branch, Field, Loop, Nodes
from campaign.word.conditions import Clause, Given, NotUnderstood, condition
from campaign.word.placeholders import Placeholder, Schema
from campaign.word.styles import Styles
from campaign.word.tags import NAME, Tag, left_over, locate, make_whole, tags_in_text
from campaign.word.titles import REPEATED_CELL, Insertion, literal, marks_in
from campaign.word.values import Report, no_form
from campaign.workbook.declare.text import in_simplified, nearest


class Sort(Enum):
    """What can be done with a placeholder."""

    TEXT = auto()
    FLAG = auto()
    ROWS = auto()


class TagMeaning(NamedTuple):
    """A placeholder that a tag speaks of."""

    sort: Sort
    path: str
    """Its full name, `任职人员.姓名` where the tag says `人.姓名`."""
    forms: tuple[str, ...] = ()
    row: Schema | None = None


@dataclass(slots=True)
class Scope:
    """The document's placeholders and the loop variables in force."""

    placeholders: Schema
    _loops: dict[str, TagMeaning] = field(default_factory=dict)

    def meaning(self, words: str) -> TagMeaning | None:
        """Return what `姓名` or `人.姓名` stands for here, if anything."""
        first, _, second = words.partition(".")
        if first not in self._loops:
            found = None if second else self.placeholders.get(first)
            return _meaning(found, first) if found else None
        rows = self._loops[first]
        if not second:
            return TagMeaning(Sort.TEXT, rows.path) if rows.row is None else None
        cell = rows.row.get(second) if rows.row else None
        return _meaning(cell, f"{rows.path}.{second}") if cell else None

    def names(self) -> list[str]:
        """Return all that may be printed here, for suggestions."""
        cells = [
            f"{variable}.{name}"
            for variable, rows in self._loops.items()
            for name in rows.row or ()
        ]
        return [*self.placeholders, *cells]

    def enter(self, variable: str, rows: TagMeaning) -> bool:
        """Start a loop; refused if the variable already means something."""
        if variable in self.placeholders or variable in self._loops:
            return False
        self._loops[variable] = rows
        return True

    def leave(self, variable: str) -> None:
        """End a loop."""
        self._loops.pop(variable, None)


def _meaning(placeholder: Placeholder, path: str) -> TagMeaning:
    if placeholder.is_repeated:
        return TagMeaning(Sort.ROWS, path, row=placeholder.row)
    sort = Sort.FLAG if placeholder.is_flag else Sort.TEXT
    return TagMeaning(sort, path, placeholder.forms)


MOST_TAGS = 3000
"""More tags than this no office writes into a template."""

_PATH = rf"{NAME}(?:\.{NAME})?"
_FIELD = re.compile(_PATH)
_FOR = re.compile(rf"for\s+({NAME})\s+in\s+({_PATH})")
_IF = re.compile(r"(if|elif)\b\s*(.*)", re.DOTALL)
_FORMED = re.compile(rf"({_PATH})\s*\|\s*({NAME})")


_PARAGRAPH = re.compile(r"<w:p[ >]")
_PART_NAMES = {
    "<w:hdr ": "页眉",
    "<w:ftr ": "页脚",
    "<w:footnotes ": "脚注",
    "<w:endnotes ": "尾注",
}
"""What people call a part, by its root."""


class _Block(NamedTuple):
    """A loop or condition whose end has not come yet."""

    node: Loop | Branch
    opener: Tag
    around: Nodes
    """The nodes that go on after it."""
    is_last: bool = False
    """Whether its `else` has come."""


def _broken(text: str) -> str:
    """Return why what looks like a tag is none."""
    if re.search("｛[｛%#{]|[}%#｝]｝", text):
        return "花括号是全角的"
    opened, closed = (len(re.findall(each, text)) for each in (r"\{[{%#]", r"[}%#]\}"))
    if opened > closed:
        return "有开头没有结尾，或者断在了两段里"
    return "有结尾没有开头，或者断在了两段里" if closed > opened else "花括号里还有花括号或者空格"


@dataclass(slots=True)
class Compiler:
    """Compiles the parts of one template; `used` gathers the placeholders they print."""

    placeholders: Schema
    styles: Styles
    report: Report
    used: set[str] = field(default_factory=set)
    _scope: Scope = field(init=False)
    _nodes: Nodes = field(init=False, default_factory=list)
    _part: str = field(init=False, default="")
    _paragraphs: list[int] = field(init=False, default_factory=list)
    """Where each begins, in order."""
    _blocks: list[_Block] = field(init=False, default_factory=list)

    def compile(self, xml: str) -> Nodes:
        """Compile one part. After a report of an error the result is of no use."""
        xml = make_whole(xml)
        self._part = next((each for root, each in _PART_NAMES.items() if root in xml), "正文")
        self._paragraphs = [match.start() for match in _PARAGRAPH.finditer(xml)]
        for number, text in left_over(xml):
            self.report(
                Kind.TEMPLATE_TAG_BROKEN,
                text,
                place=(self._part, number),
                finding=_broken(text),
            )
        tags, elements = locate(xml)
        if len(tags) > tags_in_text(xml):
            self.report(Kind.TEMPLATE_TAG_MISPLACED, finding="图片、艺术字的名称或替代文字")
        if len(tags) > MOST_TAGS:
            self.report(Kind.TEMPLATE_REFUSED, finding=f"占位标记超过{MOST_TAGS}个")
            return []
        self._scope, self._nodes, self._blocks = Scope(self.placeholders), [], []
        program = self._nodes
        self._build(xml, tags, marks_in(elements, tags, self.styles))
        for block in self._blocks:
            end = "endfor" if isinstance(block.node, Loop) else "endif"
            self._forbid(block.opener, f"后面没有 {end}")
        return program

    def _build(self, xml: str, tags: list[Tag], marks: list[Insertion]) -> None:
        position = 0
        for tag in sorted(tags, key=lambda tag: tag.start):
            if tag.start < position:  # a second tag in a paragraph or row that another stands for
                self._forbid(tag, "同一段（行、格）里已经有一个整段（行、格）的标记")
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
            self._choose(tag, match[1], match[2])
        elif tag.words == "else":
            self._turn(tag)
        elif tag.words in ("endfor", "endif"):
            self._close(tag)
        else:
            self._forbid(tag, "程序不认识这个语句")

    def _print(self, tag: Tag) -> None:
        formed = _FORMED.fullmatch(tag.words)
        meaning = self._meaning(tag, formed[1] if formed else tag.words, Sort.TEXT)
        if meaning and formed and formed[2] not in meaning.forms:
            self._forbid(tag, no_form(formed[2], meaning.forms))
        elif meaning:
            path = [*(formed[1] if formed else tag.words).split(".")]
            if formed:
                self.used.add(f"{meaning.path}|{formed[2]}")
                path[-1] += f"|{formed[2]}"
            font = self.styles.font(tag.paragraph_style, tag.run_properties)
            self._nodes.append(Field(tuple(path), tag.run_properties, font))

    def _open_loop(self, tag: Tag, variable: str, words: str) -> None:
        rows = self._meaning(tag, words, Sort.ROWS)
        if rows and not self._scope.enter(variable, rows):
            self._forbid(tag, f"“{variable}”已经有别的意思，换一个字")
        self._open(Loop(variable, tuple(words.split(".")), []), tag)
        if tag.scope == "tc":
            self._nodes.append(REPEATED_CELL)

    def _choose(self, tag: Tag, keyword: str, words: str) -> None:
        found: Clause | None = None
        try:
            found = condition(unescape(words), partial(self._asks, tag))
        except NotUnderstood as reason:
            self._forbid(tag, str(reason))
        branch = Branch(found or Given(()), [], [])
        if keyword == "if":
            self._open(branch, tag)
        elif block := self._turned(tag):
            assert isinstance(block.node, Branch)
            block.node.otherwise.append(branch)
            self._blocks[-1] = block._replace(node=branch)
            self._nodes = branch.body

    def _asks(self, tag: Tag, words: str, compared: bool) -> bool:
        scope = self._scope
        if compared and not scope.meaning(words) and not nearest(words, scope.names()):
            self._forbid(tag, f"“{words}”不是名称；是文字的，要加引号")
            return False
        sorts = (Sort.TEXT,) if compared else tuple(Sort)
        return self._meaning(tag, words, *sorts) is not None

    def _open(self, node: Loop | Branch, tag: Tag) -> None:
        self._nodes.append(node)
        self._blocks.append(_Block(node, tag, self._nodes))
        self._nodes = node.body

    def _turn(self, tag: Tag) -> None:
        if block := self._turned(tag):
            assert isinstance(block.node, Branch)
            self._blocks[-1] = block._replace(is_last=True)
            self._nodes = block.node.otherwise

    def _turned(self, tag: Tag) -> _Block | None:
        """Return the condition that an `else` or `elif` goes on with."""
        block = self._blocks[-1] if self._blocks else None
        if block is None or not isinstance(block.node, Branch):
            self._forbid(tag, "前面没有配对的 if")
        elif block.is_last:
            self._forbid(tag, "前面已经有了 else")
        elif not self._fits(tag, block):
            self._forbid(tag, _ELSEWHERE.format(block.opener.text))
        else:
            return block
        return None

    def _close(self, tag: Tag) -> None:
        block = self._blocks.pop() if self._blocks else None
        if block is None:
            self._forbid(tag, f"前面没有配对的 {tag.words.removeprefix('end')}")
            return
        if not self._fits(tag, block):
            self._forbid(tag, _ELSEWHERE.format(block.opener.text))
            return
        if isinstance(block.node, Loop) != (tag.words == "endfor"):
            self._forbid(tag, f"与“{block.opener.text}”不配对")
        if isinstance(block.node, Loop):
            self._scope.leave(block.node.variable)
        self._nodes = block.around

    def _fits(self, tag: Tag, block: _Block) -> bool:
        """Tell whether what lies between closes what it opens: else Word cannot read it."""
        return tag.path == block.opener.path

    def _meaning(self, tag: Tag, words: str, *sorts: Sort) -> TagMeaning | None:
        if not _FIELD.fullmatch(words):
            meant = nearest(re.sub(r"[\W_]+", "", words), self._scope.names())
            why = "花括号里只能写名称，名称里没有空格和符号"
            self._forbid(tag, f"{why}{did_you_mean(meant)}")
            return None
        meaning = self._scope.meaning(words)
        if meaning is None:
            suggestion = did_you_mean(nearest(words, self._scope.names()))
            self.report(
                Kind.TEMPLATE_PLACEHOLDER_UNKNOWN,
                tag.text,
                place=self._place(tag),
                name=words,
                suggestion=suggestion,
            )
        elif meaning.sort not in sorts:
            self._forbid(tag, _NOT_SO[meaning.sort].format(words))
            return None
        else:
            self.used.add(meaning.path)
        return meaning

    def _forbid(self, tag: Tag, why: str) -> None:
        self.report(Kind.TEMPLATE_TAG_FORBIDDEN, tag.text, place=self._place(tag), finding=why)

    def _place(self, tag: Tag) -> tuple[str, int]:
        """Return the part, and which paragraph of it, for people to find the tag."""
        return self._part, max(bisect_right(self._paragraphs, tag.start), 1)


_ELSEWHERE = "与“{}”不在同一层里（一个在表格或段落的里面，一个在外面）"
_NOT_SO = {
    Sort.TEXT: "“{}”是一段文字，不能用来重复",
    Sort.FLAG: "“{}”只能用在 if 里",
    Sort.ROWS: "“{}”是一张名单，要用 for 逐个列出",
}
