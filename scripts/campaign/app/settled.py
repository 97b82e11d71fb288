"""A run with nothing to do: the folder is as the last run of the step left it.

A run that changed nothing of what it had looked at would come to the same again, as long as nothing
is different of all that it may depend on: the folder, the day, the program and what it runs on.
"""

import hashlib
import json
from collections.abc import Callable, Iterable
from datetime import datetime
from typing import NamedTuple

from campaign import version as program
from campaign.storage import kept
from campaign.storage.folder import Folder
from campaign.storage.state import State, shape_of, state_of


class Ending(NamedTuple):
    """How a run ended."""

    code: int
    lines: tuple[str, ...]
    """What was on the screen."""
    faulty: str
    """The list of issues, if it names an error."""


def same_again(folder: Folder, step: str, started: datetime) -> Ending | None:
    """Return how a run that begins now will end, if nothing is different since the last."""
    content = kept.load(folder, step)
    if not content or content.get("shape") != shape_of(folder):
        return None
    state = state_of(folder, {})
    if state is None or content.get("of") != _figure(state, folder, step, started):
        return None
    match content:
        case {"code": int(code), "lines": [*lines], "faulty": str(faulty), "added": [*added]}:
            if state.added.issuperset(map(str, added)):
                return Ending(code, tuple(map(str, lines)), faulty)
    return None


def keep_ending(
    folder: Folder,
    step: str,
    started: datetime,
    ending: Ending,
    keepers: Iterable[Callable[[State], None]] = (),
) -> None:
    """Keep how a run ended that would come to the same again, for those that follow.

    `keepers` keep more, given the state of the folder. Where somebody saved a file meanwhile,
    nothing is kept: the run may not have seen it.
    """
    found = {**folder.inputs, **folder.outputs, **folder.observed.written}
    state = state_of(folder, found)
    if state and state.newest < started.timestamp():
        figure = _figure(state, folder, step, started)
        shape = {"of": figure, "shape": shape_of(folder)}
        content = {**shape, **ending._asdict(), "added": sorted(state.added)}
        kept.save(folder, step, content)
        for keep in keepers:
            keep(state)


def _figure(state: State, folder: Folder, step: str, started: datetime) -> str:
    """Everything that decides what a run does, as one figure."""
    about = (
        state.digest,
        str(folder.root.resolve()),
        step,
        started.date().isoformat(),
        program.figure(),
    )
    return hashlib.sha256(json.dumps(about, sort_keys=True).encode()).hexdigest()
