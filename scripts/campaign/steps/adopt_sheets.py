"""采用新表: put renewed sheets in place; what lay there goes to 作废/, and nothing is lost."""

from pathlib import Path

from campaign import places
from campaign.issues import Kind, Where
from campaign.run import Outcome, Run
from campaign.storage.names import is_new_copy, renewed_by


def carry_out(run: Run) -> Outcome:
    """Put every new version in place of the sheet that it renews."""
    paths = [path for top in places.NUMBERED for path in run.folder.collect(top).paths]
    outcome = Outcome(written=[_put(run, path) for path in paths if is_new_copy(path)])
    outcome.lines = [f"“{run.folder.label(path)}”换成了新表。" for path in outcome.written]
    if outcome.lines:
        outcome.lines.append(f"旧表在“{places.REPLACED}”里；要换回来的，从那里移回原处。")
        outcome.next_step = "打开换上的表核对，没有填的补填好，再双击一次“一键办理”。"
    else:
        outcome.lines.append("没有要换的新表。")
    return outcome


def _put(run: Run, new: Path) -> Path:
    """Put a new version in place; from now on it is people's, with all that was carried over."""
    folder, place = run.folder, renewed_by(new)
    if folder.has(place):
        if place.stat().st_mtime_ns > new.stat().st_mtime_ns:
            run.note([Kind.SHEET_CHANGED_SINCE.at(Where(folder.label(place)))])
        folder.move(place, folder.path(places.REPLACED, folder.label(place)))
    folder.move(new, place)
    run.made.forget(folder.label(new))
    return place
