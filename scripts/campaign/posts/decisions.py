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
from campaign.posts.decision_rows import (
    Decision,
    check_cause,
    check_fresh,
    check_person,
    check_reason,
    check_votes,
    not_a_candidate,
    post_of,
    why_on_hold,
)
from campaign.posts.pools import check_seats, seat_of
from campaign.posts.proposal import Appointments, PostProposal
from campaign.posts.sheets import (
    APPOINT,
    APPOINTMENTS,
    APPOINTMENTS_FILE,
    AppointmentRow,
)
from campaign.posts.succession import NOBODY, Succession
from campaign.scheme.answers import TRUNCATE
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Post
from campaign.scoring.arithmetic import quantized
from campaign.scoring.candidates import misnumbered
from campaign.scoring.scoreboard import Entry, Scoreboard
from campaign.workbook.declare.cells import plain
from campaign.workbook.declare.names import same_person
from campaign.workbook.read.reader import Row


def check_appointments(
    scheme: Scheme,
    scoreboard: Scoreboard,
    proposal: PostProposal,
    rows: Sequence[Decision],
    meeting: Row[Meeting] | None,
    succession: Succession = NOBODY,
) -> tuple[Appointments, list[Issue]]:
    """Return the decisions, checked against candidates, quotas, proposals and relations."""
    committee = _Committee(scheme, scoreboard, proposal, succession)
    issues = [issue for row in rows for issue in committee.take(row)]
    issues += committee.close()
    committee.result.meeting = meeting
    return committee.result, issues


class _Committee:
    """Takes decision rows one by one."""

    def __init__(
        self,
        scheme: Scheme,
        scoreboard: Scoreboard,
        proposal: PostProposal,
        succession: Succession,
    ) -> None:
        self.scheme = scheme
        self.succession = succession
        self.proposal = proposal
        self.entries: Mapping[tuple[str, str], Entry] = {
            (entry.post, entry.staff_id): entry
            for post in scheme.posts
            for entry in scoreboard.entries[post.name]
        }
        self.result = Appointments()
        self.appointed: defaultdict[str, list[Decision]] = defaultdict(list)
        """Rows that appoint, by 编号."""
        self.misnumbered: set[tuple[str, str]] = set()
        """Candidates by post who stand on the table under another number."""

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
        if entry is None and (meant := self._meant_by_name(row, post)):
            self.misnumbered.add((post, meant.staff_id))
            yield misnumbered(row, value.staff_id, meant.candidate)
        elif entry is None:
            yield from not_a_candidate(row, post)
        elif key in self.result.rows:
            yield Kind.DECISION_ROW_TWICE.at(
                row.where("staff_id"), name=value.name, staff_id=value.staff_id, count=2
            )
        else:
            self.result.rows[key] = row
            yield from self._check(row, entry)
            yield from self._moved_up(row, entry)
            if self._takes_office(row):
                self.appointed[value.staff_id].append(row)
                self._appoint(row)
                if why := why_on_hold(self.scheme, row):
                    self.result.on_hold[value.staff_id] = why

    def _takes_office(self, row: Decision) -> bool:
        """Tell whether a row appoints: by its decision, or because its person moves up."""
        value, post = row.value, post_of(row)
        if (post, value.staff_id) in self.succession.gave_up:
            return False
        return value.decision == APPOINT or self.succession.moved_up.get(value.staff_id) == post

    def _moved_up(self, row: Decision, entry: Entry) -> Iterator[Issue]:
        """Tell of somebody who moves up by the entry of another; equals are for the committee."""
        value, post = row.value, post_of(row)
        if self.succession.moved_up.get(value.staff_id) == post:
            basis = self.succession.words(post, entry.rank.rank)
            self.result.succession[value.staff_id] = basis
            where = row.where("decision")
            yield Kind.DECISION_MOVED_UP.at(
                where, value.decision, name=value.name, post=post, basis=basis.rstrip("。")
            )
        elif post in self.succession.left_open.get(value.staff_id, ()):
            self.result.undecided.setdefault(value.staff_id, []).append(post)
            yield Kind.DECISION_NEXT_TIED.at(
                row.where("decision"), value.decision, name=value.name, post=post
            )

    def _appoint(self, row: Decision) -> None:
        post = self.scheme.post(post_of(row))
        self.result.appoint(row.value.staff_id, post, seat_of(self.scheme, post, row.value))

    def _check(self, row: Decision, entry: Entry) -> Iterator[Issue]:
        yield from check_person(row, entry)
        yield from check_fresh(row, entry)
        yield from check_votes(row)
        yield from check_cause(row)
        if row.value.decision == APPOINT:
            yield from self._check_floor(row, entry)
        if row.value.decision and not self._follows(row):
            yield from check_reason(row, self.proposal.advice(entry))

    def _follows(self, row: Decision) -> bool:
        """Tell whether a decision goes with who gave up: that entry is the reason."""
        post, staff_id = post_of(row), row.value.staff_id
        next_for = self.succession.left_open.get(staff_id, ())
        return post in (self.succession.moved_up.get(staff_id), *next_for)

    def _check_floor(self, row: Decision, entry: Entry) -> Iterator[Issue]:
        """Refuse to appoint anybody below the scheme's minimum approval (最低得票率)."""
        least = self.scheme.basics.least_approval
        if least is not None and entry.below_floor:
            rate = plain(quantized(entry.approval, 2, TRUNCATE))
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
        yield from check_seats(self.scheme, self.result.rows.values(), self.result.won)

    def _complete(self) -> Iterator[Issue]:
        """Check that every candidate stands on the table for every post they run for."""
        for (post, staff_id), entry in self.entries.items():
            if (post, staff_id) not in {*self.result.rows, *self.misnumbered}:
                where, name = self._table, entry.candidate.name
                yield Kind.DECISION_MISSING_ROW.at(where, name=name, staff_id=staff_id, post=post)

    def _meant_by_name(self, row: Decision, post: str) -> Entry | None:
        """Return the candidate whom a row names beside a number that is nobody's."""
        if any(row.value.staff_id == staff_id for _, staff_id in self.entries):
            return None
        named = [
            entry
            for (own, _), entry in self.entries.items()
            if own == post and same_person(entry.candidate.name, row.value.name)
        ]
        return named[0] if len(named) == 1 else None

    def _once_each(self) -> Iterator[Issue]:
        for staff_id, rows in self.appointed.items():
            if len(rows) > 1:
                posts = "、".join(post_of(row) for row in rows)
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
        return [row for row in rows if post_of(row) == post.name]

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
