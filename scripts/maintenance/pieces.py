"""Everything that is built, in the order in which it follows from each other.

A test compares each piece with what its sources make now; `build.py` writes what differs.
"""

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from campaign.storage.launchers import BUTTONS, write_program_launchers
from maintenance import sample, seed_town, self_check_deck
from maintenance.blank_workbooks import blank_workbooks
from maintenance.document_templates import document_templates, online_questions
from maintenance.faulty.cases import faulty_workbooks
from maintenance.guide.making import guide

ROOT = Path(__file__).resolve().parents[2]
REBUILD = "stale; run: python3 scripts/maintenance/build.py"
"""What a test says that has found a piece stale."""

Files = dict[str, bytes]
"""By their place below the folder of a piece."""


class Piece(NamedTuple):
    """Files that are built together."""

    name: str
    folder: Path
    own: tuple[str, ...]
    """Patterns, below the folder, of the files that are built and of no others."""
    make: Callable[[], Files]

    def stale(self) -> list[str]:
        """Name the files that are not there, not as they would be made, or not made at all."""
        return sorted(self._changes())

    def build(self) -> list[str]:
        """Make stale files again, and remove what is not made any more; return their names."""
        changes = self._changes()
        for name, content in changes.items():
            path = self.folder / name
            if content is None:
                path.unlink()
                continue
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(content)
            if path.suffix == ".sh":
                path.chmod(0o755)
        return sorted(changes)

    def _changes(self) -> dict[str, bytes | None]:
        made, there = self.make(), self._there()
        names = made.keys() | there.keys()
        return {name: made.get(name) for name in names if made.get(name) != there.get(name)}

    def _there(self) -> Files:
        found = {path for pattern in self.own for path in self.folder.glob(pattern)}
        return _contents(self.folder, (path for path in found if path.is_file()))


def _contents(folder: Path, paths: Iterable[Path]) -> Files:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}


def _in_a_folder(write: Callable[[Path], None]) -> Files:
    """Return what something writes that needs a folder to write into."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        write(folder)
        return _contents(folder, (path for path in folder.rglob("*") if path.is_file()))


def _sample() -> Files:
    with tempfile.TemporaryDirectory() as place:
        root = Path(place)
        sample.play(root)
        return _contents(root, sample.handed_in(root))


def _buttons(scripts: Path) -> None:
    (scripts / "campaign").mkdir()
    write_program_launchers(scripts)


BLANK_WORKBOOKS = Piece(
    "blank workbooks",
    ROOT / "templates",
    ("*.xlsx", "空白表/*.xlsx", "表样/*", "方案样例/*"),
    lambda: blank_workbooks(seed_town),
)
DOCUMENT_TEMPLATES = Piece(
    "Word templates", ROOT / "templates" / "公文模板", ("**/*",), document_templates
)
ONLINE_QUESTIONS = Piece(
    "the questions of an online form",
    ROOT / "templates" / "空白表",
    ("*.docx",),
    lambda: {"网上报名题目.docx": online_questions()},
)
SELF_CHECK_DECK = Piece(
    "the self-check's test deck",
    ROOT / "templates" / "自检题",
    ("**/*.xlsx", "**/*.csv"),  # the answers beside them are written by hand
    lambda: _in_a_folder(self_check_deck.build),
)
SAMPLE = Piece("the sample", ROOT / "sample_workbooks" / "样例活动", ("**/*",), _sample)
FAULTY_WORKBOOKS = Piece(
    "faulty workbooks", ROOT / "sample_workbooks" / "有错表格", ("**/*",), faulty_workbooks
)
GUIDE = Piece(
    "the guide", ROOT / "templates", ("使用说明.docx",), lambda: {"使用说明.docx": guide()}
)
LAUNCHERS = Piece(
    "launchers",
    ROOT / "scripts",
    (f"{BUTTONS}/*", "campaign/no_python.txt"),
    lambda: _in_a_folder(_buttons),
)

PIECES = (
    BLANK_WORKBOOKS,
    DOCUMENT_TEMPLATES,
    ONLINE_QUESTIONS,
    SELF_CHECK_DECK,
    SAMPLE,
    FAULTY_WORKBOOKS,  # they follow the sample
    GUIDE,  # its pictures show the sample, too
    LAUNCHERS,
)
