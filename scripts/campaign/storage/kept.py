"""What was worked out before, kept for the next run, and thrown away without loss.

It lies in the campaign's record, out of the clerk's sight. Every piece says by a digest what it
follows from, so that anything else is worked out anew. Anybody may have tampered with it: it is
plain JSON, it is never an input of a run, and whoever verifies results does not look at it.
"""

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import Any

from campaign import places
from campaign.storage.atomic import Staging
from campaign.storage.folder import Folder
from campaign.storage.obstacles import Obstacle

_PLACE = ".kept"
_LARGEST = 100_000_000
"""Bytes; the forms of ten thousand people take a fifth."""


def load(folder: Folder, name: str) -> dict[str, Any]:
    """Return a piece, empty if there is none that can be used."""
    path = _place_of(folder, name)
    try:
        is_used = folder.remembers and path.stat().st_size <= _LARGEST
        content = json.loads(path.read_bytes()) if is_used else None
    except (OSError, ValueError, RecursionError):
        return {}
    return content if isinstance(content, dict) else {}


def save(folder: Folder, name: str, content: dict[str, Any]) -> None:
    """Keep a piece for the next run; where that cannot be, the next run works it out."""
    data = as_line(content)
    if folder.remembers and len(data) <= _LARGEST:
        staging, path = Staging(folder.root), _place_of(folder, name)
        with suppress(Obstacle, OSError):
            folder.beside(staging, path)
            staging.write(path, data)
            staging.commit()


def load_lines(folder: Folder, name: str, follows: str) -> dict[str, bytes]:
    """Return the lines of a piece by key, none if they follow from anything but `follows`.

    Each is JSON, still as bytes: as objects, those of a county would take a hundred megabytes.
    """
    path = _place_of(folder, name)
    if not folder.remembers:
        return {}
    try:
        with path.open("rb") as file:
            if path.stat().st_size > _LARGEST or file.readline() != f"{follows}\n".encode():
                return {}
            parts = (line.rstrip(b"\n").partition(b"\t") for line in file)
            return {key.decode(): rest for key, _, rest in parts}
    except (OSError, ValueError):
        return {}


def save_lines(folder: Folder, name: str, follows: str, lines: Mapping[str, bytes]) -> None:
    """Keep lines of JSON, each behind a key of one line, with what all of them follow from."""
    if not folder.remembers or sum(map(len, lines.values())) > _LARGEST:
        return
    staging, path = Staging(folder.root), _place_of(folder, name)
    try:
        with folder.beside(staging, path).open("wb") as file:
            file.write(f"{follows}\n".encode())
            file.writelines(b"%s\t%s\n" % (key.encode(), text) for key, text in lines.items())
        staging.commit()
    except (Obstacle, OSError):
        staging.drop()


def as_line(content: object) -> bytes:
    """Return JSON without a line break."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _place_of(folder: Folder, name: str) -> Path:
    return folder.path(places.RECORD, _PLACE, f"{name}.json")
