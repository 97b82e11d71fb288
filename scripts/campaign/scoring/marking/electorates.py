"""Who votes on whom: everybody on all, in classes or not; or apart for each post or department."""

from collections.abc import Sequence
from typing import NamedTuple

from campaign.scheme.scheme import Scheme
from campaign.scheme.sheets import BY_POST, BY_UNIT, Component, VoterClass
from campaign.scoring.candidates import Candidate
from campaign.scoring.reading import groups_of

_NO_UNIT = "未写部门"


class Electorate(NamedTuple):
    """Those who fill in the same ballot."""

    unit: str
    """The post or department that is voted on apart; empty where all are on one ballot."""
    group: VoterClass
    people: tuple[Candidate, ...]
    """Who stands on the ballot."""

    @property
    def label(self) -> str:
        """What the files of the ballots are called after."""
        return "-".join(filter(None, (self.unit, self.group.name)))


def electorates(
    scheme: Scheme, component: Component, candidates: Sequence[Candidate]
) -> list[Electorate]:
    """Return who votes on whom in a component; `candidates` are those whom it asks."""
    units: dict[str, list[Candidate]] = {} if component.apart else {"": []}
    for each in candidates:
        units.setdefault(_unit(component, each), []).append(each)
    return [
        Electorate(unit, group, tuple(people))
        for unit, people in units.items()
        for group in groups_of(scheme, component)
    ]


def _unit(component: Component, candidate: Candidate) -> str:
    """Return the post, or the department where somebody works now (本部门), that votes apart."""
    if component.apart == BY_POST:
        return candidate.posts[0]
    if component.apart == BY_UNIT:
        return candidate.member.person.department or _NO_UNIT
    return ""
