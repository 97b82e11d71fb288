"""Whose sheet is it? Whom a sheet names itself: on its tab, in its head, where it is signed.

The file's name says who filled in a score sheet, an opinion or a department's picks. Files are
renamed, copied and swapped; what stands on the sheet is what was signed.
"""

import re
from collections.abc import Callable, Collection, Iterator, Mapping, Sequence
from pathlib import PurePosixPath
from types import MappingProxyType
from typing import NamedTuple

from campaign.issues import Where
from campaign.workbook.declare.cells import Raw, as_text
from campaign.workbook.declare.names import meant, meant_by_office, name_key, same_person
from campaign.workbook.declare.text import fold, in_simplified, person_name
from campaign.workbook.grid import Grid, is_blank

_LONGEST_HEAD = 60
"""Characters: a longer text above a table is an instruction, which may name anybody."""
_WITHIN = 4
"""Cells right of a label in which its value is looked for."""
_LINE = re.compile(r"[_＿]+")
"""The line on which people sign; typed names stand on it: ＿＿雷鸣＿＿."""
_BESIDES = re.compile("监督|监票|计票|统分|记分|计分|复核|核分|工作人员|记录|主持|纪委|纪检")
"""Who signs a sheet besides its owner."""
_LABEL = re.compile("[\u4e00-\u9fff]{2,6}[:：]|满分")
"""Where the next label of the same line begins."""
_ENDS = re.compile(r"\s{2,}|[:：，。；;、,/／()（）\[\]【】]|\d")
"""Where a name ends that has more behind it."""
_DAY = re.compile(r"\d{2,4}\s*[年./-]\s*\d{1,2}\s*[月./-]\s*\d{1,2}\s*日?")
_PROXY = re.compile(r"^代(?=..)|(?:代签|代填|代打|代笔|代)$")
"""Beside the name of somebody who signed for another one."""
_NAME = re.compile(r"(?!第?[一二三四五六七八九十]+号?$)[\u3400-\u9fff·]{2,4}")
"""What looks like somebody's name; numbers do not: 二十, 第三号."""
_NO_NAMES = frozenset(
    ("签名", "签字", "已签", "本人", "同上", "姓名", "盖章", "满分", "年月日", "日期", "时间")
)
_FILLED_IN_BY = "填表人|填报人|填写人"
"""Labels of a clerk's or of the owner's: only another owner behind them tells anything."""
_BETWEEN_HAN = re.compile(r"(?<=[\u4e00-\u9fff])(?=[\u4e00-\u9fff])")
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
    means: Callable[[str], str]
    """Which known owner a text names, if any."""
    others: Collection[str] = ()
    """All others who own such a sheet, as a title may name them."""
    names: Collection[str] = ()
    """All ways of naming the owner in a title."""
    may_be_unknown: bool = False
    """Whether the name of somebody on no list, behind a label, is another owner's, too."""


def a_person(
    name: str,
    all_owners: Collection[str],
    labels: Sequence[str],
    offices: Mapping[str, str] = MappingProxyType({}),
) -> Owner:
    """Return somebody out of several, each with a sheet of their own.

    `offices` are the owners' 职务 by name, as far as they are known: 评委：人大主席 names somebody.
    """

    def means(text: str) -> str:
        return meant(text, all_owners) or meant_by_office(text, offices, name)

    return Owner(
        labels,
        lambda text: same_person(text, name) or means(text) == name,
        means,
        [each for each in all_owners if not same_person(each, name)],
        [name_key(name)],
        may_be_unknown=True,
    )


def a_thing(name: str, all_names: Collection[str], labels: Sequence[str]) -> Owner:
    """Return something that has a sheet of its own, by one of its names."""
    known = {fold(each): each for each in all_names}
    return Owner(
        labels,
        lambda text: fold(text) == fold(name),
        lambda text: known.get(fold(text), ""),
        [each for each in all_names if fold(each) != fold(name)],
        [name],
    )


class _Line(NamedTuple):
    """A row of a sheet, but for the table's header."""

    row: int
    is_below: bool
    """It stands below the header, in the table or behind it."""
    filled: list[int]
    """Columns that are not blank."""
    typed: str


class Signs:
    """What a sheet says of itself, gone through once for all who may be expected on it."""

    def __init__(self, grid: Grid, first_row: int) -> None:
        """`first_row` is the first row of its table: what stands above is the head."""
        self._grid, self._first_row = grid, first_row
        self._lines = [
            _Line(row, row >= first_row, _filled(cells), _typed("\n".join(_texts(cells))))
            for row, cells in enumerate(grid.rows)
            if row != first_row - 1
        ]

    def lines(self, most: int) -> Iterator[tuple[Where, str]]:
        """Yield where a line begins, and its words: above the table, and at its foot.

        A line with more than `most` filled cells is a row of the table.
        """
        for row, is_below, filled, _ in self._lines:
            if filled and not (is_below and len(filled) > most):
                cells = self._grid.rows[row]
                yield (
                    self._grid.where(row, filled[0]),
                    " ".join(as_text(cells[at]) for at in filled),
                )

    def called_otherwise(self, owner: Owner) -> Iterator[Calls]:
        """Yield the places that say it is somebody else's, alone or beside its owner."""
        found = {each.where: each for each in _in_titles(self._grid, self._first_row, owner)}
        label, others = _label_of(owner.labels), tuple(owner.others)
        in_any_cell = re.compile(label.pattern, re.MULTILINE)
        for row, is_below, filled, typed in self._lines:
            is_alone = is_below and len(filled) == 1
            if is_alone or in_any_cell.search(typed):
                for at, written in self._said(row, label, others, owner, is_alone=is_alone):
                    where = self._grid.where(row, at)
                    found.setdefault(where, Calls(where, written))
        yield from found.values()

    def _said(
        self,
        row: int,
        label: re.Pattern[str],
        others: tuple[str, ...],
        owner: Owner,
        *,
        is_alone: bool,
    ) -> Iterator[tuple[int, str]]:
        """Yield the columns of a row that name another one, and whom."""
        cells = self._grid.rows[row]
        for at, raw in enumerate(cells):
            if not isinstance(raw, str) or is_blank(raw):
                continue
            text = _typed(raw)
            for hit in label.finditer(text):
                rest = text[hit.end() :]
                if not _is_parted(hit[0], rest, others):
                    continue
                column, value = (at, rest) if rest.strip() else _right_of(cells, at)
                if written := _another(value, owner, is_sure=not hit["clerk"]):
                    yield column, written
            if is_alone and (written := _alone(text, owner)):
                yield at, written


def _texts(cells: Sequence[Raw]) -> Iterator[str]:
    return (raw for raw in cells if isinstance(raw, str) and raw)


def _label_of(labels: Sequence[str]) -> re.Pattern[str]:
    """Return what finds labels, 评 委 as well as 评委.

    At the beginning of a cell what follows is looked at later, further on there must be a colon.
    """
    asked = _BETWEEN_HAN.sub(r"\\s?", rf"(?P<clerk>{_FILLED_IN_BY})|{'|'.join(labels)}")
    return re.compile(rf"(?:(?P<first>^\s*)|(?<=\s))(?:{asked})(?:\s*[:：]|(?(first)\s*|(?!)))")


def _is_parted(label: str, rest: str, others: tuple[str, ...]) -> bool:
    """Tell whether a label ends where it seems to: nothing, a blank or a known name follows.

    The names are no part of its pattern: where there are hundreds of owners, compiling one for
    each sheet would take longer than reading all of them.
    """
    return not rest or label[-1] in ":：" or label[-1].isspace() or rest.startswith(others)


def _another(value: str, owner: Owner, *, is_sure: bool) -> str:
    """Return whom a text behind a label names besides the owner, or instead."""
    said = _up_to_others(_LABEL.split(value, maxsplit=1)[0]).strip()
    if known := _known(said, owner):
        return known
    first = _ENDS.split(said, maxsplit=1)[0]
    names = [name for name in _names_in(first) if _NAME.fullmatch(name) and name not in _NO_NAMES]
    is_theirs = any(map(owner.is_own, _names_in(first)))
    return names[-1] if names and is_sure and owner.may_be_unknown and not is_theirs else ""


def _known(said: str, owner: Owner) -> str:
    """Return the known owner, another one, whom a text names; the first of several."""
    names = [name for part in _ENDS.split(said) for name in _names_in(part)]
    return next((owner.means(name) for name in names if _is_another(name, owner)), "")


def _is_another(name: str, owner: Owner) -> bool:
    return owner.means(name) != "" and not owner.is_own(name)


def _alone(text: str, owner: Owner) -> str:
    """Return whom a text names that has a line for itself, as people sign below a table."""
    said = _up_to_others(text)
    names = [name for part in _ENDS.split(said) for name in _names_in(part)]
    return "" if any(map(owner.is_own, names)) else _known(said, owner)


def _up_to_others(text: str) -> str:
    return _DAY.sub("  ", _BESIDES.split(text, maxsplit=1)[0])


def tab_and_folders(grid: Grid) -> tuple[str, ...]:
    """Return what a sheet is called on its tab, and the folders that its file was put into."""
    return grid.sheet, *PurePosixPath(grid.file).parts[1:-1]


def _in_titles(grid: Grid, first_row: int, owner: Owner) -> Iterator[Calls]:
    """Yield another one's name without the owner's own beside it.

    It may stand above the table, on its tab, or on the folder that the file lies in.
    """
    texts = [(grid.where(), text) for text in tab_and_folders(grid)]
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
        written = max(named, key=len, default="") or _known(text, owner)
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
            return at, _typed(raw) if isinstance(raw, str) else ""
    return label, ""


def _typed(raw: str) -> str:
    return in_simplified(_LINE.sub("  ", raw))


def _names_in(part: str) -> list[str]:
    """Return what may be a name in a part of a text: all of it, and each of its words."""
    words = part.split()
    names = [person_name(part), *words] if len(words) > 1 else words
    return list(dict.fromkeys(name for each in names for name in (each, _PROXY.sub("", each))))


def _filled(cells: Sequence[Raw]) -> list[int]:
    return [at for at, raw in enumerate(cells) if not is_blank(raw)]
