"""Doing a recorded run again: from archived inputs or those of today, in a folder of its own."""

import hashlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from shutil import copyfile

from campaign.overview.showing import show
from campaign.run import Run
from campaign.steps.conduct import conduct
from campaign.storage.archive import Archive
from campaign.storage.atomic import scratch_folder
from campaign.storage.folder import Folder
from campaign.storage.obstacles import Obstacle, obstacle

NOTHING = hashlib.sha256(b"").hexdigest()
"""The digest of what holds nothing, or of what was seen and not read."""


class Silence:
    """Nobody watches a run that is done again."""

    def say(self, text: str) -> None:
        """Say nothing."""

    def progress(self, what: str, done: int, total: int) -> None:
        """Show nothing."""


Restore = Callable[[str, str, Path], None]
"""Puts an input, known by its label and SHA-256, into a place. Raises `Obstacle` or `OSError`."""


def from_archive(archive: Archive) -> Restore:
    """Restore the inputs as they were when they were read."""

    def restore(label: str, digest: str, target: Path) -> None:
        content = b"" if digest == NOTHING else archive.content(digest)
        if hashlib.sha256(content).hexdigest() != digest:
            raise Obstacle(f"存档里“{label}”的内容与校验值不符，存档被改动过，无法重算。")
        target.write_bytes(content)

    return restore


def from_today(folder: Folder) -> Restore:
    """Take the inputs as they lie there now."""

    def restore(label: str, _: str, target: Path) -> None:
        folder.check(folder.root / label)
        copyfile(folder.root / label, target)

    return restore


@contextmanager
def recomputed(
    folder: Folder, step: str, today: date, inputs: Mapping[str, str], restore: Restore
) -> Iterator[Folder]:
    """Give the folder that a run would leave behind, while it is needed. Raises `Obstacle`."""
    with scratch_folder(folder.root) as place:
        for label, digest in inputs.items():
            target = place / label
            try:
                target.parent.mkdir(parents=True, exist_ok=True)
                restore(label, digest, target)
            except OSError as reason:
                raise obstacle("不能写入重算用的临时文件", reason, place) from reason
        again = Folder(place)
        again.remembers = False
        run = Run(again, Silence(), today)
        show(step, run, conduct(step, run))
        yield again
