"""Whose sheet is it? Whom a sheet names itself: on its tab, in its head, where it is signed.

The file's name says who filled in a score sheet, an opinion or a department's picks. Files are
renamed, copied and swapped; what stands on the sheet is what was signed.
"""

import re
from collections.abc import Callable, Collection, Iterator, Sequence
from typing import NamedTuple

from campaign.issues import Where
from campaign.workbook.declare.cells import Raw
from campaign.workbook.declare.names import meant, name_key, same_person
from campaign.workbook.declare.text import fold, person_name
from campaign.workbook.grid import Grid, is_blank

_LONGEST_HEAD = 60
"""Characters: a longer text above a table is an instruction, which may name anybody."""
_WITHIN = 4
"""Cells right of a label in which its value is looked for."""
_ENDS = re.compile(r"[\s\u3000]{2,}|[，。；;]|[\u4e00-\u9fff]{2,6}[:：]|\d")
"""Where a name ends that has more behind it on the same line."""
_BETWEEN = re.compile(r"[、,/／]")
_NAME = re.compile(r"[\u3400-\u9fff·]{2,4}")
_NO_NAMES = frozenset(
    ("签名", "签字", "已签", "本人", "同上", "姓名", "盖章", "满分", "年月日", "日期", "时间")
)
SIGNED = r"(?:姓名|名字|本人)?\s*[(（\[【]?\s*(?:签名|签字|签章|盖章)?\s*[)）\]】]?"
"""What stands behind 评委 or 分管领导 where they are asked to sign."""


class Calls(NamedTuple):
    """What a sheet calls itself, as far as that is another one than its file's name says."""

    where: Where
    written: str


class Owner(NamedTuple):
    """Who is to be expected on a sheet, and what else it might be."""

    labels: Sequence[str]
    """What stands before the owner on the sheet: 评委签名."""
    is_own: Callable[[str], bool]
    """Whether a text names the owner."""
    means_another: Callable[[str], str]
    """Whom a text behind a label names, if it names anybody."""
    others: Collection[str]
    """All others who own such a sheet, as a title may name them."""
    names: Collection[str]
    """All ways of naming the owner in a title."""


def a_person(name: str, all_owners: Collection[str], labels: Sequence[str]) -> Owner:
    """Return somebody out of several, each with a sheet of their own."""

    def means_another(text: str) -> str:
        known = meant(text, all_owners)
        return known or (text if _NAME.fullmatch(text) and text not in _NO_NAMES else "")

    others = [each for each in all_owners if not same_person(each, name)]
    return Owner(
        labels, lambda text: same_person(text, name), means_another, others, [name_key(name)]
    )


def a_thing(name: str, all_names: Collection[str], labels: Sequence[str]) -> Owner:
    """Return something that has a sheet of its own, by one of its names."""
    known = {fold(each): each for each in all_names}
    others = [each for each in all_names if fold(each) != fold(name)]
    return Owner(
        labels,
        lambda text: fold(text) == fold(name),
        lambda text: known.get(fold(text), ""),
        others,
        [name],
    )


def called_otherwise(grid: Grid, first_row: int, owner: Owner) -> Iterator[Calls]:
    """Yield the places where a sheet says that it is somebody else's.

    `first_row` is the first row of its table: what stands above is the head.
    """
    found = {each.where: each for each in _in_titles(grid, first_row, owner)}
    asked, others = "|".join(owner.labels), tuple(owner.others)
    # The others' names are no part of the pattern: where there are hundreds of owners, compiling
    # one for each sheet would take longer than reading all of them.
    label = re.compile(rf"^\s*(?:{asked})\s*[:：]?\s*|(?<=[\s＿_])(?:{asked})\s*[:：]")
    for row, cells in enumerate(grid.rows):
        for at, raw in enumerate(cells):
            if not isinstance(raw, str) or row == first_row - 1:
                continue
            for hit in label.finditer(raw):
                rest = raw[hit.end() :]
                parted = hit[0].endswith((":", "：")) or hit[0][-1].isspace()
                if rest and not parted and not rest.startswith(others):
                    continue
                column, value = (at, rest) if rest.strip() else _right_of(cells, at)
                named = [each for each in _names_in(value) if owner.means_another(each)]
                if named and not any(map(owner.is_own, _names_in(value))):
                    where = grid.where(row, column)
                    found.setdefault(where, Calls(where, owner.means_another(named[-1])))
    yield from found.values()


def _in_titles(grid: Grid, first_row: int, owner: Owner) -> Iterator[Calls]:
    """Yield another one's name on the tab or above the table, without the owner's own beside it."""
    texts = [(grid.where(), grid.sheet)]
    for row, cells in enumerate(grid.rows[: max(first_row - 1, 0)]):
        texts += [
            (grid.where(row, at), raw)
            for at, raw in enumerate(cells)
            if isinstance(raw, str) and _is_head(raw)
        ]
    for where, text in texts:
        key = fold(text)
        # The longest name counts: 竞职演说 is no sheet of 演说.
        named = (each for each in (*owner.names, *owner.others) if fold(each) in key)
        written = max(named, key=len, default="")
        beside = key.replace(fold(written), "")
        if written not in ("", *owner.names) and not any(
            fold(own) in beside for own in owner.names
        ):
            yield Calls(where, written)


def _is_head(raw: Raw) -> bool:
    return isinstance(raw, str) and 0 < len(raw) <= _LONGEST_HEAD


def _right_of(cells: Sequence[Raw], label: int) -> tuple[int, str]:
    """Return the text behind a label that has a cell for itself."""
    for at in range(label + 1, min(label + 1 + _WITHIN, len(cells))):
        raw = cells[at]
        if not is_blank(raw):
            return at, raw if isinstance(raw, str) else ""
    return label, ""


def _names_in(value: str) -> list[str]:
    """Return what may be the name at the beginning of a text, the most likely last."""
    head = _ENDS.split(value.strip(), maxsplit=1)[0]
    names = []
    for part in _BETWEEN.split(head):
        words = part.split()
        names += [person_name(part), *(words[:1] if len(words) > 1 else ())]
    return [name for name in names if name]
