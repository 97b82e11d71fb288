"""办理进度, on the screen and as a sheet to hang up or to telephone after."""

import dataclasses
from collections.abc import Collection, Iterable, Iterator, Sequence
from datetime import date
from typing import Any

from campaign import places
from campaign.chinese import chinese_date
from campaign.standby.periods import Due
from campaign.workbook.declare.dates import Day
from campaign.workbook.declare.kinds import Choice, Text, Whole
from campaign.workbook.declare.page import Page
from campaign.workbook.declare.sheet import Emphasis, Sheet, column, row_class

DONE, OPEN, WAITING, FAULTY, NOT_HELD = "已办", "在办", "等待", "有错误", "无此项"
AGAIN = "再双击一次“一键办理”。"


@row_class
class ProgressRow:
    """One step of the campaign."""

    step: str = column("步骤", Text(), key=True, worded=True, width=20)
    state: str = column(
        "状态",
        Choice(DONE, OPEN, WAITING, FAULTY, NOT_HELD),
        width=10,
        emphasis={
            DONE: Emphasis.GOOD,
            OPEN: Emphasis.OPEN,
            WAITING: Emphasis.OPEN,
            FAULTY: Emphasis.BAD,
        },
    )
    waits_for: str = column("还在等什么", Text(lines=True), worded=True, width=56)
    next_step: str = column("接下来怎么办", Text(), worded=True, width=48)


@row_class
class DueRow:
    """One day to keep in mind."""

    day: date = column("日期", Day(), width=20)
    left: int = column("还有几天", Whole(0), width=10)
    what: str = column("事项", Text(), worded=True, width=56)


PROGRESS = Sheet(
    "办理进度",
    ProgressRow,
    "每一步办到哪里，还有谁没有交。",
    landscape=True,
    protected=True,
    result=True,
)
DUE = Sheet("近期日期", DueRow, "三十天之内的日期。", landscape=True, protected=True, result=True)
FILE = "办理进度.xlsx"


_LINES_A_ROW = 20
_MOST_ON_SCREEN = 12


def progress_page(rows: Sequence[ProgressRow], due: Sequence[Due], today: date) -> Page[Any]:
    """Return the steps, and below them what falls due."""
    notes = [f"截至{chinese_date(today)}。"]
    below = [Page(DUE, [_due_row(each, today) for each in due])] if due else []
    return Page(PROGRESS, [part for row in rows for part in _parts(row)], notes=notes, below=below)


def _parts(row: ProgressRow) -> Iterator[ProgressRow]:
    """Yield the row, in several where it would be higher than a page."""
    lines = row.waits_for.split("\n")
    for start in range(0, len(lines), _LINES_A_ROW):
        part = "\n".join(lines[start : start + _LINES_A_ROW])
        if start:
            yield dataclasses.replace(row, step=f"{row.step}（续）", waits_for=part, next_step="")
        else:
            yield dataclasses.replace(row, waits_for=part)


def _due_row(due: Due, today: date) -> DueRow:
    return DueRow(day=due.day, left=(due.day - today).days, what=due.what)


def progress_lines(rows: Sequence[ProgressRow], due: Sequence[Due], today: date) -> list[str]:
    """Return the same for the screen."""
    lines = ["办理进度："]
    for row in rows:
        first, *others = row.waits_for.split("\n")
        # every step has four characters, every state at most three: the columns stay in line
        lines.append(f"  {row.step}　{row.state:　<3}　{first}".rstrip())
        lines += [f"  {'　' * 12}{other}" for other in others[:_MOST_ON_SCREEN]]
        if len(others) > _MOST_ON_SCREEN:
            lines.append(f"  {'　' * 12}……共{len(others) + 1}项，全部见“{places.RESULTS}/{FILE}”")
    if due:
        lines.append("近期日期：")
        lines += [
            f"  {chinese_date(each.day)}（{_in(each.day, today)}）　{each.what}" for each in due
        ]
    return lines


def when_there(reasons: Sequence[str]) -> str:
    """Return what to do about that for which a step waits."""
    count = f"（共{len(reasons)}项）" if len(reasons) > 1 else ""
    return f"{reasons[0]}{count}；办好以后，{AGAIN}"


def waits_with(
    waits_for: Collection[str], before: Iterable[tuple[str, Collection[str]]]
) -> tuple[str, str] | None:
    """Return what to say of a step that waits for nothing but what a step before it waits for.

    It refers to that one: what it waits for, and what to do next. `before` has the steps before it
    by title, and what each waits for.
    """
    for title, theirs in before:
        if waits_for and set(theirs) >= set(waits_for):
            first = f"先办好{title}"
            return first, f"{first}，再办这一步。"
    return None


def _in(day: date, today: date) -> str:
    left = (day - today).days
    return f"还有{left}天" if left else "今天"
