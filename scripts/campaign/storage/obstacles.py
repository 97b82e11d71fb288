"""What stops the program from outside the workbooks, as one plain Chinese sentence each."""

import errno
import os
from pathlib import Path


class Obstacle(Exception):
    """Something outside the workbooks is in the way; the argument is the sentence for the staff."""


_FULL = "磁盘已满，请清理后再运行一次"
_READ_ONLY = "这个位置不能写入（只读，或者没有权限），请换到可以写入的文件夹再运行"
_NOT_ALLOWED = "没有权限，或者它正被别的程序打开；请关闭 Excel、WPS 里打开的文件后再运行一次"
_GONE = "它不在了；如果活动文件夹在网络盘或移动硬盘上，请检查连接后再运行一次"
_FAILED = "磁盘或网络盘出错，请检查连接后再运行一次"
_A_FOLDER = "那里有一个同名的文件夹；请把它移走或改名后再运行一次"
_NOT_A_FOLDER = "应该是文件夹的地方有一个同名的文件；请把它移走或改名后再运行一次"
_TOO_LONG = "路径或文件名太长，请把活动文件夹移到更浅的位置、改用短一些的名称"
_UNABLE = "这个磁盘或网络盘做不到；请把活动文件夹复制到本机的硬盘上，再运行一次"
_NO_MEMORY = "电脑的内存不够了；请关闭别的程序，再运行一次"

_BY_NAME = {
    "ENOSPC": _FULL,
    "EDQUOT": _FULL,
    "EFBIG": _FULL,
    "EROFS": _READ_ONLY,
    "EACCES": _NOT_ALLOWED,
    "EPERM": _NOT_ALLOWED,
    "EBUSY": _NOT_ALLOWED,
    "ENOENT": _GONE,
    "ENOTDIR": _NOT_A_FOLDER,
    "EISDIR": _A_FOLDER,
    "ESTALE": _GONE,
    "ENODEV": _GONE,
    "ENXIO": _GONE,
    "ENOTCONN": _GONE,
    "EHOSTDOWN": _GONE,
    "EHOSTUNREACH": _GONE,
    "ENETUNREACH": _GONE,
    "ENETDOWN": _GONE,
    "ETIMEDOUT": _GONE,
    "EIO": _FAILED,
    **dict.fromkeys(("ECONNABORTED", "ECONNRESET", "EPIPE", "EREMOTEIO"), _FAILED),
    **dict.fromkeys(("EXDEV", "ENOSYS", "ENOTSUP", "EOPNOTSUPP", "ENOLCK"), _UNABLE),
    "ENOMEM": _NO_MEMORY,
    "ENAMETOOLONG": _TOO_LONG,
}
_BY_NUMBER = {
    number: sentence for name, sentence in _BY_NAME.items() if (number := getattr(errno, name, 0))
}
_BY_WINDOWS = {
    19: _READ_ONLY,
    39: _FULL,
    112: _FULL,
    32: _NOT_ALLOWED,
    33: _NOT_ALLOWED,
    206: _TOO_LONG,
    **dict.fromkeys((21, 53, 55, 59, 64, 67, 121, 1167, 1231, 1232), _GONE),
    **dict.fromkeys((23, 1117), _FAILED),
}
"""Windows' own numbers, where its errno says less."""


def why(reason: OSError) -> str:
    """Return an operating system's error in plain words, without a full stop."""
    by_windows = _BY_WINDOWS.get(getattr(reason, "winerror", None) or 0)
    known = by_windows or _BY_NUMBER.get(reason.errno or 0)
    said = reason.strerror or type(reason).__name__
    return known or f"系统报告“{said}”；请再运行一次，还不行的，换到本机的硬盘上运行"


def obstacle(what: str, reason: OSError, root: Path) -> Obstacle:
    """Name the obstacle that an error is: `what` could not be done in the folder `root`."""
    sentence = why(reason)
    if sentence is _GONE and not root.is_dir():
        return Obstacle(
            f"{what}：找不到活动文件夹“{root}”了，网络盘可能断开，或者文件夹被移走。"
            "请恢复后再运行一次。"
        )
    closed = isinstance(reason, PermissionError) and not os.access(root, os.W_OK)
    return Obstacle(f"{what}：{_READ_ONLY if closed else sentence}。")


def unforeseen(reason: OSError, root: Path | None = None) -> Obstacle:
    """Name the obstacle that an error is which nobody was prepared for, with the place it names."""
    place = str(reason.filename or "")
    if root and place:
        place = place.removeprefix(str(root)).lstrip("/\\") or place
    named = f"没有办完，用不了“{place}”" if place else "没有办完"
    return obstacle(named, reason, root) if root else Obstacle(f"{named}：{why(reason)}。")


def new_folder(path: Path) -> Path:
    """Make a new campaign's folder, unless it is there. Raises `Obstacle`."""
    try:
        path.mkdir(parents=True, exist_ok=True)
    except OSError as reason:
        closed = _READ_ONLY if isinstance(reason, PermissionError) else why(reason)
        raise Obstacle(f"建不了活动文件夹“{path}”：{closed}。") from reason
    return path
