"""Every step that is ready, in order; then how far the campaign is and what it waits for."""

import dataclasses
from collections.abc import Callable, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, Any

from campaign import places
from campaign.again import the_pieces
from campaign.commands import COMMANDS, ORDER
from campaign.issues import errors_in
from campaign.run import FAULTS_LEFT, Faulty, Outcome, Run, Waiting
from campaign.scheme.stages import the_scheme
from campaign.scoring.lots import recorded_seed
from campaign.scoring.stages import why_no_contest
from campaign.standby.coming import coming_dates
from campaign.standby.periods import Due
from campaign.standby.stages import the_trial_days, the_unreviewed
from campaign.steps import carry_out_step
from campaign.steps.progress import (
    DONE,
    FAULTY,
    FILE,
    NOT_HELD,
    OPEN,
    WAITING,
    ProgressRow,
    progress_lines,
    progress_page,
    waits_with,
    when_there,
)
from campaign.tenure.stages import the_notice_days, the_tenure_days
from campaign.tenure.terms import keeps_tenures

if TYPE_CHECKING:
    from campaign.standby.periods import Standby

_MOST_NAMED = 3
"""Files that a sentence names."""
_MENDING = "打开“问题清单”，按处理办法改正，保存后再运行一次。"


def carry_out(run: Run) -> Outcome:
    """Run what can run; a step that waits or is faulty does not stop those that need it not."""
    rows: list[ProgressRow] = []
    for number, step in enumerate(ORDER, 1):
        rows.append(_without_repeating(_row(run, number, step), rows))
    name, progress = "办理进度", partial(_progress_made, run, rows)
    pieces = run.get(the_pieces)
    came_to = pieces.what_stands(name, rows) or pieces.done(name, progress, rows)
    run.all_read = not pieces.some_stand
    return Outcome(
        lines=came_to["lines"],
        progress=[(row.step, row.state, row.waits_for, row.next_step) for row in rows],
    )


def _progress_made(run: Run, rows: Sequence[ProgressRow]) -> dict[str, Any]:
    """Write how far the campaign is; as JSON, the lines that say the same."""
    due = _due(run, _standby(run))
    path = run.folder.path(places.RESULTS, FILE)
    run.write_book(path, [progress_page(rows, due, run.today)])
    lines = progress_lines(rows, due, run.today)
    return {"lines": ["", *lines, f"同样的内容在“{run.folder.label(path)}”里，可以打印。"]}


def _row(run: Run, number: int, step: str) -> ProgressRow:
    """Run a step; how far it has come."""
    title = COMMANDS[step].title
    pieces = run.get(the_pieces)
    came_to = pieces.what_stands(step)
    if came_to is None and (reason := _not_held(run, step)):
        return _progress(number, title, NOT_HELD, [reason], "")
    found = len(run.issues)
    with suppress(Waiting, Faulty):
        run.get(the_scheme)  # it says in which script the title is to be shown
    run.reporter.say(f"〔{title}〕")
    try:
        came_to = came_to or pieces.done(step, partial(_came_to, run, step))
    except Waiting as waiting:
        reasons = [str(reason) for reason in waiting.args]
        run.reporter.say("  还不能办，等什么见下面的进度。")
        return _progress(number, title, WAITING, reasons, when_there(reasons))
    except Faulty:
        if not errors_in(run.issues[found:]):
            run.reporter.say("  还不能办，等前面的错误改正。")
            return _progress(number, title, WAITING, _faults_before(run), _MENDING)
        run.reporter.say("  有错误，见问题清单。")
        return _progress(number, title, FAULTY, [FAULTS_LEFT], _MENDING)
    run.folder.commit()
    for line in came_to["lines"]:
        run.reporter.say(f"  {line}")
    waits_for = [*came_to["waits_for"]]
    if errors_in(run.issues[found:]) and FAULTS_LEFT not in waits_for:
        waits_for.append(FAULTS_LEFT)
    if waits_for:
        following = _MENDING if FAULTS_LEFT in waits_for else came_to["next_step"]
        return _progress(number, title, OPEN, waits_for, following)
    return _progress(number, title, DONE, [], "")


def _came_to(run: Run, step: str) -> dict[str, Any]:
    """Carry out a step; as JSON, what it says of itself."""
    if step == "prepare_scoring":
        _leave_the_draw_to_people(run)
    outcome = carry_out_step(step, run)
    return {
        "lines": outcome.lines,
        "waits_for": outcome.waits_for,
        "next_step": outcome.next_step,
    }


def _faults_before(run: Run) -> list[str]:
    """Return the faulty files that keep a step waiting which is not faulty itself."""
    labels = dict.fromkeys(issue.where.file for issue in run.issues if issue.is_error)
    shown = "、".join(f"“{label}”" for label in [*labels][:_MOST_NAMED])
    more = f"等{len(labels)}个文件" if len(labels) > _MOST_NAMED else ""
    return [f"{shown}{more}里的错误改正"]


def _without_repeating(row: ProgressRow, before: Sequence[ProgressRow]) -> ProgressRow:
    """Return the row, which refers to a step before it that waits for all that it waits for."""
    if row.state == NOT_HELD:
        return row
    said = waits_with(_lines(row), ((each.step, _lines(each)) for each in before))
    return dataclasses.replace(row, waits_for=said[0], next_step=said[1]) if said else row


def _lines(row: ProgressRow) -> list[str]:
    return row.waits_for.splitlines()


def _progress(
    number: int, title: str, state: str, waits_for: Sequence[str], next_step: str
) -> ProgressRow:
    return ProgressRow(
        step=f"第{number}步{title}",
        state=state,
        waits_for="\n".join(waits_for),
        next_step=next_step,
    )


def _not_held(run: Run, step: str) -> str:
    """Return why the campaign has no such part at all.

    Empty if it has, or if that is not known yet.
    """
    try:
        if step in ("prepare_scoring", "consolidate_scores"):
            return run.get(why_no_contest)
        if step == "review_standby" and not _keeps_a_ledger(run):
            return "本次活动没有双选部门"
    except (Waiting, Faulty):
        pass
    return ""


def _keeps_a_ledger(run: Run) -> bool:
    scheme = run.get(the_scheme)
    return bool(scheme.departments) or keeps_tenures(scheme)


def _leave_the_draw_to_people(run: Run) -> None:
    """Wait while nobody has drawn: the order of speeches is made on purpose, not in passing.

    A number that was drawn in public and stands in the scheme is used once nobody can register
    any more.
    """
    basics = run.get(the_scheme).basics
    if run.get(why_no_contest) or recorded_seed(run.folder):
        return
    if not basics.lot_seed:
        raise Waiting(
            "还没有抽签。报名审核都办妥以后，当众摇出一串数字，填进方案“基本信息”的“抽签种子”；"
            "要由程序抽的，双击“评分准备”"
        )
    if run.today <= basics.registration_closes.date():
        raise Waiting("报名还没有截止，截止并审核完以后才能抽签")


def _due(run: Run, standby: "Sequence[Standby]") -> list[Due]:
    """Return what falls due from today on."""
    try:
        later: list[Due] = []
        for days in (the_notice_days, the_tenure_days, the_trial_days):
            later += _as_far_as_known(run, days)
        return coming_dates(run.get(the_scheme), run.today, standby, later)
    except (Waiting, Faulty):
        return []


def _as_far_as_known(run: Run, days: Callable[[Run], Sequence[Due]]) -> Sequence[Due]:
    """Return when notices, probations, terms or trials end, once somebody is appointed or back."""
    try:
        return run.get(days)
    except (Waiting, Faulty):
        return ()


def _standby(run: Run) -> "Sequence[Standby]":
    """Whoever is on standby and not reviewed yet, once that is decided."""
    try:
        return run.get(the_unreviewed) if run.get(the_scheme).departments else ()
    except (Waiting, Faulty):
        return ()
