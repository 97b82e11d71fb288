"""The lines of a printed form, declared from top to bottom.

A form stands on seven columns: label, value, label, value, label, value, and the photo's column. A
label takes one column, so that what is right of it is its value; a value may take several.
"""

from typing import NamedTuple

COLUMNS = 7


class Blank(NamedTuple):
    """The box of a declared field; a numbered field takes a line for every two of its members."""

    field: str
    columns: int = 1
    """Columns of the value."""


class Printed(NamedTuple):
    """A box that the program does not read: a pledge, an opinion, a signature."""

    label: str
    text: str
    columns: int = 1
    signed: bool = False
    """The text is the line to sign, at the foot of the box."""


class Inner(NamedTuple):
    """A small table inside the form, with its headings; its rows are there to be written in."""

    label: str
    headings: tuple[str, ...]
    rows: int


Part = Blank | Printed | Inner


class Line(NamedTuple):
    """What stands side by side; `share` of what is left of the page makes it higher."""

    height: float
    """Points; of each row, for an inner table."""
    parts: tuple[Part, ...]
    share: int = 0


def line(height: float, *parts: str | Part, share: int = 0) -> Line:
    """A line of the form; a name stands for that field's box, its value one column wide."""
    blanks = tuple(Blank(part) if isinstance(part, str) else part for part in parts)
    return Line(height, blanks, share)
