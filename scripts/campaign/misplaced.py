"""Where a workbook is read, by what its name says; and what to say of one that is not read."""

import re
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path, PurePosixPath

from campaign import places
from campaign.issues import Issue, Kind, Where
from campaign.storage.folder import Folder
from campaign.storage.made import MadeFiles
from campaign.storage.names import is_temporary, is_workbook, renewed_by
from campaign.workbook.declare.text import fold

_READ_IN = (
    ("活动方案|花名册", ""),
    ("提醒核对表", places.RESULTS),
    ("报名(?:登记)?(?:表|$)", places.REGISTRATIONS),
    ("评分表|计票表|选票|成绩表", places.SCORES),
    ("任用决定表|考察意见", places.APPOINTMENTS),
    ("初选表", places.PICKS),
    ("定岗决定表", places.PLACEMENTS),
    ("待岗台账|待岗经过|任职台账", places.STANDBY),
)
"""By what a name holds, the folder; none for what lies in the campaign's own."""
_WORDS = {places.SCHEME: "方案", places.ROSTER: "花名册"}
"""What a sister of these has in its name; in the other folders, and below them, every workbook may
be one."""
_VOID = re.compile("(?:作废|无效)(?!选?票)")
"""计票表（含无效票） tells of ballots, not of itself."""


def place_of(name: str) -> str | None:
    """Return the folder in which a file of this name is read; None if the name does not tell."""
    stem = fold(PurePosixPath(name).stem)
    return next((place for word, place in _READ_IN if re.search(word, stem)), None)


def misplaced(label: str) -> Issue | None:
    """Tell of a workbook in one folder whose name belongs into another."""
    top, *below = PurePosixPath(label).parts
    folder = top if below else ""
    place = place_of(label)
    if place is None or place == folder:
        return None
    shown = f"“{place}”" if place else f"活动文件夹里，放在“{places.SCHEME}”旁边"
    return Kind.PLACE_WRONG.at(Where(label), folder=folder, place=shown)


def voided(label: str) -> Issue | None:
    """Refuse a file whose name, or whose folder's, says that it does not count any more."""
    *above, name = PurePosixPath(label).parts
    for depth, part in enumerate((*above, PurePosixPath(name).stem), 1):
        if found := _VOID.search(fold(part)):
            place = "/".join((*above, name)[:depth])
            return Kind.FILE_VOIDED.at(Where(place), part, text=found[0])
    return None


def unread_sisters(
    folder: Folder, made: MadeFiles, path: Path, but: Callable[[Path], bool]
) -> Iterator[Issue]:
    """Tell of sister files with other contents: 任用决定表(1).xlsx, 花名册-最终版.xlsx.

    `but` says of files beside it that somebody else reads them. Raises OSError if one cannot be
    read.
    """
    others = [other for other in _sisters(path) if not but(other)]
    yield from _unread(folder, made, path, others)


def made_by_hand(folder: Folder, made: MadeFiles, waiting: Sequence[Path]) -> Iterator[Issue]:
    """Tell of files that are called new versions, as only the program makes them, and are none."""
    for path in waiting:
        yield from _unread(folder, made, renewed_by(path), [path])


def _sisters(path: Path) -> Iterator[Path]:
    """Find the workbooks beside a file that may be another version of it."""
    word = _WORDS.get(path.name, "")
    for other in sorted(path.parent.iterdir() if word else path.parent.rglob("*")):
        is_other = other != path and is_workbook(other) and other.is_file()
        hidden = other.name.startswith(".") or is_temporary(other.name)
        if is_other and not hidden and word in fold(other.stem):
            yield other


def _unread(folder: Folder, made: MadeFiles, read: Path, others: Sequence[Path]) -> Iterator[Issue]:
    """Yield those that say something else; the program tells itself of what it made."""
    from campaign.workbook.read.sisters import differ

    for other in others:
        label = folder.label(other)
        if not made.knows(label) and not (read.is_file() and not differ(read, other)):
            yield misplaced(label) or Kind.FILE_BESIDE.at(Where(label), read_name=read.name)
