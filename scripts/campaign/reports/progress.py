"""办理进度, on the screen and as a sheet to hang up or to telephone after."""

from collections.abc import Sequence
from datetime import date
from typing import Any

from campaign.outcome.dates import Due
from campaign.sheets.progress import DONE, DUE, NOT_HELD, PROGRESS, DueRow, ProgressRow
from campaign.workbook.page import Page

_NOTHING_LEFT = "各步都已办完；公文在“08公文”里，打印后用印。"


def progress_page(rows: Sequence[ProgressRow], due: Sequence[Due], today: date) -> Page[Any]:
    """The steps, and below them what falls due."""
    notes = [f"截至{today.year}年{today.month}月{today.day}日。"]
    below = [Page(DUE, [_due_row(each, today) for each in due])] if due else []
    return Page(PROGRESS, rows, notes=notes, below=below)


def _due_row(due: Due, today: date) -> DueRow:
    return DueRow(day=due.day, left=(due.day - today).days, what=due.what)


def progress_lines(rows: Sequence[ProgressRow], due: Sequence[Due], today: date) -> list[str]:
    """The same for the screen."""
    lines = ["办理进度："]
    for row in rows:
        first, *others = row.waits_for.split("\n")
        # every step has four characters, every state at most three: the columns stay in line
        lines.append(f"  {row.step}　{row.state:　<3}　{first}".rstrip())
        lines += [f"  {'　' * 12}{other}" for other in others]
    if due:
        lines.append("近期日期：")
        lines += [
            f"  {each.day.year}年{each.day.month}月{each.day.day}日（{_in(each.day, today)}）　"
            f"{each.what}"
            for each in due
        ]
    return lines


def _in(day: date, today: date) -> str:
    left = (day - today).days
    return f"还有{left}天" if left else "今天"


def next_of(rows: Sequence[ProgressRow]) -> str:
    """What to do now: the first step that is not done and has something to say."""
    waiting = [row.next_step for row in rows if row.state not in (DONE, NOT_HELD)]
    return next(filter(None, waiting), _NOTHING_LEFT)
