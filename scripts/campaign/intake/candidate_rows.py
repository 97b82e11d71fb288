"""Score and counting sheets name every candidate exactly once, and nobody else."""

from collections import Counter
from collections.abc import Container, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any

from campaign.intake.candidates import Candidate, check_name
from campaign.issues import Issue, Kind
from campaign.workbook.grid import Grid
from campaign.workbook.reader import Broken, Reading, Row
from campaign.workbook.rows import values_of
from campaign.workbook.text import short_number


def with_full_numbers(reading: Reading[Any], candidates: Mapping[str, Candidate]) -> list[Issue]:
    """Put the zeros back that Excel took from a candidate's number, where it is clear whose."""
    by_short: dict[str, list[str]] = {}
    for known in candidates:
        by_short.setdefault(short_number(known), []).append(known)
    issues = []
    for number, row in enumerate(reading.rows):
        if found := _full_number(row, by_short, candidates):
            issues.append(_read_as(row, found))
            reading.rows[number] = Row(replace(row.value, staff_id=found), row.places, row.number)
    for broken in reading.broken:
        if found := _full_number(broken, by_short, candidates):
            issues.append(_read_as(broken, found))
            broken.values["staff_id"] = found
    return issues


def _full_number(
    row: Row[Any] | Broken, by_short: Mapping[str, list[str]], candidates: Container[str]
) -> str:
    """The one candidate's number that was meant; empty where it needs no mending or is unclear."""
    staff_id = _value(row, "staff_id")
    alike = by_short.get(short_number(staff_id), []) if staff_id not in candidates else []
    return alike[0] if staff_id and len(alike) == 1 else ""


def _read_as(row: Row[Any] | Broken, found: str) -> Issue:
    staff_id = _value(row, "staff_id")
    where = row.where("staff_id")
    return Kind.PERSON_ID_READ_AS.at(where, staff_id, staff_id=staff_id, understood=found)


def check_candidates(
    grid: Grid, rows: Sequence[Row[Any] | Broken], candidates: Mapping[str, Candidate]
) -> Iterator[Issue]:
    """What is wrong with the people on a sheet; `candidates` are by 编号."""
    listed: Counter[str] = Counter()
    for row in rows:
        staff_id = _value(row, "staff_id")
        if staff_id:
            listed[staff_id] += 1
            yield from _check(row, staff_id, listed[staff_id], candidates.get(staff_id))
    for staff_id, candidate in candidates.items():
        if staff_id not in listed:
            yield Kind.MARKS_CANDIDATE_MISSING.at(
                grid.where(), name=candidate.name, staff_id=staff_id
            )


def _check(
    row: Row[Any] | Broken, staff_id: str, times: int, candidate: Candidate | None
) -> Iterator[Issue]:
    name, where = _value(row, "name"), row.where("staff_id")
    if candidate is None:
        yield Kind.MARKS_CANDIDATE_EXTRA.at(where, staff_id, name=name, staff_id=staff_id)
    elif times == 2:
        yield Kind.MARKS_CANDIDATE_TWICE.at(
            where, staff_id, name=name, staff_id=staff_id, count="不止一"
        )
    else:
        yield from check_name(candidate, name, where)


def _value(row: Row[Any] | Broken, field: str) -> str:
    values = values_of(row)
    return str(values.get(field) or "")
