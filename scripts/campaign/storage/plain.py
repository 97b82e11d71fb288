"""Only plain files and folders are touched, and only inside the campaign folder.

A link may lead out of it, onto anything that the user may write to. A pipe or a device may keep a
reader waiting for ever, or never come to an end.
"""

import hashlib
import os
import stat
from collections.abc import Callable
from pathlib import Path

from campaign.issues import Kind
from campaign.storage.names import is_readable, is_temporary
from campaign.storage.obstacles import Obstacle

_CHUNK = 1 << 20

_JUNCTION = 0xA0000003
"""Windows' mark of a folder that is a link to another."""


def leads_elsewhere(found: os.stat_result) -> bool:
    """Tell whether the system calls a place a link, or a junction of Windows."""
    return stat.S_ISLNK(found.st_mode) or getattr(found, "st_reparse_tag", 0) == _JUNCTION


def trouble_with(entry: os.DirEntry[str]) -> Kind | None:
    """Return why an entry of a folder is not read."""
    if not is_readable(entry.name):
        return Kind.FILE_NAME_UNREADABLE
    if is_temporary(entry.name):
        return None
    on_windows = os.name == "nt"  # elsewhere what the folder itself tells is enough
    if entry.is_symlink() or (on_windows and leads_elsewhere(entry.stat(follow_symlinks=False))):
        return Kind.FILE_IS_LINK
    return None if entry.is_file() or entry.is_dir() else Kind.FILE_NOT_PLAIN


def is_inside(folder: Path, root: Path) -> bool:
    """Tell whether a folder lies where its path says: no link leads there from `root`."""
    expected = Path(os.path.realpath(root), folder.relative_to(root))
    return Path(os.path.realpath(folder)) == expected


def refuse_others(
    path: Path, root: Path, inside: Callable[[Path, Path], bool] = is_inside
) -> os.stat_result | None:
    """Raise `Obstacle` unless a place below `root` is free, a plain file or a folder.

    Gives what the system tells of it, None if nothing is there. `inside` may remember its answers.
    """
    try:
        found = path.lstat()
    except (OSError, ValueError):  # what is wrong is told by whoever opens it
        found = None
    is_led_away = found is not None and path != root and leads_elsewhere(found)
    if is_led_away or (path != root and not inside(path.parent, root)):
        raise Obstacle(
            f"“{_label(_link_to(path, root), root)}”是一个指向别处的链接，程序不从链接读写。"
            "请把它所指的文件或文件夹本身放进活动文件夹，再运行一次。"
        )
    if found and not (stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)):
        raise Obstacle(
            f"“{_label(path, root)}”不是普通的文件（是管道、设备之类），程序不读写它。"
            "请把它移走，再运行一次。"
        )
    return found


def _link_to(path: Path, root: Path) -> Path:
    """Return the first of the folders on the way to a place that is a link, else the place."""
    within = (each for each in reversed(path.parents) if root in each.parents)
    return next((each for each in within if leads_elsewhere(each.lstat())), path)


def _label(path: Path, root: Path) -> str:
    return path.relative_to(root).as_posix()


def digest_of(path: Path | str) -> str:
    """Return SHA-256 of a file, however large it is. Raises `OSError`."""
    digest = hashlib.sha256()
    with open(path, "rb", buffering=0) as file:  # noqa: PTH123 - thousands of them
        while chunk := file.read(_CHUNK):
            digest.update(chunk)
    return digest.hexdigest()
