"""What the program has made for people: whether it is still as it was made.

A file may be replaced only while it is, byte for byte, what the program wrote. The register of what
was written lies in the campaign's record. It is put in place before the files it speaks of, and
names both the latest version of each and the one before: so it is right at every moment, wherever a
run may be cut off.
"""

import hashlib
from enum import Enum, auto
from pathlib import Path
from typing import Any

from campaign.storage import registers as register
from campaign.storage.folder import Folder

_REGISTER = "已制文件"
_VERSIONS = 2


class Put(Enum):
    """What became of a file to be written."""

    NEW = auto()
    AS_BEFORE = auto()
    CHANGED = auto()
    LEFT = auto()
    """Somebody edited it: it stays."""


class MadeFiles:
    """The register of one campaign."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._versions: dict[str, list[str]] = register.load(folder, _REGISTER, _fits)
        self._ever: set[str] | None = None
        """All digests of the register."""
        self._changed = False
        folder.ahead.append(self.save)

    def put(self, path: Path, data: bytes) -> Put:
        """Write a file unless somebody has changed it."""
        label, digest = self.folder.label(path), hashlib.sha256(data).hexdigest()
        known = self._versions.get(label, [])
        found = self.folder.digest(path)
        if found not in ("", digest, *known):
            self.folder.read(path)  # what people made of it is an input of this run
            return Put.LEFT
        self.folder.write(path, data, found)
        if digest not in known[-1:]:
            earlier = [each for each in known if each != digest]
            self._versions[label] = [*earlier, digest][-_VERSIONS:]
            self._ever = None
            self._changed = True
        return Put.CHANGED if found not in ("", digest) else Put.AS_BEFORE if found else Put.NEW

    def is_edited(self, path: Path) -> bool:
        """Tell whether a registered file holds what the program never wrote anywhere."""
        if self.folder.label(path) not in self._versions:
            return False
        if self._ever is None:
            self._ever = {digest for known in self._versions.values() for digest in known}
        digest = self.folder.digest(path)
        return digest != "" and digest not in self._ever

    def is_begun(self, path: Path) -> bool:
        """Tell whether a file is there and is not, or no more, as the program made it."""
        return self.folder.digest(path) != "" and not self.untouched(self.folder.label(path))

    def untouched(self, label: str) -> bool:
        """Tell whether a registered file is there, still as the program made it."""
        path = self.folder.root / label
        if self.lies_as_made(path):
            return True
        if self.folder.digest(path):
            self.folder.read(path)  # an input of this run, as above
        return False

    def lies_as_made(self, path: Path) -> bool:
        """Tell the same of a file that is no input, whatever people make of it."""
        return self.folder.digest(path) in self._versions.get(self.folder.label(path), ())

    def latest(self, label: str) -> str:
        """Return the SHA-256 of what was made last at a place, empty if nothing was."""
        return self._versions.get(label, [""])[-1]

    def knows(self, label: str) -> bool:
        """Tell whether a file was made."""
        return label in self._versions

    def labels(self, top: str) -> list[str]:
        """Return what was made below a folder."""
        return sorted(label for label in self._versions if label.startswith(f"{top}/"))

    def forget(self, label: str) -> None:
        """Strike a file off the register."""
        if self._versions.pop(label, None) is not None:
            self._changed = True
            self.folder.observed.holds = False

    def take_away(self, path: Path) -> bool:
        """Remove a file that nobody has touched; tell whether that was done."""
        label = self.folder.label(path)
        is_untouched = self.untouched(label)
        if is_untouched:
            self.folder.remove(path)
            self.forget(label)
        return is_untouched

    def save(self) -> None:
        """Keep the register, if anything in it is new."""
        if self._changed:
            register.save(
                self.folder, _REGISTER, dict(sorted(self._versions.items())), settled=True
            )
            self._changed = False


def _fits(content: dict[str, Any]) -> bool:
    versions = (each for known in content.values() for each in known)
    return all(isinstance(known, list) for known in content.values()) and all(
        isinstance(each, str) for each in versions
    )
