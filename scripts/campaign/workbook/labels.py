"""Where labelled values are: forms (a label, the value to its right) and 项目 | 内容 sheets."""

from dataclasses import dataclass
from typing import Any

from campaign.issues import Issue, Kind, Where
from campaign.workbook.cells import Raw, address, as_text
from campaign.workbook.grid import Grid, is_blank
from campaign.workbook.layout import HEADER_WITHIN, Vocabulary, header_key, vocabulary_of
from campaign.workbook.sheet import Column, Layout, Sheet
from campaign.workbook.text import fold, nearest

Key = tuple[str, Any]
"""Field, and the member of a `many` column."""


@dataclass(frozen=True, slots=True)
class Labelled:
    """The value that stands at a label."""

    column: Column
    member: Any
    row: int
    index: int
    raw: Raw


Found = dict[Key, Labelled]


@dataclass(frozen=True, slots=True)
class Labels:
    """The cells of one form or items sheet, by field."""

    file: str
    sheet: str
    cells: dict[Key, str]

    def where(self, number: int, field: str, member: Any = None) -> Where:
        """The cell of a field (its first member unless named), or the sheet."""
        for (name, part), cell in self.cells.items():
            if name == field and member in (None, part):
                return Where(self.file, self.sheet, cell)
        return Where(self.file, self.sheet)


def find_labelled(grid: Grid, sheet: Sheet[Any]) -> tuple[Found, list[Issue]]:
    """The values of a form or of an items sheet."""
    return _find_items(grid, sheet) if sheet.layout is Layout.ITEMS else _find_form(grid, sheet)


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
        return {}, [Kind.HEADER_MISSING.at(grid.where(), columns=columns)]
    vocabulary = vocabulary_of(sheet)
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
    guess = nearest(item, [column.header for column in sheet.columns])
    suggestion = f"，是不是“{guess}”" if guess else ""
    where = grid.where(row, column)
    return Kind.ITEM_UNKNOWN.at(where, read=item, item=item, suggestion=suggestion)


def _duplicate_item(grid: Grid, several: list[Labelled]) -> Issue:
    cells = "、".join(address(each.row, each.index) for each in several)
    item = several[0].column.header
    where = grid.where(several[1].row, several[1].index)
    return Kind.ITEM_DUPLICATE.at(where, read=item, item=item, count=len(several), cells=cells)


# -- forms ----------------------------------------------------------------------------------------


def _find_form(grid: Grid, sheet: Sheet[Any]) -> tuple[Found, list[Issue]]:
    vocabulary = vocabulary_of(sheet)
    all_labelled = [
        labelled
        for row, cells in enumerate(grid.rows)
        for index, raw in enumerate(cells)
        if raw != ""
        and isinstance(raw, str)
        and (labelled := _at(grid, vocabulary, row, index, raw))
    ]
    issues: list[Issue] = []
    found = {
        key: _choose(grid, vocabulary, several, issues)
        for key, several in _gather(all_labelled).items()
    }
    issues += [
        Kind.COLUMN_MISSING.at(grid.where(), column=header, suggestion="")
        for header, field, member in vocabulary.wanted
        if (field, member) not in found
    ]
    return found, issues


def _at(grid: Grid, vocabulary: Vocabulary, row: int, index: int, raw: str) -> Labelled | None:
    """The labelled value, if a cell is a label, or holds `姓名：张三`."""
    if known := vocabulary.find_raw(raw):
        right = _right_of(grid, row, index)
        return Labelled(*known, row, right, grid.at(row, right))
    head, colon, value = raw.replace("：", ":", 1).partition(":")
    if colon and not is_blank(value) and (known := vocabulary.find_raw(head)):
        return Labelled(*known, row, index, value)
    return None


def _right_of(grid: Grid, row: int, index: int) -> int:
    """The column right of a label, beyond the label's own merged range."""
    if not is_blank(grid.at(row, index + 1)):
        return index + 1
    area = grid.merged_area(row, index)
    return area[3] + 1 if area else index + 1


def _choose(
    grid: Grid, vocabulary: Vocabulary, several: list[Labelled], issues: list[Issue]
) -> Labelled:
    """One of several cells with the same label: a heading of some table has a label beside it."""
    values = [
        each for each in several if not is_blank(each.raw) and not vocabulary.find_raw(each.raw)
    ]
    if len({as_text(each.raw).strip() for each in values}) > 1:
        second = values[1]
        issues.append(
            Kind.LABEL_DUPLICATE.at(
                grid.where(second.row, second.index),
                read=as_text(second.raw),
                label=second.column.header,
                count=len(values),
                cells="、".join(address(each.row, each.index) for each in values),
            )
        )
    if values:
        return values[0]
    first = several[0]
    blank = "" if vocabulary.find_raw(first.raw) else first.raw
    return Labelled(first.column, first.member, first.row, first.index, blank)
