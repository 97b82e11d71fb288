"""Document numbers: from the scheme's first one on, one each, the same on every run."""

import json

from campaign import folder as places
from campaign.folder import Folder

_REGISTER = "文号.json"


class Numbers:
    """The register of assigned numbers; without a first number nothing is assigned."""

    def __init__(self, folder: Folder, first: int | None) -> None:
        self.folder = folder
        self.first = first
        self._path = folder.path(places.RECORD, _REGISTER)
        self._assigned: dict[str, int] = {}
        if self._path.exists():
            self._assigned = json.loads(self._path.read_text(encoding="utf-8"))

    def __call__(self, key: str) -> int | None:
        """The number of a document, assigned when it is first asked for."""
        if self.first is None:
            return None
        if key not in self._assigned:
            last = max(self._assigned.values(), default=self.first - 1)
            self._assigned[key] = max(last + 1, self.first)
        return self._assigned[key]

    def save(self) -> None:
        """Keep the register."""
        if self._assigned:
            text = json.dumps(self._assigned, ensure_ascii=False, indent=0)
            self.folder.write(self._path, text.encode())
