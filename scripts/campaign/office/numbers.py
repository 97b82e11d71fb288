"""Document numbers: from the scheme's first one on, one each, the same on every run."""

from itertools import count
from typing import Any

from campaign.places import WITHDRAWN
from campaign.storage import registers as register
from campaign.storage.folder import Folder

OF_NOTICES, OF_LETTERS = "文号", "通知书文号"
"""The registers: of all documents, and of letters where these are numbered apart."""


class Numbers:
    """The register of assigned numbers; without a first number nothing is assigned.

    A document is known by a key such as `任职通知书/001`. Its number stays its own, whatever other
    documents come and go.
    """

    def __init__(self, folder: Folder, first: int | None, name: str = OF_NOTICES) -> None:
        self.folder = folder
        self.first = first
        self.name = name
        self._assigned: dict[str, int] = register.load(folder, name, _fits)
        self._owners = {number: key for key, number in self._assigned.items()}
        self._last = max(self._owners, default=0)
        self._changed = False
        folder.ahead.append(self.save)

    def __call__(self, key: str) -> int | None:
        """Return the number of a document, assigned when it is first asked for."""
        if self.first is None:
            return None
        if key not in self._assigned:
            number = self._assigned[key] = self._last = self.next
            self._owners[number] = key
            self._changed = True
        return self._assigned[key]

    def known(self, key: str) -> int | None:
        """Return the number of a document if it has one."""
        return self._assigned.get(key)

    @property
    def begun(self) -> int | None:
        """The first number assigned, if that is not because of the first one of today."""
        lowest = min(self._assigned.values(), default=None)
        if lowest is None or self.first is None:
            return None
        skipped = any(number not in self._owners for number in range(self.first, lowest))
        return lowest if skipped or self.first > lowest else None

    @property
    def next(self) -> int:
        """The number that the next document gets."""
        number = max(self._last + 1, self.first or 1)
        while number in self._owners:  # claimed by the office for another document
            number += 1
        return number

    def claim(self, number: int, key: str) -> str:
        """Keep a number that the office itself gave a document, if it is free; whose it is."""
        return self._owners.setdefault(number, key)

    def strike(self, number: int) -> bool:
        """Keep a number for a paper that is void, so that its document gets a new one.

        Return False for a number that the program did not assign: the office gives another.
        """
        key = self._owners.get(number, "")
        if self._assigned.get(key) != number:
            return False
        void = next(
            each for n in count(1) if (each := f"{key}（{WITHDRAWN}{n}）") not in self._assigned
        )
        self._assigned[void] = self._assigned.pop(key)
        self._owners[number] = void
        self._changed = True
        return True

    def save(self) -> None:
        """Keep the register, if anything in it is new."""
        if self._changed:
            register.save(self.folder, self.name, self._assigned, settled=True)
            self._changed = False


def _fits(content: dict[str, Any]) -> bool:
    return all(type(number) is int for number in content.values())
