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
            self._assign(key, self.first)
        return self._assigned[key]

    def _assign(self, key: str, first: int) -> None:
        number = max(self._last + 1, first)
        while number in self._owners:  # claimed by the office for another document
            number += 1
        self._assigned[key] = self._last = number
        self._owners[number] = key
        self._changed = True

    def known(self, key: str) -> int | None:
        """Return the number of a document if it has one."""
        return self._assigned.get(key)

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
