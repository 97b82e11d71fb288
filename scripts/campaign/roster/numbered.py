"""Whose row it is where the 编号 lost its zeros, or where only the name is filled in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import replace
from functools import cache
from pathlib import PurePosixPath
from typing import Any

from campaign import places
from campaign.issues import Issue, Kind, Where
from campaign.roster.naming import Naming
from campaign.roster.roster import Member, Roster, read_as
from campaign.storage.names import safe_name
from campaign.workbook.declare.text import short_number
from campaign.workbook.read.reader import Broken, Reading, Row
from campaign.workbook.read.rows import faulty_in, values_of

_OF_SOMEBODY = re.compile(r"[^-]+-(?P<name>.*?)(?P<number>0+[1-9]\d*)(?!\d)")
"""How a paper's file is called after somebody with zeros before the number: 任职通知书-安宁001."""


def lost_zeros(roster: Roster, papers: Iterable[str]) -> list[Issue]:
    """Return the fault that people's numbers lost the zeros which the papers to them bear.

    `papers` are the labels of papers made before. Excel takes zeros from a whole column; all papers
    would be called back and made anew, though nothing about the people has changed.
    """
    borne: dict[tuple[str, str], set[str]] = {}
    for label in papers:
        if found := _OF_SOMEBODY.match(PurePosixPath(label).stem):
            number = found["number"]
            borne.setdefault((found["name"], short_number(number)), set()).add(number)
    lost: list[tuple[Member, str]] = []
    for member in roster.members if borne else ():
        known = borne.get((safe_name(member.name), short_number(member.staff_id)), set())
        number = next(iter(known)) if len(known) == 1 else ""
        if len(number) > len(member.staff_id) and number not in roster.by_id:
            lost.append((member, number))
    if not lost:
        return []
    member, number = lost[0]
    where, staff_id = member.row.where("staff_id"), member.staff_id
    data = {"staff_id": staff_id, "before": number, "count": len(lost)}
    return [Kind.ROSTER_LOST_ZEROS.at(where, staff_id, **data)]


def with_numbers(reading: Reading[Any], people: Mapping[str, Member]) -> list[Issue]:
    """Put in the number of whoever a row means beyond doubt; say where nobody can be meant.

    `people` are all who may stand on the sheet, by 编号. Excel takes zeros from numbers, and a name
    that only one of them bears is enough.
    """
    if not people:
        return []
    rows: list[Row[Any] | Broken] = [*reading.rows, *reading.broken]
    if rows and not says_whose(rows[0]):
        where = rows[0].where("staff_id")._replace(cell="")
        return [Kind.COLUMN_MISSING.at(where, column="编号", suggestion="")]
    by_short: dict[str, list[str]] = {}
    for known in people:
        by_short.setdefault(short_number(known), []).append(known)
    naming = cache(lambda: Naming({known: each.person for known, each in people.items()}))
    issues: list[Issue] = []
    for number, row in enumerate(rows):
        values = values_of(row)
        staff_id, name = str(values.get("staff_id") or ""), str(values.get("name") or "")
        if staff_id in people or "staff_id" in faulty_in(row):
            continue
        found = by_short.get(short_number(staff_id), []) if staff_id else []
        if not (found or (staff_id and name)):  # 安宁 or 01安宁 may stand in either cell
            found = [*naming().named_in(staff_id or name)]
        if len(found) == 1:
            issues += [read_as(row.where("staff_id"), staff_id, found[0])] if staff_id else []
            if isinstance(row, Broken):
                row.values["staff_id"] = found[0]
            else:
                mended = replace(row.value, staff_id=found[0])
                reading.rows[number] = Row(mended, row.places, row.number)
        elif not staff_id:
            where = row.where("staff_id")
            issues.append(Kind.VALUE_MISSING.at(where, column="编号", expected="花名册上的编号"))
    return issues


def says_whose(row: Row[Any] | Broken) -> bool:
    """Tell whether the table of a row has a column that says whose each is."""
    return row.places.has("staff_id") or row.places.has("name")


def told_once(issues: Iterable[Issue]) -> list[Issue]:
    """Gather the notices on numbers with other zeros: one a sheet, one for the roster.

    Excel takes the zeros from a whole column. Where it is the roster's, any sheet has more of them.
    """
    gathered: dict[Where, list[Issue]] = {}
    rest: list[Issue] = []
    for issue in issues:
        is_of_zeros = issue.kind is Kind.PERSON_ID_READ_AS and (
            short_number(issue.read) == short_number(issue.data["understood"])
        )
        if not is_of_zeros:
            rest.append(issue)
            continue
        is_longer = len(issue.read) > len(issue.data["understood"])
        column = Where(places.ROSTER) if is_longer else issue.where._replace(cell="")
        gathered.setdefault(column, []).append(issue)
    for column, several in gathered.items():
        first, count = several[0], len({each.where for each in several})
        if count == 1:
            rest.append(first)
        elif column == Where(places.ROSTER):
            rest.append(Kind.ROSTER_WITHOUT_ZEROS.at(column, **{**first.data, "count": count}))
        else:
            others = f"，这张表上共{count}个编号少了前面的零"
            rest.append(first._replace(data={**first.data, "others": others}))
    return rest
