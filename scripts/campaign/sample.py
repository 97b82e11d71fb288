"""A fresh copy of the sample campaign, to be run through."""

import shutil
from pathlib import Path

from campaign import folder as places
from campaign.folder import Folder
from campaign.obstacles import Obstacle, obstacle
from campaign.program import ROOT

_SAMPLE = ROOT / "sample_workbooks" / "样例活动"
_MARK = ".sample"


def check_place(root: Path) -> Path:
    """Refuse a folder with anything else in it. Raises `Obstacle`."""
    try:
        empty = not root.exists() or not any(root.iterdir())
    except OSError as reason:
        raise obstacle(f"不能把样例放在“{root}”", reason, root) from reason
    if not empty and not _mark(root).exists():
        raise Obstacle(f"“{root}”里已有别的文件，样例不会覆盖它；请换一个空文件夹。")
    return root


def place(root: Path) -> None:
    """Put a fresh copy in place of an earlier one. Raises `Obstacle`.

    The scheme comes last: until everything is there, the folder is no campaign yet.
    """
    folder = Folder(root)
    try:
        _mark(root).parent.mkdir(parents=True, exist_ok=True)
        _mark(root).touch()
        _clear(root)
    except OSError as reason:
        raise obstacle(f"清不掉“{root}”里的旧样例", reason, root) from reason
    paths = sorted(path for path in _SAMPLE.rglob("*") if path.is_file())
    for path in sorted(paths, key=lambda path: path.name == places.SCHEME):
        folder.write(root / path.relative_to(_SAMPLE), path.read_bytes())
    folder.settle()


def _mark(root: Path) -> Path:
    return root / places.RECORD / _MARK


def _clear(root: Path) -> None:
    """Remove the campaign, its scheme first, and its record but for what is hidden in it."""
    (root / places.SCHEME).unlink(missing_ok=True)
    record = root / places.RECORD
    old = [each for each in root.iterdir() if each != record]
    for entry in [*old, *(each for each in record.iterdir() if not each.name.startswith("."))]:
        if entry.is_dir() and not entry.is_symlink():
            shutil.rmtree(entry)
        else:
            entry.unlink()
