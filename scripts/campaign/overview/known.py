"""What is known of a campaign at some moment: the results of its stages, so far."""

from collections.abc import Container, Mapping, Sequence
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING, NamedTuple

from campaign.issues import Issue
from campaign.overview.model import FolderFiles, StepState
from campaign.overview.standing import Looked
from campaign.registration.registrations import Part

if TYPE_CHECKING:
    from campaign.departments.balance import BalanceLine
    from campaign.departments.placements import Placements
    from campaign.departments.reading import Picks
    from campaign.departments.selection import Allocation
    from campaign.posts.proposal import Appointments, PostProposal
    from campaign.posts.reading import Inspections
    from campaign.registration.registrations import Registrations
    from campaign.registration.verdicts import Pending, Verdict
    from campaign.roster.roster import Roster
    from campaign.scheme.scheme import Scheme
    from campaign.scoring.methods import HandedIn
    from campaign.scoring.scoreboard import Scoreboard
    from campaign.standby.courses import Course
    from campaign.standby.periods import Due, Standby
    from campaign.standby.reviews import Ledger
    from campaign.tenure.terms import OnTrial, TenureLedger


class Known(NamedTuple):
    """The results of the stages; None where there is none yet, or a faulty one."""

    today: date
    scheme: "Scheme | None" = None
    roster: "Roster | None" = None
    registrations: "Registrations | None" = None
    verdicts: "Mapping[Part, Sequence[Verdict]] | None" = None
    pending: "Sequence[Pending]" = ()
    handed_in: "HandedIn | None" = None
    """Marks and counts, by way of marking."""
    competition: "Scheme | None" = None
    """The scheme with the places that are competed for."""
    scoreboard: "Scoreboard | None" = None
    proposal: "PostProposal | None" = None
    inspections: "Inspections | None" = None
    decided: "Container[tuple[str, str]]" = ()
    """Posts and 编号 about which nothing is to be decided any more."""
    appointments: "Appointments | None" = None
    picks: "Picks | None" = None
    allocation: "Allocation | None" = None
    later_picks: "Picks | None" = None
    placements: "Placements | None" = None
    balance: "Sequence[BalanceLine] | None" = None
    ledger: "Ledger | None" = None
    courses: "Sequence[Course]" = ()
    """How each standby went."""
    tenure_ledger: "TenureLedger | None" = None
    unreviewed: "Sequence[Standby]" = ()
    tried: "Sequence[Course]" = ()
    """Those on trial in a post after standby."""
    on_trial: "Sequence[OnTrial]" = ()
    later_days: "Sequence[Due]" = ()
    """The days on which notices of those who moved up, terms, probations and trials end."""
    coming_round: tuple[str, datetime] | None = None
    """A later round for which people may register now, and until when."""
    renewed: Sequence[str] = ()
    """Labels of sheets beside which a new version lies."""
    unsealed: Sequence[str] = ()
    """The kind of each document that may be sealed today and has no 用印日期."""
    looked: Looked = Looked()
    states: Mapping[str, StepState] = MappingProxyType({})
    """By the step's title, what the steps of this run said themselves."""
    issues: Sequence[Issue] = ()
    """What 问题清单 lists, in its order."""
    papers: Mapping[str, Sequence[tuple[str, str]]] = MappingProxyType({})
    """By 编号, label and kind of each document about one person."""
    files: tuple[FolderFiles, ...] = ()

    @property
    def registered(self) -> set[str]:
        """编号 of everybody who handed in a form that was understood."""
        accepted = self.registrations.accepted if self.registrations else {}
        return {each.member.staff_id for listed in accepted.values() for each in listed}

    @property
    def is_scored(self) -> bool:
        """Whether score sheets are out: somebody competes, and their order is drawn."""
        applied = self.verdicts[Part.POSTS] if self.verdicts else ()
        return bool(self.handed_in) and any(each.passed for each in applied)

    @property
    def has_picked(self) -> bool:
        """Whether it is the departments' turn, or one has handed in already.

        Where nobody competes for a post, their sheets are there while people still register. Where
        both sides name first, none of them ends that.
        """
        picks, scheme = self.picks, self.scheme
        if picks is None or scheme is None:
            return False
        closed = scheme.basics.registration_closes.date() < self.today
        posts_decided = bool(self.appointments and self.appointments.rows)
        return posts_decided or closed or (picks.is_begun and not scheme.both_first)

    @property
    def is_open(self) -> bool:
        """Whether the committee has not decided about everybody's department."""
        return self.placements is None or bool(self.placements.undecided)

    @property
    def names(self) -> dict[str, str]:
        """How people are named, by 编号."""
        roster = self.roster
        return {each: roster.told_apart(each) for each in roster.by_id} if roster else {}
