"""The campaign folder: how things in it are read and written (`places` says where they are).

Every output appears whole or not at all (see `staging`), and all outputs of a piece of work appear
together: `write` keeps them beside their places until `commit`, or until one of them is read again.
Files that people fill in are never written to, and nothing outside the folder is read or written.
"""

import hashlib
import os
import sys
from collections.abc import Callable
from functools import cache
from pathlib import Path
from typing import Any, NamedTuple

from campaign.issues import Issue, Kind, Where
from campaign.storage.atomic import Staging, make_folder
from campaign.storage.names import is_temporary, lock_owner, locks_in, readable
from campaign.storage.observed import Observed
from campaign.storage.obstacles import Obstacle, obstacle
from campaign.storage.plain import digest_of, is_inside, refuse_others, trouble_with

LARGEST_FILE = 100_000_000
"""Bytes of one file that are read into memory."""
_LONGEST_PATH = 240


class Collected(NamedTuple):
    """What was found below a place."""

    paths: list[Path]
    issues: list[Issue]
    """What was not read (links, pipes, names in no known writing), and workbooks being edited."""


class Folder:
    """One campaign's folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.inputs: dict[str, str] = {}
        """SHA-256 by label of every input read in this run."""
        self.outputs: dict[str, str] = {}
        """SHA-256 by label of every output that this run stands for, rewritten or not."""
        self.left_standing: set[str] = set()
        """Labels of papers of earlier runs that stay, whatever a new one would say."""
        self.keep: Callable[[str, str, bytes], None] = _forget
        """Called with label, SHA-256 and content of every input: the archive, if there is one."""
        self.keep_cells: Callable[[str, str, Any], None] = _forget
        """Called with the SHA-256, the label and the sheets of every workbook read."""
        self.remembers = True
        """Whether what earlier runs kept is used, and anything kept: never where it is verified."""
        self.observed = Observed()
        """What this run has looked at."""
        self.ahead: list[Callable[[], None]] = []
        """Called before outputs are put in place: registers say ahead what they stand for."""
        self._staging = Staging(self.root)
        self._inside = cache(is_inside)
        self._locks = cache(locks_in)

    def path(self, *parts: str) -> Path:
        """Return a place in the folder."""
        return self.root.joinpath(*parts)

    def label(self, path: Path) -> str:
        """Return how messages and records name a file: relative to the folder, with slashes."""
        inside, place = f"{self.root}{os.sep}", str(path)
        if not place.startswith(inside):
            return path.relative_to(self.root).as_posix()
        # Ten records of a run name ten thousand files: they share one text.
        return sys.intern(place[len(inside) :].replace(os.sep, "/"))

    # -- reading ----------------------------------------------------------------------------------

    def has(self, path: Path) -> bool:
        """Tell whether a file is there, or is about to be."""
        there = path in self._staging or path.exists()
        if not there:
            self.observed.file(self.label(path))
        return there

    def read(self, path: Path) -> bytes:
        """Return the bytes of an input, noted in the record of this run. Raises `Obstacle`."""
        label = self.label(path)
        if path in self._staging:
            self.commit()
        data = self.content(path)
        digest = hashlib.sha256(data).hexdigest()
        self.inputs[label] = digest
        self.keep(label, digest, data)
        return data

    def content(self, path: Path) -> bytes:
        """Return the bytes of a file; no input of this run. Raises `Obstacle`."""
        if self.is_too_large(path):
            raise Obstacle(
                f"“{self.label(path)}”有{LARGEST_FILE // 1_000_000}兆以上，大得不合常理，没有读取。"
                "请确认来源，把它移走，再运行一次。"
            )
        self.observed.file(self.label(path))
        try:
            return path.read_bytes()
        except OSError as reason:
            raise obstacle(f"读不了文件“{self.label(path)}”", reason, self.root) from reason

    def is_too_large(self, path: Path) -> bool:
        """Tell whether a file is beyond every size that an office hands in. Raises `Obstacle`."""
        found = refuse_others(path, self.root, self._inside)
        return found is not None and found.st_size > LARGEST_FILE

    def digest(self, path: Path) -> str:
        """Return SHA-256 of a file as it is now, empty if there is none; no input of this run."""
        label = self.label(path)
        self.observed.basis.looked_at.add(label)
        if path in self._staging:
            return self.outputs[label]
        self.check(path)
        try:
            return digest_of(path)
        except FileNotFoundError:
            return ""
        except OSError as reason:
            raise obstacle(f"读不了文件“{self.label(path)}”", reason, self.root) from reason

    def collect(self, *parts: str, without: tuple[str, ...] = ()) -> Collected:
        """Return all files below a place, in order of name.

        `without` names sub-folders to leave out.
        """
        top = self.path(*parts)
        if any(top in place.parents for place in self._staging.places):
            self.commit()
        self.observed.listing(self.label(top))
        found = Collected([], [])
        if top.is_dir():
            self.check(top)
            try:
                self._walk(top, without, found)
            except OSError as reason:
                what = f"读不了文件夹“{self.label(top)}”"
                raise obstacle(what, reason, self.root) from reason
        found.paths.sort(key=self.label)
        self.observed.sees(map(self.label, found.paths))
        return found

    def _walk(self, top: Path, without: tuple[str, ...], found: Collected) -> None:
        with os.scandir(top) as entries:
            for entry in entries:
                path = Path(entry.path)
                if trouble := trouble_with(entry):
                    label = self.label(path.with_name(readable(entry.name)))
                    found.issues.append(trouble.at(Where(label)))
                elif is_temporary(entry.name):
                    found.issues.extend(self._edited_alone(path))
                elif entry.is_file():
                    found.paths.append(path)
                elif entry.name not in without and not entry.name.startswith("."):
                    self._walk(path, without, found)

    def being_edited(self, path: Path) -> list[Issue]:
        """Return a notice if an office program has left its lock file beside a workbook."""
        locks = self._locks(path.parent)
        lock = locks and (locks.get(path.name) or locks.get(path.name[2:]))
        return self._edited(path, path.with_name(lock)) if lock else []

    def _edited_alone(self, lock: Path) -> list[Issue]:
        """Return a notice of a lock file whose workbook is not there.

        Else its reader tells of it.
        """
        owner = lock_owner(lock.name)
        there = (each.name.endswith(owner) for each in lock.parent.iterdir() if each != lock)
        return [] if not owner or any(there) else self._edited(lock, lock)

    def _edited(self, path: Path, lock: Path) -> list[Issue]:
        self.inputs[self.label(lock)] = _NOTHING
        return [Kind.FILE_BEING_EDITED.at(Where(self.label(path)), lock=lock.name)]

    # -- what is not touched ----------------------------------------------------------------------

    def check(self, path: Path) -> None:
        """Raise `Obstacle` unless a place is free, a plain file or a folder, and no link is met."""
        refuse_others(path, self.root, self._inside)

    # -- writing ----------------------------------------------------------------------------------

    def write(self, path: Path, data: bytes, found: str | None = None) -> Path:
        """Make an output: it is in place after the next `commit`. Raises `Obstacle`.

        `found` is the digest of what lies there now, where that has been read already.
        """
        digest = hashlib.sha256(data).hexdigest()
        lies = self.digest(path) if found is None else found
        if digest != lies:
            self.observed.writes(self.label(path), digest, is_new=not lies)
            self._stage(self._staging, path, data)
        self.outputs[self.label(path)] = digest
        return path

    def write_ahead(self, path: Path, data: bytes, *, settled: bool = False) -> None:
        """Put a register in place at once, before the outputs that it speaks of.

        `settled`: the next run, which finds it so, comes to the same as this one.
        """
        lies, digest = self.digest(path), hashlib.sha256(data).hexdigest()
        if lies != digest:
            self.observed.writes(self.label(path), digest, is_new=not lies, settled=settled)
            ahead = Staging(self.root)
            self._stage(ahead, path, data)
            self.put_in_place(ahead)

    def _stage(self, staging: Staging, path: Path, data: bytes) -> None:
        if not self.has_room(path):
            raise Obstacle(f"路径太长，请把活动文件夹移到更浅的位置：“{path.absolute()}”。")
        self.beside(staging, path)
        try:
            staging.write(path, data)
        except OSError as reason:
            raise self._unwritable(path, reason) from reason

    def beside(self, staging: Staging, path: Path) -> Path:
        """Return the temporary file beside an output, for writing it bit by bit.

        Raises `Obstacle`.
        """
        self.check(path)
        try:
            return staging.beside(path)
        except OSError as reason:
            raise self._unwritable(path, reason) from reason

    def has_room(self, path: Path) -> bool:
        """Tell whether the path to a place is not too long for some computers."""
        return len(str(path.absolute())) <= _LONGEST_PATH

    def commit(self) -> None:
        """Put all outputs in place. Raises `Obstacle`; then some may still be as they were."""
        for save in self.ahead:
            save()
        self.put_in_place(self._staging)

    def put_in_place(self, staging: Staging) -> None:
        """Commit outputs, also those written otherwise than by `write`. Raises `Obstacle`."""
        try:
            staging.commit()
        except OSError as reason:
            raise self._unwritable(staging.current or self.root, reason) from reason

    def _unwritable(self, path: Path, reason: OSError) -> Obstacle:
        what = "活动文件夹" if path == self.root else f"文件“{self.label(path)}”"
        return obstacle(f"写不了{what}", reason, self.root)

    def move(self, path: Path, target: Path) -> None:
        """Move a file within the folder; one of that name that lies there already is kept."""
        self.check(path)
        self.check(target)
        self.observed.moves()
        number = 2
        while target.exists():
            target = target.with_name(f"{path.stem}-{number}{path.suffix}")
            number += 1
        try:
            make_folder(target.parent, self.root)
            path.rename(target)
        except OSError as reason:
            raise obstacle(f"移不动文件“{self.label(path)}”", reason, self.root) from reason

    def make(self, place: Path) -> None:
        """Make an empty folder, where people are to put files. Raises `Obstacle`."""
        self.check(place)
        try:
            make_folder(place, self.root)
        except OSError as reason:
            raise obstacle(f"建不了文件夹“{self.label(place)}”", reason, self.root) from reason

    def remove(self, path: Path) -> None:
        """Take away a file that the program made. Raises `Obstacle`."""
        self.commit()
        self.check(path)
        self.observed.moves()
        try:
            path.unlink(missing_ok=True)
        except OSError as reason:
            raise obstacle(f"删不掉文件“{self.label(path)}”", reason, self.root) from reason

    def drop(self) -> None:
        """Forget the outputs that are not in place yet."""
        for place in self._staging.places:
            self.outputs.pop(self.label(place), None)
        self._staging.drop()

    def is_open(self, path: Path) -> bool:
        """Tell whether a file cannot be replaced because some program has it open."""
        try:
            with path.open("r+b"):
                return False
        except FileNotFoundError:
            return False
        except OSError:
            return True


_NOTHING = hashlib.sha256(b"").hexdigest()


def _forget(*_seen: object) -> None:
    """Keep nothing: there is no archive."""
