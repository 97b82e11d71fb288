"""Score and counting sheets name every candidate exactly once, and nobody else."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from campaign.intake.candidates import Candidate, check_name
from campaign.issues import Issue, Kind
from campaign.workbook.grid import Grid
from campaign.workbook.reader import Broken, Row
from campaign.workbook.rows import values_of


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
