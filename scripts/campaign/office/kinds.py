"""What a kind of document says of itself, and the desk on which its papers gather.

Each chapter declares its kinds beside the data they print and the function that makes them;
`documents.catalogue` lists them all. Printing, numbering, the register for the seal, the history of
changes and the guide ask the kinds, and know none of them by name.
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import Enum, IntEnum, auto
from typing import Any, Generic, NamedTuple, TypeVar

from campaign.calendar import YearUnknown
from campaign.issues import Issue
from campaign.office.meetings import GivenNumbers, Sitting, day_to_come, missing_dates, sitting_of
from campaign.office.office import Letterhead, Office
from campaign.office.sheets import MEETING, Meeting
from campaign.roster.roster import Member
from campaign.run import Faulty, Run, Waiting
from campaign.workbook.read.reader import Row

Data = TypeVar("Data")
T = TypeVar("T")

_NOTICE_BOARD = "公示栏"


class Audience(Enum):
    """Who gets a document."""

    BOARD = auto()
    """Everybody: it is put up on the notice board."""
    OFFICES = auto()
    """The recipients and copies that the scheme names, under a red head."""
    PERSON = auto()
    """The person it is about, with a receipt."""
    FILE = auto()
    """The file of a person: a form filled and signed by hand, never sealed."""


class Series(Enum):
    """Which numbers a kind's documents bear; both are one series unless the scheme parts them."""

    NOTICES = auto()
    LETTERS = auto()
    NONE = auto()


class Phase(IntEnum):
    """The part of the campaign whose decisions a document states, in their order.

    Documents are made in this order, so numbers follow it.
    """

    PLAN = auto()
    CANDIDATES = auto()
    SCORES = auto()
    RECHECKS = auto()
    """Answers to whoever asked for a look again, at eligibility or marks."""
    POSTS = auto()
    DEPARTMENTS = auto()
    HANDOVER = auto()
    REVIEWS = auto()
    """The end of standby, half a year later: a step of its own, with its own register."""


class Paper(NamedTuple):
    """A document: its kind, its data, and whom it is for."""

    kind: "DocumentKind[Any]"
    data: Any
    addressee: str
    member: Member | None = None
    """Whom it is about; None for a document about many."""
    part: str = ""
    """Tells apart several documents of a kind that is about many."""
    pending: str = ""
    """What has to be decided before it may be sealed; empty if nothing."""
    occasion: str = ""
    """Tells a later paper of a kind to the same person from the first: 第2次."""

    @property
    def key(self) -> str:
        """Its name in the register of numbers."""
        return self.kind.key(self.staff_id or self.part, self.occasion)

    @property
    def not_before(self) -> date | None:
        """The day of its date, before which nobody may seal it; None for what is never sealed."""
        return self.data.head.dated if self.kind.is_sealed else None

    def over_on(self, office: Office) -> date | None:
        """Return the last day of what it announces; None if it announces nothing that ends."""
        return self.kind.over_on and self.kind.over_on(office, self.data)

    @property
    def staff_id(self) -> str:
        """编号 of whom it is about; empty for a document about many."""
        return self.member.staff_id if self.member else ""


def occasion(number: int) -> str:
    """Tell the papers of a kind to one person apart: nothing for the first, 第2次 and on."""
    return f"第{number}次" if number > 1 else ""


@dataclass(frozen=True, eq=False)
class DocumentKind(Generic[Data]):
    """A kind of document (文种): all that the rest of the program wants to know of it."""

    name: str
    """Also its template's file name, and its documents' file names begin with it."""
    data: type[Data]
    """What its template may print."""
    audience: Audience
    series: Series
    phase: Phase
    made_by: Callable[["Desk"], None]
    """Puts its papers on the desk, as far as decisions allow; kinds decided together share one."""
    spoiled_by: Collection[str] = ()
    """The subjects of later changes (`office.history.subjects`) that make a printed one wrong."""
    copies: int | None = None
    """How many of each are printed; None where the office counts who gets one."""
    on_demand: bool = False
    """Whether it is made only where the scheme or a record of the office asks for it."""
    jointly: bool = True
    """Whether the scheme's co-issuer signs a notice, too; the party alone appoints."""
    meeting: Callable[["Desk"], Row[Meeting] | None] | None = None
    """Finds the meeting on whose sheet the office may itself give the notice its number."""
    over_on: Callable[[Office, Any], date | None] | None = None
    """The last day of what it announces: once that is past, there is no announcing it anew."""
    folder: str = ""
    """Where below the office's own templates its template lies, if the program has none."""

    @property
    def is_of_one(self) -> bool:
        """Whether each of its papers is about one person."""
        return self.audience in (Audience.PERSON, Audience.FILE)

    @property
    def is_sealed(self) -> bool:
        """Whether it goes to the seal."""
        return self.audience is not Audience.FILE

    @property
    def file_name(self) -> str:
        """The template's file, below the folder of templates."""
        return f"{self.folder}/{self.name}.docx" if self.folder else f"{self.name}.docx"

    def key(self, of: str = "", occasion: str = "") -> str:
        """Name a document for the register of numbers; `of` is a 编号, or a part."""
        return "/".join(filter(None, (self.name, of, occasion)))

    def head(
        self, office: Office, dated: date, of: str = "", given: str = "", occasion: str = ""
    ) -> Letterhead:
        """Write the letterhead of one document: its number is the one given, else the next free."""
        number = given or self.number(office, dated, self.key(of, occasion))
        if self.audience is Audience.OFFICES:
            return office.red_head(dated, number, jointly=self.jointly)
        return office.head(dated, number)

    def number(self, office: Office, dated: date, key: str) -> str:
        """Give a document of this kind its number; none where the kind bears none."""
        code = self._code(office)
        return "" if code is None else office.number(code, dated, key)

    def lacks_number(self, office: Office) -> bool:
        """Tell whether its documents, numbered elsewhere, bear no number in this campaign."""
        return self.series is Series.LETTERS and office.letter_code is None

    def _code(self, office: Office) -> str | None:
        codes = {
            Series.NOTICES: office.scheme.basics.number_prefix,
            Series.LETTERS: office.letter_code,
        }
        return codes.get(self.series)

    def paper(
        self, office: Office, data: Data, member: Member | None = None, part: str = ""
    ) -> Paper:
        """Make a document of this kind, about one person or about many."""
        if member:
            addressee = office.name(member)
        else:
            on_board = self.audience is Audience.BOARD
            addressee = _NOTICE_BOARD if on_board else office.recipients
        return Paper(self, data, addressee, member, part)


@dataclass
class Desk:
    """Where the papers of a run gather, as far as each part of the campaign has come."""

    run: Run
    office: Office
    papers: list[Paper] = field(default_factory=list)
    taken: set[str] = field(default_factory=set)
    """Kinds of which it is known which documents there are to be; others are left as they lie."""
    undated: dict[str, YearUnknown] = field(default_factory=dict)
    """Kinds that are not made because the working days of a year cannot be counted."""
    waits_for: list[str] = field(default_factory=list)
    faulty: bool = False
    """Whether some decision cannot be read; what builds on all of them is left as it lies."""
    formal: dict[Phase, date] = field(default_factory=dict)
    """From when the decisions of a phase hold, once their documents say so."""
    given: GivenNumbers = field(init=False)

    def __post_init__(self) -> None:
        self.given = GivenNumbers(self.office)

    def ready(self, stage: Callable[[Run], T]) -> T | None:
        """Give a stage's result; None while it waits, or is faulty (its issues tell)."""
        try:
            return self.run.get(stage)
        except Waiting as waiting:
            known = self.waits_for
            known += [str(reason) for reason in waiting.args if reason not in known]
        except Faulty:
            self.faulty = True
        return None

    def may(self, issues: list[Issue]) -> bool:
        """Note what forbids a document, and say whether nothing does.

        What is not there yet is waited for; a fault speaks for itself.
        """
        noted = [each for each in self.run.note(issues) if not each.is_error]
        self.waits_for += [each.problem.rstrip("。") for each in noted]
        return not issues

    def sitting(self, meeting: Row[Meeting] | None) -> Sitting | None:
        """Give the meeting that decided, and note each of its dates that is not filled in."""
        missing = missing_dates(meeting) if meeting else []
        if meeting is None or missing:
            self.run.note(missing)
            self.waits_for.append(f"“{MEETING.name}”里的日期还没有填")
        sitting = sitting_of(meeting)
        if sitting and sitting.decided_on > self.run.today:
            self.run.note([day_to_come(sitting)])
        return sitting

    def after(self, kind: DocumentKind[Any]) -> bool:
        """Tell whether what follows a kind may be made: its papers are known by now.

        Raises `YearUnknown` where they are not made because of days that cannot be counted.
        """
        if unknown := self.undated.get(kind.name):
            raise unknown
        return kind.name in self.taken

    def take(self, *kinds: DocumentKind[Any], papers: Iterable[Paper] = ()) -> None:
        """Take the documents of some kinds: these, and no others."""
        made = list(papers)  # all of them or none: a day on one may be impossible to count
        self.taken |= {kind.name for kind in kinds}
        self.papers += made

    def take_notice(self, kind: DocumentKind[Any], paper: Callable[[], Paper]) -> None:
        """Take the notice to all of a phase, unless the number that the office gave cannot be."""
        issue = self.given.issues.get(kind.name)
        if self.may([issue] if issue else []):
            self.take(kind, papers=[paper()])
