"""Workbooks and folders that lie where nobody reads: beside the roster, or in a folder misnamed."""

import os
from collections.abc import Iterator

from campaign import places
from campaign.issues import Issue, Kind, Where, did_you_mean
from campaign.storage.folder import NEW, Folder
from campaign.storage.names import is_temporary, is_workbook, readable
from campaign.workbook.declare.text import fold, nearest

_READ = (places.SCHEME, places.ROSTER, places.CHECKED)
_SISTERS = ("方案", "花名册")
"""What is told of as a sister of the file that is read."""
_PARTS = ("报名", "评分", "任用", "初选", "定岗", "待岗")


def strays(folder: Folder) -> Iterator[Issue]:
    """Tell of workbooks in the campaign folder itself, and of folders like those that are read."""
    known = (*places.NUMBERED, places.RESULTS, places.RECORD, places.BLANKS, places.WITHDRAWN)
    with os.scandir(folder.root) as entries:
        found = sorted((each for each in entries if not is_temporary(each.name)), key=_name)
    for entry in found:
        name = readable(entry.name)
        if entry.is_dir(follow_symlinks=False):
            is_like = name[:2].isdecimal() or any(part in fold(name) for part in _PARTS)
            if name not in known and is_like and _has_workbooks(entry.path):
                guess = nearest(name, places.NUMBERED)
                yield Kind.PLACE_UNREAD.at(Where(name), name=name, suggestion=did_you_mean(guess))
        elif is_workbook(folder.path(name)) and entry.is_file(follow_symlinks=False):
            is_sister = any(word in fold(name) for word in _SISTERS)
            if name not in (*_READ, places.SELF_CHECK) and not is_sister and NEW not in name:
                stems = {each.removesuffix(".xlsx"): each for each in _READ}
                guess = did_you_mean(stems.get(nearest(name.rpartition(".")[0], stems), ""))
                yield Kind.PLACE_UNREAD.at(Where(name), name=name, suggestion=guess)


def _name(entry: os.DirEntry[str]) -> str:
    return entry.name


def _has_workbooks(place: str) -> bool:
    with os.scandir(place) as entries:
        return any(
            entry.name.lower().endswith((".xlsx", ".xls", ".csv", ".et")) for entry in entries
        )
