"""Workbooks and folders that lie where nobody reads: beside the roster, or in a folder misnamed."""

import os
import re
from collections.abc import Iterator
from pathlib import Path, PurePath

from campaign import places
from campaign.issues import Issue, Kind, Where, did_you_mean
from campaign.misplaced import misplaced, place_of
from campaign.storage.folder import Folder
from campaign.storage.names import NEW, is_temporary, is_workbook, readable
from campaign.workbook.declare.text import fold, nearest

_MEANT = {PurePath(each).stem: each for each in (places.SCHEME, places.ROSTER, places.CHECKED)}
"""By its stem, what a workbook beside the roster may be meant to be."""
_SISTERS = ("方案", "花名册")
"""What is told of as a sister of the file that is read."""
_PARTS = ("报名", "评分", "任用", "初选", "定岗", "待岗")
_OWN_BLANKS = re.compile(r"(?:竞争上岗|选部门)报名(?:登记)?表\.xlsx")
"""What the program puts into 空白表 itself; one that somebody filled in there is told otherwise."""


def strays(folder: Folder) -> Iterator[Issue]:
    """Tell of workbooks in the campaign folder itself, and of folders like those that are read."""
    read = [places.SCHEME, places.ROSTER, places.SELF_CHECK]
    checked, former = map(folder.path, (places.CHECKED, places.CHECKED_FORMER))
    if folder.has(former) and not folder.has(checked):
        read.append(places.CHECKED_FORMER)
    with os.scandir(folder.root) as entries:
        found = sorted((each for each in entries if not is_temporary(each.name)), key=_name)
    for entry in found:
        name = readable(entry.name)
        if entry.is_dir(follow_symlinks=False):
            yield from _unread_folder(folder, name)
        elif name in read or not entry.is_file(follow_symlinks=False):
            continue
        elif is_workbook(folder.path(name)):
            yield from _unread_file(name)
    for made in (places.RESULTS, places.DOCUMENTS, places.BLANKS, places.RECORD):
        for name in _workbooks(folder.root / made):
            label = f"{made}/{name}"
            is_own = made == places.BLANKS and _OWN_BLANKS.fullmatch(name)
            if not is_own and (issue := misplaced(label)):
                yield issue
            elif place_of(name) == made and label != places.CHECKED and NEW not in name:
                guess = did_you_mean(places.CHECKED)
                yield Kind.PLACE_UNREAD.at(Where(label), name=label, suggestion=guess)


def _unread_folder(folder: Folder, name: str) -> Iterator[Issue]:
    known = (*places.NUMBERED, places.RESULTS, places.RECORD, places.BLANKS, places.WITHDRAWN)
    if name in known:
        return
    guess = did_you_mean(nearest(name, places.NUMBERED))
    is_like = name[:2].isdecimal() or any(part in fold(name) for part in _PARTS)
    holds = _of_another_place(folder, name)
    if holds or (is_like and any(_workbooks(folder.root / name))):
        yield Kind.PLACE_UNREAD.at(Where(name), name=name, suggestion=guess or holds)


def _unread_file(name: str) -> Iterator[Issue]:
    is_sister = any(word in fold(name) for word in _SISTERS)
    if is_sister:
        return
    guess = did_you_mean(_MEANT.get(nearest(name.rpartition(".")[0], _MEANT), ""))
    if place := place_of(name):
        guess = f"，应当放在“{place}”"
    yield Kind.PLACE_UNREAD.at(Where(name), name=name, suggestion=guess)


def _of_another_place(folder: Folder, name: str) -> str:
    """Return what in a folder is read elsewhere and does not lie there, too: the first of it."""
    for each in _workbooks(folder.root / name):
        place = place_of(each)
        if place is None:
            continue
        read = (folder.root / place).rglob("*") if place else map(folder.path, _MEANT.values())
        digest = folder.digest(folder.root / name / each)
        if not any(folder.digest(other) == digest for other in read if other.is_file()):
            return f"，里面的“{each}”应当放在“{place or '活动文件夹'}”"
    return ""


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
