"""Every input that a run read, kept under its SHA-256, so that the run can be done again.

Each run adds one zip with what no earlier run has read: a file that stays the same is kept once,
and ten thousand forms cost one file and one pass. Contents are stored as they are (workbooks are
compressed already), so that anybody can take them out again.
"""

import zipfile
from contextlib import suppress
from pathlib import Path, PurePosixPath

from campaign import folder as places
from campaign.folder import Folder
from campaign.obstacles import Obstacle, obstacle
from campaign.staging import Staging

_PLACE = "存档"
_DIGEST = 64


class Archive:
    """The inputs of all runs of one campaign."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._place = folder.path(places.RECORD, _PLACE)
        self._known: dict[str, tuple[Path, str]] | None = None
        self._staging = Staging(folder.root)
        self._pack: zipfile.ZipFile | None = None
        self._path = self._place
        self._opened: dict[Path, zipfile.ZipFile] = {}

    @property
    def known(self) -> dict[str, tuple[Path, str]]:
        """Where each content is: the zip and the name in it, by SHA-256."""
        if self._known is None:
            packs = sorted(self._place.glob("*.zip")) if self._place.is_dir() else []
            self._known = {name[:_DIGEST]: (pack, name) for pack in packs for name in _names(pack)}
        return self._known

    # -- keeping ----------------------------------------------------------------------------------

    def start(self, run: str) -> None:
        """Keep every input that is read from now on, in a zip named after the run."""
        self._path = self._place / f"{run}.zip"
        self._folder.keep = self._keep

    def _keep(self, label: str, digest: str, data: bytes) -> None:
        if digest in self.known:
            return
        name = digest + PurePosixPath(label).suffix.lower()
        try:
            if self._pack is None:
                self._pack = zipfile.ZipFile(self._staging.beside(self._path), "w")
            self._pack.writestr(zipfile.ZipInfo(name), data)
        except OSError as reason:
            raise obstacle("不能存档输入文件", reason, self._folder.root) from reason
        self.known[digest] = (self._path, name)

    def finish(self) -> None:
        """Put the run's zip in place, if it has any. Raises `Obstacle`."""
        if self._pack is not None:
            pack, self._pack = self._pack, None
            try:
                pack.close()
            except OSError as reason:
                raise obstacle("不能存档输入文件", reason, self._folder.root) from reason
            self._folder.put_in_place(self._staging)

    def drop(self) -> None:
        """Forget what is not in place."""
        if self._pack is not None:
            with suppress(OSError):
                self._pack.close()
        self._staging.drop()

    # -- taking out -------------------------------------------------------------------------------

    def content(self, digest: str) -> bytes:
        """A kept content. Raises `Obstacle` if it is not there."""
        pack, name = self.known.get(digest, (self._place, ""))
        if not name:
            raise Obstacle(f"存档里没有校验值为 {digest[:12]}… 的输入文件，无法重算。")
        try:
            if pack not in self._opened:
                self._opened[pack] = zipfile.ZipFile(pack)
            return self._opened[pack].read(name)
        except (OSError, zipfile.BadZipFile) as reason:
            raise Obstacle(f"存档“{self._folder.label(pack)}”已损坏，无法重算。") from reason


def _names(pack: Path) -> list[str]:
    try:
        with zipfile.ZipFile(pack) as opened:
            return opened.namelist()
    except (OSError, zipfile.BadZipFile):  # then nothing in it is known, and is kept again
        return []
