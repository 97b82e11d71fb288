"""The committee's meetings: what documents need of them, and whether the dates can be true."""

from collections.abc import Iterator, Mapping
from datetime import date
from types import MappingProxyType
from typing import NamedTuple

from campaign import places
from campaign.calendar import YearUnknown
from campaign.chinese import chinese_date
from campaign.issues import Issue, Kind, Where
from campaign.office.office import Office
from campaign.office.sheets import MEETING, Meeting
from campaign.scheme.basics import BASICS
from campaign.scheme.dates import far_from_closing
from campaign.scheme.scheme import Scheme
from campaign.word.official_wording import document_number, number_parts
from campaign.workbook.declare.page import Page
from campaign.workbook.read.reader import Row

NO_ROUNDS: Mapping[str, date] = MappingProxyType({})
_ITEMS = {"decided_on": "决定日期", "effective_on": "任职日期"}


class Sitting(NamedTuple):
    """A meeting whose day is known."""

    row: Row[Meeting]
    decided_on: date

    @property
    def effective_on(self) -> date | None:
        """From when the decisions hold: the date of the notices. None while it is not filled in."""
        return self.row.value.effective_on

    @property
    def number(self) -> str:
        """The number that the office gave the collective notice."""
        return self.row.value.number


def sitting_of(meeting: Row[Meeting] | None) -> Sitting | None:
    """Return the meeting, once its day is filled in."""
    if meeting is None or meeting.value.decided_on is None:
        return None
    return Sitting(meeting, meeting.value.decided_on)


def missing_dates(meeting: Row[Meeting]) -> list[Issue]:
    """Return what is still to be filled in of a meeting that has decided something."""
    return [
        Kind.DECISION_NO_DATE.at(meeting.where(name), item=item)
        for name, item in _ITEMS.items()
        if getattr(meeting.value, name) is None
    ]


def day_to_come(sitting: Sitting) -> Issue:
    """Remind of a meeting that is still to be held: its papers say what it has decided."""
    where, day = sitting.row.where("decided_on"), sitting.decided_on
    return Kind.DECISION_DAY_TO_COME.at(where, day, day=chinese_date(day))


def order_faults(
    scheme: Scheme,
    meeting: Row[Meeting] | None,
    before: Row[Meeting] | None = None,
    *,
    rounds_closed: Mapping[str, date] = NO_ROUNDS,
) -> list[Issue]:
    """Return why a meeting cannot have been on its day: the chain of dates from the scheme on.

    Or ask, where its day is most of a year later than the closing of registration.

    `before` is the meeting whose decisions this one builds on, `rounds_closed` tells until when
    people chose departments in the later rounds that were held, by what the day is called.
    """
    sitting, earlier = sitting_of(meeting), sitting_of(before)
    if sitting is None:
        return []
    basics = scheme.basics
    chain = {
        "方案决定日期": basics.plan_decided_on,
        "报名截止": basics.registration_closes.date(),
        "人选公示开始": basics.candidates_from,
        **rounds_closed,
        "任用决定的决定日期": earlier.decided_on if earlier else None,
    }
    day, where = sitting.decided_on, sitting.row.where("decided_on")
    too_early = [
        Kind.DECISION_TOO_EARLY.at(
            where, day, day=chinese_date(day), what=what, other=chinese_date(other)
        )
        for what, other in chain.items()
        if other and day < other
    ]
    far = far_from_closing(basics, where, day, MEETING.column("decided_on").header)
    return too_early[-1:] or ([far] if far else [])


def decided_before_end(scheme: Scheme, meeting: Row[Meeting] | None) -> Iterator[Issue]:
    """Ask about posts decided on before the candidates' notice was over or the scores public."""
    sitting = sitting_of(meeting)
    if sitting is None:
        return
    chain = {
        "人选公示结束": _candidates_shown_until(scheme),
        "成绩公布日期": scheme.basics.scores_published_on,
    }
    for what, other in chain.items():
        if other and sitting.decided_on < other:
            yield Kind.DECISION_BEFORE_SCORES.at(
                sitting.row.where("decided_on"),
                sitting.decided_on,
                day=chinese_date(sitting.decided_on),
                what=what,
                other=chinese_date(other),
            )


def _candidates_shown_until(scheme: Scheme) -> date | None:
    """Return the last day of the candidates' notice; None where there is none, or its year fails.

    The notice itself tells of a year whose arrangement is not known.
    """
    starts, days = scheme.basics.candidates_from, scheme.basics.candidate_days
    try:
        return scheme.calendar.last_of(starts, days) if starts else None
    except YearUnknown:
        return None


def notice_faults(scheme: Scheme, sitting: Sitting) -> list[Issue]:
    """Return why there can be no public notice of what a meeting has decided."""
    starts = scheme.basics.notice_starts
    if starts is None:
        return [Kind.NOTICE_NO_START.at(Where(places.SCHEME, BASICS.name))]
    if starts < sitting.decided_on:
        return [
            Kind.NOTICE_BEFORE_DECISION.at(
                sitting.row.where("decided_on"),
                sitting.decided_on,
                starts=chinese_date(starts),
                day=chinese_date(sitting.decided_on),
                items="方案的“公示开始”和会议信息的“决定日期”",
            )
        ]
    return []


def appointment_faults(scheme: Scheme, sitting: Sitting) -> list[Issue]:
    """Refuse an appointment before the public notice has ended."""
    day, ends = sitting.effective_on, scheme.notice_ends
    if day is None or ends is None or day > ends:
        return []
    where = sitting.row.where("effective_on")
    return [
        Kind.DECISION_BEFORE_NOTICE_ENDS.at(
            where, day, day=chinese_date(day), ends=chinese_date(ends)
        )
    ]


def standby_faults(scheme: Scheme, sitting: Sitting) -> list[Issue]:
    """Refuse a standby that begins before the committee has said so."""
    starts = scheme.basics.standby_starts
    if starts is None or starts >= sitting.decided_on:
        return []
    where = sitting.row.where("decided_on")
    day = chinese_date(sitting.decided_on)
    return [
        Kind.STANDBY_BEFORE_DECISION.at(
            where, sitting.decided_on, starts=chinese_date(starts), day=day
        )
    ]


class GivenNumbers:
    """Checks the numbers that the office itself gave collective notices, before any is assigned."""

    def __init__(self, office: Office) -> None:
        self.office = office
        self.issues: dict[str, Issue] = {}
        """What is wrong with a document's number, by its key."""
        self._others: dict[str, str] = {}

    def take(self, key: str, sitting: Sitting | None) -> None:
        """Keep the number of a meeting's notice for it."""
        if sitting and sitting.number and (issue := self._fault(key, sitting)):
            self.issues[key] = issue

    def reserve(self, number: str, key: str) -> str | None:
        """Keep a number for a document if it is free; whose it is, None for what is no number."""
        if number_parts(number) is None:
            return None
        if found := self.office.series_of(number):
            numbers, serial = found
            return numbers.claim(serial, key)
        return self._others.setdefault(number, key)

    def _fault(self, key: str, sitting: Sitting) -> Issue | None:
        where, number = sitting.row.where("number"), sitting.number
        owner = self.reserve(number, key)
        if owner is None:
            prefix = self.office.scheme.basics.number_prefix or "×委"
            example = document_number(prefix, self.office.series_year, 7)
            return Kind.NUMBER_MALFORMED.at(where, number, number=number, example=example)
        if owner == key:
            return None
        return Kind.NUMBER_TAKEN.at(where, number, number=number, document=_shown(owner))


def _shown(key: str) -> str:
    kind, _, rest = key.partition("/")
    return f"{kind}（{rest}）" if rest else kind


def meeting_page() -> Page[Meeting]:
    """Return 会议信息, to be filled in."""
    return Page(MEETING)
