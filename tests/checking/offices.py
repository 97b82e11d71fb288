"""A campaign played to its end by the real commands, for tests of what surrounds them."""

import hashlib
from pathlib import Path

from campaign.app.run_step import run

RECORD = "运行记录"


def command(root: Path, flag: str = "", step: str = "run_all") -> int:
    """Run a command as its button does, in this process; the exit code."""
    return run(step, flag, str(root), prepare=_ready)


def _ready() -> None:
    """Packages are there already."""


def digests(root: Path, *, without_record: bool = True) -> dict[str, str]:
    """SHA-256 of every file that people can see, by its place.

    Without the record, 总览.html is left out, too: it tells what changed since the run before.
    """
    return {
        label.as_posix(): hashlib.sha256((root / label).read_bytes()).hexdigest()
        for label in (path.relative_to(root) for path in root.rglob("*") if path.is_file())
        if not (without_record and label.parts[0] in (RECORD, "总览.html"))
        and not any(part.startswith(".") for part in label.parts)
    }
