"""Every input that a run read, kept under its SHA-256, so that the run can be done again.

Each run adds one zip with what no earlier run has read: a file that stays the same is kept once,
and ten thousand forms cost one file and one pass. Contents are stored as they are (workbooks are
compressed already), so that anybody can take them out again. Beside each workbook lies the list of
its cells as they were read.
"""

import os
import struct
import zipfile
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path, PurePosixPath
from typing import Any

from campaign import places
from campaign.storage.atomic import Staging
from campaign.storage.folder import Folder
from campaign.storage.obstacles import Obstacle, obstacle

_PLACE = "存档"
_LISTS = "逐格"
_DIGEST = 64
_END = struct.Struct("<4s4H2LH")
"""The end of a zip: in it the length of the list of entries."""
_LONG_END, _IN_LONG_FORM = struct.Struct("<40xQ8x20x"), 0xFFFFFFFF
"""The long form's end and what points to it, right before the other one."""
_MOST_LISTED = 40_000_000
"""Bytes of the list: 200,000 entries; a county's run reads a tenth of that."""
_DAMAGED = (OSError, zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError)
"""What `zipfile` raises on archives that were damaged, or made to do harm."""


class Archive:
    """The inputs of all runs of one campaign."""

    def __init__(self, folder: Folder) -> None:
        self._folder = folder
        self._place = folder.path(places.RECORD, _PLACE)
        self._known: dict[str, tuple[Path, str]] | None = None
        self._listed: dict[str, Path] = {}
        self._staging = Staging(folder.root)
        self._pack: zipfile.ZipFile | None = None
        self._path = self._place
        self._words: Callable[[], frozenset[str]] = frozenset
        self._opened: dict[Path, zipfile.ZipFile] = {}

    @property
    def known(self) -> dict[str, tuple[Path, str]]:
        """Where each content is: the zip and the name in it, by SHA-256."""
        if self._known is None:
            self._known = {}
            for pack in sorted(self._place.glob("*.zip")) if self._place.is_dir() else []:
                self._folder.check(pack)
                for name in _names(pack):
                    top, _, name_of_list = name.rpartition("/")
                    if top == _LISTS:
                        self._listed[name_of_list[:_DIGEST]] = pack
                    else:
                        self._known[name[:_DIGEST]] = pack, name
        return self._known

    def list_of(self, digest: str) -> str:
        """Return where the cells of a content are listed, for the log; empty if they are not."""
        pack = self._listed.get(digest) if self.known else None
        return f"{self._folder.label(pack)}：{_LISTS}/{digest}.txt" if pack else ""

    # -- keeping ----------------------------------------------------------------------------------

    def start(self, run: str, list_cells: Callable[[str, Any], str]) -> None:
        """Keep every input that is read from now on, in a zip named after the run.

        `list_cells` lists the cells of a workbook, given by label and sheets.
        """
        self._list_cells = list_cells
        self._path = self._place / f"{run}.zip"
        self._folder.keep = self._keep
        self._folder.keep_cells = self._keep_cells

    def _keep(self, label: str, digest: str, data: bytes) -> None:
        if digest not in self.known:
            name = digest + PurePosixPath(label).suffix.lower()
            self._write(name, data, zipfile.ZIP_STORED)
            self.known[digest] = (self._path, name)

    def _keep_cells(self, digest: str, label: str, sheets: object) -> None:
        if digest in self.known and digest not in self._listed:
            listed = self._list_cells(label, sheets)
            self._write(f"{_LISTS}/{digest}.txt", listed.encode(), zipfile.ZIP_DEFLATED)
            self._listed[digest] = self._path

    def _write(self, name: str, data: bytes, compression: int) -> None:
        try:
            if self._pack is None:
                temporary = self._folder.beside(self._staging, self._path)
                self._pack = zipfile.ZipFile(temporary, "w")
            self._pack.writestr(zipfile.ZipInfo(name), data, compression, 1)
        except OSError as reason:
            raise obstacle("不能存档输入文件", reason, self._folder.root) from reason

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
            self._listed = {one: pack for one, pack in self._listed.items() if pack != self._path}
        self._staging.drop()

    # -- taking out -------------------------------------------------------------------------------

    def content(self, digest: str) -> bytes:
        """Return a kept content. Raises `Obstacle` if it is not there."""
        pack, name = self.known.get(digest, (self._place, ""))
        if not name:
            raise Obstacle(
                f"存档里没有校验值为 {digest[:12]}… 的输入文件，无法重算。"
                "再运行一次“一键办理”，把现在的文件存档，然后再核验。"
            )
        try:
            if pack not in self._opened:
                self._opened[pack] = _opened(pack)
            info = self._opened[pack].getinfo(name)
            # Kept as it is: what unfolds to more than it takes was not put there by this program.
            if info.compress_type == zipfile.ZIP_STORED:
                return self._opened[pack].read(info)
        except _DAMAGED as reason:
            raise Obstacle(f"存档“{self._folder.label(pack)}”已损坏，无法重算。") from reason
        raise Obstacle(f"存档“{self._folder.label(pack)}”被改动过，无法重算。")


def _names(pack: Path) -> list[str]:
    """Return the names of all that is in a pack; none if it is damaged: all is then kept again."""
    try:
        with _opened(pack) as opened:
            return opened.namelist()
    except _DAMAGED:
        return []


def _opened(pack: Path) -> zipfile.ZipFile:
    """Open a pack, unless it lists more than any run reads: each entry takes half a kilobyte.

    Raises one of `_DAMAGED`.
    """
    with pack.open("rb") as file:
        file.seek(0, os.SEEK_END)
        size = file.tell()
        file.seek(max(0, size - _END.size))
        mark, *_, listed, _, _ = _END.unpack(file.read().rjust(_END.size, b"\0"))
        if mark != b"PK\x05\x06":  # this program writes no comment behind it
            raise zipfile.BadZipFile
        if listed == _IN_LONG_FORM:  # of a pack beyond four gigabytes
            file.seek(max(0, size - _END.size - _LONG_END.size))
            listed = _LONG_END.unpack(file.read(_LONG_END.size).rjust(_LONG_END.size, b"\0"))[0]
    if listed > _MOST_LISTED:
        raise zipfile.BadZipFile
    return zipfile.ZipFile(pack)
