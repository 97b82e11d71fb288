"""Whose score sheet is it that gives nothing but its judge's number, as 评委号 3 or 3号评委 do."""

import re
from collections.abc import Iterator, Sequence

from campaign.chinese import counted
from campaign.roster.owner import Calls, Signs, tab_and_folders
from campaign.workbook.declare.names import name_key
from campaign.workbook.declare.text import squeeze
from campaign.workbook.grid import Grid

_ROLE = "(?:评委|评审专家|评审|考官|专家|评分人|打分人)"
_DIGITS = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_ENDS = r"(?![.]?(?!签)[^\W_])"
_CALLED = re.compile(
    rf"{_ROLE}(?:席位?|座位|顺?序|编)?号?码?[(:]*第?(?P<behind>{_DIGITS})号?(?:{_ROLE})?[)]?{_ENDS}"
    rf"|(?:^|(?<=[^\w])|第)(?P<before>{_DIGITS})号?{_ROLE}{_ENDS}"
)
_SIGNED = 4
"""Filled cells of a line to sign, at most; a row of the table has more."""


def called_by_number(
    grid: Grid, signs: Signs, own: str, lists: Sequence[Sequence[str]]
) -> Iterator[Calls]:
    """Yield where a sheet gives the number of another judge, and nowhere the name of its own.

    A number is the place on one of the `lists`. Beside the name it says nothing: seats are drawn by
    lot.
    """
    texts = [(grid.where(), text) for text in tab_and_folders(grid)]
    texts += signs.lines(_SIGNED)
    key = name_key(own)
    if any(key in squeeze(text) for _, text in texts):
        return
    for where, text in texts:
        found = _CALLED.finditer(squeeze(text))
        numbers = {counted(hit["behind"] or hit["before"]) for hit in found}
        if len(numbers) == 1 and not any(own in _at(each, numbers) for each in lists):
            yield Calls(where, f"{numbers.pop()}号评委")


def _at(names: Sequence[str], numbers: set[int]) -> list[str]:
    return [name for number, name in enumerate(names, 1) if number in numbers]
