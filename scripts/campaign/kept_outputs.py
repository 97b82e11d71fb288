"""Outputs of earlier runs, each with a figure of all that it was made from: made once.

Writing the workbooks is a quarter of a run, comparing figures a fraction of that. The figure covers
the content, the program and the packages; the file must lie there as it was made. What else is to
be known of an output without making it again stands beside its figure.
"""

import hashlib
import json
import pickle
from collections.abc import Callable, Sequence
from functools import cached_property
from pathlib import Path
from types import FunctionType
from typing import TYPE_CHECKING, Any, NamedTuple

from campaign import places
from campaign import version as program
from campaign.storage import kept
from campaign.storage.folder import Folder

if TYPE_CHECKING:
    from campaign.kept_books import KeptBooks

_PIECE = "输出"


class Made(NamedTuple):
    """What is known of an output that was made once."""

    digest: str
    about: Sequence[Any]


class KeptOutputs:
    """What one campaign's outputs were made from, and the books that they were made from."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._asked: tuple[str, bytes, tuple[str, Made | None]] = "", b"", ("", None)
        """The output asked about last, which is asked about more than once: label, line, answer."""

    @cached_property
    def _lines(self) -> kept.Lines:
        """By label: figure, SHA-256, and what else is known of it."""
        return kept.Lines(self._folder, _PIECE, program.figure())

    @cached_property
    def books(self) -> "KeptBooks":
        """The workbooks but those of people who register, as earlier runs opened them."""
        from campaign.kept_books import KeptBooks

        return KeptBooks(self._folder, "其他表", _is_of_registrations, keeps_tables=True)

    def write(self, path: Path, follows: str, make: Callable[[], bytes | None]) -> bool:
        """Write an output unless it lies there, made from the same; tell whether there is one.

        `follows` is the figure of what it is made from; without one it is made in any case.
        """
        if self.stands(path, follows):
            return True
        data = make()
        if data is None:
            return False
        self._folder.write(path, data)
        self.note(path, follows)
        return True

    def stands(self, path: Path, follows: str) -> bool:
        """Tell whether an output lies there as it was made from the same; it counts as made."""
        label = self._folder.label(path)
        made = self.made(path, follows)
        if not made or made.digest != self._folder.digest(path):
            return False
        self._folder.outputs[label] = made.digest
        return True

    def note(self, path: Path, follows: str, *about: Any) -> None:
        """Note what an output of this run was made from, and as JSON what else to know of it."""
        label = self._folder.label(path)
        if "\t" not in label and "\n" not in label:
            self._lines.before.pop(label, None)
            self._lines.add(label, [follows, self._folder.outputs[label], *about])

    def save(self) -> None:
        """Keep the figures of what is there for the next run."""
        if self._lines.new:
            has, root = self._folder.has, self._folder.root
            self._lines.save([label for label in self._lines.before if has(root / label)])

    def made(self, path: Path, follows: str) -> "Made | None":
        """Return what is known of an output that was made from the same, be it there or not.

        Only outputs of earlier runs are known.
        """
        label = self._folder.label(path)
        line = self._lines.before.get(label, b"")
        if not follows or follows.encode() not in line:
            return None
        if self._asked[:2] != (label, line):
            self._asked = label, line, _read(line)
        figure, made = self._asked[2]
        return made if figure == follows else None


def _read(line: bytes) -> tuple[str, Made | None]:
    """Return the figure and what is known of an output, neither if the line is damaged."""
    try:
        figure, digest, *about = json.loads(line)
        return str(figure), Made(str(digest), about)
    except (ValueError, TypeError, RecursionError):
        return "", None


def _is_of_registrations(label: str, grids: object) -> bool:
    return label.startswith(f"{places.REGISTRATIONS}/")


def figure_of(*content: object) -> str:
    """Return one figure for a content and this program; empty for what has no lasting form."""
    digest = _Digest()
    pickler = _Pickler(digest)
    pickler.fast = True  # the same content gives the same bytes, whatever parts it shares
    try:
        pickler.dump((program.figure(), content))
    except (pickle.PicklingError, TypeError, AttributeError, RecursionError, ValueError):
        return ""
    return digest.sha.hexdigest()


class _Digest:
    """Takes bytes as a file does, and keeps their digest only."""

    def __init__(self) -> None:
        self.sha = hashlib.sha256()

    def write(self, data: bytes) -> None:
        self.sha.update(data)


class _Pickler(pickle.Pickler):
    """Goes through a content, of which nothing is ever read back.

    A function is told by its place in the program and by what it has taken with it.
    """

    def reducer_override(self, obj: object) -> Any:
        if not isinstance(obj, FunctionType):
            return NotImplemented
        code, cells = obj.__code__, obj.__closure__ or ()
        place = (obj.__module__, obj.__qualname__, code.co_firstlineno, len(code.co_code))
        taken = tuple(cell.cell_contents for cell in cells)
        return tuple, ((*place, obj.__defaults__, obj.__kwdefaults__, taken),)
