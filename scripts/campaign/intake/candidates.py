"""Who competes, in the drawn order."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from campaign.intake.roster import Member
from campaign.intake.scheme import Scheme
from campaign.intake.verdicts import Verdict
from campaign.issues import Issue, Kind, Where
from campaign.lots import draw
from campaign.workbook.text import fold


class Candidate(NamedTuple):
    """An eligible applicant for posts."""

    member: Member
    posts: tuple[str, ...]
    """Posts by name in order of preference; the first is the one they speak for."""
    order: int
    """Place in the speaking order, from 1."""
    ticket: str
    """The lot that gave the place."""
    verdict: Verdict

    @property
    def staff_id(self) -> str:
        """编号."""
        return self.member.staff_id

    @property
    def name(self) -> str:
        """姓名."""
        return self.member.name

    def choice(self, post: str) -> int:
        """Which of the choices on the registration a post is, from 1."""
        return [each.target for each in self.verdict.choices].index(post) + 1


def draw_candidates(verdicts: Sequence[Verdict], seed: str) -> list[Candidate]:
    """The eligible applicants in speaking order."""
    eligible = {verdict.member.staff_id: verdict for verdict in verdicts if verdict.passed}
    return [
        Candidate(
            eligible[staff_id].member,
            eligible[staff_id].eligible,
            order,
            digest,
            eligible[staff_id],
        )
        for order, (digest, staff_id) in enumerate(draw(seed, eligible), 1)
    ]


def must_recuse(judge: str, candidate: Candidate, scheme: Scheme) -> str:
    """Why a judge must not mark a candidate; empty if they may."""
    if fold(judge) == fold(candidate.name):
        return "评委本人参加竞职"
    return scheme.relation(judge, candidate.staff_id, candidate.name)


def check_name(candidate: Candidate, name: str, where: Where) -> Iterator[Issue]:
    """A fault if the name that a sheet has beside a candidate's number is another one."""
    if name and fold(name) != fold(candidate.name):
        yield Kind.PERSON_DISAGREES.at(
            where,
            f"{candidate.staff_id} {name}",
            staff_id=candidate.staff_id,
            name=name,
            roster=candidate.name,
            suggestion="",
        )
