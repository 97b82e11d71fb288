"""Whose score sheet is it that gives nothing but its judge's number, as 评委号 3 or 3号评委 do."""

import re
from collections.abc import Iterator, Sequence

from campaign.chinese import counted
from campaign.issues import Issue
from campaign.roster.owner import Signs, tab_and_folders
from campaign.scheme.sheets import Judge
from campaign.scoring.marking.whose_list import of_another
from campaign.workbook.declare.names import name_key
from campaign.workbook.declare.text import squeeze
from campaign.workbook.grid import Grid

_ROLE = "(?:评委|评审专家|评审|考官|专家|评分人|打分人|席位|座位|座席)"
_DIGITS = r"(?:\d{1,2}|[一二三四五六七八九十]{1,3})"
_ENDS = r"(?![.]?(?!签)[^\W_])"
_CALLED = re.compile(
    rf"{_ROLE}(?:席位?|座位|顺?序|编)?号?码?[(:]*第?(?P<behind>{_DIGITS})号?(?:{_ROLE})?[)]?{_ENDS}"
    rf"|(?:^|(?<=[^\w])|第)(?P<before>{_DIGITS})号?{_ROLE}{_ENDS}"
)
_BY_LOT = "；号码是抽签排的，在表上补写评委姓名，或者在“评委名单”加一列“评委号”照实填写"
_SIGNED = 4
"""Filled cells of a line to sign, at most; a row of the table has more."""


def called_by_number(
    grid: Grid, signs: Signs, own: str, judges: Sequence[Judge], panel: Sequence[Judge]
) -> Iterator[Issue]:
    """Yield where a sheet gives the number of another judge, and nowhere the name of its own.

    A number is the judge's 评委号 or, where nobody has one, the place among the `judges` of the
    scheme or the `panel` of the component. Beside the name it says nothing: seats are drawn by lot.
    """
    texts = [(grid.where(), text) for text in tab_and_folders(grid)]
    texts += signs.lines(_SIGNED)
    key = name_key(own)
    if any(key in squeeze(text) for _, text in texts):
        return
    seated = {each.seat: each.name for each in judges if each.seat}
    lists = [seated] if seated else [_in_order(judges), _in_order(panel)]
    for where, text in texts:
        found = _CALLED.finditer(squeeze(text))
        numbers = {counted(hit["behind"] or hit["before"]) for hit in found}
        if len(numbers) == 1 and not any(own == each.get(min(numbers)) for each in lists):
            number = numbers.pop()
            there = lists[0].get(number)
            hint = f"（{number}号在评委名单上是{there}）" if there else "（评委名单上没有这个号）"
            yield of_another(where, own, f"{number}号评委", hint, _BY_LOT)


def _in_order(judges: Sequence[Judge]) -> dict[int | None, str]:
    return {number: each.name for number, each in enumerate(judges, 1)}
