"""A fresh copy of the sample campaign, to be run through."""

import hashlib
import json
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from campaign import places
from campaign.storage.folder import Folder
from campaign.storage.made import MadeFiles
from campaign.storage.names import is_temporary
from campaign.storage.obstacles import Obstacle, obstacle
from campaign.storage.plain import refuse_others
from campaign.version import ROOT

_SAMPLE = ROOT / "sample_workbooks" / "样例活动"
_MARK = ".sample"
"""In the record of a sample: the digest of every file as it was put there."""
_OF_PEOPLE = (places.SCHEME, places.ROSTER, *places.NUMBERED, places.OFFICE_TEMPLATES)


def check_place(root: Path) -> Path:
    """Refuse a folder with anything else in it, or work of people. Raises `Obstacle`."""
    try:
        empty = not root.exists() or not any(root.iterdir())
    except OSError as reason:
        raise obstacle(f"不能把样例放在“{root}”", reason, root) from reason
    if not empty and not _mark(root).exists():
        raise Obstacle(f"“{root}”里已有别的文件，样例不会覆盖它；请换一个空文件夹。")
    if not empty and (labels := list(_work_of_people(root))):
        more = f"等{len(labels)}个文件" if len(labels) > 1 else ""
        raise Obstacle(
            f"“{root}”里的样例有人改过（“{labels[0]}”{more}），不会覆盖它；"
            "请换一个空文件夹，或者先把它移走。"
        )
    return root


def _work_of_people(root: Path) -> Iterator[str]:
    """Yield what is neither as it was put there nor as the program made it."""
    placed = _placed(root)
    if placed is None:
        return
    folder = Folder(root)
    made = MadeFiles(folder)
    for top in _OF_PEOPLE:
        for path in sorted([root / top, *(root / top).rglob("*")]):
            label = folder.label(path)
            if not path.is_file() or is_temporary(path.name) or places.WITHDRAWN in path.parts:
                continue
            if folder.digest(path) != placed.get(label) and not made.untouched(label):
                yield label


def _placed(root: Path) -> Mapping[str, str] | None:
    """Return the digests of what was put there; None where that is not known."""
    try:
        placed = json.loads(_mark(root).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return None
    return placed if isinstance(placed, dict) else None


def place(root: Path) -> None:
    """Put a fresh copy in place of an earlier one. Raises `Obstacle`.

    The scheme comes last: until everything is there, the folder is no campaign yet.
    """
    folder = Folder(root)
    paths = sorted(path for path in _SAMPLE.rglob("*") if path.is_file())
    contents = {path.relative_to(_SAMPLE).as_posix(): path.read_bytes() for path in paths}
    digests = {label: hashlib.sha256(data).hexdigest() for label, data in contents.items()}
    try:
        _mark(root).parent.mkdir(parents=True, exist_ok=True)
        _mark(root).touch()
        _clear(root)
        _mark(root).write_text(json.dumps(digests, ensure_ascii=False), encoding="utf-8")
    except OSError as reason:
        raise obstacle(f"清不掉“{root}”里的旧样例", reason, root) from reason
    for label in sorted(contents, key=lambda label: label == places.SCHEME):
        folder.write(root / label, contents[label])
    folder.commit()


def _mark(root: Path) -> Path:
    mark = root / places.RECORD / _MARK
    refuse_others(mark, root)
    return mark


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
