"""The committee's decisions on posts, checked: what is refused, and what is still open.

Refused are more people than 职数, somebody who may not have the post, somebody twice, a decision
other than the proposal without a reason, votes that do not add up, and a table made from marks that
are no longer the ones in force.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from campaign import places
from campaign.issues import Issue, Kind, Where
from campaign.office.sheets import Meeting
from campaign.posts.pools import check_seats, is_seated, seat_of
from campaign.posts.proposal import Appointments, PostProposal
from campaign.posts.sheets import (
    APPOINT,
    APPOINTMENTS,
    APPOINTMENTS_FILE,
    LEFT_OPEN,
    AppointmentRow,
)
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Post
from campaign.scoring.arithmetic import quantized
from campaign.scoring.candidates import check_name
from campaign.scoring.scoreboard import Entry, Scoreboard
from campaign.workbook.declare.cells import plain
from campaign.workbook.read.reader import Row

Decision = Row[AppointmentRow]


def check_appointments(
    scheme: Scheme,
    scoreboard: Scoreboard,
    proposal: PostProposal,
    rows: Sequence[Decision],
    meeting: Row[Meeting] | None,
) -> tuple[Appointments, list[Issue]]:
    """Return the decisions, checked against candidates, quotas, proposals and relations."""
    committee = _Committee(scheme, scoreboard, proposal)
    issues = [issue for row in rows for issue in committee.take(row)]
    issues += committee.close()
    committee.result.meeting = meeting
    return committee.result, issues


class _Committee:
    """Takes decision rows one by one."""

    def __init__(self, scheme: Scheme, scoreboard: Scoreboard, proposal: PostProposal) -> None:
        self.scheme = scheme
        self.proposal = proposal
        self.entries: Mapping[tuple[str, str], Entry] = {
            (entry.post, entry.staff_id): entry
            for post in scheme.posts
            for entry in scoreboard.entries[post.name]
        }
        self.result = Appointments()
        self.appointed: defaultdict[str, list[Decision]] = defaultdict(list)
        """Rows that appoint, by 编号."""

    @property
    def _table(self) -> Where:
        """The sheet of decisions, for what no row of it says."""
        usual = f"{places.APPOINTMENTS}/{APPOINTMENTS_FILE}"
        file = next((row.where("name").file for row in self.result.rows.values()), usual)
        return Where(file, APPOINTMENTS.name)

    def take(self, row: Decision) -> Iterator[Issue]:
        value = row.value
        post = value.department + value.title
        key = (post, value.staff_id)
        entry = self.entries.get(key)
        if entry is None:
            yield from _not_a_candidate(row, post)
        elif key in self.result.rows:
            yield Kind.DECISION_ROW_TWICE.at(
                row.where("staff_id"), name=value.name, staff_id=value.staff_id, count=2
            )
        else:
            self.result.rows[key] = row
            yield from self._check(row, entry)
            if value.decision == APPOINT:
                self.appointed[value.staff_id].append(row)
                self._appoint(row)

    def _appoint(self, row: Decision) -> None:
        post = self.scheme.post(_post_of(row))
        self.result.appoint(row.value.staff_id, post, seat_of(self.scheme, post, row.value))
        if post.pool and not is_seated(row.value):
            self.result.unseated.append(row.value.staff_id)

    def _check(self, row: Decision, entry: Entry) -> Iterator[Issue]:
        yield from _check_person(row, entry)
        yield from _check_fresh(row, entry)
        yield from _check_votes(row)
        if row.value.decision == APPOINT:
            yield from self._check_floor(row, entry)
        if row.value.decision:
            yield from _check_reason(row, self.proposal.advice(entry))

    def _check_floor(self, row: Decision, entry: Entry) -> Iterator[Issue]:
        """Yield who is below the least approval is out."""
        least = self.scheme.basics.least_approval
        if least is not None and entry.below_floor:
            rate = plain(quantized(entry.approval, 2, half_up=False))
            where, name = row.where("decision"), entry.candidate.name
            yield Kind.DECISION_BELOW_FLOOR.at(
                where, APPOINT, name=name, rate=rate, least=plain(least)
            )

    # -- the table as a whole ---------------------------------------------------------------------

    def close(self) -> Iterator[Issue]:
        yield from self._complete()
        yield from self._once_each()
        for post in self.scheme.posts:
            yield from self._within_quota(post)
            yield from self._leave_open(post)
        yield from self._relations()
        yield from check_seats(self.scheme, self.result.rows.values())

    def _complete(self) -> Iterator[Issue]:
        """Yield every candidate stands on the table for every post they run for."""
        for (post, staff_id), entry in self.entries.items():
            if (post, staff_id) not in self.result.rows:
                where, name = self._table, entry.candidate.name
                yield Kind.DECISION_MISSING_ROW.at(where, name=name, staff_id=staff_id, post=post)

    def _once_each(self) -> Iterator[Issue]:
        for staff_id, rows in self.appointed.items():
            if len(rows) > 1:
                posts = "、".join(_post_of(row) for row in rows)
                yield Kind.DECISION_TWICE.at(
                    rows[1].where("decision"),
                    APPOINT,
                    name=rows[0].value.name,
                    staff_id=staff_id,
                    count=len(rows),
                    posts=posts,
                )

    def _holders(self, post: Post) -> list[Decision]:
        rows = (row for own in self.appointed.values() for row in own)
        return [row for row in rows if _post_of(row) == post.name]

    def _within_quota(self, post: Post) -> Iterator[Issue]:
        rows = self._holders(post)
        if len(rows) > post.quota:
            names = "、".join(
                self.entries[post.name, row.value.staff_id].candidate.printed for row in rows
            )
            where = rows[post.quota].where("decision")
            yield Kind.DECISION_OVER_QUOTA.at(
                where, APPOINT, target=post.name, quota=post.quota, count=len(rows), names=names
            )

    def _leave_open(self, post: Post) -> Iterator[Issue]:
        """Yield who is undecided for a post; in a post that is full nobody can be any more."""
        blank = [entry for entry in self.entries.values() if self._is_open(post, entry)]
        if not blank:
            return
        if len(self.result.holders(post.name)) < post.quota:
            for entry in blank:
                self.result.undecided.setdefault(entry.staff_id, []).append(post.name)
            return
        names = "、".join(entry.candidate.printed for entry in blank)
        row = next(filter(None, (self._row(entry) for entry in blank)), None)
        where = row.where("decision") if row else self._table
        yield Kind.DECISION_IMPLIED.at(where, post=post.name, names=names)

    def _is_open(self, post: Post, entry: Entry) -> bool:
        """Neither decided for this post nor appointed to another one."""
        if entry.post != post.name or entry.staff_id in self.result.holder_of:
            return False
        row = self._row(entry)
        return row is None or not row.value.decision

    def _row(self, entry: Entry) -> Decision | None:
        return self.result.rows.get((entry.post, entry.staff_id))

    # -- 回避 -------------------------------------------------------------------------------------

    def _relations(self) -> Iterator[Issue]:
        """Refuse anybody under a leader, or beside a head of their department, with a relation."""
        for rows in self.appointed.values():
            for row in rows:
                seat = self.result.seats[row.value.staff_id]
                for other, staff_id, role in self._superiors(seat, row):
                    relation = self._relation(row.value, other, staff_id)
                    if relation:
                        yield Kind.DECISION_RELATION.at(
                            row.where("decision"),
                            APPOINT,
                            name=row.value.name,
                            other=other,
                            role=role,
                            reason=relation,
                        )

    def _superiors(self, seat: Post, row: Decision) -> Iterator[tuple[str, str, str]]:
        """Name, 编号 and role of the leader in charge and the others in the department's posts."""
        yield seat.leader, "", "分管领导"
        for rows in self.appointed.values():
            for other in rows:
                held = self.result.seats[other.value.staff_id]
                if held.department == seat.department and other is not row:
                    yield other.value.name, other.value.staff_id, f"任{held.name}"

    def _relation(self, value: AppointmentRow, other: str, staff_id: str) -> str:
        if not other or staff_id == value.staff_id:
            return ""
        return self.scheme.relation(other, value.staff_id, value.name)


# -- single rows ----------------------------------------------------------------------------------


def _post_of(row: Decision) -> str:
    return row.value.department + row.value.title


def _not_a_candidate(row: Decision, post: str) -> Iterator[Issue]:
    value = row.value
    if value.decision == APPOINT:
        where = row.where("decision")
        name, staff_id = value.name, value.staff_id
        yield Kind.DECISION_NOT_CANDIDATE.at(
            where, value.decision, name=name, staff_id=staff_id, post=post
        )


def _check_person(row: Decision, entry: Entry) -> Iterator[Issue]:
    """Tell whether number and name are the same person's."""
    return check_name(entry.candidate, row.value.name, row.where("name"))


def _check_fresh(row: Decision, entry: Entry) -> Iterator[Issue]:
    """Yield the total that the committee saw must be the one that now follows from the marks."""
    total = row.value.total
    if total is not None and total != entry.total:
        yield Kind.DECISION_STALE.at(
            row.where("total"),
            total,
            name=entry.candidate.name,
            column="总分",
            here=plain(total),
            now=plain(entry.total),
        )


def _check_reason(row: Decision, proposed: str) -> Iterator[Issue]:
    value = row.value
    if proposed not in (LEFT_OPEN, value.decision) and not value.reason:
        where = row.where("reason")
        yield Kind.DECISION_NO_REASON.at(
            where, name=value.name, decision=value.decision, proposal=proposed
        )


_COUNTS = {
    "entitled": "应到",
    "present": "实到",
    "votes_for": "同意",
    "votes_against": "反对",
    "abstained": "弃权",
}


def _check_votes(row: Decision) -> Iterator[Issue]:
    """Check 实到 ≤ 应到, and 同意 + 反对 + 弃权 = 实到; all of them or none."""
    value = row.value
    counts: dict[str, int | None] = {name: getattr(value, name) for name in _COUNTS}
    blank = [name for name, number in counts.items() if number is None]
    if len(blank) == len(counts):
        return
    if blank:
        missing = "、".join(_COUNTS[name] for name in blank)
        yield Kind.DECISION_VOTES_PARTLY.at(row.where(blank[0]), name=value.name, missing=missing)
    entitled, present, votes_for, *_ = counts.values()
    if equation := _unbalanced(counts):
        where = row.where("present")
        yield Kind.DECISION_VOTES.at(where, present, name=value.name, equation=equation)
    elif value.decision == APPOINT and _no_majority(entitled, votes_for):
        where = row.where("votes_for")
        yield Kind.DECISION_NO_MAJORITY.at(
            where, votes_for, name=value.name, votes=votes_for, entitled=entitled
        )


def _no_majority(entitled: int | None, votes_for: int | None) -> bool:
    """Not more than half of those who were to come are in favour."""
    return entitled is not None and votes_for is not None and 2 * votes_for <= entitled


def _unbalanced(counts: Mapping[str, int | None]) -> str:
    """Return the equation that does not hold, with its numbers; empty if all do."""
    entitled, present, *cast = counts.values()
    if present is not None and entitled is not None and present > entitled:
        return f"实到{present}＞应到{entitled}"
    known = [votes for votes in cast if votes is not None]
    total = sum(known)
    if present is None or (len(known) < len(cast) and total <= present):
        return ""
    if total != present:
        return f"同意+反对+弃权={'+'.join(map(str, known))}={total}，实到{present}"
    return ""
