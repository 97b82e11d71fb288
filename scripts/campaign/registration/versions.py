"""Several registrations by one person for one part: the same twice, or different versions."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime, time
from typing import Any, NamedTuple

from campaign.calendar import day_of
from campaign.issues import Issue, Kind, Where
from campaign.registration.eligibility import judge_deadline
from campaign.registration.forms import DEPARTMENT_FORM, POST_FORM
from campaign.registration.registrations import Refused, Registration
from campaign.workbook.declare.sheet import Column, numbered_header
from campaign.workbook.declare.text import fold

Handed = Registration | Refused
_IDENTITY = ("staff_id", "name", "choices")
_DECISIVE = ("submitted_at", "adjustable", "withdrawn_on")
"""Compared even where one of the two has no such box."""


class Rule(NamedTuple):
    """What the scheme says of registrations handed in more than once."""

    closes: datetime
    last_counts: bool = False
    """The last one handed in in time counts (重复报名)."""


def one_version(
    handed: Sequence[Handed], rule: Rule
) -> tuple[list[Registration], list[Refused], list[Issue]]:
    """Return the one registration that counts, those that do not, and what to say about it.

    The same twice counts once. Different versions are all refused until one is chosen, unless the
    scheme says that the last counts; but what was withdrawn before another was handed in, or was
    handed in too late, stands in nobody's way.
    """
    refused = [each for each in handed if isinstance(each, Refused)]
    understood = [each for each in handed if isinstance(each, Registration)]
    if len(understood) <= 1 and not (understood and refused):
        return understood, refused, []
    different, issues = _without_copies(understood)
    different, more = _without_late(different, rule)
    issues += more
    if not refused:
        live, more = _without_withdrawn(different)
        if rule.last_counts:
            live, superseded = _last_of(live)
            more += superseded
        issues += more
        if len(live) == 1:
            return live, [], issues
        different = live
    everything: list[Handed] = [*different, *refused]
    for each in different:
        others = [other for other in everything if other is not each]
        issue = _versions(each, others)
        issues.append(issue)
        refused.append(Refused(each.part, each.member, each.form.choices, (issue,), each.row))
    return [], refused, issues


def _without_copies(handed: Sequence[Registration]) -> tuple[list[Registration], list[Issue]]:
    """Return each version once: of what was sent in several times the first."""
    kept: list[Registration] = []
    issues = []
    for each in sorted(handed, key=_when) if any(each.online for each in handed) else handed:
        same = next((other for other in kept if not differing(other, each)), None)
        if same is None:
            kept.append(each)
        else:
            place = _place(same.row.where("name"))
            issues.append(Kind.FORM_TWICE.at(each.row.where("name"), other=place))
    return kept, issues


def _when(each: Registration) -> datetime:
    """Return when it was handed in; with a day alone, at the end of it."""
    submitted = each.form.submitted_at
    if submitted is None:
        return datetime.combine(date.max, time.max)
    if isinstance(submitted, datetime):
        return submitted
    return datetime.combine(submitted, time.max)


def _without_late(
    handed: Sequence[Registration], rule: Rule
) -> tuple[list[Registration], list[Issue]]:
    """Leave out what came after the deadline, where something came before it."""
    found = {True: list[Registration](), False: list[Registration](), None: list[Registration]()}
    for each in handed:
        submitted = each.form.submitted_at
        judged = judge_deadline(submitted, rule.closes) if submitted else None
        found[judged.passed if judged else None].append(each)
    if not found[True] or not found[False]:
        return list(handed), []
    in_time = min(found[True], key=lambda each: each.form.withdrawn_on is not None)
    place = _place(in_time.row.where("name"))
    kept = [each for each in handed if each not in found[False]]
    return kept, [
        Kind.FORM_LATE.at(
            each.row.where("submitted_at"),
            f"{_when(each):%Y-%m-%d %H:%M}",
            name=each.member.name,
            time=_moment(each),
            other=place,
            standing="已经撤回" if in_time.form.withdrawn_on else "照常有效",
        )
        for each in found[False]
    ]


def _moment(each: Registration) -> str:
    submitted = each.form.submitted_at
    day = f"{submitted.month}月{submitted.day}日" if submitted else ""
    return f"{day}{submitted:%H:%M}" if isinstance(submitted, datetime) else day


def _last_of(handed: Sequence[Registration]) -> tuple[list[Registration], list[Issue]]:
    """Return the last of several, if all of them tell by the minute when they were handed in."""
    if len(handed) < 2 or not all(isinstance(e.form.submitted_at, datetime) for e in handed):
        return list(handed), []
    *earlier, last = sorted(handed, key=_when)
    if _when(earlier[-1]) == _when(last):
        return list(handed), []
    place = _place(last.row.where("name"))
    return [last], [
        Kind.FORM_LAST.at(
            each.row.where("choices"), name=each.member.name, count=len(handed), other=place
        )
        for each in earlier
    ]


def _without_withdrawn(handed: Sequence[Registration]) -> tuple[list[Registration], list[Issue]]:
    """Leave out what was withdrawn before the one other registration was handed in."""
    live = [each for each in handed if not each.form.withdrawn_on]
    withdrawn = [each for each in handed if each.form.withdrawn_on]
    if len(live) != 1 or not all(_before(each.form.withdrawn_on, live[0]) for each in withdrawn):
        return list(handed), []
    place = _place(live[0].row.where("name"))
    return live, [
        Kind.FORM_SUPERSEDED.at(each.row.where("withdrawn_on"), name=each.member.name, other=place)
        for each in withdrawn
    ]


def _before(withdrawn: date | None, later: Registration) -> bool:
    submitted = later.form.submitted_at
    if withdrawn is None or submitted is None:
        return False
    if isinstance(withdrawn, datetime) and isinstance(submitted, datetime):
        return withdrawn <= submitted
    return day_of(withdrawn) <= day_of(submitted)


def _versions(one: Registration, others: Sequence[Handed]) -> Issue:
    places = "、".join(_place(other.row.where("choices")) for other in others)
    differences = (each for other in others for each in _differences(one, other))
    return Kind.FORM_VERSIONS.at(
        one.row.where("choices"),
        "、".join(one.form.choices),
        name=one.member.name,
        count=len(others) + 1,
        others=places,
        differences="；".join(dict.fromkeys(differences)),
    )


def _place(where: Where) -> str:
    return " ".join(filter(None, (where.file, where.sheet, where.cell)))


def _differences(one: Registration, other: Handed) -> Iterable[str]:
    if isinstance(other, Registration):
        return differing(one, other)
    found = [*_differing_as_typed(one, other)]
    return [*found, "另一份有错误，其他内容无法比较"]


def _differing_as_typed(one: Registration, other: Refused) -> Iterable[str]:
    """Yield the choices that differ from those of a form that could not be understood."""
    for number in range(max(len(one.form.choices), len(other.typed))):
        texts = [each[number : number + 1] for each in (one.form.choices, other.typed)]
        if texts[0] != texts[1]:
            column = numbered_header("第{n}志愿", number + 1)
            cells = (each.row.where("choices", number + 1).cell for each in (one, other))
            shown = (
                f"{cell} {text[0]}" if text and text[0] else "空"
                for cell, text in zip(cells, texts, strict=True)
            )
            yield f"{column}（{'／'.join(shown)}）"


# -- comparing two --------------------------------------------------------------------------------


def differing(one: Registration, other: Registration) -> list[str]:
    """Return what differs between two versions of one person's registration, with both cells."""
    found = list(_differing_choices(one, other))
    for column in _columns(one):
        name = column.field
        decisive = name in _DECISIVE
        if not decisive and not (one.row.places.has(name) and other.row.places.has(name)):
            continue
        if name == "submitted_at" and (one.online or other.online):
            continue  # the moment of sending differs of itself
        here, there = getattr(one.form, name, None), getattr(other.form, name, None)
        if not _alike(here, there):
            cells = f"{one.row.where(name).cell}、{other.row.where(name).cell}"
            found.append(f"{column.header}（{cells}）")
    return found


def _differing_choices(one: Registration, other: Registration) -> Iterable[str]:
    for number in range(max(len(one.choices), len(other.choices))):
        here, there = one.choices[number : number + 1], other.choices[number : number + 1]
        if here != there:
            column = numbered_header("第{n}志愿", number + 1)
            texts = (_choice(each, number) for each in (one, other))
            yield f"{column}（{'／'.join(texts)}）"


def _choice(each: Registration, number: int) -> str:
    """Return the cell of a choice, and what stands there."""
    if number >= len(each.choices):
        return "空"
    return f"{each.where_choice(number).cell} {each.choices[number]}"


def _columns(one: Registration) -> list[Column]:
    """Return every column of the form but who it is and what is chosen."""
    form = POST_FORM if isinstance(one.form, POST_FORM.row) else DEPARTMENT_FORM
    return [column for column in form.columns if column.field not in _IDENTITY]


def _alike(here: Any, there: Any) -> bool:
    if isinstance(here, str) and isinstance(there, str):
        return fold(here) == fold(there)
    return bool(here == there)
