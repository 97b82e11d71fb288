"""What the program has made for people: whether it is still as it was made.

A file may be replaced only while it is, byte for byte, what the program wrote. The register of what
was written lies in the campaign's record.
"""

import hashlib
import json
from pathlib import Path

from campaign import folder as places
from campaign.folder import Folder

_REGISTER = "已制文件.json"


class MadeFiles:
    """The register of one campaign."""

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self.path = folder.path(places.RECORD, _REGISTER)
        self._digests: dict[str, str] = {}
        if self.path.exists():
            self._digests = json.loads(self.path.read_text(encoding="utf-8"))

    def put(self, path: Path, data: bytes) -> bool:
        """Write a file unless somebody has changed it; whether it was written."""
        if path.exists():
            present = path.read_bytes()
            if present != data and self._digests.get(self.folder.label(path)) != _digest(present):
                return False
        self.folder.write(path, data)
        self._digests[self.folder.label(path)] = _digest(data)
        return True

    def untouched(self, label: str) -> bool:
        """Whether a registered file is still what the program made."""
        path = self.folder.root / label
        return path.exists() and self._digests.get(label) == _digest(path.read_bytes())

    def labels(self, top: str) -> list[str]:
        """What was made below a folder."""
        return sorted(label for label in self._digests if label.startswith(f"{top}/"))

    def forget(self, label: str) -> None:
        """Strike a file off the register."""
        self._digests.pop(label, None)

    def save(self) -> None:
        """Keep the register, if there is anything in it."""
        if not self._digests:
            return
        text = json.dumps(self._digests, ensure_ascii=False, indent=0, sort_keys=True)
        self.folder.write(self.path, text.encode())


def _digest(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()
