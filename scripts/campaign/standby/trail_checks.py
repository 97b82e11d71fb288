"""待岗经过: its rows, and what follows from them, checked against the decisions and the scheme."""

import dataclasses
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from campaign.issues import Issue, Kind, did_you_mean
from campaign.roster.roster import Roster
from campaign.scheme.scheme import Scheme
from campaign.scheme.targets import department_targets
from campaign.standby.courses import Course, Trial
from campaign.standby.handling import Occurrence, Trails
from campaign.standby.periods import Standby, is_nowhere
from campaign.standby.phases import last_possible_end
from campaign.standby.reviews import Ledger, unknown_place
from campaign.standby.sheets import WAITING, StandbyRow
from campaign.standby.trail_sheets import (
    EXTENDED,
    OWN_CASES,
    PLACED,
    TRIAL_FAILED,
    TRIAL_PASSED,
    TrailRow,
)
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.read.reader import Row

LETTERS = {
    EXTENDED: "延长待岗通知书",
    PLACED: "待岗人员上岗通知书",
    TRIAL_PASSED: "试岗结果通知书",
    TRIAL_FAILED: "试岗结果通知书",
}
"""Which letter tells of what the program itself understands."""


def known_cases(scheme: Scheme) -> list[str]:
    """List what may stand under 情形: the program's own words and those of the scheme."""
    ruled = [case for rule in scheme.handlings for case in rule.cases]
    return list(dict.fromkeys([*ruled, *OWN_CASES]))


def check_trails(
    scheme: Scheme,
    roster: Roster,
    standby: Sequence[Standby],
    rows: Sequence[Row[TrailRow]],
    today: date,
) -> tuple[dict[str, list[Row[TrailRow]]], list[Issue]]:
    """Return the rows by 编号, checked one by one."""
    keeper = _TrailKeeper(scheme, roster, standby, today)
    for row in rows:
        keeper.issues += keeper.take(row)
    return keeper.trails, keeper.issues


class _TrailKeeper:
    """Takes the rows one by one."""

    def __init__(
        self, scheme: Scheme, roster: Roster, standby: Sequence[Standby], today: date
    ) -> None:
        self.roster = roster
        self.targets = department_targets(scheme)
        self.standby = {each.staff_id: each for each in standby}
        self.cases = {fold(each): each for each in known_cases(scheme)}
        self.by_days = {fold(e.case) for e in scheme.handlings if e.days is not None}
        self.today = today
        self.trails: dict[str, list[Row[TrailRow]]] = {}
        self.seen: Counter[tuple[str, date, str]] = Counter()
        self.issues: list[Issue] = []

    def take(self, row: Row[TrailRow]) -> Iterator[Issue]:
        value, where = row.value, row.where("staff_id")
        member, issues = self.roster.identify(value.staff_id, value.name, where)
        yield from issues
        if member is None:
            return
        person = self.standby.get(member.staff_id)
        if person is None:
            yield Kind.TRAIL_STRANGER.at(
                where, value.staff_id, name=member.name, staff_id=member.staff_id
            )
            return
        case = self.cases.get(fold(value.case))
        if case is None:
            guess = self.cases.get(nearest(fold(value.case), list(self.cases)) or "", "")
            yield Kind.TRAIL_CASE_UNKNOWN.at(
                row.where("case"),
                value.case,
                case=value.case,
                suggestion=did_you_mean(guess),
                known="、".join(self.cases.values()),
            )
            return
        yield from self._dates(row, person, case)
        yield from self._lacks(row, person.member.name, case)
        yield from self._place(row, person.member.name, case)
        key = member.staff_id, value.day, case
        self.seen[key] += 1
        if self.seen[key] > 1:
            yield Kind.TRAIL_TWICE.at(
                row.where("case"),
                value.case,
                name=member.name,
                day=value.day,
                case=case,
                count=self.seen[key],
            )
        place = self.targets.find(value.place).target or value.place
        own = dataclasses.replace(value, case=case, place=place)
        self.trails.setdefault(member.staff_id, []).append(row._replace(value=own))

    def _dates(self, row: Row[TrailRow], person: Standby, case: str) -> Iterator[Issue]:
        """Refuse days that cannot be: before the standby, still to come, decided too early."""
        value, day, decided_on = row.value, row.value.day, row.value.decided_on
        found = []
        if person.starts and day < person.starts:
            found.append(("day", "日期", f"早于待岗开始日期{person.starts}"))
        elif day > self.today:
            found.append(("day", "日期", "还没有到"))
        if decided_on and person.starts and decided_on < person.starts:
            found.append(("decided_on", "决定日期", f"早于待岗开始日期{person.starts}"))
        elif decided_on and decided_on < day and case != EXTENDED:
            found.append(("decided_on", "决定日期", f"早于这件事的日期{day}"))
        elif decided_on and decided_on > self.today:
            found.append(("decided_on", "决定日期", "还没有到"))
        for field, column, why in found:
            yield Kind.TRAIL_MISDATED.at(
                row.where(field),
                getattr(value, field),
                name=person.member.name,
                column=column,
                day=getattr(value, field),
                why=why,
            )

    def _lacks(self, row: Row[TrailRow], name: str, case: str) -> Iterator[Issue]:
        wanted = [
            ("until", "至", case == EXTENDED),
            ("place", "去向", case == PLACED),
            ("days", "天数", fold(case) in self.by_days),
        ]
        for field, column, is_wanted in wanted:
            found = getattr(row.value, field)
            if is_wanted and (not found or (field == "place" and is_nowhere(found))):
                yield Kind.TRAIL_LACKS.at(row.where(field), name=name, case=case, column=column)

    def _place(self, row: Row[TrailRow], name: str, case: str) -> Iterator[Issue]:
        """Tell of a place that no department is called."""
        typed = row.value.place
        if case != PLACED or is_nowhere(typed):
            return
        if not self.targets.find(typed).target:
            yield unknown_place(self.targets, row.where("place"), typed, name)


# -- what follows ----------------------------------------------------------------------------------


def check_courses(
    scheme: Scheme, courses: Sequence[Course], ledger: Ledger, trails: Trails, today: date
) -> Iterator[Issue]:
    """Check each course as a whole."""
    for each in courses:
        yield from _steps(scheme, each)
        if each.standby.staff_id in trails and (row := ledger.get(each.standby.staff_id)):
            yield from _expired(each, row, today)
        yield from _undecided(each)
        for trial in each.trials:
            yield from _trial(each, trial)
        if each.trial and each.trial.ends < today:
            yield Kind.TRAIL_TRIAL_EXPIRED.at(
                each.trial.placed.row.where("staff_id"),
                name=each.standby.member.name,
                ends=each.trial.ends,
            )


def _expired(course: Course, row: Row[StandbyRow], today: date) -> Iterator[Issue]:
    """Remind of a review that is overdue, as the entries in 待岗经过 have it."""
    ends = course.standby.ends
    if course.state == WAITING and ends and ends < today:
        name = course.standby.member.name
        yield Kind.LEDGER_EXPIRED.at(row.where("result"), name=name, ends=ends)


def _steps(scheme: Scheme, course: Course) -> Iterator[Issue]:
    """Find what cannot have happened as things stood, and extensions that lead nowhere."""
    name, starts = course.standby.member.name, course.standby.starts
    latest = last_possible_end(scheme, starts) if starts else None
    for of, why in course.unfit:
        yield Kind.TRAIL_OUT_OF_PLACE.at(
            of.row.where("staff_id"), name=name, day=of.day, why=why, case=of.case
        )
    for of, before, until in course.extensions:
        where = of.row.where("until")
        if before and until <= before:
            yield Kind.LEDGER_EXTENSION_BACKWARDS.at(
                where, until, name=name, day=until, ends=before
            )
        elif latest and until > latest:
            yield Kind.LEDGER_BEYOND_PHASES.at(where, until, name=name, day=until, latest=latest)


def undecided_of(course: Course) -> Iterator[Occurrence]:
    """Yield the entries in 待岗经过 on which the committee still has to decide."""
    own = [*course.placings, *(each.of for each in course.extensions)]
    own += [each.result for each in course.trials if each.result]
    for of in {id(each): each for each in [*(e.of for e in course.handled), *own]}.values():
        if of.decided_on is None and isinstance(of.row.value, TrailRow):
            yield of


def _undecided(course: Course) -> Iterator[Issue]:
    """Remind of what the committee still has to decide, and of the letter that waits for it."""
    ruled = {id(each.of): each for each in course.handled}
    for of in undecided_of(course):
        rule = ruled.get(id(of))
        yield Kind.TRAIL_UNDECIDED.at(
            of.row.where("decided_on"),
            name=course.standby.member.name,
            day=of.day,
            case=of.case,
            ruled=f"（{rule.times}，按方案{rule.rule.outcome}）" if rule else "",
            document=rule.rule.document if rule else LETTERS[of.case],
        )


def _trial(course: Course, trial: Trial) -> Iterator[Issue]:
    """Refuse a trial longer than the scheme allows."""
    if trial.ends > trial.latest:
        yield Kind.TRAIL_TRIAL_TOO_LONG.at(
            trial.placed.row.where("until"),
            trial.ends,
            name=course.standby.member.name,
            day=trial.ends,
            months=trial.rule.months,
            latest=trial.latest,
        )


def over_quotas(
    scheme: Scheme, roster: Roster, courses: Iterable[Course], placed: Mapping[str, int]
) -> Iterator[Issue]:
    """Find departments that are to take back more people than they have places for.

    `placed` counts the people placed in each.
    """
    returning: dict[str, dict[str, Occurrence]] = {}
    for each in courses:
        if each.place and each.back:
            returning.setdefault(each.place, {})[each.standby.staff_id] = each.back
    for department in scheme.departments:
        people = returning.get(department.name, {})
        count = placed.get(department.name, 0) + len(people)
        if people and count > department.quota:
            *_, last = people.values()
            field = "place" if isinstance(last.row.value, TrailRow) else "destination"
            yield Kind.LEDGER_OVER_QUOTA.at(
                last.row.where(field),
                department.name,
                department=department.name,
                quota=department.quota,
                count=count,
                names="、".join(map(roster.told_apart, people)),
            )
