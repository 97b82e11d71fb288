"""Names of files: whose temporary file a name is, and names of people made into names of files."""

import hashlib
import re
from pathlib import Path, PurePath

NEW = "（新）"
"""Ends the name of a new version that waits for somebody to put it in place."""
_LOCKS = ("~$", ".~lock.", ".~")
"""How Excel, LibreOffice and WPS begin the name of the file that marks another as open."""
_TEMPORARY = (*_LOCKS, "._", "~WRL")
_IGNORED = ("Thumbs.db", "desktop.ini", ".DS_Store")

_WORKBOOKS = (".xlsx", ".xlsm", ".xls", ".et", ".csv")

_WIDE = str.maketrans(r'\/:*?"<>|', "＼／：＊？＂＜＞｜")
_CONTROL = re.compile(r"[\x00-\x1f\x7f]")
_DEVICES = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)
_LONGEST = 60
"""Characters of one name: a file's whole name may have 255 bytes, three for each Chinese one."""
_KEPT = 40


def is_temporary(name: str) -> bool:
    """Tell whether a file is some program's temporary or lock file, or the system's own."""
    return name.startswith(_TEMPORARY) or name.endswith((".tmp", "#")) or name in _IGNORED


def is_workbook(path: PurePath) -> bool:
    """Tell whether a file is collected as a workbook, by its name; what it is its content tells."""
    return path.suffix.lower() in _WORKBOOKS


def is_readable(name: str) -> bool:
    """Tell whether a name is text at all: some zip programs unpack it in another encoding."""
    try:
        name.encode()
    except UnicodeEncodeError:
        return False
    return True


def readable(name: str) -> str:
    """Return a name as it can be shown; one in the Chinese encoding of Windows as it was meant."""
    if is_readable(name):
        return name
    try:
        return name.encode("utf-8", "surrogateescape").decode("gb18030")
    except UnicodeError:
        return name.encode("utf-8", "replace").decode()


def lock_owner(name: str) -> str:
    """Return the name of the file that a lock file marks as open; empty if it is no lock.

    Word leaves out the first two characters of a longer name.
    """
    for mark in _LOCKS:
        if name.startswith(mark):
            return name.removeprefix(mark).removesuffix("#")
    return ""


def safe_name(text: str) -> str:
    """Return a person's or department's name as part of a file name, on Windows too.

    Characters that no file name may hold become their full-width twins, and a name cut short ends
    with a digest of the whole, so that two names never become one file.
    """
    name = _CONTROL.sub("", text.translate(_WIDE)).strip(" .")
    if len(name) > _LONGEST:
        name = f"{name[:_KEPT]}…{hashlib.sha256(text.encode()).hexdigest()[:8]}"
    return f"_{name}" if not name or _DEVICES.fullmatch(name) else name


def locks_in(folder: Path) -> dict[str, str]:
    """Return lock files in a folder by the name that they stand for."""
    try:
        names = [path.name for path in folder.iterdir()]
    except OSError:
        return {}
    return {owner: name for name in names if is_readable(name) and (owner := lock_owner(name))}


def new_copy(path: Path) -> Path:
    """Return where a new version of a sheet lies until somebody puts it in place."""
    return path.with_name(f"{path.stem}{NEW}{path.suffix}")


def is_new_copy(path: Path) -> bool:
    """Tell whether a file is a new version waiting for somebody to put it in place."""
    return path.stem.endswith(NEW)


def renewed_by(path: Path) -> Path:
    """Return the sheet in whose place a new version is to be put."""
    return path.with_name(f"{path.stem.removesuffix(NEW)}{path.suffix}")


def is_named_after(path: Path, original: Path) -> bool:
    """Tell whether a file may be another's copy by its name: programs make that longer."""
    return original.stem in path.stem
