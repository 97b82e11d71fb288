"""Posts: what the marks propose, and who is appointed."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import groupby
from typing import NamedTuple

from campaign.matching.deferred_acceptance import Side
from campaign.matching.reasons import Reason, Result, explain_applicants
from campaign.matching.reasons_in_words import POSTS, applicant_sentence
from campaign.matching.ties import Proposal, propose
from campaign.office.sheets import Meeting
from campaign.posts.sheets import APPOINT, DO_NOT_APPOINT, LEFT_OPEN, AppointmentRow
from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import Post
from campaign.scoring.scoreboard import Entry, Scoreboard
from campaign.workbook.read.reader import Row


class PostProposal(NamedTuple):
    """What the totals propose, and why."""

    proposal: Proposal
    reasons: Mapping[str, Reason]
    """By 编号."""
    barred: Mapping[tuple[str, str], str]
    """The relation for which somebody may not have a post, by post and 编号."""

    def advice(self, entry: Entry) -> str:
        """Propose 任用 or 不任用, or leave it to the committee."""
        possible = self.proposal.possible.get(entry.staff_id)
        if possible is not None:
            return LEFT_OPEN if entry.post in possible else DO_NOT_APPOINT
        firm = self.proposal.firm.get(entry.staff_id)
        return APPOINT if firm == entry.post else DO_NOT_APPOINT

    def sentence(self, entry: Entry) -> str:
        """Return why somebody is proposed for a post or not: the step of this post alone."""
        reason = self.reasons[entry.staff_id]
        own = (step for step in reason.steps if step.unit == entry.post)
        steps = [step._replace(number=entry.choice) for step in own]
        return applicant_sentence(reason._replace(unit=entry.post, steps=steps), POSTS)


def propose_appointments(scheme: Scheme, scoreboard: Scoreboard) -> PostProposal:
    """Return who would get which post by total, each by their own order of preference.

    Posts have no wishes beyond the total, so candidates propose; ties that nothing breaks stay
    open for the committee. Out are those below the least approval, and those whom a relation with
    the leader in charge keeps from a post.
    """
    barred = _barred(scheme, scoreboard)
    runners = {
        post.name: [
            entry
            for entry in scoreboard.passing(post.name)
            if (post.name, entry.staff_id) not in barred
        ]
        for post in scheme.posts
    }
    tiers = {
        post: [
            tuple(entry.staff_id for entry in equals)
            for _, equals in groupby(entries, key=lambda entry: entry.rank.rank)
        ]
        for post, entries in runners.items()
    }
    choices = _choices(scoreboard, runners)
    quotas = {post.name: post.quota for post in scheme.posts}
    proposal = propose(choices, tiers, quotas, Side.APPLICANTS)
    ranks = {
        post: {entry.staff_id: entry.rank.rank for entry in entries}
        for post, entries in runners.items()
    }
    result = Result(choices, ranks, quotas, proposal.firm, proposal.possible)
    return PostProposal(proposal, explain_applicants(result), barred)


def _barred(scheme: Scheme, scoreboard: Scoreboard) -> dict[tuple[str, str], str]:
    """Return the relations of candidates with the leaders in charge of their posts."""
    found = {}
    for post in scheme.posts:
        for entry in scoreboard.entries[post.name]:
            relation = scheme.relation(post.leader, entry.staff_id, entry.candidate.name)
            if relation:
                found[post.name, entry.staff_id] = relation
    return found


def _choices(
    scoreboard: Scoreboard, runners: Mapping[str, Sequence[Entry]]
) -> dict[str, list[str]]:
    """Return the posts that everybody runs for, in their own order of preference."""
    running = {(entry.post, entry.staff_id) for entries in runners.values() for entry in entries}
    return {
        entry.staff_id: [
            each for each in entry.candidate.posts if (each, entry.staff_id) in running
        ]
        for post in runners
        for entry in scoreboard.entries[post]
    }


class OwnNotice(NamedTuple):
    """A public notice for somebody who moved up once the others' had begun (递补)."""

    starts: date
    row: Row[AppointmentRow]
    """The decision about the person, for what it says of the days."""


class Follower(NamedTuple):
    """Who takes over from somebody that left a post after taking office (递补)."""

    won: str
    """The post of the scheme."""
    post: Post
    """The one held: in a pool with the department and title set since."""
    decided_on: date
    """The day on which it was decided that the other one leaves (退出日期)."""


@dataclass
class Appointments:
    """Fill in the committee's decisions on posts."""

    holder_of: dict[str, str] = field(default_factory=dict)
    """Post by 编号 of everybody appointed, as it is finally held."""
    won: dict[str, str] = field(default_factory=dict)
    """The post for which each of them competed; another one where it is a pool (岗位待定)."""
    seats: dict[str, Post] = field(default_factory=dict)
    """The post that each of them holds; in a pool with the department and title set since."""
    rows: dict[tuple[str, str], Row[AppointmentRow]] = field(default_factory=dict)
    """Every decision row by post and 编号."""
    undecided: dict[str, list[str]] = field(default_factory=dict)
    """Posts still open for a candidate, by 编号."""
    meeting: Row[Meeting] | None = None
    on_hold: dict[str, str] = field(default_factory=dict)
    """By 编号, why somebody who was decided on does not take office yet: 公示结果, 岗位待定."""

    @property
    def in_office(self) -> dict[str, str]:
        """Return the post of each who takes office, by 编号: no notice in the way, post known."""
        return {
            staff_id: post
            for staff_id, post in self.holder_of.items()
            if staff_id not in self.on_hold
        }

    def takes_office(self, staff_id: str) -> bool:
        """Tell whether somebody takes office, at first or since: nothing is in the way."""
        holds = staff_id in self.holder_of or staff_id in self.followers
        return holds and staff_id not in self.on_hold

    succession: dict[str, str] = field(default_factory=dict)
    """Why those who moved up (递补) hold their post, by 编号."""

    own_notices: dict[str, OwnNotice] = field(default_factory=dict)
    """By 编号 who is announced apart from the others."""

    unannounced: set[str] = field(default_factory=set)
    """编号 of those decided on once the notice of all had begun, without a notice of their own."""

    def awaits_notice(self, staff_ids: Iterable[str]) -> str:
        """Say what a paper about some people waits for, if one of them was not announced."""
        return "" if self.unannounced.isdisjoint(staff_ids) else "另行公示"

    followers: dict[str, Follower] = field(default_factory=dict)
    """By 编号 who took over a post after the others had taken office; the outcome stays."""

    def holders(self, post: str) -> list[str]:
        """Return 编号 of those appointed to a post of the scheme."""
        return [staff_id for staff_id, won in self.won.items() if won == post]

    def ever_holding(self, post: str) -> list[str]:
        """Return 编号 of those appointed to a post, then of those who took over."""
        since = [name for name, each in self.followers.items() if each.won == post]
        return [*self.holders(post), *since]

    def seat(self, staff_id: str) -> Post:
        """Return the post that somebody holds, or took over."""
        follower = self.followers.get(staff_id)
        return follower.post if follower else self.seats[staff_id]

    def decided_on(self, staff_id: str, met_on: date) -> date:
        """Return when it was decided that somebody holds a post: at the meeting, or later."""
        follower = self.followers.get(staff_id)
        return follower.decided_on if follower else met_on

    def decision(self, post: str, staff_id: str) -> str:
        """Return what holds of somebody for a post: who gave it up has it not, who moved up has."""
        if self.won.get(staff_id) == post:
            return APPOINT
        row = self.rows.get((post, staff_id))
        return DO_NOT_APPOINT if row and row.value.gave_up else row.value.decision if row else ""

    def appoint(self, staff_id: str, post: Post, seat: Post) -> None:
        """Give somebody a post of the scheme, and the one that it came to."""
        self.won[staff_id] = post.name
        self.seats[staff_id] = seat
        self.holder_of[staff_id] = seat.name
