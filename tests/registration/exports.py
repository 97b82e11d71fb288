"""Exports of online forms: the collected cases, and tables of one's own, handed in and read."""

import csv
import io
import json
from collections.abc import Iterator, Sequence
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from campaign.issues import Issue
from campaign.registration.reading import read_registrations
from campaign.registration.registrations import Part, Registrations
from campaign.roster.stages import the_roster
from campaign.run import Run
from campaign.scheme.stages import the_scheme
from campaign.storage.folder import Folder
from campaign.workbook.read.files import open_book
from campaigns import Quiet
from maintenance.faulty.papers import IN_TIME, Typed, typed_book
from maintenance.pieces import ROOT as PROGRAM

SAMPLE = PROGRAM / "sample_workbooks" / "样例活动"
CASES = Path(__file__).with_name("online_forms")
NAMES = sorted(path.name for path in CASES.iterdir() if path.is_dir())

Read = tuple[str, str, tuple[str, ...], str, bool | None]
"""Part, 编号, choices, time and 服从调剂 of a registration."""
Rows = list[list[Any]]


class Case(NamedTuple):
    """A collected export, and what it should be read as."""

    name: str
    label: str
    data: bytes
    read: frozenset[Read]
    to_settle: frozenset[str]
    """编号 of the people who must be asked."""

    @property
    def rows(self) -> Rows:
        """The cells of its one sheet."""
        grids, _ = open_book(self.data, self.label)
        return [list(row) for row in grids[0].rows]


@cache
def case(name: str) -> Case:
    """One of the collected cases."""
    folder = CASES / name
    wanted = json.loads((folder / "expected.json").read_text(encoding="utf-8"))["应读成"]
    path = next(each for each in folder.iterdir() if each.suffix in (".xlsx", ".csv"))
    agreed = {"是": True, "否": False, None: None}
    read = frozenset(
        (each["类别"], each["编号"], tuple(each["志愿"]), each["时间"], agreed[each["服从调剂"]])
        for each in wanted
        if "志愿" in each
    )
    to_settle = frozenset(each["编号"] for each in wanted if "需人定" in each)
    return Case(name, f"03报名表/{path.name}", path.read_bytes(), read, to_settle)


@cache
def sample() -> Run:
    """The sample's scheme and roster, read once."""
    return Run(Folder(SAMPLE), Quiet(), IN_TIME.date())


def hand_in(data: bytes, label: str = "03报名表/1.xlsx") -> tuple[Registrations, list[Issue]]:
    """What the sample town understands of a file."""
    book = (label, *open_book(data, label))
    return read_registrations([book], sample().get(the_scheme), sample().get(the_roster))


def read_of(registrations: Registrations) -> frozenset[Read]:
    """What was understood, without the places."""
    return frozenset(
        (part.value, each.member.staff_id, each.choices, str(each.form.submitted_at),
         each.form.adjustable)
        for part in Part
        for each in registrations.of(part)
    )  # fmt: skip


def book(rows: Sequence[Sequence[Any]], sheet: str = "Sheet1", **layout: Any) -> bytes:
    """A workbook with one sheet."""
    return typed_book(Typed(sheet, rows, **layout))


def text(rows: Sequence[Sequence[Any]], encoding: str) -> bytes:
    """The same as comma-separated text."""
    lines = io.StringIO(newline="")
    csv.writer(lines).writerows(_written(rows))
    return lines.getvalue().encode(encoding)


def _written(rows: Sequence[Sequence[Any]]) -> Iterator[list[str]]:
    for row in rows:
        yield [str(int(each)) if isinstance(each, float) else str(each) for each in row]
