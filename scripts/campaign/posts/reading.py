"""05任用决定/考察意见表-<分管领导>.xlsx → what the leaders in charge found (seed, item 8.1.4)."""

from collections.abc import Collection, Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path, PurePosixPath
from types import MappingProxyType
from typing import TypeVar

from campaign.chinese import chinese_date
from campaign.issues import Issue, Kind, Where
from campaign.office.sheets import MEETING, Meeting
from campaign.posts.sheets import INSPECTIONS, Inspection
from campaign.roster.numbered import with_numbers
from campaign.roster.owner import SIGNED, Signs, a_person
from campaign.roster.roster import Member
from campaign.run import Book
from campaign.scheme.dates import FAR_APART
from campaign.scheme.scheme import Scheme
from campaign.scheme.targets import names_now
from campaign.scoring.candidates import Candidate, check_name, members_of
from campaign.scoring.reading import spellings
from campaign.scoring.scoreboard import Scoreboard
from campaign.storage.names import safe_name
from campaign.workbook.declare.names import meant, same_person
from campaign.workbook.declare.renamed import under_names_now
from campaign.workbook.declare.sheet import Sheet
from campaign.workbook.declare.text import fold
from campaign.workbook.grid import Grid
from campaign.workbook.read.header import Table, pick_sheet
from campaign.workbook.read.reader import Reading, Row, read
from campaign.workbook.read.tabs import pick_only

_PREFIX, _WORD = "考察意见表-", "考察意见"
_LABELS = (rf"分管领导{SIGNED}", rf"考察人{SIGNED}", "(?:本人)?(?:签名|签字)")


def inspection_file(leader: str) -> str:
    """Return the name of a leader's sheet."""
    return f"{_PREFIX}{safe_name(leader)}.xlsx"


def is_inspection(path: Path) -> bool:
    """Tell whether a file is a leader's sheet."""
    return _WORD in fold(path.stem)


def inspections_of_nobody(labels: Iterable[str], scheme: Scheme) -> Iterator[Issue]:
    """Yield the files whose names name nobody in charge of a post."""
    leaders = _leaders(scheme)
    for label in labels if leaders else ():
        if not leader_of(label, leaders):
            yield Kind.INSPECTION_OF_NOBODY.at(Where(label), name=_typed(label))


def leader_of(label: str, leaders: Collection[str]) -> str:
    """Return whose sheet a file is by its name, nothing if it is nobody's."""
    return next(filter(None, (meant(each, leaders) for each in spellings(_typed(label)))), "")


def _leaders(scheme: Scheme) -> list[str]:
    return list(dict.fromkeys(each.leader for each in scheme.posts if each.leader))


def _typed(label: str) -> str:
    return PurePosixPath(label).stem.removeprefix(_PREFIX)


@dataclass
class Inspections:
    """Opinions by post and 编号."""

    of: dict[tuple[str, str], Inspection] = field(default_factory=dict)


def read_inspections(
    books: Iterable[Book], scheme: Scheme, candidates: Sequence[Candidate]
) -> tuple[Inspections, list[Issue]]:
    """Return all opinions that have been handed in."""
    desk = _Desk(scheme, candidates)
    issues = [issue for book in books for issue in desk.take(book)]
    return desk.found, issues


class _Desk:
    """Takes the leaders' sheets one by one."""

    def __init__(self, scheme: Scheme, candidates: Sequence[Candidate]) -> None:
        self.found = Inspections()
        self.scheme = scheme
        self.candidates = {each.staff_id: each for each in candidates}
        self.now = names_now(scheme)
        self.running = {
            (fold(post), each.staff_id): (post, each) for each in candidates for post in each.posts
        }

    def take(self, book: Book) -> Iterator[Issue]:
        label, grids, opening = book
        yield from opening
        grid, missing = pick_only(grids, INSPECTIONS, label)
        yield from missing
        if grid is None:
            return
        reading = read(grid, INSPECTIONS)
        yield from reading.issues
        yield from with_numbers(reading, members_of(self.candidates.values()))
        yield from self._whose(grid, reading)
        for row in reading.rows:
            if row.value.opinion:
                yield from self._enter(row._replace(value=under_names_now(row.value, self.now)))

    def _whose(self, grid: Grid, reading: Reading[Inspection]) -> Iterator[Issue]:
        """Yield a fault of each sheet of another leader, or about posts in another's charge."""
        leaders = _leaders(self.scheme)
        leader = leader_of(grid.file, leaders)
        if not leader:
            return
        first_row = next(
            (row.places.first_row for row in reading.rows if isinstance(row.places, Table)), 0
        )
        owner = a_person(leader, leaders, _LABELS, self.scheme.offices)
        for where, written in Signs(grid, first_row).called_otherwise(owner):
            yield Kind.INSPECTION_OTHER_SHEET.at(where, written, leader=leader, written=written)
        led_by = {fold(post.name): post.leader for post in self.scheme.posts}
        for row in reading.rows:
            post = under_names_now(row.value, self.now).post
            other = led_by.get(fold(post), "")
            if row.value.opinion and other and not same_person(other, leader):
                yield Kind.INSPECTION_OTHER_POST.at(
                    row.where("post"),
                    row.value.post,
                    leader=leader,
                    post=row.value.post,
                    other=other,
                )

    def _enter(self, row: Row[Inspection]) -> Iterator[Issue]:
        value = row.value
        staff_id, name, where = value.staff_id, value.name, row.where("staff_id")
        running = self.running.get((fold(value.post), staff_id))
        if running is None:
            yield Kind.INSPECTION_UNUSED.at(
                where, staff_id, name=name, staff_id=staff_id, post=value.post
            )
            return
        post, candidate = running
        yield from check_name(candidate, name, where)
        if _content(self.found.of.get((post, staff_id), value)) != _content(value):
            yield Kind.INSPECTION_TWICE.at(where, staff_id, name=name, staff_id=staff_id, post=post)
        else:
            self.found.of[post, staff_id] = value


def _content(value: Inspection) -> tuple[str, str, str]:
    return value.opinion, value.strengths, value.needs


def opinions_awaited(
    scheme: Scheme,
    scoreboard: Scoreboard,
    inspections: Inspections,
    decided: Container[tuple[str, str]],
) -> dict[str, list[str]]:
    """Name by leader, post by post, of whom there is neither an opinion nor a decision yet."""
    found: dict[str, list[str]] = {}
    for post in scheme.posts:
        for entry in scoreboard.entries[post.name]:
            key = (post.name, entry.staff_id)
            if post.leader and key not in inspections.of and key not in decided:
                found.setdefault(post.leader, []).append(entry.candidate.name)
    return found


R = TypeVar("R")


def read_decisions(
    book: Book, sheet: Sheet[R], scheme: Scheme, people: Mapping[str, Member] = MappingProxyType({})
) -> tuple[list[Row[R]], Row[Meeting] | None, list[Issue]]:
    """Return the rows of a decision table, the meeting if it is filled in, and what is wrong.

    `people` are those who may stand on it, by 编号, for rows without it or without its zeros.
    """
    label, grids, opening = book
    issues = list(opening)
    grid, missing = pick_only(grids, sheet, label, beside=[MEETING])
    issues += missing
    if grid is None:
        return [], None, issues
    reading = read(grid, sheet)
    issues += reading.issues
    issues += with_numbers(reading, people)
    meeting, found = _meeting(book)
    now = names_now(scheme)
    rows = [row._replace(value=under_names_now(row.value, now)) for row in reading.rows]
    return rows, meeting, [*issues, *found]


def _meeting(book: Book) -> tuple[Row[Meeting] | None, list[Issue]]:
    label, grids, _ = book
    grid, missing = pick_sheet(grids, MEETING, label)
    if grid is None:
        return None, missing
    reading = read(grid, MEETING)
    meeting = reading.rows[0] if reading.rows else None
    return meeting, [*missing, *reading.issues, *_dates_in_order(meeting)]


def _dates_in_order(meeting: Row[Meeting] | None) -> Iterator[Issue]:
    """Refuse taking office before it is decided, and ask where it is most of a year later."""
    if meeting is None:
        return
    decided_on, effective_on = meeting.value.decided_on, meeting.value.effective_on
    if decided_on and effective_on and effective_on < decided_on:
        yield Kind.DECISION_DATES_REVERSED.at(
            meeting.where("effective_on"), effective_on, day=effective_on, decided=decided_on
        )
    elif decided_on and effective_on and (effective_on - decided_on).days > FAR_APART:
        days = (effective_on - decided_on).days
        yield Kind.DECISION_EFFECTIVE_LATE.at(
            meeting.where("effective_on"),
            effective_on,
            what="任职日期",
            day=chinese_date(effective_on),
            decided=chinese_date(decided_on),
            days=days,
        )
