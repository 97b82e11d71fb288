"""Workbooks and folders that lie where nobody reads: beside the roster, or in a folder misnamed."""

import os
from collections.abc import Iterator
from pathlib import Path, PurePath

from campaign import places
from campaign.issues import Issue, Kind, Where, did_you_mean
from campaign.storage.folder import NEW, Folder
from campaign.storage.names import is_temporary, is_workbook, readable
from campaign.workbook.declare.text import fold, nearest

_MEANT = {PurePath(each).stem: each for each in (places.SCHEME, places.ROSTER, places.CHECKED)}
"""By its stem, what a workbook beside the roster may be meant to be."""
_SISTERS = ("方案", "花名册")
"""What is told of as a sister of the file that is read."""
_PARTS = ("报名", "评分", "任用", "初选", "定岗", "待岗")
_READ_IN = {
    "提醒核对表": places.CHECKED,
    "活动方案": "",
    "花名册": "",
    "报名表": places.REGISTRATIONS,
    "评分表": places.SCORES,
    "计票表": places.SCORES,
    "任用决定表": places.APPOINTMENTS,
    "考察意见": places.APPOINTMENTS,
    "初选表": places.PICKS,
    "定岗决定表": places.PLACEMENTS,
    "待岗台账": places.STANDBY,
}
"""Where a workbook is read, by what its name holds: in the campaign's own folder if in none."""


def strays(folder: Folder) -> Iterator[Issue]:
    """Tell of workbooks in the campaign folder itself, and of folders like those that are read."""
    known = (*places.NUMBERED, places.RESULTS, places.RECORD, places.BLANKS, places.WITHDRAWN)
    read = [places.SCHEME, places.ROSTER, places.SELF_CHECK]
    if not folder.has(folder.path(places.CHECKED)):
        read.append(places.CHECKED_FORMER)
    with os.scandir(folder.root) as entries:
        found = sorted((each for each in entries if not is_temporary(each.name)), key=_name)
    for entry in found:
        name = readable(entry.name)
        if entry.is_dir(follow_symlinks=False):
            if name in known:
                continue
            is_like = name[:2].isdecimal() or any(part in fold(name) for part in _PARTS)
            if (is_like and any(_workbooks(entry.path))) or _holds_another(folder, name):
                guess = nearest(name, places.NUMBERED)
                yield Kind.PLACE_UNREAD.at(Where(name), name=name, suggestion=did_you_mean(guess))
        elif is_workbook(folder.path(name)) and entry.is_file(follow_symlinks=False):
            is_sister = any(word in fold(name) for word in _SISTERS)
            if name not in read and not is_sister and NEW not in name:
                guess = did_you_mean(_MEANT.get(nearest(name.rpartition(".")[0], _MEANT), ""))
                yield Kind.PLACE_UNREAD.at(Where(name), name=name, suggestion=guess)
    for made in (places.RESULTS, places.DOCUMENTS):
        yield from _misplaced(folder, made)


def _misplaced(folder: Folder, made: str) -> Iterator[Issue]:
    """Tell of sheets that people fill in, where there is only what the program makes."""
    for name in _workbooks(folder.root / made):
        place = next((each for word, each in _READ_IN.items() if word in fold(name)), None)
        label = f"{made}/{name}"
        if place is None or label == places.CHECKED:
            continue
        if place == places.CHECKED and made == places.RESULTS:
            guess = did_you_mean(places.CHECKED)
            yield Kind.PLACE_UNREAD.at(Where(label), name=label, suggestion=guess)
        else:
            shown = f"“{place}”" if place else f"活动文件夹里，放在“{places.SCHEME}”旁边"
            yield Kind.PLACE_WRONG.at(Where(label), folder=made, place=shown)


def _holds_another(folder: Folder, name: str) -> bool:
    """Tell whether a folder holds another scheme or roster than the one that is read."""
    inside = folder.root / name
    sisters = [each for each in _workbooks(inside) if any(word in fold(each) for word in _SISTERS)]
    if not sisters:
        return False
    read = {folder.digest(folder.path(each)) for each in (places.SCHEME, places.ROSTER)}
    return any(folder.digest(inside / each) not in read for each in sisters)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _workbooks(place: str | Path) -> Iterator[str]:
    """Yield the names of the workbooks in a folder, in order; none where there is no such one."""
    try:
        with os.scandir(place) as entries:
            names = sorted(each.name for each in entries if each.is_file(follow_symlinks=False))
    except OSError:
        return
    for name in names:
        if name.lower().endswith((".xlsx", ".xls", ".csv", ".et")) and not is_temporary(name):
            yield name
