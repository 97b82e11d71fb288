"""The state of a campaign folder as one figure: everything that a run may depend on in it.

That is every file, folder and link by name, and every file's content. What runs only add to is told
apart, by name and size: records, archived inputs, packed campaigns.
"""

import hashlib
import os
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from campaign import places
from campaign.storage import lock
from campaign.storage.atomic import is_ours
from campaign.storage.folder import Folder
from campaign.storage.names import is_temporary
from campaign.storage.plain import digest_of

_PACKED = tuple(f"{each}/" for each in (places.PACKED, places.PACKED_FORMER))
_LOCK = f"{places.RECORD}/{lock.FILE}"


class State(NamedTuple):
    """What a folder held at a moment."""

    files: dict[str, str]
    """SHA-256 by label; empty of what counts by its name alone."""
    newest: float
    """When the last of the files was written but by this run, by the file system's clock."""
    added: frozenset[str]
    """Label and size of what runs have added, of which nothing may be missing later."""

    @property
    def digest(self) -> str:
        """SHA-256 over all names and contents."""
        whole = hashlib.sha256()
        for label, digest in self.files.items():
            whole.update(f"{label}\0{digest}".encode(errors="surrogatepass"))
        return whole.hexdigest()


def shape_of(folder: Folder) -> str:
    """Return one figure for all names and sizes, which are looked at in no time.

    Where it differs, the state does; where it does not, contents may. Empty where a folder cannot
    be read.
    """
    shape = hashlib.sha256()
    try:
        for label, entry in _below(str(folder.root), ""):
            if not (entry and _is_added(label)):
                size = entry.stat().st_size if entry else ""
                shape.update(f"{label}\0{size}\0".encode(errors="surrogatepass"))
    except OSError:
        return ""
    return shape.hexdigest()


def state_of(folder: Folder, found: Mapping[str, str]) -> State | None:
    """Return the state of a campaign folder; None where something in it cannot be read.

    `found` has, by label, the SHA-256 of what this run found or wrote: it is not read again.
    """
    files, newest, added = {}, 0.0, set()
    try:
        for label, entry in _below(str(folder.root), ""):
            if entry and _is_added(label):
                added.add(f"{label} {entry.stat().st_size}")
                continue
            files[label] = ""
            if entry:
                if label not in folder.observed.written:
                    newest = max(newest, entry.stat().st_mtime)
                files[label] = found.get(label) or digest_of(entry.path)
    except OSError:
        return None
    return State(files, newest, frozenset(added))


def _below(place: str, label: str) -> Iterator[tuple[str, "os.DirEntry[str] | None"]]:
    """Yield labels in order; with the entry where the content counts as well as the name."""
    with os.scandir(place) as entries:
        others = (entry for entry in entries if not is_ours(entry.name))
        found = sorted(others, key=lambda entry: entry.name)
    for entry in found:
        own = f"{label}{entry.name}"
        if entry.is_symlink() or is_temporary(entry.name):
            yield own, None
        elif entry.is_dir():
            if not entry.name.startswith("."):
                yield f"{own}/", None
                yield from _below(entry.path, f"{own}/")
        elif own != _LOCK:
            # a pipe would be waited on, and a device read, for ever
            yield own, entry if entry.is_file(follow_symlinks=False) else None


def _is_added(label: str) -> bool:
    """Tell whether a file tells of a run that is over: its name begins with the run's number."""
    top, _, rest = label.partition("/")
    if top == places.RECORD and rest:
        return not rest.endswith(".json") or rest[0].isdigit()
    return label.startswith(_PACKED)
