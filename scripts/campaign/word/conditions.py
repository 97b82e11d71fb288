"""Conditions of `{% if %}`: placeholders, `not`, `and`, `or`, `==` and `!=` with words in quotes.

A condition is a small tree that asks nothing but the names it was checked for.
"""

import re
from collections.abc import Callable, Mapping
from html import unescape
from typing import Any, NamedTuple, Protocol

from campaign.workbook.declare.text import same

_TOKEN = re.compile(
    r"\s*(?:(?P<quoted>\"[^\"]*\"|'[^']*'|“[^”]*”|‘[^’]*’)|(?P<sign>==|!=)"
    r"|(?P<word>[^\s\"'“”‘’=!<>()]+))"
)
_KEYWORDS = frozenset(("not", "and", "or", "==", "!="))
Names = Mapping[str, Any]


class Clause(Protocol):
    """What an `if` asks."""

    def holds(self, names: Names) -> bool:
        """Answer for the values of one letter."""


def look_up(path: tuple[str, ...], names: Names) -> Any:
    """Return what a checked path such as `人.姓名` stands for."""
    found: Any = names
    for name in path:
        found = found[name]
    return found


class Given(NamedTuple):
    """Tell whether a flag is set, a text is not blank, rows exist."""

    path: tuple[str, ...]

    def holds(self, names: Names) -> bool:
        """Look at the value."""
        value = look_up(self.path, names)
        return bool(value.strip() if isinstance(value, str) else value)


class Equal(NamedTuple):
    """Tell whether two texts are the same words: placeholders, or words in quotes."""

    left: tuple[str, ...] | str
    right: tuple[str, ...] | str
    negated: bool

    def holds(self, names: Names) -> bool:
        """Compare them as people read them: blanks, width and script make no difference."""
        left, right = (
            each if isinstance(each, str) else unescape(str(look_up(each, names)))
            for each in (self.left, self.right)
        )
        return same(left, right) is not self.negated


class Not(NamedTuple):
    """The opposite."""

    condition: Clause

    def holds(self, names: Names) -> bool:
        """Ask and turn it round."""
        return not self.condition.holds(names)


class Every(NamedTuple):
    """All of several, or any."""

    conditions: tuple[Clause, ...]
    all_of_them: bool

    def holds(self, names: Names) -> bool:
        """Ask one after the other."""
        answers = (each.holds(names) for each in self.conditions)
        return all(answers) if self.all_of_them else any(answers)


class NotUnderstood(Exception):
    """Why something is no condition, in the staff's words."""


def condition(words: str, knows: Callable[[str, bool], bool]) -> Clause | None:
    """Read a condition; None if it speaks of something unknown, which `knows` has told.

    knows: called with each placeholder and whether it is compared. Raises `NotUnderstood`.
    """
    reader = _Reader(_tokens(words), knows)
    found = reader.any_of()
    if reader.left:
        raise NotUnderstood(f"“{reader.left[0]}”的前面缺少 and、or 或者 ==")
    return found if reader.is_known else None


def _tokens(words: str) -> list[str]:
    tokens, position = [], 0
    while words[position:].strip():
        match = _TOKEN.match(words, position)
        if match is None:
            raise NotUnderstood(f"条件里不能写“{words[position:].strip()[:10]}”")
        tokens.append(match[0].strip())
        position = match.end()
    if not tokens:
        raise NotUnderstood("if 后面没有写条件")
    return tokens


class _Reader:
    """Reads tokens by the usual order: not before and, and before or."""

    def __init__(self, tokens: list[str], knows: Callable[[str, bool], bool]) -> None:
        self.left = tokens
        self.knows = knows
        self.is_known = True

    def any_of(self) -> Clause:
        return self._several("or", lambda: self._several("and", self._one, all_of_them=True))

    def _several(
        self, keyword: str, one: Callable[[], Clause], *, all_of_them: bool = False
    ) -> Clause:
        found = [one()]
        while self.left[:1] == [keyword]:
            self.left.pop(0)
            found.append(one())
        return found[0] if len(found) == 1 else Every(tuple(found), all_of_them)

    def _one(self) -> Clause:
        if self.left[:1] == ["not"]:
            self.left.pop(0)
            return Not(self._one())
        left = self._operand()
        if self.left[:1] not in (["=="], ["!="]):
            if _is_quoted(left):
                raise NotUnderstood(f"引号里的{left}要用 == 与一个名称比较")
            return Given(self._path(left, compared=False))
        negated = self.left.pop(0) == "!="
        right = self._operand()
        if _is_quoted(left) and _is_quoted(right):
            raise NotUnderstood("== 的一边要写名称")
        return Equal(self._side(left), self._side(right), negated)

    def _operand(self) -> str:
        if not self.left or self.left[0] in _KEYWORDS:
            raise NotUnderstood("条件没有写完，缺少名称或者引号里的字")
        return self.left.pop(0)

    def _side(self, token: str) -> tuple[str, ...] | str:
        return token[1:-1] if _is_quoted(token) else self._path(token, compared=True)

    def _path(self, token: str, *, compared: bool) -> tuple[str, ...]:
        self.is_known &= self.knows(token, compared)
        return tuple(token.split("."))


def _is_quoted(token: str) -> bool:
    return token[0] in "\"'“‘"
