"""The scheme's rows with their places, and what a way of marking says of them."""

from collections.abc import Iterable, Mapping
from typing import Any, NamedTuple, Protocol, TypeVar

from campaign.issues import Issue
from campaign.scheme.basics import Basics
from campaign.scheme.sheets import Component, Department, Grade, Judge, Post
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.read.reader import Row

R = TypeVar("R")


class Tables(NamedTuple):
    """All rows with their places, for the checks."""

    basics: Row[Basics]
    posts: list[Row[Post]]
    departments: list[Row[Department]]
    components: list[Row[Component]]
    judges: list[Row[Judge]]
    grades: list[Row[Grade]]
    rest: dict[str, list[Row[Any]]]
    markings: "Markings"

    @property
    def contests(self) -> list[Post]:
        """All that is scored for: posts, and the departments filled by total."""
        posts = [row.value for row in self.posts]
        return posts + [row.value.as_post for row in self.departments if row.value.by_total]

    def of(self, sheet: Sheet[R]) -> list[Row[R]]:
        """Return the rows of an optional sheet."""
        return self.rest[sheet.name]


class Marking(Protocol):
    """What the scheme has to know of a way of marking; `campaign.methods` lists them."""

    @property
    def needs(self) -> tuple[Sheet[Any], ...]:
        """The sheets without which it cannot be used."""

    def check(self, row: Row[Component], tables: Tables) -> Iterable[Issue]:
        """Check the columns of a component that is marked so."""

    def lacks(self, row: Row[Component], tables: Tables) -> Iterable[Issue]:
        """Find what must be there by the time of the scoring."""


Markings = Mapping[str, Marking]
"""The ways of marking by the word in the column 方式."""


def needing(sheet: Sheet[Any], components: Iterable[Component], markings: Markings) -> list[str]:
    """Return the names of the components that cannot be marked without a sheet of the scheme."""
    words = {word for word, marking in markings.items() if sheet in marking.needs}
    return [each.name for each in components if each.method in words]
