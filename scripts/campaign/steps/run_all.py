"""Every step that is ready, in order; then how far the campaign is and what it waits for."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from campaign import folder as places
from campaign.commands import COMMANDS
from campaign.outcome.dates import Due, coming_dates
from campaign.reports.progress import next_of, progress_lines, progress_page
from campaign.session import Campaign, Faulty, Outcome, Waiting
from campaign.sheets.progress import DONE, FAULTY, FILE, NOT_HELD, OPEN, WAITING, ProgressRow
from campaign.steps import ORDER

if TYPE_CHECKING:
    from campaign.outcome.standby import Standby


def run(campaign: Campaign) -> Outcome:
    """Run what can run; a step that waits or is faulty does not stop those that need it not."""
    total = Outcome()
    rows = [_row(campaign, number, step, total) for number, step in enumerate(ORDER, 1)]
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
        outcome: Outcome = import_module(f"campaign.steps.{step}").run(campaign)
    except Waiting as waiting:
        reasons = [str(reason) for reason in waiting.args]
        more = f"等{len(reasons)}项" if len(reasons) > 1 else ""
        following = f"“{title}”还在等：{reasons[0]}{more}。" if reasons else f"办理“{title}”。"
        return _progress(number, title, WAITING, reasons, following)
    except Faulty:
        mending = "打开“问题清单”，按处理办法改正，保存后再运行一次。"
        return _progress(number, title, FAULTY, ["有错误没有改正，见问题清单"], mending)
    campaign.folder.settle()
    total.written += outcome.written
    for line in outcome.lines:
        campaign.reporter.say(f"  {line}")
    if outcome.waits_for:
        return _progress(number, title, OPEN, outcome.waits_for, outcome.next_step)
    return _progress(number, title, DONE, [], "")


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
