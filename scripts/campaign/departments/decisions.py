"""定岗决定表: the committee's decisions, checked against everything they must agree with."""

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from campaign.departments.direct import Direct
from campaign.departments.other_places import unmet
from campaign.departments.placements import Destination, Placement, Placements
from campaign.departments.relations import Relations
from campaign.departments.sheets import NOT_OBEYING, PlacementRow
from campaign.issues import Issue, Kind, Where, did_you_mean
from campaign.office.given_reasons import gives_reason, no_reason
from campaign.office.history import STANDBY
from campaign.office.sheets import Meeting
from campaign.posts.proposal import Appointments
from campaign.registration.ranges import Ranges
from campaign.roster.roster import Member, Roster
from campaign.scheme.scheme import Scheme
from campaign.scheme.targets import department_targets
from campaign.workbook.declare.text import same
from campaign.workbook.read.reader import Row

_NAMED = 10
"""Most people who are named in one sentence."""


def check_placements(
    scheme: Scheme,
    roster: Roster,
    proposals: Sequence[Destination],
    appointments: Appointments,
    direct: Mapping[str, Direct],
    rows: Sequence[Row[PlacementRow]],
    meeting: Row[Meeting] | None,
    table: Where,
) -> tuple[Placements, list[Issue]]:
    """Return the decisions, checked against proposals, quotas, appointments and relations.

    `table` is the sheet as a whole.
    """
    committee = _Committee(scheme, roster, proposals, appointments, table)
    committee.result.direct = direct
    counts = Counter(row.value.staff_id for row in rows)
    for row in rows:
        committee.take(row, counts[row.value.staff_id])
    return committee.close(meeting)


class _Committee:
    """Takes decision rows one by one."""

    def __init__(
        self,
        scheme: Scheme,
        roster: Roster,
        proposals: Sequence[Destination],
        appointments: Appointments,
        table: Where,
    ) -> None:
        self.table = table
        self.scheme = scheme
        self.roster = roster
        self.proposals = {each.member.staff_id: each for each in proposals}
        self.appointments = appointments
        self.relations = Relations(scheme, roster, appointments)
        self.ranges = Ranges(scheme)
        self.targets = department_targets(scheme)
        self.result = Placements()
        self.issues: list[Issue] = []
        self.seen: set[str] = set()
        self.misnumbered: set[str] = set()
        """Numbers of rows whose person is in doubt, and of whom they name."""

    def take(self, row: Row[PlacementRow], count: int) -> None:
        value = row.value
        member, issues = self.roster.identify(value.staff_id, value.name, row.where("staff_id"))
        self.issues += issues
        if member is None:  # said by the roster; whoever is named is not missing besides
            self.misnumbered |= {value.staff_id, *self.roster.numbers_of(value.name)}
            return
        staff_id = member.staff_id
        proposal = self.proposals.get(staff_id)
        if proposal is None:
            self._stranger(row, member)
        elif staff_id in self.seen:
            self.issues.append(
                Kind.DECISION_ROW_TWICE.at(
                    row.where("staff_id"),
                    staff_id,
                    name=member.name,
                    staff_id=staff_id,
                    count=count,
                )
            )
        elif value.decision:
            self._decided(row, proposal)
        self.seen.add(staff_id)

    def _decided(self, row: Row[PlacementRow], proposal: Destination) -> None:
        place = self._place(row)
        if not place:
            return
        self._check_reason(row, proposal, place)
        self._check_relation(row, proposal, place)
        self._check_range(row, proposal, place)
        self._check_conditions(row, proposal, place)
        self.result.of[proposal.member.staff_id] = Placement(
            proposal.member,
            place,
            cause=self._cause(row, proposal, place),
            training_in=self._training(row, proposal, place),
            row=row,
        )

    def _place(self, row: Row[PlacementRow]) -> str:
        """Return what the decision means; nothing if it means no place there is."""
        decision = row.value.decision
        if same(decision, STANDBY):
            return STANDBY
        if other := [name for name in self.scheme.other_names if same(decision, name)]:
            return other[0]
        if place := self.targets.find(decision).target:
            return place
        guess = self.targets.nearest(decision)
        self.issues.append(
            Kind.DECISION_UNKNOWN_PLACE.at(
                row.where("decision"),
                decision,
                place=decision,
                suggestion=did_you_mean(guess),
                known="、".join([*self.targets.names, *self.scheme.other_names, STANDBY]),
            )
        )
        return ""

    def _stranger(self, row: Row[PlacementRow], member: Member) -> None:
        value, staff_id = row.value, member.staff_id
        if not value.decision:
            return
        direct = self.result.direct.get(staff_id)
        if direct and self.targets.find(value.decision).target == direct.department:
            return  # it says what holds anyway
        post = self.appointments.holder_of.get(staff_id)
        outside = direct.outside if direct else member.outside
        reason = f"已任用为{post}" if post else f"不参加本次活动（{outside}）"
        self.issues.append(
            Kind.DECISION_NOT_TO_PLACE.at(
                row.where("decision"),
                value.decision,
                name=member.name,
                staff_id=staff_id,
                reason=reason,
            )
        )

    def _check_reason(self, row: Row[PlacementRow], proposal: Destination, place: str) -> None:
        """Ask a reason of a decision against the proposal, or on one now out of date."""
        value, name = row.value, proposal.member.name
        if place == proposal.place or gives_reason(value.reason):
            return
        if value.proposal and not same(value.proposal, proposal.place):
            issue = Kind.DECISION_STALE.at(
                row.where("proposal"),
                value.proposal,
                name=name,
                column="建议去向",
                here=value.proposal,
                now=proposal.place,
            )
        else:
            issue = no_reason(row, name=name, decision=place, proposal=proposal.place)
        self.issues.append(issue)

    def _check_relation(self, row: Row[PlacementRow], proposal: Destination, place: str) -> None:
        """Refuse a place under a superior with whom there is a relation."""
        if place != STANDBY and (relation := self.relations.bar(proposal.member, place)):
            self.issues.append(
                Kind.DECISION_RELATION.at(
                    row.where("decision"),
                    place,
                    name=proposal.member.name,
                    other=relation.superior.name,
                    role=relation.superior.role,
                    reason=relation.reason,
                )
            )

    def _check_range(self, row: Row[PlacementRow], proposal: Destination, place: str) -> None:
        """Keep whom the scheme protects from standby; another limit may be passed."""
        if rule := self.ranges.refusal(proposal.member, place):
            kind = Kind.DECISION_PROTECTED if place == STANDBY else Kind.DECISION_OUT_OF_RANGE
            name = proposal.member.name
            self.issues.append(
                kind.at(row.where("decision"), place, name=name, place=place, rule=rule)
            )

    def _check_conditions(self, row: Row[PlacementRow], proposal: Destination, place: str) -> None:
        """Refuse 其他去向 to whom its conditions do not let go there; tell what people judge."""
        if place not in self.scheme.other_names:
            return
        found, name = unmet(self.scheme, proposal.member, place), proposal.member.name
        for kind, reasons in (
            (Kind.DECISION_CONDITIONS_UNMET, found.refused),
            (Kind.DECISION_CONDITIONS_OPEN, found.by_hand),
        ):
            if reasons:
                said = "；".join(reasons)
                where = row.where("decision")
                self.issues.append(kind.at(where, place, name=name, place=place, why=said))

    def _cause(self, row: Row[PlacementRow], proposal: Destination, place: str) -> str:
        """Return why somebody is on standby, in the plan's terms.

        The plan knows two grounds only: not chosen, or not obeying the arrangement. Who was chosen
        and is put on standby all the same can be there for the second only, unless the table says
        otherwise.
        """
        typed, where, name = row.value.cause, row.where("cause"), proposal.member.name
        if place != STANDBY:
            self._unused(row, proposal, "cause", "待岗原因")
            return ""
        if typed and typed != NOT_OBEYING and typed != proposal.cause:
            found = proposal.cause or f"选中{proposal.place}"
            self.issues.append(
                Kind.DECISION_CAUSE_DISAGREES.at(where, typed, name=name, cause=typed, found=found)
            )
        cause = typed or proposal.cause
        if not cause:
            cause = NOT_OBEYING
            self.issues.append(
                Kind.DECISION_CAUSE_ASSUMED.at(where, name=name, place=proposal.place, cause=cause)
            )
        return cause

    def _unused(
        self, row: Row[PlacementRow], proposal: Destination, field: str, column: str
    ) -> None:
        """Tell of what is filled in for standby, but comes to nothing for who is placed."""
        if typed := getattr(row.value, field):
            where, name = row.where(field), proposal.member.name
            self.issues.append(
                Kind.DECISION_STANDBY_UNUSED.at(where, typed, name=name, column=column)
            )

    def _training(self, row: Row[PlacementRow], proposal: Destination, place: str) -> str:
        training, where = row.value.training_in, row.where("training_in")
        name = proposal.member.name
        if place != STANDBY:
            self._unused(row, proposal, "training_in", "跟班学习部门")
            return ""
        if not training:
            self.issues.append(Kind.DECISION_NO_TRAINING.at(where, name=name))
            return ""
        if department := self.targets.find(training).target:
            return department
        suggestion = did_you_mean(self.targets.nearest(training))
        self.issues.append(
            Kind.DECISION_TRAINING_UNKNOWN.at(
                where, training, place=training, suggestion=suggestion
            )
        )
        return training

    def close(self, meeting: Row[Meeting] | None) -> tuple[Placements, list[Issue]]:
        self.result.meeting = meeting
        self.issues += [*self._within_quotas(), *self._absent()]
        self.result.undecided = [each for each in self.proposals if each not in self.result.of]
        return self.result, self.issues

    def _absent(self) -> Iterable[Issue]:
        """Yield those whom the table leaves out."""
        there = self.seen | self.misnumbered
        absent = [staff_id for staff_id in self.proposals if staff_id not in there]
        if absent:
            names = "、".join(map(self.roster.told_apart, absent[:_NAMED])) + (
                "等" if len(absent) > _NAMED else ""
            )
            yield Kind.DECISION_ROWS_ABSENT.at(self.table, names=names, count=len(absent))

    def _within_quotas(self) -> Iterable[Issue]:
        placed: dict[str, list[Placement]] = {}
        for each in self.result.of.values():
            placed.setdefault(each.place, []).append(each)
        for department in self.scheme.departments:
            own = placed.get(department.name, [])
            direct = [
                each for each in self.result.direct.values() if each.department == department.name
            ]
            people = [each.member.staff_id for each in direct]
            people += [each.member.staff_id for each in own]
            beyond = len(people) - department.quota
            if own and beyond > 0 and department.name not in self.scheme.other_names:
                yield Kind.DECISION_OVER_QUOTA.at(
                    own[-min(beyond, len(own))].row.where("decision"),
                    department.name,
                    target=department.name,
                    quota=department.quota,
                    count=len(people),
                    names="、".join(map(self.roster.told_apart, people)),
                )
