"""Where labelled values are: forms (a label, the value to its right) and 项目 | 内容 sheets."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any, NamedTuple

from campaign.issues import Issue, Kind, Where, did_you_mean
from campaign.workbook.declare.cells import Raw, address, as_text
from campaign.workbook.declare.sheet import Column, Sheet, SheetLayout
from campaign.workbook.declare.text import fold, nearest
from campaign.workbook.grid import Area, Grid, is_blank
from campaign.workbook.read.header import HEADER_WITHIN
from campaign.workbook.read.vocabulary import Known, Named, Vocabulary, header_key, vocabulary_of

Key = tuple[str, Any]
"""Field, and the member of a `many` column."""

_COLON = re.compile("[:：]")
_PARTING = re.compile(r"[\s,，;；。、/|｜]+")
"""What stands between a value and the next label in one cell."""
_PARTING_AT_END = re.compile(rf"{_PARTING.pattern}$")
_KIN = ("称谓", "关系", "与本人关系")
_LABELS_OF_TWO_FORMS = 2
"""Labels with a value each time that stand there twice before it is two forms and not a slip.

So many must say something different, or one that tells whose the form is.
"""


class Labelled(NamedTuple):
    """The value that stands at a label."""

    column: Column
    member: Any
    row: int
    at: int
    raw: Raw


Found = dict[Key, Labelled]


class Labels(NamedTuple):
    """The cells of one form or items sheet, by field."""

    file: str
    sheet: str
    cells: Mapping[Key, tuple[int, int]]
    """Zero-based row and column of each value."""

    def where(self, number: int, field: str, member: Any = None) -> Where:
        """Return the cell of a field (its first member unless named), or the sheet."""
        for (name, part), cell in self.cells.items():
            if name == field and member in (None, part):
                return Where(self.file, self.sheet, address(*cell))
        return Where(self.file, self.sheet)

    def has(self, field: str, member: Any = None) -> bool:
        """Tell whether a field has a label."""
        return any(name == field and member in (None, part) for name, part in self.cells)


def labels_of(grid: Grid, found: Found) -> Labels:
    """Return where the values were found; forms from one template share one table of cells."""
    cells = tuple((key, each.row, each.at) for key, each in found.items())
    return Labels(grid.file, grid.sheet, _cells(cells))


@lru_cache(maxsize=256)
def _cells(places: tuple[tuple[Key, int, int], ...]) -> Mapping[Key, tuple[int, int]]:
    return {key: (row, at) for key, row, at in places}


def find_labelled(grid: Grid, sheet: Sheet[Any]) -> tuple[Found, list[Issue]]:
    """Return the values of a form or of an items sheet."""
    return (
        _find_items(grid, sheet) if sheet.layout is SheetLayout.ITEMS else _find_form(grid, sheet)
    )


def _gather(found: list[Labelled]) -> dict[Key, list[Labelled]]:
    grouped: dict[Key, list[Labelled]] = {}
    for each in found:
        grouped.setdefault((each.column.field, each.member), []).append(each)
    return grouped


# -- items ----------------------------------------------------------------------------------------


def _find_items(grid: Grid, sheet: Sheet[Any]) -> tuple[Found, list[Issue]]:
    top, name_column, value_column = _items_header(grid, sheet)
    if top < 0:
        columns = f"项目、{sheet.value_header}"
        return {}, [Kind.HEADER_MISSING.at(grid.where(), columns=columns, turned="")]
    vocabulary = vocabulary_of(sheet, (), grid.spoken)
    issues: list[Issue] = []
    found: list[Labelled] = []
    for row in range(top + 1, len(grid.rows)):
        raw = grid.at(row, name_column)
        value = grid.at(row, value_column)
        if known := vocabulary.find_raw(raw):
            found.append(Labelled(*known, row, value_column, value))
        elif not is_blank(raw) and not is_blank(value):
            issues.append(_unknown_item(grid, sheet, row, name_column))
    grouped = _gather(found)
    issues += [_duplicate_item(grid, several) for several in grouped.values() if len(several) > 1]
    issues += [
        Kind.ITEM_MISSING.at(
            grid.where(), item=header, expected=sheet.column(field).kind.expected()
        )
        for header, field, member in vocabulary.wanted
        if (field, member) not in grouped
    ]
    return {key: several[0] for key, several in grouped.items()}, issues


def _items_header(grid: Grid, sheet: Sheet[Any]) -> tuple[int, int, int]:
    wanted = fold(sheet.value_header)
    for row in range(min(HEADER_WITHIN, len(grid.rows))):
        keys = [header_key(raw) if isinstance(raw, str) else "" for raw in grid.rows[row]]
        if "项目" in keys and wanted in keys:
            return row, keys.index("项目"), keys.index(wanted)
    return -1, 0, 0


def _unknown_item(grid: Grid, sheet: Sheet[Any], row: int, column: int) -> Issue:
    item = as_text(grid.at(row, column)).strip()
    suggestion = did_you_mean(nearest(item, [column.header for column in sheet.columns]))
    where = grid.where(row, column)
    return Kind.ITEM_UNKNOWN.at(where, read=item, item=item, suggestion=suggestion)


def _duplicate_item(grid: Grid, several: list[Labelled]) -> Issue:
    cells = "、".join(address(each.row, each.at) for each in several)
    item = several[0].column.header
    where = grid.where(several[1].row, several[1].at)
    return Kind.ITEM_DUPLICATE.at(where, read=item, item=item, count=len(several), cells=cells)


# -- forms ----------------------------------------------------------------------------------------


def _find_form(grid: Grid, sheet: Sheet[Any]) -> tuple[Found, list[Issue]]:
    vocabulary = vocabulary_of(sheet, (), grid.spoken)
    found: Found = {}
    doubled: list[list[Labelled]] = []
    twice = 0
    for key, several in _all_labelled(grid, vocabulary).items():
        found[key] = several[0]
        if len(several) > 1 and (values := [each for each in several if each.raw != ""]):
            found[key] = values[0]
            twice += len(values) > 1
            if len({as_text(each.raw).strip() for each in values}) > 1:
                doubled.append(values)
    differs = _LABELS_OF_TWO_FORMS if not any(each[0].column.key for each in doubled) else 1
    if len(doubled) >= differs and twice >= _LABELS_OF_TWO_FORMS:
        second = min(each[1].row for each in doubled)
        cell = address(second, 0)
        data = {"cell": cell, "people": "", "unread": "都没有读取：一份报名表只写一个人"}
        return {}, [Kind.TABLES_TWO.at(grid.where(second, 0), **data)]
    issues = [_duplicate_label(grid, values) for values in doubled]
    issues += [
        Kind.LABEL_MISSING.at(grid.where(), label=header)
        for header, field, member in vocabulary.wanted
        if (field, member) not in found
    ]
    return found, issues


def _all_labelled(grid: Grid, vocabulary: Vocabulary) -> dict[Key, list[Labelled]]:
    """Return what stands at each label: right of it, or else where this form has its values.

    An empty column may stand between, or all values below their labels.
    """
    found = _labelled(grid, vocabulary, _beside)
    if _says_whose(found):
        return found
    ways = (_labelled(grid, vocabulary, way) for way in (_farther, _below))
    return next(filter(_says_whose, ways), found)


def _says_whose(found: dict[Key, list[Labelled]]) -> bool:
    """Tell whether any key of the form has a value."""
    return any(each.raw != "" for several in found.values() for each in several if each.column.key)


Way = Callable[[Grid, int, int], tuple[int, int, Raw]]
"""From a label to the row and column of its value, and what stands there."""


def _beside(grid: Grid, row: int, at: int) -> tuple[int, int, Raw]:
    right, raw = _right_of(grid.rows[row], at, grid.merged_from.get((row, at)))
    return row, right, raw


def _farther(grid: Grid, row: int, at: int) -> tuple[int, int, Raw]:
    """Return the next thing on the line, beyond empty cells."""
    cells = grid.rows[row]
    filled = (column for column in range(at + 1, len(cells)) if not is_blank(cells[column]))
    right = next(filled, at + 1)
    return row, right, grid.at(row, right)


def _below(grid: Grid, row: int, at: int) -> tuple[int, int, Raw]:
    area = grid.merged_from.get((row, at))
    lower = (area[2] if area else row) + 1
    return lower, at, grid.at(lower, at)


def _labelled(grid: Grid, vocabulary: Vocabulary, way: Way) -> dict[Key, list[Labelled]]:
    """Return what stands at each label, wherever the label stands.

    Blank if it is the next label.
    """
    named, spoken = grid.scanned_by(vocabulary)
    found: dict[Key, list[Labelled]] = {}
    taken = set()
    for number, (row, at, column, member) in enumerate(named):
        line, right, raw = way(grid, row, at)
        taken.add((line, right))
        raw = _without_line(raw) if isinstance(raw, str) else raw
        if raw != "" and _is_empty(vocabulary, raw):
            raw = ""
        key = column.field, member
        labelled = Labelled(column, member, line, right, raw)
        if key not in found:
            found[key] = [labelled]
        elif not _is_heading(grid, named, number):
            found[key].append(labelled)
    for row, at, text in spoken:
        for inside in () if (row, at) in taken else in_one_cell(vocabulary, row, at, text):
            found.setdefault((inside.column.field, inside.member), []).append(inside)
    return found


def _is_empty(vocabulary: Vocabulary, raw: Raw) -> bool:
    """Tell whether nothing is beside the label but a blank or the next label."""
    return is_blank(raw) or vocabulary.find_raw(raw) is not None


def _is_heading(grid: Grid, named: list[Named], number: int) -> bool:
    """Tell whether it heads an inner table: no value beside it, or in a row of kin."""
    row, at, *_ = named[number]
    beside = {each[:2] for each in named[max(0, number - 1) : number + 2]}
    return not beside.isdisjoint(((row, at - 1), (row, at + 1))) or _names_kin(grid.rows[row])


def _names_kin(cells: Sequence[Raw]) -> bool:
    return any(isinstance(raw, str) and header_key(raw) in _KIN for raw in cells)


def in_one_cell(vocabulary: Vocabulary, row: int, at: int, text: str) -> Iterator[Labelled]:
    """Read labels and values in the same cell: `姓名：张三　编号：01`, or `姓名 张三`."""
    head, *rest = text.split(maxsplit=1) or [""]
    if rest and _COLON.search(head) is None and (known := vocabulary.find_raw(head)):
        yield Labelled(*known, row, at, "" if _is_empty(vocabulary, rest[0]) else rest[0])
        return
    *heads, last = _COLON.split(text)
    known, value = None, ""
    for part in heads:
        label, before = _label_at_end(vocabulary, part)
        value += before if label else f"{before}:"
        if label:
            yield from _value_of(vocabulary, known, row, at, value)
            known, value = label, ""
    yield from _value_of(vocabulary, known, row, at, value + last)


def _label_at_end(vocabulary: Vocabulary, part: str) -> tuple[Known | None, str]:
    """Return the label that a text ends with, the longest, and what stands before it."""
    for start in (0, *(each.end() for each in _PARTING.finditer(part))):
        if known := vocabulary.find_raw(part[start:]):
            return known, _PARTING_AT_END.sub("", part[:start])
    return None, part


def _value_of(
    vocabulary: Vocabulary, known: Known | None, row: int, at: int, value: str
) -> Iterator[Labelled]:
    said = _without_line(value.strip())
    if known and not is_blank(said):
        yield Labelled(*known, row, at, "" if _is_empty(vocabulary, said) else said)


def _without_line(text: str) -> str:
    """Return a text without the line that it was written on: ＿＿张三＿＿."""
    return text.strip("_＿")


def _right_of(cells: Sequence[Raw], label: int, area: Area | None) -> tuple[int, Raw]:
    """Return the column right of a label's own merged range, and what stands there."""
    right = label + 1
    raw = cells[right] if right < len(cells) else ""
    if area and (raw == "" or is_blank(raw)):
        right = area[3] + 1
        raw = cells[right] if right < len(cells) else ""
    return right, raw


def _duplicate_label(grid: Grid, values: list[Labelled]) -> Issue:
    second = values[1]
    return Kind.LABEL_DUPLICATE.at(
        grid.where(second.row, second.at),
        read=as_text(second.raw),
        label=second.column.header,
        count=len(values),
        cells="、".join(address(each.row, each.at) for each in values),
    )
