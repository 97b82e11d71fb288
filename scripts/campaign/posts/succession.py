"""递补: who moves up where somebody gives a post up, or fails the notice or a check (退出原因).

One entry in 任用决定表 is enough. Next is whoever the totals put next, among those who hold no post
and were not refused by the committee; the others' posts stay as they are. Once or repeatedly: who
moved up may give the post up as well. Equals that nothing tells apart are left to the committee.
"""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from campaign.matching.deferred_acceptance import Side
from campaign.matching.ties import Proposal, propose
from campaign.posts.proposal import PostProposal
from campaign.posts.sheets import APPOINT, DO_NOT_APPOINT, AppointmentRow
from campaign.scheme.answers import NO_SUCCESSION
from campaign.scheme.scheme import Scheme
from campaign.scoring.scoreboard import Entry, Scoreboard

Key = tuple[str, str]
"""Post and 编号."""


class Succession(NamedTuple):
    """What follows from those who gave up."""

    gave_up: Mapping[Key, str]
    """Why somebody does not take a post."""
    moved_up: Mapping[str, str]
    """The post to which each of those next in order moves up, by 编号."""
    left_open: Mapping[str, Sequence[str]]
    """Posts that equals are next for, by 编号: the committee decides."""
    causes: Mapping[str, str]
    """By post who gave it up and why, in words."""

    def words(self, post: str, rank: int) -> str:
        """Say why somebody of this rank moves up to a post."""
        return f"{self.causes[post]}，按名次由第{rank}名递补。"


NOBODY = Succession({}, {}, {}, {})


def succeed(
    scheme: Scheme,
    scoreboard: Scoreboard,
    proposal: PostProposal,
    rows: Iterable[AppointmentRow],
) -> Succession:
    """Find who moves up, from the rows of 任用决定表 as they stand."""
    row_of = {(row.department + row.title, row.staff_id): row for row in rows}
    gave_up = {key: row.gave_up for key, row in row_of.items() if row.gave_up}
    if not gave_up:
        return NOBODY
    return _Line(scheme, scoreboard, proposal, row_of, gave_up).succession()


class _Line:
    """Those who are in line for posts that were given up."""

    def __init__(
        self,
        scheme: Scheme,
        scoreboard: Scoreboard,
        proposal: PostProposal,
        row_of: Mapping[Key, AppointmentRow],
        gave_up: Mapping[Key, str],
    ) -> None:
        self.scheme, self.scoreboard, self.proposal = scheme, scoreboard, proposal
        self.row_of, self.gave_up = row_of, gave_up
        self.vacated = Counter(
            post for post, staff_id in gave_up if row_of[post, staff_id].decision == APPOINT
        )
        appointed = {
            staff_id: post
            for (post, staff_id), row in row_of.items()
            if row.decision == APPOINT and (post, staff_id) not in gave_up
        }
        self.chosen = {
            staff_id: post
            for staff_id, post in appointed.items()
            if self.vacated[post] and self._advice(post, staff_id) != APPOINT
        }
        """Whom the committee appointed where somebody gave up: next in order, or somebody else."""
        self.holders = {name: post for name, post in appointed.items() if name not in self.chosen}

    def _advice(self, post: str, staff_id: str) -> str:
        entries = (each for each in self.scoreboard.entries[post] if each.staff_id == staff_id)
        return next((self.proposal.advice(each) for each in entries), "")

    def succession(self) -> Succession:
        """Put those in line into the places that are free, each by their own preference."""
        if self.scheme.basics.succession == NO_SUCCESSION:
            return Succession(self.gave_up, {}, {}, {})
        found = self._next()
        equals = {
            staff_id: post
            for staff_id, post in self.chosen.items()
            if post in found.possible.get(staff_id, ())
        }
        others = {
            staff_id: post
            for staff_id, post in self.chosen.items()
            if found.firm.get(staff_id) != post
        }
        if others:
            self.holders |= others
            found = self._next()
        moved = {name: post for name, post in found.firm.items() if post} | equals
        left_open = {
            name: [post for post in posts if post] for name, posts in found.possible.items()
        }
        return Succession(self.gave_up, moved, left_open, self._causes())

    def _next(self) -> Proposal:
        """Propose the vacated places to those in line, best total first."""
        taken = Counter(self.holders.values())
        free = {post.name: post.quota - taken[post.name] for post in self.scheme.posts}
        tiers = {
            post: [
                tuple(each.staff_id for each in equals)
                for _, equals in groupby(self._in_line(post), key=lambda each: each.rank.rank)
            ]
            for post in self.vacated
        }
        wanted: dict[str, list[str]] = {}
        for post in self.vacated:
            for each in self._in_line(post):
                posts = each.candidate.posts
                wanted[each.staff_id] = [one for one in posts if _runs(tiers, one, each)]
        quotas = {post: max(0, min(count, free[post])) for post, count in self.vacated.items()}
        return propose(wanted, tiers, quotas, Side.APPLICANTS)

    def _in_line(self, post: str) -> list[Entry]:
        return [
            each
            for each in self.scoreboard.runners(post)
            if each.staff_id not in self.holders
            and (post, each.staff_id) not in self.proposal.barred
            and (post, each.staff_id) not in self.gave_up
            and not self._is_refused(each)
        ]

    def _is_refused(self, entry: Entry) -> bool:
        """Tell whether the committee had decided against somebody whom its sheet proposed.

        Who is proposed only since a better one left the roster was refused by nobody.
        """
        row = self.row_of.get((entry.post, entry.staff_id))
        return row is not None and (row.proposal, row.decision) == (APPOINT, DO_NOT_APPOINT)

    def _causes(self) -> dict[str, str]:
        entries = [each for own in self.scoreboard.entries.values() for each in own]
        printed = {each.staff_id: each.candidate.printed for each in entries}
        causes: dict[str, list[str]] = {}
        for (post, staff_id), why in self.gave_up.items():
            name = printed.get(staff_id, self.row_of[post, staff_id].name)
            causes.setdefault(post, []).append(f"{name}{why.rstrip('。')}")
        return {post: "；".join(own) for post, own in causes.items()}


def _runs(tiers: Mapping[str, Sequence[tuple[str, ...]]], post: str, entry: Entry) -> bool:
    return any(entry.staff_id in tier for tier in tiers.get(post, ()))
