"""Departments: what the two-way choice proposes for everybody, and what the committee decided."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from campaign.intake.roster import Member, Roster
from campaign.intake.scheme import Scheme
from campaign.issues import Issue, Kind
from campaign.outcome.appointments import Appointments
from campaign.outcome.selection import Pool, Selection
from campaign.sheets.decisions import STANDBY, Meeting, PlacementRow
from campaign.workbook.reader import Row
from campaign.workbook.text import fold, nearest

NOT_CHOSEN, NOT_REGISTERED, NOT_OBEYING = "未被选中", "未报名", "不服从安排"


@dataclass(frozen=True)
class Destination:
    """Where the rule would send one person, and why."""

    member: Member
    place: str
    """A department, or 待岗."""
    basis: str
    cause: str = ""
    """For 待岗: the cause that the plan knows (seed, item 10.3)."""


def propose_placements(
    roster: Roster, pool: Pool, selection: Selection, appointments: Appointments
) -> list[Destination]:
    """A proposal for everybody who takes part and holds no post, in the order of the roster."""
    reasons = selection.reasons()
    proposals = []
    for member in roster.members:
        staff_id = member.staff_id
        if member.outside or staff_id in appointments.holder_of:
            continue
        if staff_id not in pool.choices:
            basis = f"{pool.outside[staff_id]}，没有参加双向选择。"
            proposals.append(Destination(member, STANDBY, basis, NOT_REGISTERED))
        elif place := selection.matching.unit_of[staff_id]:
            proposals.append(Destination(member, place, reasons[staff_id]))
        else:
            proposals.append(Destination(member, STANDBY, reasons[staff_id], NOT_CHOSEN))
    return proposals


@dataclass(frozen=True)
class Placement:
    """The committee's decision about one person."""

    member: Member
    place: str
    """A department, or 待岗."""
    cause: str
    training_in: str
    row: Row[PlacementRow]


@dataclass
class Placements:
    """All decisions on departments."""

    of: dict[str, Placement] = field(default_factory=dict)
    """By 编号."""
    undecided: list[str] = field(default_factory=list)
    meeting: Row[Meeting] | None = None


def settle_placements(
    scheme: Scheme,
    roster: Roster,
    proposals: Sequence[Destination],
    appointments: Appointments,
    rows: Sequence[Row[PlacementRow]],
    meeting: Row[Meeting] | None,
) -> tuple[Placements, list[Issue]]:
    """The decisions, checked against proposals, quotas, appointments and relations."""
    bench = _Committee(scheme, roster, proposals, appointments)
    for row in rows:
        bench.take(row)
    return bench.close(meeting)


class _Committee:
    """Takes decision rows one by one."""

    def __init__(
        self,
        scheme: Scheme,
        roster: Roster,
        proposals: Sequence[Destination],
        appointments: Appointments,
    ) -> None:
        self.scheme = scheme
        self.roster = roster
        self.proposals = {each.member.staff_id: each for each in proposals}
        self.appointments = appointments
        self.places = {fold(each.name): each.name for each in scheme.departments}
        self.places[fold(STANDBY)] = STANDBY
        self.result = Placements()
        self.issues: list[Issue] = []
        self.seen: set[str] = set()

    def take(self, row: Row[PlacementRow]) -> None:
        value = row.value
        proposal = self.proposals.get(value.staff_id)
        if proposal is None:
            self._stranger(row)
            return
        self.seen.add(value.staff_id)
        if not value.decision:
            self.result.undecided.append(value.staff_id)
            return
        place = self.places.get(fold(value.decision))
        if place is None:
            self._unknown_place(row)
            return
        if place != proposal.place and not value.reason:
            self.issues.append(
                Kind.DECISION_NO_REASON.at(
                    row.where("reason"),
                    name=proposal.member.name,
                    decision=place,
                    proposal=proposal.place,
                )
            )
        training = self._training(row, place)
        self.issues += self._relations(row, place)
        cause = _cause(proposal, place, value.reason)
        self.result.of[value.staff_id] = Placement(proposal.member, place, cause, training, row)

    def _stranger(self, row: Row[PlacementRow]) -> None:
        value = row.value
        if not value.decision:
            return
        post = self.appointments.holder_of.get(value.staff_id)
        member = self.roster.by_id.get(value.staff_id)
        reason = "不在花名册上"
        if post:
            reason = f"已任用为{post}"
        elif member:
            reason = f"不参加本次活动（{member.outside}）"
        self.issues.append(
            Kind.DECISION_NOT_TO_PLACE.at(
                row.where("decision"),
                value.decision,
                name=value.name,
                staff_id=value.staff_id,
                reason=reason,
            )
        )

    def _unknown_place(self, row: Row[PlacementRow]) -> None:
        place = row.value.decision
        guess = nearest(place, self.places.values())
        self.issues.append(
            Kind.DECISION_UNKNOWN_PLACE.at(
                row.where("decision"),
                place,
                place=place,
                suggestion=f"，是不是“{guess}”" if guess else "",
                known="、".join(self.places.values()),
            )
        )

    def _training(self, row: Row[PlacementRow], place: str) -> str:
        if place != STANDBY:
            return ""
        training = row.value.training_in
        if not training:
            name = row.value.name
            self.issues.append(Kind.DECISION_NO_TRAINING.at(row.where("training_in"), name=name))
        return training

    def _relations(self, row: Row[PlacementRow], place: str) -> Iterable[Issue]:
        """Nobody under a leader or a head with whom there is a relation."""
        if place == STANDBY:
            return
        superiors = [(self.scheme.department(place).leader, "分管领导")]
        for staff_id, post in self.appointments.holder_of.items():
            if self.scheme.post(post).department == place:
                superiors.append((self.roster[staff_id].name, f"任{post}"))
        for superior, role in superiors:
            relation = self.scheme.relation(superior, row.value.staff_id, row.value.name)
            if relation:
                yield Kind.DECISION_RELATION.at(
                    row.where("decision"),
                    place,
                    name=row.value.name,
                    other=superior,
                    role=role,
                    reason=relation,
                )

    def close(self, meeting: Row[Meeting] | None) -> tuple[Placements, list[Issue]]:
        self.result.meeting = meeting
        self.issues += self._within_quotas()
        self.result.undecided += [each for each in self.proposals if each not in self.seen]
        return self.result, self.issues

    def _within_quotas(self) -> Iterable[Issue]:
        for department in self.scheme.departments:
            placed = [each for each in self.result.of.values() if each.place == department.name]
            if len(placed) > department.quota:
                yield Kind.DECISION_OVER_QUOTA.at(
                    placed[department.quota].row.where("decision"),
                    department.name,
                    target=department.name,
                    quota=department.quota,
                    count=len(placed),
                    names="、".join(each.member.name for each in placed),
                )


def _cause(proposal: Destination, place: str, reason: str) -> str:
    """Why somebody is on standby, in the plan's terms."""
    if place != STANDBY:
        return ""
    if proposal.place == STANDBY:
        return proposal.cause
    return NOT_OBEYING if "不服从" in reason else reason
