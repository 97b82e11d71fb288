"""Each standby as it went: extended, reviewed, placed on trial, handled, over.

Worked out from 待岗台账 and 待岗经过 together, in the order of the days; until when somebody is on
standby or on trial, and at what pay, follows from it.
"""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from typing import Any, NamedTuple

from campaign.calendar import add_months, in_words, whole_months
from campaign.roster.roster import Member
from campaign.scheme.rules.handling_rules import NEW_POST, OLD_POST, TrialRow
from campaign.scheme.scheme import Scheme
from campaign.scheme.targets import Targets, department_targets
from campaign.standby.handling import Handling, Occurrence, Trails, handlings
from campaign.standby.periods import PayChange, Standby
from campaign.standby.phases import PayPhase, pay_phases
from campaign.standby.reviews import Ledger
from campaign.standby.sheets import (
    ENDED,
    ON_TRIAL,
    PASSED,
    REPORTED,
    RETURNED,
    WAITING,
    StandbyRow,
)
from campaign.standby.trail_sheets import (
    EXTENDED,
    GONE,
    PLACED,
    REVIEW_FAILED,
    TRIAL_FAILED,
    TRIAL_PASSED,
    TrailRow,
)
from campaign.workbook.declare.text import fold
from campaign.workbook.read.reader import Row


class Trial(NamedTuple):
    """A trial in a post after standby."""

    place: str
    starts: date
    ends: date
    rule: TrialRow
    placed: Occurrence
    result: Occurrence | None = None

    @property
    def latest(self) -> date:
        """The day beyond which the scheme allows no trial."""
        return add_months(self.starts, self.rule.months)

    @property
    def term(self) -> str:
        """How long it is, in words: 3个月, or 20天 where it is no whole number of months."""
        months = whole_months(self.starts, self.ends)
        if months and add_months(self.starts, months) == self.ends:
            return in_words(months)
        return f"{(self.ends - self.starts).days}天"

    @property
    def told(self) -> dict[str, Any]:
        """What letters say of it, by the fields of their data."""
        return {
            "trial": self.term,
            "trial_begins": self.starts,
            "trial_ends": self.ends,
            "trial_pay": self.rule.pay,
        }


class Extension(NamedTuple):
    """A standby made longer by an entry in 待岗经过."""

    of: Occurrence
    before: date | None
    """Until when it was to last before."""
    until: date


class Reviewed(NamedTuple):
    """A review at the end of a period."""

    of: Occurrence
    ends: date | None
    """Until when the period lasted."""


class Course(NamedTuple):
    """How one standby went."""

    standby: Standby
    """With its end and its pay as they stand now."""
    reviews: tuple[Reviewed, ...]
    state: str
    place: str
    """The post somebody is back in, for good or on trial; empty otherwise."""
    back: Occurrence | None
    """The entry by which somebody is back there."""
    over_on: date | None
    """The day of the decision that ended it; None while it lasts."""
    gone_on: date | None
    """The day on which somebody left for good, by an entry of its own."""
    placings: tuple[Occurrence, ...]
    trials: tuple[Trial, ...]
    extensions: tuple[Extension, ...]
    handled: tuple[Handling, ...]
    unfit: tuple[tuple[Occurrence, str], ...]
    """What cannot have happened when it is said to, with the reason."""

    @property
    def trial(self) -> Trial | None:
        """The trial that goes on."""
        return self.trials[-1] if self.state == ON_TRIAL else None

    @property
    def trial_of_review(self) -> Trial | None:
        """The trial of somebody who passed the review of 待岗台账."""
        own = (each for each in self.trials if isinstance(each.placed.row.value, StandbyRow))
        return next(own, None)

    def trial_after(self, placed: Occurrence) -> Trial | None:
        """Return the trial that an entry began, if it began one."""
        return next((each for each in self.trials if each.placed is placed), None)


def courses(
    scheme: Scheme, standby: Iterable[Standby], ledger: Ledger, trails: Trails
) -> list[Course]:
    """Follow each standby through both sheets."""
    targets = department_targets(scheme)
    found = []
    for each in standby:
        row, own = ledger.get(each.staff_id), trails.get(each.staff_id, ())
        walk = _Walk(scheme, targets, _by_ledger(each, row.value, own) if row else each)
        happened = sorted(
            [*_of_ledger(row, walk.ends), *map(_of_trail, own)],
            key=lambda occurrence: occurrence.day,
        )
        found.append(walk.through(happened))
    return found


def _by_ledger(standby: Standby, row: StandbyRow, own: Iterable[Row[TrailRow]]) -> Standby:
    """Return a period with the end, and the place of training, that the ledger says by now.

    An extension that stands in 待岗经过 as well, for its letter, is that one.
    """
    told = {each.value.until for each in own if each.value.case == EXTENDED}
    ends = standby.ends if row.extended_to in told else row.extended_to or standby.ends
    return standby._replace(ends=ends, training_in=row.training_in or standby.training_in)


def _of_ledger(row: Row[StandbyRow] | None, ends: date | None) -> Iterator[Occurrence]:
    """Yield the review at the end of a standby as something that happened.

    One without its day, which is told as a fault, is taken to be of the last day.
    """
    value = row.value if row else None
    if row is None or value is None or not value.result:
        return
    if day := value.reviewed_on or ends:
        case = PLACED if value.result == PASSED else REVIEW_FAILED
        yield Occurrence(day, case, row, place=value.destination, decided_on=value.decided_on)


def _of_trail(row: Row[TrailRow]) -> Occurrence:
    value = row.value
    return Occurrence(
        value.day,
        value.case,
        row,
        value.days or 0,
        value.place,
        value.until,
        value.decided_on,
        value.note,
    )


def is_old_post(targets: Targets, member: Member, place: str) -> bool:
    """Tell whether a place is that of somebody's own department on the roster."""
    own = member.person.department
    return fold(place) == fold(targets.find(own).target or own)


class _Walk:
    """Goes through what happened to one person."""

    def __init__(self, scheme: Scheme, targets: Targets, standby: Standby) -> None:
        self.scheme = scheme
        self.targets = targets
        self.standby = standby
        self.ends = standby.ends
        self.reviews: list[Reviewed] = []
        self.state = WAITING
        self.place = ""
        self.back: Occurrence | None = None
        self.over_on: date | None = None
        self.gone_on: date | None = None
        self.placings: list[Occurrence] = []
        self.trials: list[Trial] = []
        self.extensions: list[Extension] = []
        self.handled: list[Handling] = []
        self.unfit: list[tuple[Occurrence, str]] = []

    def through(self, happened: Sequence[Occurrence]) -> Course:
        ruled = {id(each.of): each for each in handlings(self.scheme.handlings, happened)}
        for each in happened:
            if why := self._against(each):
                self.unfit.append((each, why))
                continue
            if isinstance(each.row.value, StandbyRow) or each.case == REVIEW_FAILED:
                self.reviews.append(Reviewed(each, self.ends))
            self._take(each)
            if handling := ruled.get(id(each)):
                self.handled.append(handling)
                if handling.rule.ends and each.decided_on:
                    self._end(ENDED, each)
        return Course(
            self.standby._replace(ends=self.ends, pay_changes=self._pay_changes()),
            tuple(self.reviews),
            self.state,
            self.place,
            self.back,
            self.over_on,
            self.gone_on,
            tuple(self.placings),
            tuple(self.trials),
            tuple(self.extensions),
            tuple(self.handled),
            tuple(self.unfit),
        )

    def _pay_changes(self) -> tuple[PayChange, ...]:
        changes = [
            PayChange(each.of.decided_on, each.rule.pay)
            for each in self.handled
            if each.of.decided_on and each.rule.pay
        ]
        for trial in self.trials:
            if (result := trial.result) and result.case == TRIAL_FAILED:
                changes.append(PayChange(trial.starts, trial.rule.pay))
                changes.append(PayChange(result.decided_on or result.day, ""))
        return tuple(sorted(changes, key=lambda each: each.starts))

    def _against(self, each: Occurrence) -> str:
        """Say why something cannot have happened as things stood; nothing if it can."""
        if self.state == ENDED:
            return "以前已经结束待岗"
        if each.case in (TRIAL_PASSED, TRIAL_FAILED):
            return "" if self.state == ON_TRIAL else "没有在试岗"
        if self.state in (ON_TRIAL, RETURNED) and each.case in (EXTENDED, PLACED, REVIEW_FAILED):
            return "以前已经恢复工作"
        return ""

    def _take(self, each: Occurrence) -> None:
        if each.case == EXTENDED and each.until:
            self.extensions.append(Extension(each, self.ends, each.until))
            self.ends, self.state = each.until, WAITING
        elif each.case == PLACED:
            self._place(each)
        elif each.case in (TRIAL_PASSED, TRIAL_FAILED):
            self.trials[-1] = self.trials[-1]._replace(result=each)
            self.state = RETURNED
            if each.case == TRIAL_FAILED:
                self.place, self.over_on = "", None
                self.state = WAITING if each.until else TRIAL_FAILED
                self.ends = each.until or self.ends
        elif each.case == REVIEW_FAILED:
            self.state = REPORTED
        elif each.case == GONE:
            self._end(ENDED, each)
            self.gone_on = each.day

    def _place(self, each: Occurrence) -> None:
        self._end(RETURNED, each)
        self.place, self.back = each.place, each
        self.placings.append(each)
        is_old = is_old_post(self.targets, self.standby.member, each.place)
        wanted = OLD_POST if is_old else NEW_POST
        rule = next((row for row in self.scheme.trials if row.applies_to == wanted), None)
        if rule and each.place:
            starts = each.decided_on or each.day
            ends = each.until or add_months(starts, rule.months)
            self.trials.append(Trial(each.place, starts, ends, rule, each))
            self.state = ON_TRIAL

    def _end(self, state: str, each: Occurrence) -> None:
        """Note that somebody is on standby no more."""
        self.state, self.place = state, ""
        self.over_on = each.decided_on or each.day


def pay_of(scheme: Scheme, course: Course) -> list[PayPhase]:
    """Give the stretches of pay of a standby as it went, up to the day on which it was over."""
    standby, over_on = course.standby, course.over_on
    if over_on and standby.ends:
        standby = standby._replace(ends=min(over_on, standby.ends))
    return pay_phases(scheme, standby)
