"""The campaign folder: where things are, and how they are read and written.

Every output appears whole or not at all: it is written to a temporary file in the same folder,
flushed to the disk, then put in place in one step. Files that people fill in are never written to.
"""

import hashlib
import os
import re
import time
from collections.abc import Iterator
from pathlib import Path

from campaign.issues import Issue, Kind, Where

SCHEME = "01活动方案.xlsx"
ROSTER = "02干部花名册.xlsx"
REGISTRATIONS = "03报名表"
SCORES = "04评分表"
APPOINTMENTS = "05任用决定"
PICKS = "06部门初选"
PLACEMENTS = "07定岗决定"
DOCUMENTS = "08公文"
STANDBY = "09待岗管理"
RESULTS = "结果"
RECORD = "运行记录"
BLANKS = "空白表"
OFFICE_TEMPLATES = "公文模板"
SECOND_ROUND = "第二轮"
NEW = "（新）"
"""Ends the name of a new version that waits for somebody to put it in place."""

_TEMPORARY = ("~$", ".~", "._", "~WRL")
_OWN_TEMPORARY = ".tmp-双选"
_IGNORED_NAMES = ("Thumbs.db", "desktop.ini", ".DS_Store")
_BAD_IN_NAMES = re.compile(r'[\\/:*?"<>|\x00-\x1f]')
_DEVICES = re.compile(r"^(con|prn|aux|nul|com\d|lpt\d)$", re.IGNORECASE)
_LONGEST_PATH = 240
_RETRIES = 8
_PAUSE = 0.25


class Obstacle(Exception):
    """Something outside the workbooks is in the way: one plain Chinese sentence."""


class Folder:
    """One campaign's folder."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.inputs: dict[str, str] = {}
        """SHA-256 by label of every input read in this run."""
        self.outputs: dict[str, str] = {}
        """SHA-256 by label of every output that this run stands for, rewritten or not."""

    def path(self, *parts: str) -> Path:
        """A place in the folder."""
        return self.root.joinpath(*parts)

    def label(self, path: Path) -> str:
        """How messages and records name a file: relative to the folder, with slashes."""
        return path.relative_to(self.root).as_posix()

    # -- reading ----------------------------------------------------------------------------------

    def read(self, path: Path) -> bytes:
        """The bytes of an input, noted in the record of this run."""
        try:
            data = path.read_bytes()
        except OSError as reason:
            raise Obstacle(f"读不了文件“{self.label(path)}”：{_sentence(reason)}") from reason
        self.inputs[self.label(path)] = hashlib.sha256(data).hexdigest()
        return data

    def collect(self, *parts: str, without: tuple[str, ...] = ()) -> list[Path]:
        """All files below a place, in order of name; temporary files and links out are skipped.

        `without` names sub-folders to leave out.
        """
        top = self.path(*parts)
        if not top.is_dir():
            return []
        return sorted(self._walk(top, without), key=self.label)

    def _walk(self, top: Path, without: tuple[str, ...]) -> Iterator[Path]:
        with os.scandir(top) as entries:
            for entry in entries:
                if is_temporary(entry.name) or entry.name in _IGNORED_NAMES:
                    continue
                if entry.is_symlink():
                    continue  # a link may lead out of the folder
                if entry.is_dir():
                    if entry.name not in without and not entry.name.startswith("."):
                        yield from self._walk(Path(entry.path), without)
                elif entry.is_file():
                    yield Path(entry.path)

    def being_edited(self, path: Path) -> list[Issue]:
        """A notice if an office program has left its lock file beside a workbook."""
        for lock in (
            f"~${path.name}",
            f"~${path.name[2:]}",
            f".~{path.name}",
            f".~lock.{path.name}#",
        ):
            if path.with_name(lock).exists():
                return [Kind.FILE_BEING_EDITED.at(Where(self.label(path)), lock=lock)]
        return []

    # -- writing ----------------------------------------------------------------------------------

    def write(self, path: Path, data: bytes) -> Path:
        """Put an output in place, whole or not at all. Raises `Obstacle` with the reason."""
        label = self.label(path)
        self.outputs[label] = hashlib.sha256(data).hexdigest()
        if len(str(path)) > _LONGEST_PATH:
            raise Obstacle(f"文件路径太长，请把活动文件夹移到更浅的位置：{path}")
        try:
            if path.exists() and path.read_bytes() == data:
                return path
            path.parent.mkdir(parents=True, exist_ok=True)
            _replace(path, data)
        except PermissionError as reason:
            raise Obstacle(
                f"写不了文件“{label}”。如果它正在 Excel 或 WPS 里打开，请关闭后再运行一次；"
                "否则请检查文件夹是否只读。"
            ) from reason
        except OSError as reason:
            raise Obstacle(f"写不了文件“{label}”：{_sentence(reason)}") from reason
        return path

    def check_writable(self, *paths: Path) -> None:
        """Notice outputs that are open in Excel before any long work. Raises `Obstacle`."""
        for path in paths:
            if path.exists():
                try:
                    with path.open("r+b"):
                        pass
                except PermissionError as reason:
                    raise Obstacle(
                        f"文件“{self.label(path)}”正在 Excel 或 WPS 里打开，请关闭后再运行一次。"
                    ) from reason


def is_new_copy(path: Path) -> bool:
    """Whether a file is a new version waiting for somebody to put it in place."""
    return path.stem.endswith(NEW)


def filled_files(folder: Folder, *parts: str, without: tuple[str, ...] = ()) -> list[Path]:
    """The files that people fill in at a place, new versions left out."""
    return [each for each in folder.collect(*parts, without=without) if not is_new_copy(each)]


def _replace(path: Path, data: bytes) -> None:
    """Write beside, flush, swap; sync clients that hold a file for a moment are waited for."""
    temporary = path.with_name(f"{_OWN_TEMPORARY}{os.getpid()}-{path.name[:60]}")
    try:
        with temporary.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        for attempt in range(_RETRIES):
            try:
                temporary.replace(path)
                return
            except PermissionError:
                if attempt == _RETRIES - 1:
                    raise
                time.sleep(_PAUSE)
    finally:
        temporary.unlink(missing_ok=True)


def is_temporary(name: str) -> bool:
    """Whether a file is some program's temporary or lock file."""
    return name.startswith((*_TEMPORARY, _OWN_TEMPORARY)) or name.endswith((".tmp", "#"))


def safe_name(text: str) -> str:
    """A person's or department's name as part of a file name, on Windows too."""
    name = _BAD_IN_NAMES.sub("_", text).strip(" .")[:80]
    return f"_{name}" if not name or _DEVICES.match(name) else name


def _sentence(reason: OSError) -> str:
    """An operating system's error in plain words."""
    known = {
        28: "磁盘已满，请清理后再运行。",
        30: "文件夹是只读的，请换一个位置。",
        36: "文件名太长。",
        2: "文件或文件夹不存在，网络盘可能断开了。",
        13: "没有权限，或文件正被别的程序打开。",
        5: "磁盘或网络盘出错，请检查连接。",
    }
    return known.get(reason.errno or 0, f"系统报告“{reason.strerror or reason}”。")
