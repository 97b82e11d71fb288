"""What 总览.html shows, in plain values: nothing here knows where they come from.

Texts of the program are put into the campaign's script when the page is written; names, posts and
whatever else somebody typed stand in fields of their own.
"""

from datetime import date
from typing import NamedTuple

from campaign.steps.progress import DONE, FAULTY, OPEN, WAITING

Lines = tuple[str, ...]
_LOOKS = {DONE: "done", OPEN: "open", WAITING: "waiting", FAULTY: "faulty"}


class StepState(NamedTuple):
    """How far one step has come."""

    title: str
    state: str
    waits_for: Lines = ()
    next_step: str = ""

    @property
    def look(self) -> str:
        """How it is drawn."""
        return _LOOKS.get(self.state, "absent")


class OwedPaper(NamedTuple):
    """Something to be handed in or to be filled in."""

    what: str
    file: str = ""
    """Label of the workbook."""
    key: str = ""
    """Tells it apart from one run to the next without naming anybody but in names of files."""


class Debt(NamedTuple):
    """What somebody still owes."""

    who: str
    papers: tuple[OwedPaper, ...]
    names: Lines = ()
    """Whom it is about."""


class Debts(NamedTuple):
    """Debts of a kind."""

    title: str
    debts: tuple[Debt, ...]
    note: str = ""


class ComingDay(NamedTuple):
    """A day to keep in mind."""

    day: date
    left: int
    what: str


class IssueLine(NamedTuple):
    """A line of 问题清单."""

    file: str
    place: str
    """Sheet and cell."""
    problem: str
    remedy: str
    typed: Lines = ()
    """What its sentences repeat from somebody's sheet."""
    is_new: bool = False


class News(NamedTuple):
    """What was different after a run."""

    day: date
    step: str
    lines: Lines


# -- results --------------------------------------------------------------------------------------


class PartPoints(NamedTuple):
    """A candidate's points in one component."""

    component: str
    place: int
    """Of the component among all of the scheme, which gives its colour."""
    points: str
    """As published; 不计 or 缺考 where there are none."""
    starts: int
    width: int
    """On a scale of 1,000 for the full total."""


class Runner(NamedTuple):
    """A candidate for a post."""

    staff_id: str
    name: str
    rank: str
    total: str
    points: tuple[PartPoints, ...]
    outcome: str
    """What the marks propose, or what was decided."""
    chosen: bool
    """Whether that is the post."""
    decided: bool
    remarks: Lines = ()


class PostChart(NamedTuple):
    """A post that is competed for."""

    name: str
    quota: int
    filled: int
    runners: tuple[Runner, ...]
    void: str = ""
    """Why nobody can be proposed for it, though somebody competed."""


class ComponentShare(NamedTuple):
    """A part of the total."""

    name: str
    points: str


class DepartmentPlaces(NamedTuple):
    """A department's places."""

    name: str
    quota: int
    members: tuple[tuple[str, str], ...]
    """编号 and name."""
    wanted: int | None = None
    """How many chose it; None while that is not known."""

    @property
    def vacant(self) -> int:
        """Places held by nobody."""
        return max(self.quota - len(self.members), 0)


class Ribbon(NamedTuple):
    """People who go from one department to one place, as a band between two columns."""

    path: str
    kind: str
    """stays, moves or standby."""
    before: str
    after: str
    people: int


class FlowNode(NamedTuple):
    """A department or a place beside the bands."""

    name: str
    people: int
    top: int
    height: int


class Flow(NamedTuple):
    """Who moved where, as bands from the departments before to the places after."""

    height: int
    before: tuple[FlowNode, ...]
    after: tuple[FlowNode, ...]
    ribbons: tuple[Ribbon, ...]


class Mover(NamedTuple):
    """Somebody who comes to a department, or leaves it."""

    staff_id: str
    name: str
    other: str
    """Where from, or where to."""


class Shift(NamedTuple):
    """Who stays in a department, who comes and who leaves."""

    department: str
    stays: int
    comes: tuple[Mover, ...]
    leaves: tuple[Mover, ...]


class PersonPlace(NamedTuple):
    """Where somebody is, and why."""

    staff_id: str
    name: str
    former: str
    category: str
    place: str
    reasons: Lines
    decided: bool
    papers: tuple[tuple[str, str], ...] = ()
    """Label and kind of each document about them."""


class FolderFiles(NamedTuple):
    """Files of one folder."""

    title: str
    labels: Lines
    more: int = 0
    """How many further ones there are."""


class Figure(NamedTuple):
    """A figure that tells how the campaign stands."""

    value: str
    of: str
    what: str


class Overview(NamedTuple):
    """The whole page."""

    campaign: str
    rehearsal: bool
    traditional: bool
    today: date
    next_step: str
    steps: tuple[StepState, ...]
    figures: tuple[Figure, ...] = ()
    errors: tuple[IssueLine, ...] = ()
    error_count: int = 0
    notices: tuple[IssueLine, ...] = ()
    notice_count: int = 0
    debts: tuple[Debts, ...] = ()
    days: tuple[ComingDay, ...] = ()
    news: tuple[News, ...] = ()
    components: tuple[ComponentShare, ...] = ()
    posts: tuple[PostChart, ...] = ()
    departments: tuple[DepartmentPlaces, ...] = ()
    departments_say: str = ""
    """What the places are taken by: the committee's decisions, the rule's result, nothing yet."""
    flow: Flow | None = None
    shifts: tuple[Shift, ...] = ()
    people: tuple[PersonPlace, ...] = ()
    files: tuple[FolderFiles, ...] = ()
