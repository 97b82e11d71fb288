"""Outputs on their way to their places: each whole or not there at all.

Each is written to a temporary file beside its place. When the work that makes them is done, all are
flushed to the disk together and then swapped in one by one. Flushing many files at once costs a
fraction of flushing each: the disk writes its journal once, not ten thousand times. A run that is
cut off leaves temporary files at most; the next run removes them.
"""

import errno
import os
import shutil
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from functools import partial
from itertools import count
from pathlib import Path

from campaign.storage.plain import leads_elsewhere

_PREFIX, _SUFFIX = ".双选-", ".tmp"
_RETRIES = 8
_PAUSE = 0.25
"""Seconds between two tries: programs that sync or scan hold a new file for a moment."""
_NO_FLUSHING = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
"""What shares answer that cannot be told to."""
_FEW = 8
_AT_ONCE = 16
_NUMBERS = count(1)


class Staging:
    """Files written beside their places, not yet put there."""

    def __init__(self, root: Path) -> None:
        """`root` is the folder that all places are in; it is never made."""
        self._root = root
        self._temporaries: dict[Path, str] = {}
        """By place, the name of the file beside it."""
        self.current: Path | None = None
        """What was being put in place last: where it failed, if it failed."""

    def __contains__(self, place: Path) -> bool:
        return place in self._temporaries

    @property
    def places(self) -> Collection[Path]:
        """Where files are to be put."""
        return self._temporaries.keys()

    def write(self, place: Path, data: bytes) -> None:
        """Write a file beside its place. Raises `OSError`."""
        temporary = self.beside(place)
        try:
            temporary.write_bytes(data)
        except OSError:
            del self._temporaries[place]
            _remove(temporary)
            raise

    def beside(self, place: Path) -> Path:
        """Return the temporary file beside a place, for writing it bit by bit. Raises `OSError`."""
        if place not in self._temporaries:
            make_folder(place.parent, self._root)
            self._temporaries[place] = _new_name()
        return place.with_name(self._temporaries[place])

    def commit(self) -> None:
        """Put everything in place. Raises `OSError`; what was not in place by then is dropped.

        Nothing is put in place if some program has one of the files open.
        """
        staged = list(self._temporaries)
        try:
            _flush([self.beside(place) for place in staged])
            for place in staged:
                self.current = place
                _patiently(partial(_open_for_writing, place))
            for place in staged:
                self.current = place
                _patiently(partial(self.beside(place).replace, place))
                del self._temporaries[place]
            _flush_folders({place.parent for place in staged})
        finally:
            self.drop()

    def drop(self) -> None:
        """Remove what is not in place."""
        for place in self._temporaries:
            _remove(self.beside(place))
        self._temporaries.clear()


def remove_empty(top: Path) -> None:
    """Take away a folder and those in it, as far as nothing lies there and nobody minds."""
    for place in (Path(each) for each, _, _ in os.walk(top, topdown=False)):
        with suppress(OSError):
            place.rmdir()


def make_folder(folder: Path, root: Path) -> None:
    """Make a folder below another, which must be there: a lost network share comes back by itself.

    Raises `OSError`.
    """
    if folder.is_dir():
        return
    if folder == root:
        raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(root))
    make_folder(folder.parent, root)
    folder.mkdir(exist_ok=True)


def is_ours(name: str) -> bool:
    """Tell whether a file is a temporary one of this program."""
    return name.startswith(_PREFIX) and name.endswith(_SUFFIX)


@contextmanager
def scratch_folder(root: Path) -> Iterator[Path]:
    """Make a folder for passing use in a campaign folder; nothing leaves it. Raises `OSError`.

    Only where nothing can be written there, it lies with the system's temporary files.
    """
    place = root / _new_name()
    try:
        place.mkdir()
    except OSError:
        import tempfile

        place = Path(tempfile.mkdtemp(prefix=_PREFIX))
    try:
        yield place
    finally:
        shutil.rmtree(place, ignore_errors=True)


@contextmanager
def temporaries_inside(root: Path) -> Iterator[None]:
    """Have libraries put their temporary files into the campaign folder, as long as it is needed.

    Left to themselves they write what people handed in among the system's temporary files.
    """
    import tempfile

    before = tempfile.tempdir
    with scratch_folder(root) as place:
        tempfile.tempdir = str(place)
        try:
            yield
        finally:
            tempfile.tempdir = before


def remove_leftovers(root: Path) -> None:
    """Remove what a run that was cut off left behind."""
    for folder, subfolders, names in os.walk(root):
        for name in filter(is_ours, subfolders):
            shutil.rmtree(Path(folder, name), ignore_errors=True)
        subfolders[:] = [
            name
            for name in subfolders
            if not is_ours(name) and not leads_elsewhere(Path(folder, name).lstat())
        ]
        for name in filter(is_ours, names):
            with suppress(OSError):
                Path(folder, name).unlink()


def _remove(temporary: Path) -> None:
    with suppress(OSError):  # nothing can be done about it here
        temporary.unlink(missing_ok=True)


def _new_name() -> str:
    return f"{_PREFIX}{os.getpid()}-{next(_NUMBERS)}{_SUFFIX}"


def _flush(paths: Sequence[Path]) -> None:
    """Have the disk hold these files. Many are flushed at once, which disks are made for."""
    if len(paths) > _FEW:
        with suppress(RuntimeError):  # the system may have no room for more threads
            _flush_together(paths)
            return
    _sync(paths)


def _flush_together(paths: Sequence[Path]) -> None:
    from concurrent.futures import ThreadPoolExecutor

    with ThreadPoolExecutor(_AT_ONCE) as pool:
        for _ in pool.map(_sync, (paths[each::_AT_ONCE] for each in range(_AT_ONCE))):
            pass


def _sync(paths: Iterable[Path]) -> None:
    for path in paths:
        handle = os.open(path, os.O_RDWR)
        try:
            os.fsync(handle)
        except OSError as reason:
            if reason.errno not in _NO_FLUSHING:
                raise
        finally:
            os.close(handle)


def _open_for_writing(place: Path) -> None:
    with suppress(FileNotFoundError), place.open("r+b"):
        pass


def _patiently(action: Callable[[], object]) -> None:
    for attempt in range(_RETRIES):
        try:
            action()
            return
        except PermissionError:
            if attempt == _RETRIES - 1:
                raise
            time.sleep(_PAUSE)


def _flush_folders(folders: Iterable[Path]) -> None:
    """Have the disk hold the new names as well; Windows does so by itself."""
    if os.name == "nt":
        return
    for folder in folders:
        with suppress(OSError):  # not every file system knows how to
            handle = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(handle)
            finally:
                os.close(handle)
