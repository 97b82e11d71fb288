"""A template compiled: literal XML, placeholders, repetitions, conditions.

The language is a small subset of Jinja2: names, one dot, `for`, `if`, `if not`, `else`. It has no
expressions, calls, filters or imports, so a template can reach nothing but the placeholders it is
given, and its work is bounded by them. That is why no general engine stands here: one would have to
be fenced in to this subset first, by code as long as this, and loads longer than all of a
township's letters take to print. The tests fill the same templates with docxtpl and compare.
"""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple, Protocol

from campaign.word.script import in_run_of_its_own
from campaign.word.values import Printed, RareText

Names = dict[str, Any]
"""What each name means while printing; loops add their variable."""


class Instruction(Protocol):
    """One step of a compiled template."""

    def write(self, names: Names, pieces: list[str]) -> None:
        """Print it."""

    def bodies(self) -> "tuple[Nodes, ...]":
        """What it may print of the template."""


Nodes = list[str | Instruction]
"""Literal XML and instructions."""


def write_all(nodes: Nodes, names: Names, pieces: list[str]) -> None:
    """Print a sequence of nodes."""
    for node in nodes:
        if isinstance(node, str):
            pieces.append(node)
        else:
            node.write(names, pieces)


def printed(nodes: Nodes, names: Names) -> str:
    """The XML that a program makes of some values."""
    pieces: list[str] = []
    write_all(nodes, dict(names), pieces)
    return "".join(pieces)


def literals(nodes: Nodes) -> Iterator[str]:
    """All literal XML of a program, each piece once, whatever is repeated or left out."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            for body in node.bodies():
                yield from literals(body)


def look_up(path: tuple[str, ...], names: Mapping[str, Any]) -> Printed:
    """What a checked path such as `人.姓名` stands for."""
    found: Any = names
    for name in path:
        found = found[name]
    return found  # type: ignore[no-any-return] # Printer puts nothing else in


class Field(NamedTuple):
    """A placeholder printed inside a run."""

    path: tuple[str, ...]
    run_properties: str = ""
    font: str = ""
    """The font it is printed in, to be changed for rare characters."""

    def write(self, names: Names, pieces: list[str]) -> None:
        """Print its value, in a run of its own if the font lacks characters of it."""
        text = look_up(self.path, names)
        assert isinstance(text, str)
        if isinstance(text, RareText):
            text = in_run_of_its_own(text, self.run_properties, self.font)
        pieces.append(text)

    def bodies(self) -> tuple[Nodes, ...]:
        """None."""
        return ()


class Loop(NamedTuple):
    """`{% for 人 in 任职人员 %}`."""

    variable: str
    path: tuple[str, ...]
    body: Nodes

    def write(self, names: Names, pieces: list[str]) -> None:
        """Print the body once for each row."""
        rows = look_up(self.path, names)
        assert isinstance(rows, list)
        for row in rows:
            names[self.variable] = row
            write_all(self.body, names, pieces)

    def bodies(self) -> tuple[Nodes, ...]:
        """What is repeated."""
        return (self.body,)


class Branch(NamedTuple):
    """`{% if 抄送 %}`: true for a flag that is set, a text that is not blank, rows that exist."""

    path: tuple[str, ...]
    negated: bool
    body: Nodes
    otherwise: Nodes

    def write(self, names: Names, pieces: list[str]) -> None:
        """Print one branch."""
        value = look_up(self.path, names)
        holds = bool(value.strip() if isinstance(value, str) else value)
        write_all(self.otherwise if holds == self.negated else self.body, names, pieces)

    def bodies(self) -> tuple[Nodes, ...]:
        """Both branches."""
        return self.body, self.otherwise
