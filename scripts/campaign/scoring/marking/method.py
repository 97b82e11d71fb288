"""方式: everything that the program asks about components that are marked in one way.

A new way of marking is one class that gives every answer, and its line in `methods`.
"""

from abc import ABC, abstractmethod
from collections.abc import Callable, Hashable, Iterable, Iterator, Mapping, Sequence
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from campaign.issues import Issue, Kind
from campaign.run import Book
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import BY_POST, BY_UNIT, Component
from campaign.scheme.tables import Tables
from campaign.scoring.candidates import Candidate
from campaign.scoring.parts import ComponentScore, Parts
from campaign.workbook.declare.page import Page
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.read.reader import Row

H = TypeVar("H")
"""What all files of a way of marking come to once they are read."""


def _by_number(row: Any) -> Hashable:
    number: Hashable = row.staff_id
    return number


def _by_number_and_post(row: Any) -> Hashable:
    return row.staff_id, row.post


def key_on(component: Component) -> Callable[[Any], Hashable]:
    """Return what tells the rows of a component's sheet apart."""
    return _by_number_and_post if component.apart == BY_POST else _by_number


def check_apart(row: Row[Component]) -> Iterator[Issue]:
    """Find 按本部门 where nobody votes."""
    if row.value.apart == BY_UNIT:
        where = row.where("apart")
        yield Kind.APART_UNFIT.at(where, BY_UNIT, component=row.value.name, method=row.value.method)


class BlankFile(NamedTuple):
    """A file that “评分准备” makes."""

    name: str
    pages: Sequence[Page[Any]]
    printed: bool = False
    """To be printed and handed out; otherwise it is filled in and handed in."""
    key: Callable[[Any], Hashable] = _by_number
    """Tells the rows of its first page apart."""
    former: str = ""
    """What earlier versions called it: where that one lies there, no other is made."""


class Details(Protocol):
    """The sheets of 成绩汇总 on which the points of one way of marking come about."""

    def table(self, component: Component, tab: str) -> Page[Any]:
        """Lay out a component: one row a candidate, in their order, with a column `points`."""

    def further(self, tables: Mapping[str, Page[Any]]) -> Sequence[Page[Any]]:
        """Lay out what belongs to all its components; `tables` has the page of each by name."""


class Method(ABC, Generic[H]):
    """One way of marking."""

    @property
    @abstractmethod
    def word(self) -> str:
        """The word that stands for it in the column 方式."""

    @property
    @abstractmethod
    def approves(self) -> bool:
        """Whether its exact mean is an approval in percent, which 最低得票率 is about."""

    @property
    @abstractmethod
    def tabs(self) -> tuple[Sheet[Any], ...]:
        """The sheets that its `Details` add to 成绩汇总 besides one a component."""

    def components(self, scheme: Scheme) -> list[Component]:
        """List the components that are marked in this way."""
        return [each for each in scheme.components if each.method == self.word]

    # -- the scheme -------------------------------------------------------------------------------

    @property
    @abstractmethod
    def needs(self) -> tuple[Sheet[Any], ...]:
        """The sheets of the scheme without which it cannot be used."""

    @abstractmethod
    def check(self, row: Row[Component], tables: Tables) -> Iterable[Issue]:
        """Check a component's columns: what does not go with this way of marking is a fault."""

    @abstractmethod
    def lacks(self, row: Row[Component], tables: Tables) -> Iterable[Issue]:
        """Find what the scheme must have by the time of the scoring, but need not have before."""

    # -- files ------------------------------------------------------------------------------------

    @abstractmethod
    def blanks(
        self, scheme: Scheme, component: Component, candidates: Sequence[Candidate], voters: int
    ) -> Iterable[BlankFile]:
        """Make the files of a component; `voters` is the number of people who may vote."""

    @abstractmethod
    def specimen(self, scheme: Scheme, component: Component) -> BlankFile:
        """Make the sheet to be looked at before there are candidates."""

    @abstractmethod
    def owner(self, label: str, scheme: Scheme) -> Any:
        """Tell from its name whose a file of 04评分表 is.

        None for a file of another kind; an `Issue` for one of this kind that is nobody's.
        """

    @abstractmethod
    def read(
        self,
        files: Sequence[tuple[Any, Book]],
        scheme: Scheme,
        candidates: Sequence[Candidate],
    ) -> tuple[H, list[Issue]]:
        """Read its files, each with the owner that it has by `owner`."""

    @abstractmethod
    def joined(self, one: H, other: H) -> H:
        """Put together what was handed in for some components and for others."""

    @abstractmethod
    def awaited(self, handed_in: H) -> Iterable[str]:
        """Name what has not been handed in yet, to be followed by 还没有交."""

    # -- results ----------------------------------------------------------------------------------

    @abstractmethod
    def part(
        self, scheme: Scheme, component: Component, candidate: Candidate, handed_in: H
    ) -> tuple[ComponentScore, list[Issue]]:
        """Work out a candidate's points in a component."""

    @abstractmethod
    def details(
        self, scheme: Scheme, candidates: Sequence[Candidate], parts: Parts, handed_in: H
    ) -> Details:
        """Prepare its sheets of 成绩汇总, whose figures are live formulas."""

    # -- words ------------------------------------------------------------------------------------

    @abstractmethod
    def rule(self, component: Component) -> str:
        """Say how a component's points come about, for the head of the results."""

    @abstractmethod
    def shared_rule(self, scheme: Scheme) -> str:
        """Say what holds for all its components; empty if there is nothing to say."""

    @abstractmethod
    def description(self, scheme: Scheme, component: Component) -> str:
        """Say who marks a component and how, for the table of the plan."""

    @property
    @abstractmethod
    def staff(self) -> str:
        """What those are called who do the marking or counting, before 人员; may be empty."""

    @abstractmethod
    def panels(self, scheme: Scheme) -> Iterable[str]:
        """Say by name who marks, a sentence a panel, for the plan."""
