"""待岗台账: what the reviews found, checked against the decisions.

A period is the plan's, unless the committee wrote on the ledger that it lasts longer, or ends
early for somebody who passed.
"""

import dataclasses
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date

from campaign.issues import Issue, Kind, Where, did_you_mean
from campaign.roster.roster import Roster
from campaign.scheme.scheme import Scheme
from campaign.scheme.targets import Targets, department_targets
from campaign.standby.handling import Trails
from campaign.standby.periods import Standby, is_nowhere
from campaign.standby.phases import last_possible_end
from campaign.standby.sheets import FAILED, PASSED, StandbyRow
from campaign.standby.trail_sheets import EXTENDED
from campaign.workbook.declare.text import same
from campaign.workbook.read.reader import Row

_REFUSED = re.compile(
    "不(?:同意(?!见)|予|批准)|未(?:予)?(?:同意|批准)|没有(?:同意|批准)|驳回|暂[缓不]"
)
"""Words of a committee that does not end or extend somebody's standby."""
Ledger = dict[str, Row[StandbyRow]]
"""The rows by 编号; a 去向 that means a department stands there by the department's name."""


def check_reviews(
    scheme: Scheme,
    roster: Roster,
    standby: Sequence[Standby],
    trails: Trails,
    rows: Sequence[Row[StandbyRow]],
    today: date,
) -> tuple[Ledger, list[Issue]]:
    """Return the ledger by 编号, checked against those who are on standby.

    `trails` say besides to when the committee extended a period.
    """
    keeper = _Keeper(scheme, roster, standby, trails, today)
    for row in rows:
        keeper.take(row)
    return keeper.ledger, keeper.issues


class _Keeper:
    """Takes the ledger's rows one by one."""

    def __init__(
        self,
        scheme: Scheme,
        roster: Roster,
        standby: Sequence[Standby],
        trails: Trails,
        today: date,
    ) -> None:
        self.trails = trails
        self.scheme = scheme
        self.roster = roster
        self.targets = department_targets(scheme)
        self.standby = {each.staff_id: each for each in standby}
        self.today = today
        self.ledger: Ledger = {}
        self.counts: Counter[str] = Counter()
        self.issues: list[Issue] = []

    def take(self, row: Row[StandbyRow]) -> None:
        value, where = row.value, row.where("staff_id")
        member, issues = self.roster.identify(value.staff_id, value.name, where)
        self.issues += issues
        if member is None:
            return
        person = self.standby.get(member.staff_id)
        self.counts[member.staff_id] += 1
        who = {"name": member.name, "staff_id": member.staff_id}
        if person is None:
            self.issues.append(Kind.LEDGER_STRANGER.at(where, value.staff_id, **who))
        elif member.staff_id in self.ledger:
            count = self.counts[member.staff_id]
            self.issues.append(Kind.LEDGER_TWICE.at(where, value.staff_id, count=count, **who))
        else:
            self.issues += [*self._dates(row, person), *_extension(row, person)]
            self.issues += self._other_words(row, person)
            self.issues += self._within_phases(row, person)
            self.issues += [*self._review(row, person), *self._decision(row, person)]
            self.ledger[member.staff_id] = self._placed(row, member.name)

    def _dates(self, row: Row[StandbyRow], person: Standby) -> Iterator[Issue]:
        """Refuse a period set in the ledger: it follows from the decisions."""
        for name, column, now in (
            ("starts", "开始日期", person.starts),
            ("ends", "期满日期", person.ends),
        ):
            here = getattr(row.value, name)
            if here and now and here != now:
                yield Kind.LEDGER_DATE_CHANGED.at(
                    row.where(name),
                    here,
                    name=person.member.name,
                    column=column,
                    here=here,
                    now=now,
                )

    def _within_phases(self, row: Row[StandbyRow], person: Standby) -> Iterator[Issue]:
        """Refuse an extension beyond the last month for which the scheme says anything."""
        day = row.value.extended_to
        latest = last_possible_end(self.scheme, person.starts) if person.starts else None
        if day and latest and day > latest:
            where, name = row.where("extended_to"), person.member.name
            yield Kind.LEDGER_BEYOND_PHASES.at(where, day, name=name, day=day, latest=latest)

    def _other_words(self, row: Row[StandbyRow], person: Standby) -> Iterator[Issue]:
        """Tell where the ledger says something else than the decision, and which of them counts."""
        for field, column, now, used in (
            ("cause", "待岗原因", person.cause, "定岗决定"),
            ("training_in", "跟班学习部门", person.training_in, "台账"),
        ):
            here = getattr(row.value, field)
            if here and now and not same(self.targets.find(here).target or here, now):
                yield Kind.LEDGER_DIFFERS.at(
                    row.where(field),
                    here,
                    name=person.member.name,
                    column=column,
                    here=here,
                    now=now,
                    used=used,
                )

    def _review(self, row: Row[StandbyRow], person: Standby) -> Iterator[Issue]:
        value, name = row.value, person.member.name
        ends = self._ends(value, person)
        if not value.result:
            yield from self._without_result(row, name)
            if ends and ends < self.today and person.staff_id not in self.trails:
                yield Kind.LEDGER_EXPIRED.at(row.where("result"), name=name, ends=ends)
            return
        where, day = row.where("reviewed_on"), value.reviewed_on
        if day is None:
            yield Kind.LEDGER_NO_DATE.at(where, name=name)
        elif ends and day < ends:
            decided = value.result == PASSED and _agreed(value) and not value.extended_to
            kind = Kind.LEDGER_ENDED_EARLY if decided else Kind.LEDGER_EARLY
            yield kind.at(where, day, name=name, day=day, ends=ends)
        elif day > self.today:
            yield Kind.LEDGER_FUTURE.at(where, day, name=name, day=day)
        if value.result == FAILED and value.destination:
            where, place = row.where("destination"), value.destination
            yield Kind.LEDGER_DESTINATION_UNUSED.at(where, place, name=name, place=place)
        elif value.result == PASSED and not value.destination:
            yield Kind.LEDGER_NO_DESTINATION.at(row.where("destination"), name=name)
        elif value.result == PASSED and day and not value.decided_on:
            yield Kind.LEDGER_DECISION_UNDATED.at(row.where("decided_on"), name=name, day=day)

    def _decision(self, row: Row[StandbyRow], person: Standby) -> Iterator[Issue]:
        """Check that the committee decided on what was found, and not before it."""
        day, reviewed_on = row.value.decided_on, row.value.reviewed_on
        if day is None:
            return
        if reviewed_on and day < reviewed_on:
            why = f"早于考评日期{reviewed_on}"
        elif person.starts and day < person.starts:
            why = f"早于待岗开始日期{person.starts}"
        elif day > self.today:
            why = "还没有到"
        else:
            return
        where, name = row.where("decided_on"), person.member.name
        yield Kind.LEDGER_DECISION_MISDATED.at(where, day, name=name, day=day, why=why)

    def _ends(self, value: StandbyRow, person: Standby) -> date | None:
        """Return until when a period lasted when it was reviewed.

        What the committee extended on the day of the review follows from the review.
        """
        day = value.reviewed_on
        later = [
            own.value.until
            for own in self.trails.get(person.staff_id, ())
            if own.value.case == EXTENDED and (day is None or own.value.day < day)
        ]
        return max(filter(None, later), default=value.extended_to or person.ends)

    def _without_result(self, row: Row[StandbyRow], name: str) -> Iterator[Issue]:
        value = row.value
        columns = {"reviewed_on": "考评日期", "destination": "去向", "decided_on": "决定日期"}
        for field, column in columns.items():
            is_of_another_decision = field == "decided_on" and value.decision
            if (read_value := getattr(value, field)) and not is_of_another_decision:
                yield Kind.LEDGER_NO_RESULT.at(
                    row.where(field), read_value, name=name, column=column
                )

    def _placed(self, row: Row[StandbyRow], name: str) -> Row[StandbyRow]:
        """Return the row with its 去向 by the department's own name, if it means a department."""
        typed = row.value.destination
        if not typed:
            return row
        if row.value.result == PASSED and is_nowhere(typed):
            where = row.where("destination")
            self.issues.append(Kind.LEDGER_NO_RETURN.at(where, typed, name=name, place=typed))
            return row
        meant = self.targets.find(typed).target
        if meant:
            return row._replace(value=dataclasses.replace(row.value, destination=meant))
        self.issues.append(unknown_place(self.targets, row.where("destination"), typed, name))
        return row


def unknown_place(targets: Targets, where: Where, typed: str, name: str) -> Issue:
    """Tell of a place that no department is called, to which somebody is to go."""
    return Kind.LEDGER_UNKNOWN_PLACE.at(
        where,
        typed,
        name=name,
        place=typed,
        suggestion=did_you_mean(targets.nearest(typed)),
        known="、".join(targets.names),
    )


def _extension(row: Row[StandbyRow], person: Standby) -> Iterator[Issue]:
    """Check an extension: a longer period is the committee's decision."""
    value, name = row.value, person.member.name
    where, day = row.where("extended_to"), value.extended_to
    if day is None:
        return
    if person.ends and day <= person.ends:
        yield Kind.LEDGER_EXTENSION_BACKWARDS.at(where, day, name=name, day=day, ends=person.ends)
    if not _agreed(value):
        yield Kind.LEDGER_EXTENSION_UNDECIDED.at(where, day, name=name, day=day)


def _agreed(value: StandbyRow) -> bool:
    """Tell whether the committee decided what the row says, and did not refuse it."""
    return bool(value.decision) and not _REFUSED.search(value.decision)
