"""One run at a time on one campaign folder, on a network share as well.

The operating system's own lock on a small file: it is released when its holder ends, however it
ends, so nothing has to be tidied up by hand after a power cut.
"""

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import IO

from campaign.storage.obstacles import Obstacle, obstacle
from campaign.storage.plain import refuse_others

if sys.platform == "win32":
    import msvcrt
else:
    import fcntl

FILE = ".lock"
_OPEN = os.O_RDWR | os.O_CREAT | getattr(os, "O_BINARY", 0)
_BEYOND = 1 << 30
"""Windows keeps others from reading a locked byte: this one is never written."""


@dataclass(slots=True)
class Hold:
    """The lock while it is held."""

    after_a_cut: bool
    """The run before did not come to its end: the power failed, or its window was closed."""
    may_write: bool = True
    """Not so on read-only media, where there is nothing to lock, either."""
    is_over: bool = True
    """Unset while leaving now would be a cut: something may have been written, but no record."""


class Unwritable(Obstacle):
    """Nothing can be written into the campaign folder."""


@contextmanager
def only_run(record: Path) -> Iterator[Hold]:
    """Hold the lock of a campaign; `record` is its record folder.

    Raises `Obstacle` if another run holds it, `Unwritable` if nothing can be written there.
    """
    refuse_others(record / FILE, record.parent)
    try:
        record.mkdir(parents=True, exist_ok=True)
        stream = os.fdopen(os.open(record / FILE, _OPEN), "r+b")
    except OSError as reason:
        what = obstacle("不能在活动文件夹里写文件", reason, record.parent)
        raise Unwritable(*what.args) from reason
    with stream:
        holder = _text(stream)
        if not _taken(stream):
            raise Obstacle(f"另一个窗口正在办理这个活动{_told(holder)}，请等它办完再运行。")
        _write(stream, f"{os.getpid()} {_computer()} {datetime.now():%H:%M}")
        hold = Hold(after_a_cut=bool(holder))
        try:
            yield hold
        finally:
            if hold.is_over:
                _write(stream, "")


def _taken(stream: IO[bytes]) -> bool:
    """Try to take the lock."""
    try:
        if sys.platform == "win32":
            stream.seek(_BEYOND)
            msvcrt.locking(stream.fileno(), msvcrt.LK_NBLCK, 1)
        else:
            fcntl.flock(stream, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except (BlockingIOError, PermissionError):
        return False
    except OSError:  # a share that knows no locks: files are whole even so, each being swapped in
        return True
    return True


def _text(stream: IO[bytes]) -> str:
    stream.seek(0)
    return stream.read(200).decode("utf-8", errors="replace").strip()


def _write(stream: IO[bytes], text: str) -> None:
    """Exchange the text. At no moment is the file empty, lest a run cut off then goes unnoticed."""
    with suppress(OSError):  # a full disk is told of when there is something to lose
        stream.seek(0)
        stream.write(text.encode())
        stream.flush()
        stream.truncate()


def _told(holder: str) -> str:
    """Return who holds the lock, as far as it is known."""
    number, _, rest = holder.partition(" ")
    computer, _, since = rest.rpartition(" ")
    return f"（电脑 {computer}，{since}开始）" if number.isdigit() and since else ""


def _computer() -> str:
    return os.environ.get("COMPUTERNAME", "?") if sys.platform == "win32" else os.uname().nodename
