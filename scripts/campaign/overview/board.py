"""张榜: the board for the corridor: posts with people and marks, departments with names.

It repeats what three documents publish (成绩公布, 任前公示, 双向选择结果公布) and no more, from
the very data that these are printed with, and each from the day that it bears. Who is on standby,
what is proposed or undecided and what is not proved never stands in those documents.

A page, and no workbook: its A3 sheets and the size of its type are fixed in the file, so that it
prints the same from any browser and nobody can change a figure by a slip of the finger.
"""

from collections.abc import Callable, Iterator
from datetime import date
from itertools import groupby
from typing import NamedTuple, TypeVar

from campaign.calendar import YearUnknown
from campaign.departments.documents import SelectionResult, in_departments, selection_result
from campaign.departments.placements import Placements
from campaign.office.meetings import notice_faults, sitting_of
from campaign.office.office import Office
from campaign.posts.notice_documents import PublicNotice, public_notices
from campaign.posts.proposal import Appointments
from campaign.scheme.answers import TRADITIONAL
from campaign.scoring.documents import ScoreLine, ScorePublication, score_papers
from campaign.scoring.scoreboard import Scoreboard

Published = TypeVar("Published", ScorePublication, PublicNotice, SelectionResult)


class PostScores(NamedTuple):
    """One post with the marks of its candidates."""

    post: str
    lines: tuple[ScoreLine, ...]


class PostedScores(NamedTuple):
    """A publication of marks: of all posts, or of a class with components of its own."""

    data: ScorePublication
    posts: tuple[PostScores, ...]


class Board(NamedTuple):
    """What is posted; None where it is not due yet."""

    campaign: str
    rehearsal: bool
    traditional: bool
    scores: tuple[PostedScores, ...] = ()
    notices: tuple[PublicNotice, ...] = ()
    selection: SelectionResult | None = None

    @property
    def is_empty(self) -> bool:
        """Whether nothing may be posted yet."""
        return not (self.scores or self.notices or self.selection)


def board(
    office: Office,
    today: date,
    scoreboard: Scoreboard | None,
    appointments: Appointments | None,
    placements: Placements | None,
) -> Board:
    """Return the board of a day, from results that are there and proved.

    None where there is none.
    """
    basics = office.scheme.basics
    return Board(
        campaign=basics.name,
        rehearsal=basics.rehearsal,
        traditional=basics.script == TRADITIONAL,
        scores=tuple(
            PostedScores(data, tuple(_by_post(data)))
            for data in _due(today, lambda: _scores(office, scoreboard))
        ),
        notices=tuple(_due(today, lambda: _notices(office, appointments))),
        selection=next(iter(_due(today, lambda: _selection(office, placements))), None),
    )


def _due(today: date, make: Callable[[], list[Published]]) -> list[Published]:
    """Return what documents publish, from the day that each bears."""
    try:
        return [each for each in make() if each.head.dated <= today]
    except YearUnknown:  # the document waits for the calendar, too, and says so (W30)
        return []


def _scores(office: Office, scoreboard: Scoreboard | None) -> list[ScorePublication]:
    return [each.data for each in score_papers(office, scoreboard)] if scoreboard else []


def _notices(office: Office, appointments: Appointments | None) -> list[PublicNotice]:
    sitting = sitting_of(appointments.meeting) if appointments else None
    if not (appointments and appointments.holder_of and sitting):
        return []
    if notice_faults(office.scheme, sitting):
        return []
    return [each.data for each in public_notices(office, appointments, sitting)]


def _selection(office: Office, placements: Placements | None) -> list[SelectionResult]:
    sitting = sitting_of(placements.meeting) if placements else None
    if not (placements and in_departments(placements, office.scheme.elsewhere) and sitting):
        return []
    return [selection_result(office, placements, sitting).data]


def _by_post(scores: ScorePublication) -> Iterator[PostScores]:
    for post, lines in groupby(scores.lines, key=lambda line: line.post):
        yield PostScores(post, tuple(lines))
