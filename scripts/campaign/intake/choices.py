"""What a typed choice means: 党政办公室主任, 督查室, “1.党政办 2.经发办”.

People write departments and posts in many ways. A way that can mean one thing only is understood;
anything else is refused, with what it might have meant.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from campaign.intake.scheme import Scheme
from campaign.workbook.text import fold, nearest

_PUNCTUATION = re.compile(r"[\s()（）\[\]【】·•\-—_:：。.“”\"']+")
_BRACKETED = re.compile(r"[(（\[【][^()（）\[\]【】]*[)）\]】]")
_NUMBERING = re.compile(
    r"(?:^|(?<=[\s、,，;；/]))(?:[(（]?[1-9一二三四五][.、:：)）]|[①②③④⑤]|第[一二三四五1-5]志愿[:：]?)"
)
_SEPARATORS = re.compile(r"[、,，;；/／\n|]|或者?|\s+")
_UNITS = re.compile(r"[、,，;；\s]+|含")
_PLACE_WORDS = ("镇", "乡", "本镇", "本乡", "街道", "街道办事处")


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a text was found to mean: exactly one target, several, or none."""

    targets: tuple[str, ...] = ()
    exact: bool = False
    """The text is the target's own name, but for blanks, brackets and script."""

    @property
    def target(self) -> str:
        """The one target, or nothing."""
        return self.targets[0] if len(self.targets) == 1 else ""


class Targets:
    """Posts or departments, by every way of writing them that is beyond doubt."""

    def __init__(self, spellings: Mapping[str, Iterable[str]]) -> None:
        """`spellings` maps each target to its other spellings."""
        self.names = tuple(spellings)
        self._own = {_key(name): name for name in spellings}
        self._others: dict[str, set[str]] = {}
        for name, others in spellings.items():
            for other in others:
                self._others.setdefault(_key(other), set()).add(name)
        self._known: dict[str, Meaning] = {}

    def find(self, text: str) -> Meaning:
        """What a text means."""
        if text not in self._known:
            self._known[text] = self._find(text)
        return self._known[text]

    def _find(self, text: str) -> Meaning:
        key = _key(text)
        if name := self._own.get(key):
            return Meaning((name,), exact=True)
        for again in (key, _key(_BRACKETED.sub("", text)), *_without_place(key)):
            if name := self._own.get(again):
                return Meaning((name,))
            if again in self._others:
                return Meaning(tuple(sorted(self._others[again], key=self.names.index)))
        return Meaning()

    def find_several(self, text: str) -> list[str]:
        """The targets that one cell lists, in order; empty unless every part is beyond doubt."""
        parts = [part for part in _SEPARATORS.split(_NUMBERING.sub(" ", text)) if part.strip()]
        found = [self.find(part).target for part in parts]
        return found if len(found) > 1 and all(found) else []

    def nearest(self, text: str) -> str:
        """The target that was probably meant: a suggestion only."""
        return nearest(text, self.names)


def _key(text: str) -> str:
    """办公室 and 办 are the same in a department's name; brackets and dashes say nothing."""
    return _PUNCTUATION.sub("", fold(text)).replace("办公室", "办")


def _without_place(key: str) -> list[str]:
    return [key.removeprefix(word) for word in _PLACE_WORDS if key.startswith(word)]


def department_targets(scheme: Scheme) -> Targets:
    """The departments, by name, alias, and the units that each includes."""
    spellings: dict[str, list[str]] = {}
    for department in scheme.departments:
        units = [part for part in _UNITS.split(department.includes) if part]
        aliases = [each.alias for each in scheme.aliases if each.department == department.name]
        spellings[department.name] = aliases + units
    return Targets(spellings)


def post_targets(scheme: Scheme) -> Targets:
    """The posts, by name and by their department's aliases.

    Where a department has one post only, the department alone will do.
    """
    spellings: dict[str, list[str]] = {}
    for post in scheme.posts:
        aliases = [each.alias for each in scheme.aliases if each.department == post.department]
        others = [alias + post.title for alias in aliases]
        if sum(each.department == post.department for each in scheme.posts) == 1:
            others += [post.department, *aliases]
        spellings[post.name] = others
    return Targets(spellings)
