"""Who is meant by a name as people type it: titles and marks round it, a remark, a slip.

程立民同志, 镇长程立民, *程立民 and 3.程立民 are 程立民. What is taken off is said by whoever reads
it; a name that differs in a single character is somebody else, and only a suggestion.
"""

import re
from collections.abc import Callable, Iterable, Mapping
from functools import lru_cache

from campaign.workbook.declare.text import fold, is_one_off, nearest

_OFFICE = "(?:党委|党工委|党组|党支部|支部|纪委|人大|政协|工会|团委|妇联|常务|专职|第一|兼职|副)*"
_RANK = (
    "(?:书记|镇长|乡长|县长|区长|市长|主任|主席|部长|站长|所长|局长|科长|股长|组长|队长|校长|院长|会长"
    "|委员|常委|干事|科员|专干|助理|秘书|干部|评委|领导)"
)
_TITLE = rf"(?:同志|先生|女士|老师|{_OFFICE}{_RANK})+"
_MARK = r"[*＊※#＃★☆●○◆◇■□▲△√✓\s]"
_LABEL = r"\w{0,4}(?:姓名|人|评委|本人)[:：]"
_BEFORE = re.compile(rf"(?:{_MARK}|\d{{1,3}}[.．、)）]|[①-⑳]|[(（]\d{{1,2}}[)）]|{_LABEL})+")
"""Marks, the number of a line typed into the same cell, or a label: 3.程立民, 姓名：程立民."""
_NOTE = re.compile(r"(?:注|说明|备注)\s*[:：]\s*(?=..)")
_AFTER = re.compile(rf"(?:{_MARK}|[、,，。:：;；]|[(（]{_MARK}*(?:{_TITLE})?{_MARK}*[)）])+$")
_TITLE_BEHIND = re.compile(rf"{_TITLE}$")
_TITLE_BEFORE = re.compile(rf"{_OFFICE}{_RANK}+[:：]?")
_REMARK = re.compile(r"\s*[(（\[【][^()（）\[\]【】]*[)）\]】]\s*$")
_BETWEEN = re.compile(r"[、,，;；/／\s]+|(?<=..)[和与及](?=..)")
_LISTED = re.compile(r"[、,，;；/／\r\n]|(?<=..)[和与及](?=..)")
_HAN_NAME = re.compile(r"[\u3400-\u9fff\U00020000-\U000323af]{2,4}")
_SHORTEST, _LONGEST = 2, 3
"""Characters that a title must leave: 王主任 may be any 王; in 办公室李主任 there is no name."""


def plain_name(name: str) -> str:
    """Return a name without titles and marks round it; itself where nothing would be left of it."""
    if len(name) <= _LONGEST and name.isalpha():
        return name
    found = _BEFORE.match(name)
    bare = _AFTER.sub("", name[found.end() :] if found else name)
    for title in (_TITLE_BEHIND.search(bare), _TITLE_BEFORE.match(bare)):
        if title:
            rest = (bare[: title.start()] + bare[title.end() :]).strip()
            bare = rest if _SHORTEST <= len(rest) <= _LONGEST or "·" in rest else bare
    return _AFTER.sub("", bare) or name


def without_note(name: str) -> str:
    """Return a name without the word of a remark before it: 注：程立民 in a row of a table."""
    found = _NOTE.match(name)
    return name[found.end() :] if found else name


def without_remark(name: str) -> str:
    """Return a name without the remark in brackets behind it."""
    return _REMARK.sub("", name) or name


@lru_cache(maxsize=10_000)
def name_key(name: str) -> str:
    """Return the key under which all ways of naming somebody meet, namesakes included."""
    return fold(plain_name(without_remark(name)))


def same_person(one: str, other: str) -> bool:
    """Tell whether two ways of naming somebody name the same person.

    Two different remarks, as in 周敏(大) and 周敏(小), tell two persons apart.
    """
    if fold(one) == fold(other):
        return True
    both_told = without_remark(one) != one and without_remark(other) != other
    return not both_told and name_key(one) == name_key(other)


def meant(typed: str, known: Iterable[str]) -> str:
    """Return the one known name that is meant; nothing where none is, or several are."""
    names = list(dict.fromkeys(known))
    exact = [name for name in names if fold(name) == fold(typed)]
    found = exact or [name for name in names if same_person(name, typed)]
    return found[0] if len(found) == 1 else ""


def meant_by_office(typed: str, offices: Mapping[str, str], expected: str) -> str:
    """Return whom an office names, alone or behind a surname: 人大主席, 顾镇长.

    `offices` are people's 职务 by name. Where it may be several, it is whoever is `expected`, if it
    is one of them; nothing where it is nobody.
    """
    key = fold(typed)
    title = _TITLE_BEHIND.search(key)
    surname = key[: title.start()] if title else ""
    found = [name for name, office in offices.items() if key and key in _offices(office)]
    if not found and surname:
        found = [name for name in offices if fold(name).startswith(surname)]
    if expected in found:
        return expected
    return found[0] if len(found) == 1 else ""


def _offices(office: str) -> set[str]:
    """Return an office, and each of several that somebody holds: 党委副书记、镇长."""
    return set(map(fold, (office, *_BETWEEN.split(office))))


def several_names(typed: str, is_known: Callable[[str], bool]) -> list[str]:
    """Return the people whom one cell names, if they are several and all known: 安宁、白帆."""
    parts = [part for part in _BETWEEN.split(typed) if part]
    if len(parts) == 1:  # a blank or the end of a line between them is no part of a name
        ends = range(_SHORTEST, len(typed) - _SHORTEST + 1)
        halves = ((typed[:at], typed[at:]) for at in ends)
        parts = next((list(each) for each in halves if all(map(is_known, each))), [])
    return parts if len(parts) > 1 and all(map(is_known, parts)) else []


def people_listed(typed: str) -> list[str]:
    """Return the names that a cell lists, whoever they are: 安宁、白帆, or one below the other."""
    parts = [plain_name(part) for each in _LISTED.split(typed) if (part := each.strip())]
    return parts if len(parts) > 1 and all(map(_HAN_NAME.fullmatch, parts)) else []


def nearest_name(typed: str, known: Iterable[str]) -> str:
    """Return the known name that was probably meant: a suggestion only.

    Names of two characters have half of them wrong when one is, and are near all the same.
    """
    names = list(dict.fromkeys(known))
    key = name_key(typed)
    close = next((each for each in names if is_one_off(key, fold(each))), "")
    return meant(typed, names) or close or nearest(key, names)
