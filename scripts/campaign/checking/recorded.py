"""What is recorded of earlier runs, read with suspicion: anybody may have written into it.

Records are numbered, so that neither two runs within a second nor a clock ahead puts them out of
order. Each names the record before it with its SHA-256: whoever changes one has to change all that
follow, and the last one's code then is not the code that was signed on paper.
"""

import json
import re
from collections.abc import Collection, Iterator
from datetime import date
from pathlib import Path, PurePosixPath, PureWindowsPath
from typing import Any, NamedTuple

from campaign import places
from campaign.commands import COMMANDS
from campaign.signed_code import code_of
from campaign.storage import registers as register
from campaign.storage.folder import Folder
from campaign.storage.names import is_named_after, is_readable

_NAME = re.compile(r"(?:(\d+)-)?\d{8}-\d{6}-.+")
"""Number, day, time and title; the first runs of the program had no number."""
_DIGEST = re.compile(r"[0-9a-f]{64}")
_LARGEST = 64_000_000
"""Bytes of a record; that of a county's run with 50,000 files takes a quarter of it."""


class Files(NamedTuple):
    """SHA-256 by label of what a run read and of what it stands for."""

    inputs: dict[str, str]
    outputs: dict[str, str]
    seen: list[str]
    """Labels of what lay there and was not read; that it did may be told of."""


class Recorded(NamedTuple):
    """A run as its record tells of it, but for its files."""

    path: Path
    number: int
    """By its name."""
    own_number: int
    """As it says itself."""
    digest: str
    """SHA-256 of the record itself."""
    step: str
    today: date
    program: str
    """SHA-256 of the program that did it."""
    code: int
    """The exit code."""
    after_a_cut: bool
    """The run before had been cut off, and may have left registers that no record tells of."""
    before: str
    """Name of the record before it; empty for the first one."""
    digest_before: str
    registers_before: dict[str, str]
    """SHA-256 by label of the registers as they were when the run began."""
    registers_after: dict[str, str]

    @property
    def name(self) -> str:
        """What the run's files are named after."""
        return self.path.stem

    @property
    def files(self) -> Files | None:
        """What it read and made, read again each time: that of a county fills megabytes."""
        content = _content(self.path)
        return _files(content) if content else None


# -- which there are -------------------------------------------------------------------------------


def records(folder: Folder) -> list[Path]:
    """Return the records of all runs, in the order of their numbers; no copy of another one."""
    top = folder.path(places.RECORD)
    folder.check(top)
    found: dict[int, list[Path]] = {}
    for path in top.glob("*.json"):
        if _is_record(path):
            folder.check(path)
            found.setdefault(number_of(path.stem), []).append(path)
    return [path for _, own in sorted(found.items()) for path in _originals(folder, own)]


def _originals(folder: Folder, found: list[Path]) -> list[Path]:
    """Leave out copies among records of one number: Explorer makes their names longer."""
    return [
        path
        for path in sorted(found)
        if not any(
            is_named_after(path, each) and folder.digest(each) == folder.digest(path)
            for each in found
            if each != path
        )
    ]


def copies(folder: Folder) -> Iterator[tuple[Path, Path]]:
    """Yield each copy of a record or register that lies beside it, and what it is a copy of."""
    own = [*records(folder), *(register.place_of(folder, name) for name in register.NAMES)]
    originals = {folder.digest(path): path for path in own if path.exists()}
    for path in sorted(folder.path(places.RECORD).glob("*.json")):
        is_other = path not in own and not path.is_symlink() and is_readable(path.name)
        if is_other and (original := originals.get(folder.digest(path))):
            yield path, original


def registers(folder: Folder) -> dict[str, str]:
    """Return SHA-256 by label of the registers: what one run hands on to the next."""
    found = (register.place_of(folder, name) for name in register.NAMES)
    return {folder.label(path): digest for path in found if (digest := folder.digest(path))}


def number_of(name: str) -> int:
    """Return the number of a run, by the name of any of its files."""
    match = _NAME.fullmatch(name)
    return int(match[1] or 0) if match else 0


def _is_record(path: Path) -> bool:
    return is_readable(path.name) and _NAME.fullmatch(path.stem) is not None


def last_record(folder: Folder) -> str:
    """Return the last record and its code, to be printed and signed; empty before the first run."""
    found = records(folder)
    return f"{found[-1].stem}，编码 {code_of(folder.digest(found[-1]))}" if found else ""


# -- what they tell --------------------------------------------------------------------------------


def recorded_runs(folder: Folder) -> tuple[list[Recorded], list[Path]]:
    """Return all recorded runs in order, and the records that cannot be read."""
    runs, damaged = [], []
    for path in records(folder):
        run = _recorded(folder, path)
        if run is None:
            damaged.append(path)
        else:
            runs.append(run)
    return runs, damaged


def outputs_in_use(folder: Folder, steps: Collection[str]) -> list[str]:
    """Return labels of what the steps would make again, but some program has open."""
    found = records(folder)
    last = [files for step in steps if (files := _last_files(found, step))]
    outputs = {label: digest for files in last for label, digest in files.outputs.items()}
    return [
        label
        for label, digest in outputs.items()
        if folder.is_open(folder.root / label) and folder.digest(folder.root / label) == digest
    ]


def _last_files(found: list[Path], step: str) -> Files | None:
    """Read from the last record back: a campaign has hundreds, and a county's are long."""
    title = COMMANDS[step].title
    contents = (_content(path) for path in reversed(found) if title in path.name)
    own = (_files(each) for each in contents if each and each.get("命令") == step)
    return next((files for files in own if files), None)


def _recorded(folder: Folder, path: Path) -> Recorded | None:
    content = _content(path)
    if content is None or _files(content) is None:
        return None
    try:
        before, kept = content.get("上一次", {}), content.get("登记簿", {})
        run = Recorded(
            path,
            number_of(path.stem),
            content.get("序号", 0),
            folder.digest(path),
            content["命令"],
            date.fromisoformat(content["当天"]),
            content["程序"]["版本"],
            content["结束代码"],
            content["上次中断"] is True,
            before.get("记录", ""),
            before.get("校验值", ""),
            _digests(kept.get("开始", {})),
            _digests(kept.get("结束", {})),
        )
    except (ValueError, KeyError, TypeError, AttributeError):
        return None
    texts = (run.step, run.program, run.before, run.digest_before)
    well_formed = all(isinstance(each, str) and is_readable(each) for each in texts)
    return run if well_formed and isinstance(run.code, int) and run.step in COMMANDS else None


def _content(path: Path) -> dict[str, Any] | None:
    try:
        if path.stat().st_size > _LARGEST:
            return None
        content = json.loads(path.read_bytes())
    except (OSError, ValueError, RecursionError):
        return None
    return content if isinstance(content, dict) else None


def _files(content: dict[str, Any]) -> Files | None:
    try:
        seen = content.get("另见", [])
        if not isinstance(seen, list) or not all(map(_is_label, seen)):
            return None
        return Files(_digests(content["输入"]), _digests(content["输出"]), seen)
    except (ValueError, KeyError):
        return None


def _digests(content: Any) -> dict[str, str]:
    """Digests by label. Raises `ValueError` where they are none, or not of the campaign folder."""
    if not isinstance(content, dict) or not all(_is_entry(*each) for each in content.items()):
        raise ValueError
    return content


def _is_entry(label: str, digest: Any) -> bool:
    is_digest = isinstance(digest, str) and _DIGEST.fullmatch(digest) is not None
    return is_digest and _is_label(label)


def _is_label(label: Any) -> bool:
    if not isinstance(label, str) or "\0" in label or not is_readable(label):
        return False
    path = PureWindowsPath(label)  # what is no way out there is none elsewhere
    inside = not path.anchor and ".." not in path.parts
    return inside and label == str(PurePosixPath(label)) != "."


def names_in_archive(folder: Folder) -> Iterator[str]:
    """Yield names of all files that runs have left in the record, their archives included."""
    top = folder.path(places.RECORD)
    for pattern in ("*.json", "*.log", "*/*.zip"):
        yield from (path.stem for path in top.glob(pattern))
