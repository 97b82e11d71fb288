"""What was worked out before, kept for the next run, and thrown away without loss.

It lies in the campaign's record, out of the clerk's sight. Every piece says by a digest what it
follows from, so that anything else is worked out anew. Anybody may have tampered with it: it is
plain JSON, it is never an input of a run, and whoever verifies results does not look at it.
"""

import json
import zlib
from collections.abc import Collection
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
        folder.check(path)
        is_used = folder.remembers and path.stat().st_size <= _LARGEST
        content = json.loads(path.read_bytes()) if is_used else None
    except (Obstacle, OSError, ValueError, RecursionError):
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


class Lines:
    """The lines of a piece by key, those of the last run and those for the next.

    Each is JSON, still as bytes: as objects, those of a county would take a hundred megabytes. The
    new ones are packed as they come, which takes a tenth of the room.
    """

    def __init__(self, folder: Folder, name: str, follows: str) -> None:
        """Take what the last run kept, unless it follows from anything but `follows`."""
        self._folder, self._path, self._follows = folder, _place_of(folder, name), follows
        self.before: dict[str, bytes] = self._load() if folder.remembers else {}
        self.new: set[str] = set()
        """Keys of those that were added."""
        self._size = 0
        self._packing = zlib.compressobj(zlib.Z_BEST_SPEED)
        self._packed: list[bytes] = []

    def _load(self) -> dict[str, bytes]:
        try:
            self._folder.check(self._path)
            with self._path.open("rb") as file:
                head = f"{self._follows}\n".encode()
                if self._path.stat().st_size > _LARGEST or file.readline() != head:
                    return {}
                parts = (line.rstrip(b"\n").partition(b"\t") for line in file)
                return {key.decode(): rest for key, _, rest in parts}
        except (Obstacle, OSError, ValueError):
            return {}

    def add(self, key: str, content: object) -> None:
        """Have a line kept behind a key of one line."""
        line = b"%s\t%s\n" % (key.encode(), as_line(content))
        self.new.add(key)
        self._size += len(line)
        self._packed.append(self._packing.compress(line))

    def save(self, left: Collection[str]) -> None:
        """Keep for the next run what was added and, of what was there, the lines of these keys."""
        if not self._folder.remembers or not (self.new or len(left) < len(self.before)):
            return
        if self._size + sum(len(self.before[key]) for key in left) > _LARGEST:
            return
        staging, unpacking = Staging(self._folder.root), zlib.decompressobj()
        self._packed.append(self._packing.flush())
        try:
            with self._folder.beside(staging, self._path).open("wb") as file:
                file.write(f"{self._follows}\n".encode())
                file.writelines(b"%s\t%s\n" % (key.encode(), self.before[key]) for key in left)
                file.writelines(map(unpacking.decompress, self._packed))
            staging.commit()
        except (Obstacle, OSError):
            staging.drop()


def as_line(content: object) -> bytes:
    """Return JSON without a line break."""
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _place_of(folder: Folder, name: str) -> Path:
    return folder.path(places.RECORD, _PLACE, f"{name}.json")
