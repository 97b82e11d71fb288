"""Pieces of a run's work that would come to the same as the last time, and are left as they stand.

A piece stands as long as no file has come, gone or moved, all that it was made from is as it was,
and so is all that it made. Where a file that no piece knows is another, everything is done anew.
"""

import json
from collections.abc import Callable, Iterable, Mapping
from contextlib import suppress
from typing import Any

from campaign import version as program
from campaign.issues import Issue, Kind, Where
from campaign.kept_outputs import figure_of
from campaign.run import Run
from campaign.storage import kept
from campaign.storage.observed import Basis
from campaign.storage.state import State, state_of
from campaign.workbook.declare import in_json
from campaign.worked_out import COMPARED, Faulty, Stage, Waiting, name_of

_PIECE = "各步"
_FILES, _ADDED, _OF_PIECE, _OF_STAGE = "files", "added", "piece ", "stage "
"""Keys of what is kept, or what they begin with."""
_NOTHING_LASTING = ""
"""The figure of what has no lasting form."""
Record = dict[str, Any]


class Again:
    """The pieces of one run's work, and those of the run that was kept last."""

    def __init__(self, run: Run) -> None:
        self._run, self._folder = run, run.folder
        self._always = Basis(files={*self._folder.observed.files})
        """What was looked at before any piece: all of them are made from it."""
        self._files: dict[str, str] = {}
        """SHA-256 by label of all that lay in the folder when pieces were kept."""
        self._changed: set[str] = set()
        """Labels of those that are others now."""
        self._pieces: dict[str, Record] = {}
        self._stages: dict[str, Record] = {}
        self._now: dict[str, Record] = {}
        self._stages_now: dict[str, Record] = {}
        self._figures: dict[str, str] = {}
        """What of the results of stages counts, as one figure each."""
        self.some_stand = False
        """Whether anything was left as it stands."""
        root = str(self._folder.root.resolve())
        follows = figure_of(program.figure(), root, run.today.isoformat())
        self._lines = kept.Lines(self._folder, _PIECE, follows)
        with suppress(*in_json.DAMAGED):
            self._begin({key: json.loads(line) for key, line in self._lines.before.items()})
        self._lines.before.clear()

    def _begin(self, content: Record) -> None:
        files, state = dict(content.pop(_FILES)), state_of(self._folder, {})
        if state is None or files.keys() != state.files.keys():
            return
        if not state.added.issuperset(content.pop(_ADDED)):
            return
        pieces, stages = (
            {
                key.removeprefix(kind): dict(each)
                for key, each in content.items()
                if key.startswith(kind)
            }
            for kind in (_OF_PIECE, _OF_STAGE)
        )
        changed = {label for label, digest in files.items() if state.files[label] != digest}
        if changed.issubset(_labels((*pieces.values(), *stages.values()))):
            self._files, self._changed = files, changed
            self._pieces, self._stages = pieces, stages

    def forget(self) -> None:
        """Do everything anew."""
        self._pieces, self._stages = {}, {}

    # -- what stands ------------------------------------------------------------------------------

    def what_stands(self, name: str, given: object = None) -> Record | None:
        """Return what a piece came to, if it would come to the same; it counts as done then.

        `given` is what it depends on besides files and stages.
        """
        record = self._pieces.get(name)
        try:
            if not record or not (record["given"] == figure_of(given) != _NOTHING_LASTING):
                return None
            if not self._is_same(record):
                return None
            issues = {stage: [*map(_issue, own)] for stage, own in dict(record["issues"]).items()}
            came_to: Record = dict(record["came_to"])
            self._take_over(record, issues)
        except in_json.DAMAGED:
            self.forget()
            return None
        self._now[name], self.some_stand = record, True
        return came_to

    def _is_same(self, record: Record) -> bool:
        """Tell whether all that a piece or a stage was made from, and has made, is as it was."""
        observed, labels = self._folder.observed, _labels([record])
        written = observed.written
        return (
            observed.same_names
            and self._changed.isdisjoint(labels)
            and all(written[each] == self._files.get(each) for each in written.keys() & labels)
            and all(
                self._figure(name) == own != _NOTHING_LASTING
                for name, own in dict(record["compared"]).items()
            )
        )

    def _figure(self, name: str) -> str:
        """Return the figure of a stage's result, worked out only where it may be another."""
        if name not in self._figures:
            record = self._stages.get(name)
            if record and self._is_same(record):
                self._figures[name], self._stages_now[name] = str(record["figure"]), record
            else:
                stage = next((each for each in COMPARED if name_of(each) == name), None)
                self._figures[name] = self._worked_out(stage) if stage else _NOTHING_LASTING
        return self._figures[name]

    def _worked_out(self, stage: Stage) -> str:
        try:
            return figure_of(COMPARED[stage](self._run.get(stage)))
        except (Waiting, Faulty) as stop:
            return figure_of(type(stop).__name__, stop.args)

    def _take_over(self, record: Record, issues: Mapping[str, list[Issue]]) -> None:
        """Note of a piece that stands what it would have noted."""
        run, folder = self._run, self._folder
        inputs = {label: self._files[label] for label in record["inputs"]}
        outputs = {label: self._files[label] for label in record["outputs"]}
        sheets = {
            label: [(str(name), int(rows), int(cells)) for name, rows, cells in own]
            for label, own in dict(record["sheets"]).items()
        }
        folder.inputs |= inputs
        folder.outputs |= outputs
        run.sheets_read |= sheets
        folder.observed.sees(record["seen"])
        for label in record["files"]:
            folder.observed.file(label)
        for top in record["listed"]:
            folder.observed.listing(top)
        run.keep_typed(record["typed"])
        for stage, own in issues.items():
            if stage not in run.worked_out.told:
                run.issues += own
                run.worked_out.told.add(stage)

    # -- what is done -----------------------------------------------------------------------------

    def done(self, name: str, work: Callable[[], Record], given: object = None) -> Record:
        """Do a piece of work, which says as JSON what it came to."""
        before = {*self._folder.outputs}
        with self._folder.observed.apart(name) as basis:
            came_to = work()
        if self._folder.remembers:
            outputs = self._folder.outputs.keys() - before
            with suppress(ValueError):
                self._now[name] = self._record(basis, outputs, came_to, figure_of(given))
        return came_to

    def _record(self, basis: Basis, outputs: Iterable[str], came_to: Record, given: str) -> Record:
        """Return what is kept of a piece. Raises `ValueError` where something is not plain."""
        parts, sheets = basis.whole(), self._run.sheets_read
        made_from = self._made_from(basis)
        inputs = {each for each in made_from["files"] if each in self._folder.inputs}
        return made_from | {
            "given": given,
            "outputs": sorted(outputs),
            "inputs": sorted(inputs),
            "sheets": {each: sheets[each] for each in sorted(inputs & sheets.keys())},
            "seen": sorted({label for each in parts.values() for label in each.seen}),
            "listed": sorted({top for each in parts.values() for top in each.listed}),
            "typed": sorted({text for each in parts.values() for text in each.typed}),
            "issues": {name: [*map(_written, each.issues)] for name, each in parts.items()},
            "came_to": came_to,
        }

    def _made_from(self, basis: Basis) -> Record:
        parts = [self._always, *basis.whole().values()]
        compared = {stage for each in parts for stage in each.compared}
        return {
            "files": sorted({label for each in parts for label in each.files}),
            "looked_at": sorted({label for each in parts for label in each.looked_at}),
            "compared": {name_of(stage): self._counted(stage) for stage in compared},
        }

    def _counted(self, stage: Stage) -> str:
        """Return the figure of a stage's result, and keep what it was made from."""
        name = name_of(stage)
        if name not in self._stages_now:
            figure = self._figure(name)
            made_from = self._made_from(self._run.worked_out.made_from[stage])
            self._stages_now[name] = made_from | {"figure": figure}
        return str(self._stages_now[name]["figure"])

    def save(self, state: State) -> None:
        """Keep the pieces for the next run; `state` is that of the folder as they leave it."""
        labels = _labels(self._now.values())
        if labels.isdisjoint(label for label, digest in state.files.items() if not digest):
            with suppress(ValueError):  # a file's name need not be text
                self._lines.add(_FILES, state.files)
                self._lines.add(_ADDED, sorted(state.added))
                for kind, records in ((_OF_PIECE, self._now), (_OF_STAGE, self._stages_now)):
                    for name, record in records.items():
                        self._lines.add(f"{kind}{name}", record)
                self._lines.save(())


def the_pieces(run: Run) -> Again:
    """Find the pieces of the run's work, as far as they stand from an earlier one."""
    again = Again(run)
    run.keepers.append(again.save)
    return again


def _labels(records: Iterable[Record]) -> set[str]:
    """Return all files that pieces or stages were made from, and those that pieces made."""
    found: set[str] = set()
    for each in records:
        found.update(each["files"], each["looked_at"], each.get("outputs", ()))
    return found


def _written(issue: Issue) -> list[Any]:
    return [issue.kind.name, *issue.where, issue.read, in_json.written(dict(issue.data))]


def _issue(written: Any) -> Issue:
    kind, file, sheet, cell, read, data = written
    return Issue(Kind[kind], Where(file, sheet, cell), read, in_json.restored(data))
