"""What people typed and the program's sentences repeat: never converted to the other script.

Only what sentences do repeat is gathered: names of people, units, posts and rules, and reasons.
Words that everybody uses, such as 干部 for a post or 群众 on the roster, are not: they stand in
their own cells as they were typed, while the program's sentences use them as words of its own.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING, Any

from campaign import places
from campaign.issues import Issue
from campaign.run import Faulty, Waiting

if TYPE_CHECKING:
    from campaign.intake.roster import Roster
    from campaign.intake.scheme import Scheme

FOLDERS = frozenset({*places.NUMBERED, places.RECORD, f"{places.RESULTS}/"})
"""Names of folders are the same in both scripts."""


def typed_terms(outcomes: Mapping[str, Any], issues: Iterable[Issue]) -> frozenset[str]:
    """Everything of the kind in the stages that have a result, and in issues with people."""
    found = set(FOLDERS)
    for name, gather in _GATHER.items():
        outcome = outcomes.get(name)
        if outcome is not None and not isinstance(outcome, Waiting | Faulty):
            found.update(gather(outcome))
    for issue in issues:
        if issue.kind.code[0] in "PR":
            found |= issue.typed
    return frozenset(found - {""})


def _in_scheme(scheme: "Scheme") -> Iterator[str]:
    basics = scheme.basics
    yield from (
        basics.name,
        basics.party_body,
        basics.government_body,
        basics.co_issuer,
        basics.participants,
        basics.number_prefix,
        basics.office,
        basics.objections_to,
        basics.recipients,
        basics.standby_pay,
        basics.after_failing,
    )
    for post in scheme.posts:
        yield from (post.name, post.department, post.leader, post.other)
    for department in scheme.departments:
        yield from (department.name, department.leader)
    for rows in (scheme.components, scheme.criteria, scheme.grades, scheme.voter_classes):
        yield from (each.name for each in rows)
    for people in (scheme.judges, scheme.leading_group):
        yield from (each.name for each in people)
    for recusal in scheme.recusals:
        yield from (recusal.judge, recusal.name, recusal.reason)
    for alias in scheme.aliases:
        yield from (alias.alias, alias.department)


def _in_roster(roster: "Roster") -> Iterator[str]:
    for member in roster.members:
        person = member.person
        yield from (person.name, person.department, person.excluded_because)


def _in_reviews(reviewed: Any) -> Iterator[str]:
    _, pending = reviewed
    yield from (each.review.reason for each in pending if each.review)


def _in_appointments(appointments: Any) -> Iterator[str]:
    yield from _in_meeting(appointments)


def _in_placements(placements: Any) -> Iterator[str]:
    yield from _in_meeting(placements)
    for placement in placements.of.values():
        yield from (placement.row.value.reason, placement.training_in)


def _in_ledger(ledger: Any) -> Iterator[str]:
    yield from (row.value.decision for row in ledger.values())


def _in_meeting(decided: Any) -> Iterator[str]:
    if decided.meeting:
        yield decided.meeting.value.number


_GATHER: Mapping[str, Callable[[Any], Iterable[str]]] = {
    "scheme": _in_scheme,
    "roster": _in_roster,
    "reviewed": _in_reviews,
    "appointments": _in_appointments,
    "placements": _in_placements,
    "ledger": _in_ledger,
}
"""By the name of the stage."""
