"""结果/标注副本/: a copy of each faulty workbook, with notes on its cells, to mend the original by.

Made with the list of issues and gone with the fault. Nobody's original is touched.
"""

from collections.abc import Iterator, Sequence
from functools import partial
from pathlib import Path

from campaign import places
from campaign.issues import Issue, Kind
from campaign.kept_outputs import figure_of
from campaign.registration.online_columns import private_in
from campaign.run import Run
from campaign.steps.issue_list import MOST_OF_A_FILE
from campaign.storage.atomic import remove_empty, temporaries_inside
from campaign.storage.folder import Folder
from campaign.storage.names import is_workbook
from campaign.workbook.read.files import open_book
from campaign.workbook.write.marking import CellNote, marked_copy

_ENDING = "（标注）.xlsx"


def write_marked(run: Run) -> dict[str, str]:
    """Write the copies that this run's errors call for; their labels by that of the original."""
    folder, copies = run.folder, {}
    faulty = _faulty(run.issues)
    for number, (label, issues) in enumerate(faulty.items(), 1):
        run.reporter.progress("标注问题", number, len(faulty))
        path, copy = folder.path(label), _place(folder, label)
        is_book = is_workbook(path) and path.is_file()
        if is_book and folder.has_room(copy) and not folder.is_too_large(path):
            data, marks = folder.read(path), list(_marks(run, issues))
            make = partial(_copy, run, label, data, marks)
            if run.kept.write(copy, figure_of(label, folder.inputs[label], marks), make):
                copies[label] = folder.label(copy)
    return copies


def copies_there(run: Run) -> dict[str, str]:
    """Return the copies that lie there already, by the label of the original."""
    places_of = {label: _place(run.folder, label) for label in _faulty(run.issues)}
    return {
        label: run.folder.label(copy) for label, copy in places_of.items() if run.folder.has(copy)
    }


def _copy(run: Run, label: str, data: bytes, marks: Sequence[CellNote]) -> bytes | None:
    """Return the marked copy.

    None of a workbook that cannot be written again: its list is enough.
    """
    grids, _ = open_book(data, label)
    try:
        with temporaries_inside(run.folder.root):
            return marked_copy(data, grids, marks, private_in(label, grids)) if grids else None
    except Exception:  # somebody's file is no reason to keep the other copies from them
        return None


def _faulty(issues: Sequence[Issue]) -> dict[str, list[Issue]]:
    """Return all that was found in each file with an error, notices along with errors."""
    by_file: dict[str, list[Issue]] = {}
    for issue in issues:
        by_file.setdefault(issue.where.file, []).append(issue)
    return {
        label: own
        for label, own in by_file.items()
        if any(each.is_error and each.kind is not Kind.FILE_IS_LINK for each in own)
    }


def remove_mended(folder: Folder) -> None:
    """Take away the copies that this run did not make: what they showed is mended."""
    for path in folder.collect(places.RESULTS, places.MARKED).paths:
        if folder.label(path) not in folder.outputs:
            folder.remove(path)
    remove_empty(folder.path(places.RESULTS, places.MARKED))


def _place(folder: Folder, label: str) -> Path:
    original = Path(label)
    suffix = original.suffix.lower()
    kind = "" if suffix == ".xlsx" else suffix.replace(".", "-")
    return folder.path(
        places.RESULTS, places.MARKED, *original.parts[:-1], f"{original.stem}{kind}{_ENDING}"
    )


def _marks(run: Run, issues: Sequence[Issue]) -> Iterator[CellNote]:
    """Yield the notes for one file, each once."""
    unique = {(each.where.sheet, each.where.cell, each.problem): each for each in issues}
    errors_first = sorted(unique.values(), key=lambda each: not each.is_error)
    for issue in errors_first[:MOST_OF_A_FILE]:
        say = run.words.keeping(issue.typed)
        text = f"{issue.kind.severity.value} {issue.kind.code}：{issue.problem}\n{issue.remedy}"
        yield CellNote(issue.where.sheet, issue.where.cell, say(text), issue.is_error)
