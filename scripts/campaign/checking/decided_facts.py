"""What the decided sheets say must stand in each kind of document: people, places, days, numbers.

Nothing here asks how a paper is made or worded, only what was decided and by which rule it follows.
"""

from collections.abc import Callable, Iterator, Mapping
from datetime import date
from functools import partial
from typing import Any, TypeVar

from campaign.calendar import YearUnknown
from campaign.chinese import chinese_date
from campaign.departments.direct_documents import DIRECT_LETTER
from campaign.departments.documents import PLACEMENT_LETTER, PLACEMENT_NOTICE, SELECTION_RESULT
from campaign.departments.placements import Placements
from campaign.departments.stages import the_placements
from campaign.documents.issued import Issued
from campaign.documents.sealed import SealsSeen
from campaign.office.kinds import DocumentKind
from campaign.office.meetings import Sitting, sitting_of
from campaign.office.numbers import Numbers
from campaign.office.office import Office
from campaign.posts.documents import APPOINTMENT_LETTER, APPOINTMENT_NOTICE
from campaign.posts.notice_documents import PUBLIC_NOTICE, part_of
from campaign.posts.own_notices import notice_of, takes_office_on
from campaign.posts.proposal import Appointments
from campaign.posts.removals import removals
from campaign.posts.stages import the_appointments
from campaign.roster.stages import the_roster
from campaign.run import Faulty, Run, Waiting
from campaign.scheme.choosing import STANDBY
from campaign.scheme.stages import the_scheme
from campaign.standby.documents import RETURN_LETTER, STANDBY_LETTER
from campaign.standby.periods import Standby, periods
from campaign.standby.stages import the_ledger
from campaign.word.official_wording import document_number

T = TypeVar("T")
Fact = tuple[str, ...]
"""Ways of writing one fact: one of them stands in the paper."""


class DecidedFacts:
    """Facts by kind of document, and by 编号 for papers about one person."""

    def __init__(self, run: Run) -> None:
        self._run = run
        self.names: Mapping[str, str] = {}
        self._facts: dict[str, Callable[[str], Iterator[Fact]]] = {}
        roster, scheme = self._known(the_roster), self._known(the_scheme)
        if roster is None or scheme is None:
            return
        self.names = {each.staff_id: each.name for each in roster.members}
        issued = Issued(run.folder, SealsSeen(run.folder).registers)
        numbers = Numbers(run.folder, scheme.basics.first_number)
        self._office = Office(scheme, roster, numbers, issued.numbers(roster.by_id))
        appointments, placements = self._known(the_appointments), self._known(the_placements)
        if appointments is not None:
            self._of_posts(appointments)
        if placements is not None:
            self._of_departments(placements)

    def _known(self, stage: Callable[[Run], T]) -> T | None:
        """Give a stage's result; what is not decided, or cannot be read, is in no document."""
        try:
            return self._run.get(stage)
        except (Waiting, Faulty):
            return None

    def of(self, kind: str, about: str) -> Iterator[Fact]:
        """Yield what a paper must say; `about` is a 编号, or a part of those about many."""
        if about in self.names:
            yield (self.names[about],)
        if kind in self._facts:
            yield from self._facts[kind](about)

    # -- posts ------------------------------------------------------------------------------------

    def _of_posts(self, appointments: Appointments) -> None:
        sitting = sitting_of(appointments.meeting)
        try:
            days = {
                staff_id: takes_office_on(self._office.scheme, appointments, staff_id)
                for staff_id in (*appointments.holder_of, *appointments.followers)
                if appointments.takes_office(staff_id)
            }
        except YearUnknown:
            return  # no such paper could be made
        self._facts |= {
            PUBLIC_NOTICE.name: partial(self._announced, appointments, sitting),
            APPOINTMENT_NOTICE.name: partial(self._appointed, appointments, sitting, days),
            APPOINTMENT_LETTER.name: partial(self._in_office, appointments, sitting, days),
        }

    def _announced(
        self, appointments: Appointments, sitting: Sitting | None, part: str
    ) -> Iterator[Fact]:
        """Ask for those of one notice: of all together, or of whoever moved up on a day."""
        own = {key: part_of(each.starts) for key, each in appointments.own_notices.items()}
        everybody = (*appointments.holder_of, *appointments.followers)
        posts = {
            key: appointments.seat(key).name
            for key in everybody
            if own.get(key, "") == part and key not in appointments.unannounced
        }
        yield from self._everybody(posts)
        if posts:
            yield (f"{len(posts)}名",)
            yield (f"{self._office.scheme.basics.notice_days}个工作日",)
            first = next(iter(posts))
            yield from _on(sitting and appointments.decided_on(first, sitting.decided_on))
            for day in notice_of(self._office.scheme, appointments, first):
                yield from _on(day)

    def _appointed(
        self,
        appointments: Appointments,
        sitting: Sitting | None,
        days: Mapping[str, date | None],
        part: str,
    ) -> Iterator[Fact]:
        """Ask for those of one notice: of the meeting's day, or of a later one."""
        meant = {
            staff_id: appointments.seat(staff_id).name
            for staff_id, day in days.items()
            if (part_of(day) if day and sitting and day != sitting.effective_on else "") == part
        }
        yield from self._everybody(meant)
        if len(meant) == len(days):  # else those who leave posts are told of notice by notice
            leaving = {
                member.staff_id: post.name for post, member in removals(self._office, appointments)
            }
            yield from self._everybody(leaving)
            people = len(meant.keys() | leaving.keys())
            if people > _ALL_NAMED:
                yield (f"等{people}名",)
        for staff_id in meant:
            yield from _on(sitting and appointments.decided_on(staff_id, sitting.decided_on))
            yield from _on(days[staff_id])
        yield from self._number(
            APPOINTMENT_NOTICE, part, "" if part or not sitting else sitting.number
        )

    def _in_office(
        self,
        appointments: Appointments,
        sitting: Sitting | None,
        days: Mapping[str, date | None],
        staff_id: str,
    ) -> Iterator[Fact]:
        posts = {key: appointments.seat(key).name for key in days}
        yield from self._letter(APPOINTMENT_LETTER, posts, None, staff_id)
        if staff_id in days:
            yield from _on(sitting and appointments.decided_on(staff_id, sitting.decided_on))
            yield from _on(days[staff_id])

    # -- departments ------------------------------------------------------------------------------

    def _of_departments(self, placements: Placements) -> None:
        sitting = sitting_of(placements.meeting)
        elsewhere = {STANDBY, *self._office.scheme.elsewhere}
        chosen = {
            staff_id: each.place
            for staff_id, each in placements.of.items()
            if each.place not in elsewhere
        }
        terms = {each.staff_id: each for each in periods(self._office.scheme, placements)}
        given = {each.member.staff_id: each.department for each in placements.direct.values()}
        self._facts |= {
            SELECTION_RESULT.name: partial(self._chosen, chosen | given, sitting),
            PLACEMENT_NOTICE.name: partial(self._placed, chosen | given, sitting),
            PLACEMENT_LETTER.name: partial(self._letter, PLACEMENT_LETTER, chosen, sitting),
            DIRECT_LETTER.name: partial(self._letter, DIRECT_LETTER, given, sitting),
            STANDBY_LETTER.name: partial(self._sent_away, terms, sitting),
            RETURN_LETTER.name: self._returning,
        }

    def _chosen(self, placed: Mapping[str, str], sitting: Sitting | None, _: str) -> Iterator[Fact]:
        yield from self._everybody(placed)
        yield from _on(sitting and sitting.decided_on)

    def _placed(self, placed: Mapping[str, str], sitting: Sitting | None, _: str) -> Iterator[Fact]:
        yield from self._everybody(placed)
        yield (f"{len(placed)}名",)
        yield from self._days(sitting)
        yield from self._number(PLACEMENT_NOTICE, "", sitting.number if sitting else "")

    def _sent_away(
        self, terms: Mapping[str, Standby], sitting: Sitting | None, staff_id: str
    ) -> Iterator[Fact]:
        if staff_id in terms:
            yield from _on(terms[staff_id].starts)
            yield from _on(terms[staff_id].ends)
            yield from self._days(sitting)
            yield from self._number(STANDBY_LETTER, staff_id)

    def _returning(self, staff_id: str) -> Iterator[Fact]:
        ledger = self._known(the_ledger) or {}
        if staff_id in ledger:
            row = ledger[staff_id].value
            yield (row.destination,)
            yield from _on(row.reviewed_on)
        yield from self._number(RETURN_LETTER, staff_id)

    # -- what papers have in common ---------------------------------------------------------------

    def _everybody(self, places: Mapping[str, str]) -> Iterator[Fact]:
        for staff_id, place in places.items():
            yield (self.names[staff_id],)
            yield (place,)

    def _letter(
        self,
        kind: DocumentKind[Any],
        places: Mapping[str, str],
        sitting: Sitting | None,
        staff_id: str,
    ) -> Iterator[Fact]:
        if staff_id in places:
            yield (places[staff_id],)
            yield from self._days(sitting)
            yield from self._number(kind, staff_id)

    def _days(self, sitting: Sitting | None) -> Iterator[Fact]:
        if sitting:
            yield from _on(sitting.decided_on)
            yield from _on(sitting.effective_on)

    def _number(self, kind: DocumentKind[Any], about: str, given: str = "") -> Iterator[Fact]:
        """Yield the number that the meeting gave, or the register; its room may be left blank."""
        office, key = self._office, kind.key(about)
        sealed_as = office.sealed_as.get(key)
        if sealed_as:
            yield sealed_as, _BLANK
        elif given:
            yield (given,)
        elif about in self.names:
            if number := office.letter_number(key, office.series_year):
                yield number, _BLANK
        elif serial := office.numbers.known(key):
            prefix = office.scheme.basics.number_prefix
            yield document_number(prefix, office.series_year, serial), _BLANK


_ALL_NAMED = 2
"""Up to so many people a title names each."""
_BLANK = "〕　号"


def _on(day: date | None) -> Iterator[Fact]:
    if day:
        yield (chinese_date(day),)
