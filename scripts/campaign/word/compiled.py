"""A template compiled: literal XML, placeholders, repetitions, conditions.

The language is a small subset of Jinja2: names, one dot, a few forms of a date or a number behind
`|`, `for`, `if`, `elif`, `else` with `not`, `and`, `or`, `==`. It has no calls and no imports, so a
template can reach nothing but the placeholders it is given, and its work is bounded by them. That
is why no general engine stands here: one would have to be fenced in to this subset first, by code
as long as this, and loads longer than all of a township's letters take to print. The tests fill the
same templates with docxtpl and compare.
"""

from collections.abc import Iterator
from typing import Any, NamedTuple, Protocol

from campaign.word.conditions import Clause, look_up
from campaign.word.script import names_in_runs
from campaign.word.values import RareText

Names = dict[str, Any]
"""What each name means while printing; loops add their variable."""


class Instruction(Protocol):
    """One step of a compiled template."""

    def write(self, names: Names, pieces: list[str]) -> None:
        """Print it."""

    def bodies(self) -> "tuple[Nodes, ...]":
        """Return what it may print of the template."""


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
    """Return the XML that a program makes of some values."""
    pieces: list[str] = []
    write_all(nodes, dict(names), pieces)
    return "".join(pieces)


def literals(nodes: Nodes) -> Iterator[str]:
    """Yield all literal XML of a program, each piece once, whatever is repeated or left out."""
    for node in nodes:
        if isinstance(node, str):
            yield node
        else:
            for body in node.bodies():
                yield from literals(body)


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
            text = names_in_runs(text, self.run_properties, self.font)
        pieces.append(text)

    def bodies(self) -> tuple[Nodes, ...]:
        """Return none: a placeholder has no body."""
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
        """Return what is repeated."""
        return (self.body,)


class Branch(NamedTuple):
    """`{% if 抄送 %}`."""

    condition: Clause
    body: Nodes
    otherwise: Nodes

    def write(self, names: Names, pieces: list[str]) -> None:
        """Print one branch."""
        write_all(self.body if self.condition.holds(names) else self.otherwise, names, pieces)

    def bodies(self) -> tuple[Nodes, ...]:
        """Return both branches."""
        return self.body, self.otherwise
