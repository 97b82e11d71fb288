"""成绩编码: one short code for all that was marked and what came of it.

It stands on 成绩汇总 and on the posted 成绩公布. It rests on the marks themselves and not on files
or records: saving a sheet again leaves it as it is, and who changes a single mark later, be it one
that was dropped as the highest, changes the code. The record of the run that prints it could not
stand there: it comes to be only when the paper is written.
"""

import hashlib
import json
from collections.abc import Iterator

from campaign.scoring.parts import ComponentScore
from campaign.scoring.scoreboard import Scoreboard
from campaign.signed_code import code_of


def score_code(board: Scoreboard) -> str:
    """Return the code of all marks, points, totals and ranks."""
    lines = [*_parts(board), *_entries(board)]
    return code_of(hashlib.sha256(json.dumps(lines).encode()).hexdigest())


def _parts(board: Scoreboard) -> Iterator[list[str]]:
    for (component, staff_id), part in sorted(board.parts.items(), key=lambda each: each[0]):
        yield [component, staff_id, str(part.exact_mean), str(part.points), *_marks(part)]


def _marks(part: ComponentScore) -> Iterator[str]:
    for mark in part.marks:
        yield mark.judge
        yield mark.word if mark.points is None else str(mark.points)


def _entries(board: Scoreboard) -> Iterator[list[str]]:
    for post, entries in board.entries.items():
        for each in entries:
            yield [post, each.staff_id, each.candidate.name, str(each.total), str(each.rank.rank)]
