"""Every step that is ready, in order; then how far the campaign is and what it waits for."""

from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from campaign.commands import COMMANDS
from campaign.session import Campaign, Faulty, Outcome, Waiting
from campaign.steps import ORDER

if TYPE_CHECKING:
    from campaign.outcome.standby import Standby

_STATES = {"done": "已办", "open": "在办", "waiting": "等待", "faulty": "有错误", "none": "无此项"}


def run(campaign: Campaign) -> Outcome:
    """Run what can run; a step that waits or is faulty does not stop those that need it not."""
    total = Outcome()
    table: list[tuple[str, str, list[str]]] = []
    for step in ORDER:
        title = COMMANDS[step].title
        if _is_not_held(campaign, step):
            table.append((title, "none", ["本次活动没有这一部分"]))
            continue
        campaign.reporter.say(f"〔{title}〕")
        try:
            outcome: Outcome = import_module(f"campaign.steps.{step}").run(campaign)
        except Waiting as waiting:
            table.append((title, "waiting", [str(reason) for reason in waiting.args]))
        except Faulty:
            table.append((title, "faulty", ["先改正问题清单里的错误"]))
        else:
            campaign.folder.settle()
            table.append((title, "open" if outcome.waits_for else "done", outcome.waits_for))
            total.written += outcome.written
            for line in outcome.lines:
                campaign.reporter.say(f"  {line}")
            if not total.next_step and outcome.waits_for:
                total.next_step = outcome.next_step
    total.lines = ["", "办理进度：", *_lines(table), *_dates(campaign)]
    total.next_step = total.next_step or _next(table)
    return total


def _is_not_held(campaign: Campaign, step: str) -> bool:
    """Whether the campaign has no such part at all."""
    try:
        scheme = campaign.scheme
    except (Waiting, Faulty):
        return False
    if step in ("prepare_scoring", "consolidate_scores"):
        return not scheme.posts
    return step == "review_standby" and not scheme.departments


def _lines(table: list[tuple[str, str, list[str]]]) -> list[str]:
    lines = []
    for title, state, reasons in table:
        lines.append(f"  {title}：{_STATES[state]}" + (f"——{reasons[0]}" if reasons else ""))
        lines += [f"      {reason}" for reason in reasons[1:]]
    return lines


def _dates(campaign: Campaign) -> list[str]:
    """What falls due from today on."""
    from campaign.outcome.dates import coming_dates

    try:
        due = coming_dates(campaign.scheme, campaign.today, _standby(campaign))
    except (Waiting, Faulty):
        return []
    return ["近期日期：", *(f"  {line}" for line in due)] if due else []


def _standby(campaign: Campaign) -> "Sequence[Standby]":
    """Whoever is on standby, once that is decided."""
    try:
        return campaign.standby if campaign.scheme.departments else ()
    except (Waiting, Faulty):
        return ()


def _next(table: list[tuple[str, str, list[str]]]) -> str:
    waiting = [(title, reasons) for title, state, reasons in table if state == "waiting"]
    if not waiting:
        return "各步都已办完；公文在“08公文”里，打印后用印。"
    title, reasons = waiting[0]
    return f"“{title}”还在等：{reasons[0]}。" if reasons else f"办理“{title}”。"
