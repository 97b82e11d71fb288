"""Several registrations by one person for one part: the same twice, or different versions."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

from campaign.issues import Issue, Kind, Where
from campaign.registration.forms import DEPARTMENT_FORM, POST_FORM
from campaign.registration.registrations import Refused, Registration
from campaign.workbook.declare.sheet import Column, numbered_header
from campaign.workbook.declare.text import fold

Handed = Registration | Refused
_IDENTITY = ("staff_id", "name", "choices")
_DECISIVE = ("submitted_at", "adjustable", "withdrawn_on")
"""Compared even where one of the two has no such box."""


def one_version(
    handed: Sequence[Handed],
) -> tuple[list[Registration], list[Refused], list[Issue]]:
    """The one registration that counts, those that do not, and what to say about it.

    The same twice counts once. Different versions are all refused until one is chosen; but what was
    withdrawn before another was handed in stands in nobody's way.
    """
    refused = [each for each in handed if isinstance(each, Refused)]
    understood = [each for each in handed if isinstance(each, Registration)]
    if len(understood) <= 1 and not (understood and refused):
        return understood, refused, []
    different, issues = _without_copies(understood)
    if not refused:
        live, more = _without_withdrawn(different)
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
    """Each version once."""
    kept: list[Registration] = []
    issues = []
    for each in handed:
        same = next((other for other in kept if not differing(other, each)), None)
        if same is None:
            kept.append(each)
        else:
            place = _place(same.row.where("name"))
            issues.append(Kind.FORM_TWICE.at(each.row.where("name"), other=place))
    return kept, issues


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
    return _day(withdrawn) <= _day(submitted)


def _day(value: date) -> date:
    return value.date() if isinstance(value, datetime) else value


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
    """The choices that differ from those of a form that could not be understood."""
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
    """What differs between two versions of one person's registration, with both cells."""
    found = list(_differing_choices(one, other))
    for column in _columns(one):
        name = column.field
        decisive = name in _DECISIVE
        if not decisive and not (one.row.places.has(name) and other.row.places.has(name)):
            continue
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
    """The cell of a choice, and what stands there."""
    if number >= len(each.choices):
        return "空"
    return f"{each.where_choice(number).cell} {each.choices[number]}"


def _columns(one: Registration) -> list[Column]:
    """Every column of the form but who it is and what is chosen."""
    form = POST_FORM if isinstance(one.form, POST_FORM.row) else DEPARTMENT_FORM
    return [column for column in form.columns if column.field not in _IDENTITY]


def _alike(here: Any, there: Any) -> bool:
    if isinstance(here, str) and isinstance(there, str):
        return fold(here) == fold(there)
    return bool(here == there)
