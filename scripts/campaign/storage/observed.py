"""What a run has observed in the folder, and whether the next run will find it so again.

A run follows from what it finds. Where it leaves all that it has looked at as it was, whatever else
it makes, the next run comes to the same. The same holds of each piece of its work.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from campaign.issues import Issue


@dataclass
class Basis:
    """What a piece of work was made from, and what was found on the way."""

    name: str = ""
    files: set[str] = field(default_factory=set)
    """Labels of those that were read, or asked for and missing."""
    looked_at: set[str] = field(default_factory=set)
    """Labels of those of which it was asked whether they lie as they were made."""
    seen: set[str] = field(default_factory=set)
    """Labels of what was found where sheets are handed in, read or not."""
    listed: set[str] = field(default_factory=set)
    """Folders that were listed."""
    compared: set[Callable[..., Any]] = field(default_factory=set)
    """Stages of which the result alone counts, and not what it was made from."""
    issues: list[Issue] = field(default_factory=list)
    typed: set[str] = field(default_factory=set)
    """What people typed and sentences repeat."""
    built_on: dict[str, "Basis"] = field(default_factory=dict)
    """Other pieces of work, by name."""

    def whole(self) -> "dict[str, Basis]":
        """Return this and all that it is built on, by name."""
        found, left = {self.name: self}, [self]
        while left:
            new = [each for each in left.pop().built_on.values() if each.name not in found]
            found |= {each.name: each for each in new}
            left += new
        return found


class Observed:
    """What one run has looked at."""

    def __init__(self) -> None:
        self.holds = True
        """Whether nothing was done or said that the next run will not do or say again."""
        self.same_names = True
        """Whether no file has come, gone or moved."""
        self.written: dict[str, str] = {}
        """SHA-256 by label of every file that this run wrote anew."""
        self.seen: set[str] = set()
        """Labels of the files that were found where sheets are handed in, read or not."""
        self.basis = Basis()
        """Of the piece of work that is going on."""
        self.files: set[str] = set()
        """Labels of those that were read, or asked for and missing."""
        self._listed: set[str] = set()

    @contextmanager
    def apart(self, name: str) -> Iterator[Basis]:
        """Observe a piece of work by itself."""
        around, self.basis = self.basis, Basis(name)
        try:
            yield self.basis
        finally:
            self.basis = around

    def file(self, label: str) -> None:
        """Note that a file was read, or was not there."""
        self.files.add(label)
        self.basis.files.add(label)

    def listing(self, top: str) -> None:
        """Note that a folder was listed."""
        self._listed.add(f"{top}/")
        self.basis.listed.add(top)

    def sees(self, labels: Iterable[str]) -> None:
        """Note what was found where sheets are handed in."""
        labels = set(labels)
        self.seen |= labels
        self.basis.seen |= labels

    def writes(self, label: str, digest: str, *, is_new: bool, settled: bool = False) -> None:
        """Note that a file is written anew.

        `settled`: whoever reads it comes to the same as with what lay there before.
        """
        self.written[label] = digest
        self.same_names = self.same_names and not is_new
        in_listed = is_new and label.startswith(tuple(self._listed))
        if not settled and (in_listed or label in self.files):
            self.holds = False

    def moves(self) -> None:
        """Note that a file is moved or taken away."""
        self.holds = self.same_names = False
