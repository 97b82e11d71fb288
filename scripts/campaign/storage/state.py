"""The state of a campaign folder as one figure: everything that a run may depend on in it.

That is every file, folder and link by name, and every file's content. What runs only add to is left
out: records, archived inputs, packed campaigns.
"""

import hashlib
import os
from collections.abc import Iterator
from typing import NamedTuple

from campaign import places
from campaign.storage.folder import Folder
from campaign.storage.names import is_temporary

_PACKED = "归档"


class State(NamedTuple):
    """What a folder held at a moment."""

    digest: str
    """SHA-256 over all names and contents."""
    newest: float
    """When the last of the files was written, by the file system's clock."""


def state_of(folder: Folder) -> State | None:
    """The state of a campaign folder; None where something in it cannot be read."""
    whole, newest = hashlib.sha256(), 0.0
    try:
        for label, entry in _below(str(folder.root), ""):
            whole.update(f"{label}\0".encode(errors="surrogatepass"))
            if entry is not None:
                newest = max(newest, entry.stat().st_mtime)
                with open(entry.path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands
                    whole.update(hashlib.sha256(file.read()).digest())
    except OSError:
        return None
    return State(whole.hexdigest(), newest)


def _below(place: str, label: str) -> Iterator[tuple[str, "os.DirEntry[str] | None"]]:
    """Labels in order; with the entry where the content counts as well as the name."""
    with os.scandir(place) as entries:
        found = sorted(entries, key=lambda entry: entry.name)
    for entry in found:
        own = f"{label}{entry.name}"
        if entry.is_symlink() or is_temporary(entry.name):
            yield own, None
        elif entry.is_dir():
            if not entry.name.startswith(".") and not _only_grows(f"{own}/"):
                yield f"{own}/", None
                yield from _below(entry.path, f"{own}/")
        elif not _only_grows(own):
            yield own, entry


def _only_grows(label: str) -> bool:
    """Whether it is told of runs that are over, which no step reads."""
    top, _, rest = label.partition("/")
    if top == places.RECORD and rest:
        return not rest.endswith(".json") or rest.startswith("2")
    return top == _PACKED
