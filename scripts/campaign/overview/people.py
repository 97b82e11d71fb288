"""Everybody on the roster: where they are and why, or how far they have come."""

from collections.abc import Iterator, Mapping, Sequence
from typing import TYPE_CHECKING

from campaign.departments.result_sheets import TO_POST
from campaign.overview.model import PersonPlace
from campaign.registration.registrations import Part

if TYPE_CHECKING:
    from campaign.departments.balance import BalanceLine
    from campaign.registration.registrations import Registrations
    from campaign.registration.verdicts import Verdict
    from campaign.roster.roster import Member, Roster


def people(
    roster: "Roster",
    lines: "Sequence[BalanceLine] | None",
    reasons: Mapping[str, Sequence[str]],
    registered: Mapping[str, str],
    papers: Mapping[str, Sequence[tuple[str, str]]],
) -> tuple[PersonPlace, ...]:
    """Return everybody: where they are and why; before that is known, what they registered for.

    `reasons` has what was said about each person's applications for posts, `registered` where they
    stand as long as there are no results.
    """
    line_of = {each.member.staff_id: each for each in lines or ()}
    return tuple(
        _person(member, line_of.get(member.staff_id), reasons, registered, papers)
        for member in roster.members
    )


def _person(
    member: "Member",
    line: "BalanceLine | None",
    reasons: Mapping[str, Sequence[str]],
    registered: Mapping[str, str],
    papers: Mapping[str, Sequence[tuple[str, str]]],
) -> PersonPlace:
    staff_id, person = member.staff_id, member.person
    why = list(reasons.get(staff_id, ()))
    if line and not (why and line.category == TO_POST):
        why.append(line.basis)
    elif line is None and member.outside:
        why.append(f"{member.outside}。")
    elif line is None and staff_id in registered:
        why.append(registered[staff_id])
    return PersonPlace(
        staff_id=staff_id,
        name=member.name,
        former=person.department + person.position,
        category=line.category if line else "",
        place=line.place if line and line.place != line.category else "",
        reasons=tuple(why),
        decided=bool(line and line.decided),
        papers=tuple(papers.get(staff_id, ())),
    )


def registered_for(
    roster: "Roster",
    registrations: "Registrations | None",
    verdicts: "Mapping[Part, Sequence[Verdict]] | None",
) -> Iterator[tuple[str, str]]:
    """Yield what everybody registered for and how that was judged, in words, by 编号."""
    verdict_of = {
        (part, verdict.member.staff_id): verdict
        for part, listed in (verdicts or {}).items()
        for verdict in listed
    }
    chosen = {
        (part, each.member.staff_id): each.choices
        for part in Part
        for each in (registrations.of(part) if registrations else ())
    }
    for member in roster.members:
        told = [
            _application(part, chosen[key], verdict_of.get(key))
            for part in Part
            if (key := (part, member.staff_id)) in chosen
        ]
        yield member.staff_id, "".join(told) or "没有报名。"


def _application(part: Part, choices: Sequence[str], verdict: "Verdict | None") -> str:
    listed = "、".join(choices)
    if verdict is None:
        return f"{part.value}报名：{listed}。"
    if verdict.passed:
        return f"{part.value}报名（审核通过）：{listed}。"
    return f"{part.value}报名（审核不通过）：{listed}。{verdict.reason}"
