"""Doing a recorded run again: from the archived inputs, in a folder of its own, on its own day."""

import hashlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePosixPath

from campaign.checking.record import Recorded
from campaign.run import Run
from campaign.steps.conduct import conduct
from campaign.storage.archive import Archive
from campaign.storage.atomic import scratch_folder
from campaign.storage.folder import Folder
from campaign.storage.obstacles import Obstacle, obstacle

_EMPTY = hashlib.sha256(b"").hexdigest()


class Silence:
    """Nobody watches a run that is done again."""

    def say(self, text: str) -> None:
        """Say nothing."""

    def progress(self, what: str, done: int, total: int) -> None:
        """Show nothing."""


@contextmanager
def recomputed(folder: Folder, archive: Archive, recorded: Recorded) -> Iterator[Folder]:
    """Give the folder that a run would leave behind, while it is needed. Raises `Obstacle`."""
    with scratch_folder(folder.root) as place:
        for label, digest in recorded.inputs.items():
            content = b"" if digest == _EMPTY else archive.content(digest)
            if hashlib.sha256(content).hexdigest() != digest:
                raise Obstacle(f"存档里“{label}”的内容与校验值不符，存档被改动过，无法重算。")
            _restore(place, label, content)
        again = Folder(place)
        conduct(recorded.step, Run(again, Silence(), recorded.today))
        yield again


def _restore(place: Path, label: str, content: bytes) -> None:
    path = PurePosixPath(label)
    if path.is_absolute() or ".." in path.parts or ":" in label or "\\" in label:
        raise Obstacle(f"运行记录里的文件名“{label}”不在活动文件夹之内，记录被改动过，无法重算。")
    target = place.joinpath(*path.parts)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_bytes(content)
    except OSError as reason:
        raise obstacle("不能写入重算用的临时文件", reason, place.parent) from reason
