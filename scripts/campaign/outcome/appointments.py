"""Posts: what the marks propose, and what the committee decided about it."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import groupby

from campaign.explanation import Result, explain_applicants, shared_ranks
from campaign.intake.scheme import Scheme
from campaign.issues import Issue, Kind, Where
from campaign.matching import Side
from campaign.outcome.scoreboard import Entry, Scoreboard
from campaign.proposals import Proposal, propose
from campaign.sentences import POSTS, applicant_sentence
from campaign.sheets.decisions import (
    APPOINT,
    APPOINTMENTS,
    DO_NOT_APPOINT,
    LEFT_OPEN,
    AppointmentRow,
    Meeting,
)
from campaign.workbook.reader import Row


@dataclass(frozen=True)
class PostProposal:
    """What the totals propose, and why."""

    proposal: Proposal
    result: Result

    def advice(self, entry: Entry) -> str:
        """任用, 不任用, or left to the committee."""
        possible = self.proposal.possible.get(entry.staff_id)
        if possible is not None:
            return LEFT_OPEN if entry.post in possible else DO_NOT_APPOINT
        firm = self.proposal.firm.get(entry.staff_id)
        return APPOINT if firm == entry.post else DO_NOT_APPOINT

    def reasons(self) -> dict[str, str]:
        """The sentence for every candidate, by 编号."""
        reasons = explain_applicants(self.result)
        return {name: applicant_sentence(reason, POSTS) for name, reason in reasons.items()}


def propose_appointments(scheme: Scheme, scoreboard: Scoreboard) -> PostProposal:
    """Who would get which post by total, each by their own order of preference.

    Posts have no wishes beyond the total, so candidates propose; ties that nothing breaks stay
    open for the committee. Who is below the least approval is out.
    """
    runners = {
        post: [entry for entry in entries if not entry.below_floor]
        for post, entries in scoreboard.entries.items()
    }
    tiers = {
        post: [
            tuple(entry.staff_id for entry in equals)
            for _, equals in groupby(entries, key=lambda entry: entry.rank.rank)
        ]
        for post, entries in runners.items()
    }
    choices: dict[str, list[str]] = {}
    for entries in scoreboard.entries.values():
        for entry in entries:
            own = entry.candidate.posts
            choices[entry.staff_id] = [post for post in own if _runs(runners, post, entry.staff_id)]
    quotas = {post.name: post.quota for post in scheme.posts}
    proposal = propose(choices, tiers, quotas, Side.APPLICANTS)
    result = Result(choices, shared_ranks(tiers), quotas, proposal.firm, proposal.possible)
    return PostProposal(proposal, result)


def _runs(runners: Mapping[str, Sequence[Entry]], post: str, staff_id: str) -> bool:
    return any(entry.staff_id == staff_id for entry in runners[post])


@dataclass
class Appointments:
    """The committee's decisions on posts."""

    holder_of: dict[str, str] = field(default_factory=dict)
    """Post by 编号 of everybody appointed."""
    rows: dict[tuple[str, str], Row[AppointmentRow]] = field(default_factory=dict)
    """Every decision row by post and 编号."""
    undecided: dict[str, list[str]] = field(default_factory=dict)
    """Posts still open for a candidate, by 编号."""
    meeting: Row[Meeting] | None = None

    def holders(self, post: str) -> list[str]:
        """编号 of those appointed to a post."""
        return [staff_id for staff_id, held in self.holder_of.items() if held == post]


def settle_appointments(
    scheme: Scheme,
    scoreboard: Scoreboard,
    proposal: PostProposal,
    rows: Sequence[Row[AppointmentRow]],
    meeting: Row[Meeting] | None,
) -> tuple[Appointments, list[Issue]]:
    """The decisions, checked against candidates, quotas, proposals and relations."""
    bench = _Committee(scheme, scoreboard, proposal)
    for row in rows:
        bench.take(row)
    return bench.close(meeting)


class _Committee:
    """Takes decision rows one by one."""

    def __init__(self, scheme: Scheme, scoreboard: Scoreboard, proposal: PostProposal) -> None:
        self.scheme = scheme
        self.proposal = proposal
        self.entries = {
            (entry.post, entry.staff_id): entry
            for entries in scoreboard.entries.values()
            for entry in entries
        }
        self.result = Appointments()
        self.issues: list[Issue] = []
        self.appointed: dict[str, list[Row[AppointmentRow]]] = {}

    def take(self, row: Row[AppointmentRow]) -> None:
        value = row.value
        post = value.department + value.title
        entry = self.entries.get((post, value.staff_id))
        if entry is None:
            if value.decision == APPOINT:
                self.issues.append(
                    Kind.DECISION_NOT_CANDIDATE.at(
                        row.where("decision"),
                        value.decision,
                        name=value.name,
                        staff_id=value.staff_id,
                        post=post,
                    )
                )
            return
        self.result.rows[post, value.staff_id] = row
        self._check_fresh(row, entry)
        self._check_votes(row)
        if value.decision:
            self._check_reason(row, self.proposal.advice(entry))
        if value.decision == APPOINT:
            self.appointed.setdefault(value.staff_id, []).append(row)
            self.result.holder_of[value.staff_id] = post

    def _check_fresh(self, row: Row[AppointmentRow], entry: Entry) -> None:
        """The total that the committee saw must be the one that now follows from the marks."""
        if row.value.total is not None and row.value.total != entry.total:
            self.issues.append(
                Kind.DECISION_STALE.at(
                    row.where("total"),
                    row.value.total,
                    name=entry.candidate.name,
                    column="总分",
                    here=row.value.total,
                    now=entry.total,
                )
            )

    def _check_votes(self, row: Row[AppointmentRow]) -> None:
        value = row.value
        cast = [value.votes_for, value.votes_against, value.abstained]
        if value.present is None or any(votes is None for votes in cast):
            return
        total = sum(votes for votes in cast if votes is not None)
        equation = ""
        if total != value.present:
            equation = f"同意+反对+弃权={total}，实到{value.present}"
        elif value.entitled is not None and value.present > value.entitled:
            equation = f"实到{value.present}＞应到{value.entitled}"
        if equation:
            where = row.where("present")
            self.issues.append(
                Kind.DECISION_VOTES.at(where, value.present, name=value.name, equation=equation)
            )

    def _check_reason(self, row: Row[AppointmentRow], proposed: str) -> None:
        value = row.value
        if proposed not in (LEFT_OPEN, value.decision) and not value.reason:
            self.issues.append(
                Kind.DECISION_NO_REASON.at(
                    row.where("reason"),
                    name=value.name,
                    decision=value.decision,
                    proposal=proposed,
                )
            )

    def close(self, meeting: Row[Meeting] | None) -> tuple[Appointments, list[Issue]]:
        self.result.meeting = meeting
        self.issues += self._complete()
        self.issues += self._once_each()
        for post in self.scheme.posts:
            self.issues += self._within_quota(post.name, post.quota)
            self._leave_open(post.name, post.quota)
        self.issues += self._relations()
        return self.result, self.issues

    def _complete(self) -> Iterable[Issue]:
        """Every candidate stands on the table for every post they run for."""
        file = next((row.where("name").file for row in self.result.rows.values()), "")
        for (post, staff_id), entry in self.entries.items():
            if (post, staff_id) not in self.result.rows:
                yield Kind.DECISION_MISSING_ROW.at(
                    Where(file, APPOINTMENTS.name),
                    name=entry.candidate.name,
                    staff_id=staff_id,
                    post=post,
                )

    def _once_each(self) -> Iterable[Issue]:
        for staff_id, rows in self.appointed.items():
            if len(rows) > 1:
                posts = "、".join(row.value.department + row.value.title for row in rows)
                name = rows[0].value.name
                yield Kind.DECISION_TWICE.at(
                    rows[1].where("decision"),
                    APPOINT,
                    name=name,
                    staff_id=staff_id,
                    count=len(rows),
                    posts=posts,
                )

    def _within_quota(self, post: str, quota: int) -> Iterable[Issue]:
        rows = [
            row
            for (target, _), row in self.result.rows.items()
            if target == post and row.value.decision == APPOINT
        ]
        if len(rows) > quota:
            names = "、".join(row.value.name for row in rows)
            where = rows[quota].where("decision")
            yield Kind.DECISION_OVER_QUOTA.at(
                where, APPOINT, target=post, quota=quota, count=len(rows), names=names
            )

    def _leave_open(self, post: str, quota: int) -> None:
        """Who is undecided for a post; in a post that is full nobody can be any more."""
        blank = [
            (entry, self.result.rows.get((post, entry.staff_id)))
            for (target, _), entry in self.entries.items()
            if target == post
        ]
        blank = [(entry, row) for entry, row in blank if row is None or not row.value.decision]
        blank = [pair for pair in blank if pair[0].staff_id not in self.result.holder_of]
        if not blank:
            return
        if len(self.result.holders(post)) >= quota:
            names = "、".join(entry.candidate.name for entry, _ in blank)
            row = next((row for _, row in blank if row), None)
            where = row.where("decision") if row else Where("")
            self.issues.append(Kind.DECISION_IMPLIED.at(where, post=post, names=names))
            return
        for entry, _ in blank:
            self.result.undecided.setdefault(entry.staff_id, []).append(post)

    def _relations(self) -> Iterable[Issue]:
        """Nobody is appointed under a leader with whom there is a relation."""
        for staff_id, rows in self.appointed.items():
            for row in rows:
                post = self.scheme.post(row.value.department + row.value.title)
                relation = self.scheme.relation(post.leader, staff_id, row.value.name)
                if relation:
                    yield Kind.DECISION_RELATION.at(
                        row.where("decision"),
                        APPOINT,
                        name=row.value.name,
                        other=post.leader,
                        role="分管领导",
                        reason=relation,
                    )
