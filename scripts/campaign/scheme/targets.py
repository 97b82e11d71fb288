"""What a typed choice means: 党政办公室主任, 督查室, “1.党政办 2.经发办”.

People write departments and posts in many ways. A way that can mean one thing only is understood;
anything else is refused, with what it might have meant.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple

from campaign.scheme.scheme import Scheme
from campaign.workbook.declare.known_words import KnownWords
from campaign.workbook.declare.renamed import Names
from campaign.workbook.declare.text import fold

_PUNCTUATION = re.compile(r"[\s()（）\[\]【】·•\-—_:：。.“”\"'《》]+")
_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_NUMBERING = re.compile(
    r"(?:^|(?<=[\s、,，;；/]))"
    r"(?:[1-9一二三四五][.、:：)）]|第[一二三四五1-5]志愿[:：]?)"
    r"|[(（]第?[1-9一二三四五](?:志愿)?[)）]|[①②③④⑤]"
)
_SEPARATORS = re.compile(r"[、,，;；/／\n|＋+]|或者?|\s+")
_COUNTY = re.compile(r"(?:.{1,8}?(?:省|市|州|盟|县|区|旗))+?")
"""What the town belongs to, which people write before the town: 清源县青禾镇党政办."""
_NUMBER_IN = re.compile(r"[1-9一二三四五①②③④⑤]")
_ORDER = {sign: n for signs in ("12345", "一二三四五", "①②③④⑤") for n, sign in enumerate(signs, 1)}
_UNITS = re.compile(r"[、,，;；\s]+|含")
_PLACE_WORDS = ("本镇", "本乡", "镇", "乡", "街道办事处", "街道")
_BODY_SUFFIXES = ("人民政府", "委员会", "党委", "政府")


class Meaning(NamedTuple):
    """What a text was found to mean: exactly one target, several, or none."""

    targets: tuple[str, ...] = ()
    exact: bool = False
    """The text is the target's own name, but for blanks, brackets and script."""

    @property
    def target(self) -> str:
        """The one target, or nothing."""
        return self.targets[0] if len(self.targets) == 1 else ""


_NOTHING = Meaning()


class Targets:
    """Posts or departments, by every way of writing them that is beyond doubt."""

    def __init__(self, spellings: Mapping[str, Iterable[str]], places: Sequence[str] = ()) -> None:
        """`spellings` maps each target to its other spellings; `places` may stand before any."""
        self.names = tuple(spellings)
        self._words = KnownWords(self.names)
        self._towns = tuple(_key(place) for place in places)
        self._places = (*self._towns, *_PLACE_WORDS)
        self._own = {_key(name): name for name in spellings}
        self._others: dict[str, list[str]] = {}
        for name, others in spellings.items():
            for other in others:
                self._others.setdefault(_key(other), []).append(name)
        self._known: dict[str, Meaning] = {}

    def find(self, text: str) -> Meaning:
        """Return what a text means."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> Meaning:
        key = _key(text)
        if name := self._own.get(key):
            return Meaning((name,), exact=True)
        bare = _key(_BRACKETED.sub("", _NUMBERING.sub("", text)))
        for again in (key, bare, *self._without_place(key), *self._without_place(bare)):
            if name := self._own.get(again):
                return Meaning((name,))
            if again in self._others:
                return Meaning(tuple(dict.fromkeys(self._others[again])))
        return _NOTHING

    def _without_place(self, key: str) -> list[str]:
        for town in self._towns:
            before, found, rest = key.partition(town)
            if found and _COUNTY.fullmatch(before):
                key = town + rest
        return [key.removeprefix(word) for word in self._places if key.startswith(word)]

    def find_several(self, text: str) -> list[str]:
        """Return the targets that one cell lists, in the order of their numbers if they have any.

        Empty unless every part is beyond doubt.
        """
        parts = [part for part in _SEPARATORS.split(_NUMBERING.sub(" ", text)) if part.strip()]
        found = [self.find(part).target for part in parts]
        if len(found) < 2 or not all(found):
            return []
        numbers = [
            _ORDER[each[0]] for each in map(_NUMBER_IN.search, _NUMBERING.findall(text)) if each
        ]
        if not numbers:
            return found
        if sorted(numbers) != list(range(1, len(found) + 1)):
            return []  # numbers that leave their order open
        return [target for _, target in sorted(zip(numbers, found, strict=True))]

    def number_of(self, text: str) -> int:
        """Return the number that a text begins with, as 2.党政办 does; 0 for none."""
        found = _NUMBERING.match(text.strip())
        number = found and _NUMBER_IN.search(found[0])
        return _ORDER.get(number[0], 0) if number else 0

    def nearest(self, text: str) -> str:
        """Return the target that was probably meant: a suggestion only."""
        return self._words.nearest(text)


def _key(text: str) -> str:
    """Fold a department's name: 办公室 and 办 are the same; brackets and dashes say nothing."""
    return _PUNCTUATION.sub("", fold(text)).replace("办公室", "办")


def department_targets(scheme: Scheme) -> Targets:
    """Return the departments, by name, alias, and the units that each includes."""
    spellings: dict[str, list[str]] = {}
    for department in scheme.departments:
        units = [part for part in _UNITS.split(department.includes) if part]
        aliases = [each.alias for each in scheme.aliases if each.department == department.name]
        spellings[department.name] = aliases + units
    return Targets(spellings, _town(scheme))


def post_targets(scheme: Scheme) -> Targets:
    """Return the posts, by name and by their department's aliases.

    A department alone means each of its posts: beyond doubt only where it has one.
    """
    spellings: dict[str, list[str]] = {}
    for post in scheme.posts:
        aliases = [each.alias for each in scheme.aliases if each.department == post.department]
        others = [alias + post.title for alias in aliases]
        spellings[post.name] = [*others, post.title + post.department, post.department, *aliases]
    return Targets(spellings, _town(scheme))


def _town(scheme: Scheme) -> list[str]:
    """Return the town's own names, which people write before a department: 禾川镇党政办."""
    body = scheme.basics.government_body
    for suffix in _BODY_SUFFIXES:
        if body.endswith(suffix) and len(body) > len(suffix):
            return [body, body.removesuffix(suffix)]
    return []


def names_now(scheme: Scheme) -> Names:
    """Return today's names of departments and posts by the former ones, which 部门别名 knows.

    A name that is in use means what it says.
    """
    names = [*(each.name for each in scheme.departments), *(each.name for each in scheme.posts)]
    used = set(map(fold, names))
    found = {}
    for alias in scheme.aliases:
        found[fold(alias.alias)] = alias.department
        for post in scheme.posts:
            if post.department == alias.department:
                found[fold(alias.alias + post.title)] = post.name
    return {former: name for former, name in found.items() if former not in used}
