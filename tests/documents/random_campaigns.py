"""Campaigns made up at random, decided in every way, without any workbook."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any, cast

from hypothesis import strategies as st

from campaign.departments.placements import Placement, Placements
from campaign.departments.rounds import held_rounds
from campaign.departments.sheets import PlacementRow
from campaign.departments.stages import the_placements
from campaign.documents.due import gather, gather_reviews
from campaign.documents.issued import Issued
from campaign.documents.own_kinds import OwnKinds
from campaign.documents.rechecks import the_rechecks
from campaign.documents.stages import the_issued, the_own_kinds
from campaign.issues import Issue, Where
from campaign.office.history import STANDBY
from campaign.office.kinds import Paper
from campaign.office.numbers import Numbers
from campaign.office.office import Office
from campaign.office.sheets import Meeting
from campaign.posts.proposal import Appointments
from campaign.posts.stages import the_appointments
from campaign.roster.roster import Member, Roster
from campaign.roster.sheets import BOTH_PARTS, StaffMember
from campaign.run import Run, Waiting
from campaign.scheme import answers, basics
from campaign.scheme import sheets as sheets
from campaign.scheme.calendar_reading import work_calendar
from campaign.scheme.scheme import Scheme
from campaign.scheme.stages import the_scheme
from campaign.scoring.marking.by_judges import ByJudges
from campaign.scoring.stages import the_scoreboard, why_no_contest
from campaign.standby.courses import courses
from campaign.standby.periods import periods
from campaign.standby.sheets import FAILED, PASSED, StandbyRow
from campaign.standby.stages import the_courses, the_ledger, the_standby
from campaign.storage.folder import Folder
from campaign.tenure.stages import the_tenure_ledger, the_tenures
from campaign.workbook.declare.dates import YearMonth
from campaign.workbook.read.rows import Row

BASICS = basics.Basics(
    name="云溪镇双向选择、竞争上岗活动",
    party_body="中共云溪镇委员会",
    number_prefix="云委",
    first_number=3,
    registration_closes=datetime(2026, 3, 7, 16, 30),
    starts=date(2026, 3, 3),
    ends=date(2026, 3, 20),
    max_choices=2,
    places=2,
    rounding=answers.HALF_UP,
    rounding_stage=answers.EVERY_STEP,
    notice_days=5,
    notice_starts=date(2026, 3, 12),
    handover_days=5,
    standby_months=6,
    standby_pay="只发给基本工资",
    proposing_side=answers.STAFF_FIRST,
)
DEPARTMENTS = ("党政办", "综治办", "经济发展办")
MEETING = Meeting(decided_on=date(2026, 3, 11), effective_on=date(2026, 3, 19))
TODAY = date(2026, 9, 25)

SURNAMES = "赵钱孙李吴郑冯陈褚卫蒋沈韩杨朱秦尤许何吕施曹严华魏陶姜"
GIVEN = ("甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸")
# No name is part of another, nor of anything that documents say.
NAMES = [surname + given * 2 for surname in SURNAMES for given in GIVEN]


class _Nowhere:
    """Cells of sheets that do not exist."""

    def where(self, number: int, name: str, member: Any = None) -> Where:
        return Where("决定表.xlsx", "决定", f"A{number}")


def row_of(value: Any, number: int = 2) -> Row[Any]:
    return Row(value, cast("Any", _Nowhere()), number)


@dataclass
class MadeUp:
    """What the documents are gathered from, as a run would give it."""

    scheme: Scheme
    roster: Roster
    appointments: Appointments
    placements: Placements
    ledger: dict[str, Row[StandbyRow]]
    today: date = TODAY
    folder: Folder = field(default_factory=lambda: Folder(Path("没有的文件夹")))
    issues: list[Issue] = field(default_factory=list)

    def get(self, stage: Callable[[Run], Any]) -> Any:
        if stage is the_scoreboard:
            raise Waiting("成绩")
        standby = periods(self.scheme, self.placements)
        given: dict[Callable[[Run], Any], Any] = {
            the_scheme: self.scheme,
            why_no_contest: "",
            the_appointments: self.appointments,
            the_placements: self.placements,
            the_issued: Issued(self.folder, {}),
            the_standby: standby,
            the_ledger: self.ledger,
            the_courses: courses(self.scheme, standby, self.ledger, {}),
            held_rounds: [],
            the_rechecks: [],
            the_own_kinds: OwnKinds([], frozenset(), []),
            the_tenures: [],
            the_tenure_ledger: {},
        }
        return given[stage]

    def note(self, issues: Sequence[Issue]) -> list[Issue]:
        self.issues += issues
        return list(issues)

    def as_run(self) -> Run:
        """For the functions that take a run."""
        return cast("Run", self)


def scheme() -> Scheme:
    """Three departments with a head and a deputy each."""
    return Scheme(
        basics=BASICS,
        calendar=work_calendar(()),
        posts=tuple(
            sheets.Post(department=name, title=title, quota=2, leader="")
            for name in DEPARTMENTS
            for title in ("主任", "副主任")
        ),
        departments=tuple(sheets.Department(name=name, quota=20) for name in DEPARTMENTS),
        components=(
            sheets.Component(
                name="竞职演说", method=ByJudges.word, points=Decimal(100), full=Decimal(100)
            ),
        ),
    )


def _member(number: int, name: str, place: tuple[str, str]) -> Member:
    person = StaffMember(
        staff_id=f"{number:03}",
        name=name,
        sex="女" if number % 2 else "男",
        born=YearMonth(1970 + number, 1 + number % 12),
        establishment="行政编制",
        duty="在岗",
        department=place[0],
        position=place[1],
        scope=BOTH_PARTS,
    )
    return Member(row_of(person, number))


@st.composite
def campaigns(draw: st.DrawFn) -> MadeUp:
    """Up to twelve people, each appointed, placed, on standby or undecided; names may repeat."""
    names = draw(st.lists(st.sampled_from(NAMES), min_size=1, max_size=12))
    positions = st.tuples(
        st.sampled_from(DEPARTMENTS), st.sampled_from(("主任", "副主任", "干事", ""))
    )
    members = [_member(n, name, draw(positions)) for n, name in enumerate(names, 1)]
    rules = scheme()
    appointments = Appointments(meeting=row_of(MEETING))
    placements = Placements(meeting=row_of(MEETING))
    ledger: dict[str, Row[StandbyRow]] = {}
    for member in members:
        fate = draw(st.sampled_from(("任用", "定岗", "待岗", "未定")))
        if fate == "任用":
            post = draw(st.sampled_from(rules.posts))
            if len(appointments.holders(post.name)) < 2:
                appointments.appoint(member.staff_id, post, post)
        elif fate != "未定":
            place = draw(st.sampled_from(DEPARTMENTS)) if fate == "定岗" else STANDBY
            placements.of[member.staff_id] = Placement(
                member, place, "未被选中", "综治办", row_of(PlacementRow(staff_id=member.staff_id))
            )
            if place == STANDBY:
                ledger[member.staff_id] = row_of(_result(member, draw(st.booleans())))
    return MadeUp(rules, Roster(members), appointments, placements, ledger)


def _result(member: Member, passed: bool) -> StandbyRow:
    return StandbyRow(
        staff_id=member.staff_id,
        name=member.name,
        reviewed_on=date(2026, 9, 21),
        result=PASSED if passed else FAILED,
        destination="党政办" if passed else "",
    )


class NoFolder:
    """A folder without registers, which nothing is written to."""

    def __init__(self) -> None:
        self.ahead: list[Any] = []

    def path(self, *parts: str) -> Any:
        return parts

    def has(self, path: Any) -> bool:
        return False


def papers_of(made_up: MadeUp) -> list[Paper]:
    folder = cast("Folder", NoFolder())
    office = Office(
        made_up.scheme, made_up.roster, Numbers(folder, made_up.scheme.basics.first_number)
    )
    run = made_up.as_run()
    return [*gather(run, office).papers, *gather_reviews(run, office).papers]
