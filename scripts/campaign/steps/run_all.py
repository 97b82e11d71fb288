"""Every step that is ready, in order; then how far the campaign is and what it waits for."""

import dataclasses
from collections.abc import Sequence
from typing import TYPE_CHECKING

from campaign import places
from campaign.commands import COMMANDS
from campaign.outcome.dates import Due, coming_dates
from campaign.reports.progress import next_of, progress_lines, progress_page
from campaign.session import FAULTS_LEFT, Campaign, Faulty, Outcome, Waiting
from campaign.sheets.progress import DONE, FAULTY, FILE, NOT_HELD, OPEN, WAITING, ProgressRow
from campaign.steps import ORDER, carry_out

if TYPE_CHECKING:
    from campaign.outcome.standby import Standby

_MENDING = "打开“问题清单”，按处理办法改正，保存后再运行一次。"


def run(campaign: Campaign) -> Outcome:
    """Run what can run; a step that waits or is faulty does not stop those that need it not."""
    total = Outcome()
    rows: list[ProgressRow] = []
    for number, step in enumerate(ORDER, 1):
        rows.append(_without_repeating(_row(campaign, number, step, total), rows))
    due = _due(campaign)
    path = campaign.folder.path(places.RESULTS, FILE)
    campaign.write_book(path, [progress_page(rows, due, campaign.today)])
    total.lines = [
        "",
        *progress_lines(rows, due, campaign.today),
        f"同样的内容在“{campaign.folder.label(path)}”里，可以打印。",
    ]
    total.written.append(path)
    total.next_step = next_of(rows)
    return total


def _row(campaign: Campaign, number: int, step: str, total: Outcome) -> ProgressRow:
    """Run a step; how far it has come."""
    title = COMMANDS[step].title
    if reason := _not_held(campaign, step):
        return _progress(number, title, NOT_HELD, [reason], "")
    campaign.reporter.say(f"〔{title}〕")
    try:
        outcome = carry_out(step, campaign)
    except Waiting as waiting:
        reasons = [str(reason) for reason in waiting.args]
        campaign.reporter.say("  还不能办，等什么见下面的进度。")
        return _progress(number, title, WAITING, reasons, _when_there(reasons))
    except Faulty:
        campaign.reporter.say("  有错误，见问题清单。")
        return _progress(number, title, FAULTY, [FAULTS_LEFT], _MENDING)
    campaign.folder.commit()
    total.written += outcome.written
    for line in outcome.lines:
        campaign.reporter.say(f"  {line}")
    if outcome.waits_for:
        following = _MENDING if FAULTS_LEFT in outcome.waits_for else outcome.next_step
        return _progress(number, title, OPEN, outcome.waits_for, following)
    return _progress(number, title, DONE, [], "")


def _without_repeating(row: ProgressRow, before: Sequence[ProgressRow]) -> ProgressRow:
    """The row; one that waits for nothing but what a step before it waits for refers to that."""
    for each in before:
        if row.waits_for and each.waits_for and set(_lines(each)) >= set(_lines(row)):
            first = f"先办好{each.step}"
            return dataclasses.replace(row, waits_for=first, next_step=f"{first}，再办这一步。")
    return row


def _lines(row: ProgressRow) -> list[str]:
    return row.waits_for.split("\n")


def _when_there(reasons: Sequence[str]) -> str:
    """What to do about that for which a step waits."""
    count = f"（共{len(reasons)}项）" if len(reasons) > 1 else ""
    return f"{reasons[0]}{count}；办好以后，再双击一次“一键办理”。"


def _progress(
    number: int, title: str, state: str, waits_for: Sequence[str], next_step: str
) -> ProgressRow:
    return ProgressRow(
        step=f"第{number}步{title}",
        state=state,
        waits_for="\n".join(waits_for),
        next_step=next_step,
    )


def _not_held(campaign: Campaign, step: str) -> str:
    """Why the campaign has no such part at all; empty if it has, or if that is not known yet."""
    try:
        if step in ("prepare_scoring", "consolidate_scores"):
            return campaign.no_contest
        if step == "review_standby" and not campaign.scheme.departments:
            return "本次活动没有双选部门"
    except (Waiting, Faulty):
        pass
    return ""


def _due(campaign: Campaign) -> list[Due]:
    """What falls due from today on."""
    try:
        return coming_dates(campaign.scheme, campaign.today, _standby(campaign))
    except (Waiting, Faulty):
        return []


def _standby(campaign: Campaign) -> "Sequence[Standby]":
    """Whoever is on standby and not reviewed yet, once that is decided."""
    try:
        return campaign.unreviewed if campaign.scheme.departments else ()
    except (Waiting, Faulty):
        return ()
