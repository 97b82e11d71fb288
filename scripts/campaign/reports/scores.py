"""成绩汇总.xlsx."""

from collections.abc import Sequence
from typing import Any

from campaign.intake.scheme import Scheme
from campaign.outcome.scoreboard import Entry, Scoreboard
from campaign.reports.rules import rule_notes
from campaign.sheets.results import SCORE_RESULTS, ScoreResultRow
from campaign.workbook.page import Page


def score_pages(scheme: Scheme, scoreboard: Scoreboard) -> list[Page[Any]]:
    """The summary per post."""
    rows = [_row(scheme, entry) for post in scheme.posts for entry in scoreboard.entries[post.name]]
    names = {"points": [component.name for component in scheme.components]}
    return [Page(SCORE_RESULTS, rows, notes=rule_notes(scheme), names=names)]


def _row(scheme: Scheme, entry: Entry) -> ScoreResultRow:
    return ScoreResultRow(
        post=entry.post,
        rank=entry.rank.rank or None,
        staff_id=entry.staff_id,
        name=entry.candidate.name,
        choice=entry.choice,
        points={
            component.name: float(entry.points[component.name]) for component in scheme.components
        },
        total=entry.total,
        remark="；".join(_remarks(entry)),
    )


def _remarks(entry: Entry) -> Sequence[str]:
    remarks = []
    if entry.rank.tied_with:
        remarks.append("名次并列")
    if entry.below_floor:
        remarks.append("民主测评得分率低于最低要求，不参加排名")
    remarks += [f"不计{name}" for name in sorted(entry.uncounted)]
    return remarks
